"""The read-along page in a real browser: it plays, highlights, seeks, and loads nothing from other hosts."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from contextlib import closing
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from statistics import median
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

import pytest
from articles import article, heard, mp3
from browsers import CHECKERS, DESKTOP, PHONE, axe_violations, chromium, needs_chromium
from episodes import episode
from PIL import Image

from audiobuild.model import About, InlineKind, InlineMarkup
from audiobuild.write.page import facts, page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from audiobuild.model import Episode

QUICKER = 4
"""The article in 42 instead of 169 seconds, so that a test need not wait for a sentence to end."""

pytestmark = [needs_chromium, pytest.mark.slow]


class Open(Protocol):
    """Opens a page's file in a new window."""

    def __call__(self, fragment: str = "", *, path: Path | None = None, **context: Any) -> Page: ...


@pytest.fixture(scope="module")
def sample() -> Episode:
    """Return the sample article, spoken quickly."""
    logo = io.BytesIO()
    Image.new("RGB", (96, 96), "#0b5d69").save(logo, "JPEG")
    return replace(
        article(quicker=QUICKER),
        narrator="Pico, Frauenstimme",
        show="Altenwerdaer Tageblatt",
        show_link="https://altenwerda.example/",
        show_logo=logo.getvalue(),
    )


@pytest.fixture(scope="module")
def file(sample: Episode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page and the sound into a folder, under a name that must be quoted."""
    path = tmp_path_factory.mktemp("page") / "Büchér & Bus 100 %.html"
    path.write_text("".join(page(replace(sample, file=f"{path.stem}.mp3"))), encoding="utf-8")
    path.with_suffix(".mp3").write_bytes(mp3(sample))
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests of this file; each gets a profile of its own."""
    with chromium() as running:
        yield running


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Open]:
    """Open windows; afterwards check that there was no error and no request other than for the page and its sound."""
    contexts, requests, errors = [], [], []

    def open_page(fragment: str = "", *, path: Path | None = None, **context: Any) -> Page:
        contexts.append(browser.new_context(**{"reduced_motion": "reduce", **DESKTOP, **context}))
        tab = contexts[-1].new_page()
        tab.set_default_timeout(60_000)
        tab.on("request", lambda request: requests.append(request.url.partition("#")[0]))
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on("console", lambda message: errors.append(message.text))
        tab.goto((path or file).as_uri() + fragment)
        return tab

    yield open_page
    for context in contexts:
        context.close()
    folder = file.parent.as_uri()
    assert [url for url in requests if not url.startswith((folder, "data:,"))] == []
    assert errors == []


def now(tab: Page) -> float:
    """Return where the sound is, in seconds."""
    return float(tab.evaluate("document.querySelector('audio').currentTime"))


def paused(tab: Page) -> bool:
    """Return whether the sound is paused."""
    return bool(tab.evaluate("document.querySelector('audio').paused"))


def lit(tab: Page) -> str:
    """Return the highlighted sentence, of which there is exactly one."""
    sentence = tab.locator("article [aria-current]")
    assert sentence.count() == 1
    return sentence.inner_text()


def wait(tab: Page, condition: str) -> None:
    """Wait until a JavaScript expression over `audio` is true; asked again and again, for the policy forbids `eval`."""
    question = f"(() => {{ const audio = document.querySelector('audio'); return {condition} }})()"
    deadline = monotonic() + 60
    while not tab.evaluate(question):
        assert monotonic() < deadline, f"never true: {condition}"
        tab.wait_for_timeout(20)


RUNS = "!audio.paused && !audio.seeking && (audio.pause(), true)"
"""Whether the sound runs; once it does, it is stopped, so that a busy machine does not lose its place."""


def start(sample: Episode, index: int) -> float:
    """Return the second at which a sentence is heard."""
    return sample.seconds(sample.clips[index].first)


def in_view(tab: Page) -> bool:
    """Return whether the highlighted sentence can be seen above the player."""
    return bool(
        tab.evaluate(
            """() => {
            const box = document.querySelector('article [aria-current]').getBoundingClientRect();
            return box.top >= 0 && box.bottom <= document.querySelector('.player').getBoundingClientRect().top;
            }""",
        ),
    )


