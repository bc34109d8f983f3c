"""`audiobuild serve`: what an app gets from it, a browser that plays through it, and how it ends."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from articles import article, mp3
from finished import made, settings
from typer.testing import CliRunner

from audiobuild.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish a folder with one episode that has real sound."""
    folder = tmp_path_factory.mktemp("served")
    file = made(folder / "audio" / "bahn.mp3", title="Über Größe & Maß", source="https://zeitung.example/a")
    sound = mp3(article(quicker=4))
    (folder / "audio" / "bahn.build.json").write_text(
        file.with_name("bahn.build.json").read_text(encoding="utf-8").replace('"size": 5000', f'"size": {len(sound)}')
    )
    file.write_bytes(sound)
    done = CliRunner().invoke(app, ["publish", "-q", "--config", str(settings(folder)), str(file)])
    assert done.exit_code == 0, done.output
    (folder / "audio" / ".bahn.part").write_text("half")
    (folder / "secret.txt").write_text("outside")
    (folder / "secrets").mkdir()
    (folder / "secrets" / "index.html").write_text("outside")
    if os.name == "posix":
        (folder / "audio" / "link.txt").symlink_to(folder / "secret.txt")
        (folder / "audio" / "links").symlink_to(folder / "secrets")
        (folder / "audio" / "shown.txt").symlink_to(".bahn.part")
    return folder / "audio"


