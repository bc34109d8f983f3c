"""Show notes: an episode's description as plain text and as HTML, within the length that apps accept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from audiobuild.model import DISCLOSURE
from audiobuild.write.titles import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.publish.finished import ChapterStart

MAX_BYTES = 4_000
"""Maximum size of either form; Apple cuts longer descriptions."""

MAX_CORRECTION = 600
"""Maximum length of a correction notice, in UTF-16 units."""

MAX_LEAD = 600
"""Maximum length of the lead, in UTF-16 units."""

_MAX_LINK = 500
"""Maximum length of a link, in characters; a longer one is left out."""

PART_STARTS = ("Korrektur:", "Zum Artikel:", "Mehr:", "Kapitel:", DISCLOSURE)
"""How the parts after the lead begin."""

_LIMITS = ((MAX_LEAD, 60), (MAX_LEAD, 40), (300, 24), (100, 24))
"""Limits that are tried one after another until the notes fit: UTF-16 units of lead and correction, and of a chapter's
title."""

_REFERENCE = re.compile(r"&(?=[#0-9A-Za-z])")
"""An ampersand that HTML would take for the start of a character reference: in `H&M`, not in `Größe & Maß`."""


@dataclass(frozen=True, slots=True)
class ShowNotes:
    """Content of the show notes, of any length."""

    lead: str
    chapters: tuple[ChapterStart, ...]
    link: str = ""
    """URL; empty for none."""
    link_text: str = "Zum Artikel"
    correction: str = ""
    """Correction notice; empty for none."""


def as_text(notes: ShowNotes) -> str:
    """Format the notes as plain text of at most `MAX_BYTES`, with a timestamp for each chapter."""
    return _fitted(notes, _text)


def as_html(notes: ShowNotes) -> str:
    """Format the notes as HTML of at most `MAX_BYTES`."""
    return _fitted(notes, _html)


def correction_notice(text: str) -> str:
    """Return a correction notice on one line of at most `MAX_CORRECTION` UTF-16 units."""
    return shortened(text, MAX_CORRECTION)


def timestamp(seconds: float) -> str:
    """Format a time as `01:02:03`, rounding down."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def unambiguous(text: str) -> str:
    """Escape text so that it reads the same as plain text and as HTML, which RSS does not distinguish.

    `Größe & Maß > 3` stays as it is; `<` and `H&M` are escaped.
    """
    return _REFERENCE.sub("&amp;", text).replace("<", "&lt;")


def _fitted(notes: ShowNotes, form: Callable[[ShowNotes, list[str]], str]) -> str:
    """Return the longest form of the notes that fits, leaving out the last chapters if nothing else helps."""
    notes = notes if len(notes.link) <= _MAX_LINK else replace(notes, link="")
    for max_text, max_title in _LIMITS:
        cut = replace(notes, lead=shortened(notes.lead, max_text), correction=shortened(notes.correction, max_text))
        lines = [f"{timestamp(chapter.start)} {shortened(chapter.title, max_title)}" for chapter in notes.chapters]
        text = form(cut, lines)
        if len(text.encode()) <= MAX_BYTES:
            return text
    while len(text.encode()) > MAX_BYTES and len(lines) > 1:
        lines = [*lines[: -2 if lines[-1] == "…" else -1], "…"]
        text = form(cut, lines)
    return text


def _text(notes: ShowNotes, chapters: list[str]) -> str:
    parts = (
        notes.lead,
        f"Korrektur: {notes.correction}" if notes.correction else "",
        f"{notes.link_text}: {notes.link}" if notes.link else "",
        "\n".join(("Kapitel:", *chapters)) if chapters else "",
        DISCLOSURE,
    )
    return unambiguous("\n\n".join(filter(None, parts)))


def _html(notes: ShowNotes, chapters: list[str]) -> str:
    return "".join(_paragraphs(notes, chapters))


def _paragraphs(notes: ShowNotes, chapters: list[str]) -> Iterator[str]:
    if notes.lead:
        yield f"<p>{escape(notes.lead, quote=False)}</p>"
    if notes.correction:
        yield f"<p><strong>Korrektur:</strong> {escape(notes.correction, quote=False)}</p>"
    if notes.link:
        yield f'<p><a href="{escape(notes.link)}">{notes.link_text}</a></p>'
    if chapters:
        lines = "".join(f"<li>{escape(line, quote=False)}</li>" for line in chapters)
        yield f"<p>Kapitel:</p><ul>{lines}</ul>"
    yield f"<p>{DISCLOSURE}</p>"
