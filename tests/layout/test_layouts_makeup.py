"""What the shipped layouts let page make-up choose: their ranks, their page steps, their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.layout import Layout, load_layout, shipped_layouts

NOWHERE = Path("/nowhere")
LAYOUTS = [pytest.param(load_layout(name, NOWHERE), id=name) for name in sorted(shipped_layouts())]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_step_changes_the_count_of_lines_and_leaves_no_white_at_the_foot(
    layout: Layout,
) -> None:
    area = layout.page.lines * layout.body.leading_pt
    counts = [int(area // step.leading_pt) for step in layout.makeup.steps]
    assert len({layout.page.lines, *counts}) == len(counts) + 1 >= 3
    for step, lines in zip(layout.makeup.steps, counts, strict=True):
        assert area - lines * step.leading_pt < 1
        # Another size would leave a column of broken characters: 117 pt are 13 of 9 pt.
        assert step.size_pt == layout.body.size_pt


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_nearest_step_comes_first(layout: Layout) -> None:
    away = [round(abs(step.leading_pt - layout.body.leading_pt), 3) for step in layout.makeup.steps]
    assert away == sorted(away)
    assert away[-1] / layout.body.leading_pt < 0.05


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ranks_fall_in_size_and_the_last_takes_all_the_rest(layout: Layout) -> None:
    ranks = list(layout.ranks.values())
    largest = [rank.title.sizes_pt[1] for rank in ranks]
    assert largest == sorted(largest, reverse=True)
    assert ranks[-1].most is None
    assert all(rank.most for rank in ranks[:-1])
    assert largest[-1] <= 15


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_story_alone_or_with_one_other_can_fill_a_page_of_any_rank(layout: Layout) -> None:
    """The heaviest may take the whole width; so may every rank's columns be found on the page."""
    ranks = list(layout.ranks.values())
    assert ranks[0].columns[1] == layout.columns
    for rank in ranks:
        assert rank.columns[0] <= rank.columns[1] <= layout.columns
        assert rank.photo_columns[0] <= rank.columns[0]
        assert rank.photo_columns[1] <= max(rank.columns[1], rank.photo_columns[0])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_templates_keep_to_the_ranges_of_their_ranks(layout: Layout) -> None:
    for template in layout.templates:
        for slot in template.stories:
            rank = layout.ranks[slot.rank]
            taken = slot.columns[1] - slot.columns[0] + 1
            assert rank.columns[0] <= taken <= rank.columns[1]
            for photo in slot.photos[:1]:
                least, most = rank.photo_columns
                assert least <= photo.columns[1] - photo.columns[0] + 1 <= most


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_masthead_is_as_tall_on_a_planned_page_as_on_the_front_template(
    layout: Layout,
) -> None:
    (front,) = (template for template in layout.templates if template.name == "front")
    assert layout.makeup.masthead_lines == front.masthead


@pytest.mark.parametrize("layout", LAYOUTS)
def test_there_is_a_template_without_a_masthead(layout: Layout) -> None:
    assert any(not t.masthead and t.stories for t in layout.templates)
