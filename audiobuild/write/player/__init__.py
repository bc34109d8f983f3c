"""The embeddable player: a page for an iframe, and the data of the web component `audiobuild-player.js`.

The component is the same file for all episodes; ``python -m audiobuild.write.player`` prints it.
"""

from __future__ import annotations

import json
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.write.page import content_policy, facts
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Episode

_STYLE = """
body { margin: 0; background: transparent; }
.only-heard { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); }
"""

# The address of the page may name the start (`#t=83`) and the colours (`?theme=dark`).
_START = """
const player = document.querySelector("audiobuild-player");
const theme = new URLSearchParams(location.search).get("theme");
if (theme) player.setAttribute("theme", theme);
const start = /^#t=(\\d+(?:\\.\\d+)?)$/.exec(location.hash);
if (start) player.setAttribute("start", start[1]);
"""

_DATA = "$data</"


def component() -> str:
    """Return the web component, a JavaScript module."""
    return _resource("audiobuild-player.js")


def player(episode: Episode) -> Iterator[str]:
    """Yield a page for an iframe, with the component, its data and nothing else; it requests only the MP3."""
    above, below = _resource("player.html").split(_DATA)
    script = _START + component()
    values = {
        "language": escape(episode.about.language or "de"),
        "policy": content_policy(_STYLE, script),
        "style": _STYLE,
        "script": script,
        "title": escape(facts.title(episode)),
        "audio": escape(quote(episode.file, safe="")),
    }
    yield Template(above).substitute(values)
    yield from (facts.safe_in_script(piece) for piece in data(episode))
    yield Template("</" + below).substitute(values)


def data(episode: Episode) -> Iterator[str]:
    """Yield the data of the component as JSON, one sentence a line.

    ``chapters`` and ``sentences`` are pairs of a start in seconds and a text; ``audio`` is relative to the file. A
    chapter has a third value, the address of its article, if the episode has several.
    """
    head = {
        "version": 1,
        "title": facts.title(episode),
        "author": facts.author(episode),
        "link": facts.link(episode),
        "language": episode.about.language or "de",
        "voice": facts.voice_name(episode),
        "duration": episode.seconds(episode.samples),
        "audio": quote(episode.file, safe=""),
        "chapters": [
            [episode.seconds(mark.start), one_line(mark.title), *((mark.link,) if mark.link else ())]
            for mark in episode.marks
        ],
    }
    yield f"{json.dumps(head, ensure_ascii=False)[:-1]},\n"
    yield '"sentences": ['
    for number, clip in enumerate(episode.clips):
        sentence = [episode.seconds(clip.first), one_line(clip.utterance.written)]
        yield f"{',' if number else ''}\n{json.dumps(sentence, ensure_ascii=False)}"
    yield "\n]}\n"


def _resource(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")
