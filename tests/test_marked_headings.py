"""Headings that a source marks, and lines that are headings beside them; see `structure.continued_numbers`."""

from __future__ import annotations

import pytest

from audiobuild.readers import read
from audiobuild.structure import split

TEXT = "Der Weg am Fluss ist seit Montag wieder offen, und viele gehen gern darauf. Am Steg gibt es Kuchen."


def headings(source: str) -> list[str]:
    """Return the headings of a Markdown text in which "..." stands for a paragraph."""
    script = split(read("a.md", data=source.replace("...", TEXT).encode()))
    return [block.text for block in script.blocks if block.role == "heading" and not block.skipped]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        pytest.param(
            "## 1. Anlass\n\n...\n\n2\\. Ziel des Projekts\n\n...\n\n## 3. Ablauf\n\n...\n\n4\\. Wo:\n\n...\n",
            ["1. Anlass", "2. Ziel des Projekts", "3. Ablauf", "4. Wo:"],
            id="lines that continue the numbers of headings",
        ),
        pytest.param(
            "## 1. Anlass\n\n...\n\n1\\. Fahne\n\n2\\. Zelt\n\n...\n\n## 2. Ablauf\n\n...\n",
            ["1. Anlass", "2. Ablauf"],
            id="a list of its own under a heading",
        ),
        pytest.param(
            "## 1. Anlass\n\n...\n\n2\\. Fahne\n\n3\\. Zelt\n\n...\n\n## 4. Ablauf\n\n...\n\n5\\. Er kam.\n\n...\n",
            ["1. Anlass", "4. Ablauf"],
            id="several numbered lines in a row, and a sentence",
        ),
        pytest.param(
            "## I. Verein\n\n§ 1 Name und Sitz\n\n...\n\n§ 2 Zweck\n\n...\n\n## II. Organe\n\n§ 3 Vorstand\n\n...\n",
            ["I. Verein", "§ 1 Name und Sitz", "§ 2 Zweck", "II. Organe", "§ 3 Vorstand"],
            id="paragraphs of a statute",
        ),
        pytest.param(
            "# Urteil\n\n## Gründe\n\n§ 5 Miete\n\n...\n\n§ 12 Pacht\n\n...\n\n## Kosten\n\n§ 14 Zinsen\n\n...\n",
            ["Gründe", "Kosten"],
            id="paragraphs that are only quoted",
        ),
    ],
)
def test_numbered_headings_among_marked_ones(source: str, wanted: list[str]) -> None:
    """They are found by the numbers that they continue."""
    assert headings(source) == wanted


def test_questions_of_an_interview_that_are_marked() -> None:
    """They begin no chapter; the questions of a page of answers to everybody do."""
    asked = "### Wann warst du am Steg?\n\n...\n\n### Wie ist der Fluss?\n\n...\n\n### Kommst du wieder?\n\n...\n"
    assert headings(f"# Am Steg\n\nEin Gespräch mit Lea Witt.\n\n{asked}") == []
    named = asked.replace("Wann warst", "Lea, wann warst")
    assert headings(f"# Am Steg\n\n{named}## Zum Schluss\n\n...\n") == ["Zum Schluss"]
    assert len(headings(f"# Fragen zum Steg\n\n{asked}")) == 3
    few = "## Der Fluss\n\n...\n\n## Der Steg\n\n...\n\n## Das Boot\n\n...\n\n## Die Fähre\n\n...\n\n"
    assert len(headings(f"# Am Steg\n\nInterview: Lea Witt\n\n{few}{asked}")) == 7


def test_a_name_under_a_paragraph_that_ends_with_a_greeting() -> None:
    """It is a signature, also if the source puts the greeting in the paragraph above it."""
    source = "...\n\nVielen Dank!\nMit freundlichen Grüßen\n\nLea Witt\n\n![](a.jpg)\n\n## Der Steg\n\n...\n"
    assert headings(source) == ["Der Steg"]


def test_lines_in_large_print_above_a_date() -> None:
    """TeX prints the authors and the date under the title in large print; a section above a day is a heading."""
    source = "# Der Steg\n\n## Gruppe der Schule\n\n## Lea Witt und Jan Holt\n\n20. November 2016\n\n## 1 Wege\n\n...\n"
    assert headings(source) == ["1 Wege"]
    assert headings("# Der Steg\n\n...\n\n## Der Fluss\n\n20. November 2016\n\n...\n") == ["Der Fluss"]
