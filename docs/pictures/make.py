# ruff: noqa: INP001 -- a program, no package
"""Makes the pictures of the read-along page: `python docs/pictures/make.py`.

Needs Chromium on the PATH, the package `playwright`, and Pillow to keep the files small.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))

from articles import article, mp3  # noqa: E402 -- found through the line above

from audiobuild.write.page import page  # noqa: E402

SIZES = {"phone": (390, 844, 6.0), "desktop": (1280, 800, 20.5)}
"""Width and height in CSS pixels, and the second that is heard: a sentence below the title, which is still in view."""


def main() -> None:
    """The four pictures, beside this file."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        html = Path(folder) / "buecherbus.html"
        html.write_text("".join(page(replace(article(), file="buecherbus.mp3"))), encoding="utf-8")
        html.with_suffix(".mp3").write_bytes(mp3(article()))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        for device, (width, height, second) in SIZES.items():
            for scheme in ("light", "dark"):
                _save(
                    _shot(browser, f"{html.as_uri()}#t={second}", width, height, scheme),
                    HERE / f"page-{device}-{scheme}.png",
                )
        browser.close()


def _shot(browser: Browser, address: str, width: int, height: int, scheme: str) -> bytes:
    """The page as it looks while it plays."""
    phone = width < 600  # noqa: PLR2004 -- a phone
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2 if phone else 1,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=phone,
        is_mobile=phone,
    )
    tab = context.new_page()
    tab.goto(address)
    tab.evaluate("document.querySelector('audio').play()")
    tab.wait_for_timeout(700)
    picture = tab.screenshot()
    context.close()
    return picture


def _save(picture: bytes, path: Path) -> None:
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    image.quantize(96, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
