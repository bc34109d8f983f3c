"""A cover for the tag: any picture, made small enough for every player and podcast host."""

from __future__ import annotations

import warnings
from io import BytesIO
from types import MappingProxyType
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
_TURNS = MappingProxyType(
    {
        2: "FLIP_LEFT_RIGHT",
        3: "ROTATE_180",
        4: "FLIP_TOP_BOTTOM",
        5: "TRANSPOSE",
        6: "ROTATE_270",
        7: "TRANSVERSE",
        8: "ROTATE_90",
    },
)
"""What sets a photograph upright, by its Exif orientation. Pillow's `exif_transpose` fails on odd Exif data."""

_REMEDY = "give a JPEG, PNG or WebP file"
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
    from PIL import ExifTags, Image  # noqa: PLC0415 - only a build with a cover needs Pillow

    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"the cover {path} can't be read ({error.strerror})", _REMEDY) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd metadata, of which nothing is kept
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as file:
                turn = _TURNS.get(file.getexif().get(ExifTags.Base.Orientation, 1))
                picture = file.transpose(Image.Transpose[turn]) if turn else file
                if picture.mode.startswith("I"):
                    # Pillow cuts 16 bits of grey off at 255 instead of scaling them.
                    picture = picture.point(lambda grey: grey * (1 / 256)).convert("L")
                layered = picture.convert("RGBA")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise SettingsError(f"the cover {path} is too large to open", f"scale it to {SIDE} x {SIDE} pixels") from error
    except (OSError, SyntaxError, TypeError, ValueError) as error:
        # Pillow raises each of these for one damaged file or another, a SyntaxError for a PNG.
        raise SettingsError(f"the cover {path} is not a picture", _REMEDY) from error
    ground = Image.new("RGBA", layered.size, (*_WHITE, 255))
    return Image.alpha_composite(ground, layered).convert("RGB")
