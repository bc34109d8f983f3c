"""Each fault in the tag of an MP3, and in its chapters, is found and called by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from breaking import (
    PNG,
    broken,
    broken_with_tag,
    found,
    frame,
    frames_of,
    halves,
    right_mp3,
    tagged,
)

from audiobuild.check import check
from audiobuild.check.episode import look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from breaking import Frames

    from audiobuild.check.episode import Mp3

MISSING = {
    "TIT2": "title is told",
    "TPE1": "author is told",
    "TALB": "album is told",
    "TYER": "date is told",
    "TDAT": "date is told",
    "TLAN": "language is told",
    "TCON": "genre is told",
    "COMM": "summary is told",
    "TENC": "encoder is told",
    "TXXX": "synthetic voice is marked",
    "CTOC": "one table of contents lists them",
    "CHAP": "there are chapters",
}


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The MP3 of a right episode, nothing beside it."""
    return right_mp3(tmp_path_factory)


@pytest.fixture(scope="module")
def usual(right: Path) -> set[str]:
    """What is broken before a test breaks anything."""
    return broken(check(right))


@pytest.fixture(scope="module")
def seen(right: Path) -> Mp3:
    """The same, looked at and heard once."""
    return look(right)


def changed(name: str, change: Callable[[bytes], bytes], which: int = 0) -> Callable[[Frames], Frames]:
    """The change of one frame's body: the `which`-th of this name."""

    def change_it(frames: Frames) -> Frames:
        places = [place for place, (each, _) in enumerate(frames) if each == name]
        frames[places[which]] = (name, change(frames[places[which]][1]))
        return frames

    return change_it


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    """The change of some bytes, which must be there."""

    def replace_it(body: bytes) -> bytes:
        assert old in body
        return body.replace(old, new, 1)

    return replace_it


def added(*new: tuple[str, bytes]) -> Callable[[Frames], Frames]:
    """The change that puts frames at the end."""
    return lambda frames: [*frames, *new]


def times(start: int | None = None, end: int | None = None) -> Callable[[bytes], bytes]:
    """The change of a chapter's times, each moved by so many milliseconds."""

    def move(body: bytes) -> bytes:
        at = body.index(b"\0") + 1
        told = [int.from_bytes(body[at + place : at + place + 4], "big") for place in (0, 4)]
        moved = [number + (by or 0) for number, by in zip(told, (start, end), strict=True)]
        return body[:at] + b"".join(number.to_bytes(4, "big") for number in moved) + body[at + 8 :]

    return move


def swapped(frames: Frames) -> Frames:
    """The last two chapters change places."""
    one, other = [place for place, (name, _) in enumerate(frames) if name == "CHAP"][-2:]
    frames[one], frames[other] = frames[other], frames[one]
    return frames


def twice(name: str) -> Callable[[Frames], Frames]:
    """The change that repeats a frame."""
    return lambda frames: [*frames, next(each for each in frames if each[0] == name)]


def in_chapter(old: bytes, new: bytes) -> Callable[[Frames], Frames]:
    """The change of some bytes of the second chapter."""
    return changed("CHAP", replaced(old, new), 1)


def in_table(old: bytes, new: bytes) -> Callable[[Frames], Frames]:
    """The change of some bytes of the table of contents."""
    return changed("CTOC", replaced(old, new))


def with_subframes(*subframes: bytes) -> Callable[[Frames], Frames]:
    """The change of all that the second chapter holds but its times."""
    return changed("CHAP", lambda body: body[: body.index(b"TIT2")] + b"".join(subframes), 1)


