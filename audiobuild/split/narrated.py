"""Which blocks are heard, and for what reason the others are not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.model import Block, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

REASONS = {
    Role.BOILERPLATE: "legal notice",
    Role.TEASER: "teaser to another text",
    Role.DATE: "date line",
    Role.AGENCY: "credit of an agency",
    Role.CAPTION: "caption of a picture",
}
"""The roles that are not narrated unless asked for, and what is said of them."""

NOTHING_TO_SAY = "no word to say"


def narrated(blocks: Sequence[Block], read: Collection[Role]) -> tuple[Block, ...]:
    """The blocks, each of those that are not narrated with its reason; a reader's reason stands.

    Args:
        blocks: with their roles.
        read: roles to narrate besides the usual ones.
    """
    return tuple(replace(block, skipped=block.skipped or _reason(block, read)) for block in blocks)


def _reason(block: Block, read: Collection[Role]) -> str | None:
    if not any(map(str.isalnum, block.text)):
        return NOTHING_TO_SAY
    return None if block.role is None or block.role in read else REASONS.get(block.role)
