"""Cures for stories that have no form on their page: a shorter title, a photo of another shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from banxin.content.model import Text, TextRun
from banxin.diagnostics import note
from banxin.makeup.planning.casts import Cast, CastingOff
from banxin.makeup.planning.cures.misfits import extremes, widest_of
from banxin.makeup.planning.cures.of_pages import dropped_photos, released
from banxin.makeup.planning.cures.proposals import Cure, Proposal, plain
from banxin.makeup.planning.cures.trials import Case, Trials
from banxin.makeup.planning.forming import forms_of
from banxin.makeup.planning.guests import Guest

_SHAPES: Final = ((3, 2), (4, 3), (1, 1), (3, 4), (2, 3))
"""Shapes of photos that every page can carry, the commonest first."""

_PIXELS: Final = 1000
_PARTS: Final = 4
_TITLE: Final = 20
_RECUT: Final = 15


def misfit_proposals(case: Case, trials: Trials) -> Iterator[Proposal]:
    """What may give every story of a page a form again."""
    yield from released(case, trials)
    yield from dropped_photos(case, trials)
    for number, guest in enumerate(case.guests):
        yield from _recut(case, number, trials)
        if forms_of(guest, case.by).span == (0, 0):
            for pin in dict.fromkeys((guest.pin, None)):
                yield _titled(case, number, replace(guest, pin=pin), trials)


def _recut(case: Case, number: int, trials: Trials) -> Iterator[Proposal]:
    guest = case.guests[number]
    for order in (order for order, _ in extremes(guest, case.area, case.by)):
        photo = guest.photos[order]
        for dear, (width, height) in enumerate(_SHAPES):
            file = replace(photo.file, width_px=width * _PIXELS, height_px=height * _PIXELS)
            other = replace(photo, file=file)
            photos = (*guest.photos[:order], other, *guest.photos[order + 1 :])
            every = tuple(other if one is photo else one for one in guest.cast.story.photos)
            cast = replace(guest.cast, story=replace(guest.cast.story, photos=every))
            changed = case.changing(number, replace(guest, cast=cast, photos=photos))
            told = note(
                "cure-recut",
                photo.place,
                story=guest.cast.story.name,
                name=photo.file.name,
                page=case.draft.number,
                shape=f"{width}:{height}",
            )
            yield plain(_RECUT + dear, changed, trials, told)


def _titled(case: Case, number: int, guest: Guest, trials: Trials) -> Proposal:
    """A title that just fits, or a part of it, with the pin kept or released."""

    def tried() -> Cure | None:
        room = title_room(guest, case.by)
        for characters in dict.fromkeys(room * part // _PARTS for part in range(_PARTS, 0, -1)):
            # Heads are remembered by their story's name, so another title needs another memory.
            by = CastingOff(case.by.stone)
            cast = _with_title(guest.cast, characters)
            changed = characters and case.changing(number, replace(guest, cast=cast))
            if changed and trials.holds(replace(changed, by=by)):
                return _title_told(case, number, guest, characters)
        return None

    return Proposal(_TITLE, "cure-title", tried)


def _title_told(case: Case, number: int, guest: Guest, characters: int) -> Cure:
    said: dict[str, str | int] = {
        "story": guest.cast.story.name,
        "page": case.draft.number,
        "characters": characters,
    }
    place = guest.cast.story.place
    if case.guests[number].pin and not guest.pin:
        return Cure(_TITLE * 3, note("cure-title-free", place, **said))
    return Cure(_TITLE, note("cure-title", place, **said))


def title_room(guest: Guest, by: CastingOff) -> int:
    """The most characters of a story's own title that it has room for; 0 for none."""
    columns = widest_of(guest, by)
    fits, too_many = 0, sum(len(line.plain) for line in guest.cast.story.title)
    while too_many - fits > 1:
        middle = (fits + too_many) // 2
        fresh = CastingOff(by.stone)
        head = fresh.head(_with_title(guest.cast, middle), guest.rank, columns, guest.turned_from)
        fits, too_many = (fits, middle) if head.too_long else (middle, too_many)
    return fits


def _with_title(cast: Cast, characters: int) -> Cast:
    """A story whose title is its first so many characters, in one line."""
    runs: list[TextRun] = []
    for run in (run for line in cast.story.title for run in line.runs):
        if characters > 0:
            runs.append(replace(run, text=run.text[:characters]))
        characters -= len(run.text)
    return replace(cast, story=replace(cast.story, title=(Text(tuple(runs)),)))
