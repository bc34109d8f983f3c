"""A feed is looked at as a directory would: each rule it refuses podcasts for is found broken, and only that."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from breaking import broken, found, right_episode
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from audiobuild.check import Report, check, feed_show
from audiobuild.check import episode as check_mp3
from audiobuild.cli import app
from audiobuild.errors import AudiobuildError

FEEDS = Path(__file__).parent / "cases" / "feeds"
RIGHT = (FEEDS / "right.xml").read_text(encoding="utf-8")
TOGETHER = {
    "namespaces are known": None,  # with a wrong namespace all of it is missing
    "feed names its own address": {"addresses are https"},
    "addresses are https": {"transcripts are linked", "episodes have one enclosure"},
    "podcast guid did not change": set(),
    "episodes have one enclosure": {"addresses are https"},
    "guids are there and unique": {"guids did not change", "dates did not change"},
    "dates are right": {"dates did not change"},
    "show has a podcast guid": {"podcast guid did not change"},
}
"""Rules that one fault breaks together with the rule it is named for."""


def edits() -> list[tuple[str, str, str]]:
    """The lines of broken.tsv."""
    lines = (FEEDS / "broken.tsv").read_text(encoding="utf-8").splitlines()
    parts = [[*line.split("\t"), ""][:3] for line in lines if line and not line.startswith("#")]
    return [(rule, old.replace("~", "\n"), new.replace("~", "\n")) for rule, old, new in parts]


def lint(folder: Path, text: str, before: str | None = None) -> Report:
    """What is found of a feed of this text, compared with another."""
    (folder / "feed.xml").write_text(text, encoding="utf-8")
    if before is None:
        return check(folder / "feed.xml")
    (folder / "before.xml").write_text(before, encoding="utf-8")
    return check(folder / "feed.xml", folder / "before.xml")


def test_a_right_feed_breaks_no_rule(tmp_path: Path) -> None:
    """Nothing is found wrong with a feed as directories want it, compared with itself."""
    report = lint(tmp_path, RIGHT, RIGHT)
    assert broken(report) == set()
    assert report.right


@pytest.mark.parametrize(("rule", "old", "new"), edits(), ids=lambda part: part[:50])
def test_a_broken_rule_is_found(tmp_path: Path, rule: str, old: str, new: str) -> None:
    """Each fault breaks the rule it is named for, and no other that it does not have to."""
    assert RIGHT.count(old) == 1
    report = lint(tmp_path, RIGHT.replace(old, new), RIGHT)
    assert rule in broken(report)
    together = TOGETHER.get(rule, set())
    assert together is None or broken(report) <= {rule, *together}


def test_every_rule_of_the_feed_alone_is_broken_once() -> None:
    """The table has a line for every rule that needs no file beside the feed."""
    from audiobuild.check import feed_items  # noqa: PLC0415

    rules = {rule.__name__.replace("_", " ") for rule in (*feed_show.RULES, *feed_items.RULES)}
    assert rules - {rule for rule, _, _ in edits()} == {
        "artwork is square and of the right size",
        "there are episodes",
    }


def test_a_feed_without_episodes_is_broken(tmp_path: Path) -> None:
    """Apple refuses it."""
    items = RIGHT[RIGHT.index("    <item>") : RIGHT.rindex("  </channel>")]
    assert "there are episodes" in broken(lint(tmp_path, RIGHT.replace(items, "")))


def test_an_episode_that_is_gone_is_told(tmp_path: Path) -> None:
    """What was published and is not there any more is named."""
    item = RIGHT[RIGHT.rindex("    <item>") : RIGHT.rindex("  </channel>")]
    report = lint(tmp_path, RIGHT.replace(item, ""), RIGHT)
    assert found(report, "guids did not change") == ("broken", "the episode 'urn:bote:bus' is gone")


@pytest.mark.parametrize(
    ("address", "guid"),
    [
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_the_vectors_of_podcast_guids(address: str, guid: str) -> None:
    """The GUID of a feed's address is that of Podcasting 2.0's documentation."""
    assert str(feed_show.of_address(address)) == guid


def test_a_feed_that_moved_keeps_its_guid(tmp_path: Path) -> None:
    """A GUID of another address can't be judged: it is right where the feed has moved."""
    report = lint(tmp_path, RIGHT.replace("https://podnews.net/rss", "https://bote.example/feed.xml"))
    assert found(report, "show has a podcast guid")[0] == "open"


