"""Which story and photo goes where, as far as template and desk have said so.

A page that names a template of the layout gets its slots; one on which the desk has placed
everything by hand is as the desk says. All others stay open for `banxin.makeup.planning`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import repeat

from banxin.content.model import Issue, Page, Photo, Placement, Spot, Story
from banxin.diagnostics import Diagnostic, error
from banxin.layout import Layout, PageStep, PhotoSlot, Rank, Template
from banxin.makeup.grid import spot_of
from banxin.makeup.plan import OpenPage, PagePlan, PhotoPlan, StoryPlan


def assign(
    issue: Issue, layout: Layout
) -> tuple[tuple[PagePlan | OpenPage, ...], tuple[Diagnostic, ...]]:
    """Give every story and photo its rectangle on the pages that a template or the desk settles.

    Returns:
        The pages, and what could not be placed or stands off the grid; such findings are
        errors, so a plan that lacks a story is never painted.
    """
    findings: list[Diagnostic] = []
    pages: list[PagePlan | OpenPage] = []
    for number, page in enumerate(issue.pages, 1):
        template = _template(number, page, issue, layout, findings)
        known = template.name == page.template
        if not known or (not page.template and not _all_by_hand(page, issue)):
            step_of(page, layout, findings)
            pages.append(OpenPage(number, page, template.masthead, template.footer))
        else:
            earlier = [one for one in pages if isinstance(one, PagePlan)]
            pages.append(_page_plan(number, page, template, earlier, issue, layout, findings))
    return tuple(pages), tuple(findings)


def ranks_by_weight(layout: Layout) -> Iterator[Rank]:
    """The ranks of a page's stories from the heaviest down, without end."""
    *upper, lowest = layout.ranks.values()
    for rank in upper:
        yield from repeat(rank, rank.most or 1)
    yield from repeat(lowest)


def turns_to(name: str, number: int, issue: Issue) -> int:
    """The page that takes the rest of a story from page ``number``; 0 where it ends there."""
    later = enumerate(issue.pages[number:], number + 1)
    return next((there for there, page in later if page.continues == name), 0)


def turned_from(name: str, number: int, issue: Issue) -> int:
    """The page before ``number`` from which a story comes; 0 where it begins there."""
    earlier = enumerate(issue.pages[: number - 1], 1)
    here = [
        there
        for there, page in earlier
        if page.continues == name or any(story.name == name for story in page.stories)
    ]
    return here[-1] if here else 0


def _all_by_hand(page: Page, issue: Issue) -> bool:
    """Whether the desk has said of every story and photo of a page where it stands."""
    named = {story.name: story for story in issue.stories}
    stories = [*page.stories, *(named[name] for name in [page.continues] if name in named)]
    # The photos of a story that turns stand on any of its pages.
    spots = {(p.story, p.photo) for one in issue.pages for p in one.placements if p.spot}
    here = {p.story for p in page.placements if p.spot and not p.photo}
    flows = {story.name for story in issue.flow}
    return (
        bool(stories)
        and not any(place.story in flows for place in page.placements)
        and all(story.name in here for story in stories)
        and all((s.name, n) in spots for s in stories for n in range(1, len(s.photos) + 1))
    )


def _page_plan(  # noqa: PLR0913, PLR0917
    number: int,
    page: Page,
    template: Template,
    earlier: Sequence[PagePlan],
    issue: Issue,
    layout: Layout,
    findings: list[Diagnostic],
) -> PagePlan:
    plans: list[StoryPlan] = []
    for order, (story, rank) in enumerate(zip(page.stories, ranks_by_weight(layout), strict=False)):
        slot = template.stories[order] if order < len(template.stories) else None
        hand = page.placement(story.name)
        spot = (hand and hand.spot) or (spot_of(slot) if slot else None)
        if spot is None:
            findings.append(_no_slot(page, story, template))
            continue
        slots = slot.photos if slot else ()
        photos = _photo_plans(page, story, slots, spot, taken=())
        plans.append(
            StoryPlan(
                story,
                spot,
                rank_of(hand, layout.ranks[slot.rank] if slot else rank, layout, findings),
                photos,
                len(plans),
                hand.notch if hand else None,
                turns_to(story.name, number, issue),
            )
        )
        if not turns_to(story.name, number, issue):
            findings += _unplaced(story, [plan.photo for plan in photos])
    if page.continues:
        rest = _continued(number, page, template, earlier, issue, layout, findings)
        plans += [replace(plan, order=len(plans)) for plan in rest]
    step = step_of(page, layout, findings)
    findings += _place_faults(page, template, layout.stepped(step), plans)
    return PagePlan(number, page, template.masthead, template.footer, tuple(plans), step)


def step_of(page: Page, layout: Layout, findings: list[Diagnostic]) -> PageStep | None:
    """The size and leading that the desk has named for a page; None for the layout's."""
    steps = {(step.size_pt, step.leading_pt): step for step in layout.makeup.steps}
    if page.step and page.step not in steps:
        known = "、".join(f"{size:g}/{leading:g}" for size, leading in steps)
        name = f"{page.step[0]:g}/{page.step[1]:g}"
        findings.append(error("step-unknown", page.place, name=name, known=known))
    return steps.get(page.step) if page.step else None


