"""Measure how well the chapter headings of novels are found.

    python benchmarks/chapters.py FOLDER [--half even|odd] [--form FORM] [--show]

FOLDER holds novels in TEI XML (``*.xml``) whose headings are marked as ``<head>``, for example the German novels of
the European Literary Text Collection (github.com/COST-ELTeC/ELTeC-deu, folder level1, CC BY 4.0). Each novel becomes
plain text without any mark-up: a paragraph or heading a block, verses a line each. A heading is found if a block that
begins in it has the role HEADING or TITLE.

Prints precision, recall and F1 for each novel, for all headings together, and on average over the novels. The markup
also calls the titles of poems and the names of speakers in them headings; the line "headings over prose" leaves out
headings without a paragraph of prose before the next heading, unless that heading comes right after them. With
``--half``, only every other file (in the order of names) counts, so that rules can be tuned on one half and judged by
the other. ``--form`` writes the same text as people type it: without blank lines (``dense``), wrapped at 72 characters
(``wrapped``), headings ``centred``, ``underlined`` or in ``capitals``, paragraphs ``indented``, lines that end as on
Windows (``crlf``). ``--show`` prints each heading that is missed (-) and each block wrongly taken for one (+).
"""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from audiobuild.model import Role
from audiobuild.readers.plain_text import blocks
from audiobuild.structure.detectors import assign_roles
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Span

_TEI = "{http://www.tei-c.org/ns/1.0}"
_BLOCKS = {f"{_TEI}{name}" for name in ("head", "p", "l", "trailer", "closer", "opener", "salute", "signed")}
_FORMS = ("dense", "wrapped", "centred", "underlined", "capitals", "indented", "crlf")
_WIDTH = 72
_FEWEST = 2
"""Headings of a novel that count on average."""


class Score(NamedTuple):
    """Headings found, wrongly found and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The part of the blocks found that are headings."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The part of the headings that are found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0

    def __str__(self) -> str:
        """Return the figures as a line of the table."""
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  "
            f"({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def plain(path: Path) -> tuple[str, list[Span]]:
    """Return a novel as plain text, and the spans of its headings in it."""
    text = ""
    heads: list[Span] = []
    verse = False
    root = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot()
    for tag, line in _lines(root):
        is_verse = tag == f"{_TEI}l"
        text += "\n" if is_verse and verse else "\n\n" if text else ""
        if tag == f"{_TEI}head":
            heads.append((len(text), len(text) + len(line)))
        text += line
        verse = is_verse
    return text, heads


def typed(text: str, heads: list[Span], form: str) -> tuple[str, list[Span]]:
    """Return a text in another form, and the spans of its headings there."""
    typed_text = ""
    typed_heads: list[Span] = []
    at = 0
    for line in text.splitlines(keepends=True):
        head = any(start <= at < end for start, end in heads)
        words = line.rstrip("\n")
        shown = _typed_line(words, form, head=head)
        if head:
            typed_heads.append((len(typed_text), len(typed_text) + len(shown)))
        if words or form != "dense":
            typed_text += shown + ("\r\n" if form == "crlf" else "\n")
        at += len(line)
    return typed_text, typed_heads


def _typed_line(words: str, form: str, *, head: bool) -> str:
    if form == "wrapped":
        return "\n".join(textwrap.wrap(words, _WIDTH)) if words else ""
    if form == "indented" and not head and words:
        return f"    {words}"
    if head and form == "centred":
        return words.center(_WIDTH).rstrip()
    if head and form == "underlined":
        return f"{words}\n{'=' * len(words)}"
    return words.upper() if head and form == "capitals" else words


def _lines(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the blocks of a TEI text in order: the tag and the text on one line."""
    (body,) = root.iter(f"{_TEI}text")
    for element in body.iter(*_BLOCKS):
        if next(element.iter(*(_BLOCKS - {element.tag})), None) is not None:
            continue  # a paragraph around verses, which come by themselves
        line = " ".join("".join(str(piece) for piece in element.itertext()).split())
        if line:
            yield str(element.tag), line


def over_prose(text: str, heads: list[Span]) -> list[Span]:
    """Return the headings with a paragraph of prose, or another such heading, under them."""
    kept: list[Span] = []
    below = (len(text), len(text))
    for head in reversed(heads):
        under = text[head[1] : below[0]].strip()
        if any(map(is_running_text, under.split("\n"))) or (not under and kept[-1:] == [below]):
            kept.append(head)
        below = head
    return kept[::-1]


def score(text: str, heads: list[Span]) -> tuple[Score, Score, list[str]]:
    """Compare the headings found in a text with its real ones.

    Returns:
        The score of all headings, that of the headings over prose, and what is missed and wrong, in order.
    """
    found = [block for block in assign_roles(blocks(text)) if block.role in (Role.HEADING, Role.TITLE)]
    remarks: list[tuple[int, str]] = []
    hit: set[Span] = set()
    wrong = 0
    for block in found:
        head = next((head for head in heads if head[0] <= block.span[0] < head[1]), None)
        if head is None:
            wrong += 1
            remarks.append((block.span[0], f"+ {block.text}"))
        else:
            hit.add(head)
    missed = [head for head in heads if head not in hit]
    remarks += [(head[0], f"- {text[slice(*head)]}") for head in missed]
    prose = over_prose(text, heads)
    of_prose = Score(len(hit.intersection(prose)), wrong, len(set(prose) - hit))
    return Score(len(hit), wrong, len(missed)), of_prose, [remark for _, remark in sorted(remarks)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--form", choices=_FORMS)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.xml"))
    if options.half:
        paths = paths[options.half == "odd" :: 2]
    scores: list[Score] = []
    scores_of_prose: list[Score] = []
    for path in paths:
        text, heads = plain(path)
        result, of_prose, remarks = score(*(typed(text, heads, options.form) if options.form else (text, heads)))
        scores.append(result)
        scores_of_prose.append(of_prose)
        print(f"{path.stem:24} {result}")
        if options.show:
            print("".join(f"    {remark[:110]}\n" for remark in remarks), end="")
    several = [score for score in scores if score.right + score.missed >= _FEWEST]
    print(f"{'all headings':24} {Score(*map(sum, zip(*scores, strict=True)))}")
    print(f"{'headings over prose':24} {Score(*map(sum, zip(*scores_of_prose, strict=True)))}")
    precision = sum(score.precision for score in several) / len(several)
    recall = sum(score.recall for score in several) / len(several)
    print(f"{'mean over novels':24} P {precision:.3f}  R {recall:.3f}")


if __name__ == "__main__":
    main()
