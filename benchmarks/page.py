"""Measure the read-along page of a book: `python benchmarks/page.py`.

20,000 sentences in 60 chapters, and the same in a single one: writing, loading, a jump to the end, the next sentence,
and print. Needs Chromium on the PATH and the package `playwright`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from articles import mp3
from episodes import episode

from audiobuild.model import Mark
from audiobuild.write.page import page

SENTENCES = 20_000
TEXT = "Als der Regen endlich nachließ, stand Nummer {} noch immer am Fenster und zählte die Laternen."

SEEK = """(seconds) => new Promise((done) => {
  const audio = document.querySelector("audio"), before = performance.now();
  audio.addEventListener("seeked", () => requestAnimationFrame(() => requestAnimationFrame(
    () => done(performance.now() - before))), { once: true });
  audio.currentTime = seconds;
})"""

IN_VIEW = """() => {
  const box = document.querySelector("article [aria-current]").getBoundingClientRect();
  return box.top >= 0 && box.bottom < innerHeight;
}"""


def main() -> None:
    """Print a table for each of the two books."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        for chapters in (60, 1):
            path = Path(folder) / f"{chapters}.html"
            print(f"\n{SENTENCES} sentences in {chapters} chapter(s)")
            _write(path, chapters)
            _read(browser, path)
        browser.close()


def _write(path: Path, chapters: int) -> None:
    paragraphs = episode(SENTENCES // 5, 4, written=lambda c, s: TEXT.format(c * SENTENCES + s))
    starts = [mark.start for mark in paragraphs.marks[:: -(-len(paragraphs.marks) // chapters)]]
    ends = [*starts[1:], paragraphs.samples]
    marks = tuple(Mark(f"Kapitel {n}", *place) for n, place in enumerate(zip(starts, ends, strict=True), start=1))
    book = replace(paragraphs, marks=marks)
    tracemalloc.start()
    before = time.perf_counter()
    with path.open("w", encoding="utf-8") as file:
        file.writelines(page(replace(book, file="book.mp3")))
    print(f"  written in         {(time.perf_counter() - before) * 1000:8.0f} ms, {path.stat().st_size / 1e6:.1f} MB")
    print(f"  memory for writing {tracemalloc.get_traced_memory()[1] / 1e6:8.1f} MB")
    tracemalloc.stop()
    sound = path.with_name("book.mp3")
    if not sound.exists():
        sound.write_bytes(mp3(book))


def _read(browser: Browser, path: Path) -> None:
    tab = browser.new_page()
    tab.goto(path.as_uri())
    timing = tab.evaluate("performance.getEntriesByType('navigation')[0].toJSON()")
    print(f"  loaded in          {timing['loadEventEnd']:8.0f} ms")
    length = float(tab.get_attribute("audio", "data-duration") or 0)
    for name, place in (("first jump", 0.5), ("jump to the end", 0.999), ("jump back", 0.01)):
        print(f"  {name:18} {tab.evaluate(SEEK, length * place):8.0f} ms, in view: {tab.evaluate(IN_VIEW)}")
        tab.wait_for_timeout(300)
    print(f"  next sentence      {tab.evaluate(SEEK, length * 0.01 + 3):8.0f} ms, in view: {tab.evaluate(IN_VIEW)}")
    before = time.perf_counter()
    size = len(tab.pdf(format="A4"))
    print(f"  printed in         {time.perf_counter() - before:8.1f} s, {size / 1e6:.1f} MB")
    tab.close()


if __name__ == "__main__":
    main()
