"""Lines of a PDF joined to paragraphs, headings and items of lists."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.readers.documents import Paragraph
from audiobuild.readers.pdf.lines import BROKEN_WORD
from audiobuild.readers.pdf.lists import lines_of_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.pdf.lines import Line

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
_CAPTION = lazy_regex(r"(?:Abbildung|Abb\.|Bild|Foto|Grafik|Tabelle|Tab\.) ?\d{1,3}(?:\.\d{1,2})?: ")
# Matches the beginning of "Abbildung 1: Die Startseite", "Tab. 2 – Werte"; not of "Abbildung 1", "Tabelle 2 zeigt".
_CAPTION_LINE = lazy_regex(r"(?:Abbildung|Abb\.|Bild|Grafik|Tabelle|Tab\.) ?\d{1,3}(?:\.\d{1,2})?\s?(?::|[–-]\s)")
_UNFINISHED = lazy_regex(
    r"\b(?:der|die|das|des|dem|den|ein|eine|einer|eines|und|oder|für|von|vom|zu|zum|zur|im|in|am|an|auf|bei|mit|aus|als"
    r"|über|unter|nach|gegen|ohne|durch|wie|sowie)$"
)
"""The end of a line that goes on in the next."""
_SECTION = lazy_regex(r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÄÖÜ])")
"""The number of a section before its heading."""
_ONLY_SECTION = lazy_regex(r"§ ?\d{1,3}\s?[a-z]?")
"""All of a line over the heading of a section of bylaws."""
_DATE = lazy_regex(
    r"(?:Stand:? |[Vv]om )?(?:\d{1,2}\. ?)?(?:\d{1,2}(?:\. ?|/)|(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli"
    r"|August|September|Oktober|November|Dezember) )\d{4}"
)
# Matches in "0 + 0 = 0", "a ---------", "Kasse: Eva Klar; Schrift: Jan Holt", all of "1 4 5 · 7 3"; not in "1933",
# "Aufgabe 1 + 2".
_NO_HEADING = lazy_regex(r"\s=\s|;\s|-{5,}|_{5,}|^(?!\d+$|§)[\W\d_]+$")
_MUCH_SHORTER = 0.35
"""Share of its column that a line leaves free before a page ends if the next page begins a paragraph."""
_FREE = 2
"""White on both sides of a line that is centred, relative to the font size, at least."""
_FEWEST_ALIKE = 3
"""Lines that begin at the same place on a page and show how wide their column is, at least."""
_SLACK = 1.1
"""Widening of the usual distance inside a heading."""
_INDENT = 6.0
"""Points by which the first line of a paragraph is indented."""
_BULLETS = ("• ", "▪ ", "◦ ", "● ", "‣ ", "o ")
"""Signs of items; a small o is what is left of Word's sign for the second level."""
_ITEM = lazy_regex(r"(?:[•▪◦●‣–-]\s+|o\s+|\d{1,2}[.)]\s+)(?=\S)")
_COUNTED = lazy_regex(
    r"(?:[–-]|\d{1,2}[.)]|\(\d{1,2}\)|\(?[a-z]\)|[ivx]{1,4}[.)]|§ ?\d+)\s+(?=\S)|\d{1,2}\.(?=[A-ZÄÖÜ][a-zäöü])"
)
_BULLET = lazy_regex(r"(?:[•▪◦●‣–-]|o(?=\s))\s+")
_SIGN = "sign in large print"
_SENTENCE_END = (".", "!", "?", ":", "…", "“", "”", "«")
_TITLE_END = ("?", "“", "”", "«")
"""Signs at the end of a clause that may end a heading in bold print too."""
_ABBREVIATION = lazy_regex(r"\b(?:[a-zA-Z]|bzw|ca|evtl|ggf|inkl|sog|vgl|Abs|Art|Dr|Nr|Prof|St|Str|Tel)\.$")
_CLAUSE_END = (*_SENTENCE_END, ";")


