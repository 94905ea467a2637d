"""The copy is compared with the pages: any character lost, doubled, swapped or wrong is found."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.preflight.typed import Typed, typed

from banxin.diagnostics import Diagnostic, PagePlace
from banxin.preflight import RULES, Order
from banxin.preflight.collation import collate
from banxin.preflight.inspection import put
from banxin.preflight.printed import printed_of
from banxin.preflight.reading import read
from banxin.ticket import Ticket

# A story of two paragraphs over three lines, with a head over it and ruby over one word.
COPY = "稻田里起高楼\f开平的碉楼，建在稻田里，有一千八百多座。\n每座都有名字；楼主多是归侨。"
LINES = [
    Typed(10, 50, "稻田里起高楼", 5),
    Typed(10, 40, "开平的碉楼，建在稻田里，"),
    Typed(16, 43.2, "diaolou", 1.2),
    Typed(10, 35, "有一千八百多座。"),
    Typed(10, 30, "每座都有名字；楼主多是归侨。"),
    Typed(2, 57, "第3版 要闻"),
]


def compared(
    copy: str, lines: list[Typed], ticket: Ticket, *more: list[Typed]
) -> tuple[Diagnostic, ...]:
    facts = read(typed(lines, *more))
    order = Order(ticket, manuscript={"diaolou": copy})
    facts = replace(facts, collation=collate(printed_of(facts.pages), order.manuscript))
    answers = put([rule for rule in RULES if rule.id.startswith("preflight-copy-")], facts, order)
    return tuple(found for answer in answers for found in answer.findings)


def changed(at: int, how: Callable[[str], str]) -> list[Typed]:
    """The lines, the text of one changed."""
    return [*LINES[:at], LINES[at]._replace(text=how(LINES[at].text)), *LINES[at + 1 :]]


def test_copy_that_is_there_is_not_found_wanting(ticket: Ticket) -> None:
    assert compared(COPY, LINES, ticket) == ()


@pytest.mark.parametrize(
    ("code", "lines"),
    [
        ("preflight-copy-different", changed(1, lambda text: text.replace("碉", ""))),
        ("preflight-copy-different", changed(1, lambda text: text.replace("碉", "碉碉"))),
        ("preflight-copy-different", changed(1, lambda text: text.replace("碉楼", "楼碉"))),
        ("preflight-copy-different", changed(1, lambda text: text.replace("碉", "雕"))),
        ("preflight-copy-different", changed(1, lambda text: text + "里")),
        ("preflight-copy-different", changed(3, lambda text: "里" + text)),
        ("preflight-copy-different", changed(4, lambda text: text + "侨")),
        ("preflight-copy-different", changed(4, lambda text: text[:-1])),
        ("preflight-copy-different", changed(3, lambda text: text[:-1] + "！")),
        ("preflight-copy-different", LINES[:3] + LINES[4:]),
        ("preflight-copy-lost", LINES[:4] + LINES[5:]),
        ("preflight-copy-lost", LINES[1:]),
        ("preflight-copy-moved", [LINES[0], LINES[4], *LINES[1:4]]),
        ("preflight-copy-doubled", [*LINES, Typed(10, 20, LINES[4].text)]),
        ("preflight-copy-doubled", [*LINES, Typed(10, 20, LINES[1].text)]),
    ],
)
def test_a_difference_is_found(code: str, lines: list[Typed], ticket: Ticket) -> None:
    found = compared(COPY, lines, ticket)
    assert code in {each.code for each in found}
    assert all(each.params["story"] == "diaolou" for each in found)


@pytest.mark.parametrize(
    "copy",
    [
        COPY.replace("开平的碉楼，", "开平 的碉楼,\u3000"),
        "稻田里起高楼\f\n开平的碉楼，建在稻田里，有一千八百多座。\n\n每座都有名字；楼主多是归侨。\n",
        "开平的碉楼，建在稻田里，有一千八百多座。\n每座都有名字；楼主多是归侨。\f稻田里起高楼",
        COPY + "\fdiaolou",
    ],
)
def test_what_a_compositor_may_do_is_no_difference(copy: str, ticket: Ticket) -> None:
    assert compared(copy, LINES, ticket) == ()


def test_hyphens_quotes_dashes_and_widths_are_the_compositors(ticket: Ticket) -> None:
    copy = 'A "construction" site...\n破折号－－这样，ＡＢＣ'
    lines = [
        Typed(10, 40, "A “construc-"),
        Typed(10, 35, "tion” site…"),
        Typed(10, 30, "破折号——这样，ABC"),
    ]
    assert compared(copy, lines, ticket) == ()
    # A hyphen within a line is nobody's to add.
    assert compared(copy, [Typed(10, 40, "A “construc-tion” site…"), *lines[2:]], ticket)


def test_a_story_goes_on_over_a_page(ticket: Ticket) -> None:
    turned = [Typed(10, 55, "（上接第1版）"), *LINES[3:]]
    assert compared(COPY, [*LINES[:3], Typed(10, 5, "（下转第2版）")], ticket, turned) == ()


def test_the_first_difference_is_pointed_at(ticket: Ticket) -> None:
    (found,) = compared(COPY, changed(1, lambda text: text.replace("碉", "雕")), ticket)
    assert (found.params["before"], str(found.params["wanted"])[0]) == ("开平的", "碉")
    assert str(found.params["have"])[0] == "雕"
    place = found.place
    assert isinstance(place, PagePlace)
    assert place.box is not None
    # The character before it: the third of its line, 3 mm each.
    assert place.box.x.in_mm == pytest.approx(16, abs=0.1)


def test_any_slip_of_any_character_is_found(ticket: Ticket) -> None:
    printed = printed_of(read(typed(LINES)).pages)
    chance = random.Random(11)  # noqa: S311
    places = [at for at, each in enumerate(COPY) if each not in "\f\n"]
    for _ in range(300):
        at = chance.choice(places)
        slip = chance.choice(
            [COPY[:at] + COPY[at + 1 :], COPY[:at] + COPY[at] * 2 + COPY[at + 1 :],
             COPY[:at] + "龘" + COPY[at + 1 :]]
        )  # fmt: skip
        assert collate(printed, {"diaolou": slip}).differences, slip


def test_stories_that_share_a_paragraph_are_told_apart(ticket: Ticket) -> None:
    one = ["本报记者摄影报道。", "甲说要修桥。", "桥修好了。"]
    other = ["本报记者摄影报道。", "乙说要修路。", "路修好了。"]
    lines = [Typed(5, 50 - 5 * index, text) for index, text in enumerate([*other, *one])]
    printed = printed_of(read(typed(lines)).pages)
    copy = {"bridge": "\n".join(one), "road": "\n".join(other)}
    assert collate(printed, copy).differences == ()
    assert collate(printed, {**copy, "bridge": "\n".join(reversed(one))}).differences


def test_a_title_in_a_list_of_contents_is_not_taken_for_the_title(ticket: Ticket) -> None:
    contents = [Typed(5, 55, "第三版：稻田里起高楼"), Typed(5, 52, "开平的碉楼，建在何处")]
    assert compared(COPY, [*contents, *LINES], ticket) == ()


def test_nothing_is_compared_where_there_is_no_copy(ticket: Ticket) -> None:
    answers = put(RULES, read(typed(LINES)), Order(ticket))
    skipped = {each.rule.id for each in answers if each.unasked}
    assert {rule.id for rule in RULES if rule.id.startswith("preflight-copy-")} <= skipped
