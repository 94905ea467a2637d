"""Pictures inside lines: once the lines stand, each has its place on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from banxin.content.model import LinePicture
from banxin.makeup.model import BASELINE, Frame, PageLayout, PlacedLine, PlacedPicture, PlacedText
from banxin.makeup.pictures import whole
from banxin.measure import Rect
from banxin.typeset import EM


def every_picture(page: PageLayout) -> tuple[PlacedPicture, ...]:
    """The pictures of a page: photos and artwork, then those inside lines."""
    inside = (
        picture
        for frame in page.frames
        for text in frame.texts
        for pictures in pictures_in(text, frame)
        for picture in pictures.values()
    )
    return (*page.pictures, *inside)


def pictures_in(text: PlacedText, frame: Frame) -> tuple[Mapping[int, PlacedPicture], ...]:
    """The pictures of every line of a text in ``frame``, each by the number of its atom's run.

    Atoms that stand for no picture are left as room.
    """
    if not text.pictures:
        return ({},) * len(text.lines)
    return tuple(
        {
            run: _placed(text.pictures[_atoms_before(placed, run)], frame.story, box)
            for run, box in _boxes(text, frame, order)
        }
        for order, placed in enumerate(text.lines)
    )


def _atoms_before(placed: PlacedLine, run: int) -> int:
    return sum(earlier.atom > 0 for earlier in placed.line.runs[:run])


def _boxes(text: PlacedText, frame: Frame, order: int) -> Iterator[tuple[int, Rect]]:
    """Atoms of a line: each one's run, and on the baseline the Han square of its size, as wide."""
    placed, size = text.lines[order], text.size
    line = placed.line
    em_top = frame.rect.y + text.top + text.leading * order + (text.leading - size) // 2
    for cluster, number in enumerate(line.run_indices):
        run = line.runs[number]
        if run.atom:
            x = frame.rect.x + placed.x + size.thousandths(line.xs[cluster])
            y = em_top + size.thousandths(BASELINE - BASELINE * run.scale // EM)
            height = size.thousandths(run.scale)
            yield number, Rect(x, y, size.thousandths(line.advances[cluster]), height)


def _placed(picture: LinePicture, story: str, box: Rect) -> PlacedPicture:
    return PlacedPicture(
        box, whole(picture.file), picture.file, story, picture.alternative, picture.place
    )
