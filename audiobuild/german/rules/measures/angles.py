"""Degrees, minutes and seconds, and other primes: coordinates, heights, feet and inches, times such as 5'30''.

52° 31' N -> zweiundfünfzig Grad einunddreißig Minuten Nord      13,4° O -> dreizehn Komma vier Grad Ost
5'30'' -> fünf Minuten dreißig      800 m.ü.M. -> achthundert Meter über Meer
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import opens_sentence, quotation_is_open
from audiobuild.german.grammar.numbers import cardinal, decimal
from audiobuild.german.grammar.patterns import NUMBER, WHOLE, amount
from audiobuild.german.rule_engine import Rule
from audiobuild.german.rules.numbers.fractions import SIGNS, mixed
from audiobuild.lazy_regex import lazy_regex


def _with_comma(degree: str) -> str:
    """Return degrees with a decimal comma for a decimal point: 48.2082 -> 48,2082; 1.500 stays."""
    whole, point, fraction = degree.partition(".")
    return f"{whole},{fraction}" if point and len(fraction) != len("500") else degree


_DIRECTIONS = {"N": "Nord", "S": "Süd", "O": "Ost", "E": "Ost", "W": "West"}


def angle(found: re.Match[str], _: str) -> str | None:
    """Read ``52° 31' 12" N`` as zweiundfünfzig Grad einunddreißig Minuten zwölf Sekunden Nord.

    ``13,4° O`` -> ... Ost.
    """
    if not (found["minute"] or found["side"]):
        return None
    words = [f"{decimal(_with_comma(found['degree']))} Grad"]
    for name, unit in (("minute", "Minute"), ("second", "Sekunde")):
        if found[name]:
            words.append(_part(found[name], unit))
    return " ".join([*words, _DIRECTIONS.get(found["side"] or "", "")]).strip()


def _part(count: str, unit: str) -> str:
    """Read minutes or seconds of a degree, which have no thousands: 31.200 is a decimal."""
    return f"{decimal(_unpadded(count), 'eine')} {unit}{'n' if count != '1' else ''}"


def _unpadded(number: str) -> str:
    """Return a number without zeros before it and with a decimal comma: 003 -> 3, 05.120 -> 5,120."""
    return re.sub(r"^0+(?=\d)", "", number.replace(".", ","))


def directions_first(found: re.Match[str], _: str) -> str | None:
    """Read ``N 52° 31.200' E 013° 24.300'``, as GPS receivers show coordinates, as Nord zweiundfünfzig Grad ..."""
    return _COORDINATE.sub(_coordinate, found[0])


def _coordinate(found: re.Match[str]) -> str:
    direction, degree, minute, second, place = found.groups()
    if place:
        return f"{_DIRECTIONS[direction]} {decimal(_unpadded(place))} Grad"
    words = [_DIRECTIONS[direction], decimal(_unpadded(degree)), "Grad", _part(minute, "Minute")]
    return " ".join([*words, _part(second, "Sekunde")] if second else words)


_MINUTE = "['′’‘´]"
_SECOND = "(?:''|″|\"|”|“|’’|‘‘|´´|′′)"


def _coordinate_pattern(directions: str) -> str:
    """Return a pattern of "N 52° 31.200'", "N52°31.2", "N 52° 31' 12″", "N 52.5°" and "N 52.52340"."""
    part = r"(\d{1,2}(?:[.,]\d{1,6})?)"
    return (
        rf"([{directions}]) ?(?:(\d{{1,3}}) ?° ?{part}(?!\d)(?: ?{_MINUTE}(?: ?{part} ?{_SECOND})?)?"
        r"|(\d{1,3}(?:[.,]\d{1,8}(?= ?°)|\.\d{4,8}))(?![\d,.]\d|\d)(?: ?°(?! ?C))?)"
    )


# Matches "N 52° 31.200'", "E013°24.3", "S 33.86880", "N 52,5°"; not "N 52", "52° N", "S 33.5".
_COORDINATE = lazy_regex(_coordinate_pattern("NSOEW"))
_LATITUDE, _LONGITUDE = _coordinate_pattern("NS"), _coordinate_pattern("OEW")


def side(found: re.Match[str], _: str) -> str | None:
    """Read ``48.2082 N`` as achtundvierzig Komma zwei null acht zwei Nord: degrees without their sign.

    ``-33.8688 Grad`` -> minus dreiunddreißig Komma ...; ``54.321 Grad Nord`` are no thousands.
    """
    spoken = amount((found[1] or found[3]).replace(".", ","))
    return f"{spoken} {_DIRECTIONS[found[2]]}" if found[2] else spoken


# Matches "Orgel", "Hauptwerks", "Bourdon", "Oszillatoren"; not "Orgelstadt", "Organ", "Werk".
_ORGAN = lazy_regex(
    r"\b(?:\w*[Oo]rgel|Orgelwerk\w*|Registers?|Pfeifen?|Pedal|(?:Haupt|Ober|Brust|Schwell)werk(?:e?s)?|Manuals?"
    r"|Prin[zc]ipal|Gedackt|Subbass|Bour?d[ou]n|Na[sz]ard|Quintad(?:e|ena)|Os[zc]illator(?:en)?)\b"
)


def pitch(found: re.Match[str], text: str) -> str | None:
    """Read ``8'`` beside an organ, the length of a stop's pipes, as acht Fuß; in a match it is a minute.

    ``Nasard 2 2/3'`` -> zwei zwei Drittel Fuß.
    """
    if not _ORGAN.search(text):
        return None
    if found[1]:
        return f"{cardinal(int(found[1]), 'ein')} Fuß"
    above, below = SIGNS[found[3]] if found[3] else (int(found[4]), int(found[5]))
    return f"{mixed(int(found[2]), above, below)} Fuß"


def minutes_and_seconds(found: re.Match[str], _: str) -> str | None:
    """Read ``5'30''`` as fünf Minuten dreißig; ``1'05"`` -> eine Minute fünf."""
    minutes = int(found[1])
    return f"{cardinal(minutes, 'eine')} Minute{'n' if minutes != 1 else ''} {cardinal(int(found[2]))}"


