"""Rules about a feed's channel: what directories refuse a podcast for."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from audiobuild.check import picture
from audiobuild.check.categories import CATEGORIES
from audiobuild.check.feed import NAMESPACES, OTHER_NAMES, address_fault
from audiobuild.check.finding import Finding, broken, judged, kept, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from audiobuild.check.feed import Feed

LONGEST_DESCRIPTION = 4_000
"""Bytes; Apple cuts or refuses longer ones."""
NARROWEST, WIDEST = 1_400, 3_000
"""Pixels of artwork on each side (Apple's and Spotify's rules)."""
LARGEST_ARTWORK = 512 * 1024
PODCASTS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Podcasting 2.0's namespace for GUIDs of feeds."""
MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "publisher", "course")
LINKS = {
    "itunes:image": "href",
    "atom:link": "href",
    "enclosure": "url",
    "podcast:transcript": "url",
    "podcast:chapters": "url",
    "link": "",
}


def namespaces_are_known(feed: Feed) -> Finding:
    """A namespace with a letter wrong is one that nobody reads."""
    version = feed.root.get("version")
    used = {element.tag[1:].partition("}")[0] for element in feed.root.element.iter() if str(element.tag)[0] == "{"}
    known = {*NAMESPACES.values(), *OTHER_NAMES}
    near = re.compile("itunes|podcastindex|podlove|2005/atom", re.IGNORECASE)
    wrong = [f"a namespace nobody reads: {each[:80]}" for each in sorted(used - known) if near.search(each)]
    return judged([*([] if version == "2.0" else [f"RSS {version or 'of no version'}"]), *wrong], "RSS 2.0")


def feed_names_its_own_address(feed: Feed) -> Finding:
    """atom:link rel="self": how directories notice that a feed has moved."""
    own = [link.get("href") for link in feed.channel.all("atom:link") if link.get("rel") == "self"]
    if len(own) != 1:
        return broken(f"{len(own)} atom:link with rel=self")
    fault = address_fault(own[0])
    return broken(fault) if fault else kept(own[0])


def _says(rule: str, why: str, name: str, like: str = ".+", most: int = 0) -> Callable[[Feed], Finding]:
    """The rule that the channel has one such element, and its text is like the pattern."""

    def says(feed: Feed) -> Finding:
        found, text = feed.channel.all(name), feed.channel.text(name) or ""
        if len(found) != 1 or not text:
            return broken(f"no {name}" if not text else f"{len(found)} {name}")
        if most and len(text.encode()) > most:
            return broken(f"{len(text.encode())} bytes, at most {most}")
        return kept(text[:60]) if re.fullmatch(like, text, re.DOTALL) else broken(f"{name} is {text[:60]!r}")

    says.__name__ = rule
    says.__doc__ = why
    return says


show_has_a_title = _says("show_has_a_title", "RSS 2.0 asks for it.", "title")
show_has_a_description = _says("show_has_a_description", "Apple asks for it.", "description", most=LONGEST_DESCRIPTION)
show_has_a_link = _says("show_has_a_link", "RSS 2.0 asks for it.", "link", r"https?://\S+")
show_has_a_language = _says(
    "show_has_a_language", "Apple asks for it, as RFC 5646 has it.", "language", r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
)
show_says_explicit_or_not = _says(
    "show_says_explicit_or_not", "Apple refuses yes, no and clean.", "itunes:explicit", "true|false"
)
show_has_an_author = _says("show_has_an_author", "Directories list it.", "itunes:author")


def show_has_a_category_of_apple(feed: Feed) -> Finding:
    """Spelt as in Apple's list, or it does not count."""
    faults, told = [], []
    for category in feed.channel.all("itunes:category"):
        name, inner = category.get("text"), [each.get("text") for each in category.all("itunes:category")]
        if name not in CATEGORIES:
            faults.append(f"{name!r} is not in Apple's list")
        faults += [f"{each!r} is not in {name!r}" for each in inner if each not in CATEGORIES.get(name, ())]
        told.append(" / ".join([name, *inner]))
    return judged(faults, ", ".join(told)) if told else broken("no itunes:category")


def show_has_artwork(feed: Feed) -> Finding:
    """itunes:image with an https address that ends as a picture does."""
    images = feed.channel.all("itunes:image")
    if len(images) != 1:
        return broken(f"{len(images)} itunes:image")
    address = images[0].get("href")
    fault = address_fault(address)
    if not fault and not re.search(r"\.(jpe?g|png)(\?|$)", address, re.IGNORECASE):
        fault = f"{address[:60]!r} ends neither in .jpg nor in .png"
    return broken(fault) if fault else kept(address)


