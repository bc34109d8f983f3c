"""A local web server for the published folder, with what podcast apps expect: byte ranges, media types and CORS.

Starlette serves the files and uvicorn speaks HTTP. The feed is served with this server's address in place of the
show's, so that an app plays the files of the folder.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from audiobuild.errors import SettingsError, SourceError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.podcast.feed import parse_feed
from audiobuild.podcast.xml import find

if TYPE_CHECKING:
    from starlette.types import Scope

LOOPBACK = "127.0.0.1"
"""Address that only this machine can reach."""

MEDIA_TYPES = MappingProxyType(
    {
        ".chapters.json": "application/json+chapters",
        ".json": "application/json",
        ".vtt": "text/vtt; charset=utf-8",
        ".srt": "application/x-subrip",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".xml": "application/rss+xml; charset=utf-8",
        ".mp3": "audio/mpeg",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".png": "image/png",
        ".txt": "text/plain; charset=utf-8",
    }
)
"""Media types by suffix, the first match wins; those that the `mimetypes` module finds depend on the machine."""

_SHUTDOWN_SECONDS = 2
"""Time that open connections get when the server stops."""

_HOST = lazy_regex(r"[A-Za-z0-9.\-:\[\]]+")


class _PublishedFolder(StaticFiles):
    """The files of a folder; nothing hidden, and nothing outside, not even by a symbolic link."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, html=True)
        self.root = folder.resolve()

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Resolve a URL path to a file; hidden files, unfinished ones among them, are not found."""
        try:
            full_path, status = super().lookup_path(path)
            inside = Path(full_path).relative_to(self.root) if full_path else Path()
        except ValueError:  # a null byte, or another drive (Windows)
            return "", None
        requested = Path(path).parts
        if any(part.startswith(".") and part != "." for part in (*requested, *inside.parts)):
            return "", None
        return full_path, status

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Create the response for a file."""
        path = Path(full_path)
        if path.suffix == ".xml" and (feed := _local_feed(path, _base_url(scope))):
            response = Response(feed, status_code)
        else:
            response = super().file_response(full_path, stat_result, scope, status_code)
        if isinstance(response, FileResponse) or response.body:
            response.headers["content-type"] = media_type(path.name)
        # Also for requests without an Origin header, so that the headers can be checked by hand.
        response.headers["access-control-allow-origin"] = "*"
        # A corrected episode must be heard at once.
        response.headers["cache-control"] = "no-cache"
        return response


def media_type(name: str) -> str:
    """Return the media type of a file by its name."""
    lower = name.lower()
    return next((known for suffix, known in MEDIA_TYPES.items() if lower.endswith(suffix)), "application/octet-stream")


def _local_feed(path: Path, base_url: str) -> bytes:
    """Return a feed with the address of its folder replaced; empty if it is not a feed of a published folder.

    Args:
        path: the feed.
        base_url: URL of its folder on this server; ends with a slash.
    """
    data = path.read_bytes()
    try:
        channel = parse_feed(data, path).channel
    except SourceError:
        return b""
    link = find(channel, "atom:link", rel="self")
    address = link.get("href", "") if link is not None else ""
    if not address.endswith(f"/{path.name}"):
        return b""
    old, new = (escape(url).encode() for url in (address.removesuffix(path.name), base_url))
    return data.replace(old, new)


def application(folder: Path) -> Starlette:
    """Create the ASGI application that serves a folder.

    Raises:
        SourceError: `folder` is not a directory.
    """
    if not folder.is_dir():
        problem = "is not a directory" if folder.exists() else "not found"
        raise SourceError(f"{folder} {problem}", "pass the folder that contains feed.xml")
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        allow_headers=["*"],
        expose_headers=["Accept-Ranges", "Content-Length", "Content-Range"],
    )
    return Starlette(routes=[Mount("/", _PublishedFolder(folder))], middleware=[cors])


def listen(host: str, port: int) -> socket.socket:
    """Open a listening socket.

    Args:
        host: a name or address of this machine; 0.0.0.0 for all addresses.
        port: 0 for any free port.

    Raises:
        SettingsError: the host is not an address of this machine, or the port is not available.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"{host!r} is not an address of this machine", f"omit --host to use {LOOPBACK}") from error
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise SettingsError(
            f"port {port} on {host} is not available: {error.strerror}", "choose another with --port, or 0 for any"
        ) from error
    return listener


def addresses(listener: socket.socket) -> tuple[str, ...]:
    """Return the URLs of the server; two if it listens on all addresses of the machine."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # compared, not bound to
        return tuple(f"http://{_bracketed(own)}:{port}/" for own in dict.fromkeys((LOOPBACK, *_network_address())))
    return (f"http://{_bracketed(host)}:{port}/",)


def serve(app: Starlette, listener: socket.socket) -> None:
    """Answer requests until the process is interrupted."""
    # Failed requests are reported to the client; one that is cut off by the shutdown is not an error.
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _base_url(scope: Scope) -> str:
    """Return the URL of the server as the client addressed it."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    if not _HOST.fullmatch(host):
        name, port = scope["server"]
        host = f"{_bracketed(name)}:{port}"
    return f"{scope['scheme']}://{host}/"


def _network_address() -> tuple[str, ...]:
    """Return this machine's address in its network, if it has one, without sending anything."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # an address reserved for documentation (RFC 5737)
        return (str(probe.getsockname()[0]),)
    return ()


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
