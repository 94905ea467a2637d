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


# Library, as `banxin.pdf.missing_libraries` calls it, to package, by manager.
_PACKAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "apt-get": {
        "pango": ("libpango-1.0-0", "libpangoft2-1.0-0"),
        "harfbuzz-subset": ("libharfbuzz-subset0",),
    },
    "brew": {"pango": ("pango",), "harfbuzz-subset": ("harfbuzz",)},
}
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
    packages = sorted({name for diagnostic in found for name in _packages(diagnostic, machine)})
    system = [f"{_INSTALL[machine.manager]} {' '.join(packages)}"] if packages else []
    fetch = any(diagnostic.code == "font-not-fetched" for diagnostic in found)
    return (*system, *(["banxin fonts fetch"] if fetch else []))


def _packages(diagnostic: Diagnostic, machine: Machine) -> tuple[str, ...]:
    if diagnostic.code == "font-not-installed" and machine.manager == "apt-get":
        return (str(diagnostic.params["package"]),)
    library = str(diagnostic.params.get("library", ""))
    return _PACKAGES.get(machine.manager, {}).get(library, ())
