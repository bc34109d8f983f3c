"""Lines of a PDF joined to paragraphs, headings and items of lists."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.readers.documents import Paragraph
from audiobuild.readers.pdf_lines import BROKEN_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.pdf_lines import Line

_HEADING_RATIO = 1.15
"""Font size of a heading, relative to that of the text."""
_SLIGHTLY_LARGER = 1.07
"""Font size of a short heading, relative to that of the text."""
_MAX_HEADING = 160
_TITLE = 1.4
_OVER_FIRST = 1.25
"""Font size of a title, relative to that of the text and to that of the lines above it, at least."""
_LARGE = 1.4
"""Font size with which also a line with a colon at its end is a heading, relative to that of the text."""
_MOST_LINES = 2
"""Lines of a heading in the print of the text, at most."""
_MOST_BOLD = 0.3
"""Share of the text in bold print with which bold lines stand out, at most."""
_ADDRESS = lazy_regex(r"://|\bwww\.|\w@\w")
_OPENING = lazy_regex(r"[^\W_a-zäöü]|§|„[A-ZÄÖÜ]")
_SAME_SIZE = 0.6
"""Points between the font sizes of two lines of a paragraph, at most."""
_PARAGRAPH_GAP = 1.3
"""Distance of two baselines that separates paragraphs, relative to the usual one."""
_HEADING_GAP = 1.35
"""Distance of two baselines in one heading, relative to its font size, at most."""
_WIDEST_GAP = 2
"""Distance of two baselines in one heading if the first line cannot be its end, relative to its font size, at most."""
_UNFINISHED = lazy_regex(
    r"\b(?:der|die|das|des|dem|den|ein|eine|einer|eines|und|oder|für|von|vom|zu|zum|zur|im|in|am|an|auf|bei|mit|aus|als"
    r"|über|unter|nach|gegen|ohne|durch|wie|sowie)$"
)
"""The end of a line that goes on in the next."""
_SLACK = 1.1
"""Widening of the usual distance inside a heading."""
_INDENT = 6.0
"""Points by which the first line of a paragraph is indented."""
_BULLETS = ("• ", "▪ ", "◦ ", "● ", "‣ ")
_ITEM = lazy_regex(r"(?:[•▪◦●‣–-]\s+|\d{1,2}[.)]\s+)(?=\S)")
_COUNTED = lazy_regex(
    r"(?:[–-]|\d{1,2}[.)]|\(\d{1,2}\)|\(?[a-z]\)|[ivx]{1,4}[.)]|§ ?\d+)\s+(?=\S)|\d{1,2}\.(?=[A-ZÄÖÜ][a-zäöü])"
)
_NUMBERED = lazy_regex(r"(\d{1,2})[.)]\s+(?=\S)")
_BULLET = lazy_regex(r"[•▪◦●‣–-]\s+")
_SENTENCE_END = (".", "!", "?", ":", "…", "“", "”", "«")
_CLAUSE_END = (*_SENTENCE_END, ";")


class Layout(NamedTuple):
    """Usual sizes in a document; lengths are in points."""

    size: float
    """Font size."""
    leading: float
    """Distance of two baselines."""
    widths: Counter[int]
    """How many lines end at each position."""
    is_bold_rare: bool
    """Whether bold lines stand out."""
    title: Line | None
    """The line with which the title begins, if it is in the largest print of the first page and not above all else."""


def layout_of(lines: Sequence[Line]) -> Layout:
    """Return the usual sizes of lines."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 1.0
    distances = (before.baseline - after.baseline for before, after in pairwise(lines))
    gaps = Counter(round(distance) for distance in distances if 0 < distance < 4 * usual)
    leading = gaps.most_common(1)[0][0] if gaps else usual * 1.2
    bold = sum(len(line.text) for line in lines if line.is_bold)
    is_bold_rare = bold <= _MOST_BOLD * sum(len(line.text) for line in lines)
    return Layout(usual, leading, Counter(round(line.right) for line in lines), is_bold_rare, _title(lines, usual))


def _title(lines: Sequence[Line], usual: float) -> Line | None:
    """Return the first line in the largest print of the first page, if it is much larger than the text and the top."""
    page = [line for line in lines if line.page == lines[0].page]
    largest = max(page, key=lambda line: line.size, default=None)  # the first of these
    if largest is None or largest.size < max(_TITLE * usual, _OVER_FIRST * page[0].size):
        return None
    is_single = all(line.page == largest.page for line in lines if abs(line.size - largest.size) <= _SAME_SIZE)
    return largest if is_single and _OPENING.match(largest.text) and not largest.text.isdecimal() else None


def paragraphs(lines: Sequence[Line], layout: Layout) -> Iterator[tuple[int, Paragraph]]:
    """Join lines to paragraphs, headings and items, each with the page that it begins on."""
    run: list[Line] = []
    for line in lines:
        if run and (_begins(run[-1], line, layout) or _is_next_item(run[0], line) or _ends_item(run[0], line)):
            yield run[0].page, _paragraph(run, layout, line)
            run = []
        run.append(line)
    if run:
        yield run[0].page, _paragraph(run, layout, None)


