"""Web addresses are fetched politely, within limits, and never from a private address unless that is allowed."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar, NamedTuple

import pytest

from audiobuild.errors import SourceError
from audiobuild.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLE = (
    "<!DOCTYPE html><html lang=de><head><title>Rad</title></head><body><h1>Der Radweg für alle</h1>"
    "<p>Seit Montag ist der Weg offen.</p></body></html>"
)


class Answer(NamedTuple):
    """An answer of the server."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)


class Site(NamedTuple):
    """A server on this machine."""

    address: str
    answers: dict[str, Answer]
    requests: list[tuple[str, str]]
    """Path and user agent of each request."""


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve a web site with one article; other paths are not found."""

    class Handler(BaseHTTPRequestHandler):
        answers: ClassVar[dict[str, Answer]] = {"/rad": Answer(ARTICLE.encode())}
        seen: ClassVar[list[tuple[str, str]]] = []

        def do_GET(self) -> None:
            """Answer, or redirect endlessly below /runde."""
            self.seen.append((self.path, self.headers["User-Agent"]))
            answer = self.answers.get(self.path, Answer(b"", 404))
            if self.path.startswith("/runde"):
                answer = Answer(b"", 302, (("Location", f"{self.path}a"),))
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class names it so
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield Site(f"http://127.0.0.1:{server.server_port}", Handler.answers, Handler.seen)
    server.shutdown()
    server.server_close()


def test_article_by_address(site: Site) -> None:
    """The page is read; its address after redirects is the article's link; each is requested once."""
    site.answers["/alt"] = Answer(b"", 301, (("Location", "/rad"),))
    article = read(f"{site.address}/alt", allow_private=True)
    assert [block.text for block in article.blocks] == ["Der Radweg für alle", "Seit Montag ist der Weg offen."]
    assert (article.about.title, article.about.link) == ("Der Radweg für alle", f"{site.address}/rad")
    assert [path for path, _ in site.requests] == ["/robots.txt", "/alt", "/rad"]
    assert all(agent.startswith("audiobuild/") for _, agent in site.requests)


def test_robots_txt_is_respected(site: Site) -> None:
    """A page that robots.txt disallows is not requested."""
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /rad\n", 200, (("Content-Type", "text/plain"),))
    with pytest.raises(SourceError, match=r"robots\.txt of 127\.0\.0\.1 disallows"):
        read(f"{site.address}/rad", allow_private=True)
    assert [path for path, _ in site.requests] == ["/robots.txt"]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/",
        "http://0x7f000001/",
        "http://0/",
        "http://[::ffff:127.0.0.1]/",
    ],
)
def test_private_addresses_are_refused(address: str) -> None:
    """Addresses of this machine and the local network are refused in every notation, before any request."""
    with pytest.raises(SourceError, match=r"this machine or the local network|not found") as caught:
        read(address)
    assert "robots.txt" not in caught.value.message


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Resolve names from a table: each answer is used once, the last one for good."""
    table: dict[str, list[str]] = {}

    def resolve(host: str, port: int, *_: object, **__: object) -> list[tuple[object, ...]]:
        answers = table.get(host, [host])
        address = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return table


def test_a_name_is_resolved_once(site: Site, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that turns into a private address after it was checked is not reached (DNS rebinding)."""
    monkeypatch.setattr("audiobuild.readers.public_hosts.create_connection", _refuse_connection)
    port = site.address.rpartition(":")[2]
    names["rebinding.test"] = ["93.184.216.34", "127.0.0.1"]
    with pytest.raises(SourceError, match=r"no connection|this machine"):
        read(f"http://rebinding.test:{port}/rad")
    assert site.requests == []


