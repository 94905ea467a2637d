"""L9: a warning of the painter or of a font fails the build; a missing glyph fails earlier."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.laws.pressed import Pressed
from tests.laws.small_issue import write_small_issue
from weasyprint import HTML
from weasyprint.document import Document

from banxin import edition, html, makeup
from banxin.content import load_issue
from banxin.diagnostics import BadContent, BanxinError, SourcePlace
from banxin.edition import Target
from banxin.makeup import IssueLayout

Damage = Callable[[str], str]


def bad_property(document: str) -> str:
    return document.replace("<style>", "<style>p { line-hight: 2 }")


def bad_value(document: str) -> str:
    return document.replace("<style>", "<style>p { color: blackish }")


def missing_glyph(document: str) -> str:
    """A character that no prepared face was cut for."""
    return document.replace("老师傅", "龘师傅")


def broken_picture(document: str) -> str:
    return re.sub(r"asset:picture-1\b", "asset:face-song", document)


def build(issue: Pressed, cache: Path) -> bytes:
    built = edition.build(issue.spread.issue, cache, frozenset({Target.PRESS}), lambda _: None)
    return built.files["press.pdf"]


@pytest.mark.parametrize("damage", [bad_property, bad_value, missing_glyph, broken_picture])
def test_what_the_painter_warns_of_fails_the_build(
    small: Pressed, font_cache: Path, monkeypatch: pytest.MonkeyPatch, damage: Damage
) -> None:
    render = html.render

    def damaged(issue: IssueLayout, look: html.Look) -> str:
        sound = render(issue, look)
        assert damage(sound) != sound
        return damage(sound)

    monkeypatch.setattr(html, "render", damaged)
    with pytest.raises(BanxinError) as caught:
        build(small, font_cache)
    assert {fault.code for fault in caught.value.diagnostics} == {"painter-warned"}


@pytest.mark.parametrize("logger", ["weasyprint", "fontTools.subset"])
@pytest.mark.parametrize("step", [(HTML, "render"), (Document, "write_pdf")])
def test_any_logged_warning_fails_the_build(
    small: Pressed,
    font_cache: Path,
    monkeypatch: pytest.MonkeyPatch,
    logger: str,
    step: tuple[type, str],
) -> None:
    """While the pages are laid out, and while they are drawn and their fonts cut."""
    owner, name = step
    sound = getattr(owner, name)

    def warns(*arguments: object, **options: object) -> object:
        logging.getLogger(logger).warning("something is not as asked for")
        return sound(*arguments, **options)

    monkeypatch.setattr(owner, name, warns)
    with pytest.raises(BanxinError, match="something is not as asked for"):
        build(small, font_cache)


def test_the_untouched_document_passes(small: Pressed, font_cache: Path) -> None:
    """Nothing in the tests above fails by itself."""
    assert build(small, font_cache) == small.pdf


def test_a_missing_glyph_fails_before_anything_is_composed(
    font_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_small_issue(tmp_path / "issue", "broadsheet")
    story = folder / "second.md"
    story.write_text(story.read_text("utf-8").replace("分栏是为了好读", "分栏是为了𪚥读"), "utf-8")
    monkeypatch.setattr(makeup, "make_up", None)
    monkeypatch.setattr(html, "render", None)
    with pytest.raises(BadContent) as caught:
        edition.build(load_issue(folder).issue, font_cache, frozenset(Target), lambda _: None)
    (missing,) = caught.value.diagnostics
    assert missing.code in {"character-missing", "character-unknown"}
    assert missing.params["codepoint"] == "U+2A6A5"
    assert isinstance(missing.place, SourcePlace)
    line = story.read_text("utf-8").splitlines()[missing.place.line - 1]
    assert line[missing.place.column - 1] == "𪚥"
    assert re.search("second.md$", missing.place.file)
