"""An article becomes a script: a title, chapters and sentences, and nothing of the source is lost."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from novels import novel
from reading_cases import CASES, scenes

from audiobuild.errors import SourceError
from audiobuild.model import Role, Script
from audiobuild.readers import read
from audiobuild.structure import split

PROSE = (
    "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten schon in die Stadt. Niemand sprach ein Wort. "
    "Erst als die Sonne durchkam, begannen die Leute zu erzählen."
)


def script(text: str, *, chapters: str = "auto", suffix: str = ".txt", title: str = "", reading: str = "") -> Script:
    """Return the script of a text; `reading` names a role to be read too."""
    article = read(f"nachricht{suffix}", data=text.encode())
    return split(article, chapters=chapters, title=title, read={Role(reading)} if reading else ())


def titles(text: str, **options: str) -> list[str]:
    """Return the titles of its chapters."""
    return [chapter.title for chapter in script(text, **options).chapters]


def article(*lines: str) -> str:
    """Return lines with blank lines between them; "prose" is replaced by a paragraph."""
    return "\n\n".join(PROSE if line == "prose" else line for line in lines)


HEADED = article("Der große Regen", "prose", "Die Nacht", "prose", "prose", "Der Tag danach", "prose")


def test_a_heading_opens_a_chapter() -> None:
    """What stands before the first heading is the first chapter, under the title; each heading opens one."""
    assert titles(HEADED) == ["Der große Regen", "Die Nacht", "Der Tag danach"]


def test_a_heading_is_heard_first_in_its_chapter() -> None:
    """The title opens the whole, and every heading its chapter."""
    assert [chapter.utterances[0].written for chapter in script(HEADED).chapters] == titles(HEADED)


def test_without_a_title_the_first_chapter_is_called_introduction() -> None:
    """Text before the first heading has a name even where the article has none."""
    assert titles(article("prose", "Die Nacht", "prose")) == ["Einleitung", "Die Nacht"]


def test_stacked_headings_make_one_title() -> None:
    """Headings right upon each other open one chapter together."""
    text = article("Soll es regnen", "prose", "Erstes Buch", "1", "prose", "2", "prose", "Zweites Buch", "1", "prose")
    assert titles(text) == ["Soll es regnen", "Erstes Buch: 1", "2", "Zweites Buch: 1"]


def test_speech_without_full_stops_becomes_many_utterances() -> None:
    """A very long sentence is cut between words, and all of it is spoken; a shorter one stays whole."""
    text = " ".join(["und dann ging er weiter durch die stadt"] * 100)
    written = [utterance.written for chapter in script(text).chapters for utterance in chapter.utterances]
    assert " ".join(written) == text
    assert max(map(len, written)) <= 400
    shorter = text[:1_400] + "."
    assert [utterance.written for chapter in script(shorter).chapters for utterance in chapter.utterances] == [shorter]


def test_headings_of_a_title_page_do_not_name_a_chapter() -> None:
    """The title names the chapter of subtitle, author and year; a subtitle alone opens the text as a heading."""
    page = article("# Der Kalender", "## Eine Erzählung", "### von Otto Kern.", "### 1853.", "Für Anna")
    text = article(page, "## Der Gruß", "prose", "## Der Markt", "prose")
    assert titles(text, suffix=".md") == ["Der Kalender", "Der Gruß", "Der Markt"]
    alone = article("# Der Kalender", "## Eine Erzählung", "prose", "## Der Markt", "prose")
    assert titles(alone, suffix=".md") == ["Eine Erzählung", "Der Markt"]


def test_without_headings_each_paragraph_is_a_chapter() -> None:
    """An article without headings has a chapter a paragraph, named by its first words."""
    text = article("Der große Regen", "prose", PROSE.replace("Am Morgen", "Abends"))
    assert titles(text) == [
        "Am Morgen lag Nebel über den Feldern, und die ersten Wagen…",
        "Abends lag Nebel über den Feldern, und die ersten Wagen…",
    ]


def test_a_label_belongs_to_the_paragraph_under_it() -> None:
    """A chapter does not end with who speaks next; a line over a list stays with it."""
    text = "Der Fluss trat am Morgen über die Ufer, und die Fähre blieb am Steg."
    made = script(article("Der Steg am Fluss", text, "Der Fährmann:", text, "Am Steg lagen:", "- ein Boot"))
    parts = [[utterance.written for utterance in chapter.utterances] for chapter in made.chapters]
    assert parts == [["Der Steg am Fluss", text], ["Der Fährmann:", text, "Am Steg lagen:", "ein Boot"]]


def test_chapters_as_asked() -> None:
    """Chapters can be had at headings alone, at paragraphs, or not at all."""
    assert titles(article("Der große Regen", "prose", "prose"), chapters="headings") == ["Der große Regen"]
    assert titles(HEADED, chapters="none") == ["Der große Regen"]
    assert len(titles(HEADED, chapters="paragraphs")) == 4


def test_a_short_chapter_joins_its_neighbour() -> None:
    """A chapter of less than about five seconds goes with the one before it, a first one with the next."""
    text = article("Ein Titel", "Die Nacht", "prose", "Fazit", "Das war alles.")
    assert titles(text) == ["Die Nacht"]
    assert next(part.written for part in script(text).utterances) == "Ein Titel"
    assert [part.written for part in script(text).utterances][-2:] == ["Fazit", "Das war alles."]


def test_a_glossary_is_not_one_chapter() -> None:
    """Many short chapters in a row make some of about a minute, and not one of all."""
    entries = "".join(f"## Begriff Nummer {number}\n\nDas ist ein kurzer Eintrag.\n\n" for number in range(200))
    made = titles(f"# Ein Titel\n\n## Die Nacht\n\n{PROSE}\n\n{entries}", suffix=".md")
    assert made[:2] == ["Die Nacht", "Begriff Nummer 10"]
    assert 10 < len(made) < 30


@pytest.mark.parametrize(
    "lines", [("Der Hafen. Roman.",), ("Der Hafen", "Roman."), ("Der Hafen.", "von", "Otto Lang.")]
)
def test_a_title_page_joins_the_first_heading(lines: tuple[str, ...]) -> None:
    """A title page is too short for a chapter; it opens the first one, which keeps its name."""
    text = article(*lines, "Erstes Kapitel", "prose", "Zweites Kapitel", "prose")
    assert titles(text) == ["Erstes Kapitel", "Zweites Kapitel"]
    assert script(text).notes == ()


@pytest.mark.parametrize("count", [25, 300, 4000])
def test_a_long_text_without_headings_has_chapters_of_some_minutes(count: int) -> None:
    """It has few chapters, each of 3 to 8 minutes, as many as an MP3 can list; none is a paragraph of its own."""
    made = script(article("Ein Titel", *["prose"] * count)).chapters
    minutes = [sum(len(part.written) for part in chapter.utterances) / 15 / 60 for chapter in made]
    assert len(made) <= 255
    assert all(2.9 < length < 8.1 for length in minutes)


def test_a_chapter_by_length_begins_at_a_new_scene() -> None:
    """Where scenes are separated near the place where a chapter would begin, it begins with the scene."""
    scenes = [*["prose"] * 22, "* * *", "Ein neuer Tag brach an, und alles war still.", *["prose"] * 30]
    assert titles(article("Ein Titel", *scenes))[1] == "Ein neuer Tag brach an, und alles war still"


def test_a_title_names_the_only_chapter_of_some_minutes() -> None:
    """A text of less than 8 minutes without headings is one chapter, called by the title."""
    assert titles(article("Ein Titel", *["prose"] * 20)) == ["Ein Titel"]


def test_short_sections_stay_chapters_if_asked_for() -> None:
    """``headings`` makes a chapter of every section; ``auto`` merges those of less than 5 seconds and says so."""
    text = article("Ein Titel", "prose", "Die Nacht", "prose", "Fazit", "Das war alles.")
    assert titles(text, chapters="headings") == ["Ein Titel", "Die Nacht", "Fazit"]
    assert script(text, chapters="headings").notes == ()
    assert titles(text) == ["Ein Titel", "Die Nacht"]
    (note,) = script(text).notes
    assert note.startswith("merged 1 chapter of less than 5 seconds")
    assert '"Fazit"' in note


def test_a_title_alone_is_no_chapter() -> None:
    """A title right above the first heading belongs to its chapter."""
    assert titles(article("Ein Titel", "Die Nacht", "prose", "Der Tag", "prose"), chapters="headings") == [
        "Die Nacht",
        "Der Tag",
    ]


def test_title() -> None:
    """The title is the one given, or what the source says, or its first line, or its first sentence."""
    assert script(HEADED, title="Ganz anders").about.title == "Ganz anders"
    matter = "---\ntitle: Aus dem Kopf\n---\n\n" + article("## Eins", "prose")
    assert script(matter, suffix=".md").about.title == "Aus dem Kopf"
    assert script(HEADED).about.title == "Der große Regen"
    assert script(PROSE).about.title == (
        "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten schon in die Stadt"
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [("Der_große-Regen.txt", "Der große Regen"), ("3f2a9c0e77.txt", ""), ("20250503.txt", ""), ("-", "")],
)
def test_file_name_as_title(name: str, title: str) -> None:
    """Without a suitable line, the file's name is the title, unless it is a hash, a number or none."""
    made = split(read(name, data=b"Foto: Eva Lang"), read={Role.CAPTION})
    assert made.about.title == title


