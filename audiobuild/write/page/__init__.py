"""The read-along page `NAME.html`: the article, its player and what they need, in one file.

- `page.html`: the frame, in which `$names` are filled in
- `styles/`: how it looks
- `scripts/`: how it behaves; without them the page is still an article with a player
- `article.py`: the narrated text, sentence by sentence
- `facts.py`: what is known of the episode, for people and for machines
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
"""In this order: what comes later wins."""

_SCRIPTS = ("elements", "highlight", "follow", "playback", "address", "status", "keys", "start")
"""In this order: one module, which ends by starting."""

_BODY = "$article</"

_LONG = 500
"""Sentences; a longer text is laid out where it is looked at only. A shorter one is quick, and its length exact."""


def page(episode: Episode) -> Iterator[str]:
    """The page in pieces, a paragraph or so each, so that a book takes no more memory than a note.

    It asks for one other file, the MP3 that stands beside it, and a content security policy holds it to that.
    """
    above, below = _resource("page.html").split(_BODY)
    blanks = _blanks(episode, quote(episode.file, safe=""))
    yield Template(above).substitute(blanks)
    yield from article.article(episode)
    yield Template("</" + below).substitute(blanks)


def _blanks(episode: Episode, address: str) -> dict[str, str]:
    """What fills the frame's blanks, escaped."""
    style = "\n".join(_resource(f"styles/{name}.css") for name in _STYLES)
    script = "\n".join(_resource(f"scripts/{name}.js") for name in _SCRIPTS)
    return {
        "language": escape(episode.about.language or "de"),
        "policy": _policy(style, script),
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
        "source": facts.source(episode),
    }


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded but the sound beside the page; nothing may run but what is written in it.

    `'self'` is the server's own files, ``file:`` the disk's, where a page has no origin that `'self'` could
    mean; ``data:`` is the empty icon that keeps browsers from asking for one.
    Source: W3C Content Security Policy Level 3, 2.3.1.
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
