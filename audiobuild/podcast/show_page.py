"""The show's page, index.html: the newest episodes to play, older ones and a search; in German."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from audiobuild.podcast.show import APPS
from audiobuild.podcast.show_data import MINUTE, entry, relative

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from audiobuild.podcast.feed import PagedFeed
    from audiobuild.podcast.show import Show
    from audiobuild.podcast.show_data import Entry

NEWEST = 50
"""Episodes in the page itself."""

_GENERATOR = b'<meta name="generator" content="audiobuild">'


def is_ours(path: Path) -> bool:
    """Return whether the page at `path` may be written: it does not exist, or audiobuild created it."""
    return not path.exists() or _GENERATOR in path.read_bytes()


def render(feed: PagedFeed, show: Show, cover_url: str) -> bytes:
    """Render the page: an HTML file that loads only files beside it.

    Args:
        feed: the feed.
        show: the show.
        cover_url: URL of the cover; empty for none.
    """
    style, script = _resource("show_page.css"), _resource("show_page.js")
    cover = escape(relative(cover_url, show))
    count = sum(page.count() for page in feed.pages)
    newest = [entry(item, show) for item in feed.main.feed.items[:NEWEST]]
    form = Template(_resource("show_entry.html"))
    empty: Entry = {
        "title": "", "url": "", "mp3": "", "iso": "", "date": "", "duration": "", "lead": "", "chapters": [],
        "files": [],
    }  # fmt: skip
    older = f'Alle Folgen stehen im <a href="{escape(feed.main.path.name)}">Feed</a>.' if count > NEWEST else ""
    values = {
        "language": escape(show.language),
        "policy": _policy(style, script),
        "style": style,
        "script": script,
        "title": escape(show.title),
        "description": escape(show.description),
        "author": escape(show.author),
        "feed": escape(feed.main.path.name),
        "image": f'<meta property="og:image" content="{escape(cover_url)}">\n' if cover_url else "",
        "cover": f'<img src="{cover}" alt="" width="176" height="176">\n' if cover else "",
        "count": "1 Folge" if count == 1 else f"{count}&nbsp;Folgen",
        "subscribe": "".join(_subscribe(feed.main.path.name, show)),
        "pages": str(len(feed.pages)),
        "more": str(int(count > NEWEST)),
        "older": older,
        "episodes": "".join(_markup(form, episode) for episode in newest),
        "entry": _markup(form, empty),
    }
    return Template(_resource("show_page.html")).substitute(values).encode()


def _markup(form: Template, shown: Entry) -> str:
    """Render an entry of the list."""
    chapters = "".join(
        f'<li><a href="{escape(shown["mp3"])}#t={start:g}" data-start="{start:g}">'
        f'<span class="start">{_clock(start)}</span><span>{escape(title, quote=False)}</span></a></li>\n'
        for start, title in shown["chapters"]
    )
    files = "".join(
        f'<a href="{escape(url)}" download>{escape(name, quote=False)}</a>\n' for name, url in shown["files"]
    )
    return form.substitute(
        {
            "files": files,
            "title": escape(shown["title"], quote=False),
            "label": escape(shown["title"]),
            "url": escape(shown["url"]),
            "mp3": escape(shown["mp3"]),
            "date": f'<time datetime="{shown["iso"]}">{shown["date"]}</time>' if shown["iso"] else "",
            "duration": shown["duration"],
            "lead": escape(shown["lead"], quote=False),
            "chapters": chapters,
            "hidden": "" if len(shown["chapters"]) > 1 else " hidden",
        }
    )


def _subscribe(feed_name: str, show: Show) -> Iterator[str]:
    yield f'<li><a href="{escape(feed_name)}">RSS-Feed</a></li>\n'
    for app, url in show.subscribe:
        yield f'<li><a href="{escape(url)}">{escape(APPS[app])}</a></li>\n'


def _clock(seconds: float) -> str:
    """Format a time as `1:02:03` or `2:03`."""
    minutes, rest = divmod(int(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _policy(style: str, script: str) -> str:
    """Return the content security policy: only this style and script, and files beside the page.

    `file:` means those of a page that is opened from a disk. Source: W3C Content Security Policy Level 3, 2.3.1.
    """
    return (
        "default-src 'none'; img-src 'self' file: data:; media-src 'self' file: https:; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}' 'self' file:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _resource(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")
