"""Text of Markdown with HTML tags and masked tags in it, to parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.blocks import pieces_of
from audiobuild.readers.html.events import text_events
from audiobuild.readers.mapped_text import apply_edits
from audiobuild.readers.markdown.generator_tags import ALERT_MASK, MASKS, reason_of
from audiobuild.readers.markdown.inline import inline_edits
from audiobuild.readers.markdown.patterns import MARKUP
from audiobuild.readers.pieces import PICTURE, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    from audiobuild.model import Role
    from audiobuild.readers.html.events import Event
    from audiobuild.readers.mapped_text import MappedText
    from audiobuild.readers.pieces import Part

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

_MASK_OR_NOTE = lazy_regex(
    rf"{MASKS.pattern}|\[\^[^\]\s]+\]|!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])(?:\{{[^{{}}\n]*\}})?"
)
"""Matches a masked tag, the sign of an undefined note (``[^1]``), and a picture in HTML tags or without an address."""
_LINE_END = lazy_regex(r"\n|<br>")
# Matches all of "<br>", "<hr/>", '<img src="a.png">'; not of "<br>Wort", "<b>".
_LONE_TAG = lazy_regex(r"<(?:br|hr|img)\b[^<>]*>\s*", re.IGNORECASE)
# Matches "](" in "[so](#a)", "**", "\\*", "$c$"; not in "so (ja)", "5 $ und 6 $".
_MARKDOWN = lazy_regex(r"\]\(|[*`]|\\[*_]|(?<![\w$])\$[^\s$][^$\n]{0,200}(?<!\s)\$(?![\w$])")
# Matches "<pre", "<!--", "![" in "![Boot](a.png)"; not "<p>".
_NO_MARKDOWN = lazy_regex(r"<(?:pre|script|style|textarea|svg|code)\b|<[!?]|!\[", re.IGNORECASE)
"""What is no Markdown in a block of HTML, or is found there without parsing it, as pictures are."""
# Matches "<p" in "<p class", "</div"; not "< 3".
_TAG = lazy_regex(r"</?[a-zA-Z]")


def except_lone_tags(html_block: BlockRule) -> BlockRule:
    """Return the rule for blocks of HTML without those that a break or picture alone in its line begins.

    What is right under such a line is Markdown to kramdown and to its writers.
    """

    def block_of_html(state: StateBlock, first: int, end: int, silent: bool) -> bool:  # noqa: FBT001  # as markdown-it calls it
        start = state.bMarks[first] + state.tShift[first]
        lone = _LONE_TAG.fullmatch(state.src, start, state.eMarks[first])
        return not lone and html_block(state, first, end, silent)

    return block_of_html


def without_markdown(mapped: MappedText, parser: MarkdownIt) -> MappedText:
    """Return a block of HTML with the Markdown in it as tags: links, emphasis and escapes right under ``<div>``."""
    if not _MARKDOWN.search(mapped.text) or _NO_MARKDOWN.search(mapped.text):
        return mapped
    children = parser.parseInline(mapped.text)[0].children or []
    if any(child.type == "text" and _TAG.search(child.content) for child in children):
        return mapped  # a tag that only a lenient parser takes for one
    return apply_edits(mapped, inline_edits(mapped.text, children))


def html_parts(mapped: MappedText, role: Role | None) -> Iterator[Part]:
    """Yield the parts of text with HTML tags and masks in it; the title of a box is a part of its own."""
    if mapped.text.startswith(ALERT_MASK) and (line_end := _LINE_END.search(mapped.text)):
        yield from parts_of(mapped, pieces_of(events(mapped.text[: line_end.start()]), role))
        mapped = mapped.cut(line_end.end(), len(mapped.text))
    yield from parts_of(mapped, pieces_of(events(mapped.text), role))


def events(text: str) -> Iterator[Event]:
    """Yield the events of text, with its masks and the signs of undefined notes as omitted text."""
    for event in text_events(text):
        if event.kind != "text":
            yield event
            continue
        position = 0
        for match in _MASK_OR_NOTE.finditer(event.value):
            yield event.part(position, match.start())
            sign = match[0][0]
            reason = MARKUP if sign == "[" else PICTURE if sign == "!" else reason_of(match[0])
            yield event.part(match.start(), match.end())._replace(omitted=reason)
            position = match.end()
        yield event.part(position, len(event.value))
