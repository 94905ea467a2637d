"""A checked issue painted: for the press and finished, or to be read on, with its pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from banxin import html, makeup, pdf, press
from banxin.edition.checking import Checked
from banxin.fonts import Outlines
from banxin.layout import Layout, solid_of
from banxin.makeup import IssueLayout, PlacedPicture
from banxin.measure import ZERO
from banxin.pdf import Asset
from banxin.press import Imprint, PhotoShelf, PixelBox, Placing


def for_press(
    checked: Checked, imprint: Imprint, shelf: PhotoShelf, slug: Sequence[Outlines]
) -> bytes:
    """The pages in inks, finished as the ticket wants; ``slug`` is each page's line, or empty."""
    made, ticket = checked.layout, checked.ticket
    photos = {
        name: Asset("image/jpeg", shelf.separated(_placing(picture), ticket))
        for picture, name in _pictures(made).items()
    }
    document = html.render(made, _look(checked, for_press=True))
    painted = _painted(checked, document, photos, tagged=False)
    return press.finish(painted, ticket, imprint, _spots(made.layout), slug)


def _spots(layout: Layout) -> tuple[press.Spot, ...]:
    """The palette's colours that have an ink of their own."""
    found: list[press.Spot] = []
    for colour in layout.palette.values():
        if colour.spot is not None:
            solid = solid_of(layout.palette, colour.spot)
            tint = solid.tint_of(colour) or 1.0
            found.append(press.Spot(colour.spot, colour.inks, solid.inks, tint))
    return tuple(found)


def readable(checked: Checked, imprint: Imprint, shelf: PhotoShelf) -> bytes:
    """The pages as the screen shows them; also what the archive and the proofs are made from."""
    photos = {
        name: Asset("image/jpeg", shelf.for_screen(_placing(picture)))
        for picture, name in _pictures(checked.layout).items()
    }
    document = html.render(checked.layout, _look(checked, for_press=False))
    return press.readable(_painted(checked, document, photos, tagged=True), document, imprint)


def archived_pictures(checked: Checked, shelf: PhotoShelf) -> dict[bytes, bytes]:
    """The screen's pictures with those that the archive has instead."""
    placings = [_placing(picture) for picture in _pictures(checked.layout)]
    return {shelf.for_screen(placing): shelf.for_archive(placing) for placing in placings}


def _painted(
    checked: Checked, document: str, photos: Mapping[str, Asset], *, tagged: bool
) -> bytes:
    faces = {f"face-{face.name}": Asset("font/ttf", face.data) for face in checked.fonts.faces}
    identifier = hashlib.sha256(document.encode()).digest()[:16]
    assets = {**faces, **photos}
    return pdf.paint(document, assets, tagged=tagged, identifier=identifier, for_press=not tagged)


def _look(checked: Checked, *, for_press: bool) -> html.Look:
    fonts = checked.fonts
    return html.Look(
        for_press=for_press,
        bleed=checked.ticket.boxes.bleed if for_press else ZERO,
        faces=tuple(html.FaceSource(face.family, f"face-{face.name}") for face in fonts.faces),
        roles={role: fonts.families(role) for role in checked.layout.layout.faces},
        pictures=_pictures(checked.layout),
    )


def _pictures(made: IssueLayout) -> dict[PlacedPicture, str]:
    """Every picture with the name of its asset; the same picture in two places has one."""
    names: dict[Placing, str] = {}
    return {
        picture: names.setdefault(_placing(picture), f"picture-{len(names) + 1}")
        for page in made.pages
        for picture in makeup.every_picture(page)
    }


def _placing(picture: PlacedPicture) -> Placing:
    crop, rect = picture.crop, picture.rect
    box = PixelBox(crop.left, crop.top, crop.right, crop.bottom)
    return Placing(picture.file.path, picture.file.sha256, box, rect.width, rect.height)
