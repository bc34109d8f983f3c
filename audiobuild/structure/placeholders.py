"""Words in place of what is left out: program code and long web addresses, if they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Block, Omission, Role, SourceMap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

CODE_NOTICE, LINK = "code-notice", "link"
"""Names of the placeholders, as `split` takes them."""
_CODE_SENTENCE = "Programmcode ausgelassen."
_LINK_WORDS = "Link zu "
_CODE, _ADDRESS_REST = "code", "rest of an address"
"""The reasons of a reader for what it leaves out."""
_SHORT_ADDRESS = lazy_regex(r"(?<![\w./@])(?:https?://|www\.)(?=\w)", re.IGNORECASE)
"""Beginning of an address that is short enough to be read."""


def with_placeholders(blocks: Iterable[Block], asked: Collection[str]) -> Iterator[Block]:
    """Yield the blocks, with words in place of code and before web addresses.

    Args:
        blocks: with their roles.
        asked: `CODE_NOTICE` for a sentence in place of each run of code, `LINK` for "Link zu" before each address.
    """
    in_code = False
    for block in blocks:
        if block.skipped == _CODE and CODE_NOTICE in asked:
            yield block if in_code else _notice(block)
            in_code = True
            continue
        in_code = False
        yield _with_link_words(block) if LINK in asked and not block.skipped else block


def _notice(block: Block) -> Block:
    """Return the sentence in place of a block of code, which becomes an omission of it."""
    start, end = block.span
    return replace(
        block,
        text=_CODE_SENTENCE,
        source_map=SourceMap(((0, start), (len(_CODE_SENTENCE), end))),
        role=Role.PARAGRAPH,
        skipped=None,
        omissions=(Omission(block.span, block.text, _CODE),),
    )


def _with_link_words(block: Block) -> Block:
    """Return a block with "Link zu" before each address: where a long one was cut, and before a short one."""
    cuts = (
        block.source_map.text_position(part.span[1])
        for part in block.omissions
        if part.reason == _ADDRESS_REST and _SHORT_ADDRESS.match(part.text + "x")
    )
    places = sorted({*cuts, *(match.start() for match in _SHORT_ADDRESS.finditer(block.text))})
    if not places:
        return block
    pieces = [block.text[start:end] for start, end in zip([0, *places], [*places, len(block.text)], strict=True)]
    anchors = {0: block.source_position(0)}
    for at, to in block.source_map.anchors:
        anchors[at + len(_LINK_WORDS) * bisect_left(places, at)] = to
    for number, place in enumerate(places):
        anchors[place + number * len(_LINK_WORDS)] = block.source_position(place)
        anchors[place + (number + 1) * len(_LINK_WORDS)] = block.source_position(place)
    return replace(block, text=_LINK_WORDS.join(pieces), source_map=SourceMap(tuple(sorted(anchors.items()))))
