"""Results on the terminal: in the order of the sources, whatever is finished first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from audiobuild.batch import Job, Outcome
from audiobuild.cli import app
from audiobuild.cli.batch import GROUP, longest_first
from audiobuild.cli.results import InOrder

if TYPE_CHECKING:
    from pathlib import Path


@given(st.permutations(range(8)), st.integers(0, 8))
def test_outcomes_come_in_the_order_of_their_sources(finished: list[int], count: int) -> None:
    """Each as soon as those before it are known, and at the end those that wait for one that is not."""
    results = InOrder(map(str, range(8)))
    seen: list[int] = []
    for number in finished[:count]:
        seen += [int(outcome.source) for outcome in results.add(Outcome(str(number)))]
        assert seen == list(range(len(seen)))
    seen += [int(outcome.source) for outcome in results.rest()]
    assert seen == sorted(finished[:count])


def test_long_articles_come_first_within_a_group(tmp_path: Path) -> None:
    """Sorting all of them would hold back results until the shortest article is built."""
    jobs = []
    for number in range(GROUP + 2):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(b"x" * (number % 3))
        jobs.append(Job(str(path), tmp_path, tmp_path))
    ordered = list(longest_first(jobs))
    assert set(ordered[:GROUP]) == set(jobs[:GROUP])
    sizes = [len((tmp_path / job.source).read_bytes()) for job in ordered]
    assert sizes[:GROUP] == sorted(sizes[:GROUP], reverse=True)


def test_failures_are_lines_of_json_in_their_place_and_a_list_at_the_end(here: Path) -> None:
    """Broken articles of every kind fail with a message, and the exit status is 1."""
    broken = {"a.txt": b"", "b.md": bytes(range(256)), "c.txt": b"* * *\n", f"{'x' * 252}.md": b"Ein Text"}
    for name, data in broken.items():
        (here / name).write_bytes(data)
    sources = [*reversed(broken), "missing.txt"]
    result = CliRunner().invoke(app, ["make", *sources, "-e", "silent", "--json", "--jobs", "1"])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 1
    assert [line["source"] for line in lines] == sources
    assert all(line["error"] and line["hint"] for line in lines)
    assert "5 of 5 articles failed" in result.stderr
    summary = result.stderr.rstrip().split("articles failed")[1]
    assert [summary.count(f" {source}") for source in sources] == [1] * len(sources)
