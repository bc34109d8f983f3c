"""The espeak engine: its contract, tested with the real library."""

from __future__ import annotations

import gc
import hashlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from array import array
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import distribution
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workers import engine_workers

from audiobuild.errors import EngineError, SettingsError
from audiobuild.speak import espeak, worker_pool
from audiobuild.speak.espeak import MAX_WORD_LENGTH, VOICES, Espeak, prepared
from audiobuild.speak.workers import main as worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SENTENCES = (
    "Am Morgen lag Nebel über dem Fluss, und die Fähre fuhr erst gegen neun.",
    "Wer trotzdem hinüber wollte, musste den langen Weg über die alte Brücke nehmen.",
    "„Wir haben keine Zeit zu verlieren“, erklärte der Ingenieur, der den Entwurf zeichnete.",
    "Warum hat das so lange gedauert?",
    "Vielleicht braucht diese Stadt nur etwas mehr Geduld!",
)
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def seconds(text: str, speed: float = 1.0) -> float:
    """Return how many seconds `text` is heard."""
    speech = Espeak(speed=speed).speak(text)
    return len(speech.data) / 2 / speech.rate


def digests(voice: str) -> dict[str, str]:
    """Return a checksum of each sentence's sound."""
    return {text: hashlib.sha256(Espeak(voice=voice).speak(text).data).hexdigest() for text in SENTENCES}


