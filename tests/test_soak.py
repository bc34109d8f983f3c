"""The short form of the soak test: one scenario of each fault, and that a broken promise is noticed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import soak

if TYPE_CHECKING:
    import random

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files"),
]


def test_after_each_fault_a_rerun_gives_the_reference() -> None:
    """Network faults, a kill, a full disk, damage and several builds at once: the rerun gives the same bytes."""
    found, broken = soak.run(seed=1, count=len(soak.FAULTS))
    assert broken == []
    assert found.counts == dict.fromkeys(soak.FAULTS, 1)


def test_violated_guarantee_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that a rerun does not remove is reported with the scenario that left it."""

    def leave_a_file(_: soak.Soak, place: soak.Workplace, __: random.Random) -> bool:
        (place.folder / "out").mkdir(exist_ok=True)
        (place.folder / "out" / "zug.wav").write_bytes(b"left")
        return False

    monkeypatch.setattr(soak, "FAULTS", {"left": leave_a_file})
    _, broken = soak.run(seed=1, faults=("left",), count=1)
    assert broken == ["seed 1, scenario 0 (left): not as in the reference after the rerun: zug.wav"]
