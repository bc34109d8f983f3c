"""An MP3 by any tool is checked to its end, and reported in lines or as JSON."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import (
    PNG,
    cut,
    failed,
    ffmpeg,
    found,
    halves,
)
from small_build import make
from typer.testing import CliRunner

from audiobuild.checks import check
from audiobuild.cli import app
from audiobuild.errors import AudiobuildError
from audiobuild.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_finished_mp3_has_no_finding(finished_mp3: Path) -> None:
    """No rule fails for an MP3 by the real stages."""
    report = check(finished_mp3)
    assert failed(report) == set()
    assert report.valid
    assert found(report, "chapters present") == ("passed", "3")
    assert found(report, "synthetic voice marked") == ("passed", "algorithmicMedia")


def test_a_file_by_ffmpeg_has_no_error(tmp_path: Path) -> None:
    """An MP3 with chapters by ffmpeg's defaults is parsed completely; its deviations are warnings and notes."""
    chapters = "".join(
        f"[CHAPTER]\nTIMEBASE=1/1000\nSTART={a}\nEND={b}\ntitle=Größe {a}\n" for a, b in pairwise([0, 2000, 4500, 6000])
    )
    (tmp_path / "meta.txt").write_text(f";FFMETADATA1\ntitle=Töne\n{chapters}")
    tone = "aevalsrc='0.3*sin(2*PI*300*t)*if(lt(mod(t\\,2)\\,1.5)\\,1\\,0)':s=44100:d=6"
    mp3 = tmp_path / "ff.mp3"
    ffmpeg("-f", "lavfi", "-i", tone, "-i", tmp_path / "meta.txt", "-map_metadata", "1", "-b:a", "96k", mp3)
    report = check(mp3)
    assert found(report, "chapters present") == ("passed", "3")
    assert found(report, "title present") == ("passed", "Töne")
    assert found(report, "audio decodes")[0] == "passed"
    assert found(report, "last chapter ends with the audio")[0] == "passed"
    assert found(report, "synthetic voice marked")[0] == "skipped"
    assert {"ID3v2.3 without flags", "chapters start on whole seconds"} <= failed(report)
    assert report.valid


@pytest.mark.parametrize(
    "content",
    [b"", b"Kein Ton.", PNG, b"ID3", b"ID3\x03\0\0\0\0\0\x7f", b"\xff\xfb\x90", bytes(10_000), b"\xff" * 10_000, None],
)
def test_file_that_is_no_mp3_is_one_error(tmp_path: Path, content: bytes | None) -> None:
    """Empty files, texts, pictures, parts of tags, folders and missing files: one line, exit status 1."""
    path = tmp_path / "no.mp3"
    if content is not None:
        path.write_bytes(content)
    done = CliRunner().invoke(app, ["check", str(path)])
    assert done.exit_code == 1
    assert done.stderr.startswith("audiobuild: ")
    assert done.stderr.count("\n") == 1
    assert CliRunner().invoke(app, ["check", str(tmp_path)]).stderr.count("\n") == 1


