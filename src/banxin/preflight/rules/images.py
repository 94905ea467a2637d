"""Rules about photos, line art and gradients: resolution as printed, and whole data."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from banxin.diagnostics import Severity
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import PlacedPicture
from banxin.preflight.rule import Finding, Rule
from banxin.preflight.rules.inked import is_on

_LINE_ART_BITS = 1
# A picture one pixel wide or high is a flat or a gradient strip, whatever its resolution.
_STRIP_PX = 1


def _coarse(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    wanted = order.ticket.photos
    return _between(_photos, pdf, (0, wanted.ppi_least), wanted.ppi_good)


def _soft(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    wanted = order.ticket.photos
    return _between(_photos, pdf, (wanted.ppi_least, wanted.ppi_good), wanted.ppi_good)


def _line_art_coarse(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    wanted = order.ticket.photos
    return _between(_line_art, pdf, (0, wanted.line_art_ppi_least), wanted.line_art_ppi_good)


def _line_art_soft(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    wanted = order.ticket.photos
    span = wanted.line_art_ppi_least, wanted.line_art_ppi_good
    return _between(_line_art, pdf, span, wanted.line_art_ppi_good)


def _between(
    chosen: Callable[[PlacedPicture], bool], pdf: PdfFacts, span: tuple[int, int], wanted: int
) -> Iterator[Finding]:
    for page in pdf.pages:
        for picture in _seen(page):
            if chosen(picture) and span[0] <= picture.ppi < span[1]:
                yield Finding(page.number, picture.box, {"have": picture.ppi, "wanted": wanted})


def _seen(page: PageFacts) -> Iterator[PlacedPicture]:
    """Pictures with an extent that are seen on the product."""
    for picture in page.content.pictures:
        strip = min(picture.width_px, picture.height_px) <= _STRIP_PX
        if picture.visible and picture.ppi > 0 and not strip and is_on(page.inked, picture.box):
            yield picture


def _photos(picture: PlacedPicture) -> bool:
    """Contone; line art has its own, higher floor."""
    return picture.bits > _LINE_ART_BITS


def _line_art(picture: PlacedPicture) -> bool:
    return picture.bits == _LINE_ART_BITS


def _broken(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        for picture in page.content.pictures:
            if picture.trouble:
                yield Finding(page.number, picture.box, {"cause": picture.trouble})


def _shading_broken(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        for cause, box in page.content.broken_shadings:
            yield Finding(page.number, box, {"cause": cause})


RULES = (
    Rule(
        "preflight-photo-coarse",
        "P15",
        Severity.ERROR,
        "least resolution from the ticket; GWG 2015, image resolution",
        _coarse,
    ),
    Rule(
        "preflight-photo-soft",
        "P15",
        Severity.WARNING,
        "good resolution from the ticket; GWG 2015, image resolution",
        _soft,
    ),
    Rule(
        "preflight-lineart-coarse",
        "P16",
        Severity.ERROR,
        "least resolution of line art from the ticket; GWG 2015, 1-bit image resolution",
        _line_art_coarse,
    ),
    Rule(
        "preflight-lineart-soft",
        "P16",
        Severity.WARNING,
        "good resolution of line art from the ticket; GWG 2015, 1-bit image resolution",
        _line_art_soft,
    ),
    Rule(
        "preflight-photo-broken",
        "P37",
        Severity.ERROR,
        "ISO 32000-2:2020, 8.9.5.1: width × height × components × bits of data",
        _broken,
    ),
    Rule(
        "preflight-shading-broken",
        "P37",
        Severity.ERROR,
        "ISO 32000-2:2020, 8.7.4.5: a value for each component of the shading's space",
        _shading_broken,
    ),
)