def test_current_sentence_is_highlighted(opened: Open, sample: Episode) -> None:
    """While the page plays, the highlighted sentence is the one at the current time."""
    tab = opened()
    assert tab.locator("article [aria-current]").count() == 0
    tab.get_by_role("button", name="Abspielen").click()
    for index in range(3):
        wait(tab, f"audio.currentTime > {start(sample, index) + 0.15}")
        before, sentence = now(tab), lit(tab)
        assert sentence in heard(sample, before, now(tab))
    assert not paused(tab)
    tab.get_by_role("button", name="Anhalten").click()
    assert paused(tab)


def test_highlight_is_on_time(opened: Open, sample: Episode) -> None:
    """It is a tenth of a second early by design. The best of three tries counts, since a busy machine delays timers."""
    tries: list[list[float]] = []
    for _ in range(3):
        tries.append(delays(opened(f"#t={start(sample, 3)}")))
        if all(-0.12 <= late <= 0.15 for late in tries[-1]) and median(tries[-1]) < -0.03:
            return
    raise AssertionError(tries)


def delays(tab: Page) -> list[float]:
    """Play until four sentences have lit up; return how many seconds after its start each did."""
    tab.evaluate(
        """() => {
        window.changes = [];
        const audio = document.querySelector("audio");
        new MutationObserver((records) => records.forEach(({ target }) => {
          if (target.ariaCurrent) window.changes.push([audio.currentTime, Number(target.dataset.start)]);
        })).observe(document.querySelector("article"), { subtree: true, attributeFilter: ["aria-current"] });
        }""",
    )
    tab.keyboard.press("k")
    wait(tab, "window.changes.length > 3")
    tab.keyboard.press("k")
    return [actual - planned for actual, planned in tab.evaluate("window.changes")]


def test_click_on_a_sentence_plays_it(opened: Open, sample: Episode) -> None:
    """The sound starts at its start."""
    tab = opened()
    clip = sample.clips[6]
    tab.get_by_text(clip.utterance.written).click()
    wait(tab, RUNS)
    assert now(tab) == pytest.approx(start(sample, 6), abs=0.5)
    assert lit(tab) == clip.utterance.written


def test_selecting_text_does_not_play(opened: Open) -> None:
    """Marking a passage to quote it does not start the sound."""
    tab = opened()
    box = tab.locator("article .lead").bounding_box()
    assert box
    tab.mouse.move(box["x"] + 5, box["y"] + 15)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 250, box["y"] + 15)
    tab.mouse.up()
    assert tab.evaluate("String(getSelection())")
    assert paused(tab)


def test_click_on_a_chapter_plays_it(opened: Open, sample: Episode) -> None:
    """The list shows every chapter with its time; a click goes there, in sound and text."""
    tab = opened()
    links = tab.get_by_role("navigation", name="Kapitel").get_by_role("link")
    assert [text.split("\n")[0].strip() for text in links.all_inner_texts()] == [mark.title for mark in sample.marks]
    links.nth(2).click()
    wait(tab, RUNS)
    assert now(tab) == pytest.approx(sample.seconds(sample.marks[2].start), abs=0.5)
    assert lit(tab) == "Was eine Fahrt kostet"
    assert in_view(tab)
    assert links.nth(2).get_attribute("aria-current") == "true"
    assert tab.locator(".chapter-now").inner_text() == "Was eine Fahrt kostet"


def test_on_a_phone_the_chapters_are_a_sheet(opened: Open, sample: Episode) -> None:
    """In a narrow window, a button opens it, and a tap on a chapter closes it again."""
    tab = opened(**PHONE)
    links = tab.get_by_role("navigation", name="Kapitel").get_by_role("link")
    assert links.count() == 0
    tab.get_by_role("button", name="Kapitel").click()
    assert links.count() == len(sample.marks)
    links.nth(1).click()
    wait(tab, f"audio.currentTime >= {sample.seconds(sample.marks[1].start)}")
    assert links.count() == 0
    assert in_view(tab)


