"""Episode and sound -> files: all that was asked for, or nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import IO, TYPE_CHECKING

from audiobuild import atomic
from audiobuild.target import MP3
from audiobuild.write import BESIDE
from audiobuild.write.id3 import tag
from audiobuild.write.stream import Written, ahead, settle, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from audiobuild.assemble.assembly import Assembly
    from audiobuild.model import Episode
    from audiobuild.target import Target


def deliver(
    episode: Episode,
    sound: Assembly,
    *,
    target: Target,
    cover: bytes | None,
    ledger: Callable[..., Iterator[str]],
    tell: Callable[[int, int], None],
) -> None:
    """Write every file beside its place, and put all of them there at once, the ledger last.

    Args:
        episode: what is told of it.
        sound: its sound, encoded.
        target: the places.
        cover: a picture for the tag, ready.
        ledger: makes the ledger's text from the episode and what was `written`, by file name.
        tell: called with how many files are written, and of how many.

    Raises:
        OutputError: one can't be written; then all that stood there before still stands.
        SoundError: a chapter's mark is not where it should be in what was written.
    """
    tell(0, len(target.files))
    with ExitStack() as stack:
        last = stack.enter_context(atomic.replacing(target.ledger))
        files = {path: stack.enter_context(atomic.replacing(path)) for _, path in target.files}
        disk = stack.enter_context(ThreadPoolExecutor(1))  # has its time while the next file is written
        settling: list[Future[None]] = []
        written: dict[str, Written] = {}
        for done, (name, path) in enumerate(target.files, start=1):
            with _told(path):
                file = files[path]
                written[path.name] = _write(file, name, episode, sound, cover)
            settling.append(disk.submit(_settle, path, file))
            tell(done, len(target.files))
        write(last, _text(ledger(episode, files=written)))
        for settled in settling:
            settled.result()


def _settle(path: Path, file: IO[bytes]) -> None:
    with _told(path):
        settle(file)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """An error of the disk names the file."""
    try:
        yield
    except OSError as error:
        raise atomic.refused(path, error) from error


def _write(file: IO[bytes], name: str, episode: Episode, sound: Assembly, cover: bytes | None) -> Written:
    return _write_mp3(file, episode, sound, cover) if name == MP3 else write(file, _text(BESIDE[name].write(episode)))


def _write_mp3(file: IO[bytes], episode: Episode, sound: Assembly, cover: bytes | None) -> Written:
    """Stream tag, Info frame and sound into the file, then find every chapter's mark in what was written."""
    from audiobuild.assemble.proof import prove  # noqa: PLC0415  # these bring numpy
    from audiobuild.sound.header import info_frame  # noqa: PLC0415

    info = info_frame(frames=sound.timeline.frames, size=sound.size, bitrate=episode.bitrate)
    head = (tag(episode, cover=cover), info)
    written = write(file, chain(head, ahead(sound.frames())))
    prove(file, sum(map(len, head)), sound)
    return written


def _text(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)
