"""Missing blanks before numbers and after marks; these rules are part of `marks`, which comes before all others.

und1951 -> und 1951      vor:Nun -> vor: Nun      hier,dann -> hier, dann      Prof.Dr. -> Prof. Dr.
"""

from __future__ import annotations

import re

from audiobuild.german.grammar.context import word_after, word_before
from audiobuild.german.rule_engine import Rule
from audiobuild.german.words import word_list
from audiobuild.german.words.saying import SAYING
from audiobuild.german.words.signs import SIGNS
from audiobuild.lazy_regex import lazy_regex


def blank_too_few(found: re.Match[str], _: str) -> str | None:
    """Read ``1949 und1951``, ``ab18 Uhr``, ``Studie:20`` as und 1951, ab 18 Uhr, Studie: 20: a blank was forgotten."""
    return f"{found[0]} "


def blank_before_word(found: re.Match[str], _: str) -> str | None:
    """Read ``1897großzügig`` as 1897 großzügig."""
    return f" {found[0]}"


# Matches the beginning of "Nein‘, rief", "neues Wort’."; not of "neu", "neu ‘Wort".
_QUOTE_CLOSES = lazy_regex(r"\w[^,;.!?‘’']{0,60}(?<! )[‘’'](?!\w)")


def mark_between_words(found: re.Match[str], text: str) -> str | None:
    """Read ``hier,dann dort``, ``warten...aber`` as hier, dann; warten... aber; ``beispiel.de/rot,gelb`` stays."""
    if found[0] == "," and text[found.start() - 1] == " " and _QUOTE_CLOSES.match(text, found.end()):
        return None  # it opens a quotation: ,so‘
    token = text[text.rfind(" ", 0, found.start()) + 1 : found.start()]
    return None if "www." in token or any(sign in token for sign in "/@_=\\") else f"{found[0]} "


def colon(found: re.Match[str], text: str) -> str | None:
    """Read ``liegt vor:Nun`` as liegt vor: Nun; a blank was forgotten. ``localhost:achtzig`` stays."""
    if text[found.end()].islower() and not text.startswith("www.", found.end()):
        return ": " if _introduces(word_before(text, found.start()), word_after(text, found.end())) else None
    return ": "


# Matches all of "null", "dreizehn", "zweiundvierzig", "tausendeins"; not of "Macht", "Null".
_NUMBER = lazy_regex(
    r"[a-zäöüß]*(?:null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zig|ßig|hundert|tausend)"
)
_NAMING = ("lautet", "lautete", "heißt", "hieß")
_ARTICLES = frozenset(word_list("der die das den dem er sie es ihr ihre ihren ihrem ihrer ihm ihn man sein seine"))
_SMALL = (
    "(?:ich|und|der|die|das|dass|mein[a-z]{0,2}|wir|sie|aber|wenn|weil|man|auch|nicht|sehr|hier|dann|danke|bitte|leider"
    "|haben?|hat|war|waren|ist|sind|wird|kann|eine?[mnrs]?|kein[a-z]{0,2}|alles|aus|bei|mit|nach|von|zum|zur|doch|jetzt"
    "|immer|wer|was|wie|wo|ob|du|da|ja|ihr|mal|nur|hatten?|würden?|werden?|konnten?|muss|soll|will|gibt|geht|jede[mnrs]?"
    "|diese[mnrs]?|alle|viele|einfach|vielleicht|natürlich|endlich|heute|morgen|gestern|damit|dafür|dabei|deswegen|denn"
    "|sonst|sogar|seit|statt|ohne|weiter|wieder|zuerst|später|hat|dort|darum|trotz|beim|vom|unser[a-z]{0,2}|sein[a-z]{0,2}|schon|noch|für|oder|gerne?|super|also|deshalb|trotzdem|vielen)"
)
"""Words, in lower case, that open a sentence and are not the ends of web addresses."""

# Matches all of "es", "kein", "dann"; not of "innen", "vector".
_OPENS_CLAUSE = lazy_regex(f"es|{_SMALL}")


