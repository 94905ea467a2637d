"""Planning an issue for the desk: the ways to make up its pages, and one chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from banxin import makeup
from banxin.content import Issue, WrittenPage
from banxin.diagnostics import WrongUse, error
from banxin.edition.beginning import drafts_of, pages_planned, start
from banxin.layout import Layout
from banxin.makeup import PageChoice, PagePlan
from banxin.standing import StandingMatter


@dataclass(frozen=True, slots=True)
class Planned:
    """An issue planned, and nothing made up yet.

    Attributes:
        layout: What it is planned for.
        pages: In order; those that template or desk have settled, and the ways there are to
            make up the others.
        chosen: Page to plan, both from 1, where it was not to be the best.
    """

    layout: Layout
    pages: tuple[PagePlan | PageChoice, ...]
    chosen: Mapping[int, int]

    @property
    def written(self) -> tuple[WrittenPage, ...]:
        """What stands in `issue.toml` where this is how the issue shall be made up."""
        return tuple(
            makeup.written(page, self.layout, self.chosen.get(number, 1) - 1)
            for number, page in enumerate(self.pages, 1)
        )


def plan(
    issue: Issue,
    cache: Path,
    choices: Mapping[int, int],
    go_on: Callable[[], bool] = lambda: True,
) -> Planned:
    """Plan an issue's open pages, without making them up.

    Args:
        issue: What to plan.
        cache: Where the fetched fonts lie, and plans of earlier runs.
        choices: Page to plan, both counted from 1, where it is not to be the best. What a page
            takes decides what is left to those after it, so these are planned anew.
        go_on: Asked between pages; False ends the search.

    Raises:
        BadContent: As of `check`; a page for which there is no plan.
        MissingTool: As of `check`.
        WrongUse: A choice of a page or of a plan that is not there; an end before all was found.
    """
    begun = start(issue, cache)
    kept = StandingMatter(cache / "plans")
    first = pages_planned(begun.drafts, issue, begun.stone, kept, go_on)
    planned = Planned(begun.stone.layout, first, {})
    for number, way in sorted(choices.items()):
        _require(number, way, planned.pages)
        planned = replace(planned, chosen={**planned.chosen, number: way})
        now = issue
        for before, page in enumerate(planned.pages[:number], 1):
            now = makeup.settled(now, page, planned.layout, planned.chosen.get(before, 1) - 1)
        drafts = drafts_of(now, planned.layout)
        after = pages_planned(drafts, now, begun.stone, kept, go_on)[number:]
        planned = replace(planned, pages=(*planned.pages[:number], *after))
    return planned


def _require(number: int, way: int, pages: Sequence[PagePlan | PageChoice]) -> None:
    """Stop where a page or its plan cannot be chosen."""
    if number > len(pages):
        raise WrongUse([error("plan-page-unknown", page=number, pages=len(pages))])
    page = pages[number - 1]
    if isinstance(page, PagePlan):
        raise WrongUse([error("plan-page-settled", page.page.place, page=number)])
    if way > len(page.ways):
        raise WrongUse([error("plan-unknown", page=number, plan=way, plans=len(page.ways))])
