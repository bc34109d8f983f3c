"""`audiobuild check`: validate finished files."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from audiobuild.cli import options
from audiobuild.cli.command import FAILED, command, print_error, printable
from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from audiobuild.checks import Finding, Report

SIGNS = {"passed": "✓", "failed": "✗", "skipped": "–"}


@command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="MP3 files or podcast feeds.")],
    *,
    before: Annotated[
        Path | None,
        typer.Option("--before", metavar="OLD.xml", help="Earlier version of the feed, to detect forbidden changes."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with status 1 for warnings and notes too.")] = False,
    as_json: options.AsJson = False,
) -> None:
    """Check finished files, by audiobuild or another tool, for errors.

    ✓ passed, ✗ failed, – not applicable. A failure is an error (players or directories fail), a warning (a
    convention is not followed) or a note (a habit of audiobuild). The files beside an MP3 are checked too. Exits
    with status 1 if there is an error, or a file cannot be read.
    """
    from audiobuild import checks as checking

    if before and not any(_may_be_feed(file) for file in files):
        raise typer.BadParameter("only a feed can be compared with an earlier version", param_hint="--before")
    valid = True
    for file in files:
        try:
            report = checking.check(file, before)
        except SourceError as error:
            print_error(error)
            if as_json:
                typer.echo(
                    json.dumps({"file": str(file), "error": error.message, "hint": error.hint}, ensure_ascii=False)
                )
            valid = False
            continue
        valid = valid and (not report.failures() if strict else report.valid)
        for line in _json(report) if as_json else _lines(report):
            typer.echo(line if as_json else printable(line))
    sys.stdout.flush()
    if not valid:
        raise typer.Exit(FAILED)


def _may_be_feed(file: Path) -> bool:
    """Return whether a file is a feed; one that cannot be read may be."""
    from audiobuild import checks as checking

    try:
        return checking.is_feed(file)
    except SourceError:
        return True


def _lines(report: Report) -> list[str]:
    """Return a line for each finding, and a summary."""
    return [report.file, *(_line(finding) for finding in report.findings), f"{report.file}: {_summary(report)}"]


def _line(finding: Finding) -> str:
    severity = f"{finding.severity}: " if finding.status == "failed" else ""
    message = f": {finding.message}" if finding.message else ""
    return f"  {SIGNS[finding.status]} {severity}{finding.rule}{message}"


def _summary(report: Report) -> str:
    """Count the findings: "1 failed (1 error), 57 passed, 3 skipped"."""
    parts = []
    failures = report.failures()
    if failures:
        counts = (
            (name, sum(finding.severity == name for finding in failures)) for name in ("error", "warning", "note")
        )
        kinds = ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts if count)
        parts.append(f"{len(failures)} failed ({kinds})")
    counted = ((name, sum(finding.status == name for finding in report.findings)) for name in ("passed", "skipped"))
    parts += [f"{count} {name}" for name, count in counted if count]
    return ", ".join(parts)


def _json(report: Report) -> list[str]:
    """Return one line of JSON."""
    found = [
        {"rule": finding.rule, "status": finding.status, "severity": finding.severity, "message": finding.message}
        for finding in report.findings
    ]
    return [json.dumps({"file": report.file, "valid": report.valid, "findings": found}, ensure_ascii=False)]
