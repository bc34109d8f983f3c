"""Metadata of articles: the keys and forms in which front matter, documents and web pages give it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import TYPE_CHECKING, Any

from audiobuild.german.date_lines import date_line
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import About

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_KEYS = {
    "title": ("title", "titel"),
    "author": (
        "author", "authors", "autor", "autorin", "autoren", "autorinnen", "verfasser", "verfasserin", "byline", "by",
        "creator", "von",
    ),
    "published": (
        "date", "datum", "published", "publishdate", "pubdate", "pubdatetime", "publishedat", "publisheddate",
        "datepublished", "publicationdate", "created", "createdat", "datecreated", "veröffentlicht",
        "erscheinungsdatum", "erschienen", "stand",
    ),
    "modified": (
        "lastmod", "lastmodified", "lastmodifiedat", "modified", "updated", "updatedat", "lastupdated", "dateupdated",
        "datemodified", "moddatetime", "geändert",
    ),
    "description": (
        "description", "summary", "excerpt", "abstract", "beschreibung", "zusammenfassung", "metadescription", "lead",
    ),
    "cover": (
        "cover", "image", "images", "featuredimage", "featureimage", "featured", "coverimage", "heroimage", "hero",
        "thumbnail", "banner", "ogimage", "teaserimage", "header", "titelbild", "bild",
    ),
    "link": ("canonical", "canonicalurl", "permalink", "externalurl", "originalurl", "link", "url"),
    "season": ("season", "staffel"),
    "episode": ("episode", "episodenumber", "folge", "folgennummer"),
    "license": ("license", "licence", "lizenz"),
}  # fmt: skip
"""The keys of front matter for each field of `About`, by preference; in lower case, without ``-`` and ``_``."""
_LANGUAGE_KEYS = ("lang", "language", "sprache", "locale")
_DRAFT_KEYS = ("draft", "entwurf", "private")
_PUBLISHED_KEYS = ("published", "publish", "public", "veröffentlicht")
_PICTURE_KEYS = ("image", "src", "url", "path", "feature", "teaser", "ogimage", "file", "relative")
_NAME_KEYS = ("name", "title", "displayname", "givenname")
_TRUE, _FALSE = ("true", "yes", "on", "1", "ja"), ("false", "no", "off", "0", "nein")
_DRAFT_STATES = ("draft", "entwurf", "private", "pending")
_MAX_AUTHORS = 20
_MAX_DESCRIPTION = 4_000
_ISO = lazy_regex(
    r"(\d{4})[-/](\d\d?)[-/](\d\d?)"
    r"(?:[T ]+(\d\d?:\d\d(?::\d\d)?)(?:[.,]\d+)?[ ]*(Z|UTC|[+-]\d\d:?(?:\d\d)?)?)?(?![\d:])"
)
"""Matches ``2026-05-05``, ``2026/5/5`` and ``2026-05-05 10:00:00 +0200``."""
_WEB = lazy_regex(r"https?://[^\s<>\"]+", re.IGNORECASE)
_GERMAN = lazy_regex(r"(?:de|deu|ger|deutsch|german|gsw|nds|bar)(?:[-_].*)?", re.IGNORECASE)
_MARKUP = lazy_regex(r"<[^<>]*>|!?\[([^\[\]]*)\]\([^()]*\)|[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Metadata that a source states."""

    about: About
    warnings: tuple[str, ...] = ()
    known: frozenset[str] = field(default_factory=frozenset)
    """The fields of `About` that were given."""


def metadata_of(values: Mapping[str, Any]) -> Metadata:
    """Return the metadata in a mapping of any keys, such as parsed front matter.

    Args:
        values: strings, booleans, dates, lists and mappings, as YAML, TOML and JSON give them.
    """
    flat = _flat(values)
    found = {name: _first(flat, keys, _READERS[name]) for name, keys in _KEYS.items()}
    about = About(**found, draft=_is_draft(flat))
    language = _first(flat, _LANGUAGE_KEYS, one_line)
    return Metadata(about, language_warning(language), frozenset(name for name, value in found.items() if value))


def language_warning(language: str) -> tuple[str, ...]:
    """Return a warning if the declared language is not German; it may be declared wrongly, so it is not refused."""
    if not is_foreign(language):
        return ()
    return (f"the source declares the language {language.strip()[:20]!r}, but is read as German",)


def passages_warning(languages: Sequence[str]) -> tuple[str, ...]:
    """Return a warning if passages of a German text are declared to be in other languages.

    Args:
        languages: the language of each passage.
    """
    if not languages:
        return ()
    passages = "1 passage is" if len(languages) == 1 else f"{len(languages)} passages are"
    return (f"{passages} in another language ({', '.join(sorted(set(languages)))}), but read by the German rules",)


