"""tools/setup.sh on machines that lack something, played with a PATH of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHELL_TOOLS = ("bash", "env", "dirname", "cat", "touch", "chmod")


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine with nothing on it but what the test puts into ``bin``."""

    folder: Path

    @property
    def log(self) -> Path:
        return self.folder / "log"

    def have(self, name: str, script: str = "exit 0") -> None:
        """A program that notes how it was called, then runs ``script``."""
        path = self.folder / "bin" / name
        note = f'echo "{name} $*" >>{self.log}'
        path.write_text(f"#!{shutil.which('bash')}\n{note}\n{script}\n", "utf-8")
        path.chmod(0o755)

    def lack(self, name: str) -> None:
        (self.folder / "bin" / name).unlink()

    def setup(self, *step: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / "tools" / "setup.sh", *step],
            env={"PATH": str(self.folder / "bin")},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def calls(self) -> list[str]:
        return self.log.read_text("utf-8").splitlines() if self.log.exists() else []


def new_program(name: str, machine: Machine) -> str:
    """Shell words that put a program on the machine, as installing its package would."""
    path = machine.folder / "bin" / name
    return f"{{ touch {path}; chmod +x {path}; }}"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Everything `make newsletter` needs is there; the user is root and has apt-get."""
    for folder in ("bin", "tools"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    made = Machine(tmp_path)
    for tool in SHELL_TOOLS:
        (tmp_path / "bin" / tool).symlink_to(str(shutil.which(tool)))
    made.have("python3", f'exec {sys.executable} "$@"')
    made.have("pdftoppm")
    made.have("gs")
    made.have("id", "echo 0")
    made.have("apt-cache")
    made.have("apt-get", f"[[ $* != *poppler-utils* ]] || {new_program('pdftoppm', made)}")
    return made


def installed(machine: Machine) -> list[str]:
    return [call for call in machine.calls if call.startswith("apt-get")]


def test_nothing_is_installed_where_nothing_is_missing(machine: Machine) -> None:
    result = machine.setup("system", "run")
    assert result.returncode == 0, result.stderr
    assert not installed(machine)


def test_only_what_is_missing_is_installed(machine: Machine) -> None:
    machine.lack("pdftoppm")
    result = machine.setup("system", "run")
    assert result.returncode == 0, result.stderr
    (call,) = installed(machine)
    assert call.endswith("install --yes --no-install-recommends poppler-utils")


def test_lists_are_updated_once_where_apt_does_not_know_a_package(machine: Machine) -> None:
    machine.lack("pdftoppm")
    machine.have("apt-cache", "exit 100")
    assert machine.setup("system", "run").returncode == 0
    update, install = installed(machine)
    assert update.endswith("update")
    assert install.endswith("poppler-utils")


def test_lists_are_updated_where_they_were_stale(machine: Machine) -> None:
    machine.lack("pdftoppm")
    machine.have(
        "apt-get",
        f"""case "$*" in
          *update) touch {machine.folder}/updated ;;
          *) [ -e {machine.folder}/updated ] || exit 100
             {new_program("pdftoppm", machine)} ;;
        esac""",
    )
    result = machine.setup("system", "run")
    assert result.returncode == 0, result.stderr
    assert [call.split()[-1] for call in installed(machine)] == [
        "poppler-utils",
        "update",
        "poppler-utils",
    ]


def test_a_user_asks_sudo(machine: Machine) -> None:
    machine.lack("pdftoppm")
    machine.have("id", "echo 1000")
    machine.have("sudo", 'exec "$@"')
    assert machine.setup("system", "run").returncode == 0
    (call,) = (call for call in machine.calls if call.startswith("sudo"))
    assert "apt-get" in call
    assert call.endswith("poppler-utils")


def test_a_user_without_sudo_is_told_what_to_ask_for(machine: Machine) -> None:
    machine.lack("pdftoppm")
    machine.have("id", "echo 1000")
    result = machine.setup("system", "run")
    assert result.returncode == 1
    assert "no sudo" in result.stderr
    assert "apt-get install --yes --no-install-recommends poppler-utils" in result.stderr
    assert not installed(machine)


def test_a_machine_without_apt_get_says_what_to_install(machine: Machine) -> None:
    machine.lack("pdftoppm")
    machine.lack("gs")
    machine.lack("apt-get")
    result = machine.setup("system", "test")
    assert result.returncode == 1
    assert "no apt-get" in result.stderr
    for program in ("pdftoppm", "mutool", "gs", "qpdf"):
        assert f"program {program}\n" in result.stderr


def test_a_machine_without_apt_get_that_has_everything_goes_on(machine: Machine) -> None:
    machine.lack("apt-get")
    assert machine.setup("system", "run").returncode == 0


def test_a_failed_install_is_not_passed_over(machine: Machine) -> None:
    machine.lack("pdftoppm")
    machine.have("apt-get", "exit 100")
    result = machine.setup("system", "run")
    assert result.returncode == 1
    assert "could not install: poppler-utils" in result.stderr


def test_an_install_that_changed_nothing_is_not_passed_over(machine: Machine) -> None:
    machine.lack("pdftoppm")
    machine.have("apt-get")
    result = machine.setup("system", "run")
    assert result.returncode == 1
    assert "Still missing" in result.stderr


def test_an_old_python_is_not_enough(machine: Machine) -> None:
    machine.have("python3", "exit 1")
    assert machine.setup("venv").returncode == 1
    assert "Python 3.11 or newer" in machine.setup("venv").stderr


def test_a_newer_python_beside_an_old_one_is_taken(machine: Machine) -> None:
    machine.have("python3", "exit 1")
    machine.have("python3.12", f'exec {sys.executable} "$@"')
    result = machine.setup("system", "run")
    assert result.returncode == 0, result.stderr


def test_debians_split_venv_is_installed(machine: Machine) -> None:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    mark = machine.folder / "venv-installed"
    machine.have(
        "python3",
        f'[[ "$*" != *ensurepip* || -e {mark} ]] || exit 1; exec {sys.executable} "$@"',
    )
    machine.have("apt-get", f"touch {mark}")
    result = machine.setup("system", "run")
    assert result.returncode == 0, result.stderr
    assert installed(machine)[0].endswith(version)


def test_a_library_that_cannot_be_loaded_is_missing(machine: Machine) -> None:
    script = machine.folder / "tools" / "setup.sh"
    text = script.read_text("utf-8")
    script.write_text(text.replace("lib:libpango-1.0.so.0:", "lib:libpongo-9.so.0:"), "utf-8")
    machine.lack("apt-get")
    result = machine.setup("system", "run")
    assert result.returncode == 1
    assert "lib libpongo-9.so.0\n" in result.stderr
