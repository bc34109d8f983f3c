"""What publishers and transcribers add to a book: advertisements, imprints, notes on the edition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.book.spacing import ends_book, usual_gap
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft

# Matches the beginning of "Anmerkungen zur Transkription", "[ Hinweise zur Transkription: ..."; not of "Anmerkungen",
# "Anmerkungen zur Transkription gibt es nicht".
_TRANSCRIPTION = lazy_regex(
    r"[\W_]{0,4}(?:(?:Weitere )?(?:Anmerkung|Hinweis|Bemerkung|Notiz)(?:e|en)? (?:zur|der|des|zum)"
    r" (?:Transkri(?:ption|bent|bier)|E-Text|Bearbeiter)|Transcriber['’]?s['’]? Notes?)\w{0,6}(?:[.:]|[\W_]{0,4}$)",
    re.IGNORECASE,
)
# Matches the beginning of "Von demselben Verfasser erschienen", "Werke von Hermann Hesse", "Druck von Otto Regel in
# Leipzig", "Im gleichen Verlag erschien", "Verlag von Georg Merz in Leipzig", "Rammingsche Buchdruckerei"; not of
# "Von demselben Mann", "Druck der Hand", "Werke der Liebe", "Verlag und Autor stritten".
_ADVERTISES = lazy_regex(
    r"[\W_]{0,4}(?:V[ou][mn] (?:demselben|derselben|gleichen|selben) (?:Verfasser|Autor)(?:in)?\b"
    r"|(?:Weitere |Andere |Gesammelte |Sämtliche |Die )?(?:Werke|Bücher|Romane|Schriften|Dichtungen) von [A-ZÄÖÜ]"
    r"|(?:(?:Früher|Ferner|Bereits|Bisher|Soeben|Weiter) erschienen )?"
    r"[Ii][mn] (?:gleichen|demselben|unserem|unserm|selben|obigem|diesem) Verlage?(?: (?:sind|ist|er)|:$)"
    r"|(?:Gedruckt|Druck|Satz|Buchdruck) (?:von|bei|der|und) (?:[A-ZÄÖÜ]\S{0,30} ){1,6}(?:in|zu|&|G\. m)"
    r"|(?:[A-ZÄÖÜ]\w{2,20}sche )?(?:Buch|Stein|Hof|Universitäts)-?(?:und \w{1,20})?druckerei\b"
    r"|Verlag (?:von|der|des) [A-ZÄÖÜ].{2,40} in [A-ZÄÖÜ]\w+\.?$|Verlag (?:von )?[A-ZÄÖÜ].{2,40}, [A-ZÄÖÜ]\w+\.?$"
    r"|(?:[A-ZÄÖÜ][\w.&'’-]{0,20} ){1,4}Verlag,? (?:in )?[A-ZÄÖÜ]\w+|[A-ZÄÖÜ].{2,30} Verlagsbuchhandlung\b"
    r"|[A-ZÄÖÜ].{2,30}, Verlag in [A-ZÄÖÜ]\w+"
    r"|I[mn] .{0,10}Verlag\S{0,10} .{3,50} (?:ist|sind) ersch"
    r"|Von [+=$~_]{0,2}[A-ZÄÖÜ].{3,40} (?:sind |ist )?(?:ferner |bisher |früher )?erschien(?:en)? .{0,15}Verlag"
    r"|(?:Bei|Durch) .{3,60} (?:ist|sind) zu (?:haben|beziehen)$|Zu beziehen durch (?:alle|jede) Buchhandlung)"
)
# Matches in "Elegant gebunden 7 M.", "Geh. 3 Mark, geb. 4 Mark."; not in "Er gab 7 Mark", "gebunden war es 3 Tage".
_PRICED = lazy_regex(
    r"\b(?:geb(?:unden|\.)|geh(?:eftet|\.)|brosch(?:iert|\.)|kart(?:oniert|\.))[,:]? "
    r"(?:M(?:k|ark)?\.? ?\d|\d{1,3}(?:[,.]\d\d)? ?(?:M\b|Mark|Fr|Kr|fl|Thlr|kr|Pf))",
    re.IGNORECASE,
)
# Matches in "Preis Mk. 3.--", "M. 4.50.", "Roman. 4. und 5. Auflage", "11.-15. Taus."; not in "Der Preis war hoch".
_FOR_SALE = lazy_regex(
    r"\bPreis:? (?:M\b|Mk|Mark\b|Fr\.|K\b|\d)|\bM(?:k|ark)?\.? ?\d{1,2}[.,](?:--|–|—|-|\d\d)"
    r"|\b\d{1,3}\.\]? ?(?:Aufl|Taus)"
)
# Matches all of "18. Auflage", "Dritte vermehrte Auflage.", "21.-30. Tausend"; not of "Die Auflage", "3. Tausend Mann".
_EDITION = lazy_regex(
    r"(?:\d{1,3}\.(?: ?(?:-|–|--|bis|und) ?\d{1,3}\.)?"
    r"|(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebent|Acht|Neunt|Zehnt)e)"
    r"(?: \w{4,12})? (?:Auflage|Tausend)\.?"
)
# Matches all of "Fußnoten:", "FOOTNOTES:", "Fussnoten"; not of "Fußnoten zur Lage".
_NOTES = lazy_regex(r"[\W_]{0,4}(?:Fu(?:ß|ss)note[n]?|Footnotes?)[.:]?[\W_]{0,4}", re.IGNORECASE)
# Matches all of "Register.", "Sachregister", "Namen- und Sachregister", "Index"; not of "Registerband".
_INDEX = lazy_regex(
    r"(?:(?:[A-ZÄÖÜ]\w{2,10}- und )?(?:Namens?|Personen|Orts|Sach|Wort|Stichwort)-?)?(?:[Rr]egister|[Vv]erzeichnis)\.?"
    r"|Index\.?"
)
# Matches the end of "Linden 41.", "Wehr, altes, 12, 139"; not of "im Jahr 1904", "Linden".
_PAGES = lazy_regex(r"[ ,]\d{1,3}(?: ?(?:f|ff|[–-] ?\d{1,3}))?\.?$")
_LONGEST_PAGES = 20
"""Characters from the end of a line to look back at for pages."""
_FEWEST_ENTRIES, _INDEXED = 20, 0.5
"""Lines of an index that end with a page, and their share of all lines up to the last one."""
_FEWEST_FOR_SALE, _APART_FOR_SALE = 4, 1_500
"""Lines with a price or an edition that make a list of books for sale, and characters to the next on average."""
_LATE = 0.85
"""Share of the book after which a line may open what is added to its end."""
_LONGEST = 120
_NEAR_END = 20
"""Blocks from the line "Ende" to one that opens the additions."""
_LAST_LINES = 3
_MOST_NOTES = 12
"""Blocks of a transcriber's note before the book."""


