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
"""Samples before a mark that must be quiet: the pause is longer, and a listener hears no less."""
EARLY = RATE // 20
"""Samples that coding may bring the voice forward: until then all must be quiet, from the mark on."""
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
    recording, timeline = assembly.recording, assembly.timeline
    parts, bitrate = recording.passages, recording.encoder.bitrate
    marks, clips = iter(timeline.marks), iter(timeline.clips)
    at, frame, ended = head, 0, 0
    for index, (part, shape) in enumerate(zip(parts, recording.shapes, strict=True)):
        heard = [next(clips) for _ in part.utterances]
        voice = heard[0].first
        length = size(timeline.silences[index], bitrate=bitrate)
        if not index or part.chapter != parts[index - 1].chapter:
            mark = next(marks)
            if not ended <= mark.start < voice:
                raise SoundError(f"the chapter mark {mark.title!r} does not lie in its pause", REPORT)
            file.seek(at)
            samples = _samples(file.read(length + min(shape.size, WARM_UP * bitrate * FRAME * 125 // RATE)))
            start = frame * FRAME
            _prove(mark, samples, mark.start - start, voice - start, faint=shape.peak <= QUIET / FULL_SCALE)
        ended = heard[-1].end
        at += length + shape.size
        frame += timeline.silences[index] + shape.frames


def _prove(mark: Mark, samples: NDArray[np.int16], pause: int, voice: int, *, faint: bool) -> None:
    """The decoded samples are quiet from `pause` to `voice`, and sound soon after (unless the voice is `faint`)."""
    if _loudest(samples[max(0, pause - NEAR) : max(0, voice - EARLY)]) > QUIET:
        raise SoundError(f"the chapter mark {mark.title!r} does not lie in silence", REPORT)
    if not faint and _loudest(samples[max(0, voice - EARLY) : voice + LATE]) <= QUIET:
        raise SoundError(f"no voice follows the chapter mark {mark.title!r}", REPORT)


def _loudest(samples: NDArray[np.int16]) -> int:
    return int(abs(samples.astype(int)).max(initial=0))


def _samples(data: bytes) -> NDArray[np.int16]:
    """As many whole frames as `data` begins with, decoded."""
    end = 0
    while (header := mp3.parse(data, end)) and end + header.size <= len(data):
        end += header.size
    try:
        return decode(Speech(data[:end], "mp3", RATE)).samples
    except SoundError as error:
        raise SoundError(f"what was written at a chapter mark is no sound: {error.message}", REPORT) from error
