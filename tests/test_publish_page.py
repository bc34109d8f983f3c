"""The show's page in a real browser: episodes play in place, older ones and a search load from the disk."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from articles import article, mp3
from browsers import CHECKERS, DESKTOP, PHONE, axe_violations, chromium, needs_chromium
from finished import SHOW, made

from audiobuild.podcast import feed, publishing
from audiobuild.podcast.session import Request
from audiobuild.podcast.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [needs_chromium, pytest.mark.slow]

TITLES = ("Der Bücherbus kommt wieder", "Wie Lindenau seinen Bahnhof zurückholte", "Größe & Maß: H&M < 3")
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish 120 episodes, the newest with real sound, the second with a very long word, in feeds of 40."""
    folder = tmp_path_factory.mktemp("show") / "audio"
    sound = mp3(article(quicker=4))
    files = []
    for number in range(120):
        title = TITLES[number % 3] if number % 40 else f"{LONG_WORD} {number}"
        path = made(
            folder / f"{number}.mp3",
            title=f"{title} ({number})",
            published=(date(2026, 1, 1) + timedelta(days=number)).isoformat(),
            lead=f"Der Zug Nummer {number} fährt ab.\\nStraße {'siebzehn' if number == 5 else 'acht'} ist gesperrt.",
            size=len(sound) if number == 119 else 40,
        )
        files.append(path)
    (folder / "119.mp3").write_bytes(sound)
    described = {
        **SHOW,
        "subscribe": {"apple": "https://podcasts.apple.com/x", "spotify": "https://open.spotify.com/x"},
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feed, "PAGE_SIZE", 40)
        publishing.publish(
            Request(tuple(files), folder / "feed.xml", datetime(2026, 11, 23, tzinfo=UTC)), show(described, folder)
        )
    return folder / "index.html"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture
def tab(browser: Browser, index: Path) -> Iterator[Page]:
    """Open the page from the disk; afterwards verify that no error occurred and nothing foreign was requested."""
    errors: list[str] = []
    requests: list[str] = []
    context = browser.new_context(**DESKTOP)
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(index.as_uri())
    yield page
    context.close()
    assert errors == []
    assert [url for url in requests if not url.startswith((index.parent.as_uri(), "data:"))] == []


def titles(tab: Page) -> list[str]:
    """Return the titles of the list."""
    return [text.strip() for text in tab.locator("#episodes h2").all_text_contents()]


def status(tab: Page, text: str) -> None:
    """Wait until the status of the search begins with a text."""
    tab.wait_for_function("text => document.querySelector('.status').textContent.startsWith(text)", arg=text)


def test_an_episode_plays_in_place(tab: Page) -> None:
    """The play button plays its episode and becomes a pause button; a chapter starts where it begins."""
    play = tab.locator("#episodes > li").first.locator(".play")
    play.click()
    tab.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")
    assert play.inner_text().strip() == "Pause"
    assert tab.locator(".player a").inner_text() == titles(tab)[0]
    play.press(" ")
    assert tab.evaluate("() => document.querySelector('audio').paused")
    tab.locator("#episodes summary").first.click()
    chapter = tab.locator("#episodes details a").nth(1)
    chapter.click()
    start = float(chapter.get_attribute("data-start") or "")
    tab.wait_for_function(f"() => document.querySelector('audio').currentTime > {start}")


def test_older_episodes_are_loaded(tab: Page) -> None:
    """The page has the newest 50 episodes and loads older ones, each once and in order, until there are no more."""
    assert len(titles(tab)) == 50
    for count in (100, 120):
        tab.get_by_role("button", name="Ältere Folgen").click()
        tab.wait_for_function(f"() => document.querySelectorAll('#episodes > li').length === {count}")
    assert [int(title.rpartition("(")[2].rstrip(")")) for title in titles(tab)] == list(range(119, -1, -1))
    assert tab.get_by_role("button", name="Ältere Folgen").is_hidden()


@pytest.mark.parametrize(
    ("query", "count"),
    [("bahnhof lindenau", "39 Folgen"), ("SIEBZEHN", "1 Folge gefunden"), ("strasse siebzehn", "1 Folge gefunden"),
     ("h&m <", "39 Folgen"), ("gibt es nicht", "0 Folgen"), ("nummer 77", "1 Folge gefunden")],
)  # fmt: skip
def test_search_finds_titles_and_texts(tab: Page, query: str, count: str) -> None:
    """The search finds all words of a query in titles and texts of all episodes, however old, and marks them."""
    tab.get_by_label("Suche in Titeln und Texten").fill(query)
    status(tab, count)
    if count == "1 Folge gefunden":
        assert tab.locator("#episodes mark").count() >= 1
    tab.get_by_label("Suche in Titeln und Texten").fill("")
    tab.wait_for_function("() => document.querySelectorAll('#episodes > li').length === 50")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_cut_off(browser: Browser, index: Path, width: int) -> None:
    """Nothing is wider than the window, down to 320 px; the player does not cover the last episode."""
    context = browser.new_context(viewport={"width": width, "height": 700})
    tab = context.new_page()
    tab.goto(index.as_uri())
    tab.locator(".play").first.click()
    tab.locator("#episodes summary").first.click()
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= width
    for _ in range(20):  # entries get their height when they come into view
        tab.evaluate("() => window.scrollTo(0, document.documentElement.scrollHeight)")
        tab.wait_for_timeout(20)
    bottom = tab.evaluate("() => document.querySelector('.more').getBoundingClientRect().bottom")
    assert bottom < tab.evaluate("() => document.querySelector('.player').getBoundingClientRect().top")
    context.close()


def test_without_scripts_it_is_a_list(browser: Browser, index: Path) -> None:
    """Without scripts every episode is a link to its page and its MP3, and nothing that would not work is shown."""
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(index.as_uri())
    assert tab.locator("#episodes > li").first.locator(".play").get_attribute("href") == "119.mp3"
    assert tab.locator("search").is_hidden()
    assert tab.locator(".more").is_hidden()
    assert '<noscript>Alle Folgen stehen im <a href="feed.xml">' in index.read_text(encoding="utf-8")
    context.close()


@pytest.mark.skipif(not (CHECKERS / "axe-core").is_dir(), reason="axe is not here: npm ci --prefix tests/browser")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible(browser: Browser, index: Path, scheme: Any) -> None:
    """Axe finds no violation in either scheme, the player and a search result included."""
    context = browser.new_context(**{**PHONE, "color_scheme": scheme})
    tab = context.new_page()
    tab.goto(index.as_uri())
    tab.locator(".play").first.click()
    tab.get_by_label("Suche in Titeln und Texten").fill("siebzehn")
    status(tab, "1 Folge gefunden")
    assert axe_violations(tab) == []
    context.close()


def test_the_page_is_valid_html(index: Path) -> None:
    """The Nu checker finds no error in the page."""
    jar = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file() or not shutil.which("java"):
        pytest.skip("the Nu checker is not here: npm ci --prefix tests/browser, and a Java runtime")
    done = subprocess.run(["java", "-jar", jar, "--errors-only", index], capture_output=True, text=True, check=False)
    assert done.stderr == ""
