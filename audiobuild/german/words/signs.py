"""The names of symbols and of Greek letters."""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

SIGNS = {
    "&": "und",
    "+": "plus",
    "=": "gleich",
    "×": "mal",
    "÷": "geteilt durch",
    "<": "kleiner als",
    ">": "größer als",
    "≤": "kleiner oder gleich",
    "≥": "größer oder gleich",
    "≠": "ungleich",
    "~": "ungefähr",
    "≈": "ungefähr",
    "±": "plus minus",
    "−": "minus",
    "∞": "unendlich",
    "√": "Wurzel aus",
    "∑": "Summe",
    "%": "Prozent",
    "‰": "Promille",
    "€": "Euro",
    "$": "Dollar",
    "£": "Pfund",
    "¥": "Yen",
    "¢": "Cent",
    "₽": "Rubel",
    "₺": "Lira",
    "₹": "Rupien",
    "₿": "Bitcoin",
    "₴": "Hrywnja",
    "₪": "Schekel",
    "₩": "Won",
    "°": "Grad",
    "§": "Paragraf",
    "@": "ät",
    "#": "Raute",
    "©": "Copyright",
    "№": "Nummer",
    "Ω": "Ohm",
    "µ": "Mikro",
    "→": "nach",
    "←": "von",
    "↔": "und",
    "⟷": "und",
    "⇄": "und",
    "⇔": "entspricht",
    "⇒": "daraus folgt",
    "⇌": "im Gleichgewicht mit",
    "^": "hoch",
    "\\": "Backslash",
    "½": "ein halb",
    "¼": "ein Viertel",
    "¾": "drei Viertel",
    "⁄": "durch",
    "∙": "mal",
    "⋅": "mal",
    "∈": "Element von",
    "∉": "nicht Element von",
    "⊂": "Teilmenge von",
    "⊆": "Teilmenge von",
    "∪": "vereinigt mit",
    "∩": "geschnitten mit",
    "∀": "für alle",
    "∃": "es gibt",
    "∅": "leere Menge",
    "∧": "und",
    "∨": "oder",
    "¬": "nicht",
    "⊕": "exklusiv oder",
    "⊻": "exklusiv oder",
    "∥": "parallel zu",
    "⊥": "senkrecht zu",
    "∠": "Winkel",
    "∝": "proportional zu",
    "≡": "identisch mit",
    "≪": "viel kleiner als",
    "≫": "viel größer als",
    "≅": "kongruent zu",
    "≃": "ungefähr",
    "∫": "Integral",
    "∮": "Ringintegral",
    "∏": "Produkt",
    "∂": "d",
    "↦": "wird abgebildet auf",
    "∇": "Nabla",
    "∖": "ohne",
    "∆": "Delta",
    "′": "Minuten",
    "″": "Sekunden",
    "↑": "aufwärts",
    "↓": "abwärts",
    "ª": "a",
    "º": "Grad",
    "℃": "Grad Celsius",
    "☎": "Telefon",
    "™": "",
    "®": "",
}
SIGN_NAMES = frozenset(filter(None, SIGNS.values()))
"""What is spoken for signs, which is no name of a person or a place."""
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψω",
        word_list("""
    Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Jota Kappa Lambda Mü Nü Xi Omikron Pi Rho Sigma Tau
    Ypsilon Phi Chi Psi Omega
"""),
        strict=True,
    )
) | {"µ": "Mü", "ϕ": "Phi", "ϑ": "Theta", "ϵ": "Epsilon", "ϱ": "Rho", "ϖ": "Pi"}
# Matches all of "γΔt", "Δt", "γm", "λΔf", "Δφ"; not of "γ", "λογος", "TNF", "αβγδ".
_IN_FORMULA = lazy_regex("(?:[α-ω]Δ?|Δ)[a-zA-Z]|[α-ω]Δ|Δ[α-ωϑϕ]")


def greek(letters: str) -> str:
    """Return the parts of a name with a single Greek letter by its name: TNF-α -> TNF-Alpha; others stay.

    Letters of a formula are apart: γΔt -> Gamma Delta t.
    """
    if _IN_FORMULA.fullmatch(letters):
        return " ".join(GREEK.get(letter.lower(), letter) for letter in letters)
    return "-".join(GREEK.get(part.lower(), part) for part in letters.split("-"))
