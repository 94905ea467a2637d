"""The Makefile is the one place for recipes; whoever else runs something calls it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
RECIPES = set(MAKEFILE.partition(".PHONY:")[2].splitlines()[0].split())
OUTPUTS = ("press.pdf", "screen.pdf", "proof-1.png", "report.json")


def would_run(*arguments: str) -> str:
    """What make would run for these recipes on a machine with nothing set up yet."""
    return subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "--always-make", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_ci_runs_make_test_at_the_root_and_becomes_it(tmp_path: Path) -> None:
    make = tmp_path / "make"
    make.write_text('#!/bin/bash\necho "$PWD: make $*"\nexit 7\n', "utf-8")
    make.chmod(0o755)
    result = subprocess.run(
        ["bash", str(ROOT / ".ci" / "run")],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stdout == f"{ROOT}: make test\n"
    assert result.returncode == 7


def test_hooks_are_recipes_that_make_test_runs_too() -> None:
    config = YAML(typ="safe").load(ROOT / ".pre-commit-config.yaml")
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    whole = would_run("test")
    for hook in hooks:
        command, recipe = hook["entry"].split()
        assert command == "make"
        assert recipe in RECIPES
        assert would_run(recipe).splitlines()[-1] in whole.splitlines()


def test_nothing_is_printed_after_the_tests() -> None:
    """Whoever reads the log finds pytest's own count at its end."""
    assert would_run("test").splitlines()[-1].startswith(".venv/bin/pytest ")


@pytest.mark.parametrize("recipe", ["newsletter", "test", "bench"])
def test_a_recipe_alone_sets_everything_up(recipe: str) -> None:
    steps = re.findall(r"tools/setup\.sh (\w+)|banxin (fonts fetch)", would_run(recipe))
    names = [step or fetch for step, fetch in steps]
    for step in ("system", "venv", "packages", "npm", "fonts fetch"):
        assert step in names
    assert names.index("venv") < names.index("packages") < names.index("fonts fetch")


@pytest.mark.parametrize("page", ["README.md", "README.zh-Hans.md", "CONTRIBUTING.md"])
def test_recipes_that_the_pages_name_exist(page: str) -> None:
    named = set(re.findall(r"\bmake ([a-z]+)\b", (ROOT / page).read_text("utf-8")))
    assert named
    assert named - {"up"} <= RECIPES


@pytest.mark.heavy
def test_a_newcomer_gets_the_newsletter_from_one_command(tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "--quiet", ROOT, tmp_path / "clone"], check=True)
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "NODE_"))}
    environment = kept | {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    for _ in ("first", "set up already"):
        subprocess.run(["make", "newsletter"], cwd=tmp_path / "clone", env=environment, check=True)
        for name in OUTPUTS:
            assert (tmp_path / "clone" / "output" / "2026-11" / name).stat().st_size
