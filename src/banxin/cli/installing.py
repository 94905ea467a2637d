"""The commands that install what is missing, in the words of this machine's package manager."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from banxin.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Machine:
    """What kind of system this is.

    Attributes:
        name: As its makers call it.
        manager: ``apt-get``, ``brew``, or empty for one whose packages we do not know.
    """

    name: str
    manager: str


# Debian and Ubuntu's packages, as the diagnostics name them, in Homebrew's words.
_BREW = {
    "ghostscript": "ghostscript",
    "libfontconfig1": "fontconfig",
    "libharfbuzz-subset0": "harfbuzz",
    "libharfbuzz0b": "harfbuzz",
    "libpango-1.0-0": "pango",
    "libpangoft2-1.0-0": "pango",
}
_MISSING_FROM_THE_SYSTEM = frozenset({"library-missing", "font-not-installed", "program-missing"})
_INSTALL = {"apt-get": "sudo apt-get install -y", "brew": "brew install"}


def this_machine() -> Machine:
    """The machine that this run is on."""
    if sys.platform == "darwin":
        return Machine(f"macOS {platform.mac_ver()[0]}", "brew")
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return Machine(platform.system(), "")
    return linux(release)


def linux(release: dict[str, str]) -> Machine:
    """A Linux by its os-release file (freedesktop os-release: ID, ID_LIKE, PRETTY_NAME)."""
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    manager = "apt-get" if family & {"debian", "ubuntu"} else ""
    return Machine(release.get("PRETTY_NAME", "Linux"), manager)


def commands(missing: Iterable[Diagnostic], machine: Machine) -> tuple[str, ...]:
    """What to type so that ``missing`` goes away; where nothing stands, its own way out says it."""
    found = list(missing)
    wanted = {
        _package(str(diagnostic.params["package"]), machine)
        for diagnostic in found
        if diagnostic.code in _MISSING_FROM_THE_SYSTEM
    }
    packages = " ".join(sorted(wanted - {""}))
    fetch = any(diagnostic.code == "font-not-fetched" for diagnostic in found)
    system = [f"{_INSTALL[machine.manager]} {packages}"] if packages else []
    return (*system, *(["banxin fonts fetch"] if fetch else []))


def _package(debian: str, machine: Machine) -> str:
    """The package's name here; empty where we know none."""
    match machine.manager:
        case "apt-get":
            return debian
        case "brew":
            return _BREW.get(debian, "")
        case _:
            return ""
