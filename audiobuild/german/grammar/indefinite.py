"""The form of "ein" that a written 1 takes before what it counts.

1 Tor -> ein          mit 1 Frau -> einer                 um 1 Punkt -> einen       Sie hat 1 Sohn -> einen
1 Meter hoch -> einen     mit 1 weiteren Jahr -> einem    Es gab 1 Toten -> einen
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.german.grammar.context import ACCUSATIVE, DATIVE, PREPOSITIONS, search_before, word_before, words_before
from audiobuild.german.grammar.patterns import amount
from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from audiobuild.german.words.nouns import Gender

_GENITIVE = frozenset(word_list("wegen während statt anstatt trotz innerhalb außerhalb ausserhalb binnen"))
_PLACES = frozenset(word_list("Seite Etage Bühne Insel Ebene Schiff Bild Foto Gleis Spur Fläche Strecke Straße"))
"""After "auf" they say where: auf 1 Seite -> einer; all else is what it rises or falls to: auf 1 Punkt -> einen."""
# Matches the beginning of "1 cm große Stücke", "1 Meter langes Seil", "½ cm dicke Scheiben", "1/2 m hohe Wand"; not of
# "1 Meter lang", "1 großes Stück", "½ Meter dick".
_EXTENT = lazy_regex(
    r"(?:1(?:[/⁄]2(?!\d))?|½)[^\w.,]{0,2}[^\s\d.,;:!?]{1,20}\.?\s(?:lang|hoh|breit|tief|groß|weit|dick|stark|entfernt|alt|schwer)e[nrms]?\s[A-ZÄÖÜ]"
)
"""A measure that an attribute has stays in the accusative after any preposition: in einen Zentimeter große Stücke."""
# Matches the beginning of "1 cm Stücke", "1cm Würfel"; not of "1 cm Abstand", "11 cm Stücke".
_PIECES = lazy_regex(
    r"1[^\w.,]{0,2}[cm]?m\s(?:Stücke|Stückchen|Würfel|Würfelchen|Scheiben|Scheibchen|Streifen|Ringe|Röllchen|Stifte|Stäbchen)\b"
)
"""A measure that stands for the first part of a compound: in Ein-Zentimeter-Stücke."""
# Matches the end of "Verletzten", "Polizisten", "Zeugen"; not of "Autos", "Straßen".
_OBLIQUE_NOUN = lazy_regex(
    r"(?:Tote|[Vv]erletzte|[Vv]ermisste|[Vv]erdächtige|[Jj]ugendliche|[Aa]ngeklagte|[Bb]eschuldigte|[Gg]efangene"
    r"|[Bb]eamte|[Aa]bgeordnete|Deutsche|Erwachsene|[Aa]ngestellte|[Gg]eflüchtete|[Gg]efallene|Kranke|[Ii]nfizierte"
    r"|Überlebende|[Aa]rbeitslose|Fremde|Bekannte|Verwandte|Vorsitzende|Reisende|Freiwillige|iste|ente|ante|date"
    r"|krate|gnate|loge|grafe|[Mm]ensche|[Zz]euge|[Kk]unde|[Kk]ollege|Junge|Franzose|Russe|Türke|Pole|Brite|Schwede"
    r"|Däne)n$"
)
"""A masculine noun whose ending shows that it is not in the nominative: 1 Toten, 1 Polizisten."""
_WINDOW = 40
# Matches the end of "in ca. ", "nach mind. "; not of "in circa ", "Max. ".
_ABOUT = lazy_regex(r"\b(?:ca|rd|mind|max|ungef)\.\s?$")
"""Shortened words that change nothing between a preposition and the 1."""
# Matches the end of "mit Salz, etwas Pfeffer und ", "Mit Öl, "; not of "mit Salz und dann ", "Salz und ".
_WITH_LISTED = lazy_regex(r"\b[Mm]it (?:(?:[a-zäöüß]+ )?[A-ZÄÖÜ][a-zäöüß-]+(?:, | und | sowie )){1,6}$")
"""The text before a 1 in a list that "mit" governs."""


_FORMS = {
    "nominative": {"m": "ein", "f": "eine", "n": "ein"},
    "genitive": {"m": "eines", "f": "einer", "n": "eines"},
    "dative": {"m": "einem", "f": "einer", "n": "einem"},
    "accusative": {"m": "einen", "f": "eine", "n": "ein"},
}


def one(text: str, start: int, kind: Gender, adjective: str = "", noun: str = "") -> str:
    """Return the form of "ein" before a noun of this gender.

    Args:
        text: the sentence as written.
        start: position of the 1.
        kind: the gender of what is counted; "" is taken for a neuter, whose forms most cases share.
        adjective: the adjective between, "weiteren" in "mit 1 weiteren Jahr"; its ending shows the case.
        noun: what is counted, where it is known; "1 Toten" can only be an object.
    """
    if _EXTENT.match(text, start):
        return _FORMS["accusative"][kind or "n"]
    if _PIECES.match(text, start):
        return "ein"
    if adjective.endswith("es"):
        return "ein"  # 1 halbes Stäbchen: no other case has this ending
    weak = adjective.endswith("en")
    kind = kind or _likely_gender(noun, weak=weak)
    return _FORMS[_case(text, start, kind, noun, weak=weak)][kind]


def _likely_gender(noun: str, *, weak: bool) -> Gender:
    """Return the gender that the form of a noun or of its adjective suggests; a neuter if neither does."""
    if noun.endswith(("te", "nde", "sche", "jährige")):
        return "f"  # an adjective as a noun: 1 Verletzte, but 1 Verletzter
    return "m" if weak or _OBLIQUE_NOUN.search(noun) else "n"


def _case(text: str, start: int, kind: Gender, noun: str, *, weak: bool) -> str:
    """Return the case of the counted noun; the nominative for an accusative that looks like it.

    Args:
        text: the sentence as written.
        start: position of the 1.
        kind: the gender of what is counted.
        noun: what is counted, or "".
        weak: whether an adjective in -en is between, which no nominative has.
    """
    first = start - len(about[0]) if (about := search_before(_ABOUT, text, start, _WINDOW)) else start
    listed = search_before(_WITH_LISTED, text, first, 2 * _WINDOW)
    before = "mit" if listed else _governing(text, first)
    if before in _GENITIVE:
        return "genitive"
    measured = before == "über" or (before == "auf" and noun not in _PLACES)
    if before in DATIVE and not measured:
        return "dative"
    if kind != "m":
        return "dative" if weak else "nominative"
    is_object = weak or bool(_OBLIQUE_NOUN.search(noun)) or _is_accusative(text, first, start, before, noun)
    return "accusative" if is_object else "nominative"


# Matches the beginning of "1.000.000", "1 250 000", "1,500.000" (Austrian); not of "1.000", "21.000.000".
MILLIONS = lazy_regex(r"1(?:[.,]| |['’‘´`])\d{3}(?:\.| |['’‘´`])\d{3}(?!\d)")
"""From one million to two: von 1.000.000 Euro, von einer Million Euro."""


def counted(written: str, text: str, start: int, kind: Gender) -> str:
    """Spell an amount before what it counts: "1" -> einer (Stunde), "0-1" -> null bis ein (Grad), "23" -> ...

    Args:
        written: what `AMOUNT` matched.
        text: the sentence as written.
        start: position of the amount.
        kind: see `one`.
    """
    return amount(written, one(text, start, kind) if written[-1] == "1" or MILLIONS.match(written) else "ein")


_GENITIVE_NOUNS = frozenset(word_list("Ablauf Lauf Laufe Verlauf Verlaufe"))
"""Before a period of time they make it a genitive: im Laufe 1 Stunde -> einer."""
_PARTICLES = frozenset(
    word_list("nur noch auch etwa rund genau mindestens höchstens maximal fast knapp bloß lediglich je wieder")
)
_APPROXIMATE = _PARTICLES | frozenset(
    word_list(
        "circa ungefähr gut kaum über unter mehr weniger länger kürzer als etwas wenig zirka annähernd beinahe"
        " damals insgesamt umgerechnet zusammen jeweils"
    )
)
"""Between a preposition and the 1 they change nothing: vor gut 1 Jahr, seit mehr als 1 Jahr."""
# Matches the end of "i. H. v. ", "i.H.v. rund "; not of "d. h. ", "in Höhe von ".
_SHORTENED_VON = lazy_regex(r"\bi\. ?H\. ?v\. (?:[a-zäöüß]{2,12} )?$")
# Matches the end of "zwischen 500.000 und ", "zwischen einer halben und "; not of "zwischen Köln und ".
_BETWEEN = lazy_regex(r"\b[Zz]wischen (?:[\d.,]+|einer halben|einer viertel) und (?:rund |etwa )?$")
_CONJUNCTIONS = (" und ", " oder ", " sowie ", ", ")
# Matches the end of "2 Äpfel und ", "3 rote Autos, ", "3 Teilen Öl und ", "1 Std. Fahrt und "; not of "Äpfel und ",
# "2 Äpfel ".
_LISTED = lazy_regex(
    r"(?<!\d)(?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn) (?:[a-zäöüß]+ )?[^\W\d]+\.?"
    r"(?: [A-ZÄÖÜ][a-zäöüß]+)?(?: und| oder| sowie|,) $"
)
"""The text before the next member of a list of counted things."""


def _governing(text: str, start: int) -> str:
    """Return the word before, or the preposition that governs the number from further ahead.

    "mit 1 Tor und 1 Vorlage" -> mit, "vor gut 1 Jahr" -> vor, "im Laufe 1 Jahres" -> während, which takes its case.
    """
    first = start
    while text.endswith(_CONJUNCTIONS, 0, first) and (chained := _LISTED.search(text[max(0, first - _WINDOW) : first])):
        first -= len(chained[0])
    if first < start and (before := word_before(text, first).lower()) in PREPOSITIONS:
        return before
    if text.endswith((", ", "("), 0, start):
        return ""
    clause = text[text.rfind(", ", 0, start) + 1 : start]
    nearest, *further = [*words_before(clause, len(clause), 5), ""]
    if _SHORTENED_VON.search(clause) or _BETWEEN.search(clause):
        return "von"
    if nearest in _GENITIVE_NOUNS:
        return "während"
    if nearest in _APPROXIMATE:
        beyond = next((word.lower() for word in further if word not in _APPROXIMATE), "")
        closed = f"{beyond}," in text[max(0, start - _WINDOW) : start].lower()  # "stelle mir vor, etwa 1 Euro"
        return beyond if beyond in DATIVE and not closed else nearest
    return nearest.lower()


_PRONOUNS = frozenset(word_list("er sie es ich du wir ihr man sich ihm ihnen mir dir uns euch"))
"""The text right before an object: "dass er 1 Apfel aß", "gab es 1 Toten"."""
_TAKE_AN_OBJECT = frozenset(
    word_list("""
    hinterlässt hinterließ hinterlassen führt führte leitet leitete bildet bildete hat hatte hatten habe
    haben hast hätte hätten gibt gab gaben geben gäbe isst ißt aß aßen essen kauft kaufte kauften kaufen
    verkauft verkaufte verkauften kostet kostete kosten kosteten bekommt bekam bekamen erhält erhielt
    erhielten zahlt zahlte zahlten zahlen bezahlt bezahlte verliert verlor verlieren gewinnt gewann
    gewannen gewinnen braucht brauchte brauchten brauchen nimmt nahm nahmen nehmen nehme trinkt trank
    tranken trinken sieht sah sahen sehen findet fand fanden finden macht machte machten machen erzielt
    erzielte erzielten holt holte holten holen schießt schoss schossen enthält enthielt enthielten
    enthalten umfasst umfasste besitzt besaß besaßen besitzen meldet meldete meldeten melden fordert
    forderte forderten dauert dauerte dauerten dauern wartet wartete warteten warten tötet tötete
    töteten verletzte verletzten trägt trug trugen tragen baut baute bauten stiehlt stahl stahlen
    erbeutet erbeutete erbeuteten bietet bot boten bieten schenkt schenkte schickt schickte schickten
    spendet spendete fängt fing fingen bestellt bestellte liest las lasen lesen schreibt schrieb
    schrieben legt legte legten stellt stellte stellten verlangt verlangte wählt wählte sparen spart
    sparte bringt brachte brachten bringen kennt kannte nennt nannte lässt ließ ließen fährt läuft lief
    schwimmt misst maß betrug beträgt wiegt wog sammelt sammelte feiert feierte zeigt zeigte zeigten
    verzeichnet verzeichnete registrierte registrierten zählt zählte zählten blieb blieben bleibt
    verbrachte verbringt schaffte schafft aufwies produziert produzierte zerstörte zerstörten vergibt
    vergab vergaben verlieh verliehen erlitt erlitten erleidet gründete eröffnete plant plante planen
    veröffentlichte kritisiert beantragte setzt setzte hält hielt hielten benötigt benötigen benötigte
    erfordert ergab ergibt bedeutet bedeutete verursachte verursachten rettete retteten warf werfen
    spielte drehte beschädigte rammte übersah erfasste biss rief kassierte kassierten verschoss sucht
    suchte suchen fügen gebe gießen streichen schneiden würzen lieferte liefert vertritt vertrat
    verfasste nutzt nutzte nutzen belegt belegte fasst fasste beschloss beschlossen startet startete
    bestritt absolvierte erwarb erwirbt