def seconds(found: re.Match[str], text: str) -> str | None:
    """Read ``Lang (+41'')`` as plus einundvierzig Sekunden; ``1″ Vorsprung`` -> eine; ``76 mm (3″)`` -> Zoll."""
    count = int(found[2] or found[4])
    if text.endswith(("mm (", "cm ("), 0, found.start()):
        return f"{cardinal(count, 'ein')} Zoll"
    return f"{'plus ' if found[1] or found[3] else ''}{cardinal(count, 'eine')} Sekunde{'n' if count != 1 else ''}"


_FRACTIONS = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "10")}


def temperatures(found: re.Match[str], _: str) -> str | None:
    """Read ``8/17 °C``, the lowest and the highest of a day, as acht bis siebzehn Grad Celsius."""
    if found[0].endswith("Grad") and (found[1], found[2]) in _FRACTIONS:
        return None  # a part of a degree
    lowest, highest = (int(written.replace("–", "-").replace("−", "-")) for written in found.groups()[:2])
    if lowest > highest:
        lowest, highest = highest, lowest
    spoken = (f"{'minus ' if degrees < 0 else ''}{cardinal(abs(degrees))}" for degrees in (lowest, highest))
    return f"{' bis '.join(spoken)} Grad" + (" Celsius" if found[4] else "")


def feet(found: re.Match[str], _: str) -> str | None:
    """Read ``6'2" groß`` and ``6 ft 2 in`` as sechs Fuß zwei Zoll."""
    feet_, inches_ = filter(None, found.groups())
    return f"{cardinal(int(feet_), 'ein')} Fuß {cardinal(int(inches_), 'ein')} Zoll"


_LEVELS = {"M": "Meer", "Meer": "Meer", "NN": "Normalnull", "NHN": "Normalhöhennull", "A": "Adria"}


def height(found: re.Match[str], text: str) -> str | None:
    """Read ``800 m.ü.M.`` as achthundert Meter über Meer; ``800 m.ü.d.M.`` -> über dem Meer."""
    article = "dem " if found[2] else ""
    ends = found[0].endswith(".") and opens_sentence(text, found.end()) and not text.startswith(")", found.end())
    stop = "." if ends else ""
    return f"{decimal(found[1])} Meter über {article}{_LEVELS[found[3]]}{stop}"


def height_unit(_found: re.Match[str], _: str) -> str | None:
    """Read the m of ``324 (300–340) m ü. NHN`` as Meter."""
    return "Meter"


def organ_stop(found: re.Match[str], _: str) -> str | None:
    """Read ``Oktave 4'`` as vier Fuß, ``Mixtur 3f.`` as dreifach: stops of an organ."""
    return f"{cardinal(int(found[1]))} Fuß" if found[1] else f"{cardinal(int(found[2]))}fach"


def on_the_sky(found: re.Match[str], _: str) -> str | None:
    """Read ``70′ × 40′``, how large a nebula is seen, as siebzig mal vierzig Bogenminuten."""
    return f"{decimal(_with_comma(found[1]))} mal {decimal(_with_comma(found[3]))} Bogenminuten"


