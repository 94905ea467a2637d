"""Fitting stories into the rectangles that were cut for them, to the line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from operator import attrgetter

from banxin.content.model import Spot
from banxin.makeup.columns import ColumnPart
from banxin.makeup.copyfit import HEAD_POINTS
from banxin.makeup.fit import Fit, fit_story, head_room
from banxin.makeup.heads import HeadSize
from banxin.makeup.judging import Fault, Score, judge, score
from banxin.makeup.plan import PhotoPlan, StoryPlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.forms import Form, FormPhoto, Forms
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.points import FULL_LEG, LEAST_LEG
from banxin.makeup.planning.rectangles import Rectangle
from banxin.makeup.planning.rests import JUMP_LINES
from banxin.makeup.shape import Leg, PageShape, StoryShape

_NEAR = 3
"""Column lines by which a form's reckoning may be off, since white is dropped at columns' tops."""

_FORMS = 12
"""Forms of a story that are fitted into one rectangle."""

_ALTERNATIVES = 3
_TURNING_ALTERNATIVES = 10
"""Those of them that a page may choose from."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A way to make a page up, fitted to the line.

    Attributes:
        stories: In the order of their weight.
        fits: How each of them is filled.
        shape: What the page looks like.
        faults: What the rules of the page have against it.
    """

    stories: tuple[StoryPlan, ...]
    fits: tuple[Fit, ...]
    shape: PageShape
    faults: tuple[Fault, ...]

    @property
    def score(self) -> Score:
        return score(self.faults)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A story in a rectangle of its size; ``points`` are the form's and the copyfit's."""

    points: int
    form: Form
    plan: StoryPlan
    fit: Fit

    def moved(self, across: int, down: int) -> Fitted:
        """The same as many columns to the right and lines further down."""
        plan, fit = self.plan, self.fit
        photos = tuple(
            replace(photo, columns=(photo.columns[0] + across, photo.columns[1] + across))
            for photo in plan.photos
        )
        parts = tuple(
            ColumnPart(part.column + across, part.first_line + down, part.last_line + down)
            for part in fit.parts
        )
        return replace(
            self,
            plan=replace(
                plan,
                spot=moved(plan.spot, across, down),
                notch=moved(plan.notch, across, down) if plan.notch else None,
                photos=photos,
            ),
            fit=replace(
                fit,
                head=moved(fit.head, across, down) if fit.head else None,
                photos=tuple(moved(photo, across, down) for photo in fit.photos),
                parts=parts,
            ),
        )


@dataclass(frozen=True, slots=True)
class _Standing:
    """A story in its rectangle, as it is judged."""

    plan: StoryPlan
    fit: Fit
    shape: StoryShape


def moved(spot: Spot, across: int, down: int) -> Spot:
    """A rectangle as many columns to the right and lines further down."""
    return Spot(
        spot.first_column + across,
        spot.last_column + across,
        spot.first_line + down,
        spot.last_line + down,
    )


