"""How quickly German is read: characters a second of each part of the front end, and of all of it.

    python benchmarks/front_end.py [TEXT ...]

Without a text: an article full of numbers (below, repeated to 200,000 characters), and the long texts in the folder
that AUDIOBUILD_TEXTS names, or beside the checkout. The best of three runs counts, in seconds of the processor, so
that a busy machine changes little. Ends with 1 where the whole is slower than 100,000 characters a second. It
also counts what was replaced, by rule.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild import german
from audiobuild.german.lexicon import built_in
from audiobuild.german.prosody.chunks import cuts
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.read import read
from audiobuild.structure import split
from audiobuild.structure.verbalise import verbalise

if TYPE_CHECKING:
    from collections.abc import Callable

FLOOR = 100_000
"""Characters a second that the whole front end must reach."""
LONG = 200_000
"""Characters of the article that is repeated."""
RUNS = 3
TEXTS = Path(os.environ.get("AUDIOBUILD_TEXTS") or Path(__file__).parents[2] / "shared" / "texts")

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


def sources(folder: Path) -> list[Path]:
    """The texts to read: those given, or the article and the long texts."""
    if len(sys.argv) > 1:
        return [Path(name) for name in sys.argv[1:]]
    article = folder / "article full of numbers.txt"
    pieces = [ARTICLE.format(number=1100 + number) for number in range(LONG // len(ARTICLE) + 1)]
    article.write_text("".join(pieces), encoding="utf-8")
    return [article, *sorted(path for path in TEXTS.glob("*.txt"))]


def timed(work: Callable[[], object]) -> float:
    """The seconds of the processor that the quickest of three runs took."""
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def whole(path: Path, *, limit: int | None, engine: str) -> None:
    """All of the front end, from the file to chunks and pauses."""
    script = split(read(path))
    spell = engine == "espeak"
    verbalise(script, max_chars=limit, spell=spell, engine=engine, lexicon=built_in(), pauses=Pauses())


def speeds(path: Path) -> dict[str, float]:
    """Characters a second of each part; `gtts` and `espeak` are the whole for these engines."""
    article = read(path)
    script = split(article)
    texts = [block.text for block in article.blocks]
    sentences = [utterance.written for utterance in script.utterances]
    spoken = [german.verbalise(sentence) for sentence in sentences]
    parts: dict[str, Callable[[], object]] = {
        "reading": lambda: read(path),
        "structure": lambda: split(article),
        "sentences": lambda: [german.sentence_spans(text) for text in texts],
        "verbalising": lambda: [german.verbalise(sentence) for sentence in sentences],
        "spelling too": lambda: [german.verbalise(sentence, spell=True) for sentence in sentences],
        "chunks": lambda: [cuts(text, 100) for text in spoken],
        "WHOLE gtts": lambda: whole(path, limit=100, engine="gtts"),
        "WHOLE espeak": lambda: whole(path, limit=None, engine="espeak"),
    }
    return {name: article.characters / timed(work) for name, work in parts.items()}


def counts(path: Path) -> Counter[str]:
    """How often each rule speaks."""
    sentences = [utterance.written for utterance in split(read(path)).utterances]
    return Counter(change.rule for sentence in sentences for change in german.replacements(sentence, spell=True))


def main() -> int:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as folder:
        paths = sources(Path(folder))
        tables = {path.stem: speeds(path) for path in paths}
        replaced = {path.stem: counts(path) for path in paths}
    for name, table in tables.items():
        print(f"\n{name}: characters a second, and what {replaced[name].total():,} replacements were")
        for part, speed in table.items():
            print(f"  {part:13}{speed:12,.0f}")
        print("  " + ", ".join(f"{rule} {count:,}" for rule, count in replaced[name].most_common()))
    slowest = min(speed for table in tables.values() for part, speed in table.items() if part.startswith("WHOLE"))
    print(f"\nslowest whole: {slowest:,.0f} characters a second; at least {FLOOR:,} are wanted")
    return 0 if slowest >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
