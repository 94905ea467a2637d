"""Planning: pages on which neither template nor desk has settled everything find their plan."""

from __future__ import annotations

from banxin.makeup.planning.choices import PageChoice, PlannedIssue, Shortfall
from banxin.makeup.planning.cures.conflicts import conflicts
from banxin.makeup.planning.cures.of_conflicts import conflict_cures
from banxin.makeup.planning.cures.told import told
from banxin.makeup.planning.issue import plan_issue
from banxin.makeup.planning.written import settled, written

__all__ = [
    "PageChoice",
    "PlannedIssue",
    "Shortfall",
    "conflict_cures",
    "conflicts",
    "plan_issue",
    "settled",
    "told",
    "written",
]
