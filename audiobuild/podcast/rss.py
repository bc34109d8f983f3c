"""The elements that audiobuild writes into a feed: of the channel and of an item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.outputs import DOWNLOADS
from audiobuild.podcast import notes
from audiobuild.podcast.finished import CHAPTERS, EPUB, M4B, OPUS, PAGE, SRT, TRANSCRIPT, VTT
from audiobuild.podcast.xml import element, find, prefixed, replace_owned
from audiobuild.version import __version__
from audiobuild.write.titles import shortened
from audiobuild.write.transcript import timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from audiobuild.podcast.finished import FinishedEpisode
    from audiobuild.podcast.show import Show

AI_CONTENT = "ai-content"
"""Purpose of the `podcast:txt` that marks synthetic speech."""
CORRECTION = "correction"
"""Purpose of the `podcast:txt` that records what was corrected."""

URL_ATTRIBUTES = ("url", "href", "uri")

LINK_RELATIONS = frozenset(("self", "first", "last", "next", "previous", "current", "prev-archive", "next-archive"))
"""Relations of the `atom:link` elements that are ours."""

MAX_TITLE = 255
"""Maximum length of an item's title, in UTF-16 units; directories reject longer ones."""

_MAX_PERSON = 128
"""UTF-16 units of a `podcast:person`; podcast apps cut longer ones."""

_CHANNEL_TAGS = frozenset(
    (
        "title", "link", "description", "language", "generator", "image", "itunes:author", "itunes:category",
        "itunes:explicit", "itunes:image", "itunes:owner", "itunes:type", "podcast:guid", "podcast:locked",
        "podcast:medium", "podcast:license", "itunes:new-feed-url", "fh:archive",
    )
)  # fmt: skip
_ITEM_TAGS = frozenset(
    (
        "title", "link", "guid", "pubDate", "description", "enclosure", "content:encoded", "itunes:author",
        "itunes:duration", "itunes:explicit", "itunes:episodeType", "itunes:image", "podcast:chapters", "psc:chapters",
    )
)  # fmt: skip
_OPTIONAL_ITEM_TAGS = frozenset(
    ("itunes:season", "itunes:episode", "podcast:season", "podcast:episode", "podcast:license")
)  # fmt: skip
"""Elements that are ours only if the article states their values; else another tool may have written them."""
_REPEATED_ITEM_TAGS = {
    "podcast:transcript": ("type", ("text/vtt", "application/json", "text/html")),
    "podcast:txt": ("purpose", (AI_CONTENT, CORRECTION)),
    "podcast:person": ("role", ("author", "narrator")),
}
"""Elements of which an item can have several: ours have one of these values in the attribute."""

_TRANSCRIPTS = {VTT: "text/vtt", TRANSCRIPT: "application/json", PAGE: "text/html"}

_SUBRIP = "application/x-subrip"
EPUB_TYPE = "application/epub+zip"
ALTERNATIVES = {M4B: ("audio/mp4", "mp4a.40.2"), OPUS: ("audio/ogg", "opus")}
"""Other audio files of an episode: media type and codec (RFC 6381)."""


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """The parts of an item that do not come from its episode."""

    guid: str
    is_permalink: bool
    """Whether the GUID is a URL: never for ours, kept for those of other tools."""
    date: str
    """RFC 2822."""
    stem: str
    """Stem of its files in the published folder."""
    cover_url: str = ""
    """URL of the episode's own cover; empty for none."""
    correction: str = ""


@dataclass(frozen=True, slots=True)
class ChannelDetails:
    """The parts of a channel that do not come from the show, for one of the feed's documents."""

    show_guid: str
    links: tuple[tuple[str, str], ...]
    """Relations and URLs of its links to the documents of the feed (RFC 5005)."""
    cover_url: str = ""
    """URL of the show's cover; empty for none."""
    new_feed_url: str = ""
    """URL to which the feed has moved; empty if it has not."""
    is_archive: bool = False
    is_synthetic: bool = False
    """Whether every item has a synthetic voice."""


