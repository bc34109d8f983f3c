r"""Reduces spoken text to characters that no engine misreads or reads aloud by their names.

    "Haus* [sic] _ganz_ | neu!!!" -> "Haus (sic) ganz neu!"

Letters, the punctuation that makes the melody, quotation marks and round brackets stay. Measured with espeak-ng:
it names ~ # § & @ + = \ % ° ™ → × ± № ■ ● and every emoji, and it takes [[...]] for phonemes.
"""

from __future__ import annotations

import unicodedata

from audiobuild.german import lookalikes
from audiobuild.lazy_regex import lazy_regex

MUTE = 12
"""Characters without a letter that may follow each other; prose has up to eight: `…“ – »(`."""
_SILENT = r"[^\w\u0300-\u036f]"
# Matches "_" in "a_b", "!" in "Hallo!!", "." in "so .", "( )", "–" in "a – – b"; not in "„Na so was!“, sagte er
# (lachend) – und ging."
_STRANGE = lazy_regex(
    r"[^ A-Za-z0-9äöüÄÖÜß](?:(?<=[^\w.,;:!?…–„“”‚‘’»«›‹\"'()-])|(?<=_)|(?<=[!?.,;:…–-]{2})|(?<= [.,;:!?])(?!\w)"
    rf"|(?<=[-–] [-–])|(?<=\()\s*[()]|(?<=\))\s*\)|(?<={_SILENT}{{{MUTE + 1}}})|(?<={_SILENT}{{{MUTE}}}){_SILENT})"
)
"""It begins with a character that is not a plain letter, so that a search skips words quickly."""


def speakable(text: str) -> str:
    """Take out, or replace, what an engine would read wrongly; blanks at either end stay, made one.

    Invisible characters go, runs of punctuation become one mark, every symbol becomes a blank, and never do more
    than `MUTE` characters without a letter follow each other. Doing it twice changes nothing more.
    """
    while ("  " in text or _STRANGE.search(text)) and (cleaned := _cleaned(text)) != text:
        text = cleaned
    return text


# Matches "—" in "so — ja", "--" in "so -- ja"; not "so – ja", "E-Mail".
_DASH = lazy_regex(r"[—―‒−]|(?<!-)--+(?!-)")
_BRACKETS = str.maketrans("[]{}", "()()")
_SYMBOL = lazy_regex(r"[^\w\s.,;:!?…–„“”‚‘’»«›‹\"'()-]|_")
_RUNS = (
    (lazy_regex(r"\s+"), " "),
    # Matches all of "...", ".. .", "….."; not of ".", "…".
    (lazy_regex(r"\.{2,}(?: ?\.)*|…[.…]+"), "…"),
    (lazy_regex(r"!{2,}(?![!?])"), "!"),
    (lazy_regex(r"(?<![!?])(?=!*\?)[!?]{2,}"), "?"),
    (lazy_regex(r"([,;:])\1+"), r"\1"),
    # Matches all of "---", "- - -", "– –"; not of "-", "–".
    (lazy_regex(r"-{2,}|(?<!\w)-(?: ?[-–])+|–(?: ?[-–])+"), "–"),
    (lazy_regex(r"\((?: ?\()+"), "("),
    (lazy_regex(r"\)(?: ?\))+"), ")"),
    (lazy_regex(r"\( ?\)"), ""),
    (lazy_regex(r" ([.,;:!?](?!\w))"), r"\1"),
)
_PAUSE = lazy_regex(r"[.!?…;:,]")
_MUTE = lazy_regex(rf"{_SILENT}{{{MUTE + 1},}}")


def _cleaned(text: str) -> str:
    text = _DASH.sub("–", lookalikes.replaced(text).translate(_BRACKETS))
    text = _SYMBOL.sub(lambda match: _instead(match[0]), text)
    for run, mark in _RUNS:
        text = run.sub(mark, text)
    return _MUTE.sub(lambda match: next(iter(_PAUSE.findall(match[0])), "") + " ", text)


def _instead(symbol: str) -> str:
    """Return nothing for characters without width (format characters, accents), a blank for most others."""
    if symbol in "´`":
        return "'"  # typed for an apostrophe: geht´s
    category = unicodedata.category(symbol)
    if category.startswith("M") and symbol != "\N{COMBINING ENCLOSING KEYCAP}":
        return symbol if category == "Mn" and not "\ufe00" <= symbol <= "\ufe0f" else ""
    return "" if category == "Cf" else " "
