"""What the desk is told of pages that cannot be filled."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.diagnostics import Diagnostic, error
from banxin.makeup.planning.issue import PlannedIssue, Shortfall
from banxin.makeup.stone import Stone


def told(planned: PlannedIssue, stone: Stone) -> Iterator[Diagnostic]:
    """Each page for which no plan was found, with how much there is too much or too little."""
    for shortfall in planned.shortfalls:
        yield _told(shortfall, stone)


def _told(shortfall: Shortfall, stone: Stone) -> Diagnostic:
    page = shortfall.draft.page
    over = shortfall.least - shortfall.room
    white = stone.layout.makeup.gap_lines[1] * stone.layout.columns * len(shortfall.guests)
    empty = shortfall.room - shortfall.most - white
    code = "page-overset" if over > 0 else "page-room" if empty > 0 else "page-unplanned"
    lines = max(over, empty, 0)
    amounts = (
        {"pins": sum(bool(guest.pin) for guest in shortfall.guests)}
        if code == "page-unplanned"
        else {"lines": lines, "characters": lines * stone.layout.measure_em}
    )
    return error(
        code,
        page.place,
        page=shortfall.draft.number,
        name=page.name.plain,
        stories=len(shortfall.guests),
        **amounts,
    )