_STOPS = (
    "edackt flöte rinzipal rincipal ktave ktav ixtur rompete osaune ordun ubbass ubbaß quinte Quinte quialtera cional"
)
_STOPS += " ashorn orn asat ommer amba egal agott almei ornett imbel ymbel charff rzian bass"
STOPS = (
    # Matches "70′ × 40′", "3,5' x 2'"; not "6'2″ x 3", "70′ × 40", "3' x 2 m".
    Rule(
        "on the sky",
        r"(?<![\w.,])(\d{1,3}(?:[.,]\d)?)(?P<mark>[′']) ?[x×] ?(\d{1,3}(?:[.,]\d)?)(?P=mark)(?!\w)",
        on_the_sky,
        needs=tuple(f"{mark}{blank}{sign}" for mark in "′'" for blank in ("", " ") for sign in "x×"),
        at_number=True,
    ),
    # Matches "8'" in "Gedackt 8'", "4f." in "Mixtur 4f."; not "Müller 8'", "Seite 4f.", "Gedackt 8'30".
    Rule(
        "organ stop",
        rf"(?:{'|'.join(f'(?<={stop} )' for stop in _STOPS.split())})(?:(1|2|4|8|16|32) ?{_MINUTE}|(\d)f\.?)(?!\w)",
        organ_stop,
        needs=("0'", "0′", "0’", "0f"),
        at_number=True,
    ),
    # Matches "8'" in "Prinzipal 8'", "16′", "32'", "2 2/3'", "1⅗′"; not "7'", "8'30''", "8'er". Only of an organ, as
    # `pitch` sees.
    Rule(
        "pitch of a stop",
        rf"(?<![\w.,/])(?:(1|2|4|8|16|32|64)|(\d{{1,2}}) ?(?:([{''.join(SIGNS)}])|(?<= )([1-4])/([2-9]))){_MINUTE}"
        r"(?![\d'′’‘´\w+])",
        pitch,
        needs=tuple(f"{end}{mark}" for end in ("0", *SIGNS) for mark in "'′’‘´"),
        trigger="[Oo]rgel|Register|Pfeife|Pedal|werk|Prin[zc]ipal|Gedackt|Subbass|illator|Manual|Bour?d[ou]n|Na[sz]ard|Quint",
        at_number=True,
    ),
)
"""Before the minutes of a match."""


def inches(found: re.Match[str], _: str) -> str | None:
    """Read ``8"x10"`` as acht mal zehn Zoll."""
    return f"{decimal(found[1])} mal {decimal(found[2])} Zoll"


def curved_inches(found: re.Match[str], text: str) -> str | None:
    """Read ``10“ (250 mm)`` as zehn Zoll: a program has curled the quotation mark, and the metric measure follows."""
    if quotation_is_open(text, found.start()):
        return None
    return f"{decimal(_with_comma(found[1]), 'ein')} Zoll"


