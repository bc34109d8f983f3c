"""Measure how well the chapter headings of novels are found.

    python benchmarks/chapters.py FOLDER [--books LIST] [--half even|odd] [--form FORM] [--show]

FOLDER holds novels in TEI XML (``*.xml``) whose headings are marked, for example the German novels of the European
Literary Text Collection (github.com/COST-ELTeC/ELTeC-deu, folder level1, CC BY 4.0). With ``--books``, it holds clones
of the repositories in LIST, a table of repositories and paths such as benchmarks/books.tsv, whose books are in HTML
and Markdown too:

    cut -f 1 benchmarks/books.tsv | sort -u | while read name; do git clone https://github.com/$name FOLDER/$name; done

What counts as a heading is in marked_books.py. Each novel becomes plain text without any mark-up: a paragraph or
heading a block, verses a line each. A heading is found if a block that begins in it has the role HEADING or TITLE.

Prints precision, recall and F1 for each novel, for all headings together, and on average over the novels, for each
owner of repositories and for all. The markup also calls the titles of poems and the names of speakers in them headings;
the line "headings over prose" leaves out headings without a paragraph of prose before the next heading, unless that
heading comes right after them. With ``--half``, only a part of the files counts, by a checksum of their names, so that
rules can be tuned on one half and judged by the other. ``--form`` writes the same text as people type it: without blank
lines (``dense``), wrapped at 72 characters (``wrapped``), headings ``centred``, ``underlined`` or in ``capitals``,
paragraphs ``indented``, lines that end as on Windows (``crlf``); or takes the text edition beside each HTML edition
(``text``), if nearly all headings are found in it. ``--show`` prints each heading that is missed (-) and each block
wrongly taken for one (+).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from marked_books import Book, is_within, read
from text_editions import text_edition
from typed_forms import FORMS, typed

from audiobuild.model import Role
from audiobuild.readers.plain_text import blocks
from audiobuild.structure.detectors import assign_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audiobuild.model import Span

_TEXT_EDITION = "text"
_FEWEST = 2
"""Headings of a novel that count on average."""
_NAME = 40
"""Characters of a novel's name in the table."""
_PLACED = 0.9
"""Part of a book's headings that must be found in its text edition."""


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


class Result(NamedTuple):
    """What was found in a novel."""

    owner: str
    """Of the repository that it is from."""
    of_all: Score
    of_prose: Score
    """Of the headings over prose."""
    remarks: list[str]
    """What is missed and wrong, in order."""


def in_form(path: Path, form: str | None) -> Book | None:
    """Return a novel in one of the forms, or None if there is none in it."""
    book = read(path)
    if form == _TEXT_EDITION:
        edition = text_edition(path, book)
        return edition if edition and len(edition.heads) >= _PLACED * len(book.heads) else None
    return typed(book, form) if form else book


def result(book: Book, owner: str) -> Result:
    """Compare the headings found in a novel with its real ones."""
    found = [block for block in assign_roles(blocks(book.text)) if block.role in {Role.HEADING, Role.TITLE}]
    remarks: list[tuple[int, str]] = []
    hit: set[Span] = set()
    wrong = 0
    for block in found:
        at = block.span[0]
        head = next((head for head in book.heads if head[0] <= at < head[1]), None)
        if head:
            hit.add(head)
        elif not is_within(at, book.uncounted):
            wrong += 1
            remarks.append((at, f"+ {block.text}"))
    missed = [head for head in book.heads if head not in hit]
    remarks += [(head[0], f"- {book.text[slice(*head)]}") for head in missed]
    of_prose = Score(len(hit.intersection(book.prose)), wrong, len(set(book.prose) - hit))
    return Result(owner, Score(len(hit), wrong, len(missed)), of_prose, [remark for _, remark in sorted(remarks)])


def print_summary(results: Sequence[Result], name: str) -> None:
    """Print the figures of several novels together, and their means."""
    several = [each.of_all for each in results if each.of_all.right + each.of_all.missed >= _FEWEST]
    print(f"{f'{name} all headings':{_NAME}} {_sum(each.of_all for each in results)}")
    print(f"{f'{name} headings over prose':{_NAME}} {_sum(each.of_prose for each in results)}")
    precision = sum(score.precision for score in several) / len(several)
    recall = sum(score.recall for score in several) / len(several)
    print(f"{f'{name} mean over {len(several)} novels':{_NAME}} P {precision:.3f}  R {recall:.3f}")


def _sum(scores: Iterable[Score]) -> Score:
    return Score(*map(sum, zip(*scores, strict=True)))


def listed(folder: Path, books: Path | None) -> list[tuple[Path, str]]:
    """Return the novels' files and the owners of their repositories."""
    if not books:
        return [(path, folder.name) for path in sorted(folder.glob("*.xml"))]
    rows = [line.split("\t") for line in books.read_text(encoding="utf-8").splitlines()]
    return [(folder / repository / path, repository.partition("/")[0]) for repository, path in rows]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--books", type=Path)
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--form", choices=[*FORMS, _TEXT_EDITION])
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    results: list[Result] = []
    for path, owner in listed(options.folder, options.books):
        name = path.relative_to(options.folder).as_posix()
        of_half = not options.half or crc32(name.encode()) % 2 == (options.half == "odd")
        book = in_form(path, options.form) if of_half else None
        if book:
            results.append(result(book, owner))
            print(f"{name[-_NAME:]:{_NAME}} {results[-1].of_all}")
            if options.show:
                print("".join(f"    {remark[:110]}\n" for remark in results[-1].remarks), end="")
    owners = sorted({each.owner for each in results})
    for owner in owners if len(owners) > 1 else ():
        print_summary([each for each in results if each.owner == owner], owner)
    print_summary(results, "")


if __name__ == "__main__":
    main()
