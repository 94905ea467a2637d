"""Rules about photos: resolution as printed, and whole data."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.painted import PlacedPicture
from banxin.preflight.rule import Finding, Rule

_LINE_ART_BITS = 1


def _coarse(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    return _between(pdf, 0, order.ticket.photos.ppi_least, order)


def _soft(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
    return _between(pdf, order.ticket.photos.ppi_least, order.ticket.photos.ppi_good, order)


def _between(pdf: PdfFacts, least: int, below: int, order: Order) -> Iterator[Finding]:
    wanted = order.ticket.photos.ppi_good
    for page in pdf.pages:
        for picture in _photos(page):
            if least <= picture.ppi < below:
                yield Finding(page.number, picture.box, {"have": picture.ppi, "wanted": wanted})


def _photos(page: PageFacts) -> list[PlacedPicture]:
    """Contone pictures that are seen at all; line art has its own, higher floor."""
    return [
        picture
        for picture in page.content.pictures
        if picture.bits > _LINE_ART_BITS and picture.ppi > 0
    ]


def _broken(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    for page in pdf.pages:
        for picture in page.content.pictures:
            if picture.trouble:
                yield Finding(page.number, picture.box, {"cause": picture.trouble})


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
        "preflight-photo-broken",
        "P37",
        Severity.ERROR,
        "ISO 32000-2:2020, 8.9.5.1: width × height × components × bits of data",
        _broken,
    ),
)
