"""Debian's Chromium, driven by playwright: how tests start it, and the windows they open."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",  # root has none
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}

CHECKERS = Path(__file__).parent / "browser" / "node_modules"

needs_chromium = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium on the PATH (Debian: apt-get install chromium)"
)


@contextmanager
def chromium(**environment: str) -> Iterator[Browser]:
    """Run Chromium with additional environment variables."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="the package playwright drives the browser")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env={**os.environ, **environment})
        yield browser
        browser.close()


def axe_violations(tab: Page) -> list[str]:
    """Return what axe finds in the open page: its rules and the elements that break them."""
    script = CHECKERS / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed (npm ci in tests/browser)")
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(script.read_text(encoding="utf-8"))
    found = tab.evaluate("axe.run()")["violations"]
    return [f"{v['id']}: {[node['html'] for node in v['nodes']]}" for v in found]
