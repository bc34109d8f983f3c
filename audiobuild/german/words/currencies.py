"""The currencies: how each is written, its name, its hundredth."""

from __future__ import annotations

from dataclasses import dataclass
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


_BY_FORMS = {
    "€ €uro €uros EUR Euro euro eur Euros": Currency("Euro", "Euro"),
    "T€ T~€ k€ TEUR": Currency("Tausend Euro", "Tausend Euro"),
    "M€ Mio€": Currency("Millionen Euro", "Millionen Euro"),
    "¢ ct Ct ct. Ct. Cent": Currency("Cent", "Cent", "m", ""),
    "Euro-Cent Eurocent": Currency("Eurocent", "Eurocent", "m", ""),
    "US-Cent": Currency("US-Cent", "US-Cent", "m", ""),
    "Mark": Currency("Mark", "Mark", "f", "Pfennig", "ein Pfennig"),
    "DM D-Mark": Currency("D-Mark", "D-Mark", "f", "Pfennig", "ein Pfennig"),
    "TDM": Currency("Tausend D-Mark", "Tausend D-Mark", "f"),
    "RM": Currency("Reichsmark", "Reichsmark", "f", "Pfennig", "ein Pfennig"),
    "Pf Pf. Pfg. Pfennig": Currency("Pfennig", "Pfennig", "m", ""),
    "Rtl. Rtlr. Rthl. Rthlr.": Currency("Reichstaler", "Reichstaler", "m", ""),
    "Tlr. Thl. Thlr.": Currency("Taler", "Taler", "m", ""),
    "Sgr.": Currency("Silbergroschen", "Silbergroschen", "m", ""),
    "Ngr.": Currency("Neugroschen", "Neugroschen", "m", ""),
    "fl.": Currency("Gulden", "Gulden", "m", "Kreuzer", "ein Kreuzer"),
    "xr.": Currency("Kreuzer", "Kreuzer", "m", ""),
    "Mk. Mk": Currency("Mark", "Mark", "f", "Pfennig", "ein Pfennig"),
    "Frcs. Frs.": Currency("Franc", "Francs", "m", "Centimes", "ein Centime"),
    "öS ATS Schilling": Currency("Schilling", "Schilling", "m", "Groschen", "ein Groschen"),
    "CHF": Currency("Schweizer Franken", "Schweizer Franken", "m", "Rappen", "ein Rappen"),
    "SFr. sFr. Sfr. SFr sFr Sfr Fr. Franken": Currency("Franken", "Franken", "m", "Rappen", "ein Rappen"),
    "TSFr.": Currency("Tausend Franken", "Tausend Franken"),
    "Rp. Rappen": Currency("Rappen", "Rappen", "m", ""),
    "$ Dollar Dollars Doll.": Currency("Dollar", "Dollar"),
    "US-$ US~$ US$ USD US-Dollar": Currency("US-Dollar", "US-Dollar"),
    "A$ AU$ AUD": Currency("australischer Dollar", "australische Dollar"),
    "C$ CA$ CAN$ CAD": Currency("kanadischer Dollar", "kanadische Dollar"),
    "NZ$": Currency("neuseeländischer Dollar", "neuseeländische Dollar"),
    "HK$": Currency("Hongkong-Dollar", "Hongkong-Dollar"),
    "S$": Currency("Singapur-Dollar", "Singapur-Dollar"),
    "Lstr. Pfd.~Sterl. Pfund~Sterl. Pfd.~St.": Currency("Pfund Sterling", "Pfund Sterling", "n", "Pence", "ein Penny"),
    "£ GBP Pfund": Currency("Pfund", "Pfund", "n", "Pence", "ein Penny"),
    "kr kr. Kr. Kronen": Currency("Krone", "Kronen", "f", "Öre", "ein Öre"),
    "SEK": Currency("schwedische Krone", "schwedische Kronen", "f", "Öre", "ein Öre"),
    "NOK": Currency("norwegische Krone", "norwegische Kronen", "f", "Öre", "ein Öre"),
    "DKK": Currency("dänische Krone", "dänische Kronen", "f", "Öre", "ein Öre"),
    "ISK": Currency("isländische Krone", "isländische Kronen", "f", ""),
    "Kč CZK": Currency("tschechische Krone", "tschechische Kronen", "f", ""),
    "zł PLN": Currency("Zloty", "Zloty", "m", ""),
    "Ft HUF": Currency("Forint", "Forint", "m", ""),
    "₽ RUB Rubel": Currency("Rubel", "Rubel", "m", "Kopeken", "eine Kopeke"),
    "₴ UAH": Currency("Hrywnja", "Hrywnja", "f", ""),
    "₺ TRY Lira": Currency("Lira", "Lira", "f", ""),
    "₪": Currency("Schekel", "Schekel", "m", ""),
    "¥ JPY Yen": Currency("Yen", "Yen", "m", ""),
    "CNY Yuan": Currency("Yuan", "Yuan", "m", ""),
    "RMB": Currency("Renminbi", "Renminbi", "m", ""),
    "₩": Currency("Won", "Won", "m", ""),
    "₹ INR": Currency("Rupie", "Rupien", "f", ""),
    "BRL": Currency("Real", "Real", "m", ""),
    "ZAR": Currency("Rand", "Rand", "m", ""),
    "₿ BTC": Currency("Bitcoin", "Bitcoin", "m", ""),
}
"""Each currency by its symbols, codes and words (~ for a blank)."""

CURRENCIES = {form.replace("~", " "): currency for forms, currency in _BY_FORMS.items() for form in forms.split()}
"""The currency of each written form."""
