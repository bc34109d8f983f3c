"""The recipes of docs/publishing.md, run as they are written against servers on this machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html
import pytest
from finished import made, settings
from typer.testing import CliRunner

from audiobuild.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parent.parent / "docs" / "publishing.md"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("bash"), reason="no bash on the PATH"),
]


@pytest.fixture
def public(here: Path) -> Path:
    """Publish two episodes to the folder `public`."""
    settings(here)
    mp3s = [made(Path(f"audio/{name}.mp3"), title=name) for name in ("bahn", "Größe")]
    done = CliRunner().invoke(app, ["publish", "-q", "--feed", "public/feed.xml", *map(str, mp3s)])
    assert done.exit_code == 0, done.output
    return here / "public"


def recipe(heading: str, old: str, new: str) -> str:
    """Return the first commands below a heading, with another address."""
    section = DOCS.read_text(encoding="utf-8").split(f"### {heading}", 1)[1]
    commands = section.split("```\n")[1]
    assert old in commands
    return commands.replace(old, new)


def run(commands: str) -> None:
    """Run commands by the shell, stopping at the first that fails."""
    done = subprocess.run(["bash", "-ec", commands], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def free_port() -> int:
    """Return a port that no program uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(command: list[str], port: int) -> Iterator[None]:
    """Run a server until it is no longer needed."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(1_200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield
        finally:
            process.terminate()


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.skipif(not shutil.which("rsync"), reason="no rsync on the PATH (Debian: apt-get install rsync)")
def test_rsync(public: Path, here: Path) -> None:
    """The recipe for rsync uploads every file, and the next time what has changed."""
    remote, port = here / "remote", free_port()
    remote.mkdir()
    config = here / "rsyncd.conf"
    config.write_text(
        f"[podcast]\npath = {remote}\nread only = no\nuse chroot = no\nuid = {os.getuid()}\ngid = {os.getgid()}\n"
    )
    commands = recipe("rsync", "user@server:/var/www/podcast/", f"rsync://127.0.0.1:{port}/podcast/")
    daemon = ["rsync", "--daemon", "--no-detach", "--address=127.0.0.1", f"--port={port}", f"--config={config}"]
    with server(daemon, port):
        run(commands)
        assert files(remote) == files(public)
        made(Path("audio/bahn.mp3"), title="Neu", size=6_000)
        CliRunner().invoke(app, ["publish", "-q", "--feed", "public/feed.xml", "audio/bahn.mp3"])
        run(commands)
    assert files(remote) == files(public)
    assert "<title>Neu</title>" in (remote / "feed.xml").read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl on the PATH (Debian: apt-get install curl)")
def test_webdav(public: Path, here: Path) -> None:
    """The recipe for WebDAV uploads every file and moves the feed into its place."""
    pytest.importorskip("wsgidav", reason="the package wsgidav is a WebDAV server")
    remote, port = here / "remote", free_port()
    remote.mkdir()
    commands = recipe("WebDAV", "https://cms.example.org/podcast/", f"http://127.0.0.1:{port}/")
    program = [sys.executable, "-m", "wsgidav.server.server_cli", "--host=127.0.0.1", f"--port={port}"]
    with server([*program, f"--root={remote}", "--auth=anonymous", "--server=cheroot"], port):
        run(commands)
        run(commands)
    assert files(remote) == files(public)


@pytest.mark.skipif(not shutil.which("hugo"), reason="no hugo on the PATH (Debian: apt-get install hugo)")
def test_hugo(public: Path, here: Path) -> None:
    """A site has the published files as they are, and the shortcode makes a player of them."""
    site = here / "site"
    for folder in ("layouts/shortcodes", "layouts/_default", "content", "static"):
        (site / folder).mkdir(parents=True)
    shutil.copytree(public, site / "static" / "podcast")
    (site / "hugo.toml").write_text('baseURL = "https://example.org/zeitung/"\ntitle = "Zeitung"\n', encoding="utf-8")
    (site / "layouts" / "_default" / "single.html").write_text("{{ .Content }}", encoding="utf-8")
    section = (DOCS.parent / "embedding.md").read_text(encoding="utf-8").split("## Hugo", 1)[1]
    shortcode = section.split("```html\n")[1].split("```")[0]
    (site / "layouts" / "shortcodes" / "audiobuild.html").write_text(shortcode, encoding="utf-8")
    (site / "content" / "bahn.md").write_text('Ein Artikel.\n\n{{< audiobuild "bahn" >}}\n', encoding="utf-8")
    run(f"hugo --quiet --source {site} --config hugo.toml")
    assert files(site / "public" / "podcast") == files(public)
    page = lxml.html.fromstring((site / "public" / "bahn" / "index.html").read_text(encoding="utf-8"))
    [player], [script] = page.xpath("//audiobuild-player"), page.xpath("//script")
    assert player.get("src") == "/zeitung/podcast/bahn.player.json"
    assert player.find("a").get("href") == "/zeitung/podcast/bahn.mp3"
    assert (script.get("type"), script.get("src")) == ("module", "/zeitung/podcast/audiobuild-player.js")


def test_the_dockerfile_is_sound() -> None:
    """The image is slim, runs without privileges, and the files it copies exist; hadolint finds nothing."""
    root = DOCS.parent.parent
    text = (root / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^FROM \S+-slim\b", text, re.MULTILINE) == re.findall(r"^FROM \S+", text, re.MULTILINE)
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", text, re.MULTILINE)
    for name in re.findall(r"^!(\S+)$", (root / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE):
        assert (root / name).exists()
    if hadolint := shutil.which("hadolint", path=str(Path(sys.executable).parent)) or shutil.which("hadolint"):
        done = subprocess.run([hadolint, root / "Dockerfile"], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "")
