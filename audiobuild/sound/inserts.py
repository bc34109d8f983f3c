"""Inserts: the user's intro, jingle and outro at their places between the sections of speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import Speaker
from audiobuild.sound.sections import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Utterance
    from audiobuild.sound.bed import Bed
    from audiobuild.sound.sound_file import SoundFile

INTRO, JINGLE, OUTRO = "intro", "jingle", "outro"
PAUSE_MS = 700
"""The pause after an insert in milliseconds."""


@dataclass(frozen=True, slots=True)
class Insert:
    """A sound file at its place between the sections."""

    kind: str
    """`INTRO`, `JINGLE` or `OUTRO`."""
    sound: SoundFile
    chapter: int
    """Index of the chapter that it is heard in: a jingle ends the chapter before it."""
    title: str
    """Title of the chapter."""
    pause_ms: int = PAUSE_MS
    utterances: tuple[Utterance, ...] = ()
    """None: it is not speech."""
    speaker: Speaker = Speaker.NARRATOR
    """Only the encoder's bit rate counts for an insert, which is the same for all speakers."""


Part = Section | Insert
"""A part of an episode that is encoded by itself."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """The sound files of an episode; None for those that it does not have."""

    intro: SoundFile | None = None
    outro: SoundFile | None = None
    jingle: SoundFile | None = None
    bed: Bed | None = None
    """Music under the narration."""


NO_SOUNDS = Sounds()


def arranged(sections: Sequence[Section], sounds: Sounds) -> tuple[Part, ...]:
    """Return the sections with the intro before them, a jingle between two chapters, and the outro after them."""
    parts: list[Part] = []
    for section in sections:
        if sounds.intro and not parts:
            parts.append(Insert(INTRO, sounds.intro, section.chapter, section.title))
        elif sounds.jingle and parts and parts[-1].chapter != section.chapter:
            parts.append(Insert(JINGLE, sounds.jingle, parts[-1].chapter, parts[-1].title))
        parts.append(section)
    if sounds.outro:
        parts.append(Insert(OUTRO, sounds.outro, parts[-1].chapter, parts[-1].title))
    return tuple(parts)
