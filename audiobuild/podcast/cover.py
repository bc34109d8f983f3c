"""Cover art: check a picture against the requirements of podcast directories.

Source: https://podcasters.apple.com/support/896-artwork-requirements
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

MIN_SIDE, MAX_SIDE = 1_400, 3_000
"""Pixels."""

MAX_BYTES = 512 * 1024

_SUFFIXES = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
_HINT = (
    f"save it as a square JPEG or PNG of {MIN_SIDE} to {MAX_SIDE} pixels a side, RGB, without transparency, "
    f"at most {MAX_BYTES // 1024} KB"
)


def check_cover(path: Path) -> None:
    """Check that directories accept a picture.

    Raises:
        SettingsError: the picture cannot be read or violates a requirement; the message names all violations.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"cannot read the cover {path}: {error.strerror}", "check [show] cover") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata, and sizes that are rejected below
            with Image.open(BytesIO(data)) as picture:
                violations = list(_violations(picture, path, len(data)))
                if not violations:
                    picture.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        # Pillow raises each of these for a broken file, SyntaxError for a broken PNG.
        raise SettingsError(f"the cover {path} is not a readable image (truncated?)", _HINT) from error
    if violations:
        raise SettingsError(f"directories reject the cover {path}: {', '.join(violations)}", _HINT)


def _violations(picture: Image, path: Path, size: int) -> Iterator[str]:
    """Yield each requirement that the picture violates."""
    kind = picture.format or ""
    if kind not in _SUFFIXES:
        yield f"it is a {kind} file"
    elif path.suffix.lower() not in _SUFFIXES[kind]:
        yield f"it is a {kind} file, but its name ends with {path.suffix or 'nothing'}"
    width, height = picture.size
    if width != height:
        yield f"it is not square ({width} x {height})"
    if min(width, height) < MIN_SIDE:
        yield f"it is too small ({width} x {height})"
    if max(width, height) > MAX_SIDE:
        yield f"it is too large ({width} x {height})"
    if "A" in picture.getbands() or "transparency" in picture.info:
        yield "it has transparency"
    elif picture.mode != "RGB":
        yield f"its colour mode is {picture.mode}, not RGB"
    if size > MAX_BYTES:
        yield f"it has {-(-size // 1024)} KB"
