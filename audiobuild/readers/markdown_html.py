"""Text of Markdown with HTML tags and masked tags in it, to parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.readers.generator_tags import ALERT_MASK, MASKS, reason_of
from audiobuild.readers.html_blocks import pieces_of
from audiobuild.readers.html_events import text_events
from audiobuild.readers.markdown_patterns import MARKUP
from audiobuild.readers.pieces import PICTURE, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Role
    from audiobuild.readers.html_events import Event
    from audiobuild.readers.mapped_text import MappedText
    from audiobuild.readers.pieces import Part

_MASK_OR_NOTE = re.compile(rf"{MASKS.pattern}|\[\^[^\]\s]+\]|!\[[^\[\]\n]*\]\([^()\n]*\)(?:\{{[^{{}}\n]*\}})?")
"""Matches a masked tag, the sign of a note that is not defined (``[^1]``), and a picture inside HTML tags."""
_LINE_END = re.compile(r"\n|<br>")


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
