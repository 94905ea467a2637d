"""The line composer's heats: its speed against Typst's, and how its work and memory grow."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.child import Cost, turns
from bench.lines_text import Copy, write_copy
from bench.lines_typst import typst_source
from bench.sheet import Face

_TYPST, _BANXIN = "Typst", "Banxin"
STREAM, ONE = "stream", "one"
_SIZES = {STREAM: (1_000, 10_000, 100_000, 1_000_000), ONE: (1_000, 10_000, 100_000)}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the heats are held.

    Attributes:
        face: The body's, uncut, as Typst gets it.
        folder: To write into; its ``fonts`` holds the face alone.
        cache: Banxin's.
        runs: Counted runs of each program, after a warm-up.
        environment: Of the programs.
        say: Told of each run.
    """

    face: Face
    folder: Path
    cache: Path
    runs: int
    environment: Mapping[str, str]
    say: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class SpeedHeat:
    """One text at one measure: both programs' runs, turn by turn.

    Attributes:
        typst, banxin: Whole processes.
        phases: Of each of Banxin's processes, by phase, in seconds of CPU.
    """

    copy: Copy
    measure: int
    typst: tuple[Cost, ...]
    banxin: tuple[Cost, ...]
    phases: tuple[Mapping[str, float], ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """So many characters composed: seconds of CPU of composing alone, and the process' peak."""

    way: str
    characters: int
    composing_s: tuple[float, ...]
    peak_bytes: tuple[int, ...]


def speed(copy: Copy, measure: int, ground: Ground) -> SpeedHeat:
    """Typst's whole compile and Banxin's composing of one text."""
    text, typ = ground.folder / "copy.txt", ground.folder / "copy.typ"
    write_copy(copy, text)
    typ.write_text(typst_source(copy.paragraphs, measure, ground.face), "utf-8")
    fonts, pdf = str(ground.folder / "fonts"), str(ground.folder / "copy.pdf")
    commands = {
        _TYPST: _program("paint_typst", str(typ), pdf, fonts),
        _BANXIN: _program("lines_compose", str(text), str(measure), str(ground.cache)),
    }
    ran = _held(f"{copy.title}, {measure} em", commands, ground)
    return SpeedHeat(
        copy,
        measure,
        tuple(cost for cost, _ in ran[_TYPST]),
        tuple(cost for cost, _ in ran[_BANXIN]),
        tuple(json.loads(said)["phases"] for _, said in ran[_BANXIN]),
    )


def growth(copy: Copy, measure: int, ground: Ground) -> tuple[Growth, ...]:
    """More and more of one text, as a stream of paragraphs and as one paragraph."""
    text = ground.folder / "copy.txt"
    write_copy(copy, text)
    cases = {f"{way} {size:,}": (way, size) for way, sizes in _SIZES.items() for size in sizes}
    commands = {
        name: _program("lines_growth", way, str(text), str(size), str(measure), str(ground.cache))
        for name, (way, size) in cases.items()
    }
    ran = _held(f"{copy.title}, growing, {measure} em", commands, ground)
    return tuple(
        Growth(
            *cases[name],
            tuple(json.loads(said)["composing"] for _, said in runs),
            tuple(cost.peak_bytes for cost, _ in runs),
        )
        for name, runs in ran.items()
    )


def _program(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"bench.{name}", *arguments)


def _held(
    title: str, commands: Mapping[str, Sequence[str]], ground: Ground
) -> dict[str, list[tuple[Cost, str]]]:
    """The counted runs of each program, and what it said."""
    log = ground.folder / "lines.log"
    ran: dict[str, list[tuple[Cost, str]]] = {name: [] for name in commands}
    for name, turn, cost in turns(commands, ground.runs, ground.environment, log):
        ground.say(f"{title}, {name}, {turn or 'warm-up'}: {cost.cpu_s:.2f} s CPU")
        if turn:
            ran[name].append((cost, log.read_text("utf-8")))
    return ran
