"""What the desk is told of a page's shape: codes, weights, places in millimetres, words."""

from __future__ import annotations

import string

import pytest
from tests.makeup.paper import LAYOUT, body, issue, made, page, story
from tools.page_drawing import drawn

from banxin.content.model import Spot
from banxin.diagnostics import Diagnostic, PagePlace, Severity, SourcePlace
from banxin.layout import PageStep
from banxin.makeup import PageLayout, PageShape
from banxin.makeup.judging import PRICES, PageRule, judge
from banxin.makeup.lint import lint, lint_body
from banxin.measure import Length
from banxin.messages import Language, catalogue, way_out, words

PAGE = 3
TOLD = [rule for rule in PageRule if PRICES[rule].told is not None]


def told(shape: PageShape) -> list[Diagnostic]:
    empty = PageLayout(PAGE, "要闻", (), (), (), (), shape, faults=judge(shape, LAYOUT))
    return list(lint(empty, LAYOUT, LAYOUT.lines.settings))


def codes(shape: PageShape) -> dict[str, Severity]:
    return {found.code: found.severity for found in told(shape)}


def test_a_hole_is_told_with_its_place_in_millimetres() -> None:
    """Columns are 100 points and gutters 20 wide, lines 15 high; the type area begins at 30 mm.

    The trim is 200 mm or 566.929 points wide, so 460 points of type start 53.465 from its left.
    Text that comes two lines under its head leaves one line too many white.
    """
    shape = drawn("A^ A^ B^ B^\na| .. b| b|\na| .. b| b|" + "\na| a| b| b|" * 5)
    (hole,) = (found for found in told(shape) if found.code == "page-hole")
    assert hole.severity is Severity.NOTE
    assert isinstance(hole.place, PagePlace)
    assert hole.place.page == PAGE
    box = hole.place.box
    assert box is not None
    assert box.x.in_pt == pytest.approx(53.465 + 120, abs=0.01)
    assert box.y.in_mm == pytest.approx(30 + 2 * 15 * 25.4 / 72, abs=0.01)
    assert (box.width, box.height) == (Length.pt(100), Length.pt(15))
    assert words(hole, Language.ZH) == "第 2 栏第 3 行没有稿件：一共空 1 行"


@pytest.mark.parametrize(
    ("drawing", "code", "severity"),
    [
        ("A^ B^\na| ..\na| ..\na| ..\na| b|", "page-hole", Severity.NOTE),
        ("A^ B^\na| ..\na| ..\na| ..\na| ..\na| b|", "page-hole", Severity.WARNING),
        ("B^ B^\nb| b|\nb| b|\nb| b|\nA^ A^\na| a|", "page-order", Severity.WARNING),
        ("A^ A^ a|\na| a| a|", "page-head-apart", Severity.WARNING),
        ("A^ A^\na| a|\nb| b|\nb| b|", "page-leg-follows", Severity.NOTE),
        ("A^ A^ A^\na| a| a|", "story-flat", Severity.NOTE),
        ("A^ A^\na| a|\n.. a|\na# a|", "leg-lone-line", Severity.NOTE),
        ("A^ A^\na| a|\n.. ..", "page-foot-empty", Severity.NOTE),
    ],
)
def test_how_much_a_broken_rule_weighs(drawing: str, code: str, severity: Severity) -> None:
    assert codes(drawn(drawing))[code] is severity


def test_a_blemish_under_the_threshold_is_not_told() -> None:
    """One banner over two stories is half a cut: it costs, and the desk knows it well."""
    shape = drawn("A^ A^\na| a|\n.. ..\nB^ C^\nb| c|")
    assert "page-cut-across" not in codes(shape)
    cut = drawn("A^ B^ B^\na| b| b|\n.. .. ..\nC^ C^ D^\nc| c| d|")
    assert "page-cut-across" in codes(cut)


@pytest.mark.parametrize("rule", TOLD)
def test_every_rule_that_is_told_has_its_words(rule: PageRule) -> None:
    """The words use nothing that a fault does not say."""
    entry = catalogue()[rule.value]
    for language in Language:
        for part in (entry.text[language], entry.fix[language]):
            blanks = {name for _, name, _, _ in string.Formatter().parse(part) if name}
            assert blanks <= {"story", "other", "stories", "amount", "columns", "lines"}


def test_placing_itself_tells_of_room() -> None:
    """Once, with the story's file, and not again from the shape."""
    done = made(issue(page(story("lead", body(7)), template="one")))
    rooms = [found for found in done.findings if found.code == "story-room"]
    assert [type(found.place) for found in rooms] == [SourcePlace]


def test_a_page_placed_by_hand_is_looked_at_like_any_other() -> None:
    """The lead stands below a lighter story."""
    places = (("lead", 0, Spot(1, 4, 23, 40)), ("second", 0, Spot(1, 4, 1, 20)))
    stories = (story("lead", body(40)), story("second", body(40)))
    done = made(issue(page(*stories, template="two", places=places)))
    (found,) = (found for found in done.findings if found.code == "page-order")
    assert "“lead”" in words(found, Language.ZH)
    assert "above" in words(found, Language.EN)
    assert "stories" in way_out(found, Language.ZH)


def test_a_good_page_is_quiet() -> None:
    shape = drawn("A^ A^ A^ B^\n" + "a| a| a| b|\n" * 12)
    assert codes(shape) == {}


def with_body(size_pt: float, *steps: float) -> list[Diagnostic]:
    layout = LAYOUT.model_copy(
        update={
            "body": LAYOUT.body.model_copy(update={"size_pt": size_pt}),
            "makeup": LAYOUT.makeup.model_copy(
                update={"steps": tuple(PageStep(size_pt=s, leading_pt=13) for s in steps)}
            ),
        }
    )
    return list(lint_body(layout, SourcePlace("small/layout.toml")))


def test_body_type_is_nine_points_and_never_under_seven_and_seven_eighths() -> None:
    assert with_body(9) == []
    assert [found.severity for found in with_body(8.9)] == [Severity.NOTE]
    assert [found.severity for found in with_body(7.8)] == [Severity.WARNING]
    assert with_body(9, 8) == []
    (found,) = with_body(9, 8, 7.5)
    assert found.severity is Severity.WARNING
    assert words(found, Language.ZH).startswith("正文只有 7.5 磅")
