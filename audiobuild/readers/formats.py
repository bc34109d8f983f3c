"""The registry of source formats: the format of a source, and the reader of a format.

Built-in readers and those of other packages are entry points of the group `GROUP`, loaded along the same path when
they are needed; `contract` describes what they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.errors import AudiobuildError, SettingsError, SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.options import suggestion
from audiobuild.plugins import entry_points
from audiobuild.readers import pandoc
from audiobuild.readers.office.odt import is_flat
from audiobuild.readers.web.archive import is_web_archive

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from audiobuild.readers.contract import ParsedSource, Reader

GROUP = "audiobuild.readers"
_ZIP = b"PK\x03\x04"
_ARCHIVES = {
    "epub": b"application/epub+zip",
    "odt": b"application/vnd.oasis.opendocument.text",
    "docx": b"word/document",
}
"""Formats that are ZIP archives, with a name or content that only they have."""
_SAMPLE = 4_096
_DIRECTORY = 1_048_576
"""Bytes at the end of an archive in which its directory is searched."""
_SRT = lazy_regex(rb"\d{1,6}\s*\n\d{1,2}:\d\d:\d\d[,.]\d{1,3} --> ")
_DOCTYPE = lazy_regex(rb"<!DOCTYPE html|<html[\s>]", re.IGNORECASE)
_HTML = lazy_regex(
    rb"\s*(?:<!--.*?-->\s*)?<(?:html|head|body|article|div|main|section|h1|p)[\s>]", re.IGNORECASE | re.DOTALL
)
PLAIN_TEXT = "txt"
_OWN = "audiobuild."
"""Beginning of the values of the built-in entry points."""


def format_names() -> tuple[str, ...]:
    """Return the name of each format that a reader is installed for, in alphabetical order."""
    return tuple(sorted(_readers()))


def format_of(suffix: str, data: bytes) -> str:
    """Return the format of a source.

    Unmistakable content decides, then the suffix, then what the content looks like.

    Args:
        suffix: of the file name, with its dot; empty if there is none.
        data: the content.
    """
    if certain := certain_format(data):
        return certain
    name = suffix.lower().removeprefix(".")
    if name in _readers() or suffix.lower() in pandoc.SUFFIXES:
        return name
    if _HTML.match(data[:_SAMPLE]):
        return "html"
    return PLAIN_TEXT


def certain_format(data: bytes) -> str | None:
    """Return the format that the first bytes of a file prove."""
    if data.startswith(_ZIP):
        return _archive_format(data)
    head = data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf").lstrip()
    proofs = {
        "pdf": data[:1024].lstrip().startswith(b"%PDF-"),
        "rtf": data.startswith(b"{\\rtf"),
        "vtt": head.startswith(b"WEBVTT"),
        "srt": _SRT.match(head),
        "odt": is_flat(data),
        "html": _DOCTYPE.match(head) or is_web_archive(data),
    }
    return next((name for name, proof in proofs.items() if proof), None)


def _archive_format(data: bytes) -> str | None:
    """Return the format of a ZIP archive; None if it is not a document."""
    head = data[:_SAMPLE]
    for name, sign in _ARCHIVES.items():
        if sign in head or sign in data[-_DIRECTORY:]:
            return name
    return None


def parse(data: bytes, name: str, format_name: str) -> ParsedSource:
    """Parse a source with the reader of a format.

    Raises:
        SettingsError: there is no such format.
        SourceError: the reader cannot be loaded, fails, or refuses the data.
    """
    format_name = format_name.lower().removeprefix(".")
    readers = _readers()
    if format_name not in readers and (other := pandoc.format_called(format_name)):
        return pandoc.read_with_pandoc(data, name, other)
    if format_name not in readers:
        known = f"available formats: {', '.join(sorted(readers))}"
        raise SettingsError(f"unknown format {format_name!r}", suggestion(format_name, readers) or known)
    point = readers[format_name]
    reader = _load(point)
    if point.value.startswith(_OWN):
        return reader(data, name)
    try:
        return reader(data, name)
    except AudiobuildError:
        raise
    except Exception as error:  # a plug-in's fault is reported with the plug-in's name
        raise SourceError(
            f"cannot read {name}: the reader {point.value!r} failed ({type(error).__name__}: {error})",
            "report it to the authors of that package",
        ) from error


def _readers() -> dict[str, EntryPoint]:
    """Return the entry point of each format; a built-in reader is not replaced by another package's."""
    points = sorted(entry_points(GROUP), key=lambda point: point.value.startswith(_OWN))
    return {point.name.lower(): point for point in points}


def _load(point: EntryPoint) -> Reader:
    try:
        reader: Reader = point.load()
    except Exception as error:  # whatever a plug-in raises when it is imported
        raise SourceError(
            f"cannot load the reader {point.value!r}: {type(error).__name__}: {error}",
            f"reinstall the package that provides the format {point.name!r}",
        ) from error
    return reader
