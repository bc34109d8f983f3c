"""`audiobuild publish`: what it adds, keeps and refuses, run as a command."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from finished import made, settings
from lxml import etree
from PIL import Image
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.podcast.xml import PREFIXES

if TYPE_CHECKING:
    from typer.testing import Result

FEED = Path("audio/feed.xml")


@pytest.fixture
def _show(here: Path) -> None:
    """Create a folder with a show's audiobuild.toml."""
    settings(here)


pytestmark = pytest.mark.usefixtures("_show")


def run(*arguments: str | Path) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, [str(element) for element in arguments])


def published(*arguments: str | Path) -> dict[str, Any]:
    """Publish, and return the report that `--json` prints."""
    result = run("publish", "--json", "--quiet", *arguments)
    assert result.exit_code == 0, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def refused(*arguments: str | Path) -> str:
    """Publish, expecting an error, and return its message."""
    result = run("publish", *arguments)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    return str(result.stderr)


def items(feed: Path = FEED) -> list[etree._Element]:
    """Return the feed's items."""
    return etree.parse(feed).findall("channel/item")


def text_of(item: etree._Element, path: str) -> str:
    """Return the text of an element of an item, by audiobuild's prefixes."""
    return item.findtext(path, "", dict(PREFIXES))


def titles(feed: Path = FEED) -> list[str]:
    """Return the items' titles, in order."""
    return [text_of(item, "title") for item in items(feed)]


