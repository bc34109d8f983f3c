"""Abbreviated days of the week, and spans of days or months.

Mo-Fr -> Montag bis Freitag      Sa/So -> Samstag und Sonntag      Sa 10 Uhr -> Samstag zehn Uhr
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import search_before, word_before
from audiobuild.german.grammar.numbers import ordinal
from audiobuild.german.grammar.patterns import DASH, MONTH, alternatives
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_DAY, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAY_NAMES
from audiobuild.german.words.determiners import BEFORE_EN
from audiobuild.lazy_regex import lazy_regex

# Matches the end of "> 6 ", "<12 "; not of "6 ", "> ".
_AGE_BEFORE = lazy_regex(r"[<>≥≤] ?\d{1,2} $")


def weekday(found: re.Match[str], text: str) -> str | None:
    """Read ``Sa 10–14 Uhr`` as Samstag; ``So/Fei`` -> Feiertag; ``Mo bis Fr, 8 Uhr`` -> Montag, Freitag."""
    day = found[0].rstrip(".")
    if search_before(_AGE_BEFORE, text, found.start(), len("> 12 ")):
        return None  # months
    if text.endswith(" (", 0, found.start()):
        before = word_before(text, found.start() - 2)
        if before.startswith(day) and before not in WEEKDAY_NAMES:
            return None  # a short form is introduced: Der Modus (Mo)
    return SHORT_WEEKDAYS.get(day, "Feiertag")


# Matches in "Sauna: Di Damen"; not in "Sauna, Di Damen", "Sauna: Di 9 Uhr".
_PLAN_OPENS = lazy_regex(rf": (?:{SHORT_DAY}) [A-Za-zÄÖÜäöü]")
# Matches "Di" in "Sauna: Di Damen", "Mi" in "Di Damen, Mi Herren"; not in "Mo Farah", "am Di um", "Di, Mi", "Mo-Fr".
_PLANNED = lazy_regex(rf"(?<=[:,;] )(?:{SHORT_DAY})(?= [A-Za-zÄÖÜäöü])")


def planned(found: re.Match[str], text: str) -> str | None:
    """Read ``Sauna: Di Damen, Mi Herren`` as Dienstag Damen, Mittwoch Herren: two days or more open its parts."""
    opened = _PLAN_OPENS.search(text)
    return SHORT_WEEKDAYS[found[0]] if opened and len(set(_PLANNED.findall(text))) > 1 else None


def small_weekday(found: re.Match[str], _: str) -> str | None:
    """Read ``Chor: mi 9.30`` as Mittwoch; ``10 x di. ab 18.2.`` -> Dienstag."""
    return SHORT_WEEKDAYS[found[0].rstrip(".").capitalize()]


_SPOKEN_JOINTS = ((rf"{DASH}|bis", " bis "), ("auf", " auf "), ("oder", " oder "), (",", ", "))
# Matches all of "/", " & ", ", ", " – ", " bis "; not of "bis", ". ".
_DAY_JOINT = rf" ?[/+&] ?|, ?| ?{DASH} ?| (?:und|oder|bis|auf|u\.) "


def weekdays(found: re.Match[str], _: str) -> str | None:
    """Read ``Sa/So`` as Samstag und Sonntag.

    ``Di+Do`` -> Dienstag und Donnerstag; ``Mo, Mi, Fr`` -> Montag, Mittwoch ...; ``Fr/Sa und Sa/So`` -> sowie
    """
    days = [SHORT_WEEKDAYS[short] for short in re.findall("|".join(SHORT_WEEKDAYS), found[0])]
    signs = re.findall(_DAY_JOINT, found[0])
    pairs = "/" in found[0] and "und" in found[0]
    words = [days[0]]
    for sign, day in zip(signs, days[1:], strict=False):
        joint = next((word for mark, word in _SPOKEN_JOINTS if re.search(mark, sign)), " und ")
        if pairs and "und" in sign:
            joint = " sowie "
        if [joint] == words[-2:-1] == [" und "]:
            words[-2] = ", "
        words += [joint, day]
    return "".join(words) + (" und " if re.search(r"[/+&] ?$", found[0]) else "")


_DATE_NAMES = SHORT_WEEKDAYS | SHORT_MONTHS


def names(found: re.Match[str], _: str) -> str | None:
    """Read ``Mo.–Fr.`` as Montag bis Freitag; ``Mai–Juni`` -> Mai bis Juni."""
    first, last = (_DATE_NAMES.get(name.rstrip("."), name) for name in found.groups())
    return f"{first} bis {last}"


def until_day(_found: re.Match[str], _: str) -> str | None:
    """Read ``Mo. 5.–Fr. 9.5.`` as Montag fünfter bis Freitag neunter fünfter."""
    return " bis "


def sunday(found: re.Match[str], text: str) -> str | None:
    """Read ``14. So. i. Jkr.`` as vierzehnter Sonntag im Jahreskreis; ``2. So. n. Ostern`` -> Sonntag nach."""
    before = word_before(text, found.start()).lower()
    ending = "en" if before in BEFORE_EN else "e" if before == "der" else "er"
    where = found[2] or {"i": "im Jahreskreis", "n": "nach ", "v": "vor ", "d": "der "}[found[3][0]]
    return f"{ordinal(int(found[1]), ending)} Sonntag {where}"


_DAY_SHORT = f"(?:{SHORT_DAY})"
# Matches all of "Ruhetag", "geschlossen", "zu", "n. V.", "+ Feiertag", "und Feiertag"; not of "zum", "zu zweit".
_REST = (
    r"(?:(?<=, So )bleibt (?:zu|geschlossen)\b|Ruhetag|geschlossen|geschl\.|zu(?=[,;)!“\"»«]|\.?\Z| [–-] )"
    r"|offen\b(?!, wie\b)|(?:[+&]|und|u\.)(?: an)? ?[Ff]eiertag|n\. ?V(?:\.|ereinb))"
)
# Matches all of "Vereinbarung", "Voranmeldung"; not of "Verein".
_AGREED = r"(?:Vereinbarung|(?:Vora|A)nmeldung|(?:Vora|A)nfrage|Absprache|Reservierung|Termin|Bestellung)"
# Matches all of "auch", "nur"; not of "und", "ab".
_ALSO = "(?:auch|nur|erst|zusätzlich|bereits|schon|sogar)"
# Matches "Sa" in "Sa 10 Uhr", "Mo" in "Mo geschlossen", "So" in "So, 4. Mai", "So (4.5.)"; not "Mi 9T", "Mi 9t",
# "Do 228 flog", "Do 17, die", "So 3 Leute", "So, 3 Leute".
_WEEKDAY = (
    r"(?<!\w)(?<!\b[Dd]ie )(?<!\b[Dd]er )(?<!eine )(?<!\bde[ms] (?=Mi ))(?:Mo|Di|Fr|Sa"
    r"|Do(?! \d{2,3}(?![\w.:–-]|,(?! [a-zäöü])| ?(?:Uhr|h)\b))|Mi(?<!Xiaomi Mi)(?! \d+(?!h\b)[A-Za-z]))"
    rf"(?! \d{{1,5}}/\d\d(?!\d))(?:\.(?=,? (?!\d)))?+"
    rf"(?=[,:]?(?: {_ALSO})? \d| \((?:(?:außer|ausser|nur|ohne) )?\d\d?[-–.:]\d"
    rf"|,?(?: {_ALSO})? (?:ab|bis|von|um|jeweils) \d"
    rf"| {_REST}|: zu\b| (?:nur )?(?:nach|auf|mit) {_AGREED}\b| (?:(?:vor|nach)?mittags\b|(?:vor|nach)m\.)"
    r"| (?:Vorm|Nachm|M)ittag\b| (?:Abend|Morgen)\b|(?<!\d Fr\.) ist\b| (?:ganztag|abend|morgen)s\b| ganztägig| früh\b)"
    rf"|(?<!\w)So(?=[,:]?(?: {_ALSO})? \d\d?(?:[-–.:]\d| ?Uhr| ?h\b)|, \d\d?\. ?[\dJFMASOND]"
    r"| \(\d\d?\.\d\d?\.\)| \((?:außer|ausser|nur|ohne) \d\d?\.|, \d\d? bis \d\d? ?(?:Uhr|h\b)|,? (?:ab|bis|von) \d"
    rf"| ?[/+&] ?Fei|,? (?:und|u\.) Fei(?!er\b)| {_REST}(?:(?<=eiertag)|(?! [a-zäöüß])))"
    r"|(?<!\w)So(?=: (?:zu|geschlossen|Ruhetag)\b)"
    r"|(?<!\w)So\.(?= ?[/+&] ?Fei| (?:und|u\.)(?: an)? Fei(?!er\b)| (?:ab|bis|von|um) \d| nach Vereinbarung\b| früh\b)"
    rf"|(?:(?<=\b[Aa]m )|(?<=\b[Aa]b )|(?<=\b[Bb]is )|(?<=\b[Jj]eden )|(?<=[1-5]\. )(?=\w\w im (?:Monat|{MONTH})\b)"
    r"|(?<=\b[Jj]eden [1-5]\. )"
    r"|(?<=\baußer )|(?<=\bausser )|(?<=\bje )|(?<=\b[Ii]mmer )|(?<=\b[Nn]ur )|(?<=\bjeweils ))"
    rf"(?:{SHORT_DAY})(?![\w-]|\.(?!\s*\Z))"
    rf"|(?<=[Tt]ag: )(?:{SHORT_DAY})(?=[,;)!“\"»«]|\.?\Z| [–-] | und\b)|(?:(?<=, )|(?<=\A))"
    rf"(?!So, \d+ (?!Uhr\b|h\b))(?:{SHORT_DAY})(?= ?, ?\d)"
    r"|(?:(?<=[Gg]eöffnet )|(?<=Termine: )|(?<=Termin: )|(?<=Wann: )|(?<=\())"
    r"(?:Mo|Di|Mi|Do|Fr|Sa)(?:\.?(?=\))|(?=[,;!“\"»«]|\.?\Z))"
    rf"|(?<!\w)(?:{SHORT_DAY})\.(?= {_REST})|(?:(?<=\A)|(?<=[,;|] ))(?:Mo|Di|Mi|Do|Fr|Sa)(?=: [A-ZÄÖÜ„])"
    r"|(?:(?<=[\0/+&])|(?<=[\0/+&] )|(?<=So und )|(?<=So u\. ))Fei(?:\.(?! [A-ZÄÖÜ])|(?!\w|\.))"
)
# Matches "Mo", "So 14", "ab So"; not "So", "Montag".
_WEEKDAY_TRIGGER = (
    r"[DFMS](?:(?<=F)ei\b|(?<!\w.)[aior](?:(?<=Mo|Di|Mi|Do|Fr|Sa)(?!\w)"
    r"|(?<=So)(?: \(\d|\. früh|\.? ?[/+&] ?F|\.?,? (?:und|u\.)(?: an)? F"
    rf"|[.,:]? (?:\d|ab|bis|von|um|nach|{_ALSO} \d|{_REST})|(?<=[abmnrs:.] So)(?!\w))))"
)
_SMALL_DAYS = ("mo", "di", "mi", "do", "fr", "sa")
_LONG_NAMES = WEEKDAY_NAMES | MONTH_NAMES
# Matches all of "Montag", "Mo.", "Januar", "Jan."; not of "Jan", "Tag".
_NAMED = (
    rf"(?:{alternatives(_LONG_NAMES)}|(?:{alternatives(SHORT_WEEKDAYS)})\.?"
    rf"|(?:{alternatives(SHORT_MONTHS)})\.)"
)
RULES = (
    # Matches "mi" in "Chor: mi 9.30–11.00", "fr" in "fr 16 Uhr", "di." in "10 x di. ab 18.2."; not in "2 mi 30".
    Rule(
        "weekday in lower case",
        rf"(?:(?<=: )|(?<=, )|(?<=\A)|(?<=\d x )|(?<=\dx ))(?:{'|'.join(_SMALL_DAYS)})\.?"
        r"(?= (?:ab )?(?:[01]?\d|2[0-4])(?:[.:][0-5]\d|[–-]\d|\. ?\d| Uhr))",
        small_weekday,
        needs=tuple(f"{day}{stop} {start}0" for day in _SMALL_DAYS for stop in ("", ".") for start in ("", "ab ")),
    ),
    # Matches "14. So. i. Jkr." in "am 14. So. i. Jkr.", "3. So im Jahreskreis"; not "2. So geht es", "2. So. im Mai".
    Rule(
        "Sunday of the year of the church",
        r"(?<![\w.,])(\d{1,2})\. ?So\.? "
        r"(?:(im Jahreskreis|nach|vor|der(?= Osterzeit| Fastenzeit))\b|(i\. ?Jkr?\.|[nvd]\. (?=[A-ZÄÖÜ])))",
        sunday,
        needs=("0. So", "0.So"),
        at_number=True,
    ),
    # Matches "Mo.–Fr.", "Januar - März"; not "Mai-Feier", "Montag bis Freitag".
    Rule(
        "days and months",
        rf"(?<!\w)({_NAMED}) ?{DASH} ?({_NAMED})"
        rf"(?![\w-]|(?:[/+&]|,? (?:u\.|und|&|\+) |, )(?:{SHORT_DAY})\b)",
        names,
        words=(*SHORT_WEEKDAYS, *SHORT_MONTHS, *_LONG_NAMES),
        trigger=rf"{DASH} ?{_NAMED}",
    ),
    # Matches "–" in "Mo. 5.–Fr. 9.5.", "-" in "Montag, 5.-Freitag, 9. Mai"; not in "5.–9.", "5.– Fr.", "5.–Fr. 90".
    Rule(
        "until a day",
        rf"(?<=\d\.){DASH}(?=(?:{alternatives(_LONG_NAMES)}|(?:{alternatives(SHORT_WEEKDAYS)})\.?),? \d{{1,2}}\.)",
        until_day,
        needs=("0.-",),
    ),
    # Matches "Sa/So", "Di+Do", "Mo, Mi und Fr"; not "So und so", "So, So", "Mi-fa".
    Rule(
        "weekdays",
        rf"(?<![\w-])(?!So(?: und| oder|,) So\b)(?:{_DAY_SHORT}\.?(?:{_DAY_JOINT}))+{_DAY_SHORT}(?:\.(?=[\d ,:)]))?"
        rf"(?: ?[/+&] ?(?=[Ff]eiertag|Fei\b)|(?![\w-]))",
        weekdays,
        words=tuple(SHORT_WEEKDAYS),
        trigger=rf"[DFMS][aior](?<!\w..)\.?(?:{_DAY_JOINT}){_DAY_SHORT}",
    ),
    Rule("days of a plan", _PLANNED.pattern, planned, words=tuple(SHORT_WEEKDAYS), trigger=_PLAN_OPENS.pattern),
    # Matches "Sa" in "Sa 10 Uhr", "So" in "So 14:30", "Mi" in "Mi, 3.9.", "ab Do"; not "So 3 Leute", "Sa und So",
    # "Mi 9T", "7 Sa 3/20".
    Rule("weekday", _WEEKDAY, weekday, words=(*SHORT_WEEKDAYS, "Fei"), trigger=_WEEKDAY_TRIGGER),
)
