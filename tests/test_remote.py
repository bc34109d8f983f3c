"""Sources, episodes and the cache on object storage: the bytes of a local build, and never a part of an episode."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import object_store
import pytest
from small_build import ARTICLE, digests
from typer.testing import CliRunner

import audiobuild
from audiobuild.cli import app
from audiobuild.cli.sources import expand
from audiobuild.errors import AudiobuildError, OutputError, SettingsError, SourceError
from audiobuild.sound import packets
from audiobuild.storage import cache, remote, shared_cache

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer.testing import Result

BUCKET = "s3://bucket"
MEMORY = "memory://bucket"


@pytest.fixture
def memory() -> Iterator[None]:
    """Clear fsspec's storage in memory."""
    from fsspec.implementations.memory import MemoryFileSystem  # noqa: PLC0415  # an extra

    MemoryFileSystem.store.clear()
    yield
    MemoryFileSystem.store.clear()


@pytest.fixture(scope="module")
def server() -> Iterator[object_store.ObjectStore]:
    """Start an S3 server."""
    with object_store.running() as running:
        yield running


@pytest.fixture
def store(
    server: object_store.ObjectStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[object_store.ObjectStore]:
    """Direct clients to the server, with an empty bucket, and a cache folder of this machine."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "machine"))
    server.reset()
    yield server
    server.never()


def stored(folder: str) -> dict[str, str]:
    """Return the SHA-256 of every object in a folder, by name."""
    names = remote.listing(folder, recursive=True)
    return {name: hashlib.sha256(remote.find(url) or b"").hexdigest() for url, name in names}


def make(*arguments: str, engine: str = "silent") -> Result:
    """Run `audiobuild make`."""
    return CliRunner().invoke(app, ["make", *arguments, "-e", engine])


def articles(folder: str, count: int) -> None:
    """Write articles to a folder on object storage."""
    for number in range(count):
        remote.write(f"{folder}/zug{number}.txt", ARTICLE.replace("43", str(10 + number)).encode())


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("s3://bucket/a.md", True),
        ("memory://a", True),
        ("artikel.md", False),
        ("C:\\artikel.md", False),
        ("https://example.com/a", False),
        ("HTTP://example.com/a", False),
        ("file:///a.md", False),
        ("-", False),
    ],
)
def test_object_storage_is_told_from_paths_and_web_addresses(place: str, expected: bool) -> None:  # noqa: FBT001
    """Only URLs of other schemes than those of the web and of files count."""
    assert remote.is_remote(place) is expected


@pytest.mark.usefixtures("memory")
def test_an_episode_by_url_has_the_bytes_of_a_local_one(tmp_path: Path) -> None:
    """All files, the manifest among them; a second build finds it up to date; a lost file is noticed."""
    articles(MEMORY, 1)
    source = f"{MEMORY}/zug0.txt"
    audiobuild.make(source, tmp_path, engine="silent")
    built = audiobuild.make(source, f"{MEMORY}/out/", engine="silent")
    assert stored(f"{MEMORY}/out") == digests(tmp_path)
    assert built.urls[0] == f"{MEMORY}/out/zug0.mp3"
    assert built.urls[-1] == f"{MEMORY}/out/zug0.build.json"
    assert not built.paths
    again = audiobuild.make(source, f"{MEMORY}/out", engine="silent")
    assert again.unchanged
    assert again.urls == built.urls
    remote.remove(f"{MEMORY}/out/zug0.vtt")
    assert not audiobuild.make(source, f"{MEMORY}/out", engine="silent").unchanged
    assert stored(f"{MEMORY}/out") == digests(tmp_path)


@pytest.mark.usefixtures("memory")
def test_files_that_are_no_longer_written_are_removed() -> None:
    """A build with fewer files removes the others of the earlier one, and its MP3 may have another name."""
    articles(MEMORY, 1)
    place = f"{MEMORY}/out/folge.mp3"
    audiobuild.make(f"{MEMORY}/zug0.txt", place, engine="silent", also=["srt"])
    assert "folge.srt" in stored(f"{MEMORY}/out")
    audiobuild.make(f"{MEMORY}/zug0.txt", place, engine="silent", only=["mp3"], bitrate=64)
    assert sorted(stored(f"{MEMORY}/out")) == ["folge.build.json", "folge.mp3"]


@pytest.mark.usefixtures("memory")
def test_a_source_is_never_replaced() -> None:
    """The read-along page of an article has the name of the page that is read, if they are in one folder."""
    page = f"<title>Zug</title><h1>Der Zug</h1><article><p>{ARTICLE * 3}</p></article>".encode()
    remote.write(f"{MEMORY}/zug.html", page)
    refused = make(f"{MEMORY}/zug.html", "-o", MEMORY)
    assert refused.exit_code == 1
    assert f"cannot write {MEMORY}/zug.html: the episode is made from it" in refused.stderr
    assert remote.find(f"{MEMORY}/zug.html") == page


@pytest.mark.usefixtures("memory")
def test_folders_and_patterns_stand_for_their_articles() -> None:
    """A folder keeps its structure, a pattern does not; hidden objects and other formats are left out."""
    for name in ("a.md", "b.txt", "c.png", ".d.md", "sub/e.md", "sub/deep/f.md"):
        remote.write(f"{MEMORY}/{name}", b"Text")
    names = [
        (Path(url).name, str(subfolder))
        for url, subfolder in expand([f"{MEMORY}/"], recursive=True, include=()).items()
    ]
    assert names == [("a.md", "."), ("b.txt", "."), ("f.md", str(Path("sub/deep"))), ("e.md", "sub")]
    assert len(expand([f"{MEMORY}/"], recursive=False, include=["*.md"])) == 1
    assert [str(where) for where in expand([f"{MEMORY}/sub/*.md"], recursive=False, include=()).values()] == ["."]
    for nothing in (f"{MEMORY}/*.html", f"{MEMORY}/sub/deep/deeper/"):
        error = str(expand([nothing], recursive=False, include=())[nothing])
        assert any(reason in error for reason in ("no objects", "no articles", "not found"))


@pytest.mark.usefixtures("memory")
def test_errors_name_the_url(monkeypatch: pytest.MonkeyPatch) -> None:
    """An object that is missing or too large, an unknown protocol, and one whose package is missing."""
    with pytest.raises(SourceError, match=f"{MEMORY}/a.md not found"):
        remote.read(f"{MEMORY}/a.md", 10)
    remote.write(f"{MEMORY}/a.md", b"12345678901")
    with pytest.raises(SourceError, match="too large"):
        remote.read(f"{MEMORY}/a.md", 10)
    with pytest.raises(SourceError, match="'foo' is not a known protocol"):
        remote.read("foo://bucket/a.md", 10)
    with pytest.raises(SettingsError, match="pip install gcsfs"):
        remote.read("gs://bucket/a.md", 10)
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(SettingsError, match=r"fsspec is not installed: run: pip install .audiobuild\[s3\]"):
        remote.read("s3://bucket/a.md", 10)


@pytest.mark.parametrize("command", [["check"], ["publish"], ["serve"], ["watch"], ["make", "a.txt", "--cover"]])
def test_urls_are_refused_where_they_do_not_work(command: list[str]) -> None:
    """Commands that need a local file or folder say so, and do not look for a path with that name."""
    result = CliRunner().invoke(app, [*command, f"{BUCKET}/folge.mp3"])
    assert result.exit_code == 2
    assert "not supported here" in result.stderr or "not a URL" in result.stderr


@pytest.mark.slow
@pytest.mark.usefixtures("store")
def test_machines_share_a_cache(
    store: object_store.ObjectStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A second machine makes nothing again, a damaged entry is made again, and bytes are those of a local build."""
    articles(f"{BUCKET}/in", 1)
    source = f"{BUCKET}/in/zug0.txt"
    assert make(source, "-o", str(tmp_path / "local"), engine="pico").exit_code == 0
    monkeypatch.setenv("AUDIOBUILD_CACHE", f"{BUCKET}/cache/")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "first"))
    assert make(source, "-o", f"{BUCKET}/first", engine="pico").exit_code == 0
    entries = stored(f"{BUCKET}/cache")
    assert len(entries) > 10
    store.requests.clear()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "second"))
    assert make(source, "-o", f"{BUCKET}/second", engine="pico").exit_code == 0
    assert [path for method, path in store.requests if method == "PUT" and "/cache/" in path] == [
        "/bucket/cache/CACHEDIR.TAG"
    ]
    damaged = [name for name in entries if name.startswith(("frames", "sections"))]
    for name in damaged:
        remote.write(f"{BUCKET}/cache/{name}", b"damaged")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "third"))
    assert make(source, "-o", f"{BUCKET}/third", engine="pico").exit_code == 0
    assert stored(f"{BUCKET}/cache") == entries
    for machine in ("first", "second", "third"):
        assert stored(f"{BUCKET}/{machine}") == digests(tmp_path / "local")
    assert "shared with other machines" in CliRunner().invoke(app, ["cache", "info"]).stdout


