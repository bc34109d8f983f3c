"""Measure how well the articles of annotated web pages are found, beside trafilatura alone.

The folder holds evaldata.json, a mapping of addresses to ``{"file": ..., "with": [...], "without": [...]}``, and the
pages in eval/ and cache/: texts that an extraction must and must not contain (the form of trafilatura's evaluation).

    python benchmarks/web_pages.py FOLDER [--all]

Only pages declared German are taken unless --all is given.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import SourceError
from audiobuild.readers import read
from audiobuild.readers.html.charset import decode_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_GERMAN = re.compile(rb"<html[^>]*\blang\s*=\s*[\"']?de|<meta[^>]+og:locale[^>]+de_", re.IGNORECASE)


def main() -> None:
    """Print precision, recall, F1 and processor time of each extractor, and the pages that are refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true", help="take pages in every language")
    arguments = parser.parse_args()
    pages = list(_pages(arguments.folder, every=arguments.all))
    refused: Counter[str] = Counter()

    def by_audiobuild(data: bytes) -> str:
        try:
            article = read("seite.html", data=data)
        except SourceError as error:
            refused[error.message.partition(" ")[2].partition(":")[0]] += 1
            return ""
        return " ".join(block.text for block in article.blocks if not block.skipped)

    print(f"{len(pages)} pages")
    print("extractor     precision  recall  F1     ms a page")
    for name, extract in (("audiobuild", by_audiobuild), ("trafilatura", _by_trafilatura)):
        _measure(name, extract, pages)
    for message, count in refused.most_common():
        print(f"refused {count}: {message}")


def _pages(folder: Path, *, every: bool) -> Iterator[tuple[bytes, list[str], list[str]]]:
    annotations = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    for entry in annotations.values():
        path = next((found for sub in ("eval", "cache") if (found := folder / sub / entry["file"]).is_file()), None)
        if path is None:
            continue
        data = path.read_bytes()
        if every or _GERMAN.search(data[:20_000]):
            yield data, entry["with"], entry["without"]


def _by_trafilatura(data: bytes) -> str:
    import trafilatura  # noqa: PLC0415  # not for --help

    return trafilatura.extract(decode_html(data), include_comments=False) or ""


def _measure(name: str, extract: Callable[[bytes], str], pages: list[tuple[bytes, list[str], list[str]]]) -> None:
    counts: Counter[str] = Counter()
    start = time.process_time()
    for data, wanted, unwanted in pages:
        found = _plain(extract(data))
        counts["found"] += sum(_plain(text) in found for text in wanted)
        counts["wanted"] += len(wanted)
        counts["wrong"] += sum(_plain(text) in found for text in unwanted)
    milliseconds = (time.process_time() - start) / max(1, len(pages)) * 1000
    precision = counts["found"] / max(1, counts["found"] + counts["wrong"])
    recall = counts["found"] / max(1, counts["wanted"])
    score = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:12}  {precision:9.3f}  {recall:6.3f}  {score:.3f}  {milliseconds:5.0f}")


def _plain(text: str) -> str:
    """Return the letters and digits of a text, so that quotation marks and blanks make no difference."""
    return "".join(filter(str.isalnum, text.casefold()))


if __name__ == "__main__":
    main()