TITLE = frame("TIT2", b"\0Was er kostet")
EMOJI = frame("TIT2", b"\x01" + ("\N{STEAM LOCOMOTIVE}" * 31).encode("utf-16"))
IN_TAG: dict[str, tuple[str, Callable[[Frames], Frames]]] = {
    "UTF-8 in version 2.3": ("texts are encoded", changed("TIT2", lambda _: "\x03Größe".encode())),
    "UTF-16 without a mark": ("texts are encoded", changed("TIT2", lambda _: b"\x01" + "Größe".encode("utf-16-le"))),
    "half a UTF-16 unit": ("texts are encoded", changed("TIT2", lambda _: b"\x01\xff\xfea")),
    "an encoding that is none": ("texts are encoded", changed("TPE1", lambda body: b"\x09" + body[1:])),
    "UTF-8 in a chapter": ("texts are encoded", with_subframes(frame("TIT2", b"\x03Was er kostet"))),
    "a tag of 300 KB": ("tag is small", added(("PRIV", bytes(300_000)))),
    "a large cover": ("cover is small", added(("APIC", b"\0image/png\0\x03\0" + PNG))),
    "a cover that is a GIF": ("cover is small", added(("APIC", b"\0image/gif\0\x03\0GIF89a" + bytes(50)))),
    "a year that is none": ("date is told", changed("TYER", lambda _: b"\x0026")),
    "a day that is none": ("date is told", changed("TDAT", lambda _: b"\x003211")),
    "English": ("language is told", changed("TLAN", lambda _: b"\0eng")),
    "speech for a genre": ("genre is told", changed("TCON", lambda _: b"\0(101)")),
    "another mark": ("synthetic voice is marked", changed("TXXX", replaced(b"lgorithmicMedia", b"lgorithmus"))),
    "two tables of contents": ("one table of contents lists them", twice("CTOC")),
    "a table that is not top-level": ("one table of contents lists them", in_table(b"\0\x03", b"\0\x01")),
    "a table that is not ordered": ("one table of contents lists them", in_table(b"\0\x03", b"\0\x02")),
    "a table without a title": ("one table of contents lists them", in_table(b"TIT2", b"TIT3")),
    "a table cut short": ("one table of contents lists them", changed("CTOC", lambda body: body[:8])),
    "a table that lacks a chapter": ("table of contents is complete", in_table(b"\x03\x03ch0001\0", b"\x03\x02")),
    "a table with a stranger": ("table of contents is complete", in_table(b"ch0003", b"ch0009")),
    "a table out of order": ("table of contents is complete", in_table(b"ch0001\0ch0002", b"ch0002\0ch0001")),
    "chapters out of order": ("chapters stand in time order", swapped),
    "a long name": ("chapter names are short", in_chapter(b"ch0002", b"chapter-0002")),
    "a name that is not ASCII": ("chapter names are short", in_chapter(b"ch0002", b"ch\xfc002")),
    "a name twice": ("chapter names are short", in_chapter(b"ch0002", b"ch0001")),
    "no title": ("chapters have titles", with_subframes()),
    "an empty title": ("chapters have titles", with_subframes(frame("TIT2", b"\0"))),
    "a title of 61 units": ("chapter titles are short", with_subframes(frame("TIT2", b"\0" + b"x" * 61))),
    "a title of 31 emoji": ("chapter titles are short", with_subframes(EMOJI)),
    "a title of two lines": ("chapter titles are short", with_subframes(frame("TIT2", b"\0a\nb"))),
    "byte offsets": ("chapters have times not offsets", in_chapter(b"\xff" * 8, bytes(8))),
    "a late first chapter": ("first chapter starts at 0", changed("CHAP", times(start=1000))),
    "a gap": ("chapters are contiguous", changed("CHAP", times(end=-1))),
    "an overlap": ("chapters are contiguous", changed("CHAP", times(end=1))),
    "an end before the start": ("chapters are contiguous", changed("CHAP", times(start=900_000), 1)),
    "an end after the end": ("last chapter ends with the sound", changed("CHAP", times(end=2), -1)),
    "an end before the end": ("last chapter ends with the sound", changed("CHAP", times(end=-2), -1)),
    "half a second": ("chapters start on whole seconds", changed("CHAP", times(start=500), 1)),
    "a mark in the voice": ("chapter marks lie in pauses", changed("CHAP", times(start=700), 1)),
    "a picture in a chapter": ("chapters hold no pictures", with_subframes(TITLE, frame("APIC", b"\0image/png\0\0\0"))),
    "a link with %": ("chapter addresses are plain", with_subframes(TITLE, frame("WXXX", b"\0\0https://a.example/b%20"))),
    "a chapter cut short": ("there are chapters", changed("CHAP", lambda body: body[:12])),
}  # fmt: skip
"""What is changed in the tag, and how the rule begins that must say so."""


