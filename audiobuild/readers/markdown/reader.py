"""Markdown to blocks: markdown-it-py finds the blocks, the source's lines give their positions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import InlineMarkup, Role, SourceMap
from audiobuild.readers.contract import ParsedSource
from audiobuild.readers.decode import decode
from audiobuild.readers.lines import gives_amount, listed_above
from audiobuild.readers.mapped_text import MappedText, apply_edits, normalise
from audiobuild.readers.markdown import patterns
from audiobuild.readers.markdown.breaks import other_line_break
from audiobuild.readers.markdown.captions import is_caption
from audiobuild.readers.markdown.escapes import without_escapes
from audiobuild.readers.markdown.formulas import spaced_formula
from audiobuild.readers.markdown.front_matter import front_matter, key_lines
from audiobuild.readers.markdown.front_matter_text import text_of
from audiobuild.readers.markdown.generator_tags import MASKS, masked
from audiobuild.readers.markdown.headings import close_heading
from audiobuild.readers.markdown.html import except_lone_tags, html_parts, without_markdown
from audiobuild.readers.markdown.inline import (
    UNHIDE,
    hide_unmatched,
    inline_edits,
    inline_spans,
    note_signs,
)
from audiobuild.readers.markdown.items import NO_NUMBER, counted_items, lone_items, number_of
from audiobuild.readers.markdown.lines import Lines, without_component_indent, without_list_indent
from audiobuild.readers.markdown.references import define_references
from audiobuild.readers.markdown.tables import HEADLESS_TABLE, headless_table, table_parts
from audiobuild.readers.maths import subscript, superscript
from audiobuild.readers.pieces import CODE, ORNAMENT, PICTURE, Part, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from audiobuild.model import Omission
    from audiobuild.readers.mapped_text import Edit
    from audiobuild.readers.markdown.generator_tags import Mask

_TASK = lazy_regex(r"\[[ xX]\] ")
_INDENTED = lazy_regex(r"(?: {4}|\t)")
# Matches the beginning of "    # service restart", which is no heading; not of "    # Der Weg", "# service".
_COMMAND = lazy_regex(r"(?: {4}|\t)\s*# [a-z]")
"""A command after the prompt of an administrator."""
_CODE_LIKE = lazy_regex(
    r"[{};=\\$]\s*$|^\s*(?:#!|\$ |sudo |export |<[/\w]|//|/\w+/\w)|\w\(.*\)|[\w\]] [:+]?= |\w=[\"']|--\w|\s-[a-z]+\b",
    re.MULTILINE,
)
"""Signs of code, not prose, in an indented paragraph: ``x = 1``, ``$ git add --all``, ``f(x)``; not ``Er kam.``"""
_RAISED = lazy_regex(r"(?<=[\w)])\^([+\-\u2212]?(?:\d{1,3}|n))\^")
"""Pandoc's superscript: ``10^6^``."""
_RAISED_LETTERS = lazy_regex(r"(?<=\w)\^((?!n\^)[a-z]{1,3})\^")
"""The same of letters: ``1^er^``."""
_LOWERED = lazy_regex(r"(?<=[^\W\d_])~(\d{1,3})~")
"""Pandoc's subscript: ``H~2~O``."""
# Matches all of "[plan]: plan.pdf", "[plan]:"; not of "[Anna]: Ja und nein".
_DEFINITIONS = lazy_regex(r"(?:\[[^\[\]\n]+\]:[ \t]*\S*[ \t]*(?:\n|\Z))+")
"""Addresses of links in a form that markdown-it does not take for one, as an address is missing."""
_HTML_ONLY, _FORMULA, _ADDRESS = "HTML without words", patterns.FORMULA, "address of a link"


