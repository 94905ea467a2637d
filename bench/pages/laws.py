"""The laws, put to every benchmark page: ``python -m bench.pages.laws [--class NAME] [--paint N]``.

With ``--paint`` so many problems of each class are also printed and read back from the PDF, as
``tests/laws`` reads its own issues. Writes ``LAWS.md`` when every class was judged.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.pages.copy import HERE
from bench.pages.desk import SECONDS, font_cache, make_up
from bench.pages.export import export
from bench.pages.impossible import KIND as IMPOSSIBLE
from bench.pages.issue import issue_of
from bench.pages.lawbook import LAWS, broken_laws
from bench.pages.problem import Problem, classes, load_problems


def painted_faults(problem: Problem, folder: Path) -> list[str]:
    """L1 to L4 of a problem's press file, read back by the readers of ``tests/laws``."""
    from tests.laws.pressed import press_issue  # noqa: PLC0415  # needs pytest, for this alone
    from tests.laws.test_law_breaks import break_violations  # noqa: PLC0415
    from tests.laws.test_law_edges import edge_violations, grid_violations  # noqa: PLC0415
    from tests.laws.test_law_text import text_violations  # noqa: PLC0415

    spread = press_issue(export(problem, folder), font_cache()).spread
    laws = (text_violations, edge_violations, grid_violations)
    faults = [fault for law in laws for fault in law(spread)]
    return [f"{problem.id} painted: {one}" for one in (*faults, *break_violations(spread.lines))]


@dataclass(frozen=True, slots=True)
class Kept:
    """How a class keeps the laws.

    Attributes:
        problems, pages: That could be made up.
        faults: Everything that breaks a law.
        painted: The problems that were read back from the PDF.
    """

    kind: str
    problems: int
    pages: int
    faults: tuple[str, ...]
    painted: tuple[str, ...]


def judge_class(kind: str, seconds: float, paint: int) -> Kept:
    """The laws over every problem of a class, and over some of them painted."""
    made, pages, faults, readable = 0, 0, [], []
    for problem in load_problems(kind):
        result = make_up(issue_of(problem), seconds)
        if result.made:
            pages += len(result.made.pages)
            faults += broken_laws(problem, result.made)
            made += 1
            # A PDF does not say on which leading a page stands, and the readers know the layout's.
            if not problem.fillers and not any(plan.step for plan in result.plans):
                readable.append(problem)
    sample = _sample(readable, paint) if kind != IMPOSSIBLE else ()
    for problem in sample:
        with TemporaryDirectory() as folder:
            faults += painted_faults(problem, Path(folder))
    return Kept(kind, made, pages, tuple(faults), tuple(one.id for one in sample))


def _sample(problems: Sequence[Problem], count: int) -> Sequence[Problem]:
    """So many problems, spread evenly."""
    return problems[:: max(len(problems) // max(count, 1), 1)][:count]


def laws_table(classes: Sequence[Kept]) -> str:
    """All of ``LAWS.md``."""
    parts = ["# The laws over the benchmark's pages", ""]
    parts += ["Made by `python -m bench.pages.laws`; do not edit.", "", _LEGEND, ""]
    parts += ["| class | made up | pages | L1 | L2 | L3 | L4 | L5 | painted | faults there |"]
    parts += ["|---|" + "---:|" * 7 + "---|---:|"]
    for one in classes:
        broken = [sum(f" {law}: " in fault for fault in one.faults) for law in LAWS]
        painted = sum(" painted: " in fault for fault in one.faults)
        names = ", ".join(one.painted) or "–"
        cells = (one.kind, one.problems, one.pages, *broken, names, painted)
        parts.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(parts) + "\n"


_LEGEND = """\
Faults by law, over every page that Banxin's planner makes up, clean or not, and over some problems
of each class printed and read back from the press PDF (L1 to L4) by the readers of `tests/laws`:
of those without fillers and on the layout's own leading, which the readers know.
L1 every character once and in order; L2 justified lines fill their measure; L3 baselines stand on
the grid; L4 no line begins or ends with what it must not, no unit is broken, no column starts with
a paragraph's last line; L5 what does not fit is told to the character."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--class", dest="kind", default="")
    asked.add_argument("--seconds", type=float, default=SECONDS, help="of CPU for one problem")
    asked.add_argument("--paint", type=int, default=0, help="problems of each class to print")
    given = asked.parse_args()
    kinds = [given.kind] if given.kind else list(classes(load_problems()))
    found = [judge_class(kind, given.seconds, given.paint) for kind in kinds]
    faults = [fault for one in found for fault in one.faults]
    print("\n".join(faults))
    print(laws_table(found))
    if not given.kind:
        (HERE / "LAWS.md").write_text(laws_table(found), "utf-8")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
