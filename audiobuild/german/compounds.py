"""Numbers inside words.

80-Jährige -> Achtzigjährige       3-mal -> dreimal         20er -> zwanziger       1990er-Jahre -> neunzehnhundertneunziger Jahre
2:1-Sieg -> Zwei-zu-eins-Sieg      A7 -> A sieben           Covid-19 -> Covid neunzehn        49-Euro-Ticket -> Neunundvierzig-Euro-Ticket
1,5-Grad-Ziel -> Eins-Komma-fünf-Grad-Ziel       5G -> fünf G       U-21-Team -> U-einundzwanzig-Team       CO₂ -> CO zwei
"""

from __future__ import annotations

import re

from audiobuild.german.grammar import BLANK, WHOLE
from audiobuild.german.numbers import cardinal, decimal, digits, ordinal, year
from audiobuild.german.rule import Rule
from audiobuild.german.units import units

_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_JOINED = r"(?:jährig|tägig|stündig|minütig|monatig|wöchig|köpfig|seitig|prozentig|teilig|stellig|malig|fach|mal|gradig|stöckig|geschossig|sätzig|bändig|silbig|armig|eckig|türig|sitzig|spurig|gleisig|zeilig|zimmrig|meterig|jähr|sekündig|strophig|punktig|zügig|semestrig|fältig|klassig|stufig|rädrig|beinig|wertig|gängig|dimensional|jährlich|stündlich|minütlich|monatlich|wöchentlich|täglich)"


def _word(written: str) -> str:
    """A number inside a word: a year by hundreds, a leading zero digit by digit."""
    if "," in written or not written.isdigit():
        return decimal(written, "ein")
    if written[0] == "0" and len(written) > 1:
        return digits(written).replace(" ", "-")
    if re.fullmatch(r"1[1-9]\d\d", written):
        return year(int(written))
    return cardinal(int(written), "ein")


def joined(found: re.Match[str], text: str) -> str | None:  # noqa: ARG001 -- every rule is called alike
    """``80-Jährige`` -> Achtzigjährige; ``16-jährig`` -> sechzehnjährig; ``3-mal`` -> dreimal; ``8fach`` -> achtfach."""
    number = " bis ".join(_word(part) for part in re.split(r"\s?(?:[-–]|bis)\s?", found[1]))
    tail = found[2]
    if " " in number:
        return f"{number.replace(' ', '-')}-{tail}" if "Komma" in number else f"{number}{tail.lower()}"
    return number.capitalize() + tail.lower() if tail[0].isupper() else number + tail


def decade(found: re.Match[str], text: str) -> str | None:
    """``20er`` -> zwanziger; ``90er-Jahre`` -> neunziger Jahre; ``'68er`` -> achtundsechziger; ``10ern`` -> zehnern."""
    said = _word(found[1]) + found[2]
    said = said.replace("einer", "einser") if found[1] == "1" else said
    tail = found[3] or ""
    if tail.lower().startswith("-jahr"):
        return f"{said} Jahr{tail[5:]}"
    return said.capitalize() + tail if tail else said


def _parts(written: str) -> list[str]:
    """The pieces of a compound between its hyphens, numbers and letters told apart inside a piece."""
    return [piece for piece in re.split(r"[-‑–]", written) if piece]


def hyphened(found: re.Match[str], text: str) -> str | None:  # noqa: ARG001
    """``100-Meter-Lauf`` -> Einhundert-Meter-Lauf; ``2/3-Mehrheit`` -> Zwei-Drittel-Mehrheit; ``10-kg-Sack``."""
    pieces = _parts(found[0])
    said = [_piece(piece) for piece in pieces]
    word = "-".join(said)
    last = pieces[-1]
    return word[0].upper() + word[1:] if last[0].isupper() else word


