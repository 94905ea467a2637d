"""A paragraph in more or fewer lines than it takes at its best (TeX's looseness)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from banxin.typeset.choose import NOWHERE, Chosen, Ways, best_before
from banxin.typeset.justify import justify
from banxin.typeset.price import Tone, may_open_wide
from banxin.typeset.prices import ORPHAN, OVERRUN


@dataclass(frozen=True, slots=True)
class _Arrival:
    """The cheapest way to a break in a number of lines: its cost, and where it came from."""

    cost: int
    begin: int
    tone: Tone


# A paragraph in one line more still has, at any of its breaks, about as many lines behind it as
# at its best; so many more or fewer are followed.
_DETOUR: Final = 3


def choose_lines(ways: Ways, best: Chosen, lines: int) -> Chosen | None:
    """The cheapest way through a paragraph in exactly so many lines; None where there is none.

    No line may stick out, stay short or open a place wider than a bad one, cut a word by force,
    or leave an orphan. Layer by layer of lines, each only as wide as what can come out even.
    """
    last = len(ways.at) - 1
    passed = [bisect_left(best.ends, number) for number in ways.at]
    strays = abs(lines - len(best.ends)) + _DETOUR
    layers: list[dict[tuple[int, Tone], _Arrival]] = [{(0, Tone.SOLID): _Arrival(0, 0, Tone.SOLID)}]
    for done in range(1, lines + 1):
        layer = {
            (end, tone): arrival
            for (end, tone), arrival in _next_layer(ways, layers[-1]).items()
            if abs(passed[end] + 1 - done) <= strays and (end == last) == (done == lines)
        }
        if not layer:
            return None
        layers.append(layer)
    return _traced(
        ways, layers, min((arrival.cost, key[1]) for key, arrival in layers[-1].items())[1]
    )


def _next_layer(
    ways: Ways, layer: dict[tuple[int, Tone], _Arrival]
) -> dict[tuple[int, Tone], _Arrival]:
    """The cheapest arrivals one line further on."""
    found: dict[tuple[int, Tone], _Arrival] = {}
    for begin in sorted({end for end, _ in layer}):
        arrived = tuple(
            layer[begin, tone].cost if (begin, tone) in layer else NOWHERE for tone in Tone
        )
        best = best_before(arrived[0], arrived[1], arrived[2])
        for end, cost, tone in ways.lines_from(begin):
            if ways.penalties[end] >= ORPHAN.amount:
                continue
            total, came = best[tone]
            total += cost
            key = (end, Tone(tone))
            dearer = key in found and total > found[key].cost
            if not dearer and _may_stand(ways, begin, end, cost - ways.penalties[end]):
                found[key] = _Arrival(total, begin, Tone(-came))
    return found


def _may_stand(ways: Ways, begin: int, end: int, cost: int) -> bool:
    if cost >= OVERRUN.amount:
        return False
    room, matter = ways.room, ways.matter
    missing = ways.missing(begin, end)
    if not may_open_wide(ways.profile(begin, end), missing, room.bad_opening):
        return True
    line = matter.span(ways.at[begin], ways.at[end])
    if missing <= 0 or not room.justified or line.end == matter.count:
        return True
    _, adjustment = justify(matter, line, missing)
    return adjustment.total == missing and adjustment.widest <= room.bad_opening


def _traced(ways: Ways, layers: list[dict[tuple[int, Tone], _Arrival]], tone: Tone) -> Chosen:
    end = len(ways.at) - 1
    numbers: list[int] = []
    spent: list[int] = []
    for layer in reversed(layers[1:]):
        arrival = layer[end, tone]
        numbers.append(end)
        spent.append(arrival.cost)
        end, tone = arrival.begin, arrival.tone
    numbers.reverse()
    spent.reverse()
    costs = [here - earlier for earlier, here in zip([0, *spent[:-1]], spent, strict=True)]
    return Chosen([ways.at[number] for number in numbers], costs)
