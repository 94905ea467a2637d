"""The results as Markdown tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from statistics import median

from bench.pages.optimum import Optimum, known
from bench.pages.results import Machine, Result

_LEGEND = """\
Pages of problems that are not impossible on purpose. *Clean*: no overset and no hole. *Shown* are
pages of problems for which a solution is checked in under `witnesses/`, whoever found it: only of
those is it known that they can be clean at all. *Score* is the median of the clean pages' points,
lower is better, 100 are one empty column line. *CPU* is planning, casting the text off included,
median and most; *to text* is planning without casting off, as a multiple of casting off, the
median. Impossible problems are *told* when an error, or the warning that a page is not full, says
so and nothing is made up in silence; their *CPU* is planning and trying cures together."""


def markdown(
    results: Sequence[Result], machine: Machine, seconds: float, shown: Collection[str]
) -> str:
    """All of ``RESULTS.md``.

    Args:
        results: In the order of the problems.
        machine: Where they were run.
        seconds: Of CPU that whoever planned was given for each problem.
        shown: The problems that a witness solves.
    """
    open_ones = [one for one in results if one.possible is not False]
    parts = ["# Page problems", "", "Made by `python -m bench.pages.run`; do not edit.", ""]
    parts += [f"- Machine: {machine.processor}, {machine.cores} cores, {machine.system}"]
    parts += [f"- Python {machine.python}, commit {machine.commit}"]
    parts += [f"- Each problem was given {seconds:g} s of CPU", "", _LEGEND, ""]
    parts += list(_classes(open_ones, shown))
    parts += ["", *_impossible(results), "", "## What the points are for", ""]
    parts += list(_rules(open_ones))
    parts += ["", "## How far from the best", "", *_gaps(open_ones, known())]
    return "\n".join(parts).rstrip() + "\n"


def _classes(results: Sequence[Result], shown: Collection[str]) -> Iterator[str]:
    yield (
        "| class | problems | pages | no overset | no hole | clean | shown | clean of shown "
        "| score | CPU s | most | to text |"
    )
    yield "|---|" + "---:|" * 11
    groups = {one.kind: [r for r in results if r.kind == one.kind] for one in results}
    for kind, group in (*groups.items(), ("all", list(results))):
        yield _class(kind, group, shown)


def _class(kind: str, group: Sequence[Result], shown: Collection[str]) -> str:
    pages = [page for one in group for page in one.pages]
    proved = [one for one in group if one.id in shown]
    scores = [page.total for page in pages if page.clean]
    seconds = [one.plan_s for one in group]
    ratios = [(one.plan_s - one.compose_s) / one.compose_s for one in group if one.compose_s]
    cells = (
        kind,
        len(group),
        sum(one.expected for one in group),
        sum(not page.overset for page in pages),
        sum(not page.hole for page in pages),
        sum(page.clean for page in pages),
        sum(one.expected for one in proved),
        sum(one.clean for one in proved),
        round(median(scores)) if scores else "–",
        f"{median(seconds):.2f}" if any(seconds) else "–",
        f"{max(seconds):.2f}" if any(seconds) else "–",
        f"{median(ratios):.1f}" if ratios else "–",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _impossible(results: Sequence[Result]) -> Iterator[str]:
    group = [one for one in results if one.possible is False]
    if not group:
        return
    named = [one for one in group if _named(one) and "out-of-time" not in one.told]
    cured = [one for one in named if _cures(one)]
    yield (
        f"Impossible: {len(named)} of {len(group)} told, {len(cured)} of them with a cure that was "
        "tried and works."
    )
    yield ""
    yield "| problem | told | cures | CPU s |"
    yield "|---|---|---|---:|"
    for one in group:
        told = ", ".join(_named(one)) or "nothing"
        cures = ", ".join(_cures(one)) or "none"
        yield f"| {one.id} | {told} | {cures} | {one.plan_s + one.tell_s:.2f} |"


def _named(result: Result) -> list[str]:
    return [code for code in result.told if not code.startswith("cure-")]


def _cures(result: Result) -> list[str]:
    return [code for code in result.told if code.startswith("cure-")]


def _rules(results: Iterable[Result]) -> Iterator[str]:
    pages = [page for one in results for page in one.pages if page.clean]
    points: Counter[str] = Counter()
    breaks: Counter[str] = Counter()
    for page in pages:
        points.update(page.points)
        breaks.update(page.breaks)
    yield "| rule | breaks | pages with it | points a page |"
    yield "|---|---:|---:|---:|"
    for rule, count in breaks.most_common():
        with_it = sum(rule in page.breaks for page in pages)
        yield f"| {rule} | {count} | {with_it} | {points[rule] / len(pages):.1f} |"


def _gaps(results: Sequence[Result], best: dict[str, Optimum]) -> Iterator[str]:
    yield (
        "Full search over every tiling by rectangles, of which one may leave a corner, with every "
        "place and height of every photo; see README. *Cut off*: its seconds ran out."
    )
    yield ""
    yield "| problem | planner | best | gap | search |"
    yield "|---|---:|---:|---:|---|"
    gaps = []
    for one in results:
        if one.id not in best:
            continue
        found = best[one.id]
        own = one.pages[0].total if one.solved else None
        gap = own - found.points if own is not None and found.points is not None else None
        gaps += [gap] if gap is not None and found.whole else []
        end = "whole" if found.whole else "cut off"
        yield f"| {one.id} | {_or(own)} | {_or(found.points)} | {_or(gap)} | {end} |"
    if gaps:
        exact = sum(gap <= 0 for gap in gaps)
        yield ""
        yield f"Median gap {median(gaps):g}; none on {exact} of {len(gaps)} searched to the end."


def _or(points: int | None) -> str:
    return "–" if points is None else str(points)
