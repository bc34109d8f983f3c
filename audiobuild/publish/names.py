"""File names that every web server, disk and podcast app understands: ASCII, from German titles."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST = 80
"""Characters of a name without its ending."""

WITHOUT_WORDS = "folge"
"""The name of what has no Latin letter or digit in its title."""

_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "Ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ø": "oe", "Ø": "Oe", "å": "aa", "Å": "Aa", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
     "ð": "d", "þ": "th", "ı": "i", "€": " Euro ", "%": " Prozent ", "&": " und ", "’": "", "'": "", "§": " Paragraf "}
)  # fmt: skip
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def safe(name: str) -> bool:
    """Whether a name can stand in an address as it is."""
    return _SAFE.fullmatch(name) is not None


def ascii_name(title: str) -> str:
    """A title as a file name without an ending: `Über Größe & Maß` becomes `ueber-groesse-und-mass`.

    Lower case (disks that ignore case would mix up others), words joined by hyphens, at most `LONGEST` characters.
    """
    composed = unicodedata.normalize("NFC", title).translate(_GERMAN)
    letters = unicodedata.normalize("NFKD", composed).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", letters))
    if len(name) > LONGEST:
        name = name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]
    return name or WITHOUT_WORDS


def free(name: str, taken: Callable[[str], bool]) -> str:
    """The name, or where it is taken the first of `name-2`, `name-3` and so on that is not."""
    number, candidate = 1, name
    while taken(candidate):
        number += 1
        candidate = f"{name}-{number}"
    return candidate
