"""Every rule passes the sound PDF, and is seen failing, alone, on one that was damaged for it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from tests.preflight.damages import CASES, Case

from banxin.diagnostics import Diagnostic
from banxin.preflight import RULES, Order
from banxin.preflight.inspection import put
from banxin.preflight.reading import read
from banxin.ticket import Ticket

Judge = Callable[..., tuple[Diagnostic, ...]]

# Locks and damage to the file itself are tried in test_foreign_files, what is seen on plates in
# test_ink_on_plates and test_edges_on_plates, bounds in test_cli_preflight, the copy in
# test_copy_compared, setting and glyphs in test_setting_judged.
TRIED_ELSEWHERE = {
    "preflight-not-pdf", "preflight-too-heavy", "preflight-encrypted", "preflight-damaged",
    "preflight-not-exposed", "preflight-ink-heavy", "preflight-edge-short",
    "preflight-copy-lost", "preflight-copy-different", "preflight-copy-moved",
    "preflight-copy-doubled", "preflight-line-edge", "preflight-safe-zone", "preflight-page-last",
    "preflight-glyph-missing", "preflight-pages-other",
}  # fmt: skip


def order_of(case: Case, ordered: Order) -> Order:
    written = ordered.ticket.model_dump()
    for part, values in case.ticket.items():
        written[part] |= values
    return Order(Ticket.model_validate(written), None if case.is_stray else ordered.trim)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_damage_sets_off_one_rule_and_no_other(
    case: Case, judged: Judge, ordered: Order
) -> None:
    found = judged(case.damage, order_of(case, ordered))
    assert {each.code for each in found} == {case.rule}


def test_the_sound_pdf_has_no_finding(sound_pdf: bytes, ordered: Order) -> None:
    answers = put(RULES, read(sound_pdf), ordered)
    assert [each for answer in answers for each in answer.findings] == []


def test_every_rule_has_been_seen_failing() -> None:
    assert {rule.id for rule in RULES} == {case.rule for case in CASES} | TRIED_ELSEWHERE


def test_no_damage_is_told_twice() -> None:
    assert len({str(case) for case in CASES}) == len(CASES) >= 60


def test_qpdf_sees_nothing_wrong_with_the_sound_pdf(sound_pdf: bytes) -> None:
    with pikepdf.open(BytesIO(sound_pdf)) as document:
        assert document.check_pdf_syntax() == []
