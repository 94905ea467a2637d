"""The job sheet (付印单): what is delivered, how it shall be printed, and how it was judged."""

from __future__ import annotations

import datetime
import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Millimetres = Annotated[float, Field(ge=0)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class JobFile(_Part):
    """One file for the platesetter.

    Attributes:
        name: In the delivery.
        pages: First and last page in it, from 1.
        size: In bytes.
        proofs: Names of its pages' pictures, in order.
    """

    name: str
    pages: tuple[int, int]
    size: int
    sha256: str
    proofs: tuple[str, ...]


class JobPaper(_Part):
    """What the issue is called."""

    name: str
    title: str
    number: int
    total: int
    date: datetime.date
    publishers: tuple[str, ...]


class JobTicket(_Part):
    """The ticket that it was made for, and what of it the press room looks at first.

    Attributes:
        inks: In printing order; spot inks after the four.
        marks: Which there are, by their keys in the ticket; none for none.
    """

    name: str
    title_zh: str
    title_en: str
    condition: str
    profile: str
    profile_sha256: str
    inks: tuple[str, ...]
    ink_limit_percent: int
    black_overprints: bool
    photos_ppi: int
    marks: tuple[str, ...]


class JobSheet(_Part):
    """A delivery in words and numbers.

    Attributes:
        format: Raised when a reader of the earlier would go wrong.
        trim_mm: Width and height of every page.
        outcomes: How many checks of preflight came out how.
        open: Codes of checks that failed or warned, each once.
        despite: Why it was delivered although preflight failed; empty where it did not.
        maker: Program and version.
    """

    format: Literal[1] = 1
    paper: JobPaper
    ticket: JobTicket
    trim_mm: tuple[Millimetres, Millimetres]
    bleed_mm: Millimetres
    pages: int
    files: tuple[JobFile, ...]
    outcomes: dict[str, int]
    open: tuple[str, ...]
    despite: str
    maker: str


def as_json(job: JobSheet) -> bytes:
    """The sheet for programs, as ``schema/job.schema.json`` describes it."""
    return json.dumps(job.model_dump(mode="json"), ensure_ascii=False, indent=2).encode() + b"\n"
