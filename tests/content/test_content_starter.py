"""banxin new, the published schemas, and the words of every code."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from PIL import Image
from ruamel.yaml import YAML

import banxin.content
from banxin.content import load_issue, new_issue
from banxin.content.model import BodyParagraph, Box, EditorsNote, PullQuote, SectionHead
from banxin.content.schemas import SCHEMA_FOLDER, schemas
from banxin.diagnostics import WrongUse
from banxin.messages import Language, as_text, catalogue

DAY = datetime.date(2026, 11, 20)
PACKAGE = Path(banxin.content.__file__).parent
SAMPLES = PACKAGE.parents[2] / "content"


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issues") / "2026-11"
    new_issue(folder, DAY, "tabloid")
    return folder


def test_the_starter_loads_without_a_finding(starter: Path) -> None:
    loaded = load_issue(starter)
    assert loaded.diagnostics == ()
    assert (loaded.issue.date, loaded.issue.layout) == (DAY, "tabloid")


def test_the_starter_shows_every_form(starter: Path) -> None:
    (story,) = load_issue(starter).issue.stories
    assert story.kicker
    assert story.subtitle
    assert story.byline
    kinds = {type(block) for block in story.blocks}
    assert kinds == {BodyParagraph, Box, EditorsNote, PullQuote, SectionHead}
    paragraphs = [block for block in story.blocks if isinstance(block, BodyParagraph)]
    assert paragraphs[0].dateline
    runs = [run for block in paragraphs for run in block.text.runs]
    for mark in ("bold", "kai", "dots", "ruby", "link"):
        assert any(getattr(run, mark) for run in runs), mark
    assert any(block.label for block in story.blocks if isinstance(block, SectionHead))
    assert 600 < sum(len(block.text.plain) for block in paragraphs) + 150 < 900


def test_the_starters_picture_is_of_photographic_size(starter: Path) -> None:
    with Image.open(starter / "photos" / "watchtower.jpg") as image:
        assert image.size == (2400, 1600)
        assert len(image.getcolors(1_000_000) or []) > 500
    assert load_issue(starter).issue.stories[0].photos[0].credit.plain == "制图：版心"


def test_two_starters_are_the_same(starter: Path, tmp_path: Path) -> None:
    new_issue(tmp_path / "again", DAY, "tabloid")
    for file in sorted(path for path in starter.rglob("*") if path.is_file()):
        again = tmp_path / "again" / file.relative_to(starter)
        assert again.read_bytes() == file.read_bytes()


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    new_issue(folder, DAY, "a4")
    assert (folder / "issue.toml").is_file()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "note.txt").write_text("甲")
    with pytest.raises(WrongUse) as caught:
        new_issue(tmp_path / "old", DAY, "a4")
    assert caught.value.diagnostics[0].code == "new-not-empty"
    assert [file.name for file in (tmp_path / "old").iterdir()] == ["note.txt"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("甲")
    with pytest.raises(WrongUse) as caught:
        new_issue(tmp_path / "old", DAY, "a4")
    assert caught.value.diagnostics[0].code == "new-in-the-way"


def test_a_disk_that_fills_up_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("banxin.content.new.shutil.copyfile", disk_full)
    with pytest.raises(WrongUse) as caught:
        new_issue(tmp_path / "new", DAY, "a4")
    assert caught.value.diagnostics[0].code == "new-unwritable"
    assert list(tmp_path.iterdir()) == []


def test_a_layout_name_cannot_break_out_of_its_quotes(tmp_path: Path) -> None:
    new_issue(tmp_path / "new", DAY, 'a" # "b')
    assert load_issue(tmp_path / "new").issue.layout == 'a" # "b'


def test_published_schemas_are_those_of_the_sheets() -> None:
    assert sorted(path.name for path in SCHEMA_FOLDER.glob("*.json")) == sorted(schemas())
    for name, text in schemas().items():
        assert (SCHEMA_FOLDER / name).read_text("utf-8") == text, "run banxin.content.schemas"
        Draft202012Validator.check_schema(json.loads(text))


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMA_FOLDER / name).read_text("utf-8")))


def as_json(value: Any) -> Any:
    return json.loads(json.dumps(value, default=lambda day: day.isoformat()))


def front_matter(file: Path) -> Any:
    return YAML(typ="safe", pure=True).load(file.read_text("utf-8").split("---\n")[1])


def test_the_schemas_take_what_the_loader_takes(starter: Path) -> None:
    for folder in [starter, *sorted(SAMPLES.glob("*/"))]:
        for file in sorted(folder.glob("*.toml")):
            validator("issue.schema.json").validate(as_json(tomllib.loads(file.read_text("utf-8"))))
        for file in sorted(folder.glob("*.md")):
            validator("story.schema.json").validate(as_json(front_matter(file)))


def test_the_schemas_refuse_what_the_loader_refuses(starter: Path) -> None:
    good = front_matter(starter / "watchtower.md")
    story = validator("story.schema.json")
    damages: tuple[dict[str, object], ...]
    damages = ({"titel": "甲"}, {"title": ""}, {"byline_at": "top"}, {"photos": [{}]})
    for damage in damages:
        assert not story.is_valid(good | damage), damage
    assert not story.is_valid({key: good[key] for key in good if key != "title"})
    issue = as_json(tomllib.loads((starter / "issue.toml").read_text("utf-8")))
    damages = ({"layuot": "a4"}, {"page": []}, {"number": 0}, {"masthead": {}})
    for damage in damages:
        assert not validator("issue.schema.json").is_valid(issue | damage), damage


def test_every_code_of_this_stage_has_words_and_no_words_are_left_over() -> None:
    source = "".join(file.read_text("utf-8") for file in sorted(PACKAGE.glob("*.py")))
    used = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"', source))
    raised = set(re.findall(r'(?:error|warning|note|_Unfit)\(\s*"([a-z0-9-]+)"', source))
    own = set(tomllib.loads((PACKAGE.parent / "messages" / "content.toml").read_text("utf-8")))
    assert raised <= set(catalogue())
    assert own <= used


def test_words_can_be_filled_from_what_the_loader_says(folder: Any) -> None:
    folder.write("issue.toml", 'layuot = "a4"\n[[page]]\nname = "甲"\nstories = ["tower", "x"]\n')
    folder.story("<b>甲</b>\n\n##乙\n\n{甲}**", front="titel: 甲\nphotos:\n  - file: a.jpg\n")
    for found in folder.errors():
        for language in Language:
            assert "{" not in as_text(found, language).replace("{甲}", "")


def test_docs_name_every_key_and_every_code() -> None:
    docs = (PACKAGE.parents[2] / "docs" / "content.md").read_text("utf-8")
    for text in schemas().values():
        schema = json.loads(text)
        for table in [schema, *schema.get("$defs", {}).values()]:
            for key in table["properties"]:
                assert f"`{key}`" in docs, key
    for code in tomllib.loads((PACKAGE.parent / "messages" / "content.toml").read_text("utf-8")):
        entry = catalogue()[code]
        cells = [f"`{code}`", entry.text["zh"], entry.fix["zh"]]
        assert f"| {' | '.join(plain(cell) for cell in cells)} |" in docs, code


def plain(words: str) -> str:
    """Catalogue words as a table cell: no values, no bars, and braces as they will be shown."""
    words = re.sub(r"(?<!\{)\{\w+\}(?!\})", "…", words)
    return words.replace("{{", "{").replace("}}", "}").replace("|", "\\|").replace("<", "&lt;")
