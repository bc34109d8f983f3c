"""The table of contents of a book: it is not read, and the lines of the book that repeat its entries are headings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.near_titles import nearly_named
from audiobuild.structure.book.plays import is_play
from audiobuild.structure.book.title_keys import has_page, key_of
from audiobuild.structure.heading_lines import is_running_text
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from audiobuild.model import Block
    from audiobuild.structure.draft import Draft

# Matches all of "Inhalt", "INHALT DES ERSTEN BANDES.", "Inhaltsverzeichniß vom zweiten Bande";
# not of "Inhalt und Form", "Inhaltlich".
_TABLE = lazy_regex(
    r"[#_*=\[]*(?:Inhalt(?:s-?verzeichni(?:ss?|ß)|sübersicht|sangabe)?|Übersicht|Kapitelfolge|Kapitelübersicht|Kapitelverzeichnis)"
    r"(?: (?:de[rs]|vo[nm])(?: \w+)? (?:Buch(?:e?s)?|Band(?:e?s?)|Teile?s?|Theile?s?))?[.:]?[#_*=\]]*",
    re.IGNORECASE,
)
_LINES_OVER_TEXT = 3
"""Number of lines within which the text under an entry begins."""
_FEWEST = 3
"""Minimum number of entries that are found again."""
_PAGED = 0.7
"""Share of the entries that must end with a page if none of them is found again."""
# Matches in "Die Flucht 12", "Kapitel XII. 280", "Der Gast ..... 7", "Gaza 28.", "7"; not in "12 Gäste", "Anno 1914",
# "7.".
_PAGE_NUMBER = lazy_regex(r"(?:(?<![\d-])\s|^(?!\d+\.))(\d{1,3})\.?\s*$")
_SECTION_DASH = lazy_regex(r" - ")
"""What divides the sections of a chapter from its title, and from each other."""
_SHARE = 0.5
"""Share of the entries that must be found again."""
_MOST = 400
"""Maximum number of entries in a table."""
_MOST_TABLES = 8
"""Maximum number of lines that may open a table; each costs a scan of all blocks."""
_LONGEST = 150
_FEWEST_LETTERS = 2


def find_contents(draft: Draft) -> dict[int, Role]:
    """Find a table of contents (BOILERPLATE) and the headings that its entries name.

    The table is the short lines under a line such as "Inhalt". It is one if most of them come again over text, in the
    same order; where the source marks headings, if most of them name one.
    """
    if draft.is_marked:
        return _in_marked(draft)
    blocks = draft.blocks
    end = 0
    found: dict[int, Role] = {}
    for at in _openings(blocks):
        if at < end:
            continue
        entries = _entries(blocks, at + 1)
        named = _named(draft, entries)
        repeated = {key_of(blocks[line].text) for line in named}
        while (
            entries
            and key_of(blocks[entries[-1]].text) not in repeated
            and not _PAGE_NUMBER.search(blocks[entries[-1]].text)
        ):
            entries = entries[:-1]  # the heading of the text under the table
        if len(named) >= max(_fewest(blocks, entries), _SHARE * len(entries)) or _is_paged(blocks, entries):
            end = entries.stop
            found |= dict.fromkeys(range(at, end), Role.BOILERPLATE)
            others = [*_named_once(draft, entries, repeated), *nearly_named(draft, entries, named)]
            found |= dict.fromkeys([*named, *others], Role.HEADING)
    return found or ({} if is_play(draft) else _untitled(draft))  # no list of persons


def _untitled(draft: Draft) -> dict[int, Role]:
    """Find a table without a word over it: lines above the text, one below the other, that come again in order."""
    blocks = draft.blocks
    keys = {at: key_of(block.text) for at, block in enumerate(blocks) if 0 < len(block.text) <= _LONGEST}
    last = {key: at for at, key in keys.items() if draft.is_undecided(at) and len(key) >= _FEWEST_LETTERS}
    front = takewhile(lambda at: not is_running_text(blocks[at].text), range(len(blocks)))
    places = [(at, last.get(keys.get(at, ""), -1)) for at in front]
    runs: list[list[tuple[int, int]]] = [[]]
    for at, place in places:
        if place > at and (not runs[-1] or place > runs[-1][-1][1]):
            runs[-1].append((at, place))
        elif runs[-1]:
            runs.append([(at, place)] if place > at else [])
    run = max(runs, key=len)
    if len(run) < _fewest(blocks, [at for at, _ in run]) or run[0][1] <= run[-1][0]:
        return {}
    entries = range(run[0][0], run[-1][0] + 1)
    named = _named(draft, entries)
    once = _named_once(draft, entries, {keys[at] for at in named})
    return dict.fromkeys(entries, Role.BOILERPLATE) | dict.fromkeys([*named, *once], Role.HEADING)


def _fewest(blocks: Sequence[Block], entries: Sequence[int]) -> int:
    """Return how many entries must be found again: two are enough if they end with the number of a page."""
    paged = sum(_PAGE_NUMBER.search(blocks[at].text) is not None for at in entries)
    return paged if 2 * paged >= len(entries) and paged == _FEWEST - 1 else _FEWEST


def is_table(text: str) -> bool:
    """Return whether a line may open a table of contents: "Inhalt"."""
    return len(text) <= _LONGEST and _TABLE.fullmatch(text) is not None


def _openings(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the lines that may open a table: "Inhalt"."""
    return islice((at for at, block in enumerate(blocks) if is_table(block.text)), _MOST_TABLES)


