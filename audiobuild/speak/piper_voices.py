"""Piper's voices: the published catalogue, and those installed on this machine."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiobuild.errors import EngineError, ServiceError, SettingsError
from audiobuild.lazy_regex import lazy_regex
from audiobuild.options import known_hint, suggestion
from audiobuild.speak.download import RemoteFile, download, fetch_text

if TYPE_CHECKING:
    from collections.abc import Callable

URL = "https://huggingface.co/rhasspy/piper-voices/resolve/main"
"""Where the voices are published; the environment variable PIPER_VOICES_URL names a mirror."""
RECOMMENDED = ("de_DE-thorsten-medium", "de_DE-thorsten-high")
GERMAN = (
    *RECOMMENDED,
    "de_DE-thorsten_emotional-medium",
    "de_DE-kerstin-low",
    "de_DE-ramona-low",
    "de_DE-eva_k-x_low",
    "de_DE-karlsson-low",
    "de_DE-pavoque-low",
    "de_DE-mls-medium",
)
"""The published German voices."""
MODEL, CONFIG, DETAILS = ".onnx", ".onnx.json", ".voice.json"
"""Suffixes of a voice's files: the network, its configuration, and what was known when it was installed."""
CATALOGUE_SIZE, CARD_SIZE = 5_000_000, 100_000
"""Maximum sizes in bytes."""
_NAME = lazy_regex(r"[a-z]{2,3}_[A-Z]{2}-[A-Za-z0-9_]+-[a-z_]+")
_LICENCE = lazy_regex(r"^\W*licen[sc]e\W*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
"""The licence in a model card: matches "* License: CC0", but not "## Licensing"."""
_FREE = lazy_regex(r"\W*(cc0|cc[ -]by(?![ -]n[cd])(?!-sa-nc)|public domain|mit\b|apache)", re.IGNORECASE)
"""Licences that allow publishing: "CC0", "CC-BY 4.0", "Public domain"; not "CC-BY-NC-SA"."""


@dataclass(frozen=True, slots=True)
class PublishedVoice:
    """A voice that can be installed."""

    name: str
    model: RemoteFile
    config: RemoteFile
    licence: str

    @property
    def size(self) -> int:
        """Bytes to download."""
        return self.model.size + self.config.size


@dataclass(frozen=True, slots=True)
class Details:
    """Details of a voice, recorded when it was installed."""

    licence: str = "unknown: see the voice's MODEL_CARD"
    md5: str = ""
    """Of the model, hexadecimal."""

    @property
    def publishable(self) -> bool | None:
        """Whether the licence allows publishing; None if that is unknown."""
        return True if _FREE.match(self.licence) else None


def folder() -> Path:
    """Return where voices are installed: PIPER_VOICES_DIR, else the platform's folder for data."""
    if chosen := os.environ.get("PIPER_VOICES_DIR"):
        return Path(chosen).expanduser()
    from platformdirs import user_data_path  # 14 ms

    return user_data_path("audiobuild", appauthor=False) / "piper"


def installed() -> tuple[str, ...]:
    """Return the names of the installed voices, recommended ones first."""
    names = {path.name.removesuffix(MODEL) for path in folder().glob(f"*{MODEL}")}
    complete = (name for name in names if path_of(name, CONFIG).is_file())
    return tuple(sorted(complete, key=lambda name: (name not in RECOMMENDED, name)))


def path_of(name: str, suffix: str) -> Path:
    """Return the path of one of a voice's files."""
    return folder() / f"{name}{suffix}"


def details(name: str) -> Details:
    """Return the details of an installed voice; few are known if it was copied by hand."""
    try:
        return Details(**json.loads(path_of(name, DETAILS).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Details()


def published(name: str) -> PublishedVoice:
    """Look a voice up in the published catalogue.

    Raises:
        SettingsError: the name is not valid, or there is no such voice.
        ServiceError: the catalogue is unavailable or invalid.
    """
    if not _NAME.fullmatch(name):
        raise SettingsError(f"{name!r} is not the name of a Piper voice", known_hint(name, "German voices", GERMAN))
    base = os.environ.get("PIPER_VOICES_URL", URL).rstrip("/")
    try:
        catalogue = json.loads(fetch_text(f"{base}/voices.json", max_size=CATALOGUE_SIZE))
        if name not in catalogue:
            german = (key for key in catalogue if key.startswith("de_"))
            raise SettingsError(f"unknown Piper voice {name!r}", known_hint(name, "German voices", german))
        files = catalogue[name]["files"]
        model, config, card = (
            _entry(files, base, ending) for ending in (f"{name}{MODEL}", f"{name}{CONFIG}", "MODEL_CARD")
        )
    except (ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
        raise ServiceError(f"{base}/voices.json is not a catalogue of Piper voices", "try again later") from error
    found = _LICENCE.search(fetch_text(card.url, max_size=CARD_SIZE))
    return PublishedVoice(name, model, config, found[1].strip() if found else Details().licence)


def install(voice: PublishedVoice, progress: Callable[[int], None]) -> Path:
    """Download a voice and return the path of its model.

    The model comes last, so that an interrupted installation is not taken for a voice.

    Args:
        voice: what to install.
        progress: called with the number of bytes that are there.

    Raises:
        ServiceError: the server fails or delivers another file.
        OutputError: the folder is not writable.
    """
    from audiobuild.storage import atomic

    download(voice.config, path_of(voice.name, CONFIG), progress)
    try:
        json.loads(path_of(voice.name, CONFIG).read_text(encoding="utf-8"))["phoneme_id_map"]
    except (ValueError, KeyError, TypeError) as error:
        path_of(voice.name, CONFIG).unlink()
        raise ServiceError(f"{voice.config.url} is not the configuration of a voice", "try again later") from error
    values = asdict(Details(voice.licence, voice.model.md5))
    atomic.write(path_of(voice.name, DETAILS), json.dumps(values, ensure_ascii=False).encode())
    download(voice.model, path_of(voice.name, MODEL), lambda there: progress(voice.config.size + there))
    return path_of(voice.name, MODEL)


def _entry(files: dict[str, dict[str, object]], base: str, ending: str) -> RemoteFile:
    path, values = next((path, values) for path, values in files.items() if path.rpartition("/")[2] == ending)
    return RemoteFile(f"{base}/{path}", int(str(values["size_bytes"])), str(values["md5_digest"]))


def require(voice: str | None) -> str:
    """Return the name of an installed voice: the given one, or the default.

    Raises:
        SettingsError: it is not installed.
    """
    names = installed()
    if voice is None and names:
        return names[0]
    if voice is None or voice not in names:
        close = suggestion(voice, (*names, *GERMAN)) if voice and voice not in GERMAN else ""
        known = f"installed voices: {', '.join(names)}; " if names else ""
        hint = f"install one: audiobuild voices install {voice if voice in GERMAN else RECOMMENDED[0]}"
        raise SettingsError(f"engine piper has no voice {voice or 'installed'!r}", f"{close} {known}{hint}".lstrip())
    return voice


def model_digest(name: str) -> str:
    """Return a checksum of a voice's model.

    Raises:
        EngineError: the model is not readable.
    """
    import hashlib

    try:
        with path_of(name, MODEL).open("rb") as opened:
            return hashlib.file_digest(opened, "md5").hexdigest()
    except OSError as error:
        raise EngineError(
            f"cannot read the Piper voice {name}: {error.strerror}", f"audiobuild voices install {name}"
        ) from error
