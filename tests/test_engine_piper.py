"""The Piper engine: real synthesis with a tiny voice, and installation from a server that misbehaves."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import threading
from array import array
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import onnx
import pytest
from onnx import TensorProto, helper
from typer.testing import CliRunner

from audiobuild import speak
from audiobuild.cli import app
from audiobuild.errors import EngineError, ServiceError, SettingsError
from audiobuild.speak import auto, download, piper_voices
from audiobuild.speak.piper import Piper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from typer.testing import Result

NAME = "de_DE-thorsten-medium"
RATE = 16_000
CARD = "# Model card for thorsten (medium)\n\n* Language: de_DE\n* License: CC0\n"


def tiny_model() -> bytes:
    """Make a voice of a few kilobytes: a tone of 50 ms per phoneme, and noise as loud as the scales say."""
    float_, int_ = TensorProto.FLOAT, TensorProto.INT64
    constants: dict[str, tuple[int, list[int], list[float]]] = {
        "zero": (float_, [], [0.0]),
        "one": (float_, [], [1.0]),
        "length": (float_, [], [800.0]),
        "pitch": (float_, [], [0.02]),
        "volume": (float_, [], [0.3]),
        "at0": (int_, [], [0]),
        "at1": (int_, [], [1]),
        "last": (int_, [1], [2]),
        "flat": (int_, [3], [1, 1, -1]),
    }
    nodes = [
        helper.make_node("Cast", ["input"], ["ids"], to=float_),
        helper.make_node("Unsqueeze", ["ids", "last"], ["columns"]),
        helper.make_node("Gather", ["scales", "at1"], ["slowness"]),
        helper.make_node("Mul", ["slowness", "length"], ["samples"]),
        helper.make_node("Range", ["zero", "samples", "one"], ["times"]),
        helper.make_node("Mul", ["times", "pitch"], ["phase"]),
        helper.make_node("Mul", ["columns", "phase"], ["angles"]),
        helper.make_node("Sin", ["angles"], ["tones"]),
        helper.make_node("RandomNormalLike", ["tones"], ["random"], scale=0.02),
        helper.make_node("Gather", ["scales", "at0"], ["noise_scale"]),
        helper.make_node("Mul", ["random", "noise_scale"], ["noise"]),
        helper.make_node("Mul", ["tones", "volume"], ["voice"]),
        helper.make_node("Add", ["voice", "noise"], ["sum"]),
        helper.make_node("Reshape", ["sum", "flat"], ["output"]),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info("input", int_, [1, "phonemes"]),
            helper.make_tensor_value_info("input_lengths", int_, [1]),
            helper.make_tensor_value_info("scales", float_, [3]),
        ],
        [helper.make_tensor_value_info("output", float_, [1, 1, "time"])],
        [helper.make_tensor(name, kind, shape, numbers) for name, (kind, shape, numbers) in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def configuration() -> bytes:
    """Make the voice's configuration, with the phonemes of German."""
    signs = "_^$ !',-.:;?abcdefhijklmnopqrstuvwxyzçøœæŋɐɑɔəɛɜɡɪɾʁʃʊʏʒʔˈˌːθðɒʌ̩̃"
    return json.dumps(
        {
            "audio": {"sample_rate": RATE},
            "espeak": {"voice": "de"},
            "num_symbols": len(signs),
            "num_speakers": 1,
            "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
            "phoneme_id_map": {sign: [number] for number, sign in enumerate(signs)},
        }
    ).encode()


FILES = {f"{NAME}.onnx": tiny_model(), f"{NAME}.onnx.json": configuration(), "MODEL_CARD": CARD.encode()}


