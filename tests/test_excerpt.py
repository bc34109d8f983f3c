"""Excerpts (`--preview`, `--chapter`): built of the same sections as the whole episode."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from small_build import ARTICLE
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.storage import cache

if TYPE_CHECKING:
    from typer.testing import Result

LONG = ARTICLE + "\n\n".join(f"Der Satz mit der Nummer {number} ist lang genug für eine Zeile." for number in range(30))


def make(*arguments: str) -> Result:
    """Run `audiobuild make` for the article in the current folder."""
    Path("zug.txt").write_text(LONG, encoding="utf-8")
    return CliRunner().invoke(app, ["make", "zug.txt", "-e", "espeak", "-q", *arguments])


def manifest(name: str) -> dict[str, Any]:
    """Read the manifest of an episode."""
    values: dict[str, Any] = json.loads(Path("audio", f"{name}.build.json").read_text(encoding="utf-8"))
    return values


@pytest.mark.slow
@pytest.mark.usefixtures("here")
def test_preview_is_the_first_half_minute() -> None:
    """It has its own name, says what it leaves out, and its sections are reused by the whole episode."""
    assert make("--preview").exit_code == 0
    short = manifest("zug.preview")
    assert 20 < short["audio"]["seconds"] < 60
    assert {block["skipped"] for block in short["blocks"]} >= {"outside the preview"}
    frames = cache.default_folder() / cache.FRAMES
    before = set(frames.glob("??/*"))
    assert make().exit_code == 0
    assert before <= set(frames.glob("??/*"))
    whole = manifest("zug")
    assert [utterance["written"] for utterance in short["utterances"]] == [
        utterance["written"] for utterance in whole["utterances"][: len(short["utterances"])]
    ]
    assert Path("audio/zug.preview.mp3").exists()


@pytest.mark.usefixtures("here")
def test_one_chapter_can_be_built() -> None:
    """It is the only chapter of its episode; another number is an error that says how many there are."""
    assert make("--chapter", "2").exit_code == 0
    assert [chapter["title"] for chapter in manifest("zug.chapter-2")["chapters"]] == ["Was er kostet"]
    result = make("--chapter", "9")
    assert result.exit_code == 1
    assert "there is no chapter 9" in result.stderr
