"""A finished MP3 for the rules: its tag, frames, decoded audio, and the files beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audiobuild.checks.parse import id3, sidecar, stream
from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.checks.parse.audio import DecodedAudio, SilenceMap


@dataclass(frozen=True)  # no slots: cached properties
class Mp3File:
    """Everything that the rules examine."""

    path: Path
    size: int
    """Bytes of the file."""
    tag: id3.Tag | None
    stream: stream.Stream
    audio: DecodedAudio | None
    """None if nothing can be decoded."""
    chapters_json: sidecar.Sidecar
    vtt: sidecar.Sidecar
    transcript: sidecar.Sidecar
    manifest: sidecar.Sidecar
    page: sidecar.Sidecar

    @cached_property
    def chapters(self) -> tuple[id3.ChapFrame, ...]:
        """The CHAP frames in file order."""
        return self.tag.chapters if self.tag else ()

    @cached_property
    def chapters_in_time(self) -> list[id3.ChapFrame]:
        """The CHAP frames ordered by their start."""
        return sorted(self.chapters, key=lambda chapter: chapter.start)

    @cached_property
    def cues(self) -> tuple[sidecar.TimedText, ...]:
        """The cues of the VTT, or else the segments of the JSON transcript, ordered by their start."""
        found = self.vtt_parsed.cues if self.vtt_parsed else self.segments
        return tuple(sorted(found, key=lambda cue: cue.start))

    @cached_property
    def vtt_parsed(self) -> sidecar.WebVtt | None:
        """The parsed VTT; None if it does not exist or is empty."""
        return sidecar.parse_vtt(self.vtt.content) if self.vtt.content else None

    @cached_property
    def segments(self) -> tuple[sidecar.TimedText, ...]:
        """The segments of the JSON transcript that have times."""
        return timed(self.transcript.items("segments"), "startTime", "endTime", "body")

    @property
    def bed(self) -> float | None:
        """Loudness of the music under the voice relative to it, in LU, by the manifest; None if there is none."""
        return sidecar.number(self.manifest.value("bed", "level"))

    @cached_property
    def silences(self) -> SilenceMap:
        """The silences of the decoded audio or, if there is music under the voice, the pauses of the voice.

        Raises:
            ValueError: nothing could be decoded.
        """
        from audiobuild.checks.parse.audio import SilenceMap

        if self.audio is None:
            raise ValueError("no decoded audio")
        return SilenceMap(self.audio, self.bed)

    @property
    def rate(self) -> int:
        """Samples per second."""
        return self.stream.first.rate

    @property
    def fully_decoded(self) -> bool:
        """Whether as many samples were decoded as the frames contain.

        With data before or after the frames, this decoder (unlike others) takes one frame more or less.
        """
        slack = self.stream.first.samples if self.stream.trailing_tags or self.stream.lead else 0
        return self.audio is not None and abs(self.audio.samples - self.stream.samples) <= slack

    @property
    def milliseconds(self) -> int:
        """Duration as the frames declare it if all of them can be decoded, else as decoded."""
        samples = self.stream.samples if self.fully_decoded or self.audio is None else self.audio.samples
        return round(1000 * samples / self.rate)


def timed(rows: list[dict[str, object]], start: str, end: str, text: str) -> tuple[sidecar.TimedText, ...]:
    """Return the JSON objects that have a start and an end in these members as timed texts."""
    found = ((sidecar.number(row.get(start)), sidecar.number(row.get(end)), str(row.get(text))) for row in rows)
    return tuple(
        sidecar.TimedText(low, high, body) for low, high, body in found if low is not None and high is not None
    )


def load(path: Path) -> Mp3File:
    """Parse and decode an MP3 and read the files beside it.

    Raises:
        SourceError: the file cannot be read, or does not contain an MP3 frame.
    """
    from audiobuild.checks.parse import audio

    try:
        size, tag, frames = _parsed(path)
    except OSError as error:
        raise SourceError(f"cannot read {path}: {error.strerror or error}", "check its name") from error
    if frames is None:
        fault = "is not an MP3" if size else "is empty"
        raise SourceError(f"{path} {fault}", "check takes MP3 files and RSS feeds")
    try:
        decoded = audio.decode(path, frames.first.rate, 1 if frames.first.mono else 2)
    except ValueError:
        decoded = None
    return Mp3File(
        path,
        size,
        tag,
        frames,
        decoded,
        chapters_json=sidecar.read_json(path.with_name(path.stem + ".chapters.json")),
        vtt=sidecar.read_text(path.with_name(path.stem + ".vtt")),
        transcript=sidecar.read_json(path.with_name(path.stem + ".transcript.json")),
        manifest=sidecar.read_json(path.with_name(path.stem + ".build.json")),
        page=sidecar.read_text(path.with_name(path.stem + ".html")),
    )


def _parsed(path: Path) -> tuple[int, id3.Tag | None, stream.Stream | None]:
    """Return the size of a file in bytes, its tag, and its MP3 frames; None for what it does not have.

    Raises:
        OSError: it cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        tag = id3.parse(file, size)
        return size, tag, stream.walk(file, tag.size if tag and tag.size < size else 0, size)


def duration(path: Path) -> float | None:
    """Return the duration of an MP3 in seconds from its frames; None if it is not an MP3 or cannot be read."""
    try:
        _, _, frames = _parsed(path)
    except OSError:
        return None
    return frames.samples / frames.first.rate if frames else None
