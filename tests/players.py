"""The independent readers of `tests/readers`, for tests: what each of them finds in a file of ours."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "readers"

CHAPTER_READERS = {
    "ffprobe": [sys.executable, "with_ffprobe.py"],
    "mutagen": [sys.executable, "with_mutagen.py"],
    "eyed3": [sys.executable, "with_eyed3.py"],
    "music-metadata": ["node", "with_music_metadata.js"],
    "node-id3": ["node", "with_node_id3.js"],
}
"""Programs that print an MP3's chapters as JSON: ``[{"title", "start", "end"}]``, times in milliseconds."""


def chapters(reader: str, mp3: Path) -> list[dict[str, Any]]:
    """Read an MP3 with a reader of `CHAPTER_READERS`; skip the test if the reader is not installed."""
    command = CHAPTER_READERS[reader]
    if command[0] == "node":
        needs_npm(reader)
    elif reader == "ffprobe":
        needs_program(reader)
    elif importlib.util.find_spec(reader) is None:
        pytest.skip(f"{reader} is not installed: pip install {reader}")
    answer = subprocess.run([*command, mp3.absolute()], cwd=FOLDER, check=True, capture_output=True)
    found: list[dict[str, Any]] = json.loads(answer.stdout)
    return found


def needs_program(name: str) -> None:
    """Skip the test where a program is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed (a Debian package)")


def needs_npm(name: str) -> None:
    """Skip the test where Node or one of `tests/readers`' packages is not installed."""
    needs_program("node")
    if not (FOLDER / "node_modules" / name).is_dir():
        pytest.skip(f"{name} is not installed: npm ci --prefix tests/readers")
