"""Whatever fails, earlier output stays whole."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from banxin.cli.output import require_writable, write_files
from banxin.delivery import CHECKSUMS, sealed
from banxin.diagnostics import BanxinError, MissingTool, WrongUse

OLD = {"press.pdf": b"old press", "screen.pdf": b"old screen"}
NEW = {"press.pdf": b"new press", "screen.pdf": b"new screen", "report.json": b"{}"}


def content(folder: Path) -> dict[str, bytes]:
    """Everything in the folder, hidden leftovers included."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output" / "2026-11"
    require_writable(folder)
    write_files(OLD, folder)
    return folder


def test_new_files_take_the_old_ones_places(output: Path) -> None:
    (output / "notes.txt").write_bytes(b"the desk's own")
    written = write_files(NEW, output)
    assert [path.name for path in written] == ["press.pdf", "report.json", "screen.pdf"]
    assert content(output) == {**NEW, "notes.txt": b"the desk's own"}
    assert [path for path in output.iterdir() if path.is_dir()] == []


def test_proofs_of_lost_pages_go_and_nothing_else(output: Path) -> None:
    write_files({"proof-1.png": b"1", "proof-2.png": b"2"}, output)
    write_files({"screen.pdf": b"newer"}, output)
    assert "proof-2.png" in content(output)
    write_files({"proof-1.png": b"one"}, output)
    assert content(output) == {**OLD, "screen.pdf": b"newer", "proof-1.png": b"one"}


def test_files_can_be_read_by_others(output: Path) -> None:
    mask = os.umask(0o022)
    os.umask(mask)
    assert (output / "press.pdf").stat().st_mode & 0o777 == 0o666 & ~mask


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO])
@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_a_failing_write_changes_nothing(
    output: Path, monkeypatch: pytest.MonkeyPatch, number: int, allowed: int
) -> None:
    synced: list[int] = []

    def fsync(descriptor: int) -> None:
        if len(synced) == allowed:
            raise OSError(number, os.strerror(number))
        synced.append(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(BanxinError) as caught:
        write_files(NEW, output)
    assert content(output) == OLD
    full = number != errno.EIO
    assert isinstance(caught.value, MissingTool if full else WrongUse)
    assert caught.value.diagnostics[0].code == ("disk-full" if full else "output-unwritable")
    assert caught.value.diagnostics[0].params["folder"] == output.as_posix()


def test_a_failing_replacement_leaves_whole_files(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def refuse_the_second(self: Path, target: Path) -> Path:
        if self.name == "screen.pdf":
            raise PermissionError(errno.EACCES, "Permission denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse_the_second)
    with pytest.raises(WrongUse) as caught:
        write_files(NEW, output)
    assert content(output) == {**OLD, "press.pdf": b"new press"}
    assert caught.value.diagnostics[0].params["cause"] == "Permission denied"


def test_ctrl_c_between_two_files_leaves_whole_files(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_files(NEW, output)
    assert content(output) == OLD


@pytest.mark.parametrize("below", ["file/output", "file", "/proc/banxin", "/dev/null/x"])
def test_a_place_that_takes_no_folder(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_bytes(b"a regular file")
    with pytest.raises(WrongUse) as caught:
        require_writable(tmp_path / below)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "output-unwritable"
    assert diagnostic.params["cause"]
    assert (tmp_path / "file").read_bytes() == b"a regular file"


def test_a_folder_without_permission(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The superuser may write anywhere, so the answer of the system is stood in for.
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(WrongUse) as caught:
        require_writable(output)
    assert caught.value.diagnostics[0].params["cause"] == os.strerror(errno.EACCES)


def test_what_a_killed_run_left_is_swept(output: Path) -> None:
    left = output / ".banxin-killed"
    left.mkdir()
    (left / "press.pdf").write_bytes(b"half")
    write_files(NEW, output)
    assert content(output) == NEW
    assert not left.exists()


CHILD = """
import resource, signal, sys
from pathlib import Path
from banxin.cli.output import write_files
from banxin.diagnostics import BanxinError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_files({"press.pdf": b"n" * 900, "screen.pdf": b"n" * 1100}, Path(sys.argv[1]))
except BanxinError as cause:
    print(cause.diagnostics[0].code)
    sys.exit(cause.exit_code)
"""


def test_a_real_limit_of_the_system(output: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(output)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    assert (child.stdout, child.stderr, child.returncode) == ("disk-full\n", "", 4)
    assert content(output) == OLD


KILLED = """
import os, signal, sys
from pathlib import Path
from banxin.cli.output import write_files
real = Path.replace
def replace(self, target):
    if self.name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, target)
Path.replace = replace
write_files({"press.pdf": b"new press", "screen.pdf": b"new screen"}, Path(sys.argv[1]))
"""


@pytest.mark.parametrize(
    ("killed_at", "left"),
    [("press.pdf", OLD), ("screen.pdf", {**OLD, "press.pdf": b"new press"})],
)
def test_a_killed_run_leaves_whole_files(
    output: Path, killed_at: str, left: dict[str, bytes]
) -> None:
    child = subprocess.run(
        [sys.executable, "-c", KILLED, str(output), killed_at],
        check=False,
        env={**os.environ, "PYTHONPATH": "src"},
    )
    assert child.returncode == -signal.SIGKILL
    assert {path.name: path.read_bytes() for path in output.glob("*.pdf")} == left
    write_files(NEW, output)
    assert content(output) == NEW


def test_two_deliveries_do_not_mix(output: Path) -> None:
    sets = [{f"page-{n}.pdf": bytes([who]) for n in range(30)} for who in range(4)]
    threads = [threading.Thread(target=write_files, args=(files, output)) for files in sets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pages = {name: value for name, value in content(output).items() if name.startswith("page-")}
    assert len(pages) == 30
    assert len(set(pages.values())) == 1


def test_a_delivery_takes_the_place_of_the_last_one_whole(output: Path) -> None:
    write_files(sealed({"A01.pdf": b"1", "A02.pdf": b"2", "proofs/A02.png": b"p"}), output)
    (output / "notes.txt").write_bytes(b"the desk's own")
    outside = output.parent / "outside.pdf"
    outside.write_bytes(b"not ours")
    with (output / CHECKSUMS).open("a") as checksums:
        checksums.write(f"{'0' * 64}  ../outside.pdf\n{'0' * 64}  {outside}\n")
    write_files(sealed({"A01.pdf": b"new", "proofs/A01.png": b"p"}), output)
    there = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    assert there >= {"A01.pdf", "proofs/A01.png", CHECKSUMS, "notes.txt"}
    assert not there & {"A02.pdf", "proofs/A02.png"}
    assert outside.read_bytes() == b"not ours"