# Matches "Rückstand", "zurück", "hinter"; not "hoch".
_GAP_WORD = r"(?:Rückstand|Vorsprung|zurück\b|hinter\b|vor\b|Abstand)"
RULES = (
    # Matches "8/17 °C", "-2/5°", "4/13 Grad" in "Mi: 4/13 Grad"; not "8/17 C", "1/2/3°", "1/4 Graden".
    Rule(
        "temperatures",
        r"(?<![\w.,/–-])([-–−]?\d{1,2}) ?/ ?([-–−]?\d{1,2}) ?(?:(°)(?: ?(C)(?!\w))?(?!\w)|Grad\b)",
        temperatures,
        needs=("0/0", "0/-0", "0 / 0"),
        at_number=True,
    ),
    # Matches "10“" in "10“ (250 mm)", "2.5”" in "2.5” (64mm)"; not "10“ (25)", "Platz 10“".
    Rule(
        "curved inches",
        r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,2})?)[“”](?= ?\(\d[\d.,]* ?[cm]m\))",
        curved_inches,
        needs=("0“ (0", "0” (0", "0“(0", "0”(0"),
        at_number=True,
    ),
    # Matches "6'2″" in "6'2″ groß", "5’10″" in "5’10″ großer", "9 ft 2 in"; not "5'30″ Rückstand", "9 ft".
    Rule(
        "feet",
        rf"(?<![\w.,])(?:([3-9]){_MINUTE}(1[01]|\d){_SECOND}(?= (?:groß|hoch|lang))"
        r"|(\d{1,3}) ?ft\.? (1[01]|\d) ?in(?![\w.]))",
        feet,
        needs=("0'", "0′", "0’", "0 ft 0", "0 ft. 0", "0ft 0"),
        at_number=True,
    ),
    # Matches all of "N 52° 31.200' E 013° 24.300'", "N52°31.2, E13°24.3", "S 33.8688 E 151.2093", "N 52° 31' 12″"; not
    # of "N 52", "52° 31' N 13° 24' E", "N 52°".
    Rule(
        "directions before degrees",
        rf"(?<![\w.,°'′’‘´\"″”“])(?<![°'′’‘´\"″”“] ){_LATITUDE}(?:[,;/]? ?{_LONGITUDE})?(?!\w)",
        directions_first,
        needs=("N0", "N 0", "S0", "S 0"),
    ),
    # Matches all of "52° 31′ 12″ N", "9°5'3.2″ E", "90°", "48°8' O", "54 Grad 14' 26″"; not of "90 Grad", "° 5".
    Rule(
        "angle",
        rf"(?P<degree>(?<![\d.,])\d{{1,3}}\.(?:\d{{1,2}}|\d{{4,}})(?!\d)|{NUMBER}) ?(?:°|Grad"
        rf"(?= \d{{1,2}} ?{_MINUTE}))(?: ?(?P<minute>{NUMBER}) ?{_MINUTE}"
        rf"(?: ?(?P<second>\d{{1,2}}\.\d{{1,6}}(?!\d)|{NUMBER}) ?{_SECOND})?)?(?: ?(?P<side>[NSOEW])(?!\w))?",
        angle,
        needs=("°", *(f"Grad 0{mark}" for mark in "'′’‘´")),
        at_number=True,
    ),
    # Matches "48.2082 N", "16,3738°O", "-33.8688" in "-33.8688 Grad", "54.321" in "54.321 Grad Nord";
    # not "48.208 N", "3,1415 Ohm".
    Rule(
        "place on the map",
        r"(?<![\w.,])(\d{1,3}[.,]\d{4,8}) ?°? ?([NSOEW])(?!\w|\.\w)"
        r"|(?<![\w.,])([-−]\d{1,3}\.\d{4,8}(?= Grad\b)"
        r"|[-−]?\d{1,3}\.\d{3}(?= Grad (?:Nord|Süd|Ost|West|nördl|südl|östl|westl)))",
        side,
        needs=(*(f"0{blank}{name}" for blank in ("", " ") for name in _DIRECTIONS), "0.0 Grad"),
        at_number=True,
    ),
    # Matches "3'45''", "12′05″"; not "3'75''", "5'".
    Rule(
        "minutes and seconds",
        rf"(?<![\w.,])(\d{{1,3}}){_MINUTE}([0-5]\d){_SECOND}(?!\w)",
        minutes_and_seconds,
        needs=("0'", "0′", "0’", "0‘", "0´"),
        at_number=True,
    ),
    # Matches "+41''" in "(+41'')", "41″" in "41″ Rückstand"; not in "41'' Monitor", "(24″".
    Rule(
        "seconds",
        rf"(?:(?<=\()(\+ ?)?(\d{{1,2}})(?!\"){_SECOND}(?=\))|(?<![\w.,])(\+ ?)?(\d{{1,2}}){_SECOND}(?= ?{_GAP_WORD}))",
        seconds,
        needs=("0'", "0″", "0’", "0‘", "0´"),
        at_number=True,
    ),
    # Matches "800 m.ü.M.", "1.200 m.ü.d.M.", "900 müM"; not "800 m ü. M.", "800 m".
    Rule(
        "height",
        rf"(?<![\w.,])({WHOLE}) ?(?:m\. ?ü\.?|mü) ?"
        rf"(d\.? ?)?(Meer|M|NN|NHN|A)(?!\w)\.?",
        height,
        needs=tuple(f"0{blank}{form}" for blank in ("", " ") for form in ("m.ü", "m. ü", "mü")),
        at_number=True,
    ),
    # Matches "m" in "324 (300–340) m ü. NHN", "500 (490) m ü. M."; not in "324 m ü. NHN", "(300) m".
    Rule("unit of a height", r"(?<=\) )m(?= ü\. ?(?:M\.|NN|NHN|A\.))", height_unit, needs=(") m ü.",)),
    # Matches "8″x10″", "8,5″ × 11″"; not "8″ x 10", "8x10".
    Rule(
        "inches by inches",
        r"(?<![\w.,])(\d+(?:,\d+)?)[\"″] ?[x×] ?(\d+(?:,\d+)?)[\"″](?!\w)",
        inches,
        needs=(*"x×",),
        trigger='["″] ?[x×]',
        at_number=True,
    ),
)
