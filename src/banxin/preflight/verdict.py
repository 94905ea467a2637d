"""The verdict on one file: every rule with its outcome, and what the file is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from banxin.diagnostics import Diagnostic
from banxin.preflight.facts import PdfFacts
from banxin.preflight.order import Order, Trim
from banxin.preflight.painted import Font
from banxin.preflight.rule import Rule


class Outcome(StrEnum):
    """How a rule came out, the gravest first.

    Only ``PASS`` means that the file was looked at and found sound. ``ERROR`` is a rule that
    broke, ``SKIP`` one that could not be asked, ``OFF`` one that the ticket has switched off.
    """

    FAIL = "fail"
    ERROR = "error"
    WARN = "warn"
    SKIP = "skip"
    OFF = "off"
    PASS = "pass"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class Answer:
    """One rule's answer.

    Attributes:
        findings: What it objects to; for ``ERROR`` how it broke; else empty.
        unasked: Why it could not be asked; None but for ``SKIP``.
        reason: The ticket's, where the ticket sees this rule otherwise than we do; else empty.
    """

    rule: Rule
    outcome: Outcome
    findings: tuple[Diagnostic, ...] = ()
    unasked: Diagnostic | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file is, for the head of a report.

    Attributes:
        trims: The size of each page; the whole page where it says no trim.
        fonts: Each once, by name.
        conditions: Printing conditions that its output intents name.
    """

    trims: tuple[Trim, ...] = ()
    fonts: tuple[Font, ...] = ()
    conditions: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        return len(self.trims)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands between one file and the printer it was ordered from.

    Attributes:
        order: What the file was judged by.
        file: Empty where nothing of the file could be read.
        answers: One for each rule, in the order of the rules.
    """

    order: Order
    file: FileFacts
    answers: tuple[Answer, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings, in the order of the rules. A rule that broke is among them."""
        return tuple(found for answer in self.answers for found in answer.findings)

    @property
    def blind_spots(self) -> tuple[Diagnostic, ...]:
        """Why rules could not be asked, each reason once."""
        codes: dict[str, Diagnostic] = {}
        for answer in self.answers:
            if answer.unasked is not None:
                codes.setdefault(answer.unasked.code, answer.unasked)
        return tuple(codes.values())

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many rules came out how; every outcome is a key, the gravest first."""
        counted = Counter(answer.outcome for answer in self.answers)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def is_fit(self) -> bool:
        """Whether nothing failed and no rule broke."""
        return not any(self.counts[each] for each in (Outcome.FAIL, Outcome.ERROR))


def file_facts(pdf: PdfFacts) -> FileFacts:
    """The head of a report from all that was read."""
    used = {text.font for page in pdf.pages for text in page.content.texts if text.font is not None}
    boxes = [page.trim or page.media for page in pdf.pages]
    return FileFacts(
        trims=tuple(Trim(box.width, box.height) for box in boxes),
        fonts=tuple(sorted(used, key=lambda font: (font.name, font.kind))),
        conditions=tuple(intent.condition for intent in pdf.intents),
    )