def test_front_matter_s_title_is_heard_once() -> None:
    """A title in the front matter is narrated; where the first heading repeats it, that one is."""
    for head in ("", "# Der große Regen\n\n"):
        text = f"---\ntitle: Der große Regen\nauthor: Eva\n---\n\n{head}{PROSE}\n"
        written = [part.written for part in script(text, suffix=".md").utterances]
        assert written.count("Der große Regen") == 1
        assert written[0] == "Der große Regen"


def test_byline_and_date_line_fill_in_what_is_not_known() -> None:
    """The author comes from the byline, the date from the date line, in ISO 8601."""
    about = script(article("Der Regen", "Von Anna Müller, Berlin", "3. Mai 2025, 14:30 Uhr", "prose", "prose")).about
    assert (about.author, about.published) == ("Anna Müller", "2025-05-03")


def test_dateline() -> None:
    """A dateline is a block of its own that says the place; the agency is skipped, and nothing is lost."""
    text = article("Gipfel beginnt spät", f"Peking (dpa) – {PROSE}", "prose")
    made = script(text)
    place, agency, rest = made.blocks[1:4]
    assert (place.text, place.role, place.skipped) == ("Peking", Role.DATELINE, None)
    assert (agency.text, agency.role, agency.skipped) == ("(dpa)", Role.AGENCY, "agency credit")
    assert text[slice(*place.span)] + text[slice(*agency.span)] == "Peking (dpa) – "
    assert text[slice(*rest.span)].strip() == rest.text == PROSE
    assert [part.written for part in made.utterances][1:3] == [
        "Peking",
        "Am Morgen lag Nebel über den Feldern, und die ersten Wagen rollten schon in die Stadt.",
    ]


