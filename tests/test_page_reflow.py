"""The read-along page in small windows, with other fonts, and with forced colours."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from articles import article, mp3
from browsers import DESKTOP, PHONE, chromium, needs_chromium
from PIL import Image

from audiobuild.model import About
from audiobuild.write.page import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [needs_chromium, pytest.mark.slow]

WINDOWS: dict[str, dict[str, Any]] = {
    "phone": {**PHONE, "viewport": {"width": 320, "height": 568}},
    "phone with a mouse": {"viewport": {"width": 320, "height": 640}},
    "wider phone": PHONE,
    "1280 x 1024 at 400 %": {"viewport": {"width": 320, "height": 256}},
    "1280 x 720 at 400 %": {"viewport": {"width": 320, "height": 180}},
    "phone on its side": {"viewport": {"width": 568, "height": 320}, "has_touch": True, "is_mobile": True},
    "just below two columns": {"viewport": {"width": 703, "height": 500}},
    "one row": {"viewport": {"width": 704, "height": 500}},
    "desktop": DESKTOP,
}

FONTS = ("DejaVu Sans Mono", "DejaVu Sans Condensed")
"""A very wide and a narrow family, both of Debian's fonts-dejavu."""

installed_fonts = pytest.mark.parametrize("browser", ["as installed"], indirect=True)

FONT_CONFIG = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include>/etc/fonts/fonts.conf</include>
<match target="pattern"><edit name="family" mode="assign" binding="strong"><string>{}</string></edit></match>
</fontconfig>"""

CONTROLS = ".bar button:visible, .bar select:visible, .seek"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a page whose words and names are long, and its sound."""
    sample = article(quicker=4)
    about = replace(sample.about, author="Karoline Freifrau von Rechenberg-Schwarzenberg und Maximilian Mustermann")
    sample = replace(sample, script=replace(sample.script, about=about), file="a.mp3")
    # Chapters start in the pause before their heading, as in real episodes.
    lead = round(0.32 * sample.rate)
    clips = tuple(replace(clip, first=clip.first + lead, end=clip.end + lead) for clip in sample.clips)
    path = tmp_path_factory.mktemp("page") / "a.html"
    path.write_text("".join(page(replace(sample, clips=clips))), encoding="utf-8")
    path.with_suffix(".mp3").write_bytes(mp3(sample))
    return path


@pytest.fixture(scope="module", params=("as installed", *FONTS))
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start Chromium with the fonts of the system, and with every family replaced by one."""
    if request.param == "as installed":
        with chromium() as running:
            yield running
        return
    if not shutil.which("fc-match"):
        pytest.skip("fontconfig is not installed")
    config = tmp_path_factory.mktemp("fonts") / "fonts.conf"
    config.write_text(FONT_CONFIG.format(request.param), encoding="utf-8")
    environment = {"FONTCONFIG_FILE": str(config)}
    found = subprocess.run(
        ["fc-match", "-f", "%{family}", "serif"], env=environment, capture_output=True, text=True, check=True
    ).stdout
    if request.param not in found:
        pytest.skip(f"{request.param} is not installed (Debian: fonts-dejavu)")
    with chromium(**environment) as running:
        yield running


def opened(browser: Browser, file: Path, fragment: str = "", **context: Any) -> Page:
    """Open the page in a new window."""
    tab = browser.new_context(reduced_motion="reduce", **context).new_page()
    tab.set_default_timeout(60_000)
    tab.goto(file.as_uri() + fragment)
    return tab


def boxes(tab: Page, selector: str) -> list[dict[str, float]]:
    """Return the visible elements as rectangles of the page."""
    found = (element.bounding_box() for element in tab.locator(selector).all())
    return [{"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"]} for box in found if box]


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Return whether two rectangles have more than half a pixel in common."""
    return all(
        one[start] + one[size] > other[start] + 0.5 and other[start] + other[size] > one[start] + 0.5
        for start, size in (("x", "width"), ("y", "height"))
    )


@pytest.mark.parametrize("window", WINDOWS)
def test_controls_are_inside_the_window(browser: Browser, file: Path, window: str) -> None:
    """Nothing scrolls sideways; every control is large enough for a finger, and overlaps none."""
    tab = opened(browser, file, "#t=12", **WINDOWS[window])
    width, height = (WINDOWS[window]["viewport"][side] for side in ("width", "height"))
    tab.wait_for_timeout(300)
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    if height < 240:
        tab.evaluate("scrollTo(0, 0)")  # here the player scrolls with the text
    controls = boxes(tab, CONTROLS)
    touch = WINDOWS[window].get("has_touch", False)
    assert len(controls) == 8 - touch - (width >= 1088)
    for box in controls:
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
    assert not any(overlap(*pair) for pair in combinations(controls, 2))
    buttons = boxes(tab, ".bar button:visible, .bar select:visible")
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in buttons)
    tab.context.close()