def snapshot(folder: Path) -> dict[Path, bytes]:
    """Return every file of a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_feed_and_page_are_beside_the_first_episode() -> None:
    """Without an option, feed.xml and index.html are written where the first episode is; their paths are printed."""
    result = run("publish", made(Path("audio/bahn.mp3")))
    assert result.stdout.split() == ["audio/feed.xml", "audio/index.html"]
    assert "show: new\n" in result.stderr
    assert "added: Über Größe und Maß (https://example.org/podcast/bahn.mp3)" in result.stderr
    assert titles() == ["Über Größe und Maß"]


def test_items_are_sorted_by_date() -> None:
    """The newest is first, whatever order they are given in; a later addition is placed by its date."""
    days = {"a": "2026-05-03", "b": "2026-05-05", "c": "2026-05-04T12:00"}
    for name, day in days.items():
        made(Path(f"audio/{name}.mp3"), title=name, published=day)
    published("audio/a.mp3", "audio/b.mp3")
    assert titles() == ["b", "a"]
    published("audio/c.mp3")
    assert titles() == ["b", "c", "a"]


def test_same_bytes_for_the_same_input() -> None:
    """Publishing again changes no byte and writes nothing; publishing from scratch elsewhere gives the same feed."""
    for number in range(5):
        made(Path(f"audio/{number}.mp3"), title=f"Folge {number}", published=f"2026-05-0{number + 1}")
    mp3s = sorted(Path("audio").glob("*.mp3"))
    published(*mp3s)
    first, before = FEED.read_bytes(), FEED.stat().st_mtime_ns
    assert published(*mp3s)["written"] == []
    assert FEED.stat().st_mtime_ns == before
    FEED.unlink()
    published(*reversed(mp3s))
    assert FEED.read_bytes() == first
    FEED.unlink()
    for mp3 in mp3s:
        published(mp3)
    assert FEED.read_bytes() == first


def test_dry_run_shows_and_writes_nothing() -> None:
    """--dry-run prints what would change, and leaves the folder as it is."""
    mp3 = made(Path("audio/bahn.mp3"))
    before = snapshot(Path())
    assert "added: Über Größe und Maß" in run("publish", "--dry-run", mp3).stdout
    assert snapshot(Path()) == before
    published(mp3)
    made(mp3, title="Über Maß", chapters=["Anfang", "Ende"], size=6_000)
    before = snapshot(Path())
    shown = run("publish", "--dry-run", mp3).stdout
    for part in (
        "updated: Über Maß",
        "title Über Größe und Maß -> Über Maß",
        "enclosure 5000 bytes -> 6000 bytes",
        "psc:chapters 3 chapters -> 2 chapters",
    ):
        assert part in shown
    assert snapshot(Path()) == before
    assert run("publish", "--dry-run", made(Path("audio/neu.mp3")), "--json").exit_code == 0
    assert snapshot(Path("audio"))[FEED] == before[FEED]


def test_a_correction_keeps_the_episode() -> None:
    """A corrected article keeps GUID, date and place; length, chapters and transcript follow; others are untouched."""
    for number in range(1, 4):
        made(Path(f"audio/{number}.mp3"), title=f"Folge {number}", published=f"2026-05-0{number}")
    published(*sorted(Path("audio").glob("*.mp3")))
    before = items()
    made(Path("audio/2.mp3"), title="Neuer Titel", published="2026-05-02", chapters=["A", "B"], size=7_000)
    change = published("audio/2.mp3", "--correction", "Der Zug fährt erst um 8 Uhr.")["episodes"][0]
    assert change["change"] == "updated"
    after = items()
    assert [text_of(item, "guid") for item in after] == [text_of(item, "guid") for item in before]
    assert [etree.tostring(after[at]) for at in (0, 2)] == [etree.tostring(before[at]) for at in (0, 2)]
    corrected = after[1]
    assert text_of(corrected, "title") == "Neuer Titel"
    assert text_of(corrected, "pubDate") == text_of(before[1], "pubDate")
    enclosure = corrected.find("enclosure")
    assert enclosure is not None
    assert enclosure.get("length") == "7000"
    assert len(corrected.findall("psc:chapters/psc:chapter", dict(PREFIXES))) == 2
    assert text_of(
        corrected,
        "itunes:duration",
    ) != text_of(before[1], "itunes:duration")
    assert "Korrektur: Der Zug fährt erst um 8 Uhr." in text_of(corrected, "description")
    assert "<strong>Korrektur:</strong> Der Zug fährt erst um 8 Uhr." in text_of(corrected, "content:encoded")


@pytest.mark.slow
def test_correction_of_an_article() -> None:
    """A real article is built, published, corrected, built and published again: the feed has the new episode."""
    text = Path("bahn.md")
    report = "Er fährt um 7 Uhr, und das an jedem Tag der Woche. " * 10
    text.write_text(f"# Der Zug\n\n{report}\n\n## Ein Halt\n\n{report}\n", encoding="utf-8")
    make = ("make", text, "-e", "espeak", "-q", "--published", "2026-05-03", "--chapters", "headings")
    assert run(*make).exit_code == 0
    first = published("audio/bahn.mp3")["episodes"][0]
    length = Path("audio/bahn.mp3").stat().st_size
    text.write_text(
        f"{text.read_text(encoding='utf-8')}\n## Nachtrag\n\n{report}\n".replace("7", "8"), encoding="utf-8"
    )
    assert run(*make).exit_code == 0
    second = published("audio/bahn.mp3", "--correction", "Er fährt erst um 8 Uhr.")["episodes"][0]
    assert (second["change"], second["guid"], second["url"]) == ("updated", first["guid"], first["url"])
    changed = {element["element"]: (element["before"], element["after"]) for element in second["differences"]}
    assert changed["enclosure"] == (f"{length} bytes", f"{Path('audio/bahn.mp3').stat().st_size} bytes")
    assert changed["psc:chapters"] == ("2 chapters", "3 chapters")
    assert "pubDate" not in changed
    item = items()[0]
    listed = [element.get("title") for element in item.iterfind("psc:chapters/psc:chapter", dict(PREFIXES))]
    assert listed == ["Der Zug", "Ein Halt", "Nachtrag"]
    assert text_of(item, "itunes:duration") == str(
        round(json.loads(Path("audio/bahn.build.json").read_bytes())["audio"]["seconds"])
    )


def test_correction_notice_is_kept_until_removed() -> None:
    """The notice survives publishing without one, is replaced by another, and goes with an empty one."""
    mp3 = made(Path("audio/bahn.mp3"))
    published(mp3, "--correction", "Erstens.")
    assert published(mp3)["episodes"][0]["change"] == "unchanged"
    assert "Korrektur: Erstens." in text_of(items()[0], "description")
    published(mp3, "--correction", "Zweitens.")
    assert "Korrektur: Zweitens." in text_of(items()[0], "description")
    assert "Erstens" not in FEED.read_text(encoding="utf-8")
    published(mp3, "--correction", "")
    assert "Korrektur" not in FEED.read_text(encoding="utf-8")


def test_renamed_file_keeps_its_episode() -> None:
    """It is identified by its article's address, else by its title and date; its GUID stays."""
    for name, source in (("a", "https://zeitung.example/a"), ("b", "b.txt")):
        made(Path(f"audio/{name}.mp3"), title=f"Folge {name}", source=source)
    before = {element["title"]: element["guid"] for element in published("audio/a.mp3", "audio/b.mp3")["episodes"]}
    for path in Path("audio").iterdir():
        if path != FEED:
            path.unlink()
    made(Path("audio/a-neu.mp3"), title="Anders", source="https://zeitung.example/a")
    made(Path("audio/b-neu.mp3"), title="Folge b", source="b.txt")
    after = published("audio/a-neu.mp3", "audio/b-neu.mp3")["episodes"]
    assert [element["change"] for element in after] == ["updated", "updated"]
    assert [element["guid"] for element in after] == [before["Folge a"], before["Folge b"]]
    assert after[0]["url"] == "https://example.org/podcast/a-neu.mp3"
    assert len(items()) == 2


