"""Where the output goes wrong: it leaves what was there as it was."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bad_input.desk import PHOTO, STORY, Desk

import banxin

SOURCE = Path(banxin.__file__).parents[1]
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, PR_CAPBSET_DROP = 1, 2, 24


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
    }


def program(*arguments: str, before: Callable[[], None] | None = None) -> tuple[int, str, str]:
    """The program in a process of its own; ``before`` runs in it first."""
    done = subprocess.run(
        [sys.executable, "-m", "banxin.cli", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        preexec_fn=before,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def small_disk() -> None:
    """No file may grow over a megabyte: the nearest thing to a full disk without one."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))


def no_privileges() -> None:
    """Permissions count for root as well; for others this changes nothing."""
    libc = ctypes.CDLL(None)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        libc.prctl(PR_CAPBSET_DROP, capability)


@pytest.fixture
def built(desk: Desk) -> tuple[Desk, Path, dict[str, str]]:
    """An issue built once, its output folder, and what lies there."""
    heard = desk.build("--for", "press", "--out", "out")
    assert heard.errors == []
    out = desk.folder.parent / "out"
    assert "press.pdf" in digests(out)
    return desk, out, digests(out)


def test_a_second_build_that_fails_leaves_the_first(
    built: tuple[Desk, Path, dict[str, str]],
) -> None:
    desk, out, before = built
    story = desk.file(STORY).read_text("utf-8")
    desk.spoil(STORY, "铁门", "<b>铁门</b>")
    assert desk.build("--out", str(out)).exit_code == 3
    desk.write(STORY, story + "\n\n" + "村民合钱盖起众楼，遇到险情，全村老小一起上去躲避。" * 90)
    assert "story-overset" in desk.build("--out", str(out)).codes
    desk.write(STORY, story)
    # A whole file with a broken inside, which shows only when it is decoded for printing.
    photo = bytearray(desk.file(PHOTO).read_bytes())
    huffman = photo.index(b"\xff\xc4")
    photo[huffman + 5 : huffman + 21] = b"\xff" * 16
    desk.write(PHOTO, bytes(photo))
    heard = desk.build("--out", str(out))
    assert heard.exit_code == 3
    assert [found.code for found in heard.errors] == ["photo-undecodable"]
    assert digests(out) == before


def test_a_full_disk_leaves_the_first_build(built: tuple[Desk, Path, dict[str, str]]) -> None:
    desk, out, before = built
    desk.spoil(STORY, "铁门", "木门")
    code, _, said = program(
        "build", str(desk.folder), "--out", str(out), "--for", "press", "--lang", "zh",
        before=small_disk,
    )  # fmt: skip
    assert code == 4
    assert "错误[disk-full]" in said
    assert digests(out) == before


def test_an_output_folder_without_write_permission(desk: Desk) -> None:
    out = desk.folder.parent / "out"
    out.mkdir()
    (out / "press.pdf").write_bytes(b"old")
    out.chmod(0o555)
    try:
        code, _, said = program(
            "build", str(desk.folder), "--out", str(out), "--lang", "zh", before=no_privileges
        )
    finally:
        out.chmod(0o755)
    assert code == 2
    assert "错误[output-unwritable]" in said
    assert digests(out) == {"press.pdf": hashlib.sha256(b"old").hexdigest()}


def test_a_file_where_the_output_folder_should_be(desk: Desk) -> None:
    taken = desk.folder.parent / "taken"
    taken.write_bytes(b"a file")
    heard = desk.build("--out", str(taken))
    assert (heard.exit_code, heard.codes) == (2, ["output-unwritable"])
    assert taken.read_bytes() == b"a file"


def test_an_issue_that_may_not_be_written_is_checked(desk: Desk) -> None:
    """Banxin writes nothing into an issue; a read-only archive is as good."""
    for path in (desk.file("photos"), desk.folder):
        path.chmod(0o555)
    try:
        code, out, _ = program("check", str(desk.folder), "--format", "json", before=no_privileges)
    finally:
        for path in (desk.folder, desk.file("photos")):
            path.chmod(0o755)
    assert code == 0
    assert not [d for d in json.loads(out)["diagnostics"] if d["severity"] == "error"]


@pytest.mark.parametrize(
    ("name", "code"),
    [(STORY, "file-unreadable"), (PHOTO, "photo-unreadable"), ("issue.toml", "file-unreadable")],
)
def test_a_file_that_may_not_be_read(desk: Desk, name: str, code: str) -> None:
    desk.file(name).chmod(0)
    exit_code, out, _ = program("check", str(desk.folder), "--format", "json", before=no_privileges)
    assert exit_code == 3
    assert [found["code"] for found in json.loads(out)["diagnostics"]] == [code]


def test_new_where_nothing_may_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        code, _, said = program("new", str(tmp_path / "x"), "--lang", "zh", before=no_privileges)
    finally:
        tmp_path.chmod(0o755)
    assert code == 2
    assert "错误[new-unwritable]" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
def test_terminals_that_cannot_show_everything(desk: Desk, encoding: str) -> None:
    """A character that the terminal lacks becomes a question mark, never a traceback."""
    desk.spoil(STORY, "走进广东", "走进𠀀广东")
    done = subprocess.run(
        [sys.executable, "-m", "banxin.cli", "check", str(desk.folder), "--lang", "zh"],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": encoding},
    )
    assert done.returncode == 3
    assert b"character-missing" in done.stderr
    assert b"Traceback" not in done.stderr
