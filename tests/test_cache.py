"""The cache: each entry is made once, and a damaged one is never used."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiobuild.errors import OutputError
from audiobuild.model import Fingerprint, Speech
from audiobuild.speak.cached import CachedEngine
from audiobuild.speak.silent import Silent
from audiobuild.storage import cache, staging
from audiobuild.storage.cache import FRAMES, SPEECH, Cache

if TYPE_CHECKING:
    from pathlib import Path

KEY = cache.hashed("Guten Tag.")


class Counting(Silent):
    """The silent engine as a slow one, whose speech is cached; it records the texts."""

    cacheable = True

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def speak(self, text: str) -> Speech:
        """Record the text, and speak it."""
        self.texts.append(text)
        return super().speak(text)


def test_entry_round_trip(tmp_path: Path) -> None:
    """Any bytes can be stored, empty ones included."""
    kept = Cache(tmp_path)
    for data in (b"", b"\n", bytes(range(256)) * 100):
        kept.put(FRAMES, KEY, data)
        assert kept.get(FRAMES, KEY) == data


@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_damaged_entry_is_a_miss(tmp_path: Path, damage: str) -> None:
    """A truncated, changed or empty file is treated as missing."""
    kept = Cache(tmp_path)
    kept.put(FRAMES, KEY, b"frames" * 100)
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    data = file.read_bytes()
    file.write_bytes({"cut": data[:-1], "flip": data[:50] + bytes([data[50] ^ 1]) + data[51:], "empty": b""}[damage])
    assert kept.get(FRAMES, KEY) is None


def test_text_is_spoken_once(tmp_path: Path) -> None:
    """A slow engine speaks each text once; the speech from the cache is the same."""
    engine = Counting()
    voice = CachedEngine(engine, Cache(tmp_path))
    first = voice.speak("Guten Tag.")
    assert voice.has("Guten Tag.")
    assert voice.speak("Guten Tag.") == first
    assert not voice.has("Guten Abend.")
    assert engine.texts == ["Guten Tag."]


def test_damaged_speech_is_spoken_again(tmp_path: Path) -> None:
    """Speech that was damaged on the disk is not used."""
    engine = Counting()
    voice = CachedEngine(engine, Cache(tmp_path))
    first = voice.speak("Guten Tag.")
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    file.write_bytes(file.read_bytes()[:100])
    assert voice.speak("Guten Tag.") == first
    assert len(engine.texts) == 2


def test_the_speech_of_fast_engines_is_not_cached(tmp_path: Path) -> None:
    """An engine that speaks faster than a disk reads leaves nothing in the cache."""
    CachedEngine(Silent(), Cache(tmp_path)).speak("Guten Tag.")
    assert not list(tmp_path.rglob("*"))


@given(st.text(), st.text(), st.text(), st.text())
@settings(max_examples=50)
def test_different_speech_has_different_keys(voice: str, other: str, text: str, changed: str) -> None:
    """Two fingerprints or two texts never share an entry."""
    one, two = (Fingerprint("e", "1", name) for name in (voice, other))
    assert (cache.speech_key(one, text) == cache.speech_key(two, changed)) == (voice == other and text == changed)


def test_prune_removes_only_entries_unused_for_long(tmp_path: Path) -> None:
    """Entries of last month are removed and counted; those of today are kept."""
    kept = Cache(tmp_path)
    old, new = cache.hashed("old"), cache.hashed("new")
    kept.put(SPEECH, old, b"1234")
    kept.put(FRAMES, new, b"1234")
    (file,) = (path for path in (tmp_path / SPEECH).rglob("*") if path.is_file())
    month_ago = time.time() - 31 * 86_400
    os.utime(file, (month_ago, month_ago))
    gone = kept.prune(days=30)
    assert (gone.entries, gone.size) == (1, 8)
    assert kept.get(SPEECH, old) is None
    assert kept.get(FRAMES, new) == b"1234"


def test_entries_that_another_process_has_open_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows neither replaces nor removes open files; they have the same content, and are pruned later."""
    kept, key = Cache(tmp_path), cache.hashed("open")
    kept.put(FRAMES, key, b"1234")

    def refuse(*_: object, **_options: object) -> None:
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    kept.put(FRAMES, key, b"1234")
    assert kept.prune(days=-1).entries == 0
    assert kept.get(FRAMES, key) == b"1234"
    with pytest.raises(OutputError, match="Access is denied"):
        kept.put(FRAMES, cache.hashed("new"), b"1234")


def test_clear_keeps_other_files(tmp_path: Path) -> None:
    """All entries are removed, and no other file."""
    kept = Cache(tmp_path)
    kept.put(FRAMES, KEY, b"1234")
    mine = ["letter.txt", f"{SPEECH}/talk.mp3", f"{FRAMES}/ab/picture.png", f"{FRAMES}/ab/cafe/picture.png"]
    for name in mine:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("mine")
    assert kept.clear().entries == 1
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {tmp_path / name for name in mine}
    assert kept.prune(days=0).entries == 0


def test_clear_removes_empty_folders(tmp_path: Path) -> None:
    """Folders that the cache created are removed."""
    kept = Cache(tmp_path / "cache")
    kept.put(FRAMES, KEY, b"1234")
    assert kept.clear().entries == 1
    assert list(tmp_path.iterdir()) == []


def test_temporary_cache_is_removed() -> None:
    """Without a cache a build still has a place for its parts, which is removed afterwards."""
    with cache.opened(kept=False) as once:
        once.put(FRAMES, KEY, b"1234")
        assert once.get(FRAMES, KEY) == b"1234"
    assert not once.folder.exists()


def test_leftovers_of_killed_processes_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of running processes are kept."""
    monkeypatch.setenv("AUDIOBUILD_CACHE", str(tmp_path))
    with staging.staging(tmp_path) as running:
        (tmp_path / f"{staging.PREFIX}killed").mkdir()
        (tmp_path / f"{staging.PREFIX}killed" / "lock").touch()
        (tmp_path / f"{staging.PREFIX}killed" / "frames").touch()
        cache.sweep()
        assert [*tmp_path.iterdir()] == [running]


def test_unwritable_cache_is_an_error_with_a_hint(tmp_path: Path) -> None:
    """The error names AUDIOBUILD_CACHE."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="AUDIOBUILD_CACHE"):
        Cache(tmp_path / "file").put(FRAMES, KEY, b"")