def test_keyboard_shortcuts(opened: Open, sample: Episode) -> None:
    """Sentences, chapters, 15 seconds, speed."""
    tab = opened("#t=0")

    def after(key: str) -> float:
        tab.keyboard.press(key)
        wait(tab, "!audio.seeking")
        return now(tab)

    assert after("n") == pytest.approx(sample.seconds(sample.marks[1].start))
    assert after("n") == pytest.approx(sample.seconds(sample.marks[2].start))
    assert after("p") == pytest.approx(sample.seconds(sample.marks[1].start))
    heading = next(i for i, clip in enumerate(sample.clips) if clip.first == sample.marks[1].start)
    assert after("ArrowRight") == pytest.approx(start(sample, heading + 1))
    assert after("ArrowRight") == pytest.approx(start(sample, heading + 2))
    assert lit(tab) == sample.clips[heading + 2].utterance.written
    assert after("ArrowLeft") == pytest.approx(start(sample, heading + 1))
    place = now(tab)
    assert after("l") == pytest.approx(place + 15)
    assert after("j") == pytest.approx(place)
    assert after("j") == 0
    assert after("p") == 0
    tab.keyboard.press(">")
    assert tab.evaluate("document.querySelector('audio').playbackRate") == 1.25
    tab.keyboard.press("<")
    tab.keyboard.press("<")
    assert tab.evaluate("document.querySelector('audio').playbackRate") == 0.75
    assert tab.get_by_label("Tempo").input_value() == "0.75"
    tab.keyboard.press(" ")
    wait(tab, "!audio.paused")
    tab.keyboard.press("k")
    assert paused(tab)


def test_previous_goes_to_the_start_of_the_chapter_first(opened: Open, sample: Episode) -> None:
    """Then to the chapter before."""
    place = sample.seconds(sample.marks[2].start)
    tab = opened(f"#t={place + 5}")
    tab.keyboard.press("p")
    assert now(tab) == pytest.approx(place)
    tab.keyboard.press("p")
    assert now(tab) == pytest.approx(sample.seconds(sample.marks[1].start))


def test_shortcuts_of_the_browser_are_kept(opened: Open) -> None:
    """With Ctrl, Alt or Meta, with Shift and the space bar, or on a focused control."""
    tab = opened("#t=10")
    for key in ("Control+l", "Alt+ArrowLeft", "Meta+k"):
        tab.keyboard.press(key)
    tab.keyboard.press("Shift+Space")
    assert paused(tab)
    tab.get_by_role("button", name="15 Sekunden vor").focus()
    tab.keyboard.press(" ")
    wait(tab, "!audio.seeking")
    assert now(tab) == pytest.approx(25)
    assert paused(tab)
    tab.get_by_role("slider", name="Stelle").focus()
    tab.keyboard.press("Home")
    wait(tab, "audio.currentTime === 0")


def test_keys_are_explained_and_can_be_switched_off(opened: Open) -> None:
    """The question mark opens the list of keys; there they can be switched off (WCAG 2.1.4)."""
    tab = opened("#t=10")
    tab.keyboard.press("?")
    dialog = tab.get_by_role("dialog", name="Tastenkürzel")
    assert dialog.is_visible()
    dialog.get_by_label("Tastenkürzel eingeschaltet").uncheck()
    tab.keyboard.press("Escape")
    assert not dialog.is_visible()
    tab.keyboard.press("l")
    tab.keyboard.press("k")
    assert now(tab) == pytest.approx(10)
    assert paused(tab)


def test_buttons_of_the_player(opened: Open, sample: Episode) -> None:
    """15 seconds forward and back, another speed, another position on the rail."""
    tab = opened("#t=10")
    tab.get_by_role("button", name="15 Sekunden vor").click()
    assert now(tab) == pytest.approx(25)
    tab.get_by_role("button", name="15 Sekunden zurück").click()
    assert now(tab) == pytest.approx(10)
    tab.get_by_label("Tempo").select_option("1.5")
    assert tab.evaluate("document.querySelector('audio').playbackRate") == 1.5
    rail = tab.get_by_role("slider", name="Stelle")
    rail.fill("20")
    wait(tab, "audio.currentTime === 20")
    assert rail.get_attribute("aria-valuetext") == f"0:20 von {facts.clock(sample.seconds(sample.samples))}"


def test_address_has_the_current_time(opened: Open, sample: Episode) -> None:
    """The address bar can be shared, and leads back to it."""
    tab = opened()
    tab.get_by_text(sample.clips[6].utterance.written).click()
    wait(tab, "!audio.paused")
    tab.keyboard.press("k")
    tab.wait_for_timeout(500)
    found = re.search(r"#t=(\d+(?:\.\d)?)$", tab.url)
    assert found
    assert float(found[1]) == pytest.approx(now(tab), abs=0.11)
    again = opened(found[0])
    wait(again, "audio.readyState > 0 && !audio.seeking")
    assert now(again) == pytest.approx(float(found[1]))
    assert lit(again) == sample.clips[6].utterance.written
    assert in_view(again)
    assert paused(again)