def _begins(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether a line begins a paragraph."""
    is_broken = before.text.endswith(BROKEN_WORD) or (before.text.endswith(("-", "\u00ad")) and line.text[:1].islower())
    if abs(before.size - line.size) > _SAME_SIZE or (_is_item(before, line) and not is_broken):
        return True
    if is_broken or _continues_heading(before, line, layout):
        return False
    gap = before.baseline - line.baseline
    if before.page != line.page or gap <= 0:
        return _begins_column(before, line, layout)
    widest = _PARAGRAPH_GAP * layout.leading
    if _is_large(before, line, layout):
        widest = max(widest, max(_HEADING_GAP, _SLACK * layout.leading / layout.size) * line.size)
    return gap > widest or _is_set_off(before, line, layout)


def _is_item(before: Line, line: Line) -> bool:
    """Return whether a line opens like an item; one with a number only after the end of a clause."""
    counted = before.text.endswith(_CLAUSE_END) and _COUNTED.match(line.text) is not None
    return counted or line.text.startswith(_BULLETS)


def _is_large(before: Line, line: Line, layout: Layout) -> bool:
    return min(before.size, line.size) >= _HEADING_RATIO * layout.size


def _continues_heading(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether a line in large print goes on with the words of the line right above it."""
    goes_on = line.text[0].islower() or _UNFINISHED.search(before.text) is not None
    near = 0 < before.baseline - line.baseline <= _WIDEST_GAP * line.size
    return goes_on and near and _is_large(before, line, layout)


def _turns_bold(before: Line, line: Line, layout: Layout) -> bool:
    return layout.is_bold_rare and line.is_bold and not before.is_bold


def _begins_column(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether the first line of a page or column begins a paragraph."""
    is_short = before.right < _margin(layout.widths, before) - layout.size
    ended = before.text.endswith(_SENTENCE_END) and not line.text[:1].islower()
    return _turns_bold(before, line, layout) or (ended and is_short)


def _is_set_off(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether a line begins a paragraph though no space is above it: by its print, its indent, a short line."""
    is_indented = line.left - before.left > _INDENT and not _ITEM.match(before.text)
    is_short = before.right < _margin(layout.widths, before) - 4 * layout.size
    turns_normal = layout.is_bold_rare and before.is_bold and not line.is_bold
    stands_out = turns_normal and (is_short or before.right < line.right - 2 * layout.size)
    ended = before.text.endswith(_SENTENCE_END) and (is_indented or is_short)
    return _turns_bold(before, line, layout) or stands_out or ended or (is_short and is_indented)


def _ends_item(first: Line, line: Line) -> bool:
    """Return whether a line stands to the left of the item that begins with the first line, below it."""
    is_below = line.page == first.page and line.baseline < first.baseline
    return is_below and _ITEM.match(first.text) is not None and line.left < first.left - _INDENT


def _is_next_item(first: Line, line: Line) -> bool:
    """Return whether a line begins with the number after that of the first line, below it."""
    before, match = _NUMBERED.match(first.text), _NUMBERED.match(line.text)
    return (
        before is not None
        and match is not None
        and int(match[1]) == int(before[1]) + 1
        and abs(line.left - first.left) <= _INDENT
    )


def _margin(widths: Counter[int], line: Line) -> float:
    """Return the right margin of the column of a line."""
    candidates = [(count, right) for right, count in widths.items() if right >= line.right - 2]
    usual = [right for count, right in candidates if count > 1]
    return min(usual, default=line.right) if usual else line.right


def _paragraph(run: Sequence[Line], layout: Layout, following: Line | None) -> Paragraph:
    # A line break separates the words from those of the next line; a hyphen before one is joined when blocks are made.
    text = "\n".join(line.text for line in run).replace(BROKEN_WORD, "-")
    is_large = run[0].size >= _HEADING_RATIO * layout.size and not (
        text.endswith(":") and not run[0].is_bold and run[0].size < _LARGE * layout.size  # the label of a field
    )
    if run[0] is layout.title and len(text) <= _MAX_HEADING:
        return Paragraph(text, Role.TITLE)
    if len(text) <= _MAX_HEADING and (is_large or _stands_out(run, layout, following)):
        return Paragraph(text, Role.HEADING)
    if item := _ITEM.match(text):
        bullet = _BULLET.match(text)
        return Paragraph(text[item.end() :] if bullet else text, Role.ITEM)
    return Paragraph(text)


def _stands_out(run: Sequence[Line], layout: Layout, following: Line | None) -> bool:
    """Return whether one or two lines over other text are in bold or slightly larger print, and no sentence."""
    if following is None or len(run) > _MOST_LINES or not _OPENING.match(run[0].text) or _ADDRESS.search(run[0].text):
        return False
    if run[-1].text.endswith(_CLAUSE_END) or run[-1].text.endswith(","):
        return False
    is_bold = layout.is_bold_rare and all(line.is_bold for line in run) and not following.is_bold
    return is_bold or (run[0].size >= _SLIGHTLY_LARGER * layout.size and following.size < run[0].size)
