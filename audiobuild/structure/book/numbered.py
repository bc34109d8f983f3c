"""Numbered headings of a book, and those that stand alone: "Erstes Kapitel", "XII.", "Prolog"."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise, takewhile
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.chapter_notes import without_notes
from audiobuild.structure.book.plays import is_cast, is_play
from audiobuild.structure.book.recognition import BOOK, is_book, is_dated
from audiobuild.structure.heading_lines import has_sentences, is_heading, is_running_text
from audiobuild.structure.interviews import questions
from audiobuild.structure.numbering import LAST, Number, number, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.model import Block
    from audiobuild.structure.draft import Draft

_FEWEST_KNOWN, _FEWEST = 2, 3
"""Minimum number of lines in a series: with the name of a part ("Kapitel"), and without."""
_MOST_SERIES = 4
"""Maximum number of series of one form in a book."""
_GAP = 1_500
"""Minimum median distance between the headings of a book, in characters, if they do not name a part."""
_WITH_TEXT = 0.7
"""Share of a series' headings that must have running text before the next one."""
_VERSES = 1_000
"""Characters of short lines under a heading that names a part ("Erster Gesang", "Erste Szene") that are its text."""
_STEPS = ((1, 0.0), (0, 0.6), (2, 0.6), (3, 0.9))
"""Differences of successive numbers in a series, and how much each reduces the score: misprints, missing numbers."""
_GAP_AT_START, _PART_END = 0.5, 0.6
"""How much a series that does not begin with 1 reduces the score, and each number from which it starts again."""
_FIRST = (1, 2, 3)
"""Numbers with which a series may start again, since the first heading may be missing."""
_LONGEST_NAME = 80
_LONGEST_SINGLE = 60
_TITLE_PAGE = 6
"""Maximum number of lines on a title page."""
_IMPRINT = 2
"""Lines under the number of a volume that show that it is on the title page: author, publisher, place, year."""
_MOST_ALIKE, _FAR_ALIKE = 2, 50_000
"""How often a heading without a number ("Schluß") may occur, and the distance at which it may occur more often."""
_HALF = 20_000
"""Characters under each of two bare numbers."""
_MANY = 10
"""Number of lines, counted without a gap and each over text, that are headings however near each other."""
_SPREAD, _COUNTED = 0.7, 0.9
"""Share of the book over which many numbers with names are spread, and of the numbers that are there and over text."""
# Matches all of "Prolog", "Vorwort.", "Auch eine Vorrede.", "ANHANG", "Nachwort von Anna Lang"; not of "Vorworte der
# Herausgeber", "Schluß für heute".
_SINGLE = lazy_regex(
    r"(?:(?:Auch )?(?:[Ee]ine?|[Dd](?:er|ie|as)|[Zz]um|[Zz]ur) )?(?:Prolog|Epilog|Vorwort|Nachwort|Vorrede|Nachrede"
    r"|Vorspiel|Nachspiel|Zwischenspiel|Intermezzo|Einleitung|Einführung|Anhang|Geleitwort|Nachtrag|Widmung|Zueignung"
    r"|Schluß|Schluss|Beschluß|Beschluss|Vorbemerkung(?:en)?|Schlussbemerkung|Anmerkung(?:en)?|Vorbericht)"
    r"(?: (?:de[rs]|(?:von|an|für|zu[mr]?)(?: de[nmrs]| die| das| eine[mnr]?)?)(?: \w+)?(?-i: [A-ZÄÖÜ]\w+){1,2})?\.?"
    r"|(?:(?:Vorwort|Vorrede) )?[Zz]ur (?:ersten|zweiten|dritten|vierten|neuen|\d{1,2}\.) (?:Auflage|Ausgabe)\.?"
    r"|(?:An (?:den|die|meine|unsere)|Dem) (?:lieben |geneigten |deutschen )?Leser(?:innen)?[.!]?",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """A line that could be a numbered heading."""

    at: int
    """Index of the block."""
    number: Number


def find_numbered(draft: Draft) -> dict[int, Role]:
    """Find series of headings that are counted.

    Lines of the same form are a series if their numbers rise (they may restart, as chapters do in each part of a
    book), and if there is text under them.
    """
    if draft.is_marked:
        return {}
    forms: dict[str, list[Line]] = {}
    asked = questions(draft)
    of_play = is_play(draft)
    for at, block in enumerate(draft.blocks):
        free = draft.is_undecided(at) or draft.roles[at] is Role.HEADING  # as the table of contents says
        counted = number(block.text) if free and at not in asked and not block.skipped else None
        if of_play and counted and counted.form.startswith("ordinal") and not counted.known:  # "Der zweite Diener"
            continue
        if counted and not (at and f"[{counted.value}]" in draft.blocks[at - 1].text[1:]):  # a note on the text above
            forms.setdefault(counted.form, []).append(Line(at, counted))
    return {line.at: Role.HEADING for lines in forms.values() for line in _all_series(draft, lines)}


def _all_series(draft: Draft, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines of each series: where several narrators take turns, each has bare numbers of their own."""
    for _ in range(_MOST_SERIES):
        series = _series(draft, rising(lines))
        yield from series
        if not series:
            return
        lines = [line for line in lines if line not in series and not line.number.name]


def rising(lines: Sequence[Line]) -> list[Line]:
    """Return the longest chain of lines whose numbers rise by one; one may be missing, or 1 come again.

    Takes one step for each line: a chain is remembered by the number it ends with.
    """
    chains: dict[int, tuple[float, int]] = {}  # the best chain that ends with a number: its worth, its last line
    before: list[int] = []
    best = (0.0, -1)
    for index, line in enumerate(lines):
        value = line.number.value
        worth, previous = (0.0 if value == 1 else -_GAP_AT_START), -1
        continued = [(chains[value - step], cost) for step, cost in _STEPS if value - step in chains]
        if value in _FIRST or value == LAST:
            continued.append((best, _PART_END * max(value, 1)))
        for (chain_worth, end), cost in continued:
            if chain_worth - cost > worth:
                worth, previous = chain_worth - cost, end
        before.append(previous)
        chains[value] = max(chains.get(value, (0.0, -1)), (worth + 1, index))
        best = max(best, (worth + 1, index))
    chain: list[Line] = []
    at = best[1]
    while at >= 0:
        chain.append(lines[at])
        at = before[at]
    return chain[::-1]


def _series(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines if they are headings together, else none of them."""
    blocks = draft.blocks
    lines = without_notes(draft, _without_contents(draft, lines))
    known = bool(lines) and lines[0].number.known
    if len(lines) < (_FEWEST_KNOWN if known or _are_halves(draft, lines) else _FEWEST):
        return ()
    if len({line.number.value for line in lines}) == 1:  # the only note of each chapter
        return ()
    if _with_text(draft, lines) < _WITH_TEXT * len(lines):
        return ()
    if known:
        return lines
    gaps = [blocks[end - 1].span[1] - blocks[line.at].span[1] for line, end in _sections(draft, lines)]
    if blocks[-1].span[1] >= BOOK and median(gaps) < _GAP and not _is_complete(draft, lines):
        return ()
    return lines if median(len(line.number.name) for line in lines) <= _LONGEST_NAME else ()


def _are_halves(draft: Draft, lines: Sequence[Line]) -> bool:
    """Return whether two bare numbers, "I." and "II.", divide a book: both are over a long part of it."""
    values = [(line.number.value, line.number.name) for line in lines]
    starts = [draft.blocks[at].span[0] for at in (*(line.at for line in lines), -1)]
    return values == [(1, ""), (2, "")] and min(after - before for before, after in pairwise(starts)) >= _HALF


def _is_complete(draft: Draft, lines: Sequence[Line]) -> bool:
    """Return whether many bare numbers ("XII.") count without a gap, or numbers with names through most of the book."""
    values = [line.number.value for line in lines]
    over_text = _with_text(draft, lines)
    if len(lines) < _MANY:
        return False
    if not any(line.number.name for line in lines):
        return values == list(range(values[0], values[0] + len(values))) and over_text == len(lines)
    starts = [draft.blocks[line.at].span[0] for line in lines]
    spread = starts[-1] - starts[0] >= _SPREAD * draft.blocks[-1].span[1]
    return spread and len(lines) >= _COUNTED * max(values) and over_text >= _COUNTED * len(lines)


def _with_text(draft: Draft, lines: Sequence[Line]) -> int:
    """Return how many of the lines have running text before the next one; in a short text two sentences do."""
    blocks = draft.blocks
    short = bool(blocks) and blocks[-1].span[1] < BOOK
    return sum(
        any(is_running_text(block.text) or (short and has_sentences(block.text)) for block in blocks[line.at + 1 : end])
        or (line.number.known and blocks[end - 1].span[1] - blocks[line.at].span[1] >= _VERSES)
        for line, end in _sections(draft, lines)
    )


def _sections(draft: Draft, lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Yield each line with the index of the block after its section: the next line, or the end."""
    return zip(lines, [*(line.at for line in lines[1:]), len(draft.blocks)][: len(lines)], strict=True)


def _without_contents(draft: Draft, lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without those of a table of contents: no text under them, and the number comes again.

    A table at the end repeats the numbers of all that is above it.
    """
    rows = [
        (line, any(is_running_text(block.text) for block in draft.blocks[line.at + 1 : end]))
        for line, end in _sections(draft, lines)
    ]
    over_text = {line.number.value for line, over in rows if over}
    # Other text may follow the last line of a table at the end.
    at_end = takewhile(lambda row: not row[1] and row[0].number.value in over_text, rows[-2::-1])
    table = len(list(at_end))
    if table >= _FEWEST:
        rows = rows[: -table - 1]
    later: set[int] = set()
    kept: list[Line] = []
    for line, over in reversed(rows):
        if over or line.number.value not in later:
            kept.append(line)
        later.add(line.number.value)
    return kept[::-1]


def find_single(draft: Draft) -> dict[int, Role]:
    """Find a book's headings that stand alone: "Prolog", "Vorwort", "Nachwort"; and the lines of its title page."""
    of_play = is_play(draft)
    if draft.is_marked or not (of_play or is_book(draft)):
        return {}
    blocks = draft.blocks
    lines = [
        at
        for at in range(len(blocks) - 1)
        if draft.is_undecided(at)
        and (_is_single(blocks[at]) or (of_play and is_cast(blocks[at].text)))
        and not _in_list(blocks[at].text, blocks[at + 1].text)
    ]
    listed = _listed(draft, lines)
    again = _near_again(draft, lines)
    found = {at: Role.HEADING for at in lines if at not in listed and blocks[at].text not in again}
    first = next((at for at in range(len(blocks)) if _is_heard(draft, at)), 0)
    found = {at: role for at, role in found.items() if not _is_over_imprint(draft, at)}
    lines_of_title = range(first, min(first + _TITLE_PAGE, len(blocks) - 1))
    title_page = list(takewhile(partial(_is_on_title_page, draft), lines_of_title))
    return found | dict.fromkeys(title_page, Role.TITLE if len(title_page) > 1 else Role.HEADING)


def _near_again(draft: Draft, lines: Sequence[int]) -> set[str]:
    """Return the lines without a number that come several times, as notes do, and not at the end of each long part."""
    places: dict[str, list[int]] = {}
    for at in lines:
        if not number(draft.blocks[at].text):
            places.setdefault(draft.blocks[at].text, []).append(draft.blocks[at].span[0])
    notes = {text for text, starts in places.items() if len(starts) > 1 and text.rstrip(".") == "Anmerkung"}
    several = ((text, starts) for text, starts in places.items() if len(starts) > _MOST_ALIKE)
    return notes | {text for text, starts in several if starts[-1] - starts[0] < _FAR_ALIKE * (len(starts) - 1)}


def _is_single(block: Block) -> bool:
    """Return whether a line is a heading without others of its kind: "Prolog", "Zweiter Teil"."""
    if block.skipped or len(block.text) > _LONGEST_SINGLE:
        return False
    counted = number(block.text)
    named = _SINGLE.fullmatch(plain(block.text)) is not None and not block.text[0].islower()
    return named or (counted is not None and counted.known)


def _in_list(text: str, below: str) -> bool:
    """Return whether a line and the one below it are counted alike, as in a list of the chapters."""
    counted, following = number(text), number(below)
    return counted is not None and following is not None and counted.form == following.form


def _listed(draft: Draft, lines: Sequence[int]) -> set[int]:
    """Return the lines that are counted alike, three or more, with text under less than a half: a list of chapters."""
    forms: dict[str, list[Line]] = {}
    for at in lines:
        if counted := number(draft.blocks[at].text):
            forms.setdefault(counted.form, []).append(Line(at, counted))
    listed: set[int] = set()
    for alike in (alike for alike in forms.values() if len(alike) >= _FEWEST):
        kept = without_notes(draft, _without_contents(draft, alike))
        listed |= {line.at for line in alike if line not in kept}
        listed |= {line.at for line in kept} if 2 * _with_text(draft, kept) < len(kept) else set()
    return listed


def _is_heard(draft: Draft, at: int) -> bool:
    return not draft.blocks[at].skipped and draft.roles[at] is not Role.BOILERPLATE


def _is_over_imprint(draft: Draft, at: int) -> bool:
    """Return whether a part's name ("Erster Band") is on the title page: other lines come between it and the text."""
    if any(is_running_text(block.text) and _is_heard(draft, n) for n, block in enumerate(draft.blocks[:at])):
        return False
    below = takewhile(lambda block: not is_running_text(block.text), draft.blocks[at + 1 :])
    between = [block for block in below if not (_is_single(block) or number(block.text))]
    return len(between) >= _IMPRINT and number(draft.blocks[at].text) is not None


def _is_on_title_page(draft: Draft, at: int) -> bool:
    text = draft.blocks[at].text
    counted = number(text)
    named = _SINGLE.fullmatch(text) or (counted is not None and counted.known and counted.name)
    if is_dated(text) and is_running_text(draft.blocks[at + 1].text):  # the first day of a diary
        return False
    return draft.is_undecided(at) and is_heading(text) and not named and text[0] != "["