def rank_of(
    hand: Placement | None, otherwise: Rank, layout: Layout, findings: list[Diagnostic]
) -> Rank:
    """The rank that the desk has named, or else that of the story's weight."""
    if not hand or not hand.rank:
        return otherwise
    if hand.rank not in layout.ranks:
        known = "、".join(layout.ranks)
        findings.append(error("rank-unknown", hand.place, name=hand.rank, known=known))
    return layout.ranks.get(hand.rank, otherwise)


def _no_slot(page: Page, story: Story, template: Template) -> Diagnostic:
    slots = len(template.stories)
    return error(
        "story-without-slot", page.place, story=story.name, template=template.name, slots=slots
    )


def _unplaced(story: Story, placed: Sequence[Photo]) -> list[Diagnostic]:
    return [
        error("photo-without-slot", photo.place, name=photo.file.name, story=story.name)
        for photo in story.photos
        if photo not in placed
    ]


def _template(
    number: int, page: Page, issue: Issue, layout: Layout, findings: list[Diagnostic]
) -> Template:
    """The template that the desk named, or one without slots."""
    named = {template.name: template for template in layout.templates}
    if page.template and page.template not in named:
        known = "、".join(named)
        findings.append(error("template-unknown", page.place, name=page.template, known=known))
    masthead = layout.makeup.masthead_lines if number == 1 else 0
    bare = Template(name="", masthead=masthead, footer=number == len(issue.pages))
    return named.get(page.template, bare)


def _continued(  # noqa: PLR0913, PLR0917
    number: int,
    page: Page,
    template: Template,
    earlier: Sequence[PagePlan],
    issue: Issue,
    layout: Layout,
    findings: list[Diagnostic],
) -> list[StoryPlan]:
    """The rest of an earlier story, with the photos that no earlier page took."""
    slot, hand = template.continued, page.placement(page.continues)
    spot = (hand and hand.spot) or (spot_of(slot) if slot else None)
    if spot is None:
        findings.append(
            error("continues-nowhere", page.place, story=page.continues, template=template.name)
        )
        return []
    story = next(story for story in issue.stories if story.name == page.continues)
    taken = [
        plan.photo
        for before in earlier
        for placed in before.stories
        if placed.story is story
        for plan in placed.photos
    ]
    photos = _photo_plans(page, story, slot.photos if slot else (), spot, taken)
    onward = turns_to(story.name, number, issue)
    if not onward:
        findings += _unplaced(story, [*taken, *(plan.photo for plan in photos)])
    rank = list(layout.ranks.values())[-1]
    notch = hand.notch if hand else None
    came = turned_from(story.name, number, issue)
    return [StoryPlan(story, spot, rank, photos, 0, notch, onward, came)]


def _photo_plans(
    page: Page,
    story: Story,
    slots: tuple[PhotoSlot, ...],
    spot: Spot,
    taken: Sequence[Photo],
) -> tuple[PhotoPlan, ...]:
    """The photos that stand on one page: by hand, or in the slots, in order of weight.

    A photo placed by hand keeps its slot empty, so that moving one moves no other.
    """
    plans = []
    free = iter(slots)
    for order, photo in enumerate(story.photos, start=1):
        if photo in taken:
            continue
        hand, slot = page.placement(story.name, order), next(free, None)
        if hand and hand.spot:
            plans.append(_placed_by_hand(photo, hand.spot))
        elif slot and _inside(slot, spot):
            plans.append(PhotoPlan(photo, slot.columns, slot.lines, slot.at, None))
    return tuple(plans)


def _placed_by_hand(photo: Photo, spot: Spot) -> PhotoPlan:
    columns = (spot.first_column, spot.last_column)
    lines = (spot.first_line, spot.last_line)
    return PhotoPlan(photo, columns, lines[1] - lines[0] + 1, "hand", lines)


def _inside(slot: PhotoSlot, spot: Spot) -> bool:
    return spot.first_column <= slot.columns[0] and slot.columns[1] <= spot.last_column


def _place_faults(
    page: Page, template: Template, layout: Layout, plans: list[StoryPlan]
) -> list[Diagnostic]:
    faults = [
        error("place-of-nothing", placement.place, story=placement.story, photo=placement.photo)
        for placement in page.placements
        if not _is_planned(placement, plans)
    ]
    faults += [
        error(
            "place-off-grid",
            placement.place,
            story=placement.story,
            columns=layout.columns,
            lines=layout.page.lines,
        )
        for placement in page.placements
        if (placement.columns and placement.columns[1] > layout.columns)
        or (placement.lines and placement.lines[1] > layout.page.lines)
    ]
    faults += [
        error("stories-overlap", page.place, story=one.story.name, other=other.story.name)
        for index, one in enumerate(plans)
        for other in plans[index + 1 :]
        if _covers_some(one, other)
    ]
    faults += [
        error("story-over-masthead", page.place, story=plan.story.name, lines=template.masthead)
        for plan in plans
        if plan.spot.first_line <= template.masthead
    ]
    return faults


def _covers_some(one: StoryPlan, other: StoryPlan) -> bool:
    """Whether two stories share a place; in its notch a story has none."""
    shared = one.spot.shared(other.spot)
    own = one.notch.shared(other.spot) if one.notch else 0
    theirs = other.notch.shared(one.spot) if other.notch else 0
    return shared > max(own, theirs)


def _is_planned(placement: Placement, plans: list[StoryPlan]) -> bool:
    return any(
        plan.story.name == placement.story and placement.photo <= len(plan.story.photos)
        for plan in plans
    )
