"""Cures that ask the desk for fewer lines of one story, or for more."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from banxin.diagnostics import note
from banxin.makeup.planning.casts import Cast
from banxin.makeup.planning.cures.lengths import (
    characters_between,
    lengthened,
    lines_between,
    shortened,
)
from banxin.makeup.planning.cures.proposals import Cure, Proposal
from banxin.makeup.planning.cures.trials import Case, Trials

_SHARE: Final = 100
_PART: Final = 4
"""Of the page, what may be looked through for the least that even a stub needs."""

_NEAR: Final = 24
"""Lines that are looked through where the amount is right already and only the shapes are not."""

_DEARER: Final = 2
"""Lines to write cost more than lines to cut."""


def cut(case: Case, number: int, first: int, trials: Trials) -> Proposal:
    """The least cut of one story with which its page fills, ``first`` lines or more."""
    guest, stone = case.guests[number], case.by.stone
    most = guest.cast.lengths.lines * 3 // 4
    if case.over <= 0:
        most = min(most, first + _NEAR)

    def changed(lines: int) -> Case | None:
        cast = shortened(guest.cast, lines, stone)
        return case.changing(number, replace(guest, cast=cast)) if cast else None

    def tried() -> Cure | None:
        found = trials.least(first, most, changed) if first <= most else None
        short = shortened(guest.cast, found, stone) if found else None
        if short is None:
            return None
        said = _said(case, guest.cast, short)
        price = _work(lines_between(guest.cast, short), guest.cast)
        return Cure(price, note("cure-cut", guest.cast.story.place, **said))

    return Proposal(_work(first, guest.cast), "cure-cut", tried)


def add(case: Case, number: int, first: int, trials: Trials) -> Proposal:
    """The least that is to be written on to one story so that its page fills."""
    guest, stone = case.guests[number], case.by.stone
    most = first + max(guest.cast.lengths.lines, case.room // _PART)
    if case.empty <= 0:
        most = min(most, first + _NEAR)

    def changed(lines: int) -> Case | None:
        cast = lengthened(guest.cast, lines, stone)
        return case.changing(number, replace(guest, cast=cast)) if cast else None

    def tried() -> Cure | None:
        found = trials.least(first, most, changed)
        long = lengthened(guest.cast, found, stone) if found else None
        if long is None:
            return None
        said = _said(case, guest.cast, long)
        price = _DEARER * _work(lines_between(guest.cast, long), guest.cast)
        return Cure(price, note("cure-add", guest.cast.story.place, **said))

    return Proposal(_DEARER * _work(first, guest.cast), "cure-add", tried)


def _said(case: Case, cast: Cast, other: Cast) -> dict[str, str | int]:
    return {
        "story": cast.story.name,
        "page": case.draft.number,
        "lines": lines_between(cast, other),
        "characters": characters_between(cast, other),
    }


def _work(lines: int, cast: Cast) -> int:
    """What the desk minds: the lines, and how much of the story they are."""
    return lines + lines * _SHARE // max(cast.lengths.lines, 1)
