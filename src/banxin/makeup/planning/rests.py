"""What stories that turn leave to the pages after."""

from __future__ import annotations

from dataclasses import dataclass, field

from banxin.content.model import Photo
from banxin.makeup.castoff import tail_lines
from banxin.makeup.fit import Fit, above_jump, fit_story, head_room
from banxin.makeup.flow import pour_filled, pour_level
from banxin.makeup.galley import Galley
from banxin.makeup.plan import PagePlan, StoryPlan
from banxin.makeup.planning.casts import Cast, CastingOff, cast_of

JUMP_LINES = 1
"""At the foot of a story that turns, for the line that says where its rest is."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The part of a story that goes over to another page.

    Attributes:
        photos: Those that stand on no earlier page.
        turned_from: The page that it comes from.
    """

    cast: Cast = field(compare=False)
    name: str
    lines: int
    photos: tuple[Photo, ...]
    turned_from: int


def rest_of(
    plan: StoryPlan, fit: Fit, cast: Cast, left: tuple[Photo, ...], number: int, by: CastingOff
) -> Rest | None:
    """What a story leaves, cut as placing will cut it; None where nothing is left.

    Args:
        plan: The story on its page.
        fit: How it stands there.
        cast: What of it was to be poured.
        left: Its photos that stood on no earlier page.
        number: The page's.
        by: What casts stories off.
    """
    pieces, floor = cast.galley.pieces, plan.spot.last_line
    parts = above_jump(fit.parts, JUMP_LINES)
    if fit.fill:
        flow = pour_filled(pieces, parts, floor, fit.fill, by.stone)
    else:
        flow = pour_level(pieces, parts, floor)
    if not flow.rest:
        return None
    onward = cast_of(cast.story, cast.words, Galley(flow.rest, cast.galley.total))
    here = [photo.photo for photo in plan.photos]
    photos = tuple(photo for photo in left if photo not in here)
    return Rest(onward, cast.story.name, onward.lengths.lines, photos, number)


def turned_lines(fit: Fit, cast: Cast) -> int:
    """About how many lines a filled story leaves to the next page; 0 where it ends here."""
    rest = fit.fill.rest if fit.fill else None
    if not rest:
        return 0
    tails = tail_lines(cast.lengths.pieces)
    return rest.left + tails[rest.piece + bool(rest.left)]


def rest_of_settled(page: PagePlan, before: Rest | None, by: CastingOff) -> Rest | None:
    """What is left over after a page that template or desk have settled.

    Args:
        page: The page.
        before: What earlier pages have left over; it goes on unless this page takes it.
        by: What casts stories off, at the page's own step.
    """
    for plan in page.stories:
        taken = before if before and plan.turned_from and before.name == plan.story.name else None
        before = None if taken else before
        if not plan.turns_to or (plan.turned_from and not taken):
            continue
        cast = taken.cast if taken else by.cast(plan.story)
        fit = _fit(plan, cast, by)
        before = rest_of(
            plan, fit, cast, taken.photos if taken else plan.story.photos, page.number, by
        )
    return before


def _fit(plan: StoryPlan, cast: Cast, by: CastingOff) -> Fit:
    room, head = head_room(plan), 0
    if plan.rank:
        columns = room.columns
        head = by.head(cast, plan.rank, columns, plan.turned_from).lines
    most = by.stone.layout.makeup.head_lines
    return fit_story(plan, cast.lengths, head, most, turns=True, jump_lines=JUMP_LINES)
