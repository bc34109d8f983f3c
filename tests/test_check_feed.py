"""A feed is checked as directories do: each mutation fails the rule that it breaks, and no unrelated rule."""

from __future__ import annotations

import json
import re
import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mutations import build_episode, failed, found
from typer.testing import CliRunner

from audiobuild.checks import Report, check, mp3
from audiobuild.checks.rules import addresses, item_files, items, show
from audiobuild.cli import app
from audiobuild.errors import AudiobuildError

FEEDS = Path(__file__).parent / "cases" / "feeds"
VALID = (FEEDS / "valid.xml").read_text(encoding="utf-8")
TOGETHER = {
    "namespaces known": None,  # with a wrong namespace all of its elements are missing
    "self link present": {"addresses are https", "self link matches the feed"},
    "self link matches the feed": set(),
    "addresses are https": {"transcripts linked", "item enclosures valid"},
    "podcast:guid unchanged": set(),
    "item enclosures valid": {"addresses are https"},
    "item GUIDs unique": {"item GUIDs unchanged", "item dates unchanged"},
    "item dates valid": {"item dates unchanged"},
    "item dates unchanged": {"newest item first"},
    "newest item first": {"item dates unchanged"},
    "podcast:guid valid": {"podcast:guid unchanged"},
}
"""Rules that one mutation fails together with the rule that it names."""


def edits() -> list[tuple[str, str, str]]:
    """Return the lines of mutations.tsv, in which {N} stands for N letters."""
    lines = (FEEDS / "mutations.tsv").read_text(encoding="utf-8").splitlines()
    parts = [[*line.split("\t"), ""][:3] for line in lines if line and not line.startswith("#")]
    rows = [(rule, old.replace("~", "\n"), new.replace("~", "\n")) for rule, old, new in parts]
    return [(rule, old, re.sub(r"\{(\d+)\}", lambda match: "x" * int(match[1]), new)) for rule, old, new in rows]


def lint(folder: Path, text: str, before: str | None = None) -> Report:
    """Check a feed with this text, compared with an earlier one if given."""
    (folder / "feed.xml").write_text(text, encoding="utf-8")
    if before is None:
        return check(folder / "feed.xml")
    (folder / "before.xml").write_text(before, encoding="utf-8")
    return check(folder / "feed.xml", folder / "before.xml")


def test_a_valid_feed_has_no_finding(tmp_path: Path) -> None:
    """No rule fails for a feed as directories require it, compared with itself."""
    report = lint(tmp_path, VALID, VALID)
    assert failed(report) == set()
    assert report.valid


@pytest.mark.parametrize(("rule", "old", "new"), edits(), ids=lambda part: part[:50])
def test_mutation_fails_its_rule(tmp_path: Path, rule: str, old: str, new: str) -> None:
    """Each line of the table fails the rule that it names, and no unrelated rule."""
    assert VALID.count(old) == 1
    report = lint(tmp_path, VALID.replace(old, new), VALID)
    assert rule in failed(report)
    together = TOGETHER.get(rule, set())
    assert together is None or failed(report) <= {rule, *together}


def test_every_rule_of_the_feed_alone_has_a_mutation() -> None:
    """The table has a line for every rule that needs no file beside the feed."""
    rules = {rule.name for rule in (*show.RULES, *addresses.RULES, *items.RULES, *item_files.RULES)}
    assert rules - {rule for rule, _, _ in edits()} == {"artwork square, 1400 to 3000 pixels", "items present"}


def test_a_feed_without_items_fails(tmp_path: Path) -> None:
    """Apple refuses a feed without items."""
    items = VALID[VALID.index("    <item>") : VALID.rindex("  </channel>")]
    assert "items present" in failed(lint(tmp_path, VALID.replace(items, "")))


def test_a_removed_item_is_named(tmp_path: Path) -> None:
    """An item of the earlier feed that is missing is named by its GUID."""
    item = VALID[VALID.rindex("    <item>") : VALID.rindex("  </channel>")]
    report = lint(tmp_path, VALID.replace(item, ""), VALID)
    assert found(report, "item GUIDs unchanged") == ("failed", "the item 'urn:bote:bus' is missing")


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
    assert str(addresses.guid_of_address(address)) == guid


