"""Notes at the foot of a PDF's pages, and their signs in the text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.pdf.lines import BROKEN_WORD

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.pdf.lines import Line

_SMALLER = 0.94
"""Font size of a note, relative to that of the text, at most."""
_RAISED = lazy_regex(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SIGN = lazy_regex(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*(?=\S)|(\d{1,3})\s+(?=\S)")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


class Note(NamedTuple):
    """A note, and the page with its sign."""

    page: int
    text: str


def with_notes_apart(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Note]]:
    """Return the lines of the text, without the signs of notes, and the notes."""
    sizes = Counter[float]()
    lines = [line for page in pages for line in page]
    for line in [line for line in lines if not line.is_fixed] or lines:
        sizes[line.size] += len(line.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    texts: list[list[Line]] = []
    notes: list[Note] = []
    for page in pages:
        at_foot = _lines_of_notes(page, usual)
        known = set(map(id, at_foot))
        text = [line for line in page if id(line) not in known]
        numbers = {_number(line) for line in at_foot} & _raised(text)
        if numbers and _number(at_foot[0]) in numbers:
            notes += _notes(at_foot, numbers)
            text = [_without_signs(line, numbers) for line in text]
        else:
            text = list(page)
        texts.append(text)
    return texts, notes


def _lines_of_notes(page: Sequence[Line], usual: float) -> list[Line]:
    """Return the lines in small print at the foot of a page, from the first that begins with a sign on."""
    small: list[Line] = []
    for line in sorted(page, key=lambda line: line.baseline):
        if line.size > _SMALLER * usual:
            break
        small.insert(0, line)
    first = next((at for at, line in enumerate(small) if _number(line)), len(small))
    return small[first:]


def _number(line: Line) -> str:
    """Return the number of the note that begins with a line; empty if none does."""
    match = _SIGN.match(line.text)
    return match[0].strip().translate(_DIGITS) if match else ""


def _raised(lines: Sequence[Line]) -> set[str]:
    return {match[0].translate(_DIGITS) for line in lines for match in _RAISED.finditer(line.text)}


def _notes(lines: Sequence[Line], numbers: set[str]) -> Iterator[Note]:
    texts: list[str] = []
    for line in lines:
        if _number(line) in numbers and texts:
            yield Note(line.page, "\n".join(texts).replace(BROKEN_WORD, "-"))
            texts = []
        texts.append(line.text)
    yield Note(lines[0].page, "\n".join(texts).replace(BROKEN_WORD, "-"))


def _without_signs(line: Line, numbers: set[str]) -> Line:
    def without(match: re.Match[str]) -> str:
        return "" if match[0].translate(_DIGITS) in numbers else match[0]

    if not _RAISED.search(line.text):
        return line
    cells = tuple(cell._replace(text=_RAISED.sub(without, cell.text)) for cell in line.cells)
    return line._replace(text=_RAISED.sub(without, line.text), cells=cells)
