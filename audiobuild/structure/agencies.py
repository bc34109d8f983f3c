"""News agencies: a line that credits one, and the credit at the end of a paragraph."""

from __future__ import annotations

from audiobuild.german.words.agencies import AGENCIES
from audiobuild.lazy_regex import lazy_regex

# The longest first, and never tried again: "dpa" is an agency and could be an author's sign ("dpa/mne") too.
_AGENCIES = f"(?>{'|'.join(sorted(AGENCIES, key=len, reverse=True))})"
# Matches all of "(dpa)", "dpa/AFP", "dpa/mne", "(dmk)", "Quelle: Reuters", "Kassel (ots)",
# "(c) dpa-infocom, dpa:240514-99-12345/3"; not of "Die dpa meldet",
# "Quellen der Kraft. Und", "Quelle des Streits war ein Fest". Matches the lines around a report on the wire, too:
# "bt/ka 4 rd 210 dpa 0456", "dpa abc yybb a3 xyz", "171045 Jun 22"; not "17 Jun 22".
_AGENCY = lazy_regex(
    rf"\(?(?:Quellen?|Mit Material von|Agentur(?:en)?)(?::\s+|\s+(?=[A-ZÄÖÜ(]|{_AGENCIES}))"
    rf"(?:[^.!?]|\.(?=\w)){{2,80}}\)?\.?"
    rf"|[A-ZÄÖÜ][\w./ -]{{2,30}} \({_AGENCIES}(?:[/,-][\w-]{{2,9}}){{0,2}}\)(?: ?[–-])?"
    rf"|\([a-z]{{2,3}}\)|\(?(?:[a-zäöü]{{2,4}}[/,|] ?)?{_AGENCIES}(?:[\s/,|-]+(?:und )?(?>{_AGENCIES}"
    rf"|[a-zäöü]{{2,4}}))*\)?"
    rf"|(?:[a-z]{{2}}/)?[a-z]{{2}} \d [a-z]{{2}} \d{{1,4}} {_AGENCIES} \d{{4}}|\d{{6}} [A-Z][a-z]{{2}} \d\d"
    rf"|{_AGENCIES}(?: [a-z]{{2,4}}){{1,3}} [a-z]\d(?: [a-z]{{2,4}}){{1,2}}"
    r"|(?:MDR|NDR|WDR|SWR|BR|HR|hr|RBB|rbb|SR|ARD|ZDF|ORF|SRF|DLF)(?:/[A-Za-z]{2,5})?"
    r" \((?:[A-ZÄÖÜ][^()!?]{2,60}|[a-zäöü/,]{2,12})\)"
    rf"|(?:\([cC]\)|©) ?{_AGENCIES}[\w-]{{0,12}}(?:, dpa:[\d/-]{{6,30}})?"
)
_LONGEST_TAIL = 80
# Matches the end of "... heißt es. (dpa/AFP)" and "... Euro./mne/he"; not of "... sagte er (dpa)" in a sentence.
_TAIL = lazy_regex(
    rf"(?<=[.!?“”\"»«])\s*(?:\((?:[^()]{{0,30}} )?{_AGENCIES}(?:[\s/,]+[\w-]{{2,9}})*\)|(?:/[a-zA-Z]{{2,4}}){{1,3}})$"
)


def is_agency(text: str) -> bool:
    """Return whether a block only names a news agency or a source ("(dpa)", "dpa/AFP", "Quelle: Reuters")."""
    return _AGENCY.fullmatch(text) is not None


def agency_tail(text: str) -> int | None:
    """Return where the agency credit at the end of a paragraph begins; None if there is no such credit."""
    found = _TAIL.search(text, max(0, len(text) - _LONGEST_TAIL))
    return found.start() if found else None
