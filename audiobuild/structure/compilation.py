"""Several articles become one script: a chapter or more for each, with a spoken transition between them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from audiobuild.model import About, Block, Chapter, Compilation, CompiledArticle, Role, Script, SourceMap
from audiobuild.structure.about import shorten
from audiobuild.structure.announcement import transition
from audiobuild.structure.plan import INTRODUCTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.model import Article, Span, Utterance

_LONGEST_TITLE = 28
"""Characters of an article's title before the heading in a chapter's name, so that players show the heading, too."""


def compilation(articles: Sequence[Article], title: str) -> Compilation:
    """Return articles as one source, in this order.

    Args:
        articles: as read.
        title: of the whole.
    """
    about = About(
        title=title,
        source=", ".join(article.about.source for article in articles),
        draft=any(article.about.draft for article in articles),
    )
    return Compilation(about, tuple(articles))


def file_title(stem: str) -> str:
    """Return a file's name without its ending as a title: "morgen_schau" as "Morgen schau"."""
    words = " ".join(stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]


def titled(script: Script, title: str) -> Script:
    """Make the headings that open an article its title if it has none: "Kapitel 2", among the chapters of a book.

    Args:
        script: of one of several articles, as `split` made it.
        title: the article's own, as its reader gives it; empty for none.
    """
    first = script.chapters[0]
    has_title = title or any(block.role is Role.TITLE and not block.skipped for block in script.blocks)
    narrated = (script.blocks[utterance.block] for utterance in first.utterances)
    opening = tuple(takewhile(lambda block: block.role is Role.HEADING, narrated))
    if has_title or not opening:
        return script
    blocks = tuple(replace(block, role=Role.TITLE) if block in opening else block for block in script.blocks)
    return replace(script, about=replace(script.about, title=first.title), blocks=blocks)


def joined(about: About, scripts: Sequence[Script], template: str) -> Script:
    """Join the scripts of several articles.

    Positions count through all sources, one after the other. The authors of the whole are those of its articles, and
    its date is the latest of theirs, unless `about` gives them.

    Args:
        about: metadata of the whole.
        scripts: one for each article, as `split` made them.
        template: the transition before each article but the first, with fields of the article; empty for none.
    """
    moved: list[Script] = []
    parts: list[CompiledArticle] = []
    offset = blocks = chapters = 0
    for index, script in enumerate(scripts):
        announced = transition(script, template) if index else script
        moved.append(_moved(announced, offset=offset, blocks=blocks, chapters=chapters))
        parts.append(CompiledArticle(script.about, script.sha256, (offset, offset + script.characters)))
        offset += script.characters
        blocks += len(announced.blocks)
        chapters += len(announced.chapters)
    authors = dict.fromkeys(name for part in parts for name in part.about.author.split(", ") if name)
    return Script(
        replace(
            about,
            author=about.author or ", ".join(authors),
            published=about.published or max(part.about.published for part in parts),
        ),
        offset,
        hashlib.sha256("".join(part.sha256 for part in parts).encode()).hexdigest(),
        tuple(chapter for script in moved for chapter in script.chapters),
        tuple(block for script in moved for block in script.blocks),
        tuple(note for script in scripts for note in script.notes),
        tuple(found for script in moved for found in script.inline),
        tuple(parts),
    )


def _moved(script: Script, *, offset: int, blocks: int, chapters: int) -> Script:
    """Return the script of an article as a part of the whole, with the article's title and link in its chapters.

    Args:
        script: the script.
        offset: code points of the sources before it.
        blocks: number of blocks before it.
        chapters: number of chapters before it.
    """
    link = _link(script.about)
    return replace(
        script,
        chapters=tuple(
            Chapter(
                _title(script.about.title, chapter.title), _moved_utterances(chapter.utterances, offset, blocks), link
            )
            for chapter in script.chapters
        ),
        blocks=tuple(_moved_block(block, offset, chapters) for block in script.blocks),
        inline=tuple(replace(found, span=_shifted(found.span, offset)) for found in script.inline),
    )


def _title(article: str, chapter: str) -> str:
    """Name a chapter: by its article, followed by its heading if it has one of its own."""
    if not article or chapter in (article, INTRODUCTION):
        return article or chapter
    return f"{shorten(article, _LONGEST_TITLE).rstrip(':')}: {chapter}"


def _link(about: About) -> str:
    """Return the web address of an article; empty if it has none."""
    return next((url for url in (about.link, about.source) if url.startswith(("http://", "https://"))), "")


def _moved_utterances(utterances: Sequence[Utterance], offset: int, blocks: int) -> tuple[Utterance, ...]:
    return tuple(
        replace(utterance, span=_shifted(utterance.span, offset), block=utterance.block + blocks)
        for utterance in utterances
    )


def _moved_block(block: Block, offset: int, chapters: int) -> Block:
    """Return a block whose positions in the source and whose chapter are moved."""
    return replace(
        block,
        span=_shifted(block.span, offset),
        source_map=SourceMap(tuple((in_text, in_source + offset) for in_text, in_source in block.source_map.anchors)),
        chapter=block.chapter + chapters if block.chapter else None,
        omissions=tuple(replace(omission, span=_shifted(omission.span, offset)) for omission in block.omissions),
    )


def _shifted(span: Span, offset: int) -> Span:
    return span[0] + offset, span[1] + offset
