"""What goes wrong between us and an online voice, in words: a passing trouble is tried again, a lasting one is not."""

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

HINT = "try again later (what is fetched is kept), or take the built-in voice: --engine espeak"
_CERTIFICATES = "where a proxy or firewall signs anew, set REQUESTS_CA_BUNDLE to the file with its certificate"
_PROXY = "put HTTPS_PROXY right, or name the host in NO_PROXY"

SERVER_ERRORS = 500
"""Statuses from here on are the server's own troubles, and pass."""
PASSING = frozenset({408, 425, 429})
"""Answers below 500 that may be different next time (RFC 9110, RFC 6585, RFC 8470)."""


class ServiceFault(Exception):  # noqa: N818 -- it never leaves the engine: `service_error` says it to people
    """Why there is no speech.

    Args:
        reason: a phrase that fits in brackets, as "no network".
        hint: what to do next.
        lasting: whether trying again is no use.
        pause: seconds that the service asks us to wait, from its Retry-After; None where it asks for nothing.
        everyone: whether all workers should wait, and not only the one that met it.
        unreached: whether no connection came about.
    """

    def __init__(
        self,
        reason: str,
        hint: str = HINT,
        *,
        lasting: bool = False,
        pause: float | None = None,
        everyone: bool = False,
        unreached: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.lasting = lasting
        self.pause = pause
        self.everyone = everyone
        self.unreached = unreached

    def service_error(self, effort: str = "") -> ServiceError:
        """The same for people; `effort` says what was tried, as "6 tries in 31 s"."""
        return ServiceError(
            f"Google's voice did not speak: {self.reason}" + (f" ({effort})" if effort else ""), self.hint
        )


def of_answer(status: int, headers: Mapping[str, str], *, now: float) -> ServiceFault:
    """The trouble that an answer other than 200 means.

    Args:
        status: the HTTP status.
        headers: the answer's headers, found by names in any case.
        now: seconds since 1970, for a Retry-After that is a date where the answer has no Date of its own.
    """
    if 300 <= status < 400:  # noqa: PLR2004 -- a redirection; gTTS would follow it and read the page as speech
        host = urlsplit(headers.get("Location", "")).hostname or "another page"
        return ServiceFault(f"it sends us to {host}, as it does with those who ask too often", everyone=True)
    pause = retry_after(headers, now=now)
    lasting = status < SERVER_ERRORS and status not in PASSING
    everyone = status == HTTPStatus.TOO_MANY_REQUESTS or pause is not None
    return ServiceFault(_named(status), lasting=lasting, pause=pause, everyone=everyone)


def retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """Seconds to wait by the Retry-After header (RFC 9110, 10.2.3): a number of seconds, or a date.

    A date is measured from the answer's own Date, so that a wrong clock on either side does no harm.

    Returns:
        Seconds, 0 or more; None where there is no such header or it makes no sense.
    """
    value = headers.get("Retry-After", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", value):
        return float(value)
    until = _seconds(value)
    return None if until is None else max(0.0, until - (_seconds(headers.get("Date", "")) or now))


def _seconds(date: str) -> float | None:
    try:
        when = parsedate_to_datetime(date)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()  # asctime's form names no zone


def of_error(error: BaseException, *, host: str, proxy: str | None) -> ServiceFault:
    """The trouble that an exception of requests, urllib3 or the system means.

    Args:
        error: the exception; its reason may lie deep in it.
        host: the name we wanted to reach.
        proxy: address of the proxy in between; None where there is none.
    """
    chain = list(_chain(error))
    cause = str(chain[-1]).rstrip(".")
    where = f"the proxy {_address(proxy)}" if proxy else host
    declined = _tunnel(chain)
    if declined is not None:
        reason = f"{where} does not connect us to {host}: {_named(declined)}"
        return ServiceFault(reason, _PROXY, lasting=declined < SERVER_ERRORS)
    for link in chain:
        if isinstance(link, ssl.SSLCertVerificationError):
            reason = f"the certificate of {host} is not trusted: {link.verify_message}"
            return ServiceFault(reason, _CERTIFICATES, lasting=True)
    if isinstance(error, ValueError):
        return ServiceFault(f"{where} can't be used: {cause}", _PROXY, lasting=True)
    return _unreached({type(link).__name__ for link in chain}, where, proxy) or ServiceFault(
        f"the connection to {where} broke: {cause}"
    )


def _unreached(kinds: set[str], where: str, proxy: str | None) -> ServiceFault | None:
    """What kept us from being heard; None where something did come back."""
    if kinds & {"ReadTimeoutError", "ReadTimeout"}:
        return ServiceFault(f"{where} does not answer in time")
    reasons = {
        "gaierror": f"the name of {where} is not known",
        "ConnectionRefusedError": f"{where} refuses the connection",
        "ConnectTimeoutError": f"{where} does not answer",
        "NewConnectionError": f"{where} can't be reached",
    }
    for kind, reason in reasons.items():
        if kind in kinds:
            if proxy:
                return ServiceFault(reason, _PROXY, lasting=kind != "ConnectTimeoutError", unreached=True)
            return ServiceFault(f"no network: {reason}", unreached=True)
    return None


def _address(proxy: str) -> str:
    """A proxy's host and port, without the name and password that may stand in front; it may be no URL at all."""
    return proxy.rpartition("@")[2].rpartition("//")[2].rstrip("/") or proxy


def _named(status: int) -> str:
    return f"{status} {responses.get(status, '')}".rstrip()


def _tunnel(chain: list[BaseException]) -> int | None:
    """The status with which a proxy declined to connect us, as `http.client` puts it."""
    for cause in chain:
        found = re.search(r"Tunnel connection failed: ([0-9]{3})", str(cause))
        if found:
            return int(found[1])
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, then what it wraps, down to the first cause; urllib3 wraps in attributes and arguments too."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop(0)
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [getattr(cause, "reason", None), getattr(cause, "original_error", None), *cause.args]
            waiting += [cause.__cause__, cause.__context__]
