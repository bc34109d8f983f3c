"""Internet addresses: URLs, e-mail addresses, file names, handles, hashtags.

www.tagesschau.de -> w w w Punkt tagesschau Punkt d e        info@zeit.de -> info ät zeit Punkt d e
#Klimaschutz -> Hashtag Klimaschutz        @dpa -> ät dpa    bericht.pdf -> bericht Punkt p d f
"""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest

from audiobuild.german.grammar.context import search_before
from audiobuild.german.grammar.numbers import cardinal, digits, ordinal, plain, year
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.calendar import MONTH_NAMES, SHORT_MONTHS
from audiobuild.lazy_regex import lazy_regex

_SIGNS = {
    ".": "Punkt", "/": "Schrägstrich", "-": "Minus", "_": "Unterstrich", "@": "ät", "?": "Fragezeichen", "=": "gleich",
    "&": "und", "#": "Raute", "%": "Prozent", "+": "plus", "~": "Tilde", ":": "Doppelpunkt", ";": "Strichpunkt",
    "!": "Ausrufezeichen", ",": "Komma", "$": "Dollar",
}  # fmt: skip
_SHORT_WORDS = frozenset(word_list("am an im in um zu ob wo so du er es ja"))
"""Words of two letters, which a domain may end with as well: haus-am-see.de; not "tv.am"."""


def spoken_address(address: str) -> str:
    """Read an address piece by piece: signs by name, letters that are not a word one by one, numbers as numbers."""
    plain_digits = unicodedata.normalize("NFKC", address).replace("\N{FRACTION SLASH}", "/")  # ² -> 2, ½ -> 1/2
    words = []
    pieces = re.findall(r"[^\W\d_]+|\d+|[^\w\s]|_", plain_digits)
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        if piece in _SIGNS:
            words.append(_SIGNS[piece])
        elif piece.isdecimal():
            words.append(_spoken_number(piece))
        elif piece in _SHORT_WORDS and following in ("-", "."):
            words.append(piece)
        elif piece[0].isalpha():
            words.append(" ".join(piece.lower()) if _spelt(piece) else piece)
    return " ".join(words)


def _spoken_number(piece: str) -> str:
    """Read a long number digit by digit, as ids are read; 1985 as a year: @max1985."""
    # Matches all of "1500", "1985"; not of "2005", "985".
    if re.fullmatch(r"1[5-9]\d\d", piece):
        return year(int(piece))
    return digits(piece) if len(piece) > 4 else plain(piece)  # noqa: PLR2004  # four digits are a year


# Matches all of "pdf", "docx", "mp4"; not of "doc2", "de".
_FILE = (
    r"(?:pdf|docx?|xlsx?|pptx?|odt|txt|csv|html?5?|xml|json|jpe?g|png|gif|svg|mp[34]|wav|ogg|zip|exe|epub|py|js|md"
    r"|s?css|sass|astro|svelte|php|conf|cfg|ini|ya?ml|toml|log|tar|gz|deb|rpm|iso|img|od[sbpg]|rtf|sql|java|tex|psd|tiff?|webp|webm|mkv"
    r"|flac|m4a|apk|dmg|jar|dll|gpx|ics|sh|bat|ps1|bin|dat|stl|gcode|dxf|ipynb|hex|tsx|jsx|vue|cpp|hpp|ino|mdx|rst|adoc"
    r"|bmp|ico|heic|mov|avi|vmdk|qcow2|ova|ttf|woff2?|ot[tsp]|dotx|xltx|potx|eps)"
)
_WORDS = frozenset(
    word_list("""
    com org net info shop online news blog app dev berlin hamburg bayern koeln wien mail conf log tar deb java img bin
    gcode mov vue
""")
)


_OF_TWO_LETTERS = frozenset(word_list("Ab Am An Da Du Ei Er Es Im In Ja Ob So Um Wo Zu"))
"""Words that short letters would be spelt for: #Wo."""


def _spelt(piece: str) -> bool:
    """Return whether this is spelt: up to three letters that make no word (de, www, pdf, html)."""
    if piece.lower() in _WORDS or piece in _OF_TWO_LETTERS:
        return False
    if piece in ("etc", "usr", "rsa"):
        return True  # folders: /etc, /usr; elsewhere the first would be read et cetera
    known = bool(re.fullmatch(_FILE, piece, re.IGNORECASE))
    return known or bool(re.fullmatch(r"\w{1,2}|[^aeiouyäöü]+", piece, re.IGNORECASE))


def url(found: re.Match[str], _: str) -> str | None:
    """Read ``https://www.tagesschau.de/inland/`` as w w w Punkt tagesschau Punkt d e Schrägstrich inland."""
    address = re.sub(r"^\w+://", "", found[0]).rstrip("/")
    return spoken_address(address)


def scheme(found: re.Match[str], _: str) -> str | None:
    """Read ``https://`` as h t t p s, where no address follows."""
    return spoken_address(found[0].removesuffix("://"))