def test_same_title_on_another_day_is_another_episode() -> None:
    """Even if the old files have been removed."""
    old = made(Path("audio/kolumne-1.mp3"), title="Die Kolumne", published="2026-05-01")
    published(old)
    old.unlink()
    for name, day in (("kolumne-2", "2026-05-08"), ("kolumne-3", "")):
        report = published(made(Path(f"audio/{name}.mp3"), title="Die Kolumne", published=day))
        assert report["episodes"][0]["change"] == "added"
    assert len(items()) == 3


def test_guid_option() -> None:
    """--guid names the item of a file that cannot be identified otherwise; a GUID that no item has is refused."""
    first = published(made(Path("audio/a.mp3"), title="Alt"))["episodes"][0]
    other = made(Path("audio/b.mp3"), title="Neu")
    assert "no item of audio/feed.xml has the GUID nonsense" in refused("--guid", "nonsense", other)
    assert "several" in refused("--guid", first["guid"], other, "audio/a.mp3")
    assert published(other, "--guid", first["guid"])["episodes"][0]["guid"] == first["guid"]
    assert titles() == ["Neu"]
    assert published(other)["episodes"][0]["change"] == "unchanged"


def test_two_files_are_two_episodes() -> None:
    """Even if title and article are the same."""
    a = made(Path("audio/a.mp3"), source="https://zeitung.example/a")
    b = made(Path("audio/b.mp3"), source="https://zeitung.example/a")
    published(a)
    assert published(b)["episodes"][0]["change"] == "added"
    assert len({text_of(item, "guid") for item in items()}) == 2


def test_lost_feed_is_recreated_with_its_guids() -> None:
    """GUIDs are made of the show's GUID and the file's place."""
    mp3 = made(Path("audio/bahn.mp3"))
    first = published(mp3)["episodes"][0]["guid"]
    FEED.unlink()
    assert published(mp3)["episodes"][0]["guid"] == first


