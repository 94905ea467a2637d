"""The quick search against trying everything: which heights a set of stories can fill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from typing import cast

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from banxin.content.model import Spot
from banxin.makeup.fit import Fit
from banxin.makeup.plan import StoryPlan
from banxin.makeup.planning.cut import Cut, Frame
from banxin.makeup.planning.cuts import Cuts
from banxin.makeup.planning.fitting import Fitted
from banxin.makeup.planning.forms import Form, Forms, box_forms
from banxin.makeup.planning.guests import Pin
from banxin.makeup.planning.rectangles import Rectangle, rectangles
from banxin.makeup.planning.regions import Regions

GAPS = (1, 2)
Capacities = dict[int, tuple[int, ...]]


def forms_taking(capacities: Capacities) -> Forms:
    """A story that takes so many column lines at each width, and is otherwise pliant."""
    return Forms(
        {
            columns: {
                room: (Form(columns, room, 1, 1, (), room % 7, True, True, 20),) for room in rooms
            }
            for columns, rooms in capacities.items()
        },
        (),
        (),
    )


def cuts_of(capacities: list[Capacities], columns: int, lines: int, *boxes: Spot) -> Cuts:
    """The search over stories that fill every rectangle of a room that they take."""

    def ways(share: Rectangle) -> tuple[Fitted, ...]:
        wide = share.spot.last_column - share.spot.first_column + 1
        rooms = capacities[share.story].get(wide, ())
        form = Form(wide, share.room, 1, 1, (), share.room % 7, True, True, 20)
        fitted = Fitted(form.points, form, cast("StoryPlan", None), cast("Fit", None))
        return (fitted,) if share.room in rooms else ()

    forms = [forms_taking(one) for one in capacities]
    forms += [
        box_forms(box.last_column - box.first_column + 1, box.last_line - box.first_line + 1)
        for box in boxes
    ]
    return Cuts(forms, GAPS, Frame(columns, lines), ways, len(capacities))


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Capacities], int, int]:
    """A few stories, mostly of whole rows at some widths, and the page that they may fill."""
    columns, lines = draw(st.integers(1, 4)), draw(st.integers(4, 16))
    every = []
    for _ in range(draw(st.integers(1, 3))):
        widths = draw(st.lists(st.integers(1, columns), min_size=1, unique=True))
        rooms = st.lists(st.integers(1, 5 * columns), min_size=1, max_size=3, unique=True)
        every.append({width: tuple(draw(rooms)) for width in widths})
    return every, columns, lines


def every_height(capacities: list[Capacities], columns: int, most: int) -> set[int]:  # noqa: C901
    """All heights of all ways to cut, one by one and without any tables.

    What stands above something else has white at its foot, every story there its own. The
    heaviest of two parts is never the lower one.
    """

    @cache
    def heights(named: tuple[int, ...], wide: int, *, white: bool) -> frozenset[int]:
        if len(named) == 1:
            rooms = capacities[named[0]].get(wide, ())
            own = {room // wide for room in rooms if room % wide == 0 and room <= wide * most}
            return frozenset(lines + gap for lines in own for gap in (GAPS if white else (0,)))
        found = set()
        for one, other in _in_two(named):
            below = heights(other, wide, white=white) if named[0] in one else ()
            found |= {over + under for over in heights(one, wide, white=True) for under in below}
            for left in range(1, wide):
                beside = heights(other, wide - left, white=white)
                found |= heights(one, left, white=white) & beside
        for owner in named:
            rest = tuple(name for name in named if name != owner)
            found |= corners(owner, rest, wide, white=white)
            found |= steps(owner, rest, wide, white=white)
        return frozenset(height for height in found if height <= most)

    def corners(owner: int, rest: tuple[int, ...], wide: int, *, white: bool) -> set[int]:
        """The owner around all the others in a corner, with a line of its own over them."""
        found = set()
        for inner in range(1, wide):
            sizes = product(heights(rest, inner, white=white), GAPS, GAPS if white else (0,))
            for tall, gap, foot in sizes:
                for room in capacities[owner].get(wide, ()):
                    whole = room + inner * (tall + gap) + (wide - inner) * foot
                    if whole % wide == 0 and whole // wide > tall + gap:
                        found.add(whole // wide)
        return found

    def steps(owner: int, rest: tuple[int, ...], wide: int, *, white: bool) -> set[int]:
        """The owner over all ways to stand the others side by side, four lines apart or more."""
        found = set()
        for one, other in _in_two(rest):
            for left in range(1, wide):
                lefts = heights(one, left, white=white)
                rights = heights(other, wide - left, white=white)
                for low, high, gap, over in product(lefts, rights, GAPS, GAPS):
                    deep = low + gap, high + over
                    for room in capacities[owner].get(wide, ()):
                        whole = room + left * deep[0] + (wide - left) * deep[1]
                        if whole % wide == 0 and whole // wide > max(deep):
                            found |= {whole // wide} if abs(deep[0] - deep[1]) >= 4 else set()
        return found

    return set(heights(tuple(range(len(capacities))), columns, white=False))


def _in_two(named: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every way to part them, in either order."""
    for bits in range(1, (1 << len(named)) - 1):
        one = tuple(name for order, name in enumerate(named) if bits >> order & 1)
        yield one, tuple(name for name in named if name not in one)