def is_foreign(language: str) -> bool:
    """Return whether a language tag (BCP 47) names a language other than German."""
    return bool(language.strip()) and not _GERMAN.fullmatch(language.strip())


def parse_date(value: object) -> str:
    """Return a date in ISO 8601, with its time and UTC offset if they are given; empty if it is not a date.

    Accepts ISO 8601 in its variants, RFC 2822 (``Tue, 05 May 2026 10:00:00 +0200``) and German dates.
    """
    if isinstance(value, datetime):
        return value.isoformat()
    written = str(value).strip()
    if match := _ISO.match(written):
        return _iso_date(match)
    if written[:3].isalpha():
        try:
            return parsedate_to_datetime(written).isoformat()
        except ValueError:
            pass
    return date_line(written) or ""


def _iso_date(match: re.Match[str]) -> str:
    year, month, day, time, zone = match.groups()
    written = f"{year}-{int(month):02}-{int(day):02}"
    if time:
        zone = {"Z": "+00:00", "UTC": "+00:00", None: ""}.get(zone, zone)
        written += f"T{time if time[1] != ':' and time.index(':') == 2 else '0' + time}{zone}"  # noqa: PLR2004
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return ""
    return (moment if time else moment.date()).isoformat()


def one_line(value: object) -> str:
    """Return a scalar as one line of text; empty for lists, mappings and missing values."""
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    return " ".join(unescape(str(value)).split())


def web_address(value: object) -> str:
    """Return an absolute http(s) address; empty for anything else."""
    written = one_line(value)
    return written if _WEB.fullmatch(written) else ""


def _flat(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values by normalised key; those in ``params`` (Hugo) and ``extra`` (Zola) count as well."""
    flat: dict[str, Any] = {}
    for nested in ("params", "extra"):
        if isinstance(inner := values.get(nested), dict):
            flat |= {_key(name): value for name, value in inner.items()}
    return flat | {_key(name): value for name, value in values.items()}


def _key(name: object) -> str:
    return re.sub(r"[-_ .]", "", str(name)).lower()


def _first(flat: Mapping[str, Any], keys: tuple[str, ...], read: Any) -> str:  # a function of any value to a string
    return next((text for key in keys if key in flat and (text := read(flat[key]))), "")


def _names(value: object) -> str:
    """Return author names joined by commas, from a string, a list, or mappings with a name."""
    return ", ".join(dict.fromkeys(name for name in _each_name(value, depth=0)))


def _each_name(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, list) and depth < 2:  # noqa: PLR2004  # a list of lists is not a list of people
        for item in value[:_MAX_AUTHORS]:
            yield from _each_name(item, depth + 1)
    elif isinstance(value, dict):
        flat = {_key(name): inner for name, inner in value.items()}
        if name := _first(flat, _NAME_KEYS, one_line):
            yield name
    elif name := one_line(value):
        yield name


def _picture(value: object, depth: int = 0) -> str:
    if isinstance(value, list):
        return _picture(value[0], depth + 1) if value and depth == 0 else ""
    if isinstance(value, dict):
        flat = {_key(name): inner for name, inner in value.items()}
        return _first(flat, _PICTURE_KEYS, one_line)
    written = one_line(value)
    return written if re.search(r"\.(?:jpe?g|png|webp|gif|avif|svg)\b|^https?://", written, re.IGNORECASE) else ""


def plain(value: object) -> str:
    """Return a description without markup, on one line."""
    return " ".join(_MARKUP.sub(r"\1", one_line(value)[:_MAX_DESCRIPTION]).split())


def _number(value: object) -> str:
    """Return a positive integer in digits; empty for anything else."""
    written = one_line(value)
    return written.lstrip("0") if re.fullmatch(r"[0-9]{1,6}", written) else ""


def _spdx_identifier(value: object) -> str:
    """Return what has the form of an SPDX identifier: ``CC-BY-4.0``, not ``All rights reserved``."""
    written = one_line(value)
    return written if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]{1,59}", written) else ""


def _is_draft(flat: Mapping[str, Any]) -> bool:
    def is_one_of(key: str, words: tuple[str, ...]) -> bool:
        return str(flat[key]).strip().lower() in words if key in flat else False

    return (
        any(is_one_of(key, _TRUE) for key in _DRAFT_KEYS)
        or any(is_one_of(key, _FALSE) for key in _PUBLISHED_KEYS)
        or is_one_of("status", _DRAFT_STATES)
    )


_READERS = {
    "title": plain,
    "author": _names,
    "published": parse_date,
    "modified": parse_date,
    "description": plain,
    "cover": _picture,
    "link": web_address,
    "season": _number,
    "episode": _number,
    "license": _spdx_identifier,
}
