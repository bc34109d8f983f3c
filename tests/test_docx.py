"""Word documents: cover pages, lists that go on, and headings in bold print."""

from __future__ import annotations

import pytest
from word_files import RELATIONS, TYPES, archive, run, word

from audiobuild.model import Role
from audiobuild.readers import read

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEXT = "Der Weg am Fluss ist seit Montag wieder offen, und viele gehen gern darauf."


def read_all(data: bytes) -> list[tuple[str, str]]:
    """Return the blocks that are not skipped by the reader, each with its role."""
    return [(block.role or "", block.text) for block in read("a.docx", data=data).blocks if not block.skipped]


def control(name: str, text: str, more: str = "") -> str:
    """Return a control of a cover page in a paragraph of its own."""
    binding = f'<w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:{name}[1]"/>{more}'
    content = f"<w:sdtContent>{run(text)}</w:sdtContent>"
    return f"<w:p><w:sdt><w:sdtPr>{binding}</w:sdtPr>{content}</w:sdt></w:p>"


def cover(*controls: str) -> bytes:
    """Return a document with a cover page."""
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr>'
    page = f"<w:sdt>{gallery}<w:sdtContent>{''.join(controls)}</w:sdtContent></w:sdt>"
    return word(f"</w:p>{page}<w:p>{run(_TEXT)}")


def test_a_cover_page() -> None:
    """Its title comes first, wherever it stands; the firm and what nobody filled in are not read."""
    parts = [
        control("creator", "Eva Klar"),
        control("Company", "Wiese AG"),
        control("title", "Der See"),
        control("subject", "[Untertitel]", "<w:showingPlcHdr/>"),
        control("Abstract", "Eine Reise."),
    ]
    data = cover(*parts)
    assert read_all(data) == [("title", "Der See"), ("", "Eine Reise."), ("byline", "Eva Klar"), ("", _TEXT)]
    assert [block.text for block in read("a.docx", data=data).blocks if block.skipped] == ["Wiese AG"]


def test_a_cover_page_without_a_title_stays_as_it_is() -> None:
    """Nothing says then which of its lines is the title."""
    assert read_all(cover(control("creator", "Eva Klar")))[0][1] == "Eva Klar"


def paragraph(text: str, *, number: int | None = None, bold: bool = False) -> str:
    """Return a paragraph, numbered by a list or not."""
    of_list = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{of_list if number else ''}{run(text, '<w:b/>' if bold else '')}</w:p>"


def document(*paragraphs: str) -> bytes:
    """Return a document with two numbered lists; the second begins anew."""
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    relation = f'<Relationship Id="n" Type="{kind}" Target="numbering.xml"/>'
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relation}</Relationships>',
        "word/document.xml": f"<w:document {NAMESPACE}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {NAMESPACE}>{numbering}</w:numbering>",
    }
    return archive({name: content.encode() for name, content in files.items()})


def test_a_list_goes_on_after_a_paragraph() -> None:
    """A list with a number of its own begins anew."""
    data = document(
        paragraph("Geh los.", number=1),
        paragraph("Das ist leicht."),
        paragraph("Komm an.", number=1),
        paragraph("Das ist schwer."),
        paragraph("Iss.", number=2),
    )
    assert [text for _, text in read_all(data)] == [
        "1. Geh los.",
        "Das ist leicht.",
        "2. Komm an.",
        "Das ist schwer.",
        "1. Iss.",
    ]


@pytest.mark.parametrize("heading", ["Der Weg am Fluss", "Anfahrt:", "2. Ziele"])
def test_bold_paragraphs_are_headings_where_there_are_no_others(heading: str) -> None:
    """They are short, and stand over a paragraph that is not bold."""
    found = read_all(document(paragraph(_TEXT), paragraph(heading, bold=True), paragraph(_TEXT)))
    assert found[1] == (Role.HEADING, heading)


@pytest.mark.parametrize(
    "text", ["Kommt alle!", "Wann beginnt es?", "Eva Klar, Lahr,", "info@beispiel.de", "am Fluss", "12"]
)
def test_bold_paragraphs_that_are_no_headings(text: str) -> None:
    """Calls, questions, addresses and the end of a sentence are bold too; so are lines above nothing."""
    assert read_all(document(paragraph(_TEXT), paragraph(text, bold=True), paragraph(_TEXT)))[1] == ("", text)
    assert read_all(document(paragraph(_TEXT), paragraph("Der Weg", bold=True)))[1] == ("", "Der Weg")
    address = [paragraph(line, bold=True) for line in ("Verein am See", "Am Ufer 3", "77933 Lahr")]
    assert Role.HEADING not in dict(read_all(document(*address, *[paragraph(_TEXT)] * 3)))
    names = [paragraph(name, bold=True) + paragraph(_TEXT) for name in ("Eva:", "Jan:", "Eva:", "Jan:")]
    assert Role.HEADING not in dict(read_all(document(*names)))


def test_a_bold_line_over_the_text_of_its_paragraph() -> None:
    """A line break divides them."""
    broken = f"<w:p>{run('Anfahrt', '<w:b/>')}<w:r><w:br/></w:r>{run(_TEXT)}</w:p>"
    inside = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Anfahrt</w:t><w:br/></w:r>{run(_TEXT)}</w:p>"
    for lines in (broken, inside):
        assert read_all(document(paragraph(_TEXT), lines)) == [("", _TEXT), (Role.HEADING, "Anfahrt"), ("", _TEXT)]


def test_hints_in_fields_are_not_read() -> None:
    """Word shows them where nobody has written; what somebody wrote is text."""
    hint = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    field = f"<w:p>{run('Wo war es?')}{hint.format(run('Klicken Sie hier, um Text einzugeben.'))}</w:p>"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent><w:p>{run('Am See.')}</w:p></w:sdtContent></w:sdt>"
    assert [text for _, text in read_all(document(field, filled))] == ["Wo war es?", "Am See."]


def test_headings_in_bold_print_below_marked_ones() -> None:
    """Lines over the first marked one, questions, several lines in a row, and the last line are none."""
    style = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    heading = f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run("Der See")}</w:p>'
    parts = [
        paragraph("Eva Klar", bold=True),
        heading,
        paragraph("Am Ufer", bold=True),
        paragraph(_TEXT),
        paragraph("Warum?", bold=True),
        paragraph(_TEXT),
        heading.replace("Der See", "Der Steg"),
        paragraph("Am Ufer", bold=True),
        paragraph(_TEXT),
        paragraph("Drei", bold=True),
        paragraph("Zeilen", bold=True),
        paragraph("Adresse", bold=True),
        paragraph(_TEXT),
        paragraph("Ende", bold=True),
    ]
    found = [text for role, text in read_all(word(f"</w:p>{''.join(parts)}<w:p>", style)) if role == "heading"]
    assert found == ["Der See", "Am Ufer", "Der Steg", "Am Ufer"]


def test_underlined_paragraphs_are_headings() -> None:
    """They are as good as those in bold print."""
    underlined = '<w:u w:val="single"/>'
    line = f"<w:p>{run('Der Weg am Fluss', underlined)}</w:p>"
    assert read_all(document(paragraph(_TEXT), line, paragraph(_TEXT)))[1] == (Role.HEADING, "Der Weg am Fluss")
