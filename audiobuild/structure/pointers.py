"""Lines that point to other texts, and the controls of a web page: "Lesen Sie auch: ...", "Artikel teilen".

The wordings are in `pointers.txt`.
"""

from __future__ import annotations

import re
from importlib import resources

from audiobuild.lazy_regex import lazy_regex


def _lists() -> dict[str, str]:
    """Return each list of `pointers.txt` as one pattern."""
    patterns: dict[str, str] = {}
    table = resources.files(__package__).joinpath("pointers.txt").read_text(encoding="utf-8")
    for part in table.split("\n== ")[1:]:
        name, *lines = part.splitlines()
        joined = "|".join(line for line in lines if line and not line.startswith("#"))
        patterns[name] = f"(?:{_LIST.sub(lambda found: patterns[found[1]], joined)})"
    return patterns


# Matches "{action}"; not "{0,2}".
_LIST = lazy_regex(r"\{([a-z_]+)\}")
_PATTERNS = _lists()
# Matches all of "Auch interessant", "Mehr zum Thema:"; not of "Mehr dazu sagte er nicht.".
_ANNOUNCES = lazy_regex(rf"{_PATTERNS['announcing']}(?: (?:zum Thema|dazu|hier|auch))?:?", re.IGNORECASE)
# Matches the beginning of "Lesen Sie auch den Bericht", "Siehe auch: Mietpreisbremse"; not of "Mehr dazu sagte er",
# "Jetzt testen Forscher ein Mittel".
_POINTER = lazy_regex(_PATTERNS["pointers"])
# Matches all of "Anzeige", "Artikel teilen", "Teilen auf Facebook", "Facebook WhatsApp E-Mail", "Seite 3 von 12",
# "– 7 –"; not of "Anzeige gegen Bürgermeister erstattet", "Seite an Seite", "Facebook".
_CONTROL = lazy_regex(
    _PATTERNS["controls"]
    + r"(?: \((?:(?:[Öö]ffnet|Wird) [^()]{3,40}|\d{1,3}(?::\d\d)? ?(?:Min\.?|Minuten)?)\))?(?:[:.!…»›>→]{0,2}|\.{3})"
)
# Matches all of "Facebook", "Menü", "https://beispiel.de/a"; not of "Gesicht", "Die Suche", "www.beispiel.de".
_BESIDE_CONTROL = lazy_regex(_PATTERNS["beside_control"])
# Matches "Startseite > Wissen > Natur", "Home / Politik / Inland", "Kultur › Musik › Klassik"; not "Was nun > wohin?",
# "Start: 10 Uhr".
_BREADCRUMBS = lazy_regex(_PATTERNS["breadcrumbs"])
# Matches all of "3 Kommentare", "Kommentare (12)", "Leserkommentare:"; not of "Kommentare im Netz werden rauer".
_COMMENTS = lazy_regex(f"{_PATTERNS['comments_line']}:?")
# Matches the beginning of "👉 Zur Umfrage", "📄 Lageplan"; not of "→ Weiter".
_EMOJI = lazy_regex("(?:[\U0001f300-\U0001faff\u2600-\u26ff\ufe0f]+ ?)+")
# Matches the end of "Lage [Bearbeiten]", "Lage[Bearbeiten | Quelltext bearbeiten]";
# not of "Bearbeiten", "[Bearbeiten]".
_EDIT = lazy_regex(r"(?<=[^\s]) ?\[ ?(?:Quelltext )?[Bb]earbeiten(?: ?\| ?Quelltext bearbeiten)? ?\]$")
# Matches all of "☰ Menü", "≡Navigation"; not of "Menü".
_MENU = lazy_regex(r"[☰≡] ?(?:Menü|Navigation)")
_LONGEST = 140


# Matches all of "(Lesen Sie auch: Ein Haus)", "[Anzeige]", "+++ Alle Infos +++"; not of "(a) oder (b)", "(so) ist es".
_ENCLOSED = lazy_regex(r"\(([^()]+)\)|\[([^\[\]]+)\]|\+{2,3} ?([^+]+?) ?\+{2,3}")


def _forms(text: str) -> tuple[str, ...]:
    """Return a line without the picture signs that it opens with, and what is in the brackets around it."""
    opening = _EMOJI.match(text)
    text = text[opening.end() :] if opening else text
    enclosed = _ENCLOSED.fullmatch(text)
    return (text, enclosed[enclosed.lastindex or 0]) if enclosed else (text,)


def edit_link(text: str) -> int | None:
    """Return where the link for editing a section begins after its heading in a wiki; None if there is none."""
    found = _EDIT.search(text) if len(text) <= _LONGEST else None
    return found.start() if found else None


def announces(text: str) -> bool:
    """Return whether a line only says that titles of other texts follow ("Auch interessant", "Mehr zum Thema:")."""
    return _ANNOUNCES.fullmatch(text) is not None


def is_control(text: str) -> bool:
    """Return whether a line is wholly a control of a web page ("Artikel teilen", "Seite 2 von 5", "Anzeige")."""
    patterns = (_CONTROL, _BREADCRUMBS, _ANNOUNCES)
    if _MENU.fullmatch(text):
        return True
    return len(text) <= _LONGEST and any(pattern.fullmatch(form) for form in _forms(text) for pattern in patterns)


def is_teaser(text: str) -> bool:
    """Return whether a line is a control, or a pointer elsewhere ("Lesen Sie auch: ..."); a headline is neither."""
    return len(text) <= _LONGEST and (any(map(_POINTER.match, _forms(text))) or is_control(text))


def is_breadcrumb(text: str) -> bool:
    """Return whether a line shows the way to a page through its site ("Startseite > Wissen > Natur")."""
    return len(text) <= _LONGEST and _BREADCRUMBS.fullmatch(text) is not None


def is_beside_control(text: str) -> bool:
    """Return whether a line is a control only beside others: a network, "Menü", an address."""
    return len(text) <= _LONGEST and _BESIDE_CONTROL.fullmatch(text) is not None


def heads_comments(text: str) -> bool:
    """Return whether a line is over readers' comments ("3 Kommentare")."""
    return _COMMENTS.fullmatch(text) is not None