class Fitting:
    """Fits the stories of one page, each rectangle once.

    Args:
        guests: From the heaviest down.
        forms: Theirs.
        area: What they share.
        standing: What else stands on the page.
        by: What casts heads off.
        leg: Lines of text that a story has at least under its head.
    """

    def __init__(
        self,
        guests: Sequence[Guest],
        forms: Sequence[Forms],
        area: Spot,
        standing: Sequence[Spot],
        by: CastingOff,
        leg: int = FULL_LEG,
    ) -> None:
        self._leg = leg
        self._guests = guests
        self._forms = forms
        self._area = area
        self._standing = tuple(standing)
        self._by = by

    def copyfit(self, shares: Iterable[Rectangle]) -> int | None:
        """What filling rectangles costs; None where a story does not fill its own after all."""
        points = 0
        for share in shares:
            if share.story < len(self._guests):
                ways = self.ways(share)
                if not ways:
                    return None
                points += ways[0].fit.cost
        return points

    def page(self, shares: Collection[Rectangle]) -> PlannedPage:
        """The page that rectangles make, every story in its best way to stand in its own."""
        return self._judged([self._standing_in(one, ways[0]) for one, ways in self._own(shares)])

    def improved(self, shares: Collection[Rectangle]) -> PlannedPage:
        """The same with any other way to stand in its rectangle that is better for the page."""
        every = [[self._standing_in(one, way) for way in ways] for one, ways in self._own(shares)]
        chosen = [story[0] for story in every]
        best = self._judged(chosen)
        for number, story in enumerate(every):
            for other in story[1:]:
                tried = [*chosen[:number], other, *chosen[number + 1 :]]
                page = self._judged(tried)
                if page.score.total < best.score.total:
                    best, chosen = page, tried
        return best

    def turned(self, shares: Collection[Rectangle]) -> Iterator[PlannedPage]:
        """The same by every other amount that a turning story may leave to the next page."""
        every = list(self._own(shares))
        for number, (share, ways) in enumerate(every):
            if self._guests[share.story].turns_to:
                for way in ways[1:]:
                    taken = [(one, others[0]) for one, others in every]
                    taken[number] = share, way
                    yield self._judged([self._standing_in(*one) for one in taken])

    def _own(self, shares: Collection[Rectangle]) -> Iterator[tuple[Rectangle, tuple[Fitted, ...]]]:
        own = [share for share in shares if share.story < len(self._guests)]
        for share in sorted(own, key=attrgetter("story")):
            yield share, self.ways(share)

    def ways(self, share: Rectangle) -> tuple[Fitted, ...]:
        """The best ways in which a story fills a rectangle, by what filling really costs.

        Where on the page it is matters only to photos that the desk has fixed; so all other
        rectangles are fitted as if they stood in the upper left corner, and are told of there.
        """
        guest = self._guests[share.story]
        if _settled(guest):
            return self._found(share)
        home = _home(share)
        if not guest.photo_pins:
            return self._found(home)
        there = (_moved_to(share.spot, one) for one in self._found(home))
        return tuple(one for one in there if _as_pinned(one.plan, guest))

    def _found(self, share: Rectangle) -> tuple[Fitted, ...]:
        cast, forms = self._guests[share.story].cast, self._forms[share.story]
        key = (cast, forms, share.spot, share.notch, self._leg)
        known = self._by.fitted
        if key not in known:
            found = sorted(self._fitted(share), key=attrgetter("points"))
            known[key] = tuple(found)
        return known[key]

    def _fitted(self, share: Rectangle) -> Iterator[Fitted]:
        guest, columns = self._guests[share.story], share.spot.columns
        near = sorted(
            (
                one
                for off in range(-_NEAR, _NEAR + 1)
                for one in self._forms[share.story].taking(columns, share.room + off)
            ),
            key=attrgetter("points"),
        )
        most = self._by.stone.layout.makeup.head_lines
        found = 0
        settled = _settled(guest)
        tried: set[tuple[FormPhoto, ...]] = set()
        for form in (one.form for one in near):
            if form.photos in tried or not stands_in(form, share, self._leg):
                continue
            plan = _plan(guest, form, share)
            if settled and not _as_pinned(plan, guest):
                continue
            tried.add(form.photos)
            if len(tried) > _FORMS:
                return
            fit = fit_story(
                plan,
                guest.cast.lengths,
                _head(guest, plan, self._by).lines,
                most,
                turns=bool(guest.turns_to),
                jump_lines=JUMP_LINES if guest.turns_to else 0,
                known=guest.cast.known,
            )
            if fit.fill and not (guest.photo_pins and _covered(fit, plan)):
                found += 1
                # How tall its head is, was found anew.
                points = form.points - HEAD_POINTS * form.taller + fit.cost
                yield Fitted(points, form, plan, fit)
            if found == (_TURNING_ALTERNATIVES if guest.turns_to else _ALTERNATIVES):
                return

    def _standing_in(self, share: Rectangle, way: Fitted) -> _Standing:
        guest, there = self._guests[share.story], _moved_to(share.spot, way)
        own = replace(there.plan, order=guest.order, turns_to=guest.turns_to)
        return _Standing(own, there.fit, shape_of(guest, own, there.fit, self._by))

    def _judged(self, chosen: Sequence[_Standing]) -> PlannedPage:
        grid = self._by.stone.grid
        shapes = tuple(one.shape for one in chosen)
        shape = PageShape(grid.columns, grid.lines, self._area.first_line, shapes, self._standing)
        return PlannedPage(
            tuple(one.plan for one in chosen),
            tuple(one.fit for one in chosen),
            shape,
            judge(shape, self._by.stone.layout),
        )


