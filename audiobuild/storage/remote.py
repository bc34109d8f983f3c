"""Files on object storage, by URL (``s3://bucket/name``): read and written whole, and verified, through fsspec.

fsspec and the package of the protocol are extras. Whatever they raise becomes an error of audiobuild here.
"""

from __future__ import annotations

import hashlib
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from audiobuild.errors import AudiobuildError, OutputError, SettingsError, SourceError, extra_hint
from audiobuild.lazy_regex import lazy_regex
from audiobuild.storage.names import natural_order

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXTRA = extra_hint("s3")
_NOT_REMOTE = frozenset({"http", "https", "file", "ftp"})
"""Schemes of web addresses, and those that readers refuse."""
_PACKAGES = {"gs": "gcsfs", "gcs": "gcsfs", "abfs": "adlfs", "az": "adlfs"}
"""Packages for protocols that audiobuild has no extra for."""
_OPTIONS: dict[str, dict[str, Any]] = {
    # A listing must show what another process has just written; reading in parts would cost a request each.
    "s3": {"use_listings_cache": False, "max_concurrency": 1},
}
_PROBE = ".audiobuild-write-test"
_COPY_BYTES = 1 << 20
_MD5 = lazy_regex(r'"?([0-9a-f]{32})"?')


def is_remote(place: str) -> bool:
    """Return whether a source or output is a URL of object storage, and neither a path nor a web address."""
    return "://" in place and urlsplit(place).scheme.lower() not in _NOT_REMOTE


def is_pattern(url: str) -> bool:
    """Return whether a URL stands for all objects that match it, as ``s3://bucket/*.md`` does."""
    return any(letter in url for letter in "*?[")


def read(url: str, limit: int) -> bytes:
    """Return the content of an object.

    Args:
        url: the object.
        limit: largest size that is read, in bytes.

    Raises:
        SourceError: it is not found, larger, or cannot be read.
        SettingsError: the package for its protocol is not installed.
    """
    with _translated(url, SourceError):
        files, path = _filesystem(url)
        if int(files.info(path)["size"] or 0) > limit:
            raise SourceError(f"{url} is too large", f"at most {limit // 1024 // 1024} MB are read")
        return bytes(files.cat_file(path))


def find(url: str) -> bytes | None:
    """Return the content of an object, None if it does not exist.

    Raises:
        SourceError: it cannot be read.
        SettingsError: the package for its protocol is not installed.
    """
    with _translated(url, SourceError):
        files, path = _filesystem(url)
        try:
            return bytes(files.cat_file(path))
        except FileNotFoundError as error:
            if _is_bucket(error):
                raise
            return None


def write(url: str, data: bytes) -> None:
    """Write an object; readers see the old or the new content, never a part.

    Raises:
        OutputError: it cannot be written.
        SettingsError: the package for its protocol is not installed.
    """
    with _translated(url, OutputError):
        files, path = _filesystem(url, OutputError)
        files.pipe_file(path, data)


def upload(source: Path, url: str) -> None:
    """Write a file as an object, and verify what was stored: its size and MD5, or else all of its bytes.

    Raises:
        OutputError: it cannot be written, or something else was stored.
        SettingsError: the package for its protocol is not installed.
    """
    with _translated(url, OutputError):
        files, path = _filesystem(url, OutputError)
        files.put_file(str(source), path)
        if not _is_stored(files, path, source):
            raise OutputError(f"{url} was not stored completely", "run the same command again")


def remove(url: str) -> None:
    """Remove an object, if it exists.

    Raises:
        OutputError: it cannot be removed.
    """
    with _translated(url, OutputError):
        files, path = _filesystem(url, OutputError)
        try:
            files.rm_file(path)
        except FileNotFoundError:
            return


def sizes(folder: str, prefix: str) -> dict[str, int]:
    """Return the sizes of the objects in a folder whose names begin with a prefix, in bytes, by name.

    Raises:
        SourceError: the folder cannot be listed.
        SettingsError: the package for its protocol is not installed.
    """
    with _translated(folder, SourceError):
        files, path = _filesystem(folder)
        start = f"{path.rstrip('/')}/"
        try:
            found = files.find(path, prefix=prefix, detail=True)
        except FileNotFoundError:
            return {}
    names = {name.removeprefix(start): int(details["size"]) for name, details in found.items()}
    return {name: size for name, size in names.items() if name.startswith(prefix) and "/" not in name}


