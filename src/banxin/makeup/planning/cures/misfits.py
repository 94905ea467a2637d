"""Stories that can stand nowhere on their page, and pins that cannot hold their story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from banxin.content.model import Photo, Spot
from banxin.diagnostics import Diagnostic, error
from banxin.makeup.pictures import FEWEST_PHOTO_LINES
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.forming import forms_of
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.page import plan_page
from banxin.measure import Length


def misfits(guests: Sequence[Guest], area: Spot, by: CastingOff) -> Iterator[Diagnostic]:
    """What keeps a story off its page whatever the others do.

    Args:
        guests: Who was to stand there.
        area: What is free for them.
        by: What casts them off.
    """
    for guest in guests:
        found = [*_photos(guest, area, by)]
        if not found and forms_of(guest, by).span == (0, 0):
            found = [_formless(guest, by)]
        yield from found


def unheld(guests: Sequence[Guest], by: CastingOff) -> Iterator[tuple[Guest, Spot]]:
    """Stories that do not fill the rectangle that they are pinned to, with it."""
    for guest in guests:
        spot = pinned_spot(guest)
        if spot and not guest.turns_to and not held(guest, spot, by):
            yield guest, spot


def pinned_spot(guest: Guest) -> Spot | None:
    """The rectangle of a story of which all is fixed, where it leaves no corner to others."""
    pin = guest.pin
    if not pin or not pin.columns or not pin.lines or pin.notch:
        return None
    return Spot(*pin.columns, *pin.lines)


def held(guest: Guest, spot: Spot, by: CastingOff) -> bool:
    """Whether a story fills a rectangle with nobody else on the page."""
    return bool(plan_page((replace(guest, order=0),), spot, (), by))


def missing(guest: Guest, spot: Spot, by: CastingOff) -> tuple[int, int]:
    """Column lines that a story takes too many for a rectangle at the least, and leaves at most."""
    room = spot.columns * spot.lines
    least, most = forms_of(guest, by).span
    return least - room, room - most


def not_held(guest: Guest, spot: Spot, by: CastingOff) -> Diagnostic:
    """How far a pinned rectangle is from its story."""
    over, empty = missing(guest, spot, by)
    lines = max(over, empty, 0)
    story = guest.cast.story
    said: dict[str, str | int] = {
        "story": story.name,
        "columns": f"{spot.first_column}–{spot.last_column}",
        "rows": f"{spot.first_line}–{spot.last_line}",
        "lines": lines,
        "characters": lines * by.stone.layout.measure_em,
    }
    if over > 0:
        return error("pin-overset", story.place, **said)
    if empty > 0:
        return error("pin-room", story.place, **said)
    return error(
        "pin-unfilled",
        story.place,
        story=story.name,
        columns=str(said["columns"]),
        rows=str(said["rows"]),
    )


def widest_of(guest: Guest, by: CastingOff) -> int:
    """The most columns that a story may have."""
    if guest.pin and guest.pin.columns:
        return guest.pin.columns[1] - guest.pin.columns[0] + 1
    return min(guest.rank.columns[1], by.stone.layout.columns)


def _formless(guest: Guest, by: CastingOff) -> Diagnostic:
    """Why a story has no form at all: most often its title."""
    story, rank, widest = guest.cast.story, guest.rank, widest_of(guest, by)
    if by.head(guest.cast, rank, widest, guest.turned_from).too_long:
        return error(
            "head-too-wide",
            story.place,
            story=story.name,
            characters=sum(len(line.plain) for line in story.title),
            columns=widest,
            lines=rank.title.most_lines,
            smallest=f"{rank.title.sizes_pt[0]:g}",
        )
    return error(
        "story-without-form",
        story.place,
        story=story.name,
        photos=len(guest.photos),
        columns=widest,
    )


def _photos(guest: Guest, area: Spot, by: CastingOff) -> Iterator[Diagnostic]:
    makeup = by.stone.layout.makeup
    for order, crop in extremes(guest, area, by):
        photo = guest.photos[order]
        yield error(
            "photo-extreme",
            photo.place,
            name=photo.file.name,
            story=guest.cast.story.name,
            width=photo.file.width_px,
            height=photo.file.height_px,
            percent=-int(-crop * 100 // 1),
            allowed=round((makeup.photo_crop if photo.crop is None else photo.crop) * 100),
        )


def extremes(guest: Guest, area: Spot, by: CastingOff) -> Iterator[tuple[int, float]]:
    """Photos too tall, or too flat, for the page in any width that their story may give them.

    Returns:
        Their numbers from 0, and the share of each that would have to be cut away.
    """
    story, layout, grid = guest.cast.story, by.stone.layout, by.stone.grid
    white = grid.leading - grid.em
    for number, photo in enumerate(guest.photos):
        narrowest = min(guest.rank.photo_columns[0], layout.columns) if not number else 1
        room = area.lines - by.caption(story, photo, narrowest)
        kept = 1 - (layout.makeup.photo_crop if photo.crop is None else photo.crop)
        tallest = (grid.leading * room - white).mpt
        flattest = (grid.leading * FEWEST_PHOTO_LINES - white).mpt
        tall = _height(photo, grid.span(1, narrowest))
        flat = _height(photo, grid.span(1, min(guest.rank.columns[1], layout.columns)))
        if tall * kept > tallest:
            yield number, 1 - tallest / tall
        elif flat / kept < flattest:
            yield number, 1 - flat / flattest


def _height(photo: Photo, width: Length) -> float:
    """Millipoints of a photo over a width, none of it cut away."""
    return width.mpt * photo.file.height_px / photo.file.width_px
