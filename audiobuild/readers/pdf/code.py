"""Program code in a PDF: lines in a font with characters of the same width, with the signs of code."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from audiobuild.readers.pdf.lines import Line

_MOST_CODE = 0.85
"""Share of a document in such a font, at most; else it is how the text is typed."""
_SIGN = lazy_regex(r"[{}();=<>\[\]|\\/_$#&*+]|::|->")
_LEAST_SIGNS = 0.04
"""Signs for each character of code, at least."""
_LINES_OF_CODE = 0.3
"""Share of lines that only code has, at least."""
_LINE_OF_CODE = lazy_regex(r"[{}\])]+;?|.*[;{]|(?:\$|>>>|#!?) .*")


def code_runs(lines: Sequence[Line]) -> Iterator[range]:
    """Yield the positions of the lines of each piece of program code."""
    fixed = sum(len(line.text) for line in lines if line.is_fixed)
    if fixed > _MOST_CODE * sum(len(line.text) for line in lines):
        return
    for is_fixed, run in groupby(range(len(lines)), key=lambda at: lines[at].is_fixed):
        positions = list(run)
        if is_fixed and _is_code([lines[at].text for at in positions]):
            yield range(positions[0], positions[-1] + 1)


def _is_code(texts: Sequence[str]) -> bool:
    if sum(_LINE_OF_CODE.fullmatch(text) is not None for text in texts) >= _LINES_OF_CODE * len(texts):
        return True
    characters = "".join(texts)
    return len(_SIGN.findall(characters)) >= _LEAST_SIGNS * len(characters)
