"""The narrated text as HTML: chapters, paragraphs, and an element for each sentence that is heard.

A sentence is ``<span data-start="12.345">``, its start in seconds. Text of a paragraph that is not narrated (the name
of an agency, for example) stays between the sentences, where it was written.
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
"""Tags around a block; those of a paragraph if its role is not listed."""

_OPENING = (Role.TITLE, Role.BYLINE)
"""Roles that the header shows if the article begins with them."""

_NOTES = {
    Role.CAPTION: "Bildunterschrift",
    Role.AGENCY: "Quelle",
    Role.BOILERPLATE: "Hinweis",
}
"""Names of the roles that are not narrated but must be readable: credits and legal notices.

Title, byline and date are in the header; teasers and advertisements belong to the page that the article came from.
"""

_PART = 60
"""Sentences that are laid out together, about two screens."""

# Matches "– Brot", "3. Brot" and "a) Brot", but not "Brot": a list item with a bullet or number of its own.
_MARKED = re.compile(r"[-–—•*·]\s|\d+[.)]\s|\w[.)]\s")


@dataclass(frozen=True, slots=True)
class _Narrated:
    """A narrated block."""

    role: Role
    text: str
    sentences: tuple[tuple[str, float], ...]
    """Sentences that are heard, as written, and the second at which each starts."""
    in_source: bool
    """Whether the author wrote it; the spoken disclosure is not in the source."""
    chapter: int
    """Counted from 1."""
    part: int
    """Number of the part that it is laid out with, counted from 0; a chapter may be a whole book."""


def article(episode: Episode) -> Iterator[str]:
    """Yield the article from its header to its last note, in pieces of about a paragraph."""
    blocks = _narrated(episode)
    opening: list[_Narrated] = []
    first = next(blocks, None)
    while first is not None and (first.role in _OPENING or not first.in_source):
        opening.append(first)
        first = next(blocks, None)
    yield _header(episode, opening)
    rest = blocks if first is None else chain((first,), blocks)
    for number, chapter in groupby(rest, key=lambda block: block.chapter):
        yield f'<div class="chapter" id="k{number}">\n'
        for _, part in groupby(chapter, key=lambda block: block.part):
            yield '<div class="part">\n'
            yield from _part(part)
            yield "</div>\n"
        yield "</div>\n"
    yield from _notes(episode)


def _header(episode: Episode, opening: Sequence[_Narrated]) -> str:
    """Return the header; its title, byline and disclosure are sentences if they are heard."""
    headline = "<br>".join(_sentences(block) for block in opening if block.role is Role.TITLE)
    byline = " ".join(_sentences(block) for block in opening if block.role is Role.BYLINE)
    disclosure = " ".join(_sentences(block) for block in opening if not block.in_source)
    return facts.header(episode, headline=headline, byline=byline, disclosure=disclosure)


def _part(blocks: Iterable[_Narrated]) -> Iterator[str]:
    """Yield blocks one after the other, those of a list or a quotation inside one element."""
    for (before_run, after_run), run in groupby(blocks, key=_container):
        yield before_run
        for block in run:
            before, after = _TAGS.get(block.role, ("<p>", "</p>"))
            yield f"{before}{_sentences(block)}{after}\n"
        yield after_run


def _narrated(episode: Episode) -> Iterator[_Narrated]:
    """Yield every narrated block in the order in which it is heard, also those that have no sound (``* * *``)."""
    starts = {clip.utterance: clip.first for clip in episode.clips}
    marks = [mark.start for mark in episode.marks]
    chapter, count = 1, 0
    for index, group in groupby(episode.script.utterances, key=lambda utterance: utterance.block):
        block = episode.script.blocks[index]
        sentences = [(utterance.written, starts[utterance]) for utterance in group if utterance in starts]
        if sentences:
            chapter = max(1, bisect_right(marks, sentences[0][1]))
        yield _Narrated(
            role=block.role or Role.PARAGRAPH,
            text=one_line(block.text),
            sentences=tuple((one_line(written), episode.seconds(start)) for written, start in sentences),
            in_source=block.span[0] < block.span[1],
            chapter=chapter,
            part=count // _PART,
        )
        count += len(sentences)


def _sentences(block: _Narrated) -> str:
    """Return a block's sentences as elements, with the text between them."""
    parts: list[str] = []
    position = 0
    for written, start in block.sentences:
        place = block.text.index(written, position)
        between, position = block.text[position:place], place + len(written)
        parts.append(escape(between, quote=False))
        parts.append(f'<span data-start="{start}">{escape(written, quote=False)}</span>')
    return "".join((*parts, escape(block.text[position:], quote=False)))


def _container(block: _Narrated) -> tuple[str, str]:
    """Return the tags around a run of blocks of one kind."""
    if block.role is Role.QUOTE:
        return "<blockquote>\n", "</blockquote>\n"
    if block.role is Role.ITEM:
        return ('<ul class="marked">\n' if _MARKED.match(block.text) else "<ul>\n"), "</ul>\n"
    return "", ""


def _notes(episode: Episode) -> Iterator[str]:
    """Yield what is not narrated but belongs to the article, folded away at its end."""
    notes = [block for block in episode.script.blocks if block.skipped is not None and visible(block.text)]
    notes = sorted((block for block in notes if block.role in _NOTES), key=_note_name)
    if not notes:
        return
    yield '<details class="notes">\n<summary>Nicht vorgelesen</summary>\n<dl>\n'
    for name, blocks in groupby(notes, key=_note_name):
        yield f"<dt>{name}</dt>\n"
        yield from (f"<dd>{escape(one_line(block.text), quote=False)}</dd>\n" for block in blocks)
    yield "</dl>\n</details>\n"


def _note_name(block: Block) -> str:
    return _NOTES[block.role or Role.CAPTION]
