"""Copy as it comes to a desk: empty, in another encoding, half finished, somebody else's."""

from __future__ import annotations

import shutil

import pytest
from tests.bad_input.desk import STORY, Desk, Heard

from banxin.messages import Language

PARAGRAPH = "村民合钱盖起众楼，遇到险情，全村老小一起上去躲避；也有人家自己盖居楼，平时住，急时守。"


def only_error(heard: Heard, code: str) -> None:
    assert heard.exit_code == 3
    assert [finding.code for finding in heard.errors] == [code]


@pytest.mark.parametrize(
    ("content", "line"),
    [("", 0), ("---\ntitle: 碉楼\n---\n", 3), ("---\ntitle: 碉楼\n---\n\n　　\n", 3)],
)
def test_an_empty_story(desk: Desk, content: str, line: int) -> None:
    desk.write(STORY, content)
    heard = desk.check()
    only_error(heard, "story-empty")
    assert (heard.one("story-empty").file, heard.one("story-empty").line) == (STORY, line)


def test_a_missing_story(desk: Desk) -> None:
    desk.file(STORY).rename(desk.file("watchtowers.md"))
    heard = desk.check()
    only_error(heard, "story-missing")
    missing = heard.one("story-missing")
    assert (missing.file, missing.pointed[:12]) == ("issue.toml", '"watchtower"')
    # The way out names the file that was probably meant.
    assert "watchtowers" in missing.said[Language.ZH]


def test_a_story_on_two_places(desk: Desk) -> None:
    desk.spoil("issue.toml", '["watchtower"]', '["watchtower", "watchtower"]')
    heard = desk.check()
    only_error(heard, "story-twice")
    assert heard.one("story-twice").pointed == '"watchtower"]'


def test_another_issues_plan_over_this_issues_stories(desk: Desk) -> None:
    """Somebody copied last month's issue.toml into the folder: every story is named at once."""
    desk.spoil("issue.toml", '["watchtower"]', '["letters", "teahouse"]')
    heard = desk.check()
    assert heard.exit_code == 3
    assert [finding.code for finding in heard.errors] == ["story-missing", "story-missing"]
    assert [finding.pointed[:9] for finding in heard.errors] == ['"letters"', '"teahouse']
    # The story that is there, but that nobody asked for, is told as well.
    assert heard.one("story-unplaced").file == STORY


@pytest.mark.parametrize(
    ("good", "bad", "code", "pointed"),
    [
        ("kicker: ", "kicker: [", "front-matter-broken", ":"),
        ("kicker: 稻", "kicker: '稻", "front-matter-broken", ""),
        ("title: ", "\ttitle: ", "front-matter-broken", "\t"),
        ("kicker: ", "kicker：", "colon-form", "："),
        ("title: 碉", "title:碉", "colon-form", ":"),
        ("\n---\n:::", "\n:::", "front-matter-open", "---"),
        ("---\nkicker", "kicker", "front-matter-missing", "kicker"),
        ("kicker: ", "kicker: &甲 ", "front-matter-broken", "&甲"),
        ("kicker: ", "kicker: !a ", "front-matter-broken", "!a"),
        ("kicker: ", "kicker: !甲 ", "front-matter-broken", "甲"),
        ("kicker: ", "kicker: *甲 ", "front-matter-broken", "*甲"),
        ("title: ", "titel: ", "key-unknown", "titel"),
        ("focus: [0.5, 0.38]", "focus: [5, 0.38]", "value-too-large", "5"),
    ],
)
def test_front_matter_that_is_wrong(
    desk: Desk, good: str, bad: str, code: str, pointed: str
) -> None:
    desk.spoil(STORY, good, bad)
    heard = desk.check()
    assert heard.exit_code == 3
    assert heard.one(code).file == STORY
    assert heard.one(code).pointed.startswith(pointed)


@pytest.mark.parametrize("date", ["2026-02-30", '"2026年2月30日"', "2026-13-01"])
def test_a_date_that_does_not_exist(desk: Desk, date: str) -> None:
    desk.spoil("issue.toml", "date = 2026-11-20", f"date = {date}")
    heard = desk.check()
    only_error(heard, "date-impossible")
    assert heard.one("date-impossible").pointed.startswith(date)


@pytest.mark.parametrize(
    "date", ["2026-1-5", "2026/11/20", "2026.11.20", "2026年11月20日", "2026-11"]
)
def test_a_date_in_another_form(desk: Desk, date: str) -> None:
    desk.spoil("issue.toml", "date = 2026-11-20", f"date = {date}")
    heard = desk.check()
    only_error(heard, "date-form")
    assert heard.one("date-form").pointed.startswith(date)


@pytest.mark.parametrize("written", ["title: 碉楼 #侨乡#", "title: #侨乡#", "kicker: #侨乡# 稻田"])
def test_a_hashtag_is_never_lost_in_silence(desk: Desk, written: str) -> None:
    key, _, value = written.partition(": ")
    good = next(
        line for line in desk.file(STORY).read_text("utf-8").splitlines() if line.startswith(key)
    )
    desk.spoil(STORY, good, written)
    found = desk.check().one("front-matter-comment")
    assert found.pointed == value[value.index("#") :]
    desk.spoil(STORY, written, f'{key}: "{value}"')
    assert "front-matter-comment" not in desk.check().codes


