"""What contradicts itself on a page, found before anything is composed or searched for.

A search that fails says only that it failed; the desk wants to hear which two things want one
place. What needs composed copy to be seen is told by `banxin.makeup.planning.cures.misfits`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from banxin.content.model import Issue, Photo, Placement, Spot, Story
from banxin.diagnostics import Diagnostic, error
from banxin.makeup.furniture_boxes import box_faults, box_name
from banxin.makeup.grid import ColumnGrid, overlap
from banxin.makeup.plan import OpenPage, PagePlan, StoryPlan
from banxin.makeup.planning.open_pages import MOST_STORIES, area_of, room_of
from banxin.makeup.stone import Stone

Said: TypeAlias = dict[str, str | int]


def conflicts(
    drafts: Sequence[PagePlan | OpenPage], issue: Issue, stone: Stone
) -> Iterator[Diagnostic]:
    """Every contradiction in what the desk has fixed on pages that are to be planned.

    Pages that template or desk have settled are looked at where they are made up.
    """
    for draft in drafts:
        if isinstance(draft, OpenPage):
            yield from _of_page(draft, issue, stone)


@dataclass(frozen=True, slots=True)
class _Pinned:
    """A story or a photo whose whole rectangle is fixed; ``photo`` is None for a story."""

    story: Story
    photo: Photo | None
    pin: Placement
    spot: Spot

    def clashes(self, spot: Spot, notch: Spot | None = None) -> bool:
        """Whether it lies on a rectangle, outside either's notch."""
        return overlap(self.spot, spot) and not any(
            free and _inside(_common(self.spot, spot), free) for free in (self.pin.notch, notch)
        )


def _of_page(draft: OpenPage, issue: Issue, stone: Stone) -> Iterator[Diagnostic]:
    grid = stone.grid
    here = {story.name: story for story in _here(draft, issue)}
    yield from _amounts(draft, issue, here, stone)
    pinned: list[_Pinned] = []
    for pin in draft.page.placements:
        story = here.get(pin.story)
        if story is None or pin.photo > len(story.photos):
            yield error("place-of-nothing", pin.place, story=pin.story, photo=pin.photo)
            continue
        if pin.rank and pin.rank not in stone.layout.ranks:
            known = "、".join(stone.layout.ranks)
            yield error("rank-unknown", pin.place, name=pin.rank, known=known)
        yield from _off_page(draft, pin, story, stone)
        if pin.spot:
            photo = story.photos[pin.photo - 1] if pin.photo else None
            pinned.append(_Pinned(story, photo, pin, pin.spot))
    plans = [StoryPlan(p.story, p.spot, None, (), 0, p.pin.notch) for p in pinned if not p.photo]
    bare = PagePlan(draft.number, draft.page, draft.masthead, draft.footer, tuple(plans))
    yield from box_faults(bare, grid)
    yield from _between(draft, pinned)


def _here(draft: OpenPage, issue: Issue) -> tuple[Story, ...]:
    """The stories that stand on a page or may come to it."""
    named = {story.name: story for story in issue.stories}
    continued = [named[name] for name in [draft.page.continues] if name in named]
    return (*draft.page.stories, *continued, *issue.flow)


def _amounts(
    draft: OpenPage, issue: Issue, here: dict[str, Story], stone: Stone
) -> Iterator[Diagnostic]:
    page = draft.page
    own = len(page.stories) + bool(page.continues)
    named: Said = {"page": draft.number, "name": page.name.plain}
    if not here and room_of(draft, stone) > 0:
        yield error("page-empty", page.place, name=page.name.plain)
    if own > MOST_STORIES:
        yield error("page-crowded", page.place, stories=own, most=MOST_STORIES, **named)
    elif len(issue.pages) == 1 and len(here) > MOST_STORIES:
        yield error("page-crowded", page.place, stories=len(here), most=MOST_STORIES, **named)
    for story in page.stories:
        if not story.blocks:
            yield error(
                "story-without-text", story.place, story=story.name, photos=len(story.photos)
            )


def _off_page(draft: OpenPage, pin: Placement, story: Story, stone: Stone) -> Iterator[Diagnostic]:
    """A pin that leaves the type area, or lies over the masthead."""
    grid = stone.grid
    if _beyond(pin, grid):
        size = {"columns": grid.columns, "lines": grid.lines}
        yield error("place-off-grid", pin.place, story=story.name, **size)
    first = area_of(draft, stone).first_line
    if pin.lines and pin.lines[0] < first:
        if pin.photo:
            name = story.photos[pin.photo - 1].file.name
            said: Said = {"name": name, "story": story.name, "lines": first - 1}
            yield error("photo-over-masthead", pin.place, **said)
        else:
            yield error("story-over-masthead", pin.place, story=story.name, lines=first - 1)


def _beyond(pin: Placement, grid: ColumnGrid) -> bool:
    across, down = pin.columns or (1, 1), pin.lines or (1, 1)
    return not (1 <= across[0] <= across[1] <= grid.columns) or not (
        1 <= down[0] <= down[1] <= grid.lines
    )


def _between(draft: OpenPage, pinned: Sequence[_Pinned]) -> Iterator[Diagnostic]:
    """Pins that want one place, or a box's; photos outside their own story."""
    for one, other in combinations(pinned, 2):
        if one.photo and other.photo and overlap(one.spot, other.spot):
            yield error(
                "photos-overlap",
                other.pin.place,
                story=other.story.name,
                name=other.photo.file.name,
                other=one.photo.file.name,
            )
        elif not one.photo and not other.photo and one.clashes(other.spot, other.pin.notch):
            yield error(
                "stories-overlap", other.pin.place, story=one.story.name, other=other.story.name
            )
    stories = [one for one in pinned if not one.photo]
    for one in pinned:
        if one.photo:
            yield from _of_photo(one, one.photo.file.name, stories)
            for box in draft.page.boxes:
                if overlap(box.spot, one.spot):
                    said: Said = {"name": one.photo.file.name, "story": one.story.name}
                    yield error("photo-over-box", one.pin.place, box=box_name(box), **said)


def _of_photo(photo: _Pinned, name: str, stories: Sequence[_Pinned]) -> Iterator[Diagnostic]:
    named: Said = {"name": name, "story": photo.story.name}
    for other in stories:
        if other.story is not photo.story and other.clashes(photo.spot):
            yield error("photo-over-story", photo.pin.place, other=other.story.name, **named)
        elif other.story is photo.story and not _inside(photo.spot, other.spot):
            columns = f"{other.spot.first_column}–{other.spot.last_column}"
            lines = f"{other.spot.first_line}–{other.spot.last_line}"
            yield error(
                "photo-leaves-story", photo.pin.place, columns=columns, lines=lines, **named
            )


def _common(one: Spot, other: Spot) -> Spot:
    """What two rectangles that overlap have in common."""
    return Spot(
        max(one.first_column, other.first_column),
        min(one.last_column, other.last_column),
        max(one.first_line, other.first_line),
        min(one.last_line, other.last_line),
    )


def _inside(inner: Spot, outer: Spot) -> bool:
    return (
        outer.first_column <= inner.first_column
        and inner.last_column <= outer.last_column
        and outer.first_line <= inner.first_line
        and inner.last_line <= outer.last_line
    )
