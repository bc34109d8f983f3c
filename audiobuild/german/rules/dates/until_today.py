"""Spans of years that have not ended: 2000–heute -> zweitausend bis heute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiobuild.german.rule_engine import Rule

if TYPE_CHECKING:
    import re


def until_today(_found: re.Match[str], _: str) -> str | None:
    """Read the dash of ``1998–heute`` and ``(2000 - heute)`` as bis; ``Das war 2000 - heute geht es`` is a thought."""
    return " bis "


RULES = (
    # Matches "–" in "1998–heute", " - " in "(2000 - heute)"; not in "war 2000 - heute geht", "1998–heutig", "98-heute".
    Rule(
        "until today",
        r"(?<=\b\d{4})[-–](?=heute(?!\w))|(?<=\(\d{4}) [-–] (?=heute\))",
        until_today,
        needs=("0-heute", "0 - heute)"),
    ),
)
