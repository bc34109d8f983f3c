"""Plain text to blocks: blank lines, wrapped lines, list items, quoted lines and marked headings.

The reader finds where each block begins, and its role if the source marks it: ``# Heading``, an underlined line,
``- item``, ``> quote``. Every other role (a caption, a teaser) is found by the structure stage.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Block, Role
from audiobuild.readers.contract import ParsedSource
from audiobuild.readers.decode import decode
from audiobuild.readers.html.blocks import pieces_of
from audiobuild.readers.html.events import BLOCK_TAGS, INLINE_TAGS, text_events
from audiobuild.readers.html.meaning import CITATION_TAG, PAGE_NUMBER_TAG
from audiobuild.readers.lines import gives_amount, is_continuation, is_list, is_list_like, wrap_width
from audiobuild.readers.mapped_text import LINE_ENDS, MappedText, apply_edits, normalise
from audiobuild.readers.markdown.front_matter import key_lines
from audiobuild.readers.pieces import ORNAMENT, Part, blocks_of, parts_of
from audiobuild.readers.text_markup import as_html, has_markup, has_page_numbers, page_numbers_as_html

if TYPE_CHECKING:
    from collections.abc import Iterator


_LINE = lazy_regex(rf"([^{LINE_ENDS}]*)(\r\n|[{LINE_ENDS}]|$)")
_BLANK = " \t\xa0\xad\u2002\u2003\u2009\u200a\u200b\u202f\u2060\u3000\ufeff"
_ATX = lazy_regex(r" {0,3}#{1,6}[ \t]+(?=\S)")
# Matches the beginning of "Zwischenüberschrift: Der Sohn will nicht", "ZÜ: Ein Dorf"; not of "Zwischenüberschriften".
_HEADING_LABEL = lazy_regex(
    r"[ \t]*(?:\[?Zwischen(?:überschrift|titel|zeile)(?: \d{1,2})?\]?|ZÜ|ZT|Kapitelüberschrift):[ \t]+(?=\S)",
    re.IGNORECASE,
)
# Matches the beginning of "== Die Brücke ==", "=== Der Steg", "= Der Weg ="; not of "= 5 Stück", "== 3".
_WIKI = lazy_regex(r"(?:={2,6}[ \t]+(?=[^\W\d_])|=[ \t]+(?=[^\W\d_][^=]*[ \t]=[ \t]*$))")
_WIKI_TITLE = lazy_regex(r"=[ \t]+(?=[^\W\d_])")
_WIKI_TAIL = lazy_regex(r"[ \t]+=+[ \t]*$")
_ATX_TAIL = lazy_regex(r"[ \t]+#+[ \t]*$")
_UNDERLINE = lazy_regex(r" {0,3}(?:={3,}|-{3,})[ \t]*$")
_RULE = lazy_regex(r"(?:[^\w\s][ \t]*){3,}$")
# Matches all of ">> Zur Anmeldung", ">>> Mehr erfahren"; not of "> Zitat", ">> Er schrieb, er komme.".
_POINTER = lazy_regex(r"[ \t]*>{2,3}[ \t]?[^\s>][^.!?,]{1,60}(?<![.!?,\s])[ \t]*>{0,3}")
_QUOTED = lazy_regex(r"[ \t]*(?:>[ \t]?)+")
# Matches the beginning of "- Brot", "* 3 Eier", "• Mehl"; not of "* 3. März 1931", "* 12.05.1940", "*Stern".
_BULLET = lazy_regex(
    r"[ \t]*(?!\*[ \t]*\d{1,2}\.[ \t]?(?:[A-Z]\w{2,8}\.?|\d{1,2}\.)[ \t]?1\d{3})"
    r"(?:[-*+•◦▪■●‣·–—►➤✓✔→][ \t\xa0]+(?:\[[ xX]\][ \t]+)?|\[[ xX]\][ \t]+)(?=\S)"
)
# Matches the beginning of "- Brot", "• Mehl", "[x] Salz"; not of "– Brot", "-Brot".
_SURE_BULLET = lazy_regex(r"[ \t]*(?:[-*+•◦▪■●‣✓✔►➤→][ \t\xa0]+|\[[ xX]\][ \t]+)(?=[^\W_])")
_NUMBERED = lazy_regex(
    r"[ \t]*\(?(?:(?P<number>\d{1,3})[.)]|(?P<letter>[a-z])\))[ \t\xa0]+"
    r"(?=\S)(?!Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)"
)
_FRAMED = lazy_regex(r"\s*([+*=~–-])\1+\s*(?P<words>[^\s+*=~–-].*?)\s*\1{2,}\s*", re.DOTALL)
"""A line framed by signs, as in a news ticker: "+++ 11:40 Uhr: Erste Züge fahren +++"."""

# Matches "**Lesen Sie auch:**", "**Titel**"; not "****", "2**3**4", "** so **".
_STRONG = lazy_regex(r"(?<![\w*])\*\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*\*(?![\w*])")
_TAGS = BLOCK_TAGS | INLINE_TAGS | {CITATION_TAG, PAGE_NUMBER_TAG}


class Line(NamedTuple):
    """A line of the source: its positions there and its text, without the line break."""

    start: int
    end: int
    text: str


class _Draft(NamedTuple):
    """The lines of a block before its text is made."""

    lines: list[Line]
    prefix: re.Pattern[str] | None = None
    """The markup to remove from the front of each line."""
    role: Role | None = None
    skipped: str | None = None
    number: int | None = None
    """The number of a list item: 3 for "3." and for "c)"."""


def read_text(data: bytes, name: str) -> ParsedSource:
    """Parse plain text: with a head of ``Titel: ...`` lines or Pandoc's title block, if it has one.

    Raises:
        SourceError: the data is not text (see `decode`).
    """
    source = decode(data, name)
    matter = key_lines(source)
    body = blocks(source, matter.end)
    head = tuple(matter.parts(source, frozenset(block.text.casefold() for block in body)))
    if head and body:
        ends = [*(part.start for part in head[1:]), body[0].span[0]]
        spans = zip((part.start for part in head), ends, strict=True)
        made = tuple(
            Block(part.mapped.text, span, part.mapped.source_map, part.role, part.skipped)
            for part, span in zip(head, spans, strict=True)
        )
        body = (*made, *body)
    return ParsedSource(matter.metadata.about, source, body, matter.metadata.warnings)


def blocks(source: str, begin: int = 0) -> tuple[Block, ...]:
    """Return the blocks of a plain text from `begin` on; they tile it."""
    parts: list[Part] = []
    paged = has_page_numbers(source)
    for draft in _without_lone_numbers(list(_drafts(source, begin))):
        start = draft.lines[0].start if parts else begin
        mapped = _text(source, draft)
        if paged and not draft.skipped:
            mapped = page_numbers_as_html(mapped)
        if draft.skipped or not has_markup(mapped.text):
            parts.append(Part(start, normalise(mapped), draft.role, draft.skipped))
        else:
            parts += _marked_up(mapped, draft.role, start)
    return blocks_of(source, parts, begin)


def _marked_up(mapped: MappedText, role: Role | None, start: int) -> Iterator[Part]:
    """Yield the parts of text with inline HTML, markup of other notations or long addresses, as exports have it."""
    html = as_html(mapped)
    found = list(parts_of(html, pieces_of(text_events(html.text, _TAGS), role)))
    yield from (part if index else part._replace(start=start) for index, part in enumerate(found))
    if not found:
        yield Part(start, normalise(mapped), role, "HTML without words")


def _text(source: str, draft: _Draft) -> MappedText:
    first, last = draft.lines[0].start, draft.lines[-1].end
    mapped = MappedText.slice_of(source, first, last)
    if draft.prefix:
        marks = ((line.start - first, draft.prefix.match(line.text)) for line in draft.lines)
        mapped = apply_edits(mapped, [(at, at + mark.end(), "") for at, mark in marks if mark])
    if framed := _FRAMED.fullmatch(mapped.text):
        frame = [(0, framed.start("words"), ""), (framed.end("words"), len(mapped.text), "")]
        mapped = apply_edits(mapped, frame)
    if "**" in mapped.text:
        pairs = _STRONG.finditer(mapped.text)
        mapped = apply_edits(mapped, [(at, at + 2, "") for pair in pairs for at in (pair.start(), pair.end() - 2)])
    end = {_ATX: _ATX_TAIL, _WIKI: _WIKI_TAIL}.get(draft.prefix) if draft.prefix else None
    if end and (tail := end.search(mapped.text)):
        mapped = apply_edits(mapped, [(tail.start(), len(mapped.text), "")])
    return mapped


def _drafts(source: str, begin: int) -> Iterator[_Draft]:
    lines = [Line(match.start(), match.end(1), match[1]) for match in _LINE.finditer(source, begin)]
    runs = [list(run) for blank, run in groupby(lines, key=lambda line: not line.text.strip(_BLANK)) if not blank]
    lists = [is_list([line.text for line in run]) for run in runs]
    if any(listed and not gives_amount(run[0].text) for run, listed in zip(runs, lists, strict=True)):
        lists = [listed or is_list_like([line.text for line in run]) for run, listed in zip(runs, lists, strict=True)]
    # A blank line between the runs, since the last line of one is not wrapped into the next.
    flowing = (
        line for run, listed in zip(runs, lists, strict=True) if not listed for line in ("", *(x.text for x in run))
    )
    width = wrap_width(list(flowing))
    for run, listed in zip(runs, lists, strict=True):
        yield from _list_items(run) if listed else _split_run(run, width)


def _list_items(run: list[Line]) -> Iterator[_Draft]:
    """Yield the lines of a list without marks; a first one without an amount ("Zutaten") is the line over it.

    So is one that ends with a colon ("Für den Teig:").
    """
    for index, line in enumerate(run):
        draft = _new_draft(line, None, 0) or _Draft([line])
        is_head = line.text.rstrip().endswith(":") or not (index or gives_amount(line.text))
        is_item = draft.role is None and not draft.skipped and not is_head
        yield draft._replace(role=Role.ITEM) if is_item else draft


def _split_run(run: list[Line], width: int) -> Iterator[_Draft]:
    """Yield the blocks of lines without a blank line between them."""
    open_draft: _Draft | None = None
    for line, following in zip(run, [*run[1:], None], strict=True):
        if (
            open_draft
            and len(open_draft.lines) == 1
            and not open_draft.prefix
            and _underlines(line, open_draft.lines[0])
        ):
            yield open_draft._replace(role=Role.HEADING, number=None)
            open_draft = None
        elif (new := _new_draft(line, open_draft, width, following)) or open_draft is None:
            if open_draft:
                yield open_draft
            open_draft = new
        else:
            open_draft.lines.append(line)
    if open_draft:
        yield open_draft


def _underlines(line: Line, above: Line) -> bool:
    """Return whether a line underlines the heading above it; an underline as long as the heading may be short."""
    underline, words = line.text.strip(_BLANK), above.text.strip(_BLANK)
    as_long = len(underline) == len(words) and set(underline) in ({"="}, {"-"}) and words[0].isalnum()
    return as_long or _UNDERLINE.match(line.text) is not None


def _new_draft(line: Line, before: _Draft | None, width: int, following: Line | None = None) -> _Draft | None:
    """Return the block that a line begins, by the line after it too; None if it continues the block before it."""
    if _RULE.match(line.text.strip(_BLANK)):
        return _Draft([line], skipped=ORNAMENT)
    marks = (_ATX, _HEADING_LABEL, _WIKI) if before or line.start else (_ATX, _HEADING_LABEL, _WIKI, _WIKI_TITLE)
    if mark := next((mark for mark in marks if mark.match(line.text)), None):
        return _Draft([line], mark, Role.HEADING)
    if (quoted := _QUOTED.match(line.text)) and not _POINTER.fullmatch(line.text):
        return None if before and _continues_quote(before, line, quoted) else _Draft([line], _QUOTED, Role.QUOTE)
    if item := _new_item(line, before, following):
        return item
    if (
        before
        and before.prefix not in (_ATX, _WIKI, _WIKI_TITLE)
        and not before.skipped
        and _continues(before, line, width)
    ):
        return None
    return _Draft([line])


def _continues_quote(before: _Draft, line: Line, mark: re.Match[str]) -> bool:
    """Return whether a quoted line continues the quote before it, that is, whether neither line is empty."""
    if before.prefix is not _QUOTED:
        return False
    return bool(before.lines[-1].text[mark.end() :].strip() and line.text[mark.end() :].strip())


def _new_item(line: Line, before: _Draft | None, following: Line | None) -> _Draft | None:
    """Return the list item that a line begins, if any; it begins none in the middle of a sentence.

    It does under a line without a full stop ("Zwei Wochen vorher") if the next line has the same mark.
    """
    if before and before.role is not Role.ITEM:
        ended = before.lines[-1].text.rstrip().endswith((".", ":", ";", "!", "?", ","))
        mark = _SURE_BULLET.match(line.text)
        alike = following and mark and len(before.lines) == 1 and following.text.startswith(mark[0])
        if not ended and not alike:
            return None
    if _BULLET.match(line.text):
        return _Draft([line], _BULLET, Role.ITEM)
    if numbered := _NUMBERED.match(line.text):
        number = int(numbered["number"] or ord(numbered["letter"]) - ord("a") + 1)
        if before is None or number == 1 or before.number == number - 1:
            return _Draft([line], None, Role.ITEM, None, number)
    return None


def _continues(before: _Draft, line: Line, width: int) -> bool:
    """Return whether a line is a wrapped line of the block before it; an item's lines are indented below its mark."""
    last, text = before.lines[-1].text, line.text
    if before.role is Role.ITEM:
        first = before.lines[0].text
        if len(text) - len(text.lstrip()) > len(first) - len(first.lstrip()):
            return True
        text = text.lstrip()
    if _FIELD.fullmatch(last.strip()) and _FIELD.fullmatch(text.strip()):
        return False
    return is_continuation(last, text, width)


# Matches all of "zul. Gesamtmasse: 14.000 kg", "bis 30 Tage vor der Reise: 25 %"; not of "er sagte: so", "2: 3: 4".
_FIELD = lazy_regex(r"[^\W\d_][^.:;!?]{0,12}\.? ?[^.:;!?]{2,40}: ?\d[^:;!?]{0,40}")
"""A name and its figure, which no line continues."""


def _without_lone_numbers(drafts: list[_Draft]) -> list[_Draft]:
    """Remove the role of items without a neighbour, such as "1. FC Köln" and "2. Methode".

    Numbers make a list only if the number before or after is beside them.
    """
    numbers = [None, *(draft.number for draft in drafts), None]
    return [
        draft if number is None or before == number - 1 or after == number + 1 else draft._replace(role=None)
        for draft, before, number, after in zip(drafts, numbers, numbers[1:], numbers[2:], strict=False)
    ]
