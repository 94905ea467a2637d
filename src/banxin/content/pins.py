"""Which places of one page cannot all be kept, as far as it shows without the layout."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from banxin.content.model import Placement, Spot, StandingBox
from banxin.diagnostics import Diagnostic, SourcePlace, error


def clashes(
    placements: Sequence[Placement], boxes: Sequence[StandingBox]
) -> tuple[Diagnostic, ...]:
    """Photos outside their story, and rectangles that lie over each other.

    Each stands at the later of the two places and names the line of the earlier.
    """
    return (*_strays(placements), *_overlaps(placements, boxes))


def _strays(placements: Sequence[Placement]) -> Iterator[Diagnostic]:
    stories = {placement.story: placement for placement in placements if not placement.photo}
    for photo in placements:
        story = stories.get(photo.story)
        if not photo.photo or story is None:
            continue
        within = _within(photo.columns, story.columns) and _within(photo.lines, story.lines)
        if not within or (photo.spot and _common(photo.spot, story.notch)):
            first, later = _in_order(story.place, photo.place)
            yield error(
                "photo-outside-story", later, story=story.story, photo=photo.photo, line=first.line
            )


def _within(inner: tuple[int, int] | None, outer: tuple[int, int] | None) -> bool:
    if inner is None or outer is None:
        return True
    return outer[0] <= inner[0] and inner[1] <= outer[1]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A rectangle that is fixed in full, with the corner that it leaves free."""

    name: str
    spot: Spot
    notch: Spot | None
    place: SourcePlace
    story: str = ""
    photo: int = 0


def _overlaps(
    placements: Sequence[Placement], boxes: Sequence[StandingBox]
) -> Iterator[Diagnostic]:
    taken = [
        _Taken(_name(p), p.spot, p.notch, p.place, p.story, p.photo) for p in placements if p.spot
    ]
    taken += [_Taken(str(box.kind), box.spot, None, box.place) for box in boxes]
    for one, other in combinations(taken, 2):
        if _is_its_photo(one, other) or not _collide(one, other):
            continue
        first, later = sorted((one, other), key=lambda thing: thing.place.line)
        line = first.place.line
        yield error("places-overlap", later.place, name=later.name, other=first.name, line=line)


def _name(placement: Placement) -> str:
    return f"{placement.story}/{placement.photo}" if placement.photo else placement.story


def _is_its_photo(one: _Taken, other: _Taken) -> bool:
    """A photo lies on its story's rectangle, though not on another photo of the same story."""
    return bool(one.story) and one.story == other.story and not (one.photo and other.photo)


def _collide(one: _Taken, other: _Taken) -> bool:
    """Whether some cell of the grid belongs to both.

    Two notches never free together what neither frees alone: a notch is at the foot, so the
    first shared line of one of the two is not in its own notch.
    """
    shared = _common(one.spot, other.spot)
    if shared is None:
        return False
    return all(_common(shared, thing.notch) != shared for thing in (one, other))


def _common(one: Spot, other: Spot | None) -> Spot | None:
    if other is None:
        return None
    common = Spot(
        max(one.first_column, other.first_column),
        min(one.last_column, other.last_column),
        max(one.first_line, other.first_line),
        min(one.last_line, other.last_line),
    )
    apart = common.first_column > common.last_column or common.first_line > common.last_line
    return None if apart else common


def _in_order(one: SourcePlace, other: SourcePlace) -> tuple[SourcePlace, SourcePlace]:
    return (one, other) if one.line <= other.line else (other, one)
