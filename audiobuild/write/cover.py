"""The cover in the tag: an image in any format, scaled down for all players and podcast hosts."""

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
"""Maximum length of the longer side in pixels."""

LOGO_SIDE = 96
"""Maximum length of a side of the show's logo on a page in pixels; it is shown at half that size."""

LARGEST = 200_000
"""Maximum size in bytes, so that a tag with all the chapters it can hold is below `write.id3.LARGEST`."""

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
"""How to set a photograph upright, by Exif orientation. Pillow's `exif_transpose` fails on damaged Exif."""

_REMEDY = "give a JPEG, PNG or WebP file"
_WHITE = (255, 255, 255)


def prepared(path: Path) -> bytes:
    """Convert an image to a JPEG of at most `SIDE` pixels a side and `LARGEST` bytes, upright and without metadata.

    Transparent areas become white. Nothing is cropped or enlarged.

    Raises:
        SettingsError: the file cannot be read, or is not an image.
    """
    picture = _opened(path)
    picture.thumbnail((SIDE, SIDE))
    for quality in _QUALITIES:
        jpeg = BytesIO()
        picture.save(jpeg, "JPEG", quality=quality, optimize=True)
        if jpeg.tell() <= LARGEST:
            break
    return jpeg.getvalue()


def logo(path: Path) -> bytes:
    """Convert an image to a JPEG of at most `LOGO_SIDE` pixels a side, small enough to be embedded in a page.

    Raises:
        SettingsError: the file cannot be read, or is not an image.
    """
    picture = _opened(path)
    picture.thumbnail((LOGO_SIDE, LOGO_SIDE))
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=80, optimize=True)
    return jpeg.getvalue()


def _opened(path: Path) -> Image:
    """Decode the whole file, so that a truncated one is noticed, and return it as RGB in its proper orientation."""
    from PIL import ExifTags, Image

    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"cannot read the cover {path}: {error.strerror}", _REMEDY) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about metadata, which is dropped
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=_FORMATS) as file:
                turn = _TURNS.get(file.getexif().get(ExifTags.Base.Orientation, 1))
                picture = file.transpose(Image.Transpose[turn]) if turn else file
                if picture.mode.startswith("I"):
                    # Pillow clips 16-bit grey at 255 instead of scaling it.
                    picture = picture.point(lambda grey: grey * (1 / 256)).convert("L")
                layered = picture.convert("RGBA")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise SettingsError(f"the cover {path} is too large to open", f"scale it to {SIDE} x {SIDE} pixels") from error
    except (OSError, SyntaxError, TypeError, ValueError) as error:
        # Pillow raises each of these for some damaged files, a SyntaxError for a PNG.
        raise SettingsError(f"the cover {path} is not a readable image", _REMEDY) from error
    ground = Image.new("RGBA", layered.size, (*_WHITE, 255))
    return Image.alpha_composite(ground, layered).convert("RGB")
