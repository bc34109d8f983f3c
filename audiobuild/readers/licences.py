"""The licence around an electronic book of Project Gutenberg: its header and footer are skipped."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Block

REASON = "licence of the electronic edition"
_TO = r"(?:OF|DES|DER) (?:(?:THE|THIS|DIESES?) )?(?:PROJE[CK]T[ -])?GUTENBERG"
# Matches the beginning of "START OF THE PROJECT GUTENBERG EBOOK 22367", "*** START OF THIS PROJECT GUTENBERG EBOOK";
# not of "Start of the story".
_START = lazy_regex(rf"\W{{0,8}}(?:START|BEGINN|ANFANG) {_TO}", re.IGNORECASE)
# Matches in "*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*"; not in "*END*".
_SMALL_PRINT_ENDS = lazy_regex(r"END\*?\s?THE SMALL PRINT! FOR PUBLIC DOMAIN E(?:TEXT|BOOK)S")
# Matches the beginning of "*** END OF THE PROJECT GUTENBERG EBOOK 22367 ***", "End of Project Gutenberg's Faust",
# "ENDE DES PROJECT GUTENBERG EBOOK"; not of "End of the story", "Ende".
_END = lazy_regex(rf"\W{{0,8}}(?:END|ENDE) (?:{_TO}|OF PROJECT GUTENBERG)", re.IGNORECASE)
# Matches the beginning of "Produced by Norbert H. Langkau", "E-text prepared by ..."; not of "Produced in Berlin".
_CREDIT = lazy_regex(
    r"\W{0,4}(?:(?:Produced|Transcribed|Created|Scanned) by|E-?text prepared by|(?:Online|Distributed) Proofread"
    r"|(?:This|The) (?:e-?text|e-?book|file|book) (?:was|has been|is)"
    r" (?:produced|prepared|created|derived|transcribed))",
    re.IGNORECASE,
)
# Matches in "Title: Der Schimmelreiter", "Author: Theodor Storm Release Date: May 1, 2009"; not in "Titel: Nacht".
_FIELD = lazy_regex(
    r"\b(?:(?P<title>Title)|Author): (?P<value>\S.{0,200}?)"
    r"(?=\s*(?:(?:Author|Translator|Illustrator|Editor|Language|Produced by|Credits|Character set encoding"
    r"|(?:Release|Posting) Date|Original publication): ?|$))"
)
_MOST_CREDITS = 4
"""Blocks after the header that name who made the edition."""


def licence_metadata(blocks: Sequence[Block]) -> dict[str, str]:
    """Return the title and the author that the header of an electronic book names; empty for any other text."""
    start = next((at for at, block in enumerate(blocks) if _starts(block.text)), 0)
    found = (_FIELD.finditer(block.text) for block in blocks[:start])
    return {"title" if field["title"] else "author": field["value"] for fields in found for field in fields}


def skip_licence(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those of the licence skipped: up to the line that starts the book, and from its end on."""
    start = max((at + 1 for at, block in enumerate(blocks) if _starts(block.text)), default=0)
    if start:
        following = blocks[start : start + _MOST_CREDITS]
        start += max((at + 1 for at, block in enumerate(following) if _CREDIT.match(block.text)), default=0)
    end = next((at for at in range(start, len(blocks)) if _END.match(blocks[at].text)), len(blocks))
    return tuple(
        replace(block, skipped=REASON) if not start <= at < end and not block.skipped else block
        for at, block in enumerate(blocks)
    )


def _starts(text: str) -> bool:
    return _START.match(text) is not None or _SMALL_PRINT_ENDS.search(text) is not None
