"""SVOX Pico in its worker process.

Pico reads memory that it did not initialise, so the sound would depend on earlier texts. With glibc, all memory that it
allocates is made to hold zeroes (`mallopt`); elsewhere each text gets a new process. About one text in a thousand comes
with a burst of noise near full scale, and a few very long ones fail. Both are spoken again in halves.
"""

from __future__ import annotations

import ctypes
import os
import sys
from array import array
from importlib import import_module

from .main import SynthesisError

TYPE_CHECKING = False  # see main
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RATE = 16_000
"""Samples per second."""
VOICE = "de-DE"
BURST_LEVEL = 24_500
"""Samples beyond this value are a burst: see `benchmarks/pico.py`."""
QUIET_LEVEL = 150
"""Samples below this value are silence; Pico's own silence stays within 12."""
JOINT = 0.06
"""Seconds of silence where a text was split between words."""
JOINT_AT_PUNCTUATION = 0.25
"""The same after a comma or other punctuation."""

M_MMAP_THRESHOLD, MMAP_THRESHOLD = -3, 256 * 1024  # bytes; larger blocks come from the system, zeroed
M_PERTURB, FILL_WITH_ZERO = -6, 0xFF  # smaller blocks are filled with the complement of this byte


class Synthesiser:
    """Pico's German voice.

    Args:
        extension: folder with the extension module of py-nanotts.
        data: folder with its voices, which becomes the working directory, since Pico limits the length of paths.
    """

    def __init__(self, extension: str, data: str) -> None:
        sys.path.append(extension)
        self._pico: Callable[..., bytes] = import_module("_nanotts").speak
        os.chdir(data)
        self._repeatable = _memory_comes_zeroed()

    def speak(self, fields: Sequence[str], write: Callable[[bytes], object]) -> bool:
        """Write signed 16-bit mono samples at `RATE`, the same for the same request.

        Args:
            fields: text without markup; speed (1 = normal); volume (1 = Pico's default).
            write: called with the sound.

        Returns:
            Whether the process can speak another text.

        Raises:
            SynthesisError: Pico reports an error.
        """
        text, speed, volume = fields
        write(self._spoken(text, float(speed), float(volume)).tobytes())
        return self._repeatable

    def _spoken(self, text: str, speed: float, volume: float) -> array[int]:
        """Speak a text, in halves if Pico fails or makes a burst."""
        at = middle(text)
        try:
            samples = self._raw(text, speed, volume)
        except RuntimeError as error:
            if not at:
                raise SynthesisError(f"Pico cannot speak {text!r}: {error}") from error
        else:
            if peak(samples) <= BURST_LEVEL:
                return samples
            if not at:
                return without_burst(samples)
        pause = JOINT if text[at - 1].isalnum() else JOINT_AT_PUNCTUATION
        silence = array("h", bytes(2 * round(pause / speed * RATE)))
        first, second = (self._spoken(half, speed, volume) for half in (text[:at], text[at:]))
        return trimmed(first) + silence + trimmed(second, end=False)

    def _raw(self, text: str, speed: float, volume: float) -> array[int]:
        chosen = None if speed == 1 else speed
        pcm = self._pico(text=text, voice=VOICE, speed=chosen, pitch=None, volume=volume, lingware_path=".")
        return array("h", pcm)


def peak(samples: array[int]) -> int:
    """Return the largest absolute value; 0 for no samples."""
    highest, lowest = max(samples, default=0), min(samples, default=0)
    return max(highest, -lowest)


def middle(text: str) -> int:
    """Return where to split a text in two: at the blank nearest to its middle, preferably after punctuation.

    Returns:
        The position after the last character of the first half; 0 if there is nothing to split.
    """
    blanks = [at for at, sign in enumerate(text) if sign == " " and 0 < at < len(text) - 1]
    after_punctuation = [at for at in blanks if text[at - 1] in ".,;:!?–" and len(text) / 4 < at < 3 * len(text) / 4]
    return min(after_punctuation or blanks, key=lambda at: abs(at - len(text) / 2), default=0)


def trimmed(samples: array[int], *, end: bool = True) -> array[int]:
    """Return the samples without the silence at their start, or also at their end."""
    loud = [at for at, value in enumerate(samples) if not -QUIET_LEVEL < value < QUIET_LEVEL]
    if not loud:
        return array("h")
    return samples[loud[0] : loud[-1] + 1] if end else samples[loud[0] :]


def without_burst(samples: array[int]) -> array[int]:
    """Return the samples with each burst scaled down to the level of speech, over 10 ms around it."""
    reach, shaped = RATE // 100, array("h", samples)
    bursts = [at for at, value in enumerate(samples) if not -BURST_LEVEL <= value <= BURST_LEVEL]
    for at in sorted({near for burst in bursts for near in range(burst - reach, burst + reach)}):
        if 0 <= at < len(shaped):
            shaped[at] = samples[at] // 4
    return shaped


def _memory_comes_zeroed() -> bool:
    """Have malloc return zeroed memory (mallopt(3)); return False on systems whose allocator is not glibc's."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return bool(mallopt(M_MMAP_THRESHOLD, MMAP_THRESHOLD) and mallopt(M_PERTURB, FILL_WITH_ZERO))
