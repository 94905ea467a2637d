"""The breaks of whole paragraphs: the rule book's checks on mixed copy, and the least cost."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

import pyphen
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from tests.typeset.boundaries import has_wide_ruby
from tests.typeset.every_way import Every
from tests.typeset.justification import check_boundaries, check_ends
from tests.typeset.mixed_copy import copy, indents, measures, story_paragraphs, voiced
from tests.typeset.rulebook import (
    CLOSING,
    NOT_FIRST,
    NOT_LAST,
    OPENING,
    STOPS,
    check_nothing_lost,
    han,
)

from banxin.typeset import (
    EM,
    Composer,
    Level,
    Line,
    LineSettings,
    MarkWidths,
    OneEm,
    Paragraph,
    Run,
    compose,
)

COMPOSER = Composer(OneEm())
ADDRESS = re.compile(r"https?://[!-~]+|www\.[!-~]+|[\w.]+@[\w.]+", re.ASCII)
UNIT = re.compile(
    r"—+|…+|[！？]{2,}|[￥$]?[0-9]+(?:[.,:·-][0-9]+)*(?:[%℃]|km)?|.(?:\[[0-9]+\]|[①*])"
)
WORD = re.compile("[A-Za-z]+")
COUNTED = re.compile(r"[0-9] [A-Za-zμ]{1,3}(?![A-Za-z])")
"""What may be a number and its unit, whose blank is never squeezed."""
DICTIONARIES = {"": "en_US", "de": "de", "fr": "fr"}


def check_paragraph(paragraph: Paragraph, measure: int, lines: tuple[Line, ...]) -> None:
    """Rule book 12, on every line."""
    text = paragraph.text
    check_nothing_lost(text, lines)
    _check_edges(text, lines)
    _check_units(text, lines)
    _check_spaces(lines)
    _check_addresses(text, lines)
    _check_hyphens(text, lines)
    for line in lines:
        if has_wide_ruby(line):
            continue
        indent = 0 if line.start else paragraph.indent
        check_ends(text, line, indent, measure)
        if not line.overrun and not COUNTED.search(line.text):
            check_boundaries(text, line)


def _check_edges(text: str, lines: tuple[Line, ...]) -> None:
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    for before, line in pairwise(lines):
        if before.forced or any(start < line.start < end for start, end in addresses):
            continue
        assert line.texts[0][0] not in NOT_FIRST, line.text
        assert before.texts[-1][-1] not in NOT_LAST, before.text
        assert line.runs[line.run_indices[0]].rise == 0, line.text


def _check_units(text: str, lines: tuple[Line, ...]) -> None:
    """Rule book 2.2: what no line parts unless it must, and then it says so."""
    borders = {line.start for before, line in pairwise(lines) if not before.forced}
    for unit in UNIT.finditer(text):
        step = 2 if unit[0][0] in "—…" else 1
        assert borders.isdisjoint(range(unit.start() + 1, unit.end(), step)), unit[0]


def _check_spaces(lines: tuple[Line, ...]) -> None:
    """Rule book 2.4 and 3.1: none at an edge, beside a mark, or where the gap stands in for it."""
    for line in lines:
        assert " " not in (line.texts[0], line.texts[-1]), line.text
        sides = [
            "note" if line.runs[index].rise else _side(said)
            for index, said in zip(line.run_indices, line.texts, strict=True)
        ]
        for left, space, right in zip(sides, sides[1:], sides[2:], strict=False):
            if space == "space":
                assert "mark" not in {left, right}, line.text
                assert {left, right} != {"han", "word"}, line.text


def _side(cluster: str) -> str:
    character = cluster[0]
    if character == " ":
        return "space"
    if character in CLOSING + OPENING + STOPS + "—…⸺·":
        return "mark"
    if han(character):
        return "han"
    return "word" if character.isalnum() else ""


def _check_addresses(text: str, lines: tuple[Line, ...]) -> None:
    """Broken after a mark of its own, without a hyphen (rule book 2.2)."""
    for match in ADDRESS.finditer(text):
        for before, line in pairwise(lines):
            if match.start() < line.start < match.end() and not before.forced:
                assert before.lengths[-1], before.text
                assert text[line.start - 1] in "/.-_?&=#", before.text


def _check_hyphens(text: str, lines: tuple[Line, ...]) -> None:
    """Where patterns of the run's language allow them, and no word is parted without."""
    borders = {line.start: before for before, line in pairwise(lines) if not before.forced}
    for match in WORD.finditer(text):
        for place in borders.keys() & set(range(match.start() + 1, match.end())):
            if any(a < place < b for a, b in (m.span() for m in ADDRESS.finditer(text))):
                continue
            before = borders[place]
            run = before.runs[before.run_indices[-1]]
            patterns = pyphen.Pyphen(lang=DICTIONARIES[run.language], left=2, right=3)
            assert before.texts[-1] == "-", before.text
            assert place - match.start() in patterns.positions(match[0]), before.text


