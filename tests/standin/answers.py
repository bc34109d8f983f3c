"""Answers of the stand-in: correct ones, and one for each fault that a service can have."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import TYPE_CHECKING, Protocol

from standin.speech import RATE, encoded, envelope, spoken

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    Answer = Callable[["Exchange"], None]


class Exchange(Protocol):
    """A request that waits for its answer."""

    text: str
    slow: bool
    connection: socket.socket

    def reply(self, body: bytes, *, status: int = 200, kind: str = ..., headers: dict[str, str] = ...) -> None:
        """Send a whole answer."""

    def begin(self, length: int) -> None:
        """Send the headers of a good answer whose body has `length` bytes."""

    def write(self, data: bytes) -> None:
        """Send bytes of the body."""

    def cut(self) -> None:
        """Close the connection with a reset."""

    def wait(self, seconds: float) -> bool:
        """Do nothing for a while; True when the stand-in is closing."""


def good(exchange: Exchange) -> None:
    """Answer with the speech."""
    exchange.reply(envelope(spoken(exchange.text, slow=exchange.slow)))


def status(code: int, *, retry_after: str = "") -> Answer:
    """Answer with another status than 200; with a Retry-After, seconds or a date."""

    def answer(exchange: Exchange) -> None:
        headers = {"Retry-After": retry_after} if retry_after else {}
        exchange.reply(b"<html><title>Sorry</title></html>", status=code, kind="text/html", headers=headers)

    return answer


def retry_date(code: int, seconds: float) -> Answer:
    """Answer with another status than 200 and a Retry-After that is a date so many seconds from now."""

    def answer(exchange: Exchange) -> None:
        status(code, retry_after=formatdate(time.time() + seconds, usegmt=True))(exchange)

    return answer


def moved(exchange: Exchange) -> None:
    """Redirect to the captcha."""
    exchange.reply(b"", status=302, headers={"Location": "https://www.google.com/sorry/index?continue=x"})


def reset(exchange: Exchange) -> None:
    """Reset the connection."""
    exchange.cut()


def hang(exchange: Exchange) -> None:
    """Answer nothing for a minute."""
    exchange.wait(60)
    exchange.cut()


def half_body(exchange: Exchange) -> None:
    """Close the connection in the middle of the body."""
    body = envelope(spoken(exchange.text))
    exchange.begin(len(body))
    exchange.write(body[: len(body) // 2])
    exchange.cut()


def short_body(exchange: Exchange) -> None:
    """End the body in the middle, as if it were complete."""
    body = envelope(spoken(exchange.text))
    exchange.reply(body[: len(body) // 2])


def cut_mp3(exchange: Exchange) -> None:
    """Answer with an MP3 that ends in the middle of a frame."""
    mp3 = spoken(exchange.text)
    exchange.reply(envelope(mp3[: len(mp3) // 2 + 7]))


def half_mp3(exchange: Exchange) -> None:
    """Answer with an MP3 that ends after a third of its frames."""
    mp3 = spoken(exchange.text)
    frame = 64_000 // 8 * 576 // RATE
    exchange.reply(envelope(mp3[: len(mp3) // 3 // frame * frame]))


def damaged_mp3(exchange: Exchange) -> None:
    """Answer with garbage inside the MP3."""
    mp3 = spoken(exchange.text)
    exchange.reply(envelope(mp3[:1000] + b"\x55" * 1000 + mp3[2000:]))


def no_mp3(exchange: Exchange) -> None:
    """Answer with something else in place of the MP3."""
    exchange.reply(envelope(b"This is not sound at all. " * 400))


def html(exchange: Exchange) -> None:
    """Answer with a page that asks for consent, and status 200."""
    page = "<!doctype html><html><title>Bevor Sie fortfahren</title><body>" + "Weiter? " * 500 + "</body></html>"
    exchange.reply(page.encode(), kind="text/html; charset=utf-8")


def no_sound(exchange: Exchange) -> None:
    """Answer that the procedure cannot speak."""
    exchange.reply(envelope(None))


def empty_sound(exchange: Exchange) -> None:
    """Answer with an MP3 of no bytes."""
    exchange.reply(envelope(b""))


def empty_body(exchange: Exchange) -> None:
    """Answer with status 200 and no content."""
    exchange.reply(b"")


def silence(exchange: Exchange) -> None:
    """Answer with silence as long as the speech would be."""
    exchange.reply(envelope(encoded(bytes(2 * RATE * max(1, len(exchange.text) // 15)), RATE)))


def too_short(exchange: Exchange) -> None:
    """Answer with the speech of another, much shorter text."""
    exchange.reply(envelope(spoken("Ja.")))


def previous(exchange: Exchange) -> None:
    """Answer with the speech of another text of plausible length that was requested before."""
    exchange.reply(envelope(spoken("Der Zug nach Köln fuhr erst am Abend, und niemand wusste, warum.")))


def too_long(exchange: Exchange) -> None:
    """Answer with the speech repeated many times."""
    exchange.reply(envelope(spoken(exchange.text) * 12))


def drip(exchange: Exchange) -> None:
    """Send a byte of the body now and then."""
    body = envelope(spoken(exchange.text))
    exchange.begin(len(body))
    for at in range(len(body)):
        exchange.write(body[at : at + 1])
        if exchange.wait(0.05):
            break


def header_drip(exchange: Exchange) -> None:
    """Send a byte of the headers now and then."""
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"y" * 10_000:
        exchange.write(bytes([byte]))
        if exchange.wait(0.05):
            break


def endless(exchange: Exchange) -> None:
    """Answer with a body of many megabytes."""
    exchange.begin(2**30)
    for _ in range(2**10):
        exchange.write(b"x" * 2**20)


ANSWERS: dict[str, Answer] = {
    "good": good,
    "429": status(429),
    "429 for 2 s": status(429, retry_after="2"),
    "429 for 20 s": status(429, retry_after="20"),
    "429 until a date": retry_date(429, 3),
    "500": status(500),
    "502": status(502),
    "503": status(503),
    "503 for 2 s": status(503, retry_after="2"),
    "400": status(400),
    "403": status(403),
    "404": status(404),
    "moved": moved,
    "reset": reset,
    "hang": hang,
    "half body": half_body,
    "short body": short_body,
    "cut mp3": cut_mp3,
    "half mp3": half_mp3,
    "damaged mp3": damaged_mp3,
    "no mp3": no_mp3,
    "html": html,
    "no sound": no_sound,
    "empty sound": empty_sound,
    "empty body": empty_body,
    "silence": silence,
    "too short": too_short,
    "too long": too_long,
    "previous": previous,
    "drip": drip,
    "header drip": header_drip,
    "endless": endless,
}
"""Each by the name that tables of cases and the command line call it."""
