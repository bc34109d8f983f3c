"""ZIP archives and XML from untrusted sources, read within limits of memory and time."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from html.entities import name2codepoint
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.limits import has_too_many_attributes

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FILE = 64 * 1024 * 1024
"""Bytes of one unpacked file."""
MAX_TOTAL = 256 * 1024 * 1024
"""Bytes of all files that are unpacked from one archive."""
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError)
"""The exceptions that `zipfile` and its users raise for damaged archives."""
_ENTITY = lazy_regex(r"&([A-Za-z][A-Za-z0-9]*);")
_XML_ENTITIES = frozenset(["amp", "lt", "gt", "quot", "apos"])
_DECLARATION = lazy_regex(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_PROLOG = lazy_regex(r"\s*<\?xml[^>]*\?>")
_DOCTYPE = lazy_regex(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)


class Archive:
    """A ZIP archive whose files are unpacked in memory, up to a limit."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open an archive.

        Raises:
            SourceError: it is damaged.
        """
        self.name = name
        self._left = MAX_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {entry.filename: entry for entry in self._zip.infolist()}
        except DAMAGED as error:
            raise self.damaged(str(error)) from error

    def __contains__(self, path: str) -> bool:
        return path in self._names

    def size(self, path: str) -> int:
        """Return the unpacked size of a file in bytes, as the archive declares it."""
        return self._names[path].file_size

    def damaged(self, detail: str) -> SourceError:
        """Return the error for a damaged archive."""
        return SourceError(f"{self.name} is damaged: {detail or 'not a ZIP archive'}", "export or download it again")

    def read(self, path: str) -> bytes:
        """Return the content of a file.

        Raises:
            SourceError: the file is missing, damaged, encrypted or too large.
        """
        entry = self._names.get(path)
        if entry is None:
            raise self.damaged(f"{path} is missing")
        if entry.flag_bits & 1:
            raise SourceError(f"{self.name} is encrypted", "remove the password, and save it again")
        limit = min(MAX_FILE, self._left)
        try:
            with self._zip.open(entry) as file:
                content = file.read(limit + 1)
        except (*DAMAGED, RuntimeError) as error:
            raise self.damaged(f"{path}: {error}") from error
        if len(content) > limit:
            raise SourceError(
                f"{self.name} unpacks to more than {limit // 1024 // 1024} MB", "it is too large to be a document"
            )
        self._left -= len(content)
        return content

    def check_limits(self) -> None:
        """Unpack all XML files once, before a library does so without a limit.

        Raises:
            SourceError: one is damaged, encrypted or too large.
        """
        for path in self._names:
            if path.endswith((".xml", ".rels")):
                self.read(path)
        self._left = MAX_TOTAL

    def tree(self, path: str) -> _Element:
        """Return the root of an XML file.

        Raises:
            SourceError: the file cannot be read, or is not XML.
        """
        root = xml_tree(self.read(path))
        if root is None:
            raise self.damaged(f"{path} is not XML")
        return root


def xml_tree(data: bytes) -> _Element | None:
    """Return the root of an XML document; None if there is none, or one whose elements have too many attributes.

    Entities of HTML are known, those that the document defines are not expanded. What is not well-formed is read
    as far as a browser would.
    """
    from lxml import etree, html  # 40 ms

    text = _DOCTYPE.sub("", _PROLOG.sub("", _decoded(data), count=1), count=1)
    if has_too_many_attributes(text):
        return None
    encoded = _ENTITY.sub(_character, text).encode("utf-8", errors="replace")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8")
    try:
        return etree.fromstring(encoded, parser)
    except etree.XMLSyntaxError:
        pass
    try:
        return html.document_fromstring(
            encoded, parser=html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _decoded(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    declared = _DECLARATION.match(data[:200].lstrip())
    encoding = declared[1].decode("ascii") if declared else "utf-8-sig"
    try:
        return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    except LookupError:
        return data.decode("utf-8-sig", errors="replace")


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return chr(name2codepoint[name]) if name in name2codepoint and name not in _XML_ENTITIES else match[0]