def test_guids_stay_when_the_show_moves() -> None:
    """A new base_url changes addresses, but neither the show's GUID nor an episode's."""
    mp3 = made(Path("audio/bahn.mp3"))
    published(mp3)
    before = etree.parse(FEED)
    settings(Path(), base_url="https://neu.example/")
    change = published(mp3)["episodes"][0]
    after = etree.parse(FEED)
    for path in ("channel/podcast:guid", "channel/item/guid"):
        assert after.findtext(path, "", dict(PREFIXES)) == before.findtext(path, "", dict(PREFIXES)) != ""
    assert (change["change"], change["url"]) == ("updated", "https://neu.example/bahn.mp3")


def test_undated_articles_keep_the_time_of_their_first_publishing() -> None:
    """Without a date the first publishing counts, a second apart for each, and keeps counting."""
    mp3s = [made(Path(f"audio/{name}.mp3"), title=name, published="") for name in "ab"]
    published(*mp3s)
    first = [text_of(item, "pubDate") for item in items()]
    assert len(set(first)) == 2
    assert titles() == ["b", "a"]
    feed = FEED.read_text(encoding="utf-8")
    for second, date in zip((1, 0), first, strict=True):
        feed = feed.replace(date, f"Mon, 02 Mar 2020 08:00:0{second} +0100")
    FEED.write_text(feed, encoding="utf-8")
    assert str(FEED) not in published(*mp3s)["written"]


FOREIGN = """\
<?xml version="1.0"?>
<?xml-stylesheet href="feed.xsl" type="text/xsl"?>
<!-- made by hand -->
<rss version="2.0" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:x="urn:x"
 xmlns:podcast="https://podcastindex.org/namespace/1.0">
<channel>
<title>Alt</title><x:sponsor tier="gold">Bäckerei &amp; Co</x:sponsor>
<podcast:funding url="https://example.org/geld">Spenden</podcast:funding>
<lastBuildDate>Mon, 02 Mar 2020 08:00:00 +0100</lastBuildDate> lose
<!-- the oldest first -->
<item x:id="7"><title>Von Hand</title><guid>https://example.org/?p=7</guid>
  <pubDate>Mon, 02 Mar 2020 08:00:00 +0100</pubDate>
  <description><![CDATA[<p>Fett & <b>kursiv</b>]]></description>
  <enclosure url="https://example.org/podcast/alt.mp3" length="1" type="audio/mpeg"/>
  <x:rating value="5"/><i:season>2</i:season>
  <podcast:transcript url="https://example.org/a.srt" type="application/srt"/>
</item>
<item><title>Ganz alt</title><guid isPermaLink="false">0815</guid></item>
</channel>
</rss>
"""


def test_elements_of_other_tools_are_kept() -> None:
    """Elements, attributes, comments, prefixes and items, in their order."""
    FEED.parent.mkdir()
    FEED.write_text(FOREIGN, encoding="utf-8")
    published(made(Path("audio/neu.mp3"), title="Neu"))
    assert titles() == ["Neu", "Von Hand", "Ganz alt"]
    feed = FEED.read_text(encoding="utf-8")
    for kept in (
        '<?xml-stylesheet href="feed.xsl" type="text/xsl"?>',
        "<!-- made by hand -->",
        '<x:sponsor tier="gold">Bäckerei &amp; Co</x:sponsor>',
        '<podcast:funding url="https://example.org/geld">Spenden</podcast:funding>',
        "<lastBuildDate>Mon, 02 Mar 2020 08:00:00 +0100</lastBuildDate> lose\n",
        "<!-- the oldest first -->",
        FOREIGN[FOREIGN.index('<item x:id="7">') : FOREIGN.index("<item><title>Ganz alt")].rstrip(),
        '<item><title>Ganz alt</title><guid isPermaLink="false">0815</guid></item>',
    ):
        assert kept in feed
    assert "<title>Alt</title>" not in feed


