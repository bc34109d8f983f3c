"""The letterhead over a text: the name of a club, a school or a firm with its address and telephone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.model import Role
from audiobuild.structure.heading_lines import is_title_like

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiobuild.structure.draft import Draft

# Matches in "77933 Lahr", "Am Ufer 3, D-77933 Lahr", "CH-8001 Zürich"; not in "12.000 Besucher", "1848 Revolution".
_TOWN = lazy_regex(
    r"(?<![\d.])(?:(?:D|DE)-? ?\d{5}|(?:A|AT|CH)-? ?\d{4}|\d{5}) [A-ZÄÖÜ][a-zäöü]+(?!\w* (?:kamen|sind))"
)
# Matches in "Telefon: 07821 123", "info@beispiel.de", "www.beispiel.de", "IBAN DE12"; not in "Das Telefon war neu".
_CONTACT = lazy_regex(
    r"\b(?:Tel(?:efon)?|Fax|Telefax|Mobil|Handy|E-?Mail|Mail|Internet|Web|Homepage|IBAN|BIC|Konto)\b\.?\s?:|\bTel\. ?\d"
    r"|\w@\w|\bwww\.|\bIBAN [A-Z]{2}\d"
)
# Matches in "Verein am See e. V.", "Grundschule Lahr", "Wiese GmbH"; not in "Schulfest am See".
_BODY = lazy_regex(
    r"\be\. ?V\.|(?:[Vv]erein|[Ss]chule|[Gg]ymnasium|[Kk]indergarten|[Kk]ita|[Aa]mt|[Kk]irche)\b|\bGmbH\b|\bAG\b"
    r"|(?:[Vv]erband|[Gg]emeinde|[Ss]tiftung|[Gg]esellschaft|[Kk]anzlei|[Uu]niversität|[Hh]ochschule)\b"
)
_SALUTATION = lazy_regex(r"(?:Sehr geehrte|Liebe|Hallo|Guten Tag)\b")
_LONGEST_NAME, _LONGEST = 80, 200
"""Characters of a line above the town, and of one with all of the address."""
_MOST_ABOVE = 4
"""Lines above the town, at most."""


def find_letterhead(draft: Draft, opening: Sequence[int]) -> list[int]:
    """Return the first lines of an opening that are a letterhead, if the title or a salutation is under it.

    It names the town with its postal code, and the first line is the name of a body, or there is a telephone number or
    an address on the Internet with it.
    """
    texts = [draft.blocks[at].text for at in opening]
    marked = [draft.blocks[at].role is Role.HEADING for at in opening]
    town = next((place for place, text in enumerate(texts[: _MOST_ABOVE + 1]) if _TOWN.search(text)), None)
    if town is None or any(
        len(text) > _LONGEST_NAME or text.endswith((".", ":")) for text in texts[:town] if not _BODY.search(text)
    ):
        return []
    end = town + 1
    while (
        end < len(texts) and len(texts[end]) <= _LONGEST and (_CONTACT.search(texts[end]) or _TOWN.search(texts[end]))
    ):
        end += 1
    if len(texts[town]) > _LONGEST or any(marked[:end]) or end == len(texts):
        return []
    is_head = _BODY.search(texts[0]) is not None or any(_CONTACT.search(text) for text in texts[:end])
    is_over = marked[end] or is_title_like(texts[end]) or _SALUTATION.match(texts[end]) is not None
    return list(opening[:end]) if is_head and is_over else []
