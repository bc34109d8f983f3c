"""Verbs that attribute a quotation: „Wir kommen“, sagte sie."""

from __future__ import annotations

from audiobuild.lazy_regex import lazy_regex

_WEAK = (
    "ächz|antwort|äußer|bedauer|beharr|behaupt|bejah|bekräftig|bemerk|bericht|berichtig|beruhig|beschwer|bestätig"
    "|beteuer|beton|brüll|brumm|deut|donner|dozier|dräng|droh|echauffier|entgegn|entschuldig|ergänz|erinner"
    "|erklär|erkundig|erläuter|ermunter|ertön|erwider|erzähl|fauch|flüster|folger|forder|frag|freu|füg|glaub"
    "|grins|grunz|hauch|heul|hoff|höhn|insistier|jammer|jauchz|jubel|keif|keuch|klag|knurr|kommentier|konstatier"
    "|konter|kreisch|kritisier|kündig|lach|lächel|lob|lock|mahn|mein|meld|mokier|moser|murmel|murr|nick|notier"
    "|orakel|ordn|plauder|polter|prahl|protestier|räum|raun|raunz|rechn|red|resümier|rühm|sag|schätz|scherz"
    "|schilder|schimpf|schluchz|schlussfolger|schmunzel|schnauf|schnurr|schwärm|seufz|spott|spött|spöttel|stammel"
    "|stell|stöhn|stotter|tadel|teil|tob|tön|tröst|twitter|überleg|urteil|verkünd|vermeld|vermut|versetz"
    "|versicher|verteidig|warn|wett|wiederhol|wisper|witzel|wunder|wünsch|wüt|zeter|zisch|zitier|zürn"
)
_STRONG = (
    "bat|befahl|befand|befiehlt|begann|beginnt|bittet|bot|brach|dachte|dachten|denken|denkt|empfahl|empfiehlt"
    "|fährt|fand|fanden|fängt|fiel|finden|findet|fing|fuhr|gab|gestand|gesteht|gibt|hebt|hob|lässt|ließ|log|rät"
    "|rief|riefen|riet|rufen|ruft|sagt|schlägt|schließt|schloss|schlug|schreiben|schreibt|schreit|schrie|schrieb"
    "|schrieben|schrien|schwor|schwört|so|sprach|sprachen|sprechen|spricht|unterbrach|unterbricht|verrät|verriet"
    "|versprach|verspricht|wandte|warf|weiß|wirft|wusste"
)
_AUXILIARY = "hat|hatte|hatten|haben|habe|wird|wurde|will|wollte|soll|muss|musste|kann|konnte|möchte|darf|dürfte"
_PARTICIPLES = "gesagt|erklärt|gemeint|gefragt|geantwortet|gerufen|betont|geschrieben|erzählt|berichtet|gemahnt|gewarnt"

# Matches "sagte Meier", "so die Ministerin", "hatte er einmal gesagt"; not "ein Roman von Eco", "läuft im Kino".
SAYING = lazy_regex(
    rf"\b(?:(?:{_WEAK})(?:e?t|e?te|e?ten|e?n|e)\b|(?:{_STRONG})\b"
    r"|(?:heißt|hieß) es\b|war (?:die|seine|ihre|\w+s) Antwort\b|wollte \w+ wissen\b"
    rf"|(?:{_AUXILIARY})\b[^.;:!?]{{1,60}}\b(?:{_PARTICIPLES})\b)"
)