def run(program: str, *folders: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a new interpreter with `folders` before all others on its path."""
    path = os.pathsep.join(map(str, folders))
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", program]
    surroundings = os.environ | {"PYTHONPATH": path} | environment
    return subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings, timeout=60)


def checksum(voice: str = "de", text: str = SENTENCES[0]) -> str:
    """Return a program that prints the checksum of a text's sound."""
    return (
        "import hashlib; from audiobuild.speak.espeak import Espeak\n"
        f"print(hashlib.sha256(Espeak(voice={voice!r}).speak({text!r}).data).hexdigest())"
    )


def installed(folder: Path) -> Path:
    """Install another copy of espeak-ng's package, with its list of files, in `folder`."""
    package = Path(str(distribution(espeak.PACKAGE).locate_file("espeakng_loader")))
    metadata = next(package.parent.glob("espeakng_loader-*.dist-info"))
    folder.mkdir(parents=True, exist_ok=True)
    for whole in (package, metadata):
        shutil.copytree(whole, folder / whole.name, copy_function=os.link, ignore=shutil.ignore_patterns("*.pyc"))
    return folder / "espeakng_loader"


@pytest.mark.slow
@pytest.mark.parametrize("voice", VOICES)
def test_speech_depends_on_the_text_alone(voice: str) -> None:
    """The same text has the same bytes, in whatever order texts are spoken."""
    expected = digests(voice)
    order = random.Random(voice)  # noqa: S311  # an order that repeats, no secret
    for text in order.choices(SENTENCES, k=20):
        assert hashlib.sha256(Espeak(voice=voice).speak(text).data).hexdigest() == expected[text]
    assert len(set(expected.values())) == len(SENTENCES)


def test_threads_do_not_change_the_speech() -> None:
    """Eight threads that speak at once give the bytes of one."""
    expected = digests("de")
    engine = Espeak()
    texts = random.Random(8).choices(SENTENCES, k=200)  # noqa: S311  # as above
    with ThreadPoolExecutor(8) as threads:
        for text, speech in zip(texts, threads.map(engine.speak, texts), strict=True):
            assert hashlib.sha256(speech.data).hexdigest() == expected[text]


def test_second_process_gives_the_same_bytes() -> None:
    """A second process gives the same bytes."""
    assert run(checksum("de+f1")).stdout.strip() == digests("de+f1")[SENTENCES[0]]


@forks
def test_forked_children_give_the_same_bytes() -> None:
    """Children are forked while threads speak, and none of them hangs."""
    program = f"""
import hashlib, os, signal, threading
from audiobuild.speak.espeak import Espeak
Espeak().speak("a")  # Python itself hangs where a fork meets another thread in an import
done = threading.Event()
def chatter():
    while not done.is_set():
        Espeak().speak({SENTENCES[1]!r})
threads = [threading.Thread(target=chatter) for _ in range(3)]
for thread in threads:
    thread.start()
for _ in range(10):
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        print(hashlib.sha256(Espeak().speak({SENTENCES[0]!r}).data).hexdigest(), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
done.set()
"""
    assert run(program).stdout.split() == [digests("de")[SENTENCES[0]]] * 10


@pytest.mark.skipif(sys.platform != "linux", reason="LD_PRELOAD is Linux's way to keep a library loaded")
def test_library_that_cannot_be_unloaded() -> None:
    """Each text gets a process of its own, and has the same bytes."""
    library = espeak.installed()[0]
    texts = (*SENTENCES, *SENTENCES[::-1])
    program = f"""
import hashlib
from audiobuild.speak.espeak import Espeak
voice = Espeak()
for text in {texts!r}:
    print(hashlib.sha256(voice.speak(text).data).hexdigest())
"""
    expected = digests("de")
    assert run(program, LD_PRELOAD=library).stdout.split() == [expected[text] for text in texts]


@pytest.mark.slow
def test_memory_is_released() -> None:
    """A thousand texts with a second language in them, which espeak-ng never frees, leave less than 30 MB behind."""
    voice, text = Espeak(), "– Der Computer."

    def resident() -> int:
        return sum(int(process.memory_info().rss) for process in (psutil.Process(), *engine_workers()))

    for _ in range(50):
        voice.speak(text)
    before = resident()
    most = 0
    for at in range(1_000):
        voice.speak(text)
        if at % 10 == 0:
            most = max(most, resident())
    voice.close()
    assert most - before < 30_000_000


def test_processes_end_with_the_voice() -> None:
    """A voice that is closed, or no longer referenced, ends its processes."""
    before = set(engine_workers())
    voice, forgotten = Espeak(), Espeak()
    for engine in (voice, forgotten):
        engine.speak("Ja.")
    assert len(set(engine_workers()) - before) == 2
    voice.close()
    del forgotten, engine
    gc.collect()
    assert set(engine_workers()) <= before
    assert voice.speak("Ja.").data  # and speaks again when asked
    voice.close()


def test_error_of_espeak_is_raised() -> None:
    """An error in its process is raised here; the next text is spoken."""
    pool = Espeak()._pool
    with pytest.raises(EngineError, match="cannot load its voice 'gmw/nobody'"):
        pool.speak("Ja.", "gmw/nobody", "175", "60")
    assert pool.speak("Ja.", "gmw/de", "175", "60")
    pool.close()


def test_worker_imports_little() -> None:
    """The process restarts often, so it imports only what it needs."""
    code = "import sys; sys.path.append(sys.argv[1]); import workers.main, workers.espeak; print(*sys.modules)"
    folder = str(Path(worker.__file__).parents[1])
    loaded = subprocess.check_output([sys.executable, "-I", "-S", "-c", code, folder], text=True).split()
    assert {"ctypes", "struct"} <= set(loaded)
    assert {"typing", "re", "enum", "dataclasses", "subprocess"}.isdisjoint(loaded)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_request_round_trip(text: str) -> None:
    """Any text is unpacked as it was packed, with its length before it."""
    request = [text, "gmw/de+f1", "175", "60"]
    packed = worker.packed(request)
    head = worker.LENGTH.size
    assert worker.LENGTH.unpack(packed[:head]) == (len(packed) - head,)
    assert worker.unpacked(packed[head:]) == request


def test_killed_process_is_an_error() -> None:
    """The message has the text; the next text gets a new process."""
    voice = Espeak()
    voice.speak("Ja.")
    for child in engine_workers():
        child.kill()
        child.wait()
    with pytest.raises(EngineError, match="crashed while speaking 'Nein'"):
        voice.speak("Nein")
    assert voice.speak("Ja.").data
    voice.close()


def test_failed_callback_is_an_error() -> None:
    """A piece that cannot be passed on never becomes a gap in the speech."""
    program = """
import sys
from audiobuild.speak import espeak
from audiobuild.speak.workers import espeak as worker
def write(sound, pieces=iter(range(9))):
    if next(pieces) == 1:
        raise MemoryError
synthesiser = worker.Synthesiser(*espeak.installed())
try:
    synthesiser.speak(["Der Zug kommt heute wieder sehr spät in Lindenau an.", "gmw/de", "175", "60"], write)
except MemoryError:
    print('noticed')
"""
    assert run(program).stdout == "noticed\n"


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), BrokenPipeError()])
def test_worker_ends_after_a_failed_write(error: OSError) -> None:
    """Otherwise the parent would take the next part for the rest of this one."""

    class Full(io.BytesIO):
        def write(self, data: object, /) -> int:
            del data
            raise error

    class Speaker:
        def speak(self, fields: Sequence[str], write: Callable[[bytes], object]) -> bool:
            del fields
            with suppress(Exception):  # as a library may do
                write(b"sound")
            return True

    with pytest.raises(SystemExit):
        worker.serve(io.BytesIO(worker.packed(["Ja."])), Full(), Speaker())


