"""Who wrote it, which agency sent it, whose picture it is."""

from __future__ import annotations

import re

_NAME = r"[A-ZÄÖÜÉ][\w’'.-]*"
_PARTICLE = r"(?:van|von|der|den|de|di|da|zu|zur|vom|el|al|bin|ten|ter|dos)"
_PERSON = rf"(?:{_NAME}(?: {_PARTICLE})*(?: {_NAME}(?: {_PARTICLE})*(?= {_NAME})| {_NAME})+)"
_JOB = (
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Rr]edakteur|[Rr]edaktor|[Kk]orrespondent|[Rr]eporter|[Aa]utor|[Kk]olumnist|[Jj]ournalist"
    r"|[Vv]olontär|[Cc]hef|[Ll]eiter|[Mm]itarbeiter|[Pp]rofessor)(?:in|innen|en)?"
)
_PERSONS = rf"{_PERSON}(?:(?:,| und|,? &|/| mit) (?!{_JOB}\b){_PERSON})*"
_KIND = (
    r"(?:Kommentar|Gastkommentar|Interview|Gastbeitrag|Essay|Leitartikel|Kolumne|Analyse|Bericht|Reportage|Glosse"
    r"|Rezension|Meinung|Porträt|Beitrag|Text|Artikel|Gespräch|Nachruf|Feature)"
)
_BYLINE = re.compile(
    rf"(?:[Vv]on|VON|(?:(?:Ein|Eine|Das) )?(?:[A-Z][\w-]* )?{_KIND}s? von|Aufgezeichnet von|Geschrieben von"
    r"|Protokolliert von"
    rf"|[Vv]on (?:unsere[mnr]|ihre[mnr]) (?:\w+ )?{_JOB}"
    r"|(?:Das (?:Gespräch|Interview) führten?|Die Fragen stellten?|Interview führten?|Es berichten?|Interviewt von)"
    r"|(?P<label>(?:Text|Text und Fotos?|Autor(?:in|en|innen)?|Redaktion|Interview|Bericht|Protokoll"
    r"|Verfasser(?:in)?|Korrespondent(?:in)?):))"
    rf"\s+(?P<who>{_PERSONS}|(?(label){_NAME}|(?!)))(?:\s?[,/|–-]\s?(?P<where>[^.!?]{{2,40}}))?\.?"
)
_CATALOGUE = re.compile(
    rf"(?P<family>{_NAME}(?:[ -]{_NAME})?), (?P<given>{_NAME}(?: {_NAME}| von| van| zu| de)*)"
    r" \(\d{4}\s?[-–]\s?(?:\d{4})?\)"
)
"""As libraries write it: "Spyri, Johanna (1827-1901)"; the years tell it from two places."""
_LONGEST_BYLINE = 90
_MOST_NAMES = 7
_AGENCIES = (
    r"(?:dpa|AFP|afp|Reuters|reuters|rtr|SID|sid|KNA|kna|epd|AP|ap|dts|APA|apa|sda|Keystone-SDA|dapd|ddp|ots|dpa-AFX"
    r"|dpa-infocom|ANSA|PTI|TASS|Bloomberg)"
)
_AGENCY = re.compile(
    rf"\(?(?:Quellen?|Mit Material von|Agentur(?:en)?):?\s+[^.!?]{{2,80}}\)?\.?"
    rf"|\(?{_AGENCIES}(?:[\s/,|-]+(?:und )?(?:{_AGENCIES}|[a-zäöü]{{2,4}}))*\)?"
)
_LONGEST_TAIL = 80
_AGENCY_TAIL = re.compile(
    rf"(?<=[.!?“”\"»«])\s*(?:\((?:[^()]{{0,30}} )?{_AGENCIES}(?:[\s/,]+[\w-]{{2,9}})*\)|(?:/[a-zA-Z]{{2,4}}){{1,3}})$"
)
_PICTURE = (
    r"(?:Fotos?|Bild(?:er)?|Grafik|Illustration|Karte|Symbolbild|Symbolfoto|Archivbild|Archivfoto|Screenshot|Montage"
    r"|Quelle Foto)"
)
_CAPTION = re.compile(
    rf"(?:{_PICTURE}\s?(?::|von |©|/ )|{_PICTURE}$|© ?\S|BILD:|FOTO:|Bildunterschrift|Bildquelle|Bildnachweis"
    r"|Abb(?:\.|ildung) \d)"
)
_CAPTION_END = re.compile(
    rf"(?:\(?\b{_PICTURE}\s?:\s?[^.!?]{{2,60}}(?:\.(?:com|de))?\)?|\(?©\s?[^.!?]{{2,60}}\)?"
    r"|\((?:Archiv|Symbol)(?:bild|foto)\)|Quelle: [^.!?]{2,60})\.?$"
)
_LONGEST_CAPTION = 220


def byline(text: str) -> str | None:
    """The author that a byline names ("Von Anna Müller, Berlin" -> "Anna Müller"); None where it is none."""
    if len(text) > _LONGEST_BYLINE:
        return None
    if catalogue := _CATALOGUE.fullmatch(text):
        return f"{catalogue['given']} {catalogue['family']}"
    found = _BYLINE.fullmatch(text)
    if found is None:
        return None
    who: str = found["who"]
    words = who.split()
    if len(words[-1]) > len("B."):
        who = who.rstrip(".")
    names = [word for word in words if word[0].isupper()]
    return who if len(names) <= _MOST_NAMES else None


def is_agency(text: str) -> bool:
    """Does it only name a news agency or a source? ("(dpa)", "dpa/AFP", "Quelle: Reuters")."""
    return _AGENCY.fullmatch(text) is not None


def agency_tail(text: str) -> int | None:
    """Where the sign of an agency begins that a paragraph ends with: "... heißt es. (dpa/AFP)", "... Euro./mne/he"."""
    found = _AGENCY_TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))
    return found.start() if found else None


def is_caption(text: str) -> bool:
    """Is it what stands under a picture? ("Foto: A. Weber/dpa", "... im Bundestag. (Archivbild)")."""
    return len(text) <= _LONGEST_CAPTION and (_CAPTION.match(text) or _CAPTION_END.search(text)) is not None
