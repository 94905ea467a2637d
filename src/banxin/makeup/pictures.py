"""Photos on the grid: whole columns and lines, cropped around their focus, never stretched."""

from __future__ import annotations

from dataclasses import dataclass, replace

from banxin.content.model import Photo, PhotoFile, Spot
from banxin.diagnostics import Diagnostic, error, warning
from banxin.layout import Captions
from banxin.makeup.grid import ColumnGrid
from banxin.makeup.marked import CREDIT_SPACE, MarkedPhoto, MarkedText
from banxin.makeup.model import Crop, Frame, PlacedPicture, PlacedText
from banxin.makeup.setting import set_text
from banxin.makeup.stone import Stone
from banxin.measure import Length, Rect
from banxin.ticket import Ticket
from banxin.typeset import Composer, Run

# A photo that is left with fewer lines than this is a stamp, not a picture.
FEWEST_PHOTO_LINES = 4


@dataclass(frozen=True, slots=True)
class PlacedPhoto:
    """A photo with its caption frame and the grid rectangle that both fill."""

    spot: Spot
    picture: PlacedPicture
    caption: Frame | None


def place_photo(
    photo: MarkedPhoto, story: str, spot: Spot, grid: ColumnGrid, look: Captions, composer: Composer
) -> tuple[PlacedPhoto, tuple[Diagnostic, ...]]:
    """Put a photo into a spot: the caption at its foot, the picture in what remains.

    The picture's edges stand level with the ink of the text lines beside it: a line's ink is
    half the leading's white away from the line's top and bottom.
    """
    area = grid.rect(spot)
    caption = _set_caption(photo.caption, area.width, composer) if photo.caption else None
    caption_lines = grid.lines_for(caption.bottom) if caption else 0
    inset = (grid.leading - grid.em) // 2
    lines = spot.lines - caption_lines
    height = grid.leading * max(lines, FEWEST_PHOTO_LINES) - inset * 2
    rect = Rect(area.x, area.y + inset, area.width, height)
    file = photo.plan.photo.file
    findings = list(_caption_findings(photo, caption_lines, look, story))
    if lines < FEWEST_PHOTO_LINES:
        findings.append(error("photo-no-room", photo.plan.photo.place, name=file.name, story=story))
    crop = crop_around(photo.plan.photo, rect.width, rect.height)
    # A tagged page must say something of every picture (ISO 14289-1:2014, 7.3).
    spoken = photo.plan.photo.alternative or f"图片：{file.name}"
    picture = PlacedPicture(rect, crop, file, story, spoken, photo.plan.photo.place)
    frame = None
    if caption:
        below = Rect(area.x, rect.bottom + inset, area.width, grid.leading * caption_lines)
        frame = Frame(below, story, (caption,))
    return PlacedPhoto(spot, picture, frame), tuple(findings)


def measure_caption(caption: MarkedText, columns: int, stone: Stone) -> int:
    """The grid lines that a caption takes under a photo of so many columns."""
    grid = stone.grid
    return grid.lines_for(_set_caption(caption, grid.span(1, columns), stone.composer).bottom)


def _set_caption(caption: MarkedText, measure: Length, composer: Composer) -> PlacedText:
    """A caption with its credit at the end; a credit that would be cut takes a line of its own."""
    composed = set_text(caption, measure, composer)
    runs = caption.paragraph.runs
    spaces = [order for order, run in enumerate(runs) if run.text == CREDIT_SPACE]
    if not spaces:
        return composed
    credit_starts = sum(len(run.text) for run in runs[: spaces[-1] + 1])
    if all(placed.line.start <= credit_starts for placed in composed.lines):
        return composed
    halves = (runs[: spaces[-1]], runs[spaces[-1] + 1 :])
    lines = (
        line
        for half in halves
        for line in set_text(_with_runs(caption, half), measure, composer).lines
    )
    return replace(composed, lines=tuple(lines))


def _with_runs(text: MarkedText, runs: tuple[Run, ...]) -> MarkedText:
    return replace(text, paragraph=replace(text.paragraph, runs=runs))


def crop_around(photo: Photo, width: Length, height: Length) -> Crop:
    """The largest part of a photo with the shape of a rectangle, its focus as central as can be."""
    return crop_to(photo.file, photo.focus, width, height)


def crop_to(file: PhotoFile, focus: tuple[float, float], width: Length, height: Length) -> Crop:
    """The same for a picture that is no story's photo."""
    across, down = file.width_px, file.height_px
    kept_across = max(1, min(across, down * width.mpt // height.mpt))
    kept_down = max(1, min(down, across * height.mpt // width.mpt))
    left = _held(round(focus[0] * across) - kept_across // 2, across - kept_across)
    top = _held(round(focus[1] * down) - kept_down // 2, down - kept_down)
    return Crop(left, top, left + kept_across, top + kept_down)


def whole(file: PhotoFile) -> Crop:
    """The crop that shows all of a picture."""
    return Crop(0, 0, file.width_px, file.height_px)


def fit(file: PhotoFile, area: Rect) -> Rect:
    """The largest rectangle of a picture's own shape in an area, at its left, halfway down."""
    width = min(area.width.mpt, area.height.mpt * file.width_px // file.height_px)
    height = min(area.height.mpt, area.width.mpt * file.height_px // file.width_px)
    slack = (area.height - Length(height)) // 2
    return Rect(area.x, area.y + slack, Length(width), Length(height))


def sharpness(picture: PlacedPicture, ticket: Ticket) -> tuple[Diagnostic, ...]:
    """Whether a placed photo has the resolution that its printer asks for."""
    ppi = int((picture.crop.right - picture.crop.left) / picture.rect.width.in_inches)
    if ppi >= ticket.photos.ppi_good:
        return ()
    finding = error if ppi < ticket.photos.ppi_least else warning
    wanted = ticket.photos.ppi_least if ppi < ticket.photos.ppi_least else ticket.photos.ppi_good
    return (
        finding(
            "photo-coarse",
            picture.place,
            name=picture.file.name,
            ppi=ppi,
            wanted=wanted,
            width=f"{picture.rect.width.in_mm:.0f}",
            ticket=ticket.name,
        ),
    )


def _held(start: int, most: int) -> int:
    return max(0, min(start, most))


def _caption_findings(
    photo: MarkedPhoto, lines: int, look: Captions, story: str
) -> tuple[Diagnostic, ...]:
    if lines <= look.most_lines or photo.caption is None:
        return ()
    place = photo.caption.source.place
    name = photo.plan.photo.file.name
    return (
        warning("caption-long", place, name=name, story=story, lines=lines, most=look.most_lines),
    )
