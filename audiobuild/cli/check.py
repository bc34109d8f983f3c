"""`audiobuild check`: is a finished file right?"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobuild.cli import options
from audiobuild.cli.ending import FAILED, ending

if TYPE_CHECKING:
    from audiobuild.check import Report

SIGNS = {"kept": "✓", "broken": "✗", "open": "–"}


@ending
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="MP3 files, or feeds.")],
    *,
    before: Annotated[
        Path | None,
        typer.Option("--before", metavar="OLD.xml", help="A feed as it was, to see what must not have changed."),
    ] = None,
    as_json: options.AsJson = False,
    debug: options.Debug = False,  # noqa: ARG001  # `ending` looks at it
) -> None:
    """Look at finished files, ours or another tool's: every rule that can be checked, one line each.

    ✓ a rule that is kept, ✗ one that is broken, – one that can't be told here. Of an MP3, what stands beside it is
    looked at too. Ends with 1 where a rule is broken.
    """
    from audiobuild import check as checking  # noqa: PLC0415  # not for --help

    if before and not any(checking.is_feed(file) for file in files):
        raise typer.BadParameter("only a feed is compared with what it was", param_hint="--before")
    right = True
    for file in files:
        report = checking.check(file, before)
        right = right and report.right
        for line in _json(report) if as_json else _lines(report):
            typer.echo(line)
    sys.stdout.flush()
    if not right:
        raise typer.Exit(FAILED)


def _lines(report: Report) -> list[str]:
    lines = [report.file]
    lines += [f"  {SIGNS[each.verdict]} {each.rule}: {' '.join(each.found.split())}" for each in report.findings]
    return [*lines, f"{report.file}: {_summary(report)}"]


def _summary(report: Report) -> str:
    kept, broken, unknown = (sum(each.verdict == name for each in report.findings) for name in SIGNS)
    rules = "1 rule" if broken == 1 else f"{broken} rules"
    told = f"{rules} broken, {kept} kept" if broken else f"right, {kept} rules kept"
    return f"{told}, {unknown} could not be told" if unknown else told


def _json(report: Report) -> list[str]:
    """One line of JSON a file."""
    found = [{"rule": each.rule, "verdict": each.verdict, "found": each.found} for each in report.findings]
    return [json.dumps({"file": report.file, "right": report.right, "findings": found}, ensure_ascii=False)]
