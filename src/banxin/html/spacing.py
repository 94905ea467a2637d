"""Letter-spacing whose *painted* step is the wanted one.

WeasyPrint 70 lays a letter-spaced text out exactly, but paints every step in two halves: the
half before a glyph is divided by 1024 where thousandths are meant, and the half after it loses
its fraction of a thousandth of an em (``draw/text.py``, ``draw_first_line``). A line would end
up to a thousandth of an em a glyph away from where its style sheet says. So the painter's own
arithmetic is repeated here, and the spacing is chosen by what comes out on paper.
Measured on WeasyPrint 70.0 with Pango 1.50; law L2 reads it back from every finished page.
"""

from __future__ import annotations

from functools import lru_cache

# Pango counts in 1/1024 of a CSS pixel.
UNITS_PER_PIXEL = 1024

# Pixels to look for a better spacing on either side of the naive one, in Pango units: beyond
# 26 units at 12 px the painted steps repeat (2.05 thousandths of an em).
_REACH_PER_PIXEL = 3

# So near to a whole number, our sum and the painter's may fall on its two sides.
_COIN_TOSS = 0.01


def laid_out(units: int, size_px: float) -> float:
    """The step that layout reckons with, in thousandths of an em."""
    return units * 1000 / UNITS_PER_PIXEL / size_px


def painted(units: int, size_px: float) -> float:
    """The step between two glyphs that reaches the paper, in thousandths of an em."""
    before = int(units / 2) / size_px
    return before + int(laid_out(units, size_px) - before)


@lru_cache(maxsize=4096)
def units_for(step_quarters: int, size_px: float) -> int:
    """The letter-spacing, in Pango units, whose painted step is nearest to a wanted one.

    Args:
        step_quarters: The wanted step in quarters of a thousandth of an em.
        size_px: Type size in CSS pixels.
    """
    wanted = step_quarters / 4
    middle = round(wanted * UNITS_PER_PIXEL * size_px / 1000)
    reach = int(_REACH_PER_PIXEL * size_px)
    safe = [units for units in range(middle - reach, middle + reach + 1) if is_safe(units, size_px)]
    return min(
        safe,
        key=lambda units: (round(abs(painted(units, size_px) - wanted), 6), abs(units - middle)),
    )


def is_safe(units: int, size_px: float) -> bool:
    """Whether the thousandth that the painter cuts off does not hang on a rounding error."""
    cut = laid_out(units, size_px) - int(units / 2) / size_px
    return not units or abs(cut - round(cut)) > _COIN_TOSS
