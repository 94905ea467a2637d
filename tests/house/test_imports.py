from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"


def lint_imports(checkout: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT_IMPORTS, "--no-logo", "--no-cache", "--config", checkout / "pyproject.toml"],
        cwd=checkout,
        env={"PYTHONPATH": str(checkout / "src"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the package to plant violations in."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def plant(checkout: Path, module: str, line: str) -> None:
    path = checkout / "src" / "banxin" / module
    path.write_text(f"{path.read_text('utf-8')}\n{line}\n", "utf-8")


def broken(checkout: Path) -> str:
    """The names of the broken contracts, as the tool prints them."""
    result = lint_imports(checkout)
    assert result.returncode == 1, result.stdout + result.stderr
    lines = result.stdout.splitlines()
    return "\n".join(line for line in lines if line.endswith("BROKEN"))


def test_contracts_hold(checkout: Path) -> None:
    result = lint_imports(checkout)
    assert result.returncode == 0, result.stdout
    assert " 0 broken" in result.stdout


def test_a_module_without_a_layer_is_caught(checkout: Path) -> None:
    (checkout / "src" / "banxin" / "sideways.py").write_text('"""Fits nowhere."""\n', "utf-8")
    result = lint_imports(checkout)
    assert result.returncode == 1
    assert "sideways" in result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("measure.py", "import banxin.diagnostics", "Stages run one way"),
        ("press/__init__.py", "import banxin.preflight", "Stages run one way"),
        ("preflight/__init__.py", "import banxin.typeset.model", "Once the HTML exists"),
        ("typeset/model.py", "import banxin.ticket", "The composer stands on its own"),
        ("cli/__init__.py", "import weasyprint", "Only pdf/ paints with WeasyPrint"),
        ("pdf/__init__.py", "import jinja2", "Only html/ writes templates"),
        ("makeup/__init__.py", "import ruamel.yaml", "Only content/ reads manuscripts"),
        ("pdf/__init__.py", "import fontTools.ttLib", "Only fonts/ opens fonts, and preflight/"),
        ("preflight/__init__.py", "import uharfbuzz", "Only fonts/ shapes text"),
        ("cli/__init__.py", "import pikepdf", "Only press/ and preflight/ open PDFs"),
        ("cli/__init__.py", "import pypdfium2", "Only pdf/ turns pages into pictures"),
        ("makeup/__init__.py", "import budoux", "Only typeset/ hyphenates words and knows phrases"),
        (
            "html/__init__.py",
            "import PIL.Image",
            "Only those who take, print or judge pictures, or look at profiles, open them",
        ),
        ("makeup/__init__.py", "import click", "Only cli/ talks to the terminal"),
    ],
)
def test_a_planted_import_breaks_its_contract(
    checkout: Path, module: str, line: str, contract: str
) -> None:
    plant(checkout, module, line)
    assert contract in broken(checkout)


IMPORTED_AS = {
    "fonttools": "fontTools",
    "markdown-it-py": "markdown_it",
    "pillow": "PIL",
    "pillow-heif": "pillow_heif",
    "pydantic-core": "pydantic_core",
    "ruamel.yaml": "ruamel",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def declared() -> set[str]:
    """The run-time libraries, by the name they are imported by."""
    names = {need.split(">")[0] for need in PROJECT["project"]["dependencies"]}
    return {IMPORTED_AS.get(name, name) for name in names}


def test_every_run_time_library_has_its_owner() -> None:
    """A library without a contract would be imported wherever it is handy."""
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    owned = {name for each in contracts for name in each.get("protected_modules", ())}
    used_by_several = {"pydantic", "pydantic_core"}
    assert declared() - owned == used_by_several


def third_party_imports(package: Path) -> set[str]:
    found: set[str] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"banxin"}


def test_what_is_imported_is_declared() -> None:
    """What only comes along with another package may leave with its next version."""
    assert third_party_imports(ROOT / "src") <= declared()
