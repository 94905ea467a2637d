"""Where there is more ink than the paper carries (总墨量)."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.exposure import FULL, Exposure
from banxin.preflight.plate_facts import HeavyInk
from banxin.preflight.regions import Region, regions

# One step of a plate is 0.4 %: four inks rounded up make a page at its limit no fault.
_ROUNDING_PERCENT = 1
# A dark photo has dozens, noise thousands; whoever cures the largest cures the rest.
_TOLD_MOST = 6


def heavy_areas(exposure: Exposure, limit_percent: int, least_mm2: float) -> tuple[HeavyInk, ...]:
    """The connected areas over the limit that are larger than ``least_mm2``, largest first.

    Areas and not pixels, since a spot dries and an area sets off on the next sheet; connected,
    since a thousand spots over a page are still spots.
    """
    limit = (limit_percent + _ROUNDING_PERCENT) * FULL / 100
    found = regions(exposure.where(lambda ink: ink > limit))
    large = [each for each in found if each.pixels * exposure.pixel_mm2 > least_mm2]
    large.sort(key=lambda region: (-region.pixels, region.top, region.left))
    return tuple(_told(large[:_TOLD_MOST], exposure))


def _told(found: list[Region], exposure: Exposure) -> Iterator[HeavyInk]:
    for region in found:
        corners = (region.left, region.top, region.right, region.bottom)
        area = round(region.pixels * exposure.pixel_mm2, 1)
        yield HeavyInk(area, exposure.most(*corners), exposure.box(*corners))
