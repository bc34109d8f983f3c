"""Verification of the written MP3: a mark outside its pause ends the build with an error."""

from __future__ import annotations

from dataclasses import asdict, replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from small_build import ARTICLE, digests, make

from audiobuild import pipeline, speak
from audiobuild.errors import SoundError
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.sound import RATE
from audiobuild.sound.frames import silent_frames
from audiobuild.sound.recording import Recording, record
from audiobuild.sound.verify import verify
from audiobuild.speak.cached import CachedEngine
from audiobuild.storage.cache import Cache

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.german.prosody.pauses import Pauses

HEAD = b"tag and Info frame"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """Record an episode of three chapters with espeak-ng."""
    return assembly(tmp_path_factory.mktemp("cache"), "espeak")


def assembly(folder: Path, name: str, pauses: Pauses | None = None) -> Recording:
    """Record the article with the engine of this name."""
    engine = speak.load(name)
    settings = Settings(pauses=asdict(pauses) if pauses else {})
    script = pipeline.script(read("zug.txt", data=ARTICLE.encode()), settings, engine)
    kept = Cache(folder)
    return record(script, CachedEngine(engine, kept), kept, bitrate=96, jobs=2, progress=lambda *_: None)


def pieces(built: Recording) -> list[bytes]:
    """Return silence, section, silence, section and so on."""
    return list(built.frames())


def look(built: Recording, written: list[bytes]) -> None:
    """Prove what was written."""
    verify(BytesIO(HEAD + b"".join(written)), len(HEAD), built)


def opening(built: Recording, chapter: int) -> int:
    """Return the index of a chapter's first section."""
    return next(index for index, part in enumerate(built.sections) if part.chapter == chapter)


def test_correct_file_passes(built: Recording) -> None:
    """An episode that is written as it was laid out is accepted."""
    look(built, pieces(built))


def test_silent_episode_passes(tmp_path: Path) -> None:
    """An episode of the silent engine has no voice to be found."""
    silent = assembly(tmp_path, "silent")
    look(silent, pieces(silent))


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("seconds", [-60, -20, -5, -3, 1, 2, 5, 20, 60])
def test_a_mark_beside_its_pause_is_found(built: Recording, number: int, seconds: int) -> None:
    """However far a mark is from its pause (which lasts 2.5 s at most), in either direction."""
    marks = list(built.timeline.marks)
    marks[number] = replace(marks[number], start=marks[number].start + seconds * RATE)
    moved = replace(built, timeline=replace(built.timeline, marks=tuple(marks)))
    with pytest.raises(SoundError, match=marks[number].title):
        look(moved, pieces(built))


@pytest.mark.parametrize("number", [1, 2])
def test_a_missing_pause_is_found(built: Recording, number: int) -> None:
    """A chapter's pause that was never written moves its voice into the mark."""
    written = pieces(built)
    written[2 * opening(built, number)] = b""
    with pytest.raises(SoundError):
        look(built, written)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("missing", [3, 10])
def test_a_pause_that_is_too_short_is_found(built: Recording, number: int, missing: int) -> None:
    """Three frames (0.08 s) that are missing are noticed: the voice sets in before its time."""
    written = pieces(built)
    at = 2 * opening(built, number)
    written[at] = silent_frames(built.timeline.silences[at // 2] - missing, bitrate=96)
    with pytest.raises(SoundError):
        look(built, written)


def test_a_pause_that_is_too_long_is_found(built: Recording) -> None:
    """A second too much before a chapter, and no voice is there when it should set in."""
    written = pieces(built)
    at = 2 * opening(built, 1)
    written[at] += silent_frames(39, bitrate=96)
    with pytest.raises(SoundError, match="chapter mark 'Was er kostet' is not followed by a voice"):
        look(built, written)


def test_swapped_sections_are_found(built: Recording) -> None:
    """A paragraph in the place of a heading, and the heading in the paragraph's."""
    written = pieces(built)
    at = 2 * opening(built, 1) + 1
    written[at - 2], written[at] = written[at], written[at - 2]
    with pytest.raises(SoundError):
        look(built, written)


def test_a_chapter_without_a_voice_is_found(built: Recording) -> None:
    """Silence where the chapter's first section should be."""
    written = pieces(built)
    at = opening(built, 2)
    written[2 * at + 1] = silent_frames(built.encoded[at].frames, bitrate=96)
    with pytest.raises(SoundError, match="chapter mark 'Wer damit fährt' is not followed by a voice"):
        look(built, written)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_file_that_ends_too_soon_is_found(built: Recording, number: int) -> None:
    """Missing sound from a chapter on is reported for that chapter, not as a fault of the voice."""
    written = pieces(built)[: 2 * opening(built, number)]
    with pytest.raises(SoundError, match="chapter mark") as caught:
        look(built, written)
    assert "report" in caught.value.hint


def test_invalid_bytes_in_place_of_sound_are_found(built: Recording) -> None:
    """Bytes that are not frames."""
    written = pieces(built)
    written[2 * opening(built, 1)] = b"\x55" * len(written[2 * opening(built, 1)])
    with pytest.raises(SoundError, match="cannot decode the MP3 at a chapter mark"):
        look(built, written)


def test_pauses_of_zero_pass(tmp_path: Path) -> None:
    """Each mark still has its 0.3 s, and is found there."""
    settings = Settings(
        engine="espeak", pauses=dict.fromkeys(("chapter", "paragraph", "heading_before", "sentence"), 0)
    )
    script = pipeline.script(read("zug.txt", data=ARTICLE.encode()), settings, speak.load("espeak"))
    kept = Cache(tmp_path)
    built = record(script, CachedEngine(speak.load("espeak"), kept), kept, bitrate=96, jobs=2, progress=lambda *_: None)
    look(built, pieces(built))


def test_incorrect_file_keeps_the_old_episode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If silences were not written, no new file replaces an old one."""
    make(tmp_path)
    before = digests(tmp_path)
    monkeypatch.setattr("audiobuild.sound.frames.silent_frames", lambda *_, **__: b"")
    with pytest.raises(SoundError, match="chapter mark"):
        make(tmp_path, text=ARTICLE.replace("Schüler", "Lehrer"))
    assert digests(tmp_path) == before
