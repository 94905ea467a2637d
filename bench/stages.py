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
from bench.child import RunFailed, run
from bench.contest import Entry

Function: TypeAlias = tuple[str, int, str]
"""cProfile's name for a function: file, line, name."""

_PACKAGE = Path(banxin.__file__).parent
_SITE = Path(sysconfig.get_path("purelib"))
_STANDARD = Path(sysconfig.get_path("stdlib"))
_BUILTIN = "built in"
_JOIN = ("edition", "cli")
_NO_DOOR = ("<module>", "<genexpr>", "<lambda>")


@dataclass(frozen=True, slots=True)
class Called:
    """One function's entry: its own seconds, and by caller the seconds spent below that call."""

    own_s: float
    below_s: Mapping[Function, float]
    own_by_caller_s: Mapping[Function, float]


def profile(title: str, entry: Entry, environment: Mapping[str, str], log: Path) -> str:
    """Run ``entry`` (``python -m MODULE …``) under cProfile and tabulate it.

    Raises:
        RunFailed: It wrote no PDF; cProfile itself always ends well.
    """
    python, dash_m, *rest = entry.command
    record = log.with_suffix(".record")
    run((python, "-m", "cProfile", "-o", str(record), dash_m, *rest), environment, log)
    if not entry.pdf.is_file():
        raise RunFailed(log.read_text("utf-8"))
    functions = _read(record)
    tables = (
        _table("entering a stage, to leaving it", _by_door(functions)),
        _table("whose own code ran", _by_package(functions)),
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


def _by_door(functions: Mapping[Function, Called]) -> Mapping[str, float]:
    """Seconds below each function that the join or the command line calls in a stage."""
    seconds: defaultdict[str, float] = defaultdict(float)
    for function, called in functions.items():
        stage, name = _stage(function), function[2]
        if stage not in _JOIN and stage and name not in _NO_DOOR:
            for caller, below in called.below_s.items():
                if _stage(caller) in _JOIN:
                    seconds[f"{stage}.{name}"] += below
    whole = sum(called.own_s for called in functions.values())
    return seconds | {"start, imports, files": whole - sum(seconds.values())}


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
    inside = path.is_relative_to(_PACKAGE)
    return path.relative_to(_PACKAGE).parts[0].removesuffix(".py") if inside else ""


def _package(function: Function) -> str:
    path = Path(function[0])
    if stage := _stage(function):
        return f"banxin {stage}"
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
