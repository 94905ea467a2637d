"""The best score of every small problem: ``python -m bench.pages.optimum [--seconds N] [ID …]``.

Writes ``optimum.json``, and the best plans among the witnesses. A problem is small when it has
one page of at most four stories and two photos with nothing pinned.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.open_pages import area_of
from bench.pages.copy import HERE
from bench.pages.desk import MadeUp, made_of, open_issue
from bench.pages.exact import Best, Search
from bench.pages.issue import issue_of
from bench.pages.plans import plan_of
from bench.pages.problem import Problem, load_problems
from bench.pages.witness import keep

OPTIMUM = HERE / "optimum.json"
FULL_SEARCH = "full search"
MOST_STORIES = 4
MOST_PHOTOS = 2


@dataclass(frozen=True, slots=True)
class Optimum:
    """What full search says of a problem.

    Attributes:
        points: Of the best page; None where no page was found.
        whole: The search came to its end, so nothing in its space is better.
        tilings: Arrangements of rectangles that were weighed.
        cpu_s: What it took.
    """

    points: int | None
    whole: bool
    tilings: int
    cpu_s: float


def small(problem: Problem) -> bool:
    """Whether full search can be tried."""
    if problem.possible is False or len(problem.pages) > 1 or problem.fillers:
        return False
    page, photos = problem.pages[0], sum(len(story.photos) for story in problem.stories)
    few = len(page.stories) <= MOST_STORIES and photos <= MOST_PHOTOS
    return few and not page.pins and not page.boxes


def known() -> dict[str, Optimum]:
    """What is checked in."""
    if not OPTIMUM.is_file():
        return {}
    data = json.loads(OPTIMUM.read_text("utf-8"))
    return {name: Optimum(**one) for name, one in data.items()}


def optimum(problem: Problem, seconds: float) -> tuple[Optimum, MadeUp | None]:
    """Search first among rectangles, then among pages on which one story leaves a corner."""
    issue = issue_of(problem)
    stone, drafts = open_issue(issue)
    (draft,) = [draft for draft in drafts if isinstance(draft, OpenPage)]
    begin = time.process_time()
    by, area = CastingOff(stone), area_of(draft, stone)
    runs: list[Best] = []
    for corners in (0, 1):
        found = [run.points for run in runs if run.points is not None]
        search = Search(
            issue.pages[0].stories,
            area,
            by,
            corners=corners,
            seconds=seconds,
            known=min(found, default=None),
        )
        runs.append(search.run())
    took = round(time.process_time() - begin, 2)
    good = [run for run in runs if run.points is not None]
    tilings, whole = sum(run.tilings for run in runs), all(run.whole for run in runs)
    best = min(good, key=lambda run: run.points or 0) if good else None
    if not best:
        return Optimum(None, whole, tilings, took), None
    plan = PagePlan(draft.number, draft.page, draft.masthead, draft.footer, best.stories)
    return Optimum(best.points, whole, tilings, took), made_of((plan,), issue, stone)


def _searched(names: list[str], seconds: float) -> Iterator[tuple[str, Optimum]]:
    for problem in load_problems():
        if not small(problem) or (names and problem.id not in names):
            continue
        found, made = optimum(problem, seconds)
        print(f"{problem.id}: {found}", flush=True)
        if made and made.made:
            keep(problem, plan_of(problem.id, made.plans, made.made, FULL_SEARCH))
        yield problem.id, found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*")
    asked.add_argument("--seconds", type=float, default=60, help="of CPU for either search")
    said = asked.parse_args()
    possible = {problem.id for problem in load_problems() if small(problem)}
    found = {name: one for name, one in known().items() if name in possible}
    for name, one in _searched(said.names, said.seconds):
        found[name] = one
        kept = {key: asdict(found[key]) for key in sorted(found)}
        OPTIMUM.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
