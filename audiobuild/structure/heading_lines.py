"""The form of headings: they are short and do not end like a sentence."""

from __future__ import annotations

import re

from audiobuild.german.sentences import sentence_spans
from audiobuild.german.words.calendar import SHORT_DAY
from audiobuild.lazy_regex import lazy_regex

_LONGEST = 80
_LONGEST_TITLE = 120
_MOST_WORDS = 14
_MOST_WORDS_ASKED = 9
_LONGEST_QUOTED = 60
_SHORTEST_RUNNING_TEXT = 80
_SHORT_TEXT = 50
"""Characters of a paragraph of two sentences under a heading."""
_ORDINALS = (
    "Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebent|Siebt|Acht|Neunt|Zehnt|Elft|Zwölft|Dreizehnt|Vierzehnt|Fünfzehnt"
    "|Sechzehnt|Siebzehnt|Achtzehnt|Neunzehnt|Zwanzigst|[A-ZÄÖÜ][a-zäöüß]+undzwanzigst|Dreißigst|Vierzigst|Fünfzigst"
    "|Letzt"
)
_PARTS = (
    "Kapitel|Buch|Teil|Abschnitt|Akt|Aufzug|Szene|Auftritt|Gesang|Band|Brief|Abteilung|Stück|Vorlesung|Abend|Tag|Nacht"
)
# Matches all of "Erstes Kapitel", "Teil IV", "3. Akt", "Prolog"; not of "Kapitel", "Teile des Ganzen".
_NAMED_SECTION = (
    rf"(?:(?:Das |Der |Die )?(?:{_ORDINALS})(?:e|er|es) (?:{_PARTS})"
    rf"|(?:{_PARTS}) (?:\d{{1,3}}|[IVXLC]+|[A-ZÄÖÜ][a-zäöüß]+)|(?:\d{{1,3}}|[IVXLC]+)\. (?:{_PARTS})"
    r"|Prolog|Epilog|Vorwort|Nachwort|Vorrede|Nachrede|Vorspiel|Nachspiel|Zwischenspiel|Einleitung|Einführung|Anhang"
    r"|Zum Schluss|Fazit|Ausblick|Zusammenfassung|Schlussbemerkung|Schlusswort|Geleitwort|Nachtrag)"
)
# Matches all of "7.", "XII", "IV."; not of "IIX", "1806", "Mix".
_NUMBERED_SECTION = r"\d{1,3}\.?|(?=[IVXLC])(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})\.?"
# Matches all of "Erstes Kapitel", "Kapitel 3: Die Flucht", "XII.", "7", "Prolog"; not of "Teile des Ganzen", "Mixen".
_SECTION = lazy_regex(
    rf"(?:{_NAMED_SECTION}(?:[.:]|\s?[:.–]\s?(?P<name>.{{1,60}}))?|{_NUMBERED_SECTION})", re.IGNORECASE
)
# Matches all of "Kommentar", "2. Bundesliga"; not of "Kommentar zur Lage".
_KICKER = lazy_regex(
    r"(?:(?:\d\. )?(?:Fußball-)?Bundesliga|Fußball|Handball|Tennis|Formel 1|Champions League|DFB-Pokal|Sport|Politik"
    r"|Wirtschaft|Kultur|Panorama|Wissen|Wissenschaft|Reise|Medien|Lokales|Meinung|Feuilleton|Kommentar|Leitartikel"
    r"|Interview|Reportage|Glosse|Analyse|Essay|Kolumne|Porträt|Exklusiv|Hintergrund|Nachruf|Gastbeitrag"
    r"|(?:[A-ZÄÖÜ]\w*)?ministerium (?:für|der|des) [A-ZÄÖÜ][\w, -]{2,60}"
    r"|(?:Gemeinde|Stadt|Landkreis|Kreis|Landratsamt|Polizeipräsidium|Polizeiinspektion|Universität|Hochschule"
    r"|Kirchengemeinde|Pfarrei|Ortsgemeinde|Marktgemeinde|Verbandsgemeinde) [A-ZÄÖÜ][\w-]+"
    r"(?: [|–] (?:Pressestelle|Presse|Kommunikation|Pressereferat|Medienstelle))?"
    r"|Pressemitteilung|Presseinformation|Presseerklärung|Medienmitteilung|Eilmeldung)",
    re.IGNORECASE,
)
# Matches all of "Heimatverein Lindenau e. V.", "Stadtwerke Ulm GmbH"; not of "Gründung einer GmbH".
_ORGANISATION = lazy_regex(
    r"[A-ZÄÖÜ][^\s.:!?]{1,40}(?: (?:[A-ZÄÖÜ„\"»(\d&][^\s:!?]{0,40}|und|für|am|im|der|des|zu)){0,6}"
    r" (?:e\. ?V\.|g?GmbH|GmbH & Co\. KG|AG|eG|e\. ?G\.)"
)
# Matches all of "Zutaten:", "Für den Teig:", "So geht's:", "Programm am Samstag:"; not of "Zutaten", "Für alle:".
_LABEL = lazy_regex(
    r"(?:Zutaten|Zubereitung|Anleitung|Material(?:ien)?|Programm|Ablauf|Termine|Für (?:den|die|das) [A-ZÄÖÜ]\w+"
    r"|So (?:geht|wird|macht)\b)[^.:;!?\d]{0,40}:"
)
# Matches all of "TV Elm – HSG Au 27:28 (14:12)", "SV Ulm - FC Bonn 1:1"; not of "Ulm – Bonn", "Ein 2:1 zum Schluss".
_SCORE = lazy_regex(r"\S.{1,40} [–-] .{1,40} \d{1,3}:\d{1,3}(?: ?[(n][^()]{0,30}\)?)?")
_BAD_ENDS = (".", ",", ";", ":", "…", "!", "–", "-")
_CLOSING = "»«“”\"’'‹›) —"
_QUOTES = lazy_regex('[„“”"»«‚‘›‹]')
# Matches the beginning of "„So ist es“", "»So ist es«"; not of "„So“ und „so“", "„So“ sagte er".
_WHOLLY_QUOTED = lazy_regex('(?:„[^„“]+[“”]|»[^»«]+«|«[^»«]+»|"[^"]+"|“[^“”]+”)$')
# Matches in "Ort: Vereinsheim, Beginn: 19 Uhr", "Gewicht (mit Tasche): 3.700 g", "beispiel.com"; not in
# "Umfrage: Wer, wenn nicht wir", "Unfall: 3 Tote in Elm".
_FIELDS = lazy_regex(
    r", [A-ZÄÖÜ]\w+: |: (?:ca\. |rund |etwa |ab |bis zu )?\d[\d.,/–-]{0,10} ?(?:k?g|k?m|[cm]m|m?l|€"
    r"|Euro|Std|Stunden?|Min|Minuten?|Tage?|Wochen?|%|Prozent|Watt|Liter|Grad|°|Dollar|CHF|Franken|Personen)\b"
    r"|^(?:www\.)?[\w-]+\.(?:com|de|at|ch|org|net)$"
)
# Matches all of "12345 Waldheim", "Lindenstraße 4", "Am Alten Markt 12a"; not of "Am Markt", "Straße 4 gesperrt".
_ADDRESS = lazy_regex(
    r"(?:D-|A-|CH-)?\d{4,5} [A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜa-z(][\w.()/-]*){0,3}"
    r"|[A-ZÄÖÜ](?:[\w.-]+ ){0,3}?[\w-]*(?:[Ss]traße|[Ss]tr\.|[Ss]trasse|[Ww]eg|[Pp]latz|[Gg]asse|[Aa]llee|[Mm]arkt"
    r"|[Rr]ing|[Uu]fer) \d{1,4} ?[a-z]?"
)
# Matches in "Mo 8-12 Uhr", "Fr 16.00–17.00, Halle", "10.30-12.30 Markt", "16.30 Rosenkranz"; not in "1.2 Ziele".
_ENTRY = lazy_regex(
    rf"\b(?:{SHORT_DAY})"
    r"\.?:? \d{1,2}(?:[.:]\d\d)? ?[–-] ?\d{1,2}(?![\d.]*[.]\d{4})"
    r"|\d ?[–-] ?\d{1,2}(?:[.:]\d\d)? (?:Uhr|h)\b"
    r"|\A(?:\d|1\d|2[0-3])[.:][0-5]\d ?[–-] ?(?:\d|1\d|2[0-3])[.:][0-5]\d(?: Uhr)? \S"
    r"|\A(?:[7-9]|1\d|2[0-3])\.(?:00|15|30|45) (?!Uhr)[A-ZÄÖÜ]"
)
"""Hours of opening, or an entry of a programme."""
# Matches all of "Eintritt frei", "Änderungen vorbehalten", "Anmeldung erforderlich"; not of "Eintritt in die Partei".
_REMARK = lazy_regex(
    r"(?:(?:Der )?Eintritt(?: ist)? (?:frei|kostenlos)|Freier Eintritt|(?:Irrtum|Änderungen)(?: und \w+)? vorbehalten"
    r"|(?:Keine )?(?:Anmeldung|Voranmeldung|Reservierung) (?:ist )?(?:nicht )?(?:erforderlich|erbeten|nötig|erwünscht)"
    r"|Um (?:eine )?(?:Anmeldung|Spenden?) wird gebeten|Spenden (?:sind )?(?:erbeten|willkommen)"
    r"|Für (?:das leibliche Wohl|Speisen? und Getränke?|Essen und Trinken) (?:ist|wird) (?:bestens )?gesorgt"
    r"|Solange der Vorrat reicht)"
)
# Matches the end of "Er kam.", "„So ist es!“"; not of "Er kam", "3.5 Meter".
_SENTENCE_END = lazy_regex(r"[.!?…:;][»«“”\"’')]*(?:\s|$)")


