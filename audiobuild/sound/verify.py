"""Verification: decode a written MP3 around its chapter marks and check that each one is in a pause."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from audiobuild.errors import SoundError
from audiobuild.model import Speech
from audiobuild.sound import FRAME, RATE, mp3
from audiobuild.sound.decode import decode

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiobuild.model import Mark
    from audiobuild.sound.recording import Recording

QUIET = 100
"""Highest sample in a pause: -50 dBFS, above what encoding leaves there."""
CROSSFADE = 1.5
"""Factor by which a bed that fades into another passage of it, and is encoded, may exceed its peak."""
NEAR = RATE // 5
"""Samples before a mark that must be quiet; the pause is longer."""
EARLY = RATE // 20
"""Samples by which encoding may bring the voice forward; up to then, everything after the mark must be quiet."""
LATE = RATE // 2
"""Samples after the pause within which the voice must begin; a soft consonant may be below `QUIET`."""
FULL_SCALE = 32_768
WARM_UP = 24
"""Frames of a chapter's first section that are decoded: 0.6 s."""
_REPORT = "please report this and attach the article"


def verify(file: IO[bytes], head: int, recording: Recording) -> None:
    """Decode the written file around every mark, and check for the pause there and the voice after it.

    Args:
        file: the MP3, open for reading.
        head: bytes before the first frame of sound: tag and Info frame.
        recording: what was written after them.

    Raises:
        SoundError: a mark is not in a pause, or no voice follows it.
    """
    timeline, bitrate, bed = recording.timeline, recording.encoder.bitrate, recording.encoder.bed
    quiet = QUIET + (round(CROSSFADE * bed.peak) if bed else 0)
    marks = iter(timeline.marks)
    offset, frame, end = head, 0, 0
    chapter = None
    pauses = zip(timeline.silences, recording.pause_sizes, strict=True)
    rows = zip(recording.sections, recording.encoded, pauses, recording.extents(), strict=False)
    for section, info, (silence, length), (voice, last) in rows:
        if section.chapter != chapter:
            chapter = section.chapter
            mark = next(marks)
            if not end <= mark.start < voice:
                raise _fault(mark, "is not in its pause")
            file.seek(offset)
            samples = _samples(file.read(length + min(info.size, WARM_UP * bitrate * FRAME * 125 // RATE)))
            start = frame * FRAME
            # An intro may begin faintly.
            faint = info.peak <= QUIET / FULL_SCALE or not section.utterances
            _check(mark, samples, mark.start - start, voice - start, quiet=quiet, faint=faint)
        end = last
        offset += length + info.size
        frame += silence + info.frames


def _check(mark: Mark, samples: NDArray[np.int16], pause: int, voice: int, *, quiet: int, faint: bool) -> None:
    """Check that no sample from `pause` to `voice` exceeds `quiet` and, unless it is `faint`, that there is a voice."""
    if _loudest(samples[max(0, pause - NEAR) : max(0, voice - EARLY)]) > quiet:
        raise _fault(mark, "is not in a pause")
    if not faint and _loudest(samples[max(0, voice - EARLY) : voice + LATE]) <= QUIET:
        raise _fault(mark, "is not followed by a voice")


def _fault(mark: Mark, what: str) -> SoundError:
    return SoundError(f"internal error: the chapter mark {mark.title!r} {what}", _REPORT)


def _loudest(samples: NDArray[np.int16]) -> int:
    return int(abs(samples.astype(int)).max(initial=0))


def _samples(data: bytes) -> NDArray[np.int16]:
    """Decode the whole frames at the start of `data`."""
    end = 0
    while (header := mp3.parse(data, end)) and end + header.size <= len(data):
        end += header.size
    try:
        return decode(Speech(data[:end], "mp3", RATE)).samples
    except SoundError as error:
        raise SoundError(
            f"internal error: cannot decode the MP3 at a chapter mark: {error.message}", _REPORT
        ) from error
