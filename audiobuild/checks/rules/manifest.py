"""Rules about NAME.build.json, the manifest: it describes these files and every character of the source."""

from __future__ import annotations

import hashlib
import math
from itertools import pairwise
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from audiobuild.checks.finding import Result, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.mp3 import timed
from audiobuild.checks.parse.sidecar import number
from audiobuild.checks.rules.transcripts import compare

if TYPE_CHECKING:
    from audiobuild.checks.mp3 import Mp3File

LUFS_MARGIN = 0.15
"""LU between two meters."""
BLOCKS_AT_GATE = 2
"""Gating blocks of BS.1770-4, one each 100 ms, that one of two meters counts, and the other does not."""
PEAK_MARGIN, LOW_RATE_PEAK_MARGIN, LOW_RATE = 0.3, 0.8, 64
"""dB between two meters, and below a bit rate in kbit/s, where the encoder itself moves peaks."""
SILENT_PEAK = -60.0
"""dBTP below which audio is silent, and has no loudness to compare."""


def _unreadable(mp3: Mp3File) -> Result | None:
    """Return the result for a manifest that does not exist or cannot be read, or None."""
    file = mp3.manifest
    if not file.exists:
        return skipped(f"no {file.name}")
    if file.fault or not isinstance(file.content, dict):
        return failed(f"{file.name} {file.fault or 'is not a JSON object'}")
    return None


@rule("manifest describes this file", Severity.ERROR)
def describes_file(mp3: Mp3File) -> Result:
    """Require the SHA-256 of the MP3: it was not changed after the build."""
    if unreadable := _unreadable(mp3):
        return unreadable
    declared, found = mp3.manifest.value("audio", "sha256"), _digest(mp3.path)
    return passed(found[:16]) if declared == found else failed(f"declares {str(declared)[:16]}…, is {found[:16]}…")


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file; empty if it is not a file or cannot be read."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


@rule("files of the manifest unchanged", Severity.ERROR)
def files_unchanged(mp3: Mp3File) -> Result:
    """Require that every file of the build exists with its SHA-256: no file is from another build."""
    if unreadable := _unreadable(mp3):
        return unreadable
    files = mp3.manifest.value("files")
    if not isinstance(files, dict):
        return skipped("it lists no files")
    faults = []
    for name, entry in files.items():
        found = _digest(mp3.path.parent / name) if name == PurePath(name).name else ""
        if not found:
            faults.append(f"{name[:60]} is missing")
        elif not isinstance(entry, dict) or entry.get("sha256") != found:
            faults.append(f"{name[:60]} was changed after the build")
    return verdict(faults, f"{len(files)} files")


@rule("manifest measurements correct", Severity.ERROR)
def measurements(mp3: Mp3File) -> Result:
    """Require the samples, seconds, rate, loudness and peak that are measured here by other means."""
    if (unreadable := _unreadable(mp3)) or mp3.audio is None:
        return unreadable or skipped("no decoded audio")
    audio = mp3.audio
    peak_margin = PEAK_MARGIN if max(mp3.stream.bitrates, default=0) >= LOW_RATE else LOW_RATE_PEAK_MARGIN
    measures: tuple[tuple[str, float, float], ...] = (
        ("samples", audio.samples, 0.0),
        ("rate", audio.rate, 0.0),
        ("seconds", round(audio.seconds, 3), 0.001),
    )
    if audio.true_peak > SILENT_PEAK:
        measures += (
            ("lufs", round(audio.lufs, 2), _loudness_margin(audio.seconds)),
            ("true_peak", round(audio.true_peak, 2), peak_margin),
        )
    faults = []
    for name, measured, margin in measures:
        declared = number(mp3.manifest.value("audio", name))
        if declared is None or abs(declared - measured) > margin + 1e-9:
            faults.append(f"{name}: declares {declared}, measured {measured}")
    return verdict(faults, ", ".join(f"{name} {measured}" for name, measured, _ in measures))


def _loudness_margin(seconds: float) -> float:
    """Return by how many LU two meters may differ: more for a few seconds, in which a block at the gate counts much."""
    return LUFS_MARGIN + 10 * math.log10(1 + BLOCKS_AT_GATE / max(1, 10 * seconds))


@rule("manifest chapters match the tag", Severity.ERROR)
def chapters(mp3: Mp3File) -> Result:
    """Require the same titles, starts and ends."""
    if unreadable := _unreadable(mp3):
        return unreadable
    rows = mp3.manifest.items("chapters")
    declared = [(row.get("title"), _milliseconds(row.get("start")), _milliseconds(row.get("end"))) for row in rows]
    found = [(entry.title, entry.start, entry.end) for entry in mp3.chapters_in_time]
    if len(declared) != len(found):
        return failed(f"{len(declared)} in the manifest, {len(found)} in the tag")
    pairs = zip(declared, found, strict=True)
    return verdict((f"{one} in the manifest, {two} in the tag" for one, two in pairs if one != two), f"{len(found)}")


def _milliseconds(value: Any) -> int | None:  # any JSON value
    seconds = number(value)
    return None if seconds is None else round(1000 * seconds)


