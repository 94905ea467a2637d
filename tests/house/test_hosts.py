"""Nothing in the repository says where packages come from: each machine's own clients know."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(rb"(?:https?|ftp|git\+\w+)://([^\s/\"'<>)\]`:]+)", re.IGNORECASE)

# In pieces, since this file is searched too.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("npmmirror", "com"),
            ("yarnpkg", "com"),
            ("deb", "debian", "org"),
            ("snapshot", "debian", "org"),
            ("archive", "ubuntu", "com"),
            ("crates", "io"),
        )
    )
    + r"|^(?:pypi|npm|registry|mirrors?)\."
)


def tracked_files() -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    return [path for name in names.split("\0") if name and (path := ROOT / name).is_file()]


def registry_hosts(content: bytes) -> set[str]:
    hosts = {match[1].decode("ascii", "replace").lower() for match in ADDRESS.finditer(content)}
    return {host for host in hosts if REGISTRIES.search(host)}


def test_no_file_names_a_registry() -> None:
    files = tracked_files()
    assert ROOT / "Makefile" in files
    named = {path: hosts for path in files if (hosts := registry_hosts(path.read_bytes()))}
    assert not named


@pytest.mark.parametrize("host", [".".join(("files", "pythonhosted", "org")), "npm.example"])
def test_a_registry_would_be_seen(host: str) -> None:
    assert registry_hosts(f"--index-url https://{host}/simple".encode()) == {host}


def test_an_ordinary_address_is_none() -> None:
    assert not registry_hosts(b"see https://www.w3.org/TR/clreq/")


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.lock")), ids=lambda p: p.name)
def test_locks_hold_no_address_and_no_path(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^(?:-|.*(?:file:|@ ))", text, re.MULTILINE)
