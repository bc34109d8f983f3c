"""Checks that a package with a native library is installed completely."""

from __future__ import annotations

import csv
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator


def reinstall(package: str) -> str:
    """Return the hint for a broken package."""
    return f"reinstall it: pip install --force-reinstall {package}"


def check_files(package: str, title: str) -> None:
    """Check the sizes of a package's files.

    A truncated data file makes a native library end the process, and a missing one selects another voice.

    Args:
        package: name of the distribution.
        title: name of the library, for messages.

    Raises:
        EngineError: a file is missing or truncated.
    """
    for path in _damaged(package):
        raise EngineError(f"file {path} of {title} is missing or damaged", reinstall(package))


def _damaged(package: str) -> Iterator[Path]:
    """Yield the files that do not have their recorded size (packages of Linux distributions may have no record)."""
    try:
        installed = distribution(package)
    except PackageNotFoundError:
        return
    for name, _, size in csv.reader((installed.read_text("RECORD") or "").splitlines()):
        path = Path(str(installed.locate_file(name)))
        if size and not (path.is_file() and path.stat().st_size == int(size)):
            yield path
