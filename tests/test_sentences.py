"""Sentences are cut where a German reader would, fast, and with nothing lost."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from novels import prose
from reading_cases import Sentences, sentence_cases

from audiobuild.german.sentences import sentence_spans, sentences


@pytest.mark.parametrize("case", sentence_cases(), ids=lambda case: case.text[:40])
def test_case(case: Sentences) -> None:
    """Each case of the file is cut as it says."""
    assert sentences(case.text) == case.wanted


@pytest.mark.parametrize(("character", "other"), [(" ", "\u00a0"), (" ", "\u202f"), (" ", "\u2003"), ("–", "—")])
def test_blanks_and_dashes_of_other_widths_change_nothing(character: str, other: str) -> None:
    """Each case is cut as it is with plain blanks and dashes."""
    pairs = [(case, sentences(case.text.replace(character, other))) for case in sentence_cases()]
    wrong = [case for case, got in pairs if [part.replace(other, character) for part in got] != case.wanted]
    assert wrong == []


def test_there_are_enough_cases() -> None:
    """At least 240 cases stand in the file."""
    assert len(sentence_cases()) >= 240


WORDS = """
    Der Mann kam . ! ? … ... „ “ » « " ' ( ) – - , : Dr. z. B. 3. 12 Oktober XIV. usw. „Ja!“ a) § 😀 Müller (lacht) 1.
    www.beispiel.de GmbH Der. so.Der
"""
PIECES = st.sampled_from([*WORDS.split(), "", "\n", "\n\n", "\xa0", "\t"])


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(text: str) -> None:
    """Spans rise, do not overlap, begin and end with words or marks, and hold every character but blanks."""
    spans = sentence_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    outside = set(range(len(text))).difference(*(range(start, end) for start, end in spans))
    assert all(text[position].isspace() for position in outside)


def test_a_blank_line_ends_a_sentence() -> None:
    """Two paragraphs never share a sentence, whatever stands at the first one's end."""
    assert sentences("Eine Zeile ohne Punkt\n\nund noch eine") == ["Eine Zeile ohne Punkt", "und noch eine"]


def test_wrapped_line_does_not_end_a_sentence() -> None:
    """A line end inside a paragraph is a blank like any other."""
    assert sentences("Er kam am\n3. Oktober\nin Berlin an. Sie\nnicht.") == [
        "Er kam am\n3. Oktober\nin Berlin an.",
        "Sie\nnicht.",
    ]


def test_empty_text_has_no_sentence() -> None:
    """Nor do blanks; a lone mark is one."""
    assert [sentences(text) for text in ("", " \n ", "…")] == [[], [], ["…"]]


def paragraphs() -> list[str]:
    """Return the prose of the article cases, and what quotes in it once more with »German« quotation marks."""
    found = list(prose())
    return found + [text.replace("„", "»").replace("“", "«") for text in found if "„" in text]


def cuts(parts: list[str]) -> set[int]:
    """Return the ends of the parts, counted in non-blank characters."""
    ends: set[int] = set()
    position = 0
    for part in parts:
        position += len("".join(part.split()))
        ends.add(position)
    return ends


def around(paragraph: str, cut: int) -> tuple[str, str]:
    """Return the text before and after a cut."""
    seen = 0
    for at, sign in enumerate(paragraph):
        seen += not sign.isspace()
        if seen == cut:
            return paragraph[: at + 1], paragraph[at + 1 :].lstrip()
    raise AssertionError(cut)


def test_somajo_agrees() -> None:
    """SoMaJo, the best German splitter there is, makes no cut that is missing here.

    It misses cuts after a number or an abbreviation that ends a sentence ("Linie 7.", "vom 3. d. M.") and before
    and after a stage direction in brackets.
    """
    somajo = pytest.importorskip("somajo", reason="SoMaJo is an oracle of the tests: pip install SoMaJo")
    tokenizer = somajo.SoMaJo("de_CMC", split_sentences=True)
    texts = paragraphs()
    ours = [cuts(sentences(text)) for text in texts]
    theirs = [
        cuts(["".join(token.text for token in sentence) for sentence in tokenizer.tokenize_text([text])])
        for text in texts
    ]
    assert sum(map(len, ours)) > 300
    missed = [around(text, cut) for text, a, b in zip(texts, ours, theirs, strict=True) for cut in b - a]
    more = [around(text, cut) for text, a, b in zip(texts, ours, theirs, strict=True) for cut in a - b]
    assert missed == []
    assert [before for before, _ in more if not re.search(r"(?:\d\.|d\. M\.|\(lacht\))$", before)] == []
    assert len(more) <= sum(map(len, ours)) / 30


def test_pysbd_differs_at_known_faults() -> None:
    """Where pysbd cuts otherwise, it is one of its known faults.

    It parts a closing mark from its sentence; it takes what lies between « and the next » for a quotation, in
    which it does not cut; it does not cut after a number, an abbreviation or "!!!" that ends a sentence; it cuts
    after "str." and "Abs." before their number.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pysbd = pytest.importorskip("pysbd", reason="pysbd is an oracle of the tests: pip install pysbd")
        segmenter = pysbd.Segmenter(language="de", clean=False)
        texts = paragraphs()
        theirs = [cuts(segmenter.segment(text)) for text in texts]
    ours = [cuts(sentences(text)) for text in texts]
    faults: Counter[str] = Counter()
    for text, a, b in zip(texts, ours, theirs, strict=True):
        faults.update(fault(*around(text, cut), ours=True) for cut in a - b)
        faults.update(fault(*around(text, cut), ours=False) for cut in b - a)
    assert set(faults) == {"mark parted", "cut missed in a quotation", "end missed", "abbreviation parted"}


def fault(before: str, after: str, *, ours: bool) -> str:
    """Return the kind of fault that explains a cut which only one of the two made."""
    quoted = before.rfind("«") > before.rfind("»") or before.endswith(("«", '."')) or after.startswith("»")
    if ours and re.search(r"(?:\d\.|d\. M\.|!!!)$", before):
        return "end missed"
    if ours:
        return "cut missed in a quotation" if quoted else f"unexplained: {before[-20:]!r}"
    if re.search(r"(?:str|Abs)\.$", before):
        return "abbreviation parted"
    return "mark parted" if after[:1] in {"«", "‹", "–", '"', "("} else f"unexplained: {after[:20]!r}"
