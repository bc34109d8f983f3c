"""Where a paragraph of a PDF ends: its last line is short, its page ends, or a heading, a sum or a section begins."""

from __future__ import annotations

from pdfs import WORDS, Shown, lines, pdf, roles

from audiobuild.model import Role
from audiobuild.readers import read


def texts(*pages: list[Shown]) -> list[str]:
    """Return the blocks of a PDF with these pages that are not skipped by the reader."""
    return [text for _, text in roles(pdf(pages))]


def test_paragraphs_of_one_line_with_space_between_them() -> None:
    """Where nearly all paragraphs have one line, the distance of two lines is that below a full one."""
    short = ["Die Wiese ist grün.", "Der See ist tief.", "Das Ufer ist nass.", "Vorteile", "Der Weg ist neu."]
    page = [*lines(short, gap=26), *lines(WORDS, top=640)]
    assert texts(page) == [*short, " ".join(WORDS)]


def test_a_short_line_ends_a_paragraph_though_others_are_as_short() -> None:
    """The lines that begin at the same place show how wide the column is."""
    page = [*WORDS, "Der Rest folgt.", *WORDS, "Das Ende folgt.", *WORDS]
    first = f"{' '.join(WORDS)} Der Rest folgt."
    assert texts(lines(page)) == [first, f"{' '.join(WORDS)} Das Ende folgt.", " ".join(WORDS)]


def test_a_long_word_does_not_fit_into_the_line_before_it() -> None:
    """A line that ends with a sentence is no end of a paragraph if the next word did not fit in."""
    page = [
        *WORDS[:2],
        "Das war alles gestern, und nun ist alles gut.",
        "Wiederherstellungsgenehmigungsverfahren heißt das, was",
        *WORDS[:2],
    ]
    assert len(texts(lines(page))) == 1


def test_an_abbreviation_is_no_end_of_a_paragraph() -> None:
    """A line ends with one where the line is full."""
    page = [*WORDS, "Am See gibt es Boote, Stege, z. B.", "den Steg am Ufer.", *WORDS]
    assert len(texts(lines(page))) == 2


def test_a_short_line_at_the_end_of_a_page() -> None:
    """The next page begins a paragraph, whatever the line ends with."""
    after = lines(["Am See ist seit Mai eine neue Wiese mit Bänken und Tischen."])
    assert len(texts(lines([*WORDS, "Unsere Ziele"]), after)) == 2
    assert len(texts(lines([*WORDS, "Man sieht dort seit vielen Jahren auch immer wieder"]), after)) == 1


def test_sums_days_and_lists_of_persons_are_no_headings() -> None:
    """They are in bold or large print too."""
    for words in (
        "1 + 1 = 0 Übertrag 1",
        "1 4 5 · 7 3",
        "19. Februar 2022",
        "Stand: 03/2024",
        "Kasse: E. Klar; Schrift: J. Holt",
        "info@beispiel.de",
    ):
        page = [*lines([words], top=800, font="bold"), *lines(WORDS, top=760)]
        assert roles(pdf([page]))[0] == ("", words)
    for words in ("Aufgabe 1 + 2", "§ 3 Zweck", "Der 19. Februar 2022", "Was planen wir?", "Der „See“"):
        page = [*lines([words], top=800, font="bold"), *lines(WORDS, top=760)]
        assert roles(pdf([page]))[0] == (Role.HEADING, words)


def test_headings_of_a_section_and_of_one_inside_it() -> None:
    """Each is a heading, though both are bold and as far apart as two lines of one."""
    heads = lines(["2. Am Fluss", "2.1 Der Weg", "Wer ihn geht"], font="bold")
    found = roles(pdf([[*heads, *lines(WORDS, top=730)]]))
    assert found[:3] == [(Role.HEADING, head.text) for head in heads]
    long = lines(["2.1 Der Weg am Fluss und alle Wiesen, die an ihm und den", "anderen Flüssen liegen"], font="bold")
    found = roles(pdf([[*long, *lines(WORDS * 3, top=730)]]))
    assert found[0] == (Role.HEADING, " ".join(line.text for line in long))


