"""Cures: what would make a page fill that does not, each one tried before it is told.

Proposals are put to the planner from the cheapest on, as the desk would count: a crop before a
cut, a few lines before many, a cut before a story held over. Fillers and the house's steps of size
and leading are not among them: the planner has used them wherever they help.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from banxin.content.model import Photo
from banxin.diagnostics import note
from banxin.makeup.planning.cures.of_boxes import boxes_elsewhere
from banxin.makeup.planning.cures.of_copy import add, cut
from banxin.makeup.planning.cures.proposals import Cure, Proposal, plain
from banxin.makeup.planning.cures.trials import Case, Trials
from banxin.makeup.planning.guests import Guest
from banxin.makeup.planning.open_pages import standing_of

MOST_TOLD: Final = 4
"""Cures of one page; a desk with more to choose from chooses no better."""

_SAME: Final = 2
"""Of them so many of one kind."""

_CROPS: Final = (30, 40)
"""Hundredths of a photo that might be cut away where the house allows less."""

_SHARE: Final = 100
_CROP: Final = 15
_SWAP: Final = 30
_RELEASE: Final = 30
_PHOTO: Final = 40
_HOLD: Final = 120


def chosen(proposals: Sequence[Proposal], most: int = MOST_TOLD) -> tuple[Cure, ...]:
    """Those that hold, the cheapest first, a few of each kind."""
    found: list[Cure] = []
    kinds: dict[str, int] = {}
    for proposal in sorted(proposals, key=lambda one: one.price):
        if kinds.get(proposal.code, 0) == _SAME or len(found) == most:
            continue
        cure = proposal.tried()
        if cure:
            found.append(cure)
            kinds[proposal.code] = kinds.get(proposal.code, 0) + 1
    return tuple(sorted(found, key=lambda one: one.price))


def proposals(case: Case, trials: Trials) -> Iterator[Proposal]:
    """What may be done on the page itself."""
    over, empty = case.over, case.empty
    # How long the first part of a turning story is, its page decides and not the desk.
    numbers = [number for number, guest in enumerate(case.guests) if not guest.turns_to]
    if not case.lacks:
        yield from (cut(case, number, max(over, 1), trials) for number in numbers)
        yield from dropped_photos(case, trials)
        yield from _held_over(case, trials)
    if over <= 0:
        yield from (add(case, number, max(empty, 1), trials) for number in numbers)
        yield from _more_photos(case, trials)
    if over <= 0 and empty <= 0:
        yield from _swaps(case, trials)
        yield from released(case, trials)
    if not case.lacks:
        yield from _boxes(case, trials)
    yield from _crops(case, trials)


def dropped_photos(case: Case, trials: Trials) -> Iterator[Proposal]:
    """Any one photo of any story left out."""
    for number, guest in enumerate(case.guests):
        for order, photo in enumerate(guest.photos):
            if guest.photo_pins:
                continue
            photos = (*guest.photos[:order], *guest.photos[order + 1 :])
            fewer = case.changing(number, replace(guest, photos=photos))
            price = _PHOTO if order else _PHOTO * 3 // 2
            story = guest.cast.story
            told = note(
                "cure-drop-photo",
                photo.place,
                story=story.name,
                photo=story.photos.index(photo) + 1,
                name=photo.file.name,
                page=case.draft.number,
            )
            yield plain(price, fewer, trials, told)


def _held_over(case: Case, trials: Trials) -> Iterator[Proposal]:
    """Without one story, the lightest first, or without the last few."""
    guests = case.guests
    free = [n for n, guest in enumerate(guests) if not (guest.turned_from or guest.turns_to)]
    for lost in [*((n,) for n in reversed(free)), *(tuple(free[-n:]) for n in range(2, len(free)))]:
        kept = [guest for number, guest in enumerate(guests) if number not in lost]
        if not kept:
            continue
        names = "”“".join(guests[number].cast.story.name for number in lost)
        told = note(
            "cure-hold",
            case.draft.page.place,
            stories=names,
            page=case.draft.number,
        )
        heavy = len(guests) - min(lost)
        price = _HOLD * len(lost) + _SHARE * heavy // len(guests) // 2
        yield plain(price, case.having(kept), trials, told)


def _more_photos(case: Case, trials: Trials) -> Iterator[Proposal]:
    """One photo more of the commonest shape, such as the page has already."""
    models = [photo for guest in case.guests for photo in guest.photos]
    for number, guest in enumerate(case.guests):
        if models and len(guest.photos) < 2 and not guest.turned_from and not guest.turns_to:
            story = guest.cast.story
            model = replace(models[0], weight=len(story.photos) + 1, crop=None)
            model = replace(model, file=replace(model.file, sha256="", name=f"{story.name}+"))
            file = model.file
            more = replace(story, photos=(*story.photos, model))
            cast = replace(guest.cast, story=more)
            photos = (*guest.photos, model)
            told = note(
                "cure-add-photo",
                story.place,
                story=story.name,
                page=case.draft.number,
                shape=f"{file.width_px}:{file.height_px}",
            )
            fuller = case.changing(number, replace(guest, cast=cast, photos=photos))
            yield plain(_PHOTO, fuller, trials, told)


def _swaps(case: Case, trials: Trials) -> Iterator[Proposal]:
    for number, (one, other) in enumerate(pairwise(case.guests)):
        if one.rank == other.rank:
            continue
        guests = [*case.guests[:number], other, one, *case.guests[number + 2 :]]
        told = note(
            "cure-swap",
            case.draft.page.place,
            story=one.cast.story.name,
            other=other.cast.story.name,
            page=case.draft.number,
        )
        yield plain(_SWAP, case.having(guests), trials, told)


def released(case: Case, trials: Trials) -> Iterator[Proposal]:
    """All that is fixed of any one story left to the planner, or all that is fixed."""
    pinned = [n for n, guest in enumerate(case.guests) if guest.pin or guest.photo_pins]
    for number in pinned:
        guest = case.guests[number]
        story = guest.cast.story
        pins = [p for p in case.draft.page.placements if p.story == story.name]
        place = pins[0].place if pins else case.draft.page.place
        told = note("cure-release-pin", place, story=story.name, page=case.draft.number)
        free = case.changing(number, replace(guest, pin=None, photo_pins={}))
        yield plain(_RELEASE, free, trials, told)
    if len(pinned) > 1:
        page = case.draft.page
        said = {"pins": len(page.placements), "page": case.draft.number}
        told = note("cure-release-all", page.place, **said)
        unpinned = tuple(replace(guest, pin=None, photo_pins={}) for guest in case.guests)
        yield plain(_RELEASE * len(pinned), replace(case, guests=unpinned), trials, told)


def _boxes(case: Case, trials: Trials) -> Iterator[Proposal]:
    for change in boxes_elsewhere(case.draft, case.by.stone):
        draft = replace(case.draft, page=change.page)
        other = replace(case, draft=draft, standing=standing_of(draft))
        yield plain(change.price, other, trials, change.told)


def _crops(case: Case, trials: Trials) -> Iterator[Proposal]:
    """A photo of which more may be cut away, and that may so be lower, or taller."""
    for number, guest in enumerate(case.guests):
        for order, photo in enumerate(guest.photos):
            allowed = case.layout.makeup.photo_crop if photo.crop is None else photo.crop
            for percent in _CROPS:
                if percent <= round(allowed * 100):
                    continue
                told = note(
                    "cure-crop",
                    photo.place,
                    story=guest.cast.story.name,
                    photo=guest.cast.story.photos.index(photo) + 1,
                    name=photo.file.name,
                    page=case.draft.number,
                    crop=f"{percent / 100:g}",
                )
                price = _CROP + percent - round(allowed * 100)
                cropped = case.changing(number, _cropped(guest, order, percent / 100))
                yield plain(price, cropped, trials, told)


def _cropped(guest: Guest, order: int, crop: float) -> Guest:
    photo = guest.photos[order]
    other = replace(photo, crop=crop)

    def changed(photos: tuple[Photo, ...]) -> tuple[Photo, ...]:
        return tuple(other if one is photo else one for one in photos)

    story = replace(guest.cast.story, photos=changed(guest.cast.story.photos))
    cast = replace(guest.cast, story=story)
    return replace(guest, cast=cast, photos=changed(guest.photos))
