"""Pictures inside lines: read where they stand, placed where page make-up has put them.

Each is taken out of the flow, so that it moves no line; its room is a margin of the text.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from banxin.html.boxes import box_style
from banxin.makeup import Frame, PlacedPicture, PlacedText, pictures_in
from banxin.measure import Rect


def line_pictures(
    text: PlacedText, frame: Frame, assets: Mapping[PlacedPicture, str], *, linked: bool
) -> list[list[tuple[int, Markup]]]:
    """Every line's pictures, each with the number of its run, by which it is read in order."""
    return [
        [
            (run, _image(picture, frame, assets, placed.line.runs[run].link if linked else ""))
            for run, picture in pictures.items()
        ]
        for placed, pictures in zip(text.lines, pictures_in(text, frame), strict=True)
    ]


def _image(
    picture: PlacedPicture, frame: Frame, assets: Mapping[PlacedPicture, str], link: str
) -> Markup:
    rect = picture.rect
    style = box_style(Rect(rect.x - frame.rect.x, rect.y - frame.rect.y, rect.width, rect.height))
    source, spoken = assets[picture], picture.alternative
    if not link:
        return Markup('<img class="box" src="asset:{}" alt="{}" style="{}">').format(
            source, spoken, style
        )
    # The painter links every box inside a link, so that the two must be one and the same.
    return Markup(
        '<a class="box" href="{}" style="{}"><img class="filled" src="asset:{}" alt="{}"></a>'
    ).format(link, style, source, spoken)
