"""Each fault in the tag of an MP3 and in its chapters is found and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mutations import (
    PNG,
    failed,
    failed_with_tag,
    found,
    frame,
    frames_of,
    halves,
    tagged,
)

from audiobuild.checks import check
from audiobuild.checks.mp3 import load
from audiobuild.checks.rules import chapters, tag

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mutations import Frames

    from audiobuild.checks.mp3 import Mp3File

MISSING = {
    "TIT2": "title present",
    "TPE1": "author present",
    "TALB": "album present",
    "TYER": "date valid",
    "TDAT": "date valid",
    "TLAN": "language is German",
    "TCON": "genre is Podcast",
    "COMM": "summary present",
    "TENC": "encoder present",
    "TXXX": "synthetic voice marked",
    "CTOC": "one ordered table of contents",
    "CHAP": "chapters present",
}


@pytest.fixture(scope="module")
def mp3(finished_mp3: Path) -> Mp3File:
    """Parse and decode the MP3 once."""
    return load(finished_mp3)


def changed(name: str, change: Callable[[bytes], bytes], which: int = 0) -> Callable[[Frames], Frames]:
    """Return a change of the body of one frame, the `which`-th with this identifier."""

    def change_it(frames: Frames) -> Frames:
        places = [place for place, (item, _) in enumerate(frames) if item == name]
        frames[places[which]] = (name, change(frames[places[which]][1]))
        return frames

    return change_it


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """Return a replacement of bytes that must occur."""

    def replace_it(body: bytes) -> bytes:
        assert old in body
        return body.replace(old, new, 1)

    return replace_it


def added(*new: tuple[str, bytes]) -> Callable[[Frames], Frames]:
    """Return a change that appends frames."""
    return lambda frames: [*frames, *new]


def times(start: int | None = None, end: int | None = None) -> Callable[[bytes], bytes]:
    """Return a change that moves the start and end of a chapter by milliseconds."""

    def move(body: bytes) -> bytes:
        at = body.index(b"\0") + 1
        old = [int.from_bytes(body[at + place : at + place + 4], "big") for place in (0, 4)]
        moved = [number + (by or 0) for number, by in zip(old, (start, end), strict=True)]
        return body[:at] + b"".join(number.to_bytes(4, "big") for number in moved) + body[at + 8 :]

    return move


def swapped(frames: Frames) -> Frames:
    """Swap the last two CHAP frames."""
    one, other = [place for place, (name, _) in enumerate(frames) if name == "CHAP"][-2:]
    frames[one], frames[other] = frames[other], frames[one]
    return frames


def twice(name: str) -> Callable[[Frames], Frames]:
    """Return a change that repeats a frame."""
    return lambda frames: [*frames, next(item for item in frames if item[0] == name)]


def in_chapter(old: bytes, new: bytes) -> Callable[[Frames], Frames]:
    """Return a replacement of bytes in the second CHAP frame."""
    return changed("CHAP", replaced(old, new), 1)


def in_table(old: bytes, new: bytes) -> Callable[[Frames], Frames]:
    """Return a replacement of bytes in the CTOC frame."""
    return changed("CTOC", replaced(old, new))


def with_subframes(*subframes: bytes) -> Callable[[Frames], Frames]:
    """Return a change of the subframes of the second CHAP frame."""
    return changed("CHAP", lambda body: body[: body.index(b"TIT2")] + b"".join(subframes), 1)


TITLE = frame("TIT2", b"\0Was er kostet")
EMOJI = frame("TIT2", b"\x01" + ("\N{STEAM LOCOMOTIVE}" * 31).encode("utf-16"))
IN_TAG: dict[str, tuple[str, Callable[[Frames], Frames]]] = {
    "UTF-8 in version 2.3": ("text encodings valid", changed("TIT2", lambda _: "\x03Größe".encode())),
    "UTF-16 without a mark": ("text encodings valid", changed("TIT2", lambda _: b"\x01" + "Größe".encode("utf-16-le"))),
    "half a UTF-16 unit": ("text encodings valid", changed("TIT2", lambda _: b"\x01\xff\xfea")),
    "an encoding that is none": ("text encodings valid", changed("TPE1", lambda body: b"\x09" + body[1:])),
    "UTF-8 in a chapter": ("text encodings valid", with_subframes(frame("TIT2", b"\x03Was er kostet"))),
    "a tag of 300 KB": ("tag at most 300 KB", added(("PRIV", bytes(300_000)))),
    "a large cover": ("cover is a JPEG or PNG of at most 800 pixels", added(("APIC", b"\0image/png\0\x03\0" + PNG))),
    "a cover that is a GIF": (
        "cover is a JPEG or PNG of at most 800 pixels",
        added(("APIC", b"\0image/gif\0\x03\0GIF89a" + bytes(50))),
    ),
    "a year that is none": ("date valid", changed("TYER", lambda _: b"\x0026")),
    "a day that is none": ("date valid", changed("TDAT", lambda _: b"\x003211")),
    "30 February": ("date valid", changed("TDAT", lambda _: b"\x003002")),
    "English": ("language is German", changed("TLAN", lambda _: b"\0eng")),
    "speech for a genre": ("genre is Podcast", changed("TCON", lambda _: b"\0(101)")),
    "another mark": ("synthetic voice marked", changed("TXXX", replaced(b"lgorithmicMedia", b"lgorithmus"))),
    "two tables of contents": ("one ordered table of contents", twice("CTOC")),
    "a table that is not top-level": ("one ordered table of contents", in_table(b"\0\x03", b"\0\x01")),
    "a table that is not ordered": ("one ordered table of contents", in_table(b"\0\x03", b"\0\x02")),
    "a table without a title": ("one ordered table of contents", in_table(b"TIT2", b"TIT3")),
    "a table cut short": ("one ordered table of contents", changed("CTOC", lambda body: body[:8])),
    "a table that lacks a chapter": (
        "table of contents lists the chapters",
        in_table(b"\x03\x03ch0001\0", b"\x03\x02"),
    ),
    "a table with an unknown entry": ("table of contents lists the chapters", in_table(b"ch0003", b"ch0009")),
    "a table out of order": ("table of contents lists the chapters", in_table(b"ch0001\0ch0002", b"ch0002\0ch0001")),
    "chapters out of order": ("CHAP frames in time order", swapped),
    "a long name": ("chapter IDs short", in_chapter(b"ch0002", b"chapter-0002")),
    "a name that is not ASCII": ("chapter IDs short", in_chapter(b"ch0002", b"ch\xfc002")),
    "a name twice": ("chapter IDs unique", in_chapter(b"ch0002", b"ch0001")),
    "no title": ("chapter titles present", with_subframes()),
    "an empty title": ("chapter titles present", with_subframes(frame("TIT2", b"\0"))),
    "a title of 61 units": ("chapter titles short", with_subframes(frame("TIT2", b"\0" + b"x" * 61))),
    "a title of 31 emoji": ("chapter titles short", with_subframes(EMOJI)),
    "a title of two lines": ("chapter titles short", with_subframes(frame("TIT2", b"\0a\nb"))),
    "byte offsets": ("chapters have times, not byte offsets", in_chapter(b"\xff" * 8, bytes(8))),
    "a late first chapter": ("first chapter starts at 0", changed("CHAP", times(start=1000))),
    "a gap": ("chapters contiguous", changed("CHAP", times(end=-1))),
    "an overlap": ("chapters contiguous", changed("CHAP", times(end=1))),
    "an end before the start": ("chapters contiguous", changed("CHAP", times(start=900_000), 1)),
    "a chapter after the end": ("chapters within the audio", changed("CHAP", times(start=90_000, end=90_000), -1)),
    "an end after the end": ("last chapter ends with the audio", changed("CHAP", times(end=2), -1)),
    "an end before the end": ("last chapter ends with the audio", changed("CHAP", times(end=-2), -1)),
    "half a second": ("chapters start on whole seconds", changed("CHAP", times(start=500), 1)),
    "a mark in the voice": ("chapter marks in pauses", changed("CHAP", times(start=700), 1)),
    "a picture in a chapter": ("chapters without pictures", with_subframes(TITLE, frame("APIC", b"\0image/png\0\0\0"))),
    "a link with %": ("chapter links plain", with_subframes(TITLE, frame("WXXX", b"\0\0https://a.example/b%20"))),
    "a truncated chapter": ("CHAP frames valid", changed("CHAP", lambda body: body[:12])),
}
"""Changes of the tag, with the rule that must fail."""


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_frame_is_found(mp3: Mp3File, name: str) -> None:
    """A tag without one of its frames fails the rule about it, and no other."""
    assert failed_with_tag(mp3, lambda frames: [item for item in frames if item[0] != name]) == {MISSING[name]}


@pytest.mark.parametrize("what", IN_TAG)
def test_a_fault_in_the_tag_is_found(mp3: Mp3File, what: str) -> None:
    """Each change fails the rule that the table names."""
    rule, change = IN_TAG[what]
    assert rule in failed_with_tag(mp3, change)


def test_every_rule_of_tag_and_chapters_has_a_mutation() -> None:
    """The tables above have a case for each rule except those about damaged tags."""
    rules = {rule.name for rule in (*tag.RULES, *chapters.RULES)}
    assert rules - {*MISSING.values(), *(rule for rule, _ in IN_TAG.values())} == {
        "ID3 tag present",
        "tag size valid",
        "tag frames valid",
        "ID3v2.3 without flags",
    }


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("unsynchronised", "ID3v2.3 without flags"),
        ("extended", "ID3v2.3 without flags"),
        ("too long", "tag size valid"),
        ("garbage", "tag frames valid"),
        ("none", "ID3 tag present"),
    ],
)
def test_a_tag_that_players_misread_is_found(finished_mp3: Path, tmp_path: Path, kind: str, rule: str) -> None:
    """Flags, wrong sizes, garbage after the frames, and a missing tag fail."""
    tag, sound = halves(finished_mp3.read_bytes())
    frames = frames_of(tag)
    new = {
        "unsynchronised": tagged(frames, flags=0x80),
        "extended": tagged([("\0\0\0\x06", bytes(0))], flags=0x40),
        "too long": tagged(frames, declared=200_000_000),
        "garbage": tagged([*frames, ("!?!?", b"")]),
        "none": b"",
    }[kind]
    copy = tmp_path / finished_mp3.name
    copy.write_bytes(new + sound)
    assert rule in failed(check(copy))


def test_sizes_of_version_2_4_and_2_2_are_read(finished_mp3: Path, tmp_path: Path) -> None:
    """A tag that mutagen saved as 2.4 has all its chapters and fails as 2.4; a tag of 2.2 has its title."""
    id3 = pytest.importorskip("mutagen.id3", reason="mutagen is not installed")
    copy = tmp_path / finished_mp3.name
    copy.write_bytes(finished_mp3.read_bytes())
    tags = id3.ID3(copy)
    tags.add(id3.COMM(lang="deu", desc="", text="x" * 5_000))
    tags.save(copy, v2_version=4)
    report = check(copy)
    assert found(report, "chapters present") == ("passed", "3")
    assert found(report, "ID3v2.3 without flags") == ("failed", "ID3v2.4, flags 0x00")
    assert found(report, "summary present") == ("passed", "5000 characters")
    old = b"ID3\x02\0\0" + bytes([0, 0, 0, 12]) + b"TT2\0\0\x06\0Zug!!"
    copy.write_bytes(old + halves(finished_mp3.read_bytes())[1])
    assert found(check(copy), "title present") == ("passed", "Zug!!")


def test_control_characters_do_not_reach_the_terminal(finished_mp3: Path, tmp_path: Path) -> None:
    """A message is one printable line, whatever the tag contains."""
    copy = tmp_path / finished_mp3.name
    copy.write_bytes(tagged([("TIT2", b"\0Zug\x1b[31m\x07\nrot")]) + halves(finished_mp3.read_bytes())[1])
    assert found(check(copy), "title present") == ("passed", "Zug\ufffd[31m\ufffd rot")


def test_more_than_255_chapters_may_be_nested(tmp_path: Path, finished_mp3: Path) -> None:
    """300 chapters may be in several tables below one top-level table; few chapters must be in one."""
    names = [f"c{number:04}".encode() for number in range(300)]
    chaps = [("CHAP", name + b"\0" + bytes(8) + b"\xff" * 8) for name in names]
    tables = [b"top\0\x03\x02one\0two\0", b"one\0\x01\x96", b"two\0\x01\x96"]
    tables[1] += b"".join(name + b"\0" for name in names[:150])
    tables[2] += b"".join(name + b"\0" for name in names[150:])
    title = frame("TIT2", b"\0Kapitel")
    copy = tmp_path / finished_mp3.name
    for count, status in ((300, "passed"), (2, "failed")):
        nested: Frames = [*(("CTOC", table + title) for table in tables), *chaps[:count]]
        copy.write_bytes(tagged(nested) + halves(finished_mp3.read_bytes())[1])
        assert found(check(copy), "one ordered table of contents")[0] == status
        assert found(check(copy), "table of contents lists the chapters")[0] == status
