"""A cover for the tag: any picture, small enough for every player."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from episodes import episode
from mutagen.id3 import ID3
from PIL import ExifTags, Image, ImageChops, ImageOps

from audiobuild.errors import SettingsError
from audiobuild.write import id3
from audiobuild.write.cover import LARGEST, prepared

if TYPE_CHECKING:
    from pathlib import Path


def opened(jpeg: bytes) -> Image.Image:
    """Return the prepared cover, as a reader sees it."""
    picture = Image.open(BytesIO(jpeg))
    picture.load()
    return picture


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_usual_formats_are_accepted(kind: str, tmp_path: Path) -> None:
    """The result is a JPEG of at most 800 pixels a side, in the same proportions."""
    path = tmp_path / "bild"
    Image.new("RGB", (3000, 1500), "teal").save(path, kind)
    cover = opened(prepared(path))
    assert (cover.format, cover.mode, cover.size) == ("JPEG", "RGB", (800, 400))


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    """A smaller picture keeps its size."""
    path = tmp_path / "klein.png"
    Image.new("L", (120, 90), 200).save(path)
    assert opened(prepared(path)).size == (120, 90)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "CMYK", "1", "I;16", "F"])
def test_colour_modes(mode: str, tmp_path: Path) -> None:
    """Grey, indexed, transparent, CMYK and deep colours look as in the original."""
    path = tmp_path / "bild.tiff"
    picture = Image.new(mode, (40, 40), 0)
    picture.save(path)
    shown = opened(prepared(path)).getpixel((20, 20))
    white = mode in {"RGBA", "LA", "CMYK"}
    assert shown == ((255, 255, 255) if white else (0, 0, 0))


def test_sixteen_bit_grey(tmp_path: Path) -> None:
    """A picture of 16 bits a pixel keeps its shades."""
    path = tmp_path / "grau.png"
    Image.new("I;16", (40, 40), 0x8000).save(path)
    assert opened(prepared(path)).getpixel((20, 20)) == (128, 128, 128)


@pytest.mark.parametrize("orientation", range(9))
def test_exif_orientation(orientation: int, tmp_path: Path) -> None:
    """A photograph is rotated as its Exif data say; these and its place are removed."""
    path = tmp_path / "foto.jpg"
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.ImageDescription] = "Zu Hause"
    photo = Image.new("RGB", (300, 200), "white")
    photo.paste("black", (0, 0, 150, 100))
    photo.save(path, exif=exif, quality=95)
    cover = opened(prepared(path))
    assert not cover.getexif()
    with Image.open(path) as taken:
        difference = ImageChops.difference(cover, ImageOps.exif_transpose(taken))
    assert sum(difference.convert("L").histogram()[30:]) == 0


def test_invalid_exif_data_are_ignored(tmp_path: Path) -> None:
    """A photograph whose Exif data makes no sense is a picture still."""
    path = tmp_path / "foto.jpg"
    Image.new("RGB", (30, 20)).save(path, exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x02" + b"\x01\x12\0\x02\xff" * 9)
    assert opened(prepared(path)).size == (30, 20)


@pytest.mark.slow
def test_size_limit(tmp_path: Path) -> None:
    """Even noise is compressed to the bytes that a tag has room for."""
    path = tmp_path / "rauschen.png"
    Image.merge("RGB", [Image.effect_noise((1600, 1600), 200) for _ in "RGB"]).save(path)
    assert len(prepared(path)) <= LARGEST


def test_result_is_reproducible(tmp_path: Path) -> None:
    """A cover is prepared alike each time."""
    path = tmp_path / "bild.webp"
    Image.linear_gradient("L").save(path)
    assert prepared(path) == prepared(path)


def broken(tmp_path: Path, kind: str) -> bytes:
    """Write a picture that ends half-way."""
    path = tmp_path / "ganz"
    Image.merge("RGB", [Image.effect_noise((200, 200), 200) for _ in "RGB"]).save(path, kind)
    return path.read_bytes()[: path.stat().st_size // 2]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_truncated_picture_is_refused(kind: str, tmp_path: Path) -> None:
    """A truncated picture is an error that names the file."""
    path = tmp_path / "halb.bild"
    path.write_bytes(broken(tmp_path, kind))
    with pytest.raises(SettingsError, match=r"halb\.bild is not a readable image"):
        prepared(path)


def test_a_damaged_picture_is_refused(tmp_path: Path) -> None:
    """A picture with a fault in its middle is refused like one that was cut off."""
    path = tmp_path / "fleck.png"
    Image.merge("RGB", [Image.effect_noise((300, 300), 200) for _ in "RGB"]).save(path)
    head, first, second, *rest = path.read_bytes().split(b"IDAT")
    path.write_bytes(b"IDAT".join([head, first]) + b"\0\0\0\0" + b"IDAT".join([second, *rest]))
    with pytest.raises(SettingsError, match=r"fleck\.png is not a readable image"):
        prepared(path)


PNG = b"\x89PNG\r\n\x1a\n"
SHORT_HEADER = PNG + b"\0\0\0\5IHDR12345" + zlib.crc32(b"IHDR12345").to_bytes(4, "big")


@pytest.mark.parametrize("content", [b"", b"Kein Bild", PNG, SHORT_HEADER, b"%!PS-Adobe-3.0 EPSF-3.0", b"<svg/>"])
def test_other_files_are_refused(content: bytes, tmp_path: Path) -> None:
    """A file of another kind is refused with a hint."""
    path = tmp_path / "kein.bild"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match="is not a readable image: give a JPEG, PNG or WebP file"):
        prepared(path)


def test_unreadable_cover(tmp_path: Path) -> None:
    """A missing file and a folder have their own messages."""
    with pytest.raises(SettingsError, match=r"cannot read .*fehlt\.png: No such file or directory"):
        prepared(tmp_path / "fehlt.png")
    with pytest.raises(SettingsError, match="Is a directory"):
        prepared(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("side", [10_000, 20_000])
def test_a_picture_too_large_to_open_is_refused(side: int, tmp_path: Path) -> None:
    """A small file that would fill the memory once opened is refused."""
    path = tmp_path / "riesig.png"
    Image.new("1", (side, side)).save(path)
    with pytest.raises(SettingsError, match="too large"):
        prepared(path)


def test_the_tag_carries_the_cover(tmp_path: Path) -> None:
    """Readers find the picture as front cover, byte for byte, and its kind."""
    path = tmp_path / "bild.png"
    Image.new("RGB", (50, 50), "teal").save(path)
    for cover, media_type in ((prepared(path), "image/jpeg"), (path.read_bytes(), "image/png")):
        tag = ID3(BytesIO(id3.tag(replace(episode(), cover=cover)) + bytes(128)))  # type: ignore[no-untyped-call]
        (picture,) = tag.getall("APIC")  # type: ignore[no-untyped-call]
        assert (picture.data, picture.mime, picture.type) == (cover, media_type, 3)
