"""Front matter: the metadata at the top of a file, as YAML, TOML, JSON, Pandoc's ``%`` lines or ``Key: value``."""

from __future__ import annotations

import re
import tomllib
from json import JSONDecodeError, JSONDecoder
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role, SourceMap
from audiobuild.readers.mapped_text import MappedText, normalise
from audiobuild.readers.metadata import Metadata, metadata_of
from audiobuild.readers.pieces import Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

FRONT_MATTER = "front matter"
_MAX_LENGTH = 256 * 1024
"""Characters of front matter; more is read as text."""
_LINE_END = r"[ \t]*(?:\r\n|\r|\n|\Z)"
_YAML = lazy_regex(rf"\s*---{_LINE_END}(?P<inner>.*?)^(?:---|\.\.\.){_LINE_END}", re.DOTALL | re.MULTILINE)
_TOML = lazy_regex(rf"\s*\+\+\+{_LINE_END}(?P<inner>.*?)^\+\+\+{_LINE_END}", re.DOTALL | re.MULTILINE)
# Matches "title: Mein Lauf\ndate: 2019-10-06\n---\n"; not "Titel\n---\n".
_UNOPENED = lazy_regex(
    r"\s*(?P<inner>(?:title|layout|date): [^\n]*\n"
    r"(?>(?:[\w-]+:(?:[ \t][^\n]*)?|[ \t]*-[ \t][^\n]*|[ \t]+[^\s-][^\n]*)\r?\n){1,60})"
    rf"---{_LINE_END}"
)
"""YAML without the line that opens it, as Hexo writes it."""
# Matches in "Obstverein <info@obst.example>"; not in "a < b > c".
_MAIL_ADDRESS = lazy_regex(r"\s*<[^<>\s]{1,80}@[^<>\s]{1,80}>")
_JSON = lazy_regex(r"(?:\s*;;;(?:json)?[ \t]*[\r\n]\s*)?(?=\{\s*\")")
_JSON_END = lazy_regex(rf"\s*;;;{_LINE_END}")
"""The line that closes JSON between two lines of semicolons."""
_FIELD = lazy_regex(r"^(?P<key>[A-Za-zÄÖÜäöü][\w .-]{0,30}?)[ \t]*:(?:[ \t]+(?P<value>\S.*?))?[ \t]*$", re.MULTILINE)
_TITLE = lazy_regex(r"^[\"']?(?:title|titel)[\"']?[ \t]*[:=]", re.IGNORECASE | re.MULTILINE)
_NEXT_KEY = lazy_regex(r"^(?=[^\s#])|\Z", re.MULTILINE)
_PANDOC = lazy_regex(r"%[ \t]*(?P<title>[^\r\n]*(?:(?:\r\n|\r|\n)[ \t]+[^\r\n]+)*)(?:\r\n|\r|\n|\Z)")
_KEY_LINE = lazy_regex(
    r"(?P<key>Titel|Title|Überschrift|Betreff|Subject|Von|From|Autor(?:in|en)?|Authors?|Verfasser(?:in)?|Datum|Date"
    r"|Veröffentlicht"
    r"|Beschreibung|Description|"
    r"Sprache|Language|Link|URL|Untertitel|Tags?|Schlagworte|Kategorien?|Category|Slug|Status|Summary|Keywords)"
    r"[ \t]*:[ \t]+(?P<value>\S[^\r\n]*)(?:\r\n|\r|\n|\Z)",
    re.IGNORECASE,
)
# Matches the beginning of "Ressort: Reise" and "Lesezeit: 4 Minuten"; not of "Ort des Treffens".
_FURTHER_KEY_LINE = lazy_regex(
    r"(?P<key>An|To|Cc|Gesendet|Antwort an|Reply-To|Ressort|Rubrik|Serie|Genre|Thema|Themen|Quelle|Source|Medium"
    r"|Zeitung|Ausgabe|Verlag|Herausgeber(?:in)?|"
    r"Redaktion|Text|Fotos?|Bild(?:er)?|Stand|Aktualisiert|Erschienen|Published|Ort|Seite|Jahr|Lizenz|Licen[sc]e|ISBN|"
    r"Schlagwörter|Stichwort|Stichworte|Stichwörter|Lesezeit|Lesedauer|Zeichen(?:zahl)?|Wörter|Länge|Umfang|Dachzeile"
    r"|Subtitle|Unterzeile|Vorspann|Section|Topics?)"
    r"[ \t]*:[ \t]+(?P<value>\S[^\r\n]*)(?:\r\n|\r|\n|\Z)",
    re.IGNORECASE,
)
"""Lines that belong to a head, but do not make one."""
# Matches the beginning of "Bibeltext: Lukas 15, 1–7"; not of "Sie sagte: Komm", "Fazit: Es war schön."
_OTHER_KEY_LINE = lazy_regex(
    r"(?P<key>[A-ZÄÖÜ][\w-]{2,24})[ \t]*:[ \t]+(?P<value>\S[^\r\n]{0,60}(?<![.!?…:,“\"]))(?:\r\n|\r|\n|\Z)"
)
"""Lines that are part of a head under its title, with no blank line between."""
# Matches the beginning of "lang: de", "save_as: a.html"; not of "danach: Pause", "oder so: lang".
_LOWER_KEY_LINE = lazy_regex(
    r"(?P<key>lang|modified|updated|save_as|template|thumbnail|cover|image|series|layout|permalink|translation|banner|og_\w+)"
    r"[ \t]*:[ \t]*(?P<value>\S[^\r\n]*|)(?:\r\n|\r|\n|\Z)"
)
"""Lines under a title that blog programs read."""
# Matches all of "Moritz Egger", "Eva Lang und Jan Koch"; not of "Lukas 15, 1–7", "Psalm 23".
_PERSON = lazy_regex(r"[A-ZÄÖÜ][\w.’'-]{1,20}(?:(?: und|,)? (?:von |van |de )?[A-ZÄÖÜ][^\W\d][\w.’'-]{0,20}){1,5}\s*\Z")
_TITLE_KEYS = ("titel", "title", "überschrift", "betreff", "subject")
_SUBTITLE_KEYS = ("untertitel", "subtitle", "unterzeile", "vorspann")


