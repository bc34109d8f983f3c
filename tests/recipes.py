"""Try the recipes of docs/embedding.md and docs/publishing.md on real systems: `python tests/recipes.py wordpress`.

For `wordpress` and `ghost` it builds and publishes an episode, puts it into an article in each way that the recipes
name, and plays it in Chromium. For `s3` it uploads a folder to an S3 server on this machine. Not part of the tests,
since installing the systems takes minutes. S3 needs the AWS command line (`aws`) and the package `moto`. The
others need Chromium and the packages `playwright` and
`requests`; for WordPress Debian's packages wordpress, wordpress-theme-twentytwentythree, mariadb-server, php-cli,
php-mysql and php-xml; for Ghost Node.js 20, npm, and a compiler for its SQLite.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import object_store
import requests
from browsers import chromium
from finished import settings

from audiobuild.write.player import component

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PODCAST = "http://127.0.0.1:8080/podcast"
WORDPRESS = "http://127.0.0.1:8081"
GHOST = "http://127.0.0.1:2368"
GHOST_VERSION = "5.130.6"
"""The last one for Node.js 20."""
PASSWORD = "ein-langes-geheimnis-7"  # noqa: S105  # of systems that live for a minute
ARTICLE = (
    "# Der Zug kommt wieder\n\nIn Lindenau hält wieder ein Zug.\n\n## Was er kostet\n\nEine Fahrt kostet 3,40 Euro.\n"
)

FRAME = (
    f'<iframe src="{PODCAST}/zug.player.html" title="Artikel anhören" width="100%" height="310" style="border: 0" '
    'allow="autoplay" loading="lazy"></iframe>'
)
SCRIPT = f'<script type="module" src="{PODCAST}/audiobuild-player.js"></script>'
ELEMENT = (
    f'<audiobuild-player src="{PODCAST}/zug.player.json"><a href="{PODCAST}/zug.mp3">Artikel anhören</a>'
    "</audiobuild-player>"
)
LINK = f"{PODCAST}/zug.html"

WORDPRESS_CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:%s');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', ''); define('DISABLE_WP_CRON', true);
define('WP_HOME', '%s'); define('WP_SITEURL', '%s'); $table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
LOOPBACK = """<?php
// WordPress asks no server on its own machine, where the podcast is.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn() => [8080]);
"""
WORDPRESS_INSTALL = """<?php
define('WP_INSTALLING', true);
require 'wp-load.php'; require_once 'wp-admin/includes/upgrade.php';
wp_install('Lindenauer Bote', 'admin', 'a@example.org', true, '', '%s');
switch_theme('twentytwentythree');
echo get_bloginfo('version');
"""
WORDPRESS_POSTS = """<?php
require 'wp-load.php';
wp_set_current_user(get_user_by('login', 'admin')->ID);
foreach (json_decode(stream_get_contents(STDIN), true) as $title => $content)
    $ids[$title] = wp_insert_post(
        ['post_title' => $title, 'post_content' => wp_slash($content), 'post_status' => 'publish']);
echo json_encode($ids);
"""


class Handler(SimpleHTTPRequestHandler):
    """Serves the podcast to pages of other servers, too."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_: Any) -> None: ...


def main() -> None:
    """Try one system, or show how to."""
    systems = {"wordpress": wordpress, "ghost": ghost}
    if sys.argv[1:] == ["s3"]:
        s3()
        return
    if len(sys.argv) != 2 or sys.argv[1] not in systems:  # the program and a system
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        stack.enter_context(podcast(folder))
        pages = systems[sys.argv[1]](folder, stack)
        for way, address in pages.items():
            print(f"{way}: {played(address, folder.parent / f'{sys.argv[1]}-{way}.png')}")  # noqa: T201


def publish(folder: Path) -> Path:
    """Publish an episode with a player; return the published folder."""
    config = str(settings(folder, base_url=f"{PODCAST}/"))
    article, mp3, feed = folder / "zug.md", folder / "zug.mp3", folder / "web" / "podcast" / "feed.xml"
    article.write_text(ARTICLE, encoding="utf-8")
    program = [sys.executable, "-m", "audiobuild"]
    made = [str(article), "-o", str(mp3), "-e", "espeak", "--also", "player,player-data"]
    run([*program, "make", *made, "-q", "--config", config])
    run([*program, "publish", str(mp3), "--feed", str(feed), "-q", "--config", config])
    feed.with_name("audiobuild-player.js").write_text(component(), encoding="utf-8")
    return feed.parent


