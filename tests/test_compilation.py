"""Several articles in one episode: a chapter or more for each, links, a spoken transition, and exact positions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from players import CHAPTER_READERS, chapters
from small_build import ARTICLE, ESPEAK, digests
from typer.testing import CliRunner

import audiobuild
from audiobuild import pipeline, speak
from audiobuild.checks import check
from audiobuild.checks.finding import Severity
from audiobuild.checks.parse import id3
from audiobuild.cli import app
from audiobuild.errors import SettingsError
from audiobuild.model import DISCLOSURE, Script
from audiobuild.readers import read
from audiobuild.storage.cache import Cache
from audiobuild.structure.compilation import compilation

if TYPE_CHECKING:
    from pathlib import Path

    from audiobuild.settings import Settings

RAIN = """---
title: Der Regen bleibt
author: Jan Weber
date: 2026-11-26
link: https://example.org/regen
---

# Der Regen bleibt

In Lindenau regnet es seit **drei Wochen**, und niemand weiß, wann es aufhört. Die Pegel steigen weiter.

## Was die Feuerwehr sagt

Die Feuerwehr hat 120 Sandsäcke gefüllt. Der Bürgermeister dankt allen Helfern für ihre Arbeit in der Nacht.
"""
TITLES = [
    "Der Zug kommt wieder",
    "Der Zug kommt wieder: Was er kostet",
    "Der Zug kommt wieder: Wer damit fährt",
    "Der Regen bleibt",
    "Der Regen bleibt: Was die Feuerwehr sagt",
]


def script(settings: Settings = ESPEAK, title: str = "Morgenschau") -> Script:
    """Return the script of both articles."""
    articles = [read("zug.txt", data=ARTICLE.encode()), read("regen.md", data=RAIN.encode())]
    return pipeline.script(compilation(articles, title), settings, speak.load("espeak"))


@pytest.fixture
def desk(here: Path) -> Path:
    """Write both articles."""
    (here / "zug.txt").write_text(ARTICLE, encoding="utf-8")
    (here / "regen.md").write_text(RAIN, encoding="utf-8")
    return here


def run(*words: str) -> str:
    """Run `audiobuild make` with espeak-ng on both articles; return its output."""
    result = CliRunner().invoke(app, ["make", "zug.txt", "regen.md", "-e", "espeak", "-q", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_each_article_has_its_chapters_and_link() -> None:
    """Chapters are named by article and heading, and those of an article with an address have it."""
    made = script()
    assert [chapter.title for chapter in made.chapters] == TITLES
    assert [chapter.link for chapter in made.chapters] == ["", "", "", *["https://example.org/regen"] * 2]
    about = made.about
    assert (about.title, about.author, about.published) == ("Morgenschau", "Anna Müller, Jan Weber", "2026-11-26")


def test_positions_count_through_all_sources() -> None:
    """Every utterance and every marked word of the source stands at its span in the joined sources."""
    made = script()
    whole = ARTICLE + RAIN
    assert made.characters == len(whole)
    for utterance in made.utterances:
        start, end = utterance.span
        assert whole[start:end].replace("**", "") == utterance.written or start == end
    assert [whole[slice(*found.span)] for found in made.inline] == ["drei Wochen"]
    assert [part.span for part in made.articles] == [(0, len(ARTICLE)), (len(ARTICLE), len(whole))]


def test_a_transition_replaces_the_title_it_says() -> None:
    """It comes before each article but the first; without one, the title is narrated."""
    written = [utterance.written for utterance in script().utterances]
    assert written.count("Nächster Beitrag: Der Regen bleibt.") == 1
    assert "Der Regen bleibt" not in written
    assert "Der Zug kommt wieder" in written
    plain = [utterance.written for utterance in script(replace(ESPEAK, transition="")).utterances]
    assert "Der Regen bleibt" in plain
    assert not any("Nächster" in text for text in plain)


def test_intro_and_disclosure_are_spoken_once() -> None:
    """The intro names the whole and leaves the articles their titles and bylines."""
    made = script(replace(ESPEAK, disclosure=True, intro_text="{title}. Von {author}."))
    written = [utterance.written for utterance in made.utterances]
    first = ["Morgenschau.", "Von Anna Müller und Jan Weber.", DISCLOSURE, "Der Zug kommt wieder", "Von Anna Müller"]
    assert written[:5] == first
    assert written.count(DISCLOSURE) == 1


@pytest.mark.slow
@pytest.mark.parametrize("reader", CHAPTER_READERS)
def test_every_reader_lists_the_chapters(desk: Path, reader: str) -> None:
    """The table of contents has one level, since not every reader knows several."""
    run("--into", "schau.mp3", "--only", "mp3")
    assert [row["title"] for row in chapters(reader, desk / "schau.mp3")] == TITLES


@pytest.mark.slow
def test_chapters_have_links(desk: Path) -> None:
    """`check` finds no fault, and tag, JSON and manifest have the links and sources."""
    run("--into", "morgen_schau.mp3")
    report = check(desk / "morgen_schau.mp3")
    assert not report.failures(Severity.ERROR, Severity.WARNING)
    listed = json.loads((desk / "morgen_schau.chapters.json").read_text("utf-8"))["chapters"]
    assert [chapter.get("url") for chapter in listed] == [None] * 3 + ["https://example.org/regen"] * 2
    with (desk / "morgen_schau.mp3").open("rb") as file:
        tag = id3.parse(file, 1 << 20)
    assert tag
    links = [[frame.body for frame in chapter.frames if frame.name == "WXXX"] for chapter in tag.chapters]
    assert links == [[], [], [], *[[b"\0\0https://example.org/regen"]] * 2]
    manifest = json.loads((desk / "morgen_schau.build.json").read_text("utf-8"))
    assert [part["source"]["name"] for part in manifest["articles"]] == ["zug.txt", "regen.md"]
    assert manifest["about"]["title"] == "Morgen schau"


@pytest.mark.slow
def test_a_changed_article_costs_its_sections(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed word of the first article encodes one section, and gives the bytes of a cold build."""
    run("--into", "warm/schau.mp3")
    put: list[str] = []
    original = Cache.put

    def counted(self: Cache, kind: str, key: bytes, entry: bytes) -> None:
        put.append(kind)
        original(self, kind, key, entry)

    monkeypatch.setattr(Cache, "put", counted)
    (desk / "zug.txt").write_text(ARTICLE.replace("viele Schüler", "zahlreiche Schüler"), encoding="utf-8")
    run("--into", "warm/schau.mp3")
    assert put.count("frames") == 1
    run("--into", "cold/schau.mp3", "--no-cache")
    assert digests(desk / "warm") == digests(desk / "cold")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--into", "schau"], "--into names a file"),
        (["--into", "schau.mp3", "-o", "out"], "cannot combine --into"),
        (["fehlt.md", "--into", "schau.mp3"], "fehlt.md not found"),
    ],
)
def test_a_fault_ends_the_build_before_its_work(desk: Path, words: list[str], message: str) -> None:
    """A missing article, a folder and a second output are errors, and nothing is written."""
    result = CliRunner().invoke(app, ["make", "zug.txt", "regen.md", "-e", "espeak", *words])
    assert result.exit_code == 1
    assert message in result.output
    assert sorted(path.name for path in desk.iterdir()) == ["regen.md", "zug.txt"]


def test_the_library_needs_a_file_for_several_articles(desk: Path) -> None:
    """A list of sources becomes one episode; a folder cannot be its output file."""
    result = audiobuild.make([desk / "zug.txt", desk / "regen.md"], "schau.mp3", engine="silent", only="mp3")
    assert result.chapters == len(TITLES)
    with pytest.raises(SettingsError, match="name of a file"):
        audiobuild.make([desk / "zug.txt", desk / "regen.md"], engine="silent")