FEW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@given(stories())
@example(([{3: (9,), 1: (1,)}, {1: (1,), 2: (1,), 3: (8,)}, {1: (1,)}], 3, 8))
@FEW
def test_heights_are_those_of_all_slicing_trees(drawn: tuple[list[Capacities], int, int]) -> None:
    capacities, columns, lines = drawn
    cuts = cuts_of(capacities, columns, lines)
    whole = (1 << len(capacities)) - 1
    bits = cuts.heights(whole, columns)
    assert {n for n in range(lines + 1) if bits >> n & 1} == every_height(
        capacities, columns, lines
    )


@given(stories())
@FEW
def test_every_cut_fills_its_rectangle_with_what_stories_take(
    drawn: tuple[list[Capacities], int, int],
) -> None:
    """No cell twice, white only between two parts, and of each story a form that is its own."""
    capacities, columns, lines = drawn
    cuts = cuts_of(capacities, columns, lines)
    whole = (1 << len(capacities)) - 1
    for height in range(1, lines + 1):
        area = Spot(1, columns, 1, height)
        found = cuts.all_best(whole, columns, height, 20)
        assert [cut.points for cut in found] == sorted(cut.points for cut in found)
        for cut in found:
            shares = sorted(rectangles(cut, area), key=lambda one: one.story)
            assert [one.story for one in shares] == list(range(len(capacities)))
            taken = [cell for one in shares for cell in _cells(one)]
            assert len(taken) == len(set(taken))
            assert all(1 <= column <= columns and 1 <= line <= height for column, line in taken)
            for one in shares:
                wide = one.spot.last_column - one.spot.first_column + 1
                assert one.room in capacities[one.story].get(wide, ())


def _cells(share: Rectangle) -> set[tuple[int, int]]:
    own = _spot_cells(share.spot)
    return own - _spot_cells(share.notch) if share.notch else own


def _spot_cells(spot: Spot) -> set[tuple[int, int]]:
    return {
        (column, line)
        for column in range(spot.first_column, spot.last_column + 1)
        for line in range(spot.first_line, spot.last_line + 1)
    }


@given(stories(), st.integers(1, 4))
@FEW
def test_a_box_across_the_foot_leaves_the_page_above_it(
    drawn: tuple[list[Capacities], int, int], tall: int
) -> None:
    """With the box, a page can be cut just where all above it can, with the white at its foot."""
    capacities, columns, lines = drawn
    whole = (1 << len(capacities)) - 1
    page = Spot(1, columns, 1, lines + tall)
    box = replace(page, first_line=lines + 1)
    cuts = cuts_of(capacities, columns, lines + tall, box)
    pins = {len(capacities): Pin((1, columns), (box.first_line, box.last_line))}
    regions = Regions(cuts, page, pins)
    with_box = regions.all_best(whole | cuts.boxes, 10)
    without = cuts.best((whole, columns, lines, True))
    assert bool(with_box) == bool(without)
    assert all(_ends_over(cut, page, lines) for cut in with_box)


def _ends_over(cut: Cut, page: Spot, foot: int) -> bool:
    """Whether every column of the stories ends a line or two above the foot of their part."""
    stories = [share for share in rectangles(cut, page) if share.spot.last_line <= foot]
    ends = {
        column: max(share.spot.last_line for share in stories if _has(share, column))
        for column in range(page.first_column, page.last_column + 1)
    }
    return all(foot - end in GAPS for end in ends.values())


def _has(share: Rectangle, column: int) -> bool:
    return share.spot.first_column <= column <= share.spot.last_column
