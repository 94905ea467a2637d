"""The starter issue, fresh for every test."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from tests.bad_input.desk import Desk, Heard, heard

from banxin.cli import run
from banxin.content import new_issue

DAY = datetime.date(2026, 11, 20)


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The issue that ``banxin new`` makes; drawn once."""
    folder = tmp_path_factory.mktemp("starter") / "2026-11"
    new_issue(folder, DAY, "tabloid")
    return folder


@pytest.fixture
def desk(
    starter: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Desk:
    """A copy of the starter to spoil, in a working folder of its own."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "2026-11"
    shutil.copytree(starter, folder)

    def program(arguments: list[str]) -> Heard:
        capsys.readouterr()
        code = run([*arguments, "--format", "json"])
        out, err = capsys.readouterr()
        # A traceback is printed for our own bugs only; in JSON mode stderr is otherwise empty.
        assert err == ""
        return heard(code, out, folder)

    return Desk(folder, program)
