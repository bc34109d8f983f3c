"""Whether two numbers with a hyphen are a score or a range.

verloren 1-3 -> eins zu drei      das 2-2 in Mainz -> zwei zu zwei      mit 2-3 Toren -> zwei bis drei
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_after, word_before
from audiobuild.german.grammar.labels import NUMBERED
from audiobuild.german.grammar.match_words import ABOUT_SPORT, BEHIND, RESULTS
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import is_listed, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex

_COUNTED = frozenset(
    word_list("Unentschieden Sieg Niederlage Erfolg Remis Heimsieg Auswärtssieg Heimniederlage Endstand")
)
_GOALS = frozenset(word_list("Toren Treffern Punkten Sätzen Stimmen Siegen"))
"""Nouns after a score that falls, "gewann mit 4-1 Toren"; two numbers that rise count them: "mit 2-3 Toren"."""
# Matches the end of "Sie gewannen ", "endete mit einem ", "zum ", "Endstand von ", "Ergebnis: ", "verkürzte spät auf ",
# "die Niederlage "; not of "fährt um ", "erhöhte um ".
_PLAYED = lazy_regex(
    r"(?:(?:verkürz|erhöh|stell)(?:t|te|en|ten)(?: [^.;:!?\d]{1,30})? auf|[Nn]iederlage|[Ss]ieg|[Pp]leite"
    r"|verlor(?:en)?|verlier(?:t|en)|gewinnt|tipp(?:t|te|e|en)"
    r"|(?:steht|stand)(?: es)?(?: schon| bereits| nur| noch)?|gewann(?:en)?|gewonnen|siegten?"
    r"|gesiegt|unterlag(?:en)?|führten?|trenn(?:t|en|te|ten) sich|g(?:eht|ing)|endete|stand es"
    r"|hieß es|lautete|[Mm]it(?: einem)?|[Zz]um|[Bb]eim|[Dd]as|[Ee]in|klares?|deutlich"
    r"|[Ss]tand(?: von)?|(?:[Ss]tand|[Ee]rgebnis|[Rr]esultat| gegen )[^.:;]{0,40}:)\s$"
)
# Matches the end of "Tore: ", "Torfolge: 1-0 Meier, "; not of "Tore ", "Tore: 3, Gelbe Karten: ".
_GOALS_BEFORE = lazy_regex(r"\b(?:Tore|Torfolge|Torschützen): (?:\d{1,2}-\d{1,2} [A-ZÄÖÜ][^:;]{0,40}[,;] )?$")
# Matches the end of "es stand ", "steht es schon ", "hieß es "; not of "stand ".
_STOOD = lazy_regex(
    r"\b(?:es (?:steht|stand|hieß)|(?:steht|stand|hieß) es)(?: schon| bereits| nur| noch| bald)? $", re.IGNORECASE
)
"""Words after which two rising numbers can only be a score: es stand 0-2."""
# Matches the end of "verlor zu Hause ", "unterlag Aue "; not of "gewann zwischen ", "gewann. Um ".
_RESULT_BEFORE = lazy_regex(
    r"\b(?:verlor(?:en)?|verliert|unterlag(?:en)?|unterliegt|gewann(?:en)?|gewinnt|siegten?|siegt|schlug(?:en)?|schlägt|schlagen|bezwang(?:en)?|bezwingt"
    r"|(?:fertig|deklassier|demütig|feg|überroll|besieg)(?:t|te|ten|en))"
    r"(?: (?!zwischen|etwa|rund|nur|mindestens|um|über|fast)[\w\0-]+,?){1,4} $"
)
# Matches the end of "steht bei ", "liegen nun bei ", "3-1 und bei "; not of "öffnet bei ", "steht ".
_STANDS_BEFORE = lazy_regex(
    r"(?:\b(?:steht|stehen|stand|standen|liegt|liegen) (?:[a-zäöü]{3,10} ){0,2}|\d-\d{1,2} und )bei $"
)
# Matches the end of "Beweisfragen ", "der Fragen ", "Kapiteln "; not of "Frage ", "Köln ".
_LISTED_BEFORE = lazy_regex(r"(?:[Ff]ragen|[Nn]ummern|[Zz]iffern|[Kk]apiteln?|[Aa]ufgaben|[Aa]nträgen?|[Tt]eilen?) $")
_MOST_GOALS = 150
"""A pair that falls is a score up to here: 6-0; "45-30" may be a file's number."""
_MOST_DRAWN = 10
"""Two equal numbers are a draw up to here: 4-4."""