def test_a_remark_that_explains_an_empty_key_is_left_in_peace(desk: Desk) -> None:
    desk.spoil(STORY, "subtitle: 从防匪避水的岗楼，到写着远方的家", "subtitle:   # 副题，可省")
    assert "front-matter-comment" not in desk.check().codes


def test_every_file_is_read_before_the_desk_is_told(desk: Desk) -> None:
    """A broken issue.toml, a broken story and a missing photo come in one go."""
    shutil.copy(desk.file(STORY), desk.file("second.md"))
    desk.spoil("issue.toml", "date = 2026-11-20", "date = 2026-02-30")
    desk.spoil(STORY, "title: ", "titel: ")
    desk.spoil(STORY, "铁门", "<b>铁门</b>")
    desk.spoil("second.md", "watchtower.jpg", "gone.jpg")
    heard = desk.check()
    assert heard.exit_code == 3
    assert {(finding.file, finding.code) for finding in heard.errors} == {
        ("issue.toml", "date-impossible"),
        (STORY, "key-unknown"),
        (STORY, "key-missing"),
        (STORY, "copy-html"),
        ("second.md", "photo-missing"),
    }


@pytest.mark.parametrize("name", [STORY, "issue.toml"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_another_encoding_is_read_and_said(desk: Desk, name: str, encoding: str) -> None:
    before = desk.check()
    desk.write(name, desk.file(name).read_text("utf-8").encode(encoding))
    heard = desk.check()
    assert heard.exit_code == 0
    assert heard.one("text-recoded").severity == "note"
    assert encoding.upper() in heard.one("text-recoded").said[Language.ZH]
    # Nothing else changes: the same characters were read.
    assert [f.code for f in heard.findings if f.code != "text-recoded"] == before.codes


def test_a_broken_byte_is_shown_in_its_line(desk: Desk) -> None:
    raw = desk.file(STORY).read_bytes()
    at = raw.index("竹林".encode())
    desk.write(STORY, raw[:at] + b"\xe7" + raw[at + 3 :])
    heard = desk.check()
    only_error(heard, "text-damaged")
    assert heard.one("text-damaged").line == raw[:at].count(b"\n") + 1


def test_a_word_file_under_a_storys_name(desk: Desk) -> None:
    desk.write(STORY, b"PK\x03\x04\x14\x00\x06\x00" + bytes(3000))
    only_error(desk.check(), "text-binary")


def test_a_story_with_only_a_section_head(desk: Desk) -> None:
    desk.story("## 防匪也防水")
    heard = desk.check()
    assert heard.exit_code == 0
    assert heard.one("head-alone").pointed == "防匪也防水"
    assert heard.one("head-alone").severity == "warning"
    assert desk.check("--strict").exit_code == 1


def test_ruby_longer_than_its_base(desk: Desk) -> None:
    """It may not run into its neighbours or off the page; the column is opened, which is told."""
    desk.spoil(STORY, "{燕子窝|yàn zi wō}", "{燕|yàn zi wō yàn zi wō yàn zi wō}")
    heard = desk.check()
    assert heard.errors == []
    desk.spoil(STORY, "{燕|yàn zi wō yàn zi wō yàn zi wō}", "{燕|}")
    heard = desk.check()
    only_error(heard, "ruby-form")
    assert heard.one("ruby-form").pointed.startswith("{燕|}")


@pytest.mark.parametrize("character", "𬭚㙍")
def test_rare_characters_that_the_chosen_faces_hold(desk: Desk, character: str) -> None:
    desk.spoil(STORY, "走进广东", f"走进{character}广东")
    assert desk.check().errors == []


def test_a_rare_character_that_another_face_holds(desk: Desk) -> None:
    """It is told for every role that lacks it, with its face; naming that face cures all."""
    desk.spoil(STORY, "走进广东", "走进𠀀广东")
    desk.spoil(STORY, "caption: ", "caption: 𠀀")
    heard = desk.check()
    assert heard.exit_code == 3
    assert [finding.code for finding in heard.errors] == ["character-missing"] * 2
    assert {finding.pointed[0] for finding in heard.errors} == {"𠀀"}
    for finding in heard.errors:
        assert 'rare_face = "hanamin"' in finding.said[Language.ZH]
        assert "U+20000" in finding.said[Language.EN]
    desk.spoil("issue.toml", "ticket =", 'rare_face = "hanamin"\nticket =')
    assert desk.check().errors == []


def test_a_rare_face_that_nobody_has(desk: Desk) -> None:
    desk.spoil("issue.toml", "ticket =", 'rare_face = "hanamim"\nticket =')
    heard = desk.check()
    only_error(heard, "face-unknown")
    assert "hanamin" in heard.one("face-unknown").said[Language.ZH]


def test_an_emoji_is_in_no_face(desk: Desk) -> None:
    desk.spoil(STORY, "走进广东", "走进🐉广东")
    heard = desk.check()
    only_error(heard, "character-unknown")
    assert heard.one("character-unknown").pointed.startswith("🐉")


def test_a_latin_word_longer_than_the_column(desk: Desk) -> None:
    """It is cut where no rule allows it, since it must stay inside its column, and that is told."""
    word = "DDSG1829ELEKTRIZITAET" * 4
    desk.story(f"{PARAGRAPH}{word}{PARAGRAPH}")
    heard = desk.check()
    assert "word-cut" in heard.codes
    grave = {finding.code for finding in heard.findings if finding.severity != "note"}
    assert grave <= {"word-cut", "story-room", "line-loose", "photo-without-slot"}