@pytest.mark.parametrize(
    ("opening", "narrated"),
    [
        ("Peking (dpa) – ", "Peking"),
        ("Hamburg/Kiel (dpa/lno) - ", "Hamburg/Kiel"),
        ("Torgau, den 3. Februar 2025 – ", "Torgau"),
        ("Wien (APA), 3. Feb. – ", "Wien"),
        ("Bonn, 3.2. (ots) – ", "Bonn"),
        ("Köln (pm). ", "Köln"),
        ("Lindenau – ", "Lindenau"),
        ("STUTTGART/ULM. ", "STUTTGART/ULM"),
        ("LINDENAU. ", "LINDENAU"),
        ("HAMBURG taz | ", "HAMBURG"),
        ("KIEL dpa/lno | ", "KIEL"),
        ("Wiesbaden dpa | ", "Wiesbaden"),
        ("ACHTUNG. ", ""),
        ("Hamburg taz – ", ""),
        ("Hannes Vogt (Grüne): ", ""),
        ("Anna (leise). ", ""),
        ("Maria Beispiel (CDU/CSU): ", ""),
        ("Max Muster (49) – ", ""),
        ("Werk (Süd): ", ""),
        ("Anna, 3. Klasse: ", ""),
        ("Bild (dpa-Bericht) – ", ""),
        ("Er – ", ""),
    ],
)
def test_what_is_a_dateline(opening: str, narrated: str) -> None:
    """Only an agency or a day that is known to be one makes a dateline; every other word is spoken."""
    made = script(article("Ein Titel", "prose", opening + PROSE, "prose"))
    assert next((block.text for block in made.blocks if block.role is Role.DATELINE), "") == narrated
    if not narrated:
        assert made.blocks[2].text == opening + PROSE