class Layout(NamedTuple):
    """Usual sizes in a document; lengths are in points."""

    size: float
    """Font size."""
    leading: float
    """Distance of two baselines."""
    widths: Counter[int]
    """How many lines end at each position."""
    reaches: dict[tuple[int, int], float]
    """How far the lines of a page that begin at a position reach, where there are several."""
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
    bold = sum(len(line.text) for line in lines if line.is_bold)
    is_bold_rare = bold <= _MOST_BOLD * sum(len(line.text) for line in lines)
    widths = Counter(round(line.right) for line in lines)
    return Layout(usual, _leading(lines, usual), widths, _reaches(lines), is_bold_rare, _title(lines, usual))


def _reaches(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Return how far the lines of a page that begin at a position reach, where there are several."""
    counts = Counter((line.page, round(line.left)) for line in lines)
    reaches: dict[tuple[int, int], float] = {}
    for line in lines:
        near = [(line.page, round(line.left) + step) for step in (-1, 0, 1)]
        if sum(counts[start] for start in near) >= _FEWEST_ALIKE:
            reaches |= {start: max(line.right, reaches.get(start, 0.0)) for start in near}
    return reaches


def _leading(lines: Sequence[Line], usual: float) -> float:
    """Return the usual distance of two baselines: that below full lines, since others may end a paragraph."""
    farthest: dict[int, float] = {}
    for line in lines:
        farthest[round(line.left / 3)] = max(line.right, farthest.get(round(line.left / 3), 0.0))
    pairs = [pair for pair in pairwise(lines) if 0 < pair[0].baseline - pair[1].baseline < 4 * usual]
    full = [pair for pair in pairs if pair[0].right >= farthest[round(pair[0].left / 3)] - 4 * usual]
    gaps = Counter(round(before.baseline - after.baseline) for before, after in full or pairs)
    return gaps.most_common(1)[0][0] if gaps else usual * 1.2


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
    items = lines_of_lists(lines)
    for at, line in enumerate(lines):
        if run and (at in items or _begins(run[-1], line, layout) or _ends_item(run[0], line)):
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
    return gap > widest or _begins_section(before, line, layout) or _is_set_off(before, line, layout)


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
    is_over_bold = layout.is_bold_rare and line.is_bold and not before.is_bold
    return is_over_bold and not _UNFINISHED.search(before.text)


def _begins_column(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether the first line of a page or column begins a paragraph."""
    if _turns_bold(before, line, layout) or _is_large(before, line, layout) or _CAPTION.match(before.text):
        return True
    return not line.text[0].islower() and (_is_centred(before, line, layout) or _ends_at_edge(before, line, layout))


def _ends_at_edge(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether the last line of a page or a column ends a paragraph."""
    margin = _margin(layout, before)
    is_beside = before.page == line.page and before.baseline - line.baseline > -layout.size
    if before.text.endswith(_SENTENCE_END) or (is_beside and before.right <= line.left):
        return before.text.endswith(_SENTENCE_END) and before.right < margin - layout.size
    return before.right < margin - _MUCH_SHORTER * (margin - before.left)


def _begins_section(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether two lines in bold print are the headings of a section and of one inside it."""
    if not (before.is_bold and line.is_bold and _SECTION.match(before.text)):
        return False
    is_broken_off = before.right + _first_word(line) + line.size < _margin(layout, before)
    return is_broken_off or _SECTION.match(line.text) is not None


def _is_set_off(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether a line begins a paragraph though no space is above it: by its print, its indent, a short line."""
    is_counted = _ITEM.match(before.text) or _COUNTED.match(before.text)
    is_indented = line.left - before.left > _INDENT and not is_counted
    is_short = before.right < _margin(layout, before) - max(4 * layout.size, _first_word(line))
    turns_normal = layout.is_bold_rare and before.is_bold and not line.is_bold
    is_over = is_short or _is_large(before, line, layout) or before.right < line.right - 2 * layout.size
    ended = before.text.endswith(_SENTENCE_END) and not line.text[0].islower() and not _ABBREVIATION.search(before.text)
    begins = (ended and (is_indented or is_short)) or (is_short and is_indented) or _is_centred(before, line, layout)
    return begins or _turns_bold(before, line, layout) or (turns_normal and is_over)


def _is_centred(before: Line, line: Line, layout: Layout) -> bool:
    """Return whether a short line stands in the middle of the column whose left edge the next line begins at."""
    is_free = (
        before.left - line.left > _FREE * layout.size and before.right < _margin(layout, line) - _FREE * layout.size
    )
    return is_free and not line.text[0].islower() and (line.page, round(line.left)) in layout.reaches


def _first_word(line: Line) -> float:
    """Return about how wide the first word of a line is."""
    return (line.right - line.left) * len(line.text.split()[0]) / len(line.text)


def _ends_item(first: Line, line: Line) -> bool:
    """Return whether a line stands to the left of the item that begins with the first line, below it."""
    is_below = line.page == first.page and line.baseline < first.baseline
    return is_below and _ITEM.match(first.text) is not None and line.left < first.left - _INDENT


def _margin(layout: Layout, line: Line) -> float:
    """Return the right margin of the column of a line."""
    usual = [right for right, count in layout.widths.items() if right >= line.right - 2 and count > 1]
    return max(min(usual, default=line.right), layout.reaches.get((line.page, round(line.left)), 0.0))


def _paragraph(run: Sequence[Line], layout: Layout, following: Line | None) -> Paragraph:
    # A line break separates the words from those of the next line; a hyphen before one is joined when blocks are made.
    text = "\n".join(line.text for line in run).replace(BROKEN_WORD, "-")
    is_large = run[0].size >= _HEADING_RATIO * layout.size and not (
        text.endswith(":") and not run[0].is_bold and run[0].size < _LARGE * layout.size  # the label of a field
    )
    if run[0] is layout.title and len(text) <= _MAX_HEADING:
        return Paragraph(text, Role.TITLE)
    if len(text) == 1 and text.islower() and is_large:
        return Paragraph(text, skipped=_SIGN)
    if len(text) <= _MAX_HEADING and not _is_no_heading(text) and (is_large or _stands_out(run, layout, following)):
        return Paragraph(text, Role.HEADING)
    if (item := _ITEM.match(text)) and not _DATE.fullmatch(text):
        bullet = _BULLET.match(text)
        return Paragraph(text[item.end() :] if bullet else text, Role.ITEM)
    return Paragraph(text)


def _is_no_heading(text: str) -> bool:
    """Return whether words in large or bold print are a day, a sum, an address, a caption or a list of persons."""
    return any((_DATE.fullmatch(text), _NO_HEADING.search(text), _ADDRESS.search(text), _CAPTION_LINE.match(text)))


def _stands_out(run: Sequence[Line], layout: Layout, following: Line | None) -> bool:
    """Return whether one or two lines over other text are in bold or slightly larger print, and no sentence."""
    if following is None or len(run) > _MOST_LINES or not _OPENING.match(run[0].text) or _ADDRESS.search(run[0].text):
        return False
    text = run[-1].text
    if len(run) == 1 and _ONLY_SECTION.fullmatch(text):
        return True
    is_clause = text.endswith((*_CLAUSE_END, ",")) and not (run[-1].is_bold and text.endswith(_TITLE_END))
    if is_clause or following.text[0].islower():
        return False
    is_over = not following.is_bold or following.size > run[0].size + _SAME_SIZE
    is_over = is_over or any(_SECTION.match(line.text) or _COUNTED.match(line.text) for line in (run[0], following))
    is_bold = layout.is_bold_rare and all(line.is_bold for line in run) and is_over
    return is_bold or (run[0].size >= _SLIGHTLY_LARGER * layout.size and following.size < run[0].size)
