"""The show an episode belongs to: the table `[show]` of audiobuild.toml, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from audiobuild.errors import SettingsError
from audiobuild.publish.categories import category
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LONGEST_DESCRIPTION = 4_000
"""Bytes; Apple refuses more."""

ZONE = "Europe/Berlin"

EXAMPLES = MappingProxyType(
    {
        "title": '"Lindenauer Bote zum Hören"',
        "description": '"Die Artikel der Woche, vorgelesen."',
        "author": '"Redaktion Lindenauer Bote"',
        "email": '"podcast@example.org"',
        "base_url": '"https://example.org/podcast/"',
        "category": '"News > Daily News"',
        "link": '"https://example.org/"',
        "language": '"de"',
        "cover": '"cover.jpg"',
        "explicit": "false",
        "timezone": f'"{ZONE}"',
    }
)
"""Every field, with what could stand there, as TOML writes it."""

REQUIRED = ("title", "description", "author", "email", "base_url", "category")


@dataclass(frozen=True, slots=True)
class Show:
    """A podcast, as its feed presents it."""

    title: str
    description: str
    author: str
    """Who is responsible for it, as directories show it."""
    email: str
    """Where directories write to when somebody claims the show."""
    base_url: str
    """The address under which the folder of the feed is served; ends with a slash."""
    categories: tuple[tuple[str, str], ...]
    """Pairs of category and subcategory, the latter empty where there is none."""
    link: str
    """The show's page; the folder's own where there is no other."""
    language: str
    cover: Path | None
    explicit: bool
    zone: ZoneInfo
    """What dates without a zone mean."""


def show(table: Mapping[str, object], folder: Path) -> Show:
    """The show that `[show]` describes.

    Args:
        table: the table as TOML gives it.
        folder: where audiobuild.toml is; the cover's path is relative to it.

    Raises:
        SettingsError: a field is missing, unknown or makes no sense; the hint is the line to write.
    """
    if not table:
        raise SettingsError("audiobuild.toml says nothing of the show", "write one with: audiobuild init")
    unknown = sorted(set(table) - set(EXAMPLES))
    if unknown:
        raise SettingsError(f"[show] has no field {unknown[0]!r}", f"there are: {', '.join(EXAMPLES)}")
    for field in REQUIRED:
        if not _filled(table.get(field)):
            raise SettingsError(f"[show] in audiobuild.toml has no {field}", _line(field))
    base_url = address(_text(table, "base_url"), "base_url").rstrip("/") + "/"
    cover = _text(table, "cover")
    return Show(
        title=_text(table, "title"),
        description=_description(table),
        author=_text(table, "author"),
        email=_email(table),
        base_url=base_url,
        categories=_categories(table["category"]),
        link=address(_text(table, "link"), "link") if table.get("link") else base_url,
        language=_language(table),
        cover=folder / cover if cover else None,
        explicit=_explicit(table),
        zone=_zone(_text(table, "timezone") or ZONE),
    )


def address(url: str, field: str) -> str:
    """A web address as feeds need it: absolute, https (http only for the own machine or network), ASCII.

    Raises:
        SettingsError: it is something else.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or not url.isascii() or re.search(r"[\s<>\"{}|\\^`]", url) or parts.query or parts.fragment:
        raise SettingsError(f"[show] {field} is no web address: {url!r}", f"{_line(field)} (umlauts in a host: xn--…)")
    if parts.scheme != "https" and not (parts.scheme == "http" and _near(host)):
        raise SettingsError(f"[show] {field} is not https: {url}", "directories refuse http; write https://…")
    return url


def _near(host: str) -> bool:
    """Whether a host is this machine or one in the same network, where there are no certificates."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith((".local", ".localhost"))


def _line(field: str) -> str:
    return f"write, for example, {field} = {EXAMPLES[field]}"


def _filled(value: object) -> bool:
    return bool(one_line(value) if isinstance(value, str) else value)


def _text(table: Mapping[str, object], field: str) -> str:
    value = table.get(field, "")
    if not isinstance(value, str):
        raise SettingsError(f"[show] {field} can't be {value!r}", _line(field))
    return one_line(value)


def _description(table: Mapping[str, object]) -> str:
    text = _text(table, "description")
    if (size := len(text.encode())) > LONGEST_DESCRIPTION:
        raise SettingsError(f"[show] description has {size} bytes", f"shorten it to {LONGEST_DESCRIPTION}")
    return text


def _email(table: Mapping[str, object]) -> str:
    text = _text(table, "email")
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", text):
        raise SettingsError(f"[show] email is no address: {text!r}", _line("email"))
    return text


def _language(table: Mapping[str, object]) -> str:
    text = _text(table, "language") or "de"
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise SettingsError(f"[show] language is no language tag: {text!r}", 'write "de", "de-AT" or "de-CH"')
    return text


def _explicit(table: Mapping[str, object]) -> bool:
    value = table.get("explicit", False)
    if not isinstance(value, bool):
        raise SettingsError(f"[show] explicit can't be {value!r}", "write true or false, without quotation marks")
    return value


def _categories(value: object) -> tuple[tuple[str, str], ...]:
    given = value if isinstance(value, list) else [value]
    named = [one_line(each) for each in given if isinstance(each, str)]
    if len(named) != len(given):
        raise SettingsError(f"[show] category can't be {value!r}", _line("category"))
    return tuple(dict.fromkeys(map(category, named)))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        # ZoneInfoNotFoundError is a KeyError; a name like ../x a ValueError; a folder's name an OSError.
        raise SettingsError(f"there is no time zone {name!r} ([show] timezone)", _line("timezone")) from error
