"""The episode in other formats, by PyAV: M4B and Opus for listeners, FLAC and WAV for editors.

They are made from the samples that the MP3 is encoded from, with the same chapter times and loudness. FFmpeg's muxers
write chapters as players read them: in an M4B as a text track and a Nero ``chpl`` box, in Opus as Vorbis comments
(https://wiki.xiph.org/Chapter_Extension). In FLAC they are written here; WAV has none.
"""

from __future__ import annotations

import base64
import struct
import tempfile
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from audiobuild.errors import OutputError, SettingsError, extra_hint
from audiobuild.model import DISCLOSURE, Codec
from audiobuild.write import narrated
from audiobuild.write.page import facts
from audiobuild.write.titles import one_line
from audiobuild.write.transcript import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av import AudioStream, Packet
    from av.container import OutputContainer
    from av.container.core import Chapter

    from audiobuild.model import Episode, Sound

_PIECE = 1 << 16
"""Bytes."""

_FRONT_COVER = 3
_LANGUAGE = "deu"  # ISO 639-2/T; audiobuild reads German


@dataclass(frozen=True, slots=True)
class _Format:
    """A container with its codec."""

    muxer: str
    """Name in FFmpeg."""
    codec: Codec
    """Without a bit rate, a lossless one at the rate of the episode."""
    options: dict[str, str] = field(default_factory=dict)
    """Options of the muxer."""


_M4B = _Format(
    "mp4",
    # At the same size, FFmpeg's quick coder has less noise for speech than its default: the segmental SNR of Pico is
    # 28.6 instead of 21.7 dB. Its true peaks are 2 dB lower, and it takes a quarter of the time.
    Codec("aac", 44_100, 56_000, (("aac_coder", "fast"),)),
    {"movflags": "+faststart", "brand": "M4B ", "movie_timescale": "44100"},
)
_OPUS = _Format("opus", Codec("libopus", 48_000, 32_000))
_FLAC = _Format("flac", Codec("flac", 0, 0))
_WAV = _Format("wav", Codec("pcm_s16le", 0, 0), {"rf64": "auto"})


def m4b(episode: Episode) -> Iterator[bytes]:
    """Yield an M4B (AAC) with chapters, cover and iTunes tags."""
    return _made(episode, _M4B)


def opus(episode: Episode) -> Iterator[bytes]:
    """Yield Ogg Opus with chapters, cover and tags as Vorbis comments."""
    return _made(episode, _OPUS)


def flac(episode: Episode) -> Iterator[bytes]:
    """Yield FLAC with chapters, cover and tags as Vorbis comments."""
    return _made(episode, _FLAC)


def wav(episode: Episode) -> Iterator[bytes]:
    """Yield WAV, 16-bit PCM; RF64 from 4 GB on."""
    return _made(episode, _WAV)


def _made(episode: Episode, target: _Format) -> Iterator[bytes]:
    """Write the file in a temporary folder, and yield it in pieces.

    Raises:
        SettingsError: PyAV is not installed.
        OutputError: the sound cannot be encoded or written.
    """
    try:
        import av  # an extra
    except ImportError as error:
        raise SettingsError("cannot write M4B, Opus, FLAC or WAV: PyAV is not installed", extra_hint("av")) from error
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sound")
        # Without "bitexact", the file would contain versions of libraries and a random serial number.
        options = {"fflags": "+bitexact", **target.options}
        try:
            with av.open(path, "w", format=target.muxer, options=options) as output:
                _write(episode, target, output)
        except (av.FFmpegError, OSError) as error:
            raise OutputError(
                f"cannot encode {Path(episode.file).stem or 'the sound'} with {target.codec.name}: {error}",
                "check the free space of the folder for temporary files",
            ) from error
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _write(episode: Episode, target: _Format, output: OutputContainer) -> None:
    """Write tags, chapters, cover and sound.

    Raises:
        SettingsError: the episode has no sound.
    """
    from av.codec.context import Flags  # an extra

    if episode.sound is None:
        raise SettingsError("cannot write an audio file: the episode has no sound", "build it with audiobuild.make")
    stream = cast(
        "AudioStream", output.add_stream(target.codec.name, rate=target.codec.rate or episode.rate, layout="mono")
    )
    stream.codec_context.flags |= Flags.bitexact
    if target.codec.bitrate:
        stream.bit_rate = target.codec.bitrate
    output.metadata.update(_tags(episode))
    stream.metadata["language"] = _LANGUAGE
    if target is _M4B:
        output.metadata["media_type"] = "2"  # iTunes' stik: an audiobook
    if target is _FLAC:  # whose muxer does not write chapters
        output.metadata.update(_chapter_comments(episode))
    elif target is not _WAV:
        output.set_chapters(_chapters(episode))
    if target is _OPUS:
        if episode.cover:
            output.metadata["METADATA_BLOCK_PICTURE"] = _picture_block(episode.cover)
        # The muxer writes the comments of the stream, not those of the file, unless there are none.
        stream.metadata.update(output.metadata)
    elif episode.cover and target is not _WAV:
        _add_cover(output, episode.cover)
    packets = _copied(episode.sound, target.codec) if target.codec.bitrate else _encoded(episode.sound, stream)
    for packet in packets:
        packet.stream = stream
        output.mux(packet)


