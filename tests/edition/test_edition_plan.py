"""Planning an issue without making it up: what a choice does to the pages after it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.pages.export import export
from bench.pages.problem import load_problem

from banxin.content import Issue, load_issue
from banxin.diagnostics import Diagnostic, WrongUse
from banxin.edition import Planned, plan
from banxin.makeup import PageChoice, PagePlan, StoryPlan, settled

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Issue:
    """Four pages over which stories flow."""
    return load_issue(export(load_problem("issue-701"), tmp_path_factory.mktemp("issues"))).issue


@pytest.fixture(scope="module")
def best(issue: Issue) -> Planned:
    return plan(issue, CACHE, {})


@pytest.fixture(scope="module")
def number(best: Planned) -> int:
    """The first page of which there is another plan; others follow it."""
    pages = [page for page in best.pages[:-1] if isinstance(page, PageChoice)]
    return next(page.draft.number for page in pages if len(page.ways) > 1)


@pytest.fixture(scope="module")
def other(issue: Issue, number: int) -> Planned:
    return plan(issue, CACHE, {number: 2})


def ways(planned: Planned) -> list[tuple[StoryPlan, ...]]:
    """What each page takes."""
    found = []
    for number, page in enumerate(planned.pages, 1):
        assert isinstance(page, PageChoice)
        found.append(page.ways[planned.chosen.get(number, 1) - 1].stories)
    return found


def refused(issue: Issue, choices: Mapping[int, int]) -> Diagnostic:
    with pytest.raises(WrongUse) as caught:
        plan(issue, CACHE, choices)
    (found,) = caught.value.diagnostics
    return found


def every_story_once(planned: Planned, issue: Issue) -> None:
    begun = [one.story.name for page in ways(planned) for one in page if not one.turned_from]
    assert sorted(begun) == sorted(story.name for story in issue.stories)
    turned = [one for page in ways(planned) for one in page if one.turns_to]
    rests = [one for page in ways(planned) for one in page if one.turned_from]
    assert [one.story.name for one in turned] == [one.story.name for one in rests]


def test_the_best_is_chosen_where_nothing_is_said(issue: Issue, best: Planned) -> None:
    assert best.chosen == {}
    every_story_once(best, issue)


def test_a_choice_leaves_its_page_and_those_before_as_they_were_shown(
    best: Planned, other: Planned, number: int
) -> None:
    page = best.pages[number - 1]
    assert isinstance(page, PageChoice)
    assert ways(other)[number - 1] == page.ways[1].stories
    assert ways(other)[number - 1] != ways(best)[number - 1]
    assert ways(other)[: number - 1] == ways(best)[: number - 1]


def test_the_pages_after_a_choice_are_planned_anew(issue: Issue, other: Planned) -> None:
    """Nothing is lost, though the chosen page may leave over more, less or another story."""
    every_story_once(other, issue)
    for number, page in enumerate(ways(other), 1):
        for one in page:
            assert one.turned_from < number
            there = ways(other)[one.turns_to - 1] if one.turns_to else ()
            rests = [rest for rest in there if rest.turned_from == number]
            assert [rest.story for rest in rests] == ([one.story] if one.turns_to else [])


def test_a_page_that_is_written_is_settled_when_it_is_read(issue: Issue, best: Planned) -> None:
    """One page after the other, and the issue's stories do not change meanwhile."""
    now = issue
    for page in best.pages:
        now = settled(now, page, best.layout)
    assert now.flow == ()
    assert {story.name for story in now.stories} == {story.name for story in issue.stories}
    again = plan(now, CACHE, {})
    assert all(isinstance(page, PagePlan) for page in again.pages)
    assert again.written == tuple(best.written)
    assert refused(now, {1: 1}).code == "plan-page-settled"


def test_a_choice_is_one_of_what_was_found(issue: Issue) -> None:
    assert refused(issue, {5: 1}).code == "plan-page-unknown"
    found = refused(issue, {1: 99})
    assert (found.code, found.params["page"], found.params["plan"]) == ("plan-unknown", 1, 99)


def test_a_stopped_search_is_no_fault_of_the_copy(issue: Issue) -> None:
    with pytest.raises(WrongUse) as caught:
        plan(issue, CACHE, {}, go_on=lambda: False)
    assert [one.code for one in caught.value.diagnostics] == ["plan-stopped"]
