"""What the article says of itself: its title, its author and its date, where nobody said them before."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from audiobuild.german import structure
from audiobuild.german.sentences import sentence_spans
from audiobuild.model import About, Block, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_TITLE = 90
_FEWEST_LETTERS = 3
_HASH = re.compile(
    r"(?=\S*\d)[0-9a-f-]{8,}|\d+|[A-Za-z0-9_-]{24,}|(?:tmp|temp|untitled|unbenannt|dokument|download)\W?\w*",
    re.IGNORECASE,
)


def described(about: About, blocks: Sequence[Block], title: str = "") -> About:
    """Fill in what is not known: the title, the author by a byline, the date by a date line.

    Args:
        about: what is known.
        blocks: with their roles and reasons.
        title: wins over all.
    """
    credit = (structure.credit_line(block.text) for block in blocks if block.role in (Role.BYLINE, Role.DATE))
    lines = [line for line in credit if line]
    return replace(
        about,
        title=title or about.title or _title(about, blocks),
        author=about.author or next((line.author for line in lines if line.author), ""),
        published=about.published or next((line.published for line in lines if line.published), ""),
    )


def _title(about: About, blocks: Sequence[Block]) -> str:
    """The title lines, or the first sentence of the text, or the file's name where it is one."""
    titles = [block.text for block in blocks if block.role is Role.TITLE]
    if titles:
        return joined(titles)
    body = (b.text for b in blocks if b.role in (Role.LEAD, Role.PARAGRAPH, Role.QUOTE, Role.ITEM) and not b.skipped)
    first = next(body, "")
    if first:
        start, end = sentence_spans(first)[0]
        return shortened(first[start:end].rstrip(".,;:"), _LONGEST_TITLE)
    return _file_title(about.source)


def joined(titles: Sequence[str]) -> str:
    """Stacked headings as one title: "Erstes Buch: 1"."""
    return ": ".join(title.rstrip(".:") if n < len(titles) - 1 else title for n, title in enumerate(titles))


def shortened(text: str, longest: int) -> str:
    """The text, cut at a word's end with "…" where it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    cut = text[:longest].rsplit(" ", 1)[0] if " " in text[:longest] else text[: longest - 1]
    return cut.rstrip(" ,;:–-") + "…"


def _file_title(source: str) -> str:
    """A file's name as a title; empty where it is a hash or a number."""
    stem = PurePath(source).stem
    if _HASH.fullmatch(stem) or sum(map(str.isalpha, stem)) < _FEWEST_LETTERS:
        return ""
    return re.sub(r"[\s_-]+", " ", stem).strip()
