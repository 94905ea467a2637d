"""Which story and photo goes where, by template and by hand, and what cannot be placed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup.paper import LAYOUT, body, faults, issue, page, photo, story

from banxin.content.model import Issue, Spot, Story
from banxin.makeup import PagePlan, assign
from banxin.makeup.plan import StoryPlan
from banxin.messages import Language, as_text

ONE, TWO, THREE = (story(name, body(3)) for name in ("one", "two", "three"))
PHOTOS = tuple(photo(f"{number}.jpg") for number in range(1, 5))


def plans_of(an_issue: Issue) -> tuple[PagePlan, ...]:
    plans, found = assign(an_issue, LAYOUT)
    assert found == ()
    return tuple(plan for plan in plans if isinstance(plan, PagePlan))


def only(an_issue: Issue) -> StoryPlan:
    (plan,) = plans_of(an_issue)[0].stories
    return plan


def photo_places(plan: StoryPlan) -> dict[str, tuple[tuple[int, int], str]]:
    return {one.photo.file.name: (one.columns, one.at) for one in plan.photos}


def test_stories_take_the_slots_in_order_of_weight() -> None:
    (plan,) = plans_of(issue(page(TWO, ONE, template="two")))
    assert [(one.story.name, one.spot) for one in plan.stories] == [
        ("two", Spot(1, 4, 1, 20)),
        ("one", Spot(1, 2, 23, 40)),
    ]
    assert [one.rank for one in plan.stories] == [LAYOUT.ranks["lead"], LAYOUT.ranks["short"]]


def test_pages_are_counted_from_one() -> None:
    assert [plan.number for plan in plans_of(issue(page(ONE), page(TWO)))] == [1, 2]


def test_unknown_template_is_named_with_those_there_are() -> None:
    _, found = assign(issue(page(ONE, template="none")), LAYOUT)
    assert [one.code for one in found] == ["template-unknown"]
    words = as_text(found[0], Language.EN)
    assert "“none”" in words
    assert "one、two、front、rest" in words


def test_more_stories_than_slots() -> None:
    _, found = assign(issue(page(ONE, TWO, THREE, template="two")), LAYOUT)
    assert [(one.code, one.params["story"]) for one in found] == [("story-without-slot", "three")]
    assert found[0].params["slots"] == 2


def test_a_story_placed_by_hand_needs_no_slot() -> None:
    placed = page(ONE, TWO, THREE, template="two", places=(("three", 0, Spot(3, 4, 23, 40)),))
    plan = plans_of(issue(placed))[0].stories[2]
    assert plan.spot == Spot(3, 4, 23, 40)
    assert plan.rank is not None


def test_a_hand_beats_the_slot_and_keeps_its_rank() -> None:
    plan = only(issue(page(ONE, template="one", places=(("one", 0, Spot(1, 2, 1, 30)),))))
    assert (plan.spot, plan.rank) == (Spot(1, 2, 1, 30), LAYOUT.ranks["lead"])


def test_a_story_by_hand_on_a_template_without_story_slots_keeps_its_head_and_body() -> None:
    first = page(ONE, template="one")
    second = page(TWO, template="rest", continues="one", places=(("two", 0, Spot(1, 4, 22, 40)),))
    plan, rest = plans_of(issue(first, second))[1].stories
    assert (plan.story, rest.story) == (TWO, ONE)
    assert plan.rank is not None


def test_photos_take_the_slots_in_order() -> None:
    plan = plans_of(issue(page(replace(ONE, photos=PHOTOS[:2]), TWO, template="two")))[0].stories[0]
    assert photo_places(plan) == {"1.jpg": ((2, 3), "head"), "2.jpg": ((1, 1), "foot")}
    assert [one.height_lines for one in plan.photos] == [8, 6]


def test_a_photo_too_many_is_an_error_and_named() -> None:
    _, found = assign(issue(page(replace(ONE, photos=PHOTOS[:3]), TWO, template="two")), LAYOUT)
    assert [(one.code, one.params["name"]) for one in found] == [("photo-without-slot", "3.jpg")]


def test_a_photo_by_hand_leaves_the_others_where_they_were() -> None:
    hand = ("one", 1, Spot(4, 4, 10, 15))
    pair = replace(ONE, photos=PHOTOS[:2])
    plan = plans_of(issue(page(pair, TWO, template="two", places=(hand,))))[0].stories[0]
    assert photo_places(plan) == {"1.jpg": ((4, 4), "hand"), "2.jpg": ((1, 1), "foot")}
    assert plan.photos[0].lines == (10, 15)
    assert plan.photos[0].height_lines == 6


def test_a_photo_slot_outside_a_story_placed_by_hand_is_no_place() -> None:
    hand = ("one", 0, Spot(1, 2, 1, 20))
    alone = replace(ONE, photos=PHOTOS[:1])
    assert faults(issue(page(alone, TWO, template="two", places=(hand,)))) == ["photo-without-slot"]


def test_a_story_goes_on_with_the_photos_that_no_page_took() -> None:
    first = page(replace(ONE, photos=PHOTOS[:3]), TWO, template="two")
    plans = plans_of(issue(first, page(template="rest", continues="one")))
    here, there = plans[0].stories[0], plans[1].stories[0]
    assert list(photo_places(here)) == ["1.jpg", "2.jpg"]
    assert photo_places(there) == {"3.jpg": ((1, 2), "head")}
    assert (there.spot, there.rank) == (Spot(1, 4, 1, 20), LAYOUT.ranks["short"])
    assert (here.turns_to, here.turned_from) == (2, 0)
    assert (there.turns_to, there.turned_from) == (0, 1)


def test_photos_that_no_page_takes_are_told_once() -> None:
    first = page(replace(ONE, photos=PHOTOS), TWO, template="two")
    _, found = assign(issue(first, page(template="rest", continues="one")), LAYOUT)
    assert [(one.code, one.params["name"]) for one in found] == [("photo-without-slot", "4.jpg")]


def test_a_photo_by_hand_is_not_placed_again_where_the_story_goes_on() -> None:
    first = page(
        replace(ONE, photos=PHOTOS[:1]), template="one", places=(("one", 1, Spot(1, 2, 9, 16)),)
    )
    plans = plans_of(issue(first, page(template="rest", continues="one")))
    assert photo_places(plans[1].stories[0]) == {}


def test_a_photo_whose_slot_was_out_of_reach_goes_on_with_its_story() -> None:
    """The first page's slots are columns 2 to 3 and 1; the story stands in columns 1 and 2."""
    first = page(
        replace(ONE, photos=PHOTOS[:2]),
        TWO,
        template="two",
        places=(("one", 0, Spot(1, 2, 1, 20)),),
    )
    plans = plans_of(issue(first, page(template="rest", continues="one")))
    assert photo_places(plans[0].stories[0]) == {"2.jpg": ((1, 1), "foot")}
    assert photo_places(plans[1].stories[0]) == {"1.jpg": ((1, 2), "head")}


