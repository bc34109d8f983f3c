"""The folder on a port of this machine, as a podcast app expects it: byte ranges, right media types, CORS.

Starlette serves the files and uvicorn speaks HTTP; ours are the media types, and that a feed is handed out with the
addresses of this server, so that what an app plays is what stands in the folder.
"""

from __future__ import annotations

import os
import re
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
from audiobuild.publish import feed as feeds
from audiobuild.publish.elements import find

if TYPE_CHECKING:
    from starlette.types import Scope

LOOPBACK = "127.0.0.1"
"""Whom only this machine can reach."""

KINDS = MappingProxyType(
    {
        ".chapters.json": "application/json+chapters",
        ".json": "application/json",
        ".vtt": "text/vtt; charset=utf-8",
        ".srt": "application/x-subrip",
        ".html": "text/html; charset=utf-8",
        ".xml": "application/rss+xml; charset=utf-8",
        ".mp3": "audio/mpeg",
        ".jpg": "image/jpeg",
        ".jpeg": "image/jpeg",
        ".png": "image/png",
        ".txt": "text/plain; charset=utf-8",
    }
)
"""Media types by how names end; the first that fits. What a machine thinks of `.vtt` depends on the machine."""

_CLOSING = 2
"""Seconds that open connections get when the server ends."""

_HOST = re.compile(r"[A-Za-z0-9.\-:\[\]]+")


class _Folder(StaticFiles):
    """A folder's files, as they are but for the feed."""

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where a path is; half-written and hidden files are nowhere."""
        if any(part.startswith(".") and part != "." for part in Path(path).parts):
            return "", None
        return super().lookup_path(path)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The answer for one file."""
        path = Path(full_path)
        if path.suffix == ".xml" and (feed := local_feed(path, _base(scope))):
            response = Response(feed, status_code)
        else:
            response = super().file_response(full_path, stat_result, scope, status_code)
        if isinstance(response, FileResponse) or response.body:
            response.headers["content-type"] = kind(path.name)
        # For apps that don't say where they come from, too, so that a look at the headers shows it.
        response.headers["access-control-allow-origin"] = "*"
        # A corrected episode is to be heard at once.
        response.headers["cache-control"] = "no-cache"
        return response


def kind(name: str) -> str:
    """The media type of a file by its name."""
    return next((kind for ending, kind in KINDS.items() if name.lower().endswith(ending)), "application/octet-stream")


def local_feed(path: Path, base: str) -> bytes:
    """A feed with this server's address in the place of the one it will have; empty where it is none of ours.

    Args:
        path: the feed.
        base: where its folder is served now; ends with a slash.
    """
    try:
        channel = feeds.opened(path).channel
    except SourceError:
        return b""
    link = find(channel, "atom:link", rel="self")
    told = link.get("href", "") if link is not None else ""
    if not told.endswith(f"/{path.name}"):
        return b""
    old, new = (escape(each).encode() for each in (told.removesuffix(path.name), base))
    return path.read_bytes().replace(old, new)


def application(folder: Path) -> Starlette:
    """The folder as an ASGI application.

    Raises:
        SourceError: there is no such folder.
    """
    if not folder.is_dir():
        raise SourceError(f"there is no folder {folder}", "give the one that holds feed.xml")
    cors = Middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD"],
        allow_headers=["*"],
        expose_headers=["Accept-Ranges", "Content-Length", "Content-Range"],
    )
    return Starlette(routes=[Mount("/", _Folder(directory=folder, html=True))], middleware=[cors])


def listening(host: str, port: int) -> socket.socket:
    """A socket that takes connections.

    Args:
        host: a name or address of this machine; 0.0.0.0 for all of them.
        port: 0 for any that is free.

    Raises:
        SettingsError: there is no such host, or the port is taken.
    """
    try:
        family, *_, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    except (OSError, UnicodeError) as error:
        raise SettingsError(f"this machine has no address {host!r}", f"leave --host out for {LOOPBACK}") from error
    taken = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(place)
        taken.listen(128)
    except OSError as error:
        taken.close()
        raise SettingsError(
            f"port {port} of {host} can't be had: {error.strerror}", "choose another with --port, or 0 for any"
        ) from error
    return taken


def addresses(listener: socket.socket) -> tuple[str, ...]:
    """Where a browser finds what the socket serves; for all addresses of the machine two of them."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104  # not bound to here, but asked about
        return tuple(f"http://{_bracketed(each)}:{port}/" for each in dict.fromkeys((LOOPBACK, *_own_address())))
    return (f"http://{_bracketed(host)}:{port}/",)


def serve(app: Starlette, listener: socket.socket) -> None:
    """Answer until somebody interrupts."""
    # What goes wrong shows in an answer's code; a listener who is cut off at the end is no error to be told.
    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=_CLOSING,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _base(scope: Scope) -> str:
    """The address of the server as its visitor knows it."""
    headers = dict(scope["headers"])
    host = headers.get(b"host", b"").decode("latin-1")
    if not _HOST.fullmatch(host):
        name, port = scope["server"]
        host = f"{_bracketed(name)}:{port}"
    return f"{scope['scheme']}://{host}/"


def _own_address() -> tuple[str, ...]:
    """This machine's address in its network, if it is in one; nothing is sent to find out."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # an address that nobody has (RFC 5737)
        return (str(probe.getsockname()[0]),)
    return ()


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
