"""What came of a run: each problem's result, and the machine it was run on."""

from __future__ import annotations

import platform
import subprocess
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from typing import Self

from bench.pages.copy import HERE
from bench.pages.judged import JudgedPage


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and with what a run was made."""

    processor: str
    cores: int
    system: str
    python: str
    commit: str

    @classmethod
    def here(cls) -> Self:
        return cls(
            _processor(),
            cpu_count() or 1,
            f"{platform.system()} {platform.release()}",
            platform.python_version(),
            _commit(),
        )


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text("utf-8").splitlines() if facts.is_file() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return f"{names[0]} ({platform.machine()})" if names else platform.machine()


def _commit() -> str:
    told = subprocess.run(
        ["git", "-C", str(HERE), "describe", "--always", "--dirty", "--exclude=*"],
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout.strip() or "unknown"


@dataclass(frozen=True, slots=True)
class Result:
    """One problem run.

    Attributes:
        expected: Pages that it has.
        pages: Those that were made up; none where no plan was found.
        told: Codes of what the desk was told: errors, a page that is not full, and the cures that
            were tried and work.
        compose_s, plan_s: CPU seconds of casting the text off, and of planning, that included.
        tell_s: CPU seconds of finding out what to tell, cures tried.
    """

    id: str
    kind: str
    possible: bool | None
    expected: int
    pages: tuple[JudgedPage, ...]
    told: tuple[str, ...]
    compose_s: float = 0
    plan_s: float = 0
    tell_s: float = 0

    @property
    def clean(self) -> int:
        return sum(page.clean for page in self.pages)

    @property
    def solved(self) -> bool:
        return self.clean == self.expected
