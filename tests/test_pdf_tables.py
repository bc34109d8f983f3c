"""Tables of a PDF are read row by row with the heads of their columns; see cases/pdf_tables.txt."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from audiobuild.readers import read

CASES = Path(__file__).parent / "cases" / "pdf_tables.txt"
_CHARACTER, _LINE, _SPACE = 5, 13, 7
"""Points of a character, a line, and a little space."""


class Case(NamedTuple):
    """A drawn page and the lines that describe what is read of it."""

    name: str
    page: str
    wanted: list[str]


def cases() -> list[Case]:
    """Return every case of the file."""
    found = []
    for case in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        name, _, rest = case.partition("\n")
        page, _, wanted = rest.partition("\n---\n")
        found.append(Case(name, page, [line for line in wanted.splitlines() if line]))
    return found


def pdf(page: str) -> bytes:
    """Return a PDF of one page, on which the cells stand where they are drawn."""
    shown, height = [], 780
    for line in page.splitlines():
        height -= _SPACE if line == "." else _LINE
        for match in re.finditer(r"\S+(?: {1,2}\S+)*", line if line != "." else ""):
            text = match[0].replace("\\-", "\\255").replace("•", "\\225").replace("(", "\\(").replace(")", "\\)")
            shown.append(f"1 0 0 1 {72 + match.start() * _CHARACTER} {height} Tm ({text}) Tj")
    content = f"BT /F1 9 Tf {' '.join(shown)} ET"
    font = "/Font << /F1 5 0 R >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {font} >> >>",
        f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body = "".join(f"{number} 0 obj\n{value}\nendobj\n" for number, value in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF\n".encode("cp1252")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_page_is_read_as_it_should(case: Case) -> None:
    """Rows, wrapped cells and heads are found, and lists and running text are not taken for tables."""
    blocks = read("seite.pdf", data=pdf(case.page)).blocks
    narrated = [block.text for block in blocks if not block.skipped]
    skipped = [f"skip {block.text}" for block in blocks if block.skipped]
    assert narrated + skipped == case.wanted