def find_additions(draft: Draft) -> dict[int, Role]:
    """Find what others have added to a book (BOILERPLATE): notes of transcribers, advertisements at the end.

    They reach from a line that opens them to the end; a note before the book, to the first wide space.
    """
    if draft.is_marked or not is_book(draft):
        return {}
    blocks = draft.blocks
    found = {at: Role.BOILERPLATE for at, block in enumerate(blocks) if _NOTES.fullmatch(block.text)}
    found |= dict.fromkeys(_index(draft), Role.BOILERPLATE)
    heard = [at for at, block in enumerate(blocks) if not block.skipped]
    if heard and _TRANSCRIPTION.match(blocks[heard[0]].text):
        found |= dict.fromkeys(_note(draft, heard[0]), Role.BOILERPLATE)
    return found | dict.fromkeys(_end(draft, heard), Role.BOILERPLATE)


def _index(draft: Draft) -> range:
    """Return the blocks of an index in the last part of the book: a heading and lines, most of which end with pages."""
    blocks = draft.blocks
    late = blocks[-1].span[1] * _LATE
    heads = (at for at, block in enumerate(blocks) if block.span[0] >= late and _INDEX.fullmatch(block.text))
    start = next(heads, len(blocks))
    paged = [at for at in range(start, len(blocks)) if _ends_with_pages(blocks[at].text)]
    if len(paged) < max(_FEWEST_ENTRIES, _INDEXED * (paged[-1] - start if paged else 0)):
        return range(0)
    return range(start, paged[-1] + 1)


