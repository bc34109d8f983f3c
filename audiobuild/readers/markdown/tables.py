"""Tables of Markdown to parts: row by row, or skipped if they are too large to listen to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.readers.html.tables import EMPTY, HEAD, MAX_COLUMNS, MAX_ROWS, opening_of
from audiobuild.readers.mapped_text import MappedText, apply_edits
from audiobuild.readers.markdown.html import html_parts
from audiobuild.readers.markdown.inline import inline_edits
from audiobuild.readers.maths import plain_formula
from audiobuild.readers.pieces import ORNAMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from audiobuild.readers.mapped_text import Edit
    from audiobuild.readers.markdown.lines import Lines
    from audiobuild.readers.pieces import Part

HEADLESS_TABLE = lazy_regex(r"(?:[ \t]*\|[^\n]*\|[^\n]*(?:\n|\Z))+")
"""A table without a head, as Kramdown has it: each line begins with a bar and has another."""
_ESCAPED_BAR = lazy_regex(r"\\\|")
_BARS = lazy_regex(r"[ \t]*\|[ \t|]*")


def table_parts(lines: Lines, rows: Sequence[Sequence[Token]]) -> Iterator[Part]:
    """Yield a table row by row, each cell after its column's head, or as one skipped part if it is too large."""
    head, *body = rows
    if len(rows) > MAX_ROWS or len(head) > MAX_COLUMNS:
        parts = [part for row in rows for part in _row(lines, row, ())]
        reason = f"table of {len(rows)} rows and {len(head)} columns"
        yield from (part._replace(skipped=reason) for part in parts)
        return
    heads = [" ".join("".join(map(_shown, cell.children or [])).split()) for cell in head]
    yield from (part._replace(skipped=HEAD if body else None) for part in _row(lines, head, ()))
    for row in body:
        names_group = len(row) > 1 and [cell for cell in row if cell.content.strip()] == row[:1]
        yield from _row(lines, row, () if names_group else heads)


def _shown(token: Token) -> str:
    r"""Return what a part of a column's head shows: ``$\lambda$`` is λ; a formula that no words say is nothing."""
    return (plain_formula(token.content) or "") if token.type.startswith("math_inline") else token.content


def _row(lines: Lines, cells: Sequence[Token], heads: Sequence[str]) -> Iterator[Part]:
    """Yield a table's row as one text, its cells separated by commas."""
    if not cells:
        return
    first = cells[0].map[0] if cells[0].map else 0
    start, end = lines.start(first), lines.start(first + 1)
    mapped = MappedText.slice_of(lines.source, start, end)
    # markdown-it takes the backslash of a bar that separates no cells.
    mapped = apply_edits(mapped, [(bar.start(), bar.start() + 1, "") for bar in _ESCAPED_BAR.finditer(mapped.text)])
    edits: list[Edit] = []
    position, last = 0, ""
    for column, cell in enumerate(cells):
        if cell.content in EMPTY:
            continue
        at = max(position, mapped.text.find(cell.content, position))
        if cell.content:
            edits.append((position, at, opening_of(heads, column, last)))
            last = cell.content.rstrip("*_ ")
            edits += [(at + a, at + b, text) for a, b, text in inline_edits(cell.content, cell.children or [])]
        position = at + len(cell.content)
    edits.append((position, len(mapped.text), ""))
    for index, part in enumerate(html_parts(apply_edits(mapped, edits), Role.ITEM)):
        yield part if index else part._replace(start=start)


def headless_table(mapped: MappedText, start: int) -> Iterator[Part]:
    """Yield a table that has no head: a part for each line, its cells separated by commas."""
    position = 0
    for number, line in enumerate(mapped.text.split("\n")):
        row = mapped.cut(position, position + len(line))
        position += len(line) + 1
        bars = list(_BARS.finditer(row.text))
        is_outer = [bar.start() == 0 or bar.end() == len(row.text) for bar in bars]
        edits = [(*bar.span(), "" if outer else ", ") for bar, outer in zip(bars, is_outer, strict=True)]
        ruled = not any(map(str.isalnum, row.text))
        for index, part in enumerate(html_parts(apply_edits(row, edits), Role.ITEM)):
            first = not (index or number)
            yield part._replace(start=start if first else part.start, skipped=ORNAMENT if ruled else part.skipped)
