"""One place that the desk chose by hand: columns, lines, a notch, a rank, each as far as given."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.content.model import Placement, Spot
from banxin.content.outline import KeyPath, Outline
from banxin.content.sheets import NotchSheet, PlaceSheet
from banxin.content.source import Report
from banxin.diagnostics import error


def read_place(sheet: PlaceSheet, outline: Outline, where: KeyPath, report: Report) -> Placement:
    """The place at ``where``; what contradicts itself is reported."""
    placement = Placement(
        story=sheet.story,
        photo=sheet.photo,
        columns=span(sheet.columns, outline, (*where, "columns"), report)
        if sheet.columns
        else None,
        lines=span(sheet.lines, outline, (*where, "lines"), report) if sheet.lines else None,
        place=outline.key(where),
        notch=_notch(sheet.notch, outline, where, report),
        rank=sheet.rank.strip(),
    )
    _check_kind(placement, outline, where, report)
    return placement


def span(given: Sequence[int], outline: Outline, path: KeyPath, report: Report) -> tuple[int, int]:
    """The first and last column or line, in their order; the wrong order is reported."""
    first, last = given
    if last < first:
        key = str(path[-1])
        report(error("place-backwards", outline.value(path), key=key, first=first, last=last))
    return min(first, last), max(first, last)


def _notch(
    sheet: NotchSheet | None, outline: Outline, where: KeyPath, report: Report
) -> Spot | None:
    if sheet is None:
        return None
    columns = span(sheet.columns, outline, (*where, "notch", "columns"), report)
    return Spot(*columns, *span(sheet.lines, outline, (*where, "notch", "lines"), report))


def _check_kind(placement: Placement, outline: Outline, where: KeyPath, report: Report) -> None:
    """Only stories have ranks and notches; a notch is a lower corner of a whole rectangle."""
    story, spot, notch = placement.story, placement.spot, placement.notch
    if placement.photo and placement.rank:
        report(error("place-photo-rank", outline.value((*where, "rank")), story=story))
    if notch is None:
        return
    place = outline.key((*where, "notch"))
    if placement.photo:
        report(error("place-photo-notch", place, story=story))
    elif spot is None:
        report(error("notch-alone", place, story=story))
    elif not _is_lower_corner(notch, spot):
        report(error("notch-corner", place, story=story, line=spot.last_line))


def _is_lower_corner(notch: Spot, spot: Spot) -> bool:
    left = notch.first_column == spot.first_column and notch.last_column < spot.last_column
    right = notch.last_column == spot.last_column and notch.first_column > spot.first_column
    return (
        (left or right) and notch.last_line == spot.last_line and notch.first_line > spot.first_line
    )