def _copied(sound: Sound, codec: Codec) -> Iterator[Packet[AudioStream]]:
    """Yield packets that are encoded, and cached, by section."""
    from av import Packet  # an extra

    for data, first, samples in sound.packets(codec):
        packet = cast("Packet[AudioStream]", Packet(data))
        packet.pts = packet.dts = first
        packet.duration, packet.time_base, packet.is_keyframe = samples, Fraction(1, codec.rate), True
        yield packet


def _encoded(sound: Sound, stream: AudioStream) -> Iterator[Packet[AudioStream]]:
    """Encode the samples without loss."""
    import numpy as np
    from av import AudioFrame  # an extra

    position = 0
    for piece in sound.samples():
        for at in range(0, len(piece), _PIECE):
            samples = np.frombuffer(piece[at : at + _PIECE], np.int16)
            frame = AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = stream.rate, position, Fraction(1, stream.rate)
            position += len(samples)
            yield from stream.encode(frame)
    yield from stream.encode(None)


def _add_cover(output: OutputContainer, cover: bytes) -> None:
    """Write the cover as an attached picture."""
    import av  # an extra
    from av.stream import Disposition

    with av.open(BytesIO(cover), "r") as source:
        picture = output.add_stream_from_template(source.streams.video[0])
        picture.disposition = Disposition.attached_pic
        packet = next(packet for packet in source.demux(source.streams.video[0]) if packet.size)
        packet.stream = picture
        output.mux(packet)


def _tags(episode: Episode) -> dict[str, str]:
    """Return the tags in FFmpeg's names; each muxer translates them.

    It has no name for a link, so that is at the end of the comment, where listeners see it.
    """
    about = episode.about
    tags = {
        "title": facts.title(episode),
        "artist": facts.author(episode),
        "album": one_line(episode.show) or facts.title(episode),
        "date": about.published,
        "genre": "Podcast",
        "composer": facts.voice_name(episode),
        "description": one_line(about.description),
        "comment": " ".join(filter(None, (one_line(narrated.summary(episode)), DISCLOSURE, about.link))),
        "track": about.episode,
        "disc": about.season,
    }
    return {name: value for name, value in tags.items() if value}


def _chapters(episode: Episode) -> list[Chapter]:
    return [
        {
            "id": number,
            "start": mark.start,
            "end": mark.end,
            "time_base": Fraction(1, episode.rate),
            "metadata": {"title": one_line(mark.title)},
        }
        for number, mark in enumerate(episode.marks)
    ]


def _chapter_comments(episode: Episode) -> dict[str, str]:
    comments = {}
    for number, mark in enumerate(episode.marks):
        comments[f"CHAPTER{number:03}"] = timestamp(round(episode.seconds(mark.start) * 1000))
        comments[f"CHAPTER{number:03}NAME"] = one_line(mark.title)
    return comments


def _picture_block(cover: bytes) -> str:
    """Return the cover as a Vorbis comment (RFC 9639, section 8.8), in base64."""
    from PIL import Image

    with Image.open(BytesIO(cover)) as image:
        media_type = b"image/png" if image.format == "PNG" else b"image/jpeg"
        size = struct.pack(">4I", *image.size, 24, 0)
    block = struct.pack(">2I", _FRONT_COVER, len(media_type)) + media_type + struct.pack(">I", 0) + size
    return base64.b64encode(block + struct.pack(">I", len(cover)) + cover).decode("ascii")