""")
)
"""Verbs of the news and of everyday life that take an object or a stretch of time; more may be added."""
_PASSIVE = frozenset(word_list("wurde wurden wird werden worden"))
# Matches "." in "Er kam. Sie", ", " in "Er sagt, dass", "–" in "er – sie"; not "1.5", "rot, grün".
_CLAUSE = lazy_regex(r"[.!?;:](?!\d)|[–()]|,\s*(?=(?:dass|weil|wenn|als|ob|während|nachdem|und|aber)\b)")
_ADVERBIAL = frozenset(
    word_list("""
    am im zum beim vom zur hier dort da heute gestern morgen dann danach so nun jetzt damals zuletzt
    inzwischen zudem außerdem laut
""")
)
# Matches the beginning of "1 Meter lang", "1 Jahr später", "1 km entfernte"; not of "1 Meter Stoff", "1,5 Meter lang".
_MEASURED = lazy_regex(
    r"1[^\w.,]{0,2}[^\s\d.,;:!?]+\.?\s+(?:lang|hoch|breit|tief|groß|weit|dick|entfernt|alt|später|zuvor|danach"
    r"|schwer|früher|vor|nach|teuer|wert|flussaufwärts|flussabwärts|stromaufwärts|stromabwärts|über|unter"
    r"|länger|kürzer|mehr|weniger|zurück|voran|vorwärts|hinter|abseits"
    r"|nördlich|südlich|östlich|westlich|oberhalb|unterhalb|(?:(?<=km )|(?<=[Mm]eter ))vom?(?! \d))(?:e[nrms]?)?\b"
)
"""A measure or a period of time is in the accusative: einen Meter hoch, einen Tag später."""
# Matches the beginning of "1 EL Zucker unterrühren.", "1 Becher Sahne dazugeben und", "1 Apfel schneiden"; not of
# "1 Koch schneidet Brot", "1 EL Zucker wird zugegeben", "1 Tisch, den wir verschieben lassen".
_PREPARED = lazy_regex(
    r"(?:(?!, (?:d(?:er|ie|as|en)|wo|weil|wenn) )[^.;:!?\n]){1,80}?"
    r" (?:da(?:zu|rüber|rauf)|hin(?:zu|ein)|bei|zu|unter|ein|auf|ab|an|aus|um|vor|über|durch|ver|zer|er|be)?"
    r"(?:geben|rühren|mischen|fügen|gießen|giessen|schneiden|streuen|hacken|braten|kochen|schlagen|kneten|legen|heben"
    r"|hitzen|wärmen|quirlen|reiben|schälen|würzen|lösen|füllen|träufeln|schmelzen|pressen|marinieren|pürieren|rösten"
    r"|dünsten|waschen|nehmen|teilen|lassen)(?=[.;,!)]| (?:und|oder)\b|\Z)"
)
"""An instruction in the infinitive, whose noun is an object: 1 EL Zucker unterrühren."""
_TERMS = ("laufzeit", "frist", "dauer", "bindung", "garantie")
_STRETCHES = frozenset(word_list("Tag Monat Abend Sommer Winter Herbst"))
_PASS = frozenset(
    word_list("vergeht verging vergehen bleibt bleibe blieb fehlt fehlte liegt lag liegen trennt trennte")
)
"""Verbs whose subject a stretch of time can be: "es verging 1 Tag"; with others it says how long."""
# Matches the beginning of "1 Liter Milch jetzt 1,10 Euro", "1 Platz 20 €"; not of "1 Euro", "1 Liter Milch, 2 Euro".
_PRICE_AFTER = lazy_regex(
    r"1\s[^.,;:!?\d]{1,50}\s\d[\d.,]{0,12}\s(?:Euro|Cent|Franken|Dollar|Mark|Pfennig|Kronen|[€$£])"
)
"""What has a price is no object: jetzt kostet 1 Liter Milch 2 Euro."""
_COPULA = frozenset(word_list("ist war sei wäre wird wurde bleibt blieb"))
# Matches the beginning of "1 Tag der Freude", "1 Monat voller Pannen"; not of "1 Tag krank".
_DESCRIBED = lazy_regex(r"1\s\w+\s(?:der|des|voll|voller|wie|ohne)\b")
"""What somebody or something is: das war 1 Tag der Freude."""


def _is_accusative(text: str, first: int, start: int, before: str, noun: str) -> bool:
    """Return whether a masculine noun is an object, a measure or a period of time here.

    Args:
        text: the sentence as written.
        first: position of what says how exact the 1 is, "ca. 1", or of the 1.
        start: position of the 1.
        before: the word before.
        noun: what is counted.
    """
    if before in ACCUSATIVE | {"über", "auf"} or _MEASURED.match(text, start) or _PREPARED.match(text, start):
        return True
    clause = re.findall(r"\w+", _CLAUSE.split(text[:first])[-1].lower())
    while clause and clause[-1] in _PARTICLES:
        clause.pop()
    if not clause or clause[-1] == "wie" or clause[-1].endswith(_TERMS):
        return False  # "Laufzeit 1 Monat" names a term, "wie 1 Tag" compares
    subject = _DESCRIBED if not _COPULA.isdisjoint(clause) else _PRICE_AFTER if clause[-1].startswith("koste") else None
    if subject and subject.match(text, start):
        return False  # "das war 1 Tag der Freude", "jetzt kostet 1 Liter 2 Euro"
    if clause[-1] in _PRONOUNS or (noun in _STRETCHES and _PASS.isdisjoint(clause)):
        return True
    if clause[-1] in _TAKE_AN_OBJECT:  # "Am Montag hat 1 Mann ..." has its subject after the verb
        return clause[0] not in _ADVERBIAL and clause[0] not in PREPOSITIONS
    return _PASSIVE.isdisjoint(clause) and not _TAKE_AN_OBJECT.isdisjoint(clause)