def test_a_feed_that_moved_keeps_its_guid(tmp_path: Path) -> None:
    """A GUID of another address is not a failure: the feed may have moved."""
    report = lint(tmp_path, VALID.replace("https://podnews.net/rss", "https://bote.example/feed.xml"))
    assert found(report, "podcast:guid valid")[0] == "skipped"


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
def test_size_shape_and_colours_of_artwork(
    tmp_path: Path, size: tuple[int, int], mode: str, why: str, kind: str
) -> None:
    """Artwork that Apple or Spotify refuse is a finding."""
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    if (kind, mode) == ("jpeg", "RGBA"):
        return  # JPEG has no transparency
    image.new(mode, size, 200).save(tmp_path / "titelbild.png", kind)
    status, message = found(lint(tmp_path, VALID), "artwork square, 1400 to 3000 pixels")
    assert status == ("failed" if why else "passed")
    assert why in message
    assert f"{kind.upper()}, {size[0]} x {size[1]}" in message


def test_large_artwork_fails(tmp_path: Path) -> None:
    """More than 512 KB fail, and so does a text."""
    image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
    picture = tmp_path / "titelbild.png"
    image.new("RGB", (1400, 1400)).save(picture)
    picture.write_bytes(picture.read_bytes() + bytes(600_000))
    assert "at most 524288" in found(lint(tmp_path, VALID), "artwork square, 1400 to 3000 pixels")[1]
    picture.write_text("kein Bild")
    assert "not a JPEG or PNG" in found(lint(tmp_path, VALID), "artwork square, 1400 to 3000 pixels")[1]