@pytest.mark.slow
def test_an_unchanged_article_costs_four_requests(store: object_store.ObjectStore) -> None:
    """They read the source and its size, list the files of the episode, and read its manifest."""
    articles(f"{BUCKET}/in", 3)
    first = make(f"{BUCKET}/in/*.txt", "-o", f"{BUCKET}/out/", "-q")
    assert first.exit_code == 0, first.stderr
    store.requests.clear()
    result = make(f"{BUCKET}/in/*.txt", "-o", f"{BUCKET}/out/")
    assert "0 built, 3 up to date" in result.stderr
    started = [request for request in store.requests if request[1].endswith((".txt", ".json")) or request[0] == "GET"]
    assert sum(path.endswith(".txt") for _, path in started) == 6
    assert sum(path.endswith(".build.json") for _, path in started) == 3
    assert not [request for request in store.requests if request[0] == "PUT" and "write-test" not in request[1]]


@pytest.mark.slow
def test_a_server_that_fails_now_and_then_changes_nothing(store: object_store.ObjectStore, tmp_path: Path) -> None:
    """Requests are repeated, and the episodes are those of a local build."""
    articles(f"{BUCKET}/in", 1)
    source = f"{BUCKET}/in/zug0.txt"
    assert make(source, "-o", str(tmp_path / "local"), "-q").exit_code == 0
    store.sometimes(seed=20261126, share=0.15)
    result = make(source, "-o", f"{BUCKET}/out/", "-q")
    store.never()
    assert result.exit_code == 0, result.stderr
    assert store.faults > 1
    assert stored(f"{BUCKET}/out") == digests(tmp_path / "local")