def shape_of(guest: Guest, plan: StoryPlan, fit: Fit, by: CastingOff) -> StoryShape:
    """A story in its rectangle as the rules of the page see it."""
    head = _head(guest, plan, by)
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


def _head(guest: Guest, plan: StoryPlan, by: CastingOff) -> HeadSize:
    return by.head(guest.cast, guest.rank, head_room(plan).columns, plan.turned_from)


def _home(share: Rectangle) -> Rectangle:
    """The same as if it stood in the upper left corner."""
    across, down = 1 - share.spot.first_column, 1 - share.spot.first_line
    if not across and not down:
        return share
    notch = moved(share.notch, across, down) if share.notch else None
    return Rectangle(share.story, moved(share.spot, across, down), notch)


def _moved_to(spot: Spot, way: Fitted) -> Fitted:
    own = way.plan.spot
    across, down = spot.first_column - own.first_column, spot.first_line - own.first_line
    return way.moved(across, down) if across or down else way


def stands_in(form: Form, share: Rectangle, leg: int = FULL_LEG) -> bool:
    """Whether what stands at the top and at the foot leave each other room, and a corner free."""
    foot = max((photo.lines for photo in form.photos if photo.at == "foot"), default=0)
    lines = share.spot.lines - (share.notch.lines if share.notch else 0)
    deep = form.deep + leg - LEAST_LEG
    return deep + (0 if share.notch else foot) <= lines and not (share.notch and foot)


def _plan(guest: Guest, form: Form, share: Rectangle) -> StoryPlan:
    left = share.spot.first_column - 1
    photos = tuple(
        PhotoPlan(
            guest.photos[photo.order],
            (left + photo.first_column, left + photo.last_column),
            photo.lines,
            photo.at,
            _lines_pinned(guest, photo.order),
        )
        for photo in form.photos
    )
    return StoryPlan(
        guest.cast.story,
        share.spot,
        guest.rank,
        photos,
        guest.order,
        share.notch,
        guest.turns_to,
        guest.turned_from,
    )


def _settled(guest: Guest) -> bool:
    """Whether a photo is fixed to lines of the page, so that the story's place counts."""
    return any(pin.lines for pin in guest.photo_pins.values())


def _covered(fit: Fit, plan: StoryPlan) -> bool:
    """Whether a photo lies on its story's head, in the corner it leaves, or on another photo."""
    own = [spot for spot in (fit.head, plan.notch) if spot]
    on_own = any(photo.shared(spot) for photo in fit.photos for spot in own)
    return on_own or any(one.shared(other) for one, other in combinations(fit.photos, 2))


def _lines_pinned(guest: Guest, photo: int) -> tuple[int, int] | None:
    pin = guest.photo_pins.get(photo)
    return pin.lines if pin else None


def _as_pinned(plan: StoryPlan, guest: Guest) -> bool:
    """Whether its photos stand in the columns that the desk fixed, and inside the story."""
    for number, photo in enumerate(plan.photos):
        pin = guest.photo_pins.get(number)
        if pin and pin.columns and pin.columns != photo.columns:
            return False
        if pin and pin.lines:
            inside = plan.spot.first_line <= pin.lines[0] and pin.lines[1] <= plan.spot.last_line
            if not inside or pin.lines[1] - pin.lines[0] + 1 != photo.height_lines:
                return False
    return True
