"""What runs in a worker process: it reads the files it is told to, one at a time, until the line goes dead."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tilsyn.reading.reader import Limits

__all__ = ["work"]


def work(line: Connection, readers: bytes, limits: Limits) -> None:
    """Read files as they are asked for on ``line`` and send back their documents.

    Parameters
    ----------
    line:
        Gives ``(path, file)`` and takes a document for each; None, or the end of the line, ends the work. The first
        thing sent is None: ready.
    readers:
        The readers, pickled.
    limits:
        What a file may cost.
    """
    # Ctrl-C reaches every process of the terminal; it is for the parent to end the work.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _die_with_parent()
    _limit_memory(limits.memory)
    # Imported here: unpickling this function must not need what reading needs.
    from tilsyn.reading.guard import read_file

    table = pickle.loads(readers)
    try:
        line.send(None)
        while (task := line.recv()) is not None:
            path, file = task
            line.send(read_file(Path(path), file, table, limits))
    except (EOFError, OSError):
        return


def _die_with_parent() -> None:
    """End at once when the parent is gone, however it went: no orphan goes on reading."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _limit_memory(size: int) -> None:
    """Let the system refuse more memory than the limit, where it can; elsewhere the readers' own limits hold."""
    if sys.platform in ("win32", "darwin"):
        return
    import resource

    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = size + _reserved()
        resource.setrlimit(resource.RLIMIT_AS, (most if hard < 0 else min(most, hard), hard))
    except (OSError, ValueError):
        return


def _reserved() -> int:
    """Address space that the process holds before it has read anything; libraries reserve much that they never use."""
    try:
        with Path("/proc/self/statm").open(encoding="ascii") as stream:
            return int(stream.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 500_000_000
