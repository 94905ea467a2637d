"""What planning, checking and building begin with: layout, ticket, faces, drafts, plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from banxin import makeup, preflight
from banxin.content import Issue
from banxin.diagnostics import BadContent, Diagnostic, WrongUse, error
from banxin.fonts import FontSet
from banxin.layout import Layout, load_layout
from banxin.makeup import OpenPage, PageChoice, PagePlan, Stone
from banxin.standing import StandingMatter
from banxin.ticket import Ticket, load_ticket
from banxin.type_case import FaceOrder, centred_marks, fill_case
from banxin.typeset import Composer


@dataclass(frozen=True, slots=True)
class Start:
    """What planning and page make-up begin with.

    Attributes:
        drafts: Each page, as far as template and desk have settled it.
        centred: What is to be said of marks that stand in the middle of their square.
    """

    stone: Stone
    ticket: Ticket
    fonts: FontSet
    drafts: tuple[PagePlan | OpenPage, ...]
    centred: tuple[Diagnostic, ...]


def start(issue: Issue, cache: Path) -> Start:
    """Read what the issue names, and cut the faces for every text that may be set.

    Raises:
        BadContent, MissingTool: As of `banxin.edition.check`.
    """
    layout = load_layout(issue.layout, issue.folder)
    ticket = load_ticket(issue.ticket, issue.folder)
    preflight.require_known_rules(ticket)
    drafts = drafts_of(issue, layout)
    settings = layout.lines.settings
    texts = makeup.every_text(drafts, issue, layout)
    needs = makeup.needs_of(texts, settings)
    order = FaceOrder(layout, issue.layout, issue.folder, issue.rare_face)
    fonts = fill_case(order, needs, cache, partial(makeup.place_in, texts))
    stone = Stone(layout, makeup.grid_of(layout), Composer(fonts, settings))
    return Start(stone, ticket, fonts, drafts, tuple(centred_marks(order, needs, fonts)))


def drafts_of(issue: Issue, layout: Layout) -> tuple[PagePlan | OpenPage, ...]:
    """Each page, as far as template and desk have settled it.

    Raises:
        BadContent: What the desk wants cannot be.
    """
    drafts, faults = makeup.assign(issue, layout)
    if faults:
        raise BadContent(faults)
    return drafts


def pages_planned(
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
    kept: StandingMatter,
    go_on: Callable[[], bool] = lambda: True,
) -> tuple[PagePlan | PageChoice, ...]:
    """The plans of all pages, the best first, with those of earlier runs.

    Raises:
        BadContent: Contradictions, or a page for which there is no plan, each with its cures.
        WrongUse: ``go_on`` ended the search before all was found.
    """
    if conflicts := tuple(makeup.conflicts(drafts, issue, stone)):
        raise BadContent((*conflicts, *makeup.conflict_cures(drafts, issue, stone)))
    planned = makeup.plan_issue(drafts, issue, stone, go_on, kept)
    if planned.shortfalls and not go_on():
        # What was not found in time may be there all the same, so nothing is said of the copy.
        raise WrongUse([error("plan-stopped")])
    if planned.shortfalls:
        raise BadContent(makeup.told(planned, drafts, issue, stone))
    return planned.pages
