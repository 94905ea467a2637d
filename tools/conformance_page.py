"""Writes ``docs/conformance.md``: what clreq asks, and who does it, as measured on painted pages.

Run ``python -m tools.conformance_page`` after a change to the composer or to the cases: it puts
all cases to all engines and keeps what comes out in ``tests/conformance/results.json``. Tests
compare the page with the results, and the results with new runs.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from tests.conformance.case import Engine
from tests.conformance.cases_pages import PAGE_CASES
from tests.conformance.judged import (
    CASES,
    Passes,
    Register,
    Requirement,
    Status,
    load_results,
    proofs,
    register,
    run,
    save_results,
    status,
)

PAGE = Path(__file__).parent.parent / "docs" / "conformance.md"

_SIGN = {Status.DONE: "done", Status.PART: "part", Status.NO: "no"}

_HEAD = """\
# Conformance with clreq, measured

<!-- Written by `python -m tools.conformance_page`; change tests/conformance/ instead. -->

W3C's [Requirements for Chinese Text Layout](https://www.w3.org/TR/clreq/) (clreq), as far as they
apply to horizontal setting in simplified Chinese. Every requirement is put in our words, and
proved by cases: a paragraph is composed, painted to PDF, and read back by another library, which
tells for every glyph where its ink stands. A requirement is *done* if all its cases pass, *part*
if some do, *no* if none does or there is none. Nothing is claimed without a case. The same cases
go through plain WeasyPrint {weasyprint} and Typst {typst} with the same face, measure and checks,
set for simplified Chinese as well as their own settings allow; what an engine cannot be asked
for counts as not met. Cases that depend on a switch of the house are run on Banxin with the
switch, on its peers without, for they have none. Every case is also run on sheets damaged on
purpose, and must fail there.

"""


def page(results: Mapping[Engine, Passes]) -> str:
    """The whole page, in Markdown."""
    listed = register()
    head = _HEAD.format(weasyprint=version("weasyprint"), typst=version("typst"))
    return (
        head
        + _counts(listed, results)
        + _clauses(listed, results)
        + _requirements(listed, results)
        + _excluded(listed)
    )


def _tally(found: Iterable[Status]) -> str:
    counts = Counter(found)
    total = sum(counts.values())
    share = (counts[Status.DONE] + counts[Status.PART] / 2) / total
    cells = " | ".join(str(counts[status]) for status in Status)
    return f"{cells} | {share:.0%} |"


def _counts(listed: Register, results: Mapping[Engine, Passes]) -> str:
    rows = []
    for engine, passes in results.items():
        found = [status(one.id, passes) for one in listed.requirements]
        rows.append(f"| {engine} | {_tally(found)}\n")
    total, cases = len(listed.requirements), len(CASES) + len(PAGE_CASES)
    return (
        f"## Requirements\n\n{total} requirements, {cases} cases; a part counts half.\n\n"
        "| | done | part | no | share |\n| --- | --- | --- | --- | --- |\n" + "".join(rows) + "\n"
        "Not asked, and counted as not met:\n\n" + "".join(map(_unasked, results)) + "\n"
    )


def _unasked(engine: Engine) -> str:
    """Why an engine was not even asked for some cases."""
    reasons = Counter(case.cannot[engine] for case in CASES if engine in case.cannot)
    return "".join(f"- {engine} {reason}: in {n} of the cases\n" for reason, n in reasons.items())


def _clause_status(number: str, listed: Register, passes: Passes) -> Status:
    return Status.over(
        status(one.id, passes) for one in listed.requirements if one.clause == number
    )


def _clauses(listed: Register, results: Mapping[Engine, Passes]) -> str:
    applies, done, part, missing = listed.peer_counts
    numbers = list(listed.clauses)
    columns: list[tuple[str, Callable[[str], Status]]] = [
        (str(engine), lambda number, passes=passes: _clause_status(number, listed, passes))  # type: ignore[misc]
        for engine, passes in results.items()
    ]
    columns.append(("luatex-cn (its claim)", lambda number: listed.clauses[number].claim))
    tallies = "".join(
        f"| {name} | {_tally(answer(number) for number in numbers)}\n" for name, answer in columns
    )
    header = " | ".join(name for name, _ in columns)
    rows = "".join(
        f"| {number} | {listed.clauses[number].title} | "
        + " | ".join(_SIGN[answer(number)] for _, answer in columns)
        + " |\n"
        for number in numbers
    )
    return (
        "## Clauses\n\n"
        "luatex-cn, the most complete open implementation known to us, publishes a table of its "
        f"own ({listed.about['peer']}): {applies} clauses apply to its horizontal setting, "
        f"{done} done, {part} in part or departed from on purpose, {missing} not done. These are "
        "its words, not measured here, and some of its clauses (Taiwan's marks, bopomofo) do not "
        f"apply to us. Below are the {len(numbers)} that do, counted in its way: a clause is done "
        "if all its requirements are. Numbers are those of clreq in August 2026.\n\n"
        "| | done | part | no | share |\n| --- | --- | --- | --- | --- |\n" + tallies + "\n"
        f"| clause | | {header} |\n| --- | --- |{' --- |' * len(columns)}\n" + rows + "\n"
    )


def _requirements(listed: Register, results: Mapping[Engine, Passes]) -> str:
    parts = ["## One by one\n\nThe cases are in `tests/conformance/cases_*.py`, by these names.\n"]
    names = " | ".join(results)
    for number, clause in listed.clauses.items():
        of_clause = [one for one in listed.requirements if one.clause == number]
        if of_clause:
            parts.append(
                f"\n### {number} {clause.title}\n\n"
                f"| requirement | level | {names} | cases |\n"
                f"| --- | --- |{' --- |' * len(results)} --- |\n"
            )
            parts += [_row(one, results) for one in of_clause]
    return "".join(parts)


def _row(one: Requirement, results: Mapping[Engine, Passes]) -> str:
    link = _link(one.id, one.anchor)
    signs = " | ".join(_SIGN[status(one.id, passes)] for passes in results.values())
    banxin = results[Engine.BANXIN]
    cases = ", ".join(f"`{name}`" + ("" if banxin[name] else " fails") for name in proofs(one.id))
    return f"| {link}: {one.text} | {one.level} | {signs} | {cases or 'none'} |\n"


def _link(words: str, anchor: str) -> str:
    return f"[{words}](https://www.w3.org/TR/clreq/#{anchor})" if anchor else words


def _excluded(listed: Register) -> str:
    rows = "".join(
        f"| {one.clause} | {_link(one.text, one.anchor)} | {one.reason} |\n"
        for one in listed.excluded
    )
    return (
        f"\n## What does not apply\n\n{len(listed.excluded)}, not counted above.\n\n"
        "| clause | | why |\n| --- | --- | --- |\n" + rows + f"\nRead: {listed.about['clreq']}.\n"
    )


def _cache() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "banxin"


def renew() -> None:
    """Put all cases to all engines, keep the results, and write the page."""
    save_results({engine: run(engine, _cache()) for engine in Engine})
    PAGE.write_text(page(load_results()), "utf-8")


if __name__ == "__main__":
    renew()
