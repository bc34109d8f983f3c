"""Show notes: an episode's description as plain text and as HTML, within the length that apps accept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import DISCLOSURE
from audiobuild.write.titles import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.podcast.finished import ChapterStart

MAX_BYTES = 4_000
"""Maximum size of either form; Apple cuts longer descriptions."""

MAX_CORRECTION = 600
"""Maximum length of a correction notice, in UTF-16 units."""

MAX_LEAD = 600
"""Maximum length of the lead, in UTF-16 units."""

_MAX_LINK = 500
"""Maximum length of a link, in characters; a longer one is left out."""
_MAX_SHORT_LINK = 50
"""Maximum length of a link beside so many chapters that their titles do not fit."""

PART_STARTS = ("Korrektur:", "Zum Artikel:", "Mehr:", "Kapitel:", DISCLOSURE)
"""How the parts after the lead begin."""

_MAX_LIST = 60
"""Chapters that are written as an HTML list; more are separated by line breaks, which take less room."""

_LIMITS = ((MAX_LEAD, 60), (MAX_LEAD, 40), (300, 24), (100, 24), (100, 12), (100, 0), (40, 0))
"""Limits that are tried one after another until the notes fit: UTF-16 units of lead and correction, and of a chapter's
title; with 0 only the timestamps are listed, so that 255 chapters fit."""

_REFERENCE = lazy_regex(r"&(?=[#0-9A-Za-z])")
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
    """Return the longest form of the notes that fits; its chapters are never fewer."""
    for max_text, max_title in _LIMITS:
        cut = replace(
            notes,
            lead=shortened(notes.lead, max_text),
            correction=shortened(notes.correction, max_text),
            link=notes.link if len(notes.link) <= (_MAX_LINK if max_title else _MAX_SHORT_LINK) else "",
        )
        text = form(cut, [_chapter_line(chapter, max_title) for chapter in notes.chapters])
        if len(text.encode()) <= MAX_BYTES:
            break
    return text


def _chapter_line(chapter: ChapterStart, max_title: int) -> str:
    title = shortened(chapter.title, max_title) if max_title else ""
    return f"{timestamp(chapter.start)} {title}".rstrip()


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
        lines = [escape(line, quote=False) for line in chapters]
        if len(lines) <= _MAX_LIST:
            yield f"<p>Kapitel:</p><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
        else:
            yield f"<p>Kapitel:<br>{'<br>'.join(lines)}</p>"
    yield f"<p>{DISCLOSURE}</p>"
