"""One problem on Banxin's stone: composed, planned, made up; and what each took of the CPU."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from pathlib import Path

from banxin import makeup
from banxin.content.model import Issue
from banxin.diagnostics import BadContent, Diagnostic
from banxin.layout import load_layout
from banxin.makeup import IssueLayout, PagePlan, Stone
from banxin.makeup.plan import OpenPage
from banxin.makeup.planning.casts import CastingOff
from banxin.type_case import FaceOrder, fill_case
from banxin.typeset import Composer

SECONDS = 15.0
"""Of CPU for one problem; whoever plans is told to stop then."""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of one issue.

    Attributes:
        compose_s: Composing its text.
        plan_s: Planning its pages, composing included.
        tell_s: Finding out what to tell of pages that cannot be filled, and trying cures.
    """

    compose_s: float = 0
    plan_s: float = 0
    tell_s: float = 0


@dataclass(frozen=True, slots=True)
class MadeUp:
    """What became of a problem.

    Attributes:
        made: None where page make-up could not begin, or a page found no plan.
        plans: Of its pages.
        findings: What the desk is told.
        cost: None where nothing was planned.
    """

    made: IssueLayout | None
    plans: tuple[PagePlan, ...]
    findings: tuple[Diagnostic, ...]
    cost: Cost | None = None


def font_cache() -> Path:
    """Where Banxin keeps the fonts it has fetched."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"


def stone_for(issue: Issue, drafts: tuple[PagePlan | OpenPage, ...]) -> Stone:
    """The stone with faces for all that an issue may set."""
    layout = load_layout(issue.layout, issue.folder)
    texts = makeup.every_text(drafts, issue, layout)
    settings = layout.lines.settings
    needs = makeup.needs_of(texts, settings)
    order = FaceOrder(layout, issue.layout, issue.folder, issue.rare_face)
    fonts = fill_case(order, needs, font_cache(), partial(makeup.place_in, texts))
    return Stone(layout, makeup.grid_of(layout), Composer(fonts, settings))


def open_issue(issue: Issue) -> tuple[Stone, tuple[PagePlan | OpenPage, ...]]:
    """The stone and the pages as far as template and desk have settled them.

    Raises:
        BadContent: What the desk fixed contradicts itself or stands off the page.
    """
    drafts, faults = makeup.assign(issue, load_layout(issue.layout, issue.folder))
    if faults:
        raise BadContent(faults)
    return stone_for(issue, drafts), drafts


def make_up(issue: Issue, seconds: float = inf) -> MadeUp:
    """Plan an issue's pages, with so many seconds of CPU for it, and make them up."""
    try:
        stone, drafts = open_issue(issue)
    except BadContent as fault:
        return MadeUp(None, (), tuple(fault.diagnostics))
    begin = time.process_time()
    if conflicts := tuple(makeup.conflicts(drafts, issue, stone)):
        cures = makeup.conflict_cures(drafts, issue, stone)
        told = (*conflicts, *cures)
        return MadeUp(None, (), told, Cost(tell_s=time.process_time() - begin))
    compose_s = _composing(issue, stone)
    stone, _ = open_issue(issue)
    begin = time.process_time()
    try:
        planned = makeup.plan_issue(
            drafts, issue, stone, lambda: time.process_time() - begin < seconds
        )
    except BadContent as fault:
        return MadeUp(None, (), tuple(fault.diagnostics))
    end = time.process_time()
    told = tuple(makeup.told(planned, drafts, issue, stone))
    cost = Cost(compose_s, end - begin, time.process_time() - end)
    if planned.shortfalls:
        return MadeUp(None, planned.plans, told, cost)
    made = made_of(planned.plans, issue, stone, cost)
    return replace(made, findings=(*made.findings, *told))


def made_of(
    plans: tuple[PagePlan, ...], issue: Issue, stone: Stone, cost: Cost | None = None
) -> MadeUp:
    """Make an issue up as planned."""
    made = makeup.make_up(makeup.mark_up(plans, issue, stone.layout), issue, stone)
    return MadeUp(made, plans, made.findings, cost)


def _composing(issue: Issue, stone: Stone) -> float:
    """CPU seconds of casting off every story once."""
    by = CastingOff(stone)
    begin = time.process_time()
    for story in (*issue.stories, *issue.fillers):
        by.cast(story)
    return time.process_time() - begin
