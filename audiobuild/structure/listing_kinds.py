"""What kind of listing a run of lines is, by the heading over them and by the lines together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.grammar.clock import EARLY
from audiobuild.german.rules.listings import Listing
from audiobuild.german.rules.numbering.enumerations import LAST_ADVERB
from audiobuild.german.words.calendar import SHORT_DAY
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

_LONGEST_NAME = 60
"""Characters of an item that is no more than a name with its number, club and result."""
_FEWEST = 3
"""Lines that show without a heading what they are."""


class Run(NamedTuple):
    """Adjacent lines, and the headings over them."""

    lines: tuple[int, ...]
    """Their indices among the blocks."""
    heading: str
    """The nearest heading, and words that introduce the lines."""
    title: str
    """The article's title."""


def heads(text: str) -> bool:
    """Return whether a line with figures is the head of a list: "Eintritt 2024", "Programm (Sa., 9.11.)"."""
    named = any(names.match(text) for names in (_PRICES, _HOURS, _RANKING, _NO_EUROS, _SPORT))
    return bool(named) and not (_AMOUNT.search(text) or _HOUR.search(text) or _CURRENCY.search(text))


def names_prices(text: str) -> bool:
    """Return whether a heading or sentence says that amounts of the page are euros: "Alle Preise in Euro"."""
    return ("reis" in text or "karte" in text) and _PRICED.search(text) is not None


def names_other_currency(text: str) -> bool:
    """Return whether a heading or sentence says that amounts of the page are no euros: "Preise in CHF"."""
    return _NO_EUROS.search(text) is not None


def kind_of(run: Run, texts: list[str], *, priced: bool) -> Listing | None:
    """Return what kind of listing a run of lines is.

    Args:
        run: where they stand.
        texts: the lines.
        priced: whether prices in euros are named elsewhere on the page.
    """
    whole = "\n".join(texts)
    if _are_prices(run, texts, whole, priced=priced):
        return Listing.PRICES
    if _are_chapters(run, texts):
        return Listing.CHAPTERS
    if not _CURRENCY.search(whole) and _are_hours(run, texts):
        return Listing.HOURS
    if _days_rise(texts):
        return Listing.DATES
    return Listing.PLACES if _most(_SHOT, texts) and "Ringe" in whole else _ranking(run, texts, whole)


def _ranking(run: Run, texts: list[str], whole: str) -> Listing | None:
    """Return whether numbered lines are the places of a ranking, with the times of a race or without."""
    numbers = [int(place[1]) if (place := _PLACE.match(text)) else 0 for text in texts]
    ranked = _names_ranking(run)
    counted = numbers == [*range(1, len(numbers) + 1)]
    if not (counted or (ranked and numbers[0] > 0 and numbers == sorted(numbers))):
        return None
    timed = counted and all(map(_RACE_TIME.search, texts))
    if (ranked or timed) and _times_rise(texts):
        return Listing.RACE
    if ranked and all(len(_TIME.findall(text)) == 1 for text in texts):
        return None  # times that do not rise: of a programme
    many = counted and len(numbers) > LAST_ADVERB
    return Listing.PLACES if _are_names(texts, whole, ranked=ranked or many) else None


def _names_ranking(run: Run) -> bool:
    """Return whether the heading or the title says that the lines are a ranking: "Ergebnisse", "Weitsprung"."""
    named = any(names.search(run.heading) for names in (_RANKING, _SPORT, _EVENT))
    return named or _RANKING.search(run.title) is not None


def _are_names(texts: list[str], whole: str, *, ranked: bool) -> bool:
    """Return whether lines are names with results, or names of a ranking: none is long or a sentence."""
    if any(len(text) > _LONGEST_NAME or text[-1] in "!?" for text in texts):
        return False
    return _are_results(texts, whole) or (ranked and not any(text.endswith(".") for text in texts))


def _are_results(texts: list[str], whole: str) -> bool:
    """Return whether each line ends in a result: no amount of money, and not each in a time."""
    if len(texts) < _FEWEST or _CURRENCY.search(whole):
        return False
    return all(map(_RESULT.search, texts)) and not all(map(_TIME.search, texts))


