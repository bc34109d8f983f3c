"""Verbs that attribute a quotation: „Wir kommen“, sagte sie."""

from __future__ import annotations

import re

_WEAK = (
    "ächz|antwort|äußer|bedauer|bejah|beharr|behaupt|bekräftig|bemerk|berichtig|bericht|betätig|beton|beteuer"
    "|beschwer|brüll|brumm|deut|dozier|droh|echauffier|einlenk|entgegn|entschuldig|ergänz|erinner|erklär"
    "|erkundig|erläuter|erwider|erzähl|flüster|folger|forder|frag|freu|füg|grins|hauch|hoff|insistier|jammer"
    "|jauchz|jubel|keif|keuch|klag|knurr|kommentier|konstatier|konter|kreisch|kritisier|kündig|lach|lächel|lob"
    "|lock|mahn|mein|meld|mokier|moser|murmel|murr|nick|notier|ordn|orakel|plauder|polter|prahl|protestier"
    "|räum|raun|raunz|red|rechn|resümier|rühm|sag|schäk|schätz|scherz|schilder|schimpf|schlussfolger|schluchz"
    "|schmunzel|schnauf|schwärm|seufz|spott|spött|stammel|stell|stotter|stöhn|tadel|teil|tob|tröst|trös"
    "|twitter|urteil|verkünd|vermeld|vermut|versicher|versetz|verteidig|wander|warn|wein|wett|wiederhol|wisper"
    "|witzel|wunder|wünsch|wüt|zeter|zitier|zisch|zürn|überleg|unk|glaub|heul|fauch|grunz|höhn"
)
_STRONG = (
    "so|sagt|sprach|spricht|sprachen|sprechen|rief|ruft|riefen|rufen|schrieb|schreibt|schrieben|schreiben"
    "|schrie|schreit|schrien|heißt|hieß|lautet|lautete|fand|findet|fanden|finden|denkt|dachte|dachten|denken"
    "|weiß|wusste|riet|rät|bat|bittet|begann|beginnt|fuhr|fährt|gab|gibt|gestand|gesteht|versprach|verspricht"
    "|empfahl|empfiehlt|unterbrach|unterbricht|schwor|schwört|befahl|befiehlt|warf|wirft|verriet|verrät|schlug"
    "|schlägt|bot|hob|hebt|fiel|fällt|ließ|lässt|erschien|wandte|schloss|schließt|log|befand|zog|steht|stand"
)
_AUXILIARY = "hat|hatte|hatten|haben|habe|wird|wurde|will|wollte|soll|muss|musste|kann|konnte|möchte|darf|dürfte"
_PARTICIPLES = "gesagt|erklärt|gemeint|gefragt|geantwortet|gerufen|betont|geschrieben|erzählt|berichtet|gemahnt|gewarnt"

# Matches "sagte Meier", "so die Ministerin", "hatte er einmal gesagt"; not "ein Roman von Eco", "läuft im Kino".
SAYING = re.compile(
    rf"\b(?:(?:{_WEAK})(?:e?t|e?te|e?ten|e?n|e)\b|(?:{_STRONG})\b"
    rf"|(?:{_AUXILIARY})\b[^.;:!?]{{1,60}}\b(?:{_PARTICIPLES})\b)"
)
