"""A source becomes an article whose blocks tile it, in whatever encoding it is; bad input is named."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, event, example, given, settings
from hypothesis import strategies as st

from audiobuild.errors import SourceError
from audiobuild.model import Article, Block, Role
from audiobuild.readers import read
from audiobuild.readers.decode import decode
from audiobuild.readers.markdown.reader import read_markdown

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Größe zählt\n\nDie Straße ist „weiß“ – und naß. Das macht nichts, sagte er.\n"


def article(text: str, suffix: str = ".txt") -> Article:
    """Read an article of this text."""
    return read(f"artikel{suffix}", data=text.encode())


def texts(text: str, suffix: str = ".txt") -> list[str]:
    """Return the texts of its blocks."""
    return [block.text for block in article(text, suffix).blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    """German in UTF-8, UTF-16 and UTF-32, with and without a mark, and in Windows-1252 is read alike."""
    assert decode(TEXT.encode(encoding), "artikel.txt") == TEXT


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_is_not_text(mark: str) -> None:
    """Positions count from the character after the mark, and the length leaves it out."""
    read_ = read("artikel.txt", data=TEXT.encode(mark))
    assert read_.characters == len(TEXT)
    assert read_.blocks[0].source_position(0) == 0


def test_checksum_and_length() -> None:
    """The checksum is that of the bytes, the length that of the text in code points."""
    data = "Käse 🧀 ist gut.".encode()
    assert read("-", data=data).sha256 == hashlib.sha256(data).hexdigest()
    assert read("-", data=data).characters == 15


def test_error_for_invalid_utf_8() -> None:
    """It has the line, the column and the byte of the first fault."""
    data = "Erste Zeile mit Umläuten und mehr Übung.\r\nZweite schöne ".encode() + b"\xff" + " Zeile über Öl.".encode()
    with pytest.raises(
        SourceError, match=r"artikel\.txt, line 2, column 15: the byte 0xff at offset 59 is not valid UTF-8"
    ):
        decode(data, "artikel.txt")


def test_error_for_truncated_utf_16() -> None:
    """UTF-16 that ends in the middle of a character is refused; the position includes the mark."""
    with pytest.raises(SourceError, match="line 1, column 3: the byte 0x63 at offset 6 is not valid UTF-16-LE"):
        decode(b"\xff\xfea\x00b\x00c", "artikel.txt")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"ID3\x03\x00\x00\x00", "an MP3"),
        (b"\xff\xfb\x90\x64\x00\x00\x00\x00\x00\x01", "an MP3"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"Ein Text\x00\x01\x02\x03 mit Nullen", "control characters"),
        (bytes(range(256)) * 4, "not text"),
    ],
)
def test_binary_files_are_refused(data: bytes, kind: str) -> None:
    """The message names sound, pictures, archives and other binary files as such."""
    with pytest.raises(SourceError, match=kind) as caught:
        read("datei.txt", data=data)
    assert caught.value.hint


def test_missing_file(tmp_path: Path) -> None:
    """A missing file, a folder and an empty name are each refused in plain words, with a hint."""
    with pytest.raises(SourceError, match="not found") as missing:
        read(tmp_path / "fehlt.txt")
    with pytest.raises(SourceError, match="is a directory") as folder:
        read(tmp_path)
    with pytest.raises(SourceError, match="cannot read"):
        read("nul\0.txt")
    assert missing.value.hint
    assert folder.value.hint


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions work otherwise on Windows")
def test_unreadable_file(tmp_path: Path) -> None:
    """A file without the right to read it is refused (the administrator may read all)."""
    path = tmp_path / "geheim.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    if os.geteuid() == 0:
        assert read(path).characters == len(TEXT)
    else:
        with pytest.raises(SourceError, match="no permission to read"):
            read(path)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n\n"])
def test_empty(data: bytes, suffix: str) -> None:
    """An empty file, one of blanks and one of a mark alone are refused as empty."""
    with pytest.raises(SourceError, match="is empty"):
        read(f"leer{suffix}", data=data)


def test_arguments_take_precedence() -> None:
    """Title, author and date that are given replace those of the source."""
    source = b"---\ntitle: Alt\nauthor: Anna\ndate: 2020-01-02\n---\nEin Text.\n"
    parsed = read("a.md", data=source)
    given_ = read("a.md", data=source, title="Neu", author="Eva", published="2025-05-05")
    assert (parsed.about.title, parsed.about.author, parsed.about.published) == ("Alt", "Anna", "2020-01-02")
    assert (given_.about.title, given_.about.author, given_.about.published) == ("Neu", "Eva", "2025-05-05")


def test_unknown_suffix_is_text() -> None:
    """A source with an unknown suffix is read as text."""
    assert texts(TEXT, ".artikel") == ["Größe zählt", TEXT.split("\n\n")[1].strip()]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """Lines may end as on any system."""
    source = end.join(["Titel", "", "Ein Satz, der", "umbrochen ist.", "", "", "Ende."])
    read_ = article(source)
    assert [block.text for block in read_.blocks] == ["Titel", "Ein Satz, der umbrochen ist.", "Ende."]
    assert source[slice(*read_.blocks[1].span)] == f"Ein Satz, der{end}umbrochen ist.{end * 3}"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Der Zusammen-\nhang fehlt.", "Der Zusammenhang fehlt."),
        ("Die Vor-\nund Nachteile.", "Die Vor- und Nachteile."),
        ("In Nordrhein-\nWestfalen und\nanderswo.", "In Nordrhein-Westfalen und anderswo."),
        ("Die EU-\nweite Regel.", "Die EU-weite Regel."),
        ("Ver\u00adbin\u00addung.", "Verbindung."),
        ("Ver\u00ad\nbindung.", "Verbindung."),
        ("Es sind 20\u00a0000\u00a0Euro.", "Es sind 20\u00a0000 Euro."),
        ("Es sind 20\u202f000 z.\u202fB. hier.", "Es sind 20\u202f000 z. B. hier."),
        ("Zwei  Blanks\tund\u200b mehr.", "Zwei Blanks und mehr."),
        ("Scho\u0308n und gru\u0308n.", "Schön und grün."),
        ("Die \ufb01nale Af\ufb01che.", "Die finale Affiche."),
    ],
)
def test_normalised(source: str, text: str) -> None:
    """Wrapped, hyphenated, decomposed and otherwise odd text is put in order."""
    assert texts(source) == [text]


def test_lines_without_blank_lines_are_blocks() -> None:
    """Where no blank line stands and no line is wrapped, each line is a block."""
    lines = ["Der Titel", "Ein erster Absatz. Er ist lang.", "Ein zweiter Absatz.", "Noch einer."]
    assert texts("\n".join(lines)) == lines


def test_wrapped_lines_that_were_joined_in_part() -> None:
    """Where a few lines are two in one, the others are still wrapped at their own width."""
    wrapped = ["Am Morgen lag ein dichter Nebel über", "den Feldern am Fluss, und die ersten", "Wagen rollten schon."]
    joined = ["Niemand sprach ein Wort, und keiner der Leute sah sich nach dem Dorf um, das nun", "hinter ihnen lag."]
    assert texts("\n".join(wrapped * 8 + joined * 2))[:2] == [" ".join(wrapped)] * 2


def test_wrapped_text_without_blank_lines() -> None:
    """Where lines are wrapped, a short one ends its paragraph."""
    source = (
        "Das ist ein Text, der bei sechzig Zeichen umbrochen worden\n"
        "ist und keine Leerzeilen kennt. Sein erster Absatz endet\n"
        "hier.\n"
        "Der zweite Absatz beginnt mit einem großen Buchstaben und\n"
        "geht über mehrere Zeilen, bevor auch er zu seinem Ende\n"
        "kommt.\n"
    )
    assert [text.split()[-1] for text in texts(source)] == ["hier.", "kommt."]


def test_entries_of_a_table_of_contents_are_not_wrapped() -> None:
    """A line that ends with a page after a wide blank or dots is an entry by itself, however wide the text is."""
    wrapped = "Am Morgen lag ein dichter Nebel über\nden Feldern am Fluss, und die ersten\nWagen rollten schon.\n\n"
    entries = [
        "Der Aufbruch                       7",
        "Die Leute vom Fluss . . . . . . . 26",
        "Heimkehr ........................131",
    ]
    assert texts(wrapped * 8 + "\n".join(entries))[-3:] == [
        "Der Aufbruch 7",
        "Die Leute vom Fluss . . . . . . . 26",
        "Heimkehr ........................131",
    ]
    assert texts(wrapped.replace("ersten\n", "am 12\n"))[0].endswith("und die am 12 Wagen rollten schon.")


def test_items_and_quotes() -> None:
    """List items and quoted lines are recognised; their marks are removed and their numbers kept."""
    source = "Man braucht:\n- Mehl\n* Salz und\n  Wasser\n• Hefe\n1. Kneten.\n2. Backen.\n> Gut Ding\n> will Weile.\n"
    blocks = article(source).blocks
    assert [(block.text, block.role) for block in blocks] == [
        ("Man braucht:", None),
        ("Mehl", Role.ITEM),
        ("Salz und Wasser", Role.ITEM),
        ("Hefe", Role.ITEM),
        ("1. Kneten.", Role.ITEM),
        ("2. Backen.", Role.ITEM),
        ("Gut Ding will Weile.", Role.QUOTE),
    ]


def test_lettered_items() -> None:
    """Lines that begin "a)" and "b)" are items, and no sign of a wrapped text."""
    lines = ["TOP 1: Begrüßung", "Herr Braun begrüßt alle.", "a) Das Fest ist im Juli.", "b) Der Schlüssel ist da."]
    assert texts("\n".join(lines)) == lines


def test_a_lone_number_is_no_item() -> None:
    """Neither "1. FC Köln" nor a wrapped "3. Oktober" is taken for an item of a list."""
    assert [block.role for block in article("1. FC Köln siegt\n\nEin Satz.").blocks] == [None, None]
    assert texts("Der Tag der Einheit ist am\n3. Oktober und\ndas bleibt so.") == [
        "Der Tag der Einheit ist am 3. Oktober und das bleibt so."
    ]


def test_markdown() -> None:
    """What Markdown marks is known; what is not text is skipped, for a reason."""
    source = (
        "# Das *große* Brot\n\n![Ein Brot](b.jpg)\n\n"
        "Ein **fetter** [Link](http://x.de/und) und `Code`,\\* &amp; mehr.[^1]\n\n"
        "Setext\n------\n\n* [x] eins\n* zwei\n  drei\n\n1. a\n\n> Zitat\n\n"
        "| S | T |\n|---|---|\n| u | **v** |\n\n"
        "```\nx = 1\n```\n\n<!-- nix -->\n\n<p>Ja &amp; nein</p>\n\n***\n\n[^1]: Note\n"
    )
    found = [(block.role, block.text, block.skipped) for block in article(source, ".md").blocks]
    assert found == [
        (Role.HEADING, "Das große Brot", None),
        (Role.CAPTION, "Ein Brot", "description of a picture"),
        (None, "Ein fetter Link und Code,* & mehr.", None),
        (Role.HEADING, "Setext", None),
        (Role.ITEM, "eins", None),
        (Role.ITEM, "zwei drei", None),
        (Role.ITEM, "1. a", None),
        (Role.QUOTE, "Zitat", None),
        (Role.ITEM, "S, T", "table head, read with each row"),
        (Role.ITEM, "S: u, T: v", None),
        (None, "``` x = 1 ```", "code"),
        (None, "<!-- nix -->", "HTML without words"),
        (None, "Ja & nein", None),
        (None, "***", "an ornament, nothing to say"),
        (Role.FOOTNOTE, "Note", None),
    ]


@pytest.mark.parametrize(
    ("source", "text", "places"),
    [
        ("[Wort](http://Wort)Wort", "WortWort", {0: 1, 4: 19}),
        ("[a](b.c). d", "a. d", {0: 1, 1: 8, 3: 10}),
        ("![b](b.png)b", "b", {0: 11}),
        ("`a` *a* <a@b.de>a", "a a a@b.dea", {0: 1, 2: 5, 4: 9, 10: 16}),
        ("1.  *a*", "1. a", {0: 0, 3: 5}),
    ],
)
def test_positions_in_markdown(source: str, text: str, places: dict[int, int]) -> None:
    """A word that also occurs in an address or a picture beside it is located where it is read."""
    block = article(source, ".md").blocks[0]
    assert block.text == text
    assert {at: block.source_position(at) for at in places} == places


WORDS = """
    Wort Straße und Über 3. 20\u00a0000 Ver\u00adband scho\u0308n \ufb01n Zusammen- - * > # ## --- === ``` ` ** *fett*
    _k_ [Link](http://x.de/Wort) [a][b] ![Bild](b.png) <b> &amp; \\* | 1. 2) a) ~~ <!-- --> [^1] [^1]: : . „Ja“ \ufeff
"""
PIECES = st.sampled_from([*re.findall(r"[^ \n]+", WORDS), ""])
LINES = st.lists(PIECES, max_size=6).map(" ".join)
SOURCES = st.lists(LINES, min_size=1, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n    ", "\u2028"]).map(lambda end: end.join(lines))
)


ODD = set("&\ufb01\u0308")
"""What becomes another number of characters."""


def check(source: str, blocks: tuple[Block, ...]) -> None:
    """Check that blocks tile the source, texts are normalised, and each plain character maps back to itself."""
    assert blocks[0].span[0] == 0
    assert blocks[-1].span[1] == len(source)
    assert all(before.span[1] == after.span[0] for before, after in pairwise(blocks))
    for block in blocks:
        assert block.text == block.text.strip()
        assert not set(block.text) & set("\n\r\t\u00ad\ufeff")
        assert unicodedata.is_normalized("NFC", block.text)
        assert list(block.source_map.anchors) == sorted(set(block.source_map.anchors))
        places = [block.source_position(at) for at in range(len(block.text) + 1)]
        assert places == sorted(places)
        assert all(block.span[0] <= place <= block.span[1] for place in places)
        if block.role is Role.ITEM and ("|" in source[slice(*block.span)] or ": " in block.text):
            continue  # a table's row repeats the heads of its columns
        is_item = block.role in (Role.ITEM, Role.QUOTE)
        numbered = re.match(r"\d+(?=[.)](?: |\Z))", block.text) if is_item else None
        first = numbered.end() if numbered else 0  # Markdown counts the items itself: "1. a", "1. b"
        for sign, place in zip(block.text[first:], places[first:], strict=False):
            if sign.isascii() and sign.isalnum() and not ODD & set(source):
                assert source[place] == sign


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@given(source=SOURCES)
@example(source="---\ntitle: Wort und Wort\n---\n\n# Wort\n\n[Wort](Wort) Wort")
@example(source="1.\n1. Wort")
@example(source="> 1.\n> 1. Wort")
@example(source="> 1. Wort\n>    und\n\n| a | a |\n|---|---|\n| a | a |")
@settings(max_examples=200, deadline=None)
def test_blocks_tile_the_source(suffix: str, source: str) -> None:
    """Every character is in exactly one block, and every text knows its way back."""
    assume(source.strip("\ufeff").strip())
    try:
        read_ = article(source, suffix)
    except SourceError as error:
        event(error.message)  # nothing but signs that are no text
    else:
        check(source.removeprefix("\ufeff"), read_.blocks)


def test_markdown_reports_links_emphasis_and_code() -> None:
    """The words that are marked up are known by their place in the source, and found again in their block."""
    source = (
        "# Ein *neuer* Bus\n\nEr fährt **sehr\nweit** nach "
        '[*Bad* Linden](https://a.b/c_d "x"), `Linie 5`, <https://a.b>.\n'
    )
    parsed = read_markdown(source.encode(), "a.md")
    found = []
    for markup in parsed.inline:
        [block] = [block for block in parsed.blocks if block.span[0] <= markup.span[0] < block.span[1]]
        start, end = (block.source_map.text_position(position) for position in markup.span)
        found.append((markup.kind.value, source[slice(*markup.span)], block.text[start:end], markup.target))
    assert found == [
        ("emphasis", "neuer", "neuer", ""),
        ("strong", "sehr\nweit", "sehr weit", ""),
        ("link", "*Bad* Linden", "Bad Linden", "https://a.b/c_d"),
        ("emphasis", "Bad", "Bad", ""),
        ("code", "Linie 5", "Linie 5", ""),
        ("link", "https://a.b", "https://a.b", "https://a.b"),
    ]
