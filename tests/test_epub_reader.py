"""A reader of EPUBs, foliate-js, reads the book aloud: the sentence that is highlighted is the one that is heard."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from articles import article, mp3
from browsers import chromium, needs_chromium

from audiobuild.write.epub import epub

if TYPE_CHECKING:
    from collections.abc import Iterator

READER = Path(__file__).parent / "readers" / "node_modules" / "foliate-js"
RATE = 2
"""Speed of playback."""
LATE = 0.6
"""Seconds by which foliate-js may be late, since it looks at the position four times a second."""
CHAPTER = 1
"""Index of the chapter in which reading begins; in the first one (0) foliate-js 1.0.1 cannot highlight."""
FIRST, END = 15, 21
"""Sentences that are read: the last ones of that chapter and the first ones of the next."""

PAGE = """<!doctype html><meta charset="utf-8"><title>Reader</title><script type="module">
import "./foliate-js/view.js";
const NativeAudio = window.Audio;
const sounds = [];
window.Audio = class extends NativeAudio { constructor(url) { super(url); sounds.push(this); } };
window.seen = [];
const view = document.createElement("foliate-view");
document.body.append(view);
await view.open(new File([await (await fetch("a.epub")).blob()], "a.epub"));
await view.goTo(0);
view.mediaOverlay.setRate(%d);
await view.mediaOverlay.start(%d, (_, number) => number === %d);
const look = () => {
  const sound = sounds.at(-1);
  const [contents] = view.renderer.getContents();
  const lit = [...contents.doc.querySelectorAll(".playing")].map((element) => element.textContent);
  if (sound && !sound.paused && lit.length) window.seen.push([sound.currentTime, lit]);
  requestAnimationFrame(look);
};
look();
view.mediaOverlay.addEventListener("error", (event) => window.seen.push(["error", [String(event.detail)]]));
</script>"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve the reader and a book; return the address of the page that reads it."""
    if not READER.exists():
        pytest.skip("foliate-js is not installed (npm ci in tests/readers)")
    sample = article(quicker=4)
    sound = tmp_path / "a.mp3"
    sound.write_bytes(mp3(sample))
    (tmp_path / "a.epub").write_bytes(b"".join(epub(replace(sample, mp3=sound))))
    before = sum(clip.first < sample.marks[CHAPTER].start for clip in sample.clips)
    (tmp_path / "index.html").write_text(PAGE % (RATE, CHAPTER, FIRST - before), encoding="utf-8")
    shutil.copytree(READER, tmp_path / "foliate-js")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@needs_chromium
@pytest.mark.slow
def test_a_reader_highlights_what_is_heard(address: str) -> None:
    """From any sentence on and into the next chapter, one sentence is lit: that of the time, or until just now."""
    sample = article(quicker=4)
    texts = [clip.utterance.written for clip in sample.clips]
    starts = [sample.seconds(clip.first) for clip in sample.clips]
    with chromium() as browser:
        tab = browser.new_page()
        tab.goto(address)
        tab.wait_for_function(f"window.seen.some(([time]) => time > {starts[END]})", timeout=60_000)
        seen = tab.evaluate("window.seen")
        tab.close()
    for time, lit in seen:
        [index] = [texts.index(text) for text in lit]
        assert starts[index] - 0.05 <= time <= starts[index + 1] + LATE * RATE, f"{lit} at {time} s"
    read = sorted({texts.index(text) for _, [text] in seen})
    assert read[0] == FIRST
    long = {number for number in range(FIRST, END) if starts[number + 1] - starts[number] > LATE * RATE}
    assert long <= set(read)
    assert len(long) >= 3  # the sample has sentences that can be seen
