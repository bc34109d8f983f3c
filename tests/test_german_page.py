"""The page that shows what is written and what is spoken says what the program does.

``python tests/test_german_page.py`` writes the page anew from the beginnings of the case tables.
"""

from __future__ import annotations

from pathlib import Path

from audiobuild.german.rules import verbalise

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "german.md"
TABLES = ROOT / "tests" / "cases" / "verbalise"
HEAD = """# What is written, and what is spoken

audiobuild reads every number, symbol and abbreviation out itself, before any voice sees the text. This page shows
what becomes of what. It has the first lines of the tables in [tests/cases/verbalise](../tests/cases/verbalise), whose
thousands of lines are also the tests: each is checked on every change. A German speaker can add a line there without
knowing Python (see [adding a rule](adding-a-rule.md)).

Written anew by `python tests/test_german_page.py`.
"""
SHOWN = 16
"""Lines of each table that the page shows."""


def page() -> str:
    """Generate the page from the tables."""
    parts = [HEAD]
    for table in sorted(TABLES.glob("*.tsv")):
        title, *lines = table.read_text(encoding="utf-8").rstrip("\n").split("\n")
        rows = [line.partition("\t") for line in lines if line and not line.startswith("# ")][:SHOWN]
        parts.append(
            f"\n## {table.stem.capitalize()}\n\n{title.removeprefix('# ')}\n\n| written | spoken |\n| --- | --- |\n"
        )
        parts += [f"| {cell(written)} | {cell(spoken if tab else written)} |\n" for written, tab, spoken in rows]
    return "".join(parts)


def cell(text: str) -> str:
    """Format a text as a cell of a Markdown table: code, so that no character of it is markup."""
    if not text:
        return "(nothing)"
    return "`" + text.replace("|", "\\|") + "`"


def test_the_page_shows_how_the_tables_begin() -> None:
    """docs/german.md is what the beginnings of the case tables make of it, line by line."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_guide_names_every_file_of_rules_and_its_example_is_true() -> None:
    """docs/adding-a-rule.md lists the files with rules, and what it says is spoken is spoken."""
    guide = (ROOT / "docs" / "adding-a-rule.md").read_text(encoding="utf-8")
    files = (ROOT / "audiobuild" / "german" / "rules").glob("[a-z]*.py")
    assert [path.name for path in files if f"`{path.name}`" not in guide] == []
    assert verbalise("Er wohnt im 3. OG.") == "Er wohnt im dritten OG."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
