"""Length of the pause at each kind of boundary: one table, which a user can override.

The defaults follow what news readers do. Studies of read German speech find breath pauses of about half a second
between sentences, about twice that between paragraphs and a fifth of the time silent in all; topics are
set apart by well over a second. A listener takes a pause under 0.2 s for articulation and one over
2 s for a fault, so all lie between.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_MS = 10_000
"""A longer silence is taken for a broken recording."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Milliseconds of silence at each kind of boundary; where several meet, the longest counts."""

    sentence: int = 550
    """After a sentence with a full stop: room for one breath."""
    question: int = 650
    """After a question: time to think before the answer."""
    exclamation: int = 600
    """After an exclamation."""
    colon: int = 400
    """After a sentence that ends with a colon: what it announces follows at once."""
    semicolon: int = 400
    """After a sentence, or a line, that ends with a semicolon."""
    comma: int = 300
    """After a line that ends with a comma, as the items of a list do, or with a dash."""
    ellipsis: int = 750
    """After an ellipsis."""
    quote: int = 700
    """Where one quotation ends and another begins: the speaker changes."""
    heading_before: int = 1300
    """Before a heading, whatever comes before it."""
    heading: int = 900
    """After a heading: shorter than before it, since its text belongs to it."""
    title: int = 1200
    """After the title."""
    paragraph: int = 900
    """Between paragraphs."""
    item: int = 600
    """Between the items of a list."""
    lead: int = 1100
    """After the lead, before the article proper."""
    dateline: int = 500
    """After the place a report comes from."""
    scene: int = 1300
    """At a line of stars or a rule between two paragraphs: time and place change."""
    chapter: int = 1500
    """Before the heading that opens a chapter."""
    end: int = 1000
    """After the last word, so that the episode does not break off."""
    cut_sentence: int = 450
    """Between two pieces of one utterance, cut after a full stop, a question or an exclamation mark."""
    cut_clause: int = 300
    """The same after a semicolon, a colon or a dash."""
    cut_comma: int = 180
    """The same after a comma or a bracket."""
    cut_inside: int = 0
    """The same inside a clause: only the engine needs this cut, the listener must not hear it."""

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> Pauses:
        """Return the defaults, overridden by a user's ``[pauses]`` table.

        Args:
            mapping: kinds of boundary and their milliseconds, whole numbers from 0 to 10,000.

        Raises:
            SettingsError: a kind is unknown, or a value is not such a number.
        """
        known = [field.name for field in fields(cls)]
        changes: dict[str, int] = {}
        for name, value in mapping.items():
            if name not in known:
                raise SettingsError(f"[pauses] has no {name!r}", f"known pauses: {', '.join(known)}")
            if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LONGEST_MS:
                raise SettingsError(
                    f"[pauses] {name} = {value!r} is not a valid pause",
                    f"give whole milliseconds from 0 to {LONGEST_MS}",
                )
            changes[name] = value
        return replace(cls(), **changes)


_CLOSERS = "\"“”‘’'«»›‹)] "


def after_text(text: str, pauses: Pauses) -> int:
    """Return the pause for the last punctuation mark of an utterance, in milliseconds."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(("…", "...")):
        return pauses.ellipsis
    by_mark = {
        "?": pauses.question, "!": pauses.exclamation, ":": pauses.colon, ";": pauses.semicolon,
        ",": pauses.comma, "–": pauses.comma, "—": pauses.comma,
    }  # fmt: skip
    return by_mark.get(bare[-1:], pauses.sentence)


_OPENERS = ("„", "“", "»", "«", "‚", "›", '"')


def speaker_changes(before: str, after: str) -> bool:
    """Return whether one quotation ends with `before` and another begins with `after`."""
    return before.rstrip().endswith(("“", "”", "«", "»", '"', "‘", "‹", "›")) and after.startswith(_OPENERS)


def after_chunk(chunk: str, pauses: Pauses) -> int:
    """Return the pause between a chunk and the next one of the same utterance, in milliseconds."""
    last = chunk.rstrip(_CLOSERS)[-1:]
    if last and last in ".!?…":
        return pauses.cut_sentence
    if last and last in ":;–—":
        return pauses.cut_clause
    return pauses.cut_comma if last == "," or chunk.rstrip().endswith(")") else pauses.cut_inside
