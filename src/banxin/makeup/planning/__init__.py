"""Planning: pages on which neither template nor desk has settled everything find their plan."""

from __future__ import annotations

from banxin.makeup.planning.issue import PageChoice, PlannedIssue, plan_issue

__all__ = ["PageChoice", "PlannedIssue", "plan_issue"]
