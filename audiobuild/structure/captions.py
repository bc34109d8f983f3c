"""Captions and picture credits."""

from __future__ import annotations

import re

from audiobuild.german.sentences import sentence_spans

_PICTURE = (
    r"(?:Fotos?|Bild(?:er)?|Grafik|Illustration|Karte|Symbolbild|Symbolfoto|Archivbild|Archivfoto|Screenshot|Montage"
    r"|Quelle Foto)"
)
# Matches "Foto: A. Weber/dpa", "© Stiftung", "Bildrechte: MDR", "Abb. 3", "[Illustration: Der Hafen]"; not "Bildung ist
# Ländersache".
_OPENING = re.compile(
    rf"(?:{_PICTURE}\s?(?::|von |©|/ )|{_PICTURE}$|© ?\S|BILD:|FOTO:|Bildunterschrift"
    r"|(?:Bild|Foto)(?:quelle|nachweis|rechte?|credits?)\b"
    r"|Abb(?:\.|ildung) \d|\[(?:Illustration|Abbildung|Bild|[Ii]mage|Titelbild|Zeichnung)\b[^\]]*\])"
)
# Matches the end of "Die Fassade von Süden. Foto: Eva Lang" and "Der Architekt (Archivbild)"; not of "im Archiv.".
_END = re.compile(
    rf"(?:\(?\b{_PICTURE}\s?:\s?[^.!?]{{2,60}}(?:\.(?:com|de))?\)?|\(?©\s?[^.!?]{{2,60}}\)?"
    r"|\((?:Archiv|Symbol)(?:bild|foto)\)|Quelle: [^.!?]{2,60})\.?$"
)
# Matches the beginning of "© Beispiel AG Hamburg (presse) – Die Beispiel AG hat am Montag in der Hansestadt ihre neuen
# Zahlen vorgelegt, die erneut gestiegen sind."; not of "© Beispiel AG – Alle Rechte vorbehalten."
_BEFORE_TEXT = re.compile(r"(?:©|\(c\)) ?\D{3,80}? [–—-] (?!Alle Rechte)[A-ZÄÖÜ].{80}", re.DOTALL)
# Matches in "© 2024 Verlag. Alle Rechte liegen dort.", "© Verlag GmbH"; not in "© ist ein Zeichen. Es ist alt.".
_RIGHTS = re.compile(
    r"\b(?:19|20)\d\d\b|Rechte|Nachdruck|Urheber|Copyright|Verlag|GmbH|Vervielfältigung|Nutzung|www\.|\bAG\b"
)
_LONGEST = 220


def is_caption(text: str) -> bool:
    """Return whether a block is a picture's caption ("Foto: A. Weber/dpa", "... im Rathaus. (Archivbild)")."""
    return len(text) <= _LONGEST and (_OPENING.match(text) or _END.search(text)) is not None and not opens_text(text)


def opens_text(text: str) -> bool:
    """Return whether a paragraph of the text begins with a copyright mark: a press release, or some sentences."""
    if _BEFORE_TEXT.match(text):
        return True
    marked = text.startswith(("©", "(c)")) and text.endswith((".", "!", "?")) and not _RIGHTS.search(text)
    return marked and len(sentence_spans(text)) > 1
