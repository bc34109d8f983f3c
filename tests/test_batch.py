"""Many articles at a time: each is built as if it were alone, whatever happens to the others."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from small_build import ARTICLE, digests

from audiobuild import batch, pipeline
from audiobuild.batch import pool
from audiobuild.batch.up_to_date import UpToDate
from audiobuild.readers import read
from audiobuild.settings import Settings
from audiobuild.storage.cache import FRAMES
from audiobuild.write.target import target

pytestmark = pytest.mark.slow

ESPEAK = Settings(engine="espeak")


def jobs(folder: Path, count: int) -> list[batch.Job]:
    """Write articles, and return the jobs that build them."""
    made = []
    for number in range(count):
        source = folder / f"zug{number}.txt"
        source.write_text(ARTICLE.replace("43", str(10 + number)), encoding="utf-8")
        made.append(batch.Job(str(source), folder / "out", Path()))
    return made


def test_batch_writes_the_files_of_single_builds(tmp_path: Path) -> None:
    """Two processes and one write the same files; the second batch finds all of them up to date."""
    made = jobs(tmp_path, 3)
    outcomes = list(batch.build_all(made, ESPEAK, workers=2))
    assert sorted(outcome.source for outcome in outcomes) == [job.source for job in made]
    assert all(outcome.result and not outcome.result.unchanged for outcome in outcomes)
    for job in made:
        mp3 = tmp_path / "single" / f"{Path(job.source).stem}.mp3"
        pipeline.build(read(job.source), target(mp3), ESPEAK, lambda _: None)
    assert digests(tmp_path / "single") == digests(tmp_path / "out")
    again = list(batch.build_all(made, ESPEAK, workers=2))
    assert all(outcome.result and outcome.result.unchanged for outcome in again)


def test_batch_uses_a_given_executor(tmp_path: Path) -> None:
    """Only articles that are not up to date are submitted to the executor of the caller."""
    opened: list[int] = []

    def threads(workers: int) -> ThreadPoolExecutor:
        opened.append(workers)
        return ThreadPoolExecutor(workers)

    made = jobs(tmp_path, 2)
    silent = Settings(engine="silent")
    for _ in range(2):
        outcomes = list(batch.build_all(made, silent, workers=2, open_executor=threads))
        assert all(outcome.result for outcome in outcomes)
    assert opened == [2]


class Recording(ThreadPoolExecutor):
    """Threads, and the names of the functions that were submitted to them."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.calls: list[str] = []

    def submit(self, function: Any, *arguments: Any) -> Any:  # type: ignore[override]  # called by position only
        """Record the name of the function, and run it."""
        self.calls.append(function.__name__)
        return super().submit(function, *arguments)


def test_long_article_is_shared_between_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each worker makes a share of the sections first; the files are those of a single build."""
    threads = Recording(2)
    short, long = jobs(tmp_path, 2)
    text = "\n\n".join(f"Der Absatz mit der Nummer {number} ist kurz." for number in range(20))
    Path(long.source).write_text(f"Ein Buch\n\n{text}\n", encoding="utf-8")
    monkeypatch.setattr(pool, "LONG", 500)
    assert all(
        outcome.result for outcome in batch.build_all((short, long), ESPEAK, workers=2, open_executor=lambda _: threads)
    )
    assert threads.calls == ["build_one", "_build_share", "_build_share", "build_one"]
    pipeline.build(read(long.source), target(tmp_path / "single" / "zug1.mp3"), ESPEAK, lambda _: None)
    assert digests(tmp_path / "single").items() <= digests(tmp_path / "out").items()


def test_single_worker_builds_a_long_article_without_shares(tmp_path: Path) -> None:
    """One process sends several requests at a time to an online engine, and parses nothing twice."""
    threads = Recording(1)
    (job,) = jobs(tmp_path, 1)
    working = pool.Pool(lambda _: threads, 1, Settings(engine="silent"))
    working.submit(job, size=10 * pool.LONG)
    assert [outcome.error for outcome in working.completed()] == [None]
    working.close()
    assert threads.calls == ["build_one"]


def test_shares_make_each_section_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build finds the sections of all shares in the cache."""
    monkeypatch.setenv("AUDIOBUILD_CACHE", str(tmp_path / "cache"))

    def made() -> int:
        return sum(path.is_file() for path in (tmp_path / "cache" / FRAMES).rglob("*"))

    pico = Settings(engine="pico")
    text = "\n\n".join(f"Der Absatz mit der Nummer {number} ist kurz." for number in range(7))
    (tmp_path / "buch.txt").write_text(f"Ein Buch\n\n{text}\n", encoding="utf-8")
    article = read(str(tmp_path / "buch.txt"))
    pipeline.build_share(article, pico, 0, 2)
    first = made()
    pipeline.build_share(article, pico, 1, 2)
    both = made()
    assert both > first
    pipeline.build(article, target(tmp_path / "out" / "buch.mp3"), pico, lambda _: None)
    assert made() == both


def test_second_article_with_the_same_output_is_an_error(tmp_path: Path) -> None:
    """Two sources of the same name in one folder do not overwrite each other."""
    (first,) = jobs(tmp_path, 1)
    (tmp_path / "other").mkdir()
    (second,) = jobs(tmp_path / "other", 1)
    both = [first, batch.Job(second.source, first.output, Path())]
    outcomes = list(batch.build_all(both, Settings(engine="silent"), workers=1))
    errors = [outcome for outcome in outcomes if outcome.error]
    assert [outcome.source for outcome in errors] == [second.source]
    assert "would both be written to" in str(errors[0].error)


PLUGIN = """
import os
from audiobuild.speak.silent import Silent

class Deadly(Silent):
    def speak(self, text):
        if "Sterben" in text:
            os._exit(9)
        return super().speak(text)
"""


@pytest.mark.parametrize("long", [pool.LONG, 1])
def test_killed_worker_fails_only_its_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: int) -> None:
    """The article whose engine ends the process fails; all others are built, divided into shares or not."""
    monkeypatch.setattr(pool, "LONG", long)
    (tmp_path / "deadly.py").write_text(PLUGIN)
    metadata = tmp_path / "deadly-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[audiobuild.engines]\ndeadly = deadly:Deadly\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    made = jobs(tmp_path, 4)
    Path(made[1].source).write_text("Ein Titel\n\nAm Ende muss er sterben. Sterben ist schwer.\n", encoding="utf-8")
    outcomes = {outcome.source: outcome for outcome in batch.build_all(made, Settings(engine="deadly"), workers=2)}
    failed = [source for source, outcome in outcomes.items() if outcome.error]
    assert failed == [made[1].source]
    assert "killed" in str(outcomes[failed[0]].error)
    assert len(outcomes) == 4


@pytest.mark.parametrize("same", [False, True])
def test_names_that_differ_in_case_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, same: bool) -> None:
    """They are two episodes on file systems that distinguish case; on others the second is refused."""
    (job,) = jobs(tmp_path, 1)
    upper = tmp_path / "ZUG0.txt"
    upper.write_text(ARTICLE, encoding="utf-8")
    checker = UpToDate(Settings(engine="silent"))
    monkeypatch.setattr("audiobuild.batch.up_to_date.same_file", lambda *_: same)
    both = (job, batch.Job(str(upper), job.output, Path()))
    outcomes = [checker.outcome(entry, checker.look(entry)) for entry in both]
    assert sum(bool(outcome and outcome.error) for outcome in outcomes) == same
