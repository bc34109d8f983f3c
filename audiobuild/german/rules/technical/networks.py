"""Subnet masks, MAC addresses, identifiers of devices, binary and hexadecimal numbers, standards of the ITU.

255.255.255.192 -> zweihundertfünfundfünfzig Punkt ...      Binär: 101 -> eins null eins      X.509 -> X Punkt ...
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from audiobuild.german.grammar.numbers import plain
from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re


def mask(found: re.Match[str], _: str) -> str | None:
    """Read ``255.255.255.192``, a subnet mask, as four numbers."""
    return " Punkt ".join(plain(octet) for octet in found[0].split("."))


def bits(found: re.Match[str], _: str) -> str | None:
    """Read ``11000000.10101000`` and ``Binär: 101`` bit by bit."""
    return " Punkt ".join(" ".join(map(plain, octet)) for octet in found[0].split("."))


def hardware(found: re.Match[str], _: str) -> str | None:
    """Read ``70:10:00:1A:92:20``, a MAC address, digit by digit."""
    return " ".join(plain(one) if one.isdecimal() else one.upper() for one in found[0] if one.isalnum())


def identifier(found: re.Match[str], _: str) -> str | None:
    """Read ``8086:0a04``, a vendor and its device, sign by sign, with Doppelpunkt between."""
    return " Doppelpunkt ".join(
        " ".join(plain(sign) if sign.isdecimal() else sign.upper() for sign in half) for half in found[0].split(":")
    )


def in_base(found: re.Match[str], _: str) -> str | None:
    """Read ``1011₂`` as eins null eins eins zur Basis zwei, ``FF₁₆`` as F F zur Basis sechzehn; ``11₁₀`` -> elf ..."""
    base = unicodedata.normalize("NFKC", found[2])
    if (base == "2" and set(found[1]) > set("01")) or (base != "16" and not found[1].isdecimal()):
        return None
    signs = [plain(found[1])] if base == "10" else [plain(one) if one.isdecimal() else one for one in found[1]]
    return f"{' '.join(signs)} zur Basis {plain(base)}"


def named_bits(found: re.Match[str], _: str) -> str | None:
    """Read ``die 0en`` as Nullen, ``die 1en`` as Einsen: bits by their names."""
    return "Nullen" if found[1] == "0" else "Einsen"


def standard(found: re.Match[str], _: str) -> str | None:
    """Read ``X.509``, ``H.264`` as X Punkt fünfhundertneun: recommendations of the ITU."""
    letter, number, version = (found[1], found[2], "") if found[1] else (found[3], found[4], found[5] or "")
    return f"{letter} Punkt {plain(number)} {version}".rstrip()


def code_point(found: re.Match[str], _: str) -> str | None:
    """Read ``U+20AC``, a Unicode code point, as U plus zwei null A C."""
    return "U plus " + " ".join(plain(sign) if sign.isdecimal() else sign for sign in found[1])


_MASK_OCTET = r"(?:255|254|252|248|240|224|192|128|0)"


def endpoint(found: re.Match[str], _: str) -> str | None:
    """Read ``192.168.0.1:8080`` as ... Punkt eins, Port achttausendachtzig; ``localhost:80`` -> Port achtzig."""
    address = " Punkt ".join(plain(part) for part in found[1].split(".")) if found[1][0].isdecimal() else found[1]
    return f"{address}, Port {plain(found[2])}"


RULES = (
    # Matches "192.168.0.1:8080", "localhost:80"; not "192.168.0.1", "1.2.3:8080", "192.168.0.1:80/x".
    Rule(
        "address with a port",
        r"(?<![\w.,/-])((?:\d{1,3}\.){3}\d{1,3}|localhost):(\d{2,5})(?![\w/:]|[.,]\d)",
        endpoint,
        needs=("0:0", "localhost:0"),
    ),
    # Matches "255.255.255.192", "255.255.128.0"; not "255.255", "255.255.255.19", "1.255.255.255".
    Rule(
        "mask of a network",
        rf"(?<![\w.,])255(?:\.{_MASK_OCTET}){{3}}(?!\w|[.,/]\d)",
        mask,
        needs=("0.0.0.",),
        at_number=True,
    ),
    # Matches "U+20AC", "U+1F600"; not "U+3", "AU+2103", "U+2103a".
    Rule("code point", r"(?<!\w)U\+([\dA-F]{4,6})(?!\w)", code_point, needs=("U+",)),
    # Matches "70:10:00:1A:92:20", "00-1b-63-84-45-e6"; not "70:10:00", "70:10:00:1A:92:20:33".
    Rule(
        "address of a network card",
        r"(?<![\w:.-])[\dA-Fa-f]{2}([:-])(?:[\dA-Fa-f]{2}\1){4}[\dA-Fa-f]{2}(?![\w:-])",
        hardware,
        needs=(":", "-"),
        trigger=r"([:-])(?:[\dA-Fa-f]{2}\1){3}",
    ),
    # Matches "8086:0a04", "1d6b:0002"; not "1234:5678", "8086:0a04:01", "cafe:babe".
    Rule(
        "identifier of a device",
        r"(?<![\w:.-])(?=[\d:]{0,8}[a-fA-F])(?=[a-fA-F:]{0,8}\d)[\da-fA-F]{4}:[\da-fA-F]{4}(?![\w:-])",
        identifier,
        needs=(":",),
        trigger=r":(?<=[\da-fA-F]{4}:)[\da-fA-F]{4}",
    ),
    # Matches "11000000.10101000", "11111111.11111111.11111111.00000000"; not "11.10.2001", "11000000".
    Rule("bits of octets", r"(?<![\w.,])[01]{8}(?:\.[01]{8}){1,3}(?!\w|[.,]\d)", bits, needs=("0.0",), at_number=True),
    # Matches "101" in "Binär: 101", "0110" in "die Binärzahl 0110"; not in "Binär: 120", "Zahl 101", "binär 1".
    Rule(
        "bits",
        r"(?:(?<=\b[Bb]inär )|(?<=\bBinär:)|(?<=\b[Bb]inär: )|(?<=\bBinärzahl )|(?<=\bBinärcode )|(?<=\bDualzahl ))"
        r"[01]{2,32}(?!\w|[.,]\d)",
        bits,
        needs=("inär", "Dualzahl"),
        at_number=True,
    ),
    # Matches "1011₂", "11₁₀", "FF₁₆", "17₈"; not "H₂", "B₁₂", "C₁₆", "1.5₂", "10₂₃".
    Rule(
        "number in a base",
        r"(?<![\w.,])(?=\d|[A-F]{2})([\dA-F]{1,32})(₁₆|₁₀|₈|₂)(?![\w₀-₉])",
        in_base,
        needs=(*"₂₁₈",),
    ),
    # Matches "0en" in "die 0en", "1en" in "alle 1en"; not "10en", "0er".
    Rule("zeros", r"(?<![\w.,-])([01])en(?!\w)", named_bits, needs=("0en",), at_number=True),
    # Matches "X.509", "H.264", "V.24", "V.42bis"; not "X. 509", "AX.509", "X.5", "V.2", "V.15".
    Rule(
        "recommendation",
        r"(?<![\w.])(?:([GHTX])\.(25|[1-9]\d{2})(?!\w|[.,]\d)|(V)\.(2[1-9]|3[24]|42|9[02])(bis|ter)?(?!\w|[.,]\d))",
        standard,
        needs=tuple(f"{letter}.0" for letter in "GHTXV"),
    ),
)
