"""The files beside an MP3 that people download or embed: in the feed, on both pages, and as oEmbed."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import finished
import lxml.html
import pytest
from lxml import etree
from typer.testing import CliRunner

from audiobuild.checks import check
from audiobuild.checks.finding import Severity
from audiobuild.cli import app
from audiobuild.podcast import show_data
from audiobuild.podcast.feed import open_feed
from audiobuild.podcast.show import show

BASE = finished.SHOW["base_url"]
NAMES = {"podcast": "https://podcastindex.org/namespace/1.0", "atom": "http://www.w3.org/2005/Atom"}
ALSO = "epub,srt,player,player-data,m4b,opus"
FEED = Path("public/feed.xml")

pytestmark = pytest.mark.slow


def run(*words: str) -> None:
    """Run a command of audiobuild."""
    result = CliRunner().invoke(app, [*words, "-q"])
    assert result.exit_code == 0, result.output


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build and publish an episode with every file that listeners want."""
    folder = tmp_path_factory.mktemp("published")
    config = str(finished.settings(folder))
    article = folder / "Größe.txt"
    article.write_text("Größe & Maß\n\nDer Meter ist so lang, wie er ist.\n\nDas will ein Gesetz.\n", encoding="utf-8")
    mp3 = str(folder / "audio" / "Größe.mp3")
    run("make", str(article), "-o", mp3, "-e", "silent", "--also", ALSO, "--config", config)
    run("publish", mp3, "--feed", str(folder / FEED), "--config", config)
    return folder


@pytest.fixture
def stem(here: Path, published: Path) -> str:
    """Copy the published episode to the current folder; return its published stem."""
    shutil.copytree(published, here, dirs_exist_ok=True)
    return "groesse-und-mass"


def item() -> etree._Element:
    """Return the feed's item."""
    return etree.parse(FEED).getroot()[0].findall("item")[0]


def test_the_feed_offers_every_file(stem: str) -> None:
    """SubRip is a transcript, M4B and Opus are alternate enclosures with sizes, and the EPUB is a related link."""
    public = FEED.parent
    transcripts = {found.get("type"): found.get("url") for found in item().iterfind("podcast:transcript", NAMES)}
    assert transcripts["application/x-subrip"] == f"{BASE}{stem}.srt"
    assert transcripts["application/json"] == f"{BASE}{stem}.transcript.json"
    alternatives = {found.get("type"): found for found in item().iterfind("podcast:alternateEnclosure", NAMES)}
    assert list(alternatives) == ["audio/mp4", "audio/ogg"]
    for kind, suffix in (("audio/mp4", ".m4b"), ("audio/ogg", ".opus")):
        [source] = alternatives[kind].findall("podcast:source", NAMES)
        assert source.get("uri") == f"{BASE}{stem}{suffix}"
        assert alternatives[kind].get("length") == str((public / f"{stem}{suffix}").stat().st_size)
    [book] = item().iterfind("atom:link[@rel='related']", NAMES)
    assert (book.get("href"), book.get("type")) == (f"{BASE}{stem}.epub", "application/epub+zip")
    assert book.get("length") == str((public / f"{stem}.epub").stat().st_size)
    assert not check(FEED).failures(Severity.ERROR)


def test_both_pages_link_the_files(stem: str) -> None:
    """The read-along page and the show's page link files that exist, by their published names."""
    public = FEED.parent
    for page in (f"{stem}.html", "index.html"):
        document = lxml.html.fromstring((public / page).read_bytes())
        links = [(link.text_content(), link.get("href")) for link in document.xpath("//a[@download]")]
        assert links[-3:] == [
            ("E-Book mit Ton (EPUB)", f"{stem}.epub"),
            ("Hörbuch (M4B)", f"{stem}.m4b"),
            ("Opus", f"{stem}.opus"),
        ]
    described = show_data.entry(open_feed(FEED).main.feed.items[0], show(finished.SHOW, Path()))
    assert all((public / url).is_file() for _, url in described["files"])


def test_a_pasted_address_becomes_a_player(stem: str) -> None:
    """The page names an oEmbed file, and that has what version 1.0 requires, with the address of the player."""
    public = FEED.parent
    document = lxml.html.fromstring((public / f"{stem}.html").read_bytes())
    [address] = document.xpath("//head/link[@rel='alternate'][@type='application/json+oembed']/@href")
    assert address == f"{BASE}{stem}.oembed.json"
    values = json.loads((public / f"{stem}.oembed.json").read_bytes())
    assert (values["version"], values["type"]) == ("1.0", "rich")
    assert {type(values[name]) for name in ("width", "height")} == {int}
    frame = lxml.html.fragment_fromstring(values["html"])
    assert (frame.tag, frame.get("src")) == ("iframe", f"{BASE}{stem}.player.html")
    assert (values["title"], values["provider_name"]) == ("Größe & Maß", finished.SHOW["title"])


def test_publishing_again_changes_nothing(stem: str) -> None:
    """Pages, oEmbed file and feed are the same, and the page has one link to the oEmbed file."""
    before = {path.name: path.read_bytes() for path in FEED.parent.iterdir()}
    run("publish", "audio/Größe.mp3", "--feed", str(FEED))
    assert {path.name: path.read_bytes() for path in FEED.parent.iterdir()} == before
    assert before[f"{stem}.html"].count(b"json+oembed") == 1


def test_a_file_that_is_gone_is_not_offered(stem: str) -> None:
    """Built without them, the episode loses what it offered; files that another tool has added stay."""
    text = FEED.read_text(encoding="utf-8")
    foreign = (
        '<podcast:alternateEnclosure type="audio/mp4" length="1"><podcast:source uri="https://cdn.example/a.mp4"/>'
        '</podcast:alternateEnclosure><podcast:transcript url="https://cdn.example/a.srt" type="application/x-subrip"/>'
    )
    FEED.write_text(text.replace("</item>", f"{foreign}</item>"), encoding="utf-8")
    for path in Path("audio").glob("Größe.*"):
        path.unlink()
    run("make", "Größe.txt", "-e", "silent")
    run("publish", "audio/Größe.mp3", "--feed", str(FEED))
    feed = FEED.read_text(encoding="utf-8")
    assert re.findall(rf"{stem}\.(?:srt|m4b|opus|epub)", feed) == []
    assert "https://cdn.example/a.mp4" in feed
    assert "https://cdn.example/a.srt" in feed
    assert "json+oembed" not in (FEED.parent / f"{stem}.html").read_text(encoding="utf-8")


def test_the_files_move_with_the_podcast(stem: str) -> None:
    """A new address of the folder is that of every file."""
    finished.settings(Path(), base_url="https://neu.example/")
    run("publish", "audio/Größe.mp3", "--feed", str(FEED))
    assert BASE not in FEED.read_text(encoding="utf-8")
    assert f'uri="https://neu.example/{stem}.m4b"' in FEED.read_text(encoding="utf-8")
