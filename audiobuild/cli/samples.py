"""Voice samples: one short MP3 per voice, all equally loud."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from audiobuild import pipeline, speak
from audiobuild.errors import AudiobuildError
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.sound import RATE
from audiobuild.sound.gain import required_gain, usual_gain
from audiobuild.sound.join import Piece
from audiobuild.sound.loudness import as_heard, integrated
from audiobuild.sound.render import render
from audiobuild.storage import atomic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from audiobuild.speak import Voice

TEXT = "Guten Tag! Am 3. Oktober 2025 kamen 1.200 Gäste nach Köln, und niemand wusste, warum. Oder doch?"
BITRATE = 96
"""Kilobits per second."""
SILENT = "silent"
"""The engine that speaks no sound, and so has no samples."""


def write_samples(
    folder: Path, text: str, voices: Mapping[str, Iterable[Voice]], warn: Callable[[str], None]
) -> list[Path]:
    """Write a sample of each installed voice, named ENGINE-VOICE.mp3.

    Args:
        folder: where to write; created if it does not exist.
        text: German text.
        voices: the voices, by the name of their engine.
        warn: called with a line for each voice that fails, such as an online one without a network.

    Returns:
        The files.

    Raises:
        OutputError: a file cannot be written.
    """
    written = []
    for engine, found in voices.items():
        for voice in found:
            if not voice.installed or engine == SILENT:
                continue
            try:
                data = sample(engine, voice.name, text)
            except AudiobuildError as error:
                warn(str(error))
                break
            path = folder / f"{engine}-{re.sub(r'[^A-Za-z0-9_+.-]', '_', voice.name)}.mp3"
            atomic.write(path, data)
            written.append(path)
    return written


def sample(engine: str, voice: str, text: str) -> bytes:
    """Return `text` spoken by a voice, as MP3.

    Raises:
        AudiobuildError: the text has no words, or the engine failed.
    """
    if text.rstrip()[-1:].isalnum():  # a greeting such as "Guten Tag" would be a heading without a text
        text = f"{text.rstrip()}."
    with closing(speak.load(engine, voice=voice)) as speaker:
        script = pipeline.script(read("sample.txt", data=text.encode()), Settings(engine=engine, voice=voice), speaker)
        chunks = [chunk for utterance in script.utterances for chunk in utterance.chunks]
        pieces = [Piece(speaker.speak(chunk.text), chunk.pause_ms * RATE // 1000) for chunk in chunks]
        gain = usual_gain(speaker.loudness)
    loudness = as_heard(integrated([render(pieces, gain=0, bitrate=BITRATE).powers]))
    return render(pieces, gain=required_gain(loudness, gain, tolerance=0), bitrate=BITRATE).frames
