"""``banxin plan`` on the sample issue: what it offers, what it takes, what it refuses."""

from __future__ import annotations

import json
import shutil
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from banxin.cli import run
from banxin.cli.schemas import SCHEMA_FOLDER
from banxin.messages import columns

SAMPLE = Path(__file__).parents[2] / "content" / "2026-11"
TABLOID = str(SAMPLE / "tabloid.toml")
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "2026-11")
    return tmp_path / "2026-11"


def answered(*arguments: str, code: int = 0) -> dict[str, Any]:
    """What a run says to programs."""
    with redirect_stdout(StringIO()) as out:
        assert run(["plan", *arguments, "--format", "json"]) == code
    said: dict[str, Any] = json.loads(out.getvalue())
    return said


@cache
def pages(*arguments: str) -> list[dict[str, Any]]:
    """The pages of an issue that no test changes."""
    answer = answered(*arguments)["answer"]
    Draft202012Validator(
        json.loads((SCHEMA_FOLDER / "plan.schema.json").read_text("utf-8"))
    ).validate(answer)
    found: list[dict[str, Any]] = answer["pages"]
    return found


def test_a_page_fits_a_terminal_and_says_what_it_costs(capsys: Captured) -> None:
    assert run(["plan", str(SAMPLE), "--lang", "zh"]) == 0
    out, err = capsys.readouterr()
    assert max(map(columns, out.splitlines())) <= 80
    assert "第 1 版 侨乡：" in out
    assert "排法 1（选用）：" in out
    assert "竖断版" in out  # a rule by its name, as in docs/page-rules.md
    assert "A   watchtowers" in out
    assert "A1  图 1" in out
    assert err == ""


def test_the_best_plans_differ_and_come_in_order() -> None:
    (page,) = pages(str(SAMPLE), "--plans", "5")
    assert [plan["plan"] for plan in page["plans"]] == [1, 2, 3, 4, 5]
    assert page["found"] >= 5
    scores = [plan["score"] for plan in page["plans"]]
    assert scores == sorted(scores)
    for plan in page["plans"]:
        assert plan["score"] == sum(part["points"] for part in plan["parts"])
        assert all(part["points"] > 0 for part in plan["parts"])
    places = [json.dumps(plan["stories"]) for plan in page["plans"]]
    assert len(set(places)) == len(places)


def test_a_plan_says_of_every_story_and_photo_where_it_stands() -> None:
    (page,) = pages(str(SAMPLE), "--plans", "5")
    plan = page["plans"][0]
    assert [story["story"] for story in plan["stories"]] == ["watchtowers", "letters", "teahouse"]
    assert [story["letter"] for story in plan["stories"]] == ["A", "B", "C"]
    assert [len(story["photos"]) for story in plan["stories"]] == [3, 1, 1]
    for story in plan["stories"]:
        for photo in story["photos"]:
            for side in ("columns", "lines"):
                first, last = photo[side]
                assert story[side][0] <= first <= last <= story[side][1]
    drawn = "".join(plan["picture"])
    assert {"A", "a", "B", "b", "C", "c", "#", "="} <= set(drawn)
    assert all(name in drawn for name in ("A1#", "A2#", "A3#", "B1#", "C1#"))


def test_a_story_that_turns_says_where(capsys: Captured) -> None:
    first, second, *_ = pages(str(SAMPLE / "a4.toml"))
    (here,), (there,) = first["plans"][0]["stories"], second["plans"][0]["stories"]
    assert (here["story"], here["turns_to"], here["rank"]) == ("watchtowers", 2, "lead")
    assert (there["story"], there["turned_from"], there["rank"]) == ("watchtowers", 1, "")
    # The first photo stands on page one, so page two begins with the second.
    assert [photo["photo"] for photo in here["photos"] + there["photos"]] == [1, 2, 3]
    assert "A2#" in "".join(second["plans"][0]["picture"])
    assert run(["plan", str(SAMPLE / "a4.toml"), "--page", "1", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "下转第 2 版" in out
    assert "第 2 版 碉楼" not in out


def test_a_plan_that_is_chosen_is_shown_and_taken(capsys: Captured) -> None:
    assert run(["plan", TABLOID, "--page", "2", "--choose", "2=3", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "plan 1: " in out
    assert "plan 2: " not in out
    assert "plan 3 (taken): " in out
    assert "page 1, " not in out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--choose", "3=1"], "plan-page-unknown"),
        (["--choose", "1=99"], "plan-unknown"),
        (["--page", "3"], "plan-page-unknown"),
        (["--choose", "1"], "value-wrong"),
        (["--choose", "0=1"], "value-wrong"),
        (["--choose", "1=0"], "value-wrong"),
        (["--plans", "0"], "value-wrong"),
        (["--plans", "some"], "value-wrong"),
        (["--seconds", "0"], "value-wrong"),
    ],
)
def test_what_is_not_there_cannot_be_chosen(arguments: list[str], code: str) -> None:
    said = answered(TABLOID, *arguments, code=2)
    assert [found["code"] for found in said["diagnostics"]] == [code]
    assert said["answer"] is None


def test_a_search_that_was_stopped_says_nothing_of_the_copy() -> None:
    said = answered(TABLOID, "--seconds", "0.000001", code=2)
    assert [found["code"] for found in said["diagnostics"]] == ["plan-stopped"]


def test_enough_time_changes_nothing() -> None:
    assert pages(TABLOID, "--seconds", "600") == pages(TABLOID)


def test_a_settled_page_has_no_plans(folder: Path, capsys: Captured) -> None:
    assert run(["plan", str(folder), "--write"]) == 0
    (page,) = pages(str(folder))
    assert (page["settled"], page["plans"], page["chosen"]) == (True, [], 0)
    said = answered(str(folder), "--choose", "1=1", code=2)
    assert [found["code"] for found in said["diagnostics"]] == ["plan-page-settled"]
    capsys.readouterr()
    assert run(["plan", str(folder), "--lang", "zh"]) == 0
    assert "第 1 版 侨乡：版位已经定了" in capsys.readouterr().out


def test_check_says_the_score_of_every_page_by_its_parts(capsys: Captured) -> None:
    """The same that the planner has reckoned before a line was placed."""
    planned = pages(TABLOID)
    assert run(["check", TABLOID, "--format", "json"]) == 0
    scores = json.loads(capsys.readouterr().out)["answer"]["scores"]
    assert [score["page"] for score in scores] == [1, 2]
    for score, page in zip(scores, planned, strict=True):
        (plan,) = page["plans"]
        assert score["total"] == plan["score"]
        assert score["parts"] == {part["rule"]: part["points"] for part in plan["parts"]}
