"""How rules come out: what is not a pass never looks like one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from banxin.diagnostics import BadContent, Diagnostic, Severity, note
from banxin.preflight import RULES, Order, Outcome, inspect, require_known_rules
from banxin.preflight.facts import PdfFacts
from banxin.preflight.inspection import put
from banxin.preflight.reading import read
from banxin.preflight.rule import Finding, Judge, Rule, Unasked, always_asked
from banxin.preflight.verdict import Answer
from banxin.ticket import Ticket


def objects(_: PdfFacts, __: Order) -> Iterator[Finding]:
    yield Finding(1, None, {"space": "DeviceRGB", "count": 1})


def content(_: PdfFacts, __: Order) -> Iterator[Finding]:
    return iter(())


def breaks(pdf: PdfFacts, _: Order) -> Iterator[Finding]:
    yield Finding(pdf.pages[7].number)


def unaskable(_: PdfFacts, __: Order) -> Diagnostic | None:
    return note("preflight-unasked-manuscript")


def unaskable_by_mistake(_: PdfFacts, __: Order) -> Diagnostic | None:
    raise KeyError("story")


def with_weight(ticket: Ticket, weight: str) -> Ticket:
    table = ticket.model_dump()
    table["preflight"] = {"preflight-rgb": {"weight": weight, "reason": "the house asks so"}}
    return Ticket.model_validate(table)


@pytest.fixture(scope="module")
def facts(sound_pdf: bytes) -> PdfFacts:
    return read(sound_pdf)


def answer(
    facts: PdfFacts,
    ticket: Ticket,
    judge: Judge,
    unasked: Unasked = always_asked,
    severity: Severity = Severity.ERROR,
) -> Answer:
    (given,) = put(
        [Rule("preflight-rgb", "P17", severity, "here", judge, unasked)], facts, Order(ticket)
    )
    return given


def test_findings_weigh_as_their_rule_does(facts: PdfFacts, ticket: Ticket) -> None:
    failed = answer(facts, ticket, objects)
    assert failed.outcome is Outcome.FAIL
    assert [each.severity for each in failed.findings] == [Severity.ERROR]
    warned = answer(facts, ticket, objects, severity=Severity.WARNING)
    assert warned.outcome is Outcome.WARN
    assert [each.severity for each in warned.findings] == [Severity.WARNING]
    assert answer(facts, ticket, content).outcome is Outcome.PASS


@pytest.mark.parametrize("unasked", [always_asked, unaskable_by_mistake])
def test_a_rule_that_breaks_is_an_error_and_not_a_pass(
    unasked: Unasked, facts: PdfFacts, ticket: Ticket
) -> None:
    broken = answer(facts, ticket, breaks, unasked)
    assert broken.outcome is Outcome.ERROR
    (found,) = broken.findings
    assert (found.code, found.severity) == ("preflight-rule-broken", Severity.ERROR)
    assert found.params["rule"] == "preflight-rgb"


def test_a_rule_that_broke_late_does_not_pass_off_half_its_findings(
    facts: PdfFacts, ticket: Ticket
) -> None:
    def breaks_later(pdf: PdfFacts, order: Order) -> Iterator[Finding]:
        yield from objects(pdf, order)
        yield from breaks(pdf, order)

    assert answer(facts, ticket, breaks_later).outcome is Outcome.ERROR


def test_a_rule_that_cannot_be_asked_is_skipped_and_says_why(
    facts: PdfFacts, ticket: Ticket
) -> None:
    skipped = answer(facts, ticket, objects, unaskable)
    assert skipped.outcome is Outcome.SKIP
    assert skipped.findings == ()
    assert skipped.unasked == note("preflight-unasked-manuscript")


def test_a_ticket_switches_a_rule_off_and_its_reason_is_kept(
    facts: PdfFacts, ticket: Ticket
) -> None:
    off = answer(facts, with_weight(ticket, "off"), breaks)
    assert (off.outcome, off.findings, off.reason) == (Outcome.OFF, (), "the house asks so")


@pytest.mark.parametrize(
    ("weight", "ours", "outcome"),
    [("warning", Severity.ERROR, Outcome.WARN), ("error", Severity.WARNING, Outcome.FAIL)],
)
def test_a_ticket_weighs_a_rule_otherwise(
    weight: str, ours: Severity, outcome: Outcome, facts: PdfFacts, ticket: Ticket
) -> None:
    given = answer(facts, with_weight(ticket, weight), objects, severity=ours)
    assert given.outcome is outcome
    assert given.findings[0].severity == weight
    assert given.reason == "the house asks so"


def test_a_ticket_does_not_make_a_broken_rule_harmless(facts: PdfFacts, ticket: Ticket) -> None:
    assert answer(facts, with_weight(ticket, "warning"), breaks).outcome is Outcome.ERROR


def test_every_rule_answers_once_and_in_order(sound_pdf: bytes, ticket: Ticket) -> None:
    verdict = inspect(sound_pdf, Order(ticket))
    assert [each.rule for each in verdict.answers] == list(RULES)
    assert sum(verdict.counts.values()) == len(RULES)
    assert verdict.is_fit
    (sheet,) = verdict.file.sheets
    # 100 mm square, 3 mm of bleed and 10 mm for marks around it.
    edges = (sheet.trim.x, sheet.trim.y, sheet.trim.width, sheet.trim.height)
    assert [edge.in_mm for edge in edges] == pytest.approx([13, 13, 100, 100], abs=0.01)
    assert sheet.inks == ("Cyan", "Magenta", "Yellow", "Black")
    assert [(font.name, font.embedded) for font in verdict.file.fonts] == [("ABCDEF+Song", True)]


def test_nothing_passes_of_a_file_that_cannot_be_read(ticket: Ticket) -> None:
    verdict = inspect(b"GIF89a", Order(ticket))
    assert not verdict.is_fit
    assert verdict.counts[Outcome.PASS] == 0
    assert verdict.counts[Outcome.FAIL] == 1
    assert verdict.counts[Outcome.SKIP] == len(RULES) - 1


def test_a_ticket_that_means_a_rule_that_is_not_there_is_refused(ticket: Ticket) -> None:
    table = ticket.model_dump()
    table["preflight"] = {"preflight-font-hole": {"weight": "off", "reason": "so"}}
    with pytest.raises(BadContent) as refused:
        require_known_rules(Ticket.model_validate(table))
    (found,) = refused.value.diagnostics
    assert found.code == "ticket-rule-unknown"
    assert str(found.params["known"]).split("、")[0] == "preflight-font-whole"
    require_known_rules(with_weight(ticket, "off"))