@pytest.mark.parametrize("name", MISSING)
def test_a_missing_frame_is_found(seen: Mp3, usual: set[str], name: str) -> None:
    """A tag without one of its frames breaks the rule about it, and no other."""
    assert broken_with_tag(seen, lambda frames: [each for each in frames if each[0] != name]) - usual == {MISSING[name]}


@pytest.mark.parametrize("what", IN_TAG)
def test_a_fault_in_the_tag_is_found(seen: Mp3, usual: set[str], what: str) -> None:
    """Each fault breaks the rule it is named for."""
    rule, change = IN_TAG[what]
    new = broken_with_tag(seen, change) - usual
    assert any(each.startswith(rule) for each in new), new


def test_every_rule_of_tag_and_chapters_is_broken_once() -> None:
    """The tables above have a case for each rule but those about tags that can't be read."""
    from audiobuild.check import chapters, tag  # noqa: PLC0415

    begun = (*MISSING.values(), *(rule for rule, _ in IN_TAG.values()))
    rules = [rule.__name__.replace("_", " ") for rule in (*tag.RULES, *chapters.RULES)]
    assert {rule for rule in rules if not rule.startswith(begun)} == {
        "tag is readable",
        "tag is of the version all players read",
    }


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("unsynchronised", "tag is of the version all players read"),
        ("extended", "tag is of the version all players read"),
        ("too long", "tag is readable"),
        ("rubbish", "tag is readable"),
        ("none", "tag is readable"),
    ],
)
def test_a_tag_that_players_misread_is_found(
    right: Path, usual: set[str], tmp_path: Path, kind: str, rule: str
) -> None:
    """Flags, sizes that lie, rubbish behind the frames, and no tag at all."""
    tag, sound = halves(right.read_bytes())
    frames = frames_of(tag)
    new = {
        "unsynchronised": tagged(frames, flags=0x80),
        "extended": tagged([("\0\0\0\x06", bytes(0))], flags=0x40),
        "too long": tagged(frames, said=200_000_000),
        "rubbish": tagged([*frames, ("!?!?", b"")]),
        "none": b"",
    }[kind]
    copy = tmp_path / right.name
    copy.write_bytes(new + sound)
    assert rule in broken(check(copy)) - usual


def test_sizes_of_version_2_4_and_2_2_are_read(right: Path, tmp_path: Path) -> None:
    """A tag that mutagen saved as 2.4 has all its chapters here, and is told to be 2.4; one of 2.2 has its title."""
    id3 = pytest.importorskip("mutagen.id3", reason="mutagen is not installed")
    copy = tmp_path / right.name
    copy.write_bytes(right.read_bytes())
    tags = id3.ID3(copy)
    tags.add(id3.COMM(lang="deu", desc="", text="x" * 5_000))
    tags.save(copy, v2_version=4)
    report = check(copy)
    assert found(report, "there are chapters") == ("kept", "3")
    assert found(report, "tag is of the version all players read") == ("broken", "ID3v2.4, flags 0x00")
    assert found(report, "summary is told") == ("kept", "5000 characters")
    old = b"ID3\x02\0\0" + bytes([0, 0, 0, 12]) + b"TT2\0\0\x06\0Zug!!"
    copy.write_bytes(old + halves(right.read_bytes())[1])
    assert found(check(copy), "title is told") == ("kept", "Zug!!")


def test_more_than_255_chapters_may_be_nested(tmp_path: Path, right: Path) -> None:
    """With 300 chapters there may be several tables if one is the top and all chapters are in them; else only one."""
    names = [f"c{number:04}".encode() for number in range(300)]
    chaps = [("CHAP", name + b"\0" + bytes(8) + b"\xff" * 8) for name in names]
    tables = [b"top\0\x03\x02one\0two\0", b"one\0\x01\x96", b"two\0\x01\x96"]
    tables[1] += b"".join(name + b"\0" for name in names[:150])
    tables[2] += b"".join(name + b"\0" for name in names[150:])
    title = frame("TIT2", b"\0Kapitel")
    copy = tmp_path / right.name
    for count, verdict in ((300, "kept"), (2, "broken")):
        nested: Frames = [*(("CTOC", table + title) for table in tables), *chaps[:count]]
        copy.write_bytes(tagged(nested) + halves(right.read_bytes())[1])
        assert found(check(copy), "one table of contents lists them")[0] == verdict
        assert found(check(copy), "table of contents is complete and in time order")[0] == verdict
