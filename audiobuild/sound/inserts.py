"""Inserts: sound files of the user between the sections of speech."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import Speaker
from audiobuild.sound.sections import Section

if TYPE_CHECKING:
    from audiobuild.model import Utterance
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
