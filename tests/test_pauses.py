"""Pauses at each kind of boundary: their defaults, and that a user can change each of them."""

from dataclasses import asdict

import pytest

from audiobuild.errors import SettingsError
from audiobuild.german.prosody.pauses import LONGEST_MS, Pauses, after_chunk, after_text, speaker_changes

DEFAULT = Pauses()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Er ging.", "sentence"),
        ("Ging er?", "question"),
        ("Geh!", "exclamation"),
        ("Es gibt drei Gründe:", "colon"),
        ("das eine;", "semicolon"),
        ("das andere,", "comma"),
        ("»Aber ich –", "comma"),
        ("Und dann …", "ellipsis"),
        ("Und dann ...", "ellipsis"),
        ("„Ging er?“", "question"),
        ("»Geh!«", "exclamation"),
        ("(So war es.)", "sentence"),
        ("ohne Punkt", "sentence"),
        ("", "sentence"),
    ],
)
def test_last_mark_decides(text: str, kind: str) -> None:
    """The pause after a sentence is that of its last mark, whatever quotation marks and brackets follow."""
    assert after_text(text, DEFAULT) == asdict(DEFAULT)[kind]


@pytest.mark.parametrize(
    ("chunk", "kind"),
    [
        ("als er kam, ", "cut_comma"),
        ("(so hieß es) ", "cut_comma"),
        ("Er rief: ", "cut_clause"),
        ("er ging – ", "cut_clause"),
        ("»Geh!« ", "cut_sentence"),
        ("in der Nähe ", "cut_inside"),
        ("", "cut_inside"),
    ],
)
def test_pauses_between_chunks_need_punctuation(chunk: str, kind: str) -> None:
    """Between two pieces of an utterance there is a pause only where the text has one."""
    assert after_chunk(chunk, DEFAULT) == asdict(DEFAULT)[kind]
    assert DEFAULT.cut_inside == 0


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("„Kommst du?“", "„Nein.“", True),
        ("»Kommst du?«", "»Nein.«", True),
        ('"Kommst du?"', '"Nein."', True),
        ("„Kommst du?“", "Er schwieg.", False),
        ("Er schwieg.", "„Nein.“", False),
        ("„Ich komme.", "Aber erst morgen.“", False),
    ],
)
def test_change_of_speaker(before: str, after: str, changes: bool) -> None:  # noqa: FBT001  # a table's column
    """A quotation right after a quotation is by another speaker."""
    assert speaker_changes(before, after) is changes


def test_pauses_grow_with_the_boundary() -> None:
    """A greater boundary has a longer pause, and none is so long that it seems to be a fault."""
    assert DEFAULT.comma < DEFAULT.colon <= DEFAULT.sentence < DEFAULT.paragraph <= DEFAULT.lead
    assert DEFAULT.paragraph < DEFAULT.heading_before <= DEFAULT.chapter
    assert DEFAULT.cut_comma < DEFAULT.cut_clause < DEFAULT.cut_sentence < DEFAULT.sentence
    assert max(asdict(DEFAULT).values()) <= 2000


def test_a_table_changes_what_it_names() -> None:
    """A user's table changes the kinds it names, to zero and to the longest too, and leaves the rest."""
    changed = Pauses.from_mapping({"sentence": 0, "chapter": LONGEST_MS})
    assert (changed.sentence, changed.chapter, changed.paragraph) == (0, LONGEST_MS, DEFAULT.paragraph)
    assert Pauses.from_mapping({}) == DEFAULT


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ({"sentense": 500}, "no 'sentense'"),
        ({"sentence": -1}, "sentence = -1"),
        ({"sentence": LONGEST_MS + 1}, "sentence = 10001"),
        ({"sentence": "500"}, "sentence = '500'"),
        ({"sentence": 0.5}, "sentence = 0.5"),
        ({"sentence": True}, "sentence = True"),
    ],
)
def test_invalid_pauses_are_errors(table: dict[str, object], complaint: str) -> None:
    """An unknown kind and an invalid length are errors that name the valid values."""
    with pytest.raises(SettingsError, match=complaint) as caught:
        Pauses.from_mapping(table)
    assert caught.value.hint
