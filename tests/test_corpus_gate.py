"""The corpus gate: the texts of the repository have no more suspicious words than are pinned."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from corpus_gate import compare, counts, files, of_change, of_spoken, pin, pinned, repository_texts, smells

from audiobuild.german.rule_engine import Replacement

if TYPE_CHECKING:
    from pathlib import Path


def test_no_smell_is_more_frequent_than_pinned() -> None:
    """Each count of the corpus gate is at most the pinned one."""
    before = pinned()
    assert {kind: count for kind, count in counts(repository_texts()).items() if count > before.get(kind, 0)} == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Das gilt seit Version 3.11.", "Punkt between numbers"),
        ("Ein Satz ist da. So. Noch einer.", "sentence of one word"),
        ('Ein 24" Monitor steht da.', "Zoll spoken"),
        ("wort " * 200 + ".", "very long sentence"),
    ],
)
def test_gate_finds_each_kind(text: str, kind: str) -> None:
    """Each kind of suspicious words is found in its example."""
    assert kind in {smell.kind for smell in smells(text)}


@pytest.mark.parametrize(
    ("written", "spoken", "found"),
    [
        ("Er zahlt 60 Euro – 3. Mai war die Frist.", "Er zahlt sechzig Euro bis dritter Mai war die Frist.", True),
        ("Offen vom 3. – 5. Mai.", "Offen vom dritten bis fünften Mai.", False),
        ("Offen vom 30. Mai – 5. Juni.", "Offen vom dreißigsten Mai bis fünften Juni.", False),
        ("Das gilt bis 5. Juni.", "Das gilt bis fünften Juni.", False),
    ],
)
def test_a_dash_before_a_date(written: str, spoken: str, found: bool) -> None:  # noqa: FBT001
    """A dash between a thought and a date that is read as "bis" smells; between two dates it does not."""
    assert ("bis before a date" in of_spoken(written, spoken)) is found


@pytest.mark.parametrize(
    ("written", "spoken", "kind"),
    [
        ("Es kostet 5 €.", "Es kostet fünf €.", "digit or symbol left"),
        ("Es sind 7 da.", "Es sind 7 da.", "digit or symbol left"),
        ("Um 3.4 mehr.", "Um drei Punkt vier mehr.", "Punkt between numbers"),
        ("Der öffentl. und private.", "Der öffentl. und private.", "abbreviation left"),
        ("Ein Bild mit 24 x.", "Ein Bild mit vierundzwanzig Zoll.", "Zoll spoken"),
        ("Das und/oder dies.", "Das und Schrägstrich oder dies.", "Schrägstrich spoken"),
        ("1. Frau im Amt.", "Erster Frau im Amt.", "ordinal before a noun of another gender"),
        ("1. Tag im Amt.", "Erstes Tag im Amt.", "ordinal before a noun of another gender"),
    ],
)
def test_what_smells_in_spoken_words(written: str, spoken: str, kind: str) -> None:
    """Each kind is found in words that were read wrongly, and not in what is right."""
    assert kind in of_spoken(written, spoken)
    right = {"Es kostet fünf Euro.": "Es kostet 5 €.", "Erste Frau im Amt.": "1. Frau im Amt."}
    assert not [found for spoken, written in right.items() for found in of_spoken(written, spoken)]


@pytest.mark.parametrize(
    ("sentence", "written", "spoken", "rule", "kind"),
    [
        ("Die Gruppe C gewinnt.", "C", "einhundert", "roman", "letter read as a number"),
        ("Er zahlt 60 – 2016 mehr.", "60 – 2016", "sechzig bis zweitausendsechzehn", "range", "bis for a spaced dash"),
        ("Es sind 7 da.", "7", "sieben", "stray digits", "stray digits"),
        ("Er wurde 1990 Weltmeister.", "1990", "eintausend", "number", "four digits read as a count"),
    ],
)
def test_what_smells_in_a_replacement(sentence: str, written: str, spoken: str, rule: str, kind: str) -> None:
    """Each kind is found in a replacement that is wrong."""
    start = sentence.index(written)
    assert list(of_change(sentence, Replacement(start, start + len(written), spoken, rule))) == [kind]


def test_counts_of_another_corpus(tmp_path: Path) -> None:
    """A folder stands for the texts in it, and its counts are compared with those pinned before."""
    (tmp_path / "a.txt").write_text("Ein Satz ist da. So. Noch einer.", encoding="utf-8")
    (tmp_path / "b.csv").write_text("1;2", encoding="utf-8")
    texts = files([tmp_path])
    assert texts == [tmp_path / "a.txt"]
    counted = tmp_path / "smells.tsv"
    counted.write_text("# Where it is from.\n", encoding="utf-8")
    pin(counts(texts), counted)
    assert counted.read_text(encoding="utf-8") == "# Where it is from.\nsentence of one word\t1\n"
    assert compare(counts(texts), pinned(counted)) == 0
    assert compare(Counter({"sentence of one word": 2}), pinned(counted)) == 1
