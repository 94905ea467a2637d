"""The measurements of ``bench.press`` as a Markdown page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from bench.child import Cost
from bench.figures import ratio, spread
from bench.report import machine

_MIB = 1024 * 1024
_MEMORY_MOST = 600
_PARTS_SHOWN = 8

_METHOD = """\
CPU is user and system time, of children too, since preflight has Ghostscript expose the plates:
median of {runs} turns, and least to most, after one warm-up. What is compared takes turns in one
process, and the ratio is the median of the turns' own ratios, since the speed of a shared machine
drifts. Memory is the largest resident size of one process (`wait4`)."""

_PHOTO_NOTE = """\
6000 by 4000 pixels of grain over gradients, placed 175 mm wide for `newsprint` (200 ppi). "Banxin"
decodes, shrinks, converts, keeps the ink under the limit and saves; "Pillow" decodes, converts
every pixel with ImageCms by the same intent and saves, with no limit on the ink. Both write JPEG of
quality 92, 4:4:4."""

_PAGE_NOTE = """\
One broadsheet page with eight such photos, all different, each two columns wide:
`banxin build --for press` with no photo converted and no face cut before. Photos are taken one
after the other, and each is let go before the next."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was measured, and how it was asked for.

    Attributes:
        page: ``steps`` of builds of the sample page, ``parts`` of preflight: seconds of each turn.
        fresh: The steps in processes of their own.
        photos: Kind to seconds of each turn, ``own`` and ``Pillow``.
        pages: Kind to what the page of eight has cost.
        kept: The same page with its photos converted before.
    """

    command: str
    runs: int
    page: Mapping[str, Mapping[str, Sequence[float]]]
    fresh: Mapping[str, Sequence[float]]
    photos: Mapping[str, Mapping[str, Sequence[float]]]
    pages: Mapping[str, Cost]
    kept: Cost


def markdown(measured: Measured) -> str:
    """The whole of ``PRESS.md``."""
    parts = [
        ["# Bench: the press file", "", "Made by `python -m bench.press`; do not edit.", ""],
        [f"    {measured.command}", "", *machine(), ""],
        [_METHOD.format(runs=measured.runs), ""],
        ["## The sample page: finishing and preflight to painting", ""],
        _sample("As every build from the shell runs, in a process of its own", measured.fresh),
        _sample("Builds after one another in one process", measured.page["steps"]),
        _preflight(measured.page["parts"]),
        _photos(measured.photos),
        _pages(measured),
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def _sample(title: str, steps: Mapping[str, Sequence[float]]) -> list[str]:
    both = [one + other for one, other in zip(steps["finish"], steps["judge"], strict=True)]
    names = {"paint": "painting", "finish": "finishing", "judge": "preflight"}
    rows = [(words, steps[name]) for name, words in names.items()]
    rows.append(("finishing and preflight", both))
    share = ratio(both, steps["paint"])
    return [
        f"### {title}",
        "",
        "| | CPU s | to painting |",
        "|---|---|---|",
        *(
            _row(name, spread(all_s, 3), f"{ratio(all_s, steps['paint']):.2f}")
            for name, all_s in rows
        ),
        "",
        f"Together they take {share:.2f} of painting; wanted: less than 1. {_verdict(share < 1)}",
        "",
    ]


def _preflight(parts: Mapping[str, Sequence[float]]) -> list[str]:
    ranked = sorted(parts, key=lambda name: -median(parts[name]))
    shown, rest = ranked[:_PARTS_SHOWN], ranked[_PARTS_SHOWN:]
    others = [sum(parts[name][turn] for name in rest) for turn in range(len(parts[ranked[0]]))]
    return [
        "### Where preflight's time goes",
        "",
        "| | CPU ms |",
        "|---|---|",
        *(_row(name, _ms(parts[name])) for name in shown),
        *([_row(f"the other rules ({len(rest)})", _ms(others))] if rest else []),
        "",
    ]


def _photos(photos: Mapping[str, Mapping[str, Sequence[float]]]) -> list[str]:
    shares = {kind: ratio(found["own"], found["Pillow"]) for kind, found in photos.items()}
    worst = max(shares.values())
    return [
        "## A photo of 24 megapixels: Banxin to Pillow unshrunk",
        "",
        _PHOTO_NOTE,
        "",
        "| | Banxin, CPU s | Pillow, CPU s | ratio |",
        "|---|---|---|---|",
        *(
            _row(kind, spread(found["own"], 2), spread(found["Pillow"], 2), f"{shares[kind]:.2f}")
            for kind, found in photos.items()
        ),
        "",
        f"The worst takes {worst:.2f}; wanted: less than 1. {_verdict(worst < 1)}",
        "",
    ]


def _pages(measured: Measured) -> list[str]:
    peak = max(cost.peak_bytes for cost in measured.pages.values()) / _MIB
    return [
        "## A page with eight photos of 24 megapixels",
        "",
        _PAGE_NOTE,
        "",
        "| photos | CPU s | peak MiB |",
        "|---|---|---|",
        *(_cost(kind, cost) for kind, cost in measured.pages.items()),
        _cost("converted before", measured.kept),
        "",
        f"The most is {peak:.0f} MiB; wanted: under {_MEMORY_MOST}. "
        + _verdict(peak < _MEMORY_MOST),
        "",
    ]


def _cost(name: str, cost: Cost) -> str:
    return _row(name, f"{cost.cpu_s:.1f}", f"{cost.peak_bytes / _MIB:.0f}")


def _ms(seconds: Sequence[float]) -> str:
    return spread((one * 1000 for one in seconds), 1)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _verdict(kept: bool) -> str:
    return "Kept." if kept else "**Not kept.**"
