"""Whole files in each format and what they become: blocks, reasons, omissions, metadata; see tests/cases/read."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from audiobuild.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Article, Block

CASES = Path(__file__).parent / "cases" / "read"
UNLISTED = {"front matter"}
"""Reasons of blocks that a case need not list."""


class Case(NamedTuple):
    """A source and the lines that describe the article it becomes."""

    name: str
    source: str
    wanted: tuple[str, ...]


def cases() -> list[Case]:
    """Return every case of the case files."""
    found: list[Case] = []
    for path in sorted(CASES.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("\n=== ")[1:]:
            head, _, rest = case.partition("\n")
            source, _, wanted = rest.rpartition("\n---\n")
            found.append(Case(head.partition(":")[0], source + "\n", tuple(filter(None, wanted.splitlines()))))
    return found


def described(article: Article) -> Iterator[str]:
    """Yield the lines that describe an article, without its metadata and warnings."""
    for block in article.blocks:
        if block.skipped is None:
            yield f"{block.role or 'text'} | {block.text}"
        elif block.skipped not in UNLISTED:
            yield f"skip {block.skipped} | {block.text}"
        yield from (f"omit {omission.reason} | {omission.text}" for omission in block.omissions)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_file_becomes_the_article_it_should(case: Case) -> None:
    """The blocks, what is left out and why, the metadata and the warnings are those of the case file."""
    article = read(case.name, data=case.source.encode())
    about = {
        line.partition(" | ")[0][6:]: line.partition(" | ")[2] for line in case.wanted if line.startswith("about ")
    }
    warnings = tuple(line.partition(" | ")[2] for line in case.wanted if line.startswith("warning "))
    blocks = [line for line in case.wanted if not line.startswith(("about ", "warning "))]
    assert list(described(article)) == blocks
    assert {field: str(getattr(article.about, field)) for field in about} == about
    assert article.warnings == warnings


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_blocks_tile_the_text(case: Case) -> None:
    """Spans tile the text, positions stay inside their block's span, omissions too."""
    article = read(case.name, data=case.source.encode())
    assert article.blocks[0].span[0] == 0
    assert article.blocks[-1].span[1] == article.characters
    assert all(before.span[1] == after.span[0] for before, after in pairwise(article.blocks))
    assert all(positions_are_inside(block) for block in article.blocks)


def positions_are_inside(block: Block) -> bool:
    """Tell whether a block's positions rise inside its span, and its omissions lie there."""
    places = [block.source_position(at) for at in range(len(block.text) + 1)]
    edges = [edge for omission in block.omissions for edge in omission.span]
    return places == sorted(places) and all(block.span[0] <= place <= block.span[1] for place in places + edges)
