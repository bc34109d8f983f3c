"""Two readings of a text made one: what the second changed is told in the places of the written text.

"% XIV." -> (1st) "Prozent XIV." -> (2nd) "Prozent vierzehn."   =>   [%] Prozent, [XIV.] vierzehn.
"""

from __future__ import annotations

from audiobuild.german.rule import Replacement

Laid = tuple[int, int, int, Replacement, bool]
"""Where a change lies in the text between the readings: begin, end, how much longer its source is; is it later?"""


def applied(text: str, changes: tuple[Replacement, ...]) -> str:
    """The text with each replacement in its place."""
    if not changes:
        return text
    parts, position = [], 0
    for change in changes:
        parts += [text[position : change.start], change.spoken]
        position = change.end
    return "".join([*parts, text[position:]])


def composed(first: tuple[Replacement, ...], second: tuple[Replacement, ...], between: str) -> tuple[Replacement, ...]:
    """One list of replacements that does what `first` and then `second` do.

    Args:
        first: offsets count in the written text.
        second: offsets count in `between`.
        between: what `first` made of the written text.
    """
    offset = 0  # from a place in `between` to the one in the written text
    together = []
    for cluster in _clusters(_laid(first), second):
        begin, end = cluster[0][0], max(one[1] for one in cluster)
        grown = sum(one[2] for one in cluster)
        later = [one[3] for one in cluster if one[4]]
        if later:
            moved = tuple(Replacement(c.start - begin, c.end - begin, c.spoken, c.rule) for c in later)
            said, rule = applied(between[begin:end], moved), later[-1].rule
        else:
            said, rule = cluster[0][3].spoken, cluster[0][3].rule
        together.append(Replacement(begin + offset, end + offset + grown, said, rule))
        offset += grown
    return tuple(together)


def _laid(changes: tuple[Replacement, ...]) -> list[Laid]:
    """Where each change lies once all are made."""
    laid, shift = [], 0
    for change in changes:
        begin = change.start + shift
        grown = change.end - change.start - len(change.spoken)
        laid.append((begin, begin + len(change.spoken), grown, change, False))
        shift -= grown
    return laid


def _clusters(laid: list[Laid], second: tuple[Replacement, ...]) -> list[list[Laid]]:
    """The changes of both readings, those that overlap together."""
    everything = sorted([*laid, *((c.start, c.end, 0, c, True) for c in second)], key=lambda one: one[:2])
    clusters: list[list[Laid]] = []
    reach = -1
    for one in everything:
        if one[0] < reach:
            clusters[-1].append(one)
        else:
            clusters.append([one])
        reach = max(reach, one[1])
    return clusters
