"""The verdict in words: every check with its title, its findings numbered from first to last."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import count

from banxin.diagnostics import Diagnostic, PagePlace
from banxin.measure import Rect
from banxin.messages import Language, catalogue, way_out, words
from banxin.preflight.order import Order
from banxin.preflight.verdict import Answer, FileFacts, Outcome, Sheet, Verdict
from banxin.report import (
    PreflightReport,
    ReportedCheck,
    ReportedFile,
    ReportedFinding,
    ReportedFont,
    ReportedOrder,
    ReportedPage,
)


def reported(verdict: Verdict, name: str, pdf: bytes, language: Language) -> PreflightReport:
    """The report on the file called ``name``, whose bytes are ``pdf``.

    Findings are numbered from the gravest check down, as a reader meets them; the checks
    themselves stand in the order of the rules.
    """
    gravity = list(Outcome)
    graver = sorted(verdict.answers, key=lambda answer: gravity.index(answer.outcome))
    numbers = count(1)
    checks = {answer.rule.id: _check(answer, numbers, language) for answer in graver}
    return PreflightReport(
        language=language.value,
        fit=verdict.is_fit,
        counts={outcome.value: number for outcome, number in verdict.counts.items()},
        file=_file(verdict.file, name, pdf),
        order=_order(verdict.order, language),
        checks=tuple(checks[answer.rule.id] for answer in verdict.answers),
    )


def _check(answer: Answer, numbers: Iterator[int], language: Language) -> ReportedCheck:
    entry = catalogue()[answer.rule.id]
    return ReportedCheck(
        id=answer.rule.id,
        number=answer.rule.number,
        title=entry.title[language],
        outcome=answer.outcome.value,
        why=entry.why[language],
        source=answer.rule.source,
        reason=answer.reason,
        unasked=words(answer.unasked, language) if answer.unasked else "",
        findings=tuple(_finding(each, next(numbers), language) for each in answer.findings),
    )


def _finding(found: Diagnostic, number: int, language: Language) -> ReportedFinding:
    place = found.place if isinstance(found.place, PagePlace) else None
    return ReportedFinding(
        number=number,
        page=place.page if place else None,
        box_mm=_millimetres(place.box) if place and place.box else None,
        message=words(found, language),
        fix=way_out(found, language),
        params=dict(found.params),
    )


def _file(facts: FileFacts, name: str, pdf: bytes) -> ReportedFile:
    return ReportedFile(
        name=name,
        size=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(),
        conditions=facts.conditions,
        fonts=tuple(
            ReportedFont(name=font.name, kind=font.kind, embedded=font.embedded)
            for font in facts.fonts
        ),
        pages=tuple(map(_page, facts.sheets)),
    )


def _page(sheet: Sheet) -> ReportedPage:
    return ReportedPage(
        number=sheet.number,
        sheet_mm=(round(sheet.width.in_mm, 2), round(sheet.height.in_mm, 2)),
        trim_mm=_millimetres(sheet.trim),
        inks=sheet.inks,
        peak_percent=sheet.peak_percent,
    )


def _order(order: Order, language: Language) -> ReportedOrder:
    title = order.ticket.title
    trim = order.trim
    return ReportedOrder(
        ticket=order.ticket.name,
        ticket_title=title.zh if language is Language.ZH else title.en,
        trim_mm=(round(trim.width.in_mm, 2), round(trim.height.in_mm, 2)) if trim else None,
        pages=order.pages,
        stories=tuple(order.manuscript),
    )


def _millimetres(box: Rect) -> tuple[float, float, float, float]:
    x, y, width, height = (round(edge.in_mm, 2) for edge in (box.x, box.y, box.width, box.height))
    return x, y, width, height