# Matches "[at]", " (at) "; not "at", "[dot]".
_HIDDEN_AT = lazy_regex(r" ?[(\[](?i:at|ät)[)\]] ?")
# Matches "[dot]", " (punkt) "; not ".", "dot".
_HIDDEN_STOP = lazy_regex(r" ?[(\[](?i:dot|punkt)[)\]] ?")


def email(found: re.Match[str], _: str) -> str | None:
    """Read ``max.muster@example.org`` as max Punkt muster ät example Punkt org; ``max[at]example.org`` likewise."""
    return spoken_address(_HIDDEN_STOP.sub(".", _HIDDEN_AT.sub("@", found[0])))


_CROSS_REFERENCES = {
    "fig": "Abbildung", "tbl": "Tabelle", "sec": "Abschnitt", "eq": "Gleichung", "lst": "Listing", "thm": "Satz",
}  # fmt: skip
"""What the label of a cross-reference names, by its first part (Quarto)."""


def cross_reference(found: re.Match[str], _: str) -> str | None:
    """Read ``@fig-aufbau``, the label of a figure, as Abbildung."""
    return _CROSS_REFERENCES[found[1]]


def handle(found: re.Match[str], _: str) -> str | None:
    """Read ``@bundeskanzler`` as ät bundeskanzler."""
    return "ät " + spoken_address(found[1])


# Matches the end of "#Stuttgart", "toll #Köln_21"; not of "C", "Ulm".
_TAG_BEFORE = lazy_regex(r"#\w+$")
"""A hashtag that the next one touches: #Stuttgart#Köln."""
# Matches all of "91er", "7ers"; not of "91", "90erjahre".
_STARTER = lazy_regex(r"(\d{1,3})(er[ns]?)")
"""The car with that number in a race: der #91er-Porsche."""
# Matches all of "9Nov", "3Oktober", "1Mai2024", "24Dez"; not of "9Novembertage", "2025Mai", "8M".
_DATE_TAG = lazy_regex(rf"([1-9]|[12]\d|3[01])({'|'.join((*sorted(MONTH_NAMES), *SHORT_MONTHS))})((?:1[89]|20)\d\d)?")


def hashtag(found: re.Match[str], text: str) -> str | None:
    """Read ``#FridaysForFuture`` as Hashtag FridaysForFuture; ``#1`` -> Nummer eins; ``#91er`` -> Einundneunziger.

    ``#9Nov`` is Hashtag neunter November.
    """
    before = text[: found.start()][-1:]
    if (before.isalnum() or before == "_") and not search_before(_TAG_BEFORE, text, found.start(), 60):
        return None
    if found[1].isdecimal():
        spoken = f"Nummer {plain(found[1])}"
    elif starter := _STARTER.fullmatch(found[1]):
        spoken = cardinal(int(starter[1])).capitalize() + starter[2]
    elif date := _DATE_TAG.fullmatch(found[1]):
        name = SHORT_MONTHS.get(date[2], date[2])
        spoken = " ".join(["Hashtag", ordinal(int(date[1]), "er"), name, *([year(int(date[3]))] if date[3] else [])])
    elif text.endswith(("Hashtag ", "Hashtags "), 0, found.start()):
        spoken = spoken_address(found[1])
    else:
        spoken = f"Hashtag {spoken_address(found[1])}"
    return f" {spoken}" if before.isalnum() or before in tuple("_:!?.,") else spoken


