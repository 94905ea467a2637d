"""What trial plates show: ink on every page as it would lie on the paper."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.measure import Rect


@dataclass(frozen=True, slots=True)
class HeavyInk:
    """One area, all its parts touching, where there is more ink than the ticket allows.

    Attributes:
        percent: The most ink in it, the inks added up.
        box: Around it; None on a page whose pixels cannot be placed.
    """

    area_mm2: float
    percent: int
    box: Rect | None


@dataclass(frozen=True, slots=True)
class ShortEdge:
    """A stretch of one side where paint reaches the trim but not the edge of the bleed.

    Attributes:
        side: ``top``, ``bottom``, ``left`` or ``right``.
        box: From the trim to the bleed's edge, as long as the stretch.
    """

    side: str
    box: Rect


@dataclass(frozen=True, slots=True)
class PagePlates:
    """One page.

    Attributes:
        inks: Those with any ink on the page, process inks first; spots by their name.
        peak_percent: Most ink at any place, the inks added up, however small the place.
        heavy: Areas over the ticket's limit and larger than the ticket's area, largest first.
        short_edges: None are looked for where the page says no trim, or has no bleed.
    """

    number: int
    inks: tuple[str, ...] = ()
    peak_percent: int = 0
    heavy: tuple[HeavyInk, ...] = ()
    short_edges: tuple[ShortEdge, ...] = ()


@dataclass(frozen=True, slots=True)
class Plates:
    """All pages, or why there are none.

    Attributes:
        is_here: False where the program that exposes plates is not on this machine.
        trouble: Why it gave up on this file; empty where it did not.
    """

    pages: tuple[PagePlates, ...] = ()
    is_here: bool = True
    trouble: str = ""


NO_PLATES = Plates(is_here=False)
