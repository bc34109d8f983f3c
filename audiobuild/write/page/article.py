"""The narrated text as HTML: chapters, paragraphs, and an element for each sentence that is heard.

A sentence is `<span data-start="12.345">`, its start in seconds. What a paragraph holds between its sentences (an
agency's name, say, that is not read) stands where it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from audiobuild.model import Role
from audiobuild.write.page import facts
from audiobuild.write.titles import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.model import Episode, Utterance

_TAGS = {
    Role.TITLE: ("<h2>", "</h2>"),
    Role.HEADING: ("<h2>", "</h2>"),
    Role.LEAD: ('<p class="lead">', "</p>"),
    Role.ITEM: ("<li>", "</li>"),
    Role.BYLINE: ('<p class="small">', "</p>"),
    Role.DATE: ('<p class="small">', "</p>"),
    Role.AGENCY: ('<p class="small">', "</p>"),
    Role.CAPTION: ('<p class="small">', "</p>"),
    Role.BOILERPLATE: ('<p class="small">', "</p>"),
}
"""What stands around a block; a plain paragraph where nothing is said."""

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
    """A block of which something is heard."""

    role: Role | None
    text: str
    sentences: tuple[tuple[str, float], ...]
    """As written, and the second at which it starts."""
    chapter: int
    """Counted from 1."""
    part: int
    """What is laid out together (a chapter may be a whole book), counted from 0."""


def article(episode: Episode) -> Iterator[str]:
    """The article from its header to its last note."""
    told = _told(episode)
    first = next(told, None)
    if first is not None and first.role is Role.TITLE:
        yield facts.header(episode, _sentences(first))
        rest: Iterable[_Told] = told
    else:
        yield facts.header(episode, escape(facts.title(episode)))
        rest = [] if first is None else _chain(first, told)
    for number, blocks in groupby(rest, key=lambda block: block.chapter):
        yield f'<div class="chapter" id="k{number}">\n'
        for _, part in groupby(blocks, key=lambda block: block.part):
            yield '<div class="part">\n'
            yield from _part(part)
            yield "</div>\n"
        yield "</div>\n"
    yield from _notes(episode)


def _part(blocks: Iterable[_Told]) -> Iterator[str]:
    """Blocks one after the other, those of a list or a quotation in one element."""
    for around, run in groupby(blocks, key=_around):
        yield around[0]
        for block in run:
            before, after = _TAGS.get(block.role or Role.PARAGRAPH, ("<p>", "</p>"))
            yield f"{before}{_sentences(block)}{after}\n"
        yield around[1]


def _chain(first: _Told, rest: Iterator[_Told]) -> Iterator[_Told]:
    yield first
    yield from rest


def _told(episode: Episode) -> Iterator[_Told]:
    """Every block of which something is heard, in the order it is heard."""
    starts = {clip.utterance: clip.first for clip in episode.clips}
    marks = [mark.start for mark in episode.marks]
    told = 0
    heard = (utterance for utterance in episode.script.utterances if utterance in starts)
    for (index, in_source), group in groupby(heard, key=lambda utterance: (utterance.block, _in_source(utterance))):
        utterances = tuple(group)
        block = episode.script.blocks[index] if in_source else None
        yield _Told(
            role=block.role if block else None,
            text=one_line(block.text) if block else "",
            sentences=tuple((one_line(u.written), episode.seconds(starts[u])) for u in utterances),
            chapter=max(1, bisect_right(marks, starts[utterances[0]])),
            part=told // _PART,
        )
        told += len(utterances)


def _in_source(utterance: Utterance) -> bool:
    """Whether it was written by the author; what the episode says of itself covers nothing of the source."""
    first, end = utterance.span
    return first < end


def _sentences(block: _Told) -> str:
    """A block's sentences as elements, with what stands between them."""
    parts: list[str] = []
    at = 0
    for written, start in block.sentences:
        sentence = f'<span data-start="{start}">{escape(written, quote=False)}</span>'
        place = block.text.find(written, at)
        if place < 0:
            parts.append(f" {sentence}" if parts else sentence)
            continue
        parts += (escape(block.text[at:place], quote=False), sentence)
        at = place + len(written)
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
    kept = [block for block in episode.script.blocks if block.skipped is not None and block.role in _KEPT]
    kept = [block for block in kept if visible(block.text)]
    if not kept:
        return
    yield '<details class="notes">\n<summary>Nicht vorgelesen</summary>\n<dl>\n'
    for block in kept:
        yield f"<dt>{_KEPT[block.role or Role.CAPTION]}</dt><dd>{escape(one_line(block.text), quote=False)}</dd>\n"
    yield "</dl>\n</details>\n"
