"""Letters of which a book consists: each begins with its writer and reader, or with a salutation."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.spacing import closes_letter, follows_end
from audiobuild.structure.book.unlisted import headings_listed
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from audiobuild.structure.draft import Draft

_LONGEST = 80
_FEWEST_NAMED, _SHORTEST_NAMED = 5, 700
"""Minimum number of letters with a writer and a reader, and their minimum median length in characters."""
_FEWEST_GREETED, _SHORTEST_GREETED = 10, 1_500
"""The same for letters that begin with a salutation, as one that is quoted in a story does."""
_SPREAD = 0.7
"""Share of the book over which the salutations must be spread."""
_UNDER = 3
"""Lines from the heading of a letter to its salutation, which is no heading then."""
_FEWEST_CHAPTERS, _LONGEST_CHAPTER = 3, 100_000
"""Entries of a table of contents whose letters are no headings, and characters of the book for each at most."""
# Matches all of "Wilhelmine an Julie", "Der Graf Ulmen an seine Mutter.", "An Julie"; not of "Er dachte an Julie",
# "Hans kam an", "Bis an den Tod".
_NAMED = lazy_regex(
    r"(?!Bis )(?:(?:D(?:er|ie) )?[A-ZÄÖÜ][\w.-]{1,30}(?: (?:von|und|[A-ZÄÖÜ][\w.-]{0,30})){0,4} an|An)"
    r" (?:(?:den|die|das|einen?|seinen?|ihren?|Herrn|Frau) )?[A-ZÄÖÜ][\w.]{1,30}(?: [A-ZÄÖÜ][\w.]{0,30}){0,2}\.?"
)
# Matches all of "Antwort", "Antwort."; not of "Antworten".
_ANSWER = lazy_regex(r"(?:Die )?Antwort\.?")
# Matches all of "Liebe Anna!", "Mein teurer, lieber Freund,", "Verehrte Frau Rätin!"; not of "Liebe ist blind!",
# "Lieber nicht!", "Anna!".
_GREETED = lazy_regex(
    r"(?:(?:Meine?|O|Du) )?"
    r"(?:(?i:(?:herz)?(?:ge|ver)?(?:lieb|liebst|liebt|th?eur|th?euerst|best|wert|ehrt|ehrtest|gut))e[rs]?,? ){1,3}"
    r"[A-ZÄÖÜ]\w{2,20}(?: [A-ZÄÖÜ]\w{2,20}){0,2}[!,.]"
)


def find_letters(draft: Draft) -> list[int]:
    """Return the headings of letters ("Wilhelmine an Julie"), or the salutations of a book that consists of letters.

    Letters in chapters that a table of contents names are none.
    """
    if are_in_chapters(draft):
        return []
    named = _named(draft)
    return [*named, *_greeted(draft, {at for at, role in enumerate(draft.roles) if role is Role.HEADING}.union(named))]


def are_in_chapters(draft: Draft) -> bool:
    """Return whether a table of contents names chapters of the book, and no letter."""
    listed = headings_listed(draft)
    if len(listed) < _FEWEST_CHAPTERS or draft.blocks[-1].span[1] > _LONGEST_CHAPTER * len(listed):
        return False
    return not any(is_letter(draft.blocks[at].text) for at in listed)


def is_letter(text: str) -> bool:
    """Return whether a line is the heading of a letter ("Wilhelmine an Julie")."""
    return len(text) <= _LONGEST and _NAMED.fullmatch(text) is not None


def _named(draft: Draft) -> Sequence[int]:
    """Return the headings of letters, and "Antwort" among them, if there are many."""
    blocks = draft.blocks
    named = [
        at
        for at in range(len(blocks) - 1)
        if draft.roles[at] in (Role.PARAGRAPH, Role.HEADING) and is_letter(blocks[at].text)
    ]
    if len(named) < _FEWEST_NAMED:
        return ()
    answers = [at for at in range(len(blocks)) if blocks[at].role is None and _ANSWER.fullmatch(blocks[at].text)]
    return [*named, *answers] if median(_lengths(draft, named)) >= _SHORTEST_NAMED else ()


def _greeted(draft: Draft, headings: AbstractSet[int]) -> Sequence[int]:
    """Return the salutations that open letters without a heading, if there are many through the whole book."""
    lines = [at for at in _salutations(draft) if headings.isdisjoint(range(at - _UNDER, at))]
    if len(lines) < _FEWEST_GREETED:
        return ()
    starts = [draft.blocks[at].span[0] for at in lines]
    spread = starts[-1] - starts[0] >= _SPREAD * draft.blocks[-1].span[1]
    return lines if spread and median(_lengths(draft, lines)) >= _SHORTEST_GREETED else ()


def _salutations(draft: Draft) -> Iterator[int]:
    """Yield the salutations over a paragraph, under one that ends like a sentence or a signature."""
    blocks = draft.blocks
    for at in range(1, len(blocks) - 1):
        text = blocks[at].text
        if len(text) > _LONGEST or not draft.is_undecided(at) or not _GREETED.fullmatch(text):
            continue
        if is_running_text(blocks[at + 1].text) and (follows_end(draft, at) or closes_letter(blocks[at - 1].text)):
            yield at


def _lengths(draft: Draft, lines: Sequence[int]) -> list[int]:
    """Return the characters from each line to the next, and from the last one to the end."""
    starts = [draft.blocks[at].span[0] for at in [*lines, len(draft.blocks) - 1]]
    return [after - before for before, after in pairwise(starts)]
