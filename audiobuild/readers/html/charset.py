"""The character encoding of HTML: a byte order mark, the server's header, a ``meta`` element, or the bytes."""

from __future__ import annotations

import codecs
import re

from audiobuild.lazy_regex import lazy_regex

_META = lazy_regex(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML = lazy_regex(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4_096
"""Bytes in which a ``meta`` element may name the encoding (HTML standard: 1,024; many pages exceed it)."""
_LATIN = frozenset(["iso8859-1", "latin-1", "ascii", "iso8859-15"])


def decode_html(data: bytes, header: str | None = None) -> str:
    """Decode a page; bytes that are not valid become U+FFFD.

    Args:
        data: the page.
        header: the encoding that the server names, if any.
    """
    for mark, of_mark in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(of_mark, errors="replace")
    if data[:4].count(0) == 2 and data[:1] in b"<\x00":  # noqa: PLR2004  # UTF-16 without a mark
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", errors="replace")
    if (text := _utf8(data)) is not None and not data.isascii():  # no other encoding looks like it by chance
        return text
    declared = next((match[1].decode() for pattern in (_META, _XML) if (match := pattern.search(data[:_HEAD]))), None)
    for encoding in filter(None, (header, declared)):
        if (decoded := _decoded(data, str(encoding))) is not None:
            return decoded
    return data.decode("cp1252", errors="replace") if text is None else text


def _utf8(data: bytes) -> str | None:
    """Return the text; None if the data is not valid UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _decoded(data: bytes, encoding: str) -> str | None:
    """Return the text; None if the encoding is unknown or is plainly not that of the data."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    if name.startswith("utf-16"):  # a page whose meta element can be read is not UTF-16
        name = "utf-8"
    # Browsers read Latin-1 as Windows-1252.
    text = data.decode("cp1252" if name in _LATIN else name, errors="replace")
    return text if text.count("\ufffd") <= len(text) // 100 else None
