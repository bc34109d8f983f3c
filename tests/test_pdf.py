"""Lines of a PDF become paragraphs, headings, items, notes and code as a reader of the page sees them."""

from __future__ import annotations

import pytest
from pdfs import WORDS, Shown, lines, pdf, roles

from audiobuild.model import Role
from audiobuild.readers import read


@pytest.mark.parametrize("scale", [False, True])
def test_lines_are_joined_whatever_their_first_letter_is(*, scale: bool) -> None:
    """The height of a bracket or of a small letter decides neither about the size of a line nor about its place."""
    texts = [
        "(1) Der Weg am Fluss ist seit Montag wieder offen und",
        "eng, was viele",
        "gern haben, und er führt zum See.",
    ]
    assert roles(pdf([lines(texts)], scale=scale)) == [("", " ".join(texts))]


def test_paragraphs_with_little_space_between_them() -> None:
    """A gap a third wider than that of lines begins a paragraph."""
    page = [*lines(WORDS), Shown("Ein neuer Absatz beginnt hier.", 72, 733.5)]
    assert [text for _, text in roles(pdf([page]))] == [" ".join(WORDS), "Ein neuer Absatz beginnt hier."]


def test_a_heading_over_two_lines() -> None:
    """Lines in larger print have more space between them."""
    head = [Shown("Satzung für den Weg", 72, 780, 20), Shown("am Fluss", 72, 755, 20)]
    assert roles(pdf([[*head, *lines(WORDS, top=720)]]))[0] == (Role.HEADING, "Satzung für den Weg am Fluss")


def test_a_heading_that_goes_on_in_the_next_line() -> None:
    """A line that cannot be the end of a heading is joined with the next, also over more space."""
    head = [Shown("Satzung für den", 72, 780, 14, "bold"), Shown("Weg am Fluss", 72, 754, 14, "bold")]
    text = lines(WORDS, top=710)
    assert roles(pdf([[*head, *text]]))[0] == (Role.HEADING, "Satzung für den Weg am Fluss")
    label = [Shown("Name und Vorname:", 72, 780, 13.5)]
    assert roles(pdf([[*label, *text]]))[0] == ("", "Name und Vorname:")


def test_bold_lines_over_text_are_headings() -> None:
    """A bold line is a heading if it has text below it and is no sentence; bold words inside a paragraph are none."""
    page = [
        *lines(["Der Anfang"], font="bold"),
        *lines(WORDS, top=766),
        *lines(["Das ist nun wichtig."], top=700, font="bold"),
        *lines(WORDS, top=680),
        *lines(WORDS, top=620),
    ]
    found = roles(pdf([page]))
    assert found[0] == (Role.HEADING, "Der Anfang")
    assert [role for role, _ in found[1:]] == [""] * 4


def test_text_that_is_printed_twice_is_read_once() -> None:
    """Printing words again beside themselves makes them look bold."""
    twice = [Shown("2. Die Ziele", 72, 780), Shown("2. Die Ziele", 72.2, 780, 11.1)]
    assert roles(pdf([[*twice, *lines(WORDS, top=750)]]))[0] == (Role.HEADING, "2. Die Ziele")
    echo = [Shown("Nein, nein, nein und nein, so ging es weiter", 72, 780)]
    assert roles(pdf([echo])) == [("", "Nein, nein, nein und nein, so ging es weiter")]


def test_dots_over_a_letter_that_are_printed_by_themselves() -> None:
    """TeX prints the dots of an umlaut before its letter, or at the end of the line."""
    page = [
        Shown("Er fahrt uber die Brucke", 72, 780),
        Shown("¨", 89.5, 780),
        *lines(["und kam nie wieder zurück."], top=766),
    ]
    assert roles(pdf([page])) == [("", "Er fährt uber die Brucke und kam nie wieder zurück.")]


def test_dots_a_little_below_their_place() -> None:
    """Their line is a little lower than that of the letters in some fonts, and a blank beside them is none."""
    page = [
        Shown("Er f", 72, 780),
        Shown("¨", 90.5, 779.4),
        Shown("ahrt", 90, 780),
        Shown("und kam zur", 112, 780),
        Shown("¨", 173.5, 779.4),
        Shown("uck.", 173, 780),
        *lines(["Und so kam er nie wieder dorthin, wo er war."], top=766),
    ]
    assert roles(pdf([page])) == [("", "Er fährt und kam zurück. Und so kam er nie wieder dorthin, wo er war.")]


