"""Tags of site generators and note-taking programs in Markdown: found, and masked before Markdown is parsed.

A masked tag keeps its place and length, so that no position moves: one that fills whole lines becomes blanks, any
other becomes a run of a private-use character that stands for the reason why it is skipped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.readers.html_events import BLOCK_TAGS, INLINE_TAGS, OPAQUE_TAGS, VOID_TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

TAG, COMMENT, EMBED, CITATION, CONTENTS, CODE_TAG, SIGN, MARKUP = (
    "site generator's tag", "comment", "embedded file", "citation", "table of contents", "code", "emoji code", "",
)  # fmt: skip
REASONS = (TAG, COMMENT, EMBED, CITATION, CONTENTS, CODE_TAG, SIGN, MARKUP)
ALERT = len(REASONS)
"""The index of the mask that stands for the label of a box, such as ``[!NOTE]``."""
_FIRST_MASK = 0x10F100
"""Code point of the first mask character, at the end of the last private-use plane, where texts have nothing."""
MASKS = re.compile(f"[{chr(_FIRST_MASK)}-{chr(_FIRST_MASK + ALERT)}]+")
ALERT_MASK = chr(_FIRST_MASK + ALERT)

_HTML_TAGS = BLOCK_TAGS | INLINE_TAGS | OPAQUE_TAGS | VOID_TAGS
_OPAQUE_PAIRS = (
    "highlight|code|codeblock|comment|mermaid|math|katex|chart|plantuml|rawhtml|gallery|javascript|style|css"
)
_TAGS = re.compile(
    rf"""
      (?P<opaque>\{{%-?\s*(?P<liquid>{_OPAQUE_PAIRS})\b[^{{}}%]*%\}}           # {{% highlight python %}} (Liquid)
        |\{{\{{[<%]\s*(?P<hugo>{_OPAQUE_PAIRS})\b[^{{}}]*(?<!/)[%>]\}}\}})        # {{{{< highlight go >}}}} (Hugo)
    | (?P<tag>\{{\{{(?:[^{{}}]|[{{}}](?![{{}}]))*\}}\}}                          # {{{{< figure >}}}} (Hugo)
        |\{{%(?:[^{{}}%]|\{{\{{[^{{}}]*\}}\}}|%(?!\}}))*%\}}                      # {{% include x.html %}}
        |(?P<jsx></?(?P<component>[A-Z][\w.]*)(?:\s+(?:[^<>{{}}"']|"[^"<>]{{0,2000}}"|'[^'<>]{{0,2000}}'
          |\{{(?:[^{{}}]|\{{[^{{}}]*\}})*\}})*)?/?>)                            # <Tabs groupId={{x}}> (MDX)
        |^import\ [^\n]*?['"][^\n'"]*['"];?[ \t]*$                           # import Tabs from '@theme/Tabs';
        |^export\ (?:const|default|let|function|async)\b[^\n]*(?:\n(?![ \t]*\n)[^\n]*)*
        |\[/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|contact-form-7)\b[^\[\]\n]*\](?!\()
        |^[ \t]*:{{3,}}[^\n]*$                                                # :::note (Pandoc, Docusaurus)
        |^[ \t]*(?:!!!|\?\?\?)\+?[ ][^\n]*$                                   # !!! note "Titel" (MkDocs)
        |^[ \t]*\\(?:newpage|pagebreak|clearpage|tableofcontents|maketitle|(?:v|h)space\*?\{{[^{{}}\n]*\}})[ \t]*$
        |^[ \t]*(?:\#[^\W\d_][\w/-]*[ \t]*)+$)                                # #rezept #kochen (Obsidian)
    | (?P<comment>(?<![\d%])%%(?!%)[^%]*%%|\{{/\*[^*]*\*/\}}|\[//\]:\ \#\ [^\n]*)  # %% Notiz %%
    | (?P<embed>!\[\[[^\[\]\n]*\]\])                                         # ![[bild.png]]
    | (?P<contents>^[ \t]*(?:\[\[?_?toc_?\]\]?|@\[toc\]|\$\{{toc\}}|[*-][ ]toc(?=[ \t]*\n\{{:))[ \t]*$)
    | (?P<wiki>\[\[(?P<before>[^\[\]|\n]*\|)?(?P<words>[^\[\]|\n]*)\]\])       # [[Seite|Wort]]
    | (?P<citation>\[(?:[^\[\]\n@]*[^\w\[\]\n@])?-?@[\w:.\#$%&+?~/-]+[^\[\]\n@]*(?:;[^\[\]\n]*)?\](?![(\[]))
    | (?P<alert>(?<=>)[ \t]*\[![\w-]+(?:\|[^\[\]\n]*)?\][+-]?)               # > [!NOTE]
    | (?P<attributes>\{{:[^{{}}\n]*\}}|(?<=\))\{{[.\#\w][^{{}}\n]*\}}         # {{: .class}} (kramdown)
        |[ \t]\{{[\#.][^{{}}\n]*\}}[ \t]*$|^\{{[.\#][^{{}}\n]*\}}[ \t]*$)       # {{#id}} (Pandoc)
    | (?P<anchor>(?<=[^\s^])[ ]\^[A-Za-z0-9-]+[ \t]*$)                         # a block's mark: ^abc123
    | (?P<marked>(?<![=\w])==(?=[^\s=])|(?<=[^\s=])==(?![=\w]))              # ==highlighted==
    | (?P<sign>(?<![\w:]):(?:[a-z][a-z0-9_]{{1,40}}|[+-]1):(?![\w:]))         # :heart:
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_REASON_OF = {
    "opaque": CODE_TAG, "tag": TAG, "comment": COMMENT, "embed": EMBED, "contents": CONTENTS, "citation": CITATION,
    "attributes": MARKUP, "anchor": MARKUP, "marked": MARKUP, "sign": SIGN,
}  # fmt: skip
_FENCE = re.compile(r"^(?:[ \t]*>)*[ \t]*(?P<marks>`{3,}|~{3,})(?P<info>[^\n]*)$", re.MULTILINE)
_TICKS_OR_BLANK_LINE = re.compile(r"`+|\n[ \t]*\n")


class Mask(NamedTuple):
    """A slice of a source that is not parsed as Markdown."""

    start: int
    end: int
    reason: str
    """Why it is skipped; empty if it is mere markup."""


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


def reason_of(mask: str) -> str:
    """Return the reason that a run of mask characters stands for."""
    index = ord(mask[0]) - _FIRST_MASK
    return REASONS[index] if index < ALERT else MARKUP


def _whole_lines(source: str, start: int, end: int) -> tuple[int, int]:
    """Return the slice of the lines that a tag fills alone; (-1, -1) if other text stands beside it."""
    first = start
    while first > 0 and source[first - 1] in " \t":
        first -= 1
    last = end
    while last < len(source) and source[last] in " \t":
        last += 1
    alone = (first == 0 or source[first - 1] in "\r\n") and (last == len(source) or source[last] in "\r\n")
    return (first, last) if alone else (-1, -1)


def _slices(source: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Yield the slices to mask, each with the index of its reason."""
    code = _code_slices(source, start)
    endings = _Endings(source)
    position, next_code = start, next(code, None)
    while found := _TAGS.search(source, position):
        while next_code and next_code[1] <= found.start():
            next_code = next(code, None)
        if next_code and next_code[0] <= found.start():
            position = next_code[1]
            continue
        position = max(found.end(), found.start() + 1)
        kind = next(name for name in _KINDS if found[name] is not None)
        if kind == "wiki":
            words = found["words"].rpartition("/")[2].partition("#")
            first = found.end() - 2 - len(found["words"]) + found["words"].rfind("/") + 1
            last = first + len(words[0] or words[1] + words[2])
            yield found.start(), first, REASONS.index(MARKUP)
            yield last, found.end(), REASONS.index(MARKUP)
        elif kind == "alert":
            yield found.start(), found.end(), ALERT
        elif kind == "opaque":
            position = endings.after(found["liquid"] or found["hugo"], found.end())
            yield found.start(), position, REASONS.index(CODE_TAG)
        elif not (found["component"] and found["component"].lower() in _HTML_TAGS):
            yield found.start(), found.end(), REASONS.index(_REASON_OF[kind])


_KINDS = (*_REASON_OF, "wiki", "alert")


class _Endings:
    """The end tags of paired tags, found once for each name."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.ends: dict[str, list[int]] = {}

    def after(self, name: str, position: int) -> int:
        """Return the end of the next end tag of this name; `position` if there is none."""
        if name not in self.ends:
            end = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}|\{{\{{[<%]\s*/\s*{name}\s*[%>]\}}\}}", re.IGNORECASE)
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
