"""The program in a process of its own that may use only so much time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CPU_SECONDS = 60
MEMORY_BYTES = 1_500_000_000
WALL_SECONDS = 240

_PROGRAM = """
import io, json, resource, sys
from contextlib import redirect_stdout
seconds, memory = map(int, sys.argv[1:])
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
from banxin.cli import run
for arguments in json.load(sys.stdin):
    said = io.StringIO()
    with redirect_stdout(said):
        run([*arguments, "--format", "json"])
    print(json.dumps(json.loads(said.getvalue())), flush=True)
"""


def within_bounds(
    runs: Mapping[str, Sequence[str]], folder: Path, cpu_seconds: int = CPU_SECONDS
) -> dict[str, tuple[int, list[str]]]:
    """Several runs after one another, ``cpu_seconds`` for all: name to exit code and codes.

    Whatever hangs, or wants more than `MEMORY_BYTES`, ends the process: its name and all after
    it are missing.
    """
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(cpu_seconds), str(MEMORY_BYTES)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
        input=json.dumps(list(runs.values())),
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        timeout=WALL_SECONDS,
    )
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    said = [json.loads(line) for line in done.stdout.splitlines()]
    codes = [[found["code"] for found in one["diagnostics"]] for one in said]
    exits = [one["exit"] for one in said]
    return dict(zip(runs, zip(exits, codes, strict=True), strict=False))
