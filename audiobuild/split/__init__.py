"""The second stage: an Article -> a Script: roles, chapters, sentences.

roles.py      what each block is, from its text and its neighbours
chapters.py   where chapters begin, and what they are called
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.german import structure
from audiobuild.model import Article, Block, Role, Script
from audiobuild.split.about import described
from audiobuild.split.chapters import chaptered
from audiobuild.split.narrated import narrated
from audiobuild.split.roles import assigned

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_NO_TEXT = (Role.TITLE, Role.HEADING, Role.BYLINE, Role.DATELINE)
_FEWEST_LINES = 4
_FEWEST_WORDS = 4
"""Of a list or a poem without any stop: so many lines, of so many words on average; less is a heap of headings."""


def split(article: Article, *, chapters: str = "auto", read: Collection[Role] = frozenset(), title: str = "") -> Script:
    """Say what each block is, which are narrated, in which chapters, sentence by sentence.

    Args:
        article: as read.
        chapters: ``auto`` (at headings, and where there are none at paragraphs), ``headings``, ``paragraphs``
            or ``none``.
        read: roles to narrate besides the usual ones: captions, dates, notices ...
        title: wins over the title found.

    Returns:
        A script whose utterances have `written`, `span` and `block`; what is spoken comes later.

    Raises:
        SourceError: nothing in it can be narrated.
    """
    blocks = narrated(assigned(article.blocks), read)
    _refuse_silence(article.about.source, blocks)
    about = described(article.about, blocks, title)
    made, blocks = chaptered(blocks, chapters, about.title)
    return Script(about, article.characters, article.sha256, made, blocks)


def _refuse_silence(source: str, blocks: tuple[Block, ...]) -> None:
    """Raise SourceError where no text would be heard, with what there is instead."""
    if not any(map(str.isalpha, (sign for block in blocks for sign in block.text))):
        raise SourceError(f"{source} holds no letters, so there is nothing to narrate", "give a file with German text")
    heard = [block for block in blocks if not block.skipped]
    if any(_is_text(block) for block in heard) or _is_verse(heard):
        return
    if heard:
        raise SourceError(
            f"{source} holds only headings, no text under them",
            "give the article's text too; a sentence ends with a full stop",
        )
    if any(block.role is Role.BOILERPLATE for block in blocks):
        raise SourceError(
            f"{source} holds only notices and the like, no text to narrate",
            "--boilerplate read narrates them all the same",
        )
    raise SourceError(
        f"{source} holds nothing that is narrated ({', '.join(sorted({b.skipped for b in blocks if b.skipped}))})",
        "audiobuild script shows what each part was taken for",
    )


def _is_text(block: Block) -> bool:
    """Is it more than a title? A line that looks like one is no text by itself; whatever was asked for is."""
    if block.role in _NO_TEXT:
        return False
    likely = block.role in (Role.PARAGRAPH, Role.LEAD) and structure.is_title_like(block.text)
    return not likely or block.text[-1] in "!?"


def _is_verse(heard: Sequence[Block]) -> bool:
    """Do lines without a stop make a poem or a list? Three of them with nothing between, or several long ones."""
    lines = [block for block in heard if block.role in (Role.TITLE, Role.PARAGRAPH, Role.LEAD)]
    close = [block.span[1] - block.source_position(len(block.text)) <= 1 for block in lines[:-1]]
    many = len(lines) >= _FEWEST_LINES and sum(len(b.text.split()) for b in lines) >= _FEWEST_WORDS * len(lines)
    return many or any(first and second for first, second in pairwise(close))


__all__ = ["split"]
