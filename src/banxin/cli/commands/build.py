"""``banxin build``: an issue's PDFs, proofs and report, in the output folder."""

from __future__ import annotations

from pathlib import Path

from banxin import edition
from banxin.cli.account import account, as_rows
from banxin.cli.output import require_writable, write_files
from banxin.cli.progress import progress
from banxin.cli.session import Session
from banxin.cli.table import table
from banxin.content import load_issue
from banxin.diagnostics import WrongUse, error
from banxin.edition import Target


def perform(
    session: Session, issue: Path, targets: str | None, out: Path | None, *, strict: bool
) -> None:
    """Build, then deliver; whatever goes wrong before the end leaves earlier files as they were."""
    wanted = _targets(targets)
    loaded = load_issue(issue)
    session.report(loaded.diagnostics)
    folder = out or Path("output") / loaded.issue.name
    require_writable(folder)
    with progress(session.manner) as step:
        built = edition.build(loaded.issue, session.cache, wanted, step)
    session.report(built.diagnostics)
    session.judge(strict=strict)
    session.files += write_files(built.files, folder)
    session.lines += [path.as_posix() for path in session.files]
    session.talk += as_rows(account(built.layout), session.manner)
    session.talk += table([[path.name, _size(path)] for path in session.files])


def _targets(given: str | None) -> frozenset[Target]:
    """The kinds of file asked for; all of them where nothing was said."""
    if given is None:
        return frozenset(Target)
    names = [name.strip() for name in given.split(",")]
    known = ", ".join(Target)
    faults = [
        error("target-unknown", name=name, known=known)
        for name in names
        if name not in {str(target) for target in Target}
    ]
    if faults:
        raise WrongUse(faults)
    return frozenset(map(Target, names))


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1000:,.0f} kB"
