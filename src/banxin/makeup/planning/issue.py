"""All pages of an issue: which stories go on which page, what turns, what helps to fill it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from banxin.content.model import Issue, Page, Placement, Spot, Story
from banxin.layout import PageStep
from banxin.makeup.assign import ranks_by_weight, step_of, turns_to
from banxin.makeup.plan import OpenPage, PagePlan
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.fitting import PlannedPage
from banxin.makeup.planning.forming import LEAST_TO_TURN, forms_of
from banxin.makeup.planning.guests import Guest, Pin
from banxin.makeup.planning.page import plan_page
from banxin.makeup.planning.rests import Rest, rest_of, rest_of_settled
from banxin.makeup.stone import Stone

WHITE_UNDER_MASTHEAD: Final = 1
"""Clear lines between the masthead and the first story."""

_EFFORT: Final = 120
"""Pages that are planned at most to share stories out; the first sharing that works is taken."""

_COMPANIES: Final = 4
"""Ways to fill a page from the flow, and as many more in which a story turns."""

_SLACK: Final = 10
"""The share of the later pages' room that may seem to stay empty, since amounts are reckoned."""

_FILLERS: Final = 3
"""Fillers that one page takes at most."""

_RESTS: Final = 4
"""Lengths that a turning story's rest may have, of which the next page takes what it can."""


@dataclass(frozen=True, slots=True)
class Aids:
    """What may be used to fill a page beside its own stories.

    Attributes:
        fillers: How many at most.
        steps: Whether the whole page may take another size or leading.
        rows: How many heights are tried that leave lines at a page's foot empty.
    """

    fillers: int = 0
    steps: bool = False
    rows: int = 0


_EASY: Final = Aids()
_BY_FILLERS: Final = Aids(fillers=_FILLERS)
_BY_STEPS: Final = Aids(fillers=_FILLERS, steps=True)
_BY_WHITE: Final = Aids(fillers=_FILLERS, steps=True, rows=8)


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
    """A page that cannot be filled.

    Attributes:
        room: The column lines that its stories share.
        least, most: What they take at the least and at the most, white between them aside.
        guests: Who was to stand there.
    """

    draft: OpenPage
    room: int
    least: int
    most: int
    guests: tuple[Guest, ...]


@dataclass(frozen=True, slots=True)
class PlannedIssue:
    """Every page of an issue with its place for every story.

    Attributes:
        pages: In order; those that were settled before stay as they were.
        shortfalls: The pages for which no way was found; then ``pages`` ends before them.
    """

    pages: tuple[PagePlan | PageChoice, ...]
    shortfalls: tuple[Shortfall, ...] = ()

    @property
    def plans(self) -> tuple[PagePlan, ...]:
        """Every page by its best way."""
        return tuple(page.plan() if isinstance(page, PageChoice) else page for page in self.pages)


def plan_issue(
    drafts: Sequence[PagePlan | OpenPage],
    issue: Issue,
    stone: Stone,
    go_on: Callable[[], bool] = lambda: True,
) -> PlannedIssue:
    """Give every story of every open page its place, and every flowing story its page.

    Args:
        drafts: Every page, settled or open.
        issue: What is to be made up.
        stone: What it is made up on.
        go_on: Asked between pages; False ends the search with what it has found.
    """
    sharing = _Sharing(drafts, issue, stone, go_on)
    beyond = sharing.beyond()
    if beyond:
        return PlannedIssue((), (beyond,))
    for aids in (_EASY, _BY_FILLERS, _BY_STEPS, _BY_WHITE):
        found = sharing.share(aids)
        if found:
            return PlannedIssue(found)
    return PlannedIssue(sharing.furthest, sharing.shortfalls)


@dataclass(frozen=True, slots=True)
class _State:
    """How far sharing out has come.

    Attributes:
        page: The draft that is next, from 0.
        flow: How many of the flowing stories have their page.
        rest: What an earlier page has left over.
        fillers: Names of those that are used.
    """

    page: int = 0
    flow: int = 0
    rest: Rest | None = None
    fillers: frozenset[str] = frozenset()


