"""One page: its stories are cast off, cut out, fitted and judged; the best plans come back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from banxin.content.model import Photo, Spot, Story
from banxin.layout import Rank
from banxin.makeup.fit import Fit, fit_story, head_room
from banxin.makeup.heads import HeadSize
from banxin.makeup.judging import Fault, Score, judge, score
from banxin.makeup.plan import PhotoPlan, StoryPlan
from banxin.makeup.planning.casting import Cast, CastingOff, forms_of
from banxin.makeup.planning.cuts import Alone, Cornered, Cut, Cuts, Frame, Sided, Stacked
from banxin.makeup.planning.forms import Form, Forms
from banxin.makeup.shape import Leg, PageShape, StoryShape

_WEIGHED = 2000
"""Cuts of one page whose rectangles are looked at."""

_TRIED = 80
"""Those with other rectangles that are fitted and judged."""

_NEAR = 3
"""Column lines by which a form's reckoning may be off, since white is dropped at columns' tops."""

_FORMS = 12
"""Forms of a story that are fitted into one rectangle."""

_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Guest:
    """A story that is to stand on a page.

    Attributes:
        order: Its weight on the page.
        photos: Those that stand with it here.
    """

    story: Story
    order: int
    rank: Rank
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A way to make a page up, fitted to the line.

    Attributes:
        stories: In the order of their weight.
        shape: What it looks like.
        empty: Column lines that stay empty; 0 where every column is full.
    """

    stories: tuple[StoryPlan, ...]
    shape: PageShape
    faults: tuple[Fault, ...]

    @property
    def score(self) -> Score:
        return score(self.faults)


