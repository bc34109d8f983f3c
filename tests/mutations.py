"""A finished episode, and ways to change it: the inputs of the tests of `audiobuild.checks`."""

from __future__ import annotations

import shutil
import struct
import subprocess
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from audiobuild import pipeline
from audiobuild.checks import Report, rules
from audiobuild.checks.finding import apply
from audiobuild.checks.parse import id3, sidecar
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.write.target import target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from audiobuild.checks.mp3 import Mp3File

ARTICLE = """# Der Zug kommt wieder

Nach 43 Jahren hält in Lindenau wieder ein Zug. Die Menschen freuen sich sehr darüber.

## Was er kostet

Die Strecke kostet 17 Mio. Euro & viel Geduld. Das ist weniger, als alle im Ort dachten.

## Wer damit fährt

Morgens fahren viele Schüler in die Kreisstadt, und am Wochenende kommen die Wanderer.

Lesen Sie auch: Warum Nachtzüge wieder beliebt sind
"""

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIBBBBB", 900, 700, 8, 2, 0, 0, 0)
"""The start of a picture, with its size."""

Frames = list[tuple[str, bytes]]
"""The frames of a tag: identifier and body."""


def build_episode(folders: pytest.TempPathFactory, name: str = "zug", published: str = "2026-11-23") -> Path:
    """Build an episode with the real stages and return its MP3; its other files lie beside it."""
    folder = folders.mktemp("finished")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUDIOBUILD_CACHE", str(folders.mktemp("cache")))
        settings = Settings(engine="espeak", author="Anna Müller", published=published)
        article = read(folder / f"{name}.md", author=settings.author, published=published, data=ARTICLE.encode())
        built = pipeline.build(article, target(folder / f"{name}.mp3"), settings, lambda _: None)
    return built.paths[0]


def build_mp3(folders: pytest.TempPathFactory) -> Path:
    """Build an episode and return its MP3, without the files beside it."""
    made = build_episode(folders)
    for path in made.parent.iterdir():
        if path != made:
            path.unlink()
    return made


def failed(report: Report) -> set[str]:
    """Return the names of the rules that failed."""
    return {finding.rule for finding in report.failures()}


def failed_with_tag(mp3: Mp3File, change: Callable[[Frames], Frames]) -> set[str]:
    """Return the rules that fail after a change of the tag's frames, without decoding the audio again."""
    tag = tagged(change(frames_of(halves(mp3.path.read_bytes())[0])))
    return _failed(replace(mp3, tag=id3.parse(BytesIO(tag), len(tag))))


def failed_with_sidecar(mp3: Mp3File, ending: str, folder: Path) -> set[str]:
    """Return the rules that fail with the sidecar of another folder, without decoding the audio again."""
    path = folder / f"{mp3.path.stem}{ending}"
    names = {".chapters.json": "chapters_json", ".transcript.json": "transcript", ".build.json": "manifest"}
    names |= {".vtt": "vtt", ".html": "page"}
    changes: dict[str, Any] = {names[ending]: (sidecar.read_json if "json" in ending else sidecar.read_text)(path)}
    return _failed(replace(mp3, **changes))


def _failed(mp3: Mp3File) -> set[str]:
    return failed(Report("", apply(rules.MP3, mp3)))


def found(report: Report, rule: str) -> tuple[str, str]:
    """Return the status and message of a rule."""
    return next((str(finding.status), finding.message) for finding in report.findings if finding.rule == rule)


def halves(mp3: bytes) -> tuple[bytes, bytes]:
    """Split a file into its ID3v2.3 tag and the audio."""
    size = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(mp3[6:10], (21, 14, 7, 0), strict=True))
    return mp3[:size], mp3[size:]


def frames_of(tag: bytes) -> Frames:
    """Return the frames of an ID3v2.3 tag without padding."""
    return list(_frames(tag[10:]))


def _frames(body: bytes) -> Iterator[tuple[str, bytes]]:
    while body:
        end = 10 + int.from_bytes(body[4:8], "big")
        yield body[:4].decode(), body[10:end]
        body = body[end:]


def frame(name: str, body: bytes) -> bytes:
    """Serialise a frame of ID3v2.3."""
    return name.encode() + len(body).to_bytes(4, "big") + b"\0\0" + body


def tagged(frames: Frames, *, version: int = 3, flags: int = 0, declared: int | None = None) -> bytes:
    """Serialise a tag; `declared` replaces the true size in its header."""
    body = b"".join(frame(name, inside) for name, inside in frames)
    size = len(body) if declared is None else declared
    return b"ID3" + bytes([version, 0, flags]) + bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0)) + body


def ffmpeg(*arguments: str | Path) -> None:
    """Run ffmpeg; skip the test if it is not installed."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg is not installed (a Debian package)")
    subprocess.run(["ffmpeg", "-v", "error", "-y", *map(str, arguments)], check=True, capture_output=True)


def reencoded(mp3: Path, to: Path, *options: str) -> Path:
    """Encode the audio of an MP3 again with ffmpeg, after the same tag."""
    ffmpeg("-i", mp3, "-map_metadata", "-1", "-map_chapters", "-1", "-id3v2_version", "0", *options, to / "new.mp3")
    sound = (to / "new.mp3").read_bytes()
    copy = to / mp3.name
    copy.write_bytes(halves(mp3.read_bytes())[0] + sound)
    return copy


def cut(sound: bytes, at: int, count: int = 0, new: bytes = b"") -> bytes:
    """Replace `count` bytes of the audio from `at` on."""
    return sound[:at] + new + sound[at + count :]
