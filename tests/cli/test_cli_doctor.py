"""The doctor's prescriptions, machine by machine."""

from __future__ import annotations

import pytest

from banxin.cli.installing import Machine, commands, linux
from banxin.diagnostics import Diagnostic, error, warning

DEBIAN = Machine("Debian", "apt-get")
MAC = Machine("macOS", "brew")
OTHER = Machine("Other", "")
LIBRARIES = [error("x", library="pango"), error("x", library="harfbuzz-subset")]
FETCHED = warning("font-not-fetched", name="song")
INSTALLED = warning("font-not-installed", name="hanamin", package="fonts-hanazono")


@pytest.mark.parametrize(
    ("release", "manager"),
    [
        ({"ID": "debian", "PRETTY_NAME": "Debian GNU/Linux 12"}, "apt-get"),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, "apt-get"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt-get"),
        ({"ID": "fedora"}, ""),
        ({}, ""),
    ],
)
def test_linuxes_by_their_family(release: dict[str, str], manager: str) -> None:
    assert linux(release).manager == manager


@pytest.mark.parametrize(
    ("missing", "machine", "wanted"),
    [
        ([], DEBIAN, ()),
        (
            LIBRARIES,
            DEBIAN,
            ("sudo apt-get install -y libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0",),
        ),
        (LIBRARIES, MAC, ("brew install harfbuzz pango",)),
        (LIBRARIES, OTHER, ()),
        ([FETCHED, FETCHED], OTHER, ("banxin fonts fetch",)),
        (
            [FETCHED, INSTALLED],
            DEBIAN,
            ("sudo apt-get install -y fonts-hanazono", "banxin fonts fetch"),
        ),
        ([INSTALLED], MAC, ()),
        ([error("profile-missing", ticket="newsprint", profile="x.icc")], DEBIAN, ()),
    ],
)
def test_one_command_a_manager(
    missing: list[Diagnostic], machine: Machine, wanted: tuple[str, ...]
) -> None:
    assert commands(missing, machine) == wanted
