"""What pages are shared out and planned with, whatever may help to fill them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from banxin.content.model import Issue
from banxin.layout import PageStep
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.companies import Seating
from banxin.makeup.planning.planned_pages import PlannedPages


@dataclass(frozen=True, slots=True)
class Desk:
    """An issue on the desk.

    Attributes:
        drafts: Every page, settled or open.
        seating: Who belongs where.
        pages: What plans them.
        by: What casts stories off, by the step of the page.
    """

    drafts: tuple[PagePlan | OpenPage, ...]
    issue: Issue
    seating: Seating
    pages: PlannedPages
    by: Mapping[PageStep | None, CastingOff]
