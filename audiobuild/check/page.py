"""Rules about NAME.html, the read-along page: one file that asks nobody for anything and plays this MP3."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audiobuild.check.finding import Finding, broken, judged, kept, unknown
from audiobuild.check.transcript import cues

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

LOADED = {"src", "srcset", "poster", "data", "background"}
"""Attributes whose address a browser loads by itself."""
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
_ASKS = re.compile(
    r"@import|url\(\s*['\"]?(?!data:|#|['\"]?\))|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|importScripts"
)


class _Page(HTMLParser):
    """What a browser would load, and what a reader would read."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language = ""
        self.loaded: list[str] = []
        self.texts: list[str] = []
        self.code: list[str] = []
        self.data: list[str] = []
        self._inside = ""
        self.trouble: list[str] = []
        try:
            self.feed(content)
            self.close()
        except AssertionError as error:  # the standard library's way to say that a page is broken
            self.trouble.append(f"can't be read: {error}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = told.get("lang", "")
        self.loaded += [value for name, value in told.items() if name in LOADED]
        if tag == "link" and LOADING_LINKS & set(told.get("rel", "").lower().split()):
            self.loaded.append(told.get("href", ""))
        if "style" in told:
            self.code.append(told["style"])
        if tag in ("script", "style"):
            self._inside = "data" if "json" in told.get("type", "") else "code"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        {"": self.texts, "code": self.code, "data": self.data}[self._inside].append(data)


def page_asks_nobody_for_anything(mp3: Mp3) -> Finding:
    """No request but for the MP3: it works from a disk, and no reader is watched."""
    if mp3.page.content is None:
        return _missing(mp3)
    page = _Page(mp3.page.content)
    own = [address for address in page.loaded if unquote(address.partition("#")[0]) in ("", mp3.path.name)]
    strange = [address for address in page.loaded if address not in own and not address.startswith("data:")]
    asks = [match[0] for code in page.code for match in _ASKS.finditer(code)]
    faults = [*page.trouble, *(f"it loads {each[:60]!r}" for each in strange)]
    return judged([*faults, *(f"its code has {each!r}" for each in asks)], "nothing")


def page_plays_this_file(mp3: Mp3) -> Finding:
    """Its player names the MP3 beside it."""
    if mp3.page.content is None:
        return _missing(mp3)
    names = [unquote(address) for address in _Page(mp3.page.content).loaded if not address.startswith("data:")]
    return kept(mp3.path.name) if mp3.path.name in names else broken(f"it plays {', '.join(names)[:60] or 'nothing'}")


def page_says_its_language(mp3: Mp3) -> Finding:
    """A screen reader takes its voice from it."""
    if mp3.page.content is None:
        return _missing(mp3)
    language = _Page(mp3.page.content).language
    return kept(language) if re.match("de(-|$)", language) else broken(f"lang is {language!r}")


def page_shows_every_sentence_and_chapter(mp3: Mp3) -> Finding:
    """The page and the transcript can't disagree."""
    shown = cues(mp3)
    if mp3.page.content is None or not shown:
        return _missing(mp3) if mp3.page.content is None else unknown("no transcript beside it")
    text = _letters("".join(_Page(mp3.page.content).texts))
    missing = [f"{cue.text[:40]!r} is not there" for cue in shown if _letters(cue.text) not in text]
    missing += [
        f"the chapter {each.title[:40]!r} is not there"
        for each in mp3.chapters
        if each.title and _letters(each.title) not in text
    ]
    return judged(missing, f"{len(shown)} sentences, {len(mp3.chapters)} chapters")


def page_describes_itself_to_machines(mp3: Mp3) -> Finding:
    """JSON-LD of schema.org (PodcastEpisode or AudioObject): search engines show it."""
    if mp3.page.content is None:
        return _missing(mp3)
    data = "".join(_Page(mp3.page.content).data)
    try:
        json.loads(data)
    except (ValueError, RecursionError) as error:
        return broken(f"no JSON-LD that can be read ({error})")
    kinds = re.findall(r'"@type"\s*:\s*"(\w+)"', data)
    return kept(", ".join(kinds)) if {"PodcastEpisode", "AudioObject"} & set(kinds) else broken(f"it tells {kinds}")


def _missing(mp3: Mp3) -> Finding:
    return broken(mp3.page.trouble) if mp3.page.here else unknown(f"no {mp3.page.name}")


def _letters(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split())


RULES = (
    page_asks_nobody_for_anything,
    page_plays_this_file,
    page_says_its_language,
    page_shows_every_sentence_and_chapter,
    page_describes_itself_to_machines,
)
