"""Heads of text documents: ``Titel: ...``, ``Autor: ...`` and ``Datum: ...`` in paragraphs at the top are metadata."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from audiobuild.model import Role, SourceMap
from audiobuild.readers.markdown.front_matter import FRONT_MATTER, key_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Block
    from audiobuild.readers.contract import ParsedSource

_MOST_LINES = 20
"""Paragraphs at the top among which a head is looked for."""


def with_head(parsed: ParsedSource) -> ParsedSource:
    """Return a document with the metadata of its head, whose paragraphs are skipped but for the title's words."""
    opening = takewhile(lambda block: block.role is None and not block.skipped, parsed.blocks[:_MOST_LINES])
    lines = [f"{block.text}\n" for block in opening]
    head = key_lines("".join(lines))
    if not head.end:
        return parsed
    blocks: list[Block] = []
    position = 0
    for line, block in zip(lines, parsed.blocks, strict=False):
        titled = head.title and position <= head.title[0] < position + len(line)
        if titled and head.title:
            blocks += _around_title(block, head.title[0] - position)
        else:
            blocks.append(replace(block, skipped=FRONT_MATTER) if position < head.end else block)
        position += len(line)
    stated = head.metadata.about
    about = replace(
        parsed.about,
        title=stated.title or parsed.about.title,
        author=stated.author or parsed.about.author,
        published=stated.published or parsed.about.published,
        description=stated.description or parsed.about.description,
    )
    return replace(parsed, about=about, blocks=(*blocks, *parsed.blocks[len(lines) :]))


def _around_title(block: Block, at: int) -> Iterator[Block]:
    """Yield the name of a line that gives the title, which is skipped, and the title after it."""
    place = block.source_position(at)
    yield replace(block, text=block.text[:at].strip(), span=(block.span[0], place), skipped=FRONT_MATTER, omissions=())
    later = ((start - at, source) for start, source in block.source_map.anchors if start > at)
    source_map = SourceMap(((0, place), *later))
    yield replace(block, text=block.text[at:], span=(place, block.span[1]), source_map=source_map, role=Role.TITLE)