def test_a_redirect_to_a_private_name_is_refused(
    site: Site, names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A public page cannot send the request to this machine."""
    port = int(site.address.rpartition(":")[2])
    names["public.test"] = ["93.184.216.34"]
    names["inside.test"] = ["127.0.0.1"]
    monkeypatch.setattr(  # the public address stands for the test's server
        "audiobuild.readers.public_hosts.create_connection",
        lambda _, *args, **options: socket.create_connection(("127.0.0.1", port)),  # noqa: ARG005
    )
    site.answers["/falle"] = Answer(b"", 302, (("Location", f"http://inside.test:{port}/rad"),))
    with pytest.raises(SourceError, match=r"inside\.test is an address of this machine"):
        read(f"http://public.test:{port}/falle")
    assert [path for path, _ in site.requests] == ["/robots.txt", "/falle"]


def _refuse_connection(address: tuple[str, int], *_: object, **__: object) -> None:
    assert address[0] == "93.184.216.34", "another address than the one that was checked"
    raise OSError("no route")


def test_a_redirect_to_another_scheme_is_refused(site: Site) -> None:
    """A redirect cannot lead to a file."""
    site.answers["/falle"] = Answer(b"", 302, (("Location", "file:///etc/passwd"),))
    with pytest.raises(SourceError, match="is not a web address"):
        read(f"{site.address}/falle", allow_private=True)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://example.com/a.html", "gopher://example.com"])
def test_other_schemes_are_refused(address: str) -> None:
    """Only http and https are read."""
    with pytest.raises(SourceError, match="is not a web address"):
        read(address)


def test_endless_redirects_are_an_error(site: Site) -> None:
    """A page that always redirects is given up."""
    with pytest.raises(SourceError, match="redirects more than"):
        read(f"{site.address}/runde", allow_private=True)


def test_large_page_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more than the limit is downloaded."""
    monkeypatch.setattr("audiobuild.readers.fetching.MAX_PAGE", 1_048_576)
    site.answers["/gross"] = Answer(b"<p>" + b"x" * 5_000_000)
    with pytest.raises(SourceError, match="has more than 1 MB"):
        read(f"{site.address}/gross", allow_private=True)


@pytest.mark.parametrize(
    ("status", "message"), [(404, r"not found \(HTTP 404\)"), (403, "is not public"), (500, "cannot download")]
)
def test_errors_are_named(site: Site, status: int, message: str) -> None:
    """An answer other than OK is named, with a hint."""
    site.answers["/weg"] = Answer(b"", status)
    with pytest.raises(SourceError, match=message) as caught:
        read(f"{site.address}/weg", allow_private=True)
    assert caught.value.hint


def test_no_server() -> None:
    """A server that does not answer is named."""
    with pytest.raises(SourceError, match="no connection"):
        read("http://127.0.0.1:9/rad", allow_private=True)


@pytest.mark.parametrize(
    ("encoding", "content_type", "meta"),
    [
        ("cp1252", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html", '<meta charset="windows-1252">'),
        ("utf-8", "text/html", ""),
        ("utf-8", "text/html; charset=iso-8859-99", '<meta charset="utf-8">'),
        ("utf-8", "text/html; charset=iso-8859-1", '<meta charset="iso-8859-1">'),
        ("utf-16", "text/html", ""),
    ],
)
def test_the_encoding_of_a_page(site: Site, encoding: str, content_type: str, meta: str) -> None:
    """The encoding is that of the header, of a meta element, or of the bytes."""
    page = ARTICLE.replace("<title>", f"{meta}<title>").encode(encoding)
    site.answers["/rad"] = Answer(page, 200, (("Content-Type", content_type),))
    assert read(f"{site.address}/rad", allow_private=True).about.title == "Der Radweg für alle"


def test_other_formats_by_address(site: Site) -> None:
    """The media type decides on the format, then the suffix."""
    site.answers["/rad.md"] = Answer(b"# Titel\n\nEin *Text*.", 200, (("Content-Type", "text/plain"),))
    article = read(f"{site.address}/rad.md", allow_private=True)
    assert [block.text for block in article.blocks] == ["Titel", "Ein Text."]