def test_item_of_another_tool_is_updated() -> None:
    """It keeps its GUID, and elements that audiobuild does not know."""
    FEED.parent.mkdir()
    FEED.write_text(FOREIGN, encoding="utf-8")
    change = published(made(Path("audio/alt.mp3"), title="Von uns"))["episodes"][0]
    assert (change["change"], change["guid"]) == ("updated", "https://example.org/?p=7")
    item = items()[0]
    guid = item.find("guid")
    assert guid is not None
    assert guid.get("isPermaLink") == "true"
    assert item.get("{urn:x}id") == "7"
    assert item.find("{urn:x}rating") is not None
    assert text_of(item, "itunes:season") == "2"
    kinds = [element.get("type") for element in item.findall("podcast:transcript", dict(PREFIXES))]
    assert kinds.count("application/srt") == 1
    assert [len(item.findall(tag)) for tag in ("title", "description", "enclosure", "guid")] == [1, 1, 1, 1]


def test_additions_to_our_items_survive_a_correction() -> None:
    """What somebody adds to an item of ours is still there when the episode is corrected, unchanged items included."""
    mp3 = made(Path("audio/bahn.mp3"))
    published(mp3)
    feed = FEED.read_text(encoding="utf-8").replace(
        "<enclosure", '<podcast:person role="guest">Ada</podcast:person><x:n xmlns:x="urn:x"/><enclosure'
    )
    FEED.write_text(feed, encoding="utf-8")
    assert published(mp3)["written"] == []
    made(mp3, title="Neu")
    published(mp3)
    item = items()[0]
    assert [element.get("role") for element in item.findall("podcast:person", dict(PREFIXES))].count("guest") == 1
    assert item.find("{urn:x}n") is not None
    assert text_of(item, "title") == "Neu"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no xml", "is not well-formed XML"),
        ("<rss><channel>", "is not well-formed XML"),
        ("<feed/>", "is not an RSS feed"),
        ("", "is not well-formed XML"),
    ],
)
def test_other_files_are_not_overwritten_by_the_feed(text: str, message: str) -> None:
    """A file that is no RSS feed is named and kept."""
    mp3 = made(Path("audio/bahn.mp3"))
    FEED.write_text(text, encoding="utf-8")
    assert message in refused(mp3)
    assert FEED.read_text(encoding="utf-8") == text


def test_a_feed_needs_a_name_for_an_address() -> None:
    """A feed whose own name cannot stand in an address is refused."""
    assert "is not a URL-safe file name" in refused("--feed", "audio/Größe.xml", made(Path("audio/bahn.mp3")))


def test_one_item_for_two_files_is_an_error() -> None:
    """Both files are named, and nothing is written."""
    old = made(Path("audio/alt.mp3"), source="https://zeitung.example/a")
    published(old)
    for path in list(Path("audio").glob("alt.*")):
        path.unlink()
    before = FEED.read_bytes()
    mp3s = [made(Path(f"audio/{name}.mp3"), title=name, source="https://zeitung.example/a") for name in "ab"]
    assert "audio/a.mp3 and audio/b.mp3 would both become the episode" in refused(*mp3s)
    assert FEED.read_bytes() == before


def test_external_entities_are_not_resolved() -> None:
    """A feed cannot make the reader open files of this machine."""
    mp3 = made(Path("audio/bahn.mp3"))
    Path("secret").write_text("geheim", encoding="utf-8")
    FEED.write_text(
        f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{Path("secret").resolve().as_uri()}">]>'
        '<rss version="2.0"><channel><x>&s;</x></channel></rss>',
        encoding="utf-8",
    )
    published(mp3)
    assert "geheim" not in FEED.read_text(encoding="utf-8")


def test_names_are_made_safe_for_addresses() -> None:
    """A file with other characters is put into the folder under a name made of the title, with its page."""
    mp3 = made(Path("audio/Größe & Maß.mp3"), title="Über Größe")
    change = published(mp3)["episodes"][0]
    assert change["url"] == "https://example.org/podcast/ueber-groesse.mp3"
    copy = Path("audio/ueber-groesse.mp3")
    assert copy.read_bytes() == mp3.read_bytes()
    for ending in (".chapters.json", ".vtt", ".transcript.json"):
        assert copy.with_suffix(ending).read_bytes() == mp3.with_name(mp3.stem + ending).read_bytes()
    page = copy.with_suffix(".html").read_text(encoding="utf-8")
    assert 'src="ueber-groesse.mp3"' in page
    assert '"contentUrl": "ueber-groesse.mp3"' in page
    assert "Gr%C3%B6%C3%9Fe" not in page


