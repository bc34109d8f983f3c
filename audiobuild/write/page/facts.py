"""Facts about an episode, for people (in German) and for machines (schema.org)."""

from __future__ import annotations

import base64
import json
import re
from datetime import datetime
from html import escape
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from audiobuild.german.words.calendar import MONTHS
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import DISCLOSURE, Role, Speaker
from audiobuild.outputs import DOWNLOADS
from audiobuild.write.id3 import digital_source_type
from audiobuild.write.titles import one_line, shortened

if TYPE_CHECKING:
    from audiobuild.model import About, Episode, Fingerprint, SecondVoice

_MAX_DESCRIPTION = 200
"""Maximum length of the description, in UTF-16 code units; search engines show about 160."""

_HINT = "Ein Klick auf einen Satz spielt ihn ab."

_READS = MappingProxyType({Speaker.QUOTATION: "Zitate", Speaker.QUESTION: "Fragen"})
"""The text that each second voice reads."""

_MINUTE = 60
"""Seconds."""

# Matches "https://example.org/a", but neither "artikel.txt" nor "javascript:alert(1)" nor an address with a blank.
_WEB = lazy_regex(r"https?://\S+", re.IGNORECASE)


def title(episode: Episode) -> str:
    """Return the article's title; "Ohne Titel" if it has none."""
    return one_line(episode.about.title) or "Ohne Titel"


def author(episode: Episode) -> str:
    """Return the author; empty if unknown."""
    return one_line(episode.about.author)


def description(episode: Episode) -> str:
    """Return the beginning of the article: of its lead or its first paragraph, or its title if it has neither."""
    beginnings = (Role.LEAD, Role.PARAGRAPH)
    texts = (block.text for block in episode.script.blocks if block.role in beginnings and not block.skipped)
    return shortened(next(texts, title(episode)), _MAX_DESCRIPTION)


def header(episode: Episode, *, headline: str = "", byline: str = "", disclosure: str = "", intro: str = "") -> str:
    """Return the article's header: title, author, date, length, and the disclosure of the synthetic voice.

    Args:
        episode: the episode.
        headline: the title as HTML, if it is heard.
        byline: the byline as HTML, if it is heard.
        disclosure: the spoken disclosure as HTML; empty if it is not spoken.
        intro: the spoken intro as HTML; empty if there is none.
    """
    return (
        f"<header>\n<h1>{headline or escape(title(episode))}</h1>\n"
        f'<p class="about">{about(episode, byline)}</p>\n'
        f"{announcement(intro)}"
        f'<p class="voice">{voice(episode, disclosure)} <span class="hint">{_HINT}</span></p>\n</header>\n'
    )


def announcement(intro: str) -> str:
    """Return the spoken intro as a paragraph of the header; empty if there is none."""
    return f'<p class="intro">{intro}</p>\n' if intro else ""


def about(episode: Episode, byline: str = "") -> str:
    """Return author (or the byline, as HTML), date and length as HTML."""
    length = _spoken_length(episode.seconds(episode.samples))
    written = byline or (f"Von {escape(author(episode))}" if author(episode) else "")
    return " · ".join(
        f"<span>{fact}</span>" for fact in (written, _date(episode.about.published), f"{length} zum Hören") if fact
    )


def voice(episode: Episode, disclosure: str = "") -> str:
    """Return the disclosure of the synthetic voice as HTML; a reader must see it first (EU AI Act, Art. 50(4)).

    Args:
        episode: the episode.
        disclosure: the spoken disclosure as HTML; empty if it is not spoken.
    """
    names = [
        f"Stimme: {voice_name(episode)}",
        *(f"{_READS[second.speaker]}: {_name(second)}" for second in episode.voices),
    ]
    return f"{disclosure or DISCLOSURE} {escape('. '.join(names), quote=False)}."


def voice_name(episode: Episode) -> str:
    """Return the voice as listeners know it, or by the names of its engine and itself."""
    return one_line(episode.narrator) or _by_name(episode.voice)


def _name(second: SecondVoice) -> str:
    """Return a second voice: its name is added, since voices of one engine may have the same label."""
    name = _by_name(second.fingerprint)
    return f"{one_line(second.label)} („{one_line(second.fingerprint.voice)}“)" if second.label else name


def _by_name(voice: Fingerprint) -> str:
    return f"{one_line(voice.engine)}, „{one_line(voice.voice)}“"


def show(episode: Episode) -> str:
    """Return title and logo of the show as HTML, linked if its address is known; empty if neither is."""
    address = episode.show_link if _WEB.fullmatch(episode.show_link) else ""
    name = escape(one_line(episode.show) or address, quote=False)
    if not name:
        return ""
    image = base64.b64encode(episode.show_logo).decode()
    logo = f'<img src="data:image/jpeg;base64,{image}" alt="" width="48" height="48">' if image else ""
    inner = f'<a href="{escape(address)}">{logo}{name}</a>' if address else f"{logo}{name}"
    return f'<p class="show">{inner}</p>\n'


