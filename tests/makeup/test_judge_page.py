"""``docs/page-rules.md`` says what the table, the words and the judge say."""

from __future__ import annotations

import pytest
from tools.rules_page import PAGE, SKETCHES, broken, page, pictures, rules, sketch

from banxin.makeup.judging import PRICES, PageRule

DRAWN = [rule for rule in PageRule if sketch(rule, "bad")]


def test_the_page_is_what_the_table_says() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tools.rules_page"
    kept = {path.name: path.read_text("utf-8") for path in SKETCHES.glob("*.svg")}
    assert kept == pictures(), "run: python -m tools.rules_page"


def test_the_page_knows_every_rule_and_no_other() -> None:
    assert list(rules()) == [rule.value for rule in PageRule]
    assert len(DRAWN) == len(PageRule) - 1  # what copyfit costs cannot be drawn


@pytest.mark.parametrize("rule", DRAWN)
def test_the_left_sketch_is_bad_enough_to_be_told_and_the_right_one_good(rule: PageRule) -> None:
    bad, good = sketch(rule, "bad"), sketch(rule, "good")
    assert bad is not None
    assert good is not None
    worst = max(fault.points for fault in broken(rule, bad))
    assert worst >= (PRICES[rule].told or 0)
    assert broken(rule, good) == []
