"""Lines that say who wrote the text, and when: "Von Julia Kern | 12.03.2025 | Lesezeit: 4 Minuten"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from audiobuild.german.date_lines import date_line
from audiobuild.german.words.places import toponyms
from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.agencies import is_agency
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.draft import piece_of
from audiobuild.structure.heading_lines import is_kicker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audiobuild.model import Block
    from audiobuild.structure.draft import Draft

_NAME = r"[A-ZÄÖÜÉ][\w’'.-]*"
_PARTICLE = r"(?:van|von|der|den|de|di|da|zu|zur|vom|el|al|bin|ten|ter|dos)"
# Matches "Anna Müller", "Jan van der Meer", "Dr. Karl-Heinz Groß"; not "Anna" or "Menschen und Mäusen".
_PERSON = rf"(?:{_NAME}(?: {_PARTICLE})*(?: {_NAME}(?: {_PARTICLE})*(?= {_NAME})| {_NAME}){{1,5}})"
# Matches all of "Chefredakteurin", "Korrespondent", "Autorinnen"; not of "Autorität", "Redaktion".
_JOB = (
    r"(?:[A-ZÄÖÜ]\w*)?(?:[Rr]edakteur|[Rr]edaktor|[Kk]orrespondent|[Rr]eporter|[Aa]utor|[Kk]olumnist|[Jj]ournalist"
    r"|[Vv]olontär|[Cc]hef|[Ll]eiter|[Mm]itarbeiter|[Mm]itglied|[Pp]rofessor)(?:in|innen|en)?"
)
# Matches " (Text)", " (Text und Fotos)"; not " (Grüne)".
_TASK = (
    r" \((?:Text|Fotos?|Bilder|Grafik|Illustration|Video|Protokoll)"
    r"(?:(?:,| und| &) (?:Text|Fotos?|Bilder|Grafik|Video))?\)"
)
# Matches all of "Julia Kern", "Eva Lang (Text) und Jan Koch"; not of "Julia Kern und Redakteur", "julia kern".
_PERSONS = rf"{_PERSON}(?:{_TASK})?(?:(?:,| und|,? &|/| mit) (?!{_JOB}\b){_PERSON}(?:{_TASK})?)*"
# Matches all of "Kommentar", "Roman", "Kriminalroman", "Bergnovellen"; not of "Romane", "Buch".
_KIND = (
    r"(?:Kommentar|Gastkommentar|Interview|Gastbeitrag|Essay|Leitartikel|Kolumne|Analyse|Bericht|Reportage|Glosse"
    r"|Rezension|Meinung|Porträt|Beitrag|Text|Artikel|Gespräch|Nachruf|Feature"
    r"|(?:[A-ZÄÖÜ]\w{2,15}r|R)oman|(?:[A-ZÄÖÜ]\w{2,15}n|N)ovellen?|Erzählung(?:en)?"
    r"|(?:Kurzg|G)eschichten?|Märchen|Gedichte?|Schauspiel|(?:Lust|Trauer)spiel|Drama|Komödie)"
)
# Matches "Von Anna Müller, Berlin", "Ein Gastbeitrag von Eva Lang", "Die Fragen stellte Jan Koch", "Autor: Redaktion";
# not "Von der Leyen kritisiert Moskau", "Von Berlin nach Rom".
_BYLINE = lazy_regex(
    rf"(?:[Vv]on|VON|[Bb]y|(?:(?:Ein|Eine|Das) )?(?:[A-Z][\w-]* )?{_KIND}s? von|Aufgezeichnet von|Geschrieben von:?"
    r"|Protokolliert von"
    rf"|[Vv]on (?:unsere[mnr]|ihre[mnr]) (?:\w+ )?{_JOB}"
    r"|(?:Das (?:Gespräch|Interview) führten?|Die Fragen stellten?|Interview führten?|Es berichten?|Interviewt von)"
    r"|(?P<label>(?i:Von|Text|Text und Fotos?|Autor(?:in|en|innen)?|Redaktion|Interview|Bericht|Protokoll"
    r"|Verfasser(?:in)?|Korrespondent(?:in)?):))"
    rf"\s+(?P<who>{_PERSONS}(?: mit (?:dpa|AFP|AP|Reuters|epd|KNA|APA))?|(?:der )?(?:[A-ZÄÖÜ][\w-]*)?[Rr]edaktion"
    rf"|(?(label){_NAME}|(?!)))(?:\s?[,/|–-]\s?(?P<where>[^.!?]{{2,40}}))?\.?"
)
# As library catalogues write it: "Spyri, Johanna (1827-1901)"; not "Berlin, Hamburg".
# Matches all of "Spyri, Johanna (1827-1901)", "Goethe, Johann Wolfgang von (1749–1832)"; not of "Berlin, Hamburg".
_CATALOGUE = lazy_regex(
    rf"(?P<family>{_NAME}(?:[ -]{_NAME})?), (?P<given>{_NAME}(?: {_NAME}| von| van| zu| de)*)"
    r" \(\d{4}\s?[-–]\s?(?:\d{4})?\)"
)
_TASKS = lazy_regex(r" \(([^()]{4,20})\)")
"""What each of several people did, in a byline."""
_LONGEST_BYLINE = 90
_MOST_NAMES = 7

_LONGEST_LINE = 160
# Separates "Von Julia Kern | 12.03.2025" and "Julia Kern, 12. März 2025"; not "Müller-Lüdenscheid".
# Matches " | " in "Von Julia Kern | 12.03.2025", ", " in "Julia Kern, 12. März 2025"; not "Müller-Lüdenscheid",
# "Kern, Julia".
_SEPARATOR = lazy_regex(r"\s*[|·•/]\s+|\s+[–—-]\s+|,\s+(?=\d{1,2}\.\s?[\dA-Z])")
# Matches "Lesezeit: 4 Minuten", "18.30 Uhr", "5 Kommentare", "Ausgabe 87"; not "18 Jahre".
_OTHER = lazy_regex(
    r"(?:Lesezeit|Lesedauer|Dauer|Ressort|Rubrik|Kategorien?)\b.{0,30}|(?:Fotos?|FOTOS?|Bilder|Illustration"
    r"|Kamera): .{3,40}|\d{1,2}[.:]\d\d(?: Uhr)?"
    r"|\d+ (?:Min(?:uten|\.)?(?: Lesezeit)?|Kommentare?)|(?:Ausgabe|Nr\.|Nummer|Folge|Heft) ?#?\d{1,4}"
)


# Matches all of "Lesezeit: 4 Minuten", "3 Min. Lesezeit", "Lesedauer 5 Min. | 12 Kommentare"; not of "14:05 Uhr".
_REMARKS = lazy_regex(
    r"(?:(?:Lesezeit|Lesedauer)\b[^|]{0,30}|\d+ (?:Min(?:uten|\.)?(?: Lesezeit)?|Kommentare?))"
    r"(?:\s*[|·•]\s*\d+ Kommentare?)?"
)
# Matches all of "Geschrieben von Petra am 8. Juni 2024", "Veröffentlicht am 14. Mai 2022 um 8:05 von Sabine"; not of
# "Geschrieben von Petra", "Petra am 8. Juni 2024".
_POSTED = lazy_regex(
    rf"(?:[Gg]eschrieben|[Vv]eröffentlicht|Gepostet|[Ee]rstellt|[Ee]ingestellt|[Vv]erfasst|Publiziert)"
    rf"(?: von (?P<who>{_NAME}(?: {_NAME})?))?,? am (?P<day>[^|]{{8,40}}?)(?: von (?P<by>{_NAME}(?: {_NAME})?))?\.?"
)


# Matches the beginning of "Von: Anna Meier", "Veröffentlicht am 3. Mai 2024"; not of "3. Mai 2024", "Von vorn".
_LABELLED = lazy_regex(
    r"(?:Von|Autor(?:in)?|Text|Stand|Datum|Lesezeit|Lesedauer):|(?:Veröffentlicht|Aktualisiert|Erstellt|Erschienen) am "
)


# Matches the beginning of "Merzen, 12. September 2024", "Bad Ems, den 3.5.2024"; not of "Am 3. Mai", "Merzen lebt",
# "Protokoll der Sitzung vom 3. Mai 2024".
_PLACE = lazy_regex(
    r"[A-ZÄÖÜ][\w./()-]{2,30}(?: (?:[A-ZÄÖÜ(][\w.()-]{1,20}|an|am|a\.|der|d\.|im|in|bei|ob)){0,3},?"
    r" (?=(?:den |im |am )?\d)"
)
# Matches all of "Nr. 34/2025", "Ausgabe 5/2025", "Jahrgang 12, Heft 3", "Pressemitteilung Nr. 12"; not of "Nr. 34",
# "Ausgabe für Kinder".
_ISSUE = lazy_regex(
    r"(?:(?:[A-ZÄÖÜ][\w-]{3,30} )?"
    r"(?:Nr\.|Nummer|Ausgabe(?: Nr\.)?|Heft|Rundbrief|Newsletter) \d{1,4} ?[/|] ?(?:\d{4}|[A-ZÄÖÜ][a-zä]{2,8} \d{4})"
    r"|Ausgabe (?:[A-ZÄÖÜ][a-zä]{2,8}(?:[/–-][A-ZÄÖÜ][a-zä]{2,8})? )?\d{4}"
    r"|(?:Jahrgang \d{1,3}|\d{1,3}\. Jahrgang),? (?:Nr\.|Heft|Ausgabe|Nummer) \d{1,4}(?: ?[/|] ?\d{4})?"
    r"|(?:Presse|Medien)(?:mitteilung|information) (?:Nr\. ?)?\d{1,4}(?: ?/ ?\d{2,4})?)"
)
# Matches the beginning of "Von Michels Haus- und Lebensgenossen", "VON DER LIEBE"; not of "von Anna Meier".
_FROM = lazy_regex(r"V[oO][nN] ")
_TITLE_PAGES = 40
"""Lines of a book from the first on in which "Von ..." names its author; further down it may open a heading."""
_LATEST_PLACE = 4
"""Lines from the first on, among which a place and a day are those of the text; further down they are a heading."""


# Matches all of "Gudrun Pohl, Elm", "Dr. Renate Vogel, Bad Au"; not of "Pohl, Elm", "Gudrun Pohl geht".
_SIGNATURE = lazy_regex(rf"(?:Dr\. |Prof\. ){{0,2}}{_PERSON}, [A-ZÄÖÜ][\w-]{{1,25}}(?: [A-ZÄÖÜ][\w-]{{1,20}})?")
_MARKED = (Role.ITEM, Role.HEADING)
"""Roles of a source in which some pages mark their credits."""


# Matches all of "Dr. Wencke Harms, Lüneburg", "Prof. Dr. Eva Lang"; not of "Dr. Harms", "Dr. Eva Lang geht in Rente".
_DOCTOR = lazy_regex(rf"(?:Prof\. |Dr\. |PD |Dipl\.-\w+\.? ){{1,3}}{_PERSON}(?:, [A-ZÄÖÜ][\w -]{{2,30}})?")
# Matches all of "Von:", "Autorin:"; not of "Von vorn".
_ALONE = lazy_regex(r"(?:Von|Autor(?:in)?|Text|Autoren):")
"""A label with the name in the line below."""
# Matches all of "von", "Ein Roman von", "Geschichten aus der Stadt von"; not of "Von vorn", "davon".
_OVER_AUTHOR = lazy_regex(r"(?:[A-ZÄÖÜ][^.:;!?]{1,50} )?[Vv]on")
"""What ends a title, over the name of the author on the title page of a book."""


class CreditLine(NamedTuple):
    """The author and the ISO date that a line gives; empty if it gives none."""

    author: str
    published: str


def byline(text: str) -> str | None:
    """Return the author a byline names ("Von Anna Müller, Berlin" -> "Anna Müller"); None for any other text."""
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
    who = _author(who)
    return who if len(names) <= _MOST_NAMES else None


def _author(who: str) -> str:
    """Return the names of those who wrote, without those who took the pictures ("Eva Lang (Text), Jan Koch (Foto)")."""
    parts = _TASKS.split(who)
    wrote = [name.strip(" ,&/") for name, task in zip(parts[::2], [*parts[1::2], ""], strict=False) if "Text" in task]
    return " und ".join(name.removeprefix("und ") for name in wrote) if wrote else who


def credit_line(text: str) -> CreditLine | None:
    """Return the author and date of a line that holds a byline or a date and nothing of the text; else None."""
    if len(text) > _LONGEST_LINE:
        return None
    if posted := _posted(text):
        return posted
    author = published = ""
    for field in [text] if date_line(text) or byline(text) else _SEPARATOR.split(text):
        if found := _credit(field):
            author, published = author or found.author, published or found.published
        elif not (_OTHER.fullmatch(field) or is_agency(field) or is_kicker(field)):
            return None
    return CreditLine(author, published) if author or published else None


def _credit(field: str) -> CreditLine | None:
    """Return the author or the date that a field of a line gives; None if it gives neither."""
    if name := byline(field):
        return CreditLine(name, "")
    if posted := _posted(field):
        return posted
    day = date_line(field)
    return CreditLine("", day) if day else None


def _posted(text: str) -> CreditLine | None:
    """Return the author and the day of "Verfasst von Lea am 3. Mai 2024"; None for any other text."""
    found = _POSTED.fullmatch(text)
    day = date_line(found["day"]) if found else None
    return CreditLine(found["who"] or found["by"] or "", day) if found and day else None


def find_credits(draft: Draft) -> dict[int, Role]:
    """Find lines that hold a byline (BYLINE) or only a date (DATE).

    Items of a list and marked headings need a word that says so ("Stand: 3. Mai 2024").
    """
    found = _credit_lines(draft)
    opening = [at for at in range(len(draft.blocks)) if draft.is_heard(at) and at not in found][1:_LATEST_PLACE]
    near_top = {at: draft.blocks[at].text for at in opening if draft.is_undecided(at)}
    first = draft.first_heard
    issue = bool(opening and draft.is_undecided(first) and _ISSUE.fullmatch(draft.blocks[first].text[:_LONGEST_BYLINE]))
    if issue and draft.blocks[opening[0]].text.startswith(_SALUTATIONS):
        issue = False  # "Rundbrief 3/2026" is the title
    dates = {at: Role.DATE for at, text in near_top.items() if _is_dated(text)} | ({first: Role.DATE} if issue else {})
    names = {at: Role.BYLINE for at, text in near_top.items() if _DOCTOR.fullmatch(text) or _names_town(text)}
    return dates | found | names | dict.fromkeys(_labelled_names(draft), Role.BYLINE)


def _credit_lines(draft: Draft) -> dict[int, Role]:
    """Find the lines that say by their own words that they are a byline or a date."""
    lines = {
        at: credit_line(block.text)
        for at, block in enumerate(draft.blocks)
        if draft.is_undecided(at) or (draft.roles[at] in _MARKED and _LABELLED.match(block.text))
    }
    found = {at: Role.BYLINE if line.author else Role.DATE for at, line in lines.items() if line}
    if not is_book(draft):
        return found
    return {at: role for at, role in found.items() if at < _TITLE_PAGES or not _FROM.match(draft.blocks[at].text)}


def _labelled_names(draft: Draft) -> Iterator[int]:
    """Yield the names on lines of their own under a label ("Autor:"), and the labels."""
    for label, (block, below) in enumerate(pairwise(draft.blocks)):
        if not draft.is_undecided(label) or not _is_over_name(block.text, on_title_page=label < _TITLE_PAGES):
            continue
        if byline(f"Von {below.text}"):
            yield label + 1
            if label != draft.first_heard:  # "Der Hof von" is the title, too
                yield label


def _is_over_name(text: str, *, on_title_page: bool) -> bool:
    return bool(
        _ALONE.fullmatch(text) or (on_title_page and len(text) <= _LONGEST_BYLINE and _OVER_AUTHOR.fullmatch(text))
    )


_SALUTATIONS = ("Liebe", "Sehr geehrte", "Werte", "Geschätzte", "Hallo", "Grüß ", "Guten Tag")


def _is_dated(text: str) -> bool:
    """Return whether a line near the top gives a place with a day, or the number of an issue."""
    return placed_line(text) is not None or (len(text) <= _LONGEST_BYLINE and _ISSUE.fullmatch(text) is not None)


def is_signature(text: str) -> bool:
    """Return whether a line is a name with a place, as under a reader's letter ("Gudrun Pohl, Elm")."""
    return len(text) <= _LONGEST_BYLINE and _SIGNATURE.fullmatch(text) is not None


def _names_town(text: str) -> bool:
    """Return whether a line is a name with a town, as Swiss papers sign a report ("Reto Ammann, Frauenfeld")."""
    return is_signature(text) and text.rpartition(", ")[2] in toponyms()


def placed_line(text: str) -> CreditLine | None:
    """Return the day of a line that names a place and a day ("Merzen, 12. September 2024"), as press releases do."""
    found = _PLACE.match(text) if len(text) <= _LONGEST_BYLINE else None
    day = date_line(text[found.end() :]) if found else None
    return CreditLine("", day) if day else None


def split_byline(block: Block) -> Iterator[Block]:
    """Yield a byline and what ends its line as blocks: "Von Julia Kern | 3. Mai 2024", "Lesezeit: 4 Minuten" (DATE)."""
    ends = [found.span() for found in _SEPARATOR.finditer(block.text)] if block.role is Role.BYLINE else []
    last = next((end for end in ends if _REMARKS.fullmatch(block.text, end[1])), None)
    if last is None:
        yield block
        return
    first, start = last
    yield replace(piece_of(block, 0, first), span=piece_of(block, 0, start).span)
    yield replace(piece_of(block, start, len(block.text)), role=Role.DATE)