class FrontMatter(NamedTuple):
    """The metadata of a source, and the slice of it that the front matter takes up."""

    metadata: Metadata
    end: int
    title: tuple[int, int] | None = None
    """The slice that the title's value takes up."""

    subtitle: tuple[int, int] | None = None
    """The slice of a subtitle that is part of the text."""
    values: Mapping[str, Any] = MappingProxyType({})

    def parts(self, source: str, headings: Collection[str]) -> Iterator[Part]:
        """Yield the front matter as parts: skipped, but for a subtitle and a title that no heading repeats.

        Args:
            source: the whole source.
            headings: the texts of its headings, case-folded.
        """
        position = 0
        for start, end, text, role in sorted(self._heard(source, headings)):
            if start > position or role is Role.TITLE:
                yield _skipped(source, position, start)
            yield Part(start, MappedText(text, SourceMap(((0, start), (len(text), end)))), role)
            position = end
        if position < self.end:
            yield _skipped(source, position, self.end)

    def _heard(self, source: str, headings: Collection[str]) -> Iterator[tuple[int, int, str, Role]]:
        """Yield the slices that belong to the text, each with what is heard for it and its role."""
        title = self.metadata.about.title
        if title and self.title and title.casefold() not in headings:
            yield *self.title, title, Role.TITLE
        if self.subtitle:
            start, end = self.subtitle
            yield start, end, " ".join(source[start:end].split()), Role.LEAD


_NONE = FrontMatter(metadata_of({}), 0)


def _skipped(source: str, start: int, end: int) -> Part:
    return Part(start, normalise(MappedText.slice_of(source, start, end)), Role.BOILERPLATE, FRONT_MATTER)


def front_matter(source: str) -> FrontMatter:
    """Find and parse the front matter at the start of a source.

    Front matter that is not valid is read line by line (``key: value``), with a warning. What only looks like it,
    such as text between two rules, is left to the text.
    """
    head = source[:_MAX_LENGTH]
    for pattern, parse in ((_YAML, _parse_yaml), (_TOML, _parse_toml), (_UNOPENED, _parse_yaml)):
        if found := pattern.match(head):
            values, warnings = parse(found["inner"])
            return _made(source, values, found, warnings)
    if _JSON.match(head):
        return _json(source)
    return _pandoc(head) if head.startswith("%") else _NONE


def key_lines(source: str) -> FrontMatter:
    """Find ``Titel: ...``, ``Autor: ...`` and ``Datum: ...`` lines, or Pandoc's ``%`` lines, at the top of a text.

    A single line counts only if it gives the title. The text may begin right under the title and another line.
    """
    if source.startswith("%"):
        return _pandoc(source)
    position = len(source) - len(source.lstrip())
    values: dict[str, Any] = {}
    title: tuple[int, int] | None = None
    subtitle: tuple[int, int] | None = None
    count = 0
    while (line := _KEY_LINE.match(source, position) or _FURTHER_KEY_LINE.match(source, position)) or (
        title and (line := _OTHER_KEY_LINE.match(source, position) or _LOWER_KEY_LINE.match(source, position))
    ):
        key = _key_of(line)
        values.setdefault(key, _MAIL_ADDRESS.sub("", line["value"]).rstrip())
        if title is None and key == "title":
            title = line.span("value")
        if line["key"].casefold() in _SUBTITLE_KEYS:
            subtitle = (line.start("value"), line.start("value") + len(line["value"].rstrip()))
        position = line.end()
        count += line.re.pattern == _KEY_LINE.pattern
    is_apart = position >= len(source) or source[position : position + 80].lstrip(" \t").startswith(("\r", "\n"))
    if (count < 2 and not (title and is_apart)) or not (title or is_apart):  # noqa: PLR2004  # a second line
        return _NONE
    return FrontMatter(metadata_of(values), position, title, subtitle)


