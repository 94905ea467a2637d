"""Spot inks (专色): which values of the four inks are printed in an ink of their own.

A palette says a colour once, in the four inks; where it also names a spot ink and the ticket
orders that ink, the same values become tints of it (ISO 32000-2:2020, 8.6.6.4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

Inks: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each 0 to 1."""

_EXACT = 10_000

MARKS_INK = "All"
"""ISO 32000-2:2020, 8.6.6.4: every plate there is; for marks alone (ISO 15930-7:2010)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One value of the four inks that is a tint of a spot ink.

    Attributes:
        name: Of the ink, as ordered, such as "Masthead Red".
        inks: The value, as it is painted.
        solid: The ink at full strength in the four inks, for proofs and for other presses.
        tint: Share of the ink, above 0 to 1.
    """

    name: str
    inks: Inks
    solid: Inks
    tint: float = 1.0


@dataclass(frozen=True, slots=True)
class SpotPlates:
    """The spot inks of one file, to be found by what was painted.

    Attributes:
        tints: Exact inks to the name of the space's resource and the tint.
        spaces: Name of a resource to its colour space.
    """

    tints: Mapping[tuple[int, ...], tuple[Name, float]]
    spaces: Mapping[str, pikepdf.Object]


def exact(inks: Iterable[object]) -> tuple[int, ...]:
    """Inks as they compare: to the hundredth of a percent, as painters write decimals."""
    return tuple(round(float(ink) * _EXACT) for ink in inks)  # type: ignore[arg-type]


def spot_plates(
    document: pikepdf.Pdf, spots: Sequence[Spot], ordered: Collection[str]
) -> SpotPlates:
    """Colour spaces for those of ``spots`` that are ordered."""
    wanted = [spot for spot in spots if spot.name in ordered]
    solids = {spot.name: spot.solid for spot in wanted}
    resources = {name: Name(f"/BanxinSpot{number}") for number, name in enumerate(solids, 1)}
    return SpotPlates(
        tints={exact(spot.inks): (resources[spot.name], spot.tint) for spot in wanted},
        spaces={
            str(resources[name]): separation(document, name, solid)
            for name, solid in solids.items()
        },
    )


def separation(document: pikepdf.Pdf, name: str, solid: Inks) -> pikepdf.Object:
    """A Separation whose tints are shares of ``solid`` (ISO 32000-2:2020, 7.10.3)."""
    share = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0, 0]), C1=Array(list(solid))
    )
    space = Array(
        [Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, document.make_indirect(share)]
    )
    return document.make_indirect(space)
