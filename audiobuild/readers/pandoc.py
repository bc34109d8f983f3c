"""Any other format, through Pandoc if it is installed; it is never shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import count
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.readers.contract import ParsedSource

SUFFIXES = {
    ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".rst": "rst", ".org": "org", ".tex": "latex", ".latex": "latex",
    ".textile": "textile", ".wiki": "mediawiki", ".mediawiki": "mediawiki", ".fb2": "fb2", ".ipynb": "ipynb",
    ".typ": "typst", ".dbk": "docbook", ".docbook": "docbook", ".opml": "opml", ".muse": "muse", ".jats": "jats",
    ".t2t": "t2t", ".dokuwiki": "dokuwiki",
}  # fmt: skip
"""Suffixes that Pandoc reads, with its names for their formats."""
OTHERS = {
    ".doc": "an old Word document", ".pages": "a Pages document", ".mobi": "a Mobipocket book",
    ".azw": "a Kindle book", ".azw3": "a Kindle book", ".djvu": "a DjVu document", ".xlsx": "an Excel workbook",
    ".pptx": "a PowerPoint presentation", ".odp": "a presentation", ".ods": "a spreadsheet",
}  # fmt: skip
"""Formats that no reader is known for."""
_NAMES = frozenset(SUFFIXES.values())
_UNKNOWN_FORMAT = 21
"""Pandoc's exit status for a format that it does not read."""
_CLAUSE = lazy_regex(rb"\\(?:Clause|Paragraph)\s?[\[{]\s?title\s?=\s?\{?(?P<title>[^{}\[\]\n]{1,200})\}?[\]}]")
"""A section of bylaws in LaTeX, with its title in braces or brackets."""
_INDEX = lazy_regex(rb"^(?P<fence>:{3,}) index\n(?:(?!:{3}).*\n)*(?P=fence)\n", re.MULTILINE)
"""Words for an index, which the source of a book has between its paragraphs."""
_TIMEOUT = 120
"""Seconds."""


def format_called(name: str) -> str | None:
    """Return Pandoc's name for a format; None if it does not read it.

    Args:
        name: pandoc's own name, or a suffix without its dot.
    """
    return SUFFIXES.get(f".{name}") or (name if name in _NAMES else None)


def read_with_pandoc(data: bytes, name: str, pandoc_format: str) -> ParsedSource:
    """Parse a source by converting it to Markdown with Pandoc.

    Pandoc runs in its sandbox: it reads no other file and nothing from the network.

    Raises:
        SourceError: Pandoc is not installed, or refuses the source.
    """
    program = shutil.which("pandoc")
    if program is None:
        raise SourceError(
            f"{name} is {pandoc_format}, which is read through Pandoc",
            "install it (pandoc.org), or convert the file to .md",
        )
    command = [program, "--sandbox", "--from", pandoc_format, "--to", "markdown-smart", "--standalone", "--wrap=none"]
    try:
        data = _with_sections(data) if pandoc_format == "latex" else data
        done = subprocess.run(command, input=data, capture_output=True, timeout=_TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SourceError(f"Pandoc cannot convert {name}: {error}", "convert it to .md by hand") from error
    if done.returncode == _UNKNOWN_FORMAT:
        raise SourceError(
            f"{name} is {pandoc_format}, which this version of Pandoc does not read",
            "install a newer one (pandoc.org), or convert the file to .md",
        )
    if done.returncode:
        message = done.stderr.decode(errors="replace").strip().splitlines()
        raise SourceError(f"Pandoc cannot convert {name}: {' '.join(message)[:200]}", "check the file")
    from audiobuild.readers.markdown.reader import read_markdown  # many patterns

    return read_markdown(_INDEX.sub(b"", done.stdout), name)


def _with_sections(data: bytes) -> bytes:
    """Return a LaTeX source whose sections of bylaws, which Pandoc drops, are usual ones."""
    numbers = count(1)
    return _CLAUSE.sub(lambda clause: b"\\section{\xc2\xa7 %d %s}" % (next(numbers), clause["title"]), data)
