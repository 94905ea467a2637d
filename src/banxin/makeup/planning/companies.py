"""Who stands on a page together, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from banxin.content.model import Issue, Page, Photo, Placement, Story
from banxin.layout import Rank
from banxin.makeup.assign import ranks_by_weight, turns_to
from banxin.makeup.plan import OpenPage
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.guests import Guest, Pin
from banxin.makeup.planning.rests import Rest


@dataclass(frozen=True, slots=True)
class Company:
    """The stories that share a page.

    Attributes:
        own: The page's own and those pinned to it.
        flow: Of the flow, in its order.
        rest: From an earlier page.
        flowed: How many of the flow have their page then.
        turns, turns_to: Which of them turns, and where to, beside those whose turn is fixed.
    """

    own: tuple[Story, ...]
    flow: tuple[Story, ...]
    rest: Rest | None
    flowed: int
    turns: str = ""
    turns_to: int = 0


class Seating:
    """Seats the stories of an issue on its pages.

    Args:
        issue: What is to be made up.

    Attributes:
        flow: The stories that flow and are pinned to no page, in the order of their weight.
    """

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._weights = {story.name: weight for weight, story in enumerate(issue.flow)}
        pinned = {place.story for page in issue.pages for place in page.placements}
        self.flow = tuple(story for story in issue.flow if story.name not in pinned)
        self._named = {story.name: story for story in issue.stories}

    def named(self, name: str) -> Story:
        """The story of a name."""
        return self._named[name]

    def own(self, page: Page) -> tuple[Story, ...]:
        """The page's own stories, and those of the flow that are pinned to it."""
        named = {story.name for story in page.stories}
        pinned = [p.story for p in page.placements if p.story not in named]
        flows = {story.name: story for story in self._issue.flow}
        stories = (*page.stories, *(flows[n] for n in dict.fromkeys(pinned) if n in flows))
        return tuple(story for story in stories if story.name != page.continues)

    def may_turn(self, story: Story) -> bool:
        """Whether a story may go on on another page though the desk has not said so."""
        return story.name in self._weights

    def is_due(self, name: str, turned_from: int, number: int) -> bool:
        """Whether a page may take a story's rest: the desk may want it on a later one."""
        return turns_to(name, turned_from, self._issue) <= number

    def turn_of(self, name: str, number: int) -> int:
        """The page that the desk wants the rest of a story on; 0 for none."""
        return turns_to(name, number, self._issue)

    def guests(
        self, draft: OpenPage, company: Company, fillers: Sequence[Story], by: CastingOff
    ) -> tuple[Guest, ...]:
        """Everyone on a page, the heaviest first: stories, what comes from other pages, fillers."""
        *_, lowest = by.stone.layout.ranks.values()
        guests = list(self._stories(draft, company, by))
        for story in fillers:
            guests.append(Guest(by.cast(story), len(guests), lowest, story.photos))
        if company.rest:
            guests.append(self._rest(draft, company, company.rest, len(guests), lowest))
        if len(guests) == 1:
            return (replace(guests[0], any_width=True),)
        return tuple(guests)

    def _stories(self, draft: OpenPage, company: Company, by: CastingOff) -> Iterator[Guest]:
        """Those that begin here: the page's own before those of the flow."""
        page, layout = draft.page, by.stone.layout
        flowing = [s for s in (*company.own, *company.flow) if s.name in self._weights]
        flowing.sort(key=lambda story: self._weights[story.name])
        settled = [story for story in company.own if story.name not in self._weights]
        ranks = ranks_by_weight(layout)
        for order, story in enumerate((*settled, *flowing)):
            place, rank = page.placement(story.name), next(ranks)
            if place and place.rank:
                rank = layout.ranks.get(place.rank, rank)
            turns = self._turns(draft, company, story)
            photos = self._photos(draft, story, story.photos, turns)
            yield Guest(
                by.cast(story),
                order,
                rank,
                photos,
                _pin(place),
                _photo_pins(page, story, photos),
                turns_to=turns,
            )

    def _rest(self, draft: OpenPage, company: Company, rest: Rest, order: int, rank: Rank) -> Guest:
        story = rest.cast.story
        turns = self._turns(draft, company, story)
        photos = self._photos(draft, story, rest.photos, turns)
        return Guest(
            rest.cast,
            order,
            rank,
            photos,
            _pin(draft.page.placement(rest.name)),
            _photo_pins(draft.page, story, photos),
            turned_from=rest.turned_from,
            turns_to=turns,
            any_width=True,
        )

    def _photos(
        self, draft: OpenPage, story: Story, left: tuple[Photo, ...], turns: int
    ) -> tuple[Photo, ...]:
        """Those of a story that stand on a page: of one that turns the first, and any fixed here.

        What the desk has fixed on a later page of the story waits for it.
        """
        if not turns:
            return left
        here, elsewhere = [], []
        for photo in left:
            number = story.photos.index(photo) + 1
            if draft.page.placement(story.name, number):
                here.append(photo)
            elif any(page.placement(story.name, number) for page in self._issue.pages):
                elsewhere.append(photo)
        main = next((photo for photo in left if photo not in elsewhere), None)
        return tuple(photo for photo in left if photo in here or photo is main)

    def _turns(self, draft: OpenPage, company: Company, story: Story) -> int:
        """The page that takes a story's rest: the desk's, or else that of the company."""
        chosen = company.turns_to if company.turns == story.name else 0
        return self.turn_of(story.name, draft.number) or chosen


def _pin(place: Placement | None) -> Pin | None:
    if not place or not (place.columns or place.lines):
        return None
    return Pin(place.columns, place.lines, place.notch)


def _photo_pins(page: Page, story: Story, photos: Sequence[Photo]) -> dict[int, Placement]:
    """What is fixed of the photos of a story that stand on a page, by their number there."""
    places = (page.placement(story.name, story.photos.index(photo) + 1) for photo in photos)
    return {number: place for number, place in enumerate(places) if place}
