"""HTTPS requests over kept-alive connections, with verified certificates, proxies and time limits."""

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

from audiobuild.speak.faults import ServiceFault, fault_of_error, fault_of_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from requests import PreparedRequest
    from urllib3.poolmanager import ProxyManager

    from audiobuild.speak.deadlines import Cancellation, Timeouts

READ_SIZE = 64 * 1024
"""Maximum number of bytes per read."""
MAX_BODY = 4 * 1024 * 1024
"""Maximum size of a response body, in bytes; a hundred characters of speech are about 40 kB."""


class _NoDelayAdapter(HTTPAdapter):
    """An adapter that disables Nagle's algorithm for proxies too.

    urllib3 leaves it on for proxies only (`HTTPConnectionPool.__init__`). A request, being a header and a body, then
    waits 40 ms for the receiver's delayed acknowledgement.
    """

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> ProxyManager:
        options = [(IPPROTO_TCP, TCP_NODELAY, 1)]
        manager: ProxyManager = super().proxy_manager_for(proxy, socket_options=options, **kwargs)
        return manager


class Connection:
    """A pool of connections to a service. May be used from several threads.

    Honours HTTPS_PROXY, ALL_PROXY and NO_PROXY, and for certificates the first that is set of REQUESTS_CA_BUNDLE,
    CURL_CA_BUNDLE and SSL_CERT_FILE (the last is unknown to requests).

    Args:
        max_connections: maximum number of connections that are kept open.
        timeouts: time limits of each request.
        cancellation: cancels all waits.
        clock: returns seconds since 1970.
    """

    def __init__(
        self,
        *,
        max_connections: int,
        timeouts: Timeouts,
        cancellation: Cancellation,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._timeouts = timeouts
        self._cancellation = cancellation
        self._clock = clock
        self._session = requests.Session()
        self._session.mount("https://", _NoDelayAdapter(pool_connections=1, pool_maxsize=max_connections))

    def fetch(self, request: PreparedRequest) -> bytes:
        """Send a request and return the complete body of the response.

        Raises:
            ServiceFault: there is no response, or its status is not 200.
            EngineError: the cancellation was triggered.
        """
        url = request.url or ""
        host = url.split("/")[2]
        settings = self.settings(url)
        try:
            return self._cancellation.run(lambda: self._exchange(request, settings), timeout=self._timeouts.total)
        except TimeoutError as error:
            raise ServiceFault(f"no complete response in {self._timeouts.total:g} s") from error
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            raise fault_of_error(error, host=host, proxy=select_proxy(url, settings["proxies"])) from error

    def settings(self, url: str) -> dict[str, Any]:
        """Return proxies and certificates from the environment as arguments of `requests.Session.send`.

        Raises:
            ServiceFault: the certificate file does not exist.
        """
        settings = self._session.merge_environment_settings(url, proxies={}, stream=True, verify=None, cert=None)
        if settings["verify"] is True:
            settings["verify"] = os.environ.get("SSL_CERT_FILE") or True
        bundle = settings["verify"]
        if bundle is not True and not Path(bundle).exists():
            raise ServiceFault(
                f"certificate file {bundle} not found",
                "correct REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE or SSL_CERT_FILE",
                permanent=True,
            )
        return settings

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def _exchange(self, request: PreparedRequest, settings: dict[str, Any]) -> bytes:
        end = time.monotonic() + self._timeouts.total
        timeout = (self._timeouts.connect, self._timeouts.read)
        with self._session.send(request, timeout=timeout, allow_redirects=False, **settings) as response:
            if response.status_code != requests.codes.ok:
                raise fault_of_status(response.status_code, response.headers, now=self._clock())
            body = bytearray()
            while data := response.raw.read1(READ_SIZE, decode_content=True):
                body += data
                if time.monotonic() > end:
                    raise TimeoutError
                if len(body) > MAX_BODY:
                    raise ServiceFault("endless response")
            return bytes(body)
