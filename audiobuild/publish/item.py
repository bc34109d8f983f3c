"""An episode as an item of the feed: the elements that are ours, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.publish import notes
from audiobuild.publish.elements import element
from audiobuild.publish.episode import CHAPTERS, PAGE, TRANSCRIPT, VTT
from audiobuild.publish.namespaces import prefixed
from audiobuild.write.titles import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from audiobuild.publish.episode import Episode
    from audiobuild.publish.show import Show

AI = "ai-content"
CORRECTION = "correction"
"""What a `podcast:txt` is for: the mark of synthetic sound, and the record of what was corrected."""

_OURS = frozenset(
    (
        "title", "link", "guid", "pubDate", "description", "enclosure", "content:encoded", "itunes:author",
        "itunes:duration", "itunes:explicit", "itunes:episodeType", "podcast:chapters", "psc:chapters",
    )
)  # fmt: skip
_OURS_BY = {
    "podcast:transcript": ("type", ("text/vtt", "application/json", "text/html")),
    "podcast:txt": ("purpose", (AI, CORRECTION)),
    "podcast:person": ("role", ("author", "narrator")),
}
"""Elements of which an item can have several: ours are those with one of these values in the attribute."""

_TRANSCRIPTS = {VTT: "text/vtt", TRANSCRIPT: "application/json", PAGE: "text/html"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What an item says beyond its episode."""

    guid: str
    permalink: bool
    """Whether the GUID is an address; never for ours, kept for those of others."""
    date: str
    """RFC 2822."""
    stem: str
    """The name of its files in the served folder, without an ending."""
    correction: str = ""


def owned(child: Element) -> bool:
    """Whether an item's element is of the kinds that we write; every other is left alone."""
    tag = prefixed(str(child.tag))
    if tag in _OURS:
        return True
    attribute, values = _OURS_BY.get(tag, ("", ()))
    return child.get(attribute, "") in values if attribute else False


def elements(episode: Episode, entry: Entry, show: Show) -> list[Element]:
    """Every element of the item that is ours, in order."""
    return list(_elements(episode, entry, show))


def _elements(episode: Episode, entry: Entry, show: Show) -> Iterator[Element]:
    base = show.base_url + entry.stem
    page = f"{base}{PAGE}" if PAGE in episode.beside else ""
    yield element("title", episode.title)
    if link := episode.article or page:
        yield element("link", link)
    yield element("guid", entry.guid, isPermaLink="true" if entry.permalink else "false")
    yield element("pubDate", entry.date)
    said = notes.Notes(
        lead=episode.lead,
        chapters=episode.chapters,
        link=episode.article or show.link,
        link_text="Zum Artikel" if episode.article else "Mehr",
        correction=entry.correction,
    )
    yield element("description", notes.text(said))
    yield element("content:encoded", notes.html(said))
    yield element("enclosure", url=f"{base}.mp3", length=str(episode.size), type_="audio/mpeg")
    yield element("itunes:author", episode.author or show.author)
    yield element("itunes:duration", str(max(1, round(episode.seconds))))
    yield element("itunes:explicit", "true" if show.explicit else "false")
    yield element("itunes:episodeType", "full")
    if CHAPTERS in episode.beside:
        yield element("podcast:chapters", url=f"{base}{CHAPTERS}", type_="application/json+chapters")
    for ending, kind in _TRANSCRIPTS.items():
        if ending in episode.beside:
            yield element("podcast:transcript", url=base + ending, type_=kind, language=episode.language)
    if episode.author:
        yield element("podcast:person", episode.author, group="writing", role="author")
    yield element("podcast:person", _narrator(episode), group="cast", role="narrator")
    yield element("podcast:txt", "true", purpose=AI)
    if entry.correction:
        yield element("podcast:txt", entry.correction, purpose=CORRECTION)
    yield element("psc:chapters", children=_chapters(episode), version="1.2")


def _narrator(episode: Episode) -> str:
    """The voice, marked as what it is; podcast apps show at most 128 characters of a person."""
    return shortened(f"Synthetische Stimme ({episode.engine}, {episode.voice})", 128)


def _chapters(episode: Episode) -> Iterator[Element]:
    """Source: Podlove Simple Chapters 1.2; starts are Normal Play Time."""
    for chapter in episode.chapters:
        thousandths = round(chapter.start * 1000)
        start = f"{notes.timestamp(thousandths // 1000)}.{thousandths % 1000:03}"
        yield element("psc:chapter", start=start, title=chapter.title)


def correction(text: str) -> str:
    """What was corrected, on one line of at most `notes.LONGEST_CORRECTION` UTF-16 units."""
    return shortened(text, notes.LONGEST_CORRECTION)
