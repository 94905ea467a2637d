"""What planning an issue comes to: pages with ways to make them up, or what keeps them from it."""

from __future__ import annotations

from dataclasses import dataclass

from banxin.layout import PageStep
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.fitting import PlannedPage
from banxin.makeup.planning.guests import Guest


@dataclass(frozen=True, slots=True)
class PageChoice:
    """A page that was planned, with the ways there are to make it up.

    The first is taken: the best, or of a page from which a story turns the best whose rest the
    next pages take. The others follow by their score.

    Attributes:
        guests: Who stands on it.
    """

    draft: OpenPage
    step: PageStep | None
    ways: tuple[PlannedPage, ...]
    guests: tuple[Guest, ...] = ()

    def plan(self, way: int = 0) -> PagePlan:
        """The plan of one of the ways, counted from 0."""
        draft = self.draft
        stories = self.ways[way].stories
        return PagePlan(draft.number, draft.page, draft.masthead, draft.footer, stories, self.step)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A page that cannot be filled, and who was to stand there."""

    draft: OpenPage
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class PlannedIssue:
    """Every page of an issue with its place for every story.

    Attributes:
        pages: In order; those that were settled before stay as they were.
        shortfalls: The pages for which no way was found; they are not among ``pages`` then.
    """

    pages: tuple[PagePlan | PageChoice, ...]
    shortfalls: tuple[Shortfall, ...] = ()

    @property
    def plans(self) -> tuple[PagePlan, ...]:
        """Every page by its best way."""
        return tuple(page.plan() if isinstance(page, PageChoice) else page for page in self.pages)