@pytest.mark.slow
@pytest.mark.parametrize("file", ["zug0.mp3", "zug0.html", "zug0.build.json"])
def test_interrupted_upload_leaves_no_episode(store: object_store.ObjectStore, tmp_path: Path, file: str) -> None:
    """The manifest is missing, or that of the old episode has no build key; the same command then completes it."""
    articles(f"{BUCKET}/in", 1)
    source, place = f"{BUCKET}/in/zug0.txt", f"{BUCKET}/out/"

    def is_faulty(method: str, path: str) -> int | None:
        if method != "PUT" or not path.endswith(file):
            return None
        puts.append(path)
        return 403 if len(puts) > allowed else None

    for bitrate in ("96", "64"):
        puts: list[str] = []
        # The first PUT of the manifest of an older episode removes its build key.
        allowed = 1 if bitrate == "64" and file.endswith(".build.json") else 0
        store.is_faulty = is_faulty
        result = make(source, "-o", place, "--bitrate", bitrate)
        store.never()
        assert result.exit_code == 1
        assert f"no permission to write {place}{file}" in result.stderr
        manifest = remote.find(f"{place}zug0.build.json")
        assert manifest is None if bitrate == "96" else json.loads(manifest or b"")["build"] == ""
        assert make(source, "-o", place, "--bitrate", bitrate).exit_code == 0
        local = tmp_path / bitrate
        assert make(source, "-o", str(local), "--bitrate", bitrate).exit_code == 0
        assert stored(place) == digests(local)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the test sends signals")
def test_a_build_that_is_killed_while_it_uploads_is_made_again(store: object_store.ObjectStore, tmp_path: Path) -> None:
    """Its leftovers are removed, and the rerun completes the episode."""
    articles(f"{BUCKET}/in", 1)
    command = [
        sys.executable,
        "-m",
        "audiobuild",
        "make",
        f"{BUCKET}/in/zug0.txt",
        "-o",
        f"{BUCKET}/out",
        "-e",
        "silent",
    ]
    processes: list[subprocess.Popen[bytes]] = []

    def kill(method: str, path: str) -> int | None:
        if method == "PUT" and path.endswith("zug0.vtt"):
            processes[0].kill()
            return 503
        return None

    store.is_faulty = kill
    processes.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    assert processes[0].wait() < 0
    store.never()
    assert "zug0.mp3" in stored(f"{BUCKET}/out")
    assert "zug0.build.json" not in stored(f"{BUCKET}/out")
    assert list(cache.default_folder().glob(".audiobuild-*"))
    assert make(f"{BUCKET}/in/zug0.txt", "-o", f"{BUCKET}/out").exit_code == 0
    assert make(f"{BUCKET}/in/zug0.txt", "-o", str(tmp_path / "local")).exit_code == 0
    assert stored(f"{BUCKET}/out") == digests(tmp_path / "local")
    assert not list(cache.default_folder().glob(".audiobuild-*"))


