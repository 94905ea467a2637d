from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUN = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]
LOCKS = {
    "requirements.lock": RUN,
    "requirements-dev.lock": [*RUN, *GROUPS["dev"]],
    "requirements-npm.lock": GROUPS["npm"],
}
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; .+?)? \\$", re.MULTILINE)


def pins(lock: str) -> dict[str, set[Version]]:
    found: dict[str, set[Version]] = {}
    for entry in ENTRY.finditer((ROOT / lock).read_text("utf-8")):
        found.setdefault(canonicalize_name(entry["name"]), set()).add(Version(entry["version"]))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_what_pyproject_asks_for_is_pinned(lock: str) -> None:
    locked = pins(lock)
    for line in LOCKS[lock]:
        need = Requirement(line)
        versions = locked.get(canonicalize_name(need.name), set())
        assert versions, f"{line}: run make lock"
        assert all(version in need.specifier for version in versions), f"{line}: run make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(ENTRY.findall(text))
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)


def test_development_has_the_versions_that_run() -> None:
    development = pins("requirements-dev.lock")
    assert {name: development.get(name) for name in pins("requirements.lock")} == pins(
        "requirements.lock"
    )


@pytest.mark.heavy
@pytest.mark.parametrize("lock", LOCKS)
def test_lock_installs_into_an_empty_environment(lock: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    pip = [str(tmp_path / "venv" / "bin" / "python"), "-m", "pip"]
    subprocess.run([*pip, "install", "-q", "--require-hashes", "-r", str(ROOT / lock)], check=True)
    checked = subprocess.run([*pip, "check"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