def _ends_with_pages(text: str) -> bool:
    return _PAGES.search(text, max(0, len(text) - _LONGEST_PAGES)) is not None


def _end(draft: Draft, heard: Sequence[int]) -> range:
    """Return the blocks that are added to the end: from a page that opens them, if there are two signs of them.

    One is enough if it is among the last lines, or the heading of a transcriber's note.
    """
    blocks = draft.blocks
    late = blocks[heard[-1]].span[1] * _LATE if heard else 0
    lines = [at for at in heard if blocks[at].span[0] >= late and len(blocks[at].text) <= _LONGEST]
    signs = [at for at in lines if draft.is_undecided(at) and _is_sign(blocks[at].text)]
    sold = frozenset(_list_for_sale(draft, lines))
    usual = max(usual_gap(draft), 2)
    spaced = any(draft.gap_below(at) > usual for at in range(len(blocks)))
    for number_of_sign, at in enumerate(sorted({*signs, *sold})):
        first = _page_of(draft, at)
        certain = number_of_sign + 1 < len(signs) or at in heard[-_LAST_LINES:] or at in sold
        several = number_of_sign + 1 < len(signs) and not spaced
        if _TRANSCRIPTION.match(blocks[at].text) or (certain and (at in sold or several or _is_apart(draft, first))):
            ended = (line + 1 for line in range(max(first - _NEAR_END, 0), first) if ends_book(blocks[line].text))
            return range(next(ended, first), len(blocks))
    return range(0)


def _list_for_sale(draft: Draft, lines: Sequence[int]) -> Sequence[int]:
    """Return the lines that give prices and editions of books, if there are several to the end and close together."""
    sold = [at for at in lines if draft.is_undecided(at) and _FOR_SALE.search(draft.blocks[at].text)]
    for number_of_line, at in enumerate(sold):
        length = draft.blocks[-1].span[1] - draft.blocks[at].span[0]
        following = len(sold) - number_of_line
        if following < _FEWEST_FOR_SALE:
            break
        if length <= _APART_FOR_SALE * following:
            return sold[number_of_line:]
    return ()


def _is_sign(text: str) -> bool:
    return any((_TRANSCRIPTION.match(text), _ADVERTISES.match(text), _PRICED.search(text), _EDITION.fullmatch(text)))


def _is_apart(draft: Draft, at: int) -> bool:
    """Return whether a line has a wide space or the words "Ende" above it."""
    return at > 0 and (draft.gap_below(at - 1) > max(usual_gap(draft), 2) or ends_book(draft.blocks[at - 1].text))


def _page_of(draft: Draft, at: int) -> int:
    """Return the first of the short lines above a line that has a wide space above it, as a new page has."""
    usual = max(usual_gap(draft), 2)
    first = at
    for line in range(at, max(at - _MOST_NOTES, 0), -1):
        if is_running_text(draft.blocks[line - 1].text) and draft.gap_below(line - 1) <= usual:
            break
        if draft.gap_below(line - 1) > usual:
            first = line
    return first


def _note(draft: Draft, start: int) -> range:
    usual = max(usual_gap(draft), 2)
    within = range(start, min(start + _MOST_NOTES, len(draft.blocks)))
    end = next((at + 1 for at in within if at > start and draft.gap_below(at) > usual + 1), start + 1)
    return range(start, end)
