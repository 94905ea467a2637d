"""The catalogue and the source agree: every code has words, every entry has a use."""

from __future__ import annotations

import ast
import errno
import os
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.errors_page import PAGE, page

import banxin
from banxin.diagnostics import PagePlace, SourcePlace, error, warning
from banxin.measure import Length, Rect
from banxin.messages import Entry, Language, as_data, as_text, catalogue, words

SOURCE = Path(banxin.__file__).parent
MAKERS = {"error", "warning", "note"}


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Every ``error("…")``, ``warning("…")`` and ``note("…")`` under ``tree``."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in MAKERS:
                yield node


def literals(node: ast.expr) -> Iterator[str]:
    """The codes that a first argument may be: a literal, or one of two by a condition."""
    match node:
        case ast.Constant(str() as code):
            yield code
        case ast.IfExp():
            yield from literals(node.body)
            yield from literals(node.orelse)


def uses() -> list[tuple[str, str, ast.Call]]:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for call in calls(ast.parse(path.read_text("utf-8"))):
            where = f"{path.relative_to(SOURCE)}:{call.lineno}"
            found += [(code, where, call) for code in literals(call.args[0])]
    return found


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def words_of(entry: Entry) -> list[str]:
    parts = (entry.text, entry.fix, entry.why)
    return [part[language] for part in parts for language in Language]


def test_every_code_in_the_source_has_words() -> None:
    without = [(code, where) for code, where, _ in uses() if code not in catalogue()]
    assert without == []


def test_every_entry_is_used_in_the_source() -> None:
    # A code may also be handed on as data (a table of rules), so any literal counts as a use.
    literal = {
        node.value
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(set(catalogue()) - literal) == []


def test_every_first_argument_is_a_literal_or_a_known_table() -> None:
    """A code that is put together at run time could not be looked up here."""
    built = [
        path.name
        for path in SOURCE.rglob("*.py")
        for call in calls(ast.parse(path.read_text("utf-8")))
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert built == []


def test_every_blank_is_filled_where_the_diagnostic_is_made() -> None:
    short = []
    for code, where, call in uses():
        given = {keyword.arg for keyword in call.keywords}
        entry = catalogue().get(code)
        if entry and None not in given:
            wanted = set().union(*(blanks(w) for w in [*entry.text.values(), *entry.fix.values()]))
            short += [(where, code, name) for name in sorted(wanted - given)]
    assert short == []


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_both_languages_say_the_same(code: str) -> None:
    entry = catalogue()[code]
    for part in (entry.text, entry.fix):
        assert set(part) == set(Language)
        assert blanks(part[Language.ZH]) == blanks(part[Language.EN])
    # `explain` has no case at hand to fill a blank with.
    assert not any(re.search(r"\{\w+\}", why) for why in entry.why.values())
    assert all(words.strip() for words in words_of(entry))


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_chinese_is_written_in_chinese_and_english_in_english(code: str) -> None:
    """English may name a Chinese term of the trade; Chinese must not be left untranslated."""
    entry = catalogue()[code]
    for part in (entry.text, entry.fix, entry.why):
        assert re.search("[\u3001-\u9fff\uff01-\uff5e]", part[Language.ZH])
        assert re.match(r"[^\u4e00-\u9fff]*[a-z]{2}", part[Language.EN])


def test_errors_page_is_the_catalogue() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m tools.errors_page"


def test_a_source_place_shows_the_line_with_carets_under_what_is_meant() -> None:
    place = SourcePlace("issue.toml", 4, 9, '刊 = "日报" # 报', length=2)
    text = as_text(error("ticket-unknown", place, name="日报", known="newsprint"), Language.ZH)
    head, line, carets, fix = text.splitlines()
    assert head == "issue.toml:4:9: 错误[ticket-unknown]: 没有叫“日报”的印刷单"
    assert line == '    4 | 刊 = "日报" # 报'
    # Before column 9 stand three wide characters (刊日报) and five narrow ones: 11 columns.
    assert carets == "      | " + " " * 11 + "^" * 2
    assert fix.startswith("  改法: 可用：newsprint")


def test_a_page_place_is_measured_in_millimetres() -> None:
    box = Rect(Length.mm(10), Length.mm(20.5), Length.mm(100), Length.mm(3))
    (data,) = as_data([warning("disk-full", PagePlace(2, box), folder="x")], Language.EN)
    assert data["place"] == {"page": 2, "box_mm": [10.0, 20.5, 100.0, 3.0]}
    assert data["severity"] == "warning"
    assert as_text(warning("disk-full", PagePlace(2), folder="x"), Language.EN).startswith(
        "page 2: warning[disk-full]: "
    )


def test_what_the_system_says_of_files_is_said_in_the_readers_language() -> None:
    missing = error("file-unreadable", None, cause=os.strerror(errno.ENOENT))
    assert "没有这个文件" in words(missing, Language.ZH)
    assert "No such file" not in words(missing, Language.ZH)
    assert "No such file" in words(missing, Language.EN)


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("Input should be a valid boolean", "true 或 false"),
        ("Input should be 'none', 'basic' or 'gb'", "只能是 'none', 'basic' 或 'gb'"),
        ("least 0.3 is above natural 0.2", "least 0.3 比 natural 0.2 大"),
        ("no such key; perhaps hanging", "大概是 hanging"),
        ("words of another kind", "words of another kind"),
    ],
)
def test_causes_of_broken_layouts_are_chinese_in_chinese(cause: str, said: str) -> None:
    broken = error("layout-broken", None, name="ours", key="lines", cause=cause)
    assert said in words(broken, Language.ZH)
    assert cause in words(broken, Language.EN)
