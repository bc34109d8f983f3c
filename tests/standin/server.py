"""The stand-in's server: an HTTPS proxy whose CONNECT ends in Google Translate, as far as the client can tell.

So the client's whole real way is used, proxy and certificates included, and the product needs no door for tests.
"""

from __future__ import annotations

import random
import ssl
import struct
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SO_LINGER, SOL_SOCKET
from typing import TYPE_CHECKING, Any

from standin.answers import ANSWERS
from standin.speech import asked, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import trustme

HOST = "translate.google.com"
PATH = "/_/TranslateWebserverUi/data/batchexecute"


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in."""

    text: str
    language: str
    slow: bool
    at: float
    """Seconds by `time.monotonic`."""
    connection: int
    """Counted from 1."""
    headers: dict[str, str]


class Standin(ThreadingHTTPServer):
    """Google's voice on the loopback.

    Args:
        authority: signs the certificate.
        latency: seconds until an answer begins.
        port: 0 for any that is free.
    """

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, authority: trustme.CA, *, latency: float = 0.0, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.latency = latency
        self.authority = authority
        self.present(HOST)
        self.usual = "good"
        """The answer where no other is due."""
        self.share = 0.0
        """How many of the answers are the `sometimes` one, from 0 to 1."""
        self.sometimes = "good"
        self.refusal = 0
        """The status with which CONNECT is declined; 0 to connect."""
        self.refused = 0
        """How often it was."""
        self.hosts: set[str] = set()
        """Where clients wanted to go, as `host:port`."""
        self.requests: list[Request] = []
        self.connections = 0
        self.open = 0
        self.most_open = 0
        self.closing = threading.Event()
        self.lock = threading.Lock()
        self._due: deque[str] = deque()
        self._dice = random.Random(0)  # noqa: S311  # no secret
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True)

    @property
    def address(self) -> str:
        """What HTTPS_PROXY has to be."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @property
    def texts(self) -> list[str]:
        """What it was asked to say, in order."""
        return [request.text for request in self.requests]

    def environment(self, folder: Path) -> dict[str, str]:
        """Return the variables that send a client here; write the certificate to `folder`."""
        bundle = folder / "standin-ca.pem"
        self.authority.cert_pem.write_to_path(str(bundle))
        return {"HTTPS_PROXY": self.address, "REQUESTS_CA_BUNDLE": str(bundle)}

    def present(self, host: str) -> None:
        """Show a certificate for `host` from now on."""
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(host).configure_cert(self.tls)

    def answer_with(self, answers: Iterable[str]) -> None:
        """Give the next answers by these names, one each, before the usual ones."""
        self._due.extend(answers)

    def next_answer(self) -> str:
        """Return the name of the next answer."""
        with self.lock:
            if self._due:
                return self._due.popleft()
            return self.sometimes if self._dice.random() < self.share else self.usual

    def start(self) -> Standin:
        """Serve, in a thread."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Serve no more."""
        self.closing.set()
        self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that hang up are what we are for."""


class _Handler(BaseHTTPRequestHandler):
    """One connection: CONNECT, TLS, then request after request."""

    protocol_version = "HTTP/1.1"
    server: Standin
    disable_nagle_algorithm = True
    timeout = 120
    number = 0
    text = ""
    slow = False

    def do_CONNECT(self) -> None:
        """Become the host that the client asks for."""
        with self.server.lock:
            self.server.hosts.add(self.path)
            self.server.refused += bool(self.server.refusal)
        if self.server.refusal or self.path != f"{HOST}:443":
            self.send_error(self.server.refusal or 403)
            return
        with self.server.lock:
            self.server.connections += 1
            self.number = self.server.connections
            self.server.open += 1
            self.server.most_open = max(self.server.most_open, self.server.open)
        self.send_response(200, "Connection established")
        self.end_headers()
        self.connection = self.server.tls.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def do_POST(self) -> None:
        """Speak, or misbehave."""
        arrived = time.monotonic()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            self.text, language, self.slow = asked(body)
        except ValueError:
            ANSWERS["400"](self)
            return
        request = Request(self.text, language, self.slow, arrived, self.number, dict(self.headers))
        with self.server.lock:
            self.server.requests.append(request)
        answer = self.server.next_answer()
        if answer == "good":
            self._prepare_while_waiting(arrived)
        ANSWERS[answer](self)

    def _prepare_while_waiting(self, arrived: float) -> None:
        spoken(self.text, slow=self.slow)
        self.wait(max(0.0, arrived + self.server.latency - time.monotonic()))

    def reply(
        self, body: bytes, *, status: int = 200, kind: str = "application/json", headers: dict[str, str] | None = None
    ) -> None:
        """Send a whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.write(body)

    def begin(self, length: int) -> None:
        """Send the headers of a good answer whose body has `length` bytes."""
        self.send_response(200)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def write(self, data: bytes) -> None:
        """Send bytes, all of them."""
        self.connection.sendall(data)

    def cut(self) -> None:
        """Close the connection with a reset."""
        self.close_connection = True
        self.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        self._close()

    def wait(self, seconds: float) -> bool:
        """Do nothing for a while; True when the stand-in is closing."""
        return self.server.closing.wait(seconds)

    def finish(self) -> None:
        """Close the connection."""
        if self.number:
            with self.server.lock:
                self.server.open -= 1
        self._close()

    def _close(self) -> None:
        for thing in (self.wfile, self.rfile, self.connection):
            with suppress(OSError, ValueError):
                thing.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