def hyphened_score(found: re.Match[str], text: str) -> str | None:
    """Read ``verlor 1-3`` as eins zu drei; ``mit 2-3 Toren``, ``gewann 2-3 Spiele`` are ranges."""
    if _LISTED_BEFORE.search(text, max(0, found.start() - 30), found.start()):
        return None  # "schlägt für die Beweisfragen 1–5 vor"
    scored = _is_between_clubs(found, text) or _is_score(found, text)
    return f"{decimal(found[1])} zu {decimal(found[2])}" if scored else None


def _is_score(found: re.Match[str], text: str) -> bool:
    """Return whether two numbers with a hyphen are a score: they fall, or the words around them say so."""
    first, second = (float(number.replace(",", ".")) for number in found.groups())
    after = word_after(text, found.end()) if text[found.end() : found.end() + 1].isspace() else ""
    at_play = bool(_AT_PLAY.search(text))
    falling = first >= second and (first <= _MOST_GOALS or at_play)
    if " " in found[0] and "," not in found[0] and after != "gegen":
        return False  # "Platz 5 – 2 Punkte davor": a number and a thought
    stands = first > second and _STANDS_BEFORE.search(text, max(0, found.start() - 40), found.start())
    if (
        (stands and after.islower())
        or RESULTS.fullmatch(after)
        or (after in BEHIND and (after != "davon" or _PULLED.search(text)))
        or _is_listed(found, text)
        or _is_between_names(found, text, falling=first > second)
        or _GOALS_BEFORE.search(text, max(0, found.start() - 60), found.start())
        or (falling and (after == "gegen" or at_play))
    ):
        return True
    window = max(0, found.start() - 60)
    article = _ARTICLE.search(text, window, found.start()) and _AFTER_ARTICLE.match(text, found.end())
    same = first == second <= _MOST_DRAWN and not word_before(text, found.start())[:1].isupper()
    trailing = not after[:1].isupper() and _is_beside_scores(found, text)
    beaten = first > second and first < _MOST_DRAWN and _closes_report(found, text)
    if same or trailing or beaten or (article and first.is_integer()):
        return True  # no range ends where it begins, or has an article
    before = _PLAYED.search(text, window, found.start())
    before = before or _RESULT_BEFORE.search(text, window, found.start())
    if before and _STOOD.search(text, window, found.start()):
        falling = True
    played = bool(before and (falling or at_play or ABOUT_SPORT.search(text)))
    if not played and not (falling and (second == 0 or ABOUT_SPORT.search(text))):
        return False
    if falling and after[:1].islower():
        return after not in ("mal", "bis") or second == 0
    return after in _COUNTED or (falling and after in _GOALS) or bool(_AFTER_SCORE.match(text, found.end()))


def _is_between_clubs(found: re.Match[str], text: str) -> bool:
    """Return whether clubs are on both sides: FC St. Pauli 1 – 2 Bayer 04."""
    before = _CLUB_BEFORE.search(text, max(0, found.start() - 40), found.start())
    return before is not None and _CLUB_AFTER.match(text, found.end()) is not None


# Matches all of "FC", "1. FC", "TSV", "VfB", "Bayer"; not of "Köln", "DIN".
_CLUB = (
    r"\b(?:[1-9]\. )?(?:[A-ZÄÖÜ]{1,2}C|[TSA]SV|SKV|SV|TSG|T[uS]S|TV|Vf[BLR]|SpVgg|HSV|BVB|Borussia|Eintracht|Hertha"
    r"|Werder|Bayer|Bayern|Arminia|Fortuna|Dynamo|Union)\b"
)
# Matches the end of "FC St. Pauli ", "Hertha BSC "; not of "FC Ulm: ", "Zimmer ".
_CLUB_BEFORE = lazy_regex(rf"{_CLUB}(?: [\w.-]+){{0,2}} $")
# Matches the beginning of " SV Aalen", " Hamburger SV"; not of " Personen", " Tore".
_CLUB_AFTER = lazy_regex(rf" (?:[A-ZÄÖÜ][\w.-]+ )?{_CLUB}")


def _is_between_names(found: re.Match[str], text: str, *, falling: bool) -> bool:
    """Return whether it is between the names of the two sides: Lahr Stars 5-3 Aue Giants, Lahr 2-4 Aue."""
    sides = word_before(text, found.start()), word_after(text, found.end())
    if " " in found[0] or not all(side[:1].isupper() for side in sides) or sides[0] in NUMBERED:
        return False
    if _SMALL_AROUND.search(text):
        return False
    return set(sides) <= toponyms() or (falling and not any(is_listed(side) or is_plural(side) for side in sides))


