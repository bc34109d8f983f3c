"""Words of sentences about a match, a race, a vote or a ratio, and the nouns and adverbs beside a score."""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

# Words of a sentence about a match, a race, a vote or a ratio; in it "24:22" is a score, not a time of day.
# Matches "Das Spiel endete mit einem Sieg", "zur Halbzeit", "Es stand es"; not "Der Zug fährt um 14:22 ab",
# "Aufführung".
ABOUT_SPORT = lazy_regex(
    r"\b(?:\w*[Ss]ieg\w*|gew[aio]nn\w*|verl[io]r\w*|verloren|unterl(?:a|ie|e)g\w*|bezw[au]ng\w*|besiegt\w*"
    r"|schl[auä]g\w*"
    r"|führ\w+|\w*[Nn]iederlage\w*|\w*[Hh]albzeit\w*|\w*[Ss]atz|Sätzen?|Endstand|\w*[Tt]ore?|Punkten?|Unentschieden"
    r"|\w*[Ee]rgebnis\w*|verlier\w*|\w*[Ff]inale|Serie|Partie|Match|\w*[Ss]piele?s?|Spielen|beug(?:en|t|te|ten)"
    r"|ausgeglichen|ausgleich\w*|verkürzt\w*|heran(?:gekommen|kam(?:en)?|kommen)?|Körbe|\w*[Vv]erhältnis\w*"
    r"|Viertel|Remis|\w*[Cc]hancen?"
    r"|\w*[Ww]ahrscheinlichkeit|Ma(?:ß|ss)stab|Quoten?|Wetten?|Mehrheit|Stimmen|(?:ab|zu)?(?:ge)?stimmt(?:en?)?"
    r"|votiert(?:en?)?|Anteil|Mischung|trenn\w+|Runde|Pausenstand"
    r"|zur Pause|Zwischenstand|Spielstand|\w*rückstand"
    r"|\w*(?<![Aa]uf)(?<![Vv]or)(?<![Ee]in)(?<![Dd]urch)(?<![Aa]us)führung"
    r"|(?:stand|steht|lautete|blieb)(?: es|['’]s)"
    r"|(?:(?:hieß|heißt) es|(?<=\b[Ee]s )(?:hieß|heißt|stand|steht))(?= (?:[\w-]+ ){0,4}\d{1,3}:\d)|Stand von"
    r"|[Tt]ie-?[Bb]reak|[Dd]urchgang|[Dd]rittel|Brett(?:ern?)?|glich(?:en)?|\w*[Rr]esultat|(?<=\d )(?:Führung|Stand)"
    r"|(?<=[Ii]n )(?:Führung|Rückstand)|Führung(?= auf \d)"
    r"|Kabinen?"
    r"|jubel(?:n|t|te|ten)|Heimteam|Goalies?"
    r"|geschlagen|erhöhten?(?= auf)|Auszeit|Seitenwechsel|Hausherr(?:en|innen)|Treffern?|Derbys?"
    r"|(?:Hand|Basket|Volley|Wasser|Faust)ball\w*|Rugby\w*|Eishockey\w*|Aufholjagd|Schlusspfiff|Schlussphase|Vorsprung"
    r"|Aufschlag\w*|Vorhand|Rückhand|\w*-Winner|Touchdowns?|Yards|Field Goals?|Badminton\w*|Tischtennis\w*)\b"
)
# Matches all of "Stand", "Heimsieg", "Klatsche", "Pausenführung"; not of "Siege", "Tore", "Bestand".
RESULTS = lazy_regex(
    r"(?:Stand|(?:End|Zwischen|Pausen|Halbzeit)stand|(?:\w*[a-zäöüß])?(?:[Ss]ieg|[Ee]rfolg|[Nn]iederlage|[Ff]ührung"
    r"|[Rr]ückstand|[Vv]orsprung|[Pp]leite|[Kk]latsche|[Pp]ackung|[Dd]ebakel|[Ss]chlappe|[Aa]usgleich"
    r"|[Tt]riumph|[Rr]emis"
    r"|[Uu]nentschieden|(?:[Aa]nschluss|[Ff]ührungs|[Ss]ieg|[Aa]usgleichs)treffer))(?:e?s)?"
)
"""Nouns in the singular: the two numbers before them can only be a score, "der 2-3 Stand"."""
BEHIND = frozenset(word_list("hinten zurück vorn vorne verloren unterlegen heran davon unter weg"))
# Matches "12:00", "9:05", "08:30"; not "12:30", "2:0", "1:000".
OCLOCK = lazy_regex(r"(?<![\d:.,])(?:\d{1,2}:0\d|0\d:\d\d)(?![\d:])")
"""A time of day that is never a score."""
# Matches all of "FC", "1. FC", "TSV", "VfB", "Bayer"; not of "Köln", "DIN".
CLUB = (
    r"\b(?:[1-9]\. )?(?:[A-ZÄÖÜ]{1,2}C|[TSAEFK]SV|[FT]V|SKV|SV|TSG|BSG|HSG|SGM?|DJK|T[uS]S|Vf[BLR]|SpVgg|SpVg|HSV|BVB"
    r"|Borussia|Eintracht|Hertha|Werder|Bayer|Bayern|Arminia|Fortuna|Dynamo|Union|Sportfreunde)\b"
)
"""A pattern of what begins or ends the names of clubs."""
