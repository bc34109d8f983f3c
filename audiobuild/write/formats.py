"""The episode in other formats, by PyAV: M4B and Opus for listeners, FLAC and WAV for editors.

They are made from the sound of the finished MP3, so samples, chapter times and loudness are the same. M4B and Opus are
a second lossy encoding. FFmpeg's muxers write chapters as players read them: in an M4B as a text track and a Nero
``chpl`` box, in Opus as Vorbis comments (https://wiki.xiph.org/Chapter_Extension). In FLAC they are written here; WAV
has none.
"""

from __future__ import annotations

import base64
import struct
import tempfile
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

from audiobuild.errors import OutputError, SettingsError
from audiobuild.model import DISCLOSURE
from audiobuild.write.page import facts
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av import AudioStream, VideoStream
    from av.container import InputContainer, OutputContainer
    from av.container.core import Chapter
    from av.packet import Packet

    from audiobuild.model import Episode

_PIECE = 1 << 16
"""Bytes."""

_FRONT_COVER = 3


@dataclass(frozen=True, slots=True)
class _Format:
    """A container with its codec, in FFmpeg's names."""

    muxer: str
    codec: str
    rate: int = 0
    """Samples per second; 0 for that of the episode."""
    bitrate: int = 0
    """Bits per second; 0 for a lossless codec."""
    options: dict[str, str] = field(default_factory=dict)
    """Options of the muxer."""


_M4B = _Format(
    "mp4", "aac", bitrate=64_000, options={"movflags": "+faststart", "brand": "M4B ", "movie_timescale": "44100"}
)
_OPUS = _Format("opus", "libopus", rate=48_000, bitrate=32_000)
_FLAC = _Format("flac", "flac")
_WAV = _Format("wav", "pcm_s16le", options={"rf64": "auto"})


def m4b(episode: Episode) -> Iterator[bytes]:
    """Yield an M4B (AAC) with chapters, cover and iTunes tags."""
    return _converted(episode, _M4B)


def opus(episode: Episode) -> Iterator[bytes]:
    """Yield Ogg Opus with chapters, cover and tags as Vorbis comments."""
    return _converted(episode, _OPUS)


def flac(episode: Episode) -> Iterator[bytes]:
    """Yield FLAC with chapters, cover and tags as Vorbis comments."""
    return _converted(episode, _FLAC)


def wav(episode: Episode) -> Iterator[bytes]:
    """Yield WAV, 16-bit PCM; RF64 from 4 GB on."""
    return _converted(episode, _WAV)


def _converted(episode: Episode, target: _Format) -> Iterator[bytes]:
    """Convert the MP3 in a temporary folder, and yield the result in pieces.

    Raises:
        SettingsError: PyAV is not installed, or the MP3 is not written.
        OutputError: the MP3 can't be converted.
    """
    try:
        import av  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise SettingsError(
            "cannot write M4B, Opus, FLAC or WAV: PyAV is not installed", "run: pip install 'audiobuild[av]'"
        ) from error
    if episode.sound is None:
        raise SettingsError(
            "M4B, Opus, FLAC and WAV are made from the MP3, but --only leaves it out", "add mp3 to --only"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "sound")
        # Without "bitexact", the file would contain versions of libraries and a random serial number.
        options = {"fflags": "+bitexact", **target.options}
        try:
            with (
                av.open(episode.sound, format="mp3") as source,
                av.open(path, "w", format=target.muxer, options=options) as output,
            ):
                _convert(episode, target, source, output)
        except (av.FFmpegError, OSError) as error:
            raise OutputError(
                f"cannot convert {episode.file or 'the MP3'} to {target.codec}: {error}",
                "check the free space of the folder for temporary files",
            ) from error
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _convert(episode: Episode, target: _Format, source: InputContainer, output: OutputContainer) -> None:
    from av.codec.context import Flags  # noqa: PLC0415  # an extra

    stream = cast("AudioStream", output.add_stream(target.codec, rate=target.rate or episode.rate, layout="mono"))
    stream.codec_context.flags |= Flags.bitexact
    if target.bitrate:
        stream.bit_rate = target.bitrate
    cover = _cover(source)
    picture = None
    output.metadata.update(_tags(episode))
    if target is _M4B:
        output.metadata["media_type"] = "2"  # iTunes' stik: an audiobook
    if target is _FLAC:  # whose muxer does not write chapters
        output.metadata.update(_chapter_comments(episode))
    elif target is not _WAV:
        output.set_chapters(_chapters(episode))
    if cover and target is _OPUS:
        output.metadata["METADATA_BLOCK_PICTURE"] = _picture_block(cover)
    elif cover and target is not _WAV:
        picture = output.add_stream_from_template(cover.stream)
        picture.disposition = cover.stream.disposition
    if target is _OPUS:
        # The muxer writes the comments of the stream, not those of the file, unless there are none.
        stream.metadata.update(output.metadata)
    if cover and picture:
        cover.stream = picture
        output.mux(cover)
    position = 0
    for frame in source.decode(audio=0):
        # Counted from 0, so that the muxers mark what the codec puts before the sound as not to be played.
        frame.pts, frame.time_base = position, Fraction(1, frame.sample_rate)
        position += frame.samples
        output.mux(stream.encode(frame))
    output.mux(stream.encode(None))


def _cover(source: InputContainer) -> Packet[VideoStream] | None:
    """Return the picture in the MP3's tag; the file is read from its start afterwards."""
    if not source.streams.video:
        return None
    packet = next(packet for packet in source.demux(source.streams.video[0]) if packet.size)
    source.seek(0)
    return packet


def _tags(episode: Episode) -> dict[str, str]:
    """Return the tags in FFmpeg's names; each muxer translates them."""
    about = episode.about
    tags = {
        "title": facts.title(episode),
        "artist": facts.author(episode),
        "album": one_line(episode.show) or facts.title(episode),
        "date": about.published,
        "genre": "Podcast",
        "composer": facts.voice_name(episode),
        "description": one_line(about.description),
        "comment": DISCLOSURE,
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
        seconds, milliseconds = divmod(round(episode.seconds(mark.start) * 1000), 1000)
        minutes, seconds = divmod(seconds, 60)
        start = f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{milliseconds:03}"
        comments[f"CHAPTER{number:03}"] = start
        comments[f"CHAPTER{number:03}NAME"] = one_line(mark.title)
    return comments


def _picture_block(cover: Packet[VideoStream]) -> str:
    """Return the picture as a Vorbis comment (RFC 9639, section 8.8), in base64."""
    context = cover.stream.codec_context
    media_type = b"image/png" if context.name == "png" else b"image/jpeg"
    data = bytes(cover)
    size = struct.pack(">4I", context.width, context.height, 24, 0)
    block = struct.pack(">2I", _FRONT_COVER, len(media_type)) + media_type + struct.pack(">I", 0) + size
    return base64.b64encode(block + struct.pack(">I", len(data)) + data).decode("ascii")
