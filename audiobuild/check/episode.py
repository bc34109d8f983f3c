"""A finished MP3 as a checker sees it: its tag, its frames, its sound, and what stands beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from audiobuild.check import beside, id3, mpeg
from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.check.listen import Sound
    from audiobuild.check.quiet import Quiet


@dataclass(frozen=True)  # no slots: what is dear is worked out once, where it is asked for
class Mp3:
    """Everything that rules look at."""

    path: Path
    size: int
    """Bytes of the file."""
    tag: id3.Tag | None
    stream: mpeg.Stream
    sound: Sound | None
    """None where nothing can be decoded."""
    chapters_json: beside.Beside
    vtt: beside.Beside
    transcript: beside.Beside
    ledger: beside.Beside
    page: beside.Beside

    @cached_property
    def chapters(self) -> tuple[id3.Chapter, ...]:
        """The tag's chapters as they stand in it."""
        return self.tag.chapters if self.tag else ()

    @cached_property
    def quiet(self) -> Quiet:
        """Where its sound is silent; asked for only where there is sound."""
        from audiobuild.check.quiet import Quiet  # noqa: PLC0415  # numpy

        if self.sound is None:
            raise ValueError("there is no sound")
        return Quiet(self.sound)

    @property
    def rate(self) -> int:
        """Samples a second."""
        return self.stream.first.rate

    @property
    def decoded(self) -> bool:
        """Whether as much is heard as the frames hold.

        Where something stands before or behind the frames, this decoder (not all of them) takes a frame more or less.
        """
        slack = self.stream.first.samples if self.stream.tail or self.stream.lead else 0
        return self.sound is not None and abs(self.sound.samples - self.stream.samples) <= slack

    @property
    def milliseconds(self) -> int:
        """How long it is heard: as its frames say where they can be decoded, else as decoded."""
        samples = self.stream.samples if self.decoded or self.sound is None else self.sound.samples
        return round(1000 * samples / self.rate)


def look(path: Path) -> Mp3:
    """All that can be seen and heard of an MP3.

    Raises:
        SourceError: it can't be read, or holds no MP3 frame.
    """
    from audiobuild.check.listen import listen  # noqa: PLC0415  # numpy and miniaudio only where something is heard

    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            tag = id3.read(file, size)
            stream = mpeg.walk(file, tag.size if tag and tag.size < size else 0, size)
    except OSError as error:
        raise SourceError(f"{path} can't be read ({error.strerror or error})") from error
    if stream is None:
        what = "is empty" if not size else "holds no MP3 sound"
        raise SourceError(f"{path} {what}", "check takes MP3 files and feeds")
    try:
        sound = listen(path, stream.first.rate, 1 if stream.first.mono else 2)
    except ValueError:
        sound = None
    return Mp3(
        path,
        size,
        tag,
        stream,
        sound,
        chapters_json=beside.from_json(path.with_name(path.stem + ".chapters.json")),
        vtt=beside.text(path.with_name(path.stem + ".vtt")),
        transcript=beside.from_json(path.with_name(path.stem + ".transcript.json")),
        ledger=beside.from_json(path.with_name(path.stem + ".build.json")),
        page=beside.text(path.with_name(path.stem + ".html")),
    )
