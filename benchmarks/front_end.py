"""Measure the speed of the front end: characters per second of each part that reads German, and of all of it.

    python benchmarks/front_end.py [--gate] [TEXT ...]

Without a text: an article full of numbers (below, repeated to 200,000 characters), and the long texts in the folder
that AUDIOBUILD_TEXTS names. The best of three runs counts, in processor time, so that a busy machine changes little.
With --gate, only the article is measured, and the exit status is 1 if the whole takes more than 120 times as long as
finding the article's words with one regular expression on the same machine. Also counts replacements by rule.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.german.lexicon_files import built_in
from audiobuild.german.prosody.chunks import cuts
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.german.rules import replacements, verbalise
from audiobuild.german.sentences import sentence_spans
from audiobuild.readers import read
from audiobuild.structure import split
from audiobuild.structure.verbalise import verbalise as verbalise_script

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 120
"""Times the processor time of the reference that the whole front end may take.

Measured: 64 to 81 with a Python 3.11 that pyenv built, 88 to 92 with Debian's, which takes 8 ms for words that take the
other 13 ms.
"""
LONG = 200_000
"""Characters of the article that is repeated."""
RUNS = 3

ARTICLE = """\
Haushalt {number}: Kreis gibt 1,2 Mrd. Euro aus

Neustadt (dpa) – Der Kreistag hat am 3. Oktober {number} um 14:30 Uhr den Haushalt beschlossen. Mit 42:17 Stimmen
wurden Ausgaben von 1.234.567,89 € gebilligt, das sind 3,5 % mehr als im Vorjahr. Nach § 12 Abs. 3 der Satzung
gilt das z. B. auch für die 80-Jährigen, d. h. für ca. 12.000 Menschen im Gebiet zwischen der B 96 und der A7.

Was die Schulen bekommen

Für die 23 Schulen sind 45 Mio. Euro vorgesehen, u. a. für 150 m² neue Räume und 12 km Radwege. „Seit den 1990er
Jahren wurde hier nichts getan“, sagte Dr. Weber. Im 2. Halbjahr sollen 10–12 Klassen umziehen, bei 21 °C und mit
höchstens 30 km/h. Fragen beantwortet die Stelle unter 030 1234567 oder auf www.beispiel.de, auch per E-Mail an
info@beispiel.de. Friedrich II. hätte das am 1.1.1750 anders geregelt: 1/3 für das Heer, 2/3 für die Kartoffeln.

"""


def sources(folder: Path, given: list[Path], *, gate: bool) -> list[Path]:
    """Return the texts to read: those given, or the article and the long texts."""
    if given:
        return given
    article = folder / "article full of numbers.txt"
    pieces = [ARTICLE.format(number=1100 + number) for number in range(LONG // len(ARTICLE) + 1)]
    article.write_text("".join(pieces), encoding="utf-8")
    novels = Path(os.environ["AUDIOBUILD_TEXTS"]).glob("*.txt") if "AUDIOBUILD_TEXTS" in os.environ and not gate else ()
    return [article, *sorted(novels)]


def timed(work: Callable[[], object]) -> float:
    """Return the processor time of the quickest of three runs, in seconds."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def reference(text: str) -> float:
    """Return the processor time of finding every word of the text, in seconds: what this machine can do now."""
    words = re.compile(r"\w+|[^\w\s]")
    return timed(lambda: Counter(match[0] for match in words.finditer(text)))


def whole(path: Path, *, limit: int | None, engine: str) -> None:
    """Run the front end from the file to chunks and pauses."""
    script = split(read(path))
    spell = engine == "espeak"
    verbalise_script(script, max_chars=limit, spell=spell, engine=engine, lexicon=built_in(), pauses=Pauses())


def speeds(path: Path) -> dict[str, float]:
    """Measure characters per second of each part; `gtts` and `espeak` are the whole for these engines."""
    article = read(path)
    script = split(article)
    texts = [block.text for block in article.blocks]
    sentences = [utterance.written for utterance in script.utterances]
    spoken = [verbalise(sentence) for sentence in sentences]
    parts: dict[str, Callable[[], object]] = {
        "reading": lambda: read(path),
        "structure": lambda: split(article),
        "sentences": lambda: [sentence_spans(text) for text in texts],
        "verbalising": lambda: [verbalise(sentence) for sentence in sentences],
        "spelling too": lambda: [verbalise(sentence, spell=True) for sentence in sentences],
        "chunks": lambda: [cuts(text, 100) for text in spoken],
        "WHOLE gtts": lambda: whole(path, limit=100, engine="gtts"),
        "WHOLE espeak": lambda: whole(path, limit=None, engine="espeak"),
    }
    return {name: article.characters / timed(work) for name, work in parts.items()}


def counts(path: Path) -> Counter[str]:
    """Count the replacements of each rule."""
    sentences = [utterance.written for utterance in split(read(path)).utterances]
    return Counter(change.rule for sentence in sentences for change in replacements(sentence, spell=True))


def main() -> int:
    """Print the tables, or the one figure of the gate."""
    parser = argparse.ArgumentParser(description="Measure the front end.")
    parser.add_argument("--gate", action="store_true")
    parser.add_argument("texts", nargs="*", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = sources(Path(folder), options.texts, gate=options.gate)
        if options.gate:
            return gate(paths[0])
        tables = {path.stem: speeds(path) for path in paths}
        replaced = {path.stem: counts(path) for path in paths}
    for name, table in tables.items():
        print(f"\n{name}: characters per second; {replaced[name].total():,} replacements by rule")
        for part, speed in table.items():
            print(f"  {part:13}{speed:12,.0f}")
        print("  " + ", ".join(f"{rule} {count:,}" for rule, count in replaced[name].most_common()))
    return 0


def gate(path: Path) -> int:
    """Compare the whole front end with the reference, measured right before and after it."""
    text = path.read_text(encoding="utf-8")
    before = reference(text)
    seconds = timed(lambda: whole(path, limit=None, engine="espeak"))
    ratio = seconds / max(before, reference(text))
    speed = len(text) / seconds
    print(f"front end: {speed:,.0f} characters per second, {ratio:.0f} times the reference (at most {LIMIT})")
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