def test_folder_with_copies_can_be_published_again() -> None:
    """`publish audio/*.mp3` recognises the copies that it made."""
    made(Path("audio/Größe.mp3"), title="Größe")
    made(Path("audio/bahn.mp3"), title="Bahn")
    published(*Path("audio").glob("*.mp3"))
    mp3s = sorted(Path("audio").glob("*.mp3"))
    assert len(mp3s) == 3
    assert published(*mp3s)["written"] == []
    assert len(items()) == 2


def test_colliding_names_are_numbered() -> None:
    """Episodes of one name from several folders get numbers, keep them, and never overwrite each other."""
    mp3s = [made(Path(f"{folder}/bahn.mp3"), title=f"Bahn {folder}", size=1_000 + n) for n, folder in enumerate("abc")]
    report = published("--feed", "public/feed.xml", *mp3s)["episodes"]
    assert [element["url"].rpartition("/")[2] for element in report] == ["bahn.mp3", "bahn-2.mp3", "bahn-3.mp3"]
    for mp3, element in zip(mp3s, report, strict=True):
        assert (Path("public") / element["url"].rpartition("/")[2]).read_bytes() == mp3.read_bytes()
    made(mp3s[1], title="Bahn b", size=9_000)
    again = published("--feed", "public/feed.xml", mp3s[1])["episodes"][0]
    assert (again["change"], again["url"]) == ("updated", report[1]["url"])
    assert Path("public/bahn-2.mp3").read_bytes() == mp3s[1].read_bytes()
    assert len(items(Path("public/feed.xml"))) == 3


def test_files_are_copied_without_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and known again though the feed is lost."""

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("os.link", refuse)
    mp3 = made(Path("audio/bahn.mp3"))
    arguments = ("--feed", "public/feed.xml", mp3)
    published(*arguments)
    copy = Path("public/bahn.mp3")
    assert copy.read_bytes() == mp3.read_bytes()
    assert copy.stat().st_ino != mp3.stat().st_ino
    before = copy.stat().st_mtime_ns
    Path("public/feed.xml").unlink()
    assert published(*arguments)["episodes"][0]["url"].endswith("/bahn.mp3")
    assert copy.stat().st_mtime_ns == before
    assert not list(Path("public").glob("bahn-2*"))


def test_other_audio_files_are_not_overwritten() -> None:
    """A sound in the published folder that is not an episode's is kept."""
    Path("public").mkdir()
    Path("public/bahn.mp3").write_bytes(b"other")
    report = published("--feed", "public/feed.xml", made(Path("audio/bahn.mp3")))["episodes"][0]
    assert report["url"].endswith("/bahn-2.mp3")
    assert Path("public/bahn.mp3").read_bytes() == b"other"


@pytest.mark.parametrize("name", ["bahn.html", "bahn.vtt", "bahn.jpg"])
def test_other_pages_are_not_overwritten(name: str) -> None:
    """Other files of a website with the name of an episode's are kept; a second run finds the episode again."""
    mp3 = made(Path("audio/bahn.mp3"))
    Image.new("RGB", (1400, 1400)).save("audio/bahn.jpg")
    Path("public").mkdir()
    Path("public", name).write_bytes(b"other")
    for _ in range(2):
        assert published("--feed", "public/feed.xml", mp3)["episodes"][0]["url"].endswith("/bahn-2.mp3")
        assert Path("public", name).read_bytes() == b"other"
    Path("public/feed.xml").unlink()
    Path("public", name).unlink()
    assert published("--feed", "public/feed.xml", mp3)["episodes"][0]["url"].endswith("/bahn.mp3")


