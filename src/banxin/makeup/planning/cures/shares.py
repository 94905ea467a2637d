"""What each story of a page has too many or too few of: the page's amount, shared out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias

from banxin.diagnostics import Diagnostic, note
from banxin.makeup.planning.casts import Cast
from banxin.makeup.planning.cures.lengths import (
    characters_between,
    lengthened,
    lines_between,
    shortened,
)
from banxin.makeup.planning.cures.proposals import Cure
from banxin.makeup.planning.cures.trials import Case, Trials
from banxin.makeup.stone import Stone

_NEAR: Final = 48
"""Lines that are looked through where the amount is right already and only the shapes are not."""

Change: TypeAlias = Callable[[Cast, int, Stone], Cast | None]


def shared_out(case: Case, lines: int) -> tuple[int, ...]:
    """So many lines shared out over a page's stories, as long as each is."""
    lengths = [guest.cast.lengths.lines for guest in case.guests]
    total = sum(lengths) or 1
    shares = [lines * length // total for length in lengths]
    order = sorted(range(len(lengths)), key=lambda n: (-(lines * lengths[n] % total), n))
    for number in order[: lines - sum(shares)]:
        shares[number] += 1
    return tuple(shares)


def least_shared(case: Case, trials: Trials) -> int | None:
    """The least lines with which a page fills, every story shorter, or longer, by its share."""
    change, first = _direction(case)
    total = sum(guest.cast.lengths.lines for guest in case.guests)
    most = total * 3 // 4 if change is shortened else first + total
    if max(case.over, case.empty) <= 0:
        most = min(most, first + _NEAR)
    if first > most:
        return None
    return trials.least(first, most, lambda lines: _changed(case, lines, change))


def shared_cure(case: Case, lines: int) -> Cure | None:
    """That every story loses, or gains, its share of so many lines."""
    change, _ = _direction(case)
    changed = _changed(case, lines, change)
    if changed is None:
        return None
    pairs = [(a.cast, b.cast) for a, b in zip(case.guests, changed.guests, strict=True)]
    amount = sum(lines_between(*pair) for pair in pairs)
    said: dict[str, str | int] = {
        "page": case.draft.number,
        "stories": len(case.guests),
        "lines": amount,
        "characters": sum(characters_between(*pair) for pair in pairs),
    }
    place = case.draft.page.place
    price = amount + 100 * amount // (sum(cast.lengths.lines for cast, _ in pairs) or 1)
    if case.lacks:
        return Cure(2 * price, note("cure-add-all", place, **said))
    return Cure(price, note("cure-cut-all", place, **said))


def amounts(case: Case, lines: int) -> Iterator[Diagnostic]:
    """Each story's share of so many lines, in lines and characters."""
    change, _ = _direction(case)
    for guest, share in zip(case.guests, shared_out(case, lines), strict=True):
        other = change(guest.cast, share, case.by.stone) if share else None
        if other is None:
            continue
        said: dict[str, str | int] = {
            "story": guest.cast.story.name,
            "lines": lines_between(guest.cast, other),
            "characters": characters_between(guest.cast, other),
            "total": guest.cast.galley.total,
        }
        place = guest.cast.story.place
        if change is shortened:
            yield note("story-over", place, **said)
        else:
            yield note("story-under", place, **said)


def _direction(case: Case) -> tuple[Change, int]:
    """Whether a page must lose or gain copy, and how many lines at the least."""
    if case.lacks:
        return lengthened, max(case.empty, 1)
    return shortened, max(case.over, 1)


def _changed(case: Case, lines: int, change: Change) -> Case | None:
    guests = []
    for guest, share in zip(case.guests, shared_out(case, lines), strict=True):
        cast = change(guest.cast, share, case.by.stone) if share else guest.cast
        if cast is None:
            return None
        guests.append(replace(guest, cast=cast))
    return replace(case, guests=tuple(guests))
