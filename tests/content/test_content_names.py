"""`::: names`: what parts two names, what goes, and what stays."""

from __future__ import annotations

from typing import Any

import pytest

from banxin.content.model import NameList


def names_of(folder: Any, copy: str) -> NameList:
    folder.story(f"正文。\n\n::: names\n{copy}\n:::")
    loaded = folder.load()
    assert loaded.diagnostics == ()
    _, found = loaded.issue.stories[0].blocks
    assert isinstance(found, NameList)
    return found


@pytest.mark.parametrize(
    ("copy", "names"),
    [
        ("王明、李小龙、欧阳文", "王明|李小龙|欧阳文"),
        ("王明，李小龙；欧阳文。", "王明|李小龙|欧阳文"),
        ("王明\n李小龙\n欧阳文", "王明|李小龙|欧阳文"),
        ("王明、\n李小龙、\n\n欧阳文", "王明|李小龙|欧阳文"),
        ("王明 李小龙　欧阳文", "王明|李小龙|欧阳文"),
        ("　　王明　李小龙", "王明|李小龙"),
        # Spread by hand, with marks and without.
        ("王　明、李小龙、张 三", "王明|李小龙|张三"),
        ("王　明　李小龙　张　三", "王明|李小龙|张三"),
        ("阿卜杜·热西提、欧阳震华", "阿卜杜·热西提|欧阳震华"),
        ("Hans Weber、王明", "Hans Weber|王明"),
        ("王明 Hans Weber 李小龙", "王明|Hans Weber|李小龙"),
        ("李小龙（女） 王明", "李小龙（女）|王明"),
        ("**王**　明、*李小龙*", "王明|李小龙"),
    ],
)
def test_names_apart(folder: Any, copy: str, names: str) -> None:
    assert "|".join(name.plain for name in names_of(folder, copy).names) == names


def test_every_part_of_a_name_knows_its_place_and_its_voice(folder: Any) -> None:
    (ming, long_) = names_of(folder, "王　**明**、李小龙").names
    wang, bold = ming.runs
    assert (wang.text, wang.bold, wang.place.column) == ("王", False, 1)
    assert (bold.text, bold.bold, bold.place.column) == ("明", True, 5)
    assert long_.place.column == 9


@pytest.mark.parametrize(
    ("copy", "code"),
    [
        ("::: names 名单\n王明\n:::", "names-title"),
        ("::: names\n、。\n:::", "container-empty"),
        ("::: names\n\n:::", "container-empty"),
        ("::: names\n- 王明\n:::", "container-paragraphs"),
        ("::: name\n王明\n:::", "container-unknown"),
    ],
)
def test_lists_gone_wrong(folder: Any, copy: str, code: str) -> None:
    folder.story(f"正文。\n\n{copy}")
    assert code in folder.codes()
