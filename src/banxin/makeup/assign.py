"""Which story and photo goes where: a page's stories meet the slots of its template.

The only step that knows about templates. Finding the rectangles by itself will replace it:
whatever makes `PagePlan`s can feed the rest of page make-up.
"""

from __future__ import annotations

from collections.abc import Sequence

from banxin.content.model import Issue, Page, Photo, Placement, Spot, Story
from banxin.diagnostics import Diagnostic, error
from banxin.layout import Layout, PhotoSlot, Rank, Template
from banxin.makeup.grid import overlap, spot_of
from banxin.makeup.plan import PagePlan, PhotoPlan, StoryPlan


def assign(issue: Issue, layout: Layout) -> tuple[tuple[PagePlan, ...], tuple[Diagnostic, ...]]:
    """Give every story and photo of every page its rectangle.

    Returns:
        The plans, and what could not be placed or stands off the grid; such findings are
        errors, so a plan that lacks a story is never painted.
    """
    findings: list[Diagnostic] = []
    plans: list[PagePlan] = []
    for page in issue.pages:
        plans.append(_page_plan(page, plans, issue, layout, findings))
    return tuple(plans), tuple(findings)


def _page_plan(
    page: Page,
    earlier: Sequence[PagePlan],
    issue: Issue,
    layout: Layout,
    findings: list[Diagnostic],
) -> PagePlan:
    number = len(earlier) + 1
    template = _template(number, page, layout, findings)
    plans = _continued(page, template, earlier, issue, findings) if page.continues else []
    for order, story in enumerate(page.stories):
        slot = template.stories[order] if order < len(template.stories) else None
        hand = _by_hand(page, story.name, 0)
        spot = (hand and hand.spot) or (spot_of(slot) if slot else None)
        if spot is None:
            findings.append(_no_slot(page, story, template))
            continue
        rank = layout.ranks[slot.rank] if slot else _rank_by_weight(order, layout)
        slots = slot.photos if slot else ()
        photos = _photo_plans(page, story, slots, spot, taken=())
        plans.append(StoryPlan(story, spot, rank, photos, len(plans)))
        if not _goes_on(story, number, issue):
            findings += _unplaced(story, [plan.photo for plan in photos])
    findings += _place_faults(page, template, layout, plans)
    return PagePlan(number, page, template.masthead, template.footer, tuple(plans))


def _rank_by_weight(order: int, layout: Layout) -> Rank:
    """The rank of a story placed by hand: the layout lists its ranks from the heaviest down."""
    ranks = list(layout.ranks.values())
    return ranks[min(order, len(ranks) - 1)]


def _goes_on(story: Story, number: int, issue: Issue) -> bool:
    return any(page.continues == story.name for page in issue.pages[number:])


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


def _template(number: int, page: Page, layout: Layout, findings: list[Diagnostic]) -> Template:
    """The template that the desk named, or the first that suits what stands on the page."""
    named = {template.name: template for template in layout.templates}
    if page.template and page.template not in named:
        known = "、".join(named)
        findings.append(error("template-unknown", page.place, name=page.template, known=known))
    return named.get(page.template) or min(
        layout.templates,
        key=lambda template: (
            max(len(page.stories) - len(template.stories), 0),
            bool(template.continued) != bool(page.continues),
            abs(len(page.stories) - len(template.stories)),
            bool(template.masthead) != (number == 1),
        ),
    )


def _continued(
    page: Page,
    template: Template,
    earlier: Sequence[PagePlan],
    issue: Issue,
    findings: list[Diagnostic],
) -> list[StoryPlan]:
    """The rest of an earlier story, with the photos that no earlier page took."""
    slot, hand = template.continued, _by_hand(page, page.continues, 0)
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
    if not _goes_on(story, len(earlier) + 1, issue):
        findings += _unplaced(story, [*taken, *(plan.photo for plan in photos)])
    return [StoryPlan(story, spot, None, photos)]


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
        hand, slot = _by_hand(page, story.name, order), next(free, None)
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


def _by_hand(page: Page, story: str, photo: int) -> Placement | None:
    found = [p for p in page.placements if p.story == story and p.photo == photo]
    return found[0] if found else None


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
        if overlap(one.spot, other.spot)
    ]
    faults += [
        error("story-over-masthead", page.place, story=plan.story.name, lines=template.masthead)
        for plan in plans
        if plan.spot.first_line <= template.masthead
    ]
    return faults


def _is_planned(placement: Placement, plans: list[StoryPlan]) -> bool:
    return any(
        plan.story.name == placement.story and placement.photo <= len(plan.story.photos)
        for plan in plans
    )
