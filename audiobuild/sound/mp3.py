"""MP3 frames as bytes: what a header says, how long its frame is (ISO/IEC 11172-3 and 13818-3, layer III)."""

from __future__ import annotations

from dataclasses import dataclass

from audiobuild.sound import FRAME, RATE

BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
"""Kilobits a second that MPEG-1 layer III knows, indices 1 to 14 of a header."""
BITRATES_LOW = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
"""The same of MPEG-2 and 2.5, which hold rates below 32 kHz."""
RATES = (44_100, 48_000, 32_000)
"""Samples a second of MPEG-1; MPEG-2 has the half, MPEG-2.5 the quarter."""
HEADER = 4
"""Bytes of a frame's header."""
SIDE = 17
"""Bytes of the side information that follows it, for MPEG-1 and one channel."""
MONO = 3
PERIOD = 49
"""Frames after which the padding of a constant bit rate at 44.1 kHz repeats."""
PERIOD_BYTES = 160
"""Bytes of so many frames for each kilobit a second: 49 * 1,152 samples / 44,100 Hz * 1,000 bits / 8."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first four bytes of a frame say."""

    rate: int
    """Samples a second."""
    bitrate: int
    """Kilobits a second."""
    channels: int
    samples: int
    """Samples the frame holds, a channel."""
    size: int
    """Bytes of the frame, header included."""


def header(bitrate: int, *, padded: bool) -> bytes:
    """The first four bytes of one of our own frames: MPEG-1, layer III, no CRC, 44.1 kHz, mono, original.

    Raises:
        ValueError: MPEG-1 knows no such bit rate (`BITRATES`, kilobits a second).
    """
    if bitrate not in BITRATES:
        raise ValueError(f"MPEG-1 layer III has no bit rate of {bitrate} kilobits a second")
    index = BITRATES.index(bitrate) + 1
    return bytes((0xFF, 0xFB, index << 4 | RATES.index(RATE) << 2 | padded << 1, MONO << 6 | 1 << 2))


def size(bitrate: int, *, padded: bool) -> int:
    """Bytes of one of our own frames at `bitrate` kilobits a second; a padded one has one more."""
    return FRAME // 8 * bitrate * 1_000 // RATE + padded


def parse(data: bytes, at: int) -> Header | None:
    """The frame header at byte `at`; None where none stands there (or one of free format, which nobody sends)."""
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
    """Frames in a run of our own, from its bytes: the encoder keeps to `bitrate` (kilobits a second) within a byte."""
    return round(len(frames) * PERIOD / (PERIOD_BYTES * bitrate))
