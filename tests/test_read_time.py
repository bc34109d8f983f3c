"""Reading takes time in proportion to the length of a source, whatever stands in it."""

from __future__ import annotations

import time

import pytest

from audiobuild.errors import SourceError
from audiobuild.readers import read

PIECES = [
    "[", "![", "[a](", "[]", "[[x ", "*", "**a ", "_a ", "`", "`` ` ", "<", "<a ", '<a "', "<!--", "{{<",
    "{{ x ", "{% a", "%% a", "$a ", "~~a ", "==a ", "&amp", "^[", "[^a]", "> ", "- ", "|a", "|a|b|\n", "# a\n",
    "[a]: b\n", "[^a]: b\n", "{% highlight x %}", "``` x\n", "wort und\n", ":::a\n", "[@a ", "{:a ", "<s>a",
    "<p>a", "<table><tr><td>", "<ol><li>", "<sup>1", "10^2^ ", "http://a.de/", "www.a",
    "\\begin{figure} ", "+--+\n", "-----------\na\n", "a\n-- --\n", "\n  <Tabs a={", "a<br>", "\n@a_",
]  # fmt: skip
SHORT = 15_000
"""Characters of the shorter source; the longer has eight times as many."""


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["md", "txt", "html"])
@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear(piece: str, suffix: str) -> None:
    """Eight times as much of any piece of markup takes far less than 64 times as long."""
    assert seconds(piece, suffix, 8 * SHORT) < 24 * seconds(piece, suffix, SHORT) + 0.5


def seconds(piece: str, suffix: str, length: int) -> float:
    """Return the processor time that a source takes which repeats a piece."""
    data = f"Wort {piece * (length // len(piece))} Ende.".encode()
    start = time.process_time()
    try:
        read(f"artikel.{suffix}", data=data)
    except SourceError as error:
        assert error.hint  # noqa: PT017 - refused, which is as good as read
    return time.process_time() - start
