"""A rectangle as CSS."""

from __future__ import annotations

from banxin.measure import Rect


def box_style(rect: Rect) -> str:
    """The style that puts an absolutely placed element into ``rect``."""
    edges = zip(
        ("left", "top", "width", "height"),
        (rect.x, rect.y, rect.width, rect.height),
        strict=True,
    )
    return ";".join(f"{name}:{length.in_pt:.9g}pt" for name, length in edges)
