"""Failures of online services, classified by whether and when a retry makes sense."""

from __future__ import annotations

import re
import ssl
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.client import responses
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from audiobuild.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

HINT = "try again later (finished requests are cached), or use an offline voice: --engine espeak"
_CERTIFICATES = "if a proxy or firewall intercepts TLS, set REQUESTS_CA_BUNDLE to a file with its certificate"
_PROXY = "correct HTTPS_PROXY, or add the host to NO_PROXY"

TRANSIENT_STATUSES = frozenset({408, 425, 429})
"""Client errors that may succeed later (RFC 9110, 15.5.9; RFC 8470, 5.2; RFC 6585, 4)."""


class ServiceFault(Exception):  # noqa: N818  # internal to online engines: `service_error` makes the public error
    """A failed request.

    Args:
        reason: cause as a phrase that can follow a colon, such as "no network".
        hint: what the user can do.
        permanent: whether a retry is pointless.
        retry_after: seconds that the service asks to wait (Retry-After header); None if it does not ask.
        shared: whether the fault concerns all workers, so that all of them should wait.
        unreachable: whether no connection was established.
    """

    def __init__(
        self,
        reason: str,
        hint: str = HINT,
        *,
        permanent: bool = False,
        retry_after: float | None = None,
        shared: bool = False,
        unreachable: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.permanent = permanent
        self.retry_after = retry_after
        self.shared = shared
        self.unreachable = unreachable

    def service_error(self, service: str, effort: str = "") -> ServiceError:
        """Build the error that users see.

        Args:
            service: name of the service, such as "Google TTS".
            effort: what was tried, such as "after 6 attempts in 31 s".
        """
        return ServiceError(f"{' '.join(filter(None, (service, 'request failed', effort)))}: {self.reason}", self.hint)


def fault_of_status(status: int, headers: Mapping[str, str], *, now: float) -> ServiceFault:
    """Build the fault for a response other than 200.

    Args:
        status: HTTP status code.
        headers: response headers, with case-insensitive names.
        now: seconds since 1970, used with a Retry-After date if the response has no Date header.
    """
    if 300 <= status < 400:  # noqa: PLR2004  # redirects are not followed: their target is a web page
        host = urlsplit(headers.get("Location", "")).hostname or "another page"
        return ServiceFault(f"redirected to {host} (rate limited)", shared=True)
    wait = parse_retry_after(headers, now=now)
    permanent = status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in TRANSIENT_STATUSES
    shared = status == HTTPStatus.TOO_MANY_REQUESTS or wait is not None
    return ServiceFault(_status_text(status), permanent=permanent, retry_after=wait, shared=shared)


def parse_retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """Parse the Retry-After header (RFC 9110, 10.2.3): a number of seconds, or a date.

    Dates are compared with the Date header of the response, so a wrong clock on either side has no effect.

    Returns:
        Seconds to wait, not negative; None if the header is missing or invalid.
    """
    value = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    until = _timestamp(value)
    return None if until is None else max(0.0, until - (_timestamp(headers.get("Date", "")) or now))


def _timestamp(date: str) -> float | None:
    try:
        moment = parsedate_to_datetime(date)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()  # asctime dates have no zone


def fault_of_error(error: BaseException, *, host: str, proxy: str | None) -> ServiceFault:
    """Build the fault for an exception of requests, urllib3 or the system.

    Args:
        error: the exception; its cause may be nested deeply.
        host: the host that was requested.
        proxy: address of the proxy in between; None without one.
    """
    chain = list(_causes(error))
    cause = str(chain[-1]).rstrip(".")
    peer = f"the proxy {_address(proxy)}" if proxy else host
    declined = _tunnel_status(chain)
    if declined is not None:
        reason = f"{peer} refuses to connect to {host}: {_status_text(declined)}"
        return ServiceFault(reason, _PROXY, permanent=declined < HTTPStatus.INTERNAL_SERVER_ERROR)
    for link in chain:
        if isinstance(link, ssl.SSLCertVerificationError):
            reason = f"the certificate of {host} is not trusted: {link.verify_message}"
            return ServiceFault(reason, _CERTIFICATES, permanent=True)
    if isinstance(error, ValueError):
        return ServiceFault(f"{peer} cannot be used: {cause}", _PROXY, permanent=True)
    return _unreachable({type(link).__name__ for link in chain}, peer, proxy) or ServiceFault(
        f"the connection to {peer} broke: {cause}"
    )


def _unreachable(kinds: set[str], peer: str, proxy: str | None) -> ServiceFault | None:
    """Build the fault for a peer that did not answer; None if something did come back."""
    if kinds & {"ReadTimeoutError", "ReadTimeout"}:
        return ServiceFault(f"{peer} did not respond in time")
    reasons = {
        "gaierror": f"{peer} cannot be resolved",
        "ConnectionRefusedError": f"{peer} refuses the connection",
        "ConnectTimeoutError": f"{peer} did not respond",
        "NewConnectionError": f"{peer} is unreachable",
    }
    for kind, reason in reasons.items():
        if kind in kinds:
            if proxy:
                return ServiceFault(reason, _PROXY, permanent=kind != "ConnectTimeoutError", unreachable=True)
            return ServiceFault(f"no network: {reason}", unreachable=True)
    return None


def _address(proxy: str) -> str:
    """Return a proxy's host and port without user name and password; `proxy` may not even be a valid URL."""
    return proxy.rpartition("@")[2].rpartition("//")[2].rstrip("/") or proxy


def _status_text(status: int) -> str:
    return f"{status} {responses.get(status, '')}".rstrip()


def _tunnel_status(chain: list[BaseException]) -> int | None:
    """Return the status with which a proxy declined to connect, from the message of `http.client`."""
    for cause in chain:
        found = re.search(r"Tunnel connection failed: ([0-9]{3})", str(cause))
        if found:
            return int(found[1])
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield the exception, then what it wraps, down to the first cause; urllib3 uses attributes and arguments too."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [getattr(cause, "reason", None), getattr(cause, "original_error", None), *cause.args]
            waiting += [cause.__cause__, cause.__context__]