def test_opening_quotes_that_are_lowered() -> None:
    """TeX prints them as closing ones below the line; the words after them are in the same line."""
    page = [
        Shown("Sie nannten ihn den", 72, 780),
        Shown("”", 175, 773),
        Shown("Fischer” und mehr.", 178.8, 780),
        *lines(["Dann kam er nie wieder dorthin, wo er war."], top=766),
    ]
    wanted = "Sie nannten ihn den „Fischer” und mehr. Dann kam er nie wieder dorthin, wo er war."
    assert roles(pdf([page])) == [("", wanted)]


def test_numbers_with_a_hanging_indent() -> None:
    """A line under a short one goes on; the first number of a list in the text begins an item."""
    page = [
        Shown("(1)", 72, 780),
        Shown("Der Rat kann alles, was zu den laufenden Geschäften", 93, 780),
        Shown("Zeltlager und Reisen am See gehört, auf einen anderen Rat oder auf", 93, 766),
        Shown("seine Leute übertragen, soweit das geht, und zwar", 93, 752),
        Shown("1.", 93, 738),
        Shown("das Boot,", 111, 738),
        Shown("2.", 93, 724),
        Shown("den Steg und", 111, 724),
        Shown("3.", 93, 710),
        Shown("das Ufer.", 111, 710),
        Shown("(2)", 72, 696),
        Shown("Der Rat tagt am See, wenn das Wetter an diesem Tag und in dieser Zeit", 93, 696),
    ]
    first, *others = (text for _, text in roles(pdf([page])))
    assert first.startswith(
        "(1) Der Rat kann alles, was zu den laufenden Geschäften Zeltlager und Reisen am See gehört"
    )
    assert first.endswith("übertragen, soweit das geht, und zwar")
    assert others == [
        "1. das Boot,",
        "2. den Steg und",
        "3. das Ufer.",
        "(2) Der Rat tagt am See, wenn das Wetter an diesem Tag und in dieser Zeit",
    ]


def test_captions_in_bold_print() -> None:
    """They are no headings."""
    page = [*lines(WORDS), *lines(["Abbildung 2 - Der Steg"], top=720, font="bold"), *lines(WORDS, top=690)]
    assert (Role.HEADING, "Abbildung 2 - Der Steg") not in roles(pdf([page]))


def test_a_sign_in_large_print() -> None:
    """A small letter by itself is a sign, such as that of a desk for information."""
    page = [*lines(WORDS), Shown("i", 300, 600, 40)]
    parsed = read("a.pdf", data=pdf([page]))
    assert [block.skipped for block in parsed.blocks if block.text == "i"] == ["sign in large print"]


def test_signs_of_a_font_without_meanings() -> None:
    """TeX's own codes stand for ligatures, quotation marks and ß, where nothing says what they mean."""
    page = lines(["Das \x1bentliche Netz ist am Schlu\xff o\x1ben und gro\xff."])
    assert roles(pdf([page])) == [("", "Das ffentliche Netz ist am Schluß offen und groß.")]


def test_notes_at_the_foot_of_a_page() -> None:
    """Notes in small print are no part of a sentence that goes on over the page, and their signs are not read."""
    first = [
        *lines(WORDS[:2]),
        Shown("Im Jahr 2021", 72, 752),
        Shown("1", 139, 756, 6),
        Shown("gab es dort", 146, 752),
        Shown("1", 72, 104, 6),
        Shown("So steht es im Bericht der Stadt.", 75.4, 100, 9),
        Shown("Seite 94.", 72, 89, 9),
    ]
    second = lines(["keinen Weg, sondern nur eine Wiese."])
    blocks = read("a.pdf", data=pdf([first, second])).blocks
    assert [block.text for block in blocks if block.role is not Role.FOOTNOTE] == [
        f"{' '.join(WORDS[:2])} Im Jahr 2021 gab es dort keinen Weg, sondern nur eine Wiese."
    ]
    assert [block.text for block in blocks if block.role is Role.FOOTNOTE] == [
        "¹So steht es im Bericht der Stadt. Seite 94."
    ]


def test_small_digits_above_the_line() -> None:
    """A raised digit without a note is a power."""
    page = [*lines(WORDS), Shown("Der Platz hat 50 m", 72, 700), Shown("2", 164, 704, 6), Shown("Fläche.", 175, 700)]
    assert roles(pdf([page]))[-1] == ("", "Der Platz hat 50 m² Fläche.")


