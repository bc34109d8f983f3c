"""The first stage: a source becomes an `Article`. Each format has one reader, chosen by suffix or by ``--from``.

- `contract.py`, `formats.py`: what a reader gets and returns; the readers by format
- `fetching.py`, `public_hosts.py`: web addresses
- `decode.py`, `archives.py`: bytes to text, and the members of ZIP archives
- `mapped_text.py`, `pieces.py`, `documents.py`: text that remembers its positions in the source, cut into blocks
- `plain_text.py`, `subtitles.py`, `markdown/`: formats whose source is text
- `web/`, `html/`: web pages, and the elements of HTML
- `office/`, `epub.py`, `pdf/`, `pandoc.py`: documents
- `metadata.py`, `document_heads.py`, `licences.py`: title, author and date; what is not the text
- `lines.py`, `addresses.py`, `maths.py`, `text_markup.py`: shared by formats
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path, PurePath
from typing import IO, NamedTuple

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Article
from audiobuild.readers.contract import ParsedSource, Reader
from audiobuild.readers.documents import Paragraph, from_paragraphs
from audiobuild.readers.fetching import fetch, is_address
from audiobuild.readers.formats import GROUP, certain_format, format_names, format_of, parse
from audiobuild.readers.licences import licence_metadata, skip_licence
from audiobuild.readers.metadata import parse_date
from audiobuild.readers.pandoc import OTHERS
from audiobuild.storage import remote
from audiobuild.storage.names import fault

STANDARD_INPUT = "-"
MAX_SOURCE = 256 * 1024 * 1024
"""Bytes of a file that are read at most."""
_CHUNK_BYTES = 1 << 20
_DATED_NAME = lazy_regex(r"(\d{4}-\d\d-\d\d)[-_ ]\S")


def read(
    source: Path | str,
    *,
    format: str | None = None,  # noqa: A002  # the name that users know from ``--from FORMAT``
    title: str = "",
    author: str = "",
    published: str = "",
    data: bytes | None = None,
    allow_private: bool = False,
) -> Article:
    """Read a source into an article.

    Args:
        source: a path, an http(s) address, a URL of object storage, or ``-`` for the bytes in `data`.
        format: the format's name, such as ``md``; None to go by the content and the suffix.
        title: replaces the title that the source gives; so do `author` and `published` (ISO 8601).
        author: one name, or several joined by commas.
        published: a date, or a date and time.
        data: the content of the source, if it is known; `source` is then only its name.
        allow_private: whether an address may be one of this machine or the local network.

    Raises:
        SettingsError: there is no such format.
        SourceError: the source is not found, cannot be read, is not of the format, or contains no words.
    """
    name = "standard input" if str(source) == STANDARD_INPUT else str(source)
    loaded = _loaded(source, name, data, allow_private=allow_private)
    if not loaded.data.strip():
        raise _is_empty(name)
    if format is None and not certain_format(loaded.data) and (kind := OTHERS.get(loaded.suffix.lower())):
        raise SourceError(f"{name} is {kind}, which cannot be read", "save it as DOCX, EPUB, HTML or text")
    parsed = parse(loaded.data, name, format or format_of(loaded.suffix, loaded.data))
    if not any(block.text for block in parsed.blocks):
        raise _is_empty(name)
    header = licence_metadata(parsed.blocks)
    about = replace(
        parsed.about,
        title=title or parsed.about.title or header.get("title", ""),
        author=author or parsed.about.author or header.get("author", ""),
        published=published or parsed.about.published or _date_in_name(source),
        source=str(source).encode(errors="backslashreplace").decode(),  # folders need not be valid UTF-8
        link=parsed.about.link or loaded.link,
    )
    blocks = skip_licence(parsed.blocks)
    digest = hashlib.sha256(loaded.data).hexdigest()
    return Article(about, len(parsed.text), digest, blocks, parsed.warnings, parsed.inline)


class _Loaded(NamedTuple):
    """The bytes of a source, and what its place says about it."""

    data: bytes
    link: str
    """Its web address, after redirects; empty if it has none."""
    suffix: str


def _loaded(source: Path | str, name: str, data: bytes | None, *, allow_private: bool) -> _Loaded:
    """Return the content of a source: `data` if it is known, else from the web, object storage or a file."""
    if data is None and not remote.is_remote(name) and is_address(name):
        page = fetch(name, allow_private=allow_private)
        return _Loaded(page.content, page.address, page.suffix)
    if data is None:
        data = remote.read(name, MAX_SOURCE) if remote.is_remote(name) else content(Path(source), name)
    return _Loaded(data, "", PurePath(source).suffix)


def _is_empty(name: str) -> SourceError:
    return SourceError(f"{name} is empty", "give a file that contains the article's text")


def _date_in_name(source: Path | str) -> str:
    """Return the date that a file name begins with, as Jekyll has it: ``2026-05-05-der-neue-radweg.md``."""
    match = _DATED_NAME.match(PurePath(source).name)
    return parse_date(match[1]) if match else ""


def content(path: Path, name: str) -> bytes:
    """Return the bytes of a source file.

    Args:
        path: the file.
        name: what messages call it.

    Raises:
        SourceError: it is not found, too large, or cannot be read.
    """
    if reason := fault(path):
        raise SourceError(f"cannot read {name}: {reason}", "rename it")
    try:
        with path.open("rb") as file:
            return _limited(file, name)
    except FileNotFoundError as error:
        raise SourceError(f"{name} not found", "check the file name and the folder") from error
    except IsADirectoryError as error:
        raise _is_a_directory(name) from error
    except PermissionError as error:
        if path.is_dir():  # how Windows reports it
            raise _is_a_directory(name) from error
        raise SourceError(f"no permission to read {name}", "change its permissions, or copy it elsewhere") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot read {name}: {reason}", "check the name and the disk") from error


def _limited(file: IO[bytes], name: str) -> bytes:
    """Read a file to its end; its size says nothing if it is a pipe or a device, or grows meanwhile.

    Raises:
        SourceError: it is too large.
    """
    size = os.fstat(file.fileno()).st_size
    if size > MAX_SOURCE:
        raise SourceError(f"{name} has {size // 1024 // 1024} MB", f"at most {MAX_SOURCE // 1024 // 1024} MB are read")
    data = bytearray()
    while chunk := file.read(_CHUNK_BYTES):
        data += chunk
        if len(data) > MAX_SOURCE:
            raise SourceError(f"{name} is too large", f"at most {MAX_SOURCE // 1024 // 1024} MB are read")
    return bytes(data)


def _is_a_directory(name: str) -> SourceError:
    return SourceError(f"{name} is a directory", "give a file in it, such as article.txt")


__all__ = [
    "GROUP",
    "STANDARD_INPUT",
    "Paragraph",
    "ParsedSource",
    "Reader",
    "content",
    "format_names",
    "from_paragraphs",
    "read",
]