@pytest.mark.parametrize("answer", [b"", b"\0\4", b"\0\4\0\0\0ab", b"\0\4\0\0\0abcd"])
def test_truncated_answer_is_an_error(answer: bytes) -> None:
    """Sound that is truncated anywhere is never taken for the whole."""
    program = f"import sys; sys.stdin.buffer.read(1); sys.stdout.buffer.write({answer!r})"
    command = [sys.executable, "-c", program]
    one = worker_pool._Worker("espeak", tuple, "espeak-ng", "")
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process,
        pytest.raises(EngineError, match=r"crashed while speaking 'Ja\.'"),
    ):
        one._exchange(process, ("Ja.", "gmw/de", "175", "60"))


@pytest.mark.parametrize(
    ("text", "at_least"),
    [
        ("<b>Haus</b>", "Haus be"),
        ("<speak>Haus</speak>", "Haus spiek"),
        ("<break time='9s'/>Haus", "Haus time"),
        ("[[h'aUs]] [[ _:: ]]", "Haus a"),
    ],
)
def test_markup_is_spoken_as_text(text: str, at_least: str) -> None:
    """What looks like markup is spoken as it is."""
    assert seconds(text) > seconds(at_least)


@pytest.mark.parametrize("text", ["Guten\0 Tag", "Guten \x0150STag", "Guten\n\n\tTag", "Guten\ud800Tag", " Guten Tag "])
def test_control_characters_become_blanks(text: str) -> None:
    """Controls, NUL and lone surrogates neither end the text nor act as commands."""
    assert Espeak().speak(text) == Espeak().speak(prepared(text))
    assert seconds(text) >= seconds("Guten Tag")


@given(st.text())
@settings(deadline=None)
def test_prepared_text_keeps_all_characters(text: str) -> None:
    """It can be encoded, and has every character but blanks, controls and surrogates."""
    words = prepared(text)
    assert "\0" not in words
    assert prepared(words) == words
    assert words.replace(" ", "") == "".join(
        "".join(c if c.isprintable() or ord(c) > 159 else " " for c in text).split()
    )
    assert all(len(word) <= MAX_WORD_LENGTH for word in words.split())