def _are_prices(run: Run, texts: list[str], whole: str, *, priced: bool) -> bool:
    """Return whether most lines end in an amount of euros, as the heading, the title or another line says."""
    above = f"{run.heading}\n{run.title}"
    if not _most(_AMOUNT, texts) or _NO_EUROS.search(f"{run.heading}\n{whole}") or _SPORT.search(run.heading):
        return False
    return bool(priced or _CURRENCY.search(f"{run.heading}\n{whole}") or _PRICES.search(above))


def _are_chapters(run: Run, texts: list[str]) -> bool:
    """Return whether the lines open with places in a recording: they rise from 0:00, or the heading names chapters."""
    marks = [mark for text in texts if (mark := _OPENING_MARK.match(text))]
    if len(marks) < _FEWEST or len(marks) < len(texts):
        return False
    seconds = [3600 * int(mark[1] or 0) + 60 * int(mark[2]) + int(mark[3]) for mark in marks]
    named = _CHAPTERS.search(run.heading) is not None
    opens = seconds[0] == 0 and not _HOURS.search(run.heading)
    return (named or opens) and all(one < other for one, other in pairwise(seconds))


def _are_hours(run: Run, texts: list[str]) -> bool:
    """Return whether the lines have times of day, as the heading says or as they rise in each or from line to line."""
    if _HOURS.search(run.heading) and _most(_HOUR, texts):
        return True
    return _hours_rise(texts) or (len(texts) > 1 and all(map(_hours_rise_inside, texts)))


def _hours_rise_inside(text: str) -> bool:
    """Return whether a line has two times of day and more that rise, of a timetable: "Markt 8.05 10.35 13.05"."""
    times = [(int(hour), int(minute)) for hour, minute in _ROW_HOUR.findall(text)]
    return len(times) > 1 and all(one < other for one, other in pairwise(times))


def _most(pattern: re.Pattern[str], texts: list[str]) -> bool:
    """Return whether the pattern is found in half of the lines or more, and in two at least."""
    count = sum(bool(pattern.search(text)) for text in texts)
    return count > 1 and 2 * count >= len(texts)


def _hours_rise(texts: list[str]) -> bool:
    """Return whether lines open with a time of day each, none earlier than that before: of a programme."""
    times = [(int(at[1]), int(at[2])) for text in texts if (at := _OPENING_HOUR.match(text))]
    if len(times) < _FEWEST or len(times) < len(texts) or times[0][0] <= EARLY:
        return False
    return all(one <= other for one, other in pairwise(times)) and times[0][0] < times[-1][0]


def _days_rise(texts: list[str]) -> bool:
    """Return whether lines open with a day each, none earlier than that before: of a calendar, not sections."""
    days = [(int(at[2]), int(at[1])) for text in texts if (at := _OPENING_DAY.match(text))]
    if len(days) < _FEWEST or len(days) < len(texts) or max(day for _, day in days) <= _MOST_MONTHS:
        return False
    falls = [(one, other) for one, other in pairwise(days) if one > other]
    return not falls or (len(falls) == 1 and falls[0][1][0] < falls[0][0][0])  # in the next year


_MOST_MONTHS = 12
"""Numbers up to here may be those of chapters; a larger one before the full stop is a day."""


def _times_rise(texts: list[str]) -> bool:
    """Return whether each line has one time, and none is shorter than that before: of races, not of matches."""
    times = [_TIME.findall(text) for text in texts]
    if any(len(found) != 1 for found in times):
        return False
    seconds = [
        3600 * int(hours or 0) + 60 * int(minutes) + int(rest) + int(tenths or 0) / 10 ** len(tenths)
        for ((hours, minutes, rest, tenths),) in times
    ]
    return seconds == sorted(seconds) and "Uhr" not in "".join(texts)


