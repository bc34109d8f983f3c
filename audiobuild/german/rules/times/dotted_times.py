"""Times with a full stop in place of a colon: 18.30 is a time, a price, a date or a score by the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.grammar.clock import EARLY, HOUR, SIXTY, time_of_day
from audiobuild.german.grammar.context import search_before, word_after, word_before
from audiobuild.german.grammar.patterns import MONTH
from audiobuild.german.grammar.place import Place
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import WEEKDAY_NAMES
from audiobuild.german.words.time_words import BEGINNING, CHANNELS, EVENT
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re


def dotted(found: re.Match[str], text: str) -> str | None:
    """Read ``um 20.15`` as um zwanzig Uhr fünfzehn; ``ab 18.30, Beginn 19.30 Uhr`` -> achtzehn Uhr dreißig."""
    time = _time(found, text)
    return None if _is_value(time) or not _is_time(time) else time_of_day(found[1], found[2])


class _Time(Place):
    """Two numbers with a full stop between them; the word before is in lower case."""

    @property
    def hour(self) -> int:
        """The number before the full stop."""
        return int(self.found[1])

    @property
    def minute(self) -> int:
        """The number after it."""
        return int(self.found[2])


# Matches the end of "bis ca. ", "ab etwa "; not of "bis Mitte ".
_ABOUT_BEFORE = lazy_regex(r"(?<= )(?:ca\.|circa|etwa) $")


def _time(found: re.Match[str], text: str) -> _Time:
    """Return the two numbers and the word before them, past "etwa" in a sentence about hours."""
    about = search_before(_ABOUT_BEFORE, text, found.start(), len("circa ")) if "Uhr" in text else None
    before = word_before(text, about.start() if about else found.start())
    return _Time(found, text, before.lower(), word_after(text, found.end()))


# Matches "Werte", "Die Noten", "schwankt", "Kurs" in "Der Kurs stieg"; not "Wertstoffhof", "Kurse beginnen", "Kurs A".
OF_VALUES = lazy_regex(
    r"\b(?:pH|Werte?n?|Noten?|Preise?n?|schwank\w+|Skala)\b"
    r"|\bKurse?n?\b(?! (?:[A-Z\d]{1,2}\b|beg[ia]nn|start|f[ai]nd|geht|gehen|läuft|laufen|dauer|ist|sind|w[iu]rd))"
)
"""What goes from one decimal to another: Die Werte schwanken von 6.50 bis 8.20."""
# Matches "stieg um ", "sanken zuletzt um "; not "stieg in ", "kam um ".
_CHANGE_BEFORE = lazy_regex(
    r"\b(?:st[ie]{2}g(?:t|en)?|s[aiu]nk(?:t|en)?|f(?:ä|ie)l(?:lt|en)?|(?:erhöh|senk|verteuer|wuchs)(?:t|te|en|ten)?)\b"
    r"[^.;:!?]{0,20}\bum "
)
"""A change of less than one by a verb: stieg um 0.25."""
# Matches the beginning of " auf 1.85", " auf 20 Euro", " pro Kopf", " höher"; not of " auf der".
_CHANGE_AFTER = lazy_regex(
    r" auf \d| (?:pro|je) | (?:höher|tiefer|niedriger|mehr|weniger|teurer|billiger|günstiger|größer"
    r"|kleiner|länger|kürzer)\b"
)
# Matches the end of "Eintritt ", "Preis: ", "Ticketpreis "; not of "Preise ", "Eintritt ab ".
_PRICE_LABEL = lazy_regex(r"(?:[Ee]intritt|[Pp]reis|[Kk]osten|[Gg]ebühr|[Bb]eitrag|VVK|AK):? $")


def _is_value(time: _Time) -> bool:
    """Return whether the number is a price or another decimal: Eintritt 8.50, kostet Fr. 8.50, um 0.05 auf 1.85."""
    text, start = time.text, time.start
    if time.follows(_PRICE_LABEL, within=12) or OF_VALUES.search(text, 0, start) or time.precedes(_CHANGE_AFTER):
        return True
    if time.found[1] == "0" and _CHANGE_BEFORE.search(text, 0, start):
        return True
    return text.endswith("Fr. ", 0, start) and _is_price(time)


# Matches the end of "17.9., ", "am 17.9.2024, ", "7. März, ", "Sa 17.9. "; not of "17.9. ", "17.9, ".
_DATE_BEFORE = lazy_regex(
    rf"(?<![\d.])\d{{1,2}}\.(?:\d{{1,2}}\.(?:\d{{2,4}})?|\s?{MONTH}(?:\s\d{{4}})?), $"
    rf"|\b(?:Mo|Di|Mi|Do|Fr|Sa|So|{'|'.join(sorted(WEEKDAY_NAMES))})\.?,? \d{{1,2}}\.(?:\d{{1,2}}\.|\s?{MONTH}) $"
)
_SURE_FIVES = frozenset(word_list("gegen ab bis vor nach seit beginnt startet endet schließt schliesst öffnet"))
# Matches ", ZDF", ", 3sat"; not ", ABC".
_CHANNEL_AFTER = lazy_regex(r", (?:ARD|ZDF|Arte|3sat|RTL|Vox|ORF|ATV|Pro7|ProSieben|NDR|WDR|BR|SWR|MDR|Phoenix|Puls)\b")
_SURE = frozenset(
    word_list("""
    um ladenschluss arbeitsbeginn dienstbeginn dienstschluss feierabend anstoß anstoss einlass anpfiff abfahrt ankunft
    treffpunkt ankick
    """)
)
_BEFORE_TIME = (
    _SURE
    | _SURE_FIVES
    | CHANNELS
    | frozenset(
        word_list("von zwischen beginn einlass start anstoß anstoss abfahrt ankunft treffpunkt anpfiff uhrzeit kasse")
    )
)
"""Words before a time with a full stop in it."""


def _is_time(time: _Time) -> bool:
    """Return whether two numbers that are no value are a time of day."""
    if _is_on_the_hour(time) or _is_of_event(time):
        return True
    if _is_labelled(time.text, time.start) or time.follows(_DATE_BEFORE) or _is_beside_times(time):
        return True
    if time.precedes(_CHANNEL_AFTER):
        return True
    if time.before not in _BEFORE_TIME:
        return False
    is_sure = time.before in _SURE or time.before in CHANNELS or time.found[0] == "23.59"
    is_later = time.before == "bis" and _EARLIER.search(time.text, 0, time.start)
    return bool(is_sure or is_later or _is_limit(time) or _is_start(time) or "Uhr" in time.text[time.end :])


# Matches "um 12.39" in "kam um 12.39 bei ihr an"; not in "stieg um 12.39 Euro", "fiel um 12.39 auf 11.20".
_EARLIER = lazy_regex(rf"\b[Uu]m (?:0?[6-9]|1\d|2[0-4])\.{SIXTY}(?![\d.,]| ?[€$%]| (?:auf|[A-ZÄÖÜ]))")


# Matches the beginning of " heulen"; not of ", heulen", " der".
_VERB_AFTER = lazy_regex(r" (?!der|die|das|und|oder|des)[a-zäöüß]{3,}")


def _is_on_the_hour(time: _Time) -> bool:
    """Return whether a signal is meant: Punkt 12.00 heulen die Sirenen."""
    is_full = time.minute == 0 and time.text.endswith("Punkt ", 0, time.start)
    return is_full and time.precedes(_VERB_AFTER)


# Matches the end of "Gottesdienst ", "Chorprobe, "; not of "Gottesdienst: ", "Dienst ".
_EVENT_BEFORE = lazy_regex(rf"{EVENT},? $")

# Matches the end of "Samstag ", "Freitagabend "; not of "Samstags ", "Sams ".
_DAY_BEFORE = lazy_regex(rf"\b(?:{'|'.join(sorted(WEEKDAY_NAMES))})(?:abend|mittag|nachmittag|vormittag)? $")

_MONTHS = 12
# Matches "Euro", "5 €", "Fr. 3"; not "Franz".
_MONEY = lazy_regex(r"[€$£]|\b(?:Euro|EUR|CHF|Franken|Dollar|Rappen|Cent|Preise?)\b|\bFr\. \d")
# Matches the beginning of " ging er", ".", ", als"; not of " Stück", " bis 19".
_SENTENCE_GOES_ON = lazy_regex(r"(?! bis| Grad)(?: [a-zäöüß]|[.,:;!?)“”\"»«](?!\d)| [–-] |\Z)")


def _is_of_event(time: _Time) -> bool:
    """Return whether a day or an event is before what is no date: Samstag 9.30, Gottesdienst 9.30, danach Kaffee."""
    may_be_date = time.hour <= EARLY or time.minute % 5 or 0 < time.minute <= _MONTHS
    if may_be_date:
        return False
    if time.follows(_DAY_BEFORE, within=24):
        return True
    is_event = time.follows(_EVENT_BEFORE, within=24) and time.precedes(_SENTENCE_GOES_ON)
    return is_event and not _MONEY.search(time.text)


_LONGEST_LABEL = 60
# Matches the end of "7.15, ", "8.15 und ", "8.30 u. "; not of "7.15 ", "7.75, ".
_LISTED_BEFORE = lazy_regex(rf"(?<![\w.,:]){HOUR}\.{SIXTY}(?:,| und| oder| u\.) $")
# Matches the end of "um 11.00, ", "Um 9.30, 11.15 und ", "um 18.30 in Tokio und "; not of "um 0.25, ", "auf 11.00, ",
# "um 11.00 ", "um 18.30 teurer und ".
_HOURS_BEFORE = lazy_regex(
    rf"\b[Uu]m (?:0?[6-9]|1\d|2[0-4])\.{SIXTY}(?: (?:in|ab|nach|aus) [A-ZÄÖÜ][\w-]+)?"
    rf"(?:(?:,| und| oder) {HOUR}\.{SIXTY}){{0,6}}(?:,| und| oder) $"
)
# Matches the end of "Einlass: ", "Ende ", "Fr., ", "Samstag, ", "Festgottesdienst: "; not of "Einlässe ", "Freitag ".
_LABELLED = lazy_regex(
    BEGINNING + r"(?: (?:am|in|beim|bei|im) [A-ZÄÖÜ][\w-]+:| \([^()]{2,25}\):"
    r"| ist| war| jeweils| immer| ca\.| etwa|:?) $"
    rf"|(?:{EVENT}|[Bb]us|[Zz]ug|[Ff]ähre|[Ff]lug|Tram): $"
    r"|\b(?:[Bb]us|[Zz]ug|[Ff]ähre|[Bb]ahn|[Ss]chiff|[Zz]urück|[Rr]etour|(?:Rück|Hin|Ab)fahrt) ab $"
    r"|\b(?:[Bb]us|[Zz]ug|[Bb]ahn|[Ff]ähre) an $|\bTür(?:en)? auf: $"
    r"|\b(?:zurück|retour) $"
    r"|\b(?:(?:Uhr|Start|Anfangs|Abfahrts|Ankunfts|Trainings|Öffnungs|Sprech|Bade|Besuchs|Büro|Betriebs|Geschäfts"
    r"|Kassen|Dienst|Proben|Hallen)z|Z)eit(?:en)?: $"
    r"|(?:(?:Ansto(?:ß|ss)|Beginn|Einlass|Start|Abfahrt|Ankunft|Treffpunkt|Anpfiff|Ankick): "
    r"(?:[A-ZÄÖÜ][^.:;\d]{1,30}, )?"
    r"|\b(?:fährt|fahren|verkehrt|verkehren) (?:um )?"
    rf"|(?:[Bb]us|[Zz]ug|[Ff]ähre|[Bb]ahn|[Ss]chiff|Postauto|Tram|Abfahrt|Abfahrten|Führung|Führungen|{EVENT}e?)"
    r"(?: (?:ab|am|beim?|im|in|von) [A-ZÄÖÜ][\w-]+)?: )"
    rf"(?:{HOUR}\.{SIXTY}(?: \([^()]{{1,25}}\))?(?:,| und) ){{0,4}}$"
    r"|\b(?:S[Aa][Tt](?:\.1| eins)|3sat|Pro ?7|Kabel (?:1|eins)|ORF [1-3]):? $"
    r"|\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)(?:abend)?, $"
    r"|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,? $|\b[Uu]m [\d.\0]{1,5} [^.:;\d]{2,40}, $"
    r"|\bUhr zeigte? $|\b[Ee]s (?:ist|war)(?: jetzt| schon| erst| bereits)? $"
    r"|\b[Uu]m Punkt $|\b[Uu]m [\d.:]{4,5} (?:und|oder|bzw\.) $"
    r"|\b(?:Abfahrt|Ankunft|Zustieg) (?:ab |in |am )?[A-ZÄÖÜ][\w.-]{2,30}(?: Hbf| Bahnhof)? $"
)


def _is_labelled(text: str, position: int) -> bool:
    """Return whether a label precedes the position, or the list of times that leads to it."""
    if any(search_before(pattern, text, position, _LONGEST_LABEL) for pattern in (_LABELLED, _HOURS_BEFORE)):
        return True
    while listed := search_before(_LISTED_BEFORE, text, position, len("18.30 oder ")):
        position = listed.start()
    return search_before(_LABELLED, text, position, _LONGEST_LABEL) is not None


# Matches the beginning of " u. 22.00 Uhr", ", 12.15 und 14.00 Uhr", " und 21 Uhr", "/18.30 h"; not of " und 22.00 €",
# ", 21 Uhr".
_TIME_AFTER = lazy_regex(
    rf"(?:(?: ?(?:u\.|und|oder|sowie|[,/+&]) ?){HOUR}[.:]{SIXTY}(?!\d)){{0,6}}"
    rf"(?: ?(?:u\.|und|oder|sowie|[/+&]) ?{HOUR}(?:[.:]{SIXTY})?|(?<=\d), ?{HOUR}[.:]{SIXTY}) ?(?:Uhr\b|h\b)"
)
# Matches "Abfahrt 9.30", "Einlass: 18.00", "Konzert: 20.00"; not "Preis: 9.50", "Konzerte 20.00".
_LABELLED_TIME = lazy_regex(
    rf"(?:{BEGINNING}:?|{EVENT}:)"
    rf" {HOUR}\.{SIXTY}(?!\d|\.\d)"
)
# Matches "ab Ulm Hbf 7.12, an Blaubeuren 7.25", "ab Ulm 7.12 an Aalen", "Abfahrt Ulm ab 7.02, Ankunft"; not
# "ab Ulm 7.12", "ab 7.12, an 7.25".
_TIMETABLE = lazy_regex(
    rf"\b[Aa]b [A-ZÄÖÜ][\w. -]{{1,30}} {HOUR}\.{SIXTY},? an [A-ZÄÖÜ]"
    rf"|\bAb(?:fahrt|f\.) (?:[A-ZÄÖÜ][\w. -]{{1,30}} )?(?:ab )?{HOUR}\.{SIXTY}(?:,| -| –)? (?:Ankunft|Ank\.)"
)
"""A sure time; what else in the text looks like one is one: Frühstück 8.00, Abfahrt 9.30."""


def _is_beside_times(time: _Time) -> bool:
    """Return whether other times of the sentence show that it is one: 18.30 und 21 Uhr, ab Ulm 7.12, an Aalen 8.02."""
    if time.precedes(_TIME_AFTER) or _TIMETABLE.search(time.text):
        return True
    return time.minute % 5 == 0 and _LABELLED_TIME.search(time.text) is not None


# Matches the end of "Gegen ", "Gegen etwa "; not of "gegen ".
_GEGEN_BEFORE = lazy_regex(r"Gegen (?:(?:ca\.|circa|etwa) )?$")
# Matches "Nachtbus", "nachts", "Polizei"; not "Bussard".
_NIGHTLY = lazy_regex(
    r"\b(?:Nacht|nachts|morgens|früh\b|Bus\b|Zug\b|Polizei|Feuerwehr|Party|Disco|Morgen)|[a-z](?:bus|zug)\b"
)
"""Words of texts about what happens in the small hours."""


def _is_limit(time: _Time) -> bool:
    """Return whether the sentence goes on after a time by fives: kam gegen 20.15, öffnet 9.30."""
    if time.before not in _SURE_FIVES or time.minute % 5 or not time.precedes(_SENTENCE_GOES_ON):
        return False
    return (
        time.hour > EARLY
        or bool(_NIGHTLY.search(time.text))
        or time.follows(_GEGEN_BEFORE)
        or (time.text.endswith("Bis ", 0, time.start) and time.precedes(_VERB_AFTER))
    )


# Matches the beginning of " Frühstück"; not of " frei", ", Essen".
_NOUN_AFTER = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]")


def _is_start(time: _Time) -> bool:
    """Return whether a noun names what begins then: ab 6.30 Frühstück."""
    if time.before != "ab" or time.minute % 15 or time.hour <= EARLY:
        return False
    return time.precedes(_NOUN_AFTER) and not _MONEY.search(time.text)


# Matches "Fr. 18.–", "Fr. 5.-", "20 Franken", "sFr. 3"; not "Fr. 18.30".
_FRANCS = lazy_regex(r"\bFr\. \d+\.[-–—](?!\d)|\d Franken\b|\b(?:CHF|[sS]Fr\.)")
# Matches the beginning of " Uhr", "–14.00", " bis 14.00"; not of " pro", ".".
_CLOCK_AFTER = lazy_regex(r" ?(?:Uhr|h\b|[-–] ?\d|bis \d)")
# Matches the end of "kostet Fr. ", "Eintritt: Fr. ", "steigt um Fr. ", "ca. Fr. "; not of "am Fr. ".
_PRICED = lazy_regex(
    r"\b(?:kost(?:et|en|ete|eten)|zahl(?:t|en|te|ten|e)|verlangt|macht|beträgt|betrug|für|à|zu|nur|um|von|auf|statt|je"
    r"|pro|unter|über|mit|rund|etwa|circa|zirka|ca\.|maximal|mindestens|höchstens|\w*[Pp]reis|Eintritt|\w*[Kk]osten|Gebühr|Total)"
    r"(?: noch| neu)?:? Fr\. $"
)
# Matches the beginning of "/kg", " pro Monat", " je Stück", " inkl. Versand"; not of " bis 14.00", " Uhr".
_PRICE_AFTER = lazy_regex(r"/[A-Za-z]| (?:pro|je|im Monat|im Jahr|inkl|exkl|zuzüglich|zzgl|plus)\b")


def _is_price(time: _Time) -> bool:
    """Return whether "Fr." before the number is francs, not Friday."""
    if time.precedes(_PRICE_AFTER):
        return True
    if time.precedes(_CLOCK_AFTER):
        return False
    return bool(_FRANCS.search(time.text)) or time.follows(_PRICED, within=30) or _is_named_price(time)


_EVEN_PRICES = frozenset(("20", "50"))
"""Hundredths of a price that are seldom the minutes of a time."""
# Matches the end of "Chorprobe Fr. ", "Training: Fr. ", "Treffpunkt Fr. "; not of "Menü Fr. ".
_EVENT_ON_DAY = lazy_regex(
    rf"(?:{EVENT}|Anstoß|Beginn|Einlass|Abfahrt|Ankunft|Treffpunkt|Anpfiff|Ankick|[Zz]eit(?:en)?):? Fr\. $"
)
# Matches the end of "Menü Fr. ", "Äpfel: Fr. "; not of "am Fr. ", "(Fr. ".
_NAMED_BEFORE = lazy_regex(r"[A-ZÄÖÜ][a-zäöüß-]{2,}:? Fr\. $")


def _is_named_price(time: _Time) -> bool:
    """Return whether a round price follows what is sold: Menü Fr. 18.50; not Chorprobe Fr. 18.30."""
    if time.found[2] not in _EVEN_PRICES or time.follows(_EVENT_ON_DAY, within=28):
        return False
    return _NAMED_BEFORE.search(time.text, 0, time.start) is not None
