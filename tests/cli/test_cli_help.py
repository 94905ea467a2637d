"""Every command and option has help, in both languages, and stands in docs/cli.md."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from banxin.cli import run
from banxin.cli.manner import Manner
from banxin.cli.program import program
from banxin.messages import Language

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
COMMANDS = [
    "build",
    "check",
    "deliver",
    "doctor",
    "explain",
    "fonts",
    "impose",
    "layouts",
    "lines",
    "new",
    "plan",
    "preflight",
    "restore",
]


def commands(language: Language) -> dict[str, click.Command]:
    return dict(program(Manner(language, machine=False)).commands)


def options(command: click.Command) -> list[click.Option]:
    return [param for param in command.params if isinstance(param, click.Option)]


def section(name: str) -> str:
    """The part of docs/cli.md about one command."""
    return DOCS.split(f"\n## banxin {name}", 1)[1].split("\n## ", 1)[0]


def is_chinese(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


def test_the_commands_are_those_of_the_design() -> None:
    assert sorted(commands(Language.EN)) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help_in_both_languages(name: str) -> None:
    for language in Language:
        command = commands(language)[name]
        for words in [command.help, *(option.help for option in options(command))]:
            assert words
            assert is_chinese(words) == (language is Language.ZH), words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    part = section(name)
    shared = DOCS.split("\n## ", 1)[0]
    for option in options(commands(Language.EN)[name]):
        where = part if option.expose_value else shared
        assert f"`{option.opts[0]} " in where or f"`{option.opts[0]}`" in where, option.opts
        if option.metavar:
            assert f"`{option.opts[0]} {option.metavar}`" in part


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_else_is_documented(name: str) -> None:
    known = {opt for option in options(commands(Language.EN)[name]) for opt in option.opts}
    assert set(re.findall(r"^\| `(--[a-z-]+)", section(name), re.M)) <= known


def test_every_documented_command_exists() -> None:
    assert sorted(re.findall(r"^## banxin ([a-z]+)", DOCS, re.M)) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_help_pages_are_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help", "--lang", "zh"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"Usage: banxin {name} ")
    assert is_chinese(out)
    assert err == ""


def test_help_is_not_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--format", "json", "--help"]) == 0
    assert capsys.readouterr().out.startswith("Usage: banxin build ")


def test_without_a_command_the_help_goes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Usage: banxin" in err
    assert "preflight" in err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert re.fullmatch(r"banxin \d+\.\d+\.\d+\n", capsys.readouterr().out)