# Matches "zog 5-3 davon", "davonziehen"; not "davon essen".
_PULLED = lazy_regex(r"\bz(?:og|ogen|ieht|iehen)\b|davon(?:zog|zieh|gezogen)")
# Matches "gewann", "im"; not "FC", "Köln".
_SMALL_AROUND = lazy_regex(r"(?<![\w-])[a-zäöüß]{2}")
"""A word in lower case: a line that is only the result of a match has none."""


def _closes_report(found: re.Match[str], text: str) -> bool:
    """Return whether a pair that falls follows a name at the end: YB bodigt Sion 3-2; not Abb. 3-2, Typ 5-2."""
    name = word_before(text, found.start())
    verb = _VERB_BEFORE.search(text, max(0, found.start() - 40), found.start())
    return bool(verb) and name not in NUMBERED and not text[found.end() :].strip(" .!?")


# Matches the end of "YB bodigt Sion ", "Thun schlägt den SC Bern "; not of "Version ", "der Typ ".
_VERB_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w-]+ (?!ist|hat|heißt|bleibt)[a-zäöüß]+t (?:den |die )?(?:[A-ZÄÖÜ]\w* ){1,3}$")


def _is_beside_scores(found: re.Match[str], text: str) -> bool:
    """Return whether a pair that rises is a score: gingen 0-1 in Führung, mit 0-4, erst 1-0, am Ende 1-3."""
    if found[1] == "0" and (ABOUT_SPORT.search(text) or word_before(text, found.start()).lower() in ("mit", "nach")):
        return True
    played_in = _IN_PLACE.match(text, found.end())
    if played_in and played_in[1] in toponyms() and text.endswith(": ", 0, found.start()):
        return True  # "Wieder nichts: 1-2 in Aarau"
    return bool(_SURE_SCORE.search(text) or _CLUBS_BEFORE.search(text, max(0, found.start() - 20), found.start()))


# Matches the beginning of " in Aarau", " bei Rapid"; not of " in der".
_IN_PLACE = lazy_regex(r" (?:in|bei|gegen) ([A-ZÄÖÜ][a-zäöüß]+)")
# Matches "1-0", "2-2" in "2-2 und"; not "11-0", "1-3", "1-0-1".
_SURE_SCORE = lazy_regex(r"(?<![\w.,–-])(?:\d-0|(\d)-\1)(?![\w–-]|[.,]\d)")
# Matches the end of "GC-FCZ: ", "HSV–BVB "; not of "Mo-Fr ", "DIN-Norm ".
_CLUBS_BEFORE = lazy_regex(r"\b[A-ZÄÖÜ]{2,4}[-–][A-ZÄÖÜ]{2,4}:? $")
# Matches the end of "nach dem ", "mit einem ", "beim "; not of "in den ", "im ".
_ARTICLE = lazy_regex(
    r"\b(?:[Dd]em|[Dd]as|[Ee]in|[Ee]inem|[Bb]eim|[Zz]um|[Tt]rotz|klare[sn]|knappe[sn]|[Ee]in [a-zäöüß]{3,15}es"
    r"|[Dd]as [a-zäöüß]{3,15}e|(?:[Dd]em|[Ee]inem|[Bb]eim|[Zz]um) [a-zäöüß]{3,15}en) $"
)
"""Two numbers after the article of a neuter are a score, unless a noun follows: nach dem 0-2 in Mainz."""
# Matches the beginning of " in Mainz", " war knapp", " hinnehmen", "."; not of " cm langes", " Jahre", " tägigen".
_AFTER_ARTICLE = lazy_regex(
    r"\s?[.,;!?)](?!\d)|\Z| \d{1,2}-\d{1,2}\b"
    r"| (?:in|im|gegen|bei|beim|für|zur|nach|auf|am|vom|aus|an|vor|daheim|war|ist|wird|wurde|blieb"
    r"|sind|waren|kam|kamen|folgten?|ging|gingen|steht|stand|gab|gibt|jubelten?|ließ|sah|setzte|machte|trafen?|schien"
    r"|hinnehmen|kassieren|aufholen|verhindern|erreichen|erkämpfen|erzielen|holen|retten|drehen|bejubeln|schaffen"
    r"|hat|hatte|half|reichte?|konnten?|kann|musste|muss|drohte?|wäre|genügte?|endete|bedeutete?|brachte|besorgte|fiel|erzielte|schoss|markierte|zwischen|über"
    r"|und (?:ein|einem|das|dem))\b"
)


