"""The narrated text as HTML: chapters, paragraphs, and an element for each sentence that is heard.

A sentence is `<span data-start="12.345">`, its start in seconds. What a paragraph holds between its sentences (an
agency's name, say, that is not read) stands where it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import escape
from itertools import chain, groupby
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.write.page import facts
from audiobuild.write.titles import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobuild.model import Block, Episode

_TAGS = {
    Role.TITLE: ("<h2>", "</h2>"),
    Role.HEADING: ("<h2>", "</h2>"),
    Role.LEAD: ('<p class="lead">', "</p>"),
    Role.ITEM: ("<li>", "</li>"),
    Role.BYLINE: ('<p class="small">', "</p>"),
    Role.DATELINE: ('<p class="dateline">', "</p>"),
    Role.DATE: ('<p class="small">', "</p>"),
    Role.AGENCY: ('<p class="small">', "</p>"),
    Role.CAPTION: ('<p class="small">', "</p>"),
    Role.BOILERPLATE: ('<p class="small">', "</p>"),
}
"""What stands around a block; a plain paragraph where nothing is said."""

_OPENING = (Role.TITLE, Role.BYLINE)
"""What the header shows, where the article begins with it."""

_KEPT = {
    Role.CAPTION: "Bildunterschrift",
    Role.AGENCY: "Quelle",
    Role.BOILERPLATE: "Hinweis",
}
"""What is not narrated but must still be readable (credits, legal notices), and what it is called.

Title, byline and date stand in the header; teasers and advertisements belong to the page they came from.
"""

_PART = 60
"""Sentences that are laid out together, about two screens of them."""

_MARKED = re.compile(r"[-–—•*·]\s|\d+[.)]\s|\w[.)]\s")
"""A list item that still carries its own bullet or number."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A narrated block."""

    role: Role
    text: str
    sentences: tuple[tuple[str, float], ...]
    """Those that are heard: as written, and the second at which each starts."""
    in_source: bool
    """Whether the author wrote it; what the episode says of itself covers nothing of the source."""
    chapter: int
    """Counted from 1."""
    part: int
    """What is laid out together (a chapter may be a whole book), counted from 0."""


def article(episode: Episode) -> Iterator[str]:
    """The article from its header to its last note."""
    told = _told(episode)
    opening: list[_Told] = []
    first = next(told, None)
    while first is not None and (first.role in _OPENING or not first.in_source):
        opening.append(first)
        first = next(told, None)
    yield _header(episode, opening)
    rest = told if first is None else chain((first,), told)
    for number, blocks in groupby(rest, key=lambda block: block.chapter):
        yield f'<div class="chapter" id="k{number}">\n'
        for _, part in groupby(blocks, key=lambda block: block.part):
            yield '<div class="part">\n'
            yield from _part(part)
            yield "</div>\n"
        yield "</div>\n"
    yield from _notes(episode)


def _header(episode: Episode, opening: Sequence[_Told]) -> str:
    """The header, whose title, byline and disclosure light up where they are heard."""
    headline = "<br>".join(_sentences(block) for block in opening if block.role is Role.TITLE)
    byline = " ".join(_sentences(block) for block in opening if block.role is Role.BYLINE)
    said = " ".join(_sentences(block) for block in opening if not block.in_source)
    return facts.header(episode, headline=headline, byline=byline, said=said)


def _part(blocks: Iterable[_Told]) -> Iterator[str]:
    """Blocks one after the other, those of a list or a quotation in one element."""
    for around, run in groupby(blocks, key=_around):
        yield around[0]
        for block in run:
            before, after = _TAGS.get(block.role, ("<p>", "</p>"))
            yield f"{before}{_sentences(block)}{after}\n"
        yield around[1]


def _told(episode: Episode) -> Iterator[_Told]:
    """Every narrated block, in the order it is heard; of a row of asterisks nothing is heard, but it is seen."""
    starts = {clip.utterance: clip.first for clip in episode.clips}
    marks = [mark.start for mark in episode.marks]
    chapter, told = 1, 0
    for index, group in groupby(episode.script.utterances, key=lambda utterance: utterance.block):
        block = episode.script.blocks[index]
        heard = [(utterance.written, starts[utterance]) for utterance in group if utterance in starts]
        if heard:
            chapter = max(1, bisect_right(marks, heard[0][1]))
        yield _Told(
            role=block.role or Role.PARAGRAPH,
            text=one_line(block.text),
            sentences=tuple((one_line(written), episode.seconds(start)) for written, start in heard),
            in_source=block.span[0] < block.span[1],
            chapter=chapter,
            part=told // _PART,
        )
        told += len(heard)


def _sentences(block: _Told) -> str:
    """A block's sentences as elements, with what stands between them."""
    parts: list[str] = []
    at = 0
    for written, start in block.sentences:
        place = block.text.index(written, at)
        between, at = block.text[at:place], place + len(written)
        parts.append(escape(between, quote=False))
        parts.append(f'<span data-start="{start}">{escape(written, quote=False)}</span>')
    return "".join((*parts, escape(block.text[at:], quote=False)))


def _around(block: _Told) -> tuple[str, str]:
    """What stands around a run of blocks of one kind."""
    if block.role is Role.QUOTE:
        return "<blockquote>\n", "</blockquote>\n"
    if block.role is Role.ITEM:
        return ('<ul class="marked">\n' if _MARKED.match(block.text) else "<ul>\n"), "</ul>\n"
    return "", ""


def _notes(episode: Episode) -> Iterator[str]:
    """What is not narrated but belongs to the article, folded away at its end."""
    kept = [block for block in episode.script.blocks if block.skipped is not None and visible(block.text)]
    kept = sorted((block for block in kept if block.role in _KEPT), key=_name)
    if not kept:
        return
    yield '<details class="notes">\n<summary>Nicht vorgelesen</summary>\n<dl>\n'
    for name, blocks in groupby(kept, key=_name):
        yield f"<dt>{name}</dt>\n"
        yield from (f"<dd>{escape(one_line(block.text), quote=False)}</dd>\n" for block in blocks)
    yield "</dl>\n</details>\n"


def _name(block: Block) -> str:
    return _KEPT[block.role or Role.CAPTION]
