"""Downloads of large files: limited in time, resumed where they broke off, checked, and moved into place complete."""

from __future__ import annotations

import hashlib
from time import monotonic, sleep
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from audiobuild.errors import OutputError, ServiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import requests

CONNECT_SECONDS, READ_SECONDS = 10.0, 30.0
"""Time limits for a connection, and between two reads."""
MIN_BYTES_PER_SECOND = 20_000
"""A download that is slower than this on average, after a minute, is given up."""
GRACE_SECONDS = 60.0
ATTEMPTS = 5
READ_SIZE = 64 * 1024
_OK, _PARTIAL, _RANGE_NOT_SATISFIABLE, _SERVER_ERROR = 200, 206, 416, 500
_HINT = "try again later; the download resumes where it broke off"


class RemoteFile(NamedTuple):
    """A file as its publisher describes it."""

    url: str
    size: int
    """Bytes."""
    md5: str
    """Hexadecimal; detects damage, not forgery: the connection is what authenticates the publisher."""


class _BrokenOff(Exception):  # noqa: N818  # internal: leads to the next attempt
    """The transfer ended early, but can be resumed."""


def download(file: RemoteFile, target: Path, progress: Callable[[int], None], *, pause: float = 1.0) -> None:
    """Download a file to `target`, which is only replaced by a complete and undamaged file.

    Args:
        file: what to download.
        target: where to put it; a partial download stays beside it with the suffix ``.part``.
        progress: called with the number of bytes that are there.
        pause: seconds between two attempts.

    Raises:
        ServiceError: the server fails, is too slow, or delivers another file.
        OutputError: the folder is not writable.
    """
    part = target.with_name(f"{target.name}.part")
    deadline = monotonic() + GRACE_SECONDS + file.size / MIN_BYTES_PER_SECOND
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _transfer_with_retries(file, part, deadline, progress, pause=pause)
        with part.open("rb") as opened:
            digest = hashlib.file_digest(opened, "md5").hexdigest()
        if digest != file.md5:
            part.unlink()
            raise ServiceError(
                f"{file.url} is damaged or another file (MD5 {digest}, expected {file.md5})", "try again later"
            )
        part.replace(target)
    except OSError as error:
        raise OutputError(
            f"cannot write {target}: {error.strerror or error}", "free disk space, or choose another folder"
        ) from error


def _transfer_with_retries(
    file: RemoteFile, part: Path, deadline: float, progress: Callable[[int], None], *, pause: float
) -> None:
    """Complete the partial file in up to `ATTEMPTS` transfers, `pause` seconds apart."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            _transfer(file, part, deadline, progress)
        except _BrokenOff as error:
            if attempt == ATTEMPTS:
                message = f"download of {file.url} failed after {attempt} attempts: {error}"
                raise ServiceError(message, _HINT) from error
            sleep(pause)
        else:
            return


def fetch_text(url: str, *, max_size: int) -> str:
    """Download a small text file (UTF-8).

    Raises:
        ServiceError: the server fails, or the file is larger than `max_size` bytes or not UTF-8.
    """
    body = bytearray()
    deadline = monotonic() + GRACE_SECONDS
    try:
        with _get(url, {}) as response:
            if response.status_code != _OK:
                raise ServiceError(f"download of {url} failed: HTTP status {response.status_code}", _HINT)
            for data in response.iter_content(READ_SIZE):
                body += data
                if len(body) > max_size or monotonic() > deadline:
                    raise ServiceError(f"download of {url} failed: endless response", _HINT)
        return body.decode("utf-8")
    except OSError as error:  # the errors of requests are OSErrors
        raise ServiceError(f"download of {url} failed: {_reason(error)}", _HINT) from error
    except UnicodeDecodeError as error:
        raise ServiceError(f"{url} is not UTF-8", _HINT) from error


def _transfer(file: RemoteFile, part: Path, deadline: float, progress: Callable[[int], None]) -> None:
    """Append to the partial file until it is complete.

    Raises:
        _BrokenOff: the transfer ended early.
        ServiceError: a further attempt would not help.
    """
    import requests  # 100 ms
    from urllib3.exceptions import HTTPError

    there = part.stat().st_size if part.exists() else 0
    if there > file.size:
        part.unlink()
        there = 0
    progress(there)
    if there == file.size:
        return
    try:
        with _get(file.url, {"Range": f"bytes={there}-"} if there else {}) as response:
            _check_status(file, part, response)
            continued = response.headers.get("Content-Range", "").startswith(f"bytes {there}-")
            resumed = continued and response.status_code == _PARTIAL
            begin = there = there if resumed else 0
            with part.open("ab" if resumed else "wb") as opened:
                for there in _written(file, response, opened, begin):
                    progress(there)
                    if monotonic() > deadline:
                        raise ServiceError(f"download of {file.url} is too slow", _HINT)
    except (requests.RequestException, HTTPError) as error:
        raise _BrokenOff(_reason(error)) from error
    if there < file.size:
        raise _BrokenOff(f"{there} of {file.size} bytes")


def _written(file: RemoteFile, response: requests.Response, opened: BinaryIO, begin: int) -> Iterator[int]:
    """Write the body of a response piece by piece, and yield the size of the file after each.

    Unlike `iter_content`, this also writes what arrived before the connection broke.

    Args:
        file: what is downloaded.
        response: its answer.
        opened: the partial file.
        begin: the size of the partial file.
    """
    there = begin
    while data := response.raw.read1(READ_SIZE):
        there += len(data)
        if there > file.size:
            opened.truncate(0)
            message = f"{file.url} is larger than its publisher says ({file.size} bytes)"
            raise ServiceError(message, "try again later")
        opened.write(data)
        yield there


def _check_status(file: RemoteFile, part: Path, response: requests.Response) -> None:
    status = response.status_code
    if status in {_OK, _PARTIAL}:
        return
    if status == _RANGE_NOT_SATISFIABLE:
        part.unlink(missing_ok=True)
        raise _BrokenOff("the server cannot resume")
    if status >= _SERVER_ERROR:
        raise _BrokenOff(f"HTTP status {status}")
    raise ServiceError(f"download of {file.url} failed: HTTP status {status}", "check the name of the voice")


def _get(url: str, headers: dict[str, str]) -> requests.Response:
    import requests  # 100 ms

    plain = {"Accept-Encoding": "identity"}  # sizes and ranges are those of the file
    return requests.get(url, headers=plain | headers, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS))


def _reason(error: BaseException) -> str:
    while error.__context__ is not None:
        error = error.__context__
    return str(error) or type(error).__name__
