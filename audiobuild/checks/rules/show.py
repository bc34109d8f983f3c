"""Rules about a feed's channel: what directories require of a podcast.

An error is what the W3C feed validator or every player rejects; what only some directories require is a warning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.checks.finding import Result, Rule, Severity, failed, passed, rule, skipped, verdict
from audiobuild.checks.parse import picture
from audiobuild.checks.parse.feed import ALIASES, NAMESPACES, address_fault
from audiobuild.checks.rules.categories import CATEGORIES
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.checks.parse.feed import FeedFile

LONGEST_DESCRIPTION = 4_000
"""Bytes; Apple truncates or refuses longer ones."""
NARROWEST, WIDEST = 1_400, 3_000
"""Pixels of artwork on each side (Apple and Spotify)."""
LARGEST_ARTWORK = 512 * 1024
MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course")
# "anna@example.org", not "Anna"; a name may follow: "anna@example.org (Anna)"
_EMAIL = lazy_regex(r"[^@\s]+@[^@\s]+\.[^@\s]+( \(.*\))?")


@rule("RSS 2.0", Severity.WARNING)
def rss_version(feed: FeedFile) -> Result:
    """Require version 2.0, the one that has the elements of podcasts."""
    version = feed.root.get("version")
    return passed("2.0") if version == "2.0" else failed(f"version {version[:20] or 'missing'}")


@rule("namespaces known", Severity.WARNING)
def namespaces(feed: FeedFile) -> Result:
    """Require the exact addresses of the podcast namespaces: readers ignore elements of any other."""
    used = {element.tag[1:].partition("}")[0] for element in feed.root.element.iter() if str(element.tag)[0] == "{"}
    known = {*NAMESPACES.values(), *ALIASES}
    near = re.compile("itunes|podcastindex|podlove|2005/atom", re.IGNORECASE)
    unknown = [f"unknown namespace {namespace[:80]}" for namespace in sorted(used - known) if near.search(namespace)]
    return verdict(unknown, f"{len(used & known)}")


def _text_rule(name: str, severity: Severity, element: str, pattern: str = ".+") -> Rule[FeedFile]:
    """Build the rule that the channel has one such element, and its text matches the pattern."""

    def test(feed: FeedFile) -> Result:
        found, text = feed.channel.all(element), feed.channel.text(element) or ""
        if not text:
            return failed(f"no {element}", Severity.WARNING if found else None)
        if len(found) != 1:
            return failed(f"{len(found)} {element}", Severity.WARNING)
        if not re.fullmatch(pattern, text, re.DOTALL):
            return failed(f"{element} is {text[:60]!r}", Severity.WARNING)
        return passed(text[:60])

    return Rule(name, severity, test)


title = _text_rule("show title present", Severity.ERROR, "title")
description = _text_rule("show description present", Severity.ERROR, "description")
link = _text_rule("show link valid", Severity.ERROR, "link", r"https?://\S+")
language = _text_rule("show language valid", Severity.WARNING, "language", r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
explicit = _text_rule("show explicit is true or false", Severity.WARNING, "itunes:explicit", "true|false")
author = _text_rule("show author present", Severity.WARNING, "itunes:author")


@rule("show description at most 4,000 bytes", Severity.WARNING)
def description_short(feed: FeedFile) -> Result:
    """Limit the description, which Apple truncates or refuses."""
    size = len((feed.channel.text("description") or "").encode("utf-8", "replace"))
    return passed(f"{size} bytes") if size <= LONGEST_DESCRIPTION else failed(f"{size} bytes")


@rule("owner e-mail present", Severity.WARNING)
def owner(feed: FeedFile) -> Result:
    """Require itunes:owner with itunes:email, to which directories send the code that proves ownership."""
    owners = feed.channel.all("itunes:owner")
    email = (owners[0].text("itunes:email") if owners else None) or ""
    if not email:
        return failed("no itunes:email in itunes:owner" if owners else "no itunes:owner")
    return passed(email[:60]) if _EMAIL.fullmatch(email) else failed(f"{email[:60]!r} is not an e-mail address")


@rule("show category known to Apple", Severity.WARNING)
def category(feed: FeedFile) -> Result:
    """Require a category spelt as in Apple's list; others are ignored."""
    faults, found = [], []
    for node in feed.channel.all("itunes:category"):
        name, inner = node.get("text"), [sub.get("text") for sub in node.all("itunes:category")]
        if name not in CATEGORIES:
            faults.append(f"{name[:40]!r} is not in Apple's list")
        faults += [f"{sub[:40]!r} is not in {name[:40]!r}" for sub in inner if sub not in CATEGORIES.get(name, ())]
        found.append(" / ".join([name, *inner]))
    return verdict(faults, ", ".join(found)) if found else failed("no itunes:category")


