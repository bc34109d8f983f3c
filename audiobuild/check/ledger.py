"""Rules about NAME.build.json, the ledger of a build: it tells of this file, and of every character of its source."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from audiobuild.check.beside import Cue, number
from audiobuild.check.finding import Finding, broken, judged, kept, unknown
from audiobuild.check.transcript import cues, same

if TYPE_CHECKING:
    from audiobuild.check.episode import Mp3

LUFS_MARGIN = 0.15
"""LU between two meters."""
PEAK_MARGIN = 0.3
"""dB between two meters."""


def _unread(mp3: Mp3) -> Finding | None:
    """What to say where there is no ledger that can be read."""
    if not mp3.ledger.here:
        return unknown(f"no {mp3.ledger.name}")
    if mp3.ledger.trouble or not isinstance(mp3.ledger.content, dict):
        return broken(f"{mp3.ledger.name} {mp3.ledger.trouble or 'is no JSON object'}")
    return None


def ledger_is_of_this_file(mp3: Mp3) -> Finding:
    """The SHA-256 it tells is that of the MP3: nobody changed it after it was made."""
    if unread := _unread(mp3):
        return unread
    told = mp3.ledger.value("audio", "sha256")
    with mp3.path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    return kept(found[:16]) if told == found else broken(f"says {str(told)[:16]}…, it is {found[:16]}…")


def ledger_measures_what_is_heard(mp3: Mp3) -> Finding:
    """Samples, seconds, rate, loudness and peak are those found here, by other means."""
    if (unread := _unread(mp3)) or mp3.sound is None:
        return unread or unknown("there is no sound")
    heard = mp3.sound
    measures = (
        ("samples", heard.samples, 0.0),
        ("rate", heard.rate, 0.0),
        ("seconds", round(heard.seconds, 3), 0.001),
        ("lufs", round(heard.lufs, 2), LUFS_MARGIN),
        ("true_peak", round(heard.true_peak, 2), PEAK_MARGIN),
    )
    wrong = []
    for name, found, margin in measures:
        told = number(mp3.ledger.value("audio", name))
        if told is None or abs(told - found) > margin + 1e-9:
            wrong.append(f"{name}: says {told}, is {found}")
    return judged(wrong, ", ".join(f"{name} {found}" for name, found, _ in measures))


def ledger_has_the_chapters_of_the_tag(mp3: Mp3) -> Finding:
    """Same titles, starts and ends."""
    if unread := _unread(mp3):
        return unread
    told = [(each.get("title"), _ms(each.get("start")), _ms(each.get("end"))) for each in mp3.ledger.items("chapters")]
    heard = [(each.title, each.start, each.end) for each in sorted(mp3.chapters, key=lambda chapter: chapter.start)]
    if len(told) != len(heard):
        return broken(f"{len(told)} in the ledger, {len(heard)} in the tag")
    wrong = (f"{one} in the ledger, {other} in the tag" for one, other in zip(told, heard, strict=True) if one != other)
    return judged(wrong, f"{len(told)}")


def _ms(value: Any) -> int | None:  # whatever JSON holds
    seconds = number(value)
    return None if seconds is None else round(1000 * seconds)


def ledger_has_the_sentences_of_the_transcript(mp3: Mp3) -> Finding:
    """What is heard is what is shown."""
    if unread := _unread(mp3):
        return unread
    shown = cues(mp3)
    if not shown:
        return unknown("no transcript beside it")
    heard = []
    for each in mp3.ledger.items("utterances"):
        start, end = number(each.get("start")), number(each.get("end"))
        if start is not None and end is not None:
            heard.append(Cue(start, end, str(each.get("written"))))
    return same(tuple(heard), shown, "utterances", "cues")


def every_character_is_accounted_for(mp3: Mp3) -> Finding:
    """Blocks tile the source; each is heard in a chapter or skipped for a stated reason."""
    if unread := _unread(mp3):
        return unread
    blocks, characters = mp3.ledger.items("blocks"), number(mp3.ledger.value("source", "characters"))
    spans = [span for each in blocks if (span := _span(each)) is not None]
    if not blocks or len(spans) < len(blocks):
        return broken(f"{len(blocks)} blocks, {len(spans)} with a span")
    wrong = [f"the first begins at {spans[0][0]}"] if spans[0][0] else []
    wrong += [f"{one[1]} is followed by {other[0]}" for one, other in pairwise(spans) if one[1] != other[0]]
    wrong += [f"the last ends at {spans[-1][1]}, the source at {characters}"] if spans[-1][1] != characters else []
    wrong += [
        f"a block at {span[0]} is {'heard and skipped' if each.get('skipped') else 'neither heard nor skipped'}"
        for each, span in zip(blocks, spans, strict=True)
        if bool(each.get("skipped")) == bool(each.get("chapter"))
    ]
    skipped = sum(bool(each.get("skipped")) for each in blocks)
    return judged(
        wrong, f"{characters:.0f} characters in {len(blocks)} blocks, {skipped} skipped" if characters else ""
    )


def _span(block: dict[str, Any]) -> tuple[float, float] | None:
    span = block.get("span")
    if not isinstance(span, list) or len(span) != 2:  # noqa: PLR2004  # first and end
        return None
    first, end = number(span[0]), number(span[1])
    return None if first is None or end is None else (first, end)


RULES = (
    ledger_is_of_this_file,
    ledger_measures_what_is_heard,
    ledger_has_the_chapters_of_the_tag,
    ledger_has_the_sentences_of_the_transcript,
    every_character_is_accounted_for,
)