def read_markdown(data: bytes, name: str) -> ParsedSource:
    """Parse Markdown: CommonMark with tables, notes, formulas, front matter and the tags of site generators.

    Spans count in the source as written. A block's text keeps the words of emphasis, links and code; struck text,
    pictures, formulas and tags are left out and listed. Where no text is below the front matter, its values are the
    text, and spans count in them.

    Raises:
        SourceError: the data is not text (see `decode`).
    """
    source = decode(data, name)
    matter = front_matter(source)
    if not matter.end:
        matter = key_lines(source)
    text, whole_lines = masked(source, matter.end)
    text = text[: matter.end] + without_escapes(text[matter.end :])
    flush = without_component_indent(source, text, [(mask.start, mask.end) for mask in whole_lines])
    flush = flush[: matter.end] + without_list_indent(flush[matter.end :])
    parts = [part for part in _parts(text, flush, matter.end) if part.mapped.text or part.skipped]
    parts += [_mask_part(source, mask) for mask in whole_lines if mask.reason]
    parts = [_unmasked(source, part) for part in _in_order(parts)]
    if matter.values and not any(_is_text(part) for part in parts) and (values := text_of(matter.values)):
        body = read_markdown(f"{values}\n\n{source[matter.end :]}".encode(), name)
        return replace(body, about=matter.metadata.about, warnings=matter.metadata.warnings)
    headings = {part.mapped.text.casefold() for part in parts if part.role is Role.HEADING}
    parts = [*matter.parts(source, headings), *parts]
    inline = sorted((markup for part in parts for markup in part.inline), key=lambda markup: markup.span)
    return ParsedSource(
        matter.metadata.about, source, blocks_of(source, parts), matter.metadata.warnings, tuple(inline)
    )


def _is_text(part: Part) -> bool:
    """Return whether a part is heard and no heading."""
    return not part.skipped and part.role not in (Role.HEADING, Role.TITLE) and any(map(str.isalpha, part.mapped.text))


def _mask_part(source: str, mask: Mask) -> Part:
    return Part(mask.start, normalise(MappedText.slice_of(source, mask.start, mask.end)), None, mask.reason)


def _in_order(parts: list[Part]) -> list[Part]:
    """Return parts by their start; of two that begin at the same place the one with text stays."""
    ordered = sorted(parts, key=lambda part: part.start)
    kept: list[Part] = []
    for part in ordered:
        if kept and kept[-1].start == part.start and kept[-1].skipped and not part.skipped:
            kept.pop()
        kept.append(part)
    return kept


def _unmasked(source: str, part: Part) -> Part:
    """Return a part with the tags in its omissions and in skipped text as they are written in the source."""
    mapped, skipped = part.mapped, part.skipped
    text = mapped.text.translate(UNHIDE)
    if MASKS.search(text):  # only skipped parts still have any
        spans = ((mapped.source_map.source_position(m.start()), m) for m in MASKS.finditer(text))
        pieces, position = [], 0
        for start, match in spans:
            pieces += [text[position : match.start()], source[start : start + len(match[0])]]
            position = match.end()
        text = " ".join("".join([*pieces, text[position:]]).split())
    omissions = tuple(_written(source, omission) for omission in part.omissions)
    return part._replace(mapped=MappedText(text, mapped.source_map), omissions=omissions, skipped=skipped)


def _written(source: str, omission: Omission) -> Omission:
    """Return an omission with its text as written; markup inside a picture's description goes."""
    if not MASKS.search(omission.text):
        return replace(omission, text=omission.text.translate(UNHIDE))
    return replace(omission, text=" ".join(source[slice(*omission.span)].split()))


