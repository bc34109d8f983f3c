# ruff: noqa: INP001 -- a program, no package
"""Make the pictures of the read-along page, the embeddable player and the show's page: `python docs/pictures/make.py`.

Needs Chromium on the PATH, the package `playwright`, and Pillow to keep the files small.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "tests"))

from articles import article, mp3  # noqa: E402 -- found through the line above
from finished import SHOW, made  # noqa: E402

from audiobuild.podcast.publishing import publish  # noqa: E402
from audiobuild.podcast.session import Request  # noqa: E402
from audiobuild.podcast.show import show  # noqa: E402
from audiobuild.write.page import page  # noqa: E402
from audiobuild.write.player import player  # noqa: E402

SIZES = {"phone": (390, 844, 6.0), "desktop": (1280, 800, 20.5)}
"""Width and height in CSS pixels, and the second that is heard: a sentence below the title, which is still in view."""


PLAYER_SIZES = {"phone": (320, 290, 20.5), "desktop": (640, 234, 20.5)}

EPISODES = (
    ("Größe & Maß", "Warum der Meter so lang ist, wie er ist."),
    (
        "Wie Lindenau seinen Bahnhof zurückholte",
        "Der letzte Zug fuhr 1998.\nDass heute wieder einer hält, liegt an einer Handvoll Leute.",
    ),
    (
        "Der Bücherbus kommt wieder",
        "Sechs Jahre lang stand er still.\nJetzt fährt der Bücherbus wieder über die Dörfer.",
    ),
)
"""Title and lead of the episodes on the show's page, the oldest first."""


def main() -> None:
    """Write each picture beside this file."""
    episode = replace(
        article(),
        file="buecherbus.mp3",
        show="Altenwerdaer Tageblatt",
        show_link="https://altenwerda.example/",
        narrator="Pico, Frauenstimme",
        show_logo=_logo(),
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        html = Path(folder) / "buecherbus.html"
        html.write_text("".join(page(episode)), encoding="utf-8")
        frame = html.with_name("buecherbus.player.html")
        frame.write_text("".join(player(episode)), encoding="utf-8")
        html.with_suffix(".mp3").write_bytes(mp3(article()))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        for name, place, sizes, play in (("page", html, SIZES, ""), ("player", frame, PLAYER_SIZES, ".play")):
            for device, (width, height, second) in sizes.items():
                for scheme in ("light", "dark"):
                    picture = _shot(browser, f"{place.as_uri()}#t={second}", width, height, scheme, play=play)
                    _save(picture, HERE / f"{name}-{device}-{scheme}.png")
        index = _published(Path(folder)).as_uri()
        for device, scheme in (("desktop", "light"), ("phone", "dark")):
            width, height, _ = SIZES[device]
            _save(_shot(browser, index, width, height, scheme, play=".play"), HERE / f"show-{device}-{scheme}.png")
        browser.close()


def _logo() -> bytes:
    """Draw a logo, and return it as a JPEG."""
    picture = Image.new("RGB", (96, 96), "#0b5d69")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((16, 16, 80, 80), fill="#fae8b0")
    draw.rectangle((32, 38, 64, 58), fill="#24221f")
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", quality=90)
    return jpeg.getvalue()


def _published(folder: Path) -> Path:
    """Publish three episodes and return the show's page."""
    cover = Image.new("RGB", (1_400, 1_400), "#0b5d69")
    draw = ImageDraw.Draw(cover)
    draw.ellipse((300, 300, 1_100, 1_100), fill="#fae8b0")
    draw.rectangle((480, 560, 920, 840), fill="#24221f")
    cover.save(folder / "cover.jpg")
    sound = mp3(article())
    public = folder / "public"
    for day, (title, lead) in enumerate(EPISODES, start=18):
        made(
            public / f"{day}.mp3",
            title=title,
            lead=lead,
            published=f"2026-05-{day}",
            chapters=("Auf Tour", "Drei Halte", "Was fehlt", "Ausblick"),
            size=len(sound),
        ).write_bytes(sound)
    described = SHOW | {
        "title": "Lindenauer Bote zum Hören",
        "description": "Die Artikel der Woche, vorgelesen.",
        "cover": "cover.jpg",
        "subscribe": {"apple": "https://podcasts.apple.com/", "spotify": "https://open.spotify.com/"},
    }
    request = Request(tuple(sorted(public.glob("*.mp3"))), public / "feed.xml", datetime(2026, 6, 1, tzinfo=UTC))
    publish(request, show(described, folder))
    return public / "index.html"


def _shot(browser: Browser, address: str, width: int, height: int, scheme: str, *, play: str = "") -> bytes:
    """Take a picture of the page while it plays."""
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
    if play:
        tab.locator(play).first.click()
        tab.evaluate("window.scrollTo(0, 0)")
    else:
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
