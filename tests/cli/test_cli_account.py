"""The account of a made-up issue, counted by hand on a made-up page."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from banxin import edition
from banxin.cli import run
from banxin.cli.account import StoryAccount, account, as_rows
from banxin.cli.manner import Manner
from banxin.content import load_issue
from banxin.diagnostics import Diagnostic, PagePlace, error, warning
from banxin.edition import Checked
from banxin.layout import load_layout
from banxin.makeup import NO_SHAPE, Frame, IssueLayout, PageLayout, Part, PlacedLine, PlacedText
from banxin.measure import ZERO, Length, Rect
from banxin.messages import Language
from banxin.typeset import Adjustment, Line, Run, Setting

BOX = Rect(ZERO, ZERO, Length.mm(10), Length.mm(10))


def line(text: str) -> PlacedLine:
    """A line of one cluster a character; only its words matter here."""
    count = len(text)
    numbers = tuple(range(count))
    composed = Line(
        runs=(Run(text),),
        start=0,
        end=count,
        texts=tuple(text),
        starts=numbers,
        lengths=(1,) * count,
        run_indices=(0,) * count,
        xs=tuple(1000 * number for number in numbers),
        advances=(1000,) * count,
        width=1000 * count,
        adjustment=Adjustment(Setting.LOOSE),
    )
    return PlacedLine(composed, ZERO)


def text(part: Part, *lines: str) -> PlacedText:
    size = Length.pt(9)
    return PlacedText(part, tuple(map(line, lines)), ZERO, size, size, "black")


def made_up() -> IssueLayout:
    frames = (
        Frame(BOX, "", (text(Part.FOLIO, "一版"),)),
        Frame(BOX, "tea", (text(Part.TITLE, "茶楼"), text(Part.BODY, "一盅两件，", "水滚茶靓"))),
        Frame(BOX, "tower", (text(Part.BODY, "碉楼"), text(Part.CAPTION, "远眺"))),
        Frame(BOX, "tea", (text(Part.BODY, "叹。"),)),
    )
    page = PageLayout(1, "侨乡", frames, (), (), (), NO_SHAPE)
    rest = PageLayout(
        2, "副刊", (Frame(BOX, "tea", (text(Part.BODY, "完"),)),), (), (), (), NO_SHAPE
    )
    return IssueLayout(
        "侨乡",
        "",
        datetime.date(2026, 12, 18),
        load_layout("broadsheet", Path()),
        (page, rest),
        {},
        (),
    )


ACCOUNTS = (
    StoryAccount(page=1, story="tea", lines=3, characters=11, photos=0),
    StoryAccount(page=1, story="tower", lines=1, characters=2, photos=0),
    StoryAccount(page=2, story="tea", lines=1, characters=1, photos=0),
)


def test_every_story_is_counted_on_every_page() -> None:
    assert account(made_up()) == ACCOUNTS


def test_the_table_lines_up_under_chinese_heads() -> None:
    assert as_rows(ACCOUNTS, Manner(Language.ZH, machine=False)) == [
        "版  稿件   行  字  照片",
        "1   tea    3   11  0",
        "1   tower  1   2   0",
        "2   tea    1   1   0",
    ]


@pytest.mark.parametrize(
    ("made", "strict", "exit_code"),
    [(warning, [], 0), (warning, ["--strict"], 1), (error, [], 3), (error, ["--strict"], 3)],
)
def test_check_tells_the_account_and_the_findings(
    made: Callable[..., Diagnostic],
    strict: list[str],
    exit_code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    issue = tmp_path / "2026-12"
    assert run(["new", str(issue), "--date", "2026-12-18"]) == 0
    capsys.readouterr()
    found = made("disk-full", PagePlace(2), folder="x")
    monkeypatch.setattr(edition, "check", lambda *_: Checked(made_up(), None, None, (found,)))  # type: ignore[arg-type]
    weight = "错误" if made is error else "警告"
    assert run(["check", str(issue), *strict, "--lang", "zh"]) == exit_code
    out, err = capsys.readouterr()
    assert out.splitlines()[1] == "1   tea    3   11  0"
    assert f"第2版: {weight}[disk-full]" in err
    assert run(["check", str(issue), *strict, "--format", "json"]) == exit_code
    answer = json.loads(capsys.readouterr().out)["answer"]
    assert answer["issue"] == load_issue(issue).issue.name
    assert answer["stories"][1] == {
        "page": 1,
        "story": "tower",
        "lines": 1,
        "characters": 2,
        "photos": 0,
    }
