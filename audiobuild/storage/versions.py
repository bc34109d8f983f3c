"""Versions of the code that a result depends on, as parts of cache and build keys."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@cache
def code_digest(*parts: str) -> str:
    """Hash the source files of audiobuild.

    A version number would not suffice: it stays the same while the code is being developed.

    Args:
        parts: files and folders of the package to restrict it to; none for the whole package.

    Returns:
        SHA-256, hexadecimal.
    """
    digest = hashlib.sha256(version("audiobuild").encode())
    for root in (_PACKAGE / part for part in parts or ("",)):
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(str(path.relative_to(_PACKAGE)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def package_versions(*packages: str) -> tuple[tuple[str, str], ...]:
    """Return packages with their versions; the version of a package that is not installed is empty."""
    return tuple((package, _version(package)) for package in packages)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # of an extra
        return ""
