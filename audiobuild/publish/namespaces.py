"""The XML vocabularies a podcast feed speaks, under the prefixes everybody uses for them."""

from __future__ import annotations

from types import MappingProxyType

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST = "https://podcastindex.org/namespace/1.0"
PSC = "http://podlove.org/simple-chapters"

PREFIXES = MappingProxyType({"atom": ATOM, "content": CONTENT, "itunes": ITUNES, "podcast": PODCAST, "psc": PSC})


def name(prefixed: str) -> str:
    """`itunes:title` as lxml writes it: `{http://www.itunes.com/dtds/podcast-1.0.dtd}title`."""
    prefix, colon, local = prefixed.partition(":")
    return f"{{{PREFIXES[prefix]}}}{local}" if colon else prefixed


def prefixed(tag: str) -> str:
    """The way back: what `name` was given, for our vocabularies; of others the local name alone."""
    if not tag.startswith("{"):
        return tag
    uri, _, local = tag[1:].partition("}")
    return next((f"{prefix}:{local}" for prefix, known in PREFIXES.items() if known == uri), local)
