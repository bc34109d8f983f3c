"""The pause after each utterance, by the punctuation at its end and by what follows it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.german.prosody.pauses import after_text, speaker_changes
from audiobuild.german.spoken_text import has_words
from audiobuild.model import Role
from audiobuild.structure.marks import pause_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.german.prosody.pauses import Pauses
    from audiobuild.model import Block, Script, Utterance


def pauses_after(script: Script, pauses: Pauses) -> Iterator[int]:
    """Yield the pause after each utterance of a script, in milliseconds."""
    ordered = (
        (utterance, number) for number, chapter in enumerate(script.chapters) for utterance in chapter.utterances
    )
    for (before, chapter), (after, next_chapter) in pairwise(ordered):
        yield _between(script.blocks, before, after, pauses, new_chapter=next_chapter != chapter)
    yield pauses.end


def _between(
    blocks: tuple[Block, ...], before: Utterance, after: Utterance, pauses: Pauses, *, new_chapter: bool
) -> int:
    """Return the pause between two utterances."""
    by_mark = after_text(before.written, pauses)
    if before.block == after.block:
        return max(by_mark, pauses.quote) if speaker_changes(before.written, after.written) else by_mark
    role, next_role = blocks[before.block].role, blocks[after.block].role
    pause = _after_block(role, next_role, by_mark, before, pauses)
    pause = max(pause, sum(pause_ms(block.text) for block in blocks[before.block + 1 : after.block] if block.skipped))
    if any(block.skipped and not has_words(block.text) for block in blocks[before.block + 1 : after.block]):
        pause = max(pause, pauses.scene)
    if role is Role.HEADING or next_role not in {Role.HEADING, Role.TITLE}:
        return pause
    return max(pause, pauses.chapter if new_chapter else pauses.heading_before)


def _after_block(role: Role | None, next_role: Role | None, by_mark: int, last: Utterance, pauses: Pauses) -> int:
    """Return the pause after the last utterance of a block, by the roles of the block and of the next one."""
    by_role = {
        Role.TITLE: pauses.title,
        Role.HEADING: pauses.heading,
        Role.DATELINE: pauses.dateline,
        Role.LEAD: pauses.lead,
    }
    if role in by_role:
        return by_role[role]
    announces = last.written.rstrip().endswith(":") or (role is Role.ITEM and next_role is Role.ITEM)
    return max(by_mark, pauses.item if announces else pauses.paragraph)
