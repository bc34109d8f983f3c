"""The user's sound files: read as the settings ask, and put at their places between the sections of speech."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError, extra_hint
from audiobuild.sound.inserts import INTRO, JINGLE, OUTRO, Insert

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from audiobuild.settings import Settings
    from audiobuild.sound.bed import Bed
    from audiobuild.sound.inserts import Part
    from audiobuild.sound.sections import Section
    from audiobuild.sound.sound_file import SoundFile


@dataclass(frozen=True, slots=True)
class Sounds:
    """The sound files of an episode; None for those that it does not have."""

    intro: SoundFile | None = None
    outro: SoundFile | None = None
    jingle: SoundFile | None = None
    bed: Bed | None = None
    """Music under the narration."""


NO_SOUNDS = Sounds()


def read_sounds(settings: Settings) -> Sounds:
    """Read the sound files of the settings; a single chapter has no intro and outro, a preview no outro.

    Raises:
        SettingsError: a file cannot be used, or PyAV is missing for a bed.
    """
    wanted = {"jingle": settings.jingle}
    if not settings.chapter:
        wanted["intro"] = settings.intro
        wanted["outro"] = None if settings.preview else settings.outro
    paths = {name: path for name, path in wanted.items() if path}
    if not paths and not settings.bed:
        return NO_SOUNDS
    from audiobuild.sound import sound_file

    files = {name: sound_file.read(path, name) for name, path in paths.items()}
    bed = _bed(settings.bed, settings.bed_level) if settings.bed else None
    return Sounds(files.get("intro"), files.get("outro"), files.get("jingle"), bed)


def _bed(path: Path, level: float) -> Bed:
    if find_spec("av") is None:
        raise SettingsError("cannot use a bed: PyAV is not installed", extra_hint("av"))
    from audiobuild.sound import bed, sound_file

    return bed.bed(sound_file.read(path, "bed"), level, path)


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
