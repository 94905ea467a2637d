"""One page's plates laid on each other, and where on the page a pixel of them is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PIL import Image, ImageMath

from banxin.measure import MILLIMETRES_PER_INCH, POINTS_PER_INCH, Length, Rect
from banxin.preflight.facts import PageFacts
from banxin.preflight.geometry import Edges

FULL = 255
"""What one full ink counts in `Exposure.total`."""

# A renderer rounds a sheet to whole pixels as it likes.
_ROUNDING_PX = 2


@dataclass(frozen=True, slots=True)
class Exposure:
    """All inks of a page added up.

    Attributes:
        total: Pillow's mode ``I``; 0 for bare paper, `FULL` for each full ink.
        sheet: What the picture shows: the bleed, or where there is none the whole page.
        trim: None where the page says none.
        turned: Whether the renderer has turned or scaled the page, so that pixels have no place.
    """

    total: Image.Image
    ppi: float
    sheet: Edges
    trim: Edges | None
    turned: bool

    @classmethod
    def of(cls, plates: Sequence[Image.Image], page: PageFacts, ppi: float) -> Exposure:
        """Lay plates on each other: pictures of mode ``L``, in which black is ink."""
        names = [f"plate{number}" for number in range(len(plates))]

        def inks(given: dict[str, Any]) -> Any:
            bare = given[names[0]]
            for name in names[1:]:
                bare = bare + given[name]
            return FULL * len(names) - bare

        total = ImageMath.lambda_eval(inks, **dict(zip(names, plates, strict=True)))
        sheet = page.bleed or page.media
        wide, high = (
            side.in_inches * ppi - have
            for side, have in zip((sheet.width, sheet.height), total.size, strict=True)
        )
        turned = page.is_turned or max(abs(wide), abs(high)) > _ROUNDING_PX
        return cls(total, ppi, sheet, page.trim, turned)

    def where(self, true: Callable[[Any], Any]) -> Image.Image:
        """A picture of mode ``L``: 255 where ``true`` of the ink, else 0."""

        def mask(given: dict[str, Any]) -> Any:
            return given["convert"](true(given["ink"]) * 255, "L")

        masked: Image.Image = ImageMath.lambda_eval(mask, ink=self.total)
        return masked

    def box(self, left: int, top: int, right: int, bottom: int) -> Rect | None:
        """Pixels as a place on the trimmed page."""
        if self.turned:
            return None
        trim = self.trim or self.sheet
        return Rect(
            self.sheet.left - trim.left + self.length(left),
            trim.top - self.sheet.top + self.length(top),
            self.length(right - left),
            self.length(bottom - top),
        )

    def most(self, left: int, top: int, right: int, bottom: int) -> int:
        """The most ink at any of these pixels, in percent."""
        _, most = cast("tuple[int, int]", self.total.crop((left, top, right, bottom)).getextrema())
        return round(most * 100 / FULL)

    def length(self, pixels: int) -> Length:
        return Length.pt(pixels * POINTS_PER_INCH / self.ppi)

    def pixels(self, length: Length) -> int:
        """The pixel that begins nearest to that far from the edge."""
        return round(length.in_inches * self.ppi)

    @property
    def pixel_mm2(self) -> float:
        return (MILLIMETRES_PER_INCH / self.ppi) ** 2
