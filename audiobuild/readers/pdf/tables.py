"""Tables of a PDF, which has none by itself: lines whose cells form columns with white gutters between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.pdf.lines import BROKEN_WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.pdf.lines import Cell, Line

_FEWEST_ROWS = 3
_LEAST_FILLED = 0.4
"""Share of the places of a table in which a cell has words, at least; lines of a wrapped cell count as rows here."""
_GUTTER = 0.5
"""Width of the white between two columns, relative to the font size."""
_SAME_LINE = 0.25
"""Distance of baselines that count as one, relative to the font size."""
_NEAR = 2.5
"""Distance of a line with a single cell from the line before, relative to the font size."""
_LOOK_BACK = 8
"""Lines before a line that it is compared with, since the lines of a cell follow each other."""
_MARKER = lazy_regex(r"[^\w\s]+|[(\[]?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z])[.)\]]*")
"""A bullet, a number, or the sign of a note: the beginning of an item of a list."""
_BULLETS = frozenset("•▪◦●‣")
_MOSTLY_PROSE = 0.3
"""Minimum share of cells that begin in lower case in the columns of a newspaper."""
_FEWEST_LINES = 4
_MOSTLY_FULL = 0.6
"""Lines of columns of running text with words in all of them, at least, and their share."""
_SAME_EDGE = 2.0
"""Points between the ends of two lines of a justified paragraph, at most."""
_PADDED = 1.1
"""Distance of two rows that have space between them, relative to that of two lines."""
_MOST_LINES = 2.5
"""Lines of several cells in a row, on average, up to which space can be what divides rows."""


class PdfTable(NamedTuple):
    """A table, and the lines that it takes up."""

    first: int
    end: int
    """Indices of its first line and of the one after the last."""
    rows: tuple[tuple[str, ...], ...]
    has_head: bool
    """Whether the first row names the columns."""

    @property
    def ends_with_pages(self) -> bool:
        """Whether the last column has numbers that do not fall, as a table of contents has."""
        numbers = [row[-1] for row in self.rows]
        return all(map(str.isdecimal, numbers)) and sorted(map(int, numbers)) == list(map(int, numbers))


class _Interval(NamedTuple):
    left: float
    right: float


class _Row(NamedTuple):
    """The cells on one baseline, by the index of their column."""

    baseline: float
    cells: dict[int, list[str]]
    is_bold: bool


def tables(lines: Sequence[Line]) -> Iterator[PdfTable]:
    """Yield the tables among the lines of a document, in order."""
    at = 0
    while at < len(lines):
        found = _table_at(lines, at) if len(lines[at].cells) > 1 else None
        if found:
            yield found
        at = found.end if found else at + 1


def columns_in_order(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines so that each column of running text is read to its end, where a program printed it across."""
    at = 0
    while at < len(lines):
        columns, end = _aligned(lines, at) if len(lines[at].cells) > 1 else ([], at + 1)
        region = lines[at:end]
        several = sum(len(line.cells) == len(columns) for line in region)
        is_full = several >= _FEWEST_LINES and several >= _MOSTLY_FULL * len(region)
        if is_full and not _is_justified(lines, at, end) and _is_prose(region, columns):
            yield from _by_columns(region, columns)
        else:
            yield from region
        at = end


def _is_prose(lines: Sequence[Line], columns: Sequence[_Interval]) -> bool:
    """Return whether all columns have running text: many of their lines go on in lower case."""
    return len(columns) > 1 and _share_in_lower_case(_baselines(lines, columns), len(columns)) > _MOSTLY_PROSE


def _by_columns(lines: Sequence[Line], columns: Sequence[_Interval]) -> Iterator[Line]:
    for column in columns:
        for line in lines:
            cells = tuple(cell for cell in line.cells if column.left <= cell.left <= column.right)
            if cells:
                text = " ".join(cell.text for cell in cells)
                yield line._replace(text=text, left=cells[0].left, right=cells[-1].right, cells=cells)


def _aligned(lines: Sequence[Line], first: int) -> tuple[list[_Interval], int]:
    """Return the columns that a line has in common with those after it, and the end of these lines."""
    columns = _columns(lines[first].cells, (), lines[first].size)
    end = first + 1
    while end < len(lines):
        grown = _grown(columns, lines[first:end], lines[end])
        if grown is None:
            break
        columns, end = grown, end + 1
    return columns, end


def _table_at(lines: Sequence[Line], first: int) -> PdfTable | None:
    """Return the table that begins with a line; None if there is none."""
    columns, end = _aligned(lines, first)
    rows = _baselines(lines[first:end], columns)
    filled = sum(len(row.cells) for row in rows) / (len(rows) * len(columns))
    if sum(len(row.cells) > 1 for row in rows) < _FEWEST_ROWS or filled < _LEAST_FILLED or _is_text(rows, len(columns)):
        return None
    if _is_justified(lines, first, end):
        return None
    joined = [tuple(_joined(row.cells.get(at, ())) for at in range(len(columns))) for row in _wrapped(rows)]
    return PdfTable(first, end, tuple(joined), _has_head(rows, joined))


def _is_justified(lines: Sequence[Line], first: int, end: int) -> bool:
    """Return whether lines are in a justified paragraph: one beside them, without gaps, ends where all of them do."""
    region = lines[first:end]
    gaps = [above.baseline - below.baseline for above, below in pairwise(region)]
    if not gaps or any(abs(line.right - region[0].right) > _SAME_EDGE for line in region):
        return False
    if any(abs(line.left - region[-1].left) > _SAME_EDGE for line in region[1:]):
        return False
    for at, other in ((first, first - 1), (end - 1, end)):
        line = lines[other] if 0 <= other < len(lines) else None
        if line is None or len(line.cells) > 1 or line.page != region[0].page:
            continue
        is_alike = abs(line.left - region[-1].left) <= _SAME_EDGE and abs(line.right - region[0].right) <= _SAME_EDGE
        if is_alike and abs(abs(line.baseline - lines[at].baseline) - min(gaps)) <= 1:
            return True
    return False


