"""Notes of HTML documents, moved to the end of the paragraph that refers to them, where a listener expects them."""

from __future__ import annotations

import posixpath
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.events import BLOCK_TAGS
from audiobuild.readers.html.meaning import NOTE_SIGN, is_note_link

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lxml.etree import _Element

_NOTE = {"class": "footnote"}
_SIGN = "noteref"
"""The class of a note's sign, which is silent."""
_LAST_CHILD = frozenset(["li", "dd", "dt", "div", "section", "article", "main", "body", "blockquote", "center"])
"""Blocks that take a note as their last child; it is placed after any other."""
_MAX_NOTES = 20_000
_MARK = "\u27e6{}\u27e7"
_MARKED = lazy_regex("\u27e6(\\d{1,5})\u27e7")
"""The mark in place of a sign, in brackets that articles do not have."""


class _Reference(NamedTuple):
    """A link that is the sign of a note, and the note."""

    link: _Element
    note: _Element


def place_notes(documents: Sequence[tuple[str, _Element]]) -> None:
    """Move each note of some documents after the block with the first sign that refers to it.

    Args:
        documents: the path of each, by which the others link to it, and its root.
    """
    for reference in _references(documents):
        host = _block_around(reference.link)
        if host is not None and not _contains(reference.note, host):
            _insert(host, _taken_out(reference.note))
            reference.link.set("class", _SIGN)


def take_notes(root: _Element) -> list[_Element]:
    """Take the notes out of a page, and leave a mark in place of each sign, which `restore_notes` finds again.

    An extractor of articles would read the signs as numbers, and drop the notes.
    """
    references = _references([("", root)])
    notes: list[_Element] = []
    for reference in references:
        notes.append(_taken_out(reference.note))
        _replace(reference.link, _MARK.format(len(notes) - 1))
    for link in [link for link in root.iter("{*}a") if _is_sign(link)]:
        _replace(link, "")
    return notes


def restore_notes(article: _Element, notes: Sequence[_Element]) -> None:
    """Remove the marks of `take_notes` from an extracted article, and place the notes there."""
    for element in list(article.iter("*")):
        for name, block in (("text", element), ("tail", element.getparent())):
            text = getattr(element, name) or ""
            numbers = [int(match[1]) for match in _MARKED.finditer(text)]
            if not numbers:
                continue
            setattr(element, name, _MARKED.sub("", text))
            host = None if block is None else _block_around(block)
            for number in numbers:
                if host is not None and number < len(notes) and notes[number].getparent() is None:
                    _insert(host, notes[number])


def _replace(link: _Element, text: str) -> None:
    """Replace a link by text; raised text that holds nothing but the link goes with it."""
    parent = link.getparent()
    if parent is None:
        return
    text += link.tail or ""
    before = link.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    link.tail = None
    parent.remove(link)


def _references(documents: Sequence[tuple[str, _Element]]) -> list[_Reference]:
    """Return the first reference to each note, in the order of the text; a note refers to no other."""
    links = [(path, link) for path, root in documents for link in root.iter("{*}a") if _is_sign(link)]
    if not links:
        return []
    addresses = {link: _target(path, link.get("href", "")) for path, link in links}
    targets = _targets(documents, frozenset(addresses.values()))
    wanted = frozenset((*addresses, *targets.values()))
    elements = (element for _, root in documents for element in root.iter("*"))
    order = {element: position for position, element in enumerate(elements) if element in wanted}
    found: list[_Reference] = []
    taken: set[_Element] = set()
    for link in islice(addresses, _MAX_NOTES):
        target = targets.get(addresses[link])
        note = None if target is None else _block_around(target)
        if target is None or note is None or order[target] < order[link] or note in taken:
            continue
        taken.add(note)
        found.append(_Reference(link, note))
    inside = {element for reference in found for element in reference.note.iter()}
    return [reference for reference in found if reference.link not in inside]


def _targets(documents: Sequence[tuple[str, _Element]], addresses: Collection[str]) -> dict[str, _Element]:
    """Return the first element that each address names, by the address; without those that name none."""
    targets: dict[str, _Element] = {}
    for path, root in documents:
        for element in root.iter("*"):
            for name in (element.get("id"), element.get("name")):
                if name and (address := f"{path}#{name}") in addresses:
                    targets.setdefault(address, element)
    return targets


def _is_sign(link: _Element) -> bool:
    text = "".join(link.itertext()).strip()
    if "#" not in link.get("href", "") or not NOTE_SIGN.fullmatch(text):
        return False
    parent = link.getparent()
    raised = any(_name(element) == "sup" for element in (parent, *link) if element is not None)
    return raised or is_note_link({str(name).rpartition("}")[2]: str(value) for name, value in link.attrib.items()})


def _target(path: str, address: str) -> str:
    """Return the path and the identifier that a link in a document points to."""
    file, _, identifier = unquote(address).partition("#")
    return f"{posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path}#{identifier}"


def _block_around(element: _Element) -> _Element | None:
    """Return the block that an element is or lies in, the whole table for one in a table; None for a page's body."""
    block: _Element | None = None
    for candidate in (element, *element.iterancestors()):
        name = _name(candidate)
        if name == "table" or (block is None and name in BLOCK_TAGS):
            block = candidate
    return None if block is None or _name(block) in {"body", "html"} else block


def _contains(outer: _Element, inner: _Element) -> bool:
    return outer is inner or any(ancestor is outer for ancestor in inner.iterancestors())


def _taken_out(note: _Element) -> _Element:
    """Return an element with the content of a note, which is removed from its place."""
    parent = note.getparent()
    if parent is not None:
        before = note.getprevious()
        if note.tail and before is not None:
            before.tail = (before.tail or "") + note.tail
        elif note.tail:
            parent.text = (parent.text or "") + note.tail
        parent.remove(note)
    note.tail = None
    taken: _Element = note.makeelement("aside", _NOTE)
    if _name(note) == "li":
        taken.text = note.text
        taken.extend(list(note))
    else:
        taken.append(note)
    for link in taken.iter("{*}a"):
        if NOTE_SIGN.fullmatch("".join(link.itertext()).strip()):
            link.set("class", _SIGN)
    return taken


def _insert(host: _Element, note: _Element) -> None:
    """Place a note at the end of a block, after those that are there."""
    if _name(host) in _LAST_CHILD:
        host.append(note)
        return
    last = host
    for sibling in host.itersiblings():
        if sibling.get("class") != _NOTE["class"] or _name(sibling) != "aside":
            break
        last = sibling
    last.addnext(note)


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
