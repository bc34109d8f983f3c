"""An S3 server on loopback: moto's, behind a front that fails on request."""

from __future__ import annotations

import logging
import random
import socket
import threading
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

BUCKET = "bucket"
CODES = {403: "AccessDenied", 500: "InternalError", 503: "ServiceUnavailable"}
CUT = 0
"""Fault that closes the connection without an answer."""


@dataclass(slots=True)
class ObjectStore:
    """A running server.

    Its front answers requests with a fault if `is_faulty` says so, and records all of them.
    """

    app: WSGIApplication
    is_faulty: Callable[[str, str], int | None] = lambda _method, _path: None
    """Returns the fault of a request, by its method and path: a key of CODES, CUT, or None."""
    requests: list[tuple[str, str]] = field(default_factory=list)
    faults: int = 0
    server: Any = None  # werkzeug's, imported late

    @property
    def environment(self) -> dict[str, str]:
        """Variables that direct a client to this server."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.server.server_port}",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def sometimes(self, seed: int, share: float) -> None:
        """Let a share of the requests fail."""
        chance = random.Random(seed)  # noqa: S311  # not for secrets

        def choose(_method: str, _path: str) -> int | None:
            return chance.choice((CUT, 500, 503)) if chance.random() < share else None

        self.is_faulty = choose

    def never(self) -> None:
        """Answer all requests."""
        self.is_faulty = lambda _method, _path: None

    def reset(self) -> None:
        """Answer all requests, forget earlier ones, and begin with an empty bucket."""
        self.never()
        address = self.environment["AWS_ENDPOINT_URL"]
        for method, path in (("POST", "moto-api/reset"), ("PUT", BUCKET)):
            request = urllib.request.Request(f"{address}/{path}", method=method)  # noqa: S310  # loopback
            urllib.request.urlopen(request).close()  # noqa: S310
        self.requests.clear()
        self.faults = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        self.requests.append((method, path))
        fault = self.is_faulty(method, path)
        if fault is None:
            return self.app(environ, start_response)
        self.faults += 1
        environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        if fault == CUT:
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        code = CODES.get(fault, "InternalError")
        body = b"" if method == "HEAD" else f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode()
        start_response(f"{fault or 500} {code}", [("Content-Length", str(len(body)))])
        return [body]


@contextmanager
def running() -> Iterator[ObjectStore]:
    """Start a server with an empty bucket, and forget the clients of earlier ones.

    Variables of the environment must direct clients to it before they are made.
    """
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app  # noqa: PLC0415  # 1 s
    from s3fs import S3FileSystem  # noqa: PLC0415  # an extra
    from werkzeug.serving import make_server  # noqa: PLC0415

    logging.getLogger("werkzeug").setLevel(logging.CRITICAL)
    store = ObjectStore(DomainDispatcherApplication(create_backend_app))
    store.server = make_server("127.0.0.1", 0, store, threaded=True)
    thread = threading.Thread(target=store.server.serve_forever)
    thread.start()
    S3FileSystem.clear_instance_cache()
    try:
        store.reset()
        yield store
    finally:
        S3FileSystem.clear_instance_cache()
        store.server.shutdown()
        store.server.server_close()
        thread.join()
