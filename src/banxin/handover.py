"""The join after the edition: what the printer gets, judged file by file.

Like `banxin.edition` it writes nothing and reads no clock, locale or environment.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from banxin import __version__, edition, html, pdf, preflight, press, report
from banxin.content import Issue
from banxin.delivery import JobFile, JobPaper, JobSheet, JobTicket, as_json, sealed
from banxin.diagnostics import Diagnostic
from banxin.edition import Edition, Target
from banxin.messages import Language
from banxin.preflight import Order, Outcome, Verdict
from banxin.preflight.reported import reported
from banxin.ticket import Ticket, as_toml

_FOUR_INKS = ("C", "M", "Y", "K")
_MARKS = ("crop", "registration", "folds_across", "folds_down", "colour_bar", "slug")
_OPEN = frozenset({Outcome.FAIL, Outcome.ERROR, Outcome.WARN})


@dataclass(frozen=True, slots=True)
class Plate:
    """One file for the platesetter, with the pages in it (first and last, from 1)."""

    pdf: bytes
    pages: tuple[int, int]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Handover:
    """What would be handed over.

    Attributes:
        name: Of the folder or zip, such as ``2026-11-newsprint``.
        files: By name, with folders in them; checksums last.
        is_fit: Whether preflight lets every file go.
        diagnostics: What was found in making and judging them.
    """

    name: str
    files: Mapping[str, bytes]
    is_fit: bool
    diagnostics: tuple[Diagnostic, ...]


def hand_over(
    issue: Issue,
    cache: Path,
    despite: str,
    language: Language,
    progress: Callable[[str], None],
) -> Handover:
    """Build an issue for its printer, with everything that goes with it.

    Args:
        issue: Names the ticket.
        cache: Where the fetched fonts lie.
        despite: Why it goes out even where preflight fails; recorded in that case only.
        language: Of the preflight report; the job sheet speaks both.
        progress: Told the name of each step as it begins.

    Raises:
        BadContent: As of `edition.build`.
    """
    built = edition.build(issue, cache, frozenset({Target.PRESS, Target.PROOF}), progress)
    if built.verdict is None:
        raise AssertionError("an edition for the press has a verdict")
    progress("handover")
    plates = _plates(issue, built, built.verdict)
    verdicts = [built.verdict, *(plate.verdict for plate in plates.values())]
    is_fit = all(verdict.is_fit for verdict in verdicts)
    ticket = built.verdict.order.ticket
    profile = ticket.condition.profile
    job = _job(issue, built, plates, verdicts, "" if is_fit else despite)
    proofs = {
        proof: built.files[f"proof-{page}.png"]
        for name, plate in plates.items()
        for page, proof in _proofs(name, plate.pages).items()
    }
    files = {
        **{name: plate.pdf for name, plate in plates.items()},
        **proofs,
        **_report(issue, built, built.verdict, language),
        "ticket.toml": as_toml(ticket, profile.name).encode(),
        profile.name: profile.read_bytes(),
        "job.html": html.job_sheet(job).encode(),
        "job.json": as_json(job),
    }
    known = {each.code for each in built.diagnostics}
    new = (d for plate in plates.values() for d in plate.verdict.diagnostics)
    told = (*built.diagnostics, *(each for each in new if each.code not in known))
    return Handover(f"{issue.name}-{ticket.name}", sealed(files), is_fit, told)


def _report(issue: Issue, built: Edition, verdict: Verdict, language: Language) -> dict[str, bytes]:
    whole = built.files["press.pdf"]
    told = reported(verdict, f"{issue.name}.pdf", whole, language)
    pictures = list(pdf.page_pictures(whole))
    return {
        "preflight.html": html.preflight_report(told, pictures).encode(),
        "preflight.json": report.as_json(told),
    }


def _plates(issue: Issue, built: Edition, verdict: Verdict) -> dict[str, Plate]:
    """The files that the ticket asks for: the whole issue, or one for each page."""
    whole = built.files["press.pdf"]
    ticket = verdict.order.ticket
    if ticket.files.parts == "issue":
        return {f"{issue.name}.pdf": Plate(whole, (1, len(verdict.file.sheets)), verdict)}
    imprint = edition.imprint_of(issue, built.layout)
    order = _order_of_a_plate(verdict.order)
    return {
        name: Plate(plate, (page, page), preflight.inspect(plate, order))
        for page, (name, plate) in enumerate(press.plates(whole, ticket, imprint).items(), 1)
    }


def _order_of_a_plate(order: Order) -> Order:
    """One page, of which neither the number that can be folded nor the whole copy is asked."""
    files = order.ticket.files.model_copy(update={"counts": ()})
    ticket = order.ticket.model_copy(update={"files": files})
    return replace(order, ticket=ticket, pages=1, manuscript={})


def _job(
    issue: Issue,
    built: Edition,
    plates: Mapping[str, Plate],
    verdicts: list[Verdict],
    despite: str,
) -> JobSheet:
    order = verdicts[0].order
    counts: Counter[str] = Counter()
    for verdict in verdicts[:1]:
        counts.update({str(outcome): count for outcome, count in verdict.counts.items()})
    open_ = (
        answer.rule.id
        for verdict in verdicts
        for answer in verdict.answers
        if answer.outcome in _OPEN
    )
    layout = built.layout.layout
    return JobSheet(
        paper=_paper(issue, built),
        ticket=_ticket(order.ticket),
        trim_mm=(layout.trim_width.in_mm, layout.trim_height.in_mm),
        bleed_mm=order.ticket.boxes.bleed_mm,
        pages=len(verdicts[0].file.sheets),
        files=tuple(_file(name, plate) for name, plate in plates.items()),
        outcomes={name: count for name, count in counts.items() if count},
        open=tuple(dict.fromkeys(open_)),
        despite=despite,
        maker=f"Banxin {__version__}",
    )


def _paper(issue: Issue, built: Edition) -> JobPaper:
    return JobPaper(
        name=issue.masthead.name.plain,
        title=built.layout.title,
        number=issue.number,
        total=issue.total,
        date=issue.date,
        publishers=tuple(line.plain for line in issue.masthead.publishers),
    )


def _ticket(ticket: Ticket) -> JobTicket:
    profile = ticket.condition.profile
    return JobTicket(
        name=ticket.name,
        title_zh=ticket.title.zh,
        title_en=ticket.title.en,
        condition=ticket.condition.name,
        profile=profile.name,
        profile_sha256=hashlib.sha256(profile.read_bytes()).hexdigest(),
        inks=(*_FOUR_INKS, *ticket.ink.spots),
        ink_limit_percent=ticket.ink.limit_percent,
        black_overprints=ticket.ink.black_overprints,
        photos_ppi=ticket.photos.ppi,
        marks=tuple(mark for mark in _MARKS if getattr(ticket.marks, mark)),
    )


def _file(name: str, plate: Plate) -> JobFile:
    return JobFile(
        name=name,
        pages=plate.pages,
        size=len(plate.pdf),
        sha256=hashlib.sha256(plate.pdf).hexdigest(),
        proofs=tuple(_proofs(name, plate.pages).values()),
    )


def _proofs(name: str, pages: tuple[int, int]) -> dict[int, str]:
    """Page to the name of its picture: the file's own, and the page's where there are several."""
    first, last = pages
    stem = f"proofs/{name.removesuffix('.pdf')}"
    if first == last:
        return {first: f"{stem}.png"}
    return {page: f"{stem}-{page}.png" for page in range(first, last + 1)}
