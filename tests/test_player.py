"""The embeddable player: its page for an iframe, its data, and the web component on a foreign page."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

import finished
import pytest
from articles import article, heard, mp3
from browsers import CHECKERS, axe_violations, chromium, needs_chromium
from episodes import episode
from typer.testing import CliRunner

from audiobuild.cli import app
from audiobuild.model import About
from audiobuild.write.player import component, data, player

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from audiobuild.model import Episode

MAX_COMPONENT = 20_000
"""Bytes."""

HOST = """<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Zeitung</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %(origin)s; connect-src %(origin)s;
media-src %(origin)s; img-src data:"><link rel="icon" href="data:,">
<script type="module" src="%(origin)s/audiobuild-player.js"></script></head>
<body><main><h1>Zeitung</h1><audiobuild-player src="%(origin)s/a.player.json">
<a href="%(origin)s/a.mp3">Anhören</a></audiobuild-player>
<audiobuild-player src="%(origin)s/a.player.json" start="20"></audiobuild-player></main></body></html>"""
"""A page of another server, with a policy that admits no inline style and no inline script."""


class Handler(SimpleHTTPRequestHandler):
    """Serves files to pages of other servers, too."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture(scope="module")
def sample() -> Episode:
    """Return the sample article, spoken quickly, with chapters that start in a pause."""
    sample = article(quicker=4)
    lead = round(0.32 * sample.rate)
    clips = tuple(replace(clip, first=clip.first + lead, end=clip.end + lead) for clip in sample.clips)
    return replace(sample, clips=clips, file="a.mp3", narrator="Pico, Frauenstimme")


