"""Several articles in one episode: a chapter or more for each, links, a spoken transition, and exact positions."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import lxml.html
import pytest
from episodes import episode as made_episode
from players import CHAPTER_READERS, chapters
from small_build import ARTICLE, ESPEAK, cache_writes, digests
from typer.testing import CliRunner

import audiobuild
from audiobuild import pipeline, speak
from audiobuild.checks import check
from audiobuild.checks.finding import Severity
from audiobuild.checks.parse import id3
from audiobuild.cli import app
from audiobuild.errors import SettingsError
from audiobuild.model import DISCLOSURE, Clip, Mark, Script
from audiobuild.readers import read
from audiobuild.structure.compilation import compilation
from audiobuild.write.epub import epub
from audiobuild.write.page import page
from audiobuild.write.player import data

if TYPE_CHECKING:
    from audiobuild.model import Episode
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
    """Chapters are named after article and heading, and have the address of the article."""
    made = script()
    assert [chapter.title for chapter in made.chapters] == TITLES
    assert [chapter.link for chapter in made.chapters] == ["", "", "", *["https://example.org/regen"] * 2]
    about = made.about
    assert (about.title, about.author, about.published) == ("Morgenschau", "Anna Müller, Jan Weber", "2026-11-26")


def test_positions_count_in_the_joined_sources() -> None:
    """Every utterance and all inline markup is at its span in the joined sources."""
    made = script()
    whole = ARTICLE + RAIN
    assert made.characters == len(whole)
    for utterance in made.utterances:
        start, end = utterance.span
        assert whole[start:end].replace("**", "") == utterance.written or start == end
    assert [whole[slice(*found.span)] for found in made.inline] == ["drei Wochen"]
    assert [part.span for part in made.articles] == [(0, len(ARTICLE)), (len(ARTICLE), len(whole))]


def test_transition_replaces_the_title_that_it_contains() -> None:
    """It precedes each article but the first; without one, the title is narrated."""
    written = [utterance.written for utterance in script().utterances]
    assert written.count("Nächster Beitrag: Der Regen bleibt.") == 1
    assert "Der Regen bleibt" not in written
    assert "Der Zug kommt wieder" in written
    plain = [utterance.written for utterance in script(replace(ESPEAK, transition="")).utterances]
    assert "Der Regen bleibt" in plain
    assert not any("Nächster" in text for text in plain)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Kapitel 2\n\nAm Morgen regnete es. Niemand ging aus dem Haus.\n", "Kapitel 2"),
        ("# 2. Kapitel\n\n# Die Reise\n\nAm Morgen regnete es. Niemand ging hinaus.\n", "2. Kapitel: Die Reise"),
        ("Am Morgen regnete es. Niemand ging aus dem Haus.\n", "Am Morgen regnete es"),
    ],
)
def test_article_without_a_title_is_named_by_its_heading(text: str, title: str) -> None:
    """Without a heading either, it is named by its first words."""
    articles = [read("1.md", data=RAIN.encode()), read("2.md", data=text.encode())]
    made = pipeline.script(compilation(articles, "Buch"), ESPEAK, speak.load("espeak"))
    assert made.chapters[-1].title == title
    written = [utterance.written for utterance in made.chapters[-1].utterances]
    assert written[:2] == [f"Nächster Beitrag: {title}.", "Am Morgen regnete es."]


def test_intro_and_disclosure_are_spoken_once() -> None:
    """The intro names the compilation; the articles keep their titles and bylines."""
    made = script(replace(ESPEAK, disclosure=True, intro_text="{title}. Von {author}."))
    written = [utterance.written for utterance in made.utterances]
    first = ["Morgenschau.", "Von Anna Müller und Jan Weber.", DISCLOSURE, "Der Zug kommt wieder", "Von Anna Müller"]
    assert written[:5] == first
    assert written.count(DISCLOSURE) == 1


def episode() -> Episode:
    """Return the episode of both articles, with an intro, as if each utterance lasted a second."""
    spoken = script(replace(ESPEAK, intro_text="{title}.", outro_text="Auf Wiederhören."))
    starts = dict.fromkeys(utterance for utterance in spoken.utterances)
    clips = tuple(Clip(utterance, 100 * at, 100 * at + 90) for at, utterance in enumerate(starts))
    firsts = {clip.utterance: clip.first for clip in clips}
    edges = [*(firsts[chapter.utterances[0]] for chapter in spoken.chapters), 100 * len(clips)]
    marks = tuple(
        Mark(chapter.title, start, end, chapter.link)
        for chapter, (start, end) in zip(spoken.chapters, pairwise(edges), strict=True)
    )
    return replace(made_episode(), script=spoken, clips=clips, marks=marks, samples=edges[-1], rate=100)


def test_headings_of_the_page() -> None:
    """The main heading is the title of the compilation; those of articles and sections are below it."""
    html = lxml.html.fromstring("".join(page(episode())))
    found = html.xpath("//main//*[self::h1 or self::h2 or self::h3]")
    assert [(element.tag, element.text_content()) for element in found] == [
        ("h1", "Morgenschau"),
        ("h2", "Der Zug kommt wieder"),
        ("h3", "Was er kostet"),
        ("h3", "Wer damit fährt"),
        ("h2", "Nächster Beitrag: Der Regen bleibt."),
        ("h3", "Was die Feuerwehr sagt"),
    ]
    assert html.xpath("string(//p[@class='intro'])") == "Morgenschau."


def test_page_and_book_link_each_article() -> None:
    """Below an article's title are its author, unless the byline is narrated, its date and its address."""
    archive = ZipFile(io.BytesIO(b"".join(epub(replace(episode(), mp3=Path(__file__))))))
    chapters = [archive.read(f"EPUB/chapter-{number}.xhtml") for number in range(1, 6)]
    for documents in (["".join(page(episode())).encode()], chapters):
        abouts = [p for text in documents for p in lxml.html.document_fromstring(text).xpath("//p[@class='about']")]
        assert [p.text_content() for p in abouts[1:]] == ["Von Jan Weber · 26. November 2026 · Zum Originalartikel"]
        assert abouts[1].xpath(".//a/@href") == ["https://example.org/regen"]


