"""Cached sections are used only where they fit: a warm cache gives the bytes of a cold one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from small_build import ARTICLE, ESPEAK, digests, make

from audiobuild import pipeline, speak
from audiobuild.model import Speaker
from audiobuild.readers import read
from audiobuild.sound.encoder import Encoder
from audiobuild.sound.encoding import encode, frames
from audiobuild.sound.sections import sections
from audiobuild.speak.cached import CachedEngine
from audiobuild.storage import versions
from audiobuild.storage.cache import Cache
from audiobuild.write.target import target

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.settings import Settings


@pytest.mark.slow
@pytest.mark.parametrize(
    "other",
    [
        replace(ESPEAK, voice="de+f1"),
        replace(ESPEAK, speed=1.2),
        replace(ESPEAK, bitrate=64),
        replace(ESPEAK, pauses={"sentence": 100}),
        replace(ESPEAK, engine="silent"),
    ],
)
def test_sections_depend_on_settings(tmp_path: Path, other: Settings) -> None:
    """Another voice, speed, bit rate or pause gives the bytes of a build without a cache."""
    make(tmp_path / "first")
    make(tmp_path / "warm", other)
    make(tmp_path / "cold", replace(other, cache=False))
    assert digests(tmp_path / "warm") == digests(tmp_path / "cold")


def test_sections_depend_on_the_gain(tmp_path: Path) -> None:
    """The same passage at two gains is two sections."""
    engine = speak.load("espeak")
    parts = sections(pipeline.script(read("zug.txt", data=ARTICLE.encode()), ESPEAK, engine))[:1]

    def sound(gain: float, folder: str) -> bytes:
        kept = Cache(tmp_path / folder)
        encoder = Encoder(CachedEngine(engine, kept), kept, gain, 96)
        encoded, _ = encode(encoder, parts, jobs=1, progress=lambda _: None)
        return b"".join(frames({Speaker.NARRATOR: encoder}, parts, encoded))

    quiet = sound(3.0, "one")
    assert sound(6.2, "one") == sound(6.2, "another") != quiet


def test_lexicon_is_identified_by_its_content(tmp_path: Path) -> None:
    """Moving it changes nothing; another word in it rebuilds the episode."""
    (tmp_path / "one.tsv").write_text("Lindenau\tLinden-Au\n", encoding="utf-8")
    (tmp_path / "two.tsv").write_text("Lindenau\tLinden-Au\n", encoding="utf-8")
    make(tmp_path / "out", replace(ESPEAK, lexicon=tmp_path / "one.tsv"))
    assert make(tmp_path / "out", replace(ESPEAK, lexicon=tmp_path / "two.tsv")).unchanged
    (tmp_path / "two.tsv").write_text("Lindenau\tLindenahu\n", encoding="utf-8")
    assert not make(tmp_path / "out", replace(ESPEAK, lexicon=tmp_path / "two.tsv")).unchanged
    assert not make(tmp_path / "out").unchanged


@pytest.mark.parametrize("known", [{"author": "Anna Müller"}, {"published": "2026-05-03"}, {"title": "Anders"}])
def test_metadata_changes_the_episode(tmp_path: Path, known: dict[str, Any]) -> None:
    """The same text by another author, of another day or under another title is another episode."""
    place = target(tmp_path / "zug.mp3", ("mp3",))
    article = read("zug.txt", data=ARTICLE.encode())
    pipeline.build(article, place, ESPEAK, lambda _: None)
    assert pipeline.build(article, place, ESPEAK, lambda _: None).unchanged
    other = replace(article, about=replace(article.about, **known, source="anders.txt"))
    assert not pipeline.build(other, place, ESPEAK, lambda _: None).unchanged


def test_changed_code_rebuilds_the_episode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed rule rebuilds it, though the version is the same."""
    make(tmp_path / "out")
    assert make(tmp_path / "out").unchanged
    monkeypatch.setattr("audiobuild.rebuild.code_digest", lambda *_: "other code")
    assert not make(tmp_path / "out").unchanged


def test_digest_of_the_code_covers_every_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Changing, adding or renaming a file of the package changes it; compiled files do not."""
    (tmp_path / "sound").mkdir()
    (tmp_path / "sound" / "gain.py").write_text("a")
    (tmp_path / "names.tsv").write_text("a")
    monkeypatch.setattr(versions, "_PACKAGE", tmp_path)

    def digest(*parts: str) -> str:
        versions.code_digest.cache_clear()
        return versions.code_digest(*parts)

    digests = [digest()]
    (tmp_path / "names.tsv").write_text("b")
    digests.append(digest())
    (tmp_path / "new.py").write_text("")
    digests.append(digest())
    (tmp_path / "new.py").rename(tmp_path / "old.py")
    digests.append(digest())
    assert len(set(digests)) == len(digests)
    (tmp_path / "gain.pyc").write_bytes(b"")
    assert digest() == digests[-1]
    part = digest("sound")
    (tmp_path / "names.tsv").write_text("c")
    assert digest("sound") == part
    versions.code_digest.cache_clear()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="MALLOC_PERTURB_ belongs to glibc")
@pytest.mark.parametrize("engine", ["espeak", "pico"])
def test_files_do_not_depend_on_uninitialised_memory(tmp_path: Path, engine: str) -> None:
    """Builds with new memory filled with different values write the same files."""
    (tmp_path / "zug.txt").write_text(ARTICLE, encoding="utf-8")
    for value in ("0", "85", "170"):
        command = ["make", "zug.txt", "-e", engine, "-o", value, "-q", "--no-cache"]
        environment = os.environ | {"MALLOC_PERTURB_": value}
        line = [sys.executable, "-m", "audiobuild", *command]
        subprocess.run(line, check=True, cwd=tmp_path, env=environment, capture_output=True)
    assert digests(tmp_path / "0") == digests(tmp_path / "85") == digests(tmp_path / "170")


def test_a_package_that_is_not_installed_has_no_version() -> None:
    """Installing an extra that writes files changes the build key; a missing one is not an error."""
    assert versions.package_versions("numpy", "no-such-package")[1] == ("no-such-package", "")
    assert versions.package_versions("numpy")[0][1]
