"""The page problems: made again they are the same, and their amount of text is what they claim."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bench.pages.copy import words
from bench.pages.dice import Dice
from bench.pages.draw import draw_body
from bench.pages.generate import files
from bench.pages.issue import issue_of, title_of
from bench.pages.problem import (
    PROBLEMS,
    Block,
    Problem,
    classes,
    load_problems,
    read_problem,
    write_problem,
)
from bench.pages.room import ROOMS, block_lines, body_lines

from banxin.layout import load_layout

ALL = load_problems()


def test_the_seeds_give_the_checked_in_bytes() -> None:
    kept = {file.name: file.read_text("utf-8") for file in PROBLEMS.glob("*.json")}

    assert files() == kept


def test_there_are_enough_of_every_class() -> None:
    count = Counter(problem.kind for problem in ALL)

    assert sum(count.values()) >= 64
    assert len(count) == 10
    assert min(count.values()) >= 6
    assert set(classes(ALL)) == set(count)


def test_stories_run_from_one_to_fourteen_a_page_and_pages_to_sixteen() -> None:
    single = [problem for problem in ALL if len(problem.pages) == 1 and problem.possible is None]

    assert min(len(problem.pages[0].stories) for problem in single) == 1
    assert max(len(problem.pages[0].stories) for problem in single) == 14
    assert max(len(problem.pages) for problem in ALL) == 16


def test_no_sentence_is_said_twice_and_each_is_of_a_newspapers_length() -> None:
    sentences = words().sentences

    assert len(set(sentences)) == len(sentences)
    assert all(15 <= len(sentence) <= 61 for sentence in sentences)
    assert all(sentence[-1] in "。”" for sentence in sentences)


@pytest.mark.parametrize("problem", ALL, ids=lambda one: one.id)
def test_a_problem_reads_back_and_names_only_what_there_is(problem: Problem) -> None:
    assert read_problem(write_problem(problem)) == problem

    named = [name for page in problem.pages for name in page.stories]
    named += [*problem.flow, *problem.fillers]
    assert sorted(named) == sorted(story.name for story in problem.stories)
    pinned = {pin.story for page in problem.pages for pin in page.pins}
    assert pinned <= set(named)
    assert bool(problem.reason) == (problem.possible is False)


def test_the_issue_says_what_the_problem_says() -> None:
    problem = next(one for one in ALL if one.kind == "broadsheet-few" and one.stories[0].photos)
    story, task = issue_of(problem).stories[0], problem.stories[0]

    assert story.title[0].plain == title_of(task) == words().titles[task.title[0]]
    assert len(story.photos) == len(task.photos)
    assert (story.photos[0].file.width_px, story.photos[0].crop) == (
        task.photos[0].pixels[0],
        task.photos[0].crop,
    )
    assert len(story.blocks) == len(task.body)


@pytest.mark.parametrize("name", ROOMS)
def test_rooms_are_the_layouts_grids(name: str) -> None:
    page = load_layout(name, Path()).page
    room = ROOMS[name]

    assert (room.columns, room.lines, room.measure) == (page.columns, page.lines, page.measure_em)


def test_lines_are_counted_as_a_typesetter_counts_them() -> None:
    # 36 characters and two blanks before them are 38: two lines of 13 and one of 12.
    assert len(words().sentences[0]) == 36
    assert block_lines(Block("paragraph", (0,)), ROOMS["broadsheet"]) == 3


@pytest.mark.parametrize("lines", [14, 60, 250])
def test_a_drawn_body_has_about_the_lines_asked_for(lines: int) -> None:
    room = ROOMS["broadsheet"]
    for seed in range(20):
        body = draw_body(Dice(seed), room, lines)
        got = sum(block_lines(block, room) for block in body)
        assert abs(got - lines) <= 6, seed


def test_the_too_full_and_the_too_empty_are_so_by_far() -> None:
    by_reason = {problem.reason: problem for problem in ALL}
    room = ROOMS["broadsheet"]
    much = by_reason["text for seven tenths of a page too many"]
    little = by_reason["text for less than half of the page"]

    assert sum(body_lines(story, room) for story in much.stories) > room.page(1)
    assert sum(body_lines(story, room) for story in little.stories) < room.page(1) / 2
