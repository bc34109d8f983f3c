"""Format, size and colours of a JPEG or PNG from its first bytes, without decoding it."""

from __future__ import annotations

from dataclasses import dataclass

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_ALPHA = (4, 6)
_COLOURS = {0: "grey", 2: "RGB", 3: "palette", 4: "grey", 6: "RGB"}
_JPEG_COLOURS = {1: "grey", 3: "RGB", 4: "CMYK"}


@dataclass(frozen=True, slots=True)
class Picture:
    """Properties of a JPEG or PNG."""

    kind: str
    """``JPEG`` or ``PNG``."""
    width: int
    height: int
    colours: str
    """``RGB``, ``grey``, ``palette`` or ``CMYK``."""
    alpha: bool


def parse(data: bytes) -> Picture | None:
    """Parse the first picture that starts in `data`; None if there is none or it is truncated."""
    places = [(at, kind) for kind in (PNG, JPEG) if (at := data.find(kind)) >= 0]
    if not places:
        return None
    at, kind = min(places)
    return _png(data[at:]) if kind == PNG else _jpeg(data[at:])


def _png(data: bytes) -> Picture | None:
    """Parse the IHDR chunk, which comes first (https://www.w3.org/TR/png-3/, 11.2.1)."""
    if len(data) < 26 or data[12:16] != b"IHDR" or data[25] not in _COLOURS:  # noqa: PLR2004
        return None
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    return Picture("PNG", width, height, _COLOURS[data[25]], data[25] in _ALPHA or b"tRNS" in data[:1000])


def _jpeg(data: bytes) -> Picture | None:
    """Parse the segments up to the first start of frame (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:  # noqa: PLR2004
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # noqa: PLR2004
            height, width = (int.from_bytes(data[place : place + 2], "big") for place in (at + 5, at + 7))
            return Picture("JPEG", width, height, _JPEG_COLOURS.get(data[at + 9], "unknown"), alpha=False)
        at += 1 if marker == 0xFF else 2 + size  # noqa: PLR2004  # fill bytes precede a marker
    return None
