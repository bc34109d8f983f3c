"""The case files about sentences and structure, as the tests and the gate read them."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from audiobuild.readers.plain_text import blocks
from audiobuild.structure.detectors import assign_roles

CASES = Path(__file__).parent / "cases"

_PROSE = (
    (
        "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten schon in Richtung Stadt. Niemand "
        "sprach ein Wort. Erst als die Sonne durchkam, begannen die Leute zu erzählen, was in der Nacht "
        "geschehen war."
    ),
    (
        "Die Zahlen sprechen eine klare Sprache: Jeder dritte Betrieb sucht seit mehr als einem Jahr nach "
        "Personal. Wer Glück hat, findet jemanden in der Nachbarschaft. Die anderen schließen früher, und "
        "mancher gibt ganz auf."
    ),
    (
        "Im Ort kennt man sich. Das hat Vorteile, sagt die Bürgermeisterin, denn wer Hilfe braucht, muss "
        "nicht lange fragen. Es hat aber auch Nachteile, über die hier niemand gern redet, schon gar nicht "
        "mit Fremden von außerhalb."
    ),
)
_NOTICE = (
    "Disclaimer: Alle Angaben in diesem Text wurden mit großer Sorgfalt zusammengetragen. Eine Gewähr für ihre "
    "Richtigkeit kann dennoch nicht übernommen werden. Wer danach handelt, tut das auf eigenes Risiko, und niemand "
    "haftet für Schäden, die daraus entstehen."
)


class Sentences(NamedTuple):
    """A line of sentences.txt: its class, the text, and the sentences it has."""

    kind: str
    text: str
    wanted: list[str]


def sentence_cases() -> list[Sentences]:
    """Return every case of sentences.txt."""
    kind = ""
    cases: list[Sentences] = []
    for line in (CASES / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            wanted = [part for cut in line.split(" | ") for part in cut.split("¦")]
            cases.append(Sentences(kind, line.replace(" | ", " ").replace("¦", ""), wanted))
    return cases


class Scene(NamedTuple):
    """An article of structure.txt: its name and (role, text) of each block."""

    name: str
    wanted: list[tuple[str, str]]

    def roles(self) -> list[str]:
        """Return the role that `split` gives each block; "dateline paragraph" if it was divided."""
        article = "\n\n".join(text for _, text in self.wanted)
        read = blocks(article)
        given = assign_roles(read)
        return [
            " ".join(str(part.role) for part in given if block.span[0] <= part.span[0] < block.span[1])
            for block in read
        ]


def scenes() -> list[Scene]:
    """Return every article of structure.txt and every book of books.txt."""
    prose = cycle(_PROSE)
    found: list[Scene] = []
    lines = (line for name in ("structure.txt", "books.txt") for line in (CASES / name).read_text("utf-8").splitlines())
    space = ""
    for line in lines:
        if line.startswith("== "):
            found.append(Scene(line[3:], []))
        elif line == "space":
            space += "\n\n"
        elif line == "prose":
            found[-1].wanted.append(("prose", next(prose)))
        elif line == "chapter":
            found[-1].wanted.extend(("prose", next(prose)) for _ in range(80))
        elif line == "notice":
            found[-1].wanted.append(("notice", _NOTICE))
        elif line and not line.startswith("#"):
            role, text = line.split(" | ", 1)
            found[-1].wanted.append((role, space + text))
            space = ""
    return found
