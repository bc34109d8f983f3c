"""The ID3v2.3 tag of an episode, with its chapters and its cover, written out byte for byte.

Ours, since no library writes what every player reads: mutagen's `save` sorts chapters by their length in
bytes, and version 2.4, the default of others, is misread by players. The header's flags stay 0 for the same
reason. Sources: https://id3.org/id3v2.3.0 and https://id3.org/id3v2-chapters-1.0.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.version import __version__
from audiobuild.write.titles import MOST, one_line, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode, Mark

LARGEST = 300_000
"""Bytes of a tag, cover included; hosts of podcasts refuse larger ones."""

SYNTHETIC = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
"""Said by a model that learned from people. Source: https://cv.iptc.org/newscodes/digitalsourcetype/."""

FORMANT = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
"""Computed by rules, nothing learned."""

_FORMANT_ENGINES = frozenset({"espeak", "silent"})
_LANGUAGE = "deu"  # ISO 639-2/T, as TLAN and COMM want it; audiobuild reads German.
_LONGEST_TITLE = 250  # UTF-16 units of TIT2, TPE1 and TALB; Windows Explorer and car radios show fewer.
_LONGEST_COMMENT = 1_000  # UTF-16 units
_NO_OFFSET = b"\xff" * 8  # start and end offset: "use the times instead"
_TOP_LEVEL_AND_ORDERED = b"\x03"
_FRONT_COVER = b"\x03"


def tag(episode: Episode, *, cover: bytes | None = None) -> bytes:
    """The whole tag, to be put in front of the first MPEG frame; no padding follows.

    Args:
        episode: its marks are written as they are, so give it those of `write.titles.fit`.
        cover: a JPEG or PNG file, small enough already (`write.cover.prepared`).

    Raises:
        ValueError: more than `write.titles.MOST` marks, which no table of contents can hold, or none.
    """
    if not 1 <= len(episode.marks) <= MOST:
        raise ValueError(f"{len(episode.marks)} chapters do not fit an MP3's table of contents (1 to {MOST})")
    frames = b"".join((*_described(episode), *_chapters(episode), *_pictured(cover)))
    return b"ID3\x03\x00\x00" + _synchsafe(len(frames)) + frames


def digital_source_type(engine: str) -> str:
    """The IPTC digital source type of a voice: the machine-readable mark of synthetic sound (EU AI Act, Art. 50(2)).

    An engine that is not known is taken for one that learned.
    """
    return FORMANT if engine in _FORMANT_ENGINES else SYNTHETIC


def _described(episode: Episode) -> Iterator[bytes]:
    """What is known of the article and of how it was made."""
    about = episode.about
    title = shortened(about.title, _LONGEST_TITLE) or episode.marks[0].title
    yield _text_frame("TIT2", title)
    yield _text_frame("TPE1", shortened(about.author, _LONGEST_TITLE) or "audiobuild")
    yield _text_frame("TALB", title)
    yield from _dated(about.published)
    yield _text_frame("TLAN", _LANGUAGE)
    yield _text_frame("TCON", "Podcast")
    yield _text_frame("TLEN", str(_milliseconds(episode, episode.samples)))
    yield _text_frame("TENC", f"audiobuild {__version__}")
    summary = shortened(_summary(episode), _LONGEST_COMMENT)
    if summary:
        yield _frame("COMM", _encoded("", summary, head=_LANGUAGE.encode("ascii")))
    yield _frame("TXXX", _encoded("DigitalSourceType", digital_source_type(episode.voice.engine)))


def _dated(published: str) -> Iterator[bytes]:
    """The year (TYER), and day and month (TDAT), of an ISO 8601 date; nothing for what is no date."""
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return
    yield _text_frame("TYER", f"{day.year:04}")
    yield _text_frame("TDAT", f"{day.day:02}{day.month:02}")


def _summary(episode: Episode) -> str:
    """The lead that is narrated; without one, the first sentence that is no title."""
    blocks = episode.script.blocks
    heads = {Role.TITLE, Role.HEADING}
    leads = (block.text for block in blocks if block.role is Role.LEAD and block.skipped is None)
    sentences = (said.written for said in episode.script.utterances if blocks[said.block].role not in heads)
    return next(leads, None) or next(sentences, "")


def _chapters(episode: Episode) -> Iterator[bytes]:
    """The table of contents, then a frame a chapter, in time order: some readers list them as they stand."""
    names = [f"ch{number:04}\0".encode("ascii") for number, _ in enumerate(episode.marks, start=1)]
    contents = b"toc\0" + _TOP_LEVEL_AND_ORDERED + bytes([len(names)]) + b"".join(names)
    yield _frame("CTOC", contents + _text_frame("TIT2", "Kapitel"))
    for name, mark in zip(names, episode.marks, strict=True):
        yield _frame("CHAP", name + _times(episode, mark) + _NO_OFFSET + _text_frame("TIT2", one_line(mark.title)))


def _times(episode: Episode, mark: Mark) -> bytes:
    return b"".join(_milliseconds(episode, samples).to_bytes(4, "big") for samples in (mark.start, mark.end))


def _milliseconds(episode: Episode, samples: int) -> int:
    return round(episode.seconds(samples) * 1000)


def _pictured(cover: bytes | None) -> Iterator[bytes]:
    """The cover, last, so that a reader of chapters need not pass it."""
    if cover is not None:
        media_type = b"image/png\0" if cover.startswith(b"\x89PNG") else b"image/jpeg\0"
        yield _frame("APIC", b"\x00" + media_type + _FRONT_COVER + b"\x00" + cover)


def _text_frame(name: str, text: str) -> bytes:
    return _frame(name, _encoded(text))


def _encoded(*texts: str, head: bytes = b"") -> bytes:
    """Texts behind the byte that names their encoding, a terminator between them.

    ISO-8859-1 where it can hold all of them, else UTF-16, little-endian, each with its byte order mark.
    `head` goes between the byte and the texts.
    """
    lines = [one_line(text) for text in texts]
    try:
        return b"\x00" + head + b"\0".join(line.encode("iso-8859-1") for line in lines)
    except UnicodeEncodeError:
        return b"\x01" + head + b"\0\0".join(b"\xff\xfe" + line.encode("utf-16-le") for line in lines)


def _frame(name: str, body: bytes) -> bytes:
    """A frame of version 2.3: its name, its size as a plain number, no flags, its body."""
    return name.encode("ascii") + len(body).to_bytes(4, "big") + b"\0\0" + body


def _synchsafe(size: int) -> bytes:
    """The header's size: four bytes of seven bits (ID3v2.3.0, 3.1)."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
