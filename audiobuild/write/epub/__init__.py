"""EPUB 3 with media overlays: text and sound in one book, whose sentences are highlighted as they are read aloud.

One XHTML file for each chapter, one SMIL file with the times of its sentences, and the episode's MP3.
Sources: https://www.w3.org/TR/epub-33/#sec-media-overlays and https://www.w3.org/TR/epub-a11y-11/
"""

from __future__ import annotations

import shutil
import tempfile
from html import escape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from audiobuild.errors import SettingsError
from audiobuild.model import Mark, Role
from audiobuild.write.epub.package import ChapterFiles, cover_file, package
from audiobuild.write.narrated import notes, with_opening
from audiobuild.write.page import facts
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobuild.model import Episode
    from audiobuild.write.narrated import NarratedBlock, Sentence

_PIECE = 1 << 16
"""Bytes."""

_TAGS = {
    Role.LEAD: ('<p class="lead">', "</p>"),
    Role.ITEM: ("<li>", "</li>"),
    Role.BYLINE: ('<p class="small">', "</p>"),
    Role.DATE: ('<p class="small">', "</p>"),
    Role.DATELINE: ('<p class="small">', "</p>"),
}
"""Tags around a block; those of a paragraph if its role is not listed."""

_CONTAINERS = {Role.QUOTE: ("<blockquote>\n", "</blockquote>\n"), Role.ITEM: ("<ul>\n", "</ul>\n")}
"""Tags around a run of blocks of one role."""

_CONTAINER_XML = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_STYLE = """body { line-height: 1.5; }
h1, h2 { line-height: 1.2; hyphens: none; }
.about, .voice, .small, .notes { font-size: 0.875em; }
.lead { font-weight: bold; }
.playing { background-color: #fae8b0; color: #000000; }
"""

_XHTML = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" \
xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
{body}</body>
</html>
"""

_SMIL = """<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body epub:textref="{text}" epub:type="chapter">
{sentences}</body>
</smil>
"""


def epub(episode: Episode) -> Iterator[bytes]:
    """Yield the book in pieces. It is put together in a temporary file, so a long one needs no more memory.

    Raises:
        SettingsError: the MP3 is not written, so that it cannot be put into the book.
    """
    if episode.mp3 is None:
        raise SettingsError("an EPUB contains the MP3, but --only leaves it out", "add mp3 to --only")
    with tempfile.TemporaryFile() as file:
        with ZipFile(file, "w") as archive:
            # The type comes first and uncompressed (https://www.w3.org/TR/epub-33/#sec-zip-container-mime).
            archive.writestr(_entry("mimetype", ZIP_STORED), "application/epub+zip")
            archive.writestr(_entry("META-INF/container.xml"), _CONTAINER_XML)
            for name, text in _texts(episode):
                archive.writestr(_entry(f"EPUB/{name}"), text)
            if episode.cover:
                archive.writestr(_entry(f"EPUB/{cover_file(episode.cover)[0]}", ZIP_STORED), episode.cover)
            entry = _entry("EPUB/sound.mp3", ZIP_STORED)
            entry.file_size = episode.mp3.stat().st_size  # decides whether the sizes need 64 bits
            with episode.mp3.open("rb") as sound, archive.open(entry, "w") as copy:
                shutil.copyfileobj(sound, copy, _PIECE)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """Return a file of the archive whose metadata is always the same."""
    entry = ZipInfo(name)  # its time is the first of 1980
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # Unix, on every system
    return entry


def _texts(episode: Episode) -> Iterator[tuple[str, str]]:
    """Yield all files but the sound: pairs of name and content."""
    language = escape(episode.about.language or "de")
    contents: list[ChapterFiles] = []
    for chapter, body, sentences in _chapters(episode):
        yield f"{chapter.name}.xhtml", _XHTML.format(language=language, title=chapter.title, body=body)
        if chapter.seconds:
            yield f"{chapter.name}.smil", _SMIL.format(text=f"{chapter.name}.xhtml", sentences=sentences)
        contents.append(chapter)
    yield "nav.xhtml", _XHTML.format(language=language, title="Inhalt", body=_navigation(contents))
    yield "style.css", _STYLE
    yield "package.opf", package(episode, language, contents)


def _chapters(episode: Episode) -> Iterator[tuple[ChapterFiles, str, str]]:
    """Yield each chapter with its body (XHTML) and the times of its sentences (SMIL); there is always one."""
    opening, blocks = with_opening(episode)
    header = _header(episode, opening)
    chapters = groupby(blocks, key=lambda block: block.chapter)
    current = next(chapters, None)
    while current or header:
        number, blocks_of_chapter = (current[0], list(current[1])) if current else (1, [])
        current = next(chapters, None)
        text = "".join(_body(blocks_of_chapter, is_compilation=bool(episode.script.articles)))
        body = header + text + ("" if current else _notes(episode))
        sentences = [s for block in (*(opening if header else ()), *blocks_of_chapter) for s in block.sentences]
        header = ""
        mark = episode.marks[min(number, len(episode.marks)) - 1] if episode.marks else Mark("", 0, episode.samples)
        times = _times(episode, sentences, mark)
        chapter = ChapterFiles(
            number,
            escape(one_line(mark.title) or facts.title(episode)),
            sum(end - begin for begin, end in times),
        )
        overlay = "".join(
            f'<par id="p{sentence.number}"><text src="{chapter.name}.xhtml#s{sentence.number}"/>'
            f'<audio src="sound.mp3" clipBegin="{begin:.3f}s" clipEnd="{end:.3f}s"/></par>\n'
            for sentence, (begin, end) in zip(sentences, times, strict=True)
        )
        yield chapter, f'<section epub:type="chapter" role="doc-chapter">\n{body}</section>\n', overlay


def _times(episode: Episode, sentences: Sequence[Sentence], mark: Mark) -> list[tuple[float, float]]:
    """Return begin and end of a chapter's sentences, seconds; without gaps, so that the pauses are played, too."""
    edges = [mark.start, *(sentence.first for sentence in sentences[1:]), mark.end]
    return list(pairwise(map(episode.seconds, edges))) if sentences else []


