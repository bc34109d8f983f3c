"""What stands beside an MP3 is held against its sound and its tag: each disagreement is found."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from breaking import broken, broken_with_beside, found, right_episode
from hypothesis import given
from hypothesis import strategies as st

from audiobuild.check import beside, check
from audiobuild.check.episode import look

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

CASES = Path(__file__).parent / "cases" / "beside.tsv"


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The MP3 of a right episode, all that belongs beside it there."""
    return right_episode(tmp_path_factory)


@pytest.fixture(scope="module")
def seen(right: Path) -> Mp3:
    """The same, looked at and heard once."""
    return look(right)


@pytest.fixture(scope="module")
def usual(right: Path) -> set[str]:
    """What is broken before a test breaks anything."""
    return broken(check(right))


def cases() -> list[tuple[str, str, str, str]]:
    """The lines of beside.tsv."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    parts = [[*line.split("\t"), ""] for line in lines if line and not line.startswith("#")]
    return [(rule, ending, old, new) for rule, ending, old, new, *_ in parts]


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case[0]}: {case[2]} > {case[3]}")
def test_a_broken_file_beside_is_found(seen: Mp3, tmp_path: Path, case: tuple[str, str, str, str]) -> None:
    """Each line of the table breaks the rule it is named for."""
    rule, ending, old, new = case
    name = f"{seen.path.stem}{ending}"
    told = seen.path.with_name(name).read_text(encoding="utf-8")
    text, count = re.subn(old, new, told, count=1, flags=re.MULTILINE)
    assert count == 1
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert rule in broken_with_beside(seen, ending, tmp_path)


def test_every_rule_about_files_beside_is_broken_once() -> None:
    """The table has a line for each of them."""
    from audiobuild.check import chapters_json, ledger, page, transcript  # noqa: PLC0415

    rules = (*chapters_json.RULES, *transcript.RULES, *page.RULES, *ledger.RULES)
    assert {rule.__name__.replace("_", " ") for rule in rules} <= {rule for rule, *_ in cases()}


def test_what_is_not_there_is_not_broken(right: Path, tmp_path: Path) -> None:
    """An MP3 by itself is judged by itself: what it would be compared with is missed, not blamed."""
    alone = Path(shutil.copy(right, tmp_path))
    report = check(alone)
    assert broken(report) == broken(check(right))
    assert found(report, "vtt is well formed") == ("open", "no zug.vtt")
    assert found(report, "ledger is of this file") == ("open", "no zug.build.json")


@pytest.mark.parametrize("ending", [".chapters.json", ".vtt", ".transcript.json", ".build.json", ".html"])
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"[[[[" * 20_000, b"null", b'{"chapters": 3, "audio": []}', b"<![x[<p>"]
)
def test_rubbish_beside_never_ends_in_a_traceback(
    seen: Mp3, tmp_path: Path, ending: str, content: bytes, usual: set[str]
) -> None:
    """Whatever stands there under the name is judged, and something is found wrong with it."""
    (tmp_path / f"{seen.path.stem}{ending}").write_bytes(content)
    assert broken_with_beside(seen, ending, tmp_path) - usual


@given(st.text(alphabet=" \n:.->0123456789&;<WEBVTNOTE/c", max_size=200))
def test_any_text_is_read_as_webvtt(text: str) -> None:
    """The parser gives cues and faults for whatever it is given."""
    cues, faults = beside.vtt(text)
    assert cues or faults or re.match(r"WEBVTT", text)


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
def test_webvtt_is_read_as_the_w3c_has_it(text: str, cues: list[tuple[float, float, str]], faults: int) -> None:
    """Cues, their texts without markup, and as many faults as there are."""
    told, wrong = beside.vtt(text)
    assert [(cue.start, cue.end, cue.text) for cue in told] == cues
    assert len(wrong) == faults
