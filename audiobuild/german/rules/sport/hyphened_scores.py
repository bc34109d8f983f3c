"""Whether two numbers with a hyphen are a score or a range.

verloren 1-3 -> eins zu drei      das 2-2 in Mainz -> zwei zu zwei      mit 2-3 Toren -> zwei bis drei
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from audiobuild.german.grammar.context import word_after, word_before
from audiobuild.german.grammar.labels import NUMBERED
from audiobuild.german.grammar.match_minutes import is_minute_of_goal
from audiobuild.german.grammar.match_words import ABOUT_SPORT, BEHIND, CLUB, RESULTS
from audiobuild.german.grammar.numbers import decimal
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.grammar.place import Place
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import is_listed, is_plural
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable

# Matches the end of "Beweisfragen ", "der Fragen ", "Kapiteln ", "§§ "; not of "Frage ", "Köln ".
_LISTED_BEFORE = lazy_regex(
    r"(?:§|[Pp]aragrafen|[Aa]rtikeln?|[Ff]ragen|[Nn]ummern|[Zz]iffern|[Kk]apiteln?|[Aa]ufgaben|[Aa]nträgen?"
    r"|[Tt]eilen?) $"
)


def hyphened_score(found: re.Match[str], text: str) -> str | None:
    """Read ``verlor 1-3`` as eins zu drei; ``mit 2-3 Toren``, ``gewann 2-3 Spiele`` are ranges."""
    pair = _Pair.of(found, text)
    if pair.follows(_LISTED_BEFORE, within=30):
        return None  # "schlägt für die Beweisfragen 1–5 vor"
    is_score = _is_between_clubs(pair) or _is_score(pair)
    return f"{decimal(found[1])} zu {decimal(found[2])}" if is_score else None


@dataclass(frozen=True, slots=True)
class _Pair(Place):
    """Two numbers with a hyphen."""

    first: float
    second: float
    next_word: str
    """The word after the pair, if only a blank separates them."""

    @classmethod
    def of(cls, found: re.Match[str], text: str) -> Self:
        """Return the pair of a match."""
        first, second = (float(number.replace(",", ".")) for number in found.group(1, 2))
        after = word_after(text, found.end())
        next_word = after if text[found.end() : found.end() + 1].isspace() else ""
        return cls(found, text, word_before(text, found.start()), after, first, second, next_word)


def _is_score(pair: _Pair) -> bool:
    """Return whether two numbers with a hyphen are a score: by the noun after, the verb before, or falling."""
    written = pair.found[0]
    if " " in written and "," not in written and pair.next_word != "gegen":
        return False  # "Platz 5 – 2 Punkte davor": a number and a thought
    return any(is_sign(pair) for is_sign in _SIGNS_OF_A_SCORE) or _is_played(pair)


# Matches "in der 9. Minute", "Korbdifferenz", "Spielstand"; not "in 9 Minuten", "Korb".
_AT_PLAY = lazy_regex(
    r"\d\.\sMinute|\b(?:Korb(?:differenz|leger|wurf)|Spielstand|Halbzeit|Punktspiel|Tabellen\w+|Inning)\b"
)


def _is_at_play(pair: _Pair) -> bool:
    """Return whether the sentence reports the course of a match."""
    return _AT_PLAY.search(pair.text) is not None


_MOST_GOALS = 150
"""A pair that falls is a score up to here: 6-0; "45-30" may be a file's number."""


def _is_falling(pair: _Pair) -> bool:
    """Return whether the second number is not the larger one, and the first is no file's number: 6-0; not 450-30."""
    return pair.first >= pair.second and (pair.first <= _MOST_GOALS or _is_at_play(pair))


# Matches the end of "steht bei ", "liegen nun bei ", "3-1 und bei "; not of "öffnet bei ", "steht ".
_STANDS_BEFORE = lazy_regex(
    r"(?:\b(?:steht|stehen|stand|standen|liegt|liegen) (?:[a-zäöü]{3,10} ){0,2}|\d-\d{1,2} und )bei $"
)


def _has_verb_before(pair: _Pair) -> bool:
    """Return whether a verb of standing precedes: steht nun bei 3-1 und."""
    return pair.first > pair.second and pair.next_word.islower() and pair.follows(_STANDS_BEFORE, within=40)


