"""The preflight report as one page of HTML that needs nothing beside it: no files, no scripts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from banxin.html.environment import environment
from banxin.html.preflight_words import WORDS
from banxin.report import OUTCOMES, PreflightReport, ReportedCheck, ReportedFinding, ReportedPage


@dataclass(frozen=True, slots=True)
class _Mark:
    """A finding's place on a picture, in percent of its width and height."""

    number: int
    outcome: str
    left: float
    top: float
    width: float
    height: float

    @property
    def style(self) -> str:
        return (
            f"left:{self.left:.2f}%;top:{self.top:.2f}%;"
            f"width:{self.width:.2f}%;height:{self.height:.2f}%"
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a check says about one page."""

    check: ReportedCheck
    findings: tuple[ReportedFinding, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of the file; ``picture`` is empty where it could not be drawn."""

    page: ReportedPage
    picture: str
    marks: tuple[_Mark, ...]
    entries: tuple[_Entry, ...]


def preflight_report(report: PreflightReport, pictures: Sequence[bytes]) -> str:
    """Write the report in its own language.

    Args:
        report: What to write.
        pictures: A JPEG of every page as far as they could be drawn, first to last: the
            whole sheet, marks and all.
    """
    names = OUTCOMES[report.language]
    graver = {outcome: order for order, outcome in enumerate(names)}
    found = sorted(
        (check for check in report.checks if check.findings),
        key=lambda check: graver[check.outcome],
    )
    pages = [_page(page, pictures, found) for page in report.file.pages]
    return (
        environment()
        .get_template("preflight_report.html.j2")
        .render(
            report=report,
            words=WORDS[report.language],
            outcomes=names,
            found=found,
            marked=[page for page in pages if page.entries],
            unmarked=[page for page in pages if not page.entries],
            quiet={
                outcome: [check for check in report.checks if check.outcome == outcome]
                for outcome in ("skip", "off", "pass")
            },
        )
    )


def _page(page: ReportedPage, pictures: Sequence[bytes], found: Sequence[ReportedCheck]) -> _Page:
    jpeg = pictures[page.number - 1] if page.number <= len(pictures) else b""
    entries = tuple(_entries(page, found))
    marks = (
        _mark(each, entry.check.outcome, page)
        for entry in entries
        for each in entry.findings
        if each.box_mm is not None
    )
    picture = f"data:image/jpeg;base64,{b64encode(jpeg).decode()}" if jpeg else ""
    return _Page(page, picture, tuple(marks), entries)


def _entries(page: ReportedPage, found: Sequence[ReportedCheck]) -> Iterator[_Entry]:
    for check in found:
        here = tuple(each for each in check.findings if each.page == page.number)
        if here:
            yield _Entry(check, here)


def _mark(finding: ReportedFinding, outcome: str, page: ReportedPage) -> _Mark:
    x, y, width, height = finding.box_mm or (0, 0, 0, 0)
    left, top, _, _ = page.trim_mm
    across, down = (100 / max(side, 1) for side in page.sheet_mm)
    return _Mark(
        finding.number,
        outcome,
        (left + x) * across,
        (top + y) * down,
        width * across,
        height * down,
    )