def test_a_number_keeps_its_blank_to_its_unit_in_a_squeezed_line() -> None:
    """b is the bit's sign: the blanks between words give way, this one does not."""
    (line,) = COMPOSER.compose(Paragraph((Run("列列 U 5 b U."),), indent=0), 6 * EM)
    place = {said: order for order, said in enumerate(line.texts)}
    five, bit = place["5"], place["b"]
    assert line.adjustment.total < 0
    assert line.xs[bit] - line.xs[five] == line.advances[five] + line.advances[five + 1]


@example("列列 U 5 b U. ", 6, 0)
@settings(deadline=None, max_examples=250)
@given(copy(25), measures, indents)
def test_every_line_keeps_the_rule_book(text: str, measure: int, indent: int) -> None:
    paragraph = Paragraph((Run(text),), indent=indent)
    lines = COMPOSER.compose(paragraph, measure * EM)
    check_paragraph(paragraph, measure * EM, lines)
    assert not any(line.overrun for line in lines)


@settings(deadline=None, max_examples=200)
@given(voiced(12), measures)
def test_every_line_in_many_voices_keeps_the_rule_book(paragraph: Paragraph, measure: int) -> None:
    lines = COMPOSER.compose(paragraph, measure * EM)
    check_paragraph(paragraph, measure * EM, lines)


@pytest.mark.parametrize("word", ["commandment", "establishments", "strengths"])
def test_a_syllable_that_leaves_no_room_for_its_hyphen_is_cut(word: str) -> None:
    """Four letters fill two em, so mand- and lish- do not fit."""
    lines = COMPOSER.compose(Paragraph((Run(word),), indent=0), 2 * EM)
    assert not any(line.overrun for line in lines)
    assert "".join(line.text.removesuffix("-") for line in lines) == word


@pytest.mark.parametrize("measure", range(6, 41))
def test_the_sample_issue_keeps_the_rule_book(measure: int) -> None:
    for text in story_paragraphs()[measure % 5 :: 5]:
        paragraph = Paragraph((Run(text),))
        lines = COMPOSER.compose(paragraph, measure * EM)
        check_paragraph(paragraph, measure * EM, lines)
        assert len(lines) == 1 or _characters(lines[-1]) >= 2, lines[-1].text


def _characters(line: Line) -> int:
    """What is not a mark: 孤字不成行 counts no others."""
    return sum(text[0].isalnum() for text in line.texts)


@settings(deadline=None, max_examples=120)
@given(copy(8), measures, indents)
def test_a_last_line_has_two_characters_where_any_way_gives_them(
    text: str, measure: int, indent: int
) -> None:
    """孤字不成行: any way in which no line sticks out or has a hole."""
    paragraph = Paragraph((Run(text),), indent=indent)
    lines = COMPOSER.compose(paragraph, measure * EM)
    if len(lines) > 1 and _characters(lines[-1]) < 2:
        assert not Every.of(COMPOSER, paragraph, measure * EM).has_good_way()


@settings(deadline=None, max_examples=100)
@given(voiced(10), measures)
def test_voices_that_change_no_width_change_nothing(paragraph: Paragraph, measure: int) -> None:
    plain = Paragraph(
        tuple(replace(run, face="body", dots=False, link="x") for run in paragraph.runs),
        indent=paragraph.indent,
    )
    before, after = (COMPOSER.compose(p, measure * EM) for p in (paragraph, plain))
    assert [(line.start, line.end, line.xs) for line in before] == [
        (line.start, line.end, line.xs) for line in after
    ]


