"""`audiobuild serve`: the published folder on a port of this machine."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from audiobuild.cli import options
from audiobuild.cli.ending import ending
from audiobuild.cli.make import FOLDER

PORT = 8000


@ending
def serve(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="What is served.", show_default=True)] = FOLDER,
    *,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="0.0.0.0 lets everybody in this network in."),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 for any that is free.")] = PORT,
    quiet: options.Quiet = False,
    debug: options.Debug = False,  # noqa: ARG001  # `ending` looks at it
) -> None:
    """Serve a published folder, to try it in a browser or a podcast app, until Ctrl-C.

    The feed is handed out with this server's addresses instead of the show's. Prints the addresses of the folder.
    """
    from audiobuild.publish import server  # noqa: PLC0415  # not for --help

    app = server.application(folder)
    listener = server.listening(host, port)
    places = server.addresses(listener)
    for place in places:
        typer.echo(place)
    sys.stdout.flush()
    if not quiet:
        typer.echo(f"audiobuild: {_reach(listener.getsockname()[0])}; Ctrl-C ends it", err=True)
    server.serve(app, listener)


def _reach(host: str) -> str:
    """Who can see it, said clearly."""
    from ipaddress import ip_address  # noqa: PLC0415

    if ip_address(host).is_loopback:
        return "only this machine can reach it (--host 0.0.0.0 opens it to your network)"
    return "EVERYBODY IN YOUR NETWORK can read this folder, without a password or encryption"