def test_chapters_beside_the_feed_agree(tmp_path: Path) -> None:
    """JSON chapters with another title, start or count than psc:chapters fail."""
    chapters = [{"startTime": 0, "title": "Der Zug kommt wieder"}, {"startTime": 12, "title": "Was er kostet"}]
    wrong: list[tuple[list[dict[str, object]], str]] = [
        (chapters, ""),
        (chapters[:1], "2 and 1 chapters"),
        ([chapters[0], {**chapters[1], "startTime": 12.5}], "12 and 12.5 s"),
        ([chapters[0], {**chapters[1], "title": "Die Kosten"}], "'Die Kosten'"),
    ]
    for changed, why in wrong:
        (tmp_path / "zug.chapters.json").write_text(json.dumps({"version": "1.2.0", "chapters": changed}))
        status, message = found(lint(tmp_path, VALID), "chapters agree everywhere")
        assert (status == "failed") == bool(why)
        assert why in message


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("<rss", "not well-formed XML"),
        ("<html><body/></html>", "not an RSS feed"),
        ("<rss version='2.0'/>", "not an RSS feed"),
        ("<!DOCTYPE rss [<!ENTITY a 'b'>]><rss/>", "entities"),
        ("<?xml version='1.0' encoding='klingon'?><rss/>", "not well-formed XML"),
    ],
)
def test_other_xml_is_one_error(tmp_path: Path, text: str, why: str) -> None:
    """XML that is malformed, dangerous or not a feed ends with one line that gives the reason."""
    (tmp_path / "feed.xml").write_text(text)
    done = CliRunner().invoke(app, ["check", str(tmp_path / "feed.xml")])
    assert done.exit_code == 1
    assert why in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_feed_in_another_encoding_is_parsed(tmp_path: Path) -> None:
    """UTF-16 is parsed as UTF-8 is."""
    (tmp_path / "feed.xml").write_bytes(VALID.replace("utf-8", "utf-16").encode("utf-16"))
    assert failed(check(tmp_path / "feed.xml")) == set()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_damaged_feed_ends_in_findings_or_one_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Any attribute or text replaced by anything gives findings or an AudiobuildError."""
    parts = VALID.split('"') if data.draw(st.booleans()) else VALID.split(">")
    glue = '"' if '"' not in parts[0] else ">"
    place = data.draw(st.integers(1, len(parts) - 2))
    parts[place] = data.draw(
        st.text(max_size=20) | st.sampled_from(["https://[", "//", "NaN", "-1", "9" * 5000, "%00"])
    )
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "feed.xml").write_bytes(glue.join(parts).encode("utf-8", "replace"))
    (folder / "before.xml").write_text(VALID, encoding="utf-8")
    try:
        report = check(folder / "feed.xml", folder / "before.xml")
    except AudiobuildError:
        return
    assert report.findings


def test_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """It is an error, with and without an earlier feed to compare with."""
    for name in ("feed.xml", "old.xml"):
        (tmp_path / name).write_text(VALID, encoding="utf-8")
    files = [str(tmp_path / "missing.xml"), str(tmp_path / "feed.xml")]
    for before in ([], ["--before", str(tmp_path / "old.xml")]):
        result = CliRunner().invoke(app, ["check", *files, *before])
        assert (result.exit_code, result.stderr.count("missing.xml")) == (1, 1)
        assert "feed.xml: " in result.stdout


def test_json_and_exit_codes(tmp_path: Path) -> None:
    """A valid feed exits with 0, one with an error with 1, no file with 2; JSON has a line per file."""
    (tmp_path / "valid.xml").write_text(VALID, encoding="utf-8")
    (tmp_path / "warning.xml").write_text(VALID.replace("de-DE", "?"), encoding="utf-8")
    (tmp_path / "error.xml").write_text(VALID.replace("urn:bote:bus", "urn:bote:zug"), encoding="utf-8")
    runner = CliRunner()
    files = [str(tmp_path / f"{name}.xml") for name in ("valid", "warning", "error")]
    assert [runner.invoke(app, ["check", file]).exit_code for file in files] == [0, 0, 1]
    assert [runner.invoke(app, ["check", file, "--strict"]).exit_code for file in files] == [0, 1, 1]
    assert runner.invoke(app, ["check"]).exit_code == 2
    (tmp_path / "an.mp3").write_bytes(b"ID3")
    assert runner.invoke(app, ["check", str(tmp_path / "an.mp3"), "--before", str(tmp_path / "x.xml")]).exit_code == 2
    done = runner.invoke(app, ["check", *files, "--json"])
    assert done.exit_code == 1
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    failures = [[finding for finding in report["findings"] if finding["status"] == "failed"] for report in reports]
    assert [report["valid"] for report in reports] == [True, True, False]
    assert [[(finding["rule"], finding["severity"]) for finding in found] for found in failures] == [
        [],
        [("show language valid", "warning")],
        [("item GUIDs unique", "error")],
    ]


@pytest.mark.parametrize(
    ("notes", "status"),
    [
        ("20:15 Uhr beginnt die Sendung.", "skipped"),
        ("Um 0:00 Uhr beginnt das Jahr.", "skipped"),
        ("0:00 Anfang\n0:12 Mitte", "passed"),
        ("&lt;ul&gt;&lt;li&gt;00:00:00 Anfang&lt;/li&gt;&lt;li&gt;00:00:12 Mitte&lt;/li&gt;", "passed"),
        ("(0:00) Anfang\n(0:13) Mitte", "failed"),
    ],
)
def test_times_in_a_description_are_chapters_only_as_a_list(tmp_path: Path, notes: str, status: str) -> None:
    """Lines that begin with times are compared with psc:chapters; a time in a sentence is not."""
    begin, end = VALID.index("<description>Nach"), VALID.index("</description>", VALID.index("<description>Nach"))
    text = f"{VALID[:begin]}<description>{notes}{VALID[end:]}"
    assert found(lint(tmp_path, text), "chapters agree everywhere")[0] == status


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a folder with a finished episode and artwork."""
    folder = build_episode(tmp_path_factory).parent
    size = struct.pack(">IIBBBBB", 1400, 1400, 8, 2, 0, 0, 0)
    (folder / "titelbild.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size)
    return folder


def with_episode(folder: Path) -> str:
    """Return the feed with the values of the episode in the folder."""
    seconds = round(mp3.load(folder / "zug.mp3").milliseconds / 1000)
    chapters = json.loads((folder / "zug.chapters.json").read_text(encoding="utf-8"))["chapters"]
    marks = "".join(
        f'<psc:chapter start="0:{chapter["startTime"]:02}" title="{chapter["title"]}"/>' for chapter in chapters
    )
    begin, end = VALID.index('<psc:chapters version="1.2">'), VALID.index("</psc:chapters>")
    text = f'{VALID[:begin]}<psc:chapters version="1.2">{marks}{VALID[end:]}'
    text = text.replace("        00:00:00 Der Zug kommt wieder\n        00:00:12 Was er kostet", "")
    text = text.replace('length="240561"', f'length="{(folder / "zug.mp3").stat().st_size}"')
    return text.replace("<itunes:duration>20<", f"<itunes:duration>{seconds}<")


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("enclosure lengths match the files", r'length="\d+"', 'length="4711"'),
        ("item durations match the files", r"<itunes:duration>\d+", "<itunes:duration>99"),
        ("linked files exist", r"zug\.vtt", "bus.vtt"),
        ("linked files exist", r"zug\.chapters\.json", "zug.kapitel.json"),
        ("linked files exist", r"titelbild\.png", "titelseite.png"),
        ("self link matches the feed", "podnews.net/rss", "bote.example/audio/andere.xml"),
        ("self link matches the feed", "podnews.net/rss", "anderswo.example/feed.xml"),
        ("chapters agree everywhere", r'title="Was er kostet"', 'title="Was es kostet"'),
        ("synthetic voices disclosed", r'<podcast:txt purpose="ai-content">true</podcast:txt>', ""),
        ("synthetic voices disclosed", 'role="narrator"', 'role="author"'),
    ],
)
def test_feed_is_compared_with_its_files(published: Path, tmp_path: Path, rule: str, old: str, new: str) -> None:
    """The values of the feed are compared with those of the files beside it."""
    folder = shutil.copytree(published, tmp_path / "copy")
    text = with_episode(folder)
    report = lint(folder, text)
    assert failed(report) == set()
    assert found(report, rule)[0] == "passed"
    changed, count = re.subn(old, new, text, count=1)
    assert count == 1
    assert failed(lint(folder, changed)) == {rule}


