"""`audiobuild` and `python -m audiobuild`."""

from __future__ import annotations

import os
import signal
import sys
import threading


def run() -> None:
    """Run the command line; Ctrl-C during start-up ends it silently, and later as the command says."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def _run() -> None:
    """Run the command line; after a failure, exit without waiting for threads.

    They may still wait for a slow service then; finished speech is in the cache already.
    """
    # numpy's linear algebra is not used; its threads would only cost time and memory.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from audiobuild.cli import app  # imported here so that Ctrl-C is caught above
    from audiobuild.cli.command import FAILED, configure_streams, print_error

    configure_streams()

    try:
        app(prog_name="audiobuild")
    except SystemExit as end:
        waiting = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
        if end.code and waiting:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code if isinstance(end.code, int) else 1)
        raise
    except OSError as error:  # standard output cannot be written, even with --help
        print_error(error)
        sys.exit(FAILED)


if __name__ == "__main__":
    run()
