"""The Episode of a recording: everything that the writers are given."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild import speak
from audiobuild.model import Episode, HeardSound, SecondVoice, Speaker
from audiobuild.sound import RATE
from audiobuild.sound.inserts import Insert
from audiobuild.write.titles import displayable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audiobuild.sound.recording import Recording


def episode_of(
    recording: Recording, file: str, show: Mapping[str, object], *, cover: bytes = b"", show_logo: bytes = b""
) -> Episode:
    """Describe a recording as the writers need it.

    Args:
        recording: the whole recording.
        file: name of the audio file.
        show: the table ``[show]`` of the configuration.
        cover: the cover as `cover.prepared` returns it; empty for none.
        show_logo: the show's cover as `cover.logo` returns it; empty for none.
    """
    narrator = recording.encoder.speaker
    voice = narrator.fingerprint
    labels = {found.name: found.label for found in speak.voices_of(voice.engine)}
    return Episode(
        script=recording.script,
        voice=voice,
        online=narrator.online,
        samples=recording.timeline.samples,
        rate=RATE,
        bitrate=recording.encoder.bitrate,
        loudness=recording.loudness,
        marks=displayable(
            tuple(
                replace(mark, link=chapter.link)
                for mark, chapter in zip(recording.timeline.marks, recording.script.chapters, strict=True)
            )
        ),
        clips=tuple(recording.clips()),
        show=str(show.get("title", "")),
        show_link=str(show.get("link", "")),
        narrator=labels.get(voice.voice, ""),
        voices=tuple(
            SecondVoice(speaker, encoder.speaker.fingerprint, labels.get(encoder.speaker.fingerprint.voice, ""))
            for speaker, encoder in recording.encoders.items()
            if speaker is not Speaker.NARRATOR
        ),
        file=file,
        sounds=tuple(
            HeardSound(part.kind, first, end)
            for part, (first, end) in zip(recording.sections, recording.extents(), strict=True)
            if isinstance(part, Insert)
        ),
        bed_level=recording.encoder.bed.level if recording.encoder.bed else None,
        cover=cover,
        show_logo=show_logo,
        sound=recording,
    )
