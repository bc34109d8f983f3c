"""Title, author and date of an article, taken from its text if nothing else gives them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from audiobuild.german.sentences import first_sentence
from audiobuild.german.words.places import NEWS_PLACES, TOWNS
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About, Block, Role
from audiobuild.structure.bylines import credit_line, placed_line
from audiobuild.structure.heading_lines import is_kicker

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_TITLE = 90
# Matches the end of "Do, 6.11."; not of "Kapitel 6."
_DAY = lazy_regex(r"\d\.\d{1,2}\.$")
_FEWEST_LETTERS = 3
# Matches "3f2a9c0e77", "20250503", "untitled-2"; not "der-grosse-regen".
_HASH = lazy_regex(
    r"(?=\S*\d)[0-9a-f-]{8,}|\d+|[A-Za-z0-9_-]{24,}|(?:tmp|temp|untitled|unbenannt|dokument|download)\W?\w*",
    re.IGNORECASE,
)


def describe(about: About, blocks: Sequence[Block], title: str = "") -> About:
    """Fill in the title, the author (from a byline) and the date (from a date line) that are not known yet.

    Args:
        about: what the reader knows of the article.
        blocks: the article's blocks with their roles and, if skipped, the reason.
        title: takes precedence over any other title; empty for none.
    """
    credits_ = [block.text for block in blocks if block.role in (Role.BYLINE, Role.DATE)]
    named = [f"Von {block.text}" for block in blocks if block.role is Role.BYLINE]  # a name under its label
    found = (credit_line(text) or placed_line(text) for text in (*credits_, *named))
    lines = [line for line in found if line]
    return replace(
        about,
        title=title or about.title or _title(about, blocks),
        author=about.author or next((line.author for line in lines if line.author), ""),
        published=about.published or next((line.published for line in lines if line.published), ""),
    )


def _title(about: About, blocks: Sequence[Block]) -> str:
    """Return the title lines, else the first sentence of the text, else the file's name if it reads like a title."""
    titles = [block.text for block in blocks if block.role is Role.TITLE]
    if titles:
        return join_titles([title.removesuffix(" von") for title in titles])
    body = (b.text for b in blocks if b.role in (Role.LEAD, Role.PARAGRAPH, Role.QUOTE, Role.ITEM) and not b.skipped)
    first = next(body, "")
    if first:
        return first_words(first, _LONGEST_TITLE)
    return _file_title(about.source)


def join_titles(titles: Sequence[str]) -> str:
    """Join stacked headings to one title without a full stop or colon ("Erstes Buch: 1", "Die Flucht", "Zutaten")."""
    *stacked, last = titles
    last = last if last.endswith("..") or _DAY.search(last) else last.removesuffix(".").removesuffix(":")
    return ": ".join([*(title if is_kicker(title) else title.rstrip(".:") for title in stacked), last])


def first_words(text: str, longest: int) -> str:
    """Return a text's first sentence as a name for it, without a dateline or the mark of copyright that may open it."""
    text = _MARK.sub("", text)
    dateline = _DATELINE.match(text)
    if dateline and (dateline["credit"] or "/" in dateline["place"] or dateline["place"] in TOWNS | NEWS_PLACES):
        text = text[dateline.end() :]
    return shorten(first_sentence(text).rstrip(".,;:"), longest)


# Matches "© " in "© Der Rat", "(c) " in "(c) 2025 Verlag"; not in "Der Rat (c) tagt".
_MARK = lazy_regex(r"\A(?:©|\([cC]\)) ?")
# Matches "Kreis. (sz) " in "Kreis. (sz) Der Rat", "Landau/Pfalz. " in "Landau/Pfalz. Wegen"; not "Er kam. Sie".
_DATELINE = lazy_regex(
    r"(?P<place>[A-ZÄÖÜ][\w/-]{2,}(?: (?:am |an der |im )?[A-ZÄÖÜ][\w/-]+)?)\. "
    r"(?P<credit>\([A-Za-z/-]{2,8}\) )?(?=[A-ZÄÖÜ„»])"
)


def shorten(text: str, longest: int) -> str:
    """Return the text, cut at the end of a word and with "…" if it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    cut = text[:longest].rsplit(" ", 1)[0] if " " in text[:longest] else text[: longest - 1]
    return cut.rstrip(" ,;:–-") + "…"


def _file_title(source: str) -> str:
    """Return a file's name as a title; empty if it is a hash, a number or a placeholder."""
    stem = PurePath(source).stem
    if _HASH.fullmatch(stem) or sum(map(str.isalpha, stem)) < _FEWEST_LETTERS:
        return ""
    return re.sub(r"[\s_-]+", " ", stem).strip()
