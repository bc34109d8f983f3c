"""The narrated text of an episode, block by block with the sentences that are heard: for the page and for the EPUB."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from html import escape
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import DISCLOSURE, InlineKind, Role, Speaker
from audiobuild.write.titles import one_line, printable, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.model import About, Block, Episode, InlineMarkup, Script

_OPENING = (Role.TITLE, Role.BYLINE)
"""Roles that a header shows if the article begins with them."""

_NOTES = {
    Role.CAPTION: "Bildunterschrift",
    Role.FOOTNOTE: "Fußnote",
    Role.AGENCY: "Quelle",
    Role.BOILERPLATE: "Hinweis",
}
"""Names of the roles that are not narrated but must be readable: credits and legal notices.

Title, byline and date are in the header; teasers and advertisements belong to the page that the article came from.
"""


_PICTURE = "description of a picture"
"""The reason with which readers leave out the alternative text of a picture."""
_FRONT_MATTER = "front matter"
"""The reason with which they leave out an article's metadata."""

_TAGS = {InlineKind.EMPHASIS: "em", InlineKind.STRONG: "strong", InlineKind.CODE: "code"}

# Matches "https://example.org/a", but neither "javascript:alert(1)" nor "../a.html".
_WEB = lazy_regex(r"https?://[^\s/]\S*", re.IGNORECASE)
# Matches what an address cannot contain: the quotation marks in 'https://example.org/"a"'.
_UNSAFE = lazy_regex(r'["<>\\^`{|}\[\]]')


