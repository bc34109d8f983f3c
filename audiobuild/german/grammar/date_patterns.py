"""The words before and after the day of a date, as regular expressions: am Montag, 3. -> end of "am Montag, "."""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS
from audiobuild.lazy_regex import lazy_regex

# Matches all of "Von Karin Haas, ", "Von Karin und Udo Haas | "; not of "Von Montag, ", "Von Karin Haas am ".
BYLINE_BEFORE = lazy_regex(
    r"(?:Von|Text:?)(?: (?:und )?[A-ZÄÖÜ][\w.-]{1,20}){2,5}(?<!tag)(?<!woch)(?<!abend)(?:,| [|·•–-]) \Z"
)
# Matches all of "Sonntag", "Mittwochabend", "Sa."; not of "Tag", "Sonntage".
_DAY = (
    r"(?:(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Mm]ontag|[Dd]ienstag|[Dd]onnerstag|[Ff]reitag|[Ss]amstag|[Ss]onntag|[Mm]ittwoch"
    r"|[Ss]onnabend|feiertag)(?:abend|morgen|vormittag|nachmittag|nacht|mittag|en|s)?"
    r"|Silvester|Heilig(?:en A|a)bend|(?:Christi |Mariä )?Himmelfahrt|Allerheiligen"
    r"|Allerseelen|Fronleichnam|Auffahrt|Weihnachten|Ostern|Pfingsten"
    r"|(?:Neujahrs|Mutter|Vater|Valentins|Stephans|Stefani|Dreikönigs|National|Bundesfeier|Toten|Bet|Frauen|Kinder"
    r"|Aktions|Stich|Wahl|Christ|Nikolaus|Martins|Reformations|Stefans|Altjahrs|Welt|Gedenk|Ehren|Hochzeits|Todes|Abstimmungs|Premieren|Eröffnungs|Jahres|Geburts|Namens|Feier|Markt)tag"
    r"|(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?)"
)
# Matches all of ", ", " dieser Woche, ", " (Feiertag) ", " – "; not of " um ", " im Mai".
_AFTER_DAY = (
    r"(?:\s(?:dieser|nächster|kommender|letzter|vergangener|der [a-zäöüß]+) Woche|\s(?:im|des) Monats?)?"
    r"(?:\s*(?:\([^()]*\))?,?\s*[(\[]?|\s[–-]\s)"
)
# Matches the end of "Montag, ", "feiertag (", "Sonnabend ", "Sa. "; not of "am Montag um ", "März, ", "Sache ".
ENDS_WITH_DAY = lazy_regex(
    r"(?:tag|woch|abend|Abend|fahrt|Silv|Aller|leichnam|Auff|Weihn|Oste|Pfi|(?:Mo|Di|Mi|Do|Fr|Sa|So)(?![a-zäöüß]))"
    rf"[a-zäöüß]*\.?{_AFTER_DAY}$"
)
"""Matches wherever `WEEKDAY_BEFORE` does, and is quick to search for."""
# Matches the end of "am Montag, ", "Am kommenden Montag, ", "am Montag und Dienstag, ", "am Dienstag (",
# "am Sonntag – "; not of "Montage, ".
WEEKDAY_BEFORE = lazy_regex(
    rf"(?:\b(\w+)\.?\s+)?(?:([a-zäöüß]+e[nmr])\s+)?(?:{_DAY}(?:(?:,| und| oder| bis)\s+|/|\s?[–-]\s?))*{_DAY}"
    rf"{_AFTER_DAY}$"
)
# Matches the end of "am Muttertag (", "am 1. Advent (", "im Frühjahr ("; not of "am 3. (", "Kane (", "im Streit (".
IN_BRACKET = lazy_regex(
    r"\b(?i:am|vom|zum|beim|(?:ab|bis|seit|nach|vor|für)(?= \w*tag \()|im(?= (?:\w+ )?"
    r"\w*(?:Advent|Früh|Sommer|Herbst|Winter|Monat|Jahr)))"
    r" (?:[^.,;:()\d]|\d{1,2}\. (?=[A-Z])){3,40} \($"
)
"""The end of a date in words; the date in brackets after it has its case: am Muttertag (8. Mai)."""
# Matches the beginning of "8. Mai", "3.5.", "1. bis 3.", "3./4. Mai", "4., 5. und"; not of "52. Minute".
BEGINS_DATE = lazy_regex(
    rf"\d{{1,2}}\.(?:\s?(?:\d|und|oder|bis|[-–/,+&]|{'|'.join(sorted(MONTH_NAMES))}|{'|'.join(sorted(SHORT_MONTHS))}))"
)
LAST_NEXT = frozenset(
    word_list("""
    jeden nächsten kommenden vergangenen letzten diesen vorigen übernächsten darauffolgenden folgenden heutigen
    morgigen gestrigen
""")
)
"""Words that make a weekday a point in time: nächsten Freitag, 7. Mai."""
# Matches the end of "3. Mai und ", "am 3. Oktober 1990 bis ", "3. Mai 1990, ", "3. Mai 90 - ", "3. Mai bzw. "; not of
# "3. Mai ".
DATE_BEFORE = lazy_regex(
    rf"(?<![\w.,])\d{{1,2}}\.\s?(?:{'|'.join(sorted(MONTH_NAMES))}|(?:{'|'.join(sorted(SHORT_MONTHS))})\.)"
    r"(?:\s(?:\d\d){1,2})?(?:,?\s(?:und|oder|sowie|bis|bzw\.|beziehungsweise)\s|,\s|\s?[-–]\s?)$"
)
# Matches "am Montag, ", "Bis kommenden Freitag", "zwischen Freitag"; not "der Montag", "am Tag".
ON_DAY = lazy_regex(rf"\b(?i:am|vom|ab|bis|zwischen)\s(?:[a-zäöüß]+\s)?{_DAY}")
# Matches the end of "zwischen dem 3. und ", "Zwischen 24. Dezember und "; not of "am 3. und ", "zwischen Köln und ".
BETWEEN = lazy_regex(r"(?i:\bzwischen)\s[^.;:!?]{0,12}\d{1,2}\.[^.;:!?]{0,25}\s(?:und|u\.|\0\0)\s(?:[a-zäöüß]+\s)?$")
# Matches the end of "zwischen Anfang Mai und ", "Zwischen Ostern und etwa "; not of "zwischen Köln und dem ",
# "Ostern und ".
BETWEEN_TIMES = lazy_regex(
    rf"\b(?i:zwischen) (?:(?:Anfang|Mitte|Ende) \w+|Ostern|Pfingsten|Weihnachten|{_DAY}) und (?:[a-zäöüß]+ )?$"
)
# Matches the end of "24., Samstag, ", "24. November, Samstag, "; not of "24. Samstag, ".
DAY_IN_ROW = lazy_regex(rf"\d\.(?: [A-ZÄÖÜ]\w+)?, {_DAY}, $")
# Matches the end of "An beiden Tagen, ", "zu Ostern, "; not of "Tage, ", "am Rhein, ", "am 3., ".
PHRASE_BEFORE = lazy_regex(
    r"\b(?i:an|am|zu|zum|vom|seit|ab|bis|nach|vor)(?: [a-zäöüß]+){0,2} "
    r"(?:\w*[Tt]agen?|\w*[Tt]ag|Wochenenden?|Ostern|Pfingsten|Weihnachten|\w*[Aa]bend|\w*[Mm]orgen|\w*[Nn]acht), $"
)
"""A phrase that the date explains; it has its case: an beiden Tagen, fünften und sechsten Mai."""
