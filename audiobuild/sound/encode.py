"""PCM -> MP3 frames: constant bit rate, by an encoder of its own, so that nothing reaches over a joint."""

from __future__ import annotations

from audiobuild.sound import RATE

QUALITY = 7
"""LAME's quality (2 best, 7 quickest)."""


def encode(pcm: bytes | memoryview, *, bitrate: int) -> bytes:
    """Signed 16-bit mono at `RATE` as MP3 frames, from the first sample to the last the codec's delay still holds.

    lameenc lets other threads run meanwhile.

    Args:
        pcm: samples, native byte order.
        bitrate: kilobits a second, one of `mp3.BITRATES`.
    """
    import lameenc  # noqa: PLC0415  # only where something is encoded

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(bitrate)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())