def test_a_story_that_only_the_desk_placed_can_go_on() -> None:
    extra = replace(THREE, photos=PHOTOS[:1])
    first = page(ONE, TWO, extra, template="two", places=(("three", 0, Spot(3, 4, 23, 40)),))
    plans = plans_of(issue(first, page(template="rest", continues="three")))
    assert photo_places(plans[1].stories[0]) == {"1.jpg": ((1, 2), "head")}


def test_a_story_over_three_pages_asks_the_last_one_for_its_photos() -> None:
    first = page(replace(ONE, photos=PHOTOS), TWO, template="two")
    rest = page(template="rest", continues="one")
    plans = plans_of(issue(first, rest, rest))
    assert [list(photo_places(plan.stories[0])) for plan in plans] == [
        ["1.jpg", "2.jpg"],
        ["3.jpg"],
        ["4.jpg"],
    ]


def test_a_rest_without_a_place() -> None:
    last = page(TWO, template="one", continues="one")
    assert faults(issue(page(ONE), last)) == ["continues-nowhere"]


def test_a_rest_placed_by_hand() -> None:
    hand = ("one", 0, Spot(1, 4, 25, 40))
    last = page(TWO, template="one", continues="one", places=(("two", 0, Spot(1, 4, 1, 20)), hand))
    plan = plans_of(issue(page(ONE), last))[1].stories[1]
    assert (plan.story, plan.spot, plan.order) == (ONE, Spot(1, 4, 25, 40), 1)
    assert (plan.rank, plan.turned_from) == (LAYOUT.ranks["short"], 1)


@pytest.mark.parametrize(
    ("story_", "photo_", "spot", "codes"),
    [
        ("nobody", 0, Spot(1, 1, 1, 5), ["place-of-nothing"]),
        ("one", 2, Spot(1, 1, 12, 15), ["place-of-nothing"]),
        ("one", 0, Spot(4, 5, 1, 40), ["place-off-grid"]),
        ("one", 0, Spot(1, 4, 1, 41), ["place-off-grid"]),
        ("one", 1, Spot(1, 5, 10, 15), ["place-off-grid"]),
        ("one", 0, Spot(1, 4, 1, 40), []),
    ],
)
def test_a_hand_off_the_page(story_: str, photo_: int, spot: Spot, codes: list[str]) -> None:
    alone = replace(ONE, photos=PHOTOS[:1])
    places = [(story_, photo_, spot)]
    if photo_ != 1:
        places.append(("one", 1, Spot(1, 1, 9, 15)))
    assert faults(issue(page(alone, template="one", places=tuple(places)))) == codes


@pytest.mark.parametrize(
    ("spot", "overlaps"),
    [
        (Spot(1, 2, 20, 40), True),
        (Spot(4, 4, 1, 1), True),
        (Spot(1, 2, 21, 40), False),
    ],
)
def test_places_of_two_stories_overlap(spot: Spot, overlaps: bool) -> None:
    two = page(ONE, TWO, template="two", places=(("two", 0, spot),))
    assert faults(issue(two)) == (["stories-overlap"] if overlaps else [])


@pytest.mark.parametrize(("line", "codes"), [(10, ["story-over-masthead"]), (11, [])])
def test_a_story_over_the_masthead(line: int, codes: list[str]) -> None:
    front = page(ONE, template="front", places=(("one", 0, Spot(1, 4, line, 40)),))
    assert faults(issue(front)) == codes


def test_everything_wrong_is_told_at_once() -> None:
    first = page(ONE, TWO, THREE, template="two", places=(("nobody", 0, Spot(1, 9, 1, 2)),))
    second = page(template="nonsense", continues="one")
    assert faults(issue(first, second)) == [
        "story-without-slot",
        "place-of-nothing",
        "place-off-grid",
        "template-unknown",
    ]


def test_a_fault_names_its_story_in_both_languages() -> None:
    def told(code_: Story) -> list[str]:
        _, found = assign(issue(page(ONE, code_, TWO, template="two")), LAYOUT)
        return [as_text(found[0], language) for language in Language]

    assert all("“two”" in words for words in told(THREE))
