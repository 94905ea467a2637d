"""docs/line-costs.md is the composer's own table of prices."""

from __future__ import annotations

from collections.abc import Iterator

from tools.costs_page import PAGE, page

from banxin.typeset import prices
from banxin.typeset.prices import Price


def table() -> Iterator[Price]:
    """Every price that the module names, alone or in a table."""
    for value in vars(prices).values():
        if isinstance(value, Price):
            yield value
        elif isinstance(value, dict):
            yield from (price for price in value.values() if isinstance(price, Price))


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tools.costs_page"


def test_no_price_is_left_out() -> None:
    rows = page().splitlines()
    amounts = [row.split(" | ")[0].strip("| ") for row in rows if row[:3].strip("| ").isdigit()]
    assert sorted(amounts) == sorted(f"{price.amount:,}" for price in table())
    assert len(amounts) > 15


def test_what_the_page_says_to_give_a_feeling() -> None:
    """A column of thirteen em, opened at twelve places; the whole-number rounding is the code's."""
    tenth = 100
    (per_place,) = (one.amount for one in table() if "a tenth of an em at one place" in one.of)
    for added, told in ((500, "2,083"), (1000, "8,333")):
        cost = per_place * added * added // (12 * tenth * tenth)
        assert f"{cost:,}" == told
        assert told in page()
