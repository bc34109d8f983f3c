"""The first stage: a source -> an Article. One reader a kind of file, chosen by its suffix."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from audiobuild.errors import SourceError
from audiobuild.model import Article
from audiobuild.read.reading import Reader, Reading

READERS = {
    ".txt": "audiobuild.read.text:read_text",
    ".text": "audiobuild.read.text:read_text",
    ".md": "audiobuild.read.markdown:read_markdown",
    ".markdown": "audiobuild.read.markdown:read_markdown",
}
"""Suffix -> ``module:function`` of its reader, imported when it is needed. Other suffixes are read as text."""


def read(
    source: Path | str, *, title: str = "", author: str = "", published: str = "", data: bytes | None = None
) -> Article:
    """Read a file (or, for ``-``, the bytes of standard input in `data`) into an article.

    Args:
        source: a path, or ``-``.
        title: wins over what the source says of itself; so do `author` and `published` (ISO 8601).
        author: who wrote it.
        published: when it was published.
        data: the source's bytes, where they are at hand.

    Raises:
        SourceError: there is no such file, it can't be read, is no text, or holds no words.
    """
    name = "standard input" if str(source) == "-" else str(source)
    if data is None:
        data = _bytes(Path(source), name)
    reading = _reader(Path(source).suffix)(data, name)
    if not any(block.text for block in reading.blocks):
        raise SourceError(f"{name} is empty", "give a file that holds the article's text")
    given = {"title": title, "author": author, "published": published, "source": str(source)}
    about = replace(reading.about, **{field: value for field, value in given.items() if value})
    return Article(about, len(reading.source), hashlib.sha256(data).hexdigest(), reading.blocks)


def _bytes(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"There is no file {name}", "check the name and the folder") from error
    except IsADirectoryError as error:
        raise SourceError(f"{name} is a folder", "give a file in it, such as article.txt") from error
    except PermissionError as error:
        if path.is_dir():  # how Windows says it
            raise SourceError(f"{name} is a folder", "give a file in it, such as article.txt") from error
        raise SourceError(f"{name} may not be read", "change its permissions, or copy it elsewhere") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"{name} can't be read ({error})", "check the name and the disk") from error


def _reader(suffix: str) -> Reader:
    module, function = READERS.get(suffix.lower(), READERS[".txt"]).split(":")
    reader: Reader = getattr(import_module(module), function)
    return reader


__all__ = ["READERS", "Reader", "Reading", "read"]