def owns_channel_element(child: Element) -> bool:
    """Return whether a channel's element is of a kind that audiobuild writes."""
    tag = prefixed(str(child.tag))
    return (
        tag in _CHANNEL_TAGS
        or (tag == "atom:link" and child.get("rel") in LINK_RELATIONS)
        or (tag == "podcast:txt" and child.get("purpose") == AI_CONTENT)
    )


def replace_item(item: Element, episode: FinishedEpisode, details: ItemDetails, show: Show) -> tuple[str, ...]:
    """Bring our elements of an item up to date; return the names of those that differ."""
    new = list(_item_elements(episode, details, show))
    optional = {prefixed(str(child.tag)) for child in new} & _OPTIONAL_ITEM_TAGS

    def is_owned(child: Element) -> bool:
        tag = prefixed(str(child.tag))
        if tag in _ITEM_TAGS or tag in optional:
            return True
        attribute, values = _REPEATED_ITEM_TAGS.get(tag, ("", ()))
        if attribute and child.get(attribute, "") in values:
            return True
        return is_download(child) and any(url.startswith(show.base_url) for url in urls(child))

    return replace_owned(item, new, is_owned, 3)


def is_download(child: Element) -> bool:
    """Return whether an element refers to a file beside the MP3; other tools may refer to files of their own so."""
    tag = prefixed(str(child.tag))
    return (
        tag == "podcast:alternateEnclosure"
        or (tag == "podcast:transcript" and child.get("type") == _SUBRIP)
        or (tag == "atom:link" and child.get("type") == EPUB_TYPE)
    )


def urls(child: Element) -> Iterator[str]:
    """Yield the URLs in the attributes of an element and its children."""
    for node in child.iter():
        yield from (str(node.get(name)) for name in URL_ATTRIBUTES if node.get(name))


def channel_elements(show: Show, details: ChannelDetails) -> Iterator[Element]:
    """Yield our elements of the channel, in order."""
    for relation, url in details.links:
        yield element("atom:link", href=url, rel=relation, type_="application/rss+xml")
    if details.is_archive:
        yield element("fh:archive")
    if details.new_feed_url:
        yield element("itunes:new-feed-url", details.new_feed_url)
    yield element("title", show.title)
    yield element("link", show.link)
    yield element("description", show.description)
    yield element("language", show.language)
    yield element("generator", f"audiobuild {__version__}")
    if details.cover_url:
        parts = (element("url", details.cover_url), element("title", show.title), element("link", show.link))
        yield element("image", children=parts)
        yield element("itunes:image", href=details.cover_url)
    yield element("itunes:author", show.author)
    owner = (element("itunes:name", show.author), element("itunes:email", show.email))
    yield element("itunes:owner", children=owner)
    for category, subcategory in show.categories:
        children = (element("itunes:category", text_=subcategory),) if subcategory else ()
        yield element("itunes:category", children=children, text_=category)
    yield element("itunes:explicit", "true" if show.explicit else "false")
    yield element("itunes:type", "episodic")
    yield element("podcast:guid", details.show_guid)
    yield element("podcast:locked", "yes", owner=show.email)
    yield element("podcast:medium", "podcast")
    if show.license:
        yield element("podcast:license", show.license)
    if details.is_synthetic:
        yield element("podcast:txt", "true", purpose=AI_CONTENT)


