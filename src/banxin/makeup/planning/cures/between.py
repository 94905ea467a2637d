"""Cures that need another page: a story moved to it, or turned onto it.

Only for issues whose stories are all fixed to their pages: where they flow, the planner has
tried both already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from banxin.content.model import Issue, Page, Story
from banxin.diagnostics import Diagnostic, note
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.cures.proposals import Cure, Proposal
from banxin.makeup.planning.cures.trials import Case, Trials
from banxin.makeup.planning.forming import LEAST_TO_TURN, forms_of
from banxin.makeup.planning.issue import fills
from banxin.makeup.stone import Stone

_MOVE: Final = 80
_TURN: Final = 90


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of an issue, and what they are made up on."""

    drafts: tuple[PagePlan | OpenPage, ...]
    issue: Issue
    stone: Stone

    def beside(self, number: int) -> Iterator[OpenPage]:
        """The open pages next to one, the later first."""
        for other in (number + 1, number - 1):
            for draft in self.drafts:
                if draft.number == other and isinstance(draft, OpenPage):
                    yield draft

    def hold(self, changed: Sequence[Page], numbers: Sequence[int], trials: Trials) -> bool:
        """Whether some pages fill as they are after a change."""
        pages = list(self.issue.pages)
        for page, number in zip(changed, numbers, strict=True):
            pages[number - 1] = page
        issue = replace(self.issue, pages=tuple(pages), flow=())
        drafts = [
            replace(draft, page=pages[draft.number - 1])
            for draft in self.drafts
            if isinstance(draft, OpenPage) and draft.number in numbers
        ]
        stories = sum(len(page.stories) for page in changed)
        return fills(drafts, issue, self.stone, lambda: trials.spend(stories))

    def later_hold(self, case: Case, before: Sequence[PagePlan], trials: Trials) -> bool:
        """Whether the pages after one can be filled by what the pages down to it leave of the flow.

        Where no story flows every page stands for itself.
        """
        later = [
            draft
            for draft in self.drafts
            if draft.number > case.draft.number and isinstance(draft, OpenPage)
        ]
        if not later or not self.issue.flow:
            return True
        if any(guest.turns_to for guest in case.guests):
            return False
        taken = {story.story.name for page in before for story in page.stories}
        taken |= {guest.cast.story.name for guest in case.guests}
        left = tuple(story for story in self.issue.flow if story.name not in taken)
        issue = replace(self.issue, flow=left)
        return fills(later, issue, self.stone, lambda: trials.spend(len(case.guests)))

    def fewer(self, pages: int, trials: Trials) -> Iterator[Diagnostic]:
        """That the issue fills so many of its pages, where it does."""
        if not pages:
            return
        issue = replace(self.issue, pages=self.issue.pages[:pages])
        drafts = [draft for draft in self.drafts if draft.number <= pages]
        drafts[-1] = replace(drafts[-1], footer=True)
        stories = len(issue.stories)
        if fills(drafts, issue, self.stone, lambda: trials.spend(stories)):
            yield note("cure-fewer-pages", self.issue.pages[pages].place, pages=pages)


def between(case: Case, pages: Pages, trials: Trials) -> Iterator[Proposal]:
    """What may be done with the pages beside one that does not fill."""
    if pages.issue.flow:
        return
    for other in pages.beside(case.draft.number):
        if case.empty <= 0:
            yield from _away(case, other, pages, trials)
            if other.number > case.draft.number and not other.page.continues:
                yield from _turned(case, other, pages, trials)
        else:
            yield from _here(case, other, pages, trials)


def _away(case: Case, other: OpenPage, pages: Pages, trials: Trials) -> Iterator[Proposal]:
    """A story moves to the other page, the lightest first; both are tried."""
    own = {story.name for story in case.draft.page.stories}
    for number in range(len(case.guests) - 1, -1, -1):
        story = case.guests[number].cast.story
        if story.name in own and case.guests[number].pin is None:
            kept = [guest for guest in case.guests if guest.cast.story is not story]
            fewer = case.having(kept)
            if kept and fewer.over <= 0 and fewer.empty <= 0:
                yield _moved(story, case.draft, other, pages, trials, len(case.guests) - number)


def _here(case: Case, other: OpenPage, pages: Pages, trials: Trials) -> Iterator[Proposal]:
    for number, story in enumerate(reversed(other.page.stories)):
        if len(other.page.stories) > 1:
            least = case.by.cast(story).lengths.lines
            if case.over + least <= 0:
                yield _moved(story, other, case.draft, pages, trials, number)


def _moved(
    story: Story, here: OpenPage, there: OpenPage, pages: Pages, trials: Trials, weight: int
) -> Proposal:
    without = tuple(one for one in here.page.stories if one is not story)
    places = tuple(one for one in here.page.placements if one.story != story.name)
    changed = (
        replace(here.page, stories=without, placements=places),
        replace(there.page, stories=(*there.page.stories, story)),
    )
    numbers = (here.number, there.number)
    told = note("cure-move", story.place, story=story.name, page=here.number, other=there.number)
    return _proposal("cure-move", _MOVE + weight, changed, numbers, pages, trials, told)


def _turned(case: Case, other: OpenPage, pages: Pages, trials: Trials) -> Iterator[Proposal]:
    """A long story goes on on the other page."""
    own = {story.name for story in case.draft.page.stories}
    for guest in case.guests:
        story, lines = guest.cast.story, guest.cast.lengths.lines
        least, _ = forms_of(guest, case.by).span
        if story.name in own and guest.pin is None and lines >= LEAST_TO_TURN:
            if case.over > least or guest.turns_to:
                continue
            changed = (case.draft.page, replace(other.page, continues=story.name))
            numbers = (case.draft.number, other.number)
            told = note(
                "cure-turn",
                story.place,
                story=story.name,
                page=case.draft.number,
                other=other.number,
            )
            yield _proposal("cure-turn", _TURN, changed, numbers, pages, trials, told)


def _proposal(  # noqa: PLR0913, PLR0917
    code: str,
    price: int,
    changed: tuple[Page, ...],
    numbers: tuple[int, ...],
    pages: Pages,
    trials: Trials,
    told: Diagnostic,
) -> Proposal:
    def tried() -> Cure | None:
        return Cure(price, told) if pages.hold(changed, numbers, trials) else None

    return Proposal(price, code, tried)