@pytest.fixture(scope="module")
def show_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a folder with the feed of two episodes, as `publish` writes it."""
    pytest.importorskip("PIL.Image", reason="Pillow is not installed").new("RGB", (1400, 1400)).save(
        (folder := tmp_path_factory.mktemp("show")) / "titelbild.png"
    )
    (folder / "audiobuild.toml").write_text(SHOW, encoding="utf-8")
    audio = folder / "audio"
    shutil.copytree(build_episode(tmp_path_factory).parent, audio)
    shutil.copytree(build_episode(tmp_path_factory, "bus", "2026-11-24").parent, audio, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(app, ["publish", "audio/zug.mp3", "audio/bus.mp3"])
    assert done.exit_code == 0, done.output
    return audio


SHOW = """[show]
title = "Lindenauer Bote zum Hören"
description = "Die Artikel des Lindenauer Boten, vorgelesen."
link = "https://bote.example/"
author = "Lindenauer Bote"
email = "hallo@bote.example"
category = "News"
base_url = "https://bote.example/audio/"
cover = "titelbild.png"
"""


def test_a_published_show_has_no_finding(show_folder: Path) -> None:
    """No rule fails for a feed by `publish` and its episodes, not even as a note."""
    for name in ("feed.xml", "zug.mp3", "bus.mp3"):
        assert failed(check(show_folder / name)) == set()


def mutations() -> list[list[str]]:
    """Return the lines of published.tsv: rule, file, expression and replacement."""
    lines = (FEEDS / "published.tsv").read_text(encoding="utf-8").splitlines()
    return [[*line.split("\t"), "", ""][:4] for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("case", mutations(), ids=" ".join)
def test_a_mutation_of_a_published_show_fails_its_rule(show_folder: Path, tmp_path: Path, case: list[str]) -> None:
    """Each line of the table fails the rule that it names."""
    rule, name, old, new = case
    folder = shutil.copytree(show_folder, tmp_path / "copy")
    if old:
        text, count = re.subn(old, new, (folder / name).read_text(encoding="utf-8"), count=1)
        assert count == 1
        (folder / name).write_text(text, encoding="utf-8")
    else:
        (folder / name).unlink()
    assert rule in failed(check(folder / "feed.xml"))
