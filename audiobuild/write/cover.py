"""A cover for the tag: any picture, made small enough for every player and podcast host."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from audiobuild.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from PIL.Image import Image

SIDE = 800
"""Pixels of the longer side at most."""

LARGEST = 200_000
"""Bytes at most, so that a tag with every chapter it can hold stays below `write.id3.LARGEST`."""

_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITIES = (90, 80, 70, 60, 45, 30, 15)
_WHITE = (255, 255, 255)


def prepared(path: Path) -> bytes:
    """The picture as a JPEG file of at most `SIDE` pixels a side and `LARGEST` bytes, upright, without metadata.

    What is transparent becomes white. Nothing is cropped or enlarged.

    Raises:
        SettingsError: the file can't be read or is not a picture.
    """
    picture = _opened(path)
    picture.thumbnail((SIDE, SIDE))
    for quality in _QUALITIES:
        jpeg = BytesIO()
        picture.save(jpeg, "JPEG", quality=quality, optimize=True)
        if jpeg.tell() <= LARGEST:
            break
    return jpeg.getvalue()


def _opened(path: Path) -> Image:
    """The picture as RGB, turned as its camera says; the whole file is decoded, so a cut one is noticed."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only a build with a cover needs Pillow

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as file:
                upright = ImageOps.exif_transpose(file)
                if upright.mode.startswith("I"):
                    # Pillow cuts 16 bits of grey off at 255 instead of scaling them.
                    upright = upright.point(lambda grey: grey * (1 / 256)).convert("L")
                layered = upright.convert("RGBA")
    except FileNotFoundError as error:
        raise SettingsError(f"the cover {path} is not there", "give the path of a JPEG, PNG or WebP file") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise SettingsError(f"the cover {path} is too large to open", f"scale it to {SIDE} x {SIDE} pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        # Pillow raises each of these for a broken file, a SyntaxError for a broken PNG.
        raise SettingsError(f"the cover {path} is not a picture", "give a JPEG, PNG or WebP file") from error
    ground = Image.new("RGBA", layered.size, (*_WHITE, 255))
    return Image.alpha_composite(ground, layered).convert("RGB")
