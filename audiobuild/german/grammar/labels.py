"""Whether a number labels the word before it: Seite 1, S. 1, an Brett 1."""

from __future__ import annotations

from audiobuild.german.grammar.context import PREPOSITIONS, begins_clause, search_before, word_before, words_before
from audiobuild.german.grammar.patterns import DASH
from audiobuild.german.words import word_list
from audiobuild.german.words.measures import DEVICES
from audiobuild.german.words.nouns import gender, is_plural
from audiobuild.german.words.sentence_words import STARTERS
from audiobuild.lazy_regex import lazy_regex

# Matches the end of "der A ", "U ", "BAB ", "(B "; not of "A", "CSU ", "B. ".
_LETTER_BEFORE = lazy_regex(r"(?<!\w)(?:[A-Z]|BAB) $")
"""Roads and lines whose number stands apart from their letter: auf der A 1 Richtung Köln, die S 1 Richtung Wannsee."""
# Matches the end of "vgl. S. ", "Nr.: ", "Bde. ", "Rn ", "TOP ", "RE "; not of "Seite ", "Nr.", "STOP ".
_ABBREVIATED_LABEL = lazy_regex(
    r"\b(?:(?:S|Nr|Bde?|Kap|Az|Abb|Tab|Rn|Rdnr|Ziff|Fn|Bl|Sp|Abs|Art|Aufl|Kl|Gl|No|Jg|Anm|Pos|Halbs|Hs|Alt|Var|Anl|Anh"
    r"|Abschn|Beil|Tz|Taf|ABS|NR|ART|ZIFF)\.:?"
    r"|Rn|Rz|RdNr|Halbs|H[Ss]|TOP|ZP|RE|RB|IRE)\s$"
)


def is_labelled(text: str, start: int) -> bool:
    """Return whether it numbers the word before it ("Seite 1", "S. 1") instead of counting something."""
    before, further, *_ = [*words_before(text, start, 2), "", ""]
    if further.lower() in ("pro", "je", "per"):
        return False  # "pro Person 1 Ei"
    named = before[:1].isupper() and before.lower() not in PREPOSITIONS and before not in STARTERS
    stems = (before, before.removesuffix("s"), before.removesuffix("es"))
    known = before in DEVICES or any(map(gender, stems))
    noun = named and text[: start - 1].endswith(before) and known
    return bool(noun or _ABBREVIATED_LABEL.search(text[:start]) or search_before(_LETTER_BEFORE, text, start, 5))


# Matches the end of "Beklagte zu ", "Hilfsantrag zu ", "Beschluss zu "; not of "kommt zu ", "Zugang zu ".
PARTY_BEFORE = lazy_regex(
    r"(?:[Kk]läger(?:in|innen|s|n)?|[Bb]eklagten?|steller(?:in|innen|s|n)?|gegner(?:in|innen|s|n)?"
    r"|eteiligten?|eigeladenen?|führer(?:in|innen|s|n)?|schuldner(?:in|innen|s|n)?"
    r"|gläubiger(?:in|innen|s|n)?|geber(?:in|innen|s|n)?|erkäufer(?:in|innen|s|n)?|Käufer(?:in|innen|s|n)?"
    r"|intervenient(?:in|innen|en)?|[Aa]nträgen?|[Aa]ntrag(?:e?s)?|[Bb]egehren|[Bb]eschl(?:uss|usses|üssen?)) zu $"
)
"""Parties of a lawsuit and what they move for, numbered after "zu": der Beklagten zu 1 gehört."""
_LONGEST_PARTY = 24
NUMBERED = frozenset(
    word_list("""
    Runde Etappe Spiel Satz Gruppe Platz Brett Halbzeit Hälfte Tag Teil Kapitel Phase Stufe Schritt Klasse Liga Woche
    Seite Linie Gleis Zone Zimmer Punkt Frage Aufgabe Station Lauf Rennen Team Kategorie Version Variante Szenario
    Option Tabelle Abbildung Mannschaft Position Staffel Feld Block Halle Raum Haus Tor Bahn Modul Band Akt Folge Minute
    """)
)
"""Nouns that a number names: "Runde 1 brachte Siege" opens a sentence; "Soße 1 kleine Zwiebel" counts."""

# Matches the end of "Ziff. ", "Abs. ", "(Nr. ", "in Abb. "; not of "S. ", "Kl. ".
_SECTION_BEFORE = lazy_regex(r"\b(?:Ziff|Abs|Art|Nr|Rn|Rz|Rdnr|Anl|Abschn|Abb|Tab|Gl|Kap|Fig)\. $")
_ANNEXES = frozenset(("Anhang", "Anhangs", "Anlage", "Beilage"))
"""Parts of a document that a number names, with an article, too: der in der Anlage 1 beiliegende Antrag."""


def is_numbered(text: str, start: int) -> bool:
    """Return whether a noun without an article is numbered: "an Brett 1 spielte Anna", "auf Platz 1 kommt Ulm"."""
    if search_before(PARTY_BEFORE, text, start, _LONGEST_PARTY):
        return True
    if not is_labelled(text, start):
        return False
    words = words_before(text, start, 2)
    if (words and words[0] in _ANNEXES) or search_before(_SECTION_BEFORE, text, start, len(" Abschn. ")):
        return True
    if words and words[0] in NUMBERED and begins_clause(text, start - len(words[0]) - 1):
        return True
    return len(words) > 1 and words[1].lower() in PREPOSITIONS and not is_plural(words[0])


# Matches all of "3 – 24", "3 - 8,5"; not of "3–24", "2,5 – 3".
_SPACED = lazy_regex(rf"(\d+) {DASH} ([\d.,]+)")


def label_and_count(written: str, text: str, start: int) -> tuple[str, str] | None:
    """Return the two numbers if the first names what precedes it: "Etappe 3 – 24 km"; None for "bis 3 – 24 km"."""
    apart = _SPACED.fullmatch(written)
    return (apart[1], apart[2]) if apart and word_before(text, start) in NUMBERED else None


# Matches the end of "Herren ", "Kreisliga Frauen "; not of "2 Frauen ", "Frauen, ", "Frau ".
TEAM_BEFORE = lazy_regex(r"(?<!\d )\b(?:Herren|Damen|Männer|Frauen|Junioren|Senioren|Jungen|Mädchen) $")
"""Plurals that name a team of a club with the number after them: Herren 1."""
# Matches the end of "NDR ", "Auf Bayern ", "ORF "; not of "die EU ", "in Bremen und ".
CHANNEL_BEFORE = lazy_regex(
    r"(?<!in )\b(?:[NWM]DR|SWR|SWF|RBB|rbb|[BH]R|hr|ORF|SRF|DRS|Bayern|Bremen|Antenne|Radio|Kabel) $"
)
"""Broadcasters, which number their stations: NDR 1 Welle Nord."""
