"""The verdict on one file: every rule with its outcome, and what the file is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from banxin.diagnostics import Diagnostic
from banxin.measure import Length, Rect
from banxin.preflight.facts import PageFacts, PdfFacts
from banxin.preflight.order import Order
from banxin.preflight.plate_facts import PagePlates
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
class UsedFont:
    """A font that text is set in, by the name that the file gives it."""

    name: str
    kind: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it lies in the file.

    Attributes:
        number: From 1.
        width, height: Of the whole page, marks and all.
        trim: Measured from the page's own top left corner; all of it where it says no trim.
        inks: Those on its plates.
        peak_percent: The most ink at any place of it.
    """

    number: int
    width: Length
    height: Length
    trim: Rect
    inks: tuple[str, ...] = ()
    peak_percent: int = 0


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What the file is, for the head of a report.

    Attributes:
        fonts: Each once, by name.
        conditions: Printing conditions that its output intents name.
    """

    sheets: tuple[Sheet, ...] = ()
    fonts: tuple[UsedFont, ...] = ()
    conditions: tuple[str, ...] = ()


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
    used = {
        UsedFont(text.font.name, text.font.kind, text.font.embedded)
        for page in pdf.pages
        for text in page.content.texts
        if text.font is not None
    }
    plates = {page.number: page for page in pdf.plates.pages}
    return FileFacts(
        sheets=tuple(_sheet(page, plates.get(page.number)) for page in pdf.pages),
        fonts=tuple(sorted(used, key=lambda font: (font.name, font.kind, font.embedded))),
        conditions=tuple(intent.condition for intent in pdf.intents),
    )


def _sheet(page: PageFacts, plates: PagePlates | None) -> Sheet:
    media, trim = page.media, page.trim or page.media
    place = Rect(trim.left - media.left, media.top - trim.top, trim.width, trim.height)
    inks, peak = (plates.inks, plates.peak_percent) if plates else ((), 0)
    return Sheet(page.number, media.width, media.height, place, inks, peak)
