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
def test_certificate_variables(
    standin: Standin, google: Google, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """Each of the usual variables alone makes a private authority known."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    monkeypatch.setenv(name, certificates(tmp_path, standin.authority))
    assert google.speak(TEXT) == as_pcm(spoken(TEXT))


def test_certificates_are_verified(
    standin: Standin, google: Google, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A certificate of another authority is refused without a retry, and the message names the variable to set."""
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
def test_missing_certificate_file_is_an_error(google: Google, monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that names a missing file is an error with its path."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem")
    with pytest.raises(ServiceError, match=r"/nowhere/ca\.pem.*REQUESTS_CA_BUNDLE"):
        google.speak(TEXT)


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_proxy_variables(standin: Standin, google: Google, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each of the usual variables alone is used."""
    monkeypatch.delenv("HTTPS_PROXY")
    monkeypatch.setenv(name, standin.address)
    google.speak(TEXT)
    assert standin.connections == 1


@pytest.mark.parametrize("hosts", ["translate.google.com", ".google.com", "example.org,google.com", "*"])
@pytest.mark.usefixtures("bare_environment")
def test_no_proxy_variable(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    """A host named in NO_PROXY is reached directly."""
    connection = Connection(max_connections=1, timeouts=QUICK, cancellation=Cancellation())
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    through = connection.settings(URL)["proxies"]
    monkeypatch.setenv("NO_PROXY", hosts)
    directly = connection.settings(URL)["proxies"]
    connection.close()
    assert (dict(through).get("https"), dict(directly)) == ("http://127.0.0.1:9", {})


@pytest.mark.parametrize(("status", "tries"), [(403, 1), (407, 1), (502, 2)])
def test_proxy_that_refuses(standin: Standin, hire: Callable[..., Google], status: int, tries: int) -> None:
    """A refusal of the client is an error at once; a failure to reach Google is retried."""
    standin.refusal = status
    with pytest.raises(ServiceError, match=rf"proxy 127\.0\.0\.1:\d+ refuses to connect .*{status}.*HTTPS_PROXY"):
        hire(tries=2).speak(TEXT)
    assert standin.refused == tries


@pytest.mark.usefixtures("standin")
@pytest.mark.parametrize("host", ["127.0.0.1", "proxy.invalid"])
def test_unreachable_proxy(
    google: Google, clock: Clock, monkeypatch: pytest.MonkeyPatch, closed_port: int, host: str
) -> None:
    """It is named at once, without the password in its address."""
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
def test_invalid_proxy_address(google: Google, clock: Clock, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """It is an error at once, which names the variable to correct."""
    monkeypatch.setenv("HTTPS_PROXY", address)
    with pytest.raises(ServiceError, match="HTTPS_PROXY"):
        google.speak(TEXT)
    assert clock.naps == []


def test_redirects_are_not_followed(standin: Standin, google: Google) -> None:
    """No other host receives the text."""
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
def test_available_voice() -> None:
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
def test_unavailable_voice(standin: Standin, answer: str, says: str, asked: int) -> None:
    """A captcha, a refusal or an invalid answer is the reason; a service that asks for a pause is not asked again."""
    standin.usual = answer
    assert says in str(unavailable())
    assert len(standin.requests) == asked


@pytest.mark.parametrize("answer", ["reset", "503", "half body"])
def test_one_invalid_answer_is_retried(standin: Standin, answer: str) -> None:
    """It does not change the voice of an episode."""
    standin.answer_with([answer])
    assert unavailable() is None


@pytest.mark.parametrize("answer", ["hang", "drip", "header drip"])
def test_hanging_service_is_detected_in_time(standin: Standin, answer: str) -> None:
    """The time limit is kept wherever the connection hangs."""
    standin.usual = answer
    before = time.monotonic()
    assert "0.5 s" in str(unavailable(timeout=0.5))
    assert time.monotonic() - before < SOON


@pytest.mark.parametrize("port", ["silent_port", "closed_port"])
@pytest.mark.parametrize("host", ["127.0.0.1", "proxy.invalid"])
def test_unreachable_network_is_detected_in_time(
    bare_environment: pytest.MonkeyPatch, request: pytest.FixtureRequest, host: str, port: str
) -> None:
    """Whether a proxy drops packets, refuses or is unknown."""
    bare_environment.setenv("HTTPS_PROXY", f"http://{host}:{request.getfixturevalue(port)}")
    before = time.monotonic()
    assert unavailable(timeout=1.0)
    assert time.monotonic() - before < SOON


def test_hanging_name_lookup_is_abandoned() -> None:
    """A step that ignores the time limit is waited for no longer than the limit."""
    stuck, stop = threading.Event(), Cancellation()
    before = time.monotonic()
    with pytest.raises(TimeoutError):
        stop.run(lambda: stuck.wait(2 * SOON), timeout=0.2)
    assert time.monotonic() - before < SOON
    stuck.set()


def test_stopped_probe_sends_nothing() -> None:
    """After the stop nothing more is sent."""
    stop, begun = Cancellation(), threading.Event()
    stop.cancel()
    with pytest.raises(EngineError, match="cancelled"):
        stop.run(begun.set, timeout=1.0)
    assert not begun.wait(0.05)
