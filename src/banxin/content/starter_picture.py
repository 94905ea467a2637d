"""The starter's picture: a watchtower by a paddy field, drawn by rule and compass."""

from __future__ import annotations

from PIL import ExifTags, Image, ImageDraw

WIDTH_PX, HEIGHT_PX = 2400, 1600
_HORIZON = 1060

_SKY_TOP, _SKY_LOW = (120, 165, 200), (242, 226, 200)
_FIELD_FAR, _FIELD_NEAR = (150, 176, 104), (78, 118, 58)
_HILL, _HILL_NEAR = (132, 158, 170), (104, 138, 132)
_WALL, _SHADE, _TRIM, _DARK = (206, 196, 178), (170, 158, 140), (228, 220, 204), (62, 58, 56)
_WATER = (186, 204, 206)


def called_srgb() -> Image.Exif:
    """The tags of a drawn picture, which says of its colours what a camera says (CIPA DC-008)."""
    tags = Image.Exif()
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ColorSpace] = 1
    return tags


def draw_watchtower() -> Image.Image:
    """An RGB picture of `WIDTH_PX` by `HEIGHT_PX`, the same every time."""
    image = Image.new("RGB", (WIDTH_PX, HEIGHT_PX))
    draw = ImageDraw.Draw(image)
    _fade(draw, 0, _HORIZON, _SKY_TOP, _SKY_LOW)
    _hills(draw)
    _fade(draw, _HORIZON, HEIGHT_PX, _FIELD_FAR, _FIELD_NEAR)
    _paddies(draw)
    _tower(draw)
    return image


def _fade(
    draw: ImageDraw.ImageDraw,
    top: int,
    bottom: int,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
) -> None:
    for y in range(top, bottom):
        share = (y - top) / (bottom - top)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(first, last, strict=True))
        draw.line([(0, y), (WIDTH_PX, y)], fill=colour)


def _hills(draw: ImageDraw.ImageDraw) -> None:
    for x, width, height in ((-200, 1500, 360), (900, 1300, 280), (1700, 1200, 420)):
        draw.ellipse([x, _HORIZON - height, x + width, _HORIZON + height], fill=_HILL)
    for x, width, height in ((-400, 1300, 190), (1350, 1500, 210)):
        draw.ellipse([x, _HORIZON - height, x + width, _HORIZON + height], fill=_HILL_NEAR)


def _paddies(draw: ImageDraw.ImageDraw) -> None:
    """Strips of water that widen towards the eye."""
    for row, y in enumerate((1120, 1200, 1310, 1450)):
        deep = 26 + 16 * row
        for x in range(-300 - 160 * row, WIDTH_PX, 620 + 120 * row):
            corners = [(x + 60, y), (x + 480 + 90 * row, y), (x + 440 + 90 * row, y + deep)]
            draw.polygon([*corners, (x, y + deep)], fill=_WATER)


def _tower(draw: ImageDraw.ImageDraw) -> None:
    left, right, top = 930, 1470, 470
    draw.rectangle([left, top, right, 1180], fill=_WALL)
    draw.rectangle([right - 130, top, right, 1180], fill=_SHADE)
    for storey in range(5):
        _storey(draw, left, right, top + 60 + storey * 132)
    draw.rectangle([1150, 1050, 1250, 1180], fill=_DARK)
    _gallery(draw, left - 60, right + 60, top)
    _pavilion(draw)


def _storey(draw: ImageDraw.ImageDraw, left: int, right: int, y: int) -> None:
    draw.rectangle([left, y + 108, right, y + 116], fill=_TRIM)
    for x in (left + 80, left + 235, left + 390):
        draw.rectangle([x, y, x + 56, y + 74], fill=_DARK)
        draw.rectangle([x - 8, y - 14, x + 64, y - 4], fill=_TRIM)


def _gallery(draw: ImageDraw.ImageDraw, left: int, right: int, floor: int) -> None:
    """The open arcade that juts out above the walls."""
    draw.rectangle([left, floor - 30, right, floor + 14], fill=_TRIM)
    draw.rectangle([left, floor - 210, right, floor - 30], fill=_SHADE)
    span = (right - left) // 6
    for arch in range(6):
        x = left + arch * span
        draw.pieslice([x + 16, floor - 190, x + span - 16, floor - 90], 180, 360, fill=_DARK)
        draw.rectangle([x + 16, floor - 140, x + span - 16, floor - 62], fill=_DARK)
    draw.rectangle([left, floor - 62, right, floor - 50], fill=_TRIM)
    draw.rectangle([left - 20, floor - 232, right + 20, floor - 208], fill=_TRIM)


def _pavilion(draw: ImageDraw.ImageDraw) -> None:
    draw.rectangle([1080, 130, 1320, 240], fill=_WALL)
    for x in (1110, 1180, 1250):
        draw.rectangle([x, 156, x + 40, 238], fill=_DARK)
    draw.rectangle([1060, 112, 1340, 132], fill=_TRIM)
    draw.pieslice([1090, 20, 1310, 210], 180, 360, fill=_SHADE)
    draw.rectangle([1194, 0, 1206, 40], fill=_DARK)