def is_section_name(text: str) -> bool:
    """Return whether a line is a heading in any position ("Erstes Kapitel", "Kapitel 3", "XII.", "Prolog", "7")."""
    found = _SECTION.fullmatch(text) if len(text) <= _LONGEST else None
    return found is not None and text[:1] == text[:1].upper() and not (found["name"] or "").endswith((".", ","))


def is_score(text: str) -> bool:
    """Return whether a line is the result of a match ("SV Ulm – FC Bonn 1:1")."""
    return _SCORE.fullmatch(text) is not None


def is_kicker(text: str) -> bool:
    """Return whether a line over a title names a section, a genre or who publishes it ("Kommentar", "Ulmer Bad AG")."""
    return _KICKER.fullmatch(text) is not None or _ORGANISATION.fullmatch(text) is not None


def is_running_text(text: str) -> bool:
    """Return whether a block is prose: at least 80 characters, with the end of a sentence in it."""
    return len(text) >= _SHORTEST_RUNNING_TEXT and _SENTENCE_END.search(text) is not None


def has_sentences(text: str) -> bool:
    """Return whether a paragraph that is too short for running text has two sentences."""
    return len(text) >= _SHORT_TEXT and len(sentence_spans(text)) > 1


def is_heading(text: str) -> bool:
    """Return whether a line looks like a heading, whatever comes after it."""
    if is_section_name(text) or _LABEL.fullmatch(text):
        return True
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or not _opens_well(text):
        return False
    if text.rstrip(_CLOSING).endswith(_BAD_ENDS) or _is_detail(text) or _is_speech(text):
        return False
    return ("?" not in text or _is_question(text)) and len(sentence_spans(text)) == 1


