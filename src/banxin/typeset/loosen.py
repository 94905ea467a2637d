"""A paragraph in more or fewer lines than it takes at its best (TeX's looseness)."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.typeset.choose import Chosen, Ways, best_before
from banxin.typeset.model import EM
from banxin.typeset.price import Tone
from banxin.typeset.prices import ORPHAN, OVERRUN

_NOWHERE = 1 << 62
_TONES = len(Tone)


@dataclass(frozen=True, slots=True)
class _Arrival:
    """The cheapest way to a break in a number of lines: its cost, and where it came from."""

    cost: int
    begin: int
    tone: Tone


def choose_lines(ways: Ways, lines: int) -> Chosen | None:
    """The cheapest way through a paragraph in exactly so many lines; None where there is none.

    No line may stick out, and the last may not be an orphan.

    Layer by layer of lines, each layer only as wide as what can still come out even.
    """
    last = len(ways.at) - 1
    layers: list[dict[tuple[int, Tone], _Arrival]] = [{(0, Tone.SOLID): _Arrival(0, 0, Tone.SOLID)}]
    for done in range(lines):
        layer = _next_layer(ways, layers[-1], lines - done - 1)
        if not layer:
            return None
        layers.append(layer)
    finals = [(arrival.cost, tone) for (end, tone), arrival in layers[-1].items() if end == last]
    return _traced(ways, layers, min(finals)[1]) if finals else None


def _next_layer(
    ways: Ways,
    layer: dict[tuple[int, Tone], _Arrival],
    left: int,
) -> dict[tuple[int, Tone], _Arrival]:
    last = len(ways.at) - 1
    farthest = _farthest(ways, left)
    found: dict[tuple[int, Tone], _Arrival] = {}
    for begin in sorted({end for end, _ in layer}):
        arrived = tuple(
            layer[begin, tone].cost if (begin, tone) in layer else _NOWHERE for tone in Tone
        )
        best = best_before((arrived[0], arrived[1], arrived[2]))
        for end, price in ways.lines_from(begin):
            if (end == last) is not (left == 0) or ways.reach[end] < farthest:
                continue
            cost, tone = divmod(price, _TONES)
            if cost >= OVERRUN.amount or ways.penalties[end] >= ORPHAN.amount:
                continue
            total, came = best[tone]
            total += cost + ways.penalties[end]
            key = (end, Tone(tone))
            if key not in found or total <= found[key].cost:
                found[key] = _Arrival(total, begin, Tone(-came))
    return found


def _farthest(ways: Ways, left: int) -> int:
    """What cannot be reached from here on in the lines that are left lies before this point.

    A line never holds more than twice its room, however much it is squeezed.
    """
    return ways.reach[-1] - left * 2 * (ways.room.measure + EM)


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
