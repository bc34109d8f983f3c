"""Builds by the real stages: an article becomes an episode, and a rebuild costs only what changed."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from small_build import ARTICLE, ESPEAK, digests, make

from audiobuild.errors import OutputError, SettingsError
from audiobuild.model import DISCLOSURE
from audiobuild.settings import Settings
from audiobuild.speak.espeak import Espeak
from audiobuild.storage import cache, staging
from audiobuild.write.target import FILES

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.model import Speech
    from audiobuild.pipeline import Note, Progress, Result


def read_manifest(built: Result) -> dict[str, object]:
    """Return the manifest of a build."""
    found: dict[str, object] = json.loads(built.paths[-1].read_text(encoding="utf-8"))
    return found


def encoded() -> set[Path]:
    """Return the sections in the cache."""
    return set((cache.default_folder() / cache.FRAMES).glob("??/*"))


def test_build_writes_all_files(tmp_path: Path) -> None:
    """The MP3, the files beside it and the manifest exist, and no others."""
    built = make(tmp_path)
    assert built.paths[0] == tmp_path / "zug.mp3"
    assert {path.name for path in built.paths} == {path.name for path in tmp_path.iterdir()}
    assert len(built.paths) == len(FILES) + 1
    assert not built.unchanged


def test_every_character_is_spoken_or_skipped_for_a_reason(tmp_path: Path) -> None:
    """The blocks of the manifest tile the source; each is in a chapter or has a reason."""
    found = read_manifest(make(tmp_path))
    blocks = found["blocks"]
    assert isinstance(blocks, list)
    edges = [0, *(block["span"][1] for block in blocks)]
    assert [block["span"][0] for block in blocks] == edges[:-1]
    assert edges[-1] == len(ARTICLE)
    assert all((block["skipped"] is None) != (block["chapter"] is None) for block in blocks)
    assert [block["skipped"] for block in blocks if block["role"] == "teaser"] != [None]


def test_spans_and_times_of_utterances(tmp_path: Path) -> None:
    """The span of each utterance is its written text; its times rise and are inside its chapter."""
    found = read_manifest(make(tmp_path))
    utterances, chapters = found["utterances"], found["chapters"]
    assert isinstance(utterances, list)
    assert isinstance(chapters, list)
    before = 0.0
    for utterance in utterances:
        first, end = utterance["span"]
        assert ARTICLE[first:end] == utterance["written"]
        assert before <= utterance["start"] < utterance["end"]
        chapter = chapters[utterance["chapter"] - 1]
        assert chapter["start"] <= utterance["start"]
        assert utterance["end"] <= chapter["end"]
        before = utterance["end"]
    assert utterances[-1]["spoken"] == "Am Wochenende kommen die Wanderer dazu."


def test_second_build_writes_nothing(tmp_path: Path) -> None:
    """Nothing is written when up to date."""
    make(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    steps: list[Progress | Note] = []
    again = make(tmp_path, tell=steps)
    assert again.unchanged
    assert again.engine == "espeak"
    assert not steps
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == times


def test_up_to_date_build_imports_neither_rules_nor_markdown(tmp_path: Path) -> None:
    """Compiling patterns takes most of start-up, so a `make` with nothing to do must not import them."""
    (tmp_path / "zug.txt").write_text(ARTICLE, encoding="utf-8")
    code = (
        "import sys; from audiobuild.cli import app\n"
        "try: app(['make', 'zug.txt', '--engine', 'espeak', '--quiet'])\n"
        "finally: print(sorted({'audiobuild.german.rules', 'audiobuild.readers.markdown.reader'} & set(sys.modules)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert [run.splitlines()[-1] for run in runs] == ["['audiobuild.german.rules']", "[]"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed",
    [
        replace(ESPEAK, speed=1.2),
        replace(ESPEAK, title="Anders"),
        replace(ESPEAK, bitrate=64),
        replace(ESPEAK, pauses={"sentence": 100}),
        replace(ESPEAK, engine="silent"),
        replace(ESPEAK, disclosure=True),
        replace(ESPEAK, read=("teaser",)),
    ],
)
def test_changed_setting_rebuilds_the_episode(tmp_path: Path, changed: Settings) -> None:
    """Each setting that affects the episode rebuilds it."""
    make(tmp_path)
    before = digests(tmp_path)
    assert not make(tmp_path, changed).unchanged
    assert digests(tmp_path) != before


def test_damaged_file_is_rebuilt(tmp_path: Path) -> None:
    """A truncated MP3 has its original bytes after the next build."""
    make(tmp_path)
    before = digests(tmp_path)
    mp3 = tmp_path / "zug.mp3"
    mp3.write_bytes(mp3.read_bytes()[:-1000])
    assert not make(tmp_path).unchanged
    assert digests(tmp_path) == before


def test_up_to_date_build_removes_leftovers_in_the_cache(tmp_path: Path) -> None:
    """Temporary files of a killed process are removed."""
    make(tmp_path)
    left = cache.default_folder() / f"{staging.PREFIX}killed"
    left.mkdir()
    (left / "frames").touch()
    assert make(tmp_path).unchanged
    assert not left.exists()


def test_damaged_manifest_is_rebuilt(tmp_path: Path) -> None:
    """A changed letter is detected, though the file is still JSON with the right build key."""
    make(tmp_path)
    before = digests(tmp_path)
    path = tmp_path / "zug.build.json"
    path.write_bytes(path.read_bytes().replace(b"Wanderer", b"Wandrrer", 1))
    assert not make(tmp_path).unchanged
    assert digests(tmp_path) == before


def test_changed_word_encodes_one_section(tmp_path: Path) -> None:
    """The bytes are those of a build without a cache."""
    make(tmp_path / "one")
    before = encoded()
    text = ARTICLE.replace("Schüler", "Lehrer")
    make(tmp_path / "one", text=text)
    assert len(encoded() - before) == 1
    make(tmp_path / "cold", replace(ESPEAK, cache=False), text=text)
    assert digests(tmp_path / "one") == digests(tmp_path / "cold")


def test_number_of_threads_changes_no_byte(tmp_path: Path) -> None:
    """One thread and five give the same episode."""
    make(tmp_path / "one", replace(ESPEAK, jobs=1, cache=False))
    make(tmp_path / "five", replace(ESPEAK, jobs=5, cache=False))
    assert digests(tmp_path / "one") == digests(tmp_path / "five")


def test_section_damaged_in_the_cache_is_encoded_again(tmp_path: Path) -> None:
    """The files are the same as without damage."""
    make(tmp_path / "one")
    for section in encoded():
        section.write_bytes(section.read_bytes()[:-1] + b"x")
    make(tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_interrupted_build_is_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sections encoded before Ctrl-C are not encoded again, and no partial file exists."""
    speak = Espeak.speak

    def interrupted(self: Espeak, text: str) -> Speech:
        if "Wanderer" in text:
            raise KeyboardInterrupt
        return speak(self, text)

    monkeypatch.setattr(Espeak, "speak", interrupted)
    with pytest.raises(KeyboardInterrupt):
        make(tmp_path / "out", replace(ESPEAK, jobs=1))
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    kept = encoded()
    assert kept
    monkeypatch.setattr(Espeak, "speak", speak)
    times = {section: section.stat().st_mtime_ns for section in kept}
    make(tmp_path / "out")
    assert kept < encoded()
    assert {section: section.stat().st_mtime_ns for section in kept} == times


