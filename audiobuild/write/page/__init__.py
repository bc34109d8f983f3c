"""The read-along page `NAME.html`: article, player, style and script in one file.

- `page.html`: the template, whose ``$names`` are filled in
- `styles/`: the style sheets
- `scripts/`: the scripts; without them the page is still an article with a player
- `article.py`: the narrated text, sentence by sentence
- `facts.py`: facts about the episode, for people and for machines

`publish` adds a notice ``<p class="correction">`` below the title, for which there is a style.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.write.page import article, facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode

_STYLES = ("base", "article", "highlight", "chapters", "player", "controls", "status", "keys", "print")
"""In this order, because later rules win."""

_SCRIPTS = ("elements", "highlight", "follow", "playback", "address", "status", "keys", "start")
"""In this order: together they are one module, and the last file starts it."""

_ARTICLE = "$article</"

_LONG = 500
"""Sentences above which parts far from the window are not laid out. A shorter text is fast enough as a whole, and its
height is exact."""


def page(episode: Episode) -> Iterator[str]:
    """Yield the page in pieces of about a paragraph, so that a book needs no more memory than a note.

    The page requests one other file, the MP3 beside it; its content security policy allows nothing else.
    """
    above, below = _resource("page.html").split(_ARTICLE)
    values = _values(episode, quote(episode.file, safe=""))
    yield Template(above).substitute(values)
    yield from article.article(episode)
    yield Template("</" + below).substitute(values)


def _values(episode: Episode, address: str) -> dict[str, str]:
    """Return the values of the template's names, escaped."""
    style = "\n".join(_resource(f"styles/{name}.css") for name in _STYLES)
    script = "\n".join(_resource(f"scripts/{name}.js") for name in _SCRIPTS)
    return {
        "language": escape(episode.about.language or "de"),
        "policy": content_policy(style, script),
        "style": style,
        "script": script,
        "data": facts.json_ld(episode, address),
        "audio": escape(address),
        "title": escape(facts.title(episode)),
        "description": escape(facts.description(episode)),
        "author": escape(facts.author(episode)),
        "size": ' class="long"' if len(episode.clips) > _LONG else "",
        "duration": str(episode.seconds(episode.samples)),
        "length": facts.clock(episode.seconds(episode.samples)),
        "chapters": facts.chapters(episode),
        "downloads": facts.downloads(episode, address),
        "source": facts.source(episode),
        "show": facts.show(episode),
    }


def content_policy(style: str, script: str) -> str:
    """Return a policy that admits the MP3 beside the page, and no style or script but those in the page.

    ``'self'`` is the page's own server and ``file:`` the disk, where pages have no origin; ``data:`` is the empty
    icon that keeps browsers from requesting one.
    Source: https://www.w3.org/TR/CSP3/#framework-directive-source-list
    """
    return (
        "default-src 'none'; media-src 'self' file:; img-src data:; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _resource(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