class _Sharing:
    """Shares an issue's stories out over its pages, from the first page to the last."""

    def __init__(
        self,
        drafts: Sequence[PagePlan | OpenPage],
        issue: Issue,
        stone: Stone,
        go_on: Callable[[], bool],
    ) -> None:
        self._drafts = tuple(drafts)
        self._issue = issue
        self._go_on = go_on
        self._by: dict[PageStep | None, CastingOff] = {None: CastingOff(stone)}
        self._by |= {step: CastingOff(stone.stepped(step)) for step in stone.layout.makeup.steps}
        pinned = {place.story for page in issue.pages for place in page.placements}
        self._flow = [story for story in issue.flow if story.name not in pinned]
        self._effort = 0
        self._dead: set[tuple[_State, Aids]] = set()
        self._planned: dict[tuple[object, ...], tuple[PlannedPage, ...]] = {}
        self.furthest: tuple[PagePlan | PageChoice, ...] = ()
        self.shortfalls: tuple[Shortfall, ...] = ()

    def beyond(self) -> Shortfall | None:
        """All pages together, where the flow is more than they can hold; told at once."""
        open_ = [draft for draft in self._drafts if isinstance(draft, OpenPage)]
        if not self._flow or not open_:
            return None
        by = self._by[None]
        company = _Company((), tuple(self._flow), None, len(self._flow))
        guests = self._guests(open_[-1], company, (), by)
        own = [
            g
            for d in open_
            for g in self._guests(d, _Company(self._own(d.page), (), None, 0), (), by)
        ]
        least, most = self._span([*guests, *own], by)
        room = sum(room_of(draft, by.stone) for draft in open_)
        if least <= room:
            return None
        return Shortfall(open_[-1], room, least, most, (*guests, *own))

    def share(self, aids: Aids) -> tuple[PagePlan | PageChoice, ...] | None:
        self._effort = _EFFORT
        return self._from(_State(), (), aids)

    def _from(
        self, state: _State, before: tuple[PagePlan | PageChoice, ...], aids: Aids
    ) -> tuple[PagePlan | PageChoice, ...] | None:
        if state.page == len(self._drafts):
            done = state.flow == len(self._flow) and not state.rest
            return before if done else None
        draft = self._drafts[state.page]
        if isinstance(draft, PagePlan):
            rest = rest_of_settled(draft, state.rest, self._by[draft.step])
            return self._from(
                replace(state, page=state.page + 1, rest=rest), (*before, draft), aids
            )
        if (state, aids) in self._dead:
            return None
        companies = list(self._companies(draft, state))
        for company in companies:
            for choice, after in self._pages(draft, company, state, aids):
                found = self._from(after, (*before, choice), aids)
                if found:
                    return found
        self._dead.add((state, aids))
        if len(before) >= len(self.furthest):
            self.furthest = before
            self.shortfalls = (self._shortfall(draft, state, companies),)
        return None

    def _shortfall(
        self, draft: OpenPage, state: _State, companies: Sequence[_Company]
    ) -> Shortfall:
        own = _Company(self._own(draft.page), (), self._due(draft, state), state.flow)
        by = self._by[None]
        guests = self._guests(draft, companies[0] if companies else own, (), by)
        return Shortfall(draft, room_of(draft, by.stone), *self._span(guests, by), tuple(guests))

    def _pages(
        self, draft: OpenPage, company: _Company, state: _State, aids: Aids
    ) -> Iterator[tuple[PageChoice, _State]]:
        """The page with a company on it, without aids if it can be, or else with few."""
        spare = [s for s in self._issue.fillers if s.name not in state.fillers]
        turning = company.turns or company.rest
        asked = step_of(draft.page, self._by[None].stone.layout, [])
        steps = [asked, *(step for step in self._by if step)] if aids.steps else [asked]
        for step in steps[:1] if turning or asked else steps:
            by = self._by[step]
            for count in range(min(aids.fillers, len(spare)) + 1):
                for fillers in combinations(spare, count):
                    guests = self._guests(draft, company, fillers, by)
                    for area in self._areas(draft, guests, by, aids):
                        ways = self._ways(draft, guests, area, step)
                        if ways is None:
                            return
                        if ways:
                            used = state.fillers | {story.name for story in fillers}
                            waiting = None if company.rest else state.rest
                            for first, rest in self._rests(draft, guests, ways, state, by):
                                after = _State(
                                    state.page + 1, company.flowed, rest or waiting, used
                                )
                                yield PageChoice(draft, step, first, tuple(guests)), after

    def _rests(
        self,
        draft: OpenPage,
        guests: Sequence[Guest],
        ways: tuple[PlannedPage, ...],
        state: _State,
        by: CastingOff,
    ) -> Iterator[tuple[tuple[PlannedPage, ...], Rest | None]]:
        """The ways with each in front that leaves another amount to the next page; not many."""
        seen: set[int | None] = set()
        for number, way in enumerate(ways):
            rest = self._rest(draft, guests, way, state, by)
            lines = rest.lines if rest else None
            if lines not in seen and len(seen) < _RESTS:
                seen.add(lines)
                yield (way, *ways[:number], *ways[number + 1 :]), rest

    def _ways(
        self, draft: OpenPage, guests: Sequence[Guest], area: Spot, step: PageStep | None
    ) -> tuple[PlannedPage, ...] | None:
        """The plans of one page, each found out once; None where the effort is spent."""
        who = tuple(
            (
                guest.cast.story.name,
                guest.cast.lengths.lines,
                guest.photos,
                guest.turned_from,
                guest.turns_to,
            )
            for guest in guests
        )
        key = (draft.number, step, area, who)
        if key not in self._planned:
            if self._effort <= 0 or not self._go_on():
                return None
            self._effort -= 1
            by = self._by[step]
            self._planned[key] = plan_page(guests, area, standing_of(draft), by, self._go_on)
        return self._planned[key]

    def _areas(
        self, draft: OpenPage, guests: Sequence[Guest], by: CastingOff, aids: Aids
    ) -> Iterator[Spot]:
        """All of the page's area; with rows to spare also less of it, as little as can be."""
        area = area_of(draft, by.stone)
        columns = area.columns
        room = room_of(draft, by.stone)
        least, most = self._span(guests, by)
        if least <= room <= most + _white(guests, by):
            yield area
        fewest = max((room - most - _white(guests, by)) // columns, 1)
        longest = min((room - least) // columns, area.lines * 3 // 4)
        lowest = max((box.last_line for box in standing_of(draft)), default=area.first_line)
        for tried in range(aids.rows):
            rows = fewest + tried * (tried + 1) // 2
            if rows > longest or area.last_line - rows < lowest:
                return
            yield replace(area, last_line=area.last_line - rows)

    def _companies(self, draft: OpenPage, state: _State) -> Iterator[_Company]:
        """Who may share a page, the likeliest first."""
        later = [d for d in self._drafts[state.page + 1 :] if isinstance(d, OpenPage)]
        left = self._flow[state.flow :]
        own = _Company(self._own(draft.page), (), self._due(draft, state), state.flow)
        if later and left:
            yield from self._near(draft, own, left)
            yield from self._with_turn(draft, own, left, later[0].number)
        else:
            yield replace(own, flow=tuple(left), flowed=len(self._flow))
        if later:
            yield from self._with_pinned_turn(draft, own, left, later[0].number)
        if later and own.rest:
            yield replace(own, turns=own.rest.name, turns_to=later[0].number)

    def _near(self, draft: OpenPage, own: _Company, left: Sequence[Story]) -> Iterator[_Company]:
        """As many of the flow as come near to filling the page."""
        by = self._by[None]
        room = room_of(draft, by.stone)
        share = self._share(draft, own, left)
        sized: list[tuple[int, int]] = []
        for count in range(len(left) + 1):
            guests = self._guests(draft, _joined(own, left, count), (), by)
            least, most = self._span(guests, by)
            fits = guests and least <= room <= most + _white(guests, by)
            if fits and self._leaves_enough(draft, left[count:]):
                sized.append((abs(self._likely(guests, by) - share), count))
        yield from (_joined(own, left, count) for _, count in sorted(sized)[:_COMPANIES])

    def _likely(self, guests: Sequence[Guest], by: CastingOff) -> int:
        return sum(forms_of(guest, by).likely for guest in guests)

    def _share(self, draft: OpenPage, own: _Company, left: Sequence[Story]) -> int:
        """What of all that is left this page should take, so that all pages end equally full."""
        by = self._by[None]
        open_ = [one for one in self._drafts if isinstance(one, OpenPage)]
        rooms = [room_of(one, by.stone) for one in open_ if one.number >= draft.number]
        guests = self._guests(draft, _joined(own, left, len(left)), (), by)
        return self._likely(guests, by) * room_of(draft, by.stone) // max(sum(rooms), 1)

    def _leaves_enough(self, draft: OpenPage, left: Sequence[Story], turned: int = 0) -> bool:
        """Whether what is left of the flow can fill the pages that are left, and no more.

        Args:
            draft: The page after which they come.
            left: The stories that begin there.
            turned: Lines of a story that turns which may come over as well.
        """
        by = self._by[None]
        later = [
            one for one in self._drafts if isinstance(one, OpenPage) and one.number > draft.number
        ]
        room = sum(room_of(one, by.stone) for one in later)
        *_, rank = by.stone.layout.ranks.values()
        guests = [Guest(by.cast(s), 0, rank, s.photos, any_width=True) for s in left]
        guests += [
            Guest(by.cast(story), 0, rank, story.photos, any_width=True)
            for one in later
            for story in self._own(one.page)
        ]
        least, most = self._span(guests, by)
        spare = sum(by.cast(filler).lengths.lines for filler in self._issue.fillers)
        return least <= room <= most + turned + spare + _white(guests, by) + room // _SLACK

    def _with_turn(
        self, draft: OpenPage, own: _Company, left: Sequence[Story], there: int
    ) -> Iterator[_Company]:
        """The same where the last of them goes on on another page."""
        by = self._by[None]
        room, share = room_of(draft, by.stone), self._share(draft, own, left)
        sized: list[tuple[int, int]] = []
        for count in range(1, len(left) + 1):
            turned = by.cast(left[count - 1]).lengths.lines
            company = replace(_joined(own, left, count), turns=left[count - 1].name, turns_to=there)
            guests = self._guests(draft, company, (), by)
            least, most = self._span(guests, by)
            fits = turned >= LEAST_TO_TURN and least <= room <= most + _white(guests, by)
            if fits and self._leaves_enough(draft, left[count:], turned):
                sized.append((abs(self._likely(guests, by) - turned // 2 - share), count))
        for _, count in sorted(sized)[:_COMPANIES]:
            name = left[count - 1].name
            yield replace(_joined(own, left, count), turns=name, turns_to=there)

    def _with_pinned_turn(
        self, draft: OpenPage, own: _Company, left: Sequence[Story], there: int
    ) -> Iterator[_Company]:
        """The same where a story that flows, but is pinned to this page, goes on on another."""
        by = self._by[None]
        room = room_of(draft, by.stone)
        flows = {story.name for story in self._issue.flow}
        for story in own.own:
            if story.name not in flows or by.cast(story).lengths.lines < LEAST_TO_TURN:
                continue
            for count in range(len(left) + 1):
                company = replace(_joined(own, left, count), turns=story.name, turns_to=there)
                guests = self._guests(draft, company, (), by)
                least, most = self._span(guests, by)
                if least <= room <= most + _white(guests, by):
                    yield company

    def _due(self, draft: OpenPage, state: _State) -> Rest | None:
        """What earlier pages have left over, unless the desk wants it on a later page."""
        rest = state.rest
        there = turns_to(rest.name, rest.turned_from, self._issue) if rest else 0
        return None if there > draft.number else rest

    def _own(self, page: Page) -> tuple[Story, ...]:
        """The page's own stories, and those of the flow that are pinned to it."""
        named = {story.name for story in page.stories}
        pinned = [p.story for p in page.placements if p.story not in named]
        flows = {story.name: story for story in self._issue.flow}
        return (*page.stories, *(flows[n] for n in dict.fromkeys(pinned) if n in flows))

    def _span(self, guests: Sequence[Guest], by: CastingOff) -> tuple[int, int]:
        spans = [forms_of(guest, by).span for guest in guests]
        return sum(one for one, _ in spans), sum(other for _, other in spans)

    def _guests(
        self, draft: OpenPage, company: _Company, fillers: Sequence[Story], by: CastingOff
    ) -> list[Guest]:
        """Everyone on a page, the heaviest first: stories, what comes from other pages, fillers."""
        page, layout = draft.page, by.stone.layout
        guests: list[Guest] = []
        ranks = ranks_by_weight(layout)
        lowest = list(layout.ranks.values())[-1]
        weight = {story.name: place for place, story in enumerate(self._issue.flow)}
        flowing = [s for s in (*company.own, *company.flow) if s.name in weight]
        flowing.sort(key=lambda story: weight[story.name])
        stories = [*(s for s in company.own if s.name not in weight), *flowing]
        if page.continues:
            stories = [story for story in stories if story.name != page.continues]
        for story in stories:
            place = _placed(page, story.name, 0)
            rank = next(ranks)
            if place and place.rank:
                rank = layout.ranks.get(place.rank, rank)
            turns = turns_to(story.name, draft.number, self._issue)
            if company.turns == story.name:
                turns = company.turns_to
            photos = story.photos[:1] if turns else story.photos
            guests.append(
                Guest(
                    by.cast(story),
                    len(guests),
                    rank,
                    photos,
                    _pin(place),
                    _photo_pins(page, story),
                    turns_to=turns,
                )
            )
        for story in fillers:
            guests.append(Guest(by.cast(story), len(guests), lowest, story.photos))
        if company.rest:
            rest = company.rest
            story = rest.cast.story
            turns = company.turns_to if company.turns == story.name else 0
            turns = turns or turns_to(story.name, draft.number, self._issue)
            guests.append(
                Guest(
                    rest.cast,
                    len(guests),
                    lowest,
                    rest.photos[:1] if turns else rest.photos,
                    _pin(_placed(page, story.name, 0)),
                    turned_from=rest.turned_from,
                    turns_to=turns,
                    any_width=True,
                )
            )
        if len(guests) == 1:
            return [replace(guests[0], any_width=True)]
        return guests

    def _rest(
        self,
        draft: OpenPage,
        guests: Sequence[Guest],
        page: PlannedPage,
        state: _State,
        by: CastingOff,
    ) -> Rest | None:
        """What a page leaves to the next."""
        for guest, plan, fit in zip(guests, page.stories, page.fits, strict=True):
            if guest.turns_to and fit.fill:
                taken = state.rest if guest.turned_from else None
                left = taken.photos if taken else plan.story.photos
                return rest_of(plan, fit, guest.cast, left, draft.number, by)
        return None


@dataclass(frozen=True, slots=True)
class _Company:
    """The stories that share a page.

    Attributes:
        own: The page's own and those pinned to it.
        flow: Of the flow, in its order.
        rest: From an earlier page.
        flowed: How many of the flow have their page then.
        turns, turns_to: Which of them turns, and where to.
    """

    own: tuple[Story, ...]
    flow: tuple[Story, ...]
    rest: Rest | None
    flowed: int
    turns: str = ""
    turns_to: int = 0


def _joined(own: _Company, left: Sequence[Story], count: int) -> _Company:
    """With the first of the stories that are left."""
    return replace(own, flow=tuple(left[:count]), flowed=own.flowed + count)


def _white(guests: Sequence[Guest], by: CastingOff) -> int:
    """The most white between stories."""
    layout = by.stone.layout
    return layout.makeup.gap_lines[1] * layout.columns * len(guests)


def area_of(draft: OpenPage, stone: Stone) -> Spot:
    """What the stories of a page share: everything under the masthead."""
    first = draft.masthead + WHITE_UNDER_MASTHEAD + 1 if draft.masthead else 1
    return Spot(1, stone.grid.columns, first, stone.grid.lines)


def standing_of(draft: OpenPage) -> tuple[Spot, ...]:
    """The rectangles of a page's standing boxes."""
    return tuple(box.spot for box in draft.page.boxes)


def room_of(draft: OpenPage, stone: Stone) -> int:
    """The column lines that a page's stories share."""
    area = area_of(draft, stone)
    taken = sum(box.shared(area) for box in standing_of(draft))
    return area.columns * area.lines - taken


def _placed(page: Page, story: str, photo: int) -> Placement | None:
    found = [p for p in page.placements if p.story == story and p.photo == photo]
    return found[0] if found else None


def _pin(place: Placement | None) -> Pin | None:
    if not place or not (place.columns or place.lines):
        return None
    return Pin(place.columns, place.lines, place.notch)


def _photo_pins(page: Page, story: Story) -> dict[int, Placement]:
    pins = {}
    for number in range(len(story.photos)):
        place = _placed(page, story.name, number + 1)
        if place:
            pins[number] = place
    return pins
