"""Further headings of a book: lines that are like the headings found, days, letters."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.diaries import find_days
from audiobuild.structure.book.letters import find_letters
from audiobuild.structure.book.plays import is_play
from audiobuild.structure.book.recognition import is_book, is_dated
from audiobuild.structure.book.spacing import (
    PARAGRAPH_ENDS,
    closes_letter,
    follows_end,
    in_stanza,
    is_imprint,
    is_spaced,
    is_technical,
    usual_gap,
)
from audiobuild.structure.book.titles import is_author, is_clause, is_nominal, is_report
from audiobuild.structure.book.unlisted import without_unlisted
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.letters import is_salutation
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.structure.draft import Draft

_FEWEST = 3
_NEAR = 3_000
"""Minimum distance of a further heading from those around it, in characters."""
_NEAREST = 0.2
"""The same as a share of the median distance between headings."""
_MOST_TITLES, _MOST, _MOST_SENTENCES = 1.5, 0.8, 0.4
"""Further lines for each heading found, by their form; if there are more, such lines are no headings in this book."""
_LONGEST, _LONGEST_USUAL = 120, 50
_LONGER = 1.5
"""Length of a further heading at most, for each character of the longest one found."""
_FEWEST_WORDS = 2
_TIMES = frozenset(("Morgen", "Mittag", "Abend", "Nacht"))
"""Times of day that may be headings where others are single words, too."""
_SPEECH = '!?:“«»”"‟…–—'
# Matches all of lines of more than 80 letters without a sign but commas; not of "Ein Gast kommt", "Er kam.".
_LONG = lazy_regex(r"[A-ZÄÖÜ][\w ,'’-]{79,118}[a-zäöüß]")


def _is_long(text: str) -> bool:
    return len(text) > _LONGEST_USUAL and (is_heading(text) or _LONG.fullmatch(text) is not None)


_KINDS = (
    ((is_heading,), (is_heading,), _MOST_TITLES),
    ((_is_long,), (_is_long,), _MOST),
    ((str.isupper,), (str.isupper,), _MOST),
    ((is_nominal, is_clause), (is_nominal, is_clause), _MOST),
    ((is_nominal, is_clause), (is_report,), _MOST_SENTENCES),
)
"""Tests of which a heading that was found passes one, tests of which a further one of its kind must pass one, and how
many there may be."""


def find_further(draft: Draft) -> dict[int, Role]:
    """Find the headings whose text is not like that of a chapter ("Nacht", over a line of dialogue), and years.

    If a book has headings without number or full stop, the other lines of that form are headings too, as long as
    they are few, far from others, and are between paragraphs that end like sentences.
    """
    if draft.is_marked or not is_book(draft) or is_play(draft):
        return {}
    further = without_unlisted(draft, sorted(_alike(draft)))
    return dict.fromkeys([*find_days(draft), *find_letters(draft), *_authors(draft), *further], Role.HEADING)


def _authors(draft: Draft) -> list[int]:
    """Return the names of authors with a colon ("Anna Lang:") and the titles under them, in a collection of several.

    A title may come again over the text, under a note of the editor.
    """
    blocks = draft.blocks
    names = [
        at
        for at in range(1, len(blocks) - 2)
        if (draft.is_undecided(at) or draft.roles[at] is Role.HEADING)
        and len(blocks[at].text) <= _LONGEST_USUAL
        and is_author(blocks[at].text)
        and follows_end(draft, at)
        and _is_title(blocks[at + 1].text)
    ]
    starts = [blocks[at].span[0] for at in [*names, len(blocks) - 1]]
    if len(names) < _FEWEST or median(after - before for before, after in pairwise(starts)) < _NEAR:
        return []
    titles = {blocks[at + 1].text for at in names}
    return [
        *names,
        *(at for at in range(names[0], len(blocks)) if draft.is_undecided(at) and blocks[at].text in titles),
    ]


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST and (is_heading(text) or is_nominal(text))


def _alike(draft: Draft) -> Sequence[int]:
    """Return the lines that look like the unnumbered headings of the book and are far from all of them."""
    blocks = draft.blocks
    found = [at for at, role in enumerate(draft.roles) if role is Role.HEADING]
    starts = [blocks[at].span[0] for at in found]
    lines: list[int] = []
    for named, tests, most in _KINDS:
        names = [
            len(blocks[at].text)
            for at in found
            if any(test(blocks[at].text) for test in named) and not number(blocks[at].text)
        ]
        if len(names) >= _FEWEST:
            longest = max(_LONGEST_USUAL, _LONGER * max(names))
            alike = [at for at in _between_paragraphs(draft) if any(test(blocks[at].text) for test in tests)]
            alike = [at for at in alike if len(blocks[at].text) <= longest]
            lines += alike if len(alike) <= most * len(names) else []
    usual = median(after - before for before, after in pairwise(starts)) if len(starts) > 1 else 0
    return [at for at in lines if _distance(starts, blocks[at].span[0]) >= max(_NEAR, _NEAREST * usual)]


def _distance(starts: Sequence[int], position: int) -> int:
    """Return the characters from a position to the nearest of some others."""
    after = bisect_left(starts, position)
    return min((abs(start - position) for start in starts[max(after - 1, 0) : after + 1]), default=0)


def _between_paragraphs(draft: Draft) -> Iterator[int]:
    """Yield the short lines without a number or a day between two paragraphs that end like sentences."""
    blocks = draft.blocks
    usual = usual_gap(draft)
    least = usual + 1 if is_spaced(draft, usual) else 0
    times = Counter(block.text for block in blocks if len(block.text) <= _LONGEST)  # signatures come again
    for at in range(1, len(blocks) - 1):
        text, below = blocks[at].text, blocks[at + 1].text
        if draft.gap_below(at - 1) < least or not _is_free_line(draft, at):
            continue
        if (
            times[text] == 1
            and follows_end(draft, at)
            and _is_over_paragraph(text, below)
            and not _is_of_letter(text, below)
            and not number(text)
            and not in_stanza(draft, at, usual)
        ):
            yield at


def _is_free_line(draft: Draft, at: int) -> bool:
    """Return whether a short line that is no speech has no role yet, and no heading is right below it."""
    block = draft.blocks[at]
    if not 0 < len(block.text) <= _LONGEST or block.text[-1] in _SPEECH or is_technical(block.text):
        return False
    return draft.is_undecided(at) and not block.skipped and draft.roles[at + 1] is not Role.HEADING


def _is_over_paragraph(text: str, below: str) -> bool:
    """Return whether a line is over a paragraph that it does not begin; one in capitals may begin none."""
    begins = below[0].islower() and not (text.isupper() and is_running_text(below))
    return below.endswith(PARAGRAPH_ENDS) and not begins


def _is_of_letter(text: str, below: str) -> bool:
    """Return whether a line closes a letter, is dated or names a publisher, or is over the opening of a letter."""
    opens = is_salutation(below) or is_dated(below)
    return opens or closes_letter(text) or is_imprint(text) or (is_dated(text) and text not in _TIMES)


def find_repeated(draft: Draft) -> dict[int, Role]:
    """Find the lines of some words that come several times, as headings ("An die Freundin") or above numbers.

    Above numbers they are the names of narrators who take turns, in capitals, not signatures.
    """
    if draft.is_marked or not is_book(draft) or is_play(draft):
        return {}
    blocks = draft.blocks
    headings = [block.text if role is Role.HEADING else "" for block, role in zip(blocks, draft.roles, strict=True)]
    times = Counter(text for text in headings if len(text.split()) >= _FEWEST_WORDS and not number(text))
    above = (block.text for block, below in zip(blocks, headings[1:], strict=False) if below and number(below))
    narrators = Counter(text for text in above if text.isupper() and len(text.split()) >= _FEWEST_WORDS)
    again = {text for text, count in (*times.items(), *narrators.items()) if count >= _FEWEST}
    return {at: Role.HEADING for at in range(len(blocks)) if draft.is_undecided(at) and blocks[at].text in again}