@contextmanager
def podcast(folder: Path) -> Iterator[None]:
    """Publish an episode, and serve it."""
    publish(folder)
    with ThreadingHTTPServer(("127.0.0.1", 8080), partial(Handler, directory=str(folder / "web"))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield
        server.shutdown()


def wordpress(folder: Path, stack: ExitStack) -> dict[str, str]:
    """Install WordPress; return the addresses of an article for each way of embedding."""
    site, database, socket = folder / "site", folder / "database", folder / "socket"
    shutil.copytree("/usr/share/wordpress", site, symlinks=False, ignore=shutil.ignore_patterns("wp-config.php"))
    run(["mariadb-install-db", "--no-defaults", f"--datadir={database}", "--auth-root-authentication-method=normal"])
    options = [f"--datadir={database}", f"--socket={socket}", "--skip-networking", "--user=root"]
    stack.enter_context(running(["mariadbd", "--no-defaults", *options]))
    wait(socket.exists)
    run(["mariadb", "--no-defaults", "-S", str(socket), "-uroot", "-e", "create database wordpress"])
    (site / "wp-config.php").write_text(WORDPRESS_CONFIG % (socket, WORDPRESS, WORDPRESS))
    (site / "wp-content" / "mu-plugins").mkdir()
    (site / "wp-content" / "mu-plugins" / "loopback.php").write_text(LOOPBACK)
    print("WordPress", php(site, WORDPRESS_INSTALL % PASSWORD))  # noqa: T201
    stack.enter_context(running(["php", "-S", WORDPRESS.partition("://")[2], "-t", str(site)]))
    wait(lambda: answers(WORDPRESS))
    attributes = json.dumps({"url": LINK, "type": "rich"})
    posts = {
        "iframe": f"<!-- wp:html -->\n{FRAME}\n<!-- /wp:html -->",
        "component": f"<!-- wp:html -->\n{SCRIPT}{ELEMENT}\n<!-- /wp:html -->",
        "link": f'<!-- wp:embed {attributes} -->\n<figure class="wp-block-embed">'
        f'<div class="wp-block-embed__wrapper">\n{LINK}\n</div></figure>\n<!-- /wp:embed -->',
    }
    numbers = json.loads(php(site, WORDPRESS_POSTS, json.dumps(posts)))
    return {way: f"{WORDPRESS}/?p={number}" for way, number in numbers.items()}


def ghost(folder: Path, stack: ExitStack) -> dict[str, str]:
    """Install Ghost; return the addresses of an article for each way of embedding."""
    run(["npm", "pack", f"ghost@{GHOST_VERSION}", "--silent", "--pack-destination", str(folder)])
    run(["tar", "xzf", f"ghost-{GHOST_VERSION}.tgz"], folder)
    site = folder / "package"
    described = json.loads((site / "package.json").read_text())
    del described["devDependencies"]  # npm would resolve them, and one is not in the registry
    (site / "package.json").write_text(json.dumps(described))
    run(["npm", "install", "--omit=dev", "--no-audit", "--no-fund", "--legacy-peer-deps"], site)
    database = {"client": "sqlite3", "useNullAsDefault": True, "connection": {"filename": str(folder / "ghost.db")}}
    config = {
        "url": GHOST,
        "server": {"host": "127.0.0.1", "port": 2368},
        "database": database,
        "mail": {"transport": "Direct"},
        "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False},
        "paths": {"contentPath": f"{site}/content/"},
    }
    (site / "config.development.json").write_text(json.dumps(config))
    stack.enter_context(running(["node", "index.js"], site, NODE_ENV="development"))
    wait(lambda: answers(GHOST))
    print("Ghost", GHOST_VERSION)  # noqa: T201
    api, session = f"{GHOST}/ghost/api/admin", requests.Session()
    session.headers.update({"Origin": GHOST, "Accept-Version": "v5.0"})
    owner = {"name": "Admin", "email": "a@example.com", "password": PASSWORD, "blogTitle": "Lindenauer Bote"}
    session.post(f"{api}/authentication/setup/", json={"setup": [owner]}).raise_for_status()
    login = {"username": owner["email"], "password": PASSWORD}
    session.post(f"{api}/session/", json=login).raise_for_status()
    injected = {"settings": [{"key": "codeinjection_head", "value": SCRIPT}]}
    session.put(f"{api}/settings/", json=injected).raise_for_status()
    bookmark = session.get(f"{api}/oembed/", params={"url": LINK, "type": "embed"}).json()["html"]
    pages = {}
    for way, html in {"iframe": FRAME, "component": ELEMENT, "link": bookmark}.items():
        root = {"children": [{"type": "html", "version": 1, "html": html}], "type": "root", "version": 1}
        root |= {"direction": None, "format": "", "indent": 0}
        post = {"title": way, "lexical": json.dumps({"root": root}), "status": "published"}
        answer = session.post(f"{api}/posts/", json={"posts": [post]})
        answer.raise_for_status()
        pages[way] = answer.json()["posts"][0]["url"]
    return pages


def s3() -> None:
    """Run the commands of the recipe; verify every object and its media type."""
    section = (Path(__file__).parent.parent / "docs" / "publishing.md").read_text(encoding="utf-8")
    section = section.split("### S3-compatible storage", 1)[1].split("### ", 1)[0]
    commands = "\n".join(section.split("```\n")[1::2]).replace("BUCKET", object_store.BUCKET)
    with object_store.running() as store, tempfile.TemporaryDirectory() as name:
        os.environ.update(store.environment)
        folder = Path(name)
        shutil.copytree(publish(folder), folder / "public")
        for _ in range(2):
            run(["bash", "-ec", commands], folder)
        address = f"{store.environment['AWS_ENDPOINT_URL']}/{object_store.BUCKET}/podcast"
        for path in sorted((folder / "public").iterdir()):
            answer = requests.get(f"{address}/{path.name}", headers={"Origin": "https://example.org"}, timeout=20)
            if answer.content != path.read_bytes():
                sys.exit(f"{path.name} differs: {answer.status_code} {answer.text[:200]}")
            print(path.name, answer.headers["Content-Type"], answer.headers.get("Access-Control-Allow-Origin"))  # noqa: T201


def played(address: str, picture: Path) -> str:
    """Open an article, play the episode for two seconds, and return the position and the sentence that is shown."""
    with chromium() as browser:
        tab = browser.new_page(viewport={"width": 900, "height": 800})
        tab.goto(address)
        tab.locator("audiobuild-player, iframe").first.wait_for()
        frame = tab.locator("iframe")
        player = frame.first.content_frame.locator("body") if frame.count() else tab.locator("audiobuild-player")
        player.get_by_role("button", name="Abspielen").click()
        tab.wait_for_timeout(2_000)
        tab.screenshot(path=picture)
        now, sentence = (player.locator(name).inner_text() for name in (".now", ".sentence"))
        browser.close()
    if now == "0:00":
        sys.exit(f"{address} does not play")
    return f"plays ({now}, „{sentence}“), see {picture}"


def run(command: Sequence[str], folder: Path | None = None, given: str | None = None) -> str:
    """Run a command, and return what it prints."""
    done = subprocess.run(
        command, cwd=folder, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
    )
    return done.stdout


def php(site: Path, script: str, given: str = "") -> str:
    """Run a script in WordPress, and return what it prints."""
    (site / "script.php").write_text(script)
    return run(["php", "script.php"], site, given).strip()


@contextmanager
def running(command: Sequence[str], folder: Path | None = None, **environment: str) -> Iterator[None]:
    """Run a server until it is no longer needed."""
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment}
    ) as process:
        try:
            yield
        finally:
            process.terminate()


def wait(condition: Any, seconds: int = 120) -> None:
    """Wait until a condition holds."""
    for _ in range(seconds * 5):
        if condition():
            return
        time.sleep(0.2)
    sys.exit("a server does not start")


def answers(address: str) -> bool:
    """Return whether a server answers with a page."""
    try:
        return requests.get(address, timeout=20).ok
    except requests.RequestException:
        return False


if __name__ == "__main__":
    main()
