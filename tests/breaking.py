"""A right episode, and the means to break it: what the tests of `audiobuild.check` are given."""

from __future__ import annotations

import shutil
import struct
import subprocess
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from audiobuild import pipeline
from audiobuild.check import Report, Verdict, beside, id3, rules
from audiobuild.check.finding import findings
from audiobuild.read import read
from audiobuild.settings import Settings
from audiobuild.write.target import target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from audiobuild.check.episode import Mp3

ARTICLE = """# Der Zug kommt wieder

Nach 43 Jahren hält in Lindenau wieder ein Zug. Die Menschen freuen sich sehr darüber.

## Was er kostet

Die Strecke kostet 17 Mio. Euro & viel Geduld. Das ist weniger, als alle im Ort dachten.

## Wer damit fährt

Morgens fahren viele Schüler in die Kreisstadt, und am Wochenende kommen die Wanderer.

Lesen Sie auch: Warum Nachtzüge wieder beliebt sind
"""

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBBBBB", 900, 700, 8, 2, 0, 0, 0)
"""As much of a picture as tells its size."""

Frames = list[tuple[str, bytes]]
"""A tag's frames: name and body."""


def right_episode(folders: pytest.TempPathFactory) -> Path:
    """The MP3 of an episode as the real stages make it, with everything beside it."""
    folder = folders.mktemp("right")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIOBUILD_CACHE", str(folders.mktemp("kept")))
        settings = Settings(engine="espeak", author="Anna Müller", published="2026-11-23")
        article = read(folder / "zug.md", author=settings.author, published=settings.published, data=ARTICLE.encode())
        built = pipeline.build(article, target(folder / "zug.mp3"), settings, lambda _: None)
    return built.paths[0]


def right_mp3(folders: pytest.TempPathFactory) -> Path:
    """The same MP3, nothing beside it."""
    made = right_episode(folders)
    for path in made.parent.iterdir():
        if path != made:
            path.unlink()
    return made


def broken(report: Report) -> set[str]:
    """The names of the rules that are broken."""
    return {each.rule for each in report.findings if each.verdict is Verdict.BROKEN}


def broken_with_tag(seen: Mp3, change: Callable[[Frames], Frames]) -> set[str]:
    """What would be broken had the tag's frames been changed: nothing is decoded anew."""
    tag = tagged(change(frames_of(halves(seen.path.read_bytes())[0])))
    return _broken(replace(seen, tag=id3.read(BytesIO(tag), len(tag))))


def broken_with_beside(seen: Mp3, ending: str, folder: Path) -> set[str]:
    """What would be broken were the file with this ending that of another folder."""
    path = folder / f"{seen.path.stem}{ending}"
    names = {".chapters.json": "chapters_json", ".transcript.json": "transcript", ".build.json": "ledger"}
    names |= {".vtt": "vtt", ".html": "page"}
    changes: dict[str, Any] = {names[ending]: (beside.from_json if "json" in ending else beside.text)(path)}
    return _broken(replace(seen, **changes))


def _broken(seen: Mp3) -> set[str]:
    return broken(Report("", findings(rules.MP3, seen)))


def found(report: Report, rule: str) -> tuple[str, str]:
    """The verdict of a rule and what was found."""
    return next((str(each.verdict), each.found) for each in report.findings if each.rule == rule)


def halves(mp3: bytes) -> tuple[bytes, bytes]:
    """The tag of an ID3v2.3 file, and what follows it."""
    size = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(mp3[6:10], (21, 14, 7, 0), strict=True))
    return mp3[:size], mp3[size:]


def frames_of(tag: bytes) -> Frames:
    """The frames of an ID3v2.3 tag without padding."""
    return list(_frames(tag[10:]))


def _frames(body: bytes) -> Iterator[tuple[str, bytes]]:
    while body:
        end = 10 + int.from_bytes(body[4:8], "big")
        yield body[:4].decode(), body[10:end]
        body = body[end:]


def frame(name: str, body: bytes) -> bytes:
    """A frame of ID3v2.3."""
    return name.encode() + len(body).to_bytes(4, "big") + b"\0\0" + body


def tagged(frames: Frames, *, version: int = 3, flags: int = 0, said: int | None = None) -> bytes:
    """A tag of these frames; `said` is the size it claims, where that is a lie."""
    body = b"".join(frame(name, inside) for name, inside in frames)
    size = len(body) if said is None else said
    return b"ID3" + bytes([version, 0, flags]) + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + body


def ffmpeg(*arguments: str | Path) -> None:
    """Runs ffmpeg; the test is skipped where it is not installed."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed (a Debian package)")
    subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, arguments)], check=True, capture_output=True)


def encoded_anew(mp3: Path, to: Path, *options: str) -> Path:
    """The sound of an MP3 encoded anew by ffmpeg, behind the same tag."""
    ffmpeg("-i", mp3, "-map_metadata", "-1", "-map_chapters", "-1", "-id3v2_version", "0", *options, to / "new.mp3")
    sound = (to / "new.mp3").read_bytes()
    copy = to / mp3.name
    copy.write_bytes(halves(mp3.read_bytes())[0] + sound)
    return copy


def cut(sound: bytes, at: int, count: int = 0, new: bytes = b"") -> bytes:
    """Sound with `count` bytes from `at` on replaced."""
    return sound[:at] + new + sound[at + count :]
