"""Sport: scores, lists of scores, formations, lap times, minutes of a match; ratios and scales look alike.

2:1 -> zwei zu eins        (1:0,0:1) -> (eins zu null, null zu eins)      4-2-3-1 -> vier zwei drei eins
3:31,8 -> drei Minuten einunddreißig Komma acht Sekunden                  Maßstab 1:50.000 -> eins zu fünfzigtausend
78' TOR! -> achtundsiebzigste Minute: TOR!                                verloren 1-3 -> verloren eins zu drei
"""

from __future__ import annotations

import re

from audiobuild.german.engine import Rule
from audiobuild.german.grammar.context import word_after, word_before
from audiobuild.german.grammar.numbers import cardinal, decimal, ordinal, plain
from audiobuild.german.grammar.patterns import BLANK, DASH, MONTH, WHOLE
from audiobuild.german.rules.durations import lap
from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import is_listed
from audiobuild.german.words.time_words import TIMETABLE_WORDS

# Words of a sentence about a match, a race, a vote or a ratio; in it "24:22" is a score, not a time of day.
# Matches "Das Spiel endete mit einem Sieg", "zur Halbzeit", "Es stand es"; not "Der Zug fährt um 14:22 ab".
ABOUT_SPORT = re.compile(
    r"\b(?:\w*[Ss]ieg\w*|gew[aio]nn\w*|verl[io]r\w*|verloren|unterl(?:a|ie|e)g\w*|bezw[au]ng\w*|besiegt\w*|schl[au]g\w*"
    r"|führ\w+|\w*niederlage\w*|\w*[Hh]albzeit\w*|\w*[Ss]atz|Sätzen?|Endstand|\w*[Tt]ore?|Punkten?|Unentschieden"
    r"|\w*[Ee]rgebnis\w*|verlier\w*|\w*[Ff]inale|Serie|Partie|\w*[Ss]piele?s?|ausgeglichen|ausgleich\w*|verkürzt\w*|heran(?:gekommen|kam(?:en)?|kommen)?|Körbe|\w*[Vv]erhältnis\w*|Viertel|Remis|\w*[Cc]hancen?"
    r"|\w*[Ww]ahrscheinlichkeit|Maßstab|Quoten?|Mehrheit|Stimmen|Anteil|Mischung|trenn\w+|Runde|Pausenstand"
    r"|Zwischenstand|Spielstand|\w*rückstand|\w*führung|(?:stand|steht|hieß|heißt|lautete|blieb) es|Stand von"
    r"|[Tt]ie-?[Bb]reak|[Dd]urchgang|[Dd]rittel|Brett(?:ern?)?|glich(?:en)?|\w*[Rr]esultat|(?<=\d )(?:Führung|Stand)"
    r"|(?<=[Ii]n )Führung|Führung(?= auf \d)|Kabinen?|Auszeit|Seitenwechsel|Hausherr(?:en|innen)|Treffern?|Derbys?"
    r"|(?:Hand|Basket|Volley)ball\w*|Rugby\w*|Eishockey\w*|Aufholjagd|Schlusspfiff|Schlussphase|Vorsprung"
    r"|Aufschlag\w*|Vorhand|Rückhand|\w*-Winner|Touchdowns?|Yards|Field Goals?|Badminton\w*|Tischtennis\w*)\b"
)
_COUNTED = frozenset(
    word_list("Unentschieden Sieg Niederlage Erfolg Remis Heimsieg Auswärtssieg Heimniederlage Endstand")
)
_GOALS = frozenset(word_list("Toren Treffern Punkten Sätzen Stimmen Siegen"))
"""Nouns behind a score that falls, "gewann mit 4-1 Toren"; two numbers that rise count them: "mit 2-3 Toren"."""
# Matches all of "Stand", "Heimsieg", "Klatsche", "Pausenführung"; not of "Siege", "Tore", "Bestand".
RESULTS = re.compile(
    r"(?:Stand|(?:End|Zwischen|Pausen|Halbzeit)stand|(?:\w*[a-zäöüß])?(?:[Ss]ieg|[Ee]rfolg|[Nn]iederlage|[Ff]ührung"
    r"|[Rr]ückstand|[Vv]orsprung|[Pp]leite|[Kk]latsche|[Pp]ackung|[Dd]ebakel|[Ss]chlappe|[Aa]usgleich|[Tt]riumph|[Rr]emis"
    r"|[Uu]nentschieden|(?:[Aa]nschluss|[Ff]ührungs|[Ss]ieg|[Aa]usgleichs)treffer))(?:e?s)?"
)
"""Nouns in the singular: the two numbers before them can only be a score, "der 2-3 Stand"."""
BEHIND = frozenset(word_list("hinten zurück vorn vorne verloren unterlegen heran davon unter weg"))
# Matches the end of "Sie gewannen ", "endete mit einem ", "zum ", "Endstand von ", "Ergebnis: "; not of "fährt um ".
_PLAYED = re.compile(
    r"(?:verlor(?:en)?|verlier(?:t|en)|gewinnt|steht|gewann(?:en)?|gewonnen|siegten?"
    r"|gesiegt|unterlag(?:en)?|führten?|trennten sich|endete|stand es"
    r"|hieß es|lautete|[Mm]it(?: einem)?|[Zz]um|[Bb]eim|[Dd]as|[Ee]in|klares?|deutlich"
    r"|[Ss]tand(?: von)?|(?:[Ss]tand|[Ee]rgebnis|[Rr]esultat| gegen )[^.:;]{0,40}:)\s$"
)
# Matches the end of "verlor zu Hause ", "unterlag Aue "; not of "gewann zwischen ", "gewann. Um ".
_RESULT_BEFORE = re.compile(
    r"\b(?:verlor(?:en)?|verliert|unterlag(?:en)?|unterliegt|gewann(?:en)?|gewinnt|siegten?|siegt|besiegt(?:en?)?|schlug(?:en)?|schlägt|schlagen|bezwang(?:en)?|bezwingt)"
    r"(?: (?!zwischen|etwa|rund|nur|mindestens|um|über|fast)[\w-]+){1,4} $"
)
_MOST_GOALS = 150
"""A pair that falls is a score up to here: 6-0; "45-30" may be a file's number."""
_MOST_DRAWN = 10
"""Two equal numbers are a draw up to here: 4-4."""