def test_long_texts_are_spoken_whole() -> None:
    """A text of 5,000 characters lasts as long as its sentences, and one without a full stop as its words."""
    text = " ".join(SENTENCES * 16)
    assert len(text) > 5_000
    assert seconds(text) == pytest.approx(16 * sum(map(seconds, SENTENCES)), rel=0.01)
    endless = "".join(sign for sign in text if sign.isalpha() or sign == " ")
    assert seconds(endless) == pytest.approx(seconds(endless[: len(endless) // 16]) * 16, rel=0.05)
    assert seconds("Donau" * 384) > 0.87 * 16 * seconds("Donau" * 24)  # the rest are pauses


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("speed", [0.5, 1.0, 3.0])
def test_no_voice_reaches_full_scale(voice: str, speed: float) -> None:
    """Every voice stays under -1 dBFS and is not silent."""
    samples = array("h", Espeak(voice=voice, speed=speed).speak(" ".join(SENTENCES)).data)
    assert 5_000 < max(map(abs, samples)) < 29_200


def test_speed_changes_the_duration() -> None:
    """The greater the speed, the shorter the sound; twice the speed takes about half the time."""
    text = " ".join(SENTENCES)
    lengths = [seconds(text, speed) for speed in (0.5, 0.75, 1.0, 1.5, 2.0, 3.0)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[4] == pytest.approx(lengths[2] / 2, rel=0.2)


@pytest.mark.parametrize("speed", [0.49, 3.01, 0.0, -1.0, float("nan"), float("inf")])
def test_unsupported_speed_is_refused(speed: float) -> None:
    """A speed outside 0.5 to 3 is refused with the bounds."""
    with pytest.raises(SettingsError, match=r"0\.5 to 3"):
        Espeak(speed=speed)


def test_fingerprint_has_all_that_changes_the_sound() -> None:
    """It contains the version of the library, the voice and the parameters."""
    fingerprint = Espeak(voice="de+f1", speed=2).fingerprint
    assert (fingerprint.engine, fingerprint.voice) == ("espeak", "de+f1")
    assert fingerprint.version[0].isdigit()
    assert dict(fingerprint.parameters)["words_a_minute"] == "350"
    assert {"preparation", "seed", "volume"} <= dict(fingerprint.parameters).keys()


@pytest.mark.parametrize("text", ["", " \n", "\0", "\ud800"])
def test_text_of_blanks_is_an_error(text: str) -> None:
    """A text of blanks has no sound, and the error says so."""
    with pytest.raises(EngineError, match="no sound"):
        Espeak().speak(text)


def test_every_voice_sounds_different() -> None:
    """Each listed voice exists: none falls back to another."""
    assert len({Espeak(voice=voice).speak(SENTENCES[0]).data for voice in VOICES}) == len(VOICES)


def test_import_is_light() -> None:
    """Listing the voices loads neither the library nor what calls it."""
    program = "import sys; from audiobuild.speak.espeak import Espeak; Espeak(); Espeak.voices()\n"
    assert (
        run(program + "print({'ctypes', 'espeakng_loader', 'concurrent.futures'} & set(sys.modules))").stdout
        == "set()\n"
    )


@pytest.mark.parametrize(
    "name", ["espeak-ng-data/phondata", "espeak-ng-data/de_dict", "espeak-ng-data/voices/!v/f1", None]
)
@pytest.mark.parametrize("missing", [True, False])
def test_a_damaged_installation_is_an_error(tmp_path: Path, name: str | None, *, missing: bool) -> None:
    """A missing or truncated file of espeak-ng is named, and the interpreter does not crash."""
    package = installed(tmp_path)
    damaged = package / name if name else next(package.glob("libespeak-ng.??*"))
    half = damaged.read_bytes()[: damaged.stat().st_size // 2]
    damaged.unlink()
    if not missing:
        damaged.write_bytes(half)
    result = run(checksum("de+f1"), tmp_path)
    assert result.returncode == 1
    assert "EngineError" in result.stderr
    assert damaged.name in result.stderr
    assert "pip install" in result.stderr


def test_a_missing_installation_is_an_error(tmp_path: Path) -> None:
    """Without the package, or without its data folder, the error says what to install."""
    result = run("import sys; sys.modules['espeakng_loader'] = None\n" + checksum())
    assert "EngineError" in result.stderr
    assert "pip install" in result.stderr
    shutil.rmtree(installed(tmp_path) / "espeak-ng-data")
    result = run(checksum(), tmp_path)
    assert "EngineError" in result.stderr


@pytest.mark.parametrize("length", [100, 159, 160, 400])
def test_installation_in_a_deep_folder(length: int) -> None:
    """The sound does not depend on the length of the path."""
    with TemporaryDirectory() as folder:  # pytest's own have names that are too long for the shortest path
        rest = length - len(f"{folder}//espeakng_loader/espeak-ng-data")
        if rest < 1:
            pytest.skip(f"the temporary folder's name is too long for {length} characters: {folder}")
        deep = Path(folder) / "/".join("x" * 200 for _ in range(rest // 201)) / ("y" * (rest % 201 or 1))
        installed(deep)
        assert run(checksum(), deep).stdout.strip() == digests("de")[SENTENCES[0]]


def test_ctrl_c_during_speech() -> None:
    """Ctrl-C ends the program while it speaks."""
    program = f"""
from audiobuild.speak.espeak import Espeak
Espeak().speak("a")
print("go", flush=True)
for _ in range(1000):
    Espeak().speak({" ".join(SENTENCES * 50)!r})
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"go\n"
        time.sleep(0.3)  # well into a text
        child.send_signal(signal.SIGINT)
        try:
            _, complaint = child.communicate(timeout=20)
        finally:
            child.kill()
    assert b"KeyboardInterrupt" in complaint
    assert child.returncode != 0


def test_paths_may_have_blanks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers start, and are replaced after some texts, from a folder whose name has blanks and umlauts."""
    folder = tmp_path / "Anna Müller" / "speak"
    shutil.copytree(Path(worker_pool.__file__).parent / "workers", folder / "workers")
    expected = digests("de")
    monkeypatch.setattr(worker_pool, "__file__", str(folder / "worker_pool.py"))
    voice = Espeak()
    for text in SENTENCES * 4:
        assert hashlib.sha256(voice.speak(text).data).hexdigest() == expected[text]
    voice.close()
