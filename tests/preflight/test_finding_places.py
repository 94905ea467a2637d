"""A finding points at the place, measured from the trim's top left corner."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.preflight.damages import Damage, paint, patterned, photo_at
from tests.preflight.sound import FAR, NEAR

from banxin.diagnostics import Diagnostic, PagePlace, Severity
from banxin.measure import Length, Rect

Judge = Callable[..., tuple[Diagnostic, ...]]


def place_of(found: Diagnostic) -> Rect:
    assert isinstance(found.place, PagePlace)
    assert found.place.page == 1
    assert found.place.box is not None
    return found.place.box


def test_the_photo_is_pointed_at(judged: Judge) -> None:
    (found,) = judged(photo_at(145))
    box = place_of(found)
    assert found.severity is Severity.ERROR
    assert found.params["have"] == 149
    assert (box.x, box.y) == (Length.pt(20 - NEAR), Length.pt(FAR - 165))
    assert box.width == box.height == Length.pt(145)


def test_a_rotated_photo_keeps_its_resolution(judged: Judge) -> None:
    (found,) = judged(paint(b" q 0 145 -72 0 200 20 cm /Photo Do Q"))
    assert found.params["have"] == 149
    assert place_of(found).width == Length.pt(72)


def test_rgb_is_counted_once_a_page_and_space(judged: Judge) -> None:
    (found,) = judged(paint(b" 1 0 0 rg 20 20 10 10 re f 0 1 0 rg 40 40 10 10 re f"))
    assert (found.params["space"], found.params["count"]) == ("DeviceRGB", 2)
    assert place_of(found).width == Length.pt(10)


# Text at 20 20 with a descent of 0.12 em, an em and half an em wide.
@pytest.mark.parametrize(
    ("damage", "wanted"),
    [
        (paint(b" 0 1 1 0 k BT /F1 8 Tf 20 20 Td <00010002> Tj ET"), (20, 19.04, 32, 27.04)),
        (paint(b" 0 1 1 0 k BT /F1 8 Tf 2 Ts 20 20 Td <0001> Tj ET"), (20, 21.04, 28, 29.04)),
        (paint(b" 0 1 1 0 k BT /F1 8 Tf 50 Tz 20 20 Td <0001> Tj ET"), (20, 19.04, 24, 27.04)),
        (
            paint(b" 0 1 1 0 k BT /F1 8 Tf 20 20 Td [<0001> -1000 <0001>] TJ ET"),
            (20, 19.04, 44, 27.04),
        ),
        (paint(b" 0 1 1 0 k BT /F1 8 Tf 2 Tc 20 20 Td <00010001> Tj ET"), (20, 19.04, 38, 27.04)),
        (paint(b" 0 1 1 0 K .4 w 20 20 m 80 20 l S"), (19.8, 19.8, 80.2, 20.2)),
        (patterned(b"1 0 0 rg 2 2 1 1 re f"), (0, 0, 9, 9)),
    ],
)
def test_the_box_is_around_what_is_meant(
    damage: Damage, wanted: tuple[float, float, float, float], judged: Judge
) -> None:
    (found,) = judged(damage)
    box = place_of(found)
    left, bottom, right, top = (Length.pt(edge) for edge in wanted)
    assert box.x == left - Length.pt(NEAR)
    assert abs((box.y - (Length.pt(FAR) - top)).mpt) <= 1
    assert abs((box.width - (right - left)).mpt) <= 1
    assert abs((box.height - (top - bottom)).mpt) <= 1


def test_state_is_restored(judged: Judge) -> None:
    assert judged(paint(b" q .1 0 0 .1 0 0 cm Q /Over gs BT /F1 12 Tf <0001> Tj ET")) == ()