# Matches "zog 5-3 davon", "davonziehen"; not "davon essen".
_PULLED = lazy_regex(r"\bz(?:og|ogen|ieht|iehen)\b|davon(?:zog|zieh|gezogen)")


def _has_result_after(pair: _Pair) -> bool:
    """Return whether a word of results follows: der 2-3 Stand, zog 5-3 davon."""
    after = pair.next_word
    if after == "davon":
        return _PULLED.search(pair.text) is not None
    return after in BEHIND or RESULTS.fullmatch(after) is not None


# Matches the end of "Tore: ", "Tore: 1-0 7. Meier (FE), "; not of "Tore ", "Tore: 3, Karten: ".
_GOALS_BEFORE = lazy_regex(r"\b(?:Tore|Torfolge|Torschützen|Elfmeterschießen): (?:\d{1,2}-\d{1,2} [^:;]*[,;/] )?$")
_LONGEST_GOALS = 400
# Matches the beginning of " Meier", " (7.", " 7. Meier"; not of " Tore", " Mal", " 7 Meter".
_SCORER_AFTER = lazy_regex(r" (?:\(?\d{1,3}\.|(?!Tore|Treffer|Mal\b)[A-ZÄÖÜ])")
# Matches the beginning of " 7. Meier,", " (7.) Nr. 9"; not of " 7 Meier", ", 7.".
_MINUTE_AFTER = lazy_regex(r" \(?(\d{1,3})\.")


def _is_goal(pair: _Pair) -> bool:
    """Return whether it is in a list of goals: Tore: 1-0 Meier, 1-1 40. Graf."""
    minute = _MINUTE_AFTER.match(pair.text, pair.end)
    if minute and is_minute_of_goal(pair.text, *minute.span(1)):
        return True
    return pair.precedes(_SCORER_AFTER) and pair.follows(_GOALS_BEFORE, _LONGEST_GOALS)


def _falls_in_match(pair: _Pair) -> bool:
    """Return whether it falls before "gegen" or in the course of a match: 3-1 gegen."""
    return _is_falling(pair) and (pair.next_word == "gegen" or _is_at_play(pair))


_MOST_DRAWN = 10
"""Two equal numbers are a draw up to here: 4-4."""


def _is_draw(pair: _Pair) -> bool:
    """Return whether both numbers are equal, which no range has: endete 2-2."""
    return pair.first == pair.second <= _MOST_DRAWN and not pair.before[:1].isupper()


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


def _has_article(pair: _Pair) -> bool:
    """Return whether an article precedes, which no range has: nach dem 0-2 in Mainz."""
    return pair.first.is_integer() and pair.follows(_ARTICLE) and pair.precedes(_AFTER_ARTICLE)


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
# Matches the beginning of " in Leipzig", ".", " (1:0)", " gegen Köln"; not of " km", " Toren", "-mal".
_AFTER_SCORE = lazy_regex(
    r"\s*\(|\s?[.,;:!?)]|\Z| (?:in|im|gegen|bei|beim|für|zur|nach|auf|am|zu|und|gewonnen|verloren|besiegt|geschlagen"
    r"|gewinnen|verlieren|siegen|schlagen"
    r"|an|unterlegen|vor|daheim|zurück|vorn|vorne|geführt|ab|aus)\b"
)


def _is_played(pair: _Pair) -> bool:
    """Return whether a verb of playing or the topic makes a pair a score: verlor 1-3, gewannen deutlich 4-2."""
    has_verb = pair.follows(_PLAYED) or pair.follows(_RESULT_BEFORE)
    falls = _is_falling(pair) or (has_verb and pair.follows(_STOOD))
    if not (has_verb or falls):
        return False
    is_about_sport = ABOUT_SPORT.search(pair.text) is not None
    is_result = has_verb and (falls or is_about_sport or _is_at_play(pair))
    if not is_result and not (falls and (pair.second == 0 or is_about_sport)):
        return False
    after = pair.next_word
    if falls and after[:1].islower():
        return after not in ("mal", "bis") or pair.second == 0
    return after in _COUNTED or (falls and after in _GOALS) or pair.precedes(_AFTER_SCORE)


