"""A made-up issue as one HTML document that shows the same pages in print and in a browser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from banxin.html.boxes import box_style
from banxin.html.environment import environment
from banxin.html.reading import block_attributes
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
        for_press: Colours as device-cmyk and no links; else sRGB, links, and how it reads on.
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
    painter = TextPainter(
        used, structured=not look.for_press, palette=palette, pictures=look.pictures
    )
    begun: set[str] = set()
    pages = [_page(page, issue, _Hand(look, painter, begun)) for page in issue.pages]
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
            ink=palette[issue.layout.body.colour],
            roles={role: families for role, families in sorted(look.roles.items()) if families},
            classes=Markup(declared(used)),  # noqa: S704 our own class names
        )
    )
    return (
        environment()
        .get_template("issue.html.j2")
        .render(
            structured=not look.for_press,
            title=issue.title,
            publisher=issue.publisher,
            date=issue.date.isoformat(),
            style=Markup(style),  # noqa: S704 from our own template and the layout's tokens
            pages=pages,
        )
    )


@dataclass(frozen=True, slots=True)
class _Hand:
    """Who writes the pages, and what it has written.

    Attributes:
        begun: The stories whose titles were written; on a later page they are only repeated.
    """

    look: Look
    painter: TextPainter
    begun: set[str]


def _page(page: PageLayout, issue: IssueLayout, hand: _Hand) -> dict[str, object]:
    stories = list(dict.fromkeys(frame.story for frame in page.frames if frame.story))
    return {
        "number": page.number,
        "name": page.name,
        "grounds": [*map(_panel, page.panels), *map(_rule, page.rules)],
        "furniture": _piece(page, ("", 0), hand),
        "stories": [_story(page, story, issue, hand) for story in stories],
        "boxes": [_piece(page, ("", number), hand) for number in range(1, len(page.boxes) + 1)],
    }


def _story(page: PageLayout, story: str, issue: IssueLayout, hand: _Hand) -> dict[str, object]:
    piece = _piece(page, (story, 0), hand)
    hand.begun.add(story)
    return {"name": story, "headline": issue.headlines.get(story, ""), **piece}


def _piece(page: PageLayout, of: tuple[str, int], hand: _Hand) -> dict[str, object]:
    """What a story or a standing box consists of; of neither, the furniture.

    A story's head is read first, then its pictures with their captions, then its text.
    """
    frames = [f for f in page.frames if (f.story, f.box) == of]
    pictures = [p for p in page.pictures if (p.story, p.box) == of]
    captions = {picture: _caption_of(picture, frames) for picture in pictures}
    others = [frame for frame in frames if frame not in captions.values()]
    heads = [frame for frame in others if any(t.part is Part.TITLE for t in frame.texts)]
    return {
        "heads": [_frame(frame, hand) for frame in heads],
        "figures": [
            {**_picture(picture, hand.look), "caption": caption and _frame(caption, hand)}
            for picture, caption in captions.items()
        ],
        "frames": [_frame(frame, hand) for frame in others if frame not in heads],
    }


def _caption_of(picture: PlacedPicture, frames: Sequence[Frame]) -> Frame | None:
    """The caption right under a picture; None for a picture without one."""
    under = [
        frame
        for frame in frames
        if frame.texts[0].part is Part.CAPTION
        and frame.rect.x == picture.rect.x
        and frame.rect.y >= picture.rect.bottom
    ]
    nearest = min(under, key=lambda frame: frame.rect.y, default=None)
    near = nearest and nearest.rect.y - picture.rect.bottom < nearest.texts[0].leading
    return nearest if near else None


def _picture(picture: PlacedPicture, look: Look) -> dict[str, object]:
    return {
        "asset": look.pictures[picture],
        "alternative": picture.alternative,
        "style": box_style(picture.rect),
    }


def _frame(frame: Frame, hand: _Hand) -> dict[str, object]:
    blocks: list[Markup] = []
    reached = ZERO
    for before, text in zip((None, *frame.texts), frame.texts, strict=False):
        repeated = text.part is Part.TITLE and frame.story in hand.begun
        read = block_attributes(text, before, repeated=repeated)
        said = read if hand.painter.structured else Markup("")
        blocks.append(hand.painter.block(text, frame, text.top - reached, said))
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
