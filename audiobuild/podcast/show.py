"""The show: the table `[show]` of audiobuild.toml, validated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from audiobuild.errors import SettingsError
from audiobuild.podcast.categories import category
from audiobuild.write.titles import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAX_DESCRIPTION = 4_000
"""Bytes; Apple rejects more."""

DEFAULT_ZONE = "Europe/Berlin"

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
        "timezone": f'"{DEFAULT_ZONE}"',
        "license": '"CC-BY-4.0"',
        "subscribe": '{ apple = "https://podcasts.apple.com/…", spotify = "https://open.spotify.com/…" }',
    }
)
"""An example value for every field, in TOML."""

APPS = MappingProxyType(
    {
        "apple": "Apple Podcasts",
        "spotify": "Spotify",
        "antennapod": "AntennaPod",
        "pocketcasts": "Pocket Casts",
        "overcast": "Overcast",
        "youtube": "YouTube",
        "deezer": "Deezer",
        "amazon": "Amazon Music",
    }
)
"""Names of the apps and directories for which `subscribe` can have a URL."""

REQUIRED = ("title", "description", "author", "email", "base_url", "category")


@dataclass(frozen=True, slots=True)
class Show:
    """A podcast."""

    title: str
    description: str
    author: str
    """Who is responsible for it."""
    email: str
    """Address to which directories send their confirmation when the show is claimed."""
    base_url: str
    """URL of the published folder; ends with a slash."""
    categories: tuple[tuple[str, str], ...]
    """Pairs of category and subcategory; the latter may be empty."""
    link: str
    """URL of the show's page; by default that of the published folder."""
    language: str
    cover: Path | None
    explicit: bool
    zone: ZoneInfo
    """Time zone of dates that state none."""
    license: str
    """SPDX identifier of the licence; empty if none is stated."""
    subscribe: tuple[tuple[str, str], ...]
    """Podcast apps and directories, and URLs by which one subscribes there."""


def show(table: Mapping[str, object], folder: Path) -> Show:
    """Validate `[show]` and return the show.

    Args:
        table: the table, as parsed from TOML.
        folder: the folder of audiobuild.toml; the cover's path is relative to it.

    Raises:
        SettingsError: a field is missing, unknown or invalid; the hint is an example.
    """
    if not table:
        raise SettingsError("audiobuild.toml has no [show] table", "create one with: audiobuild init")
    unknown = sorted(set(table) - set(EXAMPLES))
    if unknown:
        raise SettingsError(f"unknown field {unknown[0]!r} in [show]", f"known fields: {', '.join(EXAMPLES)}")
    for field in REQUIRED:
        if not _filled(table.get(field)):
            raise SettingsError(f"{field} is missing in [show]", _example(field))
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
        zone=_zone(_text(table, "timezone") or DEFAULT_ZONE),
        license=_license(_text(table, "license")),
        subscribe=_subscribe(table.get("subscribe", {})),
    )


def address(url: str, field: str) -> str:
    """Check a URL for a feed: absolute, ASCII, https (http only within a local network).

    Raises:
        SettingsError: the URL is not acceptable.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or not url.isascii() or re.search(r"[\s<>\"{}|\\^`]", url) or parts.query or parts.fragment:
        raise SettingsError(
            f"{field} in [show] is not a valid URL: {url!r}", f"{_example(field)} (write umlauts of a host as xn--…)"
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_local(host)):
        raise SettingsError(f"{field} in [show] is not an https URL: {url}", "directories reject http; write https://…")
    return url


def _is_local(host: str) -> bool:
    """Return whether a host is this machine or one in the same network, where certificates are rare."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith((".local", ".localhost"))


def _example(field: str) -> str:
    return f"for example: {field} = {EXAMPLES[field]}"


def _filled(value: object) -> bool:
    return bool(one_line(value) if isinstance(value, str) else value)


def _text(table: Mapping[str, object], field: str) -> str:
    value = table.get(field, "")
    if not isinstance(value, str):
        raise SettingsError(f"{field} in [show] must be text, not {value!r}", _example(field))
    return one_line(value)


def _description(table: Mapping[str, object]) -> str:
    text = _text(table, "description")
    if (size := len(text.encode())) > MAX_DESCRIPTION:
        raise SettingsError(f"description in [show] has {size} bytes", f"shorten it to {MAX_DESCRIPTION}")
    return text


def _email(table: Mapping[str, object]) -> str:
    text = _text(table, "email")
    if not re.fullmatch(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+", text):
        raise SettingsError(f"email in [show] is not an e-mail address: {text!r}", _example("email"))
    return text


def _language(table: Mapping[str, object]) -> str:
    text = _text(table, "language") or "de"
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise SettingsError(f"language in [show] is not a language tag: {text!r}", 'write "de", "de-AT" or "de-CH"')
    return text


def _explicit(table: Mapping[str, object]) -> bool:
    value = table.get("explicit", False)
    if not isinstance(value, bool):
        raise SettingsError(
            f"explicit in [show] must be true or false, not {value!r}", "write it without quotation marks"
        )
    return value


def _categories(value: object) -> tuple[tuple[str, str], ...]:
    values = value if isinstance(value, list) else [value]
    names = [one_line(name) for name in values if isinstance(name, str)]
    if len(names) != len(values):
        raise SettingsError(f"category in [show] must be text or a list of texts, not {value!r}", _example("category"))
    return tuple(dict.fromkeys(map(category, names)))


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        # ZoneInfoNotFoundError is a KeyError; a name like ../x a ValueError; a folder's name an OSError.
        raise SettingsError(f"unknown time zone {name!r} in [show]", _example("timezone")) from error


def _license(text: str) -> str:
    if text and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.+-]*", text):
        raise SettingsError(f"license in [show] is not an SPDX identifier: {text!r}", _example("license"))
    return text


def _subscribe(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise SettingsError(f"subscribe in [show] must be a table, not {value!r}", _example("subscribe"))
    unknown = sorted(set(value) - set(APPS))
    if unknown:
        raise SettingsError(f"unknown app {unknown[0]!r} in subscribe in [show]", f"known apps: {', '.join(APPS)}")
    for app, url in value.items():
        if not isinstance(url, str) or not re.fullmatch(r"https://[^\s<>\"]+", url):
            raise SettingsError(f"{app} in subscribe in [show] is not an https URL: {url!r}", _example("subscribe"))
    return tuple((app, value[app]) for app in APPS if app in value)
