"""The slug line (版外信息行): what paper, issue, page, date and plate a sheet is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from banxin.press.imprint import Imprint
from banxin.ticket import Ticket

PathStep: TypeAlias = tuple[str, tuple[int, ...]]
"""A path operator of ISO 32000-2:2020, 8.5.2 (m, l, c or h) and its coordinates in milli-em."""


class OutlinedLine(Protocol):
    """A line of text as outlines, so that the slug needs no font of its own.

    Its origin is the start of the baseline; y grows upwards. Units are thousandths of the
    type size.
    """

    @property
    def width(self) -> int:
        """Sum of the advances."""

    @property
    def steps(self) -> Sequence[PathStep]:
        """All glyphs, one after the other, to be filled by the non-zero rule."""


def slug_words(imprint: Imprint, ticket: Ticket, pages: int) -> tuple[str, ...]:
    """The slug line of each page, in the order of the pages."""
    day = imprint.date
    return tuple(
        "  ".join(
            filter(
                None,
                (
                    imprint.paper,
                    _issue(imprint),
                    f"{day.year}年{day.month}月{day.day}日",
                    f"第{page}版（共{pages}版）",
                    ticket.files.plate_name(imprint.section, page, day),
                    f"印刷单 {ticket.name}",
                ),
            )
        )
        for page in range(1, pages + 1)
    )


def _issue(imprint: Imprint) -> str:
    number = f"第{imprint.number}期" if imprint.number else ""
    total = f"总第{imprint.total}期" if imprint.total else ""
    return f"{number}（{total}）" if number and total else number + total
