"""Excerpts of a script: its first half minute, or one chapter, to hear before the whole is built.

An excerpt consists of whole blocks, so its sections are those of the whole episode: they come from the same cache, and
the whole build reuses them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from audiobuild.model import Script

PREVIEW_CHARS = 450
"""Characters of a preview: half a minute at 15 characters per second."""


def preview(script: Script) -> Script:
    """Keep the first blocks, up to `PREVIEW_CHARS` characters; the last one is kept as a whole."""
    kept: set[int] = set()
    length = 0
    for utterance in script.utterances:
        if length >= PREVIEW_CHARS and utterance.block not in kept:
            break
        kept.add(utterance.block)
        length += len(utterance.spoken)
    return _only(script, kept, "outside the preview")


def only_chapter(script: Script, number: int) -> Script:
    """Keep one chapter.

    Args:
        script: verbalised.
        number: the chapter's number, counted from 1.

    Raises:
        SettingsError: there is no such chapter.
    """
    count = len(script.chapters)
    if not 1 <= number <= count:
        raise SettingsError(f"there is no chapter {number}", f"the article has {count} (see `audiobuild script`)")
    kept = {utterance.block for utterance in script.chapters[number - 1].utterances}
    return _only(script, kept, "in another chapter")


def _only(script: Script, kept: set[int], reason: str) -> Script:
    """Keep the utterances of some blocks; list all other blocks as skipped for `reason`."""
    chapters = tuple(
        replace(chapter, utterances=utterances)
        for chapter in script.chapters
        if (utterances := tuple(utterance for utterance in chapter.utterances if utterance.block in kept))
    )
    numbers = {
        utterance.block: number for number, chapter in enumerate(chapters, 1) for utterance in chapter.utterances
    }
    blocks = tuple(
        replace(block, chapter=numbers.get(index), skipped=block.skipped or (None if index in kept else reason))
        for index, block in enumerate(script.blocks)
    )
    return replace(script, chapters=chapters, blocks=blocks)
