"""The MP3 itself: tag, Info header, and sections with the silences between them, streamed into one file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written."""

    size: int
    """Bytes."""
    sha256: str


def write(file: IO[bytes], pieces: Iterable[bytes]) -> Written:
    """Write pieces one after the other, and hash them on the way."""
    digest = hashlib.sha256()
    size = 0
    for piece in pieces:
        file.write(piece)
        digest.update(piece)
        size += len(piece)
    return Written(size, digest.hexdigest())


def mp3(
    tag: bytes, sections: Iterable[bytes], silences: Sequence[int], *, header: bytes, bitrate: int
) -> Iterator[bytes]:
    """The pieces of the file: tag, header, then each section after its frames of silence.

    Args:
        tag: the whole ID3v2 tag.
        sections: MP3 frames of each section.
        silences: frames of silence before each section, and last those at the end.
        header: the Info frame.
        bitrate: kilobits a second.
    """
    from audiobuild.sound.silence import silent_frames  # noqa: PLC0415  # the encoder, only where sound is written

    yield tag
    yield header
    for count, section in zip(silences, sections, strict=False):
        yield silent_frames(count, bitrate=bitrate)
        yield section
    yield silent_frames(silences[-1], bitrate=bitrate)
