"""The program as a process: its cost, its streams, its way to end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRON = {**os.environ, "PYTHONPATH": "src", "LC_ALL": "C.UTF-8"}
PROGRAM = [sys.executable, "-m", "banxin.cli"]


def banxin(*arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *arguments], check=False, capture_output=True, env={**ENVIRON, **environ}
    )


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["explain", "disk-full"]])
def test_light_commands_load_no_stage(arguments: list[str]) -> None:
    heavy = {"weasyprint", "pikepdf", "PIL", "fontTools", "uharfbuzz", "pydantic", "jinja2", "rich"}
    script = (
        "import sys\nfrom banxin.cli import run\ncode = run(sys.argv[1:])\n"
        f"print(*sorted({heavy!r} & set(sys.modules)), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], check=False, capture_output=True, env=ENVIRON
    )
    assert done.returncode == 0
    assert done.stderr.split() == []


def test_a_terminal_without_chinese_still_gets_an_answer() -> None:
    done = banxin("explain", "disk-full", "--lang", "zh", PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 0
    assert b"disk-full" in done.stdout
    assert b"Traceback" not in done.stderr


def test_json_is_utf_8_whatever_the_terminal() -> None:
    done = banxin(
        "explain", "disk-full", "--lang=zh", "--format=json", PYTHONIOENCODING="ascii:strict"
    )
    assert "磁盘满了" in json.loads(done.stdout.decode("utf-8"))["answer"]["message"]


def test_a_reader_that_goes_away_is_no_bug() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*PROGRAM, "explain"], check=False, stdout=writing, stderr=subprocess.PIPE, env=ENVIRON
        )
    finally:
        os.close(writing)
    assert done.returncode == 141
    assert done.stderr == b""


def test_results_that_cannot_be_written_are_not_findings() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "explain"], check=False, stdout=full, stderr=subprocess.PIPE, env=ENVIRON
        )
    assert done.returncode == 4
    assert done.stderr == b"banxin: stdout: No space left on device\n"


def test_wrong_use_leaves_stdout_empty() -> None:
    done = banxin("bild")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"command-unknown" in done.stderr