def chapters(episode: Episode) -> str:
    """Return the list of chapters: links to their beginnings in the text, with their starts in the sound."""
    return "".join(
        f'<li><a href="#k{number}" data-start="{episode.seconds(mark.start)}">'
        f"<bdi>{escape(one_line(mark.title), quote=False)}</bdi> "
        f'<span class="time">{clock(episode.seconds(mark.start))}</span></a></li>\n'
        for number, mark in enumerate(episode.marks, start=1)
    )


def downloads(episode: Episode, address: str) -> str:
    """Return links to the audio file and to the files beside it that listeners may want.

    Args:
        episode: the episode.
        address: the audio file's address relative to the page, percent-encoded.
    """
    label = DOWNLOADS.get(PurePath(episode.file).suffix, "MP3")
    others = [(name, DOWNLOADS.get(PurePath(name).suffix)) for name in episode.files if name != episode.file]
    links = [(address, f"{label} herunterladen"), *((quote(name, safe=""), kind) for name, kind in others if kind)]
    return "".join(f'<a href="{escape(url)}" download>{text}</a>\n' for url, text in links)


def source(episode: Episode) -> str:
    """Return a link to the article's own page; empty if its address is unknown."""
    address = link(episode)
    return f'<a href="{escape(address)}">Zum Originalartikel</a>\n' if address else ""


def origin(article: About) -> str:
    """Return author, date and address of an article in a compilation as a paragraph; empty if none is known."""
    address = _link(article)
    name = escape(f"Zum Originalartikel: {one_line(article.title)}")
    anchor = f'<a href="{escape(address)}" aria-label="{name}">Zum Originalartikel</a>' if address else ""
    written = f"Von {escape(one_line(article.author), quote=False)}" if article.author else ""
    known = " · ".join(f"<span>{fact}</span>" for fact in (written, _date(article.published), anchor) if fact)
    return f'<p class="about">{known}</p>\n' if known else ""


def link(episode: Episode) -> str:
    """Return the article's web address; empty if it is unknown or is not http(s)."""
    return _link(episode.about)


def _link(about: About) -> str:
    return next((url for url in (about.link, about.source) if _WEB.fullmatch(url)), "")


def clock(seconds: float) -> str:
    """Format seconds as players show them: 0:07, 12:30, 1:02:03."""
    minutes, rest = divmod(int(seconds), _MINUTE)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def json_ld(episode: Episode, address: str) -> str:
    """Return the episode as a schema.org PodcastEpisode whose AudioObject has the chapters as clips.

    The text is safe inside ``<script>``: it has no character that could end the element.

    Args:
        episode: the episode.
        address: the MP3's address relative to the page, percent-encoded.
    """
    duration = _iso(episode.seconds(episode.samples))
    kind = digital_source_type(episode.voice.engine).rpartition("/")[2]
    values = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": title(episode),
        "inLanguage": episode.about.language or "de",
        "author": {"@type": "Person", "name": author(episode)} if author(episode) else None,
        "datePublished": episode.about.published if _day(episode.about.published) else None,
        "isBasedOn": link(episode) or list(dict.fromkeys(mark.link for mark in episode.marks if mark.link)),
        "partOfSeries": {"@type": "PodcastSeries", "name": one_line(episode.show)} if episode.show else None,
        "duration": duration,
        "associatedMedia": {
            "@type": "AudioObject",
            "contentUrl": address,
            "encodingFormat": "audio/mpeg",
            "duration": duration,
            "bitrate": f"{episode.bitrate} kbit/s",
            "digitalSourceType": f"https://schema.org/{kind[0].upper()}{kind[1:]}DigitalSource",
            "hasPart": [
                {
                    "@type": "Clip",
                    "name": one_line(mark.title),
                    "startOffset": episode.seconds(mark.start),
                    "endOffset": episode.seconds(mark.end),
                }
                for mark in episode.marks
            ],
        },
    }
    return safe_in_script(json.dumps({name: value for name, value in values.items() if value}, ensure_ascii=False))


def safe_in_script(text: str) -> str:
    """Return JSON without characters that could end a ``<script>`` element."""
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def _day(published: str) -> datetime | None:
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


def _date(published: str) -> str:
    """Format the day of publication as "3. Oktober 2026"; a value that is not a date is returned as it is."""
    day = _day(published)
    if day is None:
        return escape(one_line(published))
    return f'<time datetime="{day.date().isoformat()}">{day.day}. {MONTHS[day.month - 1]} {day.year}</time>'


def _spoken_length(seconds: float) -> str:
    """Format a length in words: 40 Sekunden, 1 Minute, 2 Stunden 5 Minuten."""
    if round(seconds) < _MINUTE:
        return _counted(round(seconds), "Sekunde")
    hours, minutes = divmod(round(seconds / _MINUTE), 60)
    return " ".join(_counted(n, unit) for n, unit in ((hours, "Stunde"), (minutes, "Minute")) if n)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}n"


def _iso(seconds: float) -> str:
    """Format a duration as ISO 8601: PT1H2M3.5S."""
    minutes, rest = divmod(seconds, _MINUTE)
    hours, minutes = divmod(int(minutes), 60)
    whole = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return f"PT{whole}{f'{rest:.3f}'.rstrip('0').rstrip('.')}S"
