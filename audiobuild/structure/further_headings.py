"""Further headings of a book: lines that are like the headings found, or years that rise."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.structure.books import is_book, is_dated
from audiobuild.structure.heading_lines import is_heading, is_running_text
from audiobuild.structure.letters import is_salutation
from audiobuild.structure.numbering import number
from audiobuild.structure.unnumbered import closes_letter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.structure.draft import Draft

_FEWEST = 3
_NEAR = 3_000
"""Least characters to the headings around a further one, and in the middle of the gaps between years."""
_MOST = 0.8
"""Further lines for each heading found; if there are more, such lines are no headings in this book."""
_LONGEST = 60
_FEWEST_WORDS = 2
# Matches all of "1806", "2024"; not of "806", "1806.", "3000".
_YEAR = re.compile(r"1\d{3}|20\d\d")
_ENDS = (".", "!", "?", "…", "“", "«", "»", '"', "”", "*", ":", "–", "—")


def find_further(draft: Draft) -> dict[int, Role]:
    """Find the headings whose text is not like that of a chapter ("Nacht", over a line of dialogue), and years.

    If a book has headings without number or full stop, the other lines of that form are headings too, as long as
    they are few, far from others, and stand between paragraphs that end like sentences.
    """
    if draft.is_marked or not is_book(draft):
        return {}
    return dict.fromkeys([*_years(draft), *_alike(draft), *_repeated(draft)], Role.HEADING)


def _years(draft: Draft) -> Sequence[int]:
    """Return the lines that are only a year and over text, if the years do not fall and are far apart."""
    blocks = draft.blocks
    lines = [
        at
        for at in range(len(blocks) - 1)
        if draft.is_undecided(at) and _YEAR.fullmatch(blocks[at].text) and is_running_text(blocks[at + 1].text)
    ]
    years = [int(blocks[at].text) for at in lines]
    starts = [blocks[at].span[0] for at in [*lines, len(blocks) - 1]]
    gaps = [after - before for before, after in pairwise(starts)]
    return lines if len(lines) >= _FEWEST and years == sorted(years) and median(gaps) >= _NEAR else ()


def _alike(draft: Draft) -> Sequence[int]:
    """Return the lines that look like the unnumbered headings of the book and are far from all of them."""
    blocks = draft.blocks
    found = [at for at, role in enumerate(draft.roles) if role is Role.HEADING]
    names = [at for at in found if not number(blocks[at].text) and is_heading(blocks[at].text)]
    starts = [blocks[at].span[0] for at in found]
    if len(names) < _FEWEST:
        return ()
    lines = [at for at in _between_paragraphs(draft) if is_heading(blocks[at].text) and not is_dated(blocks[at].text)]
    if len(lines) > _MOST * len(names):
        return ()
    return [at for at in lines if _is_far(starts, blocks[at].span[0])]


def _is_far(starts: Sequence[int], position: int) -> bool:
    after = bisect_left(starts, position)
    return all(abs(start - position) >= _NEAR for start in starts[max(after - 1, 0) : after + 1])


def _between_paragraphs(draft: Draft) -> Iterator[int]:
    """Yield the short lines without a number between two paragraphs that end like sentences."""
    blocks = draft.blocks
    times = Counter(block.text for block in blocks if len(block.text) <= _LONGEST)  # signatures come again
    for at in range(1, len(blocks) - 1):
        text, above, below = blocks[at].text, blocks[at - 1].text, blocks[at + 1].text
        if 0 < len(text) <= _LONGEST and draft.is_undecided(at) and not blocks[at].skipped and text[-1].isalnum():
            between = above.endswith(_ENDS) and below.endswith(_ENDS) and not below[0].islower()
            letter = closes_letter(text) or is_salutation(below)
            if between and not letter and times[text] == 1 and not number(text):
                yield at


def _repeated(draft: Draft) -> Sequence[int]:
    """Return the lines that repeat a heading of some words which comes several times ("An die Freundin")."""
    blocks = draft.blocks
    found = (block.text for block, role in zip(blocks, draft.roles, strict=True) if role is Role.HEADING)
    times = Counter(text for text in found if len(text.split()) >= _FEWEST_WORDS and not number(text))
    return [at for at in range(len(blocks)) if draft.is_undecided(at) and times[blocks[at].text] >= _FEWEST]