def _parser() -> MarkdownIt:
    # 40 ms that other sources need not pay.
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import html_block
    from mdit_py_plugins.attrs import attrs_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "text_join"])
    parser.use(footnote_plugin).use(deflist_plugin).use(attrs_plugin, spans=True)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, allow_labels=True, double_inline=True)
    parser.inline.ruler.after("math_inline", "spaced_formula", spaced_formula)
    parser.inline.ruler.before("escape", "other_line_break", other_line_break)
    parser.block.ruler.after(
        "heading", "close_heading", close_heading, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    parser.block.ruler.at("html_block", except_lone_tags(html_block), {"alt": ["paragraph", "reference", "blockquote"]})
    parser.core.ruler.after("block", "define_references", define_references)
    return parser.disable("footnote_tail")  # notes stay where they are written


def _parts(source: str, flush: str, begin: int) -> Iterator[Part]:
    """Yield the parts after the front matter.

    Args:
        source: with its tags masked.
        flush: the same lines, without the indent of components.
        begin: the end of the front matter, in both.
    """
    lines = Lines(source, begin)
    parser = _parser()
    tokens = parser.parse(hide_unmatched(flush[begin:].replace("\0", "\ufffd")))
    lone = lone_items(tokens)
    numbers = counted_items(tokens)
    signs = _note_signs(lines, tokens)
    containers: list[str] = []
    number = NO_NUMBER
    sign: int | None = None
    table: list[list[Token]] = []
    for token in tokens:
        if token.nesting > 0:
            containers.append("paragraph_open" if id(token) in lone else token.type)
            if token.type == "footnote_reference_open":
                sign = signs.get(str(token.meta.get("label")))
            number = number_of(token, numbers) or number
            if token.type == "table_open":
                table = []
            elif token.type == "tr_open":
                table.append([])
        elif token.nesting < 0:
            containers.pop()
            if token.type == "table_close":
                yield from table_parts(lines, table)
        elif token.type == "inline" and "tr_open" in containers:
            table[-1].append(token)
        elif token.type == "inline":
            in_note = "footnote_reference_open" in containers
            yield from (
                part._replace(sign=sign if in_note else None) for part in _prose(lines, token, containers, number)
            )
            number = NO_NUMBER
        else:
            yield from _other(lines, token, containers, parser)


def _note_signs(lines: Lines, tokens: Sequence[Token]) -> dict[str, int]:
    """Return the position of the first sign of each note, by the note's label; a sign inside a note does not count."""
    signs: dict[str, int] = {}
    depth = 0
    for token in tokens:
        if token.type.startswith("footnote_reference"):
            depth += token.nesting
        elif (
            token.type == "inline" and not depth and any(child.type == "footnote_ref" for child in token.children or [])
        ):
            first, last = token.map or (0, 0)
            located = lines.locate(token.content, first, max(last, first + 1))
            for label, position in note_signs(token.content, token.children or []):
                signs.setdefault(label, located.source_map.source_position(position))
    return signs


def _prose(lines: Lines, token: Token, containers: Sequence[str], number: tuple[str, str]) -> Iterator[Part]:
    """Yield the parts of a paragraph, heading, item or quotation; `number` opens an ordered item."""
    first, last = token.map or (0, 0)
    located = lines.locate(token.content, first, max(last, first + 1))
    start = lines.start(first)
    line = lines.line(first)
    if not containers[1:] and ((_INDENTED.match(line) and _CODE_LIKE.search(located.text)) or _COMMAND.match(line)):
        yield Part(start, normalise(located), None, CODE)
        return
    if HEADLESS_TABLE.fullmatch(located.text):
        yield from headless_table(_edited(located, token), start)
        return
    if _DEFINITIONS.fullmatch(located.text):
        yield Part(start, normalise(located), None, _ADDRESS)
        return
    mapped = _edited(located, token)
    if "list_item_open" in containers and (task := _TASK.match(mapped.text)):
        mapped = apply_edits(mapped, [(0, task.end(), "")])
    mapped = _numbered(mapped, lines.source[start : located.source_map.anchors[0][1]], start, number)
    inline = tuple(_inline_markup(located, token))
    role = _role(containers) or (Role.CAPTION if is_caption(token.children or []) else None)
    is_whole = mapped.text.count("\n") == last - first - 1  # a line of the text is a line of the source
    if role is None and is_whole and (listed := listed_above(mapped.text.split("\n"))):
        yield from _listed(lines, first, mapped, listed, inline)
        return
    parts = list(html_parts(mapped, role)) or [Part(start, normalise(located), None, _empty(token))]
    for index, part in enumerate(parts):
        yield part if index else part._replace(start=start, inline=inline)


def _edited(located: MappedText, token: Token) -> MappedText:
    """Return the text of a token without its markup."""
    mapped = apply_edits(located, inline_edits(located.text, token.children or []))
    return apply_edits(mapped, list(_script_edits(mapped.text)))


def _numbered(mapped: MappedText, above: str, start: int, number: tuple[str, str]) -> MappedText:
    """Return the text of an ordered item after its number.

    Args:
        mapped: the text.
        above: the source before it, from the start of its line on.
        start: of that line.
        number: as written and as shown; both empty for what is no ordered item.
    """
    written, shown = number
    mark = above.rstrip()
    if not written or not mapped.text or not mark.endswith(written):
        return mapped
    moved = ((at + len(shown), place) for at, place in mapped.source_map.anchors)
    return MappedText(shown + mapped.text, SourceMap(((0, start + len(mark) - len(written)), *moved)))


def _empty(token: Token) -> str:
    """Return the reason why a paragraph without words is skipped."""
    return PICTURE if any(child.type == "image" for child in token.children or []) else _HTML_ONLY


def _listed(
    lines: Lines, first: int, mapped: MappedText, count: int, inline: tuple[InlineMarkup, ...]
) -> Iterator[Part]:
    """Yield the first lines of a paragraph as items of a list, which its author has not marked, and what is below."""
    position = 0
    texts = mapped.text.split("\n")
    for at, text in enumerate([*texts[:count], "\n".join(texts[count:])]):
        piece = mapped.cut(position, position + len(text))
        is_item = at < count and not text.rstrip().endswith(":") and bool(at or gives_amount(text))
        for index, part in enumerate(html_parts(piece, Role.ITEM if is_item else None)):
            placed = part if index else part._replace(start=lines.start(first + at))
            yield placed if index or at else placed._replace(inline=inline)
        position += len(text) + 1


def _inline_markup(located: MappedText, token: Token) -> Iterator[InlineMarkup]:
    """Yield a block's links, emphasis and code, with their spans in the source."""
    to_source = located.source_map.source_position
    for kind, start, end, target in inline_spans(located.text, token.children or []):
        yield InlineMarkup(kind, (to_source(start), to_source(end - 1) + 1), target)


def _script_edits(text: str) -> Iterator[Edit]:
    """Yield the edits for Pandoc's superscripts and subscripts."""
    if "^" not in text and "~" not in text:
        return
    edits = [
        (match, superscript(match[1], text[max(0, match.start() - 8) : match.start()]))
        for match in _RAISED.finditer(text)
    ]
    edits += [(match, match[1]) for match in _RAISED_LETTERS.finditer(text)]
    edits += [(match, subscript(match[1])) for match in _LOWERED.finditer(text)]
    for match, replacement in sorted(edits, key=lambda edit: edit[0].start()):
        if replacement:
            yield match.start(), match.end(), replacement


def _role(containers: Sequence[str]) -> Role | None:
    if "footnote_reference_open" in containers:
        return Role.FOOTNOTE
    if containers[-1] == "heading_open":
        return Role.HEADING
    if "blockquote_open" in containers:
        return Role.QUOTE
    return Role.ITEM if "list_item_open" in containers or "dd_open" in containers else None


def _other(lines: Lines, token: Token, containers: Sequence[str], parser: MarkdownIt) -> Iterator[Part]:
    """Yield the parts of a rule, a block of code, a formula or a block of HTML."""
    if token.map is None:
        return
    start, end = lines.start(token.map[0]), lines.start(token.map[1])
    mapped = MappedText.slice_of(lines.source, start, end)
    if token.type == "html_block":
        located = lines.locate(token.content.rstrip("\n"), *token.map)
        parts = list(html_parts(without_markdown(located, parser), _role(["", *containers])))
        yield from (part if index else part._replace(start=start) for index, part in enumerate(parts))
        if not parts:
            yield Part(start, normalise(mapped), None, _HTML_ONLY)
        return
    reasons = {"hr": ORNAMENT, "math_block": _FORMULA, "math_block_label": _FORMULA, "amsmath": _FORMULA}
    yield Part(start, normalise(mapped), None, reasons.get(token.type, CODE))
