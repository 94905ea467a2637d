"""The tables of results: counted by hand beside what they say."""

from __future__ import annotations

import pytest
from bench.pages import run
from bench.pages.exact import OutOfTime
from bench.pages.judged import JudgedPage
from bench.pages.results import Machine, Result
from bench.pages.tables import markdown

MACHINE = Machine("a press", 2, "Linux", "3.11", "abc")


def page(*, overset: bool = False, hole: bool = False, points: int = 0) -> JudgedPage:
    parts = {"page-copyfit": points} if points else {}
    return JudgedPage(overset, hole, parts, dict.fromkeys(parts, 1))


def result(name: str, *pages: JudgedPage, expected: int = 1, **more: object) -> Result:
    given = {"possible": None, "told": (), "compose_s": 0.1, "plan_s": 0.3, **more}
    return Result(name, "a-class", expected=expected, pages=pages, **given)  # type: ignore[arg-type]


def table_of(*results: Result, seconds: float = 15, shown: tuple[str, ...] = ()) -> str:
    return markdown(results, MACHINE, seconds, shown)


def row(table: str, start: str) -> list[str]:
    (line,) = [line for line in table.splitlines() if line.startswith(f"| {start} |")]
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_pages_are_counted_each_for_itself() -> None:
    table = table_of(
        result("one", page(points=50), page(overset=True), page(hole=True), expected=3),
        result("two", page(points=70)),
        result("three", told=("no-plan",)),
        shown=("one", "three"),
    )

    # Problems, pages, no overset, no hole, clean, shown, clean of those, score, CPU, to text.
    assert row(table, "a-class") == [
        "a-class", "3", "5", "3", "3", "2", "4", "1", "60", "0.30", "0.30", "2.0",
    ]  # fmt: skip


def test_the_impossible_are_told_of_but_not_counted_among_the_pages() -> None:
    table = table_of(
        result("yes", page(points=1)),
        result("no", possible=False, told=("box-off-grid",)),
        result("cured", possible=False, told=("boxes-overlap", "cure-move-box"), tell_s=1.5),
        result("silent", page(), possible=False),
        result("stuck", possible=False, told=("out-of-time",)),
    )

    assert row(table, "a-class")[1] == "1"
    assert "Impossible: 2 of 4 told, 1 of them with a cure" in table
    assert row(table, "silent")[1:] == ["nothing", "none", "0.30"]
    assert row(table, "cured")[1:] == ["boxes-overlap", "cure-move-box", "1.80"]


def test_a_gap_is_planner_less_best(monkeypatch: pytest.MonkeyPatch) -> None:
    table = table_of(result("a4-604", page(points=12)), result("a4-606"))

    assert row(table, "a4-604")[1:] == ["12", "2", "10", "whole"]
    assert row(table, "a4-606")[1] == "–"


def test_the_seconds_that_were_given_are_said() -> None:
    assert "given 7.5 s of CPU" in table_of(result("one", page()), seconds=7.5)


def test_a_planner_that_does_not_stop_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(run, "make_up", endless)
    found = run.run_planner("a4-600", seconds=0.05)

    assert found.told == ("out-of-time",)
    assert not found.solved
    assert issubclass(OutOfTime, Exception)
