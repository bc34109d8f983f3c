"""Tags of site generators and note-taking programs in Markdown: found, and masked before Markdown is parsed.

A masked tag keeps its place and length, so that no position moves: one that fills whole lines becomes blanks, any
other becomes a run of a private-use character that stands for the reason why it is skipped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.events import BLOCK_TAGS, INLINE_TAGS, OPAQUE_TAGS, VOID_TAGS
from audiobuild.readers.markdown import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

REASONS = (
    patterns.TAG, patterns.COMMENT, patterns.EMBED, patterns.CITATION, patterns.CONTENTS, patterns.CODE_TAG,
    patterns.SIGN, patterns.LATEX, patterns.FORMULA, patterns.DRAWN, patterns.MARKUP,
)  # fmt: skip
_MARKUP = REASONS.index(patterns.MARKUP)
ALERT = len(REASONS)
"""The index of the mask that stands for the label of a callout, such as ``[!NOTE]``."""
_FIRST_MASK = 0x10F100
"""Code point of the first mask character, at the end of the last private-use plane, where texts have nothing."""
MASKS = lazy_regex(f"[{chr(_FIRST_MASK)}-{chr(_FIRST_MASK + ALERT)}]+")
ALERT_MASK = chr(_FIRST_MASK + ALERT)

_HTML_TAGS = BLOCK_TAGS | INLINE_TAGS | OPAQUE_TAGS | VOID_TAGS
_FENCE = lazy_regex(r"^(?:[ \t]*>)*[ \t]*(?P<marks>`{3,}|~{3,})(?P<info>[^\n]*)$", re.MULTILINE)
_REST_OF_LINE = lazy_regex(r"[^\r\n]*")
_TITLE_MARKS = {"[": "]", '"': '"', "'": "'"}
"""Signs around the title of a callout: ``:::note[Titel]``, ``!!! note "Titel"``."""
_LONGEST_FORMULA = 200
"""Characters to look back at for a dollar sign."""
_TICKS_OR_BLANK_LINE = lazy_regex(r"`+|\n[ \t]*\n")


_Slice = tuple[int, int, int]
"""Start and end of a slice to mask, and the index of its reason."""


class Mask(NamedTuple):
    """A slice of a source that is not parsed as Markdown."""

    start: int
    end: int
    reason: str
    """The reason why it is skipped; empty for markup."""


def masked(source: str, start: int) -> tuple[str, tuple[Mask, ...]]:
    """Mask the tags in a source.

    Args:
        source: with line feeds as line breaks, or CRLF.
        start: where the text begins, after any front matter.

    Returns:
        The source with each tag masked, of the same length, and the masks that fill whole lines.
    """
    pieces: list[str] = []
    whole_lines: list[Mask] = []
    position = 0
    for tag_start, tag_end, index in _slices(source, start):
        if tag_start < position or tag_start == tag_end:
            continue
        first, last = _whole_lines(source, tag_start, tag_end)
        pieces.append(source[position:tag_start])
        slice_ = source[tag_start:tag_end]
        if first >= 0 and index != ALERT:
            whole_lines.append(Mask(first, last, REASONS[index]))
            pieces.append(re.sub(r"[^\r\n]", " ", slice_))
        else:
            pieces.append(re.sub(r"[^\r\n]", chr(_FIRST_MASK + index), slice_))
        position = tag_end
    pieces.append(source[position:])
    return "".join(pieces), tuple(whole_lines)


def mask_of(reason: str) -> str:
    """Return the mask character that stands for a reason."""
    return chr(_FIRST_MASK + REASONS.index(reason))


def reason_of(mask: str) -> str:
    """Return the reason that a run of mask characters stands for."""
    index = ord(mask[0]) - _FIRST_MASK
    return REASONS[index] if index < ALERT else patterns.MARKUP


def _whole_lines(source: str, start: int, end: int) -> tuple[int, int]:
    """Return the slice of the lines that a tag fills alone; (-1, -1) if there is other text beside it."""
    first = start
    while first > 0 and source[first - 1] in " \t":
        first -= 1
    last = end
    while last < len(source) and source[last] in " \t":
        last += 1
    alone = (first == 0 or source[first - 1] in "\r\n") and (last == len(source) or source[last] in "\r\n")
    return (first, last) if alone else (-1, -1)


def _slices(source: str, start: int) -> Iterator[_Slice]:
    """Yield the slices to mask, each with the index of its reason."""
    code = _code_slices(source, start)
    endings = _Endings(source)
    position, next_code = start, next(code, None)
    while found := patterns.TAGS.search(source, position):
        while next_code and next_code[1] <= found.start():
            next_code = next(code, None)
        if next_code and next_code[0] <= found.start() and found["raw"] is None:
            position = next_code[1]
            continue
        position = max(found.end(), found.start() + 1)
        for slice_ in _slices_of(source, found, endings):
            yield slice_
            position = max(position, slice_[1])


def _in_formula(source: str, position: int) -> bool:
    r"""Return whether a formula between dollar signs is open there: $U_{\text{ges}}$."""
    first = max(source.rfind("\n", 0, position) + 1, position - _LONGEST_FORMULA)
    return source.count("$", first, position) % 2 == 1


def _slices_of(source: str, found: re.Match[str], endings: _Endings) -> Iterator[_Slice]:
    """Yield the slices to mask of one match, each with the index of its reason."""
    kind = next(name for name in _KINDS if found[name] is not None)
    if kind in _PARTLY_MASKED:
        yield from _PARTLY_MASKED[kind](source, found)
    elif kind == "opaque":
        end = endings.after(found["liquid"] or found["hugo"] or found["environment"], found.end())
        closing = _CLOSING_DOLLARS.match(source, end) if found["dollars"] else None
        yield found.start(), closing.end() if closing else end, REASONS.index(_reason_of_pair(found))
    else:
        is_html = bool(found["component"]) and found["component"].lower() in _HTML_TAGS
        masked_parts = patterns.TEMPLATE_TAG.finditer(source, *found.span()) if is_html else (found,)
        for part in masked_parts:
            yield part.start(), part.end(), REASONS.index(patterns.REASON_OF[kind])


# Matches the beginning of "\n$$", ".\n$$ {#eq-masse}"; not of "\n\n$$", " a $$".
_CLOSING_DOLLARS = lazy_regex(r"[ \t]*[.,]?[ \t]*(?:\r?\n[ \t]*)?\$\$(?:[ \t]*\{#[^{}\n]*\})?")


def _reason_of_pair(found: re.Match[str]) -> str:
    """Return why what is between a pair of tags is skipped."""
    if found["dollars"]:
        return patterns.FORMULA
    return patterns.LATEX if found["environment"] else patterns.CODE_TAG


def _wiki_link(_source: str, found: re.Match[str]) -> Iterator[_Slice]:
    """Yield all of a wiki's link but the words that are read: ``[[Ordner/Seite#Abschnitt]]``."""
    page, sign, section = found["words"].rpartition("/")[2].partition("#")
    first = found.end() - 2 - len(found["words"]) + found["words"].rfind("/") + 1
    last = first + len(page or sign + section)
    yield found.start(), first, _MARKUP
    yield last, found.end(), _MARKUP


