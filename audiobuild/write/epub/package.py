"""The package document of an EPUB: its metadata, its files and their order.

Sources: https://www.w3.org/TR/epub-33/#sec-package-doc and https://www.w3.org/TR/epub-a11y-11/
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from audiobuild.write.page import facts
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.model import Episode

_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
<item id="sound" href="sound.mp3" media-type="audio/mpeg"/>
{manifest}</manifest>
<spine>
{spine}</spine>
</package>
"""


@dataclass(frozen=True, slots=True)
class ChapterFiles:
    """The files of a chapter: its text and, if it is heard, the overlay with the times of its sentences."""

    number: int
    title: str
    """Escaped."""
    seconds: float
    """Sum of the times of its sentences; 0 if none is heard, and then there is no overlay."""

    @property
    def name(self) -> str:
        """Name of its files, without a suffix."""
        return f"chapter-{self.number}"


def package(episode: Episode, language: str, chapters: Sequence[ChapterFiles]) -> str:
    """Return the package document."""
    manifest, spine = [], []
    for chapter in chapters:
        overlay = f' media-overlay="{chapter.name}-overlay"' if chapter.seconds else ""
        kind = 'media-type="application/xhtml+xml"'
        manifest.append(f'<item id="{chapter.name}" href="{chapter.name}.xhtml" {kind}{overlay}/>\n')
        if overlay:
            kind = 'media-type="application/smil+xml"'
            manifest.append(f'<item id="{chapter.name}-overlay" href="{chapter.name}.smil" {kind}/>\n')
        spine.append(f'<itemref idref="{chapter.name}"/>\n')
    if episode.cover:
        name, media_type = cover_file(episode.cover)
        kind = f'media-type="{media_type}" properties="cover-image"'
        manifest.append(f'<item id="cover" href="{name}" {kind}/>\n')
    metadata = "".join(f"{element}\n" for element in _metadata(episode, language, chapters))
    return _PACKAGE.format(language=language, metadata=metadata, manifest="".join(manifest), spine="".join(spine))


def cover_file(cover: bytes) -> tuple[str, str]:
    """Return the name and the media type of a cover's file."""
    return ("cover.png", "image/png") if cover.startswith(b"\x89PNG") else ("cover.jpg", "image/jpeg")


def _metadata(episode: Episode, language: str, chapters: Sequence[ChapterFiles]) -> Iterator[str]:
    author, link = facts.author(episode), facts.link(episode)
    name = link or "\n".join((facts.title(episode), author, episode.about.published))
    yield f'<dc:identifier id="id">urn:uuid:{uuid5(NAMESPACE_URL, name)}</dc:identifier>'
    yield f"<dc:title>{escape(facts.title(episode))}</dc:title>"
    yield f"<dc:language>{language}</dc:language>"
    if author:
        yield f"<dc:creator>{escape(author)}</dc:creator>"
    if episode.show:
        yield f"<dc:publisher>{escape(one_line(episode.show))}</dc:publisher>"
    if link:
        yield f"<dc:source>{escape(link)}</dc:source>"
    published = _utc(episode.about.published)
    if published:
        yield f"<dc:date>{published}</dc:date>"
    modified = _utc(episode.about.modified) or published or "1980-01-01T00:00:00Z"
    yield f'<meta property="dcterms:modified">{modified}</meta>'
    for chapter in chapters:
        if chapter.seconds:
            refined = f'refines="#{chapter.name}-overlay"'
            yield f'<meta property="media:duration" {refined}>{chapter.seconds:.3f}s</meta>'
    yield f'<meta property="media:duration">{sum(chapter.seconds for chapter in chapters):.3f}s</meta>'
    yield f'<meta property="media:narrator">{escape(facts.voice_name(episode))}</meta>'
    yield '<meta property="media:active-class">playing</meta>'
    for mode in ("textual", "auditory"):
        yield f'<meta property="schema:accessMode">{mode}</meta>'
        yield f'<meta property="schema:accessModeSufficient">{mode}</meta>'
    for feature in ("synchronizedAudioText", "tableOfContents", "readingOrder", "structuralNavigation"):
        yield f'<meta property="schema:accessibilityFeature">{feature}</meta>'
    yield '<meta property="schema:accessibilityHazard">none</meta>'
    summary = "Der ganze Text wird von einer synthetischen Stimme vorgelesen; der Satz, der zu hören ist, ist markiert."
    yield f'<meta property="schema:accessibilitySummary">{summary}</meta>'


def _utc(date: str) -> str:
    """Format an ISO 8601 date in UTC, to the second; empty if it is not a date. A date without offset counts as UTC."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return ""
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
