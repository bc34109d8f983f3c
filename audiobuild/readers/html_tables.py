"""HTML tables to pieces: row by row with the column heads, or skipped if they are too large to listen to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.readers.pieces import Piece, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_COLUMNS = 8
MAX_ROWS = 40
"""Limits of a table that is read; a larger one is skipped as a whole."""
HEAD = "table head, read with each row"


@dataclass(slots=True)
class Cell:
    """A cell of a table, which takes up the pieces inside it."""

    in_head: bool
    pieces: list[Piece] = field(default_factory=list)
    closed: bool = False

    @property
    def runs(self) -> list[Run]:
        """The runs of all pieces in the cell."""
        return [run for piece in self.pieces for run in piece.runs]


@dataclass(slots=True)
class Table:
    """The rows of a table, each a list of cells."""

    rows: list[list[Cell]] = field(default_factory=list)


def table_pieces(table: Table) -> Iterator[Piece]:
    """Yield the pieces of a table.

    A data table is read row by row, each cell after its column's head ("Verein: Köln, Spiele: 3"). The cells of a
    table that only lays out a page are read one after the other.
    """
    rows = [row for row in table.rows if any(cell.pieces for cell in row)]
    columns = max((len(row) for row in rows), default=0)
    if _is_layout(rows, columns):
        for row in rows:
            for cell in row:
                yield from cell.pieces
    elif columns > MAX_COLUMNS or len(rows) > MAX_ROWS:
        runs = _separated([cell for row in rows for cell in row], ())
        yield Piece(tuple(runs), Role.ITEM, f"table of {len(rows)} rows and {columns} columns")
    else:
        yield from _data_rows(rows)


def _is_layout(rows: Sequence[Sequence[Cell]], columns: int) -> bool:
    """Return whether a table has no data: one column, one row, or cells with several blocks in them."""
    if columns < 2 or (len(rows) < 2 and not any(cell.in_head for row in rows for cell in row)):  # noqa: PLR2004
        return True
    return any(len(cell.pieces) > 3 or any(p.role is Role.HEADING for p in cell.pieces) for row in rows for cell in row)  # noqa: PLR2004


def _data_rows(rows: Sequence[Sequence[Cell]]) -> Iterator[Piece]:
    heads: tuple[str, ...] = ()
    if len(rows) > 1 and all(cell.in_head for cell in rows[0]):
        heads = tuple(" ".join("".join(r.text for r in cell.runs if r.omitted is None).split()) for cell in rows[0])
        yield Piece(tuple(_separated(rows[0], ())), Role.ITEM, HEAD)
        rows = rows[1:]
    for row in rows:
        yield Piece(tuple(_separated(row, heads)), Role.ITEM, None)


def _separated(cells: Sequence[Cell], heads: Sequence[str]) -> Iterator[Run]:
    """Yield the runs of cells with commas between them, each cell after its head."""
    first = True
    for column, cell in enumerate(cells):
        runs = cell.runs
        if not any(run.text.strip() for run in runs):
            continue
        start = runs[0].start
        head = heads[column].rstrip(":") if column < len(heads) else ""
        opening = ("" if first else ", ") + (f"{head}: " if head else "")
        if opening:
            yield Run(opening, start, start, None)
        yield from runs
        first = False
