"""Full quotations in a German text: what a person says in whole sentences, not a quoted title or word.

A quotation is full if a sentence begins with it or a colon announces it, and it either ends like a sentence or is
attributed by a verb of saying ("sagte Meier"). What follows the attribution belongs to it: „Ja“, sagte er, „gern.“
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.words.saying import SAYING
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Span


class Quotations(NamedTuple):
    """The quotations of a text, full or not."""

    pairs: list[Span]
    """From the opening mark to the character after the closing one; without those inside another one."""
    unclosed: int | None
    """Position of an opening mark that is never closed; None if there is none, or more than one."""


_CLOSERS = {"„": '“”"', "»": "«", "«": "»", "“": "”", '"': '"'}
"""The marks that close what each opening mark opens."""
_MARK = lazy_regex('[„“”"»«]')


def marked(text: str) -> Quotations:
    """Find the text between quotation marks, in one pass."""
    opened: list[int] = []
    pairs: list[Span] = []
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        closed = next(
            (place for place in range(len(opened) - 1, -1, -1) if mark in _CLOSERS[text[opened[place]]]), None
        )
        if closed is not None and not (text[opened[closed]] == "»" == mark):
            start = opened[closed]
            del opened[closed:]
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, at + 1))
        elif mark in _CLOSERS:
            opened.append(at)
    return Quotations(pairs, opened[0] if len(opened) == 1 else None)


def full_quotations(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Return the full quotations of a text, from the opening mark to the character after the closing one.

    Args:
        text: a paragraph.
        sentences: the spans of its sentences (see `sentence_spans`).
    """
    found: list[Span] = []
    for pair in marked(text).pairs:
        opening = next(((start, end) for start, end in sentences if start <= pair[0] < end), None)
        closing = next(((start, end) for start, end in sentences if start < pair[1] <= end), None)
        if opening is None or closing is None:
            continue
        continues = (
            bool(found) and found[-1][1] > opening[0] and text[: pair[0]].rstrip().endswith((",", "–", "—", ";"))
        )
        if continues or _is_full(text, pair, opening, closing):
            found.append(pair)
    return found


def opens_full(text: str, at: int, sentences: Sequence[Span]) -> bool:
    """Return whether a full quotation may open here: at the start of a sentence, or after a colon."""
    start = next((start for start, end in sentences if start <= at < end), at)
    before = text[start:at]
    return not any(map(str.isalnum, before)) or before.rstrip().endswith(":")


# Spoken with the quotation before it. Matches "," in "“, sagte er", " –" in "“ – und ging", ", ," in "“, , sagte er";
# not "“ sagte er".
_TRAILING = lazy_regex(r"(?:[,.;:!?…]+|\s+[–—](?=\s))(?:\s+(?:[,.;:!?…]+|[–—](?=\s)))*")


def pieces(text: str, sentence: Span, quotations: Sequence[Span]) -> list[tuple[Span, bool]]:
    """Cut a sentence where a quotation begins or ends.

    Returns:
        The span of each piece, without blanks at its ends, and whether it is quoted. A piece always has a letter or a
        digit, and ends with punctuation.
    """
    start, end = sentence
    edges: list[tuple[int, bool]] = []
    position = start
    for first, last in quotations:
        if last <= start or first >= end:
            continue
        trailing = _TRAILING.match(text, last)
        stop = min(end, trailing.end() if trailing else last)
        if first > position and _has_words(text[position:first]):
            edges.append((first, False))
            position = first
        if not (_has_words(text[position:stop]) and _ends_with_punctuation(text, last, end)):
            continue  # a quotation that another paragraph opened ends here, where no cut is possible
        edges.append((stop, True))
        position = stop
    if not edges:
        return [(sentence, False)]
    if _has_words(text[position:end]):
        edges.append((end, False))
    else:
        edges[-1] = (end, True)
    cut: list[tuple[Span, bool]] = []
    position = start
    for edge, quoted in edges:
        piece = text[position:edge]
        first = position + len(piece) - len(piece.lstrip())
        cut.append(((first, first + len(piece.strip())), quoted))
        position = edge
    return cut


_SENTENCE_END = (".", "!", "?", "…")
_NESTED = "‘’'‹› "


def _is_full(text: str, pair: Span, opening: Span, closing: Span) -> bool:
    """Return whether a quotation is full.

    Args:
        text: the paragraph.
        pair: the quotation, with its marks.
        opening: the sentence in which it begins.
        closing: the sentence in which it ends.
    """
    start, end = pair
    quoted = text[start + 1 : end - 1].strip(_NESTED)
    rest = text[end : closing[1]]
    first = next((character for character in quoted if character.isalnum()), "")
    if not first or not opens_full(text, start, [opening]) or not _ends_with_punctuation(text, end, closing[1]):
        return False
    if opening != closing:
        return True  # several sentences
    if first.islower() and not quoted.startswith(("…", "...")):
        return False
    complete = quoted.endswith(_SENTENCE_END)
    alone = not _has_words(rest)
    if _attributed(rest, complete=complete):
        return True
    if _has_words(text[opening[0] : start]):  # after a colon
        return alone and (complete or SAYING.search(text, opening[0], start) is not None)
    return complete and (alone or rest.startswith(","))


def _attributed(rest: str, *, complete: bool) -> bool:
    """Return whether the text after a quotation attributes it by a verb of saying.

    Args:
        rest: the text after the closing mark.
        complete: whether the quotation ends like a sentence; only then it may be attributed without a comma.
    """
    bare = rest.lstrip(" ,–—\xa0\n")
    separated = any(mark in rest[: len(rest) - len(bare)] for mark in ",–—")
    return (complete or separated) and SAYING.match(bare) is not None


_PUNCTUATION = ",.;:!?…–—"


def _ends_with_punctuation(text: str, end: int, sentence_end: int) -> bool:
    """Return whether a quotation can be cut off from what follows it without a change of what is spoken."""
    if not _has_words(text[end:sentence_end]):
        return True
    return _TRAILING.match(text, end) is not None or text[end - 2 : end - 1] in tuple(_PUNCTUATION)


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))
