"""Delivery: write an episode's files and put them in place in one transaction."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from audiobuild.outputs import MP3
from audiobuild.storage import transaction
from audiobuild.write import content
from audiobuild.write.id3 import tag
from audiobuild.write.stream import FileDigest, prefetch, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from audiobuild.model import Episode
    from audiobuild.sound.recording import Recording
    from audiobuild.write.target import Target


def deliver(
    episode: Episode,
    recording: Recording,
    *,
    target: Target,
    outdated: Iterable[Path],
    manifest: Callable[..., Iterator[str]],
    progress: Callable[[int, int], None],
) -> None:
    """Write every file of an episode; all of them take their places together, or none does.

    Args:
        episode: the episode.
        recording: its sound.
        target: the paths.
        outdated: files of an earlier build that are removed, since they would contradict the new ones.
        manifest: makes the manifest's text from the episode and the digests of its files, by file name.
        progress: called with the number of files written, and their total.

    Raises:
        OutputError: a file cannot be written or replaced; then all the old files are unchanged.
        SoundError: a chapter mark is not in a pause of the written MP3.
    """
    episode = replace(episode, files=tuple(path.name for _, path in target.files))
    digests: dict[str, FileDigest] = {}
    progress(0, len(target.files))
    with transaction.transaction(target.mp3.parent) as files:
        for count, (name, path) in enumerate(target.files, start=1):
            with files.open(path) as file:
                digests[path.name] = _write(file, name, episode, recording)
                if name == MP3:
                    episode = replace(episode, mp3=Path(file.name))
            progress(count, len(target.files))
        with files.open(target.manifest) as file:
            write(file, _encoded(manifest(episode, files=digests)))
        for path in outdated:
            files.remove(path)


def _write(file: IO[bytes], name: str, episode: Episode, recording: Recording) -> FileDigest:
    if name == MP3:
        return _write_mp3(file, episode, recording)
    return write(file, content(name, episode))


def _write_mp3(file: IO[bytes], episode: Episode, recording: Recording) -> FileDigest:
    """Stream tag, Info frame and sound into the file; then verify each chapter mark in what was written."""
    from audiobuild.sound.frames import info_frame
    from audiobuild.sound.verify import verify

    info = info_frame(frames=recording.timeline.frames, size=recording.size, bitrate=episode.bitrate)
    head = (tag(episode), info)
    digest = write(file, chain(head, prefetch(recording.frames())))
    verify(file, sum(map(len, head)), recording)
    return digest


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode() for piece in pieces)
