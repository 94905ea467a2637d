"""Writes ``docs/line-costs.md``, the prices of the line composer, from its own table.

Run ``python -m tools.costs_page`` after a change to ``src/banxin/typeset/prices.py``; a test
compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from banxin.typeset import prices
from banxin.typeset.prices import Price

PAGE = Path(__file__).parent.parent / "docs" / "line-costs.md"

_HEAD = """\
# What a line costs

<!-- Written by `python -m tools.costs_page`; change src/banxin/typeset/prices.py instead. -->

The composer weighs every way to break a paragraph that the rules allow and takes the one that
costs least (Knuth and Plass, Breaking Paragraphs into Lines, 1981). `Line.cost` holds what a line
adds to the sum, and `banxin lines` shows it. A line set solid is free, and so is a last line at
its natural width. All prices are whole numbers in one unit: a thousandth of what it costs to open
one place of an otherwise solid line by a tenth of an em, the least that the eye sees as a hole.

To have a feeling for them: a column of thirteen em has twelve places. Opened by half an em it
costs 2,083, by a whole em 8,333. The same half em taken from one comma costs 851, of which 251 are
for the darker line: a line is squeezed before it is opened, as clreq asks.
"""

_REDUCING = """
## Taking out blank

In this order, one step used up before the next begins. Every place of a step pays its price times
the square of the share of its blank that goes, so that a light squeeze is nearly free: a comma that
loses half of its blank costs a quarter of 600. On top of that comes what the whole line
loses, so that two lines share a heavy squeeze.
"""

_OPENING = """
## Adding blank

Spaces and gaps up to their limits first, by the square of the share that is used; then all other
places alike, by the square of what each takes. What goes beyond a tenth, and
whatever goes beyond a quarter, is paid on top of that.
"""

_BREAKING = """
## Breaking here and not there

Paid once for a break, or for two lines that meet.
"""


def page() -> str:
    """The whole page, in Markdown."""
    adding = (
        *prices.OPENING.values(),
        prices.ABOVE_A_TENTH,
        prices.HOLE,
        prices.OVERRUN,
    )
    breaking = (*prices.BREAKING.values(), prices.OPPOSITE, prices.ORPHAN, prices.RAGGED)
    return (
        _HEAD
        + _REDUCING
        + _table((*prices.REDUCING.values(), prices.DARK))
        + _OPENING
        + _table(adding)
        + _BREAKING
        + _table(breaking)
    )


_CLREQ = re.compile(r"clreq (#[\w-]+)")


def _table(rows: Iterable[Price]) -> str:
    head = "\n| price | for | source |\n| ---: | --- | --- |\n"
    return head + "".join(
        f"| {row.amount:,} | {_cell(row.of)} | {_cell(row.source)} |\n" for row in rows
    )


def _cell(words: str) -> str:
    return _CLREQ.sub(r"[clreq](https://www.w3.org/TR/clreq/\1)", words.replace("|", "\\|"))


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
