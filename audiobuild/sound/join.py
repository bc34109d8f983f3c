"""Join pieces of speech to one sound with pydub: each trimmed, with the pause after it."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from audiobuild.sound import RATE
from audiobuild.sound.decode import decode
from audiobuild.sound.trim import trim

with warnings.catch_warnings():
    # pydub warns on import if ffmpeg is missing, which it needs for files only; it gets none here.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from audiobuild.model import Speech

Edges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A speech and the pause after it."""

    speech: Speech
    pause: int
    """Samples at `RATE` before the next piece; ignored after the last."""


def join(pieces: Iterable[Piece]) -> tuple[AudioSegment, Edges]:
    """Concatenate speeches, each trimmed and, but for the last, followed by its pause.

    Each piece is released before the next is requested. The result has the sample rate of the first speech. pydub gets
    everything at once: its ``+=`` copies all samples before it for each speech, and its ``append`` cross-fades.

    Returns:
        The sound, and the first and end sample of each trimmed speech at `RATE`. These are derived from the position
        in the joined sound, so rounding errors do not accumulate.

    Raises:
        SoundError: a speech cannot be decoded, is truncated, or empty.
    """
    content = BytesIO()  # grows in place, and returns its content without a copy
    clips: list[tuple[int, int]] = []
    rate = at = silence = 0
    for piece in pieces:
        sound = decode(piece.speech)
        rate = rate or sound.rate
        pause = piece.pause
        samples = trim(resample(sound.samples, sound.rate, rate), rate)
        del piece, sound  # so that a long sentence is not held twice
        content.write(bytes(2 * silence))
        content.write(samples.data)
        at += silence
        end = at + len(samples)
        clips.append((round(at * RATE / rate), round(end * RATE / rate)))
        at, silence = end, round(pause * rate / RATE)
    segment = AudioSegment(data=content.getvalue(), sample_width=2, frame_rate=rate, channels=1)
    return segment, tuple(clips)


def joined(pieces: Iterable[Piece]) -> tuple[NDArray[np.int16], Edges]:
    """Concatenate speeches as `join` does, and resample them to `RATE`."""
    segment, clips = join(pieces)
    return resample(np.frombuffer(segment.raw_data, np.int16), segment.frame_rate, RATE), clips


def resample(samples: NDArray[np.int16], rate: int, to: int) -> NDArray[np.int16]:
    """Resample a whole sound; return the same array if the rates are equal."""
    return np.concatenate(list(resampled([samples], rate, to))) if rate != to else samples


def resampled(slices: Iterable[NDArray[np.int16]], rate: int, to: int) -> Iterator[NDArray[np.int16]]:
    """Resample consecutive slices of one sound with soxr's HQ; yield the same slices if the rates are equal.

    soxr (1.1) reads uninitialised memory now and then if the last slice of a stream is short. So it gets slices of one
    length only, the end padded with silence, and the output is cut to the exact length. soxr releases the interpreter
    lock.
    """
    if rate == to:
        yield from slices
        return
    import soxr

    stream = soxr.ResampleStream(rate, to, 1, dtype=np.int16, quality="HQ")
    length = rate // 2
    received = written = 0
    rest = np.empty(0, np.int16)
    for samples in slices:
        received += len(samples)
        rest = np.concatenate((rest, samples)) if len(rest) else samples
        while len(rest) >= length:
            output = stream.resample_chunk(rest[:length])
            rest = rest[length:]
            written += len(output)
            yield output
    padded = np.concatenate((rest, np.zeros(3 * length - len(rest), np.int16)))
    end = [stream.resample_chunk(padded[at : at + length], last=at == 2 * length) for at in (0, length, 2 * length)]
    yield np.concatenate(end)[: round(received * to / rate) - written]
