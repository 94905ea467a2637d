"""The faces of a job: marks that cannot be squeezed are told before anything is painted."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest
from tests.makeup.paper import LAYOUT

from banxin.content import load_issue, new_issue
from banxin.diagnostics import Severity, SourcePlace
from banxin.edition import check
from banxin.fonts import FontSet
from banxin.messages import Language, as_text
from banxin.shipped import shipped
from banxin.type_case import FaceOrder, centred_marks
from banxin.typeset import InkSpan, OneEm

STOPS = frozenset("，。、；：！？")


class Taiwan(OneEm):
    """A face that centres its stops."""

    def ink(self, character: str, face: str) -> InkSpan:
        return InkSpan(350, 650) if character in STOPS else super().ink(character, face)


@pytest.fixture(scope="session")
def cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


def order() -> FaceOrder:
    return FaceOrder(LAYOUT, "./ours", Path())


def test_each_face_of_running_text_is_told_with_the_marks_in_use() -> None:
    needs = {"body": frozenset("甲，乙。（）"), "kai": frozenset("丙？"), "hei": frozenset("丁！")}
    found = centred_marks(order(), needs, Taiwan())
    assert [(one.code, one.severity) for one in found] == [("marks-centred", Severity.WARNING)] * 2
    assert [one.params for one in found] == [
        {"role": "body", "marks": "，。"},
        {"role": "kai", "marks": "？"},
    ]
    assert found[0].place == SourcePlace("./ours/layout.toml")
    assert "，。" in as_text(found[0], Language.ZH)


def test_a_mainland_face_is_not_told() -> None:
    assert centred_marks(order(), {"body": frozenset("甲，乙。")}, OneEm()) == ()


def test_a_check_tells_of_centred_marks(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_issue(tmp_path / "2026-12", datetime.date(2026, 12, 18), "a4")
    issue = load_issue(tmp_path / "2026-12").issue
    assert "marks-centred" not in [one.code for one in check(issue, cache).diagnostics]
    true_ink = FontSet.ink

    def ink(self: FontSet, character: str, face: str) -> InkSpan:
        return InkSpan(350, 650) if character in STOPS else true_ink(self, character, face)

    monkeypatch.setattr(FontSet, "ink", ink)
    told = {
        o.params["role"]: o for o in check(issue, cache).diagnostics if o.code == "marks-centred"
    }
    assert set("，。") <= set(str(told["body"].params["marks"]))
    assert set(str(told["body"].params["marks"])) <= STOPS


def test_an_issue_is_set_with_its_layouts_switches(tmp_path: Path, cache: Path) -> None:
    """Level ``none`` is the one switch that no shipped page can look like by chance."""
    folder = tmp_path / "2026-12"
    new_issue(folder, datetime.date(2026, 12, 18), "a4")
    shutil.copytree(shipped("layouts") / "a4", folder / "ours")
    ours = folder / "ours" / "layout.toml"
    switched = ours.read_text("utf-8").replace("[lines]\n", '[lines]\nlevel = "none"\n')
    ours.write_text(switched, "utf-8")
    toml = (folder / "issue.toml").read_text("utf-8")
    (folder / "issue.toml").write_text(toml.replace('"a4"', '"./ours"'), "utf-8")
    marks = tuple("，。、；：！？”）》")

    def starting(name: str) -> int:
        (folder / "issue.toml").write_text(toml.replace('"a4"', f'"{name}"'), "utf-8")
        pages = check(load_issue(folder).issue, cache).layout.pages
        lines = [p.line for g in pages for f in g.frames for t in f.texts for p in t.lines]
        return sum(line.text.startswith(marks) for line in lines)

    assert starting("a4") == 0
    assert starting("./ours") > 0