@pytest.mark.parametrize(
    ("line", "role", "reason"),
    [
        ("Foto: Eva Lang/dpa", "caption", "picture caption"),
        ("Lesen Sie auch: Trockene Jahre", "teaser", "teaser to another text"),
        ("Stand: 3. Mai 2025", "date", "date line"),
        ("(dpa)", "agency", "agency credit"),
        ("Haftungsausschluss: Alles ohne Gewähr.", "boilerplate", "not part of the text"),
        ("* * *", "paragraph", "an ornament, nothing to say"),
    ],
)
def test_what_is_skipped_and_why(line: str, role: str, reason: str) -> None:
    """Text outside the article stays in the script with the reason it is skipped, and is read on request."""
    text = article("Der Regen", "prose", "prose", line)
    last = script(text).blocks[-1]
    assert (last.text, last.role, last.skipped, last.chapter) == (line, role, reason, None)
    read_ = [part.written for part in script(text, reading=role).utterances]
    assert (line in " ".join(read_)) == (role != "paragraph")


def test_titles_right_under_the_line_that_announces_them_are_teasers() -> None:
    """Only a blank line below the last of them shows that no title is the text's own heading."""
    tight = f"Titel des Textes\n\n{PROSE}\n\nMehr zum Thema\nNeue Orgel\nPreis für den Chor\n\n{PROSE}\n"
    assert "Preis für den Chor" not in [part.written for part in script(tight).utterances]


def test_a_marked_heading_over_titles_of_other_texts_is_a_teaser() -> None:
    """A heading that only announces other texts is skipped with its list; over text of its own it is heard."""
    listed = "# Titel\n\nEin Satz.\n\n## Das könnte Sie auch interessieren\n\n- Eine Meldung\n- Noch eine\n"
    heard = [part.written for part in script(listed, suffix=".md").utterances]
    assert heard == ["Titel", "Ein Satz."]
    over_text = script("# Titel\n\nEin Satz.\n\n## Mehr zum Thema\n\n" + PROSE, suffix=".md")
    assert "Mehr zum Thema" in [part.written for part in over_text.utterances]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("# Nur ein Titel\n\n## Und noch einer\n", "only headings"),
        ("Haftungsausschluss: Alle Angaben sind ohne Gewähr. " * 5, "only boilerplate"),
        ("12 34 --- 56\n\n* * *\n", "no letters"),
        ("Foto: Eva Lang\n", "nothing that is narrated"),
    ],
)
def test_nothing_to_narrate(text: str, complaint: str) -> None:
    """A source of headings, of notices, of captions or of signs alone is refused, with what to do."""
    with pytest.raises(SourceError, match=complaint) as caught:
        script(text)
    assert caught.value.hint


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text)))


