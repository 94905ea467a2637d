"""Writes the problems from their seeds: ``python -m bench.pages.generate``.

A problem's amount of text is counted, not composed: a character is an em of its column, a
paragraph begins with two blank ones, heads and photos take the lines that they usually take.
So the same bytes come out whatever composes or makes up pages.
"""

from __future__ import annotations

from bench.pages.classes import draw_all
from bench.pages.problem import PROBLEMS, write_problem


def files() -> dict[str, str]:
    """Every problem's file by name."""
    return {f"{problem.id}.json": write_problem(problem) for problem in draw_all()}


def main() -> None:
    made = files()
    PROBLEMS.mkdir(exist_ok=True)
    for old in PROBLEMS.glob("*.json"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (PROBLEMS / name).write_text(text, "utf-8")
    print(f"{len(made)} problems")


if __name__ == "__main__":
    main()
