"""L2 and L3: justified lines flush at both edges, baselines on the page's grid in all columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.laws.manuscript import Kind, ear_copy
from tests.laws.pressed import Pressed, TextObjects
from tests.laws.reading import Glyph
from tests.laws.rulebook import BASELINE_EM, CLOSING, INDENT_EM, OPENING, STOPS
from tests.laws.setting import SetLine, Spread, lay_beside

FLUSH_PT = 0.1
GRID_PT = 0.05
# A mark is full-width where its box is this much of an em; in a Latin setting it is narrower.
FULL_WIDTH_SHARE = 0.9

JUSTIFIED = frozenset({Kind.BODY, Kind.NOTE, Kind.BOX_TEXT, Kind.EAR})
ON_GRID = frozenset({Kind.BODY, Kind.NOTE, Kind.BYLINE})


def edge_violations(spread: Spread) -> list[str]:
    """Lines that do not reach an edge of their measure, or reach beyond it."""
    return [fault for line in [*spread.lines, *ear_lines(spread)] for fault in _edges(line, spread)]


def grid_violations(spread: Spread) -> list[str]:
    """Body lines off the page's grid, or not level with the same line of another column."""
    layout = spread.layout.layout
    leading, size = layout.leading.in_pt, layout.body_size.in_pt
    # A line is as high as the leading, its em box halfway down, the baseline in that.
    first = layout.page.top_mm * 72 / 25.4 + (leading - size) / 2 + BASELINE_EM * size
    faults: list[str] = []
    rows: dict[tuple[int, int], list[SetLine]] = defaultdict(list)
    for line in spread.lines:
        if line.copy.kind not in ON_GRID:
            continue
        row = round((line.y - first) / leading)
        rows[line.page, row].append(line)
        off = [g for g in line.glyphs if abs(g.y - first - row * leading) > GRID_PT]
        if off:
            faults.append(f"{line}: {off[0].y - first - row * leading:+.3f} pt off the grid")
    for level in rows.values():
        ys = [line.y for line in level]
        if max(ys) - min(ys) > GRID_PT:
            faults.append(f"not level by {max(ys) - min(ys):.3f} pt: {level[0]} / {level[-1]}")
    return faults


def ear_lines(spread: Spread) -> list[SetLine]:
    """The lines of the ear, which is justified too."""
    return [
        line for line in lay_beside(spread.ears, ear_copy(spread.issue)) if line.start or line.page
    ]


def _edges(line: SetLine, spread: Spread) -> Iterator[str]:
    left, right = _measure(line, spread)
    first, last = line.inked[0], line.inked[-1]
    indent = INDENT_EM * first.size if line.opens and line.copy.indented else 0
    starts = left_edge(first) - left - indent
    ends = right_edge(last) - right
    if line.copy.kind in JUSTIFIED and not _is_title(line, spread):
        if abs(starts) > FLUSH_PT:
            yield f"{line}: {starts:+.3f} pt at its start"
        if not line.closes and abs(ends) > FLUSH_PT:
            yield f"{line}: {ends:+.3f} pt at its end"
    if starts < -FLUSH_PT or ends > FLUSH_PT:
        yield f"{line}: leaves its measure by {max(-starts, ends):.3f} pt"


def _is_title(line: SetLine, spread: Spread) -> bool:
    ear = spread.issue.ear
    return line.copy.kind is Kind.EAR and ear is not None and line.copy.text == ear.title.plain


def _measure(line: SetLine, spread: Spread) -> tuple[float, float]:
    """Left and right edge of the measure: the column, less the inset of a box or the ear."""
    layout = spread.layout.layout
    inset = {
        Kind.BOX_TITLE: layout.box.inset_em,
        Kind.BOX_TEXT: layout.box.inset_em,
        Kind.EAR: 1,
    }.get(line.copy.kind, 0) * layout.body_size.in_pt
    return line.frame.rect.x.in_pt + inset, line.frame.rect.right.in_pt - inset


def left_edge(glyph: Glyph) -> float:
    """Of its box; of an opening mark the half that holds the ink, or the ink if it needs more."""
    if glyph.text not in OPENING or not _is_full_width(glyph):
        return glyph.x
    return min(glyph.x + glyph.size / 2, glyph.ink_left)


def right_edge(glyph: Glyph) -> float:
    """Of its box; of a closing mark or stop the half that holds the ink, or the ink."""
    if glyph.text not in CLOSING + STOPS or not _is_full_width(glyph):
        return glyph.right
    return max(glyph.right - glyph.size / 2, glyph.ink_right)


def _is_full_width(glyph: Glyph) -> bool:
    return glyph.advance > FULL_WIDTH_SHARE * glyph.size


def test_justified_lines_are_flush(pressed: Pressed) -> None:
    assert edge_violations(pressed.spread) == []


def test_baselines_stand_on_the_grid(pressed: Pressed) -> None:
    assert grid_violations(pressed.spread) == []


def test_there_is_enough_to_judge(pressed: Pressed) -> None:
    """Every column has lines, most lines are justified, and marks stand at both edges."""
    lines = [line for line in pressed.spread.lines if line.copy.kind in JUSTIFIED]
    full = [line for line in lines if not line.closes]
    assert len(full) > 120
    assert len(full) > 0.6 * len(lines)
    assert sum(line.inked[-1].text in CLOSING + STOPS for line in full) > 15
    assert any(line.inked[0].text in OPENING for line in full)
    assert ear_lines(pressed.spread)
    shared = defaultdict(set)
    for line in full:
        shared[line.page, round(line.y)].add(line.frame.rect.x.in_pt)
    assert sum(len(columns) > 1 for columns in shared.values()) > 10


@pytest.mark.parametrize("right_pt", [-0.15, 0.15])
def test_a_line_moved_sideways_is_seen(small: Pressed, right_pt: float) -> None:
    def push(texts: TextObjects) -> None:
        texts.move(texts.body[4], right_pt=right_pt)

    assert edge_violations(small.damaged(push))


def test_a_justified_line_set_solid_is_seen(small: Pressed) -> None:
    """All its spacing taken away: its end falls short."""

    def loosen(texts: TextObjects) -> None:
        for text in texts.body:
            texts.show(text, texts.codes(text))

    assert any("at its end" in fault for fault in edge_violations(small.damaged(loosen)))


@pytest.mark.parametrize("down_pt", [-0.1, 0.1])
def test_a_line_off_the_grid_is_seen(small: Pressed, down_pt: float) -> None:
    def sink(texts: TextObjects) -> None:
        texts.move(texts.body[4], down_pt=down_pt)

    assert any("off the grid" in fault for fault in grid_violations(small.damaged(sink)))


def test_a_column_out_of_level_is_seen(small: Pressed) -> None:
    """Within the grid's tolerance each, but not with each other."""
    spread = small.spread
    page = spread.painted.pages[0]
    columns = sorted({line.frame.rect.x.in_pt for line in spread.lines if line.page == 1})
    edge = columns[len(columns) // 2] - 1
    moved = tuple(
        replace(glyph, y=glyph.y + (0.04 if glyph.x > edge else -0.04)) for glyph in page.glyphs
    )
    painted = replace(
        spread.painted, pages=(replace(page, glyphs=moved), *spread.painted.pages[1:])
    )
    assert any("not level" in fault for fault in grid_violations(replace(spread, painted=painted)))