def test_a_section_at_the_top_of_its_page_is_no_running_head() -> None:
    """Lines that differ in their number only are running heads, but for "§ 1", "§ 2" and the like."""
    animals = ["ein Hund", "eine Katze", "das Pferd", "die Ziege", "der Hase"]
    for word, wanted in (("§", 5), ("Blatt", 0)):
        pages = [
            [Shown(f"{word} {number}", 72, 800, font="bold"), *lines([f"Hier ist {animal} am Ufer.", *WORDS * 2])]
            for number, animal in enumerate(animals, 1)
        ]
        assert sum(text.startswith(word) for text in texts(*pages)) == wanted


def test_contents_without_pages() -> None:
    """Lines under "Inhalt" that come again as headings are not read, nor is the word over them."""
    heads = ["1 Am Fluss", "2 Der Weg", "3 Der See"]
    page = [*lines([*WORDS, "Inhalt", *heads, "4 Anhang", "", *WORDS], top=800)]
    below = [[f"Er ist {word}.", f"Man findet ihn {word}.", "Er ist da."] for word in ("lang", "neu", "tief")]
    body = [shown for at, head in enumerate(heads) for shown in lines([head, *below[at]], top=780 - 90 * at)]
    blocks = read("a.pdf", data=pdf([page, body])).blocks
    assert [block.text for block in blocks if not block.skipped and "Inhalt" in block.text] == []
    assert [block.skipped for block in blocks if block.skipped] == ["table of contents (5 lines)"]
    short = [*lines(["Inhalt", *heads, "1 Am Fluss", "Er ist lang.", "2 Der Weg", "Er ist neu.", "3 Der See", *WORDS])]
    assert texts(short)[0] == "1 Am Fluss Er ist lang."
    only = [*lines(["Inhalt", *WORDS], top=800)]
    assert texts(only)[0].startswith("Inhalt")


def test_wide_gaps_in_a_justified_paragraph_are_no_table() -> None:
    """The line after them, which has none, begins and ends where they do."""
    wide = [("Der", 72), ("Weg", 150), ("am Ufer", 277), ("Das", 72), ("Boot", 150), ("am Ufer", 277)]
    wide += [("Ein", 72), ("Steg", 150), ("am Ufer", 277)]
    page = [Shown(text, left, 780 - 14 * (at // 3)) for at, (text, left) in enumerate(wide)]
    full = "ist alt und der Weg ist neu, und die Wiese am See"
    assert len(texts([*page, Shown(full, 72, 738)])) == 1
    assert len(texts(page)) == 3


def test_an_underlined_line_is_a_heading() -> None:
    """The rule is as wide as the words; one that is wider divides the page, and an address is underlined too."""
    for words, rule, wanted in (
        ("Der Weg am Fluss", "72 798 91 0.5", Role.HEADING),
        ("Der Weg am Fluss", "72 798 400 0.5", ""),
        ("www.beispiel.de", "72 798 85 0.5", ""),
    ):
        page = [*lines([words], top=800), *lines(WORDS, top=786)]
        assert roles(pdf([page], rules=[rule]))[0][0] == wanted


def test_a_bold_heading_over_one_in_larger_print() -> None:
    """Parts of a law stand so over their sections."""
    page = [*lines(["Erster Abschnitt"], top=800, font="bold"), Shown("Zweck des Vereins", 72, 780, 14, "bold")]
    found = roles(pdf([[*page, *lines(WORDS * 2, top=750)]]))
    assert [role for role, _ in found] == [Role.HEADING, Role.HEADING, ""]


def test_a_centred_caption_ends_before_the_text() -> None:
    """Neither a full stop nor space is below it."""
    page = [*lines(WORDS), Shown("Abbildung 3: Der Steg", 180, 738), *lines(WORDS, top=724)]
    assert [text for _, text in roles(pdf([page]))] == [" ".join(WORDS), "Abbildung 3: Der Steg", " ".join(WORDS)]


def test_a_section_sign_over_the_heading_of_its_section() -> None:
    """It is part of the heading, though only the words below it are bold."""
    page = [*lines(["§ 2"], top=800), *lines(["Zweck des Vereins"], top=786, font="bold"), *lines(WORDS * 2, top=772)]
    assert [role for role, _ in roles(pdf([page]))] == [Role.HEADING, Role.HEADING, ""]
