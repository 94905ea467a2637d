"""Pictures inside lines stand like Han characters: as high as the type, on its baseline.

What is meant comes from the copy: which stories have them, their proportions and how they follow
each other; where they stand is read from the PDF, beside the glyphs of their lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.laws.pressed import Pressed
from tests.laws.reading import Glyph, Image, PaintedPage
from tests.laws.rulebook import BASELINE_EM
from tests.laws.setting import Spread

from banxin.content.model import BodyParagraph, LinePicture
from banxin.makeup import every_picture

NEAR_PT = 0.05
# The gap beside Han is a quarter of an em, an eighth at the least (rule book, 5.1 and 9).
LEAST_GAP_EM = 0.125
# A picture this high is a photo.
SIGN_MOST_PT = 20


def picture_violations(spread: Spread) -> list[str]:
    """Signs that are missing, squashed, off their baseline or over a neighbour."""
    wanted = sorted(round(picture.width / 1000, 2) for picture in meant(spread))
    signs = [(page, sign) for page in spread.painted.pages for sign in _signs(page)]
    found = sorted(round(sign.width / sign.height, 2) for _, sign in signs)
    faults = [] if wanted == found else [f"signs of {found} for {wanted}"]
    return faults + [fault for page, sign in signs for fault in _faults(page, sign)]


def meant(spread: Spread) -> list[LinePicture]:
    """The pictures that the copy has in its paragraphs and captions."""
    texts = [
        text
        for story in spread.issue.stories
        for text in (
            *(block.text for block in story.blocks if isinstance(block, BodyParagraph)),
            *(photo.caption for photo in story.photos),
        )
    ]
    return [run.picture for text in texts for run in text.runs if run.picture]


def _signs(page: PaintedPage) -> list[Image]:
    return [image for image in page.images if image.height < SIGN_MOST_PT]


def _faults(page: PaintedPage, sign: Image) -> Iterator[str]:
    beside = [g for g in page.glyphs if sign.top < g.y < sign.bottom and g.text.strip()]
    before = max((g for g in beside if g.x < sign.left), key=lambda g: g.x, default=None)
    after = min((g for g in beside if g.x > sign.left), key=lambda g: g.x, default=None)
    for neighbour in filter(None, (before, after)):
        yield from _beside(sign, neighbour)
    if not before and not after:
        yield f"{sign}: stands alone"


def _beside(sign: Image, neighbour: Glyph) -> Iterator[str]:
    size = neighbour.size
    if abs(sign.height - size) > NEAR_PT:
        yield f"{sign}: {sign.height:.3f} pt high beside {neighbour.text} of {size:.3f}"
    under = sign.bottom - (neighbour.y + (1 - BASELINE_EM) * size)
    if abs(under) > NEAR_PT:
        yield f"{sign}: {under:+.3f} pt off the line of {neighbour.text}"
    is_before = neighbour.x < sign.left
    gap = sign.left - neighbour.right if is_before else neighbour.x - sign.right
    least = LEAST_GAP_EM * size if neighbour.text >= "\u4e00" and neighbour.text < "\ua000" else 0
    if gap < least - NEAR_PT:
        yield f"{sign}: {gap:.3f} pt from {neighbour.text}"


def test_signs_stand_like_characters(pressed: Pressed) -> None:
    assert picture_violations(pressed.spread) == []


def test_there_are_signs_to_judge(small: Pressed) -> None:
    """One in a column and one in a caption; and page make-up knows of no other."""
    assert len(meant(small.spread)) == 2
    placed = [one for page in small.spread.layout.pages for one in every_picture(page)]
    assert sum(one.rect.height.in_pt < SIGN_MOST_PT for one in placed) == 2


@pytest.mark.parametrize(
    ("right_pt", "down_pt", "grown_pt"),
    [(0, 0.1, 0), (0, -0.1, 0), (2, 0, 0), (-2, 0, 0), (0, 0, 0.2), (0, 40, 0)],
)
def test_a_sign_out_of_place_is_seen(
    small: Pressed, right_pt: float, down_pt: float, grown_pt: float
) -> None:
    def moved(image: Image) -> Image:
        return Image(
            image.left + right_pt,
            image.top + down_pt - grown_pt,
            image.right + right_pt,
            image.bottom + down_pt,
        )

    painted = small.spread.painted
    pages = tuple(
        replace(page, images=tuple(moved(i) if i in _signs(page) else i for i in page.images))
        for page in painted.pages
    )
    assert picture_violations(replace(small.spread, painted=replace(painted, pages=pages)))


def test_a_sign_that_is_missing_is_seen(small: Pressed) -> None:
    painted = small.spread.painted
    pages = tuple(replace(page, images=()) for page in painted.pages)
    assert picture_violations(replace(small.spread, painted=replace(painted, pages=pages)))
