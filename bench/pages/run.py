"""Runs the benchmark: ``python -m bench.pages.run [--class NAME] [--jobs 2] [--plans DIR]``.

Without ``--plans`` Banxin's planner is run; with it, somebody else's plans are judged. Writes
``RESULTS.md`` and ``results.json`` when every class was run by Banxin's planner.
"""

from __future__ import annotations

import argparse
import json
import signal
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from banxin.diagnostics import Diagnostic, Severity
from banxin.makeup import PageRule
from bench.pages.copy import HERE
from bench.pages.desk import SECONDS, Cost, MadeUp, make_up
from bench.pages.exact import OutOfTime
from bench.pages.issue import issue_of
from bench.pages.judged import JudgedPage, judged
from bench.pages.plans import Plan, by_hand, load_plans, plan_of, unplaced
from bench.pages.problem import Problem, load_problem, load_problems
from bench.pages.results import Machine, Result
from bench.pages.tables import markdown
from bench.pages.witness import keep, keeps_pins, shown

PLANNER = "Banxin's planner"


def run_planner(name: str, *, seconds: float = SECONDS, keeping: bool = False) -> Result:
    """Banxin's planner on one problem; stopped by force after twice its seconds."""
    problem = load_problem(name)
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds * 2)
    try:
        result = make_up(issue_of(problem), seconds)
    except OutOfTime:
        cost = Cost(plan_s=seconds * 2)
        return _failed(problem, ("out-of-time",), MadeUp(None, (), (), cost))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return _result(problem, result, keeping=keeping)


def _stop(*_: object) -> None:
    raise OutOfTime


def run_plan(name: str, plan: Plan) -> Result:
    """Somebody else's plan of one problem. What it leaves out or moves off its pin counts."""
    problem = load_problem(name)
    issue = issue_of(problem)
    if unplaced(issue, plan) or not keeps_pins(problem, plan):
        return _failed(problem, ("plan-incomplete",))
    return _result(problem, make_up(by_hand(issue, plan)), keeping=False)


def _result(problem: Problem, result: MadeUp, *, keeping: bool) -> Result:
    errors = [one.code for one in result.findings if _counts(one)]
    if not result.made:
        return _failed(problem, tuple(errors) or ("no-plan",), result)
    plan = plan_of(problem.id, result.plans, result.made, PLANNER)
    if unplaced(issue_of(problem), plan) or not keeps_pins(problem, plan):
        return _failed(problem, ("plan-incomplete", *errors), result)
    if keeping:
        keep(problem, plan)
    return _told(problem, judged(result.made), tuple(errors), result.cost)


def _counts(finding: Diagnostic) -> bool:
    """Whether a finding tells the desk that a page cannot be made, or what would cure it."""
    if finding.code.startswith("cure-"):
        return True
    unfilled = finding.code == PageRule.FOOT_EMPTY and finding.severity is Severity.WARNING
    return finding.severity is Severity.ERROR or unfilled


def _failed(problem: Problem, codes: tuple[str, ...], result: MadeUp | None = None) -> Result:
    return _told(problem, (), codes, result.cost if result else None)


def _told(
    problem: Problem, pages: tuple[JudgedPage, ...], codes: tuple[str, ...], cost: Cost | None
) -> Result:
    spent = cost or Cost()
    return Result(
        problem.id,
        problem.kind,
        problem.possible,
        len(problem.pages),
        pages,
        tuple(sorted(set(codes))),
        round(spent.compose_s, 4),
        round(spent.plan_s, 4),
        round(spent.tell_s, 4),
    )


def run_all(names: Iterable[str], jobs: int, *, seconds: float, keeping: bool) -> list[Result]:
    """Several problems at once, each in one process from its beginning to its end."""
    run = partial(run_planner, seconds=seconds, keeping=keeping)
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        results = []
        for result in pool.map(run, names):
            print(_line(result), flush=True)
            results.append(result)
    return results


def _line(result: Result) -> str:
    points = sum(page.total for page in result.pages)
    told = ", ".join(result.told)
    clean = f"{result.clean}/{result.expected}"
    return f"{result.id:22}{clean:>6}{points:7}{result.plan_s:9.2f} s  {told}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--class", dest="kind", default="", help="only problems of one class")
    asked.add_argument("--jobs", type=int, default=2, help="processes")
    asked.add_argument("--seconds", type=float, default=SECONDS, help="of CPU for one problem")
    asked.add_argument("--plans", type=Path, help="judge these plans and run no planner")
    asked.add_argument("--keep", action="store_true", help="check solutions in as witnesses")
    said = asked.parse_args()
    problems = load_problems(said.kind)
    if said.plans:
        plans = load_plans(said.plans)
        results = [
            run_plan(problem.id, plans[problem.id])
            if problem.id in plans
            else _failed(problem, ("no-plan",))
            for problem in problems
        ]
    else:
        names = [problem.id for problem in problems]
        results = run_all(names, said.jobs, seconds=said.seconds, keeping=said.keep)
    table = markdown(results, Machine.here(), said.seconds, shown(problems))
    print(table)
    if not said.plans and not said.kind:
        (HERE / "RESULTS.md").write_text(table, "utf-8")
        data = {
            "machine": asdict(Machine.here()),
            "seconds": said.seconds,
            "problems": [asdict(one) for one in results],
        }
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (HERE / "results.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