def _is_listed(found: re.Match[str], text: str) -> bool:
    """Return whether it closes a fixture, or is in brackets after a score: SVL - Union Ulm 3-7 (2-2)."""
    first = max(0, found.start() - 60)
    if _HALVES_AFTER.match(text, found.end()) or _STATE_BEFORE.search(text, first, found.start()):
        return True
    in_brackets = text.endswith("(", first, found.start()) and text.startswith(")", found.end())
    if in_brackets and (_WHOLE_BEFORE.search(text, first, found.start()) or RESULTS.fullmatch(_noun(text, found))):
        return True
    if in_brackets and _is_record(found, _noun(text, found)):
        return True
    if _PAIRING_BEFORE.search(text, first, found.start()) and not text[found.end() :].strip(" ."):
        return True
    fixture = _FIXTURE_BEFORE.search(text, first, found.start()) or _PAIR_BEFORE.search(text, first, found.start())
    return bool(fixture) and _END_OF_ROW.fullmatch(text, found.end()) is not None


# Matches all of "", " n. V.", " (n.P.)"; not of " Tage", " in Bern".
_END_OF_ROW = lazy_regex(r"\s*\(?(?:n\. ?[VPE]\.|i\. ?E\.)?\)?\s*")


def _is_record(found: re.Match[str], name: str) -> bool:
    """Return whether it is the record of a boxer or a team, after the name: McGregor (22-6)."""
    if found[0].count("-") != 1 or not (found[1].isdigit() and found[2].isdigit()):
        return False
    return int(found[1]) > int(found[2]) and name[:1].isupper() and not is_listed(name)


def _noun(text: str, found: re.Match[str]) -> str:
    """Return the word before the bracket that holds two numbers."""
    return word_before(text, found.start() - 1)


# Matches "in der 9. Minute", "Korbdifferenz", "Spielstand"; not "in 9 Minuten", "Korb".
_AT_PLAY = lazy_regex(
    r"\d\.\sMinute|\b(?:Korb(?:differenz|leger|wurf)|Spielstand|Halbzeit|Punktspiel|Tabellen\w+|Inning)\b"
)
# Matches the end of "SVL - Union Ulm ", "TSV Lahr – FC Aue > "; not of "Mo - Fr ", "Mai - Juni ".
_FIXTURE_BEFORE = lazy_regex(r"\b[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\b[^.;:!?]* [-–] [A-ZÄÖÜ][^.;:!?–-]*[a-zäöüßA-Z\d] (?:> )?$")
# Matches the end of "Liverpool – Everton ", "Köln–Mainz "; not of "Mai – Juni ", "Mo – Fr ", "Berlin-Mitte ".
_PAIR_BEFORE = lazy_regex(
    rf"(?:\A|[,;:] )(?!(?:{MONTH}|\w+tag)\b)[A-ZÄÖÜ][a-zäöüß]{{2,20}}(?: [-–] |–)"
    rf"(?!(?:{MONTH}|\w+tag)\b)[A-ZÄÖÜ][a-zäöüß]{{2,20}} $"
)
# Matches the end of "Huber, -, Meier, ", "Huber, –, Meier, Erg.: ", "Ergebnis: "; not of "Huber, Meier, ", "Ergebnis ".
_PAIRING_BEFORE = lazy_regex(r"(?:, [-–], [A-ZÄÖÜ][^;:\d]{1,40}, |\b(?:Erg\.|Ergebnis|Resultat): )$")
"""A row of a table with the two sides of a match, or the label of its result."""
# Matches the beginning of " (2-2)"; not of " (2-2 Tore)", " (2)".
_HALVES_AFTER = lazy_regex(r"\s\(\d{1,2}[-–]\d{1,2}\)")
# Matches the end of "beim Stand von ", "Endstand: ", "Bilanz von "; not of "Bestand von ", "Stand ".
_STATE_BEFORE = lazy_regex(
    r"\b(?:(?:Stande?|(?:End|Zwischen|Spiel|Pausen|Halbzeit)stand|\w*[Bb]ilanz)(?: von|:)|Endergebnis|Endresultat"
    r"|Pausenstand) $"
)
# Matches the end of "3-7 ("; not of "3 (".
_WHOLE_BEFORE = lazy_regex(r"(?<![\w.,-])\d{1,2}[-–]\d{1,2} \($")
# Matches the beginning of " in Leipzig", ".", " (1:0)", " gegen Köln"; not of " km", " Toren", "-mal".
_AFTER_SCORE = lazy_regex(
    r"\s*\(|\s?[.,;:!?)]|\Z| (?:in|im|gegen|bei|beim|für|zur|nach|auf|am|zu|und|gewonnen|verloren|besiegt|geschlagen"
    r"|gewinnen|verlieren|siegen|schlagen"
    r"|an|unterlegen|vor|daheim|zurück|vorn|vorne|geführt|ab|aus)\b"
)
