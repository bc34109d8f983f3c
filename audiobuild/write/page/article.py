"""The narrated text as HTML: chapters, paragraphs, and an element for each sentence that is heard.

A sentence is ``<span data-start="12.345">``, its start in seconds. Text of a paragraph that is not narrated (the name
of an agency, for example) stays between the sentences, where it was written.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role, Speaker
from audiobuild.write.narrated import notes, with_opening
from audiobuild.write.page import facts
from audiobuild.write.transcript import SPEAKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from audiobuild.model import Episode
    from audiobuild.write.narrated import NarratedBlock, Sentence

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
    Role.FOOTNOTE: ('<p class="small">', "</p>"),
    Role.BOILERPLATE: ('<p class="small">', "</p>"),
}
"""Tags around a block; those of a paragraph if its role is not listed."""

_PART = 60
"""Sentences that are laid out together, about two screens."""

# Matches "– Brot", "3. Brot" and "a) Brot", but not "Brot": a list item with a bullet or number of its own.
_MARKED = lazy_regex(r"[-–—•*·]\s|\d+[.)]\s|\w[.)]\s")


def article(episode: Episode) -> Iterator[str]:
    """Yield the article from its header to its last note, in pieces of about a paragraph."""
    opening, blocks = with_opening(episode)
    yield _header(episode, opening)
    # In a compilation the headings of an article are below its title, and that is below the title of the whole.
    heading = ("<h3>", "</h3>") if episode.script.articles else _TAGS[Role.HEADING]
    for number, chapter in groupby(blocks, key=lambda block: block.chapter):
        yield f'<div class="chapter" id="k{number}">\n'
        for _, part in groupby(chapter, key=_part_number):
            yield '<div class="part">\n'
            yield from _part(part, episode.seconds, heading)
            yield "</div>\n"
        yield "</div>\n"
    yield from _notes(episode)


def _header(episode: Episode, opening: Sequence[NarratedBlock]) -> str:
    """Return the header; its title, byline, intro and disclosure are sentences if they are heard."""
    headline = "<br>".join(_sentences(block, episode.seconds) for block in opening if block.role is Role.TITLE)
    byline = " ".join(_sentences(block, episode.seconds) for block in opening if block.role is Role.BYLINE)
    disclosure = " ".join(_sentences(block, episode.seconds) for block in opening if block.is_disclosure)
    intro = " ".join(_sentences(block, episode.seconds) for block in opening if block.is_announcement)
    return facts.header(episode, headline=headline, byline=byline, disclosure=disclosure, intro=intro)


def _part_number(block: NarratedBlock) -> int:
    return block.sentences_before // _PART


def _part(blocks: Iterable[NarratedBlock], seconds: Callable[[int], float], heading: tuple[str, str]) -> Iterator[str]:
    """Yield blocks one after the other, those of a list or a quotation inside one element.

    Args:
        blocks: the blocks.
        seconds: converts samples.
        heading: tags around a heading.
    """
    for ((before_run, after_run), begun), run in groupby(blocks, key=lambda block: (_container(block), block.begins)):
        yield before_run
        for block in run:
            before, after = _TAGS.get(block.role, ("<p>", "</p>"))
            if block.role is Role.HEADING and not begun:
                before, after = heading
            yield f"{before}{_sentences(block, seconds)}{after}\n"
        yield after_run
        if begun:
            yield facts.origin(begun)


def _sentences(block: NarratedBlock, seconds: Callable[[int], float]) -> str:
    """Return a block's sentences as elements, with the text between them."""
    pieces: list[str] = []
    position = 0
    for sentence in block.sentences:
        pieces.append(block.html(position, sentence.start))
        html = block.html(sentence.start, sentence.end).strip()
        pieces.append(f'<span data-start="{seconds(sentence.first)}"{_spoken_by(sentence)}>{html}</span>')
        position = sentence.end
    return "".join((*pieces, block.html(position))).strip()


def _spoken_by(sentence: Sentence) -> str:
    """Return the attribute that names the speaker; empty for the narrator."""
    if sentence.speaker is Speaker.NARRATOR:
        return ""
    return f' title="{SPEAKERS[sentence.speaker]}"'


def _container(block: NarratedBlock) -> tuple[str, str]:
    """Return the tags around a run of blocks of one kind."""
    if block.role is Role.QUOTE:
        return "<blockquote>\n", "</blockquote>\n"
    if block.role is Role.ITEM:
        return ('<ul class="marked">\n' if _MARKED.match(block.text) else "<ul>\n"), "</ul>\n"
    return "", ""


def _notes(episode: Episode) -> Iterator[str]:
    """Yield what is not narrated but belongs to the article, folded away at its end."""
    texts = notes(episode)
    if not texts:
        return
    yield '<details class="notes">\n<summary>Nicht vorgelesen</summary>\n<dl>\n'
    for name, group in groupby(texts, key=itemgetter(0)):
        yield f"<dt>{name}</dt>\n"
        yield from (f"<dd>{escape(text, quote=False)}</dd>\n" for _, text in group)
    yield "</dl>\n</details>\n"
