"""White that too little copy leaves stands where copy lacks, and on no other page."""

from __future__ import annotations

from dataclasses import replace

from tests.makeup.paper import LAYOUT, body, issue, on_stone, page, story

from banxin import makeup
from banxin.makeup import PageShape
from banxin.makeup.planning import PageChoice


def foot(shape: PageShape) -> int:
    """The lowest line with text on it."""
    return max(leg.last_line for one in shape.stories for leg in one.legs if leg.used)


def test_only_the_page_that_lacks_copy_ends_early() -> None:
    """The first page can be filled, the two together cannot; it was once left open as well."""
    flow = tuple(
        story(f"s{number}", *[body(6)] * (lines // 6))
        for number, lines in enumerate((44, 70, 33, 26))
    )
    empty = replace(page(), stories=())
    whole = replace(issue(empty, empty), flow=flow)
    drafts, _ = makeup.assign(whole, LAYOUT)
    planned = makeup.plan_issue(drafts, whole, on_stone())
    shapes = [one.ways[0].shape for one in planned.pages if isinstance(one, PageChoice)]
    first, last = map(foot, shapes)
    assert first == LAYOUT.page.lines
    assert last < LAYOUT.page.lines