def _header(episode: Episode, opening: Iterable[NarratedBlock]) -> str:
    blocks = list(opening)
    headline = "<br/>".join(_sentences(block) for block in blocks if block.role is Role.TITLE)
    byline = " ".join(_sentences(block) for block in blocks if block.role is Role.BYLINE)
    disclosure = " ".join(_sentences(block) for block in blocks if block.is_disclosure)
    intro = " ".join(_sentences(block) for block in blocks if block.is_announcement)
    return (
        f"<header>\n<h1>{headline or escape(facts.title(episode))}</h1>\n"
        f'<p class="about">{facts.about(episode, byline)}</p>\n'
        f"{facts.announcement(intro)}"
        f'<p class="voice">{facts.voice(episode, disclosure)}</p>\n</header>\n'
    )


def _body(blocks: Iterable[NarratedBlock], *, is_compilation: bool) -> Iterator[str]:
    """Yield blocks; in a compilation with author, date and address of each article below its title."""
    level = {Role.TITLE: 2, Role.HEADING: 3} if is_compilation else {Role.TITLE: 1, Role.HEADING: 2}
    for (role, begun), run in groupby(blocks, key=lambda block: (block.role, block.begins)):
        before_run, after_run = _CONTAINERS.get(role, ("", ""))
        before, after = _TAGS.get(role, ("<p>", "</p>"))
        if role in level:
            number = 2 if begun else level[role]
            before, after = f"<h{number}>", f"</h{number}>"
        yield before_run
        yield from (f"{before}{_sentences(block)}{after}\n" for block in run)
        yield after_run
        if begun:
            yield facts.origin(begun)


def _sentences(block: NarratedBlock) -> str:
    """Return a block's sentences as elements with IDs, and the text between them."""
    pieces: list[str] = []
    position = 0
    for sentence in block.sentences:
        pieces.append(block.html(position, sentence.start))
        pieces.append(f'<span id="s{sentence.number}">{block.html(sentence.start, sentence.end).strip()}</span>')
        position = sentence.end
    return "".join((*pieces, block.html(position))).strip()


def _notes(episode: Episode) -> str:
    paragraphs = "".join(f"<p>{name}: {escape(text)}</p>\n" for name, text in notes(episode))
    return f'<section class="notes">\n<h2>Nicht vorgelesen</h2>\n{paragraphs}</section>\n' if paragraphs else ""


def _navigation(chapters: Iterable[ChapterFiles]) -> str:
    items = "".join(f'<li><a href="{chapter.name}.xhtml">{chapter.title}</a></li>\n' for chapter in chapters)
    return f'<nav epub:type="toc" role="doc-toc">\n<h1>Inhalt</h1>\n<ol>\n{items}</ol>\n</nav>\n'
