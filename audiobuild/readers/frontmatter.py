"""The YAML lines that a Markdown file may begin with: title, author and date out of them.

Only plain ``key: value`` lines are understood; that is what articles carry there, and the rest is kept as it is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from audiobuild.german.date_lines import date_line
from audiobuild.model import About, Span

_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(
    r"^(?P<name>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)[ \t]*$", re.MULTILINE
)
_NAMES = {
    "title": "title", "titel": "title", "author": "author", "autor": "author", "autorin": "author",
    "date": "published", "datum": "published", "published": "published", "lang": "language",
}  # fmt: skip
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?")


class Field(NamedTuple):
    """A line of the front matter, with its end of line: where it and its value stand in the source."""

    name: str
    start: int
    end: int
    value: Span


def front_matter(source: str) -> tuple[About, tuple[Field, ...], int]:
    """What the front matter says, its parts (they tile it), and where it ends; 0 where there is none."""
    found = _MATTER.match(source)
    if found is None:
        return About(), (), 0
    known: dict[str, str] = {}
    fields = [Field("", 0, 0, (0, 0))]
    for line in _FIELD.finditer(source, found.start("lines"), found.end("lines")):
        name = _NAMES.get(line["name"].lower(), "")
        if name and line["value"] and name not in known:
            known[name] = _published(line["value"]) if name == "published" else line["value"].strip()
        if name == "title":
            fields += [Field(name, line.start(), 0, line.span("value")), Field("", line.end(), 0, (0, 0))]
    ends = [*(field.start for field in fields[1:]), found.end()]
    parts = (field._replace(end=end) for field, end in zip(fields, ends, strict=True))
    about = About(known.get("title", ""), known.get("author", ""), known.get("published", ""))
    return about, tuple(parts), found.end()


def _published(written: str) -> str:
    iso = _ISO.match(written)
    return iso[0].replace(" ", "T") if iso else date_line(written) or ""
