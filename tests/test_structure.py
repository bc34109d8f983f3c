"""Each line of an article is taken for what a German reader takes it for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from reading_cases import CASES, Scene, scenes

from audiobuild.german.date_lines import date_line
from audiobuild.model import Role
from audiobuild.readers import read
from audiobuild.structure import split
from audiobuild.structure.bylines import byline
from audiobuild.structure.detectors import assign_roles

if TYPE_CHECKING:
    from pathlib import Path

RIGHT = {
    "title": 52, "lead": 3, "byline": 12, "date": 6, "caption": 7, "teaser": 20, "agency": 4, "heading": 42,
    "paragraph": 34, "item": 7, "quote": 2, "boilerplate": 10, "dateline paragraph": 1, "dateline agency paragraph": 2,
    "dateline date paragraph": 1,
    "paragraph agency": 1, "dateline paragraph agency": 1,
}  # fmt: skip
"""How many labelled lines of each role are right. A figure may rise, and must not fall."""

ALIKE = {"prose": ("paragraph", "lead"), "notice": ("boilerplate",)}
"""What the file's short words stand for."""

ARTICLES = sorted(path for path in (CASES / "articles").iterdir() if path.suffix in (".txt", ".md"))


@pytest.mark.parametrize("scene", scenes(), ids=lambda scene: scene.name)
def test_labelled_lines(scene: Scene) -> None:
    """Each line of the file gets the role of its label."""
    found = zip(scene.roles(), scene.wanted, strict=True)
    assert [(text, role, wanted) for role, (wanted, text) in found if role not in ALIKE.get(wanted, (wanted,))] == []


def test_accuracy_of_roles_does_not_decrease() -> None:
    """No role has fewer labelled lines right than it had."""
    right = Counter(
        wanted
        for scene in scenes()
        for role, (wanted, _) in zip(scene.roles(), scene.wanted, strict=True)
        if role == wanted
    )
    assert {role: right[role] for role in RIGHT if right[role] < RIGHT[role]} == {}
    assert sum(RIGHT.values()) >= 100


def outline(path: Path) -> str:
    """Describe an article as it was understood: its metadata, and each block with its chapter, role and sentences."""
    script = split(read(path))
    about = script.about
    lines = [f"title: {about.title}", f"author: {about.author}", f"published: {about.published}", ""]
    lines += [f"chapter {number}: {chapter.title}" for number, chapter in enumerate(script.chapters, 1)]
    lines.append("")
    for index, block in enumerate(script.blocks):
        narrated = " | ".join(part.written for part in script.utterances if part.block == index)
        skipped = f"({block.skipped}) {block.text}"
        lines.append(f"{block.chapter or '-'} {block.role or 'paragraph'}: {skipped if block.skipped else narrated}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_whole_article(path: Path) -> None:
    """The roles of whole articles of each kind are those that a person gave."""
    assert outline(path) == path.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("3. Oktober 2025", "2025-10-03"),
        ("Stand: 03.10.2025, 14:30 Uhr", "2025-10-03"),
        ("Veröffentlicht am 1. März 2024", "2024-03-01"),
        ("Mittwoch, 5. Nov. 2025", "2025-11-05"),
        ("14 September 2012", "2012-09-14"),
        ("Freitag, 7 März 2025", "2025-03-07"),
        ("14 September", None),
        ("14 Marken 2012", None),
        ("Aktualisiert am 5.1.25 um 7.15 Uhr", "2025-01-05"),
        ("2025-12-24", "2025-12-24"),
        ("31. Februar 2025", None),
        ("Am 3. Oktober 2025 kam er", None),
        ("Stand der Dinge", None),
    ],
)
def test_date_line(line: str, date: str | None) -> None:
    """A line that is only a date gives its day; a line with more text, or with an invalid date, gives none."""
    assert date_line(line) == date


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Von Anna Müller, Berlin", "Anna Müller"),
        ("Von Anna Müller und Jan van der Meer", "Anna Müller und Jan van der Meer"),
        ("VON PETER MAIER", "PETER MAIER"),
        ("Ein Kommentar von Dr. Karl-Heinz Groß", "Dr. Karl-Heinz Groß"),
        ("Autor: Redaktion", "Redaktion"),
        ("Text: Anna Müller / Fotos: Jan Koch", "Anna Müller"),
        ("Von Ursula von der Leyen", "Ursula von der Leyen"),
        ("Spyri, Johanna (1827-1901)", "Johanna Spyri"),
        ("Von der Leyen kritisiert Moskau", None),
        ("Von Menschen und Mäusen", None),
        ("Von Berlin nach Rom", None),
        ("Berlin, Hamburg", None),
    ],
)
def test_byline(line: str, author: str | None) -> None:
    """A byline gives its author without the place; a heading that begins with "Von" is not a byline."""
    assert byline(line) == author


def test_a_long_text_in_a_heading_is_a_paragraph() -> None:
    """Some pages and documents give their whole text in large letters."""
    sentence = "Der Fluss trat am Morgen über die Ufer. "
    blocks = read("page.html", data=f"<h1>Am Fluss</h1><h2>{sentence}</h2><h2>{sentence * 9}</h2>".encode()).blocks
    assert [block.role for block in assign_roles(blocks)] == [Role.TITLE, Role.HEADING, Role.PARAGRAPH]


def test_a_notice_is_skipped_beside_a_text_only() -> None:
    """A text that is a notice, as its title says, is read; so are the tasks of a list that name a notice."""
    law = "Die Inhalte wurden mit Sorgfalt erstellt, und die Bilder sind von Lea Witt vom Verein am Fluss. " * 3
    tasks = "- Die Bilder der Boote einbauen\n- Impressum und Datenschutz ergänzen\n- Alte Seiten löschen"
    for source, wanted in (
        (f"# Impressum\n\nLea Witt\n\n## Hinweise\n\nHaftungsausschluss: {law}\n", "Haftungsausschluss"),
        (f"# Die Seite\n\n{law}\n\n## Noch zu tun\n\n{tasks}\n", "Alte Seiten"),
    ):
        blocks = assign_roles(read("page.md", data=source.encode()).blocks)
        assert any(block.text.startswith(wanted) and block.role is not Role.BOILERPLATE for block in blocks)


def test_an_address_that_is_asked_for_is_text() -> None:
    """The mail address after "Schreiben Sie uns an:" stays, as does "E-Mail-Adresse" among other data."""
    source = """# Besuch\n\nWir speichern diese Daten:\n\n- Name und Vorname\n- E-Mail-Adresse\n- Passwort\n
War etwas nicht in Ordnung am Steg oder im Boot? Dann sagen Sie es uns bitte noch am selben Tag. Schreiben Sie uns an:\n
[lea@fluss.example](mailto:lea@fluss.example)\n"""
    article = read("page.md", data=source.encode())
    heard = [
        block.text for block in assign_roles(article.blocks, inline=article.inline) if block.role is not Role.TEASER
    ]
    assert "E-Mail-Adresse" in heard
    assert "lea@fluss.example" in heard
