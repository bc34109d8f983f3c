"""Which blocks are narrated, why the others are skipped, and when nothing is left to narrate."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Block, Role
from audiobuild.structure.heading_lines import is_title_like

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

REASONS = {
    Role.BOILERPLATE: "not part of the text",
    Role.TEASER: "teaser to another text",
    Role.COMMENT: "reader's comment",
    Role.DATE: "date line",
    Role.AGENCY: "agency credit",
    Role.CAPTION: "picture caption",
    Role.FOOTNOTE: "footnote",
}
"""The roles that are skipped unless asked for, with the reason the manifest gives."""

NOTHING_TO_SAY = "nothing to say"

_NOT_TEXT = (Role.TITLE, Role.HEADING, Role.BYLINE, Role.DATELINE)
_FEWEST_LINES = 4
_FEWEST_WORDS = 4
"""The fewest lines, and words a line on average, of a list or poem without any full stop; less are headings."""
_FEWEST_OF_SENTENCE = 8
"""Words of a line that is a sentence without its full stop, as in short posts, though it could be a title."""
_FEWEST_FIGURES = 2
"""Lines with a figure (a time, a price) that make a programme of lines without any full stop."""


def narrate(blocks: Sequence[Block], read: Collection[str]) -> tuple[Block, ...]:
    """Return the blocks, those that are not narrated with the reason; a reader's reason stays.

    Args:
        blocks: with their roles.
        read: names of roles to narrate besides the usual ones.
    """
    return tuple(replace(block, skipped=block.skipped or _reason(block, read)) for block in blocks)


def _reason(block: Block, read: Collection[str]) -> str | None:
    if not any(map(str.isalnum, block.text)):
        return NOTHING_TO_SAY
    return None if block.role is None or block.role in read else REASONS.get(block.role)


def refuse_silence(source: str, blocks: Sequence[Block]) -> None:
    """Raise SourceError if nothing of an article would be narrated.

    Args:
        source: the article's file or address, for the message.
        blocks: with their roles and reasons.

    Raises:
        SourceError: no text is left; the message says what the source contains instead.
    """
    if not any(map(str.isalpha, (character for block in blocks for character in block.text))):
        raise SourceError(
            f"{source} contains no letters, so there is nothing to narrate", "give a file with German text"
        )
    narrated = [block for block in blocks if not block.skipped]
    if any(_is_text(block) for block in narrated) or _is_verse(narrated) or _is_programme(narrated):
        return
    if narrated:
        raise SourceError(
            f"{source} contains only headings, no text under them",
            "add the article's text; a sentence ends with a full stop",
        )
    if any(block.role is Role.BOILERPLATE for block in blocks):
        raise SourceError(
            f"{source} contains only boilerplate, nothing to narrate", "use --boilerplate read to narrate it"
        )
    raise SourceError(
        f"{source} contains nothing that is narrated ({', '.join(sorted({b.skipped for b in blocks if b.skipped}))})",
        "run audiobuild script to see the role of each block",
    )


def _is_text(block: Block) -> bool:
    """Return whether a block is more than a title: a line that could be a title is not text by itself."""
    if block.role in _NOT_TEXT:
        return False
    maybe_title = block.role in (Role.PARAGRAPH, Role.LEAD) and is_title_like(block.text)
    return not maybe_title or block.text[-1] in "!?" or len(block.text.split()) >= _FEWEST_OF_SENTENCE


def _is_verse(narrated: Sequence[Block]) -> bool:
    """Return whether lines without a full stop are a poem or a list: adjacent lines, or several long ones."""
    lines = [block for block in narrated if block.role in (Role.TITLE, Role.PARAGRAPH, Role.LEAD)]
    adjacent = [block.span[1] - block.source_position(len(block.text)) <= 1 for block in lines[:-1]]
    words = sum(len(block.text.split()) for block in lines)
    many = len(lines) >= _FEWEST_LINES and words >= _FEWEST_WORDS * len(lines)
    return many or any(first and second for first, second in pairwise(adjacent))


# Matches "Sommerprogramm", "Termine 2026", "Spielplan", "Veranstaltungen im Mai"; not "Programmierung", "Terminal".
_PROGRAMME = lazy_regex(r"(?i:programm|termine|kalender|spielplan|speiseplan|speisekarte|veranstaltungen)\b")


def _is_programme(narrated: Sequence[Block]) -> bool:
    """Return whether lines or headings without a full stop give the times or prices of something, or its title does."""
    figures = sum(any(map(str.isdecimal, block.text)) for block in narrated)
    named = _PROGRAMME.search(narrated[0].text) if narrated else None
    return len(narrated) >= _FEWEST_LINES and bool(figures >= _FEWEST_FIGURES or named)
