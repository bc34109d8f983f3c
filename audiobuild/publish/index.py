"""The show's page: its episodes, each a link to its read-along page; in German, in the pages' own style."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape, unescape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from audiobuild.publish import dates, notes
from audiobuild.publish.elements import find, text_of
from audiobuild.publish.feed import enclosure
from audiobuild.write import page as reading
from audiobuild.write.titles import shortened

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

    from audiobuild.publish.feed import Feed
    from audiobuild.publish.show import Show

_MARK = b'<meta name="generator" content="audiobuild">'
_TAGS = re.compile(r"<[^>]*>")
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


def ours(path: Path) -> bool:
    """Whether the page at `path` may be written: there is none, or it is one of ours."""
    return not path.exists() or _MARK in path.read_bytes()


def page(feed: Feed, show: Show, feed_name: str, cover_url: str) -> bytes:
    """The page, in one file that asks for nothing but the cover, the feed and the episodes beside it.

    Args:
        feed: whose items are listed, in its order.
        show: what they belong to.
        feed_name: the feed's file name.
        cover_url: the picture's address; empty for none.
    """
    style = "\n".join((_resource(reading.__name__, "styles/base.css"), _resource(__package__ or "", "index.css")))
    cover = _near(cover_url, show)
    blanks = {
        "language": escape(show.language),
        "policy": f"default-src 'none'; img-src 'self' file: data:; style-src '{_hash(style)}'; base-uri 'none'",
        "style": style,
        "title": escape(show.title),
        "description": escape(show.description),
        "author": escape(show.author),
        "feed": escape(feed_name),
        "cover": f'<img src="{escape(cover)}" alt="" width="144" height="144">\n' if cover else "",
        "episodes": "".join(_episode(item, show) for item in feed.items),
        "count": "1 Folge" if len(feed.items) == 1 else f"{len(feed.items)} Folgen",
    }
    return Template(_resource(__package__ or "", "index.html")).substitute(blanks).encode()


def _episode(item: Element, show: Show) -> str:
    """One entry of the list: when, the title, how it begins, how long it takes."""
    transcript = find(item, "podcast:transcript", type="text/html")
    target = (transcript.get("url", "") if transcript is not None else "") or enclosure(item)
    facts = " · ".join(filter(None, (_date(item), _length(text_of(item, "itunes:duration")))))
    lead = _lead(item)
    return (
        f'<li>\n<h2><a href="{escape(_near(target, show))}">{escape(text_of(item, "title"), quote=False)}</a></h2>\n'
        f'<p class="about">{facts}</p>\n<p>{escape(lead, quote=False)}</p>\n</li>\n'
    )


def _lead(item: Element) -> str:
    """How the description begins, without what others may have marked up in it."""
    begins = text_of(item, "description").partition("\n\n")[0]
    return "" if begins.startswith(notes.PARTS) else shortened(unescape(_TAGS.sub(" ", begins)), notes.LONGEST_LEAD)


def _date(item: Element) -> str:
    when = dates.read(text_of(item, "pubDate"))
    if when is None:
        return ""
    return f'<time datetime="{when.date().isoformat()}">{when.day}. {_MONTHS[when.month - 1]} {when.year}</time>'


def _length(duration: str) -> str:
    """Whole seconds or a clock's writing as minutes: `4 Min.`."""
    parts = duration.split(":")
    if not all(part.isdecimal() for part in parts):
        return ""
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return f"{seconds} Sek." if seconds < 60 else f"{round(seconds / 60)} Min."  # noqa: PLR2004  # a minute


def _near(url: str, show: Show) -> str:
    """An address inside the folder as seen from the page, so that it works from a disk too."""
    return url.removeprefix(show.base_url)


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _resource(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")
