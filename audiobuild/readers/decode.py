"""Bytes to text: detect the encoding, and refuse data that is not text."""

from __future__ import annotations

import codecs

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex

_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (Word, EPUB and OpenDocument files are such)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WAVE, AVI or WebP file"),
    (b"ID3", "an MP3"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"%!PS", "a PostScript document"),
    (b"SQLite format 3", "a database"),
)
_MP3_FRAME = lazy_regex(rb"\xff[\xe2-\xff][\x10-\xef]")
_MOST_CONTROLS = 0.001
"""Highest share of control characters in text; old files contain stray ones."""
_SAMPLE = 65_536
"""Number of bytes that the content is guessed from."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LETTERS_1252 = frozenset("äöüÄÖÜßéèêáàâçñóôëïúíîåøæÉÀ".encode("cp1252"))
_SIGNS_1252 = frozenset("„“”‚‘’–—…»«›‹€§°´²³·•½¼¾×†©®™±¿¡µ\xa0\xad".encode("cp1252"))
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1a\x1b")
_AS_TEXT = "save it as text (UTF-8) and give that file"


def decode(data: bytes, name: str) -> str:
    """Decode text in UTF-8, UTF-16, UTF-32 (by its mark or its pattern of NULs) or Windows-1252.

    A byte order mark is not part of the text: positions count from the character after it.

    Raises:
        SourceError: the data is not text, or is invalid UTF-8 (with the line, the column and the byte).
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name, len(mark))
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"{name} is not text but {kind}", _AS_TEXT)
    if encoding := _wide(data[:_SAMPLE]):
        return _strictly(data, encoding, name, 0)
    if _MP3_FRAME.match(data) and _share(data, _CONTROLS) > 0:
        raise SourceError(f"{name} is not text but an MP3", _AS_TEXT)
    if _share(data, _CONTROLS) > _MOST_CONTROLS or b"\x00" in data[:_SAMPLE]:
        raise SourceError(f"{name} is not text: it contains control characters", _AS_TEXT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_windows_1252(data):
            return data.decode("cp1252", errors="replace")
        raise _broken(data, error, name) from error


def _share(data: bytes, signs: frozenset[int]) -> float:
    """Return the share of these characters among the first bytes, 0 to 1."""
    sample = data[:_SAMPLE]
    return (len(sample) - len(sample.translate(None, bytes(signs)))) / max(1, len(sample))


def _wide(sample: bytes) -> str:
    """Return the UTF-16 encoding of data without a mark; every other byte of German text is NUL."""
    even, odd = sample[::2], sample[1::2]
    least = 0.7
    if len(sample) % 2 == 0 and odd and odd.count(0) > least * len(odd) and even.count(0) < 0.02 * len(even):
        return "utf-16-le"
    if len(sample) % 2 == 0 and odd and even.count(0) > least * len(even) and odd.count(0) < 0.02 * len(odd):
        return "utf-16-be"
    return ""


def _is_windows_1252(data: bytes) -> bool:
    """Return whether the bytes above 127 are German letters and quotation marks of Windows-1252, not broken UTF-8."""
    high = data.translate(None, bytes(range(128)))
    usual = sum(byte in _LETTERS_1252 or byte in _SIGNS_1252 for byte in high)
    in_utf8 = len(data.decode("utf-8", errors="ignore").encode("ascii", errors="ignore"))
    multibyte = len(data.decode("utf-8", errors="ignore")) - in_utf8
    return usual >= 0.95 * len(high) and multibyte * 4 <= len(high)


def _strictly(data: bytes, encoding: str, name: str, before: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, error, name, encoding, before) from error


def _broken(data: bytes, error: UnicodeDecodeError, name: str, encoding: str = "utf-8", before: int = 0) -> SourceError:
    """Build the error for an invalid byte: its line and column (in characters) and its offset in the file."""
    text = data[: error.start].decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    byte = data[error.start : error.start + 1].hex()
    return SourceError(
        f"{name}, line {line}, column {column}: the byte 0x{byte} at offset {before + error.start} "
        f"is not valid {encoding.upper()}",
        "fix the character, or save the file as UTF-8 again",
    )
