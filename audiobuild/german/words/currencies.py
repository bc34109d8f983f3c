"""The currencies: how each is written, its name, its hundredth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audiobuild.german.words.nouns import Gender


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as it is spoken."""

    singular: str
    plural: str
    gender: Gender = "m"
    cent: str = "Cent"
    """Its hundredth, in the plural; empty where prices have none."""
    one_cent: str = "ein Cent"


_EURO = Currency("Euro", "Euro")
_DOLLAR = Currency("Dollar", "Dollar")
_US_DOLLAR = Currency("US-Dollar", "US-Dollar")
_AUSTRALIAN_DOLLAR = Currency("australischer Dollar", "australische Dollar")
_CANADIAN_DOLLAR = Currency("kanadischer Dollar", "kanadische Dollar")
_POUND = Currency("Pfund", "Pfund", "n", "Pence", "ein Penny")
_FRANC = Currency("Franken", "Franken", "m", "Rappen", "ein Rappen")
_YEN = Currency("Yen", "Yen", "m", "")
_CENT = Currency("Cent", "Cent", "m", "")
_MARK = Currency("Mark", "Mark", "f", "Pfennig", "ein Pfennig")
_D_MARK = Currency("D-Mark", "D-Mark", "f", "Pfennig", "ein Pfennig")
_KRONE = Currency("Krone", "Kronen", "f", "Öre", "ein Öre")
_ROUBLE = Currency("Rubel", "Rubel", "m", "Kopeken", "eine Kopeke")
_LIRA = Currency("Lira", "Lira", "f", "")


@cache
def currencies() -> dict[str, Currency]:
    """Map each written form (symbol, code or word) to its currency."""
    return {
        "€": _EURO,
        "€uro": _EURO,
        "€uros": _EURO,
        "EUR": _EURO,
        "Euro": _EURO,
        "euro": _EURO,
        "eur": _EURO,
        "Euros": _EURO,
        "TEUR": Currency("Tausend Euro", "Tausend Euro"),
        "T€": Currency("Tausend Euro", "Tausend Euro"),
        "T €": Currency("Tausend Euro", "Tausend Euro"),
        "TSFr.": Currency("Tausend Franken", "Tausend Franken"),
        "$": _DOLLAR,
        "Dollar": _DOLLAR,
        "Dollars": _DOLLAR,
        "US-Dollar": _US_DOLLAR,
        "US-$": _US_DOLLAR,
        "US $": _US_DOLLAR,
        "US$": _US_DOLLAR,
        "USD": _US_DOLLAR,
        "CAD": _CANADIAN_DOLLAR,
        "AUD": _AUSTRALIAN_DOLLAR,
        "£": _POUND,
        "GBP": _POUND,
        "Pfund": _POUND,
        "¥": _YEN,
        "JPY": _YEN,
        "Yen": _YEN,
        "CNY": Currency("Yuan", "Yuan", "m", ""),
        "RMB": Currency("Renminbi", "Renminbi", "m", ""),
        "Yuan": Currency("Yuan", "Yuan", "m", ""),
        "CHF": Currency("Schweizer Franken", "Schweizer Franken", "m", "Rappen", "ein Rappen"),
        "SFr.": _FRANC,
        "sFr.": _FRANC,
        "Fr.": _FRANC,
        "Franken": _FRANC,
        "Rappen": Currency("Rappen", "Rappen", "m", ""),
        "Mark": _MARK,
        "DM": _D_MARK,
        "D-Mark": _D_MARK,
        "Pf": Currency("Pfennig", "Pfennig", "m", ""),
        "Pf.": Currency("Pfennig", "Pfennig", "m", ""),
        "Pfennig": Currency("Pfennig", "Pfennig", "m", ""),
        "RM": Currency("Reichsmark", "Reichsmark", "f", "Pfennig", "ein Pfennig"),
        "SEK": Currency("schwedische Krone", "schwedische Kronen", "f", "Öre", "ein Öre"),
        "NOK": Currency("norwegische Krone", "norwegische Kronen", "f", "Öre", "ein Öre"),
        "DKK": Currency("dänische Krone", "dänische Kronen", "f", "Öre", "ein Öre"),
        "ISK": Currency("isländische Krone", "isländische Kronen", "f", ""),
        "Kč": Currency("tschechische Krone", "tschechische Kronen", "f", ""),
        "CZK": Currency("tschechische Krone", "tschechische Kronen", "f", ""),
        "Kronen": _KRONE,
        "zł": Currency("Zloty", "Zloty", "m", ""),
        "PLN": Currency("Zloty", "Zloty", "m", ""),
        "HUF": Currency("Forint", "Forint", "m", ""),
        "₽": _ROUBLE,
        "RUB": _ROUBLE,
        "Rubel": _ROUBLE,
        "₺": _LIRA,
        "TRY": _LIRA,
        "Lira": _LIRA,
        "₴": Currency("Hrywnja", "Hrywnja", "f", ""),
        "UAH": Currency("Hrywnja", "Hrywnja", "f", ""),
        "₹": Currency("Rupie", "Rupien", "f", ""),
        "INR": Currency("Rupie", "Rupien", "f", ""),
        "₪": Currency("Schekel", "Schekel", "m", ""),
        "₩": Currency("Won", "Won", "m", ""),
        "₿": Currency("Bitcoin", "Bitcoin", "m", ""),
        "BTC": Currency("Bitcoin", "Bitcoin", "m", ""),
        "¢": _CENT,
        "ct": _CENT,
        "Ct": _CENT,
        "ct.": _CENT,
        "Ct.": _CENT,
        "Cent": _CENT,
        "A$": _AUSTRALIAN_DOLLAR,
        "AU$": _AUSTRALIAN_DOLLAR,
        "C$": _CANADIAN_DOLLAR,
        "CA$": _CANADIAN_DOLLAR,
        "CAN$": _CANADIAN_DOLLAR,
        "NZ$": Currency("neuseeländischer Dollar", "neuseeländische Dollar"),
        "HK$": Currency("Hongkong-Dollar", "Hongkong-Dollar"),
        "S$": Currency("Singapur-Dollar", "Singapur-Dollar"),
        "k€": Currency("Tausend Euro", "Tausend Euro"),
        "M€": Currency("Millionen Euro", "Millionen Euro"),
        "Mio€": Currency("Millionen Euro", "Millionen Euro"),
        "TDM": Currency("Tausend D-Mark", "Tausend D-Mark", "f"),
        "ATS": Currency("Schilling", "Schilling", "m", "Groschen", "ein Groschen"),
        "Rp.": Currency("Rappen", "Rappen", "m", ""),
        "Pfg.": Currency("Pfennig", "Pfennig", "m", ""),
        "Rtl.": Currency("Reichstaler", "Reichstaler", "m", ""),
        "Rthlr.": Currency("Reichstaler", "Reichstaler", "m", ""),
        "Ft": Currency("Forint", "Forint", "m", ""),
        "kr": _KRONE,
        "Kr.": _KRONE,
        "Schilling": Currency("Schilling", "Schilling", "m", "Groschen", "ein Groschen"),
        "öS": Currency("Schilling", "Schilling", "m", "Groschen", "ein Groschen"),
        "BRL": Currency("Real", "Real", "m", ""),
        "ZAR": Currency("Rand", "Rand", "m", ""),
    }