def check(text: str, made: Script) -> None:
    """Check that everything is heard in order or skipped for a reason, and that every sentence stands where it says."""
    assert made.blocks[0].span[0] == 0
    assert made.blocks[-1].span[1] == len(text)
    assert all(before.span[1] == after.span[0] for before, after in pairwise(made.blocks))
    for block in made.blocks:
        # Spoken and skipped together are every letter of the source.
        assert letters(block.text) == letters(text[slice(*block.span)])
    narrated: dict[int, str] = {}
    for number, chapter in enumerate(made.chapters, 1):
        assert chapter.title
        assert chapter.utterances
        for part in chapter.utterances:
            block = made.blocks[part.block]
            assert block.chapter == number
            assert block.span[0] <= part.span[0] < part.span[1] <= block.span[1]
            assert "".join(part.written.split())[0] == text[part.span[0]]
            narrated[part.block] = narrated.get(part.block, "") + part.written
    for index, block in enumerate(made.blocks):
        assert block.role is not None
        assert (block.skipped is None) == (index in narrated) == (block.chapter is not None)
        if block.skipped is None:
            assert "".join(narrated[index].split()) == "".join(block.text.split())
    assert [part.block for part in made.utterances] == sorted(part.block for part in made.utterances)


LINES = st.sampled_from(
    # The letters of a shortcode are markup: neither spoken nor text.
    [text for scene in scenes() for _, text in scene.wanted if not text.startswith("[caption ")]
    + [
        "",
        "Peking (dpa) – Der Gipfel hat begonnen, sagte er. Er endet bald.",
        "# Titel",
        "> Zitat",
        "  - Ding",
        "1. Eins",
    ]
)


@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["auto", "headings", "paragraphs", "none"]))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost(lines: list[str], chapters: str) -> None:
    """Each character of an article is spoken or skipped for a reason."""
    text = "\n\n".join(lines)
    try:
        made = script(text, chapters=chapters)
    except SourceError:
        return
    check(text, made)


@pytest.mark.parametrize("name", sorted(path.name for path in (CASES / "articles").glob("*.[tm]*")))
def test_whole_articles_lose_nothing(name: str) -> None:
    """Every letter of a whole article is spoken or skipped, however it is divided into chapters."""
    text = (CASES / "articles" / name).read_text(encoding="utf-8")
    for chapters in ("auto", "headings", "paragraphs", "none"):
        made = split(read(name, data=text.encode()), chapters=chapters)
        assert made.blocks[-1].span[1] == len(text)
        assert all(block.skipped or block.chapter for block in made.blocks)
        if name.endswith(".txt"):
            check(text, made)


def test_chapters_of_a_novel() -> None:
    """Every heading of a whole novel is found, and nothing else is taken for one, nor any paragraph skipped."""
    text = novel(300_000, plain=True)
    made = split(read("roman.txt", data=text.encode()))
    assert sum(block.role is Role.HEADING for block in made.blocks) == 14
    assert [block.text for block in made.blocks if block.skipped] == []
    check(text, made)


@pytest.mark.parametrize(
    "text",
    [
        "Nur ein Titel",
        "Guten Tag",
        "Ein Titel\n\nEine Unterzeile ohne Punkt",
        "Sport\n\nPolitik\n\nKultur\n\nWissen",
        "Erstes Kapitel\n\nZweites Kapitel",
        "Ein Titel\n\nVon Anna Müller\n\n3. Mai 2024",
        "Rot\nGrün",
    ],
)
def test_source_of_headings_is_refused(text: str) -> None:
    """Lines that all look like titles are refused, with a hint."""
    with pytest.raises(SourceError, match="only headings"):
        script(text)


@pytest.mark.parametrize(
    "text",
    [
        "Guten Tag.",
        "Grüße aus dem Garten\n\nHeute blüht die erste Rose und ich freue mich sehr",
        "Halt!",
        "Wer da?",
        "der nebel hängt im baum",
        "- Milch\n- Eier",
        "Milch\nEier\nButter",
        "# Ablauf\n\n## 9 Uhr Begrüßung\n\n## 10 Uhr Vortrag\n\n## 12 Uhr Mittag",
        "Der Nebel hängt im Apfelbaum\nDie Krähe wetzt den Schnabel\nDer Tag beginnt als halber Traum",
    ],
)
def test_short_texts_are_accepted(text: str) -> None:
    """One sentence is enough, and so is a poem, a list or a programme without a full stop."""
    assert script(text).utterances