def score(found: re.Match[str], text: str) -> str | None:
    """Read ``2:1`` as zwei zu eins; ``10 : 2 =`` -> zehn geteilt durch zwei; ``1,5:1`` -> eins Komma fünf zu eins."""
    if _STANDARD_BEFORE.search(text, max(0, found.start() - 12), found.start()):
        return " ".join(map(decimal, found[0].split(":")))
    joint = " geteilt durch " if re.match(r"\s*=", text[found.end() :]) else " zu "
    return joint.join(decimal(part) for part in re.split(rf"{BLANK}?:{BLANK}?", found[0]))


# Matches the end of "DIN EN ISO ", "IEC/", "EN "; not of "in ".
_STANDARD_BEFORE = re.compile(r"\b(?:ISO|DIN|EN|IEC|VDE|ÖNORM)[ /-]$")


# Matches "12:00", "9:05", "08:30"; not "12:30", "2:0", "1:000".
OCLOCK = re.compile(r"(?<![\d:.,])(?:\d{1,2}:0\d|0\d:\d\d)(?![\d:])")
"""A time of day that is never a score."""
# Matches the beginning of " Uhr", " und 15:30 Uhr", "-16:00"; not of " und 6:3", " gewann", "-1:2".
_TIME_AFTER = re.compile(r"(?: (?:und|oder|bis) \d{1,2}:\d\d)? ?Uhr\b| ?[-–] ?\d{1,2}:\d\d")


def scores(found: re.Match[str], text: str) -> str | None:
    """Read ``1:0,0:1,2:1`` as eins zu null, null zu eins; a comma is not decimal; ``9:00, 9:30`` are times of day."""
    if OCLOCK.search(found[0]) or _TIME_AFTER.match(text, found.end()):
        return None
    if word_before(text, found.start()).lower() in TIMETABLE_WORDS:
        return None
    results = []
    # Matches "6:4", "7:6 (3)", "7:6 (7:3)"; not "6-4", "7: 6".
    for left, right, tie_break in re.findall(r"(\d+):(\d+)(?: ?\((\d+(?::\d+)?)\))?", found[0]):
        inner = " zu ".join(map(decimal, tie_break.split(":"))) if tie_break else ""
        results.append(f"{decimal(left)} zu {decimal(right)}" + (f" ({inner})" if inner else ""))
    return ", ".join(results)


