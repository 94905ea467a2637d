"""L4: what a line may start and end with, what it may not break, and how paragraphs end.

The composer cures a last line of one character (孤字) only where no place of the paragraph then
opens wider than a quarter of an em, so copy can be written that keeps one. In the small issue and
in the sample there is none, and there must be none. A paragraph's first line may end a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from tests.laws.manuscript import Kind
from tests.laws.pressed import Pressed, press_issue
from tests.laws.rulebook import NOT_FIRST, NOT_LAST, addresses, is_inked_character, syllables, units
from tests.laws.setting import ADDED_HYPHEN, SetLine
from tests.laws.small_issue import write_small_issue

from banxin.line_style import LineStyle
from banxin.typeset import Level, LineSettings

RUNNING = frozenset({Kind.BODY, Kind.NOTE, Kind.BOX_TEXT})


def break_violations(lines: Sequence[SetLine]) -> list[str]:
    """Edges, broken units, orphans, and widows."""
    return [
        *(fault for line in lines for fault in _edge_faults(line)),
        *(fault for pair in pairwise(lines) for fault in _unit_faults(*pair)),
        *(fault for line in lines for fault in _ending_faults(line)),
    ]


def _edge_faults(line: SetLine) -> Iterator[str]:
    if line.text[0] in NOT_FIRST:
        yield f"{line}: starts with {line.text[0]}"
    in_address = any(line.end - 1 in each for each in addresses(line.copy.text))
    if line.text[-1] in NOT_LAST and not in_address:
        yield f"{line}: ends with {line.text[-1]}"


def _unit_faults(line: SetLine, following: SetLine) -> Iterator[str]:
    """A border inside a unit of the paragraph; a typed space is a border that may be used."""
    if following.copy is not line.copy or following.start != line.end:
        return
    if line.end in line.copy.word_spaces:
        return
    hyphenated = line.inked[-1].text == ADDED_HYPHEN
    for start, end in units(line.copy.text):
        unit = line.copy.text[start:end]
        if start < line.end < end and not (hyphenated and line.end - start in syllables(unit)):
            yield f"{line}: breaks {unit}"


def _ending_faults(line: SetLine) -> Iterator[str]:
    if not line.closes or line.opens or line.copy.kind not in RUNNING:
        return
    if sum(map(is_inked_character, line.text)) < 2:
        yield f"{line}: a last line of one character"
    if line.opens_frame:
        yield f"{line}: a column starts with a paragraph's last line"


def test_lines_break_where_they_may(pressed: Pressed) -> None:
    assert break_violations(pressed.spread.lines) == []


def test_there_is_enough_to_judge(pressed: Pressed) -> None:
    lines = pressed.spread.lines
    assert sum(line.closes and not line.opens for line in lines) > 15
    assert sum(line.opens_frame and not line.opens for line in lines) > 2
    assert sum(1 for line in lines if line.opens for _ in units(line.copy.text)) > 20


def test_a_mark_at_a_line_start_is_seen(
    monkeypatch: pytest.MonkeyPatch, font_cache: Path, tmp_path: Path
) -> None:
    """A composer that knows no kinsoku, painted like any other."""
    lawless = property(lambda _: LineSettings(level=Level.NONE))
    monkeypatch.setattr(LineStyle, "settings", lawless)
    broken = press_issue(write_small_issue(tmp_path, "broadsheet"), font_cache)
    faults = break_violations(broken.spread.lines)
    assert any("starts with ，" in fault for fault in faults)
    assert any("ends with “" in fault for fault in faults)


def moved_border(lines: Sequence[SetLine], wanted: Callable[[SetLine, int], bool]) -> list[SetLine]:
    """The lines with one border moved to a place that ``wanted`` likes."""
    for number, (line, following) in enumerate(pairwise(lines)):
        if following.copy is line.copy:
            for border in range(line.start + 1, following.end):
                if wanted(line, border):
                    first, second = replace(line, end=border), replace(following, start=border)
                    return [*lines[:number], first, second, *lines[number + 2 :]]
    raise AssertionError("nothing to damage")


@pytest.mark.parametrize("unit", ["——", "……", "2026", "13.5", "1,250", "100km", "Typesetting"])
def test_a_broken_unit_is_seen(small: Pressed, unit: str) -> None:
    lines = small.spread.lines

    def inside(line: SetLine, border: int) -> bool:
        return border - 1 in range(*_span(line.copy.text, unit))

    faults = break_violations(moved_border(lines, inside))
    assert any(f"breaks {unit}" in fault or f"breaks ￥{unit}" in fault for fault in faults)


def _span(text: str, unit: str) -> tuple[int, int]:
    start = text.find(unit)
    return (start, start + len(unit) - 1) if start >= 0 else (0, 0)


def test_a_last_line_of_one_character_is_seen(small: Pressed) -> None:
    lines = moved_border(
        small.spread.lines,
        lambda line, border: line.copy.kind in RUNNING and border == len(line.copy.text) - 2,
    )
    assert any("one character" in fault for fault in break_violations(lines))


def test_a_widow_is_seen(small: Pressed) -> None:
    lines = small.spread.lines
    last = next(
        line for line in lines if line.closes and not line.opens and line.copy.kind in RUNNING
    )
    widowed = [replace(line, opens_frame=True) if line is last else line for line in lines]
    assert any("last line" in fault for fault in break_violations(widowed))
