"""Cures are put to the proof: done to the issue, its pages fill; a line less, and they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.makeup import paper
from tests.makeup.paper import NOWHERE, body, on_stone, photo, text

from banxin import makeup
from banxin.content.model import (
    NO_TEXT,
    BodyParagraph,
    Issue,
    Page,
    Placement,
    Spot,
    Standing,
    StandingBox,
    Story,
)
from banxin.diagnostics import Diagnostic, Severity
from banxin.makeup import PageChoice, PlannedIssue
from banxin.makeup.planning.casts import CastingOff
from banxin.makeup.planning.cures.lengths import (
    characters_between,
    lengthened,
    lines_between,
    shortened,
)
from banxin.makeup.planning.cures.trials import Trials
from banxin.messages import Language, as_text

MASTHEAD_AND_WHITE = 11
LINES = 40


def story(name: str, *lines: int) -> Story:
    """Paragraphs of so many lines each, on a title of one character."""
    return paper.story(name, *(body(count) for count in lines))


def page(*stories: Story, pins: tuple[Placement, ...] = ()) -> Page:
    return replace(paper.page(*stories), placements=pins)


def issue(*pages: Page, flow: tuple[Story, ...] = ()) -> Issue:
    return replace(paper.issue(), pages=pages, flow=flow)


def planned(an_issue: Issue) -> PlannedIssue:
    drafts, found = makeup.assign(an_issue, paper.LAYOUT)
    assert found == ()
    return makeup.plan_issue(drafts, an_issue, on_stone())


def told(an_issue: Issue) -> list[Diagnostic]:
    drafts, _ = makeup.assign(an_issue, paper.LAYOUT)
    stone = on_stone()
    return list(makeup.told(makeup.plan_issue(drafts, an_issue, stone), drafts, an_issue, stone))


def of(findings: list[Diagnostic], code: str) -> list[Diagnostic]:
    return [finding for finding in findings if finding.code == code]


def fills(an_issue: Issue) -> bool:
    """Whether every page has a plan in which something stands on its last line."""
    found = planned(an_issue)
    if found.shortfalls:
        return False
    choices = [one for one in found.pages if isinstance(one, PageChoice)]
    lowest = [max(s.spot.last_line for s in one.ways[0].stories) for one in choices]
    return bool(choices) and lowest == [LINES] * len(choices)


def cut(a_story: Story, lines: int) -> Story:
    """A story without so many lines at its end, as an editor would cut it."""
    blocks = list(a_story.blocks)
    while lines:
        last = blocks.pop()
        assert isinstance(last, BodyParagraph)
        has = (len(last.text.plain) - 8) // 10 + 1
        if has > lines:
            blocks.append(body(has - lines))
        lines = max(lines - has, 0)
    return replace(a_story, blocks=tuple(blocks))


def written_on(a_story: Story, lines: int) -> Story:
    """A story with so many lines more, in paragraphs of six."""
    more = [body(min(6, lines - start)) for start in range(0, lines, 6)]
    return replace(a_story, blocks=(*a_story.blocks, *more))


def with_story(an_issue: Issue, other: Story) -> Issue:
    """The issue with a story in place of the one of its name."""
    return replace(
        an_issue,
        pages=tuple(
            replace(one, stories=tuple(other if s.name == other.name else s for s in one.stories))
            for one in an_issue.pages
        ),
    )


def named(an_issue: Issue, name: object) -> Story:
    return next(story for story in an_issue.stories if story.name == name)


FULL = issue(page(story("a", 20, 20), story("b", 10, 9, 8), story("c", 7, 8)))
TOO_MUCH = issue(page(story("a", 40, 40, 30), story("b", 10, 9, 8), story("c", 7, 8)))
TOO_LITTLE = issue(page(story("a", 12, 12), story("b", 7, 8)))
ILL_SIZED = issue(
    page(story("a", 12, 12, 12, 12, 10), story("b", 10, 9, 8), story("c", 7, 8)),
)


def test_a_page_with_too_much_says_how_much_and_the_cut_that_it_names_does() -> None:
    found = told(TOO_MUCH)
    assert found[0].code == "page-overset"
    assert found[0].severity is Severity.ERROR
    # 110 + 27 + 15 lines of text, three heads of two lines or more over two columns each, and
    # 116 lines of room: at least 40 are too many.
    assert int(found[0].params["lines"]) >= 40
    (cure,) = of(found, "cure-cut")
    assert cure.severity is Severity.NOTE
    a_story = named(TOO_MUCH, cure.params["story"])
    lines = int(cure.params["lines"])
    assert fills(with_story(TOO_MUCH, cut(a_story, lines)))
    assert not fills(with_story(TOO_MUCH, cut(a_story, lines - 1)))


@pytest.mark.parametrize(
    "an_issue",
    [issue(page(story("a", 6), story("b", 8))), TOO_LITTLE],
)
def test_a_page_with_too_little_is_filled_by_the_lines_that_it_asks_for(an_issue: Issue) -> None:
    assert not fills(an_issue)
    cures = of(told(an_issue), "cure-add")
    assert cures
    for cure in cures:
        a_story, lines = named(an_issue, cure.params["story"]), int(cure.params["lines"])
        assert fills(with_story(an_issue, written_on(a_story, lines)))
        assert not fills(with_story(an_issue, written_on(a_story, lines - 1)))


def test_a_page_with_far_too_little_says_how_much() -> None:
    found = told(issue(page(story("a", 2))))
    assert found[0].code == "page-room"
    # Of 29 lines of four columns: two of text that may become four, a head of at most six over
    # all columns, and two of white over all columns are not missing.
    assert 116 - 4 - 24 - 8 <= int(found[0].params["lines"]) <= 116 - 4


def test_what_does_not_come_out_even_is_cured_from_the_cheapest_on() -> None:
    found = told(ILL_SIZED)
    assert found[0].code == "page-unplanned"
    cuts = of(found, "cure-cut")
    assert len(cuts) == 2
    for cure in cuts:
        a_story = named(ILL_SIZED, cure.params["story"])
        assert fills(with_story(ILL_SIZED, cut(a_story, int(cure.params["lines"]))))
    # A few lines first, then a whole story: what an editor would mind least.
    codes = [one.code for one in found[1:]]
    assert codes.index("cure-cut") < codes.index("cure-hold")
    assert int(cuts[0].params["lines"]) <= int(cuts[1].params["lines"])


def test_a_story_held_over_leaves_a_page_that_fills() -> None:
    more = issue(page(*FULL.pages[0].stories, story("d", 9, 8)))
    held = {str(cure.params["stories"]) for cure in of(told(more), "cure-hold")}
    assert "d" in held
    for names in held:
        kept = [s for s in more.pages[0].stories if s.name not in names.split("”“")]
        assert 0 < len(kept) < 4
        assert fills(issue(page(*kept)))


def test_every_story_gets_its_share_of_what_is_too_much() -> None:
    found = told(TOO_MUCH)
    shares = {str(one.params["story"]): int(one.params["lines"]) for one in of(found, "story-over")}
    assert set(shares) == {"a", "b", "c"}
    together = of(found, "cure-cut-all") or found
    assert sum(shares.values()) == together[0].params["lines"]
    # 110, 27 and 15 of 152 lines.
    whole = sum(shares.values())
    for name, length in (("a", 110), ("b", 27), ("c", 15)):
        assert abs(shares[name] - whole * length / 152) < 1
    # Ten characters a line, eight in a paragraph's first.
    for one in of(found, "story-over"):
        lines, characters = int(one.params["lines"]), int(one.params["characters"])
        assert 10 * lines - 2 * 3 <= characters <= 10 * lines


def test_shares_together_fill_the_page_too() -> None:
    an_issue = TOO_LITTLE
    found = told(an_issue)
    (cure,) = of(found, "cure-add-all")
    shares = of(found, "story-under")
    assert sum(int(one.params["lines"]) for one in shares) == cure.params["lines"]
    for one in shares:
        more = written_on(named(an_issue, one.params["story"]), int(one.params["lines"]))
        an_issue = with_story(an_issue, more)
    assert fills(an_issue)


def test_a_photo_is_dropped_where_that_fills_the_page() -> None:
    first = FULL.pages[0].stories[0]
    pictured = with_story(
        FULL, replace(first, photos=(replace(photo("p.jpg", (1000, 3000)), crop=0),))
    )
    assert fills(FULL)
    assert not fills(pictured)
    (cure,) = of(told(pictured), "cure-drop-photo")
    assert (cure.params["story"], cure.params["photo"]) == ("a", 1)


def test_a_story_turned_or_moved_onto_the_next_page_fills_both() -> None:
    cured = set()
    for lines in (6, 22, 36):
        first = page(
            story("a", 12, 12, 12, 12, 10),
            story("b", 10, 9, 8),
            story("c", 7, 8),
            story("d", lines),
        )
        second = page(story("e", 20, 20, 20), story("f", 24))
        assert planned(issue(first, second)).shortfalls
        for cure in told(issue(first, second)):
            name = str(cure.params.get("story"))
            moving = tuple(s for s in first.stories if s.name == name)
            if cure.code == "cure-turn":
                turned = issue(first, replace(second, continues=name))
                assert not planned(turned).shortfalls
            if cure.code == "cure-move":
                left = tuple(s for s in first.stories if s.name != name)
                moved = replace(second, stories=(*second.stories, *moving))
                assert not planned(issue(replace(first, stories=left), moved)).shortfalls
            cured.add(cure.code)
    assert {"cure-turn", "cure-move"} <= cured


def test_a_pin_that_is_too_small_says_so_and_may_be_released() -> None:
    pin = Placement("c", 0, (2, 2), (15, 30), NOWHERE)
    stories = (story("a", 12, 12, 12, 12, 6), story("b", 10, 9, 8), story("c", 7, 8))
    found = told(issue(page(*stories, pins=(pin,))))
    # Fifteen lines of text and a head of at least two in sixteen lines.
    assert [one.code for one in found] == ["pin-overset", "cure-release-pin"]
    assert found[0].params["lines"] == 1
    assert fills(issue(page(*stories)))


def test_pins_that_go_wrong_together_may_be_released_together() -> None:
    stories = FULL.pages[0].stories
    pins = tuple(Placement(name, 0, (1, 2), None, NOWHERE) for name in ("a", "b", "c"))
    found = told(issue(page(*stories, pins=pins)))

    assert fills(FULL)
    assert found[0].severity is Severity.ERROR
    (cure,) = of(found, "cure-release-all")
    assert cure.params["pins"] == 3


def test_a_box_that_leaves_too_little_room_may_be_left_out() -> None:
    advert = StandingBox(
        Standing.NOTICE, text("启事"), (NO_TEXT,), None, Spot(1, 4, 21, 40), NOWHERE
    )
    full = FULL.pages[0]
    crowded = issue(replace(full, boxes=(advert,)))
    found = told(crowded)

    assert found[0].code == "page-overset"
    assert [one.params["box"] for one in of(found, "cure-drop-box")] == ["启事"]
    assert fills(issue(full))


def test_a_page_with_lines_left_empty_is_told_how_to_fill_them() -> None:
    an_issue = issue(page(story("a", 12, 12, 10), story("b", 7, 8)))
    assert not planned(an_issue).shortfalls
    assert not fills(an_issue)
    found = told(an_issue)
    assert {one.severity for one in found} == {Severity.NOTE}
    for cure in of(found, "cure-add"):
        more = written_on(named(an_issue, cure.params["story"]), int(cure.params["lines"]))
        assert fills(with_story(an_issue, more))
    assert of(found, "cure-add")


def test_a_flow_that_is_too_short_names_its_page() -> None:
    an_issue = issue(page(), page(), flow=(story("a", 12, 12, 12),))
    codes = [one.code for one in told(an_issue)]
    assert codes[0] == "flow-runs-out"


def test_one_page_less_is_offered_where_all_stories_fill_the_others() -> None:
    flow = (story("a", 20, 20, 17, 12), story("b", 10, 9, 6))
    assert not planned(issue(page(), flow=flow)).shortfalls
    found = told(issue(page(), page(), flow=flow))
    assert [one.params["pages"] for one in of(found, "cure-fewer-pages")] == [1]


def test_a_page_that_fills_is_told_nothing() -> None:
    assert fills(FULL)
    assert told(FULL) == []


def test_the_same_page_gets_the_same_cures() -> None:
    assert told(ILL_SIZED) == told(ILL_SIZED)


@pytest.mark.parametrize("an_issue", [TOO_MUCH, TOO_LITTLE, ILL_SIZED])
def test_everything_that_is_told_has_words(an_issue: Issue) -> None:
    for language in Language:
        for one in told(an_issue):
            assert "{" not in as_text(one, language)


def test_patience_ends_the_trials() -> None:
    trials = Trials(9)
    assert [trials.spend(2) for _ in range(3)] == [True, True, False]


def test_a_story_is_cut_and_written_on_by_the_lines_that_are_asked_for() -> None:
    stone = on_stone()
    cast = CastingOff(stone).cast(story("a", 12, 9, 3))
    for lines in (1, 2, 3, 4, 11, 13):
        short, long = shortened(cast, lines, stone), lengthened(cast, lines, stone)
        assert short
        assert long
        assert (short.lengths.lines, long.lengths.lines) == (24 - lines, 24 + lines)
        assert lines_between(cast, short) == lines_between(cast, long) == lines
    # Of the last paragraph two lines of ten, then all of its twenty-eight.
    two, three = shortened(cast, 2, stone), shortened(cast, 3, stone)
    assert two
    assert three
    assert (characters_between(cast, two), characters_between(cast, three)) == (20, 28)
    assert shortened(cast, 20, stone) is None
