"""Codecs of PyAV, an extra: a whole sound becomes packets."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, cast

from av import AudioFrame, CodecContext
from av.codec.context import Flags

from audiobuild.model import Codec
from audiobuild.sound import RATE
from audiobuild.sound.lame import QUALITY

if TYPE_CHECKING:
    import numpy as np
    from av import AudioCodecContext
    from numpy.typing import NDArray


def mp3(bitrate: int) -> Codec:
    """Return LAME without bit reservoir, at `bitrate` kilobits per second: no frame depends on the one before it."""
    return Codec("libmp3lame", RATE, 1_000 * bitrate, (("reservoir", "0"), ("compression_level", str(QUALITY))))


def opened(codec: Codec) -> AudioCodecContext:
    """Return a new encoder.

    Raises:
        av.FFmpegError: the codec failed.
    """
    context = cast("AudioCodecContext", CodecContext.create(codec.name, "w"))
    context.sample_rate = codec.rate
    context.layout = "mono"
    context.format = next(iter(context.codec.audio_formats or ()))
    context.bit_rate = codec.bitrate
    context.options = dict(codec.options)
    context.time_base = Fraction(1, codec.rate)
    context.flags |= Flags.bitexact | Flags.global_header
    context.open()
    return context


def encoded(context: AudioCodecContext, sound: NDArray[np.int16]) -> list[tuple[bytes, int]]:
    """Encode a whole sound with a new encoder; return each packet with its first sample."""
    frame = AudioFrame.from_ndarray(sound[None, :], format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = context.sample_rate, 0, context.time_base
    return [(bytes(packet), packet.pts or 0) for packet in (*context.encode(frame), *context.encode(None))]
