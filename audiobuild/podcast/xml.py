"""XML elements of a feed: namespaces, lookup, and replacing our elements without touching those of other tools."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lxml.etree import _Element as Element

PREFIXES = MappingProxyType(
    {
        "atom": "http://www.w3.org/2005/Atom",
        "content": "http://purl.org/rss/1.0/modules/content/",
        "fh": "http://purl.org/syndication/history/1.0",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "podcast": "https://podcastindex.org/namespace/1.0",
        "psc": "http://podlove.org/simple-chapters",
    }
)
"""The XML namespaces of a podcast feed by their customary prefixes."""

_INDENT = "  "


def _qualified(name: str) -> str:
    """Expand a prefixed name: `itunes:title` becomes `{http://www.itunes.com/dtds/podcast-1.0.dtd}title`."""
    prefix, colon, local = name.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}" if colon else name


def prefixed(tag: str) -> str:
    """Abbreviate a qualified name with its prefix; of an unknown namespace only the local name is left."""
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    return next((f"{prefix}:{local}" for prefix, known in PREFIXES.items() if known == uri), local)


def element(tag: str, text: str = "", children: Iterable[Element] = (), **attributes: str) -> Element:
    """Create an element.

    Args:
        tag: prefixed name (`itunes:title`).
        text: its text, without characters that XML forbids.
        children: its child elements.
        attributes: by name; a trailing `_` is removed (`type_`).
    """
    created = etree.Element(_qualified(tag), nsmap=dict(PREFIXES))
    for key, value in attributes.items():
        created.set(key.rstrip("_"), value)
    if text:
        created.text = text
    created.extend(children)
    return created


def replace_owned(
    parent: Element, new: Sequence[Element], owned: Callable[[Element], bool], level: int
) -> tuple[str, ...]:
    """Replace the elements that we own in a channel or an item; change nothing if they are equal already.

    Args:
        parent: the channel or item.
        new: our elements as they should be.
        owned: returns whether an element is of a kind that we write.
        level: depth of the parent's children, for indentation.

    Returns:
        The prefixed names of the elements that differ.
    """
    old = [child for child in elements(parent) if owned(child)]
    changed = _differing(old, new)
    if changed:
        position = parent.index(old[0]) if old else 0
        for child in old:
            parent.remove(child)
        for offset, child in enumerate(new):
            parent.insert(position + offset, child)
            etree.indent(child, _INDENT, level=level)
        indent_children(parent, level)
    return changed


def indent_children(parent: Element, level: int) -> None:
    """Put each child on its own line, unless there is text between the children."""
    inner, outer = f"\n{_INDENT * level}", f"\n{_INDENT * (level - 1)}"
    if not (parent.text or "").strip():
        parent.text = inner
    for child in parent:
        if not (child.tail or "").strip():
            child.tail = inner
    if len(parent) and not (parent[-1].tail or "").strip():
        parent[-1].tail = outer


def elements(parent: Element) -> list[Element]:
    """Return the child elements, without comments and processing instructions."""
    return [child for child in parent if isinstance(child.tag, str)]


def find(parent: Element, tag: str, **attributes: str) -> Element | None:
    """Return the first child with this prefixed name and these attributes."""
    children = parent.iterchildren(_qualified(tag))
    return next(
        (child for child in children if all(child.get(key) == value for key, value in attributes.items())), None
    )


def text_of(parent: Element, tag: str, **attributes: str) -> str:
    """Return the text of the first such child, or an empty string."""
    child = find(parent, tag, **attributes)
    return "" if child is None else (child.text or "").strip()


def _differing(old: Sequence[Element], new: Sequence[Element]) -> tuple[str, ...]:
    """Return the names of the elements that differ, regardless of their order."""
    before, after = (sorted(map(_value, children)) for children in (old, new))
    if before == after:
        return ()
    names = [prefixed(str(child.tag)) for child in (*new, *old)]
    differ = {tag for tag, *_ in [*(e for e in before if e not in after), *(e for e in after if e not in before)]}
    return tuple(dict.fromkeys(name for name in names if _qualified(name) in differ)) or ("order",)


def _value(node: Element) -> tuple[object, ...]:
    """Return everything an element says, ignoring white space between its children."""
    text = node.text or ""
    children = elements(node)
    return (
        str(node.tag),
        "" if children and not text.strip() else text,
        tuple(sorted((str(key), str(value)) for key, value in node.attrib.items())),
        tuple(map(_value, children)),
    )
