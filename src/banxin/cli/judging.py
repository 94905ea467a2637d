"""A judge in a process of its own: ``python -m banxin.cli.judging``, started by `banxin.cli.judge`.

With the name of a PDF it reads an order from stdin and writes the verdict to stdout, both as
JSON. With a folder besides, it draws the pages into that folder instead.
"""

from __future__ import annotations

import sys
from pathlib import Path

OUT_OF_MEMORY = 75
"""What it exits with when the memory that it was given does not do."""


def main(arguments: list[str]) -> int:
    """Judge or draw; anything but memory that is missing is a traceback, and a bug of ours."""
    try:
        pdf = Path(arguments[0]).read_bytes()
        if len(arguments) > 1:
            _draw(pdf, Path(arguments[1]))
        else:
            _judge(pdf)
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _judge(pdf: bytes) -> None:
    from banxin.preflight import inspect  # noqa: PLC0415 - drawing does without
    from banxin.preflight.wire import order_of, verdict_as_json  # noqa: PLC0415

    verdict = inspect(pdf, order_of(sys.stdin.buffer.read()))
    sys.stdout.buffer.write(verdict_as_json(verdict))


def _draw(pdf: bytes, folder: Path) -> None:
    from banxin.pdf import page_pictures  # noqa: PLC0415 - judging does without

    for number, picture in enumerate(page_pictures(pdf), 1):
        (folder / f"page-{number:05}.jpg").write_bytes(picture)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
