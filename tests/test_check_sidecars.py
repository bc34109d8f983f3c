"""The files beside an MP3 are compared with its audio and its tag: each contradiction is found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutations import failed, failed_with_sidecar, found
from small_build import make

from audiobuild.checks import check
from audiobuild.checks.parse import sidecar
from audiobuild.checks.rules import manifest, page, transcripts
from audiobuild.settings import Settings

if TYPE_CHECKING:
    from audiobuild.checks.mp3 import Mp3File

CASES = Path(__file__).parent / "cases" / "sidecars.tsv"


def cases() -> list[tuple[str, str, str, str]]:
    """Return the lines of sidecars.tsv."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    parts = [[*line.split("\t"), ""] for line in lines if line and not line.startswith("#")]
    return [(rule, ending, old, new) for rule, ending, old, new, *_ in parts]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case[0]}: {case[2]} > {case[3]}")
def test_a_mutation_of_a_sidecar_fails_its_rule(
    loaded: Mp3File, tmp_path: Path, case: tuple[str, str, str, str]
) -> None:
    """Each line of the table fails the rule that it names."""
    rule, ending, old, new = case
    name = f"{loaded.path.stem}{ending}"
    original = loaded.path.with_name(name).read_text(encoding="utf-8")
    text, count = re.subn(old, new, original, count=1, flags=re.MULTILINE)
    assert count == 1
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert rule in failed_with_sidecar(loaded, ending, tmp_path)


def test_a_finished_episode_has_no_finding(finished_episode: Path) -> None:
    """No rule fails for an episode with all its files, not even as a note."""
    assert failed(check(finished_episode)) == set()


def test_every_rule_about_sidecars_has_a_mutation() -> None:
    """The table has a line for each rule about the files beside an MP3."""
    rules = (*transcripts.RULES, *page.RULES, *manifest.RULES)
    assert {rule.name for rule in rules} <= {rule for rule, *_ in cases()}


def test_a_dry_run_has_no_error(tmp_path: Path) -> None:
    """Silence, which the engine for dry runs speaks, has no loudness that could contradict the manifest."""
    report = check(make(tmp_path, Settings(engine="silent")).paths[0])
    assert report.valid
    assert "loudness -16 LUFS" in failed(report)


def test_missing_sidecars_are_skipped(finished_episode: Path, tmp_path: Path) -> None:
    """Rules about files that do not exist are skipped."""
    report = check(Path(shutil.copy(finished_episode, tmp_path)))
    assert failed(report) == set()
    assert found(report, "VTT valid") == ("skipped", "no zug.vtt")
    assert found(report, "manifest describes this file") == ("skipped", "no zug.build.json")


@pytest.mark.parametrize("ending", [".chapters.json", ".vtt", ".transcript.json", ".build.json", ".html"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"[[[[" * 20_000, b"null", b'{"chapters": 3, "audio": []}', b"<![x[<p>"]
)
def test_any_content_of_a_sidecar_ends_in_findings(
    loaded: Mp3File, tmp_path: Path, ending: str, content: bytes
) -> None:
    """A file of any content fails a rule and raises no error."""
    (tmp_path / f"{loaded.path.stem}{ending}").write_bytes(content)
    assert failed_with_sidecar(loaded, ending, tmp_path)


@given(st.text(alphabet=" \n:.->0123456789&;<WEBVTNOTE/c", max_size=200))
def test_any_text_is_parsed_as_webvtt(text: str) -> None:
    """The parser returns cues or faults for any text."""
    found = sidecar.parse_vtt(text)
    assert found.cues or found.errors or found.warnings or re.match(r"WEBVTT", text)


@pytest.mark.parametrize(
    ("text", "cues", "faults"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nEins &amp; <i>zwei</i>\n", [(1, 2, "Eins & zwei")], 0),
        ("\ufeffWEBVTT T\r\n\r\nNOTE\r\n\r\n1\r\n00:01.000 --> 10:00:02.000 line:0\r\na\r\nb", [(1, 36_002, "a b")], 0),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n", [(1, 2, "")], 1),
        ("WEBVTT\n\n1:01.000 --> 00:02.000\na\n", [], 1),
        ("WEBVTT\n\nverirrt\n", [], 1),
    ],
)  # fmt: skip
def test_webvtt_is_parsed_as_the_w3c_defines_it(text: str, cues: list[tuple[float, float, str]], faults: int) -> None:
    """Cues, their texts without markup, and the number of faults."""
    found = sidecar.parse_vtt(text)
    assert [(cue.start, cue.end, cue.text) for cue in found.cues] == cues
    assert len(found.errors + found.warnings) == faults
