"""What is being done just now, on a terminal; nothing at all elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from banxin.cli.manner import Manner

# The steps of `banxin.edition.build`, in English and in Chinese.
STEPS = {
    "make-up": ("making up the pages", "拼版"),
    "press": ("painting for the press", "出付印 PDF"),
    "screen": ("painting for the screen", "出阅读 PDF"),
    "archive": ("finishing for the archive", "出存档 PDF"),
    "proofs": ("drawing proofs", "出校样"),
    "handover": ("judging every file", "逐个检查付印文件"),
}


@contextmanager
def progress(manner: Manner) -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each step; the line is gone when the work is done.

    A name that is not in `STEPS`, such as that of a package being fetched, is shown as it is.
    """
    if manner.machine or not sys.stderr.isatty():
        yield _in_silence
        return
    # Rich costs a tenth of a second, which only somebody who watches should pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.markup import escape  # noqa: PLC0415

    with Console(stderr=True).status("…") as status:
        yield lambda step: status.update(escape(manner.word(*STEPS.get(step, (step, step)))))


def _in_silence(_step: str) -> None:
    """Programs and files do not watch."""
