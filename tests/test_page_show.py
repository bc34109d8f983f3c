"""The show on the read-along page, from audiobuild.toml on."""

from __future__ import annotations

import base64
import io
import re
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops
from typer.testing import CliRunner

from audiobuild.cli import app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a folder with an article and a configuration that names the show, its address and its cover."""
    (tmp_path / "zug.txt").write_text("Der Zug\n\nEr fährt wieder.\n", encoding="utf-8")
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "house.toml").write_text(
        '[show]\ntitle = "Lindenauer Bote"\nlink = "https://example.org/"\ncover = "cover.png"\n', encoding="utf-8"
    )
    return tmp_path


def page(house: Path) -> str:
    """Build the episode silently and return its page."""
    source, config = str(house / "zug.txt"), str(house / "conf" / "house.toml")
    result = CliRunner().invoke(app, ["make", source, "-e", "silent", "-q", "-o", f"{house}/", "--config", config])
    assert result.exit_code == 0, result.output
    return (house / "zug.html").read_text(encoding="utf-8")


def test_the_page_has_name_address_and_logo_of_the_show(house: Path) -> None:
    """The cover, a path relative to the configuration, becomes a small picture inside the page; a new one renews it."""
    assert "<img" not in page(house)
    for colour in ("#0b5d69", "#c00000"):
        Image.new("RGB", (1_400, 1_400), colour).save(house / "conf" / "cover.png")
        html = page(house)
        found = re.search(r'<a href="https://example.org/"><img src="data:image/jpeg;base64,([^"]+)"', html)
        assert found
        logo = Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("RGB")
        assert logo.size == (96, 96)
        difference = ImageChops.difference(logo, Image.new("RGB", logo.size, colour))
        assert max(difference.tobytes()) < 4
        assert len(found[1]) < 8_000
    assert ">Lindenauer Bote</a>" in html