_ENDINGS = word_list(
    """
    de at ch com org net eu info io fr uk it nl be dk pl cz es us gov edu tv fm biz app dev ru cn jp li lu berlin
    hamburg bayern koeln wien shop online news blog ai me co se no fi pt ie ua tr su za nz au br kr mx hu sk club
    cloud wiki social rocks xyz tech space
    """
)
_DOMAIN = f"(?:{'|'.join(_ENDINGS)})"
# Matches "://", ".de" in "beispiel.de", "." in "www.beispiel"; not "z.B.", "1.234".
_ADDRESS = rf"://|\.(?:(?<=www\.)|{_DOMAIN})"
_HIDDEN = "(?:htaccess|htpasswd|gitignore|env|bashrc|zshrc|vimrc|profile|bak|obj|dwg)"
"""Further endings and hidden files, where a blank precedes the full stop: die .htaccess."""
# Matches all of "beispiel.de", "www.beispiel.co.uk"; not of "beispiel", "z.B", "2.v.li".
_HOST = rf"(?!(?:\d\.)?v\.li\b)(?:[\w-]+\.)+{_DOMAIN}(?!\w|-(?![A-ZÄÖÜ][a-zäöüß]))"
# Matches all of "/a/b?c=1", "/", ""; not of "/a b", "a".
_PATH = r"(?:[/?#][\w\-./?%&=+#~:;@!,$]*[\w/=])?/?"
# Matches all of "passwd", ".ssh", "id_rsa.pub", "{id}"; not of "a b", "a/b".
_SEGMENT = r"[\w.@{}*-]{1,40}"
_ROOT = "(?:etc|home|usr|var|tmp|dev|opt|proc|sys|mnt|media|boot|root|srv|run|bin|sbin|lib|lib64)"
"""Folders at the root of Unix systems."""
RULES = (
    # Matches "10.1016/j.appet.2017.03.024" in "DOI: 10.1016/j.appet.2017.03.024.", "10.1136/bmj-2024"; not "10.10/5",
    # "10.1016/", "110.1016/a".
    Rule("DOI", r"(?<![\w.,/])10\.\d{4,5}/[\w./:;-]{1,60}\w", url, needs=("0.0/",), at_number=True),
    # Matches "max.muster@beispiel.de", "max [at] beispiel.de", "max(at)beispiel (dot) de"; not "@name", "max@beispiel",
    # "max (at) beispiel".
    Rule(
        "e-mail",
        rf"(?<![\w.+-])[\w.+-]++(?:@|{_HIDDEN_AT.pattern})[\w-]+(?:(?:\.|{_HIDDEN_STOP.pattern})[\w-]+)+",
        email,
        needs=("@", "[at]", "(at)", "(ät)", "[AT]", "(AT)"),
    ),
    # Matches "https://beispiel.de/a?b=1", "www.beispiel.de", "beispiel.de/so", "file:///C:/Daten"; not "z.B.",
    # "max@beispiel.de".
    Rule(
        "url",
        rf"(?:(?:https?|ftp)://(?!-)|www\.)[\w.-]*\w(?::\d+)?{_PATH}|file:///[\w:-]+{_PATH}"
        rf"|(?<![\w@.-]){_HOST}{_PATH}",
        url,
        needs=("://",),
        words=("www", *_ENDINGS),
        trigger=_ADDRESS,
    ),
    # Matches "http://" in "von „http://“ auf", "https://-Verbindung"; not in "http://a.de".
    Rule("scheme", r"(?<!\w)(?:https?|ftps?|sftp|ssh|file|mailto)://(?!\w|\.\w)", scheme, needs=("://",)),
    # Matches "/etc/modules", "~/.ssh/config", "/home", "./start", "/api/v1/users"; not "/Seite", "und/oder", "/pages",
    # "./A", "a/etc/b", "/Land/Fluss", "24/7".
    Rule(
        "folder",
        rf"(?<![^\s(\[„“\"'»=:])(?:(?:~|\.{{1,2}}(?=/[a-z.]{{2}}))/{_SEGMENT}|/{_ROOT}(?![\w-])|/[a-z][a-z\d_.-]{{1,30}}/[a-z]{_SEGMENT})"
        rf"(?:/{_SEGMENT}){{0,8}}(?<![.])",
        url,
        needs=(" /", "(/", "„/", '"/', "“/", "»/", "~/", "./", "=/", ":/"),
    ),
    # Matches "src/main/app.py", "/etc/a.conf"; not "PDF/DOC", "a.pdf/b.pdf".
    Rule(
        "file in a folder",
        rf"(?<![\w./-])(?<!\]\()/?(?:[\w-]{{1,40}}/){{1,8}}[\w.-]{{1,60}}\.{_FILE}(?!\w)",
        url,
        needs=("/",),
        trigger=rf"/[\w.-]{{1,60}}\.{_FILE}",
    ),
    # Matches "bericht.pdf", "Foto_1.jpeg", "neu_1.6.deb", "a.tar.gz", "shop.php?id=3"; not "bericht.pdfx",
    # ".pdf".
    Rule(
        "file name",
        rf"(?<![\w.])[\w-]++(?:\.(?!{_FILE}(?!\w))[\w-]++){{0,5}}(?:\.{_FILE}(?!\w)){{1,2}}(?:\?[\w=&%+-]{{1,80}})?",
        url,
        trigger=rf"\.{_FILE}",
    ),
    # Matches ".de" in "auf .de", ".md" in "(.md)", ".bin" in ".bin-Datei", ".htaccess" in "die .htaccess ist"; not
    # ".net" in "Asp.net", ".so" in "gut .so".
    Rule(
        "ending",
        rf"(?<![^\s(„“\"»'*])\.(?:(?:{_DOMAIN}|{_FILE}|{_HIDDEN})(?!\w|\.\w)"
        r"|[a-z]\w{1,11}(?=-[A-ZÄÖÜ]| (?:Datei|Ordner|Verzeichnis|Format|Endung)))",
        url,
        needs=(" .", "(.", "„.", '".', "“.", "».", "'.", "*."),
    ),
    # Matches "@fig-aufbau", "@sec-it"; not "@figaro", "a@fig-b.de", "@sec".
    Rule(
        "cross-reference",
        rf"(?<![\w.])@({'|'.join(_CROSS_REFERENCES)})-[\w-]+(?!\w|\.\w)",
        cross_reference,
        needs=tuple(f"@{label}-" for label in _CROSS_REFERENCES),
    ),
    # Matches "@dpa", "@fw-lindenau.de", "@dpa" in "@dpa-Leser"; not "max@dpa", "@S".
    Rule("handle", rf"(?<![\w.])@({_HOST}|[\w.]*\w\w)", handle, needs=("@",)),
    Rule("hashtag", r"(?<!&)#(\w+)", hashtag, needs=("#",)),
)