def start(folder: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """Start a server, and return it with the address that it prints first."""
    command = [sys.executable, "-m", "audiobuild", "serve", str(folder), "--port", "0", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert server.stdout is not None
    return server, server.stdout.readline().strip()


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Start a server for all tests of this file."""
    server, address = start(folder)
    yield address
    server.send_signal(signal.SIGINT)
    server.communicate(timeout=60)


def ask(address: str, path: str, method: str = "GET", **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    """Return an answer's status, its headers in lower case, and its body."""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        names = [name.lower() for name, _ in answer.getheaders()]
        assert len(names) == len(set(names)), f"a header stands twice: {names}"
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bahn.mp3", "audio/mpeg"),
        ("bahn.vtt", "text/vtt; charset=utf-8"),
        ("bahn.chapters.json", "application/json+chapters"),
        ("bahn.transcript.json", "application/json"),
        ("bahn.html", "text/html; charset=utf-8"),
        ("feed.xml", "application/rss+xml; charset=utf-8"),
        ("", "text/html; charset=utf-8"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_media_types_and_lengths(address: str, folder: Path, name: str, kind: str, method: str) -> None:
    """GET and HEAD give a file's media type and length, and allow any page to read it."""
    code, headers, body = ask(address, f"/{name}", method)
    assert (code, headers["content-type"], headers["access-control-allow-origin"]) == (200, kind, "*")
    whole = (folder / (name or "index.html")).read_bytes()
    if name != "feed.xml":
        assert int(headers["content-length"]) == len(whole)
        assert body == (whole if method == "GET" else b"")


@pytest.mark.parametrize(
    ("wanted", "first", "end"),
    [("0-0", 0, 1), ("0-1", 0, 2), ("1000-1999", 1000, 2000), ("-500", -500, None), ("5000-", 5000, None)],
)
def test_byte_ranges(address: str, folder: Path, wanted: str, first: int, end: int | None) -> None:
    """A range of the sound has the bytes of the file; HEAD gives the same headers."""
    sound = (folder / "bahn.mp3").read_bytes()
    part = sound[first:end]
    begin = first % len(sound)
    code, headers, body = ask(address, "/bahn.mp3", Range=f"bytes={wanted}")
    assert (code, body) == (206, part)
    assert headers["content-range"] == f"bytes {begin}-{begin + len(part) - 1}/{len(sound)}"
    assert headers["accept-ranges"] == "bytes"
    code, headers, body = ask(address, "/bahn.mp3", "HEAD", Range=f"bytes={wanted}")
    assert (code, body, headers["content-length"]) == (206, b"", str(len(part)))


def test_ranges_beyond_the_end_are_refused(address: str, folder: Path) -> None:
    """The answer 416 has the length of the file."""
    code, headers, _ = ask(address, "/bahn.mp3", Range="bytes=99999999-")
    assert (code, headers["content-range"]) == (416, f"bytes */{(folder / 'bahn.mp3').stat().st_size}")


def test_unchanged_files_are_not_sent_again(address: str) -> None:
    """A client with the current file gets 304; one with a part of an older file gets the whole new one."""
    _, headers, _ = ask(address, "/bahn.mp3", "HEAD")
    code, _, body = ask(address, "/bahn.mp3", If_None_Match=headers["etag"])
    assert (code, body) == (304, b"")
    code, _, _ = ask(address, "/bahn.mp3", Range="bytes=0-9", If_Range='"older"')
    assert code == 200


def test_cors_preflight(address: str) -> None:
    """A player on another site may read transcripts and chapters."""
    for name in ("bahn.vtt", "bahn.chapters.json"):
        code, headers, _ = ask(
            address, f"/{name}", "OPTIONS", Origin="https://app.example", Access_Control_Request_Method="GET"
        )
        assert (code, headers["access-control-allow-origin"]) == (200, "*")
        _, headers, _ = ask(address, f"/{name}", Origin="https://app.example")
        assert headers["access-control-allow-origin"] == "*"


def test_feed_has_addresses_of_this_server(address: str, folder: Path) -> None:
    """An app gets the sound from the host name that it requested; the file keeps its addresses."""
    _, headers, feed = ask(address, "/feed.xml")
    assert f'url="{address}bahn.mp3"' in feed.decode()
    assert "https://example.org/podcast/" not in feed.decode()
    assert "https://example.org/<" in feed.decode()  # the show's own page is no part of the folder
    assert int(headers["content-length"]) == len(feed)
    _, _, feed = ask(address, "/feed.xml", Host="studio.local:8000")
    assert 'url="http://studio.local:8000/bahn.mp3"' in feed.decode()
    _, _, feed = ask(address, "/feed.xml", Host='"><evil')
    assert b"evil" not in feed
    assert "https://example.org/podcast/bahn.mp3" in (folder / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    [
        "/none.mp3",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%2fetc/passwd",
        "/C:%5cWindows%5cwin.ini",
        "/.bahn.part",
        "/bahn.mp3%00.txt",
        "/link.txt",
        "/links/",
        "/links/index.html",
        "/shown.txt",
    ],
)
def test_only_files_of_the_folder_are_served(address: str, path: str) -> None:
    """No spelling and no symbolic link leads outside of it, and hidden files are not served."""
    code, _, body = ask(address, path)
    assert code == 404
    assert b"outside" not in body


def test_nothing_can_be_written(address: str, folder: Path) -> None:
    """Only reading is allowed."""
    for method in ("PUT", "POST", "DELETE"):
        assert ask(address, "/bahn.mp3", method)[0] == 405
    assert (folder / "bahn.mp3").is_file()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_ends_the_server(folder: Path) -> None:
    """Exit code 0, no traceback, even during a download."""
    with (folder / "long.mp3").open("wb") as long:
        long.truncate(100_000_000)  # more than the system takes off the server's hands
    server, address = start(folder)
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as listener:
        listener.request("GET", "/long.mp3")
        listener.getresponse().read(10)
        server.send_signal(signal.SIGINT)
        out, errors = server.communicate(timeout=60)
    assert server.returncode == 0
    assert out == ""
    assert "only this machine can reach it" in errors
    assert "Traceback" not in errors


def test_serving_on_all_interfaces_prints_a_warning(folder: Path) -> None:
    """--host 0.0.0.0 says in capitals who can read the folder now, and serves there."""
    server, address = start(folder, "--host", "0.0.0.0")  # noqa: S104  # that is the promise
    try:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert ask(address, "/bahn.vtt", "HEAD")[0] == 200
    finally:
        server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
    assert "EVERYBODY IN YOUR NETWORK" in errors


def test_a_taken_port_is_named(address: str, folder: Path) -> None:
    """A port that another program has is named, with the option that chooses another."""
    done = CliRunner().invoke(app, ["serve", str(folder), "--port", str(urlsplit(address).port)])
    assert done.exit_code == 1
    assert "is not available" in done.stderr
    assert "--port" in done.stderr


def test_missing_folder_is_an_error(here: Path) -> None:
    """No folder, nothing to serve."""
    done = CliRunner().invoke(app, ["serve", str(here / "none")])
    assert done.exit_code == 1
    assert "not found" in done.stderr
    done = CliRunner().invoke(app, ["serve", str(here), "--host", "nowhere.invalid"])
    assert done.exit_code == 1
    assert "'nowhere.invalid' is not an address" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH (Debian: apt-get install chromium)")
def test_a_browser_plays_and_seeks(address: str) -> None:
    """A real browser opens the show's page, an episode from it, plays it, and jumps to what it has not loaded yet."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the package playwright drives the browser")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        tab = browser.new_page()
        tab.set_default_timeout(60_000)
        requests: list[Any] = []
        errors: list[str] = []
        tab.on("response", lambda answer: requests.append((answer.url, answer.status)))
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on("console", lambda message: errors.append(message.text))
        tab.goto(address)
        tab.get_by_role("link", name="Über Größe & Maß").click()
        tab.wait_for_url(f"{address}bahn.html")
        tab.evaluate("() => document.querySelector('audio').play()")
        tab.wait_for_function("() => document.querySelector('audio').currentTime > 0.3")
        tab.evaluate("() => { document.querySelector('audio').currentTime = 30 }")
        tab.wait_for_function("() => document.querySelector('audio').currentTime > 30.3")
        browser.close()
    assert (f"{address}bahn.mp3", 206) in requests
    assert [url for url, _ in requests if not url.startswith((address, "data:"))] == []
    assert errors == []