def _joined(texts: Sequence[str]) -> str:
    """Return the lines of a cell as one; a hyphen before a line's end is joined when blocks are made."""
    return "\n".join(texts).replace(BROKEN_WORD, "-")


def _columns(cells: Sequence[Cell], known: Sequence[_Interval], size: float) -> list[_Interval]:
    """Return the columns that cells take up together with those that are known."""
    merged: list[_Interval] = []
    for left, right in sorted([*known, *((cell.left, cell.right) for cell in cells)]):
        if merged and left < merged[-1].right + _GUTTER * size:
            merged[-1] = _Interval(merged[-1].left, max(merged[-1].right, right))
        else:
            merged.append(_Interval(left, right))
    return merged


def _grown(columns: Sequence[_Interval], taken: Sequence[Line], line: Line) -> list[_Interval] | None:
    """Return the columns with a further line; None if it is not part of the table."""
    before = taken[-1]
    if line.page != before.page or abs(line.size - before.size) > 0.15 * before.size:
        return None
    grown = _columns(line.cells, columns, line.size)
    if len(line.cells) > 1:
        return grown if len(grown) >= len(columns) or (len(taken) == 1 and len(grown) > 1) else None
    nearest = min(abs(line.baseline - other.baseline) for other in taken[-_LOOK_BACK:])
    return grown if len(grown) == len(columns) and nearest <= _NEAR * line.size else None


def _baselines(lines: Sequence[Line], columns: Sequence[_Interval]) -> list[_Row]:
    """Return the cells by their baselines, from top to bottom."""
    rows: list[_Row] = []
    cells = [(cell, line) for line in lines for cell in line.cells]
    for cell, line in sorted(cells, key=lambda pair: (-pair[0].baseline, pair[0].left)):
        if not rows or rows[-1].baseline - cell.baseline > _SAME_LINE * line.size:
            rows.append(_Row(cell.baseline, {}, line.is_bold))
        at = next((number for number, column in enumerate(columns) if cell.left <= column.right), len(columns) - 1)
        rows[-1].cells.setdefault(at, []).append(cell.text)
    return rows


def _is_text(rows: Sequence[_Row], columns: int) -> bool:
    """Return whether lines with gaps in them are a list or the columns of a newspaper."""
    if columns < 2:  # noqa: PLR2004
        return True
    starts = [" ".join(row.cells[0]) for row in rows if 0 in row.cells]
    if sum(text in _BULLETS for text in starts) >= _MOSTLY_FULL * len(starts):
        return True
    if columns == 2 and all(_MARKER.fullmatch(" ".join(row.cells[0])) for row in rows if 0 in row.cells):  # noqa: PLR2004
        return True
    return _share_in_lower_case(rows, columns) > _MOSTLY_PROSE


def _share_in_lower_case(rows: Sequence[_Row], columns: int) -> float:
    """Return the share of cells that begin in lower case, in the column that has the fewest."""
    shares = []
    for at in range(columns):
        texts = [row.cells[at][0] for row in rows if at in row.cells]
        shares.append(sum(text[0].islower() for text in texts) / max(1, len(texts)))
    return min(shares)


def _wrapped(rows: Sequence[_Row]) -> list[_Row]:
    """Return the rows of the table: lines of a cell that is wrapped are joined.

    Cells may be at the top, in the middle or at the bottom of their row. If rows have more space between them than
    lines, that space decides; else a row begins with each line of several cells.
    """
    line_gap = _line_gap(rows)
    is_padded = _is_padded(rows, line_gap)
    joined: list[_Row] = []
    before: _Row | None = None
    for row in rows:
        gap = before.baseline - row.baseline if before else 0.0
        if is_padded:
            begins = gap > _PADDED * line_gap
        elif len(row.cells) > 1:
            begins = bool(joined) and len(joined[-1].cells) > 1
        else:
            begins = gap > 1.3 * line_gap
        if begins or not joined:
            joined.append(_Row(row.baseline, {}, row.is_bold))
        for at, texts in row.cells.items():
            joined[-1].cells.setdefault(at, []).extend(texts)
        before = row
    return joined


def _line_gap(rows: Sequence[_Row]) -> float:
    """Return the least distance of two lines of a column."""
    last_in_column: dict[int, float] = {}
    gaps: list[float] = []
    for row in rows:
        gaps += [last_in_column[at] - row.baseline for at in row.cells if at in last_in_column]
        last_in_column |= dict.fromkeys(row.cells, row.baseline)
    return min(gaps, default=0.0)


def _is_padded(rows: Sequence[_Row], line_gap: float) -> bool:
    """Return whether cells are wrapped, and the space between rows is wider than that between lines."""
    groups = 1 + sum(above.baseline - below.baseline > _PADDED * line_gap for above, below in pairwise(rows))
    several = sum(len(row.cells) > 1 for row in rows)
    has_wrapped = len(rows) > groups
    return has_wrapped and groups >= _FEWEST_ROWS and several <= _MOST_LINES * groups


def _has_head(rows: Sequence[_Row], joined: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row alone is bold, and names nearly all columns."""
    is_full = len(joined) > 1 and sum(map(bool, joined[0])) >= len(joined[0]) - 1
    return is_full and rows[0].is_bold and not all(row.is_bold for row in rows)