@pytest.fixture(scope="module")
def folder(sample: Episode, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the player's files and the sound."""
    path = tmp_path_factory.mktemp("player")
    (path / "a.player.html").write_text("".join(player(sample)), encoding="utf-8")
    (path / "a.player.json").write_text("".join(data(sample)), encoding="utf-8")
    (path / "audiobuild-player.js").write_text(component(), encoding="utf-8")
    (path / "a.mp3").write_bytes(mp3(sample))
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for all tests of this file."""
    with chromium() as running:
        yield running


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; the origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def opened(browser: Browser, address: str, **context: Any) -> Iterator[Page]:
    """Open a page; afterwards hold it to its promise: no error, and no request but to its own place."""
    window = browser.new_context(**{"viewport": {"width": 600, "height": 400}, **context})
    tab = window.new_page()
    tab.set_default_timeout(60_000)
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text))
    tab.goto(address)
    tab.locator(".play").first.wait_for()
    yield tab
    window.close()
    assert errors == []


def wait(tab: Page, condition: str) -> None:
    """Wait until a JavaScript expression over the first `player` is true."""
    question = f"(() => {{ const player = document.querySelector('audiobuild-player'); return {condition} }})()"
    deadline = monotonic() + 60
    while not tab.evaluate(question):
        assert monotonic() < deadline, f"never true: {condition}"
        tab.wait_for_timeout(20)


def now(tab: Page) -> float:
    """Return where the first player is, in seconds."""
    return float(tab.evaluate("document.querySelector('audiobuild-player').currentTime"))


def test_the_component_is_small_and_alone() -> None:
    """The component is below 20 kB and neither imports anything nor names another server."""
    source = component()
    assert len(source.encode()) < MAX_COMPONENT
    assert "import" not in source
    assert source.count("http") == source.count("https://example.org") == 1


def test_the_component_is_printed() -> None:
    """`python -m audiobuild.write.player` prints the file that is put on the server."""
    run = subprocess.run([sys.executable, "-m", "audiobuild.write.player"], capture_output=True, check=True)
    assert run.stdout.decode() == component()


def test_the_data_is_the_episode(sample: Episode) -> None:
    """The data has every sentence and chapter with its start, and who speaks."""
    values = json.loads("".join(data(sample)))
    assert values["sentences"] == [[sample.seconds(clip.first), clip.utterance.written] for clip in sample.clips]
    assert values["chapters"] == [[sample.seconds(mark.start), mark.title] for mark in sample.marks]
    assert (values["duration"], values["audio"]) == (sample.seconds(sample.samples), "a.mp3")
    assert values["voice"] == "Pico, Frauenstimme"


def test_nothing_from_the_article_becomes_markup() -> None:
    """Whatever stands in titles and sentences, it cannot end the script that holds the data."""
    hostile = "</script><img src=x onerror=alert(1)><!--"
    sample = episode(titles=lambda _: hostile, written=lambda *_: hostile, about=About(title=hostile))
    html = "".join(player(sample))
    assert html.count("</script>") == 2
    assert "<img" not in html
    assert "<!--" not in html


def test_publish_takes_the_player_along(tmp_path: Path) -> None:
    """Page and data of the player follow the MP3 into the published folder, and ask for it by its new name there."""
    config = finished.settings(tmp_path)
    article_file = tmp_path / "a.txt"
    article_file.write_text("Die Größe\n\nSie ist wichtig.\n", encoding="utf-8")
    mp3_file = tmp_path / "Größe.mp3"
    also = ["--also", "player,player-data", "--config", str(config)]
    commands = (
        ["make", str(article_file), "-e", "silent", "-q", "-o", str(mp3_file), *also],
        ["publish", str(mp3_file), "--feed", str(tmp_path / "public" / "feed.xml"), "--config", str(config)],
    )
    for command in commands:
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 0, result.output
    [published] = (tmp_path / "public").glob("*.mp3")
    values = json.loads(published.with_suffix(".player.json").read_text(encoding="utf-8"))
    assert values["audio"] == published.name != mp3_file.name
    html = published.with_suffix(".player.html").read_text(encoding="utf-8")
    assert f'"audio": "{published.name}"' in html
    assert f'href="{published.name}"' in html
    assert "Gr%C3%B6%C3%9Fe" not in html


@needs_chromium
@pytest.mark.slow
def test_player_from_a_file(browser: Browser, folder: Path, sample: Episode) -> None:
    """Opened from a disk: play, current sentence, chapters, jumps, speed and the rail."""
    with opened(browser, (folder / "a.player.html").as_uri()) as tab:
        sentence = tab.locator(".sentence")
        assert tab.locator(".title").inner_text() == sample.about.title
        assert tab.locator(".voice").inner_text() == "Synthetische Stimme: Pico, Frauenstimme"
        assert sentence.inner_text() == sample.clips[0].utterance.written
        tab.get_by_role("button", name="Abspielen").click()
        for index in range(3):
            wait(tab, f"player.currentTime > {sample.seconds(sample.clips[index].first) + 0.1}")
            before, shown = now(tab), sentence.inner_text()
            assert shown in heard(sample, before, now(tab))
        tab.get_by_role("button", name="Anhalten").click()
        tab.get_by_label("Kapitel").select_option("Was eine Fahrt kostet")
        wait(tab, f"player.currentTime === {sample.seconds(sample.marks[2].start)}")
        assert sentence.inner_text() == "Was eine Fahrt kostet"
        tab.get_by_role("button", name="15 Sekunden zurück").click()
        assert tab.get_by_label("Kapitel").input_value() == "0"
        tab.get_by_role("button", name="15 Sekunden vor").click()
        wait(tab, f"player.currentTime === {sample.seconds(sample.marks[2].start)}")
        tab.get_by_role("slider", name="Stelle").fill("5")
        wait(tab, "player.currentTime === 5")
        assert tab.get_by_role("slider").get_attribute("aria-valuetext") == "0:05 von 0:43"


@needs_chromium
@pytest.mark.slow
def test_parameters_of_the_address(browser: Browser, folder: Path, sample: Episode) -> None:
    """`#t=21` opens at this second, `?theme=dark` chooses the colours; nothing is loaded before it is played."""
    page, sound = f"{(folder / 'a.player.html').as_uri()}?theme=dark", (folder / "a.mp3").as_uri()
    requests: list[str] = []
    window = browser.new_context(color_scheme="light")
    tab = window.new_page()
    tab.on("request", lambda request: requests.append(request.url.partition("#")[0]))
    tab.goto(f"{page}#t=21")
    tab.locator(".play").wait_for()
    index = max(i for i, clip in enumerate(sample.clips) if sample.seconds(clip.first) <= 21.1)
    assert tab.locator(".sentence").inner_text() == sample.clips[index].utterance.written
    assert tab.locator(".now").inner_text() == "0:21"
    background = tab.locator(".player").evaluate("(element) => getComputedStyle(element).backgroundColor")
    assert background == "rgb(33, 36, 39)"
    assert set(requests) - {"data:,"} == {page}
    tab.get_by_role("button", name="Abspielen").click()
    wait(tab, "player.currentTime > 21.2")
    assert set(requests) - {"data:,"} == {page, sound}
    window.close()


@needs_chromium
@pytest.mark.slow
def test_player_on_another_site(browser: Browser, folder: Path, tmp_path: Path, sample: Episode) -> None:
    """On a page of another server with a strict policy two players work, and only one of them plays at a time."""
    with served(folder) as origin:
        (tmp_path / "index.html").write_text(HOST % {"origin": origin}, encoding="utf-8")
        with served(tmp_path) as host, opened(browser, f"{host}/index.html") as tab:
            tab.get_by_text("Synthetische Stimme").nth(1).wait_for()
            tab.get_by_role("button", name="Abspielen").first.click()
            wait(tab, "player.currentTime > 0.2")
            tab.get_by_role("button", name="Abspielen").click()
            tab.wait_for_timeout(200)
            assert tab.get_by_role("button", name="Anhalten").count() == 1
            assert tab.get_by_role("group", name=f"Audioplayer: {sample.about.title}").count() == 2
            assert axe_violations(tab) == []


@needs_chromium
@pytest.mark.slow
def test_missing_files_are_reported(browser: Browser, folder: Path, tmp_path: Path) -> None:
    """The player says that its data or its sound is missing."""
    alone = tmp_path / "a.player.html"
    shutil.copy(folder / "a.player.html", alone)
    window = browser.new_context()
    tab = window.new_page()
    tab.goto(alone.as_uri())
    tab.get_by_role("button", name="Abspielen").click()
    tab.get_by_text("Die Tondatei lässt sich nicht abspielen.").wait_for(timeout=60_000)
    tab.evaluate("document.querySelector('audiobuild-player script').remove()")
    tab.evaluate("document.querySelector('audiobuild-player').setAttribute('src', 'missing.json')")
    tab.get_by_text("Die Folge lässt sich nicht laden.").wait_for(timeout=60_000)
    window.close()


@needs_chromium
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [280, 320, 400, 700])
def test_layout_and_accessibility(browser: Browser, folder: Path, width: int, scheme: Any) -> None:
    """From 280 pixels on nothing is wider than the frame, controls are large and apart, and axe finds no violation."""
    address = (folder / "a.player.html").as_uri() + "#t=21"
    with opened(browser, address, viewport={"width": width, "height": 320}, color_scheme=scheme) as tab:
        assert tab.evaluate("document.documentElement.scrollWidth") == width
        assert tab.evaluate("document.documentElement.scrollHeight") <= 320
        found = [element.bounding_box() for element in tab.locator("button, select, input").all()]
        boxes = [(box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]) for box in found if box]
        assert len(boxes) == 6
        assert all(left >= 0 and right <= width for left, _, right, _ in boxes)
        assert not any(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a, b in combinations(boxes, 2))
        assert all(right - left >= 44 and below - above >= 24 for left, above, right, below in boxes)
        assert axe_violations(tab) == []


@needs_chromium
@pytest.mark.slow
def test_css_variables_set_the_colours(browser: Browser, folder: Path) -> None:
    """CSS variables of the page around it set colours, font and corners."""
    with opened(browser, (folder / "a.player.html").as_uri()) as tab:
        for name, value in (("accent", "rgb(200, 0, 0)"), ("background", "rgb(255, 250, 240)"), ("radius", "0px")):
            tab.evaluate(f"document.documentElement.style.setProperty('--audiobuild-{name}', '{value}')")
        look = "(element) => [getComputedStyle(element).backgroundColor, getComputedStyle(element).borderRadius]"
        assert tab.locator(".player").evaluate(look) == ["rgb(255, 250, 240)", "0px"]
        assert tab.locator(".play").evaluate(look)[0] == "rgb(200, 0, 0)"


@pytest.mark.slow
def test_the_nu_checker_finds_nothing(folder: Path) -> None:
    """The page is valid HTML, but that the checker does not compute the hashes of its policy."""
    jar = CHECKERS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists() or not shutil.which("java"):
        pytest.skip("the Nu checker is not here (Java, and npm ci in tests/browser)")
    ignored = ".*violates Content Security Policy.*"
    command = ["java", "-jar", str(jar), "--Werror", "--filterpattern", ignored, str(folder / "a.player.html")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.stderr, run.returncode) == ("", 0)
