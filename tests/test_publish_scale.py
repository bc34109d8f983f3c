"""Publishing many episodes: feeds in pages, several processes at once, killed processes, full disks."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from finished import SHOW, made, settings
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audiobuild.podcast import dates, feed, publishing
from audiobuild.podcast.session import Request
from audiobuild.podcast.show import show
from audiobuild.podcast.xml import PREFIXES, element

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.slow

FEED = Path("audio/feed.xml")
FIRST = date(2020, 1, 1)


@pytest.fixture(autouse=True)
def _show(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Create a folder with a show's audiobuild.toml, and let a page have ten items."""
    settings(here)
    monkeypatch.setattr(feed, "PAGE_SIZE", 10)


def publish(*mp3s: Path) -> publishing.Plan:
    """Publish episodes in this process."""
    return publishing.publish(Request(mp3s, FEED, datetime(2026, 11, 23, tzinfo=UTC)), show(SHOW, Path()))


def many(numbers: Iterable[int]) -> list[Path]:
    """Create episodes, each a day after the one before."""
    return [
        made(Path(f"audio/{n}.mp3"), title=f"Folge {n}", published=(FIRST + timedelta(n)).isoformat(), size=50)
        for n in numbers
    ]


def page(name: str) -> list[str]:
    """Return the titles of a page of the feed."""
    return [item.findtext("title", "") for item in etree.parse(Path("audio") / name).findall("channel/item")]


def walk(relation: str) -> list[str]:
    """Follow the links of one relation from the feed on; return the names of the pages."""
    names = ["feed.xml"]
    while True:
        links = etree.parse(Path("audio") / names[-1]).findall("channel/atom:link", dict(PREFIXES))
        url = next((link.get("href", "") for link in links if link.get("rel") == relation), "")
        if not url:
            return names
        names.append(url.rpartition("/")[2])


def all_titles() -> list[str]:
    """Return the titles of all pages, newest first."""
    return [title for name in walk("next") for title in page(name)]


def folge(*numbers: int) -> list[str]:
    """Return the titles of episodes."""
    return [f"Folge {n}" for n in numbers]


def test_a_long_feed_has_archive_pages() -> None:
    """The oldest items move to pages that apps find by the links of paged and of archived feeds (RFC 5005)."""
    publish(*many(range(35)))
    assert page("feed.xml") == folge(*range(34, 19, -1))
    assert page("feed-2.xml") == folge(*range(19, 9, -1))
    assert page("feed-1.xml") == folge(*range(9, -1, -1))
    assert walk("next") == walk("prev-archive") == ["feed.xml", "feed-2.xml", "feed-1.xml"]
    archive = etree.parse(Path("audio/feed-1.xml"))
    assert archive.find("channel/{http://purl.org/syndication/history/1.0}archive") is not None
    relations = {link.get("rel"): link.get("href") for link in archive.findall("channel/atom:link", dict(PREFIXES))}
    assert relations["current"] == "https://example.org/podcast/feed.xml"
    assert relations["next-archive"] == relations["previous"] == "https://example.org/podcast/feed-2.xml"


def test_a_new_episode_writes_one_feed_file() -> None:
    """Adding an episode to a long feed changes the feed itself, and an archive page only when one is added."""
    publish(*many(range(35)))
    for n in range(35, 45):
        written = {path.name for path in publish(*many([n])).written if path.suffix == ".xml"}
        assert written == ({"feed.xml", "feed-3.xml", "feed-2.xml"} if n == 40 else {"feed.xml"})
    assert all_titles() == folge(*range(44, -1, -1))


def test_pages_do_not_depend_on_the_order() -> None:
    """Publishing one by one, or all at once in any order, lists every episode once and in order."""
    mp3s = many(range(42))
    random.Random(7).shuffle(mp3s)  # noqa: S311  # any order
    for mp3 in mp3s:
        publish(mp3)
    assert all_titles() == folge(*range(41, -1, -1))
    assert [path.name for path in publish(*mp3s).written] == []


def test_old_episodes_stay_in_their_page() -> None:
    """An episode of an archive page is found, corrected and dated there; the pages beside it are not written."""
    publish(*many(range(35)))
    made(Path("audio/3.mp3"), title="Neu", published="2020-01-04", size=60)
    done = publish(Path("audio/3.mp3"))
    assert [change.kind for change in done.changes] == ["updated"]
    assert [path.name for path in done.written if path.suffix == ".xml"] == ["feed-1.xml"]
    assert page("feed-1.xml")[6] == "Neu"


def test_late_episodes_go_to_the_page_of_their_date() -> None:
    """An old article that is published late stands where its date belongs; a page that grows too long is divided."""
    publish(*many(n for n in range(70) if n % 2))
    assert "feed.xml" not in {path.name for path in publish(*many([4])).written}
    publish(*many(range(0, 40, 2)))
    assert all_titles() == folge(*(n for n in range(69, -1, -1) if n % 2 or n < 40))
    assert all(len(page(name)) <= 20 for name in walk("next"))


