"""``banxin deliver``: an issue for its printer, as a folder or a zip, once preflight lets it go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from banxin.cli.output import require_writable, write_files
from banxin.cli.progress import progress
from banxin.cli.session import Session
from banxin.cli.table import table
from banxin.content import load_issue
from banxin.delivery import zipped
from banxin.diagnostics import Refused, WrongUse, error
from banxin.handover import hand_over


def perform(  # noqa: PLR0913 - one argument for each option
    session: Session,
    issue: Path,
    ticket: str | None,
    out: Path | None,
    despite: str | None,
    *,
    as_zip: bool,
    strict: bool,
) -> None:
    """Build, judge, and write the delivery; nothing is written where it is refused.

    Raises:
        Refused: Preflight fails, and no reason was given to deliver all the same.
        WrongUse: The reason is empty, or the folder cannot be written.
    """
    if despite is not None and not despite.strip():
        raise WrongUse([error("deliver-reason-empty")])
    loaded = load_issue(issue)
    session.report(loaded.diagnostics)
    wanted = replace(loaded.issue, ticket=ticket) if ticket else loaded.issue
    home = out or Path("output") / wanted.name
    require_writable(home)
    with progress(session.manner) as step:
        said = (despite or "").strip()
        handover = hand_over(wanted, session.cache, said, session.manner.language, step)
    session.report(handover.diagnostics)
    session.judge(strict=strict)
    if not despite and (session.exit_code or not handover.is_fit):
        raise Refused([error("deliver-refused", name=handover.name)])
    session.exit_code = 0
    if as_zip:
        parcel = zipped(handover.files, handover.name, wanted.date)
        session.files += write_files({f"{handover.name}.zip": parcel}, home)
    else:
        require_writable(home / handover.name)
        session.files += write_files(handover.files, home / handover.name)
    session.lines += [path.as_posix() for path in session.files]
    rows = [[name, f"{len(content) / 1000:,.0f} kB"] for name, content in handover.files.items()]
    session.talk += table(rows)