@pytest.mark.parametrize(
    ("fragment", "seconds"),
    [("#t=33", 33), ("#t=0:33.5", 33.5), ("#t=0:00:12", 12), ("#t=1:00", None), ("#t=9999", None)],
)
def test_address_with_a_time_opens_there(
    opened: Open,
    sample: Episode,
    fragment: str,
    seconds: float | None,
) -> None:
    """Seconds, minutes and hours are understood; a time beyond the end is the end."""
    tab = opened(fragment)
    wait(tab, "audio.readyState > 0 && !audio.seeking")
    assert now(tab) == pytest.approx(sample.seconds(sample.samples) if seconds is None else seconds, abs=0.1)
    assert in_view(tab)


@pytest.mark.parametrize("fragment", ["#t=", "#t=abc", "#t=-5", "#k2", "#%E0"])
def test_address_without_a_time_opens_at_the_start(opened: Open, fragment: str) -> None:
    """Any other fragment is ignored."""
    tab = opened(fragment)
    assert now(tab) == 0
    assert tab.locator("article [aria-current]").count() == 0


def test_changed_time_in_the_address(opened: Open) -> None:
    """Editing the address, or a link within the page, moves to that time."""
    tab = opened("#t=5")
    tab.evaluate("location.hash = '#t=21'")
    wait(tab, "audio.currentTime === 21")


def test_copied_link_has_the_time(opened: Open) -> None:
    """A button copies the address with the current time, and says so."""
    tab = opened("#t=21", permissions=["clipboard-read", "clipboard-write"])
    tab.get_by_role("button", name="Link zu dieser Stelle kopieren").click()
    tab.get_by_role("status").filter(has_text=re.compile("^Link zu 0:21 kopiert$")).wait_for()  # the browser says when
    assert tab.evaluate("navigator.clipboard.readText()") == tab.url
    assert tab.url.endswith("#t=21")


def test_text_scrolls_with_the_sound(opened: Open) -> None:
    """The highlighted sentence stays in view while it plays."""
    tab = opened(**PHONE)
    tab.keyboard.press("k")
    for seconds in (12, 24, 36):
        tab.evaluate(f"document.querySelector('audio').currentTime = {seconds}")
        wait(tab, f"audio.currentTime > {seconds + 0.1} && !audio.seeking")
        tab.wait_for_timeout(100)
        assert in_view(tab)


def test_manual_scrolling_stops_following(opened: Open, sample: Episode) -> None:
    """A button returns to the current sentence, and the text follows again."""
    tab = opened("#t=1", **PHONE)
    tab.wait_for_timeout(1_100)
    back = tab.get_by_role("button", name="Zurück zur Stelle")
    assert back.count() == 0
    tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    back.wait_for()
    place = tab.evaluate("scrollY")
    tab.keyboard.press("k")
    wait(tab, f"audio.currentTime > {start(sample, 2) + 0.2}")
    assert tab.evaluate("scrollY") == place
    back.click()
    assert in_view(tab)
    assert back.count() == 0


def test_page_without_scripts(opened: Open, sample: Episode) -> None:
    """It has the text, chapter links and the browser's own player, and no control without a function."""
    tab = opened(java_script_enabled=False)
    assert tab.locator("audio[controls]").is_visible()
    assert tab.locator(".bar").is_hidden()
    assert tab.get_by_text(sample.clips[-1].utterance.written).count() == 1
    link = tab.get_by_role("navigation", name="Kapitel").get_by_role("link").nth(3)
    link.click()
    assert tab.url.endswith("#k4")
    heading = tab.get_by_role("heading", name="Ein Abend in Grünlinde").bounding_box()
    assert heading
    assert 0 <= heading["y"] < 800


def test_missing_sound_is_reported(sample: Episode, file: Path, tmp_path: Path, browser: Browser) -> None:
    """The page names the missing file, and shows no time beyond it."""
    alone = tmp_path / file.name
    alone.write_bytes(file.read_bytes())
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(f"{alone.as_uri()}#t=9999")
    tab.get_by_text("„Büchér & Bus 100 %.mp3“ lässt sich nicht abspielen").wait_for(timeout=60_000)
    assert tab.locator(".elapsed").inner_text() == facts.clock(sample.seconds(sample.samples))
    context.close()


