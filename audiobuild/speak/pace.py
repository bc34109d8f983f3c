"""The pace of an online voice, learned from its answers, to detect answers that belong to another text.

The duration of a text is predicted from its letters, spelt letters, digits and inner punctuation. A voice differs from
the prediction by a factor that is learned, and from text to text by about a tenth (measured over 700 chunks of a novel
and an article: standard deviation 0.09 of the logarithm for espeak-ng, 0.11 for Pico). An answer that is farther off is
requested again, and accepted only if it comes again with the same duration and is not absurd.

Not detectable are the sound of another text of similar length that was not requested before, a single wrong or missing
short word, and, in the first answers of a voice, all but gross deviations.
"""

from __future__ import annotations

import hashlib
import threading
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from audiobuild.lazy_regex import lazy_regex
from audiobuild.speak.faults import ServiceFault

if TYPE_CHECKING:
    from audiobuild.model import Speech

BASE, LETTER, SPELT, DIGIT, PAUSE = 0.08, 0.058, 0.3, 0.3, 0.2
"""Seconds per text, letter, spelt letter, digit, and comma or other punctuation inside the text."""
LIMIT, ABSURD = 4.5, 9.0
"""Standard deviations beyond which an answer is requested again, or never accepted."""
TOLERANCE = 0.4
"""Seconds by which any answer may be off, since short texts vary most."""
FACTOR_DEVIATION = 0.35
"""Standard deviation of the logarithm of the factor over voices, before the first answer."""
DEVIATION, WEIGHT = 0.11, 12
"""Standard deviation of the logarithm from text to text, and the number of answers that this assumption counts for."""
SAME = 0.02
"""Share by which two answers to the same text may differ in duration."""
QUIET = 300
"""Samples below this value at the edges are silence."""
_SPELT = lazy_regex(r"\b[A-ZÄÖÜ]{2,}\b|\b\w\b")
"""Words of capitals, and single letters: matches "EU" and the "B" of "z. B.", but not "Eu" or "es"."""
_PAUSE = lazy_regex(r"[,;:.!?–…](?=\s*\S)")


class Pace:
    """The pace of a voice at one speed, as learned so far. May be used from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._sum = 0.0
        self._squares = 0.0
        self._outliers: dict[str, float] = {}
        """Durations of answers that were refused, by text."""
        self._texts: dict[bytes, str] = {}
        """The letters of each accepted answer, by a digest of its sound."""

    def check(self, text: str, speech: Speech) -> None:
        """Check that PCM can be the speech of `text`, and learn from it.

        Raises:
            ServiceFault: it is probably that of another text; a retry may help.
        """
        letters = "".join(filter(str.isalnum, text.casefold()))
        digest = hashlib.sha256(speech.data).digest()
        seconds = _seconds(speech)
        predicted = predicted_seconds(text)
        with self._lock:
            # Homophones and punctuation aside, two texts never have the same samples.
            other = self._texts.get(digest, letters)
            if abs(len(other) - len(letters)) > 2 or (other != letters and text not in self._outliers):  # noqa: PLR2004
                self._outliers[text] = seconds
                raise ServiceFault("the speech of another text")
            deviation = log(max(seconds, 0.01) / predicted)
            mean, width = self._expected()
            off = abs(deviation - mean) / width
            near = abs(seconds - predicted * exp(mean)) <= TOLERANCE
            if off > LIMIT and not near:
                before = self._outliers.get(text)
                self._outliers[text] = seconds
                repeated = before is not None and abs(before - seconds) <= SAME * seconds
                if off > ABSURD or not repeated:
                    raise ServiceFault(
                        f"{seconds:.1f} s of speech for {len(text)} characters, unlike the voice's other answers"
                    )
            else:
                self._count += 1
                self._sum += deviation
                self._squares += deviation * deviation
            self._texts[digest] = letters

    def _expected(self) -> tuple[float, float]:
        """Return mean and standard deviation of the next answer's logarithmic deviation (normal, conjugate prior)."""
        mean = self._sum / self._count if self._count else 0.0
        scatter = max(0.0, self._squares - self._count * mean * mean)
        variance = (scatter + WEIGHT * DEVIATION**2) / (self._count + WEIGHT)
        precision = 1 / FACTOR_DEVIATION**2 + self._count / variance
        return self._sum / variance / precision, sqrt(variance + 1 / precision)


def predicted_seconds(text: str) -> float:
    """Return the duration of `text` without silence at its edges, by a voice of average pace."""
    spelt = sum(len(found[0]) for found in _SPELT.finditer(text) if found[0].isalpha())
    digits = sum(map(str.isdigit, text))
    letters = sum(map(str.isalpha, text)) - spelt
    return BASE + LETTER * letters + SPELT * spelt + DIGIT * digits + PAUSE * len(_PAUSE.findall(text))


def _seconds(speech: Speech) -> float:
    """Return the duration without silence at the edges."""
    import numpy as np

    loud = np.flatnonzero(np.abs(np.frombuffer(speech.data, "<i2").astype(np.int32)) > QUIET)
    return float(loud[-1] - loud[0] + 1) / speech.rate if len(loud) else 0.0
