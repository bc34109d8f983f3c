"""Elements of a feed, and how ours are exchanged without touching those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from audiobuild.publish.namespaces import PREFIXES, name, prefixed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element as Element

_INDENT = "  "


def element(tag: str, text: str = "", children: Iterable[Element] = (), **attributes: str) -> Element:
    """A new element.

    Args:
        tag: its name, with one of our prefixes where it has one (`itunes:title`).
        text: what it holds, without characters that XML forbids.
        children: what stands in it.
        attributes: by name; `_` at the end is cut off (`type_`).
    """
    made = etree.Element(name(tag), nsmap=dict(PREFIXES))
    for key, value in attributes.items():
        made.set(key.rstrip("_"), value)
    if text:
        made.text = text
    made.extend(children)
    return made


def exchange(parent: Element, ours: Sequence[Element], owned: Callable[[Element], bool], level: int) -> tuple[str, ...]:
    """Put our elements in the place of the old ones; what is not ours stays, and all of it where nothing differs.

    Args:
        parent: the channel or an item.
        ours: what is to stand in it.
        owned: whether an element is of the kinds that we write.
        level: how deep the parent's children are, for the indentation.

    Returns:
        The names of what differs; none where nothing was touched.
    """
    old = [child for child in elements(parent) if owned(child)]
    changed = _differing(old, ours)
    if changed:
        at = parent.index(old[0]) if old else 0
        for child in old:
            parent.remove(child)
        for offset, child in enumerate(ours):
            parent.insert(at + offset, child)
            etree.indent(child, _INDENT, level=level)
        space(parent, level)
    return changed


def space(parent: Element, level: int) -> None:
    """Each child on its own line; text between children is left alone."""
    inner, outer = f"\n{_INDENT * level}", f"\n{_INDENT * (level - 1)}"
    if not (parent.text or "").strip():
        parent.text = inner
    for child in parent:
        if not (child.tail or "").strip():
            child.tail = inner
    if len(parent) and not (parent[-1].tail or "").strip():
        parent[-1].tail = outer


def elements(parent: Element) -> list[Element]:
    """The children that are elements, not comments or processing instructions."""
    return [child for child in parent if isinstance(child.tag, str)]


def find(parent: Element, tag: str, **attributes: str) -> Element | None:
    """The first child of a name (with one of our prefixes) and with these attributes."""
    found = parent.iterchildren(name(tag))
    return next((each for each in found if all(each.get(key) == value for key, value in attributes.items())), None)


def text_of(parent: Element, tag: str, **attributes: str) -> str:
    """What such a child holds; empty where there is none."""
    found = find(parent, tag, **attributes)
    return "" if found is None else (found.text or "").strip()


def _differing(old: Sequence[Element], new: Sequence[Element]) -> tuple[str, ...]:
    """The names of elements that differ between the two, however they are ordered."""
    before, after = (sorted(map(_value, each)) for each in (old, new))
    if before == after:
        return ()
    names = [prefixed(str(each.tag)) for each in (*new, *old)]
    differ = {tag for tag, *_ in [*(e for e in before if e not in after), *(e for e in after if e not in before)]}
    return tuple(dict.fromkeys(each for each in names if name(each) in differ)) or ("order",)


def _value(each: Element) -> tuple[object, ...]:
    """All that an element says, blanks between its children aside."""
    text = each.text or ""
    kids = elements(each)
    return (
        str(each.tag),
        "" if kids and not text.strip() else text,
        tuple(sorted((str(key), str(value)) for key, value in each.attrib.items())),
        tuple(map(_value, kids)),
    )