def plan_page(
    guests: Sequence[Guest], area: Spot, standing: Sequence[Spot], by: CastingOff
) -> tuple[PlannedPage, ...]:
    """The best ways to fill an area with stories, every column to its last line; best first.

    Args:
        guests: From the heaviest down.
        area: What is to be filled.
        standing: Rectangles inside it that are taken already.
        by: What casts stories off.
    """
    casts = [by.cast(guest.story) for guest in guests]
    forms = [
        forms_of(cast, guest.photos, guest.rank, by)
        for guest, cast in zip(guests, casts, strict=True)
    ]
    columns = area.last_column - area.first_column + 1
    lines = area.last_line - area.first_line + 1
    cuts = Cuts(forms, by.stone.layout.makeup.gap_lines, Frame(columns, lines))
    every = (1 << len(guests)) - 1
    fitting = Fitting(guests, casts, forms, by)
    planned: dict[tuple[StoryPlan, ...], PlannedPage] = {}
    seen: set[frozenset[_Rectangle]] = set()
    for cut in cuts.all_best(every, columns, lines, _WEIGHED):
        rectangles = frozenset(_rectangles(cut, area))
        if rectangles in seen or len(seen) == _TRIED:
            continue
        seen.add(rectangles)
        page = fitting.page(rectangles, area, standing)
        if page:
            planned.setdefault(page.stories, page)
    return tuple(sorted(planned.values(), key=lambda page: page.score.total))


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A story fitted into a rectangle; ``points`` are the form's and the copyfit's."""

    points: int
    plan: StoryPlan
    fit: Fit


class Fitting:
    """Fits stories into the rectangles that were cut for them, each rectangle once."""

    def __init__(
        self,
        guests: Sequence[Guest],
        casts: Sequence[Cast],
        forms: Sequence[Forms],
        by: CastingOff,
    ) -> None:
        self._guests = guests
        self._casts = casts
        self._forms = forms
        self._by = by
        self._fitted: dict[_Rectangle, tuple[_Fitted, ...]] = {}

    def page(
        self, rectangles: Collection[_Rectangle], area: Spot, standing: Sequence[Spot]
    ) -> PlannedPage | None:
        """The page that rectangles make; None where a story does not fill its rectangle after all.

        Of the ways to stand in its rectangle every story first takes its own best, then any
        other that is better for the page.
        """
        ways = [self._ways(one) for one in sorted(rectangles, key=_order)]
        if not all(ways):
            return None
        chosen = [story[0] for story in ways]
        best = self._judged(chosen, area, standing)
        for number, story in enumerate(ways):
            for other in story[1:]:
                tried = [*chosen[:number], other, *chosen[number + 1 :]]
                page = self._judged(tried, area, standing)
                if page.score.total < best.score.total:
                    best, chosen = page, tried
        return best

    def _judged(
        self, chosen: Sequence[_Fitted], area: Spot, standing: Sequence[Spot]
    ) -> PlannedPage:
        grid = self._by.stone.grid
        shapes = tuple(self._shape(one.plan, one.fit) for one in chosen)
        shape = PageShape(grid.columns, grid.lines, area.first_line, shapes, tuple(standing))
        plans = tuple(one.plan for one in chosen)
        return PlannedPage(plans, shape, judge(shape, self._by.stone.layout))

    def _ways(self, rectangle: _Rectangle) -> tuple[_Fitted, ...]:
        if rectangle not in self._fitted:
            self._fitted[rectangle] = self._fit_into(rectangle)
        return self._fitted[rectangle]

    def _fit_into(self, rectangle: _Rectangle) -> tuple[_Fitted, ...]:
        """The best ways in which a story fills a rectangle, by what filling really costs."""
        story, spot, notch = rectangle.story, rectangle.spot, rectangle.notch
        columns = spot.last_column - spot.first_column + 1
        capacity = columns * (spot.last_line - spot.first_line + 1) - (
            area_of(notch) if notch else 0
        )
        near = sorted(
            (
                one
                for off in range(-_NEAR, _NEAR + 1)
                for one in self._forms[story].taking(columns, capacity + off)
            ),
            key=lambda one: one.points,
        )
        found: list[_Fitted] = []
        for form in list(dict.fromkeys(one.form for one in near))[:_FORMS]:
            plan = self._plan(story, form, spot, notch)
            head = self._head(plan)
            most = self._by.stone.layout.makeup.head_lines
            fit = fit_story(plan, self._casts[story].lengths, head.lines, most)
            if fit.fill:
                found.append(_Fitted(form.points + fit.cost, plan, fit))
        return tuple(sorted(found, key=lambda one: one.points)[:_ALTERNATIVES])

    def _head(self, plan: StoryPlan) -> HeadSize:
        room = head_room(plan)
        columns = room.last_column - room.first_column + 1
        return self._by.head(plan.story, self._guests[plan.order].rank, columns, plan.turned_from)

    def _shape(self, plan: StoryPlan, fit: Fit) -> StoryShape:
        head = self._head(plan)
        return StoryShape(
            story=plan.story.name,
            order=plan.order,
            spot=plan.spot,
            notch=plan.notch,
            head=fit.head,
            title_size=head.title_size,
            title_share=head.title_share,
            photos=fit.photos,
            legs=tuple(Leg(p.column, p.first_line, p.last_line, p.lines) for p in fit.parts),
            copyfit=fit.cost,
        )

    def _plan(self, story: int, form: Form, spot: Spot, notch: Spot | None) -> StoryPlan:
        guest = self._guests[story]
        left = spot.first_column - 1
        photos = tuple(
            PhotoPlan(
                guest.photos[photo.order],
                (left + photo.first_column, left + photo.last_column),
                photo.lines,
                photo.at,
                None,
            )
            for photo in form.photos
        )
        return StoryPlan(guest.story, spot, guest.rank, photos, guest.order, notch)


@dataclass(frozen=True, slots=True)
class _Rectangle:
    """What was cut out for a story; ``notch`` holds the white above what stands in it."""

    story: int
    spot: Spot
    notch: Spot | None


def _order(rectangle: _Rectangle) -> int:
    return rectangle.story


def _rectangles(cut: Cut, area: Spot) -> Iterator[_Rectangle]:
    match cut:
        case Alone(story=story):
            yield _Rectangle(story, area, None)
        case Stacked(upper=upper, upper_lines=lines, gap=gap, lower=lower):
            end = area.first_line + lines - 1
            yield from _rectangles(upper, replace(area, last_line=end))
            yield from _rectangles(lower, replace(area, first_line=end + gap + 1))
        case Sided(one=one, one_columns=columns, other=other):
            end = area.first_column + columns - 1
            yield from _rectangles(one, replace(area, last_column=end))
            yield from _rectangles(other, replace(area, first_column=end + 1))
        case Cornered(story=story, inner=inner, gap=gap):
            corner = _corner(cut, area)
            yield _Rectangle(story, area, corner)
            yield from _rectangles(inner, replace(corner, first_line=corner.first_line + gap))


def area_of(spot: Spot) -> int:
    """Column lines of a rectangle."""
    return (spot.last_column - spot.first_column + 1) * (spot.last_line - spot.first_line + 1)


def _corner(cut: Cornered, area: Spot) -> Spot:
    """What a story leaves to others, the white above them included."""
    first_line = area.last_line - cut.inner_lines - cut.gap + 1
    if cut.at_right:
        first = area.last_column - cut.inner_columns + 1
        return Spot(first, area.last_column, first_line, area.last_line)
    last = area.first_column + cut.inner_columns - 1
    return Spot(area.first_column, last, first_line, area.last_line)
