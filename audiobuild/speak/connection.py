"""One pool of kept-alive connections: certificates verified, the environment's proxies used, every wait limited."""

from __future__ import annotations

import os
import time
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY
from typing import TYPE_CHECKING, Any

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.exceptions import HTTPError

from audiobuild.speak.faults import ServiceFault, of_answer, of_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from requests import PreparedRequest
    from urllib3.poolmanager import ProxyManager

    from audiobuild.speak.deadlines import Cancellation, Timeouts

PIECE = 64 * 1024
"""Most bytes taken from a connection at a time."""
LARGEST = 4 * 1024 * 1024
"""Bytes of the largest answer that is read: a hundred characters of speech are about 40 kB."""


class _Prompt(HTTPAdapter):
    """Sends what there is at once, through a proxy too.

    urllib3 leaves Nagle's algorithm on for proxies alone (`HTTPConnectionPool.__init__`); a request, being a header
    and a body, then waits 40 ms for the receiver's delayed acknowledgement.
    """

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> ProxyManager:
        options = [(IPPROTO_TCP, TCP_NODELAY, 1)]
        manager: ProxyManager = super().proxy_manager_for(proxy, socket_options=options, **kwargs)
        return manager


class Connection:
    """What keeps connections to a service open; may be used from several threads.

    Honours HTTPS_PROXY, ALL_PROXY and NO_PROXY; for certificates the first that is set of REQUESTS_CA_BUNDLE,
    CURL_CA_BUNDLE and SSL_CERT_FILE, which `requests` alone does not know.

    Args:
        max_connections: Maximum number of connections that are kept open.
        limits: how long anything may take.
        stop: ends all waiting.
        clock: seconds since 1970.
    """

    def __init__(
        self, *, max_connections: int, limits: Timeouts, stop: Cancellation, clock: Callable[[], float] = time.time
    ) -> None:
        self._limits = limits
        self._stop = stop
        self._clock = clock
        self._session = requests.Session()
        self._session.mount("https://", _Prompt(pool_connections=1, pool_maxsize=max_connections))

    def body(self, request: PreparedRequest) -> bytes:
        """The body of the answer to `request`, complete.

        Raises:
            ServiceFault: there is none, or its status is not 200.
            EngineError: everything was stopped.
        """
        url = request.url or ""
        host = url.split("/")[2]
        settings = self.settings(url)
        try:
            return self._stop.within(self._limits.whole, lambda: self._exchange(request, settings))
        except TimeoutError as error:
            raise ServiceFault(f"no whole answer in {self._limits.whole:g} s") from error
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise of_error(error, host=host, proxy=select_proxy(url, settings["proxies"])) from error

    def settings(self, url: str) -> dict[str, Any]:
        """The proxies and certificates that the environment asks for, as `requests.Session.send` takes them.

        Raises:
            ServiceFault: there is no such file of certificates.
        """
        settings = self._session.merge_environment_settings(url, proxies={}, stream=True, verify=None, cert=None)
        if settings["verify"] is True:
            settings["verify"] = os.environ.get("SSL_CERT_FILE") or True
        bundle = settings["verify"]
        if bundle is not True and not Path(bundle).exists():
            raise ServiceFault(
                f"there is no file of certificates {bundle}",
                "put REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE or SSL_CERT_FILE right",
                lasting=True,
            )
        return settings

    def close(self) -> None:
        """Close what is kept open."""
        self._session.close()

    def _exchange(self, request: PreparedRequest, settings: dict[str, Any]) -> bytes:
        end = time.monotonic() + self._limits.whole
        timeout = (self._limits.connect, self._limits.read)
        with self._session.send(request, timeout=timeout, allow_redirects=False, **settings) as response:
            if response.status_code != requests.codes.ok:
                raise of_answer(response.status_code, response.headers, now=self._clock())
            body = bytearray()
            while piece := response.raw.read1(PIECE, decode_content=True):
                body += piece
                if len(body) > LARGEST or time.monotonic() > end:
                    raise ServiceFault("an answer without end")
            return bytes(body)
