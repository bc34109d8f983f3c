"""Data files of the show's page, from which it loads older episodes and searches.

For each document of the feed, `episodes.js` (`episodes-1.js` and so on for archive pages) has what the page shows of
its items, and `transcripts.js` their texts, an item a line. They are scripts rather than JSON, since a page that is
opened from a disk may load scripts only.
"""

from __future__ import annotations

import json
from html import unescape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypedDict

from audiobuild.german.words.calendar import MONTHS
from audiobuild.lazy_regex import lazy_regex
from audiobuild.outputs import DOWNLOADS
from audiobuild.podcast import dates, notes, rss
from audiobuild.podcast.feed import enclosure_url
from audiobuild.podcast.xml import elements, find, text_of
from audiobuild.write.titles import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.etree import _Element as Element

    from audiobuild.podcast.feed import FeedPage, PagedFeed
    from audiobuild.podcast.show import Show

EPISODES, TRANSCRIPTS = "episodes", "transcripts"
"""Names of the data files."""

MINUTE = 60
_TAG = lazy_regex(r"<[^>]*>")
"""An HTML tag: matches `<b>` and `</p>`, not `3 < 4`."""


class Entry(TypedDict):
    """An episode as the page shows it; the keys are those that show_page.js reads."""

    title: str
    url: str
    """Relative URL of the read-along page, or of the MP3 if there is none."""
    mp3: str
    iso: str
    date: str
    duration: str
    lead: str
    chapters: list[tuple[float, str]]
    """Start in seconds and title."""
    files: list[tuple[str, str]]
    """Files beside the MP3: name for listeners and relative URL."""


def data_files(feed: PagedFeed, show: Show, texts: Mapping[str, str]) -> Iterator[tuple[Path, bytes]]:
    """Yield the data files of the feed's documents that are parsed, since others have not changed.

    Args:
        feed: the feed, divided into pages.
        show: the show.
        texts: texts of episodes that are published now, by GUID.
    """
    folder = feed.main.path.parent
    recent = _known_rows(folder / f"{TRANSCRIPTS}.js")
    for number, page in enumerate(reversed(feed.pages), start=1):
        if page.parsed is None:
            continue
        suffix = "" if page is feed.main else f"-{number}"
        name = f"{TRANSCRIPTS}{suffix}"
        # The items of a new archive page were in the feed itself until now.
        known = recent | _known_rows(folder / f"{name}.js") if suffix else recent
        yield _data_file(folder, name, _transcripts(page, folder, show, texts, known))
        yield _data_file(folder, f"{EPISODES}{suffix}", [_json(entry(item, show)) for item in page.feed.items])


def entry(item: Element, show: Show) -> Entry:
    """Return what the page shows of an item."""
    page = find(item, "podcast:transcript", type="text/html")
    mp3 = enclosure_url(item)
    moment = dates.parse_rfc2822(text_of(item, "pubDate"))
    chapters = find(item, "psc:chapters")
    return Entry(
        title=text_of(item, "title"),
        url=relative((page.get("url", "") if page is not None else "") or mp3, show),
        mp3=relative(mp3, show),
        iso=moment.date().isoformat() if moment else "",
        date=f"{moment.day}. {MONTHS[moment.month - 1]} {moment.year}" if moment else "",
        duration=_duration(text_of(item, "itunes:duration")),
        lead=_lead(item),
        chapters=[] if chapters is None else list(_chapters(chapters)),
        files=list(_files(item, show)),
    )


def relative(url: str, show: Show) -> str:
    """Return a URL inside the folder as a relative one, which also works from a local disk."""
    return url.removeprefix(show.base_url)


def _data_file(folder: Path, name: str, rows: list[str]) -> tuple[Path, bytes]:
    lines = ",\n".join(rows)
    return folder / f"{name}.js", f'audiobuild("{name}", [\n{lines}\n]);\n'.encode()


def _json(value: object) -> str:
    """Return JSON on one line that is valid in scripts, where older browsers end a line at U+2028 and U+2029."""
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _transcripts(
    page: FeedPage, folder: Path, show: Show, texts: Mapping[str, str], known: Mapping[str, str]
) -> list[str]:
    """Return the rows of GUID and text of a page's items.

    A text is that of this publication, or the row is that of the last one, or the text is read from the folder.
    """
    rows = []
    for item in page.feed.items:
        guid = text_of(item, "guid")
        if guid in texts or guid not in known:
            text = texts[guid] if guid in texts else _published_text(item, folder, show)
            rows.append(_json([guid, text]))
        else:
            rows.append(known[guid])
    return rows


def _known_rows(path: Path) -> dict[str, str]:
    """Return the rows of a file of transcripts by their GUIDs; none if it does not exist."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return {}
    rows = (line.removesuffix(",") for line in lines if line.startswith('["'))
    return {row[2 : row.index('"', 2)]: row for row in rows}


def _published_text(item: Element, folder: Path, show: Show) -> str:
    """Return the text of a transcript in the folder; empty if there is none."""
    transcript = find(item, "podcast:transcript", type="application/json")
    name = "" if transcript is None else relative(transcript.get("url", ""), show)
    if not name or "/" in name:
        return ""
    try:
        segments = json.loads((folder / name).read_bytes())["segments"]
        return " ".join(segment["body"] for segment in segments)
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _chapters(element: Element) -> Iterator[tuple[float, str]]:
    """Yield start in seconds and title of Podlove Simple Chapters."""
    for chapter in element:
        seconds = _seconds(chapter.get("start", ""))
        if seconds is not None:
            yield seconds, chapter.get("title", "")


def _files(item: Element, show: Show) -> Iterator[tuple[str, str]]:
    """Yield the files that an item offers beside the MP3."""
    found = (url for child in elements(item) if rss.is_download(child) for url in rss.urls(child))
    for url in sorted(found, key=lambda url: PurePosixPath(url).suffix):
        if name := DOWNLOADS.get(PurePosixPath(url).suffix):
            yield name, relative(url, show)


def _lead(item: Element) -> str:
    """Return the first part of the description, without HTML that other tools may have written."""
    start = text_of(item, "description").partition("\n\n")[0]
    return "" if start.startswith(notes.PART_STARTS) else shortened(unescape(_TAG.sub(" ", start)), notes.MAX_LEAD)


def _duration(text: str) -> str:
    """Format a duration, given in seconds or as `1:02:03`, in minutes: `4 Min.`, on one line."""
    seconds = _seconds(text)
    if seconds is None:
        return ""
    number, unit = (seconds, "Sek.") if seconds < MINUTE else (seconds / MINUTE, "Min.")
    return f"{number:.0f}\N{NO-BREAK SPACE}{unit}"


def _seconds(text: str) -> float | None:
    """Parse a time such as `75`, `1:15` or `00:01:15.000`; return None if it is not one."""
    try:
        parts = [float(part) for part in text.split(":")]
    except ValueError:
        return None
    seconds = 0.0
    for part in parts:
        seconds = seconds * MINUTE + part
    return seconds
