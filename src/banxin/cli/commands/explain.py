"""``banxin explain``: why a diagnostic matters and what cures it."""

from __future__ import annotations

import re
from difflib import get_close_matches

from banxin.cli.session import Session
from banxin.diagnostics import WrongUse, error
from banxin.messages import Entry, catalogue


def perform(session: Session, code: str | None) -> None:
    """Explain one code, or list all of them.

    Raises:
        WrongUse: No such code.
    """
    if code is None:
        _list(session)
    elif code not in catalogue():
        raise WrongUse([error("code-unknown", name=code, known=_near(code))])
    else:
        _explain(session, code, catalogue()[code])


def _near(code: str) -> str:
    subject = code.partition("-")[0] + "-"
    near = get_close_matches(code, catalogue()) or [
        known for known in catalogue() if known.startswith(subject)
    ]
    return ", ".join(near or ["—"])


def _list(session: Session) -> None:
    language = session.manner.language
    entries = sorted(catalogue().items())
    session.answer = [{"code": code, "message": e.text[language]} for code, e in entries]
    width = max(len(code) for code, _ in entries)
    session.lines += [f"{code:<{width}}  {_open(e.text[language])}" for code, e in entries]


def _explain(session: Session, code: str, entry: Entry) -> None:
    language = session.manner.language
    message, why, fix = entry.text[language], entry.why[language], entry.fix[language]
    session.answer = {"code": code, "message": message, "why": why, "fix": fix}
    word = session.manner.word
    session.lines += [
        f"[{code}] {_open(message)}",
        "",
        why,
        "",
        f"{word('fix', '改法')}: {_open(fix)}",
    ]


def _open(template: str) -> str:
    """A message whose blanks are not filled in yet, for people."""
    return re.sub(r"\{\w+\}", "…", template).replace("{{", "{").replace("}}", "}")