class Mirror(ThreadingHTTPServer):
    """A mirror of the published voices on the loopback; `mood` says how it serves the model."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.mood = "good"
        self.card = CARD
        self.requests: list[tuple[str, str]] = []

    def catalogue(self) -> bytes:
        """Describe the files as voices.json does."""
        if self.mood == "no catalogue":
            return b"<html>captcha</html>"
        folder = "de/de_DE/thorsten/medium"
        files = {
            f"{folder}/{name}": {
                "size_bytes": len(data),
                "md5_digest": hashlib.md5(data, usedforsecurity=False).hexdigest(),
            }
            for name, data in FILES.items()
        }
        if self.mood == "wrong size":
            files[f"{folder}/{NAME}.onnx"]["size_bytes"] = len(FILES[f"{NAME}.onnx"]) - 100
        return json.dumps({NAME: {"key": NAME, "files": files}}).encode()


class _Handler(BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        """Serve a file, or misbehave."""
        name = self.path.rpartition("/")[2]
        wanted = self.headers.get("Range", "")
        self.server.requests.append((name, wanted))
        data = {"voices.json": self.server.catalogue(), **FILES, "MODEL_CARD": self.server.card.encode()}.get(name)
        is_model, mood = name == f"{NAME}.onnx", self.server.mood
        if data is None or (is_model and mood == "404"):
            self.send_error(404)
        elif is_model and mood == "500 once" and len(self.server.requests) < 5:
            self.send_error(500)
        elif is_model and mood == "another file":
            self._send(b"x" * len(data), len(data))
        elif is_model and mood == "endless":
            self._send(data + b"x" * 1_000_000, None)
        elif (
            is_model
            and mood in {"breaks off", "always breaks off", "ignores ranges"}
            and (mood[0] == "a" or not wanted)
        ):
            if mood == "ignores ranges" and len([one for one in self.server.requests if one[0] == name]) > 1:
                self._send(data, len(data))
            else:
                self._send(data[: len(data) // 2] if not wanted else b"", len(data))
        elif wanted and mood != "ignores ranges":
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            self._send(data[start:], len(data) - start, status=206, first=start, whole=len(data))
        else:
            self._send(data, len(data))

    def _send(self, data: bytes, length: int | None, *, status: int = 200, first: int = 0, whole: int = 0) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        if status == 206:
            self.send_header("Content-Range", f"bytes {first}-{whole - 1}/{whole}")
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, in which voices are installed."""
    path = tmp_path / "piper voices"
    monkeypatch.setenv("PIPER_VOICES_DIR", str(path))
    monkeypatch.setattr(download, "sleep", lambda _: None)
    return path


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    """Run a mirror that serves the tiny voice."""
    server = Mirror()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIPER_VOICES_URL", f"http://127.0.0.1:{server.server_port}/main/")
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def voice(folder: Path) -> str:
    """Put the tiny voice where voices are installed."""
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return NAME


def install(*options: str) -> Result:
    """Run `audiobuild voices install`."""
    return CliRunner().invoke(app, ["voices", "install", NAME, *options])


def seconds(engine: Piper, text: str) -> float:
    """Return how long a text is heard."""
    speech = engine.speak(text)
    return len(speech.data) / 2 / speech.rate


def test_a_voice_speaks(voice: str) -> None:
    """The real Piper turns text into phonemes and the network turns them into sound, at the voice's rate."""
    engine = Piper(voice=voice)
    speech = engine.speak("Guten Tag, Köln.")
    assert (speech.format, speech.rate) == ("pcm", RATE)
    assert max(array("h", speech.data)) > 5_000
    assert seconds(engine, "Guten Tag, schönes Köln am Rhein.") > seconds(engine, "Guten Tag.")
    engine.close()


def test_speed_changes_the_duration(voice: str) -> None:
    """Half the speed takes twice as long."""
    slow, normal = Piper(voice=voice, speed=0.5), Piper(voice=voice)
    assert seconds(slow, "Guten Tag.") == pytest.approx(2 * seconds(normal, "Guten Tag."), rel=0.01)
    slow.close()
    normal.close()


def test_sentences_are_not_normalised(voice: str) -> None:
    """Each sentence keeps the level that the voice gives it."""
    engine = Piper(voice=voice)
    assert max(array("h", engine.speak("Guten Tag.").data)) < 14_000
    engine.close()


def test_several_threads_speak(voice: str) -> None:
    """Concurrent calls return the sound of their own text."""
    engine = Piper(voice=voice)
    texts = ["Ja.", "Guten Tag, schönes Köln.", "Nein, danke."] * 3
    expected = {text: seconds(engine, text) for text in set(texts)}
    with ThreadPoolExecutor(4) as threads:
        lengths = list(threads.map(lambda text: seconds(engine, text), texts))
    assert lengths == [expected[text] for text in texts]
    engine.close()


def test_marks_for_phonemes_are_text(voice: str) -> None:
    """Piper's own marks for phonemes do not reach it."""
    engine = Piper(voice=voice)
    assert seconds(engine, "[[ Haus ]]") == seconds(engine, "Haus")
    with pytest.raises(EngineError, match="no sound"):
        engine.speak(" [[ ]] ")
    engine.close()