@pytest.mark.parametrize("text", ["Lesen Sie auch: Mehr Sport", "3. Oktober 2025", "© 2025 Verlag", "Foto: dpa"])
def test_source_of_asides_is_refused(text: str) -> None:
    """A source of only teasers, dates and credits is an error that names them."""
    with pytest.raises(SourceError, match="nothing that is narrated"):
        script(text)


@pytest.mark.parametrize(
    ("line", "heard"),
    [
        ("Von Rosa Luft | 12. Mai 2024, 14:05 Uhr | Lesezeit: 3 Min.", "Von Rosa Luft | 12. Mai 2024, 14:05 Uhr"),
        ("Von Rosa Luft · 4 Min. Lesezeit · 12 Kommentare", "Von Rosa Luft"),
        ("Von Rosa Luft | 12. Mai 2024", "Von Rosa Luft | 12. Mai 2024"),
    ],
)
def test_a_byline_without_remarks(line: str, heard: str) -> None:
    """How long reading takes is not heard after the author's name; every letter stays accounted for."""
    text = f"Neues Werk in Torgau\n\n{line}\n\n{PROSE}\n\n{PROSE}"
    made = script(text)
    assert made.utterances[1].written == heard
    check(text, made)


def test_a_day_in_a_dateline_tells_when() -> None:
    """The day of "Torgau, 3. Februar 2025 –" is when it was published; it is heard where dates are asked for."""
    text = f"Neues Werk in Torgau\n\nTorgau, 3. Februar 2025 – {PROSE}"
    assert script(text).about.published == "2025-02-03"
    written = [part.written for part in script(text, reading="date").utterances]
    assert written[1:3] == ["Torgau", "3. Februar 2025"]
    assert "".join(filter(str.isalnum, text)) == "".join(filter(str.isalnum, "".join(written)))


def test_items_stay_with_what_announces_them() -> None:
    """Without headings, a list is in the chapter of the line that opens it, and opens none itself."""
    items = "\n".join(
        f"- Ein Ding, das für sich allein schon lang genug für ein Kapitel wäre, Nummer {n}" for n in "123"
    )
    made = script(f"{PROSE}\n\nMitzubringen sind für diesen einen Tag:\n\n{items}\n\n{PROSE}")
    assert [len(chapter.utterances) for chapter in made.chapters][1] == 4


@pytest.mark.slow
def test_many_short_chapters_take_no_longer_each() -> None:
    """A hundred times as many short paragraphs are merged without looking at all of them again and again."""
    made = script("\n\n".join(["Ja, ja."] * 20_000))
    assert 1 < len(made.chapters) <= 255


@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_no_utterance_leaves_its_block(suffix: str) -> None:
    """A ligature at the end, two letters in the text and one in the source, does not reach into the next block."""
    made = script("Ein Satz mit Griﬀ\n\nUnd noch ein Satz, der lang genug ist.", suffix=suffix)
    for part in made.utterances:
        first, end = made.blocks[part.block].span
        assert first <= part.span[0] <= part.span[1] <= end


@pytest.mark.parametrize("opening", ["\x0c\n", "\u2028\n", ">\u2028\n", "- \u2029\n"])
def test_the_way_back_from_markdown_rises(opening: str) -> None:
    """A line of signs that CommonMark drops does not shift the places of the lines after it."""
    text = f"{opening}Ein <b>Wort</b> steht hier\nund noch\teins."
    (block,) = [block for block in read("wort.md", data=text.encode()).blocks if "Wort" in block.text]
    assert text[block.source_position(block.text.index("eins")) :] == "eins."
    assert all(before[1] < after[1] for before, after in pairwise(block.source_map.anchors))
