"""``banxin check``: everything that can be known about an issue without painting it."""

from __future__ import annotations

from pathlib import Path

from banxin import edition
from banxin.cli.account import account, as_objects, as_rows
from banxin.cli.session import Session
from banxin.content import load_issue
from banxin.diagnostics import BadContent, Severity


def perform(session: Session, issue: Path, *, strict: bool) -> None:
    """Report what the desk should see before the page is made."""
    loaded = load_issue(issue)
    session.report(loaded.diagnostics)
    checked = edition.check(loaded.issue, session.cache)
    session.report(checked.diagnostics)
    session.judge(strict=strict)
    if any(finding.severity is Severity.ERROR for finding in checked.diagnostics):
        # What `build` would refuse with, since it paints nothing then.
        session.exit_code = BadContent.exit_code
    stories = account(checked.layout)
    session.answer = {
        "issue": loaded.issue.name,
        "stories": as_objects(stories),
        "scores": edition.scores(checked.layout),
    }
    session.lines += as_rows(stories, session.manner)
