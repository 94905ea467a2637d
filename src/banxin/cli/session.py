"""What one run has to say: gathered while it works, printed once it ends."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from banxin.cli.exits import DONE, FINDINGS
from banxin.cli.manner import Manner
from banxin.diagnostics import Diagnostic, Severity
from banxin.messages import as_data, as_text


@dataclass(slots=True)
class Session:
    """One run of the program. The only thing that commands may change.

    Attributes:
        manner: How it speaks.
        cache: Where fetched fonts are kept.
        today: The one look at the calendar.
        command: The command that ran; empty where none was reached.
        diagnostics: In the order in which they were found.
        files: Written by this run.
        answer: What the command found out, for ``--format json``.
        lines: The same for people: results, for stdout.
        talk: Summaries, for stderr.
        exit_code: As listed in ``docs/errors.md``.
    """

    manner: Manner
    cache: Path
    today: datetime.date
    command: str = ""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    answer: object = None
    lines: list[str] = field(default_factory=list)
    talk: list[str] = field(default_factory=list)
    exit_code: int = DONE

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Say something about the work without judging it."""
        self.diagnostics.extend(diagnostics)

    def judge(self, *, strict: bool) -> None:
        """Let what was reported so far decide between done and findings."""
        heavy = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        if any(diagnostic.severity in heavy for diagnostic in self.diagnostics):
            self.exit_code = FINDINGS

    def said(self) -> tuple[str, str]:
        """Everything that was gathered, in words: the results, and the talk about them."""
        if self.manner.machine:
            spoken = self.command or self.diagnostics
            return (self._json() + "\n" if spoken else "", "")
        found = [as_text(diagnostic, self.manner.language) for diagnostic in self.diagnostics]
        return _lines(self.lines), _lines([*found, *self.talk, *self._count()])

    def _json(self) -> str:
        return json.dumps(
            {
                "command": self.command,
                "exit": self.exit_code,
                "diagnostics": as_data(self.diagnostics, self.manner.language),
                "files": [path.as_posix() for path in self.files],
                "answer": self.answer,
            },
            ensure_ascii=False,
            indent=2,
        )

    def _count(self) -> list[str]:
        if not self.command or not self.diagnostics:
            return []
        weights = [diagnostic.severity for diagnostic in self.diagnostics]
        errors, warnings, notes = (weights.count(severity) for severity in Severity)
        code = min(self.diagnostics, key=lambda found: list(Severity).index(found.severity)).code
        return [
            self.manner.word(
                f"errors: {errors}, warnings: {warnings}, notes: {notes};"
                f" why: banxin explain {code}",
                f"错误 {errors} 处，警告 {warnings} 处，提示 {notes} 处；"
                f"想知道缘由：banxin explain {code}",
            )
        ]


def _lines(lines: Iterable[str]) -> str:
    return "".join(line + "\n" for line in lines)
