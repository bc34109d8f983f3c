"""Is each chapter's mark where it should be? Found out from the bytes that were written, not from what was meant."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from audiobuild.errors import SoundError
from audiobuild.model import Speech
from audiobuild.sound import FRAME, RATE, mp3
from audiobuild.sound.decode import decode
from audiobuild.sound.silence import size

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiobuild.assemble.assembly import Assembly
    from audiobuild.model import Mark

QUIET = 100
"""Highest sample in a pause: -50 dBFS, above what coding leaves behind."""
NEAR = RATE // 5
"""Samples around a mark that must be quiet: the pause is longer, and a listener hears no less."""
LATE = RATE // 2
"""Samples after the mark's pause within which the voice must set in; a soft consonant may be under `QUIET`."""
FULL_SCALE = 32_768
REPORT = "please report it with the article"
WARM_UP = 24
"""Frames decoded of a chapter's first section: 0.6 s."""


def prove(file: IO[bytes], head: int, assembly: Assembly) -> None:
    """Decode the written file around every mark and find the pause there, and the voice after it.

    Args:
        file: the MP3, open for reading.
        head: bytes before the first frame of sound: tag and Info frame.
        assembly: what was written behind them.

    Raises:
        SoundError: a mark does not lie in silence, or no voice follows it.
    """
    parts, timeline, bitrate = assembly.passages, assembly.timeline, assembly.encoder.bitrate
    marks, clips = iter(timeline.marks), iter(timeline.clips)
    at, frame = head, 0
    for index, (part, shape) in enumerate(zip(parts, assembly.shapes, strict=True)):
        voice = next(clips).first
        length = size(timeline.silences[index], bitrate=bitrate)
        if not index or part.chapter != parts[index - 1].chapter:
            mark = next(marks)
            file.seek(at)
            samples = _samples(file.read(length + min(shape.size, WARM_UP * bitrate * FRAME * 125 // RATE)))
            start = frame * FRAME
            _prove(mark, samples, mark.start - start, voice - start, faint=shape.peak <= QUIET / FULL_SCALE)
        for _ in part.utterances[1:]:
            next(clips)
        at += length + shape.size
        frame += timeline.silences[index] + shape.frames


def _prove(mark: Mark, samples: NDArray[np.int16], pause: int, voice: int, *, faint: bool) -> None:
    """The decoded samples are quiet around `pause`, and sound soon after `voice` (unless the voice is `faint`)."""
    loudest = abs(samples[max(0, pause - NEAR) : pause + NEAR].astype(int)).max(initial=0)
    if loudest > QUIET:
        raise SoundError(
            f"the chapter mark {mark.title!r} does not lie in silence", "please report it with the article"
        )
    if not faint and abs(samples[voice : voice + LATE].astype(int)).max(initial=0) <= QUIET:
        raise SoundError(f"no voice follows the chapter mark {mark.title!r}", REPORT)


def _samples(data: bytes) -> NDArray[np.int16]:
    """As many whole frames as `data` begins with, decoded."""
    end = 0
    while (header := mp3.parse(data, end)) and end + header.size <= len(data):
        end += header.size
    return decode(Speech(data[:end], "mp3", RATE)).samples
