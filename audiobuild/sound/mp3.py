"""Headers of MP3 frames and the sizes of frames (ISO/IEC 11172-3 and 13818-3, layer III)."""

from __future__ import annotations

from dataclasses import dataclass

from audiobuild.settings import BITRATES
from audiobuild.sound import FRAME, RATE

BITRATES_LOW = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""Like `BITRATES`, for MPEG-2 and 2.5, which have sample rates below 32 kHz."""
RATES = (44_100, 48_000, 32_000)
"""Sample rates of MPEG-1 in hertz; MPEG-2 has half of them, MPEG-2.5 a quarter."""
HEADER = 4
"""Size of a header in bytes."""
SIDE = 17
"""Size of the side information after the header in bytes, for MPEG-1 and one channel."""
MONO = 3
PERIOD = 49
"""Number of frames after which the padding of a constant bit rate at 44.1 kHz repeats."""
PERIOD_BYTES = 160
"""Size of `PERIOD` frames in bytes per kilobit per second: 49 * 1,152 samples / 44,100 Hz * 1,000 bits / 8."""


@dataclass(frozen=True, slots=True)
class Header:
    """The content of a frame's header."""

    rate: int
    """Sample rate in hertz."""
    bitrate: int
    """Kilobits per second."""
    channels: int
    samples: int
    """Number of samples per channel in the frame."""
    size: int
    """Size of the frame in bytes, including the header."""


def header(bitrate: int, *, padded: bool) -> bytes:
    """Build the header of a frame: MPEG-1, layer III, no CRC, 44.1 kHz, mono, original.

    Raises:
        ValueError: MPEG-1 has no such bit rate (see `settings.BITRATES`).
    """
    if bitrate not in BITRATES:
        raise ValueError(f"MPEG-1 layer III has no bit rate of {bitrate} kbit/s")
    index = BITRATES.index(bitrate) + 1
    return bytes((0xFF, 0xFB, index << 4 | RATES.index(RATE) << 2 | padded << 1, MONO << 6 | 1 << 2))


def size(bitrate: int, *, padded: bool) -> int:
    """Return the size in bytes of a frame at 44.1 kHz and `bitrate` kilobits per second; a padded one has one more."""
    return FRAME // 8 * bitrate * 1_000 // RATE + padded


def parse(data: bytes, at: int) -> Header | None:
    """Parse the header at byte `at`; return None if there is none, or one of free format, which is not in use."""
    if len(data) < at + HEADER or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:  # noqa: PLR2004  # sync, layer III
        return None
    version, bits, rate = data[at + 1] >> 3 & 3, data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version == 1 or bits in (0, 15) or rate == len(RATES):  # reserved; free format
        return None
    halvings = {3: 0, 2: 1, 0: 2}[version]
    bitrate = (BITRATES_LOW if halvings else BITRATES)[bits - 1]
    samples = FRAME // 2 if halvings else FRAME
    hertz = RATES[rate] >> halvings
    length = samples // 8 * bitrate * 1_000 // hertz + (data[at + 2] >> 1 & 1)
    return Header(hertz, bitrate, 1 if data[at + 3] >> 6 == MONO else 2, samples, length)


def count(frames: bytes, bitrate: int) -> int:
    """Compute the number of frames from their total size; the encoder keeps `bitrate` (kbit/s) to within a byte."""
    return round(len(frames) * PERIOD / (PERIOD_BYTES * bitrate))
