"""Pieces of speech -> one sound, trimmed and with their pauses: pydub's part."""

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
    # pydub warns on import where ffmpeg is missing; it would need it for files alone, which it never sees here.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from audiobuild.model import Speech

Edges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A speech and the silence after it."""

    speech: Speech
    pause: int
    """Samples at `RATE` before the next piece; of no meaning after the last."""


def join(pieces: Iterable[Piece]) -> tuple[AudioSegment, Edges]:
    """The speeches one after the other, each trimmed, each but the last with the pause after it.

    A piece is let go before the next one is asked for. All is laid at the first speech's own rate. The edges are the
    first and end sample of each trimmed speech, at `RATE`, from the start; they are counted from what was laid, so
    roundings never add up.

    pydub gets all of it in one piece: its ``+=`` would copy all that went before for each speech, its ``append``
    would fade one speech into the next.

    Raises:
        SoundError: a speech is no sound, is cut off, or empty.
    """
    laid = BytesIO()  # grows in place, and hands out what it holds without a copy
    clips: list[tuple[int, int]] = []
    rate = at = silence = 0
    for piece in pieces:
        sound = decode(piece.speech)
        rate = rate or sound.rate
        pause = piece.pause
        samples = trim(resample(sound.samples, sound.rate, rate), rate)
        del piece, sound  # a long sentence is not held once more while it is laid
        laid.write(bytes(2 * silence))
        laid.write(samples.data)
        at += silence
        end = at + len(samples)
        clips.append((round(at * RATE / rate), round(end * RATE / rate)))
        at, silence = end, round(pause * rate / RATE)
    joined = AudioSegment(data=laid.getvalue(), sample_width=2, frame_rate=rate, channels=1)
    return joined, tuple(clips)


def resample(samples: NDArray[np.int16], rate: int, to: int) -> NDArray[np.int16]:
    """Samples at another rate; the same samples where it is the same rate."""
    return np.concatenate(list(resampled([samples], rate, to))) if rate != to else samples


def resampled(slices: Iterable[NDArray[np.int16]], rate: int, to: int) -> Iterator[NDArray[np.int16]]:
    """The slices of one sound at another rate, a little later each; the same slices where it is the same rate.

    soxr's HQ lets other threads run meanwhile.
    """
    if rate == to:
        yield from slices
        return
    import soxr  # noqa: PLC0415  # only where rates differ

    stream = soxr.ResampleStream(rate, to, 1, dtype=np.int16, quality="HQ")
    for samples in slices:
        yield stream.resample_chunk(samples)
    yield stream.resample_chunk(np.empty(0, np.int16), last=True)
