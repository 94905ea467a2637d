"""Gradients: whether their functions give as many values as their space takes.

A RIP stops at one that does not, or paints something else; most viewers say nothing
(ISO 32000-2:2020, 8.7.4.5).
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.preflight.painted import Space

# Pieces stitched of pieces; a file could make them multiply without end.
_NESTING_MOST, _PIECES_MOST = 2, 256


def shading_trouble(shading: pikepdf.Object, space: Space) -> str:
    """What is wrong with a shading's functions; empty for nothing that can be seen."""
    function = shading.get(Name.Function)
    if function is None or not space.components:
        return ""
    have = _outputs(function, 0)
    return "" if have in {0, space.components} else f"{have} / {space.components}"


def _outputs(function: pikepdf.Object, depth: int) -> int:
    """How many values it gives; 0 where that cannot be told."""
    if isinstance(function, Array):
        return len(function)
    if not isinstance(function, Dictionary | pikepdf.Stream) or depth > _NESTING_MOST:
        return 0
    if Name.Range in function:
        return len(function.Range) // 2
    if Name.Functions in function:
        given = {_outputs(each, depth + 1) for each in list(function.Functions)[:_PIECES_MOST]}
        return given.pop() if len(given) == 1 else 0
    return len(function.get(Name.C0, Array([0])))
