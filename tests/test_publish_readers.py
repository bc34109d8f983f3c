"""Four independent readers understand a feed as it was meant: feedparser, podcastparser, feedsmith, partytime."""

from __future__ import annotations

import calendar
import json
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from finished import SHOW, made
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.podcast import notes, publishing
from audiobuild.podcast.finished import FinishedEpisode, read_finished
from audiobuild.podcast.session import Request
from audiobuild.podcast.show import show

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow

READERS = Path(__file__).parent / "feeds"
SAMPLE = Path(__file__).parent.parent / "audio" / "beispiel.txt"
BASE = SHOW["base_url"]

REFERENCE = re.compile(r"&(amp|lt|gt);")

NASTY = (
    "Anführung „so“, »so« und \"so\" 'so'",
    "Größe & Maß; H&M, AT&T, a && b",
    "Wörtlich &amp; und &lt;b&gt;",
    "Schluss ]]> mit CDATA <![CDATA[ und --> <!-- Kommentar",
    "<script>alert(1)</script> 3 < 4 > 2",
    "Steuer\x00zeichen\x07 und\x1b\x9f\ufeff weg\u2028 hier",
    "Emoji 👩🏽‍🚒 und 漢字, ẞ, e\u0301",
    "{{Klammern}} $title ${x} %s \\n \\u0041",
)


def feed_of(folder: Path, mp3s: Sequence[Path]) -> Path:
    """Publish a feed of these episodes."""
    feed = folder / "feed.xml"
    publishing.publish(Request(tuple(mp3s), feed, now=datetime(2026, 11, 23, tzinfo=UTC)), show(SHOW, folder))
    return feed


def meant(feed: Path, mp3s: Sequence[Path]) -> tuple[list[FinishedEpisode], list[tuple[object, ...]]]:
    """Return the episodes, newest first, and what every reader should report of each: see `common`."""
    zone = ZoneInfo("Europe/Berlin")
    episodes = sorted(map(read_finished, mp3s), key=lambda item: item.published, reverse=True)
    wanted: list[tuple[object, ...]] = [
        (
            item.title,
            f"{BASE}{item.mp3.name}",
            item.mp3.stat().st_size,
            round(item.seconds),
            datetime.fromisoformat(item.published).replace(hour=6, tzinfo=zone).timestamp(),
        )
        for item in episodes
    ]
    assert feed.is_file()
    return episodes, wanted


def with_feedparser(feed: Path) -> Any:
    """Parse the feed with feedparser."""
    parser = pytest.importorskip("feedparser", reason="the package feedparser reads feeds")
    return parser.parse(feed.read_bytes(), sanitize_html=False)


def with_podcastparser(feed: Path) -> dict[str, Any]:
    """Parse the feed with podcastparser (gPodder)."""
    parser = pytest.importorskip("podcastparser", reason="the package podcastparser reads feeds")
    with feed.open("rb") as file:
        found: dict[str, Any] = parser.parse(BASE + feed.name, file)
        return found


