"""Web archives (MHTML): the page in a file that a browser saves with its pictures."""

from __future__ import annotations

import re
from typing import NamedTuple

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex

_HEAD = 2_048
_MARK = lazy_regex(rb"(?:From|Content-Type|MIME-Version|Snapshot-Content-Location|Subject|Date): ", re.IGNORECASE)
_RELATED = lazy_regex(rb"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)


class ArchivedPage(NamedTuple):
    """The page of a web archive."""

    data: bytes
    charset: str | None
    address: str
    """Where it was saved from; empty if that is unknown."""


def is_web_archive(data: bytes) -> bool:
    """Return whether a file is a web archive: a MIME message of related parts."""
    return bool(_MARK.match(data)) and bool(_RELATED.search(data[:_HEAD]))


def archived_page(data: bytes, name: str) -> ArchivedPage:
    """Return the page of a web archive.

    Raises:
        SourceError: there is no page in it.
    """
    from email.parser import BytesParser

    message = BytesParser().parsebytes(data)
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes) and content.strip():
            address = str(message["Snapshot-Content-Location"] or part["Content-Location"] or "").strip()
            return ArchivedPage(content, part.get_content_charset(), address)
    raise SourceError(f"{name} is a web archive without a page", "save the page again")
