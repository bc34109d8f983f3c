"""Web addresses: one request that robots.txt allows, within limits of size and time, and never to a private address."""

from __future__ import annotations

import time
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from audiobuild.errors import SourceError
from audiobuild.readers.html.charset import decode_html
from audiobuild.version import __version__

if TYPE_CHECKING:
    import requests

MAX_PAGE = 50 * 1024 * 1024
"""Bytes that are downloaded at most."""
MAX_SECONDS = 60.0
"""Seconds for the whole download."""
_TIMEOUT = 20.0
"""Seconds without an answer."""
_MAX_REDIRECTS = 10
_MAX_ROBOTS = 512 * 1024
_REDIRECTS = frozenset([301, 302, 303, 307, 308])
AGENT = "audiobuild"
USER_AGENT = f"{AGENT}/{__version__} (+https://github.com/audiobuild/audiobuild)"


_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "application/epub+zip": ".epub",
    "text/markdown": ".md", "text/vtt": ".vtt", "application/rtf": ".rtf", "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip


class Page(NamedTuple):
    """A downloaded page."""

    data: bytes
    address: str
    """After redirects."""
    media_type: str
    charset: str | None
    """As the server names it."""

    @property
    def suffix(self) -> str:
        """The file suffix that follows from its media type or its address."""
        return _SUFFIXES.get(self.media_type) or PurePosixPath(urlsplit(self.address).path).suffix or ".html"

    @property
    def content(self) -> bytes:
        """The data; HTML in an encoding that only the server names is recoded, with a byte order mark."""
        if self.suffix != ".html" or not self.charset:
            return self.data
        return decode_html(self.data, self.charset).encode("utf-8-sig", errors="replace")


def is_address(source: str) -> bool:
    """Return whether a source is a web address rather than a file."""
    return "://" in source


def fetch(address: str, *, allow_private: bool = False) -> Page:
    """Download a page, if the site's robots.txt allows it.

    Args:
        address: http or https.
        allow_private: whether addresses of this machine and the local network are allowed.

    Raises:
        SourceError: the address is not allowed, the site does not answer, or the page is too large.
    """
    import requests  # 60 ms

    deadline = time.monotonic() + MAX_SECONDS
    with requests.Session() as session:
        session.headers["User-Agent"] = USER_AGENT
        session.trust_env = True
        if not allow_private:
            from audiobuild.readers.public_hosts import PublicAdapter

            for scheme in ("http://", "https://"):
                session.mount(scheme, PublicAdapter())
        try:
            _refuse_unsafe(address, allow_private=allow_private)
            _refuse_disallowed(session, address, deadline, allow_private=allow_private)
            return _download(session, address, MAX_PAGE, deadline, allow_private=allow_private)
        except requests.RequestException as error:
            raise SourceError(
                f"cannot download {address}: {_cause(error)}", "check the address and the network"
            ) from error


def _download(session: requests.Session, address: str, limit: int, deadline: float, *, allow_private: bool) -> Page:
    """Download a page, following redirects one by one so that each address is checked."""
    target = address
    for _ in range(_MAX_REDIRECTS + 1):
        _refuse_unsafe(target, allow_private=allow_private)
        with session.get(target, timeout=_TIMEOUT, stream=True, allow_redirects=False) as answer:
            if answer.status_code in _REDIRECTS and "Location" in answer.headers:
                target = urljoin(target, answer.headers["Location"])
                continue
            if answer.status_code != 200:  # noqa: PLR2004  # HTTP's OK
                raise _refused(address, answer.status_code)
            data = _body(answer, address, limit, deadline)
            media_type, _, parameters = answer.headers.get("Content-Type", "").partition(";")
            charset = next(
                (p.partition("=")[2].strip(" \"'") for p in parameters.split(";") if "charset=" in p.lower()), None
            )
            return Page(data, target, media_type.strip().lower(), charset)
    raise SourceError(f"{address} redirects more than {_MAX_REDIRECTS} times", "check the address in a browser")


def _body(answer: requests.Response, address: str, limit: int, deadline: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    for piece in answer.iter_content(64 * 1024):
        pieces.append(piece)
        size += len(piece)
        if size > limit:
            raise SourceError(f"{address} has more than {limit // 1024 // 1024} MB", "it is too large to be an article")
        if time.monotonic() > deadline:
            raise SourceError(
                f"{address} took longer than {MAX_SECONDS:.0f} s", "try again, or save the page and give the file"
            )
    return b"".join(pieces)


def _refuse_unsafe(address: str, *, allow_private: bool) -> None:
    """Raise SourceError unless an address is http(s); behind a proxy also if it is not on the public internet."""
    from requests.utils import get_environ_proxies, select_proxy

    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SourceError(f"{address} is not a web address", "only http:// and https:// addresses are read")
    if not allow_private and select_proxy(address, get_environ_proxies(address)):
        from audiobuild.readers.public_hosts import public_addresses

        public_addresses(parts.hostname, parts.port or 443)


def _refuse_disallowed(session: requests.Session, address: str, deadline: float, *, allow_private: bool) -> None:
    """Raise SourceError if the site's robots.txt disallows the address (RFC 9309); without one all is allowed."""
    parts = urlsplit(address)
    robots = urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", ""))
    try:
        page = _download(session, robots, _MAX_ROBOTS, deadline, allow_private=allow_private)
    except _StatusError:
        return
    parser = RobotFileParser()
    parser.parse(page.data.decode("utf-8", errors="replace").splitlines())
    if not parser.can_fetch(AGENT, address):
        raise SourceError(
            f"the robots.txt of {parts.hostname} disallows {address}", "save the page in a browser and give the file"
        )


class _StatusError(SourceError):
    """An answer other than 200 OK."""


def _refused(address: str, status: int) -> _StatusError:
    if status in {401, 402, 403}:
        return _StatusError(f"{address} is not public (HTTP {status})", "save the page in a browser and give the file")
    if status in {404, 410}:
        return _StatusError(f"{address} not found (HTTP {status})", "check the address")
    return _StatusError(f"cannot download {address} (HTTP {status})", "try again later")


def _cause(error: Exception) -> str:
    """Return what failed in a few words."""
    name = type(error).__name__
    return {"ConnectTimeout": "no answer", "ReadTimeout": "no answer", "SSLError": "its certificate is not valid",
            "ConnectionError": "no connection"}.get(name, name)  # fmt: skip
