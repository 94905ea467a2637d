"""Line edges, the safe zone, the last page, and glyphs without outlines."""

from __future__ import annotations

import pytest
from tests.preflight.typed import Typed, typed

from banxin.diagnostics import Diagnostic, PagePlace
from banxin.preflight import RULES, Order
from banxin.preflight.inspection import put
from banxin.preflight.reading import read
from banxin.ticket import Ticket


def found(pdf: bytes, code: str, ticket: Ticket, pages: int | None = None) -> list[Diagnostic]:
    (rule,) = (rule for rule in RULES if rule.id == code)
    (answer,) = put([rule], read(pdf), Order(ticket, pages=pages))
    return list(answer.findings)


def column(*lines: str, x: float = 10) -> list[Typed]:
    return [Typed(x, 50 - 5 * index, text) for index, text in enumerate(lines)]


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (("开平的碉楼", "，建在稻田"), "，"),
        (("他说：“开平", "”然后走了"), "”"),
        (("他说：“", "开平的碉楼"), "“"),
        (("见《稻田》（", "二版）和三"), "（"),
        (("碉楼的由来—", "—一场大水"), "—"),
    ],
)
def test_a_forbidden_mark_at_a_lines_edge_is_found(
    lines: tuple[str, ...], mark: str, ticket: Ticket
) -> None:
    (each,) = found(typed(column(*lines)), "preflight-line-edge", ticket)
    assert each.params["mark"] == mark
    assert isinstance(each.place, PagePlace)
    assert each.place.box is not None
    assert each.place.box.width.in_mm == pytest.approx(3, abs=0.01)


@pytest.mark.parametrize(
    "page",
    [
        column("开平的碉楼，", "建在稻田里。"),
        column("碉楼的由来", "——一场大水"),  # a subtitle
        column("……后来", "他走了"),
        [*column("开平的碉楼", "建在稻田里"), *column("，）”、。", x=40)],  # another column
        [Typed(10, 50, "开平的碉楼"), Typed(10, 30, "，建在稻田")],  # not the next line
        [Typed(10, 50, "开平的碉楼", 6), Typed(10, 45, "，建在稻田", 3)],  # of another size
    ],
)
def test_edges_that_are_right_are_not_found(page: list[Typed], ticket: Ticket) -> None:
    assert found(typed(page), "preflight-line-edge", ticket) == []


# The ticket's safe zone is 3 mm of the 60 mm square trim. A box is one em high, its floor below.
@pytest.mark.parametrize(
    ("line", "near"),
    [
        (Typed(1, 30, "碉楼"), True),
        (Typed(55, 30, "碉楼"), True),
        (Typed(30, 58, "碉楼"), True),
        (Typed(30, 1, "碉楼"), True),
        (Typed(3.1, 30, "碉楼"), False),
        (Typed(50.9, 30, "碉楼"), False),
        (Typed(-7, 30, "碉楼"), False),  # outside the trim, where slugs are
    ],
)
def test_text_near_the_trim_is_found(line: Typed, near: bool, ticket: Ticket) -> None:
    assert bool(found(typed([line]), "preflight-safe-zone", ticket)) is near


def test_a_last_page_of_a_few_characters_is_found(ticket: Ticket) -> None:
    full = column(*["开平的碉楼建在稻田"] * 8)
    (each,) = found(typed(full, full, column("完。")), "preflight-page-last", ticket)
    # 2 characters of 72.
    assert each.params["have"] == 3
    assert found(typed(full, full, full[:2]), "preflight-page-last", ticket) == []
    assert found(typed(column("完。")), "preflight-page-last", ticket) == []


# A CFF font without CIDs shows its glyphs by their number, so none of its codes is lost.
@pytest.mark.parametrize(("cff", "fault"), [(False, "blank"), (False, "lost"), (True, "blank")])
def test_a_character_that_is_not_drawn_is_found(cff: bool, fault: str, ticket: Ticket) -> None:
    pdf = typed(column("开平的碉楼，碉"), cff=cff, **{fault: "碉"})
    (each,) = found(pdf, "preflight-glyph-missing", ticket)
    assert (each.params["text"], each.params["count"]) == ("碉", 2)


@pytest.mark.parametrize("cff", [False, True])
def test_what_is_drawn_and_what_is_blank_by_nature_is_not_found(cff: bool, ticket: Ticket) -> None:
    pdf = typed(column("开平　的\u00a0碉\u200b楼"), blank="\u3000\u00a0\u200b", cff=cff)
    assert found(pdf, "preflight-glyph-missing", ticket) == []


def test_another_number_of_pages_than_ordered_is_found(ticket: Ticket) -> None:
    pdf = typed(column("一"), column("二"))
    (each,) = found(pdf, "preflight-pages-other", ticket, pages=4)
    assert each.params == {"have": 2, "wanted": 4}
    assert found(pdf, "preflight-pages-other", ticket, pages=2) == []
