"""Running text that knows where it came from: each edit keeps the way back to the source.

A flow is a text and its anchors (position in the text, position in the source). Between two anchors text and
source run alike, so a clean paragraph has a single one, however long it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Edit = tuple[int, int, str]
"""From, to (positions in a text) and what stands there instead."""

Anchors = tuple[tuple[int, int], ...]

LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line: all that Unicode says, since Word's shift-return and a page's end arrive as such too."""

_INVISIBLE = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\ufeff"
_BLANKS = " \t\xa0\u2000-\u200a\u202f\u205f\u3000"
_IRREGULAR = re.compile(
    rf"(?P<hyphen>(?<=\w)[-\u2010]\xad?[{_BLANKS}]*(?:\r\n|[{LINE_ENDS}])[{_BLANKS}{LINE_ENDS}]*(?=\w))"
    rf"|[{_BLANKS}]*[{LINE_ENDS}][{_BLANKS}{LINE_ENDS}]*"
    rf"|(?<=\d)[\xa0\u2007\u2009\u202f](?=\d)"
    rf"|[{_BLANKS}]{{2,}}|[\t\xa0\u2000-\u200a\u202f\u205f\u3000]"
    rf"|\xad(?:\r\n|[{LINE_ENDS}])|[{_INVISIBLE}]+|[\ufb00-\ufb06]"
)
_COMPOSABLE = re.compile(r".?[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+|[\u0370-\U0010ffff]", re.DOTALL)
_KEEPS_HYPHEN = re.compile(r"(?:und|oder|bzw|sowie|bis|als|wie|noch|statt|&)\b")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
              "\ufb06": "st"}  # fmt: skip


class Flow(NamedTuple):
    """A text and its way back to the source."""

    text: str
    anchors: Anchors


def cut_out(source: str, start: int, end: int) -> Flow:
    """A piece of the source as it stands."""
    return Flow(source[start:end], ((0, start),))


def way_back(flow: Flow, start: int) -> Anchors:
    """The anchors of a block with this text, whose span begins at `start`: none where it stands there as it is."""
    return () if flow.anchors == ((0, start),) else flow.anchors


def edited(flow: Flow, edits: Iterable[Edit]) -> Flow:
    """The flow with each edit made; edits rise and don't overlap."""
    text, anchors = flow
    pieces: list[str] = []
    kept: list[tuple[int, int]] = []
    length = position = 0

    def keep(start: int, end: int) -> None:
        nonlocal length
        first = max(0, bisect_right(anchors, start, key=lambda anchor: anchor[0]) - 1)
        for in_text, in_source in anchors[first:]:
            if in_text >= end and in_text > start:
                break
            at = max(in_text, start)
            _add(kept, length + at - start, in_source + at - in_text)
        pieces.append(text[start:end])
        length += end - start

    for start, end, instead in edits:
        keep(position, start)
        if instead:
            pieces.append(instead)
            length += len(instead)
        position = end
    if position < len(text):
        keep(position, len(text))
    return Flow("".join(pieces), tuple(kept) or anchors[:1])


def _add(anchors: list[tuple[int, int]], in_text: int, in_source: int) -> None:
    """Note an anchor, unless the one before it says the same."""
    if anchors and anchors[-1][0] == in_text:
        anchors.pop()
    if not anchors or anchors[-1][1] - anchors[-1][0] != in_source - in_text:
        anchors.append((in_text, in_source))


def normalised(flow: Flow) -> Flow:
    """NFC, in one line, no blank doubled or at an end, no soft hyphen or other invisible sign.

    A word parted at a line's end is joined ("Zusammen-/hang"), "Vor-/und Nachteile" and "Nord-/Süd" keep their
    hyphen; no-break and thin blanks stay inside numbers and are plain blanks elsewhere. (Hangul written in
    single letters is left as it is.)
    """
    if _IRREGULAR.search(flow.text):
        flow = edited(flow, _regular(flow.text))
    if not unicodedata.is_normalized("NFC", flow.text):
        flow = edited(flow, _composed(flow.text))
    start = len(flow.text) - len(flow.text.lstrip())
    end = len(flow.text.rstrip())
    if start or end < len(flow.text):
        flow = edited(flow, [(0, start, ""), (max(start, end), len(flow.text), "")])
    return flow


def _regular(text: str) -> Iterable[Edit]:
    for match in _IRREGULAR.finditer(text):
        found = match[0]
        if match["hyphen"]:
            instead = _joint(text, match)
        elif found[0] in _LIGATURES:
            instead = _LIGATURES[found[0]]
        elif found[0] == "\xad" or re.fullmatch(f"[{_INVISIBLE}]+", found):
            instead = ""
        elif len(found) == 1 and text[match.start() - 1 : match.start()].isdigit() and _digit(text, match.end()):
            instead = found if found not in LINE_ENDS and found != "\t" else " "
        else:
            instead = " "
        if instead != found:
            yield match.start(), match.end(), instead


def _digit(text: str, position: int) -> bool:
    return text[position : position + 1].isdigit()


def _joint(text: str, match: re.Match[str]) -> str:
    """What stands for a hyphen at a line's end and the line's end itself."""
    after = text[match.end() : match.end() + 8]
    if _KEEPS_HYPHEN.match(after):
        return "- "
    capital_before = text[match.start() - 1].isupper() or text[match.start() - 1].isdigit()
    return "-" if capital_before or not after[0].islower() else ""


def _composed(text: str) -> Iterable[Edit]:
    for match in _COMPOSABLE.finditer(text):
        instead = unicodedata.normalize("NFC", match[0])
        if instead != match[0]:
            yield match.start(), match.end(), instead
