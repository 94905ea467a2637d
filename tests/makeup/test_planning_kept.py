"""Plans kept from an earlier run: the same as new ones, and only of what did not change."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.makeup.paper import LAYOUT, on_stone, page
from tests.makeup.planning_strategies import Wish, issue_on, stories_for

from banxin import makeup
from banxin.content.model import Issue, Page
from banxin.makeup import PageChoice
from banxin.makeup.planning import page as page_module
from banxin.makeup.planning import planned_pages
from banxin.makeup.planning.guests import Guest
from banxin.standing import StandingMatter

SHARES = (6, 3, 2)
ROOM = LAYOUT.page.columns * LAYOUT.page.lines


def full_page(first: int, room: int) -> Page:
    """A page about as full as it can be, its stories named from a number on."""
    wish = Wish(SHARES, ((), (), ()), (6, 5, 9, 4), (0, 3, 5), 93)
    return page(
        *(
            replace(told, name=f"s{first + order}")
            for order, told in enumerate(stories_for(room, LAYOUT.page.columns, wish))
        )
    )


PAPER = issue_on(
    (
        full_page(0, ROOM - LAYOUT.page.columns * (LAYOUT.makeup.masthead_lines + 1)),
        full_page(3, ROOM),
    )
)


@pytest.fixture
def plans(tmp_path: Path) -> StandingMatter:
    return StandingMatter(tmp_path / "plans")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Who stands on each page that is really planned."""
    real: Callable[..., object] = page_module.plan_page
    seen: list[list[str]] = []

    def counted(guests: Sequence[Guest], *rest: object) -> object:
        seen.append([guest.cast.story.name for guest in guests])
        return real(guests, *rest)

    monkeypatch.setattr(planned_pages, "plan_page", counted)
    return seen


def choices(
    an_issue: Issue,
    plans: StandingMatter | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> list[tuple[object, ...]]:
    """Every way to make each page up, with all that is known of it."""
    drafts, _ = makeup.assign(an_issue, LAYOUT)
    planned = makeup.plan_issue(drafts, an_issue, on_stone(), go_on, plans)
    return [one.ways for one in planned.pages if isinstance(one, PageChoice)]


def without_its_last(an_issue: Issue, name: str) -> Issue:
    """An issue whose story of a name lost its last paragraph."""
    pages = (
        replace(
            one,
            stories=tuple(
                replace(told, blocks=told.blocks[:-1]) if told.name == name else told
                for told in one.stories
            ),
        )
        for one in an_issue.pages
    )
    return replace(an_issue, pages=tuple(pages))


def test_kept_plans_are_the_same_as_new_ones(plans: StandingMatter, runs: list[list[str]]) -> None:
    new = choices(PAPER)
    assert [len(ways) > 1 for ways in new] == [True, True]
    runs.clear()
    assert choices(PAPER, plans) == new
    assert sorted(runs) == [["s0", "s1", "s2"], ["s3", "s4", "s5"]]
    assert choices(PAPER, plans) == new
    assert len(runs) == 2


def test_an_edit_plans_only_its_own_page_anew(plans: StandingMatter, runs: list[list[str]]) -> None:
    choices(PAPER, plans)
    edited = without_its_last(PAPER, "s4")
    runs.clear()
    found = choices(edited, plans)
    assert {name for guests in runs for name in guests} == {"s3", "s4", "s5"}
    assert found == choices(edited)


def cut_short(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(file.read_bytes()[:-7])


def in_each_others_place(files: list[Path]) -> None:
    held = [file.read_bytes() for file in files]
    for file, other in zip(files, (*held[1:], held[0]), strict=True):
        file.write_bytes(other)


def with_nothing(files: list[Path]) -> None:
    for file in files:
        file.write_bytes(b"")


def with_another_plan(files: list[Path]) -> None:
    for file in files:
        kept = file.read_bytes()
        file.write_bytes(kept[:32] + zlib.compress(b"[]"))


@pytest.mark.parametrize(
    "damaged", [cut_short, in_each_others_place, with_nothing, with_another_plan]
)
def test_what_is_damaged_is_planned_anew(
    plans: StandingMatter, runs: list[list[str]], damaged: Callable[[list[Path]], None]
) -> None:
    new = choices(PAPER, plans)
    damaged(sorted(plans.folder.iterdir()))
    runs.clear()
    assert choices(PAPER, plans) == new
    assert len(runs) == 2


def test_a_search_that_was_ended_is_not_kept(plans: StandingMatter) -> None:
    asked: list[None] = []

    def go_on() -> bool:
        asked.append(None)
        return len(asked) < 3

    choices(PAPER, plans, go_on)
    assert asked
    assert not plans.folder.exists() or not list(plans.folder.iterdir())
    assert choices(PAPER, plans) == choices(PAPER)
