"""Where Banxin's CPU goes: by stage, and by the package whose code runs.

Read from cProfile, whose own cost falls on small functions; shares are a guide, the seconds
in ``RESULTS.md`` are the measure.
"""

from __future__ import annotations

import pstats
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import banxin
from bench.child import run

Function: TypeAlias = tuple[str, int, str]
"""cProfile's name for a function: file, line, name."""

_PACKAGE = Path(banxin.__file__).parent
_SITE = Path(sysconfig.get_path("purelib"))
_STANDARD = Path(sysconfig.get_path("stdlib"))
_BUILTIN = "built in"


@dataclass(frozen=True, slots=True)
class Called:
    """One function's entry: its own seconds, and by caller the seconds spent below that call."""

    own_s: float
    below_s: Mapping[Function, float]
    own_by_caller_s: Mapping[Function, float]


def profile(
    title: str, command: tuple[str, ...], environment: Mapping[str, str], folder: Path
) -> str:
    """Run ``command`` (``python -m MODULE …``) under cProfile and tabulate it."""
    python, dash_m, *rest = command
    record = folder / "record"
    profiled = (python, "-m", "cProfile", "-o", str(record), dash_m, *rest)
    run(profiled, environment, folder / "profile.log")
    functions = _read(record)
    tables = (
        _table("stage, with all it calls", _by_stage(functions)),
        _table("package, own code only", _by_package(functions)),
    )
    return "\n\n".join((f"# {title}", *tables))


def _read(record: Path) -> dict[Function, Called]:
    stats: Mapping[Function, tuple[int, int, float, float, Mapping[Function, tuple[float, ...]]]]
    stats = vars(pstats.Stats(str(record)))["stats"]
    return {
        function: Called(
            own,
            {caller: numbers[3] for caller, numbers in callers.items()},
            {caller: numbers[2] for caller, numbers in callers.items()},
        )
        for function, (_, _, own, _, callers) in stats.items()
    }


def _by_stage(functions: Mapping[Function, Called]) -> Mapping[str, float]:
    """Seconds from entering a stage to leaving it, counted where another stage calls in."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for function, called in functions.items():
        stage = _stage(function)
        if stage:
            for caller, below in called.below_s.items():
                if _stage(caller) != stage:
                    seconds[stage] += below
    return seconds


def _by_package(functions: Mapping[Function, Called]) -> Mapping[str, float]:
    """Own seconds; what C code takes is its caller's, since cProfile cannot tell whose it is."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for function, called in functions.items():
        package = _package(function)
        if package != _BUILTIN:
            seconds[package] += called.own_s
            continue
        for caller, own in called.own_by_caller_s.items():
            seconds[_package(caller)] += own
    return seconds


def _stage(function: Function) -> str:
    path = Path(function[0])
    return path.relative_to(_PACKAGE).parts[0] if path.is_relative_to(_PACKAGE) else ""


def _package(function: Function) -> str:
    path = Path(function[0])
    if stage := _stage(function):
        return f"banxin {stage.removesuffix('.py')}"
    if path.is_relative_to(_SITE):
        return path.relative_to(_SITE).parts[0]
    if path.is_relative_to(_STANDARD) or "frozen" in function[0]:
        return f"Python {sys.version_info.major}.{sys.version_info.minor}"
    return _BUILTIN


def _table(title: str, seconds: Mapping[str, float]) -> str:
    total = sum(seconds.values())
    rows = [
        f"{name:<28} {value:7.2f} s {value / total:6.1%}"
        for name, value in sorted(seconds.items(), key=lambda entry: -entry[1])
        if value >= total / 200
    ]
    return "\n".join((title, *rows))