def _is_detail(text: str) -> bool:
    """Return whether a line is a score, a field, an address, an entry of a programme, a remark, or in brackets."""
    if is_score(text) or (text[0] == "(" and text[-1] == ")"):
        return True
    if _FIELDS.search(text) or _ENTRY.search(text):
        return True
    return _ADDRESS.fullmatch(text) is not None or _REMARK.fullmatch(text) is not None


def _is_speech(text: str) -> bool:
    """Return whether a line is something that is said: „Kommt er?“, or a long quotation and nothing else."""
    if not _QUOTES.search(text):
        return False
    return "?" in text or "!" in text or (len(text) > _LONGEST_QUOTED and _WHOLLY_QUOTED.match(text) is not None)


def _is_question(text: str) -> bool:
    """Return whether a line is one short question."""
    return text.count("?") == 1 and text.endswith("?") and len(text.split()) <= _MOST_WORDS_ASKED


def is_title_like(text: str) -> bool:
    """Return whether a line could be the title of an article: it may be longer than a heading, ask, call or quote."""
    if len(text) > _LONGEST_TITLE or not _opens_well(text):
        return False
    if is_section_name(text) or is_kicker(text):
        return True
    sentences = [text[start:end] for start, end in sentence_spans(text)]
    return not any(sentence.rstrip(_CLOSING).endswith((".", ",", ";", ":")) for sentence in sentences)


def _opens_well(text: str) -> bool:
    first = text.lstrip('„“”"»«‚‘›‹(#¿…§ ')[:1]
    return first.isupper() or first.isdigit() or text[1:2].isupper()


def is_quotation(text: str) -> bool:
    """Return whether a whole line is one quotation, however short."""
    return _WHOLLY_QUOTED.match(text) is not None


def is_quoted(text: str) -> bool:
    """Return whether a whole paragraph is one quotation."""
    return len(text) > _LONGEST_QUOTED and _WHOLLY_QUOTED.match(text) is not None
