"""The connection of the gtts engine: certificates, proxies, and detecting quickly that Google is unreachable."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import trustme
from standin.clock import QUICK
from standin.speech import as_pcm, spoken

from audiobuild.errors import EngineError, ServiceError
from audiobuild.speak.connection import Connection
from audiobuild.speak.deadlines import Cancellation
from audiobuild.speak.gtts import Google

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from standin.clock import Clock
    from standin.server import Standin

pytest_plugins = ["standin.plugin"]

URL = "https://translate.google.com/_/TranslateWebserverUi/data/batchexecute"
SOON = 20
"""Seconds: far more than a busy machine needs, far less than the wait that a test rules out."""
TEXT = "Am 3. Oktober kam sie erst, als der Zug nach Köln schon abgefahren war."


def certificates(folder: Path, authority: trustme.CA) -> str:
    """Write the certificate of `authority` to a file."""
    path = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_variables_for_certificates_are_honoured(
    standin: Standin, google: Google, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """Each of the usual variables alone makes a private authority known."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    monkeypatch.setenv(name, certificates(tmp_path, standin.authority))
    assert google.speak(TEXT) == as_pcm(spoken(TEXT))


def test_certificates_are_verified(
    standin: Standin, google: Google, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A certificate of another authority is refused, once, with the variable to set."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", certificates(tmp_path, trustme.CA()))
    with pytest.raises(ServiceError, match=r"not trusted.*REQUESTS_CA_BUNDLE"):
        google.speak(TEXT)
    assert (standin.connections, standin.requests) == (1, [])


def test_the_name_in_the_certificate_is_verified(standin: Standin, google: Google) -> None:
    """A certificate for another host is refused, though its authority is trusted."""
    standin.present("translate.example")
    with pytest.raises(ServiceError, match="not trusted"):
        google.speak(TEXT)
    assert standin.requests == []


