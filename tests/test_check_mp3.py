"""An MP3 is looked at and heard to its end, whoever wrote it, and told of in lines or as JSON."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from breaking import (
    PNG,
    broken,
    cut,
    ffmpeg,
    found,
    right_mp3,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audiobuild.check import check
from audiobuild.cli import app
from audiobuild.errors import AudiobuildError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The MP3 of a right episode, nothing beside it."""
    return right_mp3(tmp_path_factory)


def test_a_right_file_is_right(right: Path) -> None:
    """What the real stages make breaks no rule, and nearly all of them can be told of it."""
    report = check(right)
    assert broken(report) == set()
    assert found(report, "there are chapters") == ("kept", "3")
    assert found(report, "synthetic voice is marked") == ("kept", "algorithmicMedia")


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


def test_json_tells_the_same(right: Path) -> None:
    """A line of JSON a file: rule, verdict and what was found, and whether all is right."""
    done = CliRunner().invoke(app, ["check", str(right), "--json"])
    told = json.loads(done.stdout)
    assert told["file"] == str(right)
    assert told["right"] is True
    assert {each["verdict"] for each in told["findings"]} == {"kept", "open"}
    assert done.exit_code == 0


def test_a_person_reads_a_line_a_rule(right: Path) -> None:
    """Signs, rules and findings, each on its line, and a summary at the end."""
    lines = CliRunner().invoke(app, ["check", str(right)]).stdout.splitlines()
    assert lines[0] == str(right)
    assert "  ✓ first chapter starts at 0: 0 ms" in lines
    assert "  – cover is small: no cover" in lines
    assert "kept" in lines[-1]
    assert len(lines) == len(check(right).findings) + 2
