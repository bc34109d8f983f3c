"""The title page of a thesis or of a paper for school: its title among lines about author, examiners and dates."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.heading_lines import is_running_text
from audiobuild.structure.numbering import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from audiobuild.structure.draft import Draft

_MOST_LINES = 30
_LONGEST = 240
_FEWEST_KINDS = 2
"""Kinds of lines that only a title page has, at least."""
_TITLE_WORDS = 3
_MOST_ABOVE_DATE = 4
"""Lines of a title, its subtitle and its authors above a date, at most."""
# Matches in "Matrikelnummer: 12", "Matr.-Nr.: 12"; not in "Matratze Nr. 3".
_NUMBER = lazy_regex(r"\bMatr(?:ikel)?\.?-? ?(?:[Nn]ummer|[Nn]r)\b")
# Matches in "Erstprüfer: Jan Holt", "Betreuer", "Gutachterin Prof. Klar"; not in "Der Prüfer kam".
_EXAMINER = lazy_regex(
    r"\b(?:(?:Erst|Zweit|Haupt|Fach)?-?(?:[Pp]rüfer|[Gg]utachter|[Bb]etreuer|[Kk]orrektor|[Rr]eferent|[Dd]ozent)"
    r"(?:in|innen|/in|\*in|:in)?|(?:Kurs|Seminar)leit(?:er(?:in)?|ung)|Fachlehrer(?:in)?|Betreuungsperson|Betreuung"
    r"|Betreuende Lehrkraft)\b(?=\s?:|\s+(?:Prof|Dr|Herr|Frau|Dipl|StR|OStR)|\s*\Z)"
)
# Matches in "Vorgelegt von:", "eingereicht am 3. Mai"; not in "Das Gesuch lag vor".
_SUBMITTED = lazy_regex(
    r"\b(?:[Vv]orgelegt|[Ee]ingereicht|[Aa]bgegeben|[Vv]erfasst|[Ee]rstellt) (?:von|durch|bei|am|im)\b"
)
# Matches in "Abgabedatum: 3. Mai", "Bearbeitungszeit"; not in "Abgaben".
_DUE = lazy_regex(r"\b(?:Abgabe(?:datum|termin|frist)?|Bearbeitungs(?:zeit(?:raum)?|dauer)|Tag der Einreichung)\b")
# Matches in "im Studiengang Physik", "6. Fachsemester", "WS 2018/19"; not in "Semesterferien".
_COURSE = lazy_regex(
    r"\b(?:Studiengang|\d{1,2}\. (?:Fach)?[Ss]emester|Fachsemester|Semestergruppe|Leistungskurs|Grundkurs|W-Seminar"
    r"|Seminarfach|(?:Winter|Sommer)semester (?:19|20)\d\d|(?:WS|SS|WiSe|SoSe) ?(?:19|20)?\d\d)"
)
# Matches the beginning of "Bachelorarbeit mit dem Thema", "Praktikumsbericht"; not of "Arbeit am Steg", "Handarbeit".
_WORK = lazy_regex(
    r"(?:Bachelor|Master|Magister|Diplom|Doktor|Studien|Projekt|Haus|Fach|Seminar|Seminarfach|Abschluss|Praxis)"
    r"-?(?:arbeit|[Tt]hesis)\b|Dissertation\b|Exposé\b|Praktikum(?:sbericht)?\b|Praxisbericht\b"
)
_CERTAIN = (_NUMBER, _EXAMINER, _SUBMITTED, _DUE, _COURSE)
"""What only the lines of a title page say."""
# Matches the beginning of "E-Mail: a@b.de", "77933 Lahr", "Am-Ufer-Straße 3"; not of "Mailand", "Klassentreffen".
_DETAIL = lazy_regex(
    r"(?:E-?Mail|Telefon|Tel\.|Anschrift|Adresse|Klasse|Kurs|Jahrgang|Schuljahr|Modul|Lehrveranstaltung|Fach"
    r"|Fachrichtung|Datum|Ort, Datum|Stand|Version)\s?:|\S+@\S+\.\w+\Z|(?:D-)?\d{5} [A-ZÄÖÜ]"
    r"|[A-ZÄÖÜ][\w.-]+(?:straße|str\.?|strasse|weg|platz|gasse|allee) \d{1,4} ?[a-z]?\Z"
    r"|(?:im|an der|am) (?:Lehrstuhl|Institut|[A-ZÄÖÜ]?\w*(?:hochschule|universität|fach|gymnasium|schule))\b",
    re.IGNORECASE,
)
# Matches the beginning of "Hochschule Lahr", "Fakultät für Kunst", "Berliner Universität"; not of "Schulen am See".
_INSTITUTION = lazy_regex(
    r"(?:(?:[A-ZÄÖÜ][\w.-]+ ){0,3}(?:[A-ZÄÖÜ][\w-]*)?(?:[Hh]ochschule|[Uu]niversität|[Aa]kademie|[Gg]ymnasium|[Ss]chule"
    r"|[Kk]olleg|[Bb]erufskolleg)|Fakultät|Fachbereich|Fachgruppe|Institut|Lehrstuhl|Department|Abteilung)\b"
)
# Matches all of "Bachelorarbeit", "Exposé für ein Praxisprojekt zum Thema:", "Hausarbeit im Fach Ethik"; not of
# "Arbeiten am Steg", "Bericht vom See".
_KIND = lazy_regex(
    r"(?:Die |Eine )?(?:[\w-]{0,30}(?:arbeit|[Tt]hesis)|Praktikum|Dissertation|Exposé|(?:Projektd|D)okumentation"
    r"|(?:Praktikums|Praxis|Projekt|Abschluss)bericht|Portfolio|Seminarvortrag|Referat)\b.{0,80}"
)
# Matches all of "Einleitung", "Eidesstattliche Erklärung"; not of "Die Einleitung", "Einleitungsreden".
_SECTION = lazy_regex(
    r"(?:Einleitung|Einführung|Vorwort|Abstract|Kurzfassung|Zusammenfassung|Inhalt(?:sverzeichnis)?|Danksagung"
    r"|(?:Eidesstattliche |Ehrenwörtliche )?(?:Selbstständigkeits)?[Ee]rklärung|Abkürzungsverzeichnis)\b.{0,30}"
)
# Matches the end of "Bachelorarbeit zum Thema:", "Hausarbeit mit dem Titel"; not of "Das Thema".
_OVER_TITLE = lazy_regex(
    r"(?:\b(?:zum|mit dem|über das|unter dem) (?:Thema|Titel)|\AThema|\ATitel(?: der Arbeit)?)\s?:?\Z"
)
# Matches in "Im Zeitraum vom 1.3. bis 3.4.", "12. Mai 2020 – 3. Juli 2020"; not in "Die Zeit bis heute".
_PERIOD = lazy_regex(r"\bZeitraum\b|\b(?:vom|von) \S*[\dx]\S* bis\b|\d{4} [–-] \d")
# Matches all of "von", "Vorgelegt von:", "Autorin:"; not of "von Eva Klar".
_OVER_NAME = lazy_regex(
    r"(?:(?:[Vv]orgelegt|[Ee]ingereicht|[Vv]erfasst|[Ee]rstellt|[Bb]earbeitet) )?(?:von|durch)\s?:?"
    r"|(?:Autor(?:in|en)?|Verfasser(?:in)?|Name)\s?:"
)
# Matches all of "Eva Klar", "Jan van der Holt und Lea Witt"; not of "Der Steg",
# "Eva", "Gruppe der Schule".
_PERSONS = lazy_regex(
    r"(?!D(?:er|ie|as) |Eine? )(?:[A-ZÄÖÜ][\w.-]+ (?:(?:van|von|de|zu) (?:de[rn] )?)?[A-ZÄÖÜ][\w.-]+"
    r"(?: [A-ZÄÖÜ][\w-]+)?(?:, | und | )?){1,5}"
)


def find_title_page(draft: Draft) -> dict[int, Role]:
    """Find the title among the lines of a title page, and the lines that are not read.

    The name of the author stays, and so does the line that says what kind of work it is.
    """
    page = list(_page(draft))
    texts = {at: draft.blocks[at].text for at in page}
    if len(_kinds(texts.values())) < _FEWEST_KINDS:
        return _above_date(draft)
    title = _title(draft, page)
    found = {title: Role.TITLE} if title is not None else {}
    above = ""
    for at in page:
        if at == title:
            continue
        text = texts[at]
        if _OVER_NAME.fullmatch(above) and _PERSONS.fullmatch(text):
            found[at] = Role.BYLINE
        elif _is_left_out(text, above) or (_INSTITUTION.match(text) and title is not None):
            found[at] = Role.BOILERPLATE
        elif draft.roles[at] in (Role.HEADING, Role.TITLE):
            found[at] = Role.PARAGRAPH
        above = text
    return found


def _above_date(draft: Draft) -> dict[int, Role]:
    """Find the lines in large print between the title and the date that TeX prints under it: they are no headings."""
    first = draft.first_heard
    end = first + 1
    while end < len(draft.blocks) and draft.blocks[end].role is Role.HEADING and not number(draft.blocks[end].text):
        end += 1
    is_dated = end < len(draft.blocks) and draft.roles[end] is Role.DATE and end - first <= _MOST_ABOVE_DATE
    if not is_dated or draft.blocks[first].role not in (Role.TITLE, Role.HEADING):
        return {}
    return {at: _role_of_name(draft.blocks[at].text) for at in range(first + 1, end)}


def _role_of_name(text: str) -> Role:
    return Role.BYLINE if _PERSONS.fullmatch(text) else Role.PARAGRAPH


def _kinds(texts: Iterable[str]) -> set[re.Pattern[str]]:
    """Return the kinds of lines that only a title page has; the name of the work is one."""
    return {pattern for text in texts for pattern in (*_CERTAIN, _WORK) if pattern.search(text)}


def _is_left_out(text: str, above: str) -> bool:
    """Return whether a line, or the label above it, gives a detail."""
    return _is_detail(text) or _OVER_NAME.fullmatch(text) is not None or (_is_detail(above) and above.endswith(":"))


def _is_detail(text: str) -> bool:
    return _DETAIL.match(text) is not None or any(pattern.search(text) for pattern in _CERTAIN)


def _page(draft: Draft) -> Iterator[int]:
    """Yield the lines of the text before its first paragraph, without the headings right over that."""
    lines: list[int] = []
    for at, block in enumerate(draft.blocks):
        if block.skipped or draft.roles[at] is Role.BOILERPLATE:
            continue
        is_text = is_running_text(block.text) and len(block.text) > _LONGEST / 2 and block.role is None
        is_end = is_text or len(block.text) > _LONGEST or len(lines) == _MOST_LINES
        if is_end or (draft.roles[at] is Role.HEADING and lines and _is_section(draft, at, lines)):
            break
        lines.append(at)
    else:
        return
    while lines and draft.roles[lines[-1]] is Role.HEADING and not _is_of_page(draft.blocks[lines[-1]].text):
        lines.pop()
    yield from lines


def _is_of_page(text: str) -> bool:
    return _KIND.fullmatch(text) is not None or _is_detail(text)


def _is_section(draft: Draft, at: int, above: Sequence[int]) -> bool:
    """Return whether a heading is that of the first section, below all lines of the title page."""
    text = draft.blocks[at].text
    if _is_detail(text):
        return False
    if _SECTION.fullmatch(text) or number(text) is not None:
        return True
    is_part = draft.blocks[at].role is None or any(kind.match(text) for kind in (_WORK, _INSTITUTION, _PERSONS))
    return not is_part and len(_kinds(draft.blocks[line].text for line in above)) >= _FEWEST_KINDS


def _title(draft: Draft, page: Sequence[int]) -> int | None:
    """Return the line that is the title: a marked one, the one under "zum Thema:", or the longest without a label."""
    texts = {at: draft.blocks[at].text for at in page}
    named = [at for at in page if draft.blocks[at].role is Role.TITLE]
    named += [at for above, at in pairwise(page) if _OVER_TITLE.search(texts[above])]
    if named:
        return named[0]
    free = [
        at
        for at in page
        if not (_is_detail(texts[at]) or _KIND.fullmatch(texts[at]) or _INSTITUTION.match(texts[at]))
        and not _PERSONS.fullmatch(texts[at])
        and not texts[at][0].islower()
        and not _PERIOD.search(texts[at])
        and draft.blocks[at].role is not Role.ITEM
    ]
    headed = [at for at in free if draft.blocks[at].role is Role.HEADING]
    headed += [at for at in page if draft.blocks[at].role is Role.HEADING and _WORK.match(texts[at])]
    if headed:
        return headed[0]
    longest = max(free, key=lambda at: len(texts[at].split()), default=None)
    if longest is not None and len(texts[longest].split()) >= _TITLE_WORDS:
        return longest
    kinds = (at for at in page if _KIND.fullmatch(texts[at]) and len(texts[at].split()) >= _TITLE_WORDS)
    return next(kinds, None)
