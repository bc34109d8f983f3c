"""Numbers of Word's lists that go on after a paragraph between two items, which mammoth begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.readers.office.wordprocessing import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_NO_NUMBERS = frozenset({"bullet", "none"})


class _List(NamedTuple):
    """A list as the document uses it."""

    abstract: str
    """Identifier of its definition; lists with the same one count on."""
    starts: Mapping[str, int]
    """The first number of each level that this list begins anew."""


def continue_numbers(root: _Element, document: _Element, numbering: _Element | None) -> None:
    """Set the first number of each list in an HTML tree to the one that Word shows.

    Args:
        root: what mammoth made of the document.
        document: its main part.
        numbering: its part with the definitions of lists.
    """
    if numbering is None:
        return
    numbered = _numbered(document, numbering)
    for item in root.iter("li"):
        ordered = item.getparent()
        if ordered is None or ordered.tag != "ol":
            continue
        text = _own_text(item)
        number = next((value for words, value in numbered if words == text), None)
        if number is None:
            return
        if item.getprevious() is None and number > 1:
            ordered.set("start", str(number))


def _numbered(document: _Element, numbering: _Element) -> Iterator[tuple[str, int]]:
    """Yield the words and the number of each numbered paragraph, in order."""
    lists = {_get(one, "numId"): _list_of(one) for one in numbering.iter(f"{WORD}num")}
    levels = {
        (_get(definition, "abstractNumId"), _get(level, "ilvl")): level
        for definition in numbering.iter(f"{WORD}abstractNum")
        for level in definition.iter(f"{WORD}lvl")
    }
    counts: dict[tuple[str, int], int] = {}
    begun: set[tuple[str, str]] = set()
    for paragraph in document.iter(f"{WORD}p"):
        properties = paragraph.find(f"{WORD}pPr/{WORD}numPr")
        name = "" if properties is None else _value(properties, "numId")
        if properties is None or name not in lists:
            continue
        depth, used = _value(properties, "ilvl") or "0", lists[name]
        level = levels.get((used.abstract, depth))
        if level is None or _value(level, "numFmt") in _NO_NUMBERS:
            continue
        key = (used.abstract, int(depth))
        first = int(_value(level, "start") or 1)
        if depth in used.starts and (name, depth) not in begun:
            begun.add((name, depth))
            counts[key] = used.starts[depth] - 1
        counts = {other: count for other, count in counts.items() if other[0] != key[0] or other[1] <= key[1]}
        counts[key] = counts.get(key, first - 1) + 1
        yield _words("".join(part.text or "" for part in paragraph.iter(f"{WORD}t"))), counts[key]


def _list_of(one: _Element) -> _List:
    overrides = [(_get(part, "ilvl"), _value(part, "startOverride")) for part in one.iter(f"{WORD}lvlOverride")]
    return _List(_value(one, "abstractNumId"), {level: int(start) for level, start in overrides if start.isdecimal()})


def _own_text(item: _Element) -> str:
    """Return the words of an item without those of the lists in it."""
    texts = [item.text or ""]
    for child in item:
        texts += ["" if child.tag in ("ol", "ul") else "".join(child.itertext()), child.tail or ""]
    return _words("".join(texts))


def _words(text: str) -> str:
    return "".join(text.split())


def _get(element: _Element, name: str) -> str:
    return element.get(f"{WORD}{name}", "")


def _value(element: _Element, name: str) -> str:
    """Return the value of an element's child."""
    child = element.find(f"{WORD}{name}")
    return "" if child is None else child.get(f"{WORD}val", "")
