"""Reading takes time in proportion to the length of a source, whatever stands in it."""

from __future__ import annotations

import pytest
from processor_time import seconds

from audiobuild.errors import SourceError
from audiobuild.readers import read
from audiobuild.readers.html.limits import has_too_many_attributes

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
    short, long = (
        seconds(read_or_refuse, f"artikel.{suffix}", repeated(piece, length)) for length in (SHORT, 8 * SHORT)
    )
    assert long < 24 * short + 0.5


def repeated(piece: str, length: int) -> bytes:
    """Return a source that repeats a piece."""
    return f"Wort {piece * (length // len(piece))} Ende.".encode()


def read_or_refuse(name: str, data: bytes) -> None:
    """Read a source; being refused is as good as being read."""
    try:
        read(name, data=data)
    except SourceError as error:
        assert error.hint  # noqa: PT017  # refused, which is as good as read


@pytest.mark.parametrize("attribute", [" {}", ' {}="x"', " {}=x", " {} = 'a=\"b\"'"])
@pytest.mark.parametrize(("count", "fine"), [(5_000, True), (5_001, False), (200_000, False)])
def test_an_element_with_very_many_attributes_is_refused(attribute: str, count: int, *, fine: bool) -> None:
    """For each attribute, lxml goes through all others: 20,000 took 11 s."""
    tag = f"<p{''.join(attribute.format(f'a{number}') for number in range(count))}>"
    data = f"<body><p>{'Nach 43 Jahren hält in Lindenau ein Zug. ' * 5}</p>{tag}Ende.</p></body>".encode()

    def work() -> None:
        if fine:
            assert read("artikel.html", data=data).blocks[-1].text == "Ende."
        else:
            with pytest.raises(SourceError, match="more than 5,000 attributes"):
                read("artikel.html", data=data)

    assert seconds(work) < 10


def test_long_scripts_are_no_attributes() -> None:
    """What looks like a tag in a script ends at the first sign that no attribute contains."""
    script = "for (i = 0; i <n; i++) { " + "a = 'b' ; c d = \"e\" " * 20_000
    assert not has_too_many_attributes(f"<script>{script}</script>")
