"""Checks of a line's edges and of its justification, by the rule book's 3.1, 5 and 12."""

from __future__ import annotations

from tests.typeset.boundaries import (
    GAPS,
    GLADLY,
    NEVER,
    RELUCTANTLY,
    SPACES,
    Boundary,
    boundaries,
    edge_blanks,
)

from banxin.typeset import Line, Setting

BAD = 250


def check_ends(text: str, line: Line, indent: int, measure: int) -> None:
    """Rule book 3.1: both edges by ink for marks, by the box for everything else."""
    opening, closing = edge_blanks(text, line)
    assert line.xs[0] == indent - opening, line.text
    assert line.xs[-1] + line.advances[-1] - closing == line.width, line.text
    assert line.overrun == max(line.width - measure, 0), line.text
    if line.adjustment.setting not in {Setting.LOOSE, Setting.SHORT}:
        assert line.width >= measure, line.text


def check_boundaries(text: str, line: Line) -> None:
    """Rule book 12, checks 1 and 4, and 5's orders, with a line's own account of itself."""
    found = boundaries(text, line)
    hyphen = line.lengths[-1] == 0
    assert sum(place.added for place in found) == line.adjustment.total, line.text
    assert max([0, *(place.added for place in found)]) == line.adjustment.widest, line.text
    if hyphen:
        assert line.xs[-1] == line.xs[-2] + line.advances[-2], line.text
    for place in found:
        assert place.blank >= place.least, line.text
        assert place.opening != NEVER or place.added <= 0, line.text
    match line.adjustment.setting:
        case Setting.REDUCED:
            _check_reduction(found, line.text)
        case Setting.EXPANDED:
            _check_expansion(found, line.text)
        case _:
            assert not any(place.added for place in found), line.text


def _check_reduction(found: list[Boundary], said: str) -> None:
    """A step is used up before the next begins; in each, the same from every place."""
    assert all(place.added <= 0 for place in found), said
    used = max(place.step for place in found if place.added)
    for place in found:
        assert place.step or not place.added, said
        assert not 0 < place.step < used or place.blank == place.least, said
    _check_evenness([place for place in found if place.step == used], said, reducing=True)


def _check_expansion(found: list[Boundary], said: str) -> None:
    """Word spaces, gaps, all other places alike; a hole is shared by all but the reluctant."""
    assert all(place.added >= 0 for place in found), said
    gladly = [place for place in found if place.opening == GLADLY]
    left = sum(place.added for place in found) - sum(place.most for place in found)
    if left > BAD * len(gladly):
        opened = [place for place in found if place.opening not in {NEVER, RELUCTANTLY}]
        opened = opened or [place for place in found if place.opening == RELUCTANTLY]
        _check_evenness(opened, said, reducing=False)
        assert sum(place.added for place in opened) == sum(place.added for place in found), said
        return
    assert not any(place.added for place in found if place.opening == RELUCTANTLY), said
    _check_evenness(gladly, said, reducing=False)
    used = max(place.opening for place in found if place.added)
    for place in found:
        if 0 < place.opening < used:
            assert place.added == place.most, said
        assert place.opening not in {SPACES, GAPS} or place.added <= place.most, said


def _check_evenness(places: list[Boundary], said: str, *, reducing: bool) -> None:
    free = [abs(place.added) for place in places if not reducing or place.blank > place.least]
    full = [abs(place.added) for place in places if reducing and place.blank == place.least]
    assert not free or max(free) - min(free) <= 1, said
    assert not (free and full) or max(full) <= max(free) + 1, said
