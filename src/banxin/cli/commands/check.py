"""``banxin check``: everything that can be known about an issue without painting it."""

from __future__ import annotations

from pathlib import Path

from banxin import edition
from banxin.cli.session import Session
from banxin.content import load_issue


def perform(session: Session, issue: Path, *, strict: bool) -> None:
    """Report what the desk should see before the page is made."""
    loaded = load_issue(issue)
    session.report(loaded.diagnostics)
    session.report(edition.check(loaded.issue, session.cache).diagnostics)
    session.judge(strict=strict)
    session.answer = {"issue": loaded.issue.name}
    if not session.diagnostics:
        name = loaded.issue.name
        session.lines.append(session.manner.word(f"{name}: nothing to report", f"{name}：没有问题"))