@rule("sentences lie in their chapters", Severity.ERROR)
def sentences_in_chapters(mp3: Mp3File) -> Result:
    """Require that each utterance and block names a chapter that exists, and is heard within it.

    Chapter numbers start at 1 and never decrease, and no chapter is without an utterance.
    """
    if unreadable := _unreadable(mp3):
        return unreadable
    bounds = [(number(entry.get("start")), number(entry.get("end"))) for entry in mp3.manifest.items("chapters")]
    rows = [("utterance", row) for row in mp3.manifest.items("utterances")]
    rows += [("block", row) for row in mp3.manifest.items("blocks") if row.get("chapter") is not None]
    faults, last = [], 0
    for kind, row in rows:
        which, start, end = row.get("chapter"), number(row.get("start")), number(row.get("end"))
        label = f"{kind} {str(row.get('written', row.get('span')))[:30]!r}"
        if not isinstance(which, int) or not 1 <= which <= len(bounds):
            faults.append(f"{label} names chapter {str(which)[:10]}, there are {len(bounds)}")
            continue
        first, stop = bounds[which - 1]
        if kind == "utterance" and None not in (start, end, first, stop) and not _within(start, end, first, stop):
            faults.append(f"{label} is heard at {start:g} s, its chapter {which} from {first:g} to {stop:g} s")
        if kind == "utterance" and which < last:
            faults.append(f"{label} of chapter {which} follows chapter {last}")
        last = which
    spoken = {row.get("chapter") for row in mp3.manifest.items("utterances")}
    faults += [f"chapter {place} has no utterance" for place in range(1, len(bounds) + 1) if place not in spoken]
    return verdict(faults, f"{len(rows)} utterances and blocks in {len(bounds)} chapters")


def _within(start: float | None, end: float | None, first: float | None, stop: float | None) -> bool:
    """Return whether an utterance is heard within a chapter; times have three decimals."""
    return (first or 0) - 0.001 <= (start or 0) and (end or 0) <= (stop or 0) + 0.001


@rule("headings open their chapters", Severity.ERROR)
def headings_open_chapters(mp3: Mp3File) -> Result:
    """Require that a chapter whose title is a heading of the source starts with that heading.

    Shifted titles would be shown with the text of another chapter.
    """
    if unreadable := _unreadable(mp3):
        return unreadable
    firsts: dict[Any, str] = {}
    spoken: dict[str, list[int]] = {}
    for row in mp3.manifest.items("utterances"):
        chapter, written = row.get("chapter"), _letters(row.get("written"))
        if isinstance(chapter, int):
            firsts.setdefault(chapter, written)
            spoken.setdefault(written, []).append(chapter)
    faults = []
    for place, row in enumerate(mp3.manifest.items("chapters"), 1):
        title = _letters(row.get("title"))
        others = [other for other in spoken.get(title, []) if firsts.get(other) == title]
        if title and others and place not in spoken[title]:
            faults.append(f"chapter {place} is {str(row.get('title'))[:40]!r}, which opens chapter {others[0]}")
    return verdict(faults, f"{len(firsts)} chapters")


def _letters(value: Any) -> str:  # any JSON value
    return "".join(str(value or "").split()).rstrip(".:?!").casefold()


@rule("manifest sentences match the transcript", Severity.ERROR)
def sentences(mp3: Mp3File) -> Result:
    """Require an utterance for each cue, with the same text and times."""
    if unreadable := _unreadable(mp3):
        return unreadable
    if not mp3.cues:
        return skipped("no transcript")
    return compare(timed(mp3.manifest.items("utterances"), "start", "end", "written"), mp3.cues, "utterances", "cues")


@rule("every character accounted for", Severity.ERROR)
def accounted_for(mp3: Mp3File) -> Result:
    """Require that the blocks tile the source, and that each is heard in a chapter or skipped for a stated reason."""
    if unreadable := _unreadable(mp3):
        return unreadable
    blocks, characters = mp3.manifest.items("blocks"), number(mp3.manifest.value("source", "characters"))
    spans = [span for entry in blocks if (span := _span(entry)) is not None]
    if not blocks or len(spans) < len(blocks) or characters is None:
        return failed(f"{len(blocks)} blocks, {len(spans)} with a span, {characters} characters")
    faults = [f"the first starts at {spans[0][0]:g}"] if spans[0][0] else []
    faults += [f"{one[1]:g} is followed by {other[0]:g}" for one, other in pairwise(spans) if one[1] != other[0]]
    if spans[-1][1] != characters:
        faults.append(f"the last ends at {spans[-1][1]:g}, the source at {characters:g}")
    faults += [
        f"a block at {span[0]:g} is {'heard and skipped' if entry.get('skipped') else 'neither heard nor skipped'}"
        for entry, span in zip(blocks, spans, strict=True)
        if bool(entry.get("skipped")) == bool(entry.get("chapter"))
    ]
    unspoken = sum(bool(entry.get("skipped")) for entry in blocks)
    return verdict(faults, f"{characters:.0f} characters in {len(blocks)} blocks, {unspoken} skipped")


def _span(block: dict[str, Any]) -> tuple[float, float] | None:
    """Return the start and end of a block in characters, or None."""
    span = block.get("span")
    if not isinstance(span, list) or len(span) != 2:  # noqa: PLR2004  # start and end
        return None
    start, end = number(span[0]), number(span[1])
    return None if start is None or end is None else (start, end)


RULES = (
    describes_file,
    files_unchanged,
    measurements,
    chapters,
    sentences_in_chapters,
    headings_open_chapters,
    sentences,
    accounted_for,
)