@pytest.mark.parametrize(
    ("size", "mode", "why"),
    [
        ((1400, 1400), "RGB", ""),
        ((1400, 1500), "RGB", "not square"),
        ((800, 800), "RGB", "not 1400"),
        ((3200, 3200), "RGB", "not 1400"),
        ((1400, 1400), "RGBA", "transparency"),
        ((1400, 1400), "L", "grey"),
    ],
)
@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_artwork_is_measured(tmp_path: Path, size: tuple[int, int], mode: str, why: str, kind: str) -> None:
    """Size, shape and colours of the picture beside the feed are what Apple and Spotify want, or it is said."""
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    if (kind, mode) == ("jpeg", "RGBA"):
        return  # there is no such picture
    image.new(mode, size, 200).save(tmp_path / "titelbild.png", kind)
    verdict, told = found(lint(tmp_path, RIGHT), "artwork is square and of the right size")
    assert verdict == ("broken" if why else "kept")
    assert why in told
    assert f"{kind.upper()}, {size[0]} x {size[1]}" in told


def test_large_artwork_is_refused(tmp_path: Path) -> None:
    """More than 512 KB is too much, whatever the picture; and a text is no picture."""
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    picture = tmp_path / "titelbild.png"
    image.new("RGB", (1400, 1400)).save(picture)
    picture.write_bytes(picture.read_bytes() + bytes(600_000))
    assert "at most 524288" in found(lint(tmp_path, RIGHT), "artwork is square and of the right size")[1]
    picture.write_text("kein Bild")
    assert "no JPEG or PNG" in found(lint(tmp_path, RIGHT), "artwork is square and of the right size")[1]


def test_chapters_beside_the_feed_agree(tmp_path: Path) -> None:
    """JSON chapters with another title, start or count than psc:chapters are found."""
    chapters = [{"startTime": 0, "title": "Der Zug kommt wieder"}, {"startTime": 12, "title": "Was er kostet"}]
    wrong: list[tuple[list[dict[str, object]], str]] = [
        (chapters, ""),
        (chapters[:1], "2 and 1 chapters"),
        ([chapters[0], {**chapters[1], "startTime": 12.5}], "12 and 12.5 s"),
        ([chapters[0], {**chapters[1], "title": "Die Kosten"}], "'Die Kosten'"),
    ]
    for told, why in wrong:
        (tmp_path / "zug.chapters.json").write_text(json.dumps({"version": "1.2.0", "chapters": told}))
        verdict, what = found(lint(tmp_path, RIGHT), "chapters agree everywhere")
        assert (verdict == "broken") == bool(why)
        assert why in what


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<rss", "no well-formed XML"),
        ("<html><body/></html>", "no RSS feed"),
        ("<rss version='2.0'/>", "no RSS feed"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "entities"),
        ("<?xml version='1.0' encoding='klingon'?><rss/>", "no well-formed XML"),
    ],
)
def test_what_is_no_feed_is_said_in_one_line(tmp_path: Path, text: str, why: str) -> None:
    """XML that is broken, dangerous or no feed ends with one line that says why."""
    (tmp_path / "feed.xml").write_text(text)
    done = CliRunner().invoke(app, ["check", str(tmp_path / "feed.xml")])
    assert done.exit_code == 1
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_feed_in_another_encoding_is_read(tmp_path: Path) -> None:
    """UTF-16 is XML too."""
    (tmp_path / "feed.xml").write_bytes(RIGHT.replace("utf-8", "utf-16").encode("utf-16"))
    assert broken(check(tmp_path / "feed.xml")) == set()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_mangled_feed_never_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Any attribute or text replaced by anything gives findings, or one error of ours."""
    parts = RIGHT.split('"') if data.draw(st.booleans()) else RIGHT.split(">")
    glue = '"' if '"' not in parts[0] else ">"
    place = data.draw(st.integers(1, len(parts) - 2))
    parts[place] = data.draw(
        st.text(max_size=20) | st.sampled_from(["https://[", "//", "NaN", "-1", "9" * 5000, "%00"])
    )
    folder = tmp_path_factory.mktemp("mangled")
    (folder / "feed.xml").write_bytes(glue.join(parts).encode("utf-8", "replace"))
    (folder / "before.xml").write_text(RIGHT, encoding="utf-8")
    try:
        report = check(folder / "feed.xml", folder / "before.xml")
    except AudiobuildError:
        return
    assert report.findings


def test_json_and_exit_codes(tmp_path: Path) -> None:
    """A right feed ends with 0, a broken one with 1, no file with 2; JSON has a line a file."""
    (tmp_path / "right.xml").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "wrong.xml").write_text(RIGHT.replace("de-DE", "?"), encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(app, ["check", str(tmp_path / "right.xml")]).exit_code == 0
    assert runner.invoke(app, ["check"]).exit_code == 2
    (tmp_path / "an.mp3").write_bytes(b"ID3")
    assert runner.invoke(app, ["check", str(tmp_path / "an.mp3"), "--before", str(tmp_path / "x.xml")]).exit_code == 2
    done = runner.invoke(app, ["check", str(tmp_path / "right.xml"), str(tmp_path / "wrong.xml"), "--json"])
    assert done.exit_code == 1
    right, wrong = map(json.loads, done.stdout.splitlines())
    assert (right["right"], wrong["right"]) == (True, False)
    assert [each["rule"] for each in wrong["findings"] if each["verdict"] == "broken"] == ["show has a language"]


@pytest.mark.parametrize(
    ("notes", "verdict"),
    [
        ("20:15 Uhr beginnt die Sendung.", "open"),
        ("Um 0:00 Uhr beginnt das Jahr.", "open"),
        ("0:00 Anfang\n0:12 Mitte", "kept"),
        ("&lt;ul&gt;&lt;li&gt;00:00:00 Anfang&lt;/li&gt;&lt;li&gt;00:00:12 Mitte&lt;/li&gt;", "kept"),
        ("(0:00) Anfang\n(0:13) Mitte", "broken"),
    ],
)
def test_times_in_a_description_are_chapters_only_as_a_list(tmp_path: Path, notes: str, verdict: str) -> None:
    """Lines that begin with times are compared with psc:chapters; a time in a sentence is not."""
    begin, end = RIGHT.index("<description>Nach"), RIGHT.index("</description>", RIGHT.index("<description>Nach"))
    text = f"{RIGHT[:begin]}<description>{notes}{RIGHT[end:]}"
    assert found(lint(tmp_path, text), "chapters agree everywhere")[0] == verdict


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a right episode."""
    return right_episode(tmp_path_factory).parent


