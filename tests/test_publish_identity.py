"""How `publish` recognises episodes again, orders them, and treats corrections and drafts."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from finished import SHOW, made, settings
from lxml import etree
from mutagen.id3 import ID3
from PIL import Image
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.podcast.publishing import LOCK, publish
from audiobuild.podcast.session import Request
from audiobuild.podcast.show import show
from audiobuild.podcast.xml import PREFIXES
from audiobuild.storage import locks

if TYPE_CHECKING:
    from typer.testing import Result

FEED = Path("audio/feed.xml")
PUBLIC = Path("public/feed.xml")


@pytest.fixture(autouse=True)
def _show(here: Path) -> None:
    """Create a folder with a show's audiobuild.toml."""
    settings(here)


def run(*arguments: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def published(*arguments: str | Path) -> list[dict[str, Any]]:
    """Publish and return what is reported of each episode."""
    result = run("publish", "--json", "--quiet", *arguments)
    assert result.exit_code == 0, result.output
    episodes: list[dict[str, Any]] = json.loads(result.stdout)["episodes"]
    return episodes


def texts(path: str, feed: Path = FEED) -> list[str]:
    """Return the texts of an element of all items."""
    return [item.findtext(path, "", dict(PREFIXES)) for item in etree.parse(feed).findall("channel/item")]


def rename(old: str, new: str, folder: Path = Path("audio")) -> Path:
    """Rename all files of an episode."""
    for path in list(folder.iterdir()):
        if path.name.partition(".")[0] == old:
            path.rename(path.with_name(path.name.replace(old, new, 1)))
    return folder / f"{new}.mp3"


@pytest.mark.parametrize("feed", [FEED, PUBLIC])
def test_renamed_files_are_the_same_episode(feed: Path) -> None:
    """Files that are renamed keep their episode, whether the feed stands beside them or elsewhere."""
    before = published("--feed", feed, made(Path("audio/alt.mp3")))[0]
    after = published("--feed", feed, rename("alt", "neu"))[0]
    assert after["guid"] == before["guid"]
    assert len(texts("guid", feed)) == 1


@pytest.mark.parametrize("feed", [FEED, PUBLIC])
def test_renamed_and_rewritten_files_are_the_same_episode(feed: Path) -> None:
    """An episode that is renamed and then built again with another title and text keeps its item."""
    before = published("--feed", feed, made(Path("audio/alt.mp3")))[0]
    mp3 = rename("alt", "neu")
    made(mp3, title="Ganz anders", lead="Alles neu.", published="2026-06-01", size=9_000)
    after = published("--feed", feed, mp3)[0]
    assert (after["guid"], after["change"]) == (before["guid"], "updated")
    assert texts("title", feed) == ["Ganz anders"]


@pytest.mark.parametrize(("link", "new_title"), [("", "Über Maß"), ("https://zeitung.example/a", "Ganz anders")])
def test_a_renamed_article_is_the_same_episode(link: str, new_title: str) -> None:
    """An article that is renamed and rebuilt is identified by its address, or by its title and date."""
    before = published("--feed", PUBLIC, made(Path("audio/alt.mp3"), title="Über Maß", link=link))[0]
    shutil.rmtree("audio")
    after = published("--feed", PUBLIC, made(Path("audio/neu.mp3"), title=new_title, link=link, size=7_000))[0]
    assert (after["guid"], after["url"]) == (before["guid"], before["url"])


def test_two_versions_of_an_article_are_two_episodes() -> None:
    """Episodes of one article, title and date are kept apart as long as both exist."""
    for name in ("kurz", "lang"):
        published("--feed", PUBLIC, made(Path(f"audio/{name}.mp3"), source="https://zeitung.example/a"))
    assert len(set(texts("guid", PUBLIC))) == 2
    assert [episode["change"] for episode in published("--feed", PUBLIC, "audio/kurz.mp3", "audio/lang.mp3")] == [
        "unchanged",
        "unchanged",
    ]


def test_an_episode_has_a_guid_in_each_show() -> None:
    """Episodes that are published in two shows are recognised in both."""
    mp3 = made(Path("audio/bahn.mp3"))
    settings(Path(), base_url="https://zweite.example/")
    other = published("--feed", "zweite/feed.xml", mp3)[0]
    settings(Path())
    first = published("--feed", PUBLIC, mp3)[0]
    mp3 = rename("bahn", "zug")
    assert published("--feed", PUBLIC, mp3)[0]["guid"] == first["guid"] != other["guid"]
    settings(Path(), base_url="https://zweite.example/")
    assert published("--feed", "zweite/feed.xml", mp3)[0]["guid"] == other["guid"]


def test_a_manifest_that_records_its_publication_stays_valid() -> None:
    """`make` sees that up to date in a published episode, and `check` finds nothing wrong with it."""
    Path("bahn.md").write_text(f"# Der Zug\n\n{'Er fährt um sieben Uhr los. ' * 9}\n", encoding="utf-8")
    make = ("make", "bahn.md", "-e", "espeak", "--published", "2026-05-03")
    assert run(*make, "-q").exit_code == 0
    guid = published("audio/bahn.mp3", "--correction", "Nicht um acht.")[0]["guid"]
    assert "up to date" in run(*make).stderr
    assert run("check", "audio/bahn.mp3").exit_code == 0
    assert run(*make, "-q", "--title", "Zug").exit_code == 0
    assert guid in Path("audio/bahn.build.json").read_text(encoding="utf-8")


def test_a_moved_show_moves_all_items() -> None:
    """A new base_url changes the addresses of every item, given or not, and tells apps where the feed is now."""
    first, second = (made(Path(f"audio/{name}.mp3"), title=name) for name in "ab")
    before = {episode["title"]: episode["guid"] for episode in published("--feed", PUBLIC, first, second)}
    settings(Path(), base_url="https://neu.example/hier/")
    published("--feed", PUBLIC, rename("a", "c"))
    feed = PUBLIC.read_text(encoding="utf-8")
    assert "https://example.org/podcast/" not in feed
    assert dict(zip(texts("title", PUBLIC), texts("guid", PUBLIC), strict=True)) == before
    assert "<itunes:new-feed-url>https://neu.example/hier/feed.xml</itunes:new-feed-url>" in feed
    published("--feed", PUBLIC, second)
    assert "itunes:new-feed-url" in PUBLIC.read_text(encoding="utf-8")


def test_a_moved_show_keeps_addresses_of_others() -> None:
    """An article's address that begins like the old base_url is not the folder's and stays."""
    settings(Path(), base_url="https://example.org/")
    published(made(Path("audio/a.mp3"), source="https://example.org/artikel/1.html"))
    settings(Path(), base_url="https://neu.example/")
    published("audio/a.mp3")
    assert texts("link") == ["https://example.org/artikel/1.html"]


def test_a_moved_show_moves_its_own_link() -> None:
    """Notes that refer to the folder as the show's page refer to the new one, though the episode is not given again."""
    settings(Path(), link=None)
    published(made(Path("audio/a.mp3"), title="a"), made(Path("audio/b.mp3"), title="b"))
    settings(Path(), link=None, base_url="https://neu.example/")
    published("audio/a.mp3")
    assert "example.org" not in "".join(texts("description") + texts("content:encoded")).replace("podcast@", "")
    assert all("Mehr: https://neu.example/" in text for text in texts("description"))


def test_a_correction_marks_what_changed() -> None:
    """Of several files, those that changed get the notice; a single file gets it in any case."""
    mp3s = [made(Path(f"audio/{name}.mp3"), title=name) for name in "abc"]
    published(*mp3s)
    made(mp3s[1], title="b", size=5_000, lead="Etwas anderes.")
    published(*mp3s, made(Path("audio/d.mp3"), title="d"), "--correction", "Um acht.")
    marked = dict(zip(texts("title"), ["Korrektur: Um acht." in text for text in texts("description")], strict=True))
    assert marked == {"a": False, "b": True, "c": False, "d": False}
    published(mp3s[0], "--correction", "Um neun.")
    assert sum("Korrektur: Um neun." in text for text in texts("description")) == 1


def test_a_correction_sees_sound_of_the_same_length() -> None:
    """An episode whose MP3 changed, but neither its length nor anything that the feed says, has changed."""
    mp3s = [made(Path(f"audio/{name}.mp3"), title=name) for name in "ab"]
    published(*mp3s)
    path = Path("audio/a.build.json")
    record = json.loads(path.read_bytes())
    record["audio"]["sha256"] = "1" * 64
    path.write_text(json.dumps(record), encoding="utf-8")
    published(*mp3s, "--correction", "Ein Wort.")
    assert [("Korrektur" in text) for text in texts("description")] == [
        texts("title")[0] == "a",
        texts("title")[1] == "a",
    ]


@pytest.mark.parametrize("feed", [FEED, PUBLIC])
def test_a_correction_stands_on_the_page(feed: Path) -> None:
    """The notice stands below the title of the published read-along page, survives a build, and goes with the other."""
    mp3 = made(Path("audio/bahn.mp3"))
    published("--feed", feed, mp3, "--correction", "Um <acht>.")
    page = feed.with_name("bahn.html")
    notice = '<p class="correction"><strong>Korrektur:</strong> Um &lt;acht&gt;.</p>'
    assert page.read_text(encoding="utf-8").count(notice) == 1
    made(mp3, title="Neuer Titel")
    published("--feed", feed, mp3)
    assert page.read_text(encoding="utf-8").count(notice) == 1
    published("--feed", feed, mp3, "--correction", "")
    assert "Korrektur" not in page.read_text(encoding="utf-8")
    if feed == PUBLIC:
        assert "Korrektur" not in Path("audio/bahn.html").read_text(encoding="utf-8")


def test_articles_of_one_day_follow_one_another() -> None:
    """Articles that state only a day get distinct times in the order given, which later runs keep and continue."""
    published(*(made(Path(f"audio/{name}.mp3"), title=name) for name in "ab"))
    published(made(Path("audio/c.mp3"), title="c"))
    assert texts("title") == ["c", "b", "a"]
    assert texts("pubDate") == [f"Sun, 03 May 2026 06:00:0{second} +0200" for second in (2, 1, 0)]
    made(Path("audio/b.mp3"), title="b neu")
    published("audio/b.mp3")
    assert texts("title") == ["c", "b neu", "a"]


@pytest.mark.parametrize(
    ("name", "source", "date"),
    [
        ("2026-03-01-titel", "a.md", "Sun, 01 Mar 2026 06:00:00 +0100"),
        ("titel", "texte/2026-03-01-titel.md", "Sun, 01 Mar 2026 06:00:00 +0100"),
        ("titel", "C:\\texte\\2026-03-01.md", "Sun, 01 Mar 2026 06:00:00 +0100"),
        ("2026-13-01-titel", "a.md", "Mon, 23 Nov 2026 12:00:00 +0100"),
        ("12026-03-01", "a.md", "Mon, 23 Nov 2026 12:00:00 +0100"),
    ],
)
def test_dates_from_file_names(name: str, source: str, date: str) -> None:
    """A date in the name of the article or of the MP3 counts if the text states none."""
    mp3 = made(Path(f"audio/{name}.mp3"), published="", source=source)
    request = Request((mp3,), FEED, datetime(2026, 11, 23, 11, tzinfo=UTC))
    publish(request, show(SHOW, Path()))
    assert texts("pubDate") == [date]


def test_drafts_stay_out() -> None:
    """Drafts are left out of the feed and named once; a new feed of nothing but drafts is refused."""
    draft = made(Path("audio/entwurf.mp3"), title="Entwurf", draft=True)
    assert "nothing to publish but drafts" in run("publish", draft).stderr
    assert not FEED.exists()
    assert run("publish", draft, "--feed", PUBLIC).exit_code == 1
    assert not PUBLIC.parent.exists()
    other = made(Path("audio/entwurf2.mp3"), title="Entwurf 2", draft=True)
    messages = run("publish", draft, made(Path("audio/fertig.mp3"), title="Fertig"), other).stderr
    assert messages.count("entwurf.mp3, entwurf2.mp3") == 1
    assert texts("title") == ["Fertig"]


@pytest.mark.parametrize("quiet", [False, True])
def test_a_wait_for_another_publish_is_reported(monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> None:
    """While another process publishes to the folder, one line names both; not with --quiet."""
    monkeypatch.setattr(locks, "PATIENCE_SECONDS", 2 * locks.POLL_SECONDS)
    mp3 = made(Path("audio/a.mp3"))
    with ExitStack() as other:
        other.enter_context(locks.locked(Path("audio", LOCK)))
        sleeps: list[float] = []

        def sleep(seconds: float) -> None:
            sleeps.append(seconds)
            if len(sleeps) == 4:
                other.close()

        monkeypatch.setattr("audiobuild.storage.locks.time.sleep", sleep)
        result = run("publish", mp3, *(["--quiet"] if quiet else []))
    assert result.exit_code == 0
    waiting = f"audiobuild: waiting for process {os.getpid()}, which is publishing to audio\n"
    assert result.stderr.count(waiting) == (not quiet)
    assert len(texts("title")) == 1


def test_long_titles_fit() -> None:
    """An item's title has at most 255 characters."""
    published(made(Path("audio/a.mp3"), title="Sehr langer Titel 😀 " * 30))
    assert 200 < len(texts("title")[0]) <= 255


def test_the_channel_is_marked_if_every_episode_is_synthetic() -> None:
    """The AI mark stands on the channel as long as no item of another tool is in the feed."""
    published(made(Path("audio/a.mp3")))
    mark = 'channel/podcast:txt[@purpose="ai-content"]'
    assert etree.parse(FEED).find(mark, dict(PREFIXES)) is not None
    feed = FEED.read_text(encoding="utf-8")
    FEED.write_text(
        feed.replace("<item>", "<item><title>Gespräch</title><guid>7</guid></item><item>", 1), encoding="utf-8"
    )
    published("audio/a.mp3")
    assert etree.parse(FEED).find(mark, dict(PREFIXES)) is None


def test_an_episode_can_have_its_own_cover() -> None:
    """A picture with the name of the MP3 becomes the episode's cover."""
    mp3 = made(Path("audio/Größe.mp3"), title="Größe")
    shutil.copyfile(cover(), "audio/Größe.jpg")
    published(mp3)
    image = etree.parse(FEED).find("channel/item/itunes:image", dict(PREFIXES))
    assert image is not None
    assert image.get("href") == "https://example.org/podcast/groesse.jpg"
    assert Path("audio/groesse.jpg").read_bytes() == cover().read_bytes()
    Path("audio/Größe.jpg").write_bytes(b"no picture")
    assert "the cover audio/Größe.jpg is not a readable image" in run("publish", mp3).stderr


def cover() -> Path:
    """Create a picture that directories accept."""
    path = Path("cover.jpg")
    Image.new("RGB", (1_400, 1_400)).save(path)
    return path


def test_the_articles_address_is_the_link() -> None:
    """The article's address, as the source or an option states it, is the item's link."""
    published(made(Path("audio/a.mp3"), link="https://zeitung.example/artikel", source="a.md"))
    assert texts("link") == ["https://zeitung.example/artikel"]
    assert "Zum Artikel: https://zeitung.example/artikel" in texts("description")[0]


def test_numbers_and_licence_of_an_article() -> None:
    """Season, episode and licence of the front matter stand in the feed and in the MP3's tag."""
    Path("bahn.md").write_text(
        "---\ntitle: Der Zug\nseason: 2\nfolge: 07\nlicense: CC-BY-4.0\n---\n\nEr fährt um sieben Uhr los.\n",
        encoding="utf-8",
    )
    assert run("make", "bahn.md", "-e", "espeak", "-q").exit_code == 0
    published("audio/bahn.mp3")
    for path, value in (("season", "2"), ("episode", "7")):
        assert texts(f"itunes:{path}") == texts(f"podcast:{path}") == [value]
    assert texts("podcast:license") == ["CC-BY-4.0"]
    tag = ID3("audio/bahn.mp3")  # type: ignore[no-untyped-call]
    assert (str(tag["TPOS"]), str(tag["TRCK"])) == ("2", "7")
    assert tag["WCOP"].url == "https://spdx.org/licenses/CC-BY-4.0.html"
    assert run("check", "audio/bahn.mp3").exit_code == 0


def test_a_licence_stands_in_the_feed() -> None:
    """The show's licence is stated in the channel."""
    settings(Path(), license="CC-BY-4.0")
    published(made(Path("audio/a.mp3")))
    assert "<podcast:license>CC-BY-4.0</podcast:license>" in FEED.read_text(encoding="utf-8")
