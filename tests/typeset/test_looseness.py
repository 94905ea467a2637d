"""A paragraph in more or fewer lines: exactly so many, good ones, and never None without cause."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.typeset.every_way import Every
from tests.typeset.mixed_copy import copy, indents, measures, story_paragraphs
from tests.typeset.test_optimum import check_paragraph

from banxin.typeset import EM, Composer, OneEm, Paragraph, Run

COMPOSER = Composer(OneEm())


@settings(deadline=None, max_examples=70)
@given(copy(16), measures, indents, st.sampled_from([-1, 1, 1, 2]))
def test_a_line_more_or_fewer_wherever_there_is_a_way(
    text: str, measure: int, indent: int, by: int
) -> None:
    """Compared with the cheapest of all ways of so many lines, of which none is bad."""
    paragraph = Paragraph((Run(text),), indent=indent)
    best = COMPOSER.compose(paragraph, measure * EM)
    found = COMPOSER.loosened(paragraph, measure * EM, by)
    cost = Every.of(COMPOSER, paragraph, measure * EM).least_in(len(best) + by)
    assert (found and sum(line.cost for line in found)) == cost


@settings(deadline=None, max_examples=80)
@given(copy(12), measures, indents, st.integers(0, 3))
def test_all_answers_at_once_are_those_of_every_single_one(
    text: str, measure: int, indent: int, most: int
) -> None:
    paragraph = Paragraph((Run(text),), indent=indent)
    every = Every.of(COMPOSER, paragraph, measure * EM)
    best = COMPOSER.compose(paragraph, measure * EM)
    costs = {0: sum(line.cost for line in best)}
    for by in range(-most, most + 1):
        cost = every.least_in(len(best) + by) if by else None
        if cost is not None:
            costs[by] = cost
    assert COMPOSER.looseness_costs(paragraph, measure * EM, most) == costs


@settings(deadline=None, max_examples=60)
@given(copy(40), measures)
def test_what_looseness_costs_is_what_its_lines_cost(text: str, measure: int) -> None:
    """Longer paragraphs than `Every` can weigh."""
    paragraph = Paragraph((Run(text),))
    costs = COMPOSER.looseness_costs(paragraph, measure * EM)
    for by in range(-2, 3):
        lines = COMPOSER.loosened(paragraph, measure * EM, by)
        assert (by in costs) is (lines is not None)
        assert not lines or costs[by] == sum(line.cost for line in lines)


@settings(deadline=None, max_examples=100)
@given(copy(25), measures, indents)
def test_none_more_or_fewer_is_the_best(text: str, measure: int, indent: int) -> None:
    paragraph = Paragraph((Run(text),), indent=indent)
    assert COMPOSER.loosened(paragraph, measure * EM, 0) == COMPOSER.compose(
        paragraph, measure * EM
    )


@pytest.mark.parametrize("measure", [13, 16, 20, 29, 40])
def test_the_sample_issue_can_give_and_take_lines(measure: int) -> None:
    """Longer paragraphs than `Every` can weigh: what comes back keeps all that is promised."""
    counts = {-1: 0, 1: 0}
    for text in story_paragraphs():
        paragraph = Paragraph((Run(text),))
        best = COMPOSER.compose(paragraph, measure * EM)
        for by in counts:
            found = COMPOSER.loosened(paragraph, measure * EM, by)
            if found is None:
                continue
            counts[by] += 1
            assert len(found) == len(best) + by
            assert all(line.adjustment.widest <= 250 and not line.overrun for line in found)
            assert sum(line.cost for line in found) >= sum(line.cost for line in best)
            check_paragraph(paragraph, measure * EM, found)
    assert min(counts.values()) > 0


def test_what_can_be_opened_by_a_seventh_of_an_em_can_give_a_line() -> None:
    """Thirty-eight characters at forty em: thirty-six of them opened by four em, and two."""
    paragraph = Paragraph((Run("字" * 38),), indent=0)
    found = COMPOSER.loosened(paragraph, 40 * EM, 1)
    assert found
    assert [len(line.texts) for line in found] == [36, 2]
    assert found[0].adjustment.widest == 115


@pytest.mark.parametrize("by", [-3, -1, 1, 2])
def test_what_cannot_be_done_is_not(by: int) -> None:
    assert COMPOSER.loosened(Paragraph((Run("字" * 10),), indent=0), 10 * EM, by) is None


def test_nothing_to_paint_has_no_lines_to_give() -> None:
    assert COMPOSER.loosened(Paragraph(()), 10 * EM, 1) is None
    assert COMPOSER.looseness_costs(Paragraph(()), 10 * EM) == {0: 0}


def test_a_long_paragraph_can_be_asked_too() -> None:
    """The whole sample issue in one: it strays further from its best lines than is followed."""
    paragraph = Paragraph((Run("".join(story_paragraphs())),))
    best = COMPOSER.compose(paragraph, 13 * EM)
    costs = COMPOSER.looseness_costs(paragraph, 13 * EM, 1)
    more = COMPOSER.loosened(paragraph, 13 * EM, 1)
    assert more
    assert len(more) == len(best) + 1
    assert costs[1] == sum(line.cost for line in more) > costs[0]
    check_paragraph(paragraph, 13 * EM, more)
