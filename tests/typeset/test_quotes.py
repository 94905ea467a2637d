"""Which quotation marks are Chinese (rules at `quotes.decide_quotes`)."""

from __future__ import annotations

import pytest

from banxin.typeset import OneEm, Paragraph, Run, compose
from banxin.typeset.classes import CharClass
from banxin.typeset.model import LineSettings
from banxin.typeset.normalise import normalise


def chinese(text: str) -> str:
    """C for each Chinese mark of the text, L for each Latin one."""
    kept = normalise(Paragraph((Run(text),)), LineSettings())
    marks = (
        k.name for c, k in zip(kept.text, map(CharClass, kept.classes), strict=True) if c in "“”‘’"
    )
    return "".join("C" if name in {"OPEN", "CLOSE"} else "L" for name in marks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“好”。", "CC"),
        ("他说“OK”。", "CC"),
        ("“OK”他说", "CC"),
        ("the “big” one", "LL"),
        ("报道称the “big” one好", "LL"),
        ("it’s", "L"),
        ("他说“it’s fine”。", "CLC"),
        ("他说“‘一带一路’好”。", "CCCC"),
        ("他说“he said ‘yes’ to me吗”", "CLLC"),
        ("“A”“B”都行", "CCCC"),
        ("都行“A”“B”", "CCCC"),
        ("“WTO规则", "C"),
        ("WTO规则”", "C"),
        ("the workers’ day", "L"),
        ("“Hello.”", "LL"),
        ("说 “OK” 了", "CC"),
        ("the “big", "L"),
    ],
)
def test_each_mark_is_decided(text: str, expected: str) -> None:
    assert chinese(text) == expected


def test_stray_marks_by_the_thousand_take_no_time() -> None:
    text = "“" * 5000 + "字" + "’" * 5000
    assert set(chinese(text)) == {"C"}


def test_unmatched_marks_still_keep_off_the_edges() -> None:
    text = "一二三四五“六七八九十”一二三四五”六七八九十“一二三四五"
    lines = compose(Paragraph((Run(text),), indent=0), 6000, OneEm())
    assert all(line.text[0] != "”" and line.text[-1] != "“" for line in lines)
