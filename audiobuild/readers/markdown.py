"""Markdown -> blocks: markdown-it-py says what each part is, the source's lines say where it stands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.model import Block, Role, SourceMap
from audiobuild.readers.contract import ParsedSource
from audiobuild.readers.decode import decode
from audiobuild.readers.frontmatter import front_matter
from audiobuild.readers.inline import markup
from audiobuild.readers.mapped_text import Edit, MappedText, apply_edits, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_NOTE_SIGN = re.compile(r"\[(\^[^\]\s]+)\]")
_HIDDEN_NOTE_SIGN = re.compile("\ue000[^\ue001]*\ue001")
"""A footnote's sign as markdown-it sees it: in brackets that mean nothing, since CommonMark has no footnotes."""
_TASK = re.compile(r"\[[ xX]\] ")
_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|iframe|svg)\b.*?(?:</\1\s*>|\Z)|</?[a-zA-Z][^>]*>|&#?\w+;",
    re.DOTALL | re.IGNORECASE,
)
_CODE, _PICTURE, _NOTE, _HTML_ONLY, _ORNAMENT = (
    "code", "description of a picture", "footnote", "HTML without words", "an ornament, nothing to say",
)  # fmt: skip


class _Part(NamedTuple):
    """A block to be: where it begins in the source, its text, its role, why it is skipped."""

    start: int
    flow: MappedText
    role: Role | None = None
    skipped: str | None = None


class _Lines:
    """The lines of a source as markdown-it counts them."""

    def __init__(self, source: str, begin: int) -> None:
        self.source = source
        self.starts = [match.start() for match in _LINE.finditer(source, begin)]

    def start(self, line: int) -> int:
        return self.starts[line] if line < len(self.starts) else len(self.source)

    def line(self, number: int) -> str:
        return self.source[self.start(number) : self.start(number + 1)]

    def placed(self, content: str, first: int, last: int) -> MappedText:
        """A token's content, which lies in the lines from `first` to before `last`, with the way back."""
        anchors: list[tuple[int, int]] = []
        position = 0
        written = content.split("\n")
        while last - first > len(written) and written[0].strip() not in self.line(first):
            first += 1  # a line of nothing but U+2028 or a form feed: text for CommonMark, stripped all the same
        for number, line in enumerate(written, first):
            start, end = self.start(number), self.start(number + 1)
            words = line.strip()
            whole = self.source[start:end].rstrip()
            at = len(whole) - len(words) if whole.endswith(words) else max(0, whole.find(words))
            anchors.append((position + line.find(words), start + at))
            position += len(line) + 1
        anchors[0] = (0, anchors[0][1] - anchors[0][0])
        return MappedText(content, SourceMap(tuple(anchors)))


def read_markdown(data: bytes, name: str) -> ParsedSource:
    """Read Markdown (CommonMark, with tables and front matter); see `decode` for encodings and errors.

    Spans count in the source as written; a text keeps the words of emphasis, links and code, and loses
    pictures, HTML and the signs of footnotes.
    """
    source = decode(data, name)
    about, matter, end = front_matter(source)
    parts = list(_parts(source, end))
    titles = {part.flow.text.casefold() for part in parts if part.role is Role.HEADING}
    head = [
        _Part(
            field.start,
            normalise(MappedText.slice_of(source, field.start, field.end)),
            Role.BOILERPLATE,
            "front matter",
        )
        if field.name != "title" or about.title.casefold() in titles
        else _Part(field.start, normalise(MappedText.slice_of(source, *field.value)), Role.TITLE)
        for field in matter
    ]
    return ParsedSource(about, source, _tiled(source, [*head, *parts]))


def _tiled(source: str, parts: Sequence[_Part]) -> tuple[Block, ...]:
    ends = [*(part.start for part in parts[1:]), len(source)]
    starts = [0, *ends[:-1]]
    return tuple(
        Block(part.flow.text, (start, end), part.flow.source_map, part.role, part.skipped)
        for part, start, end in zip(parts, starts, ends, strict=False)
    )


