"""`audiobuild serve`: serve the published folder on this machine."""

from __future__ import annotations

import sys
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

import typer

from audiobuild.api import FOLDER
from audiobuild.cli import options
from audiobuild.cli.command import command, print_note

PORT = 8000


@command()
def serve(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Folder to serve.", show_default=True)] = FOLDER,
    *,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Address to bind to; 0.0.0.0 exposes the folder to your network."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="Port; 0 for any free one.")
    ] = PORT,
    quiet: options.Quiet = False,
) -> None:
    """Serve a published folder to a browser or podcast app on this machine or network, until Ctrl-C.

    The feed is served with this server's address in place of the show's. Prints the URLs of the folder.
    """
    from audiobuild.podcast import server

    app = server.application(folder)
    listener = server.listen(host, port)
    for url in server.addresses(listener):
        typer.echo(url)
    sys.stdout.flush()
    if not quiet:
        print_note(f"{_exposure(listener.getsockname()[0])}; press Ctrl-C to stop")
    server.serve(app, listener)


def _exposure(host: str) -> str:
    """Return who can reach the server, as a sentence."""
    if ip_address(host).is_loopback:
        return "only this machine can reach it (--host 0.0.0.0 exposes it to your network)"
    return "EVERYBODY IN YOUR NETWORK can read this folder, without a password or encryption"