# Matches the end of "FC St. Pauli ", "Hertha BSC "; not of "FC Ulm: ", "Zimmer ".
_CLUB_BEFORE = lazy_regex(rf"{CLUB}(?: [\w.-]+){{0,2}} $")
# Matches the beginning of " SV Aalen", " Hamburger SV"; not of " Personen", " Tore".
_CLUB_AFTER = lazy_regex(rf" (?:[A-ZÄÖÜ][\w.-]+ )?{CLUB}")


def _is_between_clubs(pair: _Pair) -> bool:
    """Return whether clubs are on both sides: FC St. Pauli 1 – 2 Bayer 04."""
    return pair.follows(_CLUB_BEFORE, within=40) and pair.precedes(_CLUB_AFTER)


# Matches "gewann", "im"; not "FC", "Köln".
_SMALL_AROUND = lazy_regex(r"(?<![\w-])[a-zäöüß]{2}")
"""A word in lower case: a line that is only the result of a match has none."""


def _is_between_names(pair: _Pair) -> bool:
    """Return whether it is between the names of the two sides: Lahr Stars 5-3 Aue Giants, Lahr 2-4 Aue."""
    sides = pair.before, pair.after
    if " " in pair.found[0] or not all(side[:1].isupper() for side in sides) or pair.before in NUMBERED:
        return False
    if _SMALL_AROUND.search(pair.text):
        return False
    are_names = not any(is_listed(side) or is_plural(side) for side in sides)
    return set(sides) <= toponyms() or (pair.first > pair.second and are_names)


# Matches the end of "YB bodigt Sion ", "Thun schlägt den SC Bern "; not of "Version ", "der Typ ".
_VERB_BEFORE = lazy_regex(r"[A-ZÄÖÜ][\w-]+ (?!ist|hat|heißt|bleibt)[a-zäöüß]+t (?:den |die )?(?:[A-ZÄÖÜ]\w* ){1,3}$")


def _closes_report(pair: _Pair) -> bool:
    """Return whether it falls after a name at the end: YB bodigt Sion 3-2; not Abb. 3-2, Typ 5-2."""
    return (
        pair.second < pair.first < _MOST_DRAWN
        and pair.before not in NUMBERED
        and pair.follows(_VERB_BEFORE, within=40)
        and not pair.text[pair.end :].strip(" .!?")
    )


# Matches the beginning of " in Aarau", " bei Rapid"; not of " in der".
_IN_PLACE = lazy_regex(r" (?:in|bei|gegen) ([A-ZÄÖÜ][a-zäöüß]+)")
# Matches "1-0", "2-2" in "2-2 und"; not "11-0", "1-3", "1-0-1".
_SURE_SCORE = lazy_regex(r"(?<![\w.,–-])(?:\d-0|(\d)-\1)(?![\w–-]|[.,]\d)")
# Matches the end of "GC-FCZ: ", "HSV–BVB "; not of "Mo-Fr ", "DIN-Norm ".
_CLUBS_BEFORE = lazy_regex(r"\b[A-ZÄÖÜ]{2,4}[-–][A-ZÄÖÜ]{2,4}:? $")


# Matches "6-4, 3-6, 7-5", "11-9,9-11"; not "6-4", "1-3 Tage, 2-4 Tage", "2-1-3, 4-5".
_SETS = lazy_regex(
    r"(?<![\w.,–-])\d{1,2}-\d{1,2}(?:(?:, ?|; ?| und )\d{1,2}-\d{1,2}(?![\w–-]|[.,]\d)){1,6}(?! ?(?:Uhr|h)\b)"
)


def _is_of_sets(pair: _Pair) -> bool:
    """Return whether it is in a row of sets, one of which falls: 6-4, 3-6, 7-5; not Seiten 1-3, 5-7."""
    rows = (row for row in _SETS.finditer(pair.text) if row.start() <= pair.start < row.end())
    return any(int(first) > int(second) for row in rows for first, second in re.findall(r"(\d+)-(\d+)", row[0]))


