"""The lines of Markdown as markdown-it counts them, which is all it says about positions."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import SourceMap
from audiobuild.readers.mapped_text import MappedText

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPONENT = lazy_regex(
    r"\s*<(?P<close>/?)[A-Z][^<>]*?(?P<empty>/?)>\s*\Z|\s*<[A-Z].*(?P<empty_too>/)>\s*\Z", re.DOTALL
)
_FENCE = lazy_regex(r"(`{3,}|~{3,})")
# Matches the beginning of "* eins", "12. Wort", "[^1]: Note"; not of "12.5", "**fett**".
_ITEM = lazy_regex(r"(?:[-*+]|\d{1,9}[.)])[ \t]|\[\^[^\]\s]+\]:|:[ \t]")
_LEAST_INDENT = 4
_INDENT = lazy_regex(r"^[ \t]*(?=\S)", re.MULTILINE)
_LINE = lazy_regex(r"[^\r\n]*(?:\r\n|\r|\n|$)")


class Lines:
    """The lines of a source as markdown-it counts them."""

    def __init__(self, source: str, begin: int) -> None:
        self.source = source
        self.starts = [match.start() for match in _LINE.finditer(source, begin)]

    def start(self, line: int) -> int:
        """Return where a line begins in the source."""
        return self.starts[line] if line < len(self.starts) else len(self.source)

    def line(self, number: int) -> str:
        """Return a line with its line break."""
        return self.source[self.start(number) : self.start(number + 1)]

    def locate(self, content: str, first: int, last: int) -> MappedText:
        """Return a token's content, which lies in the lines from `first` to before `last`, with its source map."""
        anchors: list[tuple[int, int]] = []
        position = 0
        written = content.split("\n")
        while last - first > len(written) and written[0].strip() not in self.line(first):
            first += 1  # a line of nothing but U+2028 or a form feed, which CommonMark takes for text but strips
        for number, line in enumerate(written, first):
            start, end = self.start(number), self.start(number + 1)
            words = line.strip()
            whole = self.source[start:end].rstrip()
            at = len(whole) - len(words) if whole.endswith(words) else max(0, whole.find(words))
            anchors.append((position + line.find(words), start + at))
            position += len(line) + 1
        anchors[0] = (0, anchors[0][1] - anchors[0][0])
        return MappedText(content, SourceMap(tuple(anchors)))


def without_component_indent(source: str, masked: str, tags: Sequence[tuple[int, int]]) -> str:
    """Return a masked source in which text inside MDX components begins at its lines' starts.

    In Markdown four blanks make code; in MDX they only show that a text is inside a component.

    Args:
        source: as written.
        masked: the same with blanks in place of its tags.
        tags: the slices of tags that fill whole lines, in order.
    """
    pieces: list[str] = []
    position = depth = 0
    for (start, end), (following, _) in pairwise([*tags, (len(source), len(source))]):
        if component := _COMPONENT.match(source, start, end):
            opens = not (component["close"] or component["empty"] or component["empty_too"])
            depth = max(0, depth - 1) if component["close"] else depth + opens
        if depth:
            inner = masked[end:following]
            indents = [len(match[0]) for match in _INDENT.finditer(inner)]
            pieces += [masked[position:end], re.sub(rf"(?m)^[ \t]{{{min(indents, default=0)}}}", "", inner)]
            position = following
    return "".join([*pieces, masked[position:]])


def without_list_indent(text: str) -> str:
    """Return a text in which lists that are indented like code begin at their lines' starts: the items of a box.

    markdown-it takes only the first of their items for one. What is inside another list keeps its indent.
    """
    pieces: list[str] = []
    fence = ""
    in_list = False
    taken = 0
    after_blank = True
    for line in text.split("\n"):
        words = line.lstrip(" \t")
        indent = len(line) - len(words)
        if words.strip() and not fence:
            taken = taken if indent >= taken else 0
            is_item = _ITEM.match(words) is not None
            if not taken and not in_list and is_item and indent >= _LEAST_INDENT:
                taken = indent
            elif indent < _LEAST_INDENT and (is_item or (after_blank and not indent)):
                in_list = is_item
        if (mark := _FENCE.match(words)) and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        pieces.append(line[min(taken, indent) :])
        after_blank = not words.strip()
    return "\n".join(pieces)