def test_a_missing_file_does_not_stop_the_others(finished_mp3: Path, tmp_path: Path) -> None:
    """Each file that cannot be read has a line, the others are checked, and the exit status is 1."""
    files = [str(tmp_path / "no.mp3"), str(finished_mp3), str(tmp_path / "nor.mp3")]
    done = CliRunner().invoke(app, ["check", *files])
    assert done.exit_code == 1
    assert [line.partition(".mp3")[0] for line in done.stderr.splitlines()] == [
        f"audiobuild: cannot read {file.removesuffix('.mp3')}" for file in (files[0], files[2])
    ]
    assert done.stdout.startswith(str(finished_mp3))
    reports = [json.loads(line) for line in CliRunner().invoke(app, ["check", *files, "--json"]).stdout.splitlines()]
    assert [(report["file"], "error" in report) for report in reports] == [
        (file, file != str(finished_mp3)) for file in files
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_block(finished_mp3: Path, tmp_path: Path) -> None:
    """A named pipe is refused as a file, and fails its rule beside one."""
    os.mkfifo(tmp_path / "pipe.mp3")
    assert CliRunner().invoke(app, ["check", str(tmp_path / "pipe.mp3")]).stderr.endswith("pipe.mp3 is not a file\n")
    copy = tmp_path / finished_mp3.name
    copy.write_bytes(finished_mp3.read_bytes())
    os.mkfifo(copy.with_suffix(".vtt"))
    assert found(check(copy), "VTT valid") == ("failed", "is not a file")


LOOKALIKES = [b"\xff" * 40, b"\0" * 40, b"CHAP\0\0\xff\xff\0\0", b"\xff\xfb\x50\xc0"]
"""Bytes that resemble frames."""


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_mp3_ends_in_findings_or_one_error(finished_mp3: Path, data: st.DataObject) -> None:
    """Bytes changed, removed or inserted anywhere give findings or an AudiobuildError."""
    whole = finished_mp3.read_bytes()
    start = data.draw(st.integers(0, 3_000) | st.integers(0, len(whole)))
    damaged = cut(
        whole[: data.draw(st.sampled_from([2_000, 30_000]))],
        start,
        data.draw(st.integers(0, 50) | st.just(5_000)),
        data.draw(st.binary(max_size=60) | st.sampled_from(LOOKALIKES)),
    )  # fmt: skip
    path = finished_mp3.with_name("damaged.mp3")
    path.write_bytes(damaged)
    try:
        assert check(path).findings
    except AudiobuildError:
        return


def test_json_has_rule_status_severity_and_message(finished_mp3: Path) -> None:
    """--json prints one object per file, with a finding per rule."""
    done = CliRunner().invoke(app, ["check", str(finished_mp3), "--json"])
    report = json.loads(done.stdout)
    assert report["file"] == str(finished_mp3)
    assert report["valid"] is True
    assert {finding["status"] for finding in report["findings"]} == {"passed", "skipped"}
    assert {finding["severity"] for finding in report["findings"]} == {"error", "warning", "note"}
    assert set(report["findings"][0]) == {"rule", "status", "severity", "message"}
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ein Titel\n\nEin Satz.\n",
        "Titel\n\nJa. Nein. Vielleicht.\n",
        "Ein langer Titel für den Tag\n\nEs regnet heute.\n",
    ],
)
def test_an_episode_of_a_few_seconds_has_no_error(text: str, tmp_path: Path) -> None:
    """The two loudness meters differ more if there are only a few gating blocks."""
    make(tmp_path, text=text, settings=Settings(engine="pico"))
    assert check(tmp_path / "zug.mp3").valid


def test_the_report_has_a_line_per_rule(finished_mp3: Path) -> None:
    """A sign, the rule and the message on each line, and a summary at the end."""
    lines = CliRunner().invoke(app, ["check", str(finished_mp3)]).stdout.splitlines()
    assert lines[0] == str(finished_mp3)
    assert "  ✓ first chapter starts at 0: 0 ms" in lines
    assert "  – cover is a JPEG or PNG of at most 800 pixels: no cover" in lines
    assert re.fullmatch(r".*zug\.mp3: \d+ passed, \d+ skipped", lines[-1])
    assert len(lines) == len(check(finished_mp3).findings) + 2


def test_only_errors_fail_without_strict(finished_mp3: Path, tmp_path: Path) -> None:
    """A note exits with 0, and with 1 under --strict; an error exits with 1; the summary counts each kind."""
    run = CliRunner()
    tag, audio = halves(finished_mp3.read_bytes())
    copy = tmp_path / finished_mp3.name
    copy.write_bytes(tag + audio + b"TAG" + bytes(125))
    done = run.invoke(app, ["check", str(copy)])
    assert done.exit_code == 0
    assert "  ✗ note: no data around the audio: ID3v1 tag at the end" in done.stdout.splitlines()
    assert ": 1 failed (1 note), " in done.stdout.splitlines()[-1]
    assert run.invoke(app, ["check", "--strict", str(copy)]).exit_code == 1
    copy.write_bytes(tag + audio[: len(audio) // 3])
    done = run.invoke(app, ["check", str(copy)])
    assert done.exit_code == 1
    assert "  ✗ error: Info frame count correct: " in done.stdout
