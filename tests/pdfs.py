"""PDFs of words at given places, and what is read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from audiobuild.readers import read

if TYPE_CHECKING:
    from collections.abc import Sequence

FONTS = {"text": "F1", "bold": "F2", "code": "F3"}
_NAMES = ("Helvetica", "Helvetica-Bold", "Courier")


class Shown(NamedTuple):
    """Words on a page; lengths are in points."""

    text: str
    left: float
    height: float
    size: float = 11
    font: str = "text"


def pdf(pages: Sequence[Sequence[Shown]], *, scale: bool = False, rules: Sequence[str] = ()) -> bytes:
    """Return a PDF with these pages.

    Args:
        pages: what is printed on each.
        scale: whether all fonts have size 1 and are scaled when they are used, as some programs do.
        rules: left edge, height, width and thickness of lines on each page.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", *map(_font, _NAMES)]
    fonts = " ".join(f"/{name} {number} 0 R" for number, name in enumerate(FONTS.values(), 3))
    kids = []
    for page in pages:
        words, drawn = (_printed(shown, scale=scale) for shown in page), (f"{rule} re f" for rule in rules)
        content = f"BT {' '.join(words)} ET {' '.join(drawn)}"
        objects.append(f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream")
        resources = f"/Contents {len(objects)} 0 R /Resources << /Font << {fonts} >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} >>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body = "".join(f"{number} 0 obj\n{value}\nendobj\n" for number, value in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF\n".encode("cp1252")


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _printed(shown: Shown, *, scale: bool) -> str:
    text = shown.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    size, factor = (1, shown.size) if scale else (shown.size, 1)
    return f"/{FONTS[shown.font]} {size} Tf {factor} 0 0 {factor} {shown.left} {shown.height} Tm ({text}) Tj"


def lines(texts: Sequence[str], *, top: float = 780, gap: float = 14, font: str = "text") -> list[Shown]:
    """Return lines below each other."""
    return [Shown(text, 72, top - number * gap, font=font) for number, text in enumerate(texts)]


def roles(data: bytes) -> list[tuple[str, str]]:
    """Return the blocks that are not skipped by the reader, each with its role."""
    return [(block.role or "", block.text) for block in read("a.pdf", data=data).blocks if not block.skipped]


WORDS = (
    "Der Weg am Fluss ist seit Montag wieder offen, und viele",
    "gehen gern darauf. Am Wochenende kamen mehr als hundert Leute.",
    "Die Stadt hatte ihn im Winter gesperrt, weil das Ufer nass war.",
)
