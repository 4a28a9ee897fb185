"""Reads many files in worker processes, so that one bad file costs one file.

Each worker is a process of its own with a line of its own, and reads one file at a time. (The executors of the standard
library lose every open task when one process dies and cannot end one that hangs.) Workers are spawned, not forked: the
same on every system, and nothing of the parent's state leaks in.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from tilsyn.errors import PluginError
from tilsyn.model import Document, UnreadReason
from tilsyn.reading.guard import file_hash, read_file, unread
from tilsyn.reading.reader import Limits, Reader
from tilsyn.reading.worker import work

__all__ = ["Progress", "read_files"]

Progress = Callable[[int, int, str], None]
"""Called after each file with how many are done, how many there are, and the file."""

_FEW = 3
_SMALL = 2_000_000
_TINY = 400_000
"""Bytes of all files that are read faster than a process starts, however many they are."""
_BOOT_SECONDS = 60.0
"""Time for a worker to start."""
_GRACE = 2.0
"""Seconds over the time limit before a worker is killed: a reader that watches the time itself says more."""


def read_files(
    files: Sequence[tuple[Path, str]],
    readers: Mapping[str, Reader],
    limits: Limits | None = None,
    progress: Progress | None = None,
    *,
    workers: int | None = None,
) -> list[Document]:
    """Read files, many at a time.

    Parameters
    ----------
    files:
        Path of each file, and what reports call it.
    readers:
        File ending (lower case, with the dot) to reader.
    limits:
        What each file may cost.
    progress:
        Called in this process after each file, in the order in which they are done.
    workers:
        Most processes; 0 reads everything in this process. Without it: as many as there are processors or files, and
        none for a few small files whose readers keep their limits by themselves, since a process takes longer to start
        than they take to read.

    Returns
    -------
    One document for each file, in the order given. A file on which the time limit ran out is unread with TIMEOUT, one
    on which the process died with ERROR.

    Raises
    ------
    tilsyn.errors.PluginError
        When a reader cannot be sent to another process.
    """
    limits = limits or Limits()
    most = min(len(files), os.cpu_count() or 1) if workers is None else min(len(files), workers)
    if most == 0 or (workers is None and _light(files, readers)):
        return _here(files, readers, limits, progress)
    with _Pool(files, readers, limits, progress) as pool:
        return pool.run(most)


def _light(files: Sequence[tuple[Path, str]], readers: Mapping[str, Reader]) -> bool:
    """Whether the files are few and small, and their readers safe to run in this process."""
    size = 0
    for path, _ in files:
        reader = readers.get(path.suffix.lower())
        if reader is not None and getattr(reader, "isolated", True):
            return False
        try:
            size += path.stat().st_size
        except OSError:
            continue
    return size <= (_SMALL if len(files) < _FEW else _TINY)


def _here(
    files: Sequence[tuple[Path, str]], readers: Mapping[str, Reader], limits: Limits, progress: Progress | None
) -> list[Document]:
    found: list[Document] = []
    for path, file in files:
        found.append(read_file(path, file, readers, limits))
        if progress is not None:
            progress(len(found), len(files), file)
    return found


@dataclass
class _Worker:
    process: SpawnProcess
    line: Connection
    deadline: float
    task: int | None = None
    ready: bool = False


class _Pool:
    def __init__(
        self,
        files: Sequence[tuple[Path, str]],
        readers: Mapping[str, Reader],
        limits: Limits,
        progress: Progress | None,
    ) -> None:
        self._files = files
        self._limits = limits
        self._progress = progress
        self._readers = _pickled(readers)
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        # The largest first, so that none is left alone at the end.
        self._waiting = sorted(range(len(files)), key=lambda index: (_size(files[index][0]), -index))
        self._found: dict[int, Document] = {}

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.line.close()

    def run(self, most: int) -> list[Document]:
        total = len(self._files)
        while len(self._found) < total:
            open_tasks = len(self._waiting) + sum(worker.task is not None for worker in self._workers)
            while len(self._workers) < min(most, open_tasks):
                self._start()
            self._wait()
        return [self._found[index] for index in range(total)]

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._readers, self._limits), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours, time.monotonic() + _BOOT_SECONDS))

    def _wait(self) -> None:
        """Wait until a worker says something, dies, or has had its time."""
        now = time.monotonic()
        busy = [worker for worker in self._workers if worker.task is not None or not worker.ready]
        until = min((worker.deadline for worker in busy), default=now)
        said = wait([worker.line for worker in busy], timeout=max(until - now, 0.0))
        for worker in busy:
            if worker.line in said:
                self._hear(worker)
            elif time.monotonic() >= worker.deadline:
                self._end(worker, UnreadReason.TIMEOUT, "")

    def _hear(self, worker: _Worker) -> None:
        try:
            message = worker.line.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            # The line ends with the process.
            self._end(worker, UnreadReason.ERROR, "process")
            return
        worker.ready = True
        if worker.task is not None:
            self._done(worker.task, message)
            worker.task = None
        self._next(worker)

    def _next(self, worker: _Worker) -> None:
        if not self._waiting:
            return
        index = self._waiting.pop()
        path, file = self._files[index]
        worker.task = index
        worker.deadline = time.monotonic() + self._limits.seconds + _GRACE
        try:
            worker.line.send((str(path), file))
        except OSError:
            self._end(worker, UnreadReason.ERROR, "process")

    def _end(self, worker: _Worker, reason: UnreadReason, detail: str) -> None:
        """Take leave of a worker; the file it was reading is unread, and another takes its place if there is need."""
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.line.close()
        task = worker.task
        if task is None and not worker.ready and self._waiting:
            # It never came to work. The file at the front pays, so that the run ends whatever is wrong.
            task = self._waiting.pop()
        if task is not None:
            path, file = self._files[task]
            self._done(task, unread(file, file_hash(path), path.suffix.lower().lstrip("."), reason, detail))

    def _done(self, index: int, document: Document) -> None:
        self._found[index] = document
        if self._progress is not None:
            self._progress(len(self._found), len(self._files), self._files[index][1])


def _pickled(readers: Mapping[str, Reader]) -> bytes:
    try:
        return pickle.dumps(dict(readers))
    except Exception:
        pass
    for reader in readers.values():
        try:
            pickle.dumps(reader)
        except Exception as problem:
            raise PluginError("plugin.reader_not_importable", reader=reader.name) from problem
    raise PluginError("plugin.reader_not_importable", reader="?")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