def hyphened_score(found: re.Match[str], text: str) -> str | None:
    """Read ``verloren 1-3`` as eins zu drei; ``mit 2-3 Toren``, ``gewann 2-3 Spiele`` are ranges."""
    return f"{decimal(found[1])} zu {decimal(found[2])}" if _is_score(found, text) else None


def _is_score(found: re.Match[str], text: str) -> bool:
    """Return whether two numbers with a hyphen are a score: by the noun behind, the verb before, or falling."""
    first, second = (float(number.replace(",", ".")) for number in found.groups())
    after = word_after(text, found.end()) if text[found.end() : found.end() + 1].isspace() else ""
    at_play = bool(_AT_PLAY.search(text))
    falling = first >= second and (first <= _MOST_GOALS or at_play)
    if " " in found[0] and "," not in found[0] and after != "gegen":
        return False  # "Platz 5 – 2 Punkte davor": a number and a thought
    if (
        RESULTS.fullmatch(after)
        or after in BEHIND
        or _is_listed(found, text)
        or (falling and (after == "gegen" or at_play))
    ):
        return True
    window = max(0, found.start() - 60)
    article = _ARTICLE.search(text, window, found.start()) and _AFTER_ARTICLE.match(text, found.end())
    same = first == second <= _MOST_DRAWN and not word_before(text, found.start())[:1].isupper()
    if same or (article and first.is_integer()):
        return True  # no range ends where it begins, or has an article
    before = _PLAYED.search(text, window, found.start())
    before = before or _RESULT_BEFORE.search(text, window, found.start())
    played = bool(before and (falling or at_play or ABOUT_SPORT.search(text)))
    if not played and not (falling and (second == 0 or ABOUT_SPORT.search(text))):
        return False
    if falling and after[:1].islower():
        return after not in ("mal", "bis") or second == 0
    return after in _COUNTED or (falling and after in _GOALS) or bool(_AFTER_SCORE.match(text, found.end()))


# Matches the end of "nach dem ", "mit einem ", "beim "; not of "in den ", "im ".
_ARTICLE = re.compile(r"\b(?:[Dd]em|[Dd]as|[Ee]in|[Ee]inem|[Bb]eim|[Zz]um|[Tt]rotz|klare[sn]|knappe[sn]) $")
"""Two numbers after the article of a neuter are a score, unless a noun follows: nach dem 0-2 in Mainz."""
# Matches the beginning of " in Mainz", " war knapp", "."; not of " cm langes", " Jahre".
_AFTER_ARTICLE = re.compile(
    r"\s?[.,;!?)](?!\d)|\Z| (?:in|im|gegen|bei|beim|für|zur|nach|auf|am|vom|aus|an|vor|daheim|war|ist|wird|wurde|blieb"
    r"|sind|waren|kam|kamen|folgten?|ging|gingen|steht|stand|gab|gibt|jubelten?|ließ|sah|setzte|machte|trafen?|schien"
    r"|hat|hatte|half|reichte?|genügte?|endete|bedeutete?|brachte|besorgte|fiel|erzielte|schoss|markierte|zwischen)\b"
)


def _is_listed(found: re.Match[str], text: str) -> bool:
    """Return whether it closes a fixture, or is in brackets behind a score: SVL - Union Ulm 3-7 (2-2)."""
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
    return bool(fixture) and not text[found.end() :].strip()


def _is_record(found: re.Match[str], name: str) -> bool:
    """Return whether it is the record of a boxer or a team behind the name: McGregor (22-6)."""
    return found[0].count("-") == 1 and float(found[1]) > float(found[2]) and name[:1].isupper() and not is_listed(name)


def _noun(text: str, found: re.Match[str]) -> str:
    """Return the word before the bracket that holds two numbers."""
    return word_before(text, found.start() - 1)


