"""Words before an ordinal or an adjective that decide its ending."""

from __future__ import annotations

from audiobuild.german.words import word_list
from audiobuild.lazy_regex import lazy_regex

BEFORE_EN = frozenset(
    word_list("""
    am im zum vom beim dem den des einem einen eines einer meinem meinen meines deinem deinen seinem
    seinen seines ihrem ihren ihres unserem unseren unsern unserer unseres eurem euren diesem diesen jedem
    jeden jenem jenen keinem keinen keines keiner welchem welchen zur seiner ihrer meiner deiner eurer
    manchem alle allen aller sämtliche sämtlichen sämtlicher beide beiden hinterm überm unterm
""")
)
"""Before an ordinal they give it -en in any gender: am dritten, des dritten."""

BEFORE_E = frozenset(
    word_list("""
    für's für’s in's in’s auf's auf’s
    die das dies ins ans aufs fürs ums übers durchs eine meine deine seine ihre unsere eure keine diese jede
    jene jedes dieses jenes welche welches manche
""")
)
"""They give it -e in the singular: die dritte, das dritte."""

DER_WORDS = frozenset(word_list("der dieser jeder jener welcher mancher"))
"""They give it -e as a masculine nominative, else -en: der dritte Platz, in der dritten Runde."""

EIN_WORDS = frozenset(word_list("ein mein dein sein ihr unser euer kein"))
"""They give it the strong ending: ein drittes Kapitel."""

ADVERBS = frozenset(
    word_list("""
    aktuell allein allerdings alljährlich angeblich ausschliesslich ausschließlich bald bereits bisher bislang
    bundesweit circa damals damit danach dann demnächst derzeit diesmal dort ebenfalls eigentlich einmal einschliesslich
    einschließlich einst endlich erneut erst etwa europaweit exakt exklusive fast fortan freilich frühestens gefühlt
    genau geplant gerade gestern gleichfalls gleichzeitig heuer heute hier höchstens immer immerhin inklusive insgesamt
    inzwischen jährlich jedoch jetzt jeweils jüngst kürzlich landesweit längst längstens lediglich letztlich maximal
    mindestens mittlerweile momentan mutmaßlich neulich nicht noch nun nunmehr nur offiziell ohnehin persönlich quasi
    rechnerisch rein rund schliesslich schließlich schon seinerzeit sicher sodann sogar somit sowieso spätestens stets
    tatsächlich theoretisch überhaupt ungefähr ursprünglich vermutlich voraussichtlich vorerst vorläufig vormals
    vorzeitig wahrscheinlich weiterhin weltweit wenigstens wieder wiederum wirklich wohl womöglich zugleich zuletzt
    zumindest zunächst zurzeit zuvor
    """)
)
"""Words between an article or a preposition and the ordinal that change nothing: bis spätestens 15. Juni."""

# Matches all of "saisonübergreifend", "erstmals", "seinerseits"; not of "Abend", "am".
ADVERB = lazy_regex(
    r"^[a-zäöüß]{3,}(?:end|weise|mals|seits|stens|lichst|lich|isch|al|ell|iv|intern|weit|jährig|haft|sam|mä(?:ß|ss)ig|bedingt"
    r"|gemäß)$"
)
"""Adverbs by their endings: ihr saisonübergreifend 12. Sieg."""

COUNTS = frozenset(word_list("zwei drei vier fünf sechs sieben acht neun zehn"))
"""Counts between an article and the ordinal: aus den drei 8. Klassen."""

BEFORE_PLURAL = frozenset(word_list("die diese jene keine unsere meine seine ihre eure deine"))
"""Before a plural they take -en: unsere sechsten Klassen, diese ersten Erfolge."""

QUANTITIES = frozenset(
    word_list("""
    Prozent Anteil Teil Großteil Mehrheit Minderheit Mehrzahl Zahl Anzahl Hälfte Drittel Viertel Fünftel Reihe Gruppe
    Vielzahl Menge Dutzend Hunderte Tausende Liste Kreis
    """)
)
"""Before "der" with a plural: ein Viertel der ersten Spieler."""

PLAIN_PREPOSITIONS = frozenset(word_list("für in mit ohne durch bei auf aus nach von seit unter über gegen"))
"""Prepositions that have no article in them."""

BEFORE_ADJECTIVE = PLAIN_PREPOSITIONS | frozenset(
    word_list("""
    der die das den dem des ein eine einer eines einem einen im vom zum zur beim am sein seine seiner seines seinem
    seinen ihr ihre ihrer ihres ihrem ihren unser unsere unserer unseres unserem unseren kein keine keiner keines keinem
    keinen diese dieser dieses diesem diesen jede jeder jedes jedem jeden alle allen aller allem
    """)
)
"""Words after which an abbreviation is an adjective, which elsewhere may be something else: bei kl. Hitze."""

BEFORE_OBJECT = frozenset(
    word_list("""
    will wollen wollte wollten feiert feiern feierte feierten holt holen holte holten gewinnt gewinnen gewann gewannen
    hat haben hatte hatten plant planen sucht suchen verpasst verpassen verpasste verpassten erringt erringen errang
    erzielt erzielen erzielte erzielten schafft schaffen schaffte schafften bejubelt bejubeln kassiert kassieren
    kassierte kassierten verliert verlieren verlor verloren startet starten eröffnet eröffnen eröffnete eröffneten
    erreicht erreichen erreichte erreichten fordert fordern belegt belegen belegte belegten sich verteidigt verteidigen
    verteidigte bekommt bekommen bekam bekamen erhält erhalten erhielt erhielten meldet melden meldete meldeten erlebt
    erleben erlebte erlebten braucht brauchen verbucht verbuchen bestreitet bestreiten bestritt
    """)
)
"""Verbs of headlines and tables, before an object without an article: Bayern feiert 4. Sieg."""
