"""Layout of an episode with a bed: how many frames or packets its sections take, and what is heard between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiobuild.model import Speaker
from audiobuild.sound import FRAME, LEAD_IN, RATE
from audiobuild.sound.inserts import Insert
from audiobuild.sound.sections import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from audiobuild.model import Utterance

LEAD = FRAME
"""Samples of bed before the voice of a section: the codecs' windows reach that far into the pause before it."""
TAIL = 2 * FRAME
"""Samples of bed after the voice of a section, for the same reason."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How much room an episode leaves between and around its sections."""

    lead_in: int = LEAD_IN
    """Samples before the first section."""
    least: int = 0
    """Least number of MP3 frames between two sections."""
    end: int = 0
    """Least number of samples after the last section."""


PLAIN = Spacing()
WITH_BED = Spacing(lead_in=2 * RATE, least=8, end=4 * RATE)
"""Room for the bed to be heard alone at both ends, and for one bed to fade into the other in 0.15 s."""


@dataclass(frozen=True, slots=True)
class Pause:
    """What is heard between two sections or inserts of an episode with a bed."""

    before: int | None
    """Sample of the bed at the start of the pause; None if there is no bed before it."""
    after: int | None
    """Sample of the bed at its end; None if there is no bed after it."""
    count: int
    """MP3 frames, or packets of another codec."""
    utterances: tuple[Utterance, ...] = ()
    """None: it is not speech."""
    speaker: Speaker = Speaker.NARRATOR
    """Only the encoder's bed and bit rate count for a pause."""


Encodable = Section | Insert | Pause
"""What is encoded by itself; a pause only if there is a bed, else it is silent."""


def occupied(end: int, size: int) -> int:
    """Return the number of frames or packets of a section or insert.

    Args:
        end: the end of its sound, in samples from its start.
        size: samples of a frame or packet at `RATE`.
    """
    return -(-(end + TAIL) // size)


def pauses(beds: Iterable[int | None], lengths: Iterable[int], counts: Iterable[int]) -> Iterator[Pause]:
    """Yield the pauses before, between and after sections and inserts.

    Args:
        beds: the sample of the bed at the start of each section; None for an insert.
        lengths: samples of each section and insert.
        counts: frames or packets of each pause, of which there is one more.
    """
    before: int | None = None
    following = iter(beds)
    ends = iter(lengths)
    for count in counts:
        after = next(following, None)
        yield Pause(before, after, count)
        length = next(ends, 0)
        before = None if after is None else after + length
