"""Rules about NAME.html, the read-along page: self-contained, valid, and consistent with the audio."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from audiobuild.checks.finding import Result, Rule, Severity, failed, passed, skipped, verdict
from audiobuild.checks.parse import html
from audiobuild.checks.parse.sidecar import number
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.checks.mp3 import Mp3File

LOADED = ("src", "srcset", "poster", "data", "background")
"""Attributes whose address a browser loads by itself."""
LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
# Matches "url(https://a.example/x.png)" and "fetch(", but not "url(data:image/png;base64,...)".
_REQUEST = lazy_regex(
    r"@import|url\(\s*['\"]?(?!data:|#|['\"]?\))|\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|importScripts"
)
# A duration of ISO 8601: matches "PT1H2M3.5S" and "PT27.429S", but not "27 s".
_DURATION = lazy_regex(r"PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?")
SENTENCE_TOLERANCE = 0.05
DURATION_TOLERANCE = 1.0
"""Seconds."""
MOST_FAULTS = 100
"""Missing sentences that are looked for."""


@lru_cache(maxsize=1)
def _parsed(content: str) -> html.Document:
    return html.parse(content)


def _page_rule(name: str, severity: Severity) -> Callable[[Callable[[Mp3File, html.Document], Result]], Rule[Mp3File]]:
    """Turn a function into a rule that does not apply without a page, and fails if it cannot be read."""

    def decorate(test: Callable[[Mp3File, html.Document], Result]) -> Rule[Mp3File]:
        def examine(mp3: Mp3File) -> Result:
            if mp3.page.content is not None:
                return test(mp3, _parsed(mp3.page.content))
            return failed(mp3.page.fault) if mp3.page.exists else skipped(f"no {mp3.page.name}")

        return Rule(name, severity, examine)

    return decorate


def _loaded(document: html.Document) -> Iterator[str]:
    """Yield the addresses that a browser loads by itself."""
    for element in document.elements:
        yield from (element.attributes[name] for name in LOADED if name in element.attributes)
        if element.name == "link" and LOADING_LINKS & set(element.attributes.get("rel", "").lower().split()):
            yield element.attributes.get("href", "")


@_page_rule("page loads nothing else", Severity.WARNING)
def self_contained(mp3: Mp3File, document: html.Document) -> Result:
    """Require that the page requests nothing but the MP3: it works from a disk and does not track readers."""
    own = ("", mp3.path.name)
    others = [
        address
        for address in _loaded(document)
        if unquote(address.partition("#")[0]) not in own and not address.startswith("data:")
    ]
    code = [
        element.text
        for element in document.elements
        if element.name == "style" or (element.name == "script" and _runs(element))
    ]
    code += [element.attributes["style"] for element in document.elements if "style" in element.attributes]
    requests = [match[0] for text in code for match in _REQUEST.finditer(text)]
    return verdict(
        [*(f"loads {snippet[:60]!r}" for snippet in others), *(f"its code has {snippet!r}" for snippet in requests)], ""
    )


def _runs(script: html.Element) -> bool:
    return "json" not in script.attributes.get("type", "")


@_page_rule("page plays this file", Severity.WARNING)
def plays(mp3: Mp3File, document: html.Document) -> Result:
    """Require that the player loads the MP3 beside the page."""
    names = [unquote(address) for address in _loaded(document) if not address.startswith("data:")]
    found = ", ".join(names)[:60] or "nothing"
    return passed(mp3.path.name) if mp3.path.name in names else failed(f"it plays {found}")


@_page_rule("page language is German", Severity.NOTE)
def language(_: Mp3File, document: html.Document) -> Result:
    """Require lang="de", from which screen readers choose the voice."""
    found = next((element.attributes.get("lang", "") for element in document.named("html")), "")
    return passed(found) if re.match("de(-|$)", found) else failed(f"lang is {found[:20]!r}")


@_page_rule("page has a title", Severity.WARNING)
def title(_: Mp3File, document: html.Document) -> Result:
    """Require a title element with text (WCAG 2.4.2)."""
    found = next((element.text.strip() for element in document.named("title")), "")
    return passed(found[:60]) if found else failed("no title")


@_page_rule("page structure valid", Severity.WARNING)
def structure(_: Mp3File, document: html.Document) -> Result:
    """Require an end tag for each start tag and distinct IDs; optional end tags are a note."""
    if document.faults:
        return verdict(document.faults, "")
    omitted = [f"<{name}> without an end tag" for name in document.omitted]
    return verdict(omitted, f"{len(document.elements)} elements", Severity.NOTE)


@_page_rule("page pictures have alternative text", Severity.WARNING)
def alternative_texts(_: Mp3File, document: html.Document) -> Result:
    """Require an alt attribute for each picture (WCAG 1.1.1); it may be empty for decoration."""
    pictures = document.named("img")
    if not pictures:
        return skipped("no pictures")
    faults = [
        f"{element.attributes.get('src', '')[:40]!r} has no alt"
        for element in pictures
        if "alt" not in element.attributes
    ]
    return verdict(faults, f"{len(pictures)} pictures")


@_page_rule("page shows every sentence and chapter", Severity.WARNING)
def shows_all(mp3: Mp3File, document: html.Document) -> Result:
    """Require that the page has the text of each cue and the title of each chapter."""
    if not mp3.cues:
        return skipped("no transcript")
    text = _letters("".join(document.texts))
    faults, at = [], 0
    wanted = [cue.text for cue in mp3.cues] + [chapter.title or "" for chapter in mp3.chapters]
    for sentence in wanted:
        letters = _letters(sentence)
        # Sentences follow each other, so that the whole text is rarely searched.
        found = text.find(letters, at)
        found = text.find(letters) if found < 0 else found
        at = max(0, found)
        if found < 0:
            faults.append(f"{sentence[:40]!r} is missing")
        if len(faults) == MOST_FAULTS:
            break
    return verdict(faults, f"{len(mp3.cues)} sentences, {len(mp3.chapters)} chapters")


def _letters(text: str) -> str:
    """Return the text without blanks and soft hyphens, which the page may add."""
    return "".join(text.replace("\u00ad", "").split())


@_page_rule("page links every chapter", Severity.WARNING)
def links_chapters(mp3: Mp3File, document: html.Document) -> Result:
    """Require, for each of several chapters, a link with its title to an element of the page."""
    if len(mp3.chapters) < 2 or not _starts(document):  # noqa: PLR2004  # one needs no list
        return skipped("one chapter at most, or not a read-along page")
    ids = {element.attributes["id"] for element in document.elements if "id" in element.attributes}
    links = [(element.attributes.get("href", ""), _letters(element.text)) for element in document.named("a")]
    inside = [(href[1:], text) for href, text in links if href.startswith("#")]
    faults = [
        f"#{target[:30]} does not exist" for target, _ in inside if unquote(target) not in ids and target not in ids
    ]
    texts = sorted(text for _, text in inside)
    times = {chapter.start / 1000 for chapter in mp3.chapters}
    jumps = [element.attributes["data-start"] for element in document.named("a") if "data-start" in element.attributes]
    faults += [
        f"a link jumps to {jump[:10]} s, where no chapter starts" for jump in jumps if _number(jump) not in times
    ]
    for chapter in mp3.chapters:
        wanted = _letters(chapter.title or "")
        at = bisect_left(texts, wanted)  # the time follows in a link's text
        if at == len(texts) or not texts[at].startswith(wanted):
            faults.append(f"no link to {(chapter.title or '')[:40]!r}")
    return verdict(faults, f"{len(mp3.chapters)} links")


@_page_rule("page sentences start with their cues", Severity.WARNING)
def sentence_starts(mp3: Mp3File, document: html.Document) -> Result:
    """Require, for the start of each cue, a sentence with this start, which the page highlights then."""
    starts = _starts(document)
    if not starts or not mp3.cues:
        return skipped("no transcript, or not a read-along page")
    faults = []
    for cue in mp3.cues:
        at = bisect_left(starts, cue.start - SENTENCE_TOLERANCE)
        if at == len(starts) or starts[at] > cue.start + SENTENCE_TOLERANCE:
            faults.append(f"no sentence starts at {cue.start:g} s ({cue.text[:30]!r})")
    return verdict(faults, f"{len(mp3.cues)} sentences")


def _starts(document: html.Document) -> list[float]:
    """Return the starts of the sentences in seconds, in order; those of the chapter list are links."""
    values = [element.attributes.get("data-start", "") for element in document.elements if element.name != "a"]
    return sorted(start for value in values if (start := _number(value)) is not None)


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text) else None


@_page_rule("page metadata valid", Severity.WARNING)
def metadata(mp3: Mp3File, document: html.Document) -> Result:
    """Require JSON-LD of schema.org (PodcastEpisode or AudioObject) with the duration of the audio."""
    scripts = [element.text for element in document.named("script") if "ld+json" in element.attributes.get("type", "")]
    if not scripts:
        return failed("no JSON-LD")
    try:
        members = [member for text in scripts for member in _members(json.loads(text))]
    except (ValueError, RecursionError) as error:
        return failed(f"invalid JSON-LD ({error})")
    kinds = [str(value)[:40] for name, value in members if name == "@type"]
    faults = [] if {"PodcastEpisode", "AudioObject"} & set(kinds) else [f"it describes {kinds[:5]}"]
    for name, value in members:
        if name == "duration" and abs(_seconds(value) - mp3.milliseconds / 1000) > DURATION_TOLERANCE:
            faults.append(f"a duration of {str(value)[:20]}, the audio has {mp3.milliseconds / 1000:g} s")
    return verdict(faults, ", ".join(kinds[:8]))


def _members(value: Any) -> Iterator[tuple[str, Any]]:  # any JSON value
    """Yield every member of the objects in a JSON value."""
    pending = [value]
    while pending:
        member = pending.pop()
        if isinstance(member, dict):
            yield from member.items()
            pending += member.values()
        elif isinstance(member, list):
            pending += member


def _seconds(value: Any) -> float:  # any JSON value
    """Return a duration of ISO 8601 or a number in seconds; -1 if it is neither."""
    parts = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if parts is None:
        return number(value) or -1
    hours, minutes, seconds = (float(part or 0) for part in parts.groups())
    return 3600 * hours + 60 * minutes + seconds


RULES = (
    self_contained,
    plays,
    language,
    title,
    structure,
    alternative_texts,
    shows_all,
    links_chapters,
    sentence_starts,
    metadata,
)
