"""Which language a run speaks, and where it keeps things."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.cli.manner import Manner, manner_of
from banxin.cli.run import cache_folder
from banxin.messages import Language


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "de_DE"}, "en"),
        ({"LANG": "de_DE", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LC_ALL": "C", "LC_MESSAGES": "zh_CN"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_locale_decides_in_the_order_of_posix(environ: dict[str, str], language: str) -> None:
    assert manner_of([], environ).language == language


@pytest.mark.parametrize(
    "arguments",
    [["explain", "--lang", "zh"], ["--lang=zh"], ["--lang", "en", "--lang", "zh"]],
)
def test_an_option_outweighs_the_locale(arguments: list[str]) -> None:
    assert manner_of(arguments, {"LANG": "en_GB"}).language is Language.ZH


def test_what_is_no_option_or_no_language_is_left_alone() -> None:
    for arguments in (["--", "--lang", "zh"], ["--lang", "fr"], ["--lang"], ["--language", "zh"]):
        assert manner_of(arguments, {}) == Manner(Language.EN, machine=False)


def test_json_is_for_machines() -> None:
    assert manner_of(["layouts", "--format", "json"], {}).machine
    assert manner_of(["layouts", "--format=json"], {}).machine
    assert not manner_of(["layouts", "--format", "text"], {}).machine


def test_the_cache_follows_the_base_directory_specification() -> None:
    home = Path("/home/desk")
    assert cache_folder({}, home) == Path("/home/desk/.cache/banxin")
    assert cache_folder({"XDG_CACHE_HOME": "/var/c"}, home) == Path("/var/c/banxin")
    # The specification says that a relative path is invalid and to be ignored.
    assert cache_folder({"XDG_CACHE_HOME": "c"}, home) == Path("/home/desk/.cache/banxin")
    assert cache_folder({"XDG_CACHE_HOME": ""}, home) == Path("/home/desk/.cache/banxin")
