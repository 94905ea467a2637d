"""What the report says, key by key; ``schema/preflight-report.schema.json`` is made from here."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Millimetres = float
Outcome = Literal["fail", "error", "warn", "skip", "off", "pass"]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReportedFinding(_Part):
    """One thing to look at."""

    number: int = Field(
        description="From 1 through the report, the gravest checks first; the mark on the page."
    )
    page: int | None = Field(description="From 1; null where the whole file is meant.")
    box_mm: tuple[Millimetres, Millimetres, Millimetres, Millimetres] | None = Field(
        description="Left, top, width, height, from the trim's top left corner, y downwards."
    )
    message: str
    fix: str = Field(description="The way out.")
    params: dict[str, str | int] = Field(description="The values that the message is filled with.")


class ReportedCheck(_Part):
    """One check, whatever came of it."""

    id: str = Field(description="Never changes its meaning; see docs/preflight.md.")
    number: str = Field(description="Of the printers' check, such as P13; empty for our own.")
    title: str = Field(description="What is so where the check passes.")
    outcome: Outcome
    why: str
    source: str
    reason: str = Field(
        description="The ticket's, where it switches the check off or weighs it otherwise."
    )
    unasked: str = Field(description="Why it was skipped; empty where it was not.")
    findings: tuple[ReportedFinding, ...]


class ReportedFont(_Part):
    """A font in use."""

    name: str
    kind: str = Field(description="Its Subtype in PDF, such as Type0.")
    embedded: bool


class ReportedPage(_Part):
    """One page of the file."""

    number: int
    sheet_mm: tuple[Millimetres, Millimetres] = Field(
        description="Width and height, marks and all."
    )
    trim_mm: tuple[Millimetres, Millimetres, Millimetres, Millimetres] = Field(
        description="Left, top, width, height, from the sheet's top left corner."
    )
    inks: tuple[str, ...] = Field(description="Those on its plates; empty where none were exposed.")
    peak_percent: int = Field(description="Most ink at any place; 0 where no plates were exposed.")


class ReportedFile(_Part):
    """What was judged."""

    name: str
    size: int = Field(description="In bytes.")
    sha256: str
    conditions: tuple[str, ...] = Field(description="That its output intents name.")
    fonts: tuple[ReportedFont, ...]
    pages: tuple[ReportedPage, ...] = Field(description="Empty where the file could not be read.")


class ReportedOrder(_Part):
    """What it was judged by."""

    ticket: str
    ticket_title: str
    trim_mm: tuple[Millimetres, Millimetres] | None = Field(description="Width and height.")
    pages: int | None
    stories: tuple[str, ...] = Field(description="Those whose copy was at hand.")


class PreflightReport(_Part):
    """The whole report."""

    version: Literal[1] = 1
    language: Literal["zh", "en"]
    fit: bool = Field(description="False where a check failed, or broke.")
    counts: dict[Outcome, int] = Field(description="How many checks came out how.")
    file: ReportedFile
    order: ReportedOrder
    checks: tuple[ReportedCheck, ...] = Field(description="Every check, in the order of the docs.")


def as_json(report: PreflightReport) -> bytes:
    """The report as a file; the same report gives the same bytes."""
    return report.model_dump_json(indent=2).encode() + b"\n"