def test_the_fingerprint_has_the_model(voice: str, folder: Path) -> None:
    """Another model under the same name is another fingerprint."""
    before = Piper(voice=voice).fingerprint
    (folder / f"{NAME}.onnx").write_bytes(FILES[f"{NAME}.onnx"] + b"\0")
    assert Piper(voice=voice).fingerprint != before
    assert Piper(voice=voice, speed=1.5).fingerprint != Piper(voice=voice).fingerprint


def test_a_broken_model_is_an_error(voice: str, folder: Path) -> None:
    """A damaged network or configuration ends in an error that says how to reinstall it."""
    (folder / f"{NAME}.onnx").write_bytes(b"not a network")
    with pytest.raises(EngineError, match=f"voices install {NAME}"):
        Piper(voice=voice).speak("Guten Tag.")
    (folder / f"{NAME}.onnx").write_bytes(FILES[f"{NAME}.onnx"])
    (folder / f"{NAME}.onnx.json").write_bytes(b"{}")
    with pytest.raises(EngineError, match=f"voices install {NAME}"):
        Piper(voice=voice).speak("Guten Tag.")


def test_without_a_voice_the_hint_says_how_to_get_one() -> None:
    """A voice that is not installed is refused with the command that installs it."""
    for chosen in (None, NAME):
        with pytest.raises(SettingsError, match=f"voices install {NAME}"):
            Piper(voice=chosen)