def _alert(_source: str, found: re.Match[str]) -> Iterator[_Slice]:
    yield found.start(), found.end(), ALERT


def _latex_words(source: str, found: re.Match[str]) -> Iterator[_Slice]:
    """Yield a command of LaTeX without the words in its braces; nothing of one in a formula."""
    if not _in_formula(source, found.start()):
        yield found.start(), found.start("inner"), _MARKUP
        yield found.end() - 1, found.end(), _MARKUP


def _directive(_source: str, found: re.Match[str]) -> Iterator[_Slice]:
    yield found.start(), found.start("label"), _MARKUP
    yield found.end("label"), found.end(), _MARKUP


def _linked_words(_source: str, found: re.Match[str]) -> Iterator[_Slice]:
    yield found.start(), found.start("linkwords"), _MARKUP
    yield found.end("linkwords"), found.end(), _MARKUP


def _citation_key(_source: str, found: re.Match[str]) -> Iterator[_Slice]:
    yield found.start(), found.start("cited"), _MARKUP
    yield found.end("cited"), found.end(), REASONS.index(patterns.CITATION)


def _box(source: str, found: re.Match[str]) -> Iterator[_Slice]:
    """Yield the slices of a box's opening line: all but its title, if it has one."""
    line_end = found.end() + len(_REST_OF_LINE.match(source, found.end())[0])  # type: ignore[index]
    title = source[found.end() : line_end].rstrip()
    if not title:
        yield found.start(), line_end, REASONS.index(patterns.TAG)
        return
    inset = title[0] in _TITLE_MARKS and title.endswith(_TITLE_MARKS[title[0]])
    yield found.start(), found.end() + inset, ALERT
    if inset:
        yield found.end() + len(title) - 1, line_end, _MARKUP


_PARTLY_MASKED = {
    "wiki": _wiki_link, "alert": _alert, "box": _box, "latex_words": _latex_words, "directive": _directive,
    "key": _citation_key, "linked": _linked_words,
}  # fmt: skip
"""The tags that have words to read in them, and what yields the slices to mask, each with the index of its reason."""
_KINDS = (*patterns.REASON_OF, *_PARTLY_MASKED)


class _Endings:
    """The end tags of paired tags, found once for each name."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.ends: dict[str, list[int]] = {}

    def after(self, name: str, position: int) -> int:
        """Return the end of the next end tag of this name; `position` if there is none."""
        if name not in self.ends:
            escaped = re.escape(name)
            end = re.compile(
                rf"\{{%-?\s*end(?:{escaped})?\s*-?%\}}|\{{\{{[<%]\s*/\s*{escaped}\s*[%>]\}}\}}|\\end\{{{escaped}\}}",
                re.IGNORECASE,
            )
            self.ends[name] = [match.end() for match in reversed(list(end.finditer(self.source)))]
        ends = self.ends[name]
        while ends and ends[-1] <= position:
            ends.pop()
        return ends[-1] if ends else position


def _code_slices(source: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the slices of fenced and inline code, where tags are examples."""
    position = start
    while fence := _FENCE.search(source, position):
        yield from _inline_code(source, position, fence.start())
        marks = fence["marks"]
        if marks[0] == "`" and "`" in fence["info"]:  # code in a line, not a fence
            end = fence.end()
            yield from _inline_code(source, fence.start(), end)
        else:
            closing = re.compile(rf"^(?:[ \t]*>)*[ \t]*{re.escape(marks)}{marks[0]}*[ \t]*$", re.MULTILINE)
            closed = closing.search(source, fence.end())
            end = closed.end() if closed else len(source)
            yield fence.start(), end
        position = max(end, fence.end())
    yield from _inline_code(source, position, len(source))


def _inline_code(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the slices of inline code: between runs of as many backticks, in one paragraph."""
    marks = list(_TICKS_OR_BLANK_LINE.finditer(source, start, end))
    closing: dict[int, int] = {}
    partner: dict[int, int] = {}
    for index in range(len(marks) - 1, -1, -1):
        if marks[index][0][0] != "`":
            closing.clear()
            continue
        length = len(marks[index][0])
        if length in closing:
            partner[index] = closing[length]
        closing[length] = index
    index = 0
    while index < len(marks):
        if index in partner:
            yield marks[index].start(), marks[partner[index]].end()
            index = partner[index]
        index += 1
