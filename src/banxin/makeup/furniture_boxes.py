"""Standing boxes: advertisements, contents, publisher's boxes and notices in their rectangles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from banxin.content.model import PhotoFile, Spot, Standing, StandingBox
from banxin.diagnostics import Diagnostic, error, warning
from banxin.layout import Layout
from banxin.makeup.furniture_parts import PlacedFurniture, leader_rules
from banxin.makeup.furniture_words import set_words
from banxin.makeup.grid import ColumnGrid, overlap
from banxin.makeup.marked import MarkedPage, MarkedStanding
from banxin.makeup.model import Crop, Frame, PlacedBox, PlacedPanel, PlacedPicture
from banxin.makeup.pictures import crop_to
from banxin.makeup.plan import PagePlan, StoryPlan
from banxin.makeup.stone import Stone
from banxin.measure import Length, Rect

# What an advertisement drawn for its place may lose to rounding, in hundredths of it.
_CUT_UNSEEN = 2

_IN_THE_MIDDLE = (0.5, 0.5)


def place_boxes(
    page: MarkedPage, stone: Stone
) -> tuple[tuple[PlacedBox, ...], tuple[PlacedFurniture, ...], tuple[Diagnostic, ...]]:
    """Place a page's standing boxes, whatever is wrong with where they are to stand.

    Returns:
        The boxes, what stands in each, and what is wrong.
    """
    grid = stone.grid
    findings = [*box_faults(page.plan, grid)]
    boxes: list[PlacedBox] = []
    placed: list[PlacedFurniture] = []
    for number, (box, words) in enumerate(zip(page.plan.page.boxes, page.boxes, strict=True), 1):
        boxes.append(PlacedBox(box.kind, _framed(box.spot, grid)))
        if _on_grid(box.spot, grid):
            inside, more = (
                _filled_by_picture(number, box, box.picture, boxes[-1].rect)
                if box.picture
                else _filled_by_words(number, box, words, boxes[-1].rect, stone)
            )
            placed.append(inside)
            findings += more
    return tuple(boxes), tuple(placed), tuple(findings)


def box_faults(plan: PagePlan, grid: ColumnGrid) -> Iterator[Diagnostic]:
    """Boxes off the grid, over the masthead, over a story or over each other."""
    boxes = plan.page.boxes
    for box in boxes:
        named = box_name(box)
        if not _on_grid(box.spot, grid):
            size = {"columns": grid.columns, "lines": grid.lines}
            yield error("box-off-grid", box.place, box=named, **size)
        if box.spot.first_line <= plan.masthead:
            yield error("box-over-masthead", box.place, box=named, lines=plan.masthead)
        for story in plan.stories:
            if _covers(story, box.spot):
                yield error("box-over-story", box.place, box=named, story=story.story.name)
    for one, other in combinations(boxes, 2):
        if overlap(one.spot, other.spot):
            yield error("boxes-overlap", other.place, box=box_name(other), other=box_name(one))


def box_name(box: StandingBox) -> str:
    """What messages call a box: its title, its picture, how its words begin, or its kind."""
    if box.title:
        return box.title.plain
    if box.picture:
        return box.picture.name
    return box.paragraphs[0].plain[:12] if box.paragraphs else str(box.kind)


def _on_grid(spot: Spot, grid: ColumnGrid) -> bool:
    across = 1 <= spot.first_column <= spot.last_column <= grid.columns
    return across and 1 <= spot.first_line <= spot.last_line <= grid.lines


def _covers(story: StoryPlan, box: Spot) -> bool:
    """Whether a box lies on a story's rectangle, its notch left out."""
    spot, notch = story.spot, story.notch
    if not overlap(spot, box):
        return False
    shared = Spot(
        max(spot.first_column, box.first_column),
        min(spot.last_column, box.last_column),
        max(spot.first_line, box.first_line),
        min(spot.last_line, box.last_line),
    )
    return notch is None or not (
        notch.first_column <= shared.first_column
        and shared.last_column <= notch.last_column
        and notch.first_line <= shared.first_line
        and shared.last_line <= notch.last_line
    )


def _framed(spot: Spot, grid: ColumnGrid) -> Rect:
    """A box's rectangle, level with the ink of the lines beside it as photos are."""
    area, inset = grid.rect(spot), (grid.leading - grid.em) // 2
    return Rect(area.x, area.y + inset, area.width, area.height - inset * 2)


def _filled_by_words(
    number: int, box: StandingBox, words: MarkedStanding, rect: Rect, stone: Stone
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    """Words halfway down the box, a thin frame around them."""
    em, layout = stone.grid.em, stone.layout
    inner = Rect(rect.x, rect.y + em // 2, rect.width, rect.height - em // 2 * 2)
    inset = em * layout.box.inset_em
    composed = set_words(words, inner.width, inner.height, inset, stone.composer)
    findings: tuple[Diagnostic, ...] = ()
    if composed.lines_over:
        over = composed.lines_over
        findings = (error("box-overset", box.place, box=box_name(box), lines=over),)
    frames = (Frame(inner, "", composed.texts, number),) if composed.texts else ()
    rules = leader_rules(composed.leaders, inner, layout)
    panels = (_panel(box.kind, rect, layout),)
    return PlacedFurniture(frames, rules=rules, panels=panels), findings


def _panel(kind: Standing, rect: Rect, layout: Layout) -> PlacedPanel:
    """A thin frame; the paper's own voice on a tint, what others say on bare paper."""
    tint = layout.box.tint if kind in (Standing.CONTENTS, Standing.NOTICE) else ""
    weight = Length.pt(layout.weights.hairline_pt)
    return PlacedPanel(rect, tint, layout.furniture.colour, weight)


def _filled_by_picture(
    number: int, box: StandingBox, file: PhotoFile, rect: Rect
) -> tuple[PlacedFurniture, tuple[Diagnostic, ...]]:
    """A picture over the whole box. An advertisement cut at its edge may lose its address."""
    crop = crop_to(file, _IN_THE_MIDDLE, rect.width, rect.height)
    # A tagged page must say something of every picture (ISO 14289-1:2014, 7.3).
    spoken = box.title.plain or f"图片：{file.name}"
    picture = PlacedPicture(rect, crop, file, "", spoken, box.place, number)
    lost = _hundredths_lost(crop, file)
    findings: tuple[Diagnostic, ...] = ()
    if lost > _CUT_UNSEEN:
        size = {"width": f"{rect.width.in_mm:.0f}", "height": f"{rect.height.in_mm:.0f}"}
        findings = (warning("box-picture-cut", box.place, name=file.name, percent=lost, **size),)
    return PlacedFurniture(pictures=(picture,)), findings


def _hundredths_lost(crop: Crop, file: PhotoFile) -> int:
    shown = (crop.right - crop.left) * (crop.bottom - crop.top)
    return 100 - shown * 100 // (file.width_px * file.height_px)
