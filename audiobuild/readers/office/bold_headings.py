"""Headings that a document does not mark: short paragraphs in bold print or underlined, over others that are not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.readers.html.element_text import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = frozenset({"strong", "b", "u"})
_LONGEST = 100
_TEXT = 50
"""Characters of a paragraph under a line that may be a heading, at least."""
_MOST_BOLD = 0.3
"""Share of the text in bold print with which bold paragraphs stand out, at most."""
_MOST_LINES = 2
"""Bold paragraphs one below the other that may be headings; of more, the last one is, the others are an address."""
_MOST_OFTEN = 2
"""Times that a heading under marked ones may come again: "Aufgaben" in two chapters."""
_NO_HEADING = lazy_regex(r"[.,;?!]$|://|\w@\w|_{3,}|\b\d{5}\b|^[\W\d_]*$|^[a-zäöü]")


def mark_bold_headings(root: _Element) -> None:
    """Make headings of the paragraphs in bold print of an HTML tree.

    In one that has more headings than its title, they are headings below these, if they stand over text.
    """
    if sum(1 for _ in root.iter(*_HEADINGS)) > 1:
        _mark_lower_headings(root)
        return
    for paragraph in root.findall("p"):
        _split(paragraph)
    parts = [part for part in root if words_of(part)]
    bold = _bold_ones(parts)
    counts = Counter(words_of(part) for part in parts)  # names of speakers come again
    headings = [
        at
        for run in _runs(bold)
        if run.stop < len(parts)
        for at in (run if len(run) <= _MOST_LINES else run[-1:])
        if _may_be_heading(parts[at]) and counts[words_of(parts[at])] == 1
    ]
    plain = (at for at in range(len(parts) - 1) if not bold[at] and parts[at].tag == parts[at + 1].tag == "p")
    others = sum(_may_be_heading(parts[at]) and len(words_of(parts[at + 1])) > _TEXT for at in plain)
    if sum(at > 0 for at in headings) >= max(others, 1):
        for at in headings:
            parts[at].tag = "h2"


def _mark_lower_headings(root: _Element) -> None:
    """Make headings of the paragraphs in bold print under marked headings, a level below these."""
    parts = [part for part in root if words_of(part)]
    first = next((at for at, part in enumerate(parts) if part.tag in _HEADINGS), len(parts))
    parts = parts[first:]
    bold = _bold_ones(parts)
    counts = Counter(words_of(part) for part in parts)
    levels = [part.tag for part in parts]
    for run in _runs(bold):
        is_over_text = run.stop < len(parts) and levels[run.stop] not in (*_HEADINGS, "figcaption")
        if not is_over_text or len(run) > _MOST_LINES:
            continue
        level = next(_HEADINGS.index(tag) for tag in reversed(levels[: run.start]) if tag in _HEADINGS)
        for at in run:
            if _may_be_heading(parts[at]) and counts[words_of(parts[at])] <= _MOST_OFTEN:
                parts[at].tag = _HEADINGS[min(level + 1, len(_HEADINGS) - 1)]


def _bold_ones(parts: Sequence[_Element]) -> list[bool]:
    """Return for each element whether it is a paragraph in bold print; none is if too much of the text is."""
    bold = [part.tag == "p" and _is_bold(part) for part in parts]
    lengths = [len(words_of(part)) for part in parts]
    is_rare = sum(length for length, stands_out in zip(lengths, bold, strict=True) if stands_out) <= _MOST_BOLD * sum(
        lengths
    )
    return bold if is_rare else [False] * len(parts)


def _split(paragraph: _Element) -> None:
    """Give bold words before the first line break of a paragraph one of their own."""
    first = paragraph[0] if len(paragraph) and not (paragraph.text or "").strip() else None
    if first is None or first.tag not in _BOLD or not _may_be_heading(first):
        return
    is_inside = len(first) > 0 and first[-1].tag == "br" and not first[-1].tail
    is_after = len(paragraph) > 1 and paragraph[1].tag == "br" and not (first.tail or "").strip()
    if not (is_inside or is_after):
        return
    heading = paragraph.makeelement("p", {})
    paragraph.addprevious(heading)
    rest = first.tail if is_inside else paragraph[1].tail
    (first if is_inside else paragraph).remove(first[-1] if is_inside else paragraph[1])
    first.tail = None
    heading.append(first)
    paragraph.text = rest


def _runs(bold: Sequence[bool]) -> list[range]:
    """Return the runs of true values."""
    starts = [at for at, stands_out in enumerate(bold) if stands_out and (at == 0 or not bold[at - 1])]
    return [range(at, next((end for end in range(at, len(bold)) if not bold[end]), len(bold))) for at in starts]


def _may_be_heading(paragraph: _Element) -> bool:
    text = words_of(paragraph)
    return len(text) <= _LONGEST and not _NO_HEADING.search(text)


def _is_bold(paragraph: _Element) -> bool:
    """Return whether all words of a paragraph are bold."""
    outside = [paragraph.text or "", *(child.tail or "" for child in paragraph)]
    inside = [child.tag in _BOLD or (len(child) > 0 and _is_bold(child)) for child in paragraph if words_of(child)]
    return not "".join(outside).strip() and all(inside) and bool(inside)
