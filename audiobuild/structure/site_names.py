"""Names of papers, sites and blogs, which a copied page has over its title: "Ostsee-Kurier", "beispiel.de"."""

from __future__ import annotations

from audiobuild.german.grammar.noun_phrase import is_adjective_of_place
from audiobuild.lazy_regex import lazy_regex

_LONGEST = 40
# Matches all of "Kurier", "zeitung", "blog"; not of "Kurse".
_KINDS = (
    r"(?:[Kk]urier|[Zz]eitung|[Aa]nzeiger|[Nn]achrichten|[Tt]ageblatt|[Aa]bendblatt|[Vv]olksblatt|[Bb]latt|[Bb]ote|[Pp]ost"
    r"|[Rr]undschau|[Pp]resse|[Ee]cho|[Mm]erkur|[Mm]agazin|[Jj]ournal|[Bb]log|[Pp]ortal|[Aa]llgemeine|[Tt]agblatt"
    r"|[Ss]timme)"
)
# Matches all of "Ostsee-Kurier", "Der Wald-Bote", "Merles Hafenblog", "Neue Westfälische Zeitung", "beispiel.de",
# "ZEIT ONLINE"; not of "Der Bote", "Letzte Post", "Die Zeit heilt", "S. 3".
_SITE = lazy_regex(
    rf"(?:Der |Die |Das )?[A-ZÄÖÜ]\w{{2,20}}-{_KINDS}(?: [Oo]nline)?"
    rf"|[A-ZÄÖÜ]\w{{2,20}}s [A-ZÄÖÜ]\w{{0,20}}(?:[Bb]log|[Mm]agazin)"
    rf"|(?:Neue|Freie|Allgemeine) (?:[A-ZÄÖÜ]\w{{2,20}} ){{0,2}}(?:[A-ZÄÖÜ]\w{{1,20}}-?)?{_KINDS}"
    r"|(?:www\.)?[a-zäöü\d][\w-]{1,30}\.(?:de|at|ch|com|org|net|info|eu)"
    r"|(?:Der |DER |Die |DIE )?(?:Spiegel|SPIEGEL|Zeit|ZEIT|Stern|stern|Focus|FOCUS|Welt|WELT) (?:[Oo]nline|ONLINE)"
    r"|(?:Süddeutsche|SÜDDEUTSCHE)(?: Zeitung)?|tagesschau|heise online|Spektrum der Wissenschaft|Deutschlandfunk"
    r"|taz|NDR|WDR|MDR|SWR|BR24|RBB|ORF|SRF|NZZ|FAZ|DER SPIEGEL|DIE ZEIT"
)
# Matches all of "Lindenauer Anzeiger", "Kölner Stadt-Anzeiger", "Berliner Morgenpost"; not of "Letzter Bote gesucht".
_OF_PLACE = lazy_regex(
    rf"(?:Der |Die |Das )?(?P<place>[A-ZÄÖÜ]\w{{1,20}}er) (?P<paper>(?:[A-ZÄÖÜ]\w{{1,20}}-?)?{_KINDS})"
)
# Matches the end of "Merzener Tageblatt | Kultur", "Ostsee-Kurier – Lokales"; not of "Ostsee-Kurier", "Wald - so".
_SECTION = lazy_regex(r" [|–/-] [A-ZÄÖÜ][\w-]{2,20}(?: [A-ZÄÖÜ][\w-]{2,20})?$")
_MASCULINE = ("bote", "kurier", "merkur", "blog")
"""Kinds that any adjective in -er goes with ("Letzter Bote"); with the others it is one of a place."""


def is_site_name(text: str) -> bool:
    """Return whether a line is the name of a paper, a site or a blog, as it stands over a title."""
    if len(text) > _LONGEST:
        return False
    text = _SECTION.sub("", text)
    if _SITE.fullmatch(text):
        return True
    found = _OF_PLACE.fullmatch(text.title() if text.isupper() else text)
    if found is None:
        return False
    return not found["paper"].lower().endswith(_MASCULINE) or is_adjective_of_place(found["place"])
