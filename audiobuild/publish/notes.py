"""Show notes: what an episode's description says, as plain text and as HTML, in the room that apps have for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from audiobuild.model import DISCLOSURE
from audiobuild.write.titles import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.publish.episode import Chapter

LARGEST = 4_000
"""Bytes of either form: Apple cuts there."""


LONGEST_CORRECTION = 600
"""UTF-16 units of what was corrected."""

_REFERENCE = re.compile(r"&(?=[#0-9A-Za-z])")
"""An ampersand that HTML takes for the beginning of something else."""

_LONGEST_LINK = 500
"""Characters; a longer address is left out."""

LONGEST_LEAD = 600
"""UTF-16 units of how the article begins."""

PARTS = ("Korrektur:", "Zum Artikel:", "Mehr:", "Kapitel:", DISCLOSURE)
"""How the parts after the lead begin."""

_ROOM = ((LONGEST_LEAD, 60), (LONGEST_LEAD, 40), (300, 24), (100, 24))
"""What texts and titles are cut to, one after the other until the notes fit: UTF-16 units of the lead and the
correction, and of a chapter's title."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What is to be said, without a length."""

    lead: str
    chapters: tuple[Chapter, ...]
    link: str = ""
    """A web address; empty for none."""
    link_text: str = "Zum Artikel"
    correction: str = ""
    """What was corrected; empty for nothing."""


def text(notes: Notes) -> str:
    """The notes as plain text, with a timestamp for each chapter (the first 00:00:00), in at most `LARGEST` bytes."""
    return _fitting(notes, _text)


def html(notes: Notes) -> str:
    """The same as HTML."""
    return _fitting(notes, _html)


def timestamp(seconds: float) -> str:
    """`01:02:03`; what follows the second is cut off."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}"


def _fitting(notes: Notes, form: Callable[[Notes, list[str]], str]) -> str:
    """The longest form of the notes that fits; of very many chapters the last are left out."""
    notes = notes if len(notes.link) <= _LONGEST_LINK else replace(notes, link="")
    for longest, title in _ROOM:
        cut = replace(notes, lead=shortened(notes.lead, longest), correction=shortened(notes.correction, longest))
        lines = [f"{timestamp(each.start)} {shortened(each.title, title)}" for each in notes.chapters]
        written = form(cut, lines)
        if len(written.encode()) <= LARGEST:
            return written
    while len(written.encode()) > LARGEST and len(lines) > 1:
        lines = [*lines[: -2 if lines[-1] == "…" else -1], "…"]
        written = form(cut, lines)
    return written


def unambiguous(text: str) -> str:
    """Text that reads the same as plain text and as HTML, which RSS leaves open; escaped only where it would not.

    `Größe & Maß > 3` stays as it is, `<` and `H&M` do not.
    """
    return _REFERENCE.sub("&amp;", text).replace("<", "&lt;")


def _text(notes: Notes, chapters: list[str]) -> str:
    parts = (
        notes.lead,
        f"Korrektur: {notes.correction}" if notes.correction else "",
        f"{notes.link_text}: {notes.link}" if notes.link else "",
        "\n".join(("Kapitel:", *chapters)) if chapters else "",
        DISCLOSURE,
    )
    return unambiguous("\n\n".join(filter(None, parts)))


def _html(notes: Notes, chapters: list[str]) -> str:
    return "".join(_paragraphs(notes, chapters))


def _paragraphs(notes: Notes, chapters: list[str]) -> Iterator[str]:
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
