"""Page make-up: an issue and a layout become pages on which everything has its place."""

from __future__ import annotations

from banxin.makeup.assign import PagePlan, assign
from banxin.makeup.lint import line_findings
from banxin.makeup.make_up import make_up
from banxin.makeup.marked import MarkedPage, MarkedText
from banxin.makeup.markup import (
    mark_up,
    mark_up_running,
    needs,
    needs_of,
    place_at,
    place_in,
    place_of,
)
from banxin.makeup.model import (
    Crop,
    Frame,
    IssueLayout,
    PageLayout,
    Part,
    PlacedLine,
    PlacedPanel,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from banxin.makeup.pictures import sharpness

__all__ = [
    "Crop",
    "Frame",
    "IssueLayout",
    "MarkedPage",
    "MarkedText",
    "PageLayout",
    "PagePlan",
    "Part",
    "PlacedLine",
    "PlacedPanel",
    "PlacedPicture",
    "PlacedRule",
    "PlacedText",
    "assign",
    "line_findings",
    "make_up",
    "mark_up",
    "mark_up_running",
    "needs",
    "needs_of",
    "place_at",
    "place_in",
    "place_of",
    "sharpness",
]