def _is_beside_scores(pair: _Pair) -> bool:
    """Return whether it rises beside other scores: gingen 0-1 in Führung, mit 0-4, erst 1-0, am Ende 1-3."""
    if pair.next_word[:1].isupper():
        return False
    if pair.found[1] == "0" and (ABOUT_SPORT.search(pair.text) or pair.before.lower() in ("mit", "nach")):
        return True
    played_in = _IN_PLACE.match(pair.text, pair.end)
    if played_in and played_in[1] in toponyms() and pair.text.endswith(": ", 0, pair.start):
        return True  # "Wieder nichts: 1-2 in Aarau"
    return _SURE_SCORE.search(pair.text) is not None or pair.follows(_CLUBS_BEFORE, within=20)


# Matches all of "", " n. V.", " (n.P.)"; not of " Tage", " in Bern".
_END_OF_ROW = lazy_regex(r"\s*\(?(?:n\. ?[VPE]\.|i\. ?E\.)?\)?\s*")
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


# Matches the end of "erst 8-1 oder ", "mal 6-3 und "; not of "8 und ", "8-11 oder ".
_FALLING_BEFORE = lazy_regex(r"(?:\0{3,5}|(?<![\w.,–-])\d{1,2}-\d) (?:oder|und|bzw\.) $")
# Matches the beginning of " für Ulm stand", " für Bad Ulm ausging"; not of " für Ulm", " für die Gäste".
_FOR_SIDE_AFTER = lazy_regex(r" für (?:[A-ZÄÖÜ][\w-]+ ){1,3}(?:stand|steht|ausging|endete|gewonnen)\b")


def _is_of_one_side(pair: _Pair) -> bool:
    """Return whether it falls like the pair before it, or stands for one side: 8-1 oder 7-2, 1-3 für Ulm stand."""
    first = pair.follows(_FALLING_BEFORE, within=16)
    if first and pair.first > pair.second and not pair.next_word[:1].isupper():
        return True
    return pair.precedes(_FOR_SIDE_AFTER)


def _is_listed(pair: _Pair) -> bool:
    """Return whether it closes a fixture, or is in brackets after a score: SVL - Union Ulm 3-7 (2-2)."""
    if pair.precedes(_HALVES_AFTER) or pair.follows(_STATE_BEFORE) or _is_in_brackets(pair):
        return True
    if pair.follows(_PAIRING_BEFORE) and not pair.text[pair.end :].strip(" ."):
        return True
    is_fixture = pair.follows(_FIXTURE_BEFORE) or pair.follows(_PAIR_BEFORE)
    return is_fixture and _END_OF_ROW.fullmatch(pair.text, pair.end) is not None


# Matches the end of "3-7 ("; not of "3 (".
_WHOLE_BEFORE = lazy_regex(r"(?<![\w.,-])\d{1,2}[-–]\d{1,2} \($")


def _is_in_brackets(pair: _Pair) -> bool:
    """Return whether a pair alone in brackets is a result: 3-7 (2-2), Heimsieg (3-1), McGregor (22-6)."""
    if not (pair.text.endswith("(", 0, pair.start) and pair.text.startswith(")", pair.end)):
        return False
    noun = word_before(pair.text, pair.start - 1)
    return pair.follows(_WHOLE_BEFORE) or RESULTS.fullmatch(noun) is not None or _is_record(pair.found, noun)


_SIGNS_OF_A_SCORE: tuple[Callable[[_Pair], bool], ...] = (
    _has_verb_before,
    _has_result_after,
    _is_listed,
    _is_between_names,
    _is_goal,
    _falls_in_match,
    _is_draw,
    _has_article,
    _is_of_one_side,
    _is_of_sets,
    _is_beside_scores,
    _closes_report,
)
"""What the words beside a pair show, whatever else the sentence is about."""


def _is_record(found: re.Match[str], name: str) -> bool:
    """Return whether it is the record of a boxer or a team, after the name: McGregor (22-6); not Platon (427-347)."""
    if found[0].count("-") != 1 or not (found[1].isdigit() and found[2].isdigit()) or len(found[2]) > len("99"):
        return False
    return int(found[1]) > int(found[2]) and name[:1].isupper() and not is_listed(name)