@pytest.mark.parametrize("window", WINDOWS)
def test_the_current_sentence_is_above_the_player(browser: Browser, file: Path, window: str) -> None:
    """At every size, the beginning of the highlighted sentence is visible, and so is every chapter of the list."""
    tab = opened(browser, file, "#t=30", **WINDOWS[window])
    tab.wait_for_timeout(300)
    top, player = tab.evaluate(
        """() => {
        const player = document.querySelector('.player').getBoundingClientRect();
        const sentence = document.querySelector('article [aria-current]').getBoundingClientRect();
        return [sentence.top, player.bottom > 0 ? player.top : innerHeight];
        }"""
    )
    assert 0 <= top < player - 20
    if tab.locator(".chapters-button").is_visible():
        if WINDOWS[window]["viewport"]["height"] < 240:
            tab.evaluate("scrollTo(0, 0)")
        tab.get_by_role("button", name="Kapitel").click()
        sheet = boxes(tab, "nav")[0]
        assert sheet["y"] >= 0
        assert sheet["x"] >= 0
        assert sheet["x"] + sheet["width"] <= WINDOWS[window]["viewport"]["width"]
        last = tab.get_by_role("navigation", name="Kapitel").get_by_role("link").last
        last.scroll_into_view_if_needed()
        last.click()
    tab.context.close()


def test_the_keys_dialog_fits(browser: Browser, file: Path) -> None:
    """The list of keyboard shortcuts needs no sideways scrolling in the smallest window."""
    tab = opened(browser, file, **WINDOWS["1280 x 1024 at 400 %"])
    tab.keyboard.press("?")
    wide = tab.evaluate(
        "(() => { const d = document.querySelector('dialog'); return d.scrollWidth - d.clientWidth })()"
    )
    assert wide == 0
    box = boxes(tab, "dialog")[0]
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert box["height"] <= 256
    tab.context.close()


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return the contrast ratio of two sRGB colours (WCAG 2.2)."""

    def luminance(colour: tuple[int, ...]) -> float:
        parts = [value / 255 for value in colour[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(tab: Page) -> Callable[[float, float], tuple[int, ...]]:
    """Return a function that tells the colour of a pixel of the window."""
    shown = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")

    def colour(x: float, y: float) -> tuple[int, ...]:
        pixel = shown.getpixel((round(x), round(y)))
        assert isinstance(pixel, tuple)
        return pixel

    return colour


@installed_fonts
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_forced_colours_show_the_sentence_and_the_rail(
    browser: Browser, file: Path, scheme: str, device: dict[str, Any]
) -> None:
    """With forced colours the highlight, the rail, its heard part and its thumb differ from what is around them."""
    tab = opened(browser, file, "#t=21", forced_colors="active", color_scheme=scheme, **device)
    tab.wait_for_timeout(200)
    colour = colours(tab)
    paper = colour(2, 2)
    x, y, *ink = tab.evaluate(
        """() => {
        const sentence = document.querySelector('article [aria-current]');
        const [box] = sentence.getClientRects();
        return [box.x, box.y, ...getComputedStyle(sentence).color.match(/\\d+/g).map(Number)];
        }"""
    )
    ground = colour(x + 1, y + 8)
    assert contrast(tuple(ink), ground) >= 4.5
    assert contrast(ground, paper) >= 3
    rail = boxes(tab, ".seek")[0]
    middle = round(rail["y"] + rail["height"] / 2)
    played, thumb, left = (colour(rail["x"] + 8 + share * (rail["width"] - 16), middle) for share in (0.1, 0.5, 0.9))
    edge = [colour(rail["x"] + rail["width"] * 0.9, middle + dy) for dy in (-3, -2, 2, 3)]
    assert max(contrast(pixel, paper) for pixel in edge) >= 3, "the outline of the rail"
    assert contrast(played, left) >= 3, "what was heard against what was not"
    assert contrast(thumb, paper) >= 3, "the thumb"
    tab.context.close()


@installed_fonts
def test_a_chapter_that_starts_in_a_pause_highlights_its_heading(browser: Browser, file: Path) -> None:
    """While paused, "next" and "previous" highlight the heading of the chapter, never the sentence before it."""
    tab = opened(browser, file, "#t=1", **DESKTOP)

    def after(key: str) -> list[str]:
        tab.keyboard.press(key)
        tab.wait_for_timeout(150)
        current = tab.locator("article [aria-current]")
        assert current.count() == 1
        return [current.inner_text(), tab.locator("nav a[aria-current] bdi").inner_text()]

    assert after("n") == ["18 Meter, 31 Dörfer"] * 2
    assert after("n") == ["Was eine Fahrt kostet"] * 2
    assert after("p") == ["18 Meter, 31 Dörfer"] * 2
    assert after("ArrowRight")[0].startswith("Am Steuer sitzt")
    assert after("ArrowLeft")[0] == "18 Meter, 31 Dörfer"
    assert after("p") == ["Der Bus, der Bücher bringt"] * 2
    assert after("n") == ["18 Meter, 31 Dörfer"] * 2
    tab.context.close()


@installed_fonts
def test_an_article_without_a_title_reflows(browser: Browser, tmp_path: Path) -> None:
    """Words longer than the window break; a page without metadata is not wider than the window."""
    sample = article(quicker=4)
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    sample = replace(sample, script=replace(sample.script, about=About(title=word, author=word)), file="b.mp3")
    path = tmp_path / "b.html"
    path.write_text("".join(page(sample)), encoding="utf-8")
    tab = opened(browser, path, **WINDOWS["phone"])
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    tab.context.close()
