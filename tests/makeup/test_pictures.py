"""Photos: the crop has the place's shape, holds the focus, and is as large as can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.makeup.paper import body, han, issue, made, page, photo, story
from tests.tickets import changed

from banxin.content.model import Photo
from banxin.makeup import Part, PlacedPicture, sharpness
from banxin.makeup.pictures import crop_around, fit, whole
from banxin.measure import ZERO, Length, Rect
from banxin.shipped import shipped
from banxin.ticket import load_ticket

PIXELS = st.integers(200, 20_000)
POINTS = st.integers(60_000, 1_100_000).map(Length)
SHARES = st.floats(0, 1)


def focused(size: tuple[int, int], focus: tuple[float, float] = (0.5, 0.5)) -> Photo:
    return replace(photo("a.jpg", size), focus=focus)


@settings(deadline=None)
@given(PIXELS, PIXELS, POINTS, POINTS, SHARES, SHARES)
def test_crop_has_the_shape_of_its_place_within_a_pixel(
    across: int, down: int, width: Length, height: Length, x: float, y: float
) -> None:
    crop = crop_around(focused((across, down), (x, y)), width, height)
    kept_across, kept_down = crop.right - crop.left, crop.bottom - crop.top
    # Whichever side is kept whole, the other is its share of it, cut to whole pixels.
    if kept_across == across:
        assert 0 <= across * height.mpt / width.mpt - kept_down < 1
    else:
        assert kept_down == down
        assert 0 <= down * width.mpt / height.mpt - kept_across < 1


@settings(deadline=None)
@given(PIXELS, PIXELS, POINTS, POINTS, SHARES, SHARES)
def test_crop_lies_in_the_photo_with_its_focus_as_central_as_can_be(
    across: int, down: int, width: Length, height: Length, x: float, y: float
) -> None:
    crop = crop_around(focused((across, down), (x, y)), width, height)
    for first, last, whole_side, focus in (
        (crop.left, crop.right, across, x * across),
        (crop.top, crop.bottom, down, y * down),
    ):
        assert 0 <= first < last <= whole_side
        assert first - 0.5 <= focus <= last + 0.5
        off = focus - (first + last) / 2
        if first > 0 and last < whole_side:
            assert abs(off) <= 1
        elif last < whole_side:
            assert off <= 1
        elif first > 0:
            assert off >= -1


def test_crop_by_hand() -> None:
    square = Length.pt(100)
    assert crop_around(focused((4000, 1000)), square, square) == whole_of(1500, 0, 2500, 1000)
    left = focused((4000, 1000), (0.1, 0.5))
    assert crop_around(left, square, square) == whole_of(0, 0, 1000, 1000)
    assert crop_around(focused((600, 400)), Length.pt(300), Length.pt(200)) == whole(
        photo("a.jpg", (600, 400)).file
    )


def whole_of(left: int, top: int, right: int, bottom: int) -> object:
    return type(whole(photo("a.jpg").file))(left, top, right, bottom)


def test_even_a_ribbon_of_a_photo_shows_something() -> None:
    """A crop without pixels could not be printed at all."""
    tall = crop_around(focused((200, 20_000)), Length.pt(1000), Length.pt(4))
    flat = crop_around(focused((20_000, 1)), Length.pt(60), Length.pt(1000))
    assert tall.bottom - tall.top >= 1
    assert flat.right - flat.left >= 1


def test_artwork_is_shown_whole_in_its_own_shape() -> None:
    file = photo("name.png", (3000, 1000)).file
    area = Rect(Length.pt(10), Length.pt(20), Length.pt(300), Length.pt(160))
    assert fit(file, area) == Rect(Length.pt(10), Length.pt(50), Length.pt(300), Length.pt(100))
    low = replace(area, height=Length.pt(50))
    assert fit(file, low) == Rect(Length.pt(10), Length.pt(20), Length.pt(150), Length.pt(50))


@pytest.mark.parametrize(
    ("ppi", "severity"), [(100, "error"), (199, "warning"), (250, None), (400, None)]
)
def test_pixels_are_held_against_the_ticket(ppi: int, severity: str | None) -> None:
    """At 72 points across, a crop of so many pixels has so many ppi."""
    ticket = changed(
        load_ticket("newsprint", shipped("tickets")), photos={"ppi_least": 150, "ppi_good": 200}
    )
    one = photo("a.jpg", (ppi, ppi))
    inch = Rect(ZERO, ZERO, Length.pt(72), Length.pt(72))
    found = sharpness(
        PlacedPicture(inch, whole(one.file), one.file, "story", "", one.place), ticket
    )
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    assert all(finding.params["ppi"] == ppi for finding in found)


CREDIT = 4


def caption_in_columns_two_and_three(length: int) -> tuple[int, list[int]]:
    """The measure in em, and how many characters each line of caption and credit holds."""
    one = photo("a", caption=han(length), credit=han(CREDIT))
    layout = made(issue(page(story("one", body(30), photos=(one,)), template="two")))
    frame, caption = next(
        (frame, text)
        for frame in layout.pages[0].frames
        for text in frame.texts
        if text.part is Part.CAPTION
    )
    measure_em = frame.rect.width.mpt // caption.size.mpt
    return measure_em, [len(placed.line.text) for placed in caption.lines]


def test_a_credit_follows_its_caption_and_is_never_cut() -> None:
    measure_em, in_one_line = caption_in_columns_two_and_three(8)
    assert in_one_line == [8 + 1 + CREDIT]
    _, would_be_cut = caption_in_columns_two_and_three(measure_em - 3)
    assert would_be_cut == [measure_em - 3, CREDIT]
    _, turns_before_it = caption_in_columns_two_and_three(measure_em + 2)
    assert turns_before_it == [measure_em, 2 + 1 + CREDIT]