@rule("show artwork present", Severity.WARNING)
def artwork(feed: FeedFile) -> Result:
    """Require itunes:image with an https address that ends in .jpg or .png."""
    images = feed.channel.all("itunes:image")
    if len(images) != 1:
        return failed(f"{len(images)} itunes:image")
    address = images[0].get("href")
    fault = address_fault(address)
    if not fault and not re.search(r"\.(jpe?g|png)(\?|$)", address, re.IGNORECASE):
        return failed(f"{address[:60]!r} ends in neither .jpg nor .png", Severity.NOTE)
    return failed(fault) if fault else passed(address)


@rule("artwork square, 1400 to 3000 pixels", Severity.WARNING)
def artwork_size(feed: FeedFile) -> Result:
    """Require a square JPEG or PNG of 1400 to 3000 pixels, RGB without alpha, at most 512 KB (Apple, Spotify)."""
    images = feed.channel.all("itunes:image")
    file = feed.beside(images[0].get("href")) if images else None
    if file is None:
        return skipped("the artwork is not beside the feed")
    try:
        with file.open("rb") as opened:
            data = opened.read(1 << 20)
        size = file.stat().st_size
    except OSError as error:
        return failed(f"{file.name} cannot be read ({error.strerror})")
    found = picture.parse(data)
    if found is None or not data.startswith((picture.PNG, picture.JPEG)):
        return failed(f"{file.name} is not a JPEG or PNG")
    faults = [] if found.width == found.height else ["not square"]
    if not (NARROWEST <= found.width <= WIDEST and NARROWEST <= found.height <= WIDEST):
        faults.append(f"not {NARROWEST} to {WIDEST} pixels")
    faults += [] if found.colours == "RGB" else [f"{found.colours}, not RGB"]
    faults += ["with transparency"] if found.alpha else []
    faults += [] if size <= LARGEST_ARTWORK else [f"{size} bytes, at most {LARGEST_ARTWORK}"]
    kind = f"{found.kind}, {found.width} x {found.height} pixels"
    return failed(f"{kind}: {', '.join(faults)}") if faults else passed(kind)


@rule("podcast:locked valid", Severity.NOTE)
def locked(feed: FeedFile) -> Result:
    """Require yes or no with the owner's address, so that no one else can import the show."""
    found = feed.channel.all("podcast:locked")
    if len(found) != 1:
        return failed(f"{len(found)} podcast:locked")
    value, address = feed.channel.text("podcast:locked"), found[0].get("owner")
    if value not in ("yes", "no") or not _EMAIL.fullmatch(address):
        return failed(f"{str(value)[:20]!r}, owner {address[:60]!r}")
    return passed(f"{value}, {address}")


@rule("podcast:medium valid", Severity.NOTE)
def medium(feed: FeedFile) -> Result:
    """Require one of the namespace's words."""
    found = feed.channel.text("podcast:medium")
    if not found:
        return failed("no podcast:medium")
    return passed(found) if found.removesuffix("L") in MEDIA else failed(f"{found[:40]!r} is unknown")


RULES = (
    rss_version,
    namespaces,
    title,
    description,
    description_short,
    link,
    language,
    author,
    owner,
    category,
    explicit,
    artwork,
    artwork_size,
    locked,
    medium,
)
