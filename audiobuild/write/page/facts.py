"""What is known of an episode, as the page says it to people (in German) and to machines (schema.org)."""

from __future__ import annotations

import json
import re
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from audiobuild.german.words.calendar import MONTHS
from audiobuild.model import DISCLOSURE, Role
from audiobuild.write.id3 import digital_source_type
from audiobuild.write.titles import one_line, shortened

if TYPE_CHECKING:
    from audiobuild.model import Episode

_DESCRIPTION = 200
"""UTF-16 code units of the description; search engines show about 160."""


_HINT = "Ein Klick auf einen Satz spielt ihn ab."

_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


def title(episode: Episode) -> str:
    """The article's title, or what stands for it; never empty."""
    return one_line(episode.about.title) or "Ohne Titel"


def author(episode: Episode) -> str:
    """Who wrote it; empty where it is not known."""
    return one_line(episode.about.author)


def description(episode: Episode) -> str:
    """How the article begins: its lead, or its first paragraph; else its title."""
    beginnings = (Role.LEAD, Role.PARAGRAPH)
    texts = (block.text for block in episode.script.blocks if block.role in beginnings and not block.skipped)
    return shortened(next(texts, title(episode)), _DESCRIPTION)


def header(episode: Episode, *, headline: str = "", byline: str = "", said: str = "") -> str:
    """The article's head: its title, who wrote it when, how long it takes, and that a machine reads it.

    Args:
        episode: the episode.
        headline: the title as HTML, where it is heard.
        byline: the same of who wrote it.
        said: what the episode says of itself before all else, as HTML; empty where it says nothing.
    """
    length = _spoken_length(episode.seconds(episode.samples))
    written = byline or (f"Von {escape(author(episode))}" if author(episode) else "")
    known = [written, _date(episode), f"{length} zum Hören"]
    about = " · ".join(f"<span>{fact}</span>" for fact in known if fact)
    return (
        f'<header>\n<h1>{headline or escape(title(episode))}</h1>\n<p class="about">{about}</p>\n'
        f'<p class="voice">{_voice(episode, said)} <span class="hint">{_HINT}</span></p>\n</header>\n'
    )


def chapters(episode: Episode) -> str:
    """The list of chapters: links to where they begin in the text, with where they begin in the sound."""
    return "".join(
        f'<li><a href="#k{number}" data-start="{episode.seconds(mark.start)}">'
        f"<bdi>{escape(one_line(mark.title), quote=False)}</bdi> "
        f'<span class="time">{clock(episode.seconds(mark.start))}</span></a></li>\n'
        for number, mark in enumerate(episode.marks, start=1)
    )


def source(episode: Episode) -> str:
    """A link to the article's own page, where it came from one."""
    address = episode.about.source
    return f'<a href="{escape(address)}">Zum Originalartikel</a>' if _WEB.fullmatch(address) else ""


def clock(seconds: float) -> str:
    """Seconds as a player shows them: 0:07, 12:30, 1:02:03."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def json_ld(episode: Episode, address: str) -> str:
    """The episode as schema.org knows it: a PodcastEpisode whose AudioObject has its chapters as clips.

    Safe inside `<script>`: no character that could end it is left.

    Args:
        episode: the episode.
        address: the MP3's, quoted, relative to the page.
    """
    duration = _iso(episode.seconds(episode.samples))
    kind = digital_source_type(episode.voice.engine).rpartition("/")[2]
    known = {
        "@context": "https://schema.org",
        "@type": "PodcastEpisode",
        "name": title(episode),
        "inLanguage": episode.about.language or "de",
        "author": {"@type": "Person", "name": author(episode)} if author(episode) else None,
        "datePublished": episode.about.published if _parsed(episode) else None,
        "isBasedOn": episode.about.source if _WEB.fullmatch(episode.about.source) else None,
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
    text = json.dumps({name: value for name, value in known.items() if value}, ensure_ascii=False)
    return text.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")


def _voice(episode: Episode, said: str) -> str:
    """The disclosure that the EU AI Act, Art. 50(4), asks for, where a reader meets the episode first."""
    engine, name = escape(episode.voice.engine), escape(episode.voice.voice)
    return f"{said or DISCLOSURE} Stimme: {engine}, „{name}“."


def _parsed(episode: Episode) -> datetime | None:
    try:
        return datetime.fromisoformat(episode.about.published)
    except ValueError:
        return None


def _date(episode: Episode) -> str:
    """The day it was published, as Germans write it; as it was given where it is no date."""
    day = _parsed(episode)
    if day is None:
        return escape(one_line(episode.about.published))
    return f'<time datetime="{day.date().isoformat()}">{day.day}. {MONTHS[day.month - 1]} {day.year}</time>'


def _spoken_length(seconds: float) -> str:
    """How long it takes, as one would say it: 40 Sekunden, 1 Minute, 2 Stunden 5 Minuten."""
    if round(seconds) < 60:  # noqa: PLR2004 -- a minute
        return _counted(round(seconds), "Sekunde")
    hours, minutes = divmod(round(seconds / 60), 60)
    return " ".join(_counted(n, unit) for n, unit in ((hours, "Stunde"), (minutes, "Minute")) if n)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}n"


def _iso(seconds: float) -> str:
    """A duration as ISO 8601 writes it: PT1H2M3.5S."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    whole = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return f"PT{whole}{f'{rest:.3f}'.rstrip('0').rstrip('.')}S"
