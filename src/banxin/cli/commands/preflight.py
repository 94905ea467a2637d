"""``banxin preflight``: a finished PDF, judged by its bytes alone."""

from __future__ import annotations

from pathlib import Path

from banxin.cli.session import Session
from banxin.diagnostics import WrongUse, error
from banxin.preflight import Order, inspect, require_known_rules
from banxin.ticket import Ticket, load_ticket


def perform(session: Session, pdf: Path, ticket: str) -> None:
    """Report what a printer would send the file back for.

    Raises:
        WrongUse: The file cannot be read.
        BadContent: No such ticket.
    """
    demands = _ticket(ticket)
    require_known_rules(demands)
    verdict = inspect(_bytes(pdf), Order(demands))
    session.report(verdict.diagnostics + verdict.blind_spots)
    session.judge(strict=False)
    session.answer = {"file": pdf.as_posix(), "ticket": demands.name}
    if session.exit_code == 0:
        session.lines.append(
            session.manner.word(
                f"{pdf.as_posix()}: fit for ticket {demands.name}",
                f"{pdf.as_posix()}：符合印刷单 {demands.name}",
            )
        )


def _ticket(name: str) -> Ticket:
    path = Path(name)
    if path.suffix == ".toml":
        return load_ticket(path.name, path.parent)
    return load_ticket(name, Path())


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as cause:
        reason = cause.strerror or str(cause)
        raise WrongUse([error("pdf-unreadable", name=path.as_posix(), cause=reason)]) from cause