@settings(deadline=None, max_examples=100)
@given(copy(25), measures, st.randoms(use_true_random=False))
def test_run_borders_change_nothing(text: str, measure: int, dice: Random) -> None:
    # OneEm draws an apostrophe at full width where it stands in a run by itself.
    text = text.replace("’", "")
    cuts = sorted(dice.choices(range(len(text) + 1), k=6))
    split = tuple(Run(text[a:b]) for a, b in pairwise([0, *cuts, len(text)]))
    whole = COMPOSER.compose(Paragraph((Run(text),)), measure * EM)
    parted = COMPOSER.compose(Paragraph(split), measure * EM)
    assert [(line.start, line.end, line.xs, line.cost) for line in whole] == [
        (line.start, line.end, line.xs, line.cost) for line in parted
    ]


@settings(deadline=None, max_examples=60)
@given(st.lists(copy(8), min_size=2, max_size=4), measures)
def test_a_composer_that_has_set_other_paragraphs_sets_the_same_lines(
    texts: list[str], measure: int
) -> None:
    used = Composer(OneEm())
    for text in texts:
        paragraph = Paragraph((Run(text),))
        used.loosened(paragraph, measure * EM, 1)
        assert used.compose(paragraph, measure * EM) == compose(paragraph, measure * EM, OneEm())


house_styles = st.builds(
    LineSettings,
    level=st.sampled_from(Level),
    mark_widths=st.sampled_from(MarkWidths),
    tight_pairs=st.booleans(),
    hanging=st.booleans(),
    hyphenate=st.booleans(),
)


@example(
    "Guangdong“列列列列列。”列列列列《列列列》、《列列列列》international见https://www.example.org/",
    10,
    0,
    LineSettings(level=Level.BASIC, mark_widths=MarkWidths.FULL, hyphenate=False),
    False,
)
@settings(deadline=None, max_examples=150)
@given(copy(8), measures, indents, house_styles, st.booleans())
def test_no_way_of_all_costs_less(
    text: str, measure: int, indent: int, style: LineSettings, justified: bool
) -> None:
    paragraph = Paragraph((Run(text),), indent=indent, justified=justified)
    composer = Composer(OneEm(), style)
    lines = composer.compose(paragraph, measure * EM)
    # Where a word is wider than its column, which line it sticks out of is not searched for.
    assume(not any(line.overrun for line in lines))
    assert sum(line.cost for line in lines) == Every.of(composer, paragraph, measure * EM).least()


@settings(deadline=None, max_examples=40)
@given(copy(2), st.integers(4, 8))
def test_no_set_of_breaks_costs_less(text: str, measure: int) -> None:
    """The same without any cleverness: each of all the sets of breaks is added up."""
    paragraph = Paragraph((Run(text),), indent=0)
    every = Every.of(COMPOSER, paragraph, measure * EM)
    assume(every.last <= 11)
    lines = COMPOSER.compose(paragraph, measure * EM)
    assert sum(line.cost for line in lines) == every.one_by_one()


@settings(deadline=None, max_examples=150)
@given(copy(25), measures)
def test_lines_taken_one_by_one_never_cost_less(text: str, measure: int) -> None:
    paragraph = Paragraph((Run(text),))
    every = Every.of(COMPOSER, paragraph, measure * EM)
    lines = COMPOSER.compose(paragraph, measure * EM)
    assert sum(line.cost for line in lines) <= every.total((0, *every.greedy()))


@settings(deadline=None, max_examples=80)
@given(copy(25), measures)
def test_each_lines_cost_is_its_own(text: str, measure: int) -> None:
    """A line's price, its break's, and what it adds beside the line before it."""
    paragraph = Paragraph((Run(text),))
    every = Every.of(COMPOSER, paragraph, measure * EM)
    lines = COMPOSER.compose(paragraph, measure * EM)
    starts = every.ways.matter.clusters.starts
    ends = [starts.index(line.start) for line in lines[1:]] + [every.ways.at[-1]]
    breaks = [0, *(every.ways.at.index(end) for end in ends)]
    totals = [every.total(tuple(breaks[: count + 1])) for count in range(1, len(breaks))]
    assert [line.cost for line in lines] == [b - a for a, b in pairwise([0, *totals])]
