"""The laws over benchmark pages: kept where a page is sound, seen broken where it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from bench.pages.desk import make_up
from bench.pages.issue import issue_of
from bench.pages.lawbook import broken_laws, l1_text, l2_edges, l3_grid, l4_breaks, l5_overset
from bench.pages.laws import Kept, laws_table
from bench.pages.plans import WITNESSES, by_hand, load_plans
from bench.pages.problem import Problem, load_problem

from banxin.diagnostics import error
from banxin.makeup import Frame, IssueLayout, Part, PlacedText
from banxin.measure import Length

SHOWN = load_plans(WITNESSES)
SAMPLE = sorted(name for name in SHOWN if name.startswith(("a4", "tabloid")))[::3]


@cache
def made(name: str) -> tuple[Problem, IssueLayout]:
    problem = load_problem(name)
    result = make_up(by_hand(issue_of(problem), SHOWN[name]))
    assert result.made
    return problem, result.made


def changed(page: IssueLayout, change: Callable[[PlacedText], PlacedText]) -> IssueLayout:
    """The first body text of two lines or more that opens its paragraph, changed."""
    first, *others = page.pages
    frames: list[Frame] = []
    done = False
    for frame in first.frames:
        texts = []
        for text in frame.texts:
            fits = text.part is Part.BODY and len(text.lines) > 2 and not text.resumes
            texts.append(change(text) if fits and not done else text)
            done = done or fits
        frames.append(replace(frame, texts=tuple(texts)))
    assert done
    return replace(page, pages=(replace(first, frames=tuple(frames)), *others))


@pytest.mark.parametrize("name", SAMPLE)
def test_the_laws_are_kept(name: str) -> None:
    assert broken_laws(*made(name)) == []


def test_a_lost_line_breaks_l1_and_l5() -> None:
    problem, page = made(SAMPLE[0])
    damaged = changed(page, lambda text: replace(text, lines=text.lines[:-1]))

    assert list(l1_text(problem, damaged))
    assert list(l5_overset(problem, damaged))


def test_lines_swapped_break_l1_alone() -> None:
    problem, page = made(SAMPLE[0])
    damaged = changed(
        page, lambda text: replace(text, lines=(text.lines[1], text.lines[0], *text.lines[2:]))
    )

    assert list(l1_text(problem, damaged))
    assert not list(l5_overset(problem, damaged))


def test_a_line_set_narrow_breaks_l2() -> None:
    def narrow(text: PlacedText) -> PlacedText:
        first, *others = text.lines
        line = replace(first.line, xs=tuple(x * 9 // 10 for x in first.line.xs))
        return replace(text, lines=(replace(first, line=line), *others))

    problem, page = made(SAMPLE[0])
    assert list(l2_edges(problem, changed(page, narrow)))


def test_a_text_half_a_point_down_breaks_l3() -> None:
    problem, page = made(SAMPLE[0])
    damaged = changed(page, lambda text: replace(text, top=text.top + Length.pt(0.5)))

    assert list(l3_grid(problem, damaged))


def test_a_mark_at_a_line_start_breaks_l4() -> None:
    def marked(text: PlacedText) -> PlacedText:
        first, second, *others = text.lines
        line = replace(second.line, texts=("，", *second.line.texts[1:]))
        return replace(text, lines=(first, replace(second, line=line), *others))

    problem, page = made(SAMPLE[0])
    assert any("starts with ，" in fault for fault in l4_breaks(problem, changed(page, marked)))


def test_a_count_one_short_breaks_l5() -> None:
    problem, page = made(SAMPLE[0])
    story = problem.stories[0].name
    told = error("story-overset", None, story=story, lines=1, characters=1, total=9)

    assert not list(l5_overset(problem, page))
    assert list(l5_overset(problem, replace(page, findings=(told,))))


def test_the_table_counts_faults_by_law_and_on_paper_apart() -> None:
    faults = ("x L1: lost", "x L4: broken", "x L4: broken", "x painted: lost")
    table = laws_table([Kept("a-class", 2, 3, faults, ("x",))])
    (row,) = [line for line in table.splitlines() if line.startswith("| a-class |")]

    assert [cell.strip() for cell in row.strip("|").split("|")] == [
        "a-class", "2", "3", "1", "0", "0", "2", "0", "x", "1",
    ]  # fmt: skip