def test_page_on_a_server(browser: Browser, file: Path) -> None:
    """It requests its sound from its own server, and nothing else."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(file.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, closing(browser.new_context()) as context:
        Thread(target=server.serve_forever, daemon=True).start()
        tab = context.new_page()
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        address = f"http://127.0.0.1:{server.server_port}/{quote(file.stem)}"
        tab.goto(f"{address}.html")
        tab.get_by_role("button", name="Abspielen").click()
        wait(tab, "audio.currentTime > 0.3")
        assert {url.partition("#")[0] for url in asked} - {"data:,"} == {f"{address}.html", f"{address}.mp3"}
        tab.close()
        server.shutdown()


def test_print_shows_only_the_article(opened: Open) -> None:
    """In print the player, the list of chapters and the highlighting are hidden."""
    tab = opened("#t=21")
    tab.emulate_media(media="print")
    assert tab.locator(".player").is_hidden()
    assert tab.get_by_role("navigation").count() == 0
    background = "getComputedStyle(document.querySelector('article [aria-current]')).backgroundColor"
    assert tab.evaluate(background) == "rgba(0, 0, 0, 0)"


def test_dark_colour_scheme(opened: Open) -> None:
    """It is used if the browser prefers it."""
    luminance = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).reduce((a, b) => a + Number(b), 0)"
    assert opened(color_scheme="light").evaluate(luminance) > 700
    assert opened(color_scheme="dark").evaluate(luminance) < 100


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_no_violation(opened: Open, scheme: str, device: dict[str, Any]) -> None:
    """WCAG 2.2 AA and axe's best practices, with a sentence highlighted and every panel opened in turn."""
    tab = opened("#t=21", color_scheme=scheme, **device)
    assert axe_violations(tab) == []
    if device is PHONE:
        tab.get_by_role("button", name="Kapitel").click()
    else:
        tab.keyboard.press("?")
    assert axe_violations(tab) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_inside_sentences(opened: Open, sample: Episode, file: Path, scheme: str) -> None:
    """A link has enough contrast in a highlighted sentence; a click on it does not play the sentence."""
    block = sample.script.blocks[sample.clips[3].utterance.block]
    start = block.span[0] + block.text.index(sample.clips[3].utterance.written)
    inline = (InlineMarkup(InlineKind.LINK, (start, start + 12), "https://example.org/#top"),)
    path = file.with_name(f"links-{scheme}.html")
    linked = replace(sample, script=replace(sample.script, inline=inline), file=f"{file.stem}.mp3")
    path.write_text("".join(page(linked)), encoding="utf-8")
    tab = opened(f"#t={sample.seconds(sample.clips[3].first)}", path=path, color_scheme=scheme)
    link = tab.locator("article [aria-current] a")
    assert link.get_attribute("href") == "https://example.org/#top"
    assert axe_violations(tab) == []
    link.evaluate("(link) => link.addEventListener('click', (event) => event.preventDefault())")
    link.click()
    assert paused(tab)


def test_the_nu_checker_finds_nothing(tmp_path: Path) -> None:
    """No error and no warning, for an article, a book, and an episode of which nothing is known.

    But that it does not compute the hashes by which the page's policy admits its own style and script.
    """
    jar = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists() or not shutil.which("java"):
        pytest.skip("the Nu checker is not here (Java, and npm ci in tests/browser)")
    odd = "»Ünïcödé« & <b>שלום</b> 🎧 \u0000\u000c"
    sample = {
        "article": replace(article(), show="H&M", show_link="https://example.org/?a&b", show_logo=b"jpeg"),
        "book": episode(chapters=12, sentences=8, titles=lambda n: f"{n}. {odd}", written=lambda _c, s: f"{s} {odd}"),
        "nothing": episode(about=About()),
    }
    for name, value in sample.items():
        (tmp_path / f"{name}.html").write_text("".join(page(replace(value, file=f"{name} ü.mp3"))), encoding="utf-8")
    files = sorted(str(path) for path in tmp_path.glob("*.html"))
    run = subprocess.run(
        ["java", "-jar", jar, "--Werror", "--filterpattern", ".*violates Content Security Policy.*", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.stderr, run.returncode) == ("", 0)
