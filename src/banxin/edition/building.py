"""Building an edition: every file that was asked for, one line a stage."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from banxin import page_map, pdf, preflight, press
from banxin.content import Issue, manuscript_of
from banxin.diagnostics import BadContent, Diagnostic, Severity
from banxin.edition.checking import Checked, check
from banxin.edition.painting import archived_pictures, for_press, readable
from banxin.fonts import Outlines
from banxin.issue_source import issue_source
from banxin.makeup import IssueLayout, PageLayout
from banxin.messages import Language, as_json
from banxin.press import Attached, Imprint, PhotoShelf
from banxin.standing import StandingMatter
from banxin.type_case import FaceOrder, outlined


class Target(StrEnum):
    """What an edition can be built for."""

    PRESS = "press"
    SCREEN = "screen"
    ARCHIVE = "archive"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of a built issue by name, how it was made up, and what the desk should know.

    ``verdict`` is preflight's on the press file; None where there is none.
    """

    files: Mapping[str, bytes]
    layout: IssueLayout
    diagnostics: tuple[Diagnostic, ...]
    verdict: preflight.Verdict | None = None


def build(
    issue: Issue, cache: Path, targets: frozenset[Target], progress: Callable[[str], None]
) -> Edition:
    """Build an issue's files.

    Args:
        issue: What to build.
        cache: Where the fetched fonts lie.
        targets: What to build it for.
        progress: Told the name of each step as it begins.

    Raises:
        BadContent: Whatever `check` found to be an error, all of it; nothing is painted then.
    """
    progress("make-up")
    checked = check(issue, cache)
    if any(finding.severity is Severity.ERROR for finding in checked.diagnostics):
        raise BadContent(checked.diagnostics)
    files: dict[str, bytes] = {}
    findings = checked.diagnostics
    verdict: preflight.Verdict | None = None
    shelf = PhotoShelf(StandingMatter(cache / "photos"))
    imprint = imprint_of(issue, checked.layout)
    files["page-map.json"] = page_map.as_json(checked.layout)
    if Target.PRESS in targets:
        progress("press")
        slug = _slug(issue, checked, imprint, cache)
        files["press.pdf"] = for_press(checked, imprint, shelf, slug)
        verdict = preflight.inspect(files["press.pdf"], order_of(checked, issue))
        findings += verdict.diagnostics + verdict.blind_spots
    if targets & {Target.SCREEN, Target.ARCHIVE} or targets == {Target.PROOF}:
        progress("screen")
        readable_pdf = readable(checked, imprint, shelf)
    if Target.SCREEN in targets:
        files["screen.pdf"] = press.for_readers(readable_pdf, imprint)
    if Target.ARCHIVE in targets:
        progress("archive")
        attached = _attached(issue, checked, files["page-map.json"])
        pictures = archived_pictures(checked, shelf)
        files["archive.pdf"] = press.archive(readable_pdf, imprint, attached, pictures)
    if Target.PROOF in targets:
        progress("proofs")
        shown = files.get("screen.pdf") or files.get("press.pdf") or readable_pdf
        for number, picture in enumerate(pdf.proofs(shown), 1):
            files[f"proof-{number}.png"] = picture
    files["report.json"] = _report(checked, findings)
    return Edition(files, checked.layout, findings, verdict)


def order_of(checked: Checked, issue: Issue) -> preflight.Order:
    """What the printer will be asked to print, as preflight judges the file by."""
    layout, pages = checked.layout.layout, checked.layout.pages
    trim = preflight.Trim(layout.trim_width, layout.trim_height)
    printed = {frame.story for page in pages for frame in page.frames}
    return preflight.Order(checked.ticket, trim, len(issue.pages), manuscript_of(issue, printed))


def _slug(issue: Issue, checked: Checked, imprint: Imprint, cache: Path) -> tuple[Outlines, ...]:
    """The slug line of each page as outlines; none where the ticket wants no slug."""
    if not checked.ticket.marks.slug:
        return ()
    words = press.slug_words(imprint, checked.ticket, len(checked.layout.pages))
    order = FaceOrder(checked.layout.layout, issue.layout, issue.folder, issue.rare_face)
    return outlined(words, order, cache)


def _attached(issue: Issue, checked: Checked, pages: bytes) -> list[Attached]:
    source = issue_source(issue, checked.ticket)
    files = [Attached(path, data) for path, data in source.items()]
    return [*files, Attached("page-map.json", pages, source=False)]


def imprint_of(issue: Issue, made: IssueLayout) -> Imprint:
    """What every file of the issue says of itself."""
    return Imprint(
        title=made.title,
        paper=issue.masthead.name.plain,
        date=issue.date,
        number=issue.number,
        total=issue.total,
        publishers=tuple(line.plain for line in issue.masthead.publishers),
        keywords=issue.keywords,
        section=issue.section,
    )


def scores(made: IssueLayout) -> list[dict[str, object]]:
    """What each page costs, all in all and by rule, as JSON holds it."""
    return [_score(page) for page in made.pages]


def _score(page: PageLayout) -> dict[str, object]:
    parts = {str(rule): points for rule, points in page.score.parts.items()}
    return {"page": page.number, "total": page.score.total, "parts": parts}


def _report(checked: Checked, findings: tuple[Diagnostic, ...]) -> bytes:
    made = checked.layout
    report = {
        "title": made.title,
        "date": made.date.isoformat(),
        "ticket": checked.ticket.name,
        "pages": len(made.pages),
        "scores": scores(made),
        "findings": json.loads(as_json(findings, Language.ZH)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2).encode() + b"\n"
