"""Whether a clause begins: a capital and a verb ("Rom war in Aufruhr"), or what is asked of somebody ("Komm doch")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.words import word_list
from audiobuild.german.words.nouns import gender, is_listed, may_be_plural
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    import re

# Matches the beginning of " Elefanten froren", " Heer zog"; not of " Elefanten und", " alte Elefanten".
_OWNED = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]+ (?!und\b|oder\b)([a-zäöüß]+)\b")
# Matches the beginning of " dich nicht", " doch mit", " Sie auf"; not of " sie", " Siegfried", " ich".
_ADDRESSED = lazy_regex(r" (?:dich|dir|euch|du|doch|mal|bitte|Sie|darauf|daran|dazu|einfach)\b")
# Matches the beginning of " aus Wien sind", " der Stadt war"; not of " aus Wien", " sind aus".
_PHRASE = lazy_regex(
    r" (?:aus|von|vom|in|im|des|der|mit|bei|auf|an|am)(?: (?:der|dem|den|einem|einer|ganz))?"
    r" [A-ZÄÖÜ][\w-]+(?= [a-zäöüß])"
)
"""What may be between a noun and its verb."""
# Matches " war" in "Rom war in", " gilt"; not " War", "war".
_WORD = lazy_regex(r"\s+([a-zäöüß]+)\b")


def opens_clause(text: str, following: re.Match[str]) -> bool:
    """Return whether a capitalised word and a verb come next, so that a sentence begins: "Rom war in Aufruhr"."""
    word, end = following["word"], following.end("word")
    if not word[:1].isupper() or word.isupper():
        return False
    phrase = _PHRASE.match(text, end)
    verb = _WORD.match(text, phrase.end() if phrase else end)
    if verb is not None and (_is_verb(verb[1]) or _is_verb_of(word, verb)):
        return True
    if word.endswith("s") and (owned := _OWNED.match(text, end)) and _is_verb(owned[1]):
        return True
    return not is_listed(word) and bool(_ADDRESSED.match(text, end) or _described(text, following))


# Matches the beginning of " wir das", " Sie nur"; not of " Wirt", " sie,".
_PRONOUN = lazy_regex(r" (?:ich|du|er|sie|es|wir|ihr|man|Sie)(?= [\wäöüß])")
# Matches the beginning of ", Täler, Flüsse", ", Wein und Brot"; not of ", die", ", Täler".
_LISTED = lazy_regex(r", [A-ZÄÖÜ][a-zäöüß]+(?:,| und| oder) [A-ZÄÖÜ]")


def opens_with_verb(text: str, following: re.Match[str]) -> bool:
    """Return whether a verb and a pronoun come next ("Lassen wir das"), or a list of nouns ("Berge, Täler, Flüsse")."""
    word, end = following["word"], following.end("word")
    listed = is_listed(word) or may_be_plural(word)
    return bool(_PRONOUN.match(text, end)) or (listed and bool(_LISTED.match(text, end)))


# Matches all of "Geschafft", "Gewonnen"; not of "Otto", "Geld", "Verbot".
_PARTICIPLE = lazy_regex(r"Ge[a-zäöüß]{4,}(?:t|en)")


def is_exclaimed(text: str, following: re.Match[str]) -> bool:
    """Return whether a participle is called out: "Geschafft!"; not "Idiot!", "Otto!"."""
    word = following["word"]
    return (
        _PARTICIPLE.fullmatch(word) is not None and not is_listed(word) and text.startswith("!", following.end("word"))
    )


# Matches the beginning of " und Feuerwehr kamen", " Maier lachte"; not of " und feuerte", " maier".
_FURTHER = lazy_regex(r"(?: und)? [A-ZÄÖÜ][\w-]+(?= [a-zäöüß])")
# Matches the beginning of " er auf", " in Bonn", " 5 Mal"; not of " und er", ", als", ".".
_GOES_ON = lazy_regex(r" (?!und\b|oder\b)[\wäöüßÄÖÜ]")


def opens_main_clause(text: str, following: re.Match[str], *, named: bool = False) -> bool:
    """Return whether a noun and a verb come next, and more: "Trainer ist Karl"; not "Als Karl II. König wurde, ...".

    With `named`, names and pairs may stand for the noun: "Anna lachte laut", "Polizei und Feuerwehr kamen um neun".
    """
    further = _FURTHER.match(text, following.end("word")) if named else None
    verb = _WORD.match(text, further.end() if further else following.end("word"))
    goes_on = verb is not None and _is_verb(verb[1]) and _GOES_ON.match(text, verb.end())
    return bool(goes_on) and (named or is_listed(following["word"]))


# Matches all of "1950", "2019"; not of "950", "12019".
_YEAR = lazy_regex(r"1[5-9]\d\d|20\d\d")
# Matches the beginning of " er den", " die Stadt"; not of " gewachsen", " in", " erst".
_SUBJECT = lazy_regex(r" (?:er|sie|es|wir|man|ich|der|die|das|eine?|sich)(?= )")


def opens_with_year(text: str, following: re.Match[str]) -> bool:
    """Return whether a year, a verb and its subject come next: "2019 erhielt er den Preis"; not "2019 und 2020"."""
    verb = _WORD.match(text, following.end("word")) if _YEAR.fullmatch(following["word"]) else None
    return verb is not None and _is_verb(verb[1]) and _SUBJECT.match(text, verb.end()) is not None


_ENDINGS = ("e", "er", "es", "en", "em")
# Matches the beginning of " Extremismus äußert sich", " Teile waren"; not of " Teile und", " teile waren".
_NOUN_AND_VERB = lazy_regex(r" [A-ZÄÖÜ][a-zäöüß]+ (?!(?:mit|seit|samt|statt|laut|nicht)\b)[a-zäöüß]+(?:t|te|en|sind)\b")


def _described(text: str, following: re.Match[str]) -> bool:
    """Return whether an adjective, a noun and a verb come next: "Rechter Hass äußert sich"."""
    return following["word"].endswith(_ENDINGS) and _NOUN_AND_VERB.match(text, following.end("word")) is not None


# Matches the beginning of "beschrieb", "überstand"; not of "schrieb", "gewann".
_PREFIX = lazy_regex("be|ent|er|ver|zer|über|unter|wider")
_NO_VERBS = frozenset(
    word_list("""
    zweite dritte vierte fünfte letzte letzten ersten weiten breiten bekannte bekannten neben gegen wegen zwischen oben
    unten eben außen innen drinnen draußen inzwischen indessen morgen selten entgegen dagegen deswegen aufseiten
    vonseiten zugunsten zuungunsten zulasten den einen keinen meinen seinen ihren unseren diesen jenen jeden allen
    vielen beiden anderen
    """)
)
_VERBS = frozenset(
    word_list("""
    war waren ist sind wurde wurden wird werden hatte hatten hat haben kam kamen ging gingen begann begannen gab stand
    standen blieb blieben kann können konnte konnten muss müssen musste mussten soll sollen sollte will wollen wollte
    macht machte machten sagt sagte sagten liegt lag lagen steht führt führte führten zeigt zeigte fehlt fehlte bleibt
    geht kommt gilt galt heißt hieß starb starben lebte lebten entstand entstanden erhielt gewann verlor fand fanden
    schrieb schrieben sprach rief zog zogen floh fiel fielen schlug schlugen ließ ließen nahm nahmen sah sahen traf trug
    brach brachen bekam bekamen wuchs wuchsen schwieg half bot lief saß aß trank verschwand erschien weiß
    gibt kennt nennt findet sieht erstach erschlug schuf sang ritt griff ergriff hieb warf verlor gebar erwarb empfing
    froren trugen griffen baten boten litten ritten schliefen stiegen sangen sprachen
    trafen halfen flohen rannten kannten tranken
    """)
)


def _is_verb(word: str) -> bool:
    """Return whether a small word is a verb of a clause: one of the list, or a past tense (herrschte, siegten).

    With a prefix only its singular is one for sure: beschrieb, but verboten.
    """
    if word in _VERBS or (len(word) > len("heute") and word.endswith(("te", "ten")) and word not in _NO_VERBS):
        return True
    prefix = _PREFIX.match(word)
    return prefix is not None and word[prefix.end() :] in _VERBS and not word.endswith("en")


def _is_verb_of(noun: str, verb: re.Match[str]) -> bool:
    """Return whether a small word is a verb of the plural before it: "Besucher zahlen 5 Franken"."""
    several = may_be_plural(noun) or (noun.endswith("er") and gender(noun) == "m")
    return several and verb[1].endswith("en") and verb[1] not in _NO_VERBS