# Matches "3,50" in "Bratwurst 3,50", "(0,5 l) 3,80/4,50", "1.845,00", "36,-"; not in "3,50 m", "3,505", "3,5".
_AMOUNT = lazy_regex(
    r"(?<![\w.,])\d{1,3}(?:\.\d{3})?,(?:\d\d|[-–—]{1,2})"
    r"(?= ?(?:/ ?\d{1,3},(?:\d\d|[-–—]{1,2}))?(?: ?€| Euro| EUR)?\)?\Z)"
)
_CURRENCY = lazy_regex(r"€|\b(?:Euro|EUR)\b")
# Matches "CHF", "Fr. 5", "in DM", "Hochsprung", "Noten"; not "Freitag", "Weitere".
_NO_EUROS = lazy_regex(
    r"[$£]|\b(?:CHF|SFr|DM|Mark|Franken|Schilling|Dollar|Fr\. \d)"
    r"|\b\w*(?:[Ss]prung|[Ww]urf|[Ss]toß(?:en)?|[Ww]erfen|[Ss]pringen|[Ww]ertung)\b"
    r"|\b(?:Noten?|Meter|Sekunden|Prozent|Grad|Punkte|Zeiten?)\b"
)
# Matches "Weitsprung", "Speerwerfen", "Mehrkampf"; not "Vorsprung", "Entwurf".
_EVENT = lazy_regex(r"\b(?:Weit|Hoch|Drei|Stabhoch)sprung\b|\b\w+(?:werfen|stoßen|springen|kampf)\b")
# Matches "100 m", "Staffel", "50m Brust", "Luftgewehr"; not "Startgeld", "2 Mal".
_SPORT = lazy_regex(
    r"\d ?k?m\b|\b(?:\w*[Ss]taffel|(?!(?:Tagesa|A)b)\w*[Ll]auf|\w*gewehr|\w*pistole|Brust|Kraul|Rücken|Sprint)\b"
)
# Matches "Preise", "Eintrittspreise", "Speisekarte", "Unsere Getränke", "Gebühren"; not "Preisträger".
_PRICES = lazy_regex(
    r"(?:[\w-]*p|P)reis(?:e|en|liste|tafel)?\b|\b(?:Speise|Getränke|Wein|Eis|Tages|Mittags|Abend)n?karten?\b|\bEintritt\b"
    r"|\b(?:Speisen|Getränke|Kosten|Vorspeisen|Hauptgerichte|Hauptspeisen|Nachspeisen|Desserts?|Essen|Trinken)\b"
    r"|(?:[\w-]*g|G)ebühren\b|(?:[\w-]*b|B)eiträge\b|(?:[\w-]*t|T)arife?\b|\b(?:Kollekten?|Spenden|Spendenstand)\b"
)
# Matches "Speisekarte", "Preise in Euro", "Eintrittspreise"; not "Die Preise stiegen", "Eintritt".
_PRICED = lazy_regex(
    r"\b(?:Speise|Getränke|Wein|Eis|Mittags|Menü|Dessert|Bar|Cocktail)n?karten?\b"
    r"|\bPreise (?:verstehen sich )?in (?:Euro|€|EUR)|\b\w*preis(?:e|liste)\Z"
    r"|\APreis(?:e|liste)\b"
)
# Matches "Abfahrt", "Fahrplan", "Öffnungszeiten", "Programm am Samstag", "Gottesdienste"; not "Programmierung".
_HOURS = lazy_regex(
    r"\b(?:Abfahrt(?:en|szeiten)?|Ankunft|\w*[Ff]ahrplan|(?:\w*p)?[Pp]?rogramm|Ablauf|Tagesablauf|(?:Zeit|Stunden|Spiel)plan"
    r"|\w*[a-zäöü]zeiten|Termine|Sprechstunden|Gottesdienste?|Gottesdienstordnung|Uhrzeit|Geöffnet)\b"
)
# Matches the beginning of "0:00 Intro", "(00:10:22) Thema", "65:10 - Ende"; not of "9.30 Tanz", "10:22 Uhr".
_OPENING_MARK = lazy_regex(r"[(\[]?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?![\d:])[)\]]?(?! ?Uhr)\s*[-–:|]?\s*(?=\S)")
# Matches "Kapitel", "Kapitelmarken", "Zeitmarken", "Timestamps"; not "Kapitell".
_CHAPTERS = lazy_regex(r"\b(?:Kapitel(?:marken|übersicht)?|(?:Zeit|Sprung)marken|Timestamps?|Shownotes|Zeitstempel)\b")
# Matches "8.12", "8.00" in "8.00-12.00", "Mo 14–21"; not in "8.12.", "8.12.2025", "8.12 km", "12.5".
_HOUR = lazy_regex(
    r"(?<![\w.,:])(?:[01]?\d|2[0-4])\.[0-5]\d(?!\w|[.,:]\d|\.| ?(?:km|m|kg)\b| ?[€%])"
    rf"|\b(?:{SHORT_DAY}|\w+tag|Mittwoch)"
    r"\.?:? (?:[01]?\d|2[0-4]) ?[-–] ?(?:[01]?\d|2[0-4])(?![\w.:])"
)
# Matches the beginning of "9.30 Begrüßung", "9.45-10.15 Tanz", "11.00 u. 12.00 Musik"; not of "9.32 Ziel", "9.30 m".
_OPENING_HOUR = lazy_regex(
    r"(\d|1\d|2[0-3])\.([0-5][05])(?: ?(?:[-–+/]|bis|u\.|und) ?(?:\d|1\d|2[0-3])\.[0-5][05])?"
    r"(?: Uhr)?:? [\"„(]?[A-ZÄÖÜ]"
)
# Matches "8.05", "10.35" in "Markt 8.05 10.35"; not in "8.5", "8.05.", "8.05 km", "1.234".
_ROW_HOUR = lazy_regex(r"(?<![\w.,:])(\d|0\d|1\d|2[0-3])\.([0-5]\d)(?= |\Z)(?! (?:km|m|kg|%|€))")
# Matches the beginning of "3.6. Wald", "10./17.6. Ferien", "24.12. Christmette"; not of "3.6.2025", "3.13. Ziel".
_OPENING_DAY = lazy_regex(r"(?:\d{1,2}\. ?/ ?)?(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.:? (?=\S)")
# Matches "Ergebnisse", "Endstand", "Rangliste", "Die Sieger", "Tabelle"; not "Siegburg".
_RANKING = lazy_regex(
    r"\b(?:\w*[Ee]rgebnis(?:se|liste)?|Endstand|(?:\w*t|T)abelle|Endklassement|\w*[Rr]angliste|\w*[Ss]iegerliste|Sieger"
    r"|Siegerinnen|Platzierung(?:en)?|Plätze|Platz|\w*[Ww]ertung|Gewinner|Preisträger|Podium|Bestenliste|Einlauf)\b"
)
# Matches the beginning of "1. Eva", "2., SV Aue", "3 , TSV", "4) Ute"; not of "1.5 km", "2 Eier".
_PLACE = lazy_regex(r"\(?(\d{1,3})(?:[.)]| ?,|\. ?,) (?=\S)")
# Matches the end of "1. Eva 1:58:44", "1. Eva 0:29,87"; not of "1. Andacht 17:45".
_RACE_TIME = lazy_regex(r"\b\d{1,2}:[0-5]\d(?::[0-5]\d|[.,]\d{1,2})(?: ?(?:min|h|Std\.?))?\Z")
# Matches "392 Ringe", "389 R."; not "389 Runden".
_SHOT = lazy_regex(r"\b\d{1,4} ?(?:Ringen?\b|R\.)")
# Matches "17:45" in "Eva Braun 17:45", "17:45,2", "1:17:45"; not in "17:4", "1:1:17:45".
_TIME = lazy_regex(r"(?<![\d:.,])(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?:[.,](\d{1,2}))?(?![\d:]|[.,]\d)")
# Matches the end of "1. Eva 392 Ringe", "1. SV Aue 11 8 27:9 26", "1. Ute Lind 4,52 m"; not of "1. Mehl 500 g".
_RESULT = lazy_regex(
    r"\A\S+ [A-ZÄÖÜ][\w.’'-]+ .*?\b\d{1,4}(?:[:,.]\d{1,3})*"
    r"(?: ?(?:c?m|Punkten?|Pkt\.?|P\.?|Ringen?|R\.?|Teiler|Sek\.?|s|min|Min\.?|h|Std\.?|Stimmen|Tore|Siege))?\)?\Z"
)
