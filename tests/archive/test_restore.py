"""What is attached to an archive builds the same pages again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.archive.conftest import EXTRAS, SAMPLE, Built, built
from tests.laws.small_issue import write_small_issue

from banxin.cli import run
from banxin.edition import Target
from banxin.shipped import shipped

# One worker builds the sample once.
pytestmark = pytest.mark.xdist_group("archive")

EVERY_PDF = frozenset({Target.PRESS, Target.SCREEN, Target.ARCHIVE})


def pdfs(of: Built) -> dict[str, bytes]:
    return {name: data for name, data in of.files.items() if name.endswith(".pdf")}


def restored(archive: bytes, tmp_path: Path, name: str = "另一个文件夹") -> Path:
    file = tmp_path / "archive.pdf"
    file.write_bytes(archive)
    assert run(["restore", str(file), str(tmp_path / name)]) == 0
    return tmp_path / name


def test_the_same_bytes_come_of_it(font_cache: Path, tmp_path: Path) -> None:
    folder = write_small_issue(tmp_path / "2026-03", "a4")
    third = folder / "third.md"
    third.write_text(third.read_text("utf-8") + EXTRAS, "utf-8")
    (folder / "held-over.md").write_text("---\ntitle: 下期再用\n---\n存稿。\n", "utf-8")
    (folder / "photos/unused.png").write_bytes((folder / "photos/bands.png").read_bytes())
    first = built(folder, font_cache, EVERY_PDF)
    assert len(pdfs(first)) == 3
    back = restored(first.archive, tmp_path)
    assert not (back / "held-over.md").exists()
    assert not (back / "photos/unused.png").exists()
    assert pdfs(built(back, font_cache, EVERY_PDF)) == pdfs(first)


def test_a_variant_comes_back_as_the_issue_that_it_is(
    sample: Built, font_cache: Path, tmp_path: Path
) -> None:
    """``a4.toml`` of a folder with two other variants, whose pages flow as they did."""
    back = restored(sample.archive, tmp_path)
    assert (back / "issue.toml").read_bytes() == sample.path.read_bytes()
    assert pdfs(built(back, font_cache)) == pdfs(sample)


@pytest.mark.heavy
def test_an_issues_own_layout_ticket_and_profile_come_with_it(
    font_cache: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "issue"
    shutil.copytree(SAMPLE, folder)
    shutil.copytree(shipped("layouts") / "a4", folder / "house/look")
    profile = shipped("tickets") / "profiles/ISOcoated_v2_300_bas.icc"
    (folder / "printer").mkdir()
    shutil.copy(profile, folder / "printer/own.icc")
    (folder / "printer/own.toml").write_text(
        'based_on = "newsprint"\ncondition = { name = "OWN", profile = "own.icc" }\n', "utf-8"
    )
    words = (folder / "a4.toml").read_text("utf-8").splitlines()
    kept = [line for line in words if not line.startswith(("layout", "ticket"))]
    own = ['layout = "./house/look"', 'ticket = "printer/own.toml"']
    (folder / "issue.toml").write_text("\n".join([*own, *kept]), "utf-8")
    first = built(folder, font_cache, EVERY_PDF)
    back = restored(first.archive, tmp_path)
    for path in ("house/look/layout.toml", "printer/own.toml", "printer/own.icc"):
        assert (back / path).read_bytes() == (folder / path).read_bytes()
    assert pdfs(built(back, font_cache, EVERY_PDF)) == pdfs(first)


def test_a_linked_picture_comes_back_under_the_name_that_the_desk_has_used(
    font_cache: Path, tmp_path: Path
) -> None:
    folder = write_small_issue(tmp_path / "2026-03", "a4")
    stairs = folder / "photos/stairs.png"
    stairs.rename(folder / "photos/real.png")
    stairs.symlink_to("real.png")
    back = restored(built(folder, font_cache).archive, tmp_path)
    assert (back / "photos/stairs.png").is_file()
    assert not (back / "photos/stairs.png").is_symlink()
