"""``banxin new``: an issue folder that builds at once."""

from __future__ import annotations

import datetime
from pathlib import Path

from banxin.cli.session import Session
from banxin.content import new_issue
from banxin.diagnostics import WrongUse, error
from banxin.layout import shipped_layouts


def perform(session: Session, issue: Path, layout: str, date: datetime.datetime | None) -> None:
    """Make the folder; nothing that is already there is changed.

    Raises:
        WrongUse: No such layout; or the folder holds something already, or cannot be written.
    """
    if layout not in shipped_layouts():
        known = ", ".join(shipped_layouts())
        raise WrongUse([error("layout-unknown", name=layout, known=known)])
    new_issue(issue, date.date() if date else session.today, layout)
    session.files += sorted(path for path in issue.rglob("*") if path.is_file())
    session.lines += [path.as_posix() for path in session.files]
    session.talk.append(
        session.manner.word(
            f"Next: banxin build {issue.as_posix()}", f"下一步：banxin build {issue.as_posix()}"
        )
    )