def test_renamed_and_moved_episodes_are_found_in_archives() -> None:
    """Items of archive pages keep their GUIDs when files are renamed and when the show moves."""
    publish(*many(range(35)))
    before = {item.findtext("guid") for item in etree.parse(Path("audio/feed-1.xml")).findall("channel/item")}
    for path in list(Path("audio").glob("5.*")):
        path.rename(path.with_name(path.name.replace("5", "fuenf")))
    assert publish(Path("audio/fuenf.mp3")).changes[0].kind == "updated"
    moved = show({**SHOW, "base_url": "https://neu.example/"}, Path())
    publishing.publish(Request((Path("audio/fuenf.mp3"),), FEED, datetime(2026, 11, 23, tzinfo=UTC)), moved)
    items = etree.parse(Path("audio/feed-1.xml")).findall("channel/item")
    assert {item.findtext("guid") for item in items} == before
    assert "https://example.org/podcast/" not in Path("audio/feed-1.xml").read_text(encoding="utf-8")


@given(st.lists(st.lists(st.integers(0, 40), max_size=12), max_size=8))
def test_every_item_is_in_one_page(batches: list[list[int]]) -> None:
    """Whatever is inserted in which order, each item is listed once, by date, and no page is too long."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feed, "PAGE_SIZE", 3)
        pages = feed.PagedFeed([feed.FeedPage(Path("feed.xml"), b"", feed.empty_feed())])
        for batch in batches:
            for day in batch:
                moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
                item = element("item", children=(element("pubDate", dates.format_rfc2822(moment)),))
                pages.page_for(moment).feed.insert(item)
            pages.paginate()
            # As if the feed had been written and opened again: archive pages are not parsed yet.
            rendered = [page.feed.render() for page in pages.pages]
            opened = [feed.FeedPage(page.path, data) for page, data in zip(pages.pages, rendered, strict=True)]
            pages = feed.PagedFeed(opened)
        listed = [moment for page in pages.pages for moment in page.feed.dates]
    days = sorted((day for batch in batches for day in batch), reverse=True)
    assert listed == [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day) for day in days]
    assert all(len(page.feed.items) <= 6 for page in pages.pages)
    names = [page.path.name for page in pages.pages]
    assert names == ["feed.xml", *(f"feed-{number}.xml" for number in range(len(names) - 1, 0, -1))]


def test_a_missing_archive_page_is_named() -> None:
    """A feed whose archive page is missing is not published without it."""
    publish(*many(range(35)))
    Path("audio/feed-1.xml").unlink()
    with pytest.raises(Exception, match=r"archive page .*feed-1\.xml"):
        publish(*many([35]))


def command(*mp3s: Path) -> list[str]:
    """Return the command line that publishes episodes."""
    return [sys.executable, "-m", "audiobuild", "publish", "-q", "--feed", str(FEED), *map(str, mp3s)]


@pytest.mark.slow
def test_concurrent_processes_lose_nothing() -> None:
    """Processes that publish to one feed at the same time wait for each other; every episode is listed."""
    mp3s = many(range(6))
    processes = [subprocess.Popen(command(mp3), stdout=subprocess.DEVNULL) for mp3 in mp3s]
    assert [process.wait(120) for process in processes] == [0] * 6
    assert sorted(page("feed.xml")) == sorted(folge(*range(6)))
    assert not list(Path("audio").glob(".*"))


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_any_moment() -> None:
    """A process that is killed while it publishes leaves a whole feed, holds no lock, and the next one completes it."""
    publish(*many(range(3)))
    rng = random.Random(11)  # noqa: S311  # the same moments each time
    for attempt in range(12):
        mp3 = many([10 + attempt])[0]
        process = subprocess.Popen(command(mp3), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.2, 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
        etree.parse(FEED)
        assert subprocess.run(command(mp3), check=False, stdout=subprocess.DEVNULL, timeout=60).returncode == 0
        assert page("feed.xml").count(f"Folge {10 + attempt}") == 1
        assert not list(Path("audio").glob(".*"))


def test_a_failure_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file cannot be put in place, every file of the published folder is as it was."""
    mp3s = many(range(3))
    publish(*mp3s)
    before = {path.name: path.read_bytes() for path in Path("audio").iterdir()}
    changed = [made(mp3, title=f"Anders {mp3.stem}", size=70) for mp3 in mp3s]
    after = {path.name: path.read_bytes() for path in Path("audio").iterdir()}
    for failing in range(1, 5):
        calls = iter(range(1, 100))

        def refuse(source: Path, target: Path, calls: Iterable[int] = calls, failing: int = failing) -> None:
            if next(iter(calls)) == failing:
                raise OSError(13, "Permission denied", str(target))
            source.replace(target)

        with monkeypatch.context() as patch:
            patch.setattr("audiobuild.storage.commit.replace", refuse)
            with pytest.raises(Exception, match=r"."):
                publish(*changed)
        assert {path.name: path.read_bytes() for path in Path("audio").iterdir()} == after, failing
    assert before.keys() == after.keys()
    assert publish(*changed).changes[0].kind == "updated"


def test_an_episode_that_changes_meanwhile_is_refused() -> None:
    """If an episode is built again while it is published, nothing is written over its manifest."""
    mp3 = made(Path("audio/a.mp3"))
    planned = publishing.plan(Request((mp3,), FEED, datetime(2026, 11, 23, tzinfo=UTC)), show(SHOW, Path()))
    record = json.loads(Path("audio/a.build.json").read_bytes())
    record["audio"]["sha256"] = "1" * 64
    Path("audio/a.build.json").write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(Exception, match="was built again"):
        publishing.apply(planned)
    assert not FEED.exists()
