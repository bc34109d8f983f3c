"""The stand-in as a program: serve until Ctrl-C, or run a command that meets it.

python tests/standin --latency 0.15 -- gtts-cli --nocheck -l de "Guten Tag" -o tag.mp3
"""

# ruff: noqa: PLC0415 -- the path to the package is not known before
# ruff: noqa: T201 -- a program

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standin.server import Standin

if not __package__:
    sys.path.insert(0, str(Path(__file__).parents[1]))


def main() -> int:
    """Serve while a command runs, and return its exit code."""
    import trustme

    from standin.answers import ANSWERS
    from standin.server import Standin

    parser = argparse.ArgumentParser(prog="python tests/standin", description=__doc__)
    parser.add_argument("--latency", type=float, default=0.0, metavar="SECONDS", help="until an answer begins")
    parser.add_argument("--port", type=int, default=0, help="of the proxy (any that is free)")
    parser.add_argument("--answer", choices=ANSWERS, default="good", help="what it usually answers")
    parser.add_argument("--sometimes", choices=ANSWERS, default="good", help="what it answers now and then")
    parser.add_argument("--share", type=float, default=0.1, help="how often, from 0 to 1 (0.1)")
    parser.add_argument("--good", type=int, default=0, metavar="N", help="answer rightly N times before all that")
    parser.add_argument("command", nargs="*", help="what to run")
    options = parser.parse_args()
    server = Standin(trustme.CA(), latency=options.latency, port=options.port)
    server.usual, server.sometimes, server.share = options.answer, options.sometimes, options.share
    server.answer_with(["good"] * options.good)
    with tempfile.TemporaryDirectory() as folder:
        variables = server.environment(Path(folder))
        if not options.command:
            print(*(f"export {name}={value}" for name, value in variables.items()), sep="\n", flush=True)
            return _serve(server)
        server.start()
        code = subprocess.run(options.command, env={**os.environ, **variables}, check=False).returncode
        server.stop()
    print(f"{len(server.requests)} requests over {server.connections} connections", file=sys.stderr)
    return code


def _serve(server: Standin) -> int:
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
