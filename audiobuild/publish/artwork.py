"""The show's picture: checked by the rules of the directories, refused with what to change."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

SMALLEST, LARGEST = 1_400, 3_000
"""Pixels of a side."""

HEAVIEST = 512 * 1024
"""Bytes."""

_ENDINGS = {"JPEG": (".jpg", ".jpeg"), "PNG": (".png",)}
_REMEDY = (
    f"save it as a square JPEG or PNG of {SMALLEST} to {LARGEST} pixels a side, RGB, without transparency, "
    f"at most {HEAVIEST // 1024} KB"
)


def checked(path: Path) -> Path:
    """The picture, if directories take it.

    Source: https://podcasters.apple.com/support/896-artwork-requirements

    Raises:
        SettingsError: it can't be read, or names everything about it that must change.
    """
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  # only a show with a cover needs Pillow

    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"the show's cover {path} can't be read: {error.strerror}", "check [show] cover") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata, and a size that is refused below
            with Image.open(BytesIO(data)) as picture:
                faults = list(_faults(picture, path, len(data)))
                if not faults:
                    picture.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        # Pillow raises each of these for a broken file, a SyntaxError for a broken PNG.
        raise SettingsError(f"the show's cover {path} is no whole picture", _REMEDY) from error
    if faults:
        raise SettingsError(f"directories refuse the show's cover {path}: {', '.join(faults)}", _REMEDY)
    return path


def _faults(picture: Image, path: Path, size: int) -> Iterator[str]:
    """Everything about the picture that must change."""
    kind = picture.format or ""
    if kind not in _ENDINGS:
        yield f"it is a {kind} file"
    elif path.suffix.lower() not in _ENDINGS[kind]:
        yield f"it is a {kind} file, but its name ends with {path.suffix or 'nothing'}"
    width, height = picture.size
    if width != height:
        yield f"it is not square ({width} x {height})"
    if min(width, height) < SMALLEST:
        yield f"it is too small ({width} x {height})"
    if max(width, height) > LARGEST:
        yield f"it is too large ({width} x {height})"
    if "A" in picture.getbands() or "transparency" in picture.info:
        yield "it has transparency"
    elif picture.mode != "RGB":
        yield f"its colours are {picture.mode}, not RGB"
    if size > HEAVIEST:
        yield f"it has {-(-size // 1024)} KB"