def with_node(feed: Path) -> dict[str, Any]:
    """Parse the feed with feedsmith and podcast-partytime."""
    if not shutil.which("node") or not (READERS / "node_modules").is_dir():
        pytest.skip("the npm readers are not here: npm ci --prefix tests/feeds")
    done = subprocess.run(["node", READERS / "read.mjs", feed], capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def plainly(rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return the rows without the titles that spell out HTML's references.

    RSS leaves open whether a title is text or HTML; feedparser and partytime guess HTML where they meet `&amp;`.
    """
    return [("", *row[1:]) if REFERENCE.search(str(row[0])) else row for row in rows]


def stamp(date: str) -> float:
    """Convert a date of a feed or of JSON to seconds since 1970."""
    return (datetime.fromisoformat(date) if date[:4].isdigit() else parsedate_to_datetime(date)).timestamp()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a real episode: the sample article, spoken by espeak-ng."""
    pytest.importorskip("espeakng_loader", reason="the built-in voice")
    folder = tmp_path_factory.mktemp("built")
    done = CliRunner().invoke(app, ["make", str(SAMPLE), "-e", "espeak", "-q", "-o", str(folder)])
    assert done.exit_code == 0, done.output
    return folder / "beispiel.mp3"


@pytest.fixture(scope="module", params=[1, 20, 1_000])
def feed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, built: Path
) -> tuple[Path, list[Path]]:
    """Publish a feed of 1, 20 or 1,000 episodes, among them the real one, hostile titles and 0 or 60 headings."""
    folder = tmp_path_factory.mktemp("feed")
    for path in built.parent.glob("beispiel.*"):
        shutil.copyfile(path, folder / path.name)
    mp3s = [folder / "beispiel.mp3"]
    first = datetime(2020, 1, 1, tzinfo=UTC)
    for number in range(1, request.param):
        title = NASTY[number % len(NASTY)] if number < 20 else f"Folge {number}"
        headings = {3: ["Einziges"], 4: [f"Kapitel {n} {NASTY[n % len(NASTY)]}" for n in range(60)]}
        mp3s.append(
            made(
                folder / f"folge-{number}.mp3",
                title=title,
                lead=f"{title}.\nUnd so weiter.",
                published=(first + timedelta(days=number)).date().isoformat(),
                source="https://zeitung.example/a?b=1&copy=2" if number % 2 else "a.txt",
                chapters=headings.get(number, ["Anfang", NASTY[number % len(NASTY)]]),
                size=1_000 + number,
            )
        )
    return feed_of(folder, mp3s), mp3s


def test_feedparser_reads_the_feed(feed: tuple[Path, list[Path]]) -> None:
    """It reports no fault (bozo 0), and every episode has its chapters."""
    path, mp3s = feed
    episodes, wanted = meant(path, mp3s)
    found = with_feedparser(path)
    assert not found.bozo
    assert found.feed.title == SHOW["title"]
    assert found.feed.language == "de"
    assert plainly(
        [
            (
                item.title,
                item.enclosures[0].href,
                int(item.enclosures[0].length),
                int(item.itunes_duration),
                calendar.timegm(item.published_parsed),
            )
            for item in found.entries
        ]
    ) == plainly(wanted)
    assert len({item.id for item in found.entries}) == len(episodes)
    for item, episode in zip(found.entries, episodes, strict=True):
        assert [(c.title, c.start_parsed.total_seconds()) for c in item.psc_chapters.chapters] == [
            (chapter.title, chapter.start) for chapter in episode.chapters
        ]
        assert item.get("link", "") == (
            episode.article or f"{BASE}{episode.mp3.stem}.html" * (".html" in episode.companions)
        )
        assert len(item.summary.encode()) <= notes.MAX_BYTES
        assert len(item.content[0].value.encode()) <= notes.MAX_BYTES


def test_podcastparser_reads_the_feed(feed: tuple[Path, list[Path]]) -> None:
    """It is the parser of gPodder."""
    path, mp3s = feed
    episodes, wanted = meant(path, mp3s)
    found = with_podcastparser(path)
    assert (found["title"], found["itunes_author"]) == (SHOW["title"], SHOW["author"])
    assert found["itunes_categories"] == [["News", "Daily News"], ["Technology"]]
    assert found["itunes_owner"] == {"name": SHOW["author"], "email": SHOW["email"]}
    assert [
        (
            item["title"],
            item["enclosures"][0]["url"],
            item["enclosures"][0]["file_size"],
            item["total_time"],
            item["published"],
        )
        for item in found["episodes"]
    ] == wanted
    for item, episode in zip(found["episodes"], episodes, strict=True):
        assert [(c["title"], c["start"]) for c in item["chapters"]] == [(c.title, c.start) for c in episode.chapters]


def test_feedsmith_reads_the_feed(feed: tuple[Path, list[Path]]) -> None:
    """Every Podcasting 2.0 element included."""
    path, mp3s = feed
    episodes, wanted = meant(path, mp3s)
    found = with_node(path)["feedsmith"]
    assert found["title"] == SHOW["title"]
    assert found["atom"]["links"] == [{"href": f"{BASE}feed.xml", "rel": "self", "type": "application/rss+xml"}]
    assert found["podcast"]["locked"] == {"value": True, "owner": SHOW["email"]}
    assert (found["podcast"]["medium"], found["itunes"]["explicit"]) == ("podcast", False)
    assert [
        (
            item["title"],
            item["enclosures"][0]["url"],
            item["enclosures"][0]["length"],
            item["itunes"]["duration"],
            stamp(item["pubDate"]),
        )
        for item in found["items"]
    ] == wanted
    for item, episode in zip(found["items"], episodes, strict=True):
        base = f"{BASE}{episode.mp3.stem}"
        assert item["podcast"]["chapters"] == {"url": f"{base}.chapters.json", "type": "application/json+chapters"}
        kinds = {".vtt": "text/vtt", ".transcript.json": "application/json", ".html": "text/html"}
        assert item["podcast"]["transcripts"] == [
            {"url": base + ending, "type": kind, "language": "de"}
            for ending, kind in kinds.items()
            if ending in episode.companions
        ]
        assert item["podcast"]["txts"] == [{"display": "true", "purpose": "ai-content"}]
        assert [person["role"] for person in item["podcast"]["persons"]] == ["author", "narrator"]
        assert [c["title"] for c in item["psc"]["chapters"]] == [c.title for c in episode.chapters]
        assert item["guid"]["isPermaLink"] is False


def test_partytime_reads_the_feed(feed: tuple[Path, list[Path]]) -> None:
    """It is the parser of the Podcast Index, and finds the elements of every phase."""
    path, mp3s = feed
    episodes, wanted = meant(path, mp3s)
    found = with_node(path)["partytime"]
    assert (found["title"], found["locked"], found["medium"]) == (SHOW["title"], True, "podcast")
    assert found["itunesCategory"] == ["News > Daily News", "Technology"]
    assert found["pc20support"] == {
        "1": ["locked", "transcript", "chapters"],
        "2": ["person"],
        "3": ["guid"],
        "4": ["medium"],
    }
    rows = [
        (
            item["title"],
            item["enclosure"]["url"],
            item["enclosure"]["length"],
            item["duration"],
            stamp(item["pubDate"]),
        )
        for item in found["items"]
    ]
    assert [row[1:] for row in rows] == [row[1:] for row in wanted]
    for row, expected in zip(rows, wanted, strict=True):
        if not REFERENCE.search(str(expected[0])):
            assert row[0] == expected[0]
    assert len({item["guid"] for item in found["items"]}) == len(episodes)
    assert [item["podcastPeople"][-1]["role"] for item in found["items"]] == ["Narrator"] * len(episodes)


def test_all_lists_of_chapters_agree(feed: tuple[Path, list[Path]]) -> None:
    """The feed's chapters, those of the JSON file and the timestamps of the description are the same."""
    path, _ = feed
    for item in with_node(path)["feedsmith"]["items"][:20]:
        name = item["podcast"]["chapters"]["url"].removeprefix(BASE)
        beside = json.loads((path.parent / name).read_bytes())["chapters"]
        inside = item["psc"]["chapters"]
        assert [item["title"] for item in inside] == [item["title"] for item in beside]
        starts = [item["start"] for item in inside]
        clocks = [f"{s // 3600:02}:{s // 60 % 60:02}:{s % 60:02}" for s in (item["startTime"] for item in beside)]
        assert starts == [f"{clock}.000" for clock in clocks]
        listed = item["description"].split("Kapitel:\n")[1].split("\n\n")[0].split("\n")
        assert [line[:8] for line in listed] == clocks
