"""The case tables of spoken German, as several tests read them."""

from __future__ import annotations

from pathlib import Path

TABLES = Path(__file__).parent / "cases" / "verbalise"


def cases(table: str) -> list[tuple[str, str]]:
    """Return the cases of one table: (written, spoken)."""
    lines = (TABLES / f"{table}.tsv").read_text(encoding="utf-8").split("\n")
    pairs = [line.partition("\t") for line in lines if line and not line.startswith("# ")]
    return [(written, spoken if tab else written) for written, tab, spoken in pairs]


def tables() -> list[str]:
    """Return the names of the tables."""
    return sorted(path.stem for path in TABLES.glob("*.tsv"))