def artwork_is_square_and_of_the_right_size(feed: Feed) -> Finding:
    """Square, 1400 to 3000 pixels, JPEG or PNG, RGB without alpha, at most 512 KB (Apple, Spotify)."""
    images = feed.channel.all("itunes:image")
    file = feed.beside(images[0].get("href")) if images else None
    if file is None:
        return unknown("the picture does not stand beside the feed")
    data = file.read_bytes()
    found = picture.measured(data[: 1 << 20])
    if found is None or not data.startswith((picture.PNG, picture.JPEG)):
        return broken(f"{file.name} is no JPEG or PNG")
    faults = [] if found.width == found.height else ["not square"]
    if not (NARROWEST <= found.width <= WIDEST and NARROWEST <= found.height <= WIDEST):
        faults.append(f"not {NARROWEST} to {WIDEST} pixels")
    faults += [] if found.colours == "RGB" else [f"{found.colours}, not RGB"]
    faults += ["with transparency"] if found.alpha else []
    faults += [] if len(data) <= LARGEST_ARTWORK else [f"{len(data)} bytes, at most {LARGEST_ARTWORK}"]
    told = f"{found.kind}, {found.width} x {found.height} pixels"
    return broken(f"{told}: {', '.join(faults)}") if faults else kept(told)


def show_has_a_podcast_guid(feed: Feed) -> Finding:
    """UUIDv5 of the feed's address without scheme and trailing slash; stored once, never changed."""
    text = feed.channel.text("podcast:guid")
    if not text:
        return broken("no podcast:guid")
    try:
        guid = uuid.UUID(text)
    except ValueError:
        return broken(f"{text[:60]!r} is no UUID")
    if str(guid) != text.lower() or guid.version != 5:  # noqa: PLR2004
        return broken(f"{text} is no UUID of version 5")
    own = next((link.get("href") for link in feed.channel.all("atom:link") if link.get("rel") == "self"), "")
    if str(of_address(own)) == str(guid):
        return kept(str(guid))
    return unknown(f"{guid} is not that of {own or 'the address it does not tell'}: right only if the feed has moved")


def of_address(address: str) -> uuid.UUID:
    """The podcast:guid of a feed's address."""
    return uuid.uuid5(PODCASTS, re.sub(r"^[a-z]+://", "", address).rstrip("/"))


def show_is_locked_or_open(feed: Feed) -> Finding:
    """podcast:locked, yes or no, with the owner's address, so that nobody else can import it."""
    locked = feed.channel.all("podcast:locked")
    if len(locked) != 1:
        return broken(f"{len(locked)} podcast:locked")
    says, owner = feed.channel.text("podcast:locked"), locked[0].get("owner")
    if says not in ("yes", "no") or not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", owner):
        return broken(f"{says!r}, owner {owner!r}")
    return kept(f"{says}, {owner}")


def show_has_a_medium(feed: Feed) -> Finding:
    """podcast:medium, one of the namespace's words."""
    medium = feed.channel.text("podcast:medium")
    if not medium:
        return broken("no podcast:medium")
    return kept(medium) if medium.removesuffix("L") in MEDIA else broken(f"{medium!r} is none")


def addresses_are_https(feed: Feed) -> Finding:
    """Apple refuses http; apps on phones do not load it."""
    addresses = list(_addresses(feed))
    wrong = [fault for address in addresses if (fault := address_fault(address))]
    return judged(dict.fromkeys(wrong), f"{len(addresses)} addresses")


def _addresses(feed: Feed) -> Iterator[str]:
    for node in (feed.channel, *feed.items):
        for name, attribute in LINKS.items():
            for each in node.all(name):
                yield each.get(attribute) if attribute else (each.element.text or "").strip()


def podcast_guid_did_not_change(feed: Feed) -> Finding:
    """It is the show's name everywhere."""
    if feed.before is None:
        return unknown("no feed to compare with (--before)")
    old, new = (each.channel.text("podcast:guid") for each in (feed.before, feed))
    return kept(f"{new}") if not old or old == new else broken(f"was {old}, is {new}")


RULES = (
    namespaces_are_known,
    feed_names_its_own_address,
    show_has_a_title,
    show_has_a_description,
    show_has_a_link,
    show_has_a_language,
    show_has_an_author,
    show_has_a_category_of_apple,
    show_says_explicit_or_not,
    show_has_artwork,
    artwork_is_square_and_of_the_right_size,
    show_has_a_podcast_guid,
    podcast_guid_did_not_change,
    show_is_locked_or_open,
    show_has_a_medium,
    addresses_are_https,
)