def with_episode(folder: Path) -> str:
    """The feed whose first episode tells what stands in the folder."""
    seconds = round(check_mp3.look(folder / "zug.mp3").milliseconds / 1000)
    chapters = json.loads((folder / "zug.chapters.json").read_text())["chapters"]
    marks = "".join(f'<psc:chapter start="0:{each["startTime"]:02}" title="{each["title"]}"/>' for each in chapters)
    begin, end = RIGHT.index('<psc:chapters version="1.2">'), RIGHT.index("</psc:chapters>")
    text = f'{RIGHT[:begin]}<psc:chapters version="1.2">{marks}{RIGHT[end:]}'
    text = text.replace("        00:00:00 Der Zug kommt wieder\n        00:00:12 Was er kostet", "")
    text = text.replace('length="240561"', f'length="{(folder / "zug.mp3").stat().st_size}"')
    return text.replace("<itunes:duration>20<", f"<itunes:duration>{seconds}<")


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("lengths are those of the files", r'length="\d+"', 'length="4711"'),
        ("durations are those of the files", r"<itunes:duration>\d+", "<itunes:duration>99"),
        ("linked files are there", r"zug\.vtt", "bus.vtt"),
        ("linked files are there", r"zug\.chapters\.json", "zug.kapitel.json"),
        ("chapters agree everywhere", r'title="Was er kostet"', 'title="Was es kostet"'),
        ("synthetic voices are disclosed", r'<podcast:txt purpose="ai-content">true</podcast:txt>', ""),
        ("synthetic voices are disclosed", 'role="narrator"', 'role="author"'),
    ],
)
def test_a_feed_that_disagrees_with_its_files_is_found(
    published: Path, tmp_path: Path, rule: str, old: str, new: str
) -> None:
    """What the feed says of a file is held against the file beside it."""
    folder = shutil.copytree(published, tmp_path / "copy")
    text = with_episode(folder)
    right = lint(folder, text)
    assert broken(right) == set()
    assert found(right, rule)[0] == "kept"
    wrong, count = re.subn(old, new, text, count=1)
    assert count == 1
    assert broken(lint(folder, wrong)) == {rule}
