"""The texts of the repository smell no more than they did."""

from __future__ import annotations

import pytest
from corpus_gate import counts, pinned, smells


def test_no_smell_is_more_frequent_than_pinned() -> None:
    """Each count of the corpus gate is at most the pinned one."""
    before = pinned()
    assert {kind: count for kind, count in counts().items() if count > before.get(kind, 0)} == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Das gilt seit Version 3.11.", "Punkt between numbers"),
        ("Ein Satz ist da. So. Noch einer.", "sentence of one word"),
        ('Ein 24" Monitor steht da.', "Zoll spoken"),
        ("wort " * 200 + ".", "very long sentence"),
    ],
)
def test_the_gate_finds(text: str, kind: str) -> None:
    """Each kind is found where it is."""
    assert kind in {smell.kind for smell in smells(text)}