def test_without_piper_the_hint_says_how_to_get_it(voice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the extra is missing, the error names it, and `voices` lists the voice as not installed."""
    monkeypatch.setattr("audiobuild.speak.piper.find_spec", lambda _: None)
    with pytest.raises(EngineError, match=r"audiobuild\[piper\]"):
        Piper(voice=voice).speak("Guten Tag.")
    assert not any(one.installed for one in Piper.voices())


def test_auto_prefers_an_installed_voice(voice: str) -> None:
    """`auto` uses Piper offline if a voice is installed, and Pico otherwise."""
    assert auto.offline_engine(voice=None, speed=1.0).narrator.fingerprint.engine == "piper"
    assert auto.offline_engine(voice=voice, speed=1.0).narrator.fingerprint.voice == voice
    assert auto.offline_engine(voice="de", speed=1.0).narrator.fingerprint.engine == "pico"


def test_auto_without_a_voice_ignores_piper() -> None:
    """Without an installed voice, `auto` does not choose Piper."""
    assert auto.offline_engine(voice=None, speed=1.0).narrator.fingerprint.engine != "piper"


def test_a_voice_is_installed(mirror: Mirror, folder: Path) -> None:
    """Size and licence are shown, the files are complete, and the voice speaks."""
    result = install("--yes")
    assert result.exit_code == 0, result.output
    assert "MB, licence: CC0" in result.stderr
    assert result.stdout.strip() == str(folder / f"{NAME}.onnx")
    assert {path.name for path in folder.iterdir()} == {f"{NAME}.onnx", f"{NAME}.onnx.json", f"{NAME}.voice.json"}
    engine = speak.load("piper", voice=NAME)
    assert engine.speak("Guten Tag.").data
    engine.close()
    [listed] = [one for one in Piper.voices() if one.name == NAME]
    assert (listed.installed, listed.licence, listed.publishable) == (True, "CC0", True)
    count = len(mirror.requests)
    assert "already installed" in install("--yes").stderr
    assert len(mirror.requests) == count


@pytest.mark.parametrize(
    ("licence", "publishable"),
    [("CC0", True), ("CC-BY 4.0", True), ("CC-BY-NC-SA 4.0", None), ("Public domain", True), ("see the website", None)],
)
def test_licences_that_allow_publishing(licence: str, publishable: bool | None) -> None:  # noqa: FBT001  # a table
    """Free licences do; for others it is unknown."""
    assert piper_voices.Details(licence).publishable is publishable


@pytest.mark.usefixtures("mirror")
def test_nothing_is_installed_without_consent(folder: Path) -> None:
    """Without a terminal and without --yes, nothing is downloaded."""
    result = install()
    assert result.exit_code == 1
    assert "--yes" in result.stderr
    assert not folder.exists()


@pytest.mark.parametrize("mood", ["breaks off", "500 once", "ignores ranges"])
def test_an_interrupted_download_is_resumed(mirror: Mirror, folder: Path, mood: str) -> None:
    """A transfer that breaks off continues where it stopped, or starts again if the server cannot resume."""
    mirror.mood = mood
    result = install("--yes")
    assert result.exit_code == 0, result.output
    assert (folder / f"{NAME}.onnx").read_bytes() == FILES[f"{NAME}.onnx"]
    half = len(FILES[f"{NAME}.onnx"]) // 2
    assert ((f"{NAME}.onnx", f"bytes={half}-") in mirror.requests) == (mood != "500 once")


@pytest.mark.parametrize(
    ("mood", "says"),
    [
        ("404", "HTTP status 404"),
        ("another file", "damaged or another file"),
        ("wrong size", "larger than its publisher says"),
        ("endless", "larger than its publisher says"),
        ("always breaks off", "failed after 5 attempts"),
        ("no catalogue", "not a catalogue of Piper voices"),
    ],
)
def test_faulty_server_installs_no_voice(mirror: Mirror, folder: Path, mood: str, says: str) -> None:
    """The command ends with one line, and no voice appears; the next try succeeds."""
    mirror.mood = mood
    result = install("--yes")
    assert result.exit_code == 1
    assert says in result.stderr.splitlines()[-1]
    assert piper_voices.installed() == ()
    assert not (folder / f"{NAME}.onnx").exists()
    mirror.mood = "good"
    assert install("--yes").exit_code == 0


def test_unreachable_server_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line names the address."""
    monkeypatch.setenv("PIPER_VOICES_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(ServiceError, match=r"127\.0\.0\.1:9/voices\.json"):
        piper_voices.published(NAME)


@pytest.mark.usefixtures("mirror")
@pytest.mark.parametrize("name", ["de_DE-nobody-medium", "../../etc/passwd", "thorsten"])
def test_an_unknown_voice_is_refused(name: str) -> None:
    """A name that is not published or not valid is refused with those that are."""
    with pytest.raises(SettingsError) as caught:
        piper_voices.published(name)
    assert NAME in caught.value.hint


def test_speech_is_not_reproducible(voice: str) -> None:
    """As documented, the same text sounds alike but has other bytes."""
    engine = Piper(voice=voice)
    one, other = engine.speak("Guten Tag."), engine.speak("Guten Tag.")
    assert one.data != other.data
    assert len(one.data) == len(other.data)
    engine.close()


def test_a_rebuild_from_the_cache_is_the_same(voice: str, here: Path) -> None:
    """Speech is cached by content, so that a second build has the same bytes."""
    (here / "a.txt").write_text("Guten Tag\n\nHeute fährt ein Zug nach Köln. Alle freuen sich.\n", encoding="utf-8")
    for output in ("one", "two"):
        arguments: list[Any] = ["make", "a.txt", "-e", "piper", "--voice", voice, "-o", output]
        result = CliRunner().invoke(app, arguments)
        assert result.exit_code == 0, result.output
    assert (here / "one/a.mp3").read_bytes() == (here / "two/a.mp3").read_bytes()


@pytest.mark.slow
def test_two_models_read_one_episode(voice: str, folder: Path, here: Path) -> None:
    """A second installed voice reads the quotations, by a process of its own."""
    for name, data in FILES.items():
        (folder / name.replace(NAME, "de_DE-kerstin-low")).write_bytes(data)
    (here / "a.md").write_text("# Guten Tag\n\nEr sagte: „Wir fahren nach Köln. Alle freuen sich.“\n", encoding="utf-8")
    arguments = ["make", "a.md", "-e", "piper", "--voice", voice, "--quote-voice", "de_DE-kerstin-low", "-o", "two"]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    values = json.loads((here / "two/a.build.json").read_bytes())
    assert (values["engine"]["voice"], values["speakers"]["quotation"]["voice"]) == (voice, "de_DE-kerstin-low")
    assert [row.get("speaker") for row in values["utterances"]] == [None, None, "quotation", "quotation"]


def test_listing_voices_is_light() -> None:
    """Listing the voices imports neither Piper nor its runtime."""
    program = (
        "import sys; from audiobuild.speak.piper import Piper; Piper.voices();"
        "print({'piper', 'onnxruntime', 'numpy', 'requests'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
