"""Page make-up: an issue and a layout become pages on which everything has its place."""

from __future__ import annotations

from banxin.makeup.assign import assign
from banxin.makeup.grid import grid_of
from banxin.makeup.judging import Fault, PageRule, Score
from banxin.makeup.line_pictures import every_picture, pictures_in
from banxin.makeup.lint import line_findings
from banxin.makeup.make_up import make_up
from banxin.makeup.marked import MarkedPage, MarkedText
from banxin.makeup.markup import (
    every_text,
    mark_up,
    mark_up_running,
    needs_of,
    place_at,
    place_in,
)
from banxin.makeup.model import (
    BASELINE,
    Crop,
    Frame,
    IssueLayout,
    PageLayout,
    Part,
    PlacedBox,
    PlacedLine,
    PlacedPanel,
    PlacedPicture,
    PlacedRule,
    PlacedText,
)
from banxin.makeup.pictures import sharpness
from banxin.makeup.plan import OpenPage, PagePlan, PhotoPlan, StoryPlan
from banxin.makeup.planning import (
    PageChoice,
    PlannedIssue,
    Shortfall,
    conflict_cures,
    conflicts,
    plan_issue,
    settled,
    told,
    written,
)
from banxin.makeup.planning.fitting import PlannedPage
from banxin.makeup.shape import NO_SHAPE, Leg, PageShape, StoryShape
from banxin.makeup.stone import Stone

__all__ = [
    "BASELINE",
    "NO_SHAPE",
    "Crop",
    "Fault",
    "Frame",
    "IssueLayout",
    "Leg",
    "MarkedPage",
    "MarkedText",
    "OpenPage",
    "PageChoice",
    "PageLayout",
    "PagePlan",
    "PageRule",
    "PageShape",
    "Part",
    "PhotoPlan",
    "PlacedBox",
    "PlacedLine",
    "PlacedPanel",
    "PlacedPicture",
    "PlacedRule",
    "PlacedText",
    "PlannedIssue",
    "PlannedPage",
    "Score",
    "Shortfall",
    "Stone",
    "StoryPlan",
    "StoryShape",
    "assign",
    "conflict_cures",
    "conflicts",
    "every_picture",
    "every_text",
    "grid_of",
    "line_findings",
    "make_up",
    "mark_up",
    "mark_up_running",
    "needs_of",
    "pictures_in",
    "place_at",
    "place_in",
    "plan_issue",
    "settled",
    "sharpness",
    "told",
    "written",
]