def _piece(piece: str) -> str:
    """One piece of a compound: a score, a fraction, a number, a unit, letters with digits, or a word."""
    if score := re.fullmatch(r"(\d+):(\d+)", piece):
        return f"{_plain(score[1])}-zu-{_plain(score[2])}"
    if fraction := re.fullmatch(r"(\d+)/(\d+)", piece):
        stem = ordinal(int(fraction[2]), "").removesuffix("t").capitalize()
        return f"{cardinal(int(fraction[1]), 'ein').capitalize()}-{'Halbe' if fraction[2] == '2' else stem + 'tel'}"
    if percent := re.fullmatch(r"([\d.,]+)\s?%", piece):
        return f"{_word(percent[1]).replace(' ', '-')}-Prozent"
    if money := re.fullmatch(r"([\d.,]+)\s?([€$£])", piece):
        return f"{_word(money[1]).replace(' ', '-')}-{ {'€': 'Euro', '$': 'Dollar', '£': 'Pfund'}[money[2]] }"
    if re.fullmatch(rf"{WHOLE}(?:,\d+)?", piece):
        return _word(piece).replace(" ", "-")
    if piece in units() and piece not in (
        "A",
        "V",
        "K",
        "L",
        "U",
        "W",
        "N",
        "J",
        "EL",
        "TL",
        "PS",
        "BE",
        "AE",
        "MP",
        "s",
        "h",
    ):
        return units()[piece][0].replace(" ", "-")
    return "-".join(_plain(part) if part.isdigit() else part for part in re.findall(r"\d+|[^\d]+", piece)).replace(
        ".", "-Punkt-"
    )


def _plain(written: str) -> str:
    return digits(written).replace(" ", "-") if written[0] == "0" and len(written) > 1 else cardinal(int(written))


def named(found: re.Match[str], text: str) -> str | None:
    """``A7`` -> A sieben; ``Covid-19`` -> Covid neunzehn; ``5G`` -> fünf G; ``U2`` -> U zwei; ``F-16`` -> F sechzehn."""
    pieces = re.findall(r"\d+|[^\W\d_]+", found[0].translate(_SUBSCRIPTS))
    return " ".join(_plain(piece) if piece.isdigit() else piece for piece in pieces)


_NUM = r"\d+(?:\.\d{3})*(?:,\d+)?"
_LETTERS = r"[^\W\d_]"
RULES = (
    Rule("decade", rf"(?<![\w.,])['’‘]?({_NUM})-?(er[ns]?)(?:(-{_LETTERS}[\w-]*))?(?!\w)", decade),
    Rule(
        "joined number",
        rf"(?<![\w.,])({_NUM}(?:{BLANK}?(?:[-–]|bis){BLANK}?{_NUM})?)[-‑]?((?i:{_JOINED}){_LETTERS}*)",
        joined,
    ),
    Rule(
        "compound",
        rf"(?<![\w.,:])(?:{_LETTERS}[\w]*[-‑])*(?:\d+:\d+|\d+/\d+|{_NUM}(?:{BLANK}?[%€$£])?)(?:{_LETTERS}+|(?<=[%€$£]))?(?:[-‑](?:\w+(?:[.,:]\d+)?(?:/h)?))*[-‑]{_LETTERS}[\w]*(?:[-‑]\w+)*(?!\d)"
        rf"|(?<![\w.,:])(?:{_LETTERS}+\d+\w*|\d+{_LETTERS}+)(?:[-‑]\w+)*[-‑]{_LETTERS}\w*(?!\d)",
        hyphened,
    ),
    Rule(
        "name with a number",
        rf"(?<![\w.,])(?:{_LETTERS}+[-‑]?\d+(?:[-‑]?{_LETTERS}+\d*)*|(?:{_LETTERS}+[-‑])+\d+{_LETTERS}*|\d+{_LETTERS}+\d*(?:{_LETTERS}+)?)(?![\w])",
        named,
    ),
    Rule("formula", r"(?<!\w)(?=[^\W_]*[₀-₉])[^\W_]+(?!\w)", named, digits=False),
)