def _item_elements(episode: FinishedEpisode, details: ItemDetails, show: Show) -> Iterator[Element]:
    """Yield our elements of an item, in order."""
    base = show.base_url + details.stem
    page = f"{base}{PAGE}" if PAGE in episode.companions else ""
    yield element("title", shortened(episode.title, MAX_TITLE))
    if link := episode.article or page:
        yield element("link", link)
    yield element("guid", details.guid, isPermaLink="true" if details.is_permalink else "false")
    yield element("pubDate", details.date)
    yield from _notes(episode, details, show)
    yield element("enclosure", url=f"{base}.mp3", length=str(episode.size), type_="audio/mpeg")
    yield element("itunes:author", episode.author or show.author)
    yield element("itunes:duration", str(max(1, round(episode.seconds))))
    yield element("itunes:explicit", "true" if show.explicit else "false")
    yield element("itunes:episodeType", "full")
    yield from _optional(episode)
    if details.cover_url:
        yield element("itunes:image", href=details.cover_url)
    yield from _companions(episode, base)
    if episode.author:
        yield element("podcast:person", episode.author, group="writing", role="author")
    narrator = shortened(f"Synthetische Stimme ({episode.engine}, {episode.voice})", _MAX_PERSON)
    yield element("podcast:person", narrator, group="cast", role="narrator")
    yield element("podcast:txt", "true", purpose=AI_CONTENT)
    if details.correction:
        yield element("podcast:txt", details.correction, purpose=CORRECTION)
    yield element("psc:chapters", children=_chapters(episode), version="1.2")


def _optional(episode: FinishedEpisode) -> Iterator[Element]:
    """Yield what only some articles state (see `_OPTIONAL_ITEM_TAGS`)."""
    for tag, number in (("season", episode.season), ("episode", episode.number)):
        if number:
            yield element(f"itunes:{tag}", number)
            yield element(f"podcast:{tag}", number)
    if episode.license:
        yield element("podcast:license", episode.license)


def _companions(episode: FinishedEpisode, base: str) -> Iterator[Element]:
    """Yield chapters, transcripts, other audio files and the EPUB, whose URLs begin with `base`."""
    if CHAPTERS in episode.companions:
        yield element("podcast:chapters", url=f"{base}{CHAPTERS}", type_="application/json+chapters")
    for suffix, media_type in _TRANSCRIPTS.items():
        if suffix in episode.companions:
            yield element("podcast:transcript", url=base + suffix, type_=media_type, language=episode.language)
    # AntennaPod prefers JSON; of SubRip alone it would take the words before a colon for the name of a speaker.
    if SRT in episode.companions and TRANSCRIPT in episode.companions:
        yield element("podcast:transcript", url=base + SRT, type_=_SUBRIP, language=episode.language)
    for suffix, (media_type, codec) in ALTERNATIVES.items():
        if suffix in episode.companions:
            size = episode.companion_size(suffix)
            yield element(
                "podcast:alternateEnclosure",
                children=(element("podcast:source", uri=base + suffix),),
                type_=media_type,
                codecs=codec,
                length=str(size),
                bitrate=str(round(8 * size / max(1.0, episode.seconds))),
                title=DOWNLOADS[suffix],
            )
    if EPUB in episode.companions:
        size = episode.companion_size(EPUB)
        yield element(
            "atom:link",
            href=base + EPUB,
            rel="related",
            type_=EPUB_TYPE,
            length=str(size),
            title=DOWNLOADS[EPUB],
        )


def is_synthetic(item: Element) -> bool:
    """Return whether an item is marked as having a synthetic voice."""
    return find(item, "podcast:txt", purpose=AI_CONTENT) is not None


def _notes(episode: FinishedEpisode, details: ItemDetails, show: Show) -> Iterator[Element]:
    show_notes = notes.ShowNotes(
        lead=episode.lead,
        chapters=episode.chapters,
        link=episode.article or show.link,
        link_text="Zum Artikel" if episode.article else "Mehr",
        correction=details.correction,
    )
    yield element("description", notes.as_text(show_notes))
    yield element("content:encoded", notes.as_html(show_notes))


def _chapters(episode: FinishedEpisode) -> Iterator[Element]:
    """Yield Podlove Simple Chapters 1.2; starts are in Normal Play Time."""
    for chapter in episode.chapters:
        yield element("psc:chapter", start=timestamp(round(chapter.start * 1000)), title=chapter.title)