# Matches "in der 9. Minute", "Korbdifferenz", "Spielstand"; not "in 9 Minuten", "Korb".
_AT_PLAY = re.compile(
    r"\d\.\sMinute|\b(?:Korb(?:differenz|leger|wurf)|Spielstand|Halbzeit|Punktspiel|Tabellen\w+|Inning)\b"
)
# Matches the end of "SVL - Union Ulm ", "TSV Lahr – FC Aue > "; not of "Mo - Fr ", "Mai - Juni ".
_FIXTURE_BEFORE = re.compile(r"\b[A-ZÄÖÜ]\w*[A-ZÄÖÜ]\b[^.;:!?]* [-–] [A-ZÄÖÜ][^.;:!?–-]*[a-zäöüßA-Z\d] (?:> )?$")
# Matches the end of "Liverpool – Everton "; not of "Mai – Juni ", "Mo – Fr ".
_PAIR_BEFORE = re.compile(
    rf"(?:\A|[,;:] )(?!{MONTH}|\w+tag)[A-ZÄÖÜ][a-zäöüß]{{3,20}} [-–] (?!{MONTH}|\w+tag)[A-ZÄÖÜ][a-zäöüß]{{3,20}} $"
)
# Matches the end of "Huber, -, Meier, ", "Huber, –, Meier, Erg.: ", "Ergebnis: "; not of "Huber, Meier, ", "Ergebnis ".
_PAIRING_BEFORE = re.compile(r"(?:, [-–], [A-ZÄÖÜ][^;:\d]{1,40}, |\b(?:Erg\.|Ergebnis|Resultat): )$")
"""A row of a table with the two sides of a match, or the label of its result."""
# Matches the beginning of " (2-2)"; not of " (2-2 Tore)", " (2)".
_HALVES_AFTER = re.compile(r"\s\(\d{1,2}[-–]\d{1,2}\)")
# Matches the end of "beim Stand von ", "Endstand: "; not of "Bestand von ", "Stand ".
_STATE_BEFORE = re.compile(r"\b(?:Stande?|(?:End|Zwischen|Spiel|Pausen|Halbzeit)stand)(?: von|:) $")
# Matches the end of "3-7 ("; not of "3 (".
_WHOLE_BEFORE = re.compile(r"(?<![\w.,-])\d{1,2}[-–]\d{1,2} \($")
# Matches the beginning of " in Leipzig", ".", " (1:0)", " gegen Köln"; not of " km", " Toren", "-mal".
_AFTER_SCORE = re.compile(
    r"\s*\(|\s?[.,;:!?)]|\Z| (?:in|im|gegen|bei|beim|für|zur|nach|auf|am|zu|und|gewonnen|verloren|besiegt|geschlagen"
    r"|gewinnen|verlieren|siegen|schlagen"
    r"|an|unterlegen|vor|daheim|zurück|vorn|vorne|geführt|ab)\b"
)


# Matches all of "6:4", "7:6 (3)", "7:6 (7:3)"; not of "6-4".
_SET = r"\d{1,3}:\d{1,3}(?: ?\(\d\d?(?::\d\d?)?\))?"


def drawn(_found: re.Match[str], _: str) -> str | None:
    """Read ``½-½``, a drawn game of chess, as ein halb zu ein halb."""
    return "ein halb zu ein halb"


def row(found: re.Match[str], _: str) -> str | None:
    """Read ``4-2-3-1``, a formation, as vier zwei drei eins; ``3-7-12``, no range either, as drei sieben zwölf."""
    return " ".join(plain(number) for number in re.split(DASH, found[0]))


def defence(found: re.Match[str], _: str) -> str | None:
    """Read ``3-2-1`` in ``3-2-1 Deckung``, a defence in handball, as drei zwei eins."""
    return " ".join(cardinal(int(number)) for number in found[0].split("-"))


def minute(found: re.Match[str], text: str) -> str | None:
    """Read ``78' TOR!`` as achtundsiebzigste Minute: TOR!; ``45'+1`` -> fünfundvierzigste Minute plus eins."""
    if text[: found.start()].rstrip().endswith("°") or _SINGLE_OPEN.search(text, 0, found.start()):
        return None  # minutes of an angle; the end of a quotation
    extra = found[2] or found[3]
    ending = "en" if word_before(text, found.start()) in ("der", "zur") else "e"
    spoken = f"{ordinal(int(found[1]), ending)} Minute" + (f" plus {cardinal(int(extra))}" if extra else "")
    return spoken + (":" if re.match(r"\s+[A-ZÄÖÜ]", text[found.end() :]) else "")


