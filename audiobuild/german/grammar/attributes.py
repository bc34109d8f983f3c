"""Words beside an ordinal that have its ending, as regular expressions: im neuen 3. Band, der 1990 erbaute 2. Turm."""

from __future__ import annotations

from audiobuild.german.grammar.context import PREPOSITIONS
from audiobuild.lazy_regex import lazy_regex

# Matches "viele", "einigen"; not "vielem", "weit".
QUANTIFIER = lazy_regex(r"^(?:viel|einig|mehrer|wenig|verschieden|etlich|zahlreich|solch)(e[nr]?)$")
"""Has the ending of the ordinal after it: mehrere zweite Plätze."""
# Matches "neuen", "alter"; not "er", "aber,", "Neuer".
INFLECTED = lazy_regex(r"^[a-zäöüß]{2,}?(e|en|er|es|em)$")
# Matches "städtischen", "möglicher"; not "mögliche", "bestätigen", "mischen", "ihrer".
CLEAR = lazy_regex(r"^[a-zäöüß]{2,}(?:(?<!\bm)(?<!\bw)isch(?=e[nmrs]$)|(?:lich|ig|sam|haft)(?=e[mrs]$))(e[nmrs])$")
"""An adjective by its suffix, whose ending the ordinal after it has, too."""
# Matches the end of "dem von Kane erzielten ", "der aus Köln verschickte "; not of "der Mann erreichte ".
EXTENDED = lazy_regex(
    r"\b(?i:d(?:er|ie|as|em|en|es)|im|am|zum|zur|vom|beim|eine?[mnrs]?|(?:ihr|sein)e?[mnrs]?)"
    r" (?:von|durch|in|im|bei|beim|aus|auf|am|an|um|trotz|dank|während|unweit|hinter|zwischen"
    r"|für|seit|vom|mit|nach|wegen|gegenüber|neben|über|unter|vor|gegen|ohne|zu"
    r"|zum|zur|bis|noch|bereits|schon|wenig|speziell|schlecht|stark|neu) (?:[^.,;:]|\d\.){2,40}"
    r" [a-zäöüß]{3,}(?:[a-zäöüß](?:t|en|ig|lich|isch)|los|sam|bar|frei|voll|reich)(e[nmrs]?) $"
    r"|\b(?i:d(?:er|ie|as|em|en|es))(?: [a-zäöüß]{3,12})? \d{1,3} Jahre (?:alt|jung)(e[nmrs]?) $"
    r"|\b(?i:d(?:er|ie|as|em|en|es)|im) (?:im Jahr )?[12]\d{3} [a-zäöüß]{4,}(?:t|en)(e[nmrs]?) $"
)
"""An attribute with its own objects: mit dem von Kane erzielten 4. Tor, der 1990 erbaute 2. Turm."""
# Matches the end of "der in Folge ", "dem in dieser Saison schon ", "der nach 1998 und 2018 "; not of "der alte ",
# "die in Köln geborene ".
ADVERBIAL = lazy_regex(
    r"\b(?i:d(?:er|ie|as|em|en|es)|eine?[mnrs]?|(?:ihr|sein|unser)e?[mnrs]?)"
    r"( (?:in|im|am|seit|vor|binnen|unter|auf|laut|gemäß|nach|neben)"
    r" (?:[a-zäöüß]{2,12} )?(?:[A-ZÄÖÜ][a-zäöüß]+|\d{4})(?: und (?:[A-ZÄÖÜ][a-zäöüß]+|\d{4}))?(?: (?:schon|bereits|erst"
    r"|insgesamt|nun|mittlerweile|inzwischen|nur))? | bis (?:heute|jetzt|dato) | nach wie vor | auf den Tag genau )$"
)
"""When or where, between an article and an ordinal, which changes nothing: der in Folge 6. Sieg."""
# Matches "liegende", "wandernden"; not "entstanden", "finden", "beenden", "verwenden".
PARTICIPLE = lazy_regex(
    r"^(?![a-zäöüß]*(?:w|s|sp|bl)enden$|(?:be|voll|ver)?enden$)[a-zäöüß]{2,}(?:e[lr]?)nd(e[nmrs]?)$"
)
"""An attribute beside the ordinal has the same ending: der auf Platz drei liegende 1. FC Nürnberg."""
# Matches "geplante", "ausgetragenen"; not "gelangte", "erreichte".
PAST_PARTICIPLE = lazy_regex(
    r"^(?!gegen|ge(?:lang|hör|nüg|währ|stalt|fährd|länge|stand|wann|rat|lob)te|gehen|geben|genau)"
    r"(?:ab|an|auf|aus|bei|durch|ein|fort|her|hin|los|mit|nach|neu|vor|weg|zu|zusammen|zurück)?ge[a-zäöüß]{2,}[tn](e[nmrs]?)$"
)
# Matches the beginning of " bekannten Gewichte", " adeligen Geschlechts"; not of " kleine Haus", " gegen Köln".
WEAK_AFTER = lazy_regex(r"\s(?!gegen|neben|zwischen|morgen|haben|waren|werden|wurden)[a-zäöüß]{2,}en\s[A-ZÄÖÜ]")
"""An adjective after the ordinal that has the same ending, in the plural or a case: die 1. bekannten Gewichte."""
# Matches the beginning of " starker Halt", " eigenes, neues"; not of " Starker", " oder Bild", " ihrer Art".
STRONG = lazy_regex(
    r"\s(?!oder|aber|unter|hinter|über|seiner|ihrer|unserer|dieser)[a-zäöüß]{2,}(es|er)\b(?=,? [a-zäöüßA-ZÄÖÜ])"
)
"""An adjective after the ordinal that has the same ending: ein 2. starker Partner."""
# Matches the end of "im ersten und ", "Österreichische und "; not of "im ersten ", "zweitens und ", "heute und ".
SPELT_BEFORE = lazy_regex(
    r"(?<![\w-])(?:(?:erst|zweit|dritt|viert|fünft|sechst|sieb(?:en)?t|acht|neunt|zehnt|elft|zwölft"
    r"|[a-zäöüß]{4,11}(?:zehnt|zigst))(e[nmrs]?)|[A-ZÄÖÜ]?[a-zäöüß]{0,20}(?:isch|lich|ig|deutsch)(e[nmrs]?))"
    r" (?:und|bis|oder|sowie|wie) $"
)
# Matches the end of "im privaten und ", "von neuen oder "; not of "privaten und ", "im Haus und ".
ADJECTIVE_SHARED = lazy_regex(
    r"\b(?:im|am|zum|zur|vom|beim|der|dem|den|des|die|das|mit|von|aus|bei) [a-zäöüß]{3,20}(e[nmrs]?)"
    r" (?:und|oder|sowie) $"
)
# Matches the end of "von Häusern und ", "zwischen neuen Straßen oder "; not of "Häuser und ", "von der Stadt und ".
PREPOSITION_SHARED = lazy_regex(
    r"\b(?P<preposition>mit|von|aus|bei|zwischen|gegen|für|ohne|nach) (?:[a-zäöüß]{3,20}e[nmrs]? )?"
    r"(?P<noun>[A-ZÄÖÜ][\w-]*[^\W\d_]) (?:und|oder|sowie) $"
)
# Matches the end of "der Bundesliga, "; not of "Bundesliga, ", "der Bundesliga und ".
ARTICLE_LISTED = lazy_regex(
    r"\b(?P<article>(?i:der|die|das|den|dem|zur|vom|zum|beim|im) )(?P<noun>[A-ZÄÖÜ][\w-]*[^\W\d_]), $"
)
# Matches the end of "der Bundesliga und ", "zur Schule oder "; not of "Liga und ", "der Verein, ".
ARTICLE_SHARED = lazy_regex(
    r"\b(?P<article>(?i:der|die|das|den|dem|des|zur|vom|zum|beim|einer|einem|eines) )(?:[a-zäöüß]+e[nmrs]? )?"
    r"(?P<noun>[A-ZÄÖÜ][\w-]*[^\W\d_]) (?:und|oder|sowie) $"
)
# Matches the beginning of " und letztes Mal", " und vorerst letzten Akt"; not of " und letztlich", " und alle Kinder".
LAST_AFTER = lazy_regex(
    r"(?: und|,)(?: (?:vorerst|vorläufig|damit|zugleich|voraussichtlich))? (?:vor|aller)?letzt(e[nmrs]?) (?=[A-ZÄÖÜ])"
)
"""An adjective joined to an ordinal has the same ending: ein 5. und letztes Mal."""
# Matches all of "erreichte", "veröffentlichte", "kassierte"; not of "feierte", "holte", "eröffneten".
_LIKE_PARTICIPLE = lazy_regex(r"(?:(?:be|er|ver|ent|zer|über|unter)[a-zäöüß]{3,}|[a-zäöüß]{3,}ier)te")
"""A verb in the past whose participle has the same form."""


def is_participle(word: str, before: list[str]) -> bool:
    """Return whether a form like "eröffnete" is an attribute: der eröffnete, der eben erst eröffnete, der in Bonn ...

    Args:
        word: the form.
        before: the words before it, the nearest first.
    """
    if not _LIKE_PARTICIPLE.fullmatch(word):
        return False
    nearest, second, third = (*before, "", "", "")[:3]
    adverb = nearest.islower() and nearest not in PREPOSITIONS
    further = second.islower() and second not in PREPOSITIONS and third.lower() == "der"
    adverb = adverb and (second.lower() == "der" or further)
    place = nearest[:1].isupper() and second in PREPOSITIONS and third.lower() == "der"
    return nearest.lower() == "der" or adverb or place
