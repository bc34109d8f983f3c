"""The characters of a PDF's page: repaired, each with its place and font."""

from __future__ import annotations

import ctypes
import re
import sys
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from audiobuild.lazy_regex import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Iterator

GONE = "\x00"
"""Stands for a character that is printed a second time, or belongs to the one before."""
_SURROGATES, _AFTER_SURROGATES = 0xD800, 0xE000
_T1_SIGNS = str.maketrans(
    {"\x1b": "ﬀ", "\x1c": "ﬁ", "\x1d": "ﬂ", "\x1e": "ﬃ", "\x1f": "ﬄ", "\x10": "“", "\x11": "”", "\x12": "„"}
    | {"\x13": "«", "\x14": "»", "\x15": "–", "\x16": "—", "\x9f": "§", "ÿ": "ß"}
)
"""Characters of TeX's encoding T1 in a font that does not say what its characters mean."""
_T1 = lazy_regex(r"[\x1b-\x1f](?=[a-zäöü])|(?<=[aeiouäöü])ÿ")
_WORD = lazy_regex(r"[^\s\x00]+")
_DIAERESIS = "¨"
_UMLAUTS = dict(zip("aouAOUıe", "äöüÄÖÜïë", strict=True))
_CENTRED = 0.2
"""Distance of the centres of a letter and of the dots over it, relative to the font size, at most."""
_MOST_RAISED = 5
"""Points by which the dots of a capital are above those of a small letter, at most."""
_MOST_LOWERED = 1
"""Points by which dots are below their place, in a font whose letters are a little higher, at most."""
_CLOSING = "”"
_LOWERED = lazy_regex(r"”\s{0,3}(?=\w)")
_LOW = 0.3
"""Height of the upper end of a lowered quotation mark over the line, relative to the font size, at most."""
_BESIDE = 0.5
"""Distance of a quotation mark from the first letter, relative to the font size, at most."""
_SAME_PLACE = 0.14
"""Distance of a character from its second print, which makes it look bold, relative to the font size, at most."""
_BOLD = 600
"""Weight of a bold font; 400 is a normal one."""
_BOLD_NAME = lazy_regex(r"bold|black|heavy|cmbx|sfbx", re.IGNORECASE)
_LIGHT_NAME = lazy_regex(rb"light|regu|roman|book|italic|oblique", re.IGNORECASE)
_FIXED_NAME = lazy_regex(r"courier|consol|mono|menlo|typewriter|inconsolata|sourcecode|cmtt|sftt|ectt", re.IGNORECASE)
_NAME_LENGTH = 100


class Font(NamedTuple):
    """What the name of a font says."""

    is_bold: bool
    is_fixed: bool
    """Whether all characters have the same width, as those of program code."""