def _parts(source: str, begin: int) -> Iterator[_Part]:
    """The blocks after the front matter, which ends at `begin`."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 30 ms that other sources need not pay

    source = _NOTE_SIGN.sub("\ue000\\1\ue001", source)
    parser = MarkdownIt("commonmark").enable("table").disable(["code", "text_join"])
    lines = _Lines(source, begin)
    tokens = parser.parse(source[begin:].replace("\0", "\ufffd"))
    lone = _lone_items(tokens)
    container: list[str] = []
    number = ""
    row: list[Token] = []
    for token in tokens:
        if token.nesting > 0:
            container.append("paragraph_open" if id(token) in lone else token.type)
            number = f"{token.info}{token.markup} " if token.type == "list_item_open" and token.info else number
            row = [] if token.type == "tr_open" else row
        elif token.nesting < 0:
            container.pop()
            if token.type == "tr_close" and row:
                yield _row(lines, row)
        elif token.type == "inline" and "tr_open" in container:
            row.append(token)
        elif token.type == "inline":
            yield _prose(lines, token, container, number)
            number = ""
        else:
            yield _other(lines, token)


def _lone_items(tokens: Sequence[Token]) -> set[int]:
    """Items, by identity, that no list is around: a line that opens with "3. Oktober" or "2. Bundesliga"."""
    lone: set[int] = set()
    open_lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_lists.append([])
        elif token.type == "list_item_open":
            open_lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = open_lists.pop()
            if token.type == "ordered_list_close" and len(items) == 1 and items[0].info != "1":
                lone.add(id(items[0]))
    return lone


def _prose(lines: _Lines, token: Token, container: Sequence[str], number: str) -> _Part:
    """A paragraph, heading, item or quotation; `number` opens an ordered item."""
    first, last = token.map or (0, 0)
    flow = lines.placed(token.content, first, last)
    start = lines.start(first)
    if (note := _HIDDEN_NOTE_SIGN.match(flow.text)) and flow.text.startswith(":", note.end()):
        return _Part(start, _shown(normalise(flow)), None, _NOTE)
    children = token.children or []
    opening = flow.source_map.anchors[0][1]
    if children and all(child.type in ("image", "softbreak", "hardbreak") for child in children):
        described = [(m.start(), m.end(), "") for m in re.finditer(r"!\[|\]\([^)]*\)|\]\[[^\]]*\]|\]", flow.text)]
        return _Part(start, normalise(apply_edits(flow, described)), Role.CAPTION, _PICTURE)
    flow = apply_edits(flow, markup(flow.text, children))
    flow = apply_edits(flow, [(m.start(), m.end(), "") for m in _HIDDEN_NOTE_SIGN.finditer(flow.text)])
    if "list_item_open" in container and (task := _TASK.match(flow.text)):
        flow = apply_edits(flow, [(0, task.end(), "")])
    mark = lines.source[start:opening].rstrip()
    if number and flow.text and mark.endswith(number.rstrip()):
        moved = ((at + len(number), place) for at, place in flow.source_map.anchors)
        flow = MappedText(number + flow.text, SourceMap(((0, start + len(mark) - len(number.rstrip())), *moved)))
    return _Part(start, normalise(flow), _role(container))


def _shown(flow: MappedText) -> MappedText:
    """With the brackets of footnotes' signs as they were written."""
    return MappedText(flow.text.replace("\ue000", "[").replace("\ue001", "]"), flow.source_map)


def _role(container: Sequence[str]) -> Role | None:
    if container[-1] == "heading_open":
        return Role.HEADING
    if "blockquote_open" in container:
        return Role.QUOTE
    return Role.ITEM if "list_item_open" in container else None


def _row(lines: _Lines, cells: Sequence[Token]) -> _Part:
    """A table's row as one text, its cells parted by commas."""
    first = cells[0].map[0] if cells[0].map else 0
    start, end = lines.start(first), lines.start(first + 1)
    flow = MappedText.slice_of(lines.source, start, end)
    edits: list[Edit] = []
    position = 0
    for cell in cells:
        at = max(position, flow.text.find(cell.content, position))
        if cell.content:
            edits.append((position, at, ", " if edits else ""))
            edits += [(at + a, at + b, instead) for a, b, instead in markup(cell.content, cell.children or [])]
        position = at + len(cell.content)
    edits.append((position, len(flow.text), ""))
    return _Part(start, _shown(normalise(apply_edits(flow, edits))), Role.ITEM)


def _other(lines: _Lines, token: Token) -> _Part:
    """A rule, a block of code, a block of HTML."""
    first, last = token.map or (0, 0)
    start, end = lines.start(first), lines.start(last)
    flow = _shown(MappedText.slice_of(lines.source, start, end))
    if token.type == "html_block":
        edits = [
            (m.start(), m.end(), unescape(m[0]) if m[0].startswith("&") else " ") for m in _HTML.finditer(flow.text)
        ]
        words = normalise(apply_edits(flow, edits))
        return _Part(start, words) if words.text else _Part(start, normalise(flow), None, _HTML_ONLY)
    return _Part(start, normalise(flow), None, _ORNAMENT if token.type == "hr" else _CODE)
