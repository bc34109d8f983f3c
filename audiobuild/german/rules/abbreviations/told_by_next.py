"""Meanings of abbreviations that the words after them decide.

Anm. bis Do. -> Anmeldung      Gr. A -> Gruppe      St. Louis -> Saint      geb., 24 Euro -> gebunden
"""

from __future__ import annotations

from audiobuild.lazy_regex import lazy_regex

# Matches the beginning of " unter 0151", " bis Do.", " erforderlich"; not of " 3", " der Redaktion".
_SIGN_UP_AFTER = lazy_regex(
    r" (?:unter|bis|bei|b(?=\.)|ab|an|über|per|erforderlich|erbeten|nicht nötig|möglich|direkt|online|0\d{2,5})\b"
)
# Matches the beginning of ": 190", ":8,5"; not of ": die", " 5".
_SUM_AFTER = lazy_regex(r": ?\d")
# Matches the beginning of " 20 €", ": 12,50 EUR", ": € 5"; not of " 1920", ": 3.5.1920".
_FEE_AFTER = lazy_regex(r":? (?:\d{1,4}(?:[.,]\d\d)? ?(?:€|EUR|Euro|Fr\.|CHF)|(?:€|EUR|Fr\.|CHF) ?\d)")
# Matches the beginning of " C:", " B spielt", " 2 um"; not of " M", " XL", " 42".
_GROUP_AFTER = lazy_regex(r" (?:[A-K]|\d)(?![\w.,/-]| bis \d{1,2}(?:,\d|\d))")
# Matches the beginning of ", 24 €", " 22,90 Euro", ", 240 Seiten"; not of " 1920", ", 3.5.1920".
_BOOK_AFTER = lazy_regex(rf",?{_FEE_AFTER.pattern}|, \d{{2,4}} (?:Seiten|S\.)")
# Matches the beginning of " Mindestlohn", " Rente", " Krankenversicherung"; not of " Betrag", " Rentnergruppe".
_LEGAL_AFTER = lazy_regex(
    r" (?:Mindestl\w+|Rente\b|\w+versicherung\b|Krankenkassen?\b|Feiertage?n?\b|Vertreter\w*|Betreuer\w*|Frist(?:en)?\b"
    r"|Kündigung\w+|Mehrwertsteuer|MwSt|Umsatzsteuer|Erb\w+|Grundlagen?\b|Bestimmung\w*|Vorgaben?\b|Vorschrift\w*"
    r"|Regelung\w*|Pflicht\w*|Gewährleistung|Anspr\w+|Aufbewahrung\w*)"
)
# Matches the beginning of " 2013.", " 1994,"; not of " 3.5.2013", " 2013-05-03".
_YEAR_AFTER = lazy_regex(r" (?:19|20)\d\d(?![\d-])")
# Matches the beginning of " Louis", "-Germain", " Andrews"; not of " Pauli", " Gallen", " Louisa".
_FOREIGN_SAINT_AFTER = lazy_regex(
    r"[ -]?(?:Albans|Andrews|Aubin|Augustine|Barth|Barthélemy|Brieuc|Catharines|Clair|Cloud|Croix|Cyr|Denis|[EÉ]milion"
    r"|[EÉ]tienne|Exup[eé]ry|Germain|Gilles|Helens|Imier|Ives|James|Jean|John|Johnstone|Julien|Kilda|Kitts|Laurent"
    r"|Lawrence|Lô|Louis|Malo|Mary|Maurice|Michel|Mirren|Nazaire|Omer|Ouen|Pancras|Patrick|Pierre|Quentin|R[eé]my"
    r"|Stephen|Tropez|Ursanne|Vincent|(?:(?:Johns|Pauls|Patricks|Marys)(?!-)|(?:John|Paul|Mary|George|Martin)[’'′]s))(?!\w)"
)
# Matches the beginning of " Bestzeit", " Gründen", " Daten"; not of " Reich", " Golf", " Dichter".
_PERSONAL_AFTER = lazy_regex(
    r" (?:Best\w+|Re[ck]ord\w*|Gründen?|Daten?\b|Gegenst\w+|Haftung|Gespräch\w*|Ansprech\w+|Meinung\w*|Erfahrung\w*"
    r"|Kontakt\w*|Eindr\w+|Angaben?|Assistent\w*|Beratung\w*|Erklärung\w*|Einladung\w*|Verhältnis\w*|Referent\w*"
    r"|Eignung|Vorstellung\w*|Voraussetzung\w*|Schutz\w*|Bedarf|Fehlers?\b|Foul\w*|Unterlagen|Sachen)"
)
# Matches the beginning of " der Römer", " d. Revolution"; not of " nicht", " die".
_PERIOD_AFTER = lazy_regex(r" (?:d\. ?[A-ZÄÖÜ]|(?:des|der|dieses|dieser|seine[rs]|ihre[rs]) )")
# Matches the beginning of " A. Mozart"; not of " Adam", " a".
_INITIAL_AFTER = lazy_regex(r" ?[A-ZÄÖÜ]\. ?[A-ZÄÖÜ]")
# Matches the beginning of " (2.1)", " 3.4", "(IV)"; not of " 3", " 12.".
_EQUATION_AFTER = lazy_regex(r" ?(?:\(\d|\([IVX]+\)|\d{1,2}\.\d)")
# Matches the beginning of " optimiert", " nicht mehr"; not of " der Stadt", " gez.", " Müller".
_STATEMENT_AFTER = lazy_regex(r" (?!(?:de[rms]|von|vom|eine[rs]|d|v|gez|i)\b)[a-zäöüß]{2,}\b(?!\.\w)")
# Matches the beginning of " 4 h", ": 3,5 Std."; not of " 4 C", " 12/3".
_DURATION_AFTER = lazy_regex(r":? \d{1,2}(?:[.,:]\d{1,2})? ?(?:h|Std|Stunden)\b")
# Matches the beginning of " n. Vereinb.", " nach Vereinbarung"; not of " nach Ulm".
_AGREED_AFTER = lazy_regex(r" (?:n\.|nach) (?:V\.|Vereinb|Tarif|Absprache|Übereinkunft)")
TOLD_BY_NEXT = {
    "Sankt": (_FOREIGN_SAINT_AFTER, "Saint"),
    "persisch": (_PERSONAL_AFTER, "persönlich"),
    "Anmerkung": (_SIGN_UP_AFTER, "Anmeldung"),
    "Größe": (_GROUP_AFTER, "Gruppe"),
    "Gesellschaft": (_SUM_AFTER, "Gesamt"),
    "Geboren": (_FEE_AFTER, "Gebühr"),
    "geboren": (_BOOK_AFTER, "gebunden"),
    "gesamt": (_LEGAL_AFTER, "gesetzlich"),
    "in der Fassung vom": (_YEAR_AFTER, "in der Fassung von"),
    "zurzeit": (_PERIOD_AFTER, "zur Zeit"),
    "unseres Wissens": (_INITIAL_AFTER, "und W."),
    "Abstand": (_DURATION_AFTER, "Abstieg"),
    "Bezirk": (_AGREED_AFTER, "Bezahlung"),
    "Geschäftszeichen": (_DURATION_AFTER, "Gehzeit"),
    "Gleis": (_EQUATION_AFTER, "Gleichung"),
    "im Auftrag": (_STATEMENT_AFTER, "im Allgemeinen"),
}
"""What a form means before other words: Anm. bis Do. -> Anmeldung, Gr. A -> Gruppe, St. Louis -> Saint."""