def _introduces(word: str, following: str) -> bool:
    """Return whether a word before a colon introduces what follows: Stand:heute, rief:komm, dabei:kein, da:es.

    Two articles, or an article and an ending, are forms for men and women: der:die, ein:es. Two numbers are a pair.
    """
    forms = word.lower() in _ARTICLES or word.endswith(("ein", "jede")) or _NUMBER.fullmatch(word)
    sure = word[:1].isupper() or word in _NAMING or SAYING.fullmatch(word)
    return not forms and bool(sure or _OPENS_CLAUSE.fullmatch(following))


_SMALL_LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
_NAMED = "".join(re.escape(sign) for sign in SIGNS if len(sign) == 1)
"""Signs that end like words once they are spoken."""
BEFORE_NUMBERS = (
    # Matches "und" in "und1951", "ab" in "ab18 Uhr", "," in "Samstag,26.10.", "1.,2. und 3. Mai", "2025,08:15",
    # the word in "Studie:20 Opfer", "hoch:5", "tag" in "Sonntag8.4.", "1" in "2:1n.V.", "0" in "1:0(12.)"; not in
    # "ab 18", "bund1951", "am1a", "3,5", "localhost:80".
    Rule(
        "blank forgotten",
        r"(?<![\w.@/-])(?:und|oder|bis|seit|von|ab|um|am|im|nach|vor|mit|für)(?=\d+(?![\w-]))"
        r"|(?<![\w.@/-])ca\.(?=\d)|(?<=[a-zäöüß]{2})tag(?=\d{1,2}\.)"
        r"|(?<=[a-zäöüß ]),(?=\d{1,2}\.)|(?<=\d\.),(?=\d{1,2}\.(?:,\d| (?:und|oder|bis) \d))"
        r"|(?<=[a-zäöüß]{3})(?<!\bgeb)(?<!gest)\.(?=(?:1[5-9]|20)\d\d [A-ZÄÖÜ])"
        r"|(?<![\w.:@/-])(?!localhost)[A-ZÄÖÜa-zäöüß][a-zäöüß]{2,30}:(?=\d)"
        r"|(?<=\d:)\d{1,2}(?=n\. ?[VPE]\.|i\. ?E\.|\(\d)|(?<=\b20\d\d),(?=\d\d:\d\d\b)",
        blank_too_few,
        needs=(*(f"{letter}0" for letter in "drstnbmh.,:g"), "0:0n", "0:0i", "0:0("),
        trigger=r"\d(?<=[bdghmnrst.,:]\d)(?:(?<=[a-zäöüß][.:]\d)|(?<=[a-zäöüß ],\d)|(?<=\d\.,\d)"
        r"|(?<=(?:ab|um|am|im)\d)|(?<=(?:ca\.|tag)\d)"
        r"|(?<=(?:und|bis|von|vor|mit|für)\d)|(?<=(?:oder|seit|nach)\d)|(?<=\d:\d)\d?(?:[ni]\.|\(\d)|(?<=\d{4},\d)\d:)",
    ),
    # Matches "g" in "1897großzügig", "z" in "1945zurück", "J" in "6.000Jahre"; not in "1990er", "2000mal",
    # "1500jährig", "1897 groß", "3.000ER", "1.500kg".
    Rule(
        "blank forgotten after a number",
        r"(?<=(?<![\w.,/-])1[5-9]\d\d|(?<![\w.,/-])20\d\d)"
        r"(?!er|fach|mal|st|tel|jähr|prozent|seit|köpf|teil|weise)[a-zäöüß](?=[a-zäöüß]{4,}\b)"
        r"|(?<=\d\.\d{3})[A-ZÄÖÜ](?=[a-zäöüß]{3,}\b)",
        blank_before_word,
        needs=tuple(f"0{letter}" for letter in f"{_SMALL_LETTERS}{_SMALL_LETTERS.upper()}"),
        trigger=r"\d{4}[a-zäöüß]{5}|\.\d{3}[A-ZÄÖÜ][a-zäöüß]{3}",
    ),
)
RULES = (
    # Matches the colon of "neu:E-Autos", "Verkehr:A 5", "Tel.:07", "Info:www.", "sagte:„Wir", "Urteil:lebenslang";
    # "dabei:kein", "da:es"; not "Er:Innen", "Kund:innen", "mailto:anna@".
    Rule(
        "colon",
        rf"(?<=[a-zäöüß0-9{_NAMED}]):(?=[A-ZÄÖÜ](?:[a-zäöüß0-9]|-[A-ZÄÖÜ][a-zäöüß]))(?!Innen?\b)"
        r"|(?<=[A-ZÄÖÜ]{2}):(?=[A-ZÄÖÜ][a-zäöüß])"
        rf"|(?:(?<=[a-zäöüß]{{3}})|(?<=[\d{_NAMED}])):(?=(?!IN)[A-ZÄÖÜ]{{2,5}}\b|[A-Z] \d)"
        r"|(?:(?<=\d[A-Z])|(?<=\d [A-Z])):(?=[A-ZÄÖÜ])"
        r"|(?<=[a-zäöüß]{2}\.):(?=\d)|(?<=[a-zäöüß]{3}):(?=www\.)"
        rf"|(?<=[a-zäöüß]{{2}}):(?=(?!innen)(?:[a-zäöüß]{{4,}}|es|{_SMALL})(?:[ .,;!?)“«]|\Z))"
        r"|(?<=[^\s:]):(?=[\"„“»][A-ZÄÖÜ°%€$£¥§©®±¼½¾])",
        colon,
        needs=(":",),
        trigger=r':(?:(?<=[^\s:]:)[A-ZÄÖÜw"„“»]|(?<=\.:)\d|(?<=[a-zäöüß]{2}:)[a-zäöüß]{2})',
    ),
    # Matches "," in "hier,dann", "Ja,schon", "(0:1),Köln", "„so“,sagt", ";" in "so;denn", "..." in "warten...aber",
    # "!!" in "toll!!das", "." in "fertig.Nun", "super.danke", "gut .Nun", "Prof.Dr", "u.an"; not in "3,5",
    # "Schüler;innen", "a,b", "beispiel.de", "Asp.Net", "u.a", "T-Online.de".
    Rule(
        "blank forgotten after a mark",
        r"(?:(?<=[^\W\d_][a-zäöüß])|(?<=[A-ZÄÖÜ]{2})|(?<=[a-zäöüß.!?][\"“”]))"
        r"(?:[,;](?!in(?:nen)?\b)|\.{2,5}|…|(?<![A-ZÄÖÜ])(?<!Fritz)[!?]{0,5}!)(?=[^\W\d_]{2})"
        r"|(?<=[a-zäöüß])(?<!www)\.(?=[A-ZÄÖÜ][a-zäöüß])(?!(?:Net|Com|Org|De|Js)\b|\w{1,30}@)"
        rf"|(?<=\bu)\.(?=[a-zäöüß]{{2}})|(?<=[a-zäöüß]{{3}})(?<!www)\.(?={_SMALL}\b(?!\.[a-z]))"
        r"|(?<=\d),(?=[A-ZÄÖÜa-zäöü][a-zäöüß]{2})"
        r"|(?<=\d\)),(?=[A-ZÄÖÜ][a-zäöüß]|\d\d?:)|(?<=\.\)),(?=\d\d?:)|(?<=:\d)\.(?=[A-ZÄÖÜ][a-zäöüß]{2})"
        r"|(?<=[a-zäöüß] )(?:\.(?!Net\b)(?=[A-ZÄÖÜ][a-zäöüß]{2})|,(?=[A-ZÄÖÜa-zäöü][a-zäöüß]{2}))",
        mark_between_words,
        trigger=r"[.,;!…](?:(?<=[,;!…])(?=[^\W\d_]{2}|\d\d?:)"
        r"|(?<=:\d\.)(?=[A-ZÄÖÜ])|(?<=[a-zäöüß]\.)(?=[A-ZÄÖÜ][a-zäöüß])|(?<=\.\.)(?=[^\W\d_]{2})"
        rf"|(?<=\bu\.)(?=[a-zäöüß]{{2}})|(?<=[a-zäöüß]{{3}}\.)(?={_SMALL}\b)|(?<= \.)(?=[A-ZÄÖÜ][a-zäöüß]{{2}}))",
    ),
)
