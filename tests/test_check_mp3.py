"""An MP3 is looked at byte by byte and heard to its end: whatever breaks a rule is found, whoever wrote it."""

from __future__ import annotations

import json
import struct
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from breaking import (
    broken,
    broken_with_tag,
    encoded_anew,
    ffmpeg,
    found,
    frame,
    frames_of,
    halves,
    right_episode,
    tagged,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audiobuild.check import check
from audiobuild.check.episode import look
from audiobuild.check.info import crc16
from audiobuild.cli import app
from audiobuild.errors import AudiobuildError

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
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBBBBB", 900, 700, 8, 2, 0, 0, 0)


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The MP3 of a right episode, nothing beside it."""
    made = right_episode(tmp_path_factory)
    for path in made.parent.iterdir():
        if path != made:
            path.unlink()
    return made


@pytest.fixture(scope="module")
def seen(right: Path) -> Mp3:
    """The same, looked at and heard once."""
    return look(right)


@pytest.fixture(scope="module")
def usual(right: Path) -> set[str]:
    """What is broken before a test breaks anything: nothing but what the Info frame leaves out on purpose."""
    known = broken(check(right))
    assert known <= {"info frame says what to cut off"}
    return known


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


def test_a_right_file_is_right(right: Path, usual: set[str]) -> None:
    """What the real stages make breaks no rule, and nearly all of them can be told of it."""
    report = check(right)
    assert broken(report) == usual
    assert found(report, "there are chapters") == ("kept", "3")
    assert found(report, "synthetic voice is marked") == ("kept", "algorithmicMedia")


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


def cut(sound: bytes, at: int, count: int = 0, new: bytes = b"") -> bytes:
    """Sound with `count` bytes replaced."""
    return sound[:at] + new + sound[at + count :]


def frame_starts(sound: bytes) -> list[int]:
    """Where the frames of our own sound begin, the Info frame first (44.1 kHz, mono, 96 kbit/s)."""
    starts, at = [], 0
    while at < len(sound):
        starts.append(at)
        at += 313 + (sound[at + 2] >> 1 & 1)
    return starts


IN_SOUND: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "bytes between frames": ("nothing stands between frames", lambda s: cut(s, frame_starts(s)[50], new=b"junk" * 10)),
    "bytes before the first frame": ("nothing stands between frames", lambda s: b"\0" * 100 + s),
    "an ID3v1 tag": ("nothing stands between frames", lambda s: s + b"TAG" + bytes(125)),
    "an APE tag": ("nothing stands between frames", lambda s: s + b"APETAGEX" + struct.pack("<IIII8x", 2000, 32, 0, 0)),
    "a Lyrics3 tag": ("nothing stands between frames", lambda s: s + b"LYRICSBEGIN000011LYRICS200"),
    "half a frame": ("last frame is whole", lambda s: s[:-100]),
    "a frame too few": ("info frame counts frames", lambda s: s[: frame_starts(s)[-1]]),
    "a wrong count of bytes": ("info frame counts bytes", lambda s: cut(s, 33, 1, b"\x7f")),
    "no Info frame": ("info frame is first", lambda s: s[frame_starts(s)[1] :]),
    "an Info frame of variable bit rate": ("info frame is first", lambda s: s.replace(b"Info", b"Xing", 1)),
    "an empty Info frame": ("info frame counts frames", lambda s: cut(s, s.index(b"Info") + 4, 4, bytes(4))),
    "a file behind another": ("info frame is first", lambda s: s + s),
    "frames taken out": ("no frame lacks what it points to", lambda s: s[: frame_starts(s)[1]] + s[starved(s) :]),
    "a frame of another bit rate": ("bit rate is constant", lambda s: s + bytes([0xFF, 0xFB, 0x50, s[3]]) + bytes(205)),
    "a frame in stereo": ("sound is mono", lambda s: s + bytes([0xFF, 0xFB, 0x70, 0x04]) + bytes(309)),
}  # fmt: skip
"""What is changed behind the tag, and how the rule begins that must say so."""


def starved(sound: bytes) -> int:
    """Where the first frame begins that takes bytes from the one before it."""
    return next(at for at in frame_starts(sound)[1:] if sound[at + 4] << 1 | sound[at + 5] >> 7)


@pytest.mark.parametrize("what", IN_SOUND)
def test_a_fault_in_the_frames_is_found(right: Path, usual: set[str], tmp_path: Path, what: str) -> None:
    """Each fault breaks the rule it is named for."""
    rule, change = IN_SOUND[what]
    tag, sound = halves(right.read_bytes())
    copy = tmp_path / right.name
    copy.write_bytes(tag + change(sound))
    new = broken(check(copy)) - usual
    assert any(each.startswith(rule) for each in new), new


@pytest.mark.parametrize(
    ("options", "rule"),
    [
        (["-ac", "2", "-b:a", "128k"], "sound is mono"),
        (["-ar", "48000", "-b:a", "96k"], "sound is of the kind all players play"),
        (["-ar", "22050", "-b:a", "64k"], "sound is of the kind all players play"),
        (["-c:a", "mp2", "-f", "mp2", "-b:a", "96k"], "sound is of the kind all players play"),
        (["-q:a", "5"], "bit rate is constant"),
        (["-b:a", "96k", "-write_xing", "0"], "info frame is first"),
        (["-b:a", "96k", "-af", "volume=3dB"], "loudness as heard is right"),
        (["-b:a", "96k", "-af", "volume=-1dB"], "loudness as heard is right"),
        (["-b:a", "96k", "-af", "volume=9dB"], "true peak leaves room"),
        (["-b:a", "96k", "-af", "adelay=2000"], "last chapter ends with the sound"),
        (["-b:a", "96k", "-af", "adelay=5000"], "voice follows chapter marks"),
        (["-b:a", "96k", "-af", "apad=pad_dur=7"], "no silence is long"),
    ],
)
def test_sound_that_was_encoded_anew_is_found(right: Path, tmp_path: Path, options: list[str], rule: str) -> None:
    """Another tool's channels, rates, levels and lengths behind the same tag are told."""
    assert rule in broken(check(encoded_anew(right, tmp_path, *options)))


def test_a_file_that_was_encoded_anew_with_care_is_right(right: Path, tmp_path: Path) -> None:
    """The Info frame of ffmpeg says what to cut off, and the sound is then as long as the tag says."""
    report = check(encoded_anew(right, tmp_path, "-b:a", "96k"))
    assert broken(report) == set()
    assert found(report, "info frame says what to cut off")[0] == "kept"


def with_extension(mp3: Path, to: Path, change: Callable[[bytes], bytes]) -> Path:
    """Sound encoded anew whose Info frame has LAME's extension, its last 15 bytes changed before they get their CRC."""
    copy = encoded_anew(mp3, to, "-b:a", "96k")
    tag, sound = halves(copy.read_bytes())
    at = sound.index(b"Info") + 8 + 4 + 4 + 100 + 4
    head = sound[:at] + b"LAME3.100" + sound[at + 9 : at + 21] + change(sound[at + 21 : at + 34])
    copy.write_bytes(tag + head + crc16(head).to_bytes(2, "big") + sound[at + 36 :])
    return copy


def test_the_crc_is_that_of_everybody() -> None:
    """CRC-16/ARC of the nine digits is the one that every catalogue of CRCs has."""
    assert crc16(b"123456789") == 0xBB3D


@pytest.mark.parametrize(
    ("trimmed", "verdict"),
    [(576 << 12 | 1500, "kept"), (3000 << 12 | 1500, "broken"), (576 << 12 | 100, "broken")],
)
def test_delay_and_padding_are_looked_at(right: Path, tmp_path: Path, trimmed: int, verdict: str) -> None:
    """What no encoder adds, or what the decoder's own delay has no room in, is told."""
    copy = with_extension(right, tmp_path, lambda body: trimmed.to_bytes(3, "big") + body[3:])
    assert found(check(copy), "info frame says what to cut off")[0] == verdict


def test_a_damaged_extension_is_found(right: Path, tmp_path: Path) -> None:
    """A byte changed after the CRC was taken is told."""
    copy = with_extension(right, tmp_path, lambda body: body)
    data = copy.read_bytes()
    assert found(check(copy), "info frame says what to cut off")[0] == "kept"
    copy.write_bytes(data.replace(b"LAME3.100", b"LAME3.101", 1))
    assert "CRC" in found(check(copy), "info frame says what to cut off")[1]


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


def test_a_quieter_sentence_is_found(right: Path, tmp_path: Path) -> None:
    """A sentence 12 dB under its neighbours is a jump, told with its place."""
    cues = [(0.35, 1.6), (2.0, 3.2), (3.6, 7.0)]
    copy = encoded_anew(right, tmp_path, "-b:a", "96k", "-af", "volume=enable='lt(t,3.4)':volume=0.2")
    blocks = [f"00:00:{start:06.3f} --> 00:00:{end:06.3f}\nSatz {end}" for start, end in cues]
    copy.with_suffix(".vtt").write_text("WEBVTT\n\n" + "\n\n".join(blocks) + "\n")
    verdict, told = found(check(copy), "sentences are equally loud")
    assert verdict == "broken"
    assert "3.6 s" in told


def test_a_file_by_ffmpeg_gets_a_sensible_report(tmp_path: Path) -> None:
    """An MP3 with chapters by ffmpeg's defaults is read whole: its chapters count, what it lacks is told."""
    chapters = "".join(
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={a}\nEND={b}\ntitle=Größe {a}\n" for a, b in pairwise([0, 2000, 4500, 6000])
    )
    (tmp_path / "meta.txt").write_text(f";FFMETADATA1\ntitle=Töne\n{chapters}")
    tone = "aevalsrc='0.3*sin(2*PI*300*t)*if(lt(mod(t\\,2)\\,1.5)\\,1\\,0)':s=44100:d=6"
    mp3 = tmp_path / "ff.mp3"
    ffmpeg("-f", "lavfi", "-i", tone, "-i", tmp_path / "meta.txt", "-map_metadata", "1", "-b:a", "96k", mp3)
    report = check(mp3)
    assert found(report, "there are chapters") == ("kept", "3")
    assert found(report, "title is told") == ("kept", "Töne")
    assert found(report, "all of it can be decoded")[0] == "kept"
    assert found(report, "last chapter ends with the sound")[0] == "kept"
    assert {
        "tag is of the version all players read",
        "texts are encoded as the version allows",
        "chapters start on whole seconds",
        "synthetic voice is marked",
    } <= broken(report)


@pytest.mark.parametrize(
    "content",
    [b"", b"Kein Ton.", PNG, b"ID3", b"ID3\x03\0\0\0\0\0\x7f", b"\xff\xfb\x90", bytes(10_000), b"\xff" * 10_000, None],
)
def test_what_is_no_mp3_is_said_in_one_line(tmp_path: Path, content: bytes | None) -> None:
    """Empty files, texts, pictures, halves of tags, folders and what is not there: one line, exit code 1."""
    path = tmp_path / "no.mp3"
    if content is not None:
        path.write_bytes(content)
    done = CliRunner().invoke(app, ["check", str(path)])
    assert done.exit_code == 1
    assert done.stderr.startswith("audiobuild: ")
    assert done.stderr.count("\n") == 1
    assert CliRunner().invoke(app, ["check", str(tmp_path)]).stderr.count("\n") == 1


RUBBISH = [b"\xff" * 40, b"\0" * 40, b"CHAP\0\0\xff\xff\0\0", b"\xff\xfb\x50\xc0"]
"""Bytes that look like something."""


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_mp3_never_ends_in_a_traceback(right: Path, data: st.DataObject) -> None:
    """Bytes changed, taken out or put in anywhere give findings, or one error of ours."""
    whole = right.read_bytes()
    start = data.draw(st.integers(0, 3_000) | st.integers(0, len(whole)))
    damaged = cut(
        whole[: data.draw(st.sampled_from([2_000, 30_000]))],
        start,
        data.draw(st.integers(0, 50) | st.just(5_000)),
        data.draw(st.binary(max_size=60) | st.sampled_from(RUBBISH)),
    )  # fmt: skip
    path = right.with_name("damaged.mp3")
    path.write_bytes(damaged)
    try:
        assert check(path).findings
    except AudiobuildError:
        return


def test_json_tells_the_same(right: Path, usual: set[str]) -> None:
    """A line of JSON a file: rule, verdict and what was found, and whether all is right."""
    done = CliRunner().invoke(app, ["check", str(right), "--json"])
    told = json.loads(done.stdout)
    assert told["file"] == str(right)
    assert told["right"] is not usual
    assert {each["rule"] for each in told["findings"] if each["verdict"] == "broken"} == usual
    assert done.exit_code == (1 if usual else 0)


def test_a_person_reads_a_line_a_rule(right: Path) -> None:
    """Signs, rules and findings, each on its line, and a summary at the end."""
    lines = CliRunner().invoke(app, ["check", str(right)]).stdout.splitlines()
    assert lines[0] == str(right)
    assert "  ✓ first chapter starts at 0: 0 ms" in lines
    assert "  – cover is small: no cover" in lines
    assert "kept" in lines[-1]
    assert len(lines) == len(check(right).findings) + 2