def _key_of(line: re.Match[str]) -> str:
    """Return the key of a line's value: title and author by one name each, others as written."""
    key = line["key"].casefold()
    if key in _TITLE_KEYS:
        return "title"
    if key in ("von", "from") or (key == "text" and _PERSON.match(line["value"])):
        return "author"
    return str(line["key"])


def _made(source: str, values: Any, found: re.Match[str], warnings: tuple[str, ...]) -> FrontMatter:
    if not isinstance(values, dict):
        return _NONE
    metadata = metadata_of(values)
    metadata = Metadata(metadata.about, (*warnings, *metadata.warnings), metadata.known)
    title = _title_span(source, *found.span("inner")) if metadata.about.title else None
    return FrontMatter(metadata, found.end(), title, values=values)


def _title_span(source: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the slice that the title's value takes up: to the next key, without outer blanks and quotes."""
    key = _TITLE.search(source, start, end)
    if key is None:
        return None
    line_end = re.compile(r"\r\n|\r|\n|\Z").search(source, key.end(), end)
    next_key = _NEXT_KEY.search(source, line_end.end() if line_end else end, end)
    value = source[key.end() : next_key.start() if next_key else end]
    first = key.end() + len(value) - len(value.lstrip(" \t\r\n\"'>|-"))
    last = key.end() + len(value.rstrip(" \t\r\n\"',"))
    return (first, last) if first < last else None


def _parse_yaml(text: str) -> tuple[Any, tuple[str, ...]]:
    import yaml

    # Strings only: a title such as "12:30" or "Nein" is not a number or a boolean.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(text, Loader=loader) or {}, ()  # noqa: S506  # the base loader makes no objects
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 2}" if mark else ""
    except (RecursionError, ValueError):
        place = ""
    return _line_by_line(text), (f"the front matter is not valid YAML{place}; read line by line",)


def _parse_toml(text: str) -> tuple[Any, tuple[str, ...]]:
    try:
        return tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n")), ()
    except (tomllib.TOMLDecodeError, RecursionError):
        lines = re.sub(r"^([\w-]+)[ \t]*=", r"\1: ", text, flags=re.MULTILINE)
        return _line_by_line(lines), ("the front matter is not valid TOML; read line by line",)


def _line_by_line(text: str) -> dict[str, Any] | None:
    """Return the fields of front matter that cannot be parsed; None if it has none."""
    fields = {field["key"]: (field["value"] or "").strip("\"'") for field in reversed(list(_FIELD.finditer(text)))}
    return fields or None


def _json(source: str) -> FrontMatter:
    opening = _JSON.match(source)
    try:
        values, end = JSONDecoder().raw_decode(source[:_MAX_LENGTH], opening.end() if opening else 0)
    except (JSONDecodeError, RecursionError):
        return _NONE
    if not isinstance(values, dict) or not metadata_of(values).known:
        return _NONE
    closing = _JSON_END.match(source, end) if opening and opening.end() else None
    end = closing.end() if closing else end
    end += len(source[end:]) - len(source[end:].lstrip()) if source[end : end + 1].isspace() else 0
    title = re.compile(r"\"title\"\s*:\s*\"((?:[^\"\\]|\\.)*)\"", re.IGNORECASE).search(source, 0, end)
    return FrontMatter(metadata_of(values), end, title.span(1) if title else None, values=values)


def _pandoc(source: str) -> FrontMatter:
    """Read Pandoc's title block: up to three lines that begin with ``%``: title, authors, date."""
    lines: list[re.Match[str]] = []
    position = 0
    while len(lines) < 3 and (line := _PANDOC.match(source, position)):  # noqa: PLR2004  # title, authors, date
        lines.append(line)
        position = line.end()
    if not lines or (position < len(source) and source[position] not in "\r\n"):
        return _NONE
    names = ("title", "author", "date")
    values: dict[str, Any] = {name: " ".join(line["title"].split()) for name, line in zip(names, lines, strict=False)}
    if "author" in values:
        values["author"] = [name.strip() for name in re.split(r";|\s{2,}", lines[1]["title"].strip()) if name.strip()]
    return FrontMatter(metadata_of(values), position, lines[0].span("title") if values["title"] else None)