@dataclass(frozen=True, slots=True)
class Markup:
    """Words of a block that are a link, emphasised or code."""

    start: int
    """Position in the text of the block."""
    end: int
    kind: InlineKind
    target: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that is heard."""

    start: int
    """Position of its first character in the text of its block."""
    end: int
    number: int
    """Counted from 1 through the whole episode."""
    first: int
    """Sample at which it starts."""
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class NarratedBlock:
    """A narrated block of the article."""

    role: Role
    text: str
    sentences: tuple[Sentence, ...]
    """Sentences that are heard, in order; none in a block without sound, such as ``* * *``."""
    sentences_before: int
    """Number of sentences that are heard before the block."""
    in_source: bool
    """Whether the author wrote it; the spoken disclosure, intro and outro are not in the source."""
    chapter: int
    """Counted from 1."""
    begins: About | None = None
    """The article of a compilation that begins with the block, without its author if there is a byline."""
    markup: tuple[Markup, ...] = ()
    """Sorted by its start, of several that start together the longest first."""

    @property
    def is_disclosure(self) -> bool:
        """Whether it is the spoken disclosure of the synthetic voice."""
        return not self.in_source and self.text == DISCLOSURE

    @property
    def is_announcement(self) -> bool:
        """Whether it is a spoken intro or outro."""
        return not self.in_source and self.text != DISCLOSURE

    def html(self, start: int, end: int | None = None) -> str:
        """Return a slice of the text as HTML, which is XHTML too, with its links, emphasis and code."""
        end = len(self.text) if end is None else end
        markup = [found for found in self.markup if found.start < end and found.end > start]
        if not markup:
            return escape(printable(self.text[start:end]), quote=False)
        edges = {start, end, *(min(max(edge, start), end) for found in markup for edge in (found.start, found.end))}
        pieces: list[str] = []
        opened: list[Markup] = []
        for left, right in pairwise(sorted(edges)):
            wanted = [found for found in markup if found.start <= left and found.end >= right]
            while opened != wanted[: len(opened)]:
                pieces.append(f"</{_tag(opened.pop())}>")
            for found in wanted[len(opened) :]:
                address = f' href="{_address(found.target)}"' if found.kind is InlineKind.LINK else ""
                pieces.append(f"<{_tag(found)}{address}>")
                opened.append(found)
            pieces.append(escape(printable(self.text[left:right]), quote=False))
        return "".join((*pieces, *(f"</{_tag(found)}>" for found in reversed(opened))))


def _tag(markup: Markup) -> str:
    return _TAGS.get(markup.kind, "a")


def _address(target: str) -> str:
    """Escape an address for an attribute."""
    return escape(_UNSAFE.sub(lambda found: quote(found[0]), target))


def narrated(episode: Episode) -> Iterator[NarratedBlock]:
    """Yield every narrated block in the order in which it is heard."""
    firsts = {clip.utterance: clip.first for clip in episode.clips}
    marks = [mark.start for mark in episode.marks]
    beginnings = _beginnings(episode.script)
    inline = episode.script.inline
    chapter, number = 1, 0
    for index, utterances in groupby(episode.script.utterances, key=lambda utterance: utterance.block):
        block = episode.script.blocks[index]
        sentences: list[Sentence] = []
        position = 0
        for utterance in utterances:
            start = block.text.index(utterance.written, position)
            position = start + len(utterance.written)
            if (first := firsts.get(utterance)) is not None:
                number += 1
                sentences.append(Sentence(start, position, number, first, utterance.speaker))
        if sentences:
            chapter = max(1, bisect_right(marks, sentences[0].first))
        yield NarratedBlock(
            role=block.role or Role.PARAGRAPH,
            text=block.text,
            sentences=tuple(sentences),
            sentences_before=number - len(sentences),
            in_source=block.source_position(0) < episode.script.characters,
            chapter=chapter,
            begins=beginnings.get(index),
            markup=tuple(sorted(_markup(block, inline), key=lambda found: (found.start, -found.end))),
        )


def _beginnings(script: Script) -> dict[int, About]:
    """Return the articles of a compilation by the index of the first block that is heard of each.

    That may be the transition, an empty block at the end of the article that it announces.
    """
    named: set[int] = set()
    ends = [article.span[1] for article in script.articles]
    found: dict[int, int] = {}
    for utterance in script.utterances if ends else ():
        block = script.blocks[utterance.block]
        is_of_whole = block.span[0] == block.span[1] and block.role is Role.PARAGRAPH  # intro, disclosure, outro
        if not is_of_whole:
            article = bisect_left(ends, block.span[1])
            found.setdefault(article, utterance.block)
            if block.role is Role.BYLINE:
                named.add(article)
    abouts = [article.about for article in script.articles]
    return {
        index: replace(abouts[article], author="") if article in named else abouts[article]
        for article, index in found.items()
    }


def _markup(block: Block, inline: Sequence[InlineMarkup]) -> Iterator[Markup]:
    """Yield the markup inside a block; a link is kept if it is an address of the web."""
    first = bisect_left(inline, block.span[0], key=lambda found: found.span[0])
    for index in range(first, len(inline)):
        found = inline[index]
        if found.span[0] >= block.span[1]:
            return
        start, end = (block.source_map.text_position(position) for position in found.span)
        if start < end and (found.kind is not InlineKind.LINK or _WEB.fullmatch(found.target)):
            yield Markup(start, end, found.kind, found.target)


def with_opening(episode: Episode) -> tuple[list[NarratedBlock], Iterator[NarratedBlock]]:
    """Return the blocks of the header, and an iterator over the rest.

    The header has the spoken intro and disclosure, and the title and byline of the article. Those of the articles of a
    compilation are not in it, since it names the whole.
    """
    blocks = narrated(episode)
    roles = () if episode.script.articles else _OPENING
    opening: list[NarratedBlock] = []
    for block in blocks:
        if block.role not in roles and block.in_source:
            return opening, chain((block,), blocks)
        opening.append(block)
    return opening, blocks


def notes(episode: Episode) -> list[tuple[str, str]]:
    """Return what is not narrated but belongs to the article, sorted by its name: pairs of name and text.

    Alternative texts of pictures are among it, the front matter is not.
    """
    found: list[tuple[str, str]] = []
    for block in episode.script.blocks:
        found += (("Bild", one_line(part.text)) for part in block.omissions if part.reason == _PICTURE)
        if block.skipped == _PICTURE:
            found.append(("Bild", one_line(block.text)))
        elif block.skipped not in (None, _FRONT_MATTER) and block.role in _NOTES:
            found.append((_NOTES[block.role], one_line(block.text)))
    return sorted(((name, text) for name, text in found if visible(text)), key=itemgetter(0))


def summary(episode: Episode) -> str:
    """Return the description or the narrated lead; without them, the first sentence of the article after its title."""
    blocks = episode.script.blocks
    heads = {Role.TITLE, Role.HEADING}
    leads = (block.text for block in blocks if block.role is Role.LEAD and block.skipped is None)
    sentences = (
        utterance.written
        for utterance in episode.script.utterances
        if blocks[utterance.block].role not in heads and utterance.span[0] < utterance.span[1]
    )
    return episode.about.description or next(leads, None) or next(sentences, "")
