"""Show what the built-in voice says for each built-in name, before and after the respelling.

    python benchmarks/names.py           every entry: written, respelt, wanted, before, after, distances
    python benchmarks/names.py Wort ...  what the voice says for any words, to try a respelling

The phonemes are espeak-ng's own (IPA), from the library inside the installation, so that anyone can repeat it. A
distance counts the sounds that must change to get what is wanted; a related sound and a wrong stress count a half, a
wrong length nothing. The exit code is 1 if any entry does not improve.
"""

from __future__ import annotations

import ctypes
import re
import sys
from importlib.resources import files
from typing import NamedTuple

DONT_EXIT = 0x8000
"""Without it a missing folder of data ends the interpreter."""
SYNCHRONOUS = 2
UTF8 = 1
IPA = 2

_SOUND = re.compile(r"[ˈˌ]|tʃ|dʒ|ts|pf|aɪ|aʊ|ɔø|ɛɪ|.[ː̩̃]*")
_SAME = (
    *(("ɾ", "r"), ("ɹ", "r"), ("ɐ", "ɜ"), ("ɒ", "ɔ"), ("eɪ", "ɛɪ"), ("ɛj", "ɛɪ"), ("əʊ", "oː"), ("ʌ", "a")),
    *(("ɑ̃", "aŋ"), ("ɔ̃", "ɔŋ"), ("œ̃", "ɛŋ"), ("ɑ", "a"), ("w", "v"), ("θ", "s"), ("ɜː", "œr")),
)
"""Sounds that the voice writes in several ways, and English ones with the German ones that replace them."""
_RELATED = tuple(
    frozenset(group.split())
    for group in ("ʃ ʒ", "s z", "f v", "b p", "d t", "ɡ k", "i ɪ j", "u ʊ", "o ɔ", "e ɛ ə", "e ɛ ɛɪ", "ə ɜ", "r ɜ")
)
"""Sounds that a listener hardly tells apart in running German."""
_SHORT = str.maketrans("", "", "ːˌ ")


class Pronunciation(NamedTuple):
    """One built-in entry, before and after."""

    written: str
    respelt: str
    wanted: str
    before: str
    after: str

    @property
    def distances(self) -> tuple[float, float]:
        """How far the voice is from what is wanted, before and after."""
        return distance(self.before, self.wanted), distance(self.after, self.wanted)


class Voice:
    """espeak-ng's German voice, asked for phonemes only."""

    def __init__(self) -> None:
        import espeakng_loader  # noqa: PLC0415  # the file is imported by a test that may skip

        self.library = ctypes.CDLL(espeakng_loader.get_library_path())
        path = espeakng_loader.get_data_path().encode()
        if self.library.espeak_Initialize(SYNCHRONOUS, 0, path, DONT_EXIT) <= 0:
            raise SystemExit(f"espeak-ng does not start with its data in {path!r}")
        self.library.espeak_SetVoiceByName(b"de")
        self.library.espeak_TextToPhonemes.restype = ctypes.c_char_p
        self.library.espeak_TextToPhonemes.argtypes = [ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int]

    def phonemes(self, text: str) -> str:
        """Return how espeak-ng pronounces `text`, in IPA; (en) marks what it reads as English."""
        rest = ctypes.c_char_p(text.encode())
        phonemes = []
        while rest.value:
            phonemes.append(self.library.espeak_TextToPhonemes(ctypes.byref(rest), UTF8, IPA).decode())
        return " ".join(phonemes)


def sounds(phonemes: str) -> list[tuple[str, bool]]:
    """Split an IPA text into sounds, each with whether it carries the main stress."""
    text = re.sub(r"\([a-z]+\)", "", phonemes)
    for one, other in _SAME:
        text = text.replace(one, other)
    found: list[tuple[str, bool]] = []
    stressed = False
    for sound in _SOUND.findall(text.translate(_SHORT)):
        if sound == "ˈ":
            stressed = True
        else:
            found.append((sound, stressed))
            stressed = False
    return found


def distance(one: str, other: str) -> float:
    """Return Levenshtein's distance of two IPA texts, sound by sound; a related sound costs a half."""
    left, right = sounds(one), sounds(other)
    row = [float(column) for column in range(len(right) + 1)]
    for line, (sound, stress) in enumerate(left, 1):
        above, row = row, [float(line)]
        for column, (wanted, accent) in enumerate(right, 1):
            change = _difference(sound, wanted) + (0.5 if stress != accent else 0.0)
            row.append(min(above[column - 1] + change, above[column] + 1, row[column - 1] + 1))
    return row[-1]


def _difference(one: str, other: str) -> float:
    if one == other:
        return 0.0
    return 0.5 if any(one in group and other in group for group in _RELATED) else 1.0


def pronunciations() -> list[Pronunciation]:
    """Return the pronunciation of every built-in entry."""
    voice = Voice()
    lines = files("audiobuild.german").joinpath("names.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t")[:3] for line in lines if line and not line.startswith("#")]
    return [
        Pronunciation(written, respelt, wanted, voice.phonemes(written.rstrip("*")), voice.phonemes(respelt))
        for written, respelt, wanted in rows
    ]


def main(words: list[str]) -> int:
    """Print the table, or what the voice says for `words`."""
    if words:
        voice = Voice()
        print(*(f"{word}\t{voice.phonemes(word)}" for word in words), sep="\n")
        return 0
    rows = pronunciations()
    worse = 0
    for row in rows:
        before, after = row.distances
        worse += after >= before
        print(*row, f"{before:.1f} -> {after:.1f}", sep="\t")
    total = [sum(row.distances[number] for row in rows) for number in (0, 1)]
    print(
        f"{len(rows)} entries, {worse} not better; sounds that are wrong: {total[0]:.0f} before, {total[1]:.0f} after"
    )
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