def test_player_links_the_current_article() -> None:
    """A chapter of an article with an address has a link."""
    chapters = json.loads("".join(data(episode())))["chapters"]
    assert [chapter[2:] for chapter in chapters] == [[], [], [], *[["https://example.org/regen"]] * 2]


def test_script_of_several_articles(desk: Path) -> None:
    """`audiobuild script` shows what `make --into` speaks, transitions included."""
    shown = CliRunner().invoke(app, ["script", "zug.txt", "regen.md", "-e", "espeak", "--into", "morgenschau.mp3"])
    assert shown.exit_code == 0, shown.output
    titles = [line.partition(". ")[2] for line in shown.output.splitlines() if line[:1].isdigit()]
    assert titles == TITLES
    assert "   Nächster Beitrag: Der Regen bleibt.\n" in shown.output
    alone = CliRunner().invoke(app, ["script", "zug.txt", "regen.md", "-e", "espeak"])
    assert alone.exit_code == 1
    assert "one episode of all with --into" in alone.output
    assert len(list(desk.iterdir())) == 2


def test_script_of_a_folder(desk: Path) -> None:
    """Its articles are in the order of their names, as with `make --into`."""
    (desk / "leer").mkdir()
    shown = CliRunner().invoke(app, ["script", ".", "-e", "espeak", "--into", "morgenschau.mp3"])
    assert "   Nächster Beitrag: Der Zug kommt wieder.\n" in shown.output
    empty = CliRunner().invoke(app, ["script", "leer", "-e", "espeak", "--into", "morgenschau.mp3"])
    assert (empty.exit_code, "leer contains no articles" in empty.stderr) == (1, True)


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
def test_changed_word_encodes_one_section(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are those of a build without a cache."""
    run("--into", "warm/schau.mp3")
    put = cache_writes(monkeypatch)
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
def test_errors_end_the_build_before_synthesis(desk: Path, words: list[str], message: str) -> None:
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
