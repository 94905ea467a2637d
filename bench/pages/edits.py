"""What an edit costs: ``python -m bench.pages.edits``; writes ``EDITS.md``.

The largest issue of the benchmark is planned with an empty folder of kept plans, then once more
as it is, then after each of a few edits by which a story loses its last paragraph.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from banxin import makeup
from banxin.content.model import Issue
from banxin.makeup import PageChoice
from banxin.makeup.planning.casts import CastingOff
from banxin.standing import StandingMatter
from bench.pages.copy import HERE
from bench.pages.desk import open_issue
from bench.pages.issue import issue_of
from bench.pages.problem import load_problem
from bench.pages.results import Machine

PROBLEM = "issue-708"
EDITED = (0, 10, 25, 40, 60)
"""Stories of the flow that lose a paragraph, one at a time."""

_HEAD = """\
# What an edit costs

Made by `python -m bench.pages.edits`; do not edit.

- Machine: {machine.processor}, {machine.cores} cores, {machine.system}
- Python {machine.python}, commit {machine.commit}

{problem}: {pages} pages, {stories} stories that flow. Every run composes all of the text, in
{compose:.2f} s of CPU; *CPU* is planning with it, *to text* the same as a multiple of composing.
*Planned* counts pages for which no kept plan was found, *moved* the pages that do not look as
they did before the edit.

| run | CPU s | to text | planned | moved | points |
|---|---:|---:|---:|---:|---:|
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One planning of an issue: CPU seconds, pages planned anew, and the pages."""

    seconds: float
    planned: int
    pages: tuple[PageChoice, ...]

    @property
    def points(self) -> int:
        return sum(page.ways[0].score.total for page in self.pages)


def plan(issue: Issue, folder: Path) -> Run:
    """Plan an issue with the plans that a folder keeps."""
    stone, drafts = open_issue(issue)
    kept = set(folder.glob("*"))
    begin = time.process_time()
    planned = makeup.plan_issue(drafts, issue, stone, kept=StandingMatter(folder))
    seconds = time.process_time() - begin
    pages = tuple(page for page in planned.pages if isinstance(page, PageChoice))
    return Run(seconds, len(set(folder.glob("*")) - kept), pages)


def edited(issue: Issue, number: int) -> Issue:
    """An issue whose n-th flowing story lost its last paragraph."""
    story = issue.flow[number]
    shorter = replace(story, blocks=story.blocks[:-1])
    return replace(issue, flow=tuple(shorter if one is story else one for one in issue.flow))


def composing(issue: Issue) -> float:
    """CPU seconds of casting off every story once."""
    stone, _ = open_issue(issue)
    by = CastingOff(stone)
    begin = time.process_time()
    for story in issue.stories:
        by.cast(story)
    return time.process_time() - begin


def runs(issue: Issue) -> Iterator[tuple[str, Run]]:
    """The runs, each with what it is called."""
    with TemporaryDirectory() as folder:
        kept = Path(folder)
        yield "first", plan(issue, kept)
        yield "again", plan(issue, kept)
        for number in EDITED:
            yield f"story {number + 1} cut", plan(edited(issue, number), kept)


def moved(page: PageChoice, before: PageChoice) -> bool:
    """Whether a page does not look as before."""
    one, other = page.ways[0], before.ways[0]
    places = [(plan.story.name, plan.spot, plan.notch) for plan in one.stories]
    return places != [(plan.story.name, plan.spot, plan.notch) for plan in other.stories]


def main() -> None:
    issue = issue_of(load_problem(PROBLEM))
    compose = composing(issue)
    lines: list[str] = []
    first: Run | None = None
    for name, run in runs(issue):
        first = first or run
        changed = sum(moved(*pair) for pair in zip(run.pages, first.pages, strict=True))
        ratio = run.seconds / compose
        cells = (name, f"{run.seconds:.2f}", f"{ratio:.1f}", run.planned, changed, run.points)
        lines.append(f"| {' | '.join(map(str, cells))} |")
        print(lines[-1], flush=True)
    head = _HEAD.format(
        machine=Machine.here(),
        problem=PROBLEM,
        pages=len(issue.pages),
        stories=len(issue.flow),
        compose=compose,
    )
    (HERE / "EDITS.md").write_text(head + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
