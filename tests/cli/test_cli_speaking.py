"""What is printed where: results, talk, JSON, complaints, and our own bugs."""

from __future__ import annotations

import json
import sys
from types import ModuleType

import pytest

from banxin.cli import run
from banxin.diagnostics import (
    BadContent,
    MissingTool,
    Refused,
    SourcePlace,
    WrongUse,
    error,
    note,
    warning,
)

Captured = pytest.CaptureFixture[str]


def test_explain_says_why_and_what_to_do(capsys: Captured) -> None:
    assert run(["explain", "disk-full", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert "[disk-full] the disk is full; “…” cannot take the files" in out
    assert "half a file never replaces an earlier one" in out
    assert "fix: free some space" in out
    assert err == ""


def test_explain_without_a_code_lists_them_all(capsys: Captured) -> None:
    assert run(["explain", "--format", "json", "--lang", "zh"]) == 0
    listed = {
        entry["code"]: entry["message"] for entry in json.loads(capsys.readouterr().out)["answer"]
    }
    assert listed["disk-full"] == "磁盘满了，“{folder}”写不下"
    assert {"ticket-unknown", "our-bug"} <= set(listed)


def test_explain_knows_near_codes(capsys: Captured) -> None:
    assert run(["explain", "disk-ful", "--lang", "zh"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "错误[code-unknown]: 没有“disk-ful”这个提示代码" in err
    assert "相近的有：disk-full" in err


@pytest.mark.parametrize(
    ("arguments", "code", "params"),
    [
        (["bild"], "command-unknown", {"name": "bild", "known": "build"}),
        (["build", "x", "--strikt"], "option-unknown", {"name": "--strikt", "known": "--strict"}),
        (["build"], "argument-missing", {"name": "ISSUE", "usage": "banxin build"}),
        (["new", "x", "--date", "2026-02-30"], "value-wrong", {"wanted": "YYYY-MM-DD"}),
        (["layouts", "--lang", "fr"], "value-wrong", {"name": "--lang", "wanted": "[zh|en]"}),
        (["build", "x", "--out"], "use-wrong", {"usage": "banxin"}),
        (["check", "x", "y"], "use-wrong", {"usage": "banxin check"}),
    ],
)
def test_wrong_use_is_a_diagnostic_too(
    arguments: list[str], code: str, params: dict[str, str], capsys: Captured
) -> None:
    assert run([arguments[0], "--format=json", *arguments[1:]]) == 2
    out, err = capsys.readouterr()
    said = json.loads(out)
    (diagnostic,) = said["diagnostics"]
    assert err == ""
    assert said["exit"] == 2
    assert diagnostic["code"] == code
    assert params.items() <= diagnostic["params"].items()


@pytest.fixture
def behaves(monkeypatch: pytest.MonkeyPatch) -> object:
    """Gives ``banxin layouts`` another behaviour, to see what the program makes of it."""

    def behave(perform: object) -> None:
        module = ModuleType("layouts")
        module.perform = perform  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "banxin.cli.commands.layouts", module)

    return behave


@pytest.mark.parametrize(
    ("raised", "exit_code"), [(Refused, 1), (WrongUse, 2), (BadContent, 3), (MissingTool, 4)]
)
def test_exit_codes(raised, exit_code, behaves, capsys: Captured) -> None:  # type: ignore[no-untyped-def]
    def perform(session) -> None:  # type: ignore[no-untyped-def]
        session.report([note("disk-full", folder="早先")])
        place = SourcePlace("a.md", 3, 1, "原文")
        raise raised([error("output-unwritable", place, folder="满", cause="锁")])

    behaves(perform)
    assert run(["layouts", "--lang", "zh"]) == exit_code
    out, err = capsys.readouterr()
    assert out == ""
    # What was found before the failure is said too, and first.
    assert err.index("提示[disk-full]: 磁盘满了，“早先”写不下") < err.index(
        "a.md:3:1: 错误[output-unwritable]"
    )
    assert "错误 1 处，警告 0 处，提示 1 处；想知道缘由：banxin explain output-unwritable" in err


@pytest.mark.parametrize(
    ("made", "strict", "exit_code"),
    [(note, True, 0), (warning, False, 0), (warning, True, 1), (error, False, 1)],
)
def test_strict_counts_warnings_as_findings(made, strict, exit_code, behaves, capsys) -> None:  # type: ignore[no-untyped-def]
    def perform(session) -> None:  # type: ignore[no-untyped-def]
        session.report([made("disk-full", folder="x")])
        session.judge(strict=strict)
        session.lines.append("result")

    behaves(perform)
    assert run(["layouts"]) == exit_code
    assert capsys.readouterr().out == "result\n"


def test_json_is_one_object_and_nothing_else(behaves, capsys: Captured) -> None:  # type: ignore[no-untyped-def]
    def perform(session) -> None:  # type: ignore[no-untyped-def]
        session.report([warning("disk-full", SourcePlace("稿.md", 2, 5), folder="x")])
        session.talk.append("talk")
        session.lines.append("line")
        session.answer = [1]

    behaves(perform)
    assert run(["layouts", "--format", "json", "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    said = json.loads(out)
    assert list(said) == ["command", "exit", "diagnostics", "files", "answer"]
    assert said["command"] == "layouts"
    assert said["answer"] == [1]
    assert said["diagnostics"][0]["place"] == {"file": "稿.md", "line": 2, "column": 5}
    assert said["diagnostics"][0]["message"].startswith("the disk is full")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_bug_is_called_one(form: str, behaves, capsys: Captured) -> None:  # type: ignore[no-untyped-def]
    def perform(session) -> None:  # type: ignore[no-untyped-def]
        raise ZeroDivisionError("no lines")

    behaves(perform)
    assert run(["layouts", "--format", form, "--lang", "zh"]) == 70
    out, err = capsys.readouterr()
    assert "Traceback" in err
    assert "ZeroDivisionError: no lines" in err
    if form == "text":
        assert out == ""
        assert "错误[our-bug]: 程序自己出了错" in err
    else:
        assert json.loads(out)["diagnostics"][0]["code"] == "our-bug"
        assert json.loads(out)["exit"] == 70


def test_a_message_without_words_is_a_bug_too(behaves, capsys: Captured) -> None:  # type: ignore[no-untyped-def]
    behaves(lambda session: session.report([error("no-such-code")]))
    assert run(["layouts", "--format", "json"]) == 70
    out, err = capsys.readouterr()
    assert "KeyError: 'no-such-code'" in err
    assert [found["code"] for found in json.loads(out)["diagnostics"]] == ["our-bug"]


def test_ctrl_c_is_quiet(behaves, capsys: Captured) -> None:  # type: ignore[no-untyped-def]
    def perform(session) -> None:  # type: ignore[no-untyped-def]
        session.report([warning("disk-full", folder="x")])
        raise KeyboardInterrupt

    behaves(perform)
    assert run(["layouts"]) == 130
    out, err = capsys.readouterr()
    assert out == ""
    assert err.strip() == ""