def test_program_code_is_skipped() -> None:
    """Lines in a font of equal widths are code if they have its signs, and text if they have none."""
    code = ["int summe = 0;", "for (int i = 0; i < 3; i++) {", "summe += i;", "}"]
    page = [*lines(WORDS), *lines(code, top=720, font="code"), *lines(WORDS, top=640)]
    blocks = read("a.pdf", data=pdf([page])).blocks
    assert [(block.text, block.skipped) for block in blocks][1] == (" ".join(code), "code")
    assert len(blocks) == 3
    typed = read("a.pdf", data=pdf([lines(WORDS, font="code")])).blocks
    assert [block.skipped for block in typed] == [None]


def test_heads_with_the_number_of_the_page() -> None:
    """The outermost line with the number of its page is a running head, though each page has another."""
    heads = ["Der Weg | 7", "8 | Die Wiese", "Der Hof | 9", "10 | Der See"]
    colours = ["rot", "blau", "weit", "neu"]
    pages = [
        [Shown(head, 72, 810, 9), *lines([f"Die Stadt ist {colour}", f"und bleibt {colour}."])]
        for head, colour in zip(heads, colours, strict=True)
    ]
    text = " ".join(f"Die Stadt ist {colour} und bleibt {colour}." for colour in colours)
    assert " ".join(found for _, found in roles(pdf(pages))) == text
    years = [
        lines([f"Die Stadt war {colour}", f"und {colour} war sie {year}"])
        for colour, year in zip(colours, (1990, 1993, 1994, 2001), strict=True)
    ]
    assert "1993" in " ".join(found for _, found in roles(pdf(years)))


def test_items_of_lists() -> None:
    """An item begins with a bullet, with the next number, or with a letter or number after the end of a clause."""
    texts = [
        "Es gibt:",
        "1. den Weg",
        "2. den Hof",
        "3. die Wiese",
        "a) am Fluss;",
        "b) am See.",
        "• Boote",
        "• der Steg",
    ]
    assert [text for _, text in roles(pdf([lines(texts)]))] == [
        "Es gibt:",
        "1. den Weg",
        "2. den Hof",
        "3. die Wiese",
        "a) am Fluss;",
        "b) am See.",
        "Boote",
        "der Steg",
    ]


def test_columns_that_are_printed_across() -> None:
    """Each column of running text is read to its end, though its lines are printed beside those of the next."""
    left = [
        "Der Weg am Fluss ist seit",
        "Montag wieder offen, und",
        "viele gehen gern darauf,",
        "auch die Kinder am",
    ]
    right = ["Ufer. Man hatte ihn im", "Winter gesperrt, weil das", "nasse Ufer weich war und", "niemand kam."]
    page = [
        Shown(text, edge, 780 - 14 * number)
        for number, texts in enumerate(zip(left, right, strict=True))
        for text, edge in zip(texts, (72, 240), strict=True)
    ]
    assert roles(pdf([page])) == [("", f"{' '.join(left)} {' '.join(right)}")]


def test_the_foot_of_a_page_that_is_printed_first() -> None:
    """Some programs print head and foot before the text, or after it."""
    foot, head = Shown("Ein Verein in Lahr", 72, 40, 8), Shown("Der Verein am See", 72, 820, 8)
    found = [text for _, text in roles(pdf([[foot, *lines(WORDS), head]]))]
    assert found == ["Der Verein am See", " ".join(WORDS), "Ein Verein in Lahr"]


def test_the_largest_print_of_the_first_page_is_the_title() -> None:
    """What is above it, such as the name of a school, is text."""
    top = [Shown("Schule am See", 72, 810), Shown("Die Wiese im Mai", 72, 790, 22)]
    found = roles(pdf([[*top, *lines(WORDS, top=750)]]))
    assert found[:2] == [("", "Schule am See"), (Role.TITLE, "Die Wiese im Mai")]
    assert roles(pdf([[top[1], *lines(WORDS, top=750)]]))[0] == (Role.HEADING, "Die Wiese im Mai")


def test_a_bold_address_is_no_heading() -> None:
    """An address stands out so that it is found."""
    page = [*lines(WORDS), *lines(["Mehr: https://beispiel.de"], top=720, font="bold"), *lines(WORDS, top=700)]
    assert [role for role, _ in roles(pdf([page]))] == ["", "", ""]