def matches(pattern: str) -> tuple[str, ...]:
    """Return the URLs of the objects that match a pattern, in the order of names and their numbers.

    Raises:
        SourceError: the bucket does not exist, or cannot be listed.
        SettingsError: the package for its protocol is not installed.
    """
    with _translated(pattern, SourceError):
        files, path = _filesystem(pattern)
        found = sorted(files.glob(path), key=natural_order)
        if not found:  # which a bucket that does not exist gives as well
            _check_bucket(files, path)
        return tuple(files.unstrip_protocol(name) for name in found)


def listing(folder: str, *, recursive: bool) -> tuple[tuple[str, str], ...]:
    """Return the URL of each object in a folder with its path in the folder, in the order of names and their numbers.

    Raises:
        SourceError: the folder cannot be listed.
        SettingsError: the package for its protocol is not installed.
    """
    with _translated(folder, SourceError):
        files, path = _filesystem(folder)
        found = sorted(files.find(path, maxdepth=None if recursive else 1), key=natural_order)
        start = f"{path.rstrip('/')}/"
        return tuple((files.unstrip_protocol(name), name.removeprefix(start)) for name in found)


def check_writable(folder: str) -> None:
    """Check that objects can be written to a folder, by writing an empty one and removing it.

    Raises:
        OutputError: the object cannot be written or removed.
        SettingsError: the package for its protocol is not installed.
    """
    probe = f"{folder.rstrip('/')}/{_PROBE}"
    write(probe, b"")
    remove(probe)


def _filesystem(url: str, kind: type[AudiobuildError] = SourceError) -> tuple[Any, str]:
    """Return fsspec's file system for a URL, and the path in it.

    Raises:
        AudiobuildError: the protocol is unknown; it is of the given kind.
        SettingsError: the protocol needs a package.
    """
    scheme = urlsplit(url).scheme.lower()
    try:
        from fsspec.core import url_to_fs  # an extra
    except ImportError as error:
        raise SettingsError(f"cannot open {url}: fsspec is not installed", EXTRA) from error
    try:
        files, path = url_to_fs(url, **_OPTIONS.get(scheme, {}))
    except ValueError as error:
        message = f"{url} is not a web address, and {scheme!r} is not a known protocol"
        raise kind(message, "check the address; s3, gs and az are known") from error
    except ImportError as error:
        package = _PACKAGES.get(scheme)
        hint = f"run: pip install {package}" if package else EXTRA
        raise SettingsError(f"cannot open {url}: the package for {scheme!r} is not installed", hint) from error
    return files, path


def _is_stored(files: Any, path: str, source: Path) -> bool:
    """Return whether an object has the bytes of a file.

    An ETag is usually the MD5 of the bytes, but not if they were encrypted or uploaded in parts: then they are read.
    """
    details = files.info(path)
    if int(details["size"]) != source.stat().st_size:
        return False
    etag = _MD5.fullmatch(str(details.get("ETag", "")))
    with source.open("rb") as file:
        if etag and hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest() == etag[1]:
            return True
        file.seek(0)
        with files.open(path, "rb") as stored:
            while block := file.read(_COPY_BYTES):
                if stored.read(len(block)) != block:
                    return False
    return True


@contextmanager
def _translated(url: str, kind: type[AudiobuildError]) -> Iterator[None]:
    """Turn what fsspec and the packages below it raise into an error of a kind.

    Their errors have no common base but Exception.
    """
    verb = "write" if kind is OutputError else "read"
    try:
        yield
    except AudiobuildError:
        raise
    except FileNotFoundError as error:
        # Object stores have no folders that could be missing: what is not found when writing is the bucket.
        if kind is OutputError or _is_bucket(error):
            message = f"cannot {verb} {url}: the bucket {urlsplit(url).netloc!r} was not found"
            raise kind(message, "check its name, or create it") from error
        raise kind(f"{url} not found", "check the name") from error
    except PermissionError as error:
        hint = "check the credentials (AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY) and their rights"
        raise kind(f"no permission to {verb} {url}", hint) from error
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise kind(f"cannot {verb} {url}: {reason}", _hint(type(error).__name__)) from error


def _check_bucket(files: Any, pattern: str) -> None:
    """List the folder that a pattern begins with; raise FileNotFoundError if its bucket does not exist."""
    folder = re.split(r"[*?\[]", pattern, maxsplit=1)[0].rpartition("/")[0]
    try:
        files.ls(folder)
    except FileNotFoundError as error:
        if _is_bucket(error):
            raise


def _is_bucket(error: FileNotFoundError) -> bool:
    """Return whether it is the bucket that was not found."""
    return "bucket does not exist" in str(error)


def _hint(error: str) -> str:
    if "Credentials" in error:
        return "set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
    return "check the network and the address of the server (AWS_ENDPOINT_URL), then run the same command again"
