"""Whatever a program does, it ends within its bounds."""

from __future__ import annotations

import sys
import time

import pytest

from banxin.preflight.bounds import Bounds, NotHere, OutOfBounds, run_within

SMALL = Bounds(memory_mb=512, cpu_seconds=1, wall_seconds=3, file_mb=1)


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_a_program_within_its_bounds_says_what_it_has_to_say() -> None:
    program = "import sys; print(sys.stdin.read() * 2); print('hm', file=sys.stderr); sys.exit(3)"
    ran = run_within(SMALL, python(program), b"ha")
    assert (ran.code, ran.said, ran.errors) == (3, b"haha\n", "hm\n")


def test_a_program_that_is_not_here_is_said_to_be_none() -> None:
    with pytest.raises(NotHere, match="no-such-program"):
        run_within(SMALL, ["no-such-program"])


@pytest.mark.parametrize(
    ("program", "bound"),
    [
        ("while True: pass", "1 s CPU"),
        ("import time; time.sleep(60)", "1 s"),
        ("import os; os.abort()", "SIGABRT"),
    ],
)
def test_a_program_that_does_not_end_is_ended(program: str, bound: str) -> None:
    bounds = Bounds(
        memory_mb=512, cpu_seconds=1, wall_seconds=1 if "sleep" in program else 5, file_mb=1
    )
    started = time.monotonic()
    with pytest.raises(OutOfBounds, match=bound):
        run_within(bounds, python(program))
    assert time.monotonic() - started < 4


def test_memory_is_bounded() -> None:
    ran = run_within(SMALL, python("bytes(2 << 30)"))
    assert ran.code == 1
    assert "MemoryError" in ran.errors


def test_output_is_bounded() -> None:
    program = "import sys\nwhile True: sys.stdout.write('x' * 1000000)"
    with pytest.raises(OutOfBounds, match="1 MB"):
        run_within(SMALL, ["/usr/bin/yes"])
    assert run_within(SMALL, python(program)).code == 1  # Python turns the signal into OSError


def test_what_a_program_has_started_ends_with_it(tmp_path: object) -> None:
    program = (
        "import subprocess, sys, time\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "print(child.pid, flush=True)"
    )
    ran = run_within(SMALL, python(program))
    child = int(ran.said)
    for _ in range(50):
        if not _lives(child):
            return
        time.sleep(0.02)
    pytest.fail(f"{child} lives on")


def _lives(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as stat:  # noqa: PTH123
            return stat.read().split(")")[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
