"""The report as HTML: one file that asks for nothing, all places marked, nothing unescaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.preflight.sheets import sheet

from banxin.diagnostics import Diagnostic, PagePlace, Severity, note
from banxin.html import preflight_report
from banxin.measure import Length, Rect
from banxin.messages import Language
from banxin.pdf import page_pictures
from banxin.preflight import RULES, Order, inspect
from banxin.preflight.reported import reported
from banxin.preflight.verdict import Answer, FileFacts, Outcome, Sheet, Verdict
from banxin.ticket import Ticket


class Reader(HTMLParser):
    """Text, tags and what they ask for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.open: list[str] = []
        self.asked: list[str] = []
        self.marks: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in {"meta", "img", "br"}:
            self.open.append(tag)
        self.asked += [str(given[key]) for key in ("src", "href") if key in given]
        if "mark" in (given.get("class") or "").split():
            self.marks.append(str(given["style"]))
        assert tag != "script"
        assert not any(key.startswith("on") for key in given)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def html_of(verdict: Verdict, language: Language, pdf: bytes = b"") -> str:
    pictures = list(page_pictures(pdf)) if pdf else []
    return preflight_report(reported(verdict, "a.pdf", pdf, language), pictures)


FAULTY = sheet(b"", b"1 1 1 1 k 0 0 6 6 re f")


@pytest.mark.parametrize("language", Language)
def test_it_asks_for_nothing_and_shows_every_page_and_check(
    language: Language, ticket: Ticket
) -> None:
    html = html_of(inspect(FAULTY, Order(ticket)), language, FAULTY)
    read = Reader(html)
    assert read.open == []
    assert all(asked.startswith("data:image/jpeg;base64,") for asked in read.asked)
    assert len(read.asked) == 2
    assert "://" not in html
    report = reported(inspect(FAULTY, Order(ticket)), "a.pdf", FAULTY, language)
    for check in report.checks:
        assert check.title in read.text
        for found in check.findings:
            assert found.message in read.text


def test_the_mark_lies_where_the_blot_is(ticket: Ticket) -> None:
    html = html_of(inspect(FAULTY, Order(ticket)), Language.EN, FAULTY)
    marks = [[float(each) for each in re.findall(r"[\d.]+", style)] for style in Reader(html).marks]
    # The blot's left edge is 8 of 76 mm from the sheet's, its top 8 + 54.
    assert any(
        mark == pytest.approx([8 / 0.76, 62 / 0.76, 6 / 0.76, 6 / 0.76], abs=0.8) for mark in marks
    )


def made_up(ticket: Ticket, number: int, words: str) -> Verdict:
    """A verdict with that many findings on forty pages."""
    box = Rect(Length.mm(10), Length.mm(10), Length.mm(5), Length.mm(5))
    findings = tuple(
        Diagnostic(
            "preflight-font-missing", Severity.ERROR, PagePlace(1 + each % 40, box), {"font": words}
        )
        for each in range(number)
    )
    answers = [Answer(rule, Outcome.PASS) for rule in RULES]
    for index, rule in enumerate(RULES):
        if rule.id == "preflight-font-missing" and number:
            answers[index] = Answer(rule, Outcome.FAIL, findings)
        if rule.id == "preflight-font-whole":
            answers[index] = Answer(rule, Outcome.OFF, reason="the RIP <wants> it")
        if rule.id == "preflight-ink-heavy":
            answers[index] = Answer(
                rule, Outcome.SKIP, unasked=note("preflight-unasked-ghostscript")
            )
    page = Rect(Length.mm(3), Length.mm(3), Length.mm(210), Length.mm(297))
    sheets = (Sheet(each, Length.mm(216), Length.mm(303), page) for each in range(1, 41))
    return Verdict(Order(ticket), FileFacts(tuple(sheets)), tuple(answers))


def test_three_hundred_findings_on_forty_pages_are_all_there(ticket: Ticket) -> None:
    read = Reader(html_of(made_up(ticket, 300, "Song"), Language.EN))
    assert len(read.marks) == 300
    assert read.text.count("is not embedded") == 300


def test_what_a_file_says_is_text_and_never_markup(ticket: Ticket) -> None:
    html = html_of(made_up(ticket, 1, "<script>alert('x')</script>\"&"), Language.ZH)
    assert "<script>alert('x')</script>\"&" in Reader(html).text


def test_no_findings_and_blind_spots_are_said(ticket: Ticket) -> None:
    read = Reader(html_of(made_up(ticket, 0, ""), Language.EN))
    assert "There are no findings." in read.text
    assert "Ghostscript is not on this machine" in read.text
    assert "the RIP <wants> it" in read.text


def test_a_file_that_cannot_be_read_has_a_report_too(ticket: Ticket) -> None:
    read = Reader(html_of(inspect(b"GIF89a", Order(ticket)), Language.EN))
    assert "Not fit for press" in read.text
    assert read.asked == []
