"""The show's page, index.html: a list of its episodes, in German."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape, unescape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from audiobuild.german.words.calendar import MONTHS
from audiobuild.podcast import dates, notes
from audiobuild.podcast.feed import enclosure_url
from audiobuild.podcast.xml import find, text_of
from audiobuild.write import page as read_along
from audiobuild.write.titles import shortened

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element as Element

    from audiobuild.podcast.feed import PagedFeed
    from audiobuild.podcast.show import Show

_GENERATOR = b'<meta name="generator" content="audiobuild">'
_TAG = re.compile(r"<[^>]*>")
"""An HTML tag: matches `<b>` and `</p>`, not `3 < 4`."""
_MINUTE = 60


def is_ours(path: Path) -> bool:
    """Return whether the page at `path` may be written: it does not exist, or audiobuild created it."""
    return not path.exists() or _GENERATOR in path.read_bytes()


def render(feed: PagedFeed, show: Show, cover_url: str) -> bytes:
    """Render the page: one HTML file that loads nothing but the cover.

    Args:
        feed: the feed whose items are listed, in its order.
        show: the show.
        cover_url: URL of the cover; empty for none.
    """
    style = "\n".join(
        (_resource(read_along.__name__, "styles/base.css"), _resource(__package__ or "", "show_page.css"))
    )
    cover = _relative(cover_url, show)
    count = sum(page.count() for page in feed.pages)
    values = {
        "language": escape(show.language),
        "policy": f"default-src 'none'; img-src 'self' file: data:; style-src '{_csp_hash(style)}'; base-uri 'none'",
        "style": style,
        "title": escape(show.title),
        "description": escape(show.description),
        "author": escape(show.author),
        "feed": escape(feed.main.path.name),
        "cover": f'<img src="{escape(cover)}" alt="" width="144" height="144">\n' if cover else "",
        "episodes": "".join(_entry(item, show) for item in feed.main.feed.items),
        "count": "1 Folge" if count == 1 else f"{count} Folgen",
    }
    return Template(_resource(__package__ or "", "show_page.html")).substitute(values).encode()


def _entry(item: Element, show: Show) -> str:
    """Render one entry of the list: title, date, duration and lead."""
    page = find(item, "podcast:transcript", type="text/html")
    target = (page.get("url", "") if page is not None else "") or enclosure_url(item)
    facts = " · ".join(filter(None, (_date(item), _duration(text_of(item, "itunes:duration")))))
    title, lead = (escape(text, quote=False) for text in (text_of(item, "title"), _lead(item)))
    return (
        f'<li>\n<h2><a href="{escape(_relative(target, show))}">{title}</a></h2>\n'
        f'<p class="about">{facts}</p>\n<p>{lead}</p>\n</li>\n'
    )


def _lead(item: Element) -> str:
    """Return the first part of the description, without HTML that other tools may have written."""
    start = text_of(item, "description").partition("\n\n")[0]
    return "" if start.startswith(notes.PART_STARTS) else shortened(unescape(_TAG.sub(" ", start)), notes.MAX_LEAD)


def _date(item: Element) -> str:
    moment = dates.parse_rfc2822(text_of(item, "pubDate"))
    if moment is None:
        return ""
    text = f"{moment.day}. {MONTHS[moment.month - 1]} {moment.year}"
    return f'<time datetime="{moment.date().isoformat()}">{text}</time>'


def _duration(text: str) -> str:
    """Format a duration, given in seconds or as `1:02:03`, in minutes: `4 Min.`."""
    parts = text.split(":")
    if not all(part.isdecimal() for part in parts):
        return ""
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + int(part)
    return f"{seconds} Sek." if seconds < _MINUTE else f"{round(seconds / _MINUTE)} Min."


def _relative(url: str, show: Show) -> str:
    """Return a URL inside the folder as a relative one, which also works from a local disk."""
    return url.removeprefix(show.base_url)


def _csp_hash(text: str) -> str:
    """Return the hash by which a content security policy allows an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _resource(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")
