"""Checking an issue: made up, and judged as far as it can be without painting."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from banxin import makeup, press
from banxin.content import Issue
from banxin.diagnostics import Diagnostic
from banxin.edition.beginning import pages_planned, start
from banxin.fonts import FontSet
from banxin.makeup import IssueLayout, PageChoice
from banxin.standing import StandingMatter
from banxin.ticket import Ticket, colours_over_limit, page_count_fault, spots_unnamed


@dataclass(frozen=True, slots=True)
class Checked:
    """An issue made up, and everything that can be known of it without painting."""

    layout: IssueLayout
    fonts: FontSet
    ticket: Ticket
    diagnostics: tuple[Diagnostic, ...]


def check(issue: Issue, cache: Path) -> Checked:
    """Make an issue up without painting it.

    Raises:
        BadContent: A layout, ticket or face that is not there, a character that no chosen face
            holds, or a page for which there is no plan: without them no line can be placed.
        MissingTool: Fonts that were not fetched yet.
    """
    begun = start(issue, cache)
    stone, ticket, fonts = begun.stone, begun.ticket, begun.fonts
    planned = pages_planned(begun.drafts, issue, stone, StandingMatter(cache / "plans"))
    plans = [page.plan() if isinstance(page, PageChoice) else page for page in planned]
    made = makeup.make_up(makeup.mark_up(plans, issue, stone.layout), issue, stone)
    pictures = [p for page in made.pages for p in makeup.every_picture(page)]
    soft = [finding for picture in pictures for finding in makeup.sharpness(picture, ticket)]
    unfilled = makeup.told(makeup.PlannedIssue(planned), begun.drafts, issue, stone)
    unfolded = page_count_fault(len(issue.pages), ticket, issue.place)
    named = (press.NamedPhoto(p.file.path, p.file.name, p.place) for p in pictures)
    of_photos = (*soft, *press.colour_findings(named, issue.place))
    folding = [unfolded] if unfolded else []
    spots = {colour.spot: None for colour in stone.layout.palette.values() if colour.spot}
    inks = {name: colour.cmyk for name, colour in stone.layout.palette.items()}
    of_ticket = (
        *folding,
        *spots_unnamed(spots, ticket, issue.place),
        *colours_over_limit(inks, ticket, issue.place),
    )
    told = (*made.findings, *unfilled, *of_photos, *begun.centred, *of_ticket)
    return Checked(made, fonts, ticket, told)
