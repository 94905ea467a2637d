"""The doctor's prescriptions, machine by machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from banxin.cli import run
from banxin.cli.commands import doctor
from banxin.cli.installing import Machine, commands, linux
from banxin.diagnostics import Diagnostic, error, warning
from banxin.pdf import libraries
from banxin.shipped import shipped
from banxin.ticket import load, shipped_tickets

DEBIAN = Machine("Debian", "apt-get")
MAC = Machine("macOS", "brew")
OTHER = Machine("Other", "")
LIBRARIES = [
    error("library-missing", name=package, package=package, platform="linux")
    for package in ("libpangoft2-1.0-0", "libpango-1.0-0", "libharfbuzz-subset0")
]
FETCHED = warning("font-not-fetched", name="song")
INSTALLED = warning("font-not-installed", name="hanamin", package="fonts-hanazono")


def test_every_library_has_a_name_in_homebrew() -> None:
    for name, _, package in libraries._NEEDED:
        missing = error("library-missing", name=name, package=package, platform="darwin")
        assert len(commands([missing], MAC)) == 1, package


def test_doctor_names_all_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(doctor, "missing_libraries", lambda: tuple(LIBRARIES))
    monkeypatch.setattr(doctor, "this_machine", lambda: DEBIAN)
    assert run(["doctor", "--lang", "zh"]) == 4
    out, err = capsys.readouterr()
    assert "libpango-1.0-0" in out
    assert "  banxin fonts fetch" in out.splitlines()
    assert sum("sudo apt-get install -y" in line for line in out.splitlines()) == 1
    assert "错误[library-missing]" in err
    assert run(["doctor", "--format", "json"]) == 4
    said = json.loads(capsys.readouterr().out)
    assert said["answer"]["install"][-1] == "banxin fonts fetch"
    assert {"library-missing", "font-not-fetched"} <= {d["code"] for d in said["diagnostics"]}


def test_doctor_of_a_missing_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert doctor.missing_programs() == ()
    monkeypatch.setattr(doctor, "_PROGRAMS", (("no-such-program", "Ghost", "ghostscript"),))
    monkeypatch.setattr(doctor, "this_machine", lambda: DEBIAN)
    assert run(["doctor", "--lang", "en"]) == 4
    out, err = capsys.readouterr()
    assert "sudo apt-get install -y ghostscript" in out
    assert "error[program-missing]" in err
    assert commands(doctor.missing_programs(), MAC) == ("brew install ghostscript",)


def test_doctor_of_a_missing_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert doctor.missing_profiles() == ()
    copies = tmp_path / "tickets"
    shutil.copytree(shipped("tickets"), copies)
    (copies / "profiles" / "ISOcoated_v2_300_bas.icc").unlink()
    monkeypatch.setattr(load, "shipped", lambda _: copies)
    found = doctor.missing_profiles()
    assert {each.code for each in found} == {"profile-missing"}
    assert [each.params["ticket"] for each in found] == list(shipped_tickets())


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