# Matches the end of "'Ausgabe ", "(‘Platz "; not of "geht's ", "78' ".
_SINGLE_OPEN = re.compile(r"(?:^|[\s(])['‘‚][^'’‘\d][^'’‘]*$")

RULES = (
    # Matches "1:0,0:1,2:1", "4:6, 6:3", "1:0/2:1", "1:0;2:1"; not "1:52,34" or "2:1".
    Rule(
        "scores",
        rf"(?<![\w.,:]){_SET}(?:[,;/]{BLANK}?{_SET})+(?!\w|:\S|[.,]\d)",
        scores,
        needs=("0:0",),
        at_number=True,
    ),
    # Matches "3:31,8", "1:52,34", "35.58,7", "4:18.33"; not "1:0,2:1" or "1:50.000".
    Rule(
        "lap time",
        r"(?<![\w.,:])(\d{1,2})(?::([0-5]\d)[.,]|\.([0-5]\d),)(?!000)(\d{1,3})"
        r"(?![\d:]| ?(?:Sek|Min|min|Stunden|Std|h)\b| ?(?:Sekunden|Minuten))",
        lap,
        needs=("0:0,0", "0.0,0", "0:0.0"),
        at_number=True,
    ),
    # Matches "78'", "45'+1", "90.+3'"; not "5'30''", "'90er" or "'12:00'".
    Rule(
        "minute of a match",
        r"(?<![\w.,:'’])(\d{1,3})(?:['’′](?:\+(\d{1,2})['’′]?)?|\.?\+(\d{1,2})['’′])(?![\w'’′])",
        minute,
        needs=("0'", "0’", "0′"),
        at_number=True,
    ),
    # Matches "½-½", "½:½", "½ – ½"; not "1½-½", "½-1".
    Rule("drawn game", r"(?<![\w.,½])½ ?[-–:] ?½(?![\w½])", drawn, needs=("½-½", "½ - ½", "½:½")),
    # Matches "4-2-3-1", "3-5-2", "4–4–2", "4-1-2-1-2", "3-7-12", "4-4-2" in "4-4-2- oder"; not "3-5",
    # "4-2-3-mal", "112-3-4".
    Rule(
        "row of numbers",
        rf"(?<![\w.,–-])\d{{1,2}}(?:{DASH}\d{{1,2}}){{2,6}}(?![\w–]|-(?![ ,])|[.,]\d)",
        row,
        needs=("0-0-0",),
        at_number=True,
    ),
    # Matches "3-2-1" in "3-2-1 Deckung", "5-1" in "5-1 Abwehr"; not "3-2-1", "5-1 Tore".
    Rule(
        "defence",
        r"(?<![\w.,-])[1-6](?:-[0-6]){1,2}(?= (?:\w*deckung|Deckung|Abwehr|Formation|Verteidigung)\b)",
        defence,
        needs=("0-0 ",),
        at_number=True,
    ),
    # Matches "1-3", "12-10", "4,5-1,5"; not "1-3-5", "1.1-3", "A1-3", "8:30-9:00". `hyphened_score` decides.
    Rule(
        "score with a hyphen",
        r"(?<![\w.,:–/-])(\d{1,2}(?:,5)?)(?:[-–]| [-–] )(\d{1,2}(?:,5)?)(?![\w.,:–/-]\d|\w|-\w| [vn]\. ?Chr)",
        hyphened_score,
        needs=("0-0", "0,0-0", "0 - 0"),
        at_number=True,
    ),
)

PLAIN = (
    # Matches "2:1", "6 : 4", "1:50.000"; not "A2:1", "2 zu 1", "2: 1".
    Rule(
        "score",
        rf"(?<![\w.,:]){WHOLE}(?:,\d+)?(?:(?:{BLANK}:{BLANK}|:){WHOLE}(?:,\d+)?)+(?!\w)",
        score,
        needs=("0:0", "0 : 0"),
        at_number=True,
    ),
)
"""After the times of day and the units, which it would take for scores."""