def _in_marked(draft: Draft) -> dict[int, Role]:
    """Find the tables of a source that marks its headings, with the entries that name them."""
    blocks = draft.blocks
    titles = {key_of(block.text) for block in blocks if block.role is Role.HEADING}
    found: dict[int, Role] = {}
    for at in _openings(blocks):
        entries = range(at + 1, min(at + 1 + _MOST, len(blocks)))
        beyond = (end for end in entries if blocks[end].role is Role.HEADING or not _is_entry(blocks[end]))
        entries = range(at + 1, next(beyond, entries.stop))
        named = [entry for entry in entries if key_of(blocks[entry].text) in titles]
        if len(named) >= max(_FEWEST, _SHARE * len(entries)):
            found |= dict.fromkeys(range(at, entries.stop), Role.BOILERPLATE)
        elif chapters := _chapters_with_sections(blocks, at + 1, titles):
            found |= dict.fromkeys(range(at, chapters.stop), Role.BOILERPLATE)
    return found


def _chapters_with_sections(blocks: Sequence[Block], start: int, titles: Container[str]) -> range:
    """Return the paragraphs up to the next heading if several give a chapter's title with the sections in it."""
    end = next((at for at in range(start, len(blocks)) if blocks[at].role is Role.HEADING), len(blocks))
    named = sum(key_of(_SECTION_DASH.split(block.text, maxsplit=1)[0]) in titles for block in blocks[start:end])
    return range(start, end if named >= _FEWEST else start)


def _entries(blocks: Sequence[Block], start: int) -> range:
    """Return the lines of a table: those up to the text, or up to the heading that repeats one of them."""
    keys: set[str] = set()
    end = start
    while end < min(start + _MOST, len(blocks)) and _is_entry(blocks[end]):
        key = key_of(blocks[end].text)
        if key in keys and not _PAGE_NUMBER.search(blocks[end].text):
            while end > start + 1 and (above := number(blocks[end - 1].text)) and above.known and not above.name:
                end -= 1
            break
        keys.add(key)
        end += 1
    return range(start, end)


def _is_paged(blocks: Sequence[Block], entries: range) -> bool:
    """Return whether most of the entries end with the number of a page, and these do not fall."""
    pages = [int(found[1]) for at in entries if (found := _PAGE_NUMBER.search(blocks[at].text))]
    titles = sum(not blocks[at].text.isdecimal() for at in entries)
    return len(pages) >= max(_FEWEST, _PAGED * titles) and pages == sorted(pages) and pages[0] < pages[-1]


def _is_entry(block: Block) -> bool:
    return len(block.text) <= _LONGEST and (not is_running_text(block.text) or has_page(block.text))


def _named(draft: Draft, entries: range) -> list[int]:
    """Return the lines after the entries, or before them if there are none, that repeat an entry over text."""
    blocks = draft.blocks
    titles = _titles(draft, entries)
    short = (at for at in range(len(blocks) - 1) if at not in entries and len(blocks[at].text) <= _LONGEST)
    over_text = (at for at in short if draft.is_undecided(at) and _is_over_text(blocks, at))
    lines = [at for at in over_text if _repeats_entry(blocks, at, titles)]
    return _without_repeats(draft, entries, [at for at in lines if at >= entries.stop] or lines)


def _is_over_text(blocks: Sequence[Block], at: int) -> bool:
    """Return whether prose begins in the next few lines."""
    return any(is_running_text(block.text) for block in blocks[at + 1 : at + 1 + _LINES_OVER_TEXT])


def _repeats_entry(blocks: Sequence[Block], at: int, titles: Container[str]) -> bool:
    """Return whether a line, alone or with the one below, is one of the titles."""
    text = blocks[at].text
    return key_of(text) in titles or key_of(f"{text} {blocks[at + 1].text[:_LONGEST]}") in titles


def _without_repeats(draft: Draft, entries: range, lines: list[int]) -> list[int]:
    """Return the lines without those that repeat the heading above with text between, unless the table does too."""
    keys = {at: key_of(draft.blocks[at].text) for at in lines}
    left = Counter(key_of(draft.blocks[at].text) for at in entries)
    kept: list[int] = []
    for at, key in keys.items():
        above = kept[-1] if kept and keys[kept[-1]] == key else at
        over_text = any(is_running_text(block.text) for block in draft.blocks[above:at])
        if left[key] > 0 or not over_text or number(draft.blocks[at].text):
            kept.append(at)
        left[key] -= 1
    return kept


def _named_once(draft: Draft, entries: range, repeated: set[str]) -> list[int]:
    """Return the lines over no text, such as a verse, that repeat an entry; each stands once after the entries."""
    blocks = draft.blocks
    titles = _titles(draft, entries) - repeated
    lines: dict[str, list[int]] = {}
    for at in range(entries.stop, len(blocks) - 1):
        if len(blocks[at].text) <= _LONGEST and draft.is_undecided(at) and (key := key_of(blocks[at].text)) in titles:
            lines.setdefault(key, []).append(at)
    return [alike[0] for alike in lines.values() if len(alike) == 1]


def _titles(draft: Draft, entries: range) -> set[str]:
    """Return the keys of a table's entries, without the pages that are on lines of their own."""
    keys = (key_of(draft.blocks[at].text) for at in entries)
    return {key for key in keys if len(key) >= _FEWEST_LETTERS and not key.isdecimal()}