@pytest.mark.slow
def test_missing_rights_and_buckets_are_found_before_the_work(
    store: object_store.ObjectStore, monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    """The output and the shared cache are tried first, and the message says what is wrong."""
    (here / "zug.txt").write_text(ARTICLE, encoding="utf-8")
    result = make("zug.txt", "-o", "s3://nowhere/")
    assert result.exit_code == 1
    assert "the bucket 'nowhere' was not found" in result.stderr
    store.is_faulty = lambda _method, _path: 403
    assert "no permission to write s3://bucket/out/" in make("zug.txt", "-o", f"{BUCKET}/out/folge.mp3").stderr
    monkeypatch.setenv("AUDIOBUILD_CACHE", f"{BUCKET}/cache")
    result = make("zug.txt", "-o", "out")
    assert result.exit_code == 1
    assert "no permission to write s3://bucket/cache/" in result.stderr
    assert not (here / "out").exists()
    with pytest.raises(SourceError, match="no permission to read"):
        remote.sizes(f"{BUCKET}/out", "zug.")
    store.never()
    with pytest.raises(SourceError, match="bucket 'nowhere' was not found"):
        remote.matches("s3://nowhere/articles/*.md")
    assert remote.matches(f"{BUCKET}/nothing/*.md") == ()
    with pytest.raises(OutputError, match="bucket 'nowhere' was not found"):
        shared_cache.check_usable("s3://nowhere/cache")


@pytest.mark.slow
@pytest.mark.usefixtures("store")
def test_unreachable_server_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has its address."""
    from s3fs import S3FileSystem  # noqa: PLC0415  # an extra

    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr(S3FileSystem, "retries", 1)
    S3FileSystem.clear_instance_cache()
    try:
        with pytest.raises(AudiobuildError, match=r"cannot read s3://bucket/a\.md.*127\.0\.0\.1:9"):
            remote.read(f"{BUCKET}/a.md", 10)
    finally:
        S3FileSystem.clear_instance_cache()


@pytest.mark.usefixtures("memory")
def test_packets_of_other_formats_are_shared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A second machine encodes no section of an Opus file again."""
    articles(f"{MEMORY}/in", 1)
    source = f"{MEMORY}/in/zug0.txt"
    monkeypatch.setenv("AUDIOBUILD_CACHE", f"{MEMORY}/cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "first"))
    audiobuild.make(source, tmp_path / "a" / "zug.opus", engine="silent")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "second"))
    monkeypatch.delattr(packets, "_encoded")
    audiobuild.make(source, tmp_path / "b" / "zug.opus", engine="silent")
    assert digests(tmp_path / "a") == digests(tmp_path / "b")


@pytest.mark.slow
def test_a_shared_cache_that_fails_is_a_notice(
    store: object_store.ObjectStore, monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    """The episodes are built all the same, one by one and in batches, and one message says why nothing was shared."""
    monkeypatch.setenv("AUDIOBUILD_CACHE", f"{BUCKET}/cache")
    for name in ("zug", "bus"):
        (here / f"{name}.txt").write_text(ARTICLE.replace("Zug", name), encoding="utf-8")
    store.is_faulty = lambda method, path: (
        403 if "/frames/" in path or ("/sections/" in path and method == "PUT") else None
    )
    result = make("zug.txt", "-o", "out")
    assert result.exit_code == 0
    assert result.stderr.count("the shared cache was not used: no permission to read") == 1
    os.environ.pop("AUDIOBUILD_ENGINE", None)
    result = make("zug.txt", "bus.txt", "-o", "batch")
    assert result.exit_code == 0, result.stderr
    assert "bus.txt: the shared cache was not used" in result.stderr
    assert (here / "batch" / "bus.build.json").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("store")
def test_what_was_stored_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A size or content that differs is an error; an ETag that is not the MD5 is settled by reading the object."""
    import fsspec  # noqa: PLC0415  # an extra

    files: Any = fsspec.filesystem("s3", **remote._OPTIONS["s3"])
    (tmp_path / "a").write_bytes(b"content")
    remote.upload(tmp_path / "a", f"{BUCKET}/a")
    for content, same in ((b"content", True), (b"Content", False), (b"short", False), (b"content and more", False)):
        files.pipe_file("bucket/a", content)
        assert remote._is_stored(files, "bucket/a", tmp_path / "a") is same
    files.pipe_file("bucket/a", b"content")
    details = files.info("bucket/a")
    monkeypatch.setattr(type(files), "info", lambda _self, _path, **_options: {**details, "ETag": '"0-2"'})
    assert remote._is_stored(files, "bucket/a", tmp_path / "a")
