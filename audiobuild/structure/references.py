"""Notes and sources at the end of an article: the lines under "Anmerkungen" and "Literatur"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.book.recognition import is_book
from audiobuild.structure.heading_lines import is_running_text

if TYPE_CHECKING:
    from audiobuild.structure.draft import Draft

# Matches all of "Anmerkungen", "Literaturverzeichnis", "Einzelnachweise"; not of "Quellen der Isar", "Anmerkung".
_KIND = (
    r"(?:Anmerkungen|(?:Fu(?:ß|ss)|End)noten|(?:Einzel)?[Nn]achweise|Belege|Quellen(?:verzeichnis|angaben|nachweise)?"
    r"|(?:Verwendete |Weiterführende )?Literatur(?:verzeichnis|hinweise|angaben|liste)?|Bibliogra(?:f|ph)ie|Referenzen"
    r"|Weiterführendes|(?:Original)?(?:[Pp]ublikation|[Vv]eröffentlichung|[Aa]rbeit|[Aa]rtikel))"
)
# Matches all of "Anmerkungen", "Quellen und Literatur:", "4. Literatur"; not of "Quellen der Isar", "Anmerkung".
_HEAD = lazy_regex(rf"(?:\d{{1,2}}\.? )?{_KIND}(?: (?:und|&|/) {_KIND})?:?")
# Matches the beginning of "[1] Vgl. Meyer", "(12) Ebd.", "¹ Stadtarchiv"; not of "1931 brannte", "3 Eier".
_NUMBERED = lazy_regex(r"\[\d{1,3}\]|\(?\d{1,3}[).] |[¹²³⁴-⁹]|\^\d")
# Matches "(12)" in "so (12) Ebd.", "[3]"; not "(2021)", "(S. 3)".
_NUMBER = lazy_regex(r"[(\[](\d{1,3})[)\]]")
_FEWEST_RUN_ON = 3
"""Notes in one paragraph that count up from one."""
# Matches the beginning of "[1] Vgl. Meyer", "¹ Stadtarchiv", "¹² Ebd."; not of "1) Ebd.", "3 Eier".
_SIGN = lazy_regex(r"\[\d{1,3}\]|[¹²³⁴-⁹⁰]+")
# Matches in "Meyer, Hans: Salz. Hannover 1931.", "https://beispiel.de", "ebd., S. 44"; not in "Das Salz der Erde".
_CITES = lazy_regex(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|\bwww\.|\w\.(?:de|com|org|net|at|ch|example)\b|\bS\. ?\d|\b(?:Vgl|Ebd"
    r"|Hrsg|Hg)\."
    r"|\b(?:vgl|ebd|hrsg)\.|abgerufen|ISBN|\bdoi\b"
)
_LONGEST = 500


def find_references(draft: Draft) -> dict[int, Role]:
    """Find the notes and sources at the end (BOILERPLATE): their heading, with lines that only cite under it."""
    blocks = draft.blocks
    if not blocks or is_book(draft):
        return {}
    early = _end(draft) / 3
    found = dict.fromkeys([*_signed_notes(draft), *_last_sources(draft)], Role.BOILERPLATE)
    for at, block in enumerate(blocks[:-1]):
        if block.span[0] < early or at in found or not _HEAD.fullmatch(block.text):
            continue
        end = at + 1
        while end < len(blocks) and (draft.roles[end] in (Role.FOOTNOTE, Role.TEASER) or _cites(draft, end)):
            end += 1
        if end > at + 1 and (end == len(blocks) or not _is_text(draft, end)):
            found |= dict.fromkeys(range(at, end), Role.BOILERPLATE)
    return found


def _end(draft: Draft) -> int:
    """Return the end of the last block that is heard."""
    return next((block.span[1] for block in reversed(draft.blocks) if not block.skipped), 0)


def _last_sources(draft: Draft) -> range:
    """Return the last heading of sources in the text to its end, if at least half of the lines under it cite."""
    blocks = draft.blocks
    heads = [at for at, block in enumerate(blocks) if _HEAD.fullmatch(block.text) and _may_be_heading(draft, at)]
    if not heads or blocks[heads[-1]].span[0] * 3 < _end(draft):
        return range(0)
    under = [at for at in range(heads[-1] + 1, len(blocks)) if not blocks[at].skipped]
    prose = any(
        blocks[at].role is Role.HEADING or (is_running_text(blocks[at].text) and not _cites(draft, at)) for at in under
    )
    cited = sum(_cites(draft, at) for at in under)
    return range(0) if prose or cited * 2 < len(under) or not cited else range(heads[-1], len(blocks))


def _may_be_heading(draft: Draft, at: int) -> bool:
    return draft.is_undecided(at) or draft.blocks[at].role is Role.HEADING


def _signed_notes(draft: Draft) -> list[int]:
    """Return the notes at the end of a text that begin with a sign ("¹ Vgl.", "[1] Vgl."), if it has all signs."""
    notes: list[int] = []
    for at in range(len(draft.blocks) - 1, 0, -1):
        sign = _SIGN.match(draft.blocks[at].text)
        if draft.is_heard(at) and sign is None:
            break
        notes += [at] if sign else []
    text = "".join(block.text for block in draft.blocks[: notes[-1]]) if notes else ""
    signs = {sign[0] for at in notes if (sign := _SIGN.match(draft.blocks[at].text))}
    return notes if signs <= set(_SIGN.findall(text)) else []


def _cites(draft: Draft, at: int) -> bool:
    """Return whether a block is a note with its number, a source, or a link."""
    text = draft.blocks[at].text
    if draft.blocks[at].role is Role.HEADING:
        return False
    if len(text) > _LONGEST:
        return _runs_on(text)
    return at in draft.linked or _NUMBERED.match(text) is not None or _CITES.search(text) is not None


def _runs_on(text: str) -> bool:
    """Return whether a paragraph is a row of notes: "(1) Meyer, Salz (2) beispiel.de (3) Ebd."."""
    numbers = [int(number) for number in _NUMBER.findall(text)]
    return text[:1] in "([" and len(numbers) >= _FEWEST_RUN_ON and numbers[:3] == [1, 2, 3]


def _is_text(draft: Draft, at: int) -> bool:
    """Return whether the text goes on at a block, so that what is above it may belong to the text."""
    return draft.roles[at] in (Role.PARAGRAPH, Role.QUOTE, Role.ITEM) and _HEAD.fullmatch(draft.blocks[at].text) is None