class Box(NamedTuple):
    """The ink of a character, in points from the left and the bottom of its page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def centre(self) -> float:
        """Return the position of its middle between left and right."""
        return (self.left + self.right) / 2


class Characters:
    """The characters of a page."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._raw = text_page.raw
        self._lowered: dict[int, int] = {}
        """Position of each quotation mark that opens, and of the character whose line it stands on."""
        self.text = self._repaired(_text(self._raw, text_page.count_chars()))
        """One character for each that PDFium counts, so that positions are the same."""

    def box(self, position: int) -> Box:
        """Return the place of a character."""
        return Box(*self._page.get_charbox(position))

    def origin(self, position: int) -> tuple[float, float]:
        """Return the left end of a character on the line that it stands on."""
        import pypdfium2.raw as pdfium  # an extra

        left, baseline = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self._raw, position, left, baseline)
        if position in self._lowered:
            return left.value, self.origin(self._lowered[position])[1]
        return left.value, baseline.value

    def size(self, position: int) -> float:
        """Return the font size of a character as it is printed, in points."""
        import pypdfium2.raw as pdfium  # an extra

        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._raw, position, matrix)
        scale = (matrix.b**2 + matrix.d**2) ** 0.5
        return float(pdfium.FPDFText_GetFontSize(self._raw, position) * (scale or 1.0))

    def font(self, position: int) -> Font:
        """Return the font of a character."""
        import pypdfium2.raw as pdfium  # an extra

        name = ctypes.create_string_buffer(_NAME_LENGTH)
        pdfium.FPDFText_GetFontInfo(self._raw, position, name, len(name), None)
        font = _font(name.value)
        if font.is_bold or _LIGHT_NAME.search(name.value):
            return font
        return font._replace(is_bold=pdfium.FPDFText_GetFontWeight(self._raw, position) >= _BOLD)

    def _repaired(self, text: str) -> str:
        """Return the characters as they are meant and seen."""
        if _T1.search(text) and "ß" not in text:
            text = text.translate(_T1_SIGNS)
        if _DIAERESIS in text:
            text = self._with_umlauts(text)
        if _CLOSING in text:
            text = self._with_opening_quotes(text)
        return self._once(text)

    def _with_opening_quotes(self, text: str) -> str:
        """Make opening quotation marks of closing ones on the line, which TeX lowers, and put them in their line."""
        letters = list(text)
        for match in _LOWERED.finditer(text):
            at, following = match.start(), match.end()
            size = self.size(at)
            mark, letter, baseline = self.box(at), self.box(following), self.origin(following)[1]
            is_low = mark.top < baseline + _LOW * size and self.origin(at)[1] < baseline - _LOW * size
            if is_low and abs(letter.left - mark.right) < _BESIDE * size:
                letters[at:following] = ["„", *GONE * (following - at - 1)]
                self._lowered[at] = following
        return "".join(letters)

    def _with_umlauts(self, text: str) -> str:
        """Join letters with the dots over them, which TeX prints by themselves."""
        letters = list(text)
        lines: dict[int, list[tuple[int, Box]]] = {}
        for at in (at for at, letter in enumerate(text) if letter in _UMLAUTS):
            lines.setdefault(round(self.origin(at)[1]), []).append((at, self.box(at)))
        for at in (at for at, letter in enumerate(text) if letter == _DIAERESIS):
            dots, row = self.box(at), round(self.origin(at)[1])
            line = [vowel for raised in range(-_MOST_LOWERED, _MOST_RAISED) for vowel in lines.get(row - raised, ())]
            reach = _CENTRED * self.size(at)
            under = (vowel for vowel in line if abs(vowel[1].centre - dots.centre) < reach)
            nearest = min(under, key=lambda vowel: abs(vowel[0] - at), default=None)
            if nearest:
                letters[nearest[0]], letters[at] = _UMLAUTS[text[nearest[0]]], GONE
        return "".join(letters)

    def _once(self, text: str) -> str:
        """Leave out what is printed a second time on the same place."""
        places = _Places()
        words = ((match[0], match.start()) for match in _WORD.finditer(text) if len(match[0]) > 1)
        if not any(places.has(word, *self.origin(at), self.size(at)) for word, at in words):
            return text
        places = _Places()
        letters = list(text)
        for at, letter in enumerate(text):
            if not letter.isspace() and letter != GONE and places.has(letter, *self.origin(at), self.size(at)):
                letters[at] = GONE
        return "".join(letters)


class _Places:
    """Where texts are printed."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int, int], tuple[float, float]] = {}

    def has(self, text: str, left: float, baseline: float, size: float) -> bool:
        """Return whether a text is printed on a place already; take note of it if it is not."""
        reach = _SAME_PLACE * size
        column, row = round(left), round(baseline)
        for near in product((column, column - 1, column + 1), (row, row - 1, row + 1)):
            known = self._known.get((text, *near))
            if known and abs(known[0] - left) < reach and abs(known[1] - baseline) < reach:
                return True
        self._known[text, column, row] = left, baseline
        return False


@lru_cache(maxsize=256)
def _font(name: bytes) -> Font:
    words = name.decode("latin-1")
    return Font(_BOLD_NAME.search(words) is not None, _FIXED_NAME.search(words) is not None)


def _text(raw: Any, count: int) -> str:
    """Return a character for each that PDFium counts.

    (`get_text_range` leaves out some, and gives two for those outside of the Basic Multilingual Plane.)
    """
    return "".join(_characters(raw, count))


def _characters(raw: Any, count: int) -> Iterator[str]:
    import pypdfium2.raw as pdfium  # an extra

    for position in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, position)
        yield chr(code) if 0 < code < _SURROGATES or _AFTER_SURROGATES <= code <= sys.maxunicode else " "
