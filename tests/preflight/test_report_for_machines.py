"""The report as JSON: a schema that holds it, all checks in it, numbers that lead to places."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from tests.preflight.sheets import sheet

from banxin.measure import Length
from banxin.messages import Language
from banxin.preflight import RULES, Order, Outcome, Trim, inspect
from banxin.preflight.reported import reported
from banxin.preflight.wire import order_as_json, order_of, verdict_as_json, verdict_of
from banxin.report import PreflightReport, as_json
from banxin.report.schemas import SCHEMA_FOLDER, schemas
from banxin.ticket import Ticket

FAULTY = sheet(b"1 1 1 1 k 10 10 5 5 re f 30 30 6 6 re f", b"0 0 0 .5 k 0 20 20 20 re f")


@pytest.fixture(scope="module")
def report(ticket: Ticket) -> PreflightReport:
    return reported(inspect(FAULTY, Order(ticket)), "有 fault.pdf", FAULTY, Language.EN)


def test_the_published_schema_is_that_of_the_report() -> None:
    found = {path.name: path.read_text("utf-8") for path in SCHEMA_FOLDER.glob("*.json")}
    assert found == schemas(), "run python -m banxin.report.schemas"


def test_the_report_keeps_to_its_schema(report: PreflightReport) -> None:
    (schema,) = (json.loads(text) for text in schemas().values())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    told = json.loads(as_json(report))
    assert list(validator.iter_errors(told)) == []
    assert list(validator.iter_errors({**told, "fit": "maybe"}))


def test_every_check_is_listed_and_counted(report: PreflightReport) -> None:
    assert [check.id for check in report.checks] == [rule.id for rule in RULES]
    for outcome, number in report.counts.items():
        assert number == sum(check.outcome == outcome for check in report.checks)
    assert not report.fit


def test_findings_are_numbered_through_and_have_their_places(report: PreflightReport) -> None:
    gravest_first = sorted(
        report.checks, key=lambda check: list(Outcome).index(Outcome(check.outcome))
    )
    findings = [found for check in gravest_first for found in check.findings]
    assert [found.number for found in findings] == list(range(1, len(findings) + 1))
    assert {"fail", "warn"} <= {check.outcome for check in report.checks if check.findings}
    heavy = next(check for check in report.checks if check.id == "preflight-ink-heavy")
    # The larger blot first, 30 mm from the left and 60 - 36 from the top.
    assert heavy.findings[0].page == 1
    assert heavy.findings[0].box_mm == pytest.approx((30, 24, 6, 6), abs=0.6)
    edge = next(check for check in report.checks if check.id == "preflight-edge-short")
    assert [found.page for found in edge.findings] == [2]


def test_the_file_is_named_beyond_doubt(report: PreflightReport) -> None:
    assert report.file.sha256 == hashlib.sha256(FAULTY).hexdigest()
    assert report.file.size == len(FAULTY)
    page = report.file.pages[0]
    # Trim 60 mm, bleed 3, slug 5 on every side.
    assert page.sheet_mm == pytest.approx((76, 76), abs=0.01)
    assert page.trim_mm == pytest.approx((8, 8, 60, 60), abs=0.01)
    assert page.peak_percent == 400


def test_the_same_verdict_makes_the_same_report(report: PreflightReport, ticket: Ticket) -> None:
    again = reported(inspect(FAULTY, Order(ticket)), "有 fault.pdf", FAULTY, Language.EN)
    assert as_json(again) == as_json(report)


def test_a_verdict_comes_through_the_wire_as_it_was(ticket: Ticket) -> None:
    order = Order(ticket, Trim(Length.mm(60), Length.mm(60)), 2, {"甲": "一二三", "乙": ""})
    assert order_of(order_as_json(order)) == order
    verdict = inspect(FAULTY, order)
    assert verdict_of(verdict_as_json(verdict), order) == verdict


def test_answers_to_other_rules_are_not_taken_for_a_verdict(ticket: Ticket) -> None:
    order = Order(ticket)
    told = json.loads(verdict_as_json(inspect(FAULTY, order)))
    told["answers"].pop()
    with pytest.raises(ValueError, match="other rules"):
        verdict_of(json.dumps(told).encode(), order)
    with pytest.raises(ValueError, match="Invalid JSON"):
        verdict_of(b"Traceback", order)


def test_the_schema_ships_with_the_package() -> None:
    assert (SCHEMA_FOLDER / "preflight-report.schema.json").is_file()
    assert Path("src") in SCHEMA_FOLDER.relative_to(Path.cwd()).parents