def test_the_page_lists_every_episode() -> None:
    """index.html names each episode, newest first, and opens its read-along page; it asks nobody for anything."""
    for number in range(1, 4):
        made(Path(f"audio/{number}.mp3"), title=f"Folge <{number}> & mehr", published=f"2026-05-0{number}")
    published(*sorted(Path("audio").glob("*.mp3")))
    tree = etree.HTML(Path("audio/index.html").read_bytes())
    links = [(element.get("href"), "".join(element.itertext())) for element in tree.iterfind(".//h2/a")][:3]
    assert links == [(f"{n}.html", f"Folge <{n}> & mehr") for n in (3, 2, 1)]
    assert [element.text for element in tree.iterfind(".//li/p//time")] == ["3. Mai 2026", "2. Mai 2026", "1. Mai 2026"]
    assert "Ein Zug fährt. Er hält auch." in Path("audio/index.html").read_text(encoding="utf-8")
    assert not [element for element in tree.iterfind(".//*[@src]") if "//" in str(element.get("src"))]


@pytest.mark.slow
def test_the_page_is_valid(here: Path) -> None:
    """The Nu checker finds no error in the show's page, titles with markup and a missing lead included."""
    jar = Path(__file__).parent / "browser" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file() or not shutil.which("java"):
        pytest.skip("the Nu checker is not here: npm ci --prefix tests/browser, and a Java runtime")
    published(
        made(Path("audio/a.mp3"), title='<b>Größe</b> & "Maß" ]]> &amp;', lead=""), made(Path("audio/b.mp3"), title="B")
    )
    page = here / "audio" / "index.html"
    done = subprocess.run(["java", "-jar", jar, "--errors-only", page], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_other_index_page_is_kept() -> None:
    """An index.html not created by audiobuild is left unchanged, with a notice."""
    mp3 = made(Path("audio/bahn.mp3"))
    Path("audio/index.html").write_text("<h1>Meine Seite</h1>", encoding="utf-8")
    result = run("publish", mp3)
    assert "index.html was not created by audiobuild" in result.stderr
    assert result.stdout.split() == ["audio/feed.xml"]
    assert Path("audio/index.html").read_text(encoding="utf-8") == "<h1>Meine Seite</h1>"


def test_cover_is_copied() -> None:
    """The show's picture is put into the folder under a safe name, and the feed refers to it in each way."""
    settings(Path(), cover="Bilder/Größe.jpg")
    Path("Bilder").mkdir()
    Image.new("RGB", (1400, 1400)).save("Bilder/Größe.jpg")
    published(made(Path("audio/bahn.mp3")))
    assert Path("audio/groesse.jpg").read_bytes() == Path("Bilder/Größe.jpg").read_bytes()
    channel = etree.parse(FEED).find("channel")
    assert channel is not None
    images = channel.findall("itunes:image", dict(PREFIXES))
    assert [element.get("href") for element in images] == ["https://example.org/podcast/groesse.jpg"]
    assert channel.findtext("image/url") == "https://example.org/podcast/groesse.jpg"
    assert channel.findtext("image/title") == channel.findtext("title")
    Image.new("RGB", (400, 400)).save("Bilder/Größe.jpg")
    assert "too small" in refused("audio/bahn.mp3")


def test_missing_disclosure_is_one_notice() -> None:
    """Episodes that do not say they are synthetic have one notice, however many there are."""
    quiet = [made(Path(f"audio/{n}.mp3"), title=str(n), disclosure=False) for n in range(3)]
    report = run("publish", *quiet).stderr
    assert report.count("synthetic") == 1
    assert "3 episodes do not say" in report
    assert "synthetic" not in run("publish", made(Path("audio/laut.mp3"), title="laut")).stderr


def test_missing_licence_of_google_is_one_notice() -> None:
    """Google's Translate voice has no licence for publishing."""
    mp3s = [made(Path(f"audio/{n}.mp3"), title=str(n), engine="gtts") for n in range(3)]
    warning = run("publish", *mp3s).stderr
    assert warning.count("no licence") == 1
    assert "3 episodes use the voice 'de' of engine gtts, which must not be published" in warning
    assert "must not be published" not in run("publish", made(Path("audio/frei.mp3"), title="frei")).stderr


def test_unusual_dates_are_notices() -> None:
    """A date in the future hides an episode, an invalid one counts as now."""
    report = run("publish", made(Path("audio/a.mp3"), title="a", published="2999-01-01")).stderr
    assert "a.mp3 is dated Tue, 01 Jan 2999 06:00:00 +0100: apps hide it until then" in report
    report = run("publish", made(Path("audio/b.mp3"), title="b", published="gestern")).stderr
    assert "'gestern', which is not a valid date" in report


def test_missing_and_invalid_manifests_are_errors() -> None:
    """An MP3 without its manifest, or with another's, is refused, and nothing is written."""
    mp3 = made(Path("audio/bahn.mp3"))
    manifest = Path("audio/bahn.build.json")
    whole = manifest.read_text(encoding="utf-8")
    assert "cannot read" in refused("audio/none.mp3")
    mp3.write_bytes(b"shorter")
    assert "has 7 bytes, but bahn.build.json records 5000" in refused(mp3)
    for broken in ("{", "[]", "{}", whole.replace('"audio"', '"ton"')):
        manifest.write_text(broken, encoding="utf-8")
        assert "is not a valid manifest" in refused(mp3)
    manifest.unlink()
    assert "no manifest bahn.build.json beside it: build it again" in refused(mp3)
    assert not FEED.exists()


def test_only_mp3s_are_episodes() -> None:
    """`publish audio/*` is refused with what to give instead; a transcript never becomes an episode."""
    made(Path("audio/bahn.mp3"))
    for other in ("audio/bahn.vtt", "audio/bahn.html", "audio/bahn.build.json"):
        assert "is not an MP3: pass only MP3s: audio/*.mp3" in refused(other)
    assert not FEED.exists()


def test_files_renamed_by_hand_keep_their_transcript() -> None:
    """Chapters and transcript follow a renamed MP3; the page, which asks for the old name, does not."""
    made(Path("audio/alt.mp3"))
    for path in list(Path("audio").iterdir()):
        path.rename(path.with_name(path.name.replace("alt", "neu")))
    published("audio/neu.mp3")
    item = items()[0]
    kinds = [element.get("type") for element in item.findall("podcast:transcript", dict(PREFIXES))]
    assert kinds == ["text/vtt", "application/json"]
    assert item.find("podcast:chapters", dict(PREFIXES)) is not None


def test_failed_write_keeps_the_old_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No temporary file is left beside it."""
    mp3 = made(Path("audio/bahn.mp3"))
    published(mp3)
    before = FEED.read_bytes()
    made(mp3, title="Neu")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert "No space left on device" in refused(mp3)
    assert FEED.read_bytes() == before
    assert not list(Path("audio").glob(".*"))


def test_feed_omits_missing_files() -> None:
    """Files that are missing beside the MP3 have no element in the feed."""
    mp3 = made(Path("audio/bahn.mp3"))
    for ending in (".chapters.json", ".html", ".vtt"):
        mp3.with_suffix(ending).unlink()
    published(mp3)
    item = items()[0]
    assert item.find("podcast:chapters", dict(PREFIXES)) is None
    kinds = [element.get("type") for element in item.findall("podcast:transcript", dict(PREFIXES))]
    assert kinds == ["application/json"]


def test_moved_folder_gives_the_same_feed(here: Path) -> None:
    """Folder, feed and audiobuild.toml are copied elsewhere."""
    published(made(Path("audio/Größe.mp3")), made(Path("audio/bahn.mp3"), title="Bahn"))
    shutil.copytree(here / "audio", here / "woanders")
    report = published("woanders/Größe.mp3", "woanders/bahn.mp3")
    assert report["written"] == []
