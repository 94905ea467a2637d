"""A made-up issue as one HTML document that shows the same pages in print and in a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from banxin.html.boxes import box_style
from banxin.html.environment import environment
from banxin.html.text import TextPainter, UsedClasses, declared
from banxin.layout import Colour
from banxin.makeup import (
    Frame,
    IssueLayout,
    PageLayout,
    Part,
    PlacedPanel,
    PlacedPicture,
    PlacedRule,
)
from banxin.measure import ZERO, Length


@dataclass(frozen=True, slots=True)
class FaceSource:
    """A prepared face: its family in the style sheet and the asset that holds its bytes."""

    family: str
    asset: str


@dataclass(frozen=True, slots=True)
class Look:
    """What differs between the press and the screen, and what the document must name.

    Attributes:
        for_press: Colours as device-cmyk, no links and no bookmarks; else sRGB with both.
        bleed: Added outside the trim.
        faces: Every prepared face once.
        roles: Face role to its families, in the order they are asked for a character.
        pictures: The asset's name of every picture, those inside lines included.
    """

    for_press: bool
    bleed: Length
    faces: tuple[FaceSource, ...]
    roles: Mapping[str, tuple[str, ...]]
    pictures: Mapping[PlacedPicture, str]


def render(issue: IssueLayout, look: Look) -> str:
    """Write the document. The same layout and look give the same text."""
    used = UsedClasses()
    palette = {n: _colour(c, look) for n, c in sorted(issue.layout.palette.items())}
    painter = TextPainter(used, linked=not look.for_press, palette=palette, pictures=look.pictures)
    pages = [_page(page, issue, look, painter) for page in issue.pages]
    style = (
        environment()
        .get_template("issue.css.j2")
        .render(
            faces=look.faces,
            width=f"{issue.layout.trim_width.in_pt:.9g}",
            height=f"{issue.layout.trim_height.in_pt:.9g}",
            bleed=f"{look.bleed.in_pt:.9g}",
            em=f"{issue.layout.body_size.in_pt:.9g}",
            palette=palette,
            roles={role: families for role, families in sorted(look.roles.items()) if families},
            bookmark_level="none" if look.for_press else "1",
            classes=Markup(declared(used)),  # noqa: S704 our own class names
        )
    )
    return (
        environment()
        .get_template("issue.html.j2")
        .render(
            title=issue.title,
            publisher=issue.publisher,
            date=issue.date.isoformat(),
            style=Markup(style),  # noqa: S704 from our own template and the layout's tokens
            pages=pages,
        )
    )


def _page(
    page: PageLayout, issue: IssueLayout, look: Look, painter: TextPainter
) -> dict[str, object]:
    stories = list(dict.fromkeys(frame.story for frame in page.frames if frame.story))
    return {
        "number": page.number,
        "grounds": [*map(_panel, page.panels), *map(_rule, page.rules)],
        "furniture": _piece(page, ("", 0), issue, look, painter),
        "stories": [_piece(page, (story, 0), issue, look, painter) for story in stories],
        "boxes": [
            _piece(page, ("", number), issue, look, painter)
            for number in range(1, len(page.boxes) + 1)
        ],
    }


def _piece(
    page: PageLayout, of: tuple[str, int], issue: IssueLayout, look: Look, painter: TextPainter
) -> dict[str, object]:
    """The pictures and frames of a story or of a standing box; of neither, the furniture's."""
    return {
        "pictures": [_picture(p, look) for p in page.pictures if (p.story, p.box) == of],
        "frames": [_frame(f, issue, painter) for f in page.frames if (f.story, f.box) == of],
    }


def _picture(picture: PlacedPicture, look: Look) -> dict[str, str]:
    return {
        "asset": look.pictures[picture],
        "alternative": picture.alternative,
        "style": box_style(picture.rect),
    }


def _frame(frame: Frame, issue: IssueLayout, painter: TextPainter) -> dict[str, object]:
    blocks: list[Markup] = []
    reached = ZERO
    for text in frame.texts:
        label = issue.headlines.get(frame.story, "") if text.part is Part.TITLE else ""
        blocks.append(painter.block(text, frame, text.top - reached, label))
        reached = text.bottom
    return {"style": box_style(frame.rect), "content": Markup("").join(blocks)}


def _panel(panel: PlacedPanel) -> dict[str, str]:
    border = f";border:{panel.weight.in_pt:.9g}pt solid"
    ground = f"bg-{panel.fill} " if panel.fill else ""
    return {"classes": f"{ground}c-{panel.stroke}", "style": box_style(panel.rect) + border}


def _rule(rule: PlacedRule) -> dict[str, str]:
    return {"classes": f"bg-{rule.colour}", "style": box_style(rule.rect)}


def _colour(colour: Colour, look: Look) -> str:
    if not look.for_press:
        return colour.srgb
    inks: Sequence[str] = [f"{percent / 100:g}" for percent in colour.cmyk]
    return f"device-cmyk({' '.join(inks)})"
