"""Rules about photos: resolution as printed, and whole data."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Severity
from banxin.preflight.facts import PageFacts, PdfFacts, PlacedPicture
from banxin.preflight.rule import Finding, Rule
from banxin.ticket import Ticket

_LINE_ART_BITS = 1


def _coarse(pdf: PdfFacts, ticket: Ticket) -> Iterator[Finding]:
    return _between(pdf, 0, ticket.photos.ppi_least, ticket)


def _soft(pdf: PdfFacts, ticket: Ticket) -> Iterator[Finding]:
    return _between(pdf, ticket.photos.ppi_least, ticket.photos.ppi_good, ticket)


def _between(pdf: PdfFacts, least: int, below: int, ticket: Ticket) -> Iterator[Finding]:
    wanted = ticket.photos.ppi_good
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


def _broken(pdf: PdfFacts, _: Ticket) -> Iterator[Finding]:
    for page in pdf.pages:
        for picture in page.content.pictures:
            if picture.trouble:
                yield Finding(page.number, picture.box, {"cause": picture.trouble})


RULES = (
    Rule(
        "preflight-photo-coarse",
        Severity.ERROR,
        "least resolution from the ticket; GWG 2015, image resolution",
        _coarse,
    ),
    Rule(
        "preflight-photo-soft",
        Severity.WARNING,
        "good resolution from the ticket; GWG 2015, image resolution",
        _soft,
    ),
    Rule(
        "preflight-photo-broken",
        Severity.ERROR,
        "ISO 32000-2:2020, 8.9.5.1: width × height × components × bits of data",
        _broken,
    ),
)