@pytest.mark.usefixtures("standin")
def test_a_missing_file_of_certificates_is_named(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that names a missing file is an error with its path."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem")
    with pytest.raises(ServiceError, match=r"/nowhere/ca\.pem.*REQUESTS_CA_BUNDLE"):
        google.speak(TEXT)


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_variables_for_proxies_are_honoured(
    standin: Standin, google: Google, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Each of the usual variables alone leads through the proxy."""
    monkeypatch.delenv("HTTPS_PROXY")
    monkeypatch.setenv(name, standin.address)
    google.speak(TEXT)
    assert standin.connections == 1


@pytest.mark.parametrize("hosts", ["translate.google.com", ".google.com", "example.org,google.com", "*"])
@pytest.mark.usefixtures("bare_environment")
def test_no_proxy_is_honoured(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    """A host named in NO_PROXY is reached directly."""
    connection = Connection(max_connections=1, timeouts=QUICK, cancellation=Cancellation())
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    through = connection.settings(URL)["proxies"]
    monkeypatch.setenv("NO_PROXY", hosts)
    directly = connection.settings(URL)["proxies"]
    connection.close()
    assert (dict(through).get("https"), dict(directly)) == ("http://127.0.0.1:9", {})


@pytest.mark.parametrize(("status", "tries"), [(403, 1), (407, 1), (502, 2)])
def test_a_proxy_that_declines(standin: Standin, hire: Callable[..., Google], status: int, tries: int) -> None:
    """A proxy that refuses us is named at once; one that could not reach Google is asked again."""
    standin.refusal = status
    with pytest.raises(ServiceError, match=rf"proxy 127\.0\.0\.1:\d+ refuses to connect .*{status}.*HTTPS_PROXY"):
        hire(tries=2).speak(TEXT)
    assert standin.refused == tries


@pytest.mark.usefixtures("standin")
@pytest.mark.parametrize("host", ["127.0.0.1", "proxy.invalid"])
def test_a_proxy_that_is_not_there(
    google: Google, clock: Clock, monkeypatch: pytest.MonkeyPatch, closed_port: int, host: str
) -> None:
    """A dead proxy is named at once, without the password that its address holds."""
    monkeypatch.setenv("HTTPS_PROXY", f"http://anna:geheim@{host}:{closed_port}")
    with pytest.raises(ServiceError, match=rf"proxy {host}:{closed_port}") as caught:
        google.speak(TEXT)
    assert "geheim" not in str(caught.value)
    assert clock.naps == []


@pytest.mark.usefixtures("standin")
@pytest.mark.parametrize(
    "address",
    ["http://host:port", "http://", "http://[::1", "ftp://127.0.0.1:9", "socks5://127.0.0.1:9", "http://a b:3"],
)
def test_a_proxy_that_makes_no_sense(
    google: Google, clock: Clock, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """An invalid address is an error at once, which names the variable to correct."""
    monkeypatch.setenv("HTTPS_PROXY", address)
    with pytest.raises(ServiceError, match="HTTPS_PROXY"):
        google.speak(TEXT)
    assert clock.naps == []


def test_no_redirection_is_followed(standin: Standin, google: Google) -> None:
    """Whatever the answer says, no other host hears of the text."""
    standin.answer_with(["moved"])
    google.speak(TEXT)
    assert standin.hosts == {"translate.google.com:443"}


def unavailable(timeout: float = 2.5) -> str | None:
    """Probe Google and return why it does not speak; None if it does."""
    try:
        with closing(Google()) as engine:
            engine.probe(timeout)
    except ServiceError as error:
        return error.message
    return None


@pytest.mark.usefixtures("standin")
def test_google_answers() -> None:
    """If the voice can be reached, no reason is returned."""
    assert unavailable() is None


@pytest.mark.parametrize(
    ("answer", "says", "asked"),
    [
        ("html", "web page", 1),
        ("429", "429", 1),
        ("429 for 2 s", "429", 1),
        ("403", "403", 1),
        ("moved", "www.google.com", 1),
        ("503", "503", 2),
        ("silence", "silence", 2),
        ("half body", "broke", 2),
    ],
)
def test_a_voice_that_does_not_speak_is_not_there(standin: Standin, answer: str, says: str, asked: int) -> None:
    """A captcha, a refusal or a bad answer counts as silence, and is named; who wants a pause is not asked again."""
    standin.usual = answer
    assert says in str(unavailable())
    assert len(standin.requests) == asked


@pytest.mark.parametrize("answer", ["reset", "503", "half body"])
def test_a_single_slip_is_forgiven(standin: Standin, answer: str) -> None:
    """One bad answer does not change the voice of an episode."""
    standin.answer_with([answer])
    assert unavailable() is None


@pytest.mark.parametrize("answer", ["hang", "drip", "header drip"])
def test_a_service_that_hangs_is_found_out_in_time(standin: Standin, answer: str) -> None:
    """However it hangs, the time is kept."""
    standin.usual = answer
    before = time.monotonic()
    assert "0.5 s" in str(unavailable(timeout=0.5))
    assert time.monotonic() - before < SOON


@pytest.mark.parametrize("port", ["silent_port", "closed_port"])
@pytest.mark.parametrize("host", ["127.0.0.1", "proxy.invalid"])
def test_a_dead_network_is_found_out_in_time(
    bare_environment: pytest.MonkeyPatch, request: pytest.FixtureRequest, host: str, port: str
) -> None:
    """A proxy that drops, refuses or is not known: there is a reason soon."""
    bare_environment.setenv("HTTPS_PROXY", f"http://{host}:{request.getfixturevalue(port)}")
    before = time.monotonic()
    assert unavailable(timeout=1.0)
    assert time.monotonic() - before < SOON


def test_a_stuck_name_service_is_left_behind() -> None:
    """A step that ignores the time limit, such as the lookup of a name, is waited for no longer than the limit."""
    stuck, stop = threading.Event(), Cancellation()
    before = time.monotonic()
    with pytest.raises(TimeoutError):
        stop.run(lambda: stuck.wait(2 * SOON), timeout=0.2)
    assert time.monotonic() - before < SOON
    stuck.set()


def test_who_is_stopped_begins_nothing() -> None:
    """After the stop nothing more is sent."""
    stop, begun = Cancellation(), threading.Event()
    stop.cancel()
    with pytest.raises(EngineError, match="cancelled"):
        stop.run(begun.set, timeout=1.0)
    assert not begun.wait(0.05)
