"""A PDF without fault, the order that it fulfils, and the means to judge what was damaged."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.preflight.sound import build
from tests.tickets import changed

from banxin.diagnostics import Diagnostic
from banxin.measure import Length
from banxin.preflight import RULES, Order
from banxin.preflight.inspection import put
from banxin.preflight.order import Trim
from banxin.preflight.reading import read
from banxin.ticket import Ticket, load_ticket

Damage = Callable[[pikepdf.Pdf], None]
Judge = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture(scope="session")
def ticket() -> Ticket:
    return load_ticket("sheetfed-coated", Path())


@pytest.fixture(scope="session")
def sound_pdf(ticket: Ticket) -> bytes:
    return build(ticket)


@pytest.fixture(scope="session")
def ordered(ticket: Ticket) -> Order:
    """Without a safe zone: damages paint in the page's corner, which has tests of its own."""
    off = {"weight": "off", "reason": "these tests paint in the corner"}
    return Order(
        changed(ticket, preflight={"preflight-safe-zone": off}),
        Trim(Length.mm(100), Length.mm(100)),
    )


@pytest.fixture
def judged(sound_pdf: bytes, ordered: Order) -> Judge:
    """The findings on the sound PDF after a damage has been done to it."""

    def judge(damage: Damage, order: Order = ordered) -> tuple[Diagnostic, ...]:
        out = BytesIO()
        with pikepdf.open(BytesIO(sound_pdf)) as pdf:
            damage(pdf)
            pdf.save(out, fix_metadata_version=False)
        # Without plates, which take longer than all the rest; they have tests of their own.
        answers = put(RULES, read(out.getvalue()), order)
        return tuple(found for answer in answers for found in answer.findings)

    return judge
