"""A file from anywhere is judged in a process of its own, within bounds of time and memory.

No file may hold up the night desk's machine, crash the program or fill its memory: a PDF is read
by C++ and decoded by C, and a few hundred bytes can ask for gigabytes.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from banxin.cli.judging import OUT_OF_MEMORY
from banxin.diagnostics import error
from banxin.preflight import Order, Verdict
from banxin.preflight.bounds import Bounds, OutOfBounds, run_within
from banxin.preflight.inspection import refused
from banxin.preflight.wire import order_as_json, verdict_of

FILE_MOST = 512 << 20
"""A newspaper of forty pages, its photos at 300 ppi, is a fifth of that."""

# Forty broadsheet pages take 30 s and 300 MB, plates included; four times that is for slow
# machines. A RIP that is held up longer than this holds up the press.
_JUDGING = Bounds(memory_mb=2048, cpu_seconds=120, wall_seconds=300, file_mb=512)
_DRAWING = Bounds(memory_mb=2048, cpu_seconds=40, wall_seconds=80, file_mb=64)

_CHILD = (sys.executable, "-m", "banxin.cli.judging")


def judged(pdf: bytes, order: Order) -> Verdict:
    """The verdict; a file that is out of bounds is refused with ``preflight-too-heavy``."""
    if len(pdf) > FILE_MOST:
        return _too_heavy(f"> {FILE_MOST >> 20} MB", order)
    with TemporaryDirectory(prefix="banxin-judge-") as work:
        path = Path(work) / "in.pdf"
        path.write_bytes(pdf)
        try:
            ran = run_within(_JUDGING, [*_CHILD, str(path)], order_as_json(order))
        except OutOfBounds as cause:
            return _too_heavy(str(cause), order)
    if ran.code == OUT_OF_MEMORY:
        return _too_heavy(f"{_JUDGING.memory_mb} MB", order)
    if ran.code != 0:
        raise RuntimeError(f"the judge: {ran.errors}")
    return verdict_of(ran.said, order)


def drawn(pdf: bytes) -> list[bytes]:
    """Every page as a JPEG, first to last; the pages up to the one that cannot be drawn."""
    with TemporaryDirectory(prefix="banxin-pages-") as work:
        folder = Path(work)
        (folder / "in.pdf").write_bytes(pdf)
        with suppress(OutOfBounds):
            run_within(_DRAWING, [*_CHILD, str(folder / "in.pdf"), work])
        return [path.read_bytes() for path in sorted(folder.glob("page-*.jpg"))]


def _too_heavy(cause: str, order: Order) -> Verdict:
    return refused(error("preflight-too-heavy", cause=cause), order)