def test_failed_delivery_keeps_the_old_episode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All old files are unchanged, and no other file is in the folder."""
    make(tmp_path)
    before = digests(tmp_path)
    monkeypatch.setattr("audiobuild.pipeline.manifest.manifest", lambda *_, **__: iter([1]))
    with pytest.raises(AttributeError):
        make(tmp_path, text=ARTICLE.replace("Schüler", "Lehrer"))
    assert digests(tmp_path) == before


def test_output_folder_that_cannot_be_created_is_an_error(tmp_path: Path) -> None:
    """A file in place of the output folder is an error that names it."""
    (tmp_path / "audio").write_text("")
    with pytest.raises(OutputError, match="audio"):
        make(tmp_path / "audio")


def test_only_limits_the_written_files(tmp_path: Path) -> None:
    """The manifest is always written."""
    make(tmp_path, replace(ESPEAK, only=("mp3", "vtt")))
    assert {path.name for path in tmp_path.iterdir()} == {"zug.mp3", "zug.vtt", "zug.build.json"}
    with pytest.raises(SettingsError, match=r"unknown output 'aiff'.*known outputs: mp3, chapters"):
        make(tmp_path, replace(ESPEAK, only=("aiff",)))


def test_disclosure_is_the_first_utterance(tmp_path: Path) -> None:
    """One setting adds the sentence about the synthetic voice."""
    found = read_manifest(make(tmp_path, replace(ESPEAK, disclosure=True)))
    utterances = found["utterances"]
    assert isinstance(utterances, list)
    assert utterances[0]["written"] == DISCLOSURE
    assert utterances[1]["written"] == "Der Zug kommt wieder"


def test_silent_engine_makes_an_episode(tmp_path: Path) -> None:
    """Silence is not levelled, and the episode has the estimated length of the text."""
    built = make(tmp_path, Settings(engine="silent"))
    assert 20 < built.seconds < 60
    assert built.chapters == 3
