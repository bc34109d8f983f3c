"""The stage that fills in what is spoken: the lexicon over the rules, chunks within the limit, a pause after each."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from novels import novel

from audiobuild.german.lexicon import Entry, Lexicon
from audiobuild.german.lexicon_files import built_in
from audiobuild.german.prosody.pauses import Pauses
from audiobuild.german.rules import verbalise as by_rules
from audiobuild.german.speakable import speakable
from audiobuild.german.spoken_text import spoken_text
from audiobuild.model import About, Block, Chapter, Role, Script, SourceMap, Utterance
from audiobuild.readers import read
from audiobuild.structure import split
from audiobuild.structure.verbalise import verbalise

ROOT = Path(__file__).parents[1]
MARKS = " .,;:!?…–„“”‚‘’»«›‹\"'()-"
PAUSES = Pauses()
NONE = Lexicon()


def script_of(*chapters: list[tuple[Role, str]]) -> Script:
    """Make a script of chapters of blocks, each with a role and sentences between `|`; a `#` block is skipped."""
    blocks: list[Block] = []
    made: list[Chapter] = []
    for chapter in chapters:
        utterances: list[Utterance] = []
        for role, text in chapter:
            skipped = "nothing to say" if text.startswith("#") else None
            blocks.append(Block(text.lstrip("#"), (0, 0), SourceMap.at(0), role, skipped))
            if not skipped:
                utterances += [Utterance(sentence, (0, 0), len(blocks) - 1) for sentence in text.split("|")]
        made.append(Chapter(chapter[0][1], tuple(utterances)))
    return Script(About(), 0, "", tuple(made), tuple(blocks))


def verbalised(script: Script, lexicon: Lexicon = NONE, limit: int | None = None, engine: str = "gtts") -> Script:
    """Verbalise the script with the default pauses."""
    return verbalise(script, max_chars=limit, spell=False, engine=engine, lexicon=lexicon, pauses=PAUSES)


def spoken(text: str, *entries: Entry) -> str:
    """Return what is spoken for one utterance."""
    return spoken_text(text, Lexicon(entries).words("espeak"), spell=False)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Am 3. Oktober", "Am dritten Oktohber."),
        ("Am 3. Oktober kamen 10.000.", "Am dritten Oktohber kamen zehntausend."),
        ("Er gab 3 Mrd. Euro aus.", "Er gab drei Milljarden Euro aus."),
        ("Er gab 3 Mio. Euro aus.", "Er gab drei Milljohnen Euro aus."),
        ("Im Oktober 3 Mio.", "Im Oktohber drei Milljohnen."),
        ("3 % von X1", "drei Prozent von Nummer 1 & 2."),
        ("Ludwig XIV. starb.", "Lui der Vierzehnte starb."),
    ],
)  # fmt: skip
def test_lexicon_takes_precedence_over_rules(written: str, expected: str) -> None:
    """A lexicon word is spoken as given and not verbalised again; the words around it are read in their sentence."""
    entries = (
        Entry("Oktober", "Oktohber"), Entry("Mrd.", "Milljarden"), Entry("Millionen", "Milljohnen"),
        Entry("X1", "Nummer 1 & 2"), Entry("Ludwig", "Lui"),
    )  # fmt: skip
    assert spoken(written, *entries) == expected


def test_text_without_lexicon_words() -> None:
    """It is what the rules give."""
    text = "Der Preis stieg um 3 % auf 12,50 €."
    assert spoken(text, Entry("Xi", "Schi")) == by_rules(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Die Folgen", "Die Folgen."),
        ("Wer zahlt?", "Wer zahlt?"),
        ("„Wir gehen“", "„Wir gehen“."),
        ("Der Plan (vorläufig)", "Der Plan (vorläufig)."),
        ("Es sind drei:", "Es sind drei:"),
        ("Äpfel,", "Äpfel,"),
        ("Aber ich –", "Aber ich –"),
        ("Mieten 😀", "Mieten."),
    ],
)
def test_utterances_end_with_a_mark(written: str, expected: str) -> None:
    """An utterance without a mark at its end gets a full stop in the spoken text."""
    assert spoken(written) == expected


@pytest.mark.parametrize("written", ["* * *", "😀", "–", "…", "„“"])
def test_utterance_without_a_word(written: str) -> None:
    """It has no chunk, and keeps its place."""
    script = verbalised(script_of([(Role.PARAGRAPH, f"Eins.|{written}|Zwei.")]))
    silent = script.utterances[1]
    assert (silent.written, silent.spoken, silent.chunks) == (written, "", ())


def test_what_says_nothing_makes_the_pause_before_it_longer() -> None:
    """Three asterisks make the silence there as long as their own would be; none of it is counted twice."""
    opening = [(Role.PARAGRAPH, text) for text in ("– – –", "Eins.", "* * *", "🎧")]
    script = verbalised(
        script_of([*opening, (Role.HEADING, "Zwei")], [(Role.PARAGRAPH, "🎧"), (Role.PARAGRAPH, "Drei.|😀")])
    )
    assert [one.pause_ms for one in script.utterances] == [
        0,
        PAUSES.heading_before,
        0,
        0,
        PAUSES.heading,
        0,
        PAUSES.end,
        0,
    ]


def test_a_numbered_list_is_counted() -> None:
    """The numbers of a list are read as one counts; a number that counts nothing stays part of its sentence."""
    items = ["1. Rakete", "2. Hotel,", "(3) 4 Äpfel|5. Mai war es.", "1. FC Köln", "Boot", "12) Kahn", "13) Floß"]
    script = verbalised(script_of([(Role.ITEM, item) for item in items]))
    assert [one.spoken for one in script.utterances] == [
        "Erstens: Rakete.", "Zweitens: Hotel,", "Drittens: vier Äpfel.", by_rules("5. Mai war es."),
        by_rules("1. FC Köln") + ".", "Boot.", "Zwölftens: Kahn.", "Dreizehn: Floß.",
    ]  # fmt: skip
    assert [one.written for one in script.utterances][:2] == items[:2]


def test_offices_are_not_counted() -> None:
    """The number of an office belongs to it, in a list too: the second chairman."""
    items = ["1. Vorsitzender: Karl Lang", "2. Vorsitzende: Eva Kurz", "3. Kassierer: Max Hoch"]
    script = verbalised(script_of([(Role.ITEM, item) for item in items]))
    spoken = ["erster Vorsitzender: Karl Lang.", "zweite Vorsitzende: Eva Kurz.", "dritter Kassierer: Max Hoch."]
    assert [one.spoken for one in script.utterances] == spoken


def test_written_text_is_unchanged() -> None:
    """Titles, written text, spans and blocks are kept; only chunks are filled in."""
    script = script_of([(Role.HEADING, "Xi & 3 Fragen"), (Role.PARAGRAPH, "Xi kam am 3. Mai.|Er ging.")])
    after = verbalised(script, Lexicon((Entry("Xi", "Schi"),)), limit=10)
    assert [chapter.title for chapter in after.chapters] == ["Xi & 3 Fragen"]
    assert after.blocks == script.blocks
    emptied = [replace(one, chunks=()) for one in after.utterances]
    assert tuple(emptied) == script.utterances
    assert after.utterances[0].spoken == "Schi und drei Fragen."


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        ([(Role.PARAGRAPH, "Eins.|Zwei.")], "sentence"),
        ([(Role.PARAGRAPH, "Eins?|Zwei.")], "question"),
        ([(Role.PARAGRAPH, "„Eins.“|„Zwei.“")], "quote"),
        ([(Role.PARAGRAPH, "Eins."), (Role.PARAGRAPH, "Zwei.")], "paragraph"),
        ([(Role.PARAGRAPH, "Eins:"), (Role.QUOTE, "Zwei.")], "item"),
        ([(Role.PARAGRAPH, "Eins:"), (Role.ITEM, "Zwei")], "item"),
        ([(Role.ITEM, "Eins"), (Role.ITEM, "Zwei")], "item"),
        ([(Role.ITEM, "Eins"), (Role.PARAGRAPH, "Zwei.")], "paragraph"),
        ([(Role.LEAD, "Eins."), (Role.PARAGRAPH, "Zwei.")], "lead"),
        ([(Role.TITLE, "Eins"), (Role.LEAD, "Zwei.")], "title"),
        ([(Role.TITLE, "Eins"), (Role.HEADING, "Zwei")], "heading_before"),
        ([(Role.HEADING, "Eins"), (Role.PARAGRAPH, "Zwei.")], "heading"),
        ([(Role.HEADING, "Eins"), (Role.HEADING, "Zwei")], "heading"),
        ([(Role.PARAGRAPH, "Eins."), (Role.HEADING, "Zwei")], "heading_before"),
        ([(Role.DATELINE, "Peking"), (Role.PARAGRAPH, "Zwei.")], "dateline"),
        ([(Role.PARAGRAPH, "Eins."), (Role.PARAGRAPH, "#* * *"), (Role.PARAGRAPH, "Zwei.")], "scene"),
        ([(Role.PARAGRAPH, "Eins."), (Role.TEASER, "#Lesen Sie auch"), (Role.PARAGRAPH, "Zwei.")], "paragraph"),
    ],
)
def test_pause_of_the_boundary(blocks: list[tuple[Role, str]], kind: str) -> None:
    """The pause between two utterances is that of the boundary between them."""
    assert verbalised(script_of(blocks)).utterances[0].pause_ms == getattr(PAUSES, kind)


def test_pause_before_a_chapter() -> None:
    """A chapter with a heading has the longest pause before it; one without has that of a paragraph."""
    headed = verbalised(script_of([(Role.PARAGRAPH, "Eins.")], [(Role.HEADING, "Zwei")]))
    assert headed.utterances[0].pause_ms == PAUSES.chapter
    unmarked = verbalised(script_of([(Role.PARAGRAPH, "Eins.")], [(Role.PARAGRAPH, "Zwei.")]))
    assert unmarked.utterances[0].pause_ms == PAUSES.paragraph
    assert unmarked.utterances[-1].pause_ms == PAUSES.end


@given(
    st.one_of(st.text(max_size=200), st.text(alphabet=MARKS + "abÄ1*_#[]<>&€😀\u200b\u00ad\u0301\u00a0", max_size=200))
)
@example("-" * 300 + "Haus")
@example("Haus" + ".,;" * 100 + "Baum")
@example("Haus " + "- " * 100 + "Baum")
@example("[[h'aUs]] <b>fett</b> | ~x~ \\n")
def test_an_engine_gets_chunks_it_can_speak(text: str) -> None:
    """Joined, the chunks are what is spoken; none is over the limit; each has a letter; no symbol is in them."""
    utterance = verbalised(
        script_of([(Role.PARAGRAPH, text.replace("|", " ").replace("#", " "))]), limit=40
    ).utterances[0]
    assert "".join(chunk.text for chunk in utterance.chunks) == utterance.spoken
    for chunk in (piece.text for piece in utterance.chunks):
        assert len(chunk) <= 40
        assert any(map(str.isalnum, chunk))
        assert all(sign.isalnum() or sign in MARKS or sign >= "\u0300" for sign in chunk), chunk


@given(st.text(alphabet=MARKS + "abÄ1*_#[]<>—\u200b\u00a0\n", max_size=100))
@example("a.. . .b")
@example("(( ))a")
def test_speakable_is_idempotent(text: str) -> None:
    """Speakable text is unchanged."""
    assert speakable(speakable(text)) == speakable(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Modi [siehe Kasten] kam", "Modi (siehe Kasten) kam"),
        ("Haus* _ganz_ | neu!!!", "Haus ganz neu!"),
        ("So?!? Nein... Doch!!", "So? Nein… Doch!"),
        ("Ver\u00adkehr und Null\u200bbreite", "Verkehr und Nullbreite"),
        ("Er kam — endlich -- an", "Er kam – endlich – an"),
        ("drei\u00a0Euro  mehr ,ja", "drei Euro mehr ,ja"),
        ("so ist es ;  oder ?", "so ist es; oder?"),
        ("[[h'aUs]]", "(h'aUs)"),
        ("ein Herz ❤️ für () uns", "ein Herz für uns"),
        ("Süd- und Nord-", "Süd- und Nord-"),
        ("a.,;.,;.,;.,;.,;b", "a. b"),
    ],
)
def test_unspeakable_characters_are_replaced(text: str, expected: str) -> None:
    """Brackets, symbols, invisible characters and runs of marks become what every engine reads rightly."""
    assert speakable(text) == expected


@pytest.mark.parametrize(
    "text", ["„Ja“, sagte er – und ging (schnell) …", "U-Bahn, d’Artagnan: »So?« ‚Nein‘!", "Wie geht's?"]
)
def test_plain_prose_is_unchanged(text: str) -> None:
    """Letters, marks and quotation marks of German prose are passed to the engine."""
    assert speakable(text) == text


def test_the_built_in_voice_names_no_mark() -> None:
    """None of the marks that reach an engine is read aloud by its name."""
    words = ["Haus Baum", *(f"Haus {mark} Baum" for mark in MARKS.strip())]
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "names.py", *words], capture_output=True, text=True, check=True
    )
    phonemes = {line.split("\t")[1].replace("_:", "") for line in done.stdout.splitlines()}
    assert {" ".join(one.split()) for one in phonemes} == {"hˈaʊs bˈaʊm"}


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["gtts", "espeak"])
def test_a_whole_novel_can_be_spoken(engine: str) -> None:
    """Every sentence of a novel has its chunks within 100 characters, without a digit or a symbol."""
    script = verbalised(split(read("roman.txt", data=novel(300_000).encode())), built_in(), limit=100, engine=engine)
    for utterance in script.utterances:
        assert utterance.chunks, utterance.written
        assert "".join(chunk.text for chunk in utterance.chunks) == utterance.spoken
        assert all(len(chunk.text) <= 100 and any(map(str.isalpha, chunk.text)) for chunk in utterance.chunks)
        assert all(sign.isalpha() or sign in MARKS for sign in utterance.spoken), utterance.spoken
