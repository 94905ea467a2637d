"""``banxin preflight``: a finished PDF, judged by its bytes alone."""

from __future__ import annotations

from pathlib import Path

from banxin.cli.judge import FILE_MOST, drawn, judged
from banxin.cli.output import require_writable, write_files
from banxin.cli.session import Session
from banxin.cli.table import table
from banxin.diagnostics import WrongUse, error
from banxin.measure import Length
from banxin.preflight import Order, Outcome, Trim, Verdict, require_known_rules
from banxin.preflight.reported import reported
from banxin.report import OUTCOMES, PreflightReport, as_json
from banxin.ticket import Ticket, load_ticket

# The titles of what failed are worth a line; those of what passed are in the report.
_NAMED = (Outcome.FAIL, Outcome.ERROR, Outcome.WARN, Outcome.SKIP, Outcome.OFF)


def perform(
    session: Session,
    pdf: Path,
    ticket: str,
    trim: tuple[float, float] | None,
    report: Path | None,
) -> None:
    """Report what a printer would send the file back for.

    Raises:
        WrongUse: The file cannot be read, or the report's folder takes no files.
        BadContent: No such ticket, or one that means checks that are not there.
    """
    demands = _ticket(ticket)
    require_known_rules(demands)
    if report is not None:
        require_writable(report)
    content = _bytes(pdf)
    ordered = Trim(*map(Length.mm, trim)) if trim else None
    verdict = judged(content, Order(demands, ordered))
    session.report(verdict.diagnostics + verdict.blind_spots)
    session.judge(strict=False)
    told = reported(verdict, pdf.name, content, session.manner.language)
    session.answer = told.model_dump(mode="json")
    session.lines += _summary(session, told, verdict)
    if report is not None:
        session.files += write_files(_files(told, content), report)
        session.lines += [path.as_posix() for path in session.files]


def _files(told: PreflightReport, pdf: bytes) -> dict[str, bytes]:
    from banxin.html import preflight_report  # noqa: PLC0415 - only a report needs templates

    pictures = drawn(pdf) if told.file.pages else []
    return {
        "preflight.html": preflight_report(told, pictures).encode(),
        "preflight.json": as_json(told),
    }


def _summary(session: Session, told: PreflightReport, verdict: Verdict) -> list[str]:
    """How many checks came out how, and which they are, the gravest first."""
    names = OUTCOMES[session.manner.language]
    rows = [
        [names[outcome], str(number), _titles(told, outcome)]
        for outcome, number in verdict.counts.items()
        if number
    ]
    word = session.manner.word
    name, ticket = told.file.name, told.order.ticket
    fit = word(f"{name}: fit for ticket {ticket}", f"{name}：符合印刷单 {ticket}")
    unfit = word(f"{name}: not fit for ticket {ticket}", f"{name}：不符合印刷单 {ticket}")
    return [*table(rows), fit if verdict.is_fit else unfit]


def _titles(told: PreflightReport, outcome: Outcome) -> str:
    if outcome not in _NAMED:
        return ""
    comma = "、" if told.language == "zh" else "; "
    return comma.join(check.title for check in told.checks if check.outcome == outcome.value)


def _ticket(name: str) -> Ticket:
    path = Path(name)
    if path.suffix == ".toml":
        return load_ticket(path.name, path.parent)
    return load_ticket(name, Path())


def _bytes(path: Path) -> bytes:
    """The file, or as much of it as shows that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(FILE_MOST + 1)
    except OSError as cause:
        reason = cause.strerror or str(cause)
        raise WrongUse([error("pdf-unreadable", name=path.as_posix(), cause=reason)]) from cause
