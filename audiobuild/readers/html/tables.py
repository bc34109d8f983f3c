"""HTML tables to pieces: row by row with the column heads, or skipped if they are too large to listen to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.words.calendar import ANY_DAY
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.readers.html.lines import with_commas
from audiobuild.readers.pieces import Piece, Run, reason_to_skip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MAX_COLUMNS = 8
MAX_ROWS = 40
"""Limits of a table that is read; a larger one is skipped as a whole."""
_MOST_HEADERS = 3
"""Rows at the start of a table that may name the columns."""
_MAX_SPAN = 50
_FIGURE = lazy_regex(r"[\d.,:%€$+−–-]*\d[\d.,:%€$+−–\s-]*(?:%|€|\w{1,4})?")
"""Matches "1.234,5", "+3 %" and "12 km"; not "Platz 3"."""
# Matches the beginning of "Mo", "Di-Do", "Montag:"; not of "Monat", "Tag".
_DAY = lazy_regex(rf"(?:{ANY_DAY})\b")
HEAD = "table head, read with each row"


@dataclass(slots=True)
class Cell:
    """A cell of a table, with the pieces inside it."""

    in_head: bool
    pieces: list[Piece] = field(default_factory=list)
    columns: int = 1
    """Number of columns that it spans."""
    rows: int = 1
    """Number of rows that it spans."""
    has_plain: bool = False
    """Whether any of its words are not in bold print."""

    @property
    def runs(self) -> list[Run]:
        """The runs of all pieces in the cell, with a blank between two, and a comma before an item of a list."""
        runs: list[Run] = []
        for piece in self.pieces:
            if runs:
                separator = ", " if piece.role is Role.ITEM and piece.skipped is None else " "
                runs.append(Run(separator, piece.runs[0].start, piece.runs[0].start))
            runs += with_commas(piece.runs)
        return runs


@dataclass(slots=True)
class Table:
    """The rows of a table, each a list of cells."""

    rows: list[list[Cell]] = field(default_factory=list)
    last: Cell | None = None
    """The cell that began last; None before the first."""


class _Place(NamedTuple):
    """A place in the grid of a table, and the cell that covers it."""

    cell: Cell
    is_first: bool
    """Whether it is the first place that the cell covers, where it is read."""


def span(attributes: Mapping[str, str], name: str) -> int:
    """Return how many columns or rows a cell spans, by its attribute ``colspan`` or ``rowspan``."""
    value = attributes.get(name, "")
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdecimal() and len(value) < 6 else 1  # noqa: PLR2004


def table_pieces(table: Table) -> Iterator[Piece]:
    """Yield the pieces of a table.

    A data table is read row by row, each cell after its column's header ("Verein: Köln, Spiele: 3"). The cells of a
    table that only lays out a page are read one after the other.
    """
    grid = [row for row in _grid(table.rows) if any(place.is_first and place.cell.pieces for place in row)]
    columns = max((len(row) for row in grid), default=0)
    if _is_layout(grid, columns):
        for row in grid:
            for place in row:
                yield from place.cell.pieces if place.is_first else ()
    elif columns > MAX_COLUMNS or len(grid) > MAX_ROWS:
        runs = _separated([place for row in grid for place in row], ())
        yield Piece(tuple(runs), Role.ITEM, f"table of {len(grid)} rows and {columns} columns")
    else:
        yield from _data_rows(grid)


def _grid(rows: Sequence[Sequence[Cell]]) -> list[list[_Place]]:
    """Return the rows with a place for each column, so that a cell that spans several covers all of them."""
    grid: list[list[_Place]] = []
    reaching_down: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        places: list[_Place] = []
        below: dict[int, tuple[Cell, int]] = {}
        for cell in [*row, None]:
            while len(places) in reaching_down:
                above, left = reaching_down.pop(len(places))
                if left > 1:
                    below[len(places)] = (above, left - 1)
                places.append(_Place(above, is_first=False))
            for offset in range(cell.columns if cell else 0):
                if cell and cell.rows > 1:
                    below[len(places)] = (cell, cell.rows - 1)
                if cell:
                    places.append(_Place(cell, is_first=offset == 0))
        reaching_down = below
        grid.append(places)
    return grid


def _is_layout(rows: Sequence[Sequence[_Place]], columns: int) -> bool:
    """Return whether a table has no data: one column, one row, or cells with several blocks in them."""
    cells = [place.cell for row in rows for place in row]
    if columns < 2 or (len(rows) < 2 and not any(cell.in_head for cell in cells)):  # noqa: PLR2004
        return True
    is_headed = len(rows) > 2 and all(place.cell.in_head for place in rows[0])  # noqa: PLR2004  # rows under a head
    if is_headed:
        return False
    return any(len(cell.pieces) > 3 or any(p.role is Role.HEADING for p in cell.pieces) for cell in cells)  # noqa: PLR2004


def _data_rows(rows: Sequence[Sequence[_Place]]) -> Iterator[Piece]:
    count = 0
    while count < min(_MOST_HEADERS, len(rows) - 1) and all(place.cell.in_head for place in rows[count]):
        if count and _gives_figures(rows[count]):
            break
        count += 1
    if not count and (_has_words_over_figures(rows) or _has_bold_row(rows)):
        count = 1
    for row in rows[:count]:
        yield Piece(tuple(_separated(row, ())), Role.ITEM, HEAD)
    headers = list(_headers(rows[:count]))
    for row in rows[count:]:
        runs = tuple(_separated(row, () if _names_group(row) else headers))
        yield Piece(runs, Role.ITEM, reason_to_skip(runs) or None)


def _gives_figures(row: Sequence[_Place]) -> bool:
    """Return whether most cells of a row give figures, as those of a winner in bold print do."""
    figures = sum(_FIGURE.fullmatch(_words(place.cell)) is not None for place in row)
    return 2 * figures > len(row)


def _names_group(row: Sequence[_Place]) -> bool:
    """Return whether a row has words in its first cell alone: "Erwachsene" over the prices they pay."""
    filled = [column for column, place in enumerate(row) if place.is_first and _words(place.cell)]
    return filled == [0]


def _has_words_over_figures(rows: Sequence[Sequence[_Place]]) -> bool:
    """Return whether the first row names the columns although it is not marked: a column has figures under a word."""
    texts = [[_words(place.cell) if place.is_first else "" for place in row] for row in rows]
    head, *others = texts
    if len(others) < 2 or not all(head) or any(_FIGURE.fullmatch(text) for text in head) or _DAY.match(head[0]):  # noqa: PLR2004
        return False
    columns = ([row[at] for row in others if at < len(row) and row[at]] for at in range(len(head)))
    return any(column and all(_FIGURE.fullmatch(text) for text in column) for column in columns)


def _has_bold_row(rows: Sequence[Sequence[_Place]]) -> bool:
    """Return whether the first row names the columns in bold print, in a table whose other rows have plain words."""
    head, *others = ([place.cell for place in row if place.is_first] for row in rows)
    if len(head) != len(rows[0]) or any(cell.has_plain or not _words(cell) for cell in head):
        return False
    figures = any(_FIGURE.fullmatch(_words(cell)) for cell in head)
    return len(others) > 1 and not figures and all(any(cell.has_plain for cell in row) for row in others)


def _words(cell: Cell) -> str:
    return " ".join("".join(run.text for run in cell.runs if run.omitted is None).split())


def _headers(rows: Sequence[Sequence[_Place]]) -> Iterator[str]:
    """Yield the header of each column: the words of all cells over it ("Spiele" over "Heim": "Spiele Heim")."""
    for column in range(max(map(len, rows), default=0)):
        cells = {id(row[column].cell): row[column].cell for row in rows if column < len(row)}
        yield " ".join(filter(None, map(_words, cells.values())))


def _separated(places: Sequence[_Place], headers: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of cells with commas between them, each cell after its column's header.

    A cell that ends with a colon is itself the header of the next one ("Montag:"); one of a dash alone is empty.
    """
    last = ""
    for column, place in enumerate(places):
        runs = place.cell.runs if place.is_first else []
        text = "".join(run.text for run in runs if run.omitted is None).strip()
        if not any(run.text.strip() for run in runs):
            continue
        if text in EMPTY:
            yield from (run._replace(omitted="") for run in runs)
            continue
        start = runs[0].start
        opening = opening_of(headers, column, last)
        if opening:
            yield Run(opening, start, start, None)
        yield from runs
        last = text or " "


EMPTY = frozenset("-–—")
"""The content of a cell that is not read."""


def opening_of(headers: Sequence[str], column: int, last: str) -> str:
    """Return what is read before a cell: a comma after the cell before it and the column's header."""
    if last.endswith(":"):
        return " "
    header = headers[column].rstrip(":") if column < len(headers) else ""
    return (", " if last else "") + (f"{header}: " if header else "")
