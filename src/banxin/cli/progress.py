"""What is being done just now, on a terminal; nothing at all elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from banxin.cli.manner import Manner


@contextmanager
def progress(manner: Manner) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each step; the line is gone when the work is done."""
    if manner.machine or not sys.stderr.isatty():
        yield _in_silence
        return
    # Rich costs a tenth of a second, which only somebody who watches should pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status("…") as status:
        yield lambda step: status.update(escape(step))


def _in_silence(_step: str) -> None:
    """Programs and files do not watch."""
