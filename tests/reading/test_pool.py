"""Many files, some of them bad, in processes of their own."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pool_readers import Odd, Quiet
from tilsyn.errors import PluginError
from tilsyn.model import Document, UnreadReason
from tilsyn.reading.pool import read_files
from tilsyn.reading.reader import Limits, Reader

READERS: dict[str, Reader] = {".odd": Odd()}


def files(folder: Path, *contents: str) -> list[tuple[Path, str]]:
    made = []
    for index, content in enumerate(contents):
        path = folder / f"{index}.odd"
        path.write_text(content, encoding="utf-8")
        made.append((path, path.name))
    return made


def answer(document: Document) -> str:
    return document.unread[0].reason.value if document.unread else document.blocks[0].text.split()[0]


def test_order_of_results_is_order_of_input_whatever_happens(tmp_path: Path) -> None:
    done: list[tuple[int, int]] = []
    contents = ["wait 0.2", "die", "read b", "raise x", "spin", "read c", "die", "broken", "read d"]
    documents = read_files(
        files(tmp_path, *contents), READERS, Limits(seconds=0.5), lambda count, total, _: done.append((count, total)),
        workers=2,
    )  # fmt: skip
    assert [document.file for document in documents] == [f"{index}.odd" for index in range(9)]
    assert [answer(document) for document in documents] == [
        "0.2", "error", "b", "error", "timeout", "c", "error", "broken", "d",
    ]  # fmt: skip
    assert done == [(count, 9) for count in range(1, 10)]
    assert all(document.sha256 for document in documents)
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the system sets no limit of memory")
def test_a_reader_that_eats_memory_is_stopped(tmp_path: Path) -> None:
    documents = read_files(files(tmp_path, "eat", "read a"), READERS, Limits(memory=1_000_000_000), workers=1)
    assert [(unread.reason, unread.detail) for unread in documents[0].unread] == [(UnreadReason.TOO_LARGE, "memory")]
    assert answer(documents[1]) == "a"


def test_few_small_files_of_careful_readers_are_read_here(tmp_path: Path) -> None:
    (document,) = read_files(files(tmp_path, "read a"), {".odd": Quiet()})
    assert document.blocks[0].text == f"a {os.getpid()}"


def test_other_files_are_read_elsewhere(tmp_path: Path) -> None:
    (document,) = read_files(files(tmp_path, "read a"), READERS)
    assert document.blocks[0].text != f"a {os.getpid()}"


def test_no_files() -> None:
    assert read_files([], READERS) == []


def test_no_workers_means_here(tmp_path: Path) -> None:
    documents = read_files(files(tmp_path, "read a", "read b", "raise"), READERS, workers=0)
    assert [answer(document) for document in documents] == ["a", "b", "error"]


def test_a_reader_that_cannot_travel_is_named(tmp_path: Path) -> None:
    class Local(Odd):
        name = "local"

    with pytest.raises(PluginError) as problem:
        read_files(files(tmp_path, "read a"), {".odd": Local()})
    assert problem.value.values == {"reader": "local"}


SCRIPT = """
import sys
from pathlib import Path
from pool_readers import Odd
from tilsyn.reading.pool import read_files
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    files = [(path, path.name) for path in sorted(folder.glob("*.odd"))]
    print("go", flush=True)
    read_files(files, {".odd": Odd()}, workers=2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_no_orphan_stays_behind(tmp_path: Path, sign: signal.Signals) -> None:
    files(tmp_path, "hang", "hang", "hang")
    script = tmp_path / "run.py"
    script.write_text(SCRIPT, encoding="utf-8")
    paths = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": paths}, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        until = time.monotonic() + 20
        while len(children := descendants(process.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.1)
        assert len(children) >= 2
        time.sleep(0.5)
        if sign is signal.SIGINT:
            # As a terminal does it: to the whole group.
            os.killpg(process.pid, sign)
        else:
            process.kill()
        process.wait(timeout=20)
        until = time.monotonic() + 20
        while any(map(alive, children)) and time.monotonic() < until:
            time.sleep(0.1)
        assert not any(map(alive, children))


def descendants(pid: int) -> list[int]:
    """Worker processes of a process, without the tracker that Python starts beside them."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            command = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == pid and b"spawn_main" in command:
            found.append(int(path.parent.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
