"""Structure is found in linear time, whatever is repeated: each detector's own triggers, and very many short blocks.

python tests/test_structure_time.py     the same for 250 kB and 1 MB, as a table
"""

from __future__ import annotations

from contextlib import suppress

import pytest
from processor_time import seconds

from audiobuild.errors import SourceError
from audiobuild.model import About, Article
from audiobuild.readers.plain_text import blocks
from audiobuild.structure import split

pytestmark = pytest.mark.slow

PROSE = "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten schon in die Stadt. Niemand sprach."
SMALL, LARGE = 12_500, 100_000
STEEPEST = 24
"""Times the processor time may grow from `SMALL` to `LARGE`, which is 8 times as long; a square would be 64 times."""
SHORTEST = 0.02
"""Seconds of processor time below which a measurement says nothing."""
LINE_LENGTHS = (60, 140, 300)
CHARACTERS = 20_000


REPEATED = (
    "Kommentar",
    "© Verlag",
    "© Verlag Haftung|Ein Titel",
    "Haftungsausschluss: ohne Gewähr|Foto: Eva Lang",
    f"Was nun?|{PROSE}",
    "Erstes Kapitel",
    "1.",
    f"1. Ein Haus|{PROSE}",
    "IV. Das Haus",
    f"Erstes Kapitel|Zwei Häuser|{PROSE}",
    "Inhalt",
    f"Inhalt|Ein Haus|Zwei Häuser|Drei Häuser|Ein Haus|{PROSE}",
    f"|Ein Haus|{PROSE}",
    "Mehr zum Thema",
    "Auch interessant|Ein Titel",
    f"3. Mai 2020|{PROSE}",
    "Von Anna Müller",
    "- Ein Ding",
    f"Ein Titel|{PROSE}",
    "Ja.",
    "3 Kommentare",
    "Anna: Ja?",
    "Liebe Grüße|Anna",
    f"ANNA|{PROSE}",
    f"Erster Akt|ANNA|Ja.|PAUL|{PROSE}",
    "Personen:|Anna: Ja?|Paul: Nein.",
    f"1904|{PROSE}|1903",
    f"1.1 Ein Haus|{PROSE}|1.2 Zwei Häuser|{PROSE}",
    "Register|Haus 12",
    "1.1 Ein Haus|1.1.1 Zwei Häuser",
    f"Anna Lang:|Ein Haus|{PROSE}",
    f"Paul an Anna.|{PROSE}",
    f"Liebe Anna!|{PROSE}",
    f"Ein Haus|Erstes Kapitel|{PROSE}",
    "Von|Anna Müller",
    f"3. Auflage|{PROSE}",
    "* * *",
    "(dpa)",
    "Berlin (dpa) – Hier beginnt der Text.",
)
"""Lines that are repeated as blocks, separated by bars."""


def repeated(lines: str, size: int) -> str:
    """Repeat lines as blocks up to a number of characters."""
    unit = "".join(f"{line}\n\n" for line in lines.split("|"))
    return unit * (size // len(unit))


def split_seconds(text: str) -> float:
    """Return the processor time that splitting a plain text takes."""
    article = Article(About(source="text.txt"), len(text), "0" * 64, blocks(text))

    def work() -> None:
        with suppress(SourceError):  # only headings, or nothing that is narrated
            split(article)

    return seconds(work)


@pytest.mark.parametrize("lines", REPEATED)
def test_time_is_linear(lines: str) -> None:
    """Eight times as many blocks take about eight times as long."""
    small, large = (split_seconds(repeated(lines, size)) for size in (SMALL, LARGE))
    assert large < STEEPEST * max(small, SHORTEST)


@pytest.mark.parametrize(
    "trigger",
    [
        "dpa/", "(dpa ", "/dp", "Von Anna ", "von ", "Foto: ", "© a", "„", "– ", "A, ", "1. ", "Erstes ", "XV ", "A > ",
        "Teilen ", "Facebook ", "Liebe a ", "Grüße ", "Berlin/", "Berlin, ", "3. Mai ", "Herr Dr. ", "Anna: ", "Das ",
        "? ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("length", LINE_LENGTHS)
def test_no_line_takes_long(trigger: str, length: int) -> None:
    """Lines of one trigger again and again take no more than a hundred times what ordinary lines take."""
    count = CHARACTERS // length
    usual = split_seconds((PROSE * 4)[:length].join(["", "\n\n"]) * count)
    assert split_seconds((trigger * length)[:length].strip().join(["", "\n\n"]) * count) < 100 * max(usual, SHORTEST)


if __name__ == "__main__":
    print("   250 kB      1 MB  times  repeated")  # noqa: T201
    for lines in REPEATED:
        small, large = (split_seconds(repeated(lines, size)) for size in (250_000, 1_000_000))
        print(f"{small:7.2f} s {large:7.2f} s {large / small:6.1f}  {lines[:60]}")  # noqa: T201
