"""Connections that reach the public internet only: a name is resolved once, and the address that was checked is used.

Checking a name before the request would not suffice: the name may resolve to another address when the connection is
made (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import NewConnectionError
from urllib3.util.connection import create_connection

from audiobuild.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence


def public_addresses(host: str, port: int) -> Sequence[str]:
    """Return the IP addresses of a host.

    Raises:
        SourceError: it is not found, or any of its addresses is not public.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise SourceError(f"host {host} not found", "check the address and the network") from error
    addresses = [str(info[4][0]) for info in found]
    if any(not ipaddress.ip_address(address.partition("%")[0]).is_global for address in addresses):
        raise SourceError(
            f"{host} is an address of this machine or the local network",
            "set AUDIOBUILD_PRIVATE_ADDRESSES=1 if you trust it",
        )
    return addresses


class PublicAdapter(HTTPAdapter):
    """Transport of `requests` that refuses to connect to private addresses.

    Behind a proxy it has no effect: the proxy resolves the names.
    """

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Create the pools with connections that check their address."""
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _HttpPool, "https": _HttpsPool}


def _connect(connection: HTTPConnection) -> socket.socket:
    """Open a connection's socket to the first of the host's addresses that answers."""
    failure: OSError | None = None
    for address in public_addresses(connection.host, connection.port):
        try:
            return create_connection(
                (address, connection.port),
                connection.timeout,
                source_address=connection.source_address,
                socket_options=connection.socket_options,
            )
        except OSError as error:
            failure = error
    raise NewConnectionError(connection, f"no address of {connection.host} answers: {failure}")


class _Http(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _Https(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return _connect(self)


class _HttpPool(HTTPConnectionPool):
    ConnectionCls = _Http


class _HttpsPool(HTTPSConnectionPool):
    ConnectionCls = _Https
