"""Text with its source map: every edit of the text updates the map, so that no position is lost."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Edit = tuple[int, int, str]
"""Start and end of a slice of a text, and its replacement."""

LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""The mandatory line breaks of Unicode; Word's shift-return and a form feed arrive as such too."""

_INVISIBLE = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff"
_BLANKS = " \t\xa0\u2000-\u200a\u202f\u205f\u3000"
_IRREGULAR = lazy_regex(
    rf"[-\u2010{_BLANKS}{LINE_ENDS}{_INVISIBLE}\ufb00-\ufb06](?:"
    rf"(?<=\w[-\u2010])\xad?[{_BLANKS}]*(?:\r\n|[{LINE_ENDS}])[{_BLANKS}{LINE_ENDS}]*(?=\w)"
    rf"|(?<=[{LINE_ENDS}])[{_BLANKS}{LINE_ENDS}]*|(?<=[{_BLANKS}])[{_BLANKS}]*[{LINE_ENDS}][{_BLANKS}{LINE_ENDS}]*"
    rf"|(?<=\d[\xa0\u2007\u2009\u202f])(?=\d)"
    rf"|(?<=[{_BLANKS}])[{_BLANKS}]+|(?<=[\t\xa0\u2000-\u200a\u202f\u205f\u3000])"
    rf"|(?<=\x1b)\[[\d;]*[A-Za-z]|(?<=\xad)(?:\r\n|[{LINE_ENDS}])|(?<=[{_INVISIBLE}])[{_INVISIBLE}]*|(?<=[\ufb00-\ufb06]))"
)
_COMPOSABLE = lazy_regex(r".?[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+|[\u0370-\U0010ffff]", re.DOTALL)
_KEEPS_HYPHEN = lazy_regex(r"(?:und|oder|bzw|sowie|bis|als|wie|noch|statt|&)\b")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
              "\ufb06": "st"}  # fmt: skip


class MappedText(NamedTuple):
    """A text and the map of its positions to the source."""

    text: str
    source_map: SourceMap

    @classmethod
    def slice_of(cls, source: str, start: int, end: int) -> MappedText:
        """Return a slice of the source, unchanged."""
        return cls(source[start:end], SourceMap.at(start))

    def cut(self, start: int, end: int) -> MappedText:
        """Return a slice of the text, with its part of the map."""
        anchors = tuple(_merged(_shifted(self.source_map, start, end, -start)))
        return MappedText(self.text[start:end], SourceMap(anchors) if anchors else self._at(start))

    def _at(self, position: int) -> SourceMap:
        return SourceMap.at(self.source_map.source_position(position))


def apply_edits(mapped: MappedText, edits: Iterable[Edit]) -> MappedText:
    """Return the text with each edit made; edits are in rising order and do not overlap.

    Takes time linear in the length of the text and the number of anchors and edits.
    """
    text, source_map = mapped
    pieces: list[str] = []
    kept: list[tuple[int, int]] = []
    length = position = 0
    for start, end, replacement in edits:
        kept += _shifted(source_map, position, start, length - position)
        pieces += (text[position:start], replacement)
        length += start - position
        if replacement and (start < end or length == 0):
            kept.append((length, source_map.source_position(start)))
        length += len(replacement)
        position = end
    kept += _shifted(source_map, position, len(text), length - position)
    pieces.append(text[position:])
    return MappedText("".join(pieces), SourceMap(tuple(_merged(kept)) or source_map.anchors[:1]))


def _shifted(source_map: SourceMap, start: int, end: int, shift: int) -> Iterator[tuple[int, int]]:
    """Yield the anchors of a slice of a text, moved by `shift` characters."""
    if start >= end:
        return
    yield start + shift, source_map.source_position(start)
    anchors = source_map.anchors
    for index in range(bisect_right(anchors, start, key=_in_text), len(anchors)):
        in_text, in_source = anchors[index]
        if in_text >= end:
            break
        yield in_text + shift, in_source


def _in_text(anchor: tuple[int, int]) -> int:
    return anchor[0]


def _merged(anchors: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Drop each anchor that the one before it implies."""
    offset: int | None = None
    for in_text, in_source in anchors:
        if in_source - in_text != offset:
            offset = in_source - in_text
            yield in_text, in_source


def normalise(mapped: MappedText) -> MappedText:
    """Return the text in NFC and on one line, without doubled or outer blanks and invisible characters.

    A word hyphenated at a line's end is joined ("Zusammen-/hang"); "Vor-/und Nachteile" and "Nord-/Süd" keep
    their hyphen. No-break and thin spaces stay inside numbers and become plain spaces elsewhere. Decomposed
    Hangul is left as it is.
    """
    if _IRREGULAR.search(mapped.text):
        mapped = apply_edits(mapped, _regularising_edits(mapped.text))
    if not unicodedata.is_normalized("NFC", mapped.text):
        mapped = apply_edits(mapped, _composing_edits(mapped.text))
    start = len(mapped.text) - len(mapped.text.lstrip())
    end = len(mapped.text.rstrip())
    if start or end < len(mapped.text):
        mapped = apply_edits(mapped, [(0, start, ""), (max(start, end), len(mapped.text), "")])
    return mapped


def _regularising_edits(text: str) -> Iterator[Edit]:
    for match in _IRREGULAR.finditer(text):
        replacement = _regular_form(text, match)
        if replacement != match[0]:
            yield match.start(), match.end(), replacement


def _regular_form(text: str, match: re.Match[str]) -> str:
    """Return the replacement of a match of `_IRREGULAR`."""
    found = match[0]
    if found[0] in "-\u2010":
        return _line_end_hyphen(text, match)
    if found[0] in _LIGATURES:
        return _LIGATURES[found[0]]
    if found[0] in "\xad\x1b" or re.fullmatch(f"[{_INVISIBLE}]+", found):
        return ""
    between_digits = text[match.start() - 1 : match.start()].isdigit() and text[match.end() : match.end() + 1].isdigit()
    if len(found) == 1 and between_digits and found not in LINE_ENDS and found != "\t":
        return found
    return " "


def _line_end_hyphen(text: str, match: re.Match[str]) -> str:
    """Return the replacement of a hyphen and the line's end after it."""
    after = text[match.end() : match.end() + 8]
    if _KEEPS_HYPHEN.match(after):
        return "- "
    capital_before = text[match.start() - 1].isupper() or text[match.start() - 1].isdigit()
    return "-" if capital_before or not after[0].islower() else ""


def _composing_edits(text: str) -> Iterator[Edit]:
    for match in _COMPOSABLE.finditer(text):
        replacement = unicodedata.normalize("NFC", match[0])
        if replacement != match[0]:
            yield match.start(), match.end(), replacement
