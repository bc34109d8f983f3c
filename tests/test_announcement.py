"""Spoken intro and outro: filled-in templates before and after the article, in the words of a sentence."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from small_build import ARTICLE, ESPEAK, make

from audiobuild import pipeline, speak
from audiobuild.errors import SettingsError
from audiobuild.model import DISCLOSURE, About, Role
from audiobuild.readers import read
from audiobuild.settings import ANNOUNCEMENT_FIELDS, Settings
from audiobuild.structure.announcement import ANNOUNCED, fields, rendered

if TYPE_CHECKING:
    from audiobuild.model import Script

INTRO = "{title}. Von {author}. {date}."


def cases() -> list[list[str]]:
    """Return the rows of cases/announcements.tsv: the template, the known fields and the spoken text."""
    lines = (Path(__file__).parent / "cases" / "announcements.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("template", "known", "spoken"), cases())
def test_sentences_with_unknown_fields_are_left_out(template: str, known: str, spoken: str) -> None:
    """Each template of cases/announcements.tsv is filled in as the text beside it."""
    values = dict(pair.split("=") for pair in known.split("|"))
    show = values.pop("show", "")
    about = replace(About(published=values.pop("date", "")), **values)  # type: ignore[arg-type]  # no draft
    assert set(fields(about, show)) == set(ANNOUNCEMENT_FIELDS)
    assert rendered(template, fields(about, show))[0] == spoken


@pytest.mark.parametrize(("template", "fault"), [("{titel}.", "unknown field {titel}"), ("{title", "expected '}'")])
def test_invalid_template_error_lists_the_fields(template: str, fault: str) -> None:
    """A misspelt field or a missing brace is an error that names the valid fields."""
    with pytest.raises(SettingsError) as error:
        Settings(intro_text=template)
    assert fault in error.value.hint
    assert all(f"{{{name}}}" in error.value.hint for name in ANNOUNCEMENT_FIELDS)


def script(settings: Settings) -> Script:
    """Return the script of the small article."""
    return pipeline.script(read("zug.txt", data=ARTICLE.encode()), settings, speak.load("espeak"))


def test_title_and_byline_in_the_intro_are_not_narrated() -> None:
    """Title and byline are skipped if the intro has them; the rest of the script is unchanged."""
    plain, announced = script(ESPEAK), script(replace(ESPEAK, intro_text=INTRO, published="2026-11-25"))
    first, second, *others = (utterance.written for utterance in announced.utterances)
    assert (first, second) == ("Der Zug kommt wieder.", "Von Anna Müller.")
    assert others == ["25. November 2026.", *(utterance.written for utterance in plain.utterances[2:])]
    assert [block.role for block in announced.blocks if block.skipped == ANNOUNCED] == [Role.TITLE, Role.BYLINE]
    greeted = script(replace(ESPEAK, intro_text="Guten Tag!"))
    assert [utterance.written for utterance in greeted.utterances] == [
        "Guten Tag!",
        *(utterance.written for utterance in plain.utterances),
    ]


def test_order_of_intro_disclosure_article_and_outro() -> None:
    """The date is spoken as words, and the outro ends the last chapter."""
    settings = replace(ESPEAK, disclosure=True, intro_text="{date}.", outro_text="Das war {title}.")
    made = script(replace(settings, published="2026-11-25"))
    spoken = [utterance.spoken for utterance in made.utterances]
    assert spoken[0] == "fünfundzwanzigster November zweitausendsechsundzwanzig."
    assert spoken[1] == DISCLOSURE
    assert spoken[-1] == "Das war Der Zug kommt wieder."
    assert made.blocks[-1].chapter == len(made.chapters)


def test_default_author_is_announced() -> None:
    """An article without an author gets the one of the configuration."""
    article = read("notiz.txt", data="Der Regen hörte auf. Die Leute gingen nach Hause.".encode())
    settings = replace(ESPEAK, intro_text="Von {author}.", default_author="Jan Weber")
    made = pipeline.script(article, settings, speak.load("espeak"))
    assert made.utterances[0].written == "Von Jan Weber."


def test_template_with_only_unknown_fields_changes_nothing() -> None:
    """The script is the same as without a template."""
    assert script(replace(ESPEAK, intro_text="{show}.", outro_text="{season}.")) == script(ESPEAK)


def test_page_and_epub_show_intro_and_disclosure(tmp_path: Path) -> None:
    """The intro is a paragraph of the header; the disclosure of the voice is there as well."""
    settings = replace(ESPEAK, engine="silent", intro_text="Guten Tag!", only=("mp3", "page", "epub"))
    make(tmp_path, settings)
    page = (tmp_path / "zug.html").read_text("utf-8")
    with zipfile.ZipFile(tmp_path / "zug.epub") as book:
        chapters = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml"))
    for text in (page, chapters):
        header = re.sub(r"<[^>]*>", "", text[text.index("<header>") : text.index("</header>")])
        assert "Guten Tag!" in header
        assert DISCLOSURE in header
