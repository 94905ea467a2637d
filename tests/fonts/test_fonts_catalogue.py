"""The catalogue: what it promises about faces, and what it refuses."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb

from banxin.diagnostics import BadContent, Diagnostic, MissingTool
from banxin.fonts import Catalogue, Face, absence, load_catalogue, prepare, probe
from banxin.fonts.fetch import locate
from banxin.fonts.manifest import faults_of_form
from banxin.fonts.sources import forbids_embedding
from banxin.shipped import shipped

OWN = """
[licences.paper]
title = "Contract of 2026"
may_embed = true
reason = "section 3"
text = "the filing cabinet"

[faces.biaosong]
title = { zh = "标宋", en = "Biao Song" }
weight = 500
licence = "paper"
path = "own.ttf"
"""


def own_catalogue(folder: Path, text: str = OWN) -> Catalogue:
    path = folder / "faces.toml"
    path.write_text(text, "utf-8")
    return load_catalogue(extra=path)


def refusals(folder: Path, text: str) -> list[Diagnostic]:
    with pytest.raises(BadContent) as caught:
        own_catalogue(folder, text)
    return list(caught.value.diagnostics)


def file_of(face: Face, cache: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(str(locate(face, cache))))


def usable(catalogue: Catalogue, cache: Path) -> list[Face]:
    return [face for face in catalogue.faces.values() if absence(face, cache) is None]


def test_the_shipped_list_has_the_form_it_is_read_in() -> None:
    """Nobody checks it again when it is read."""
    tables = tomllib.loads((shipped("fonts") / "manifest.toml").read_text("utf-8"))
    assert faults_of_form(tables) == []
    del tables["faces"]["song"]["weight"]
    assert faults_of_form(tables) == ["faces.song.weight: Field required"]


def test_every_face_that_a_page_needs_is_there(catalogue: Catalogue) -> None:
    weights = {name: face.weight for name, face in catalogue.faces.items()}
    assert weights == {
        "song": 400, "song-bold": 700, "song-heavy": 900,
        "hei": 400, "hei-bold": 700, "hei-heavy": 900,
        "kai": 400, "kai-bold": 700,
        "masthead": 400, "masthead-xiaowei": 400,
        "hanamin-a": 400, "hanamin": 400,
    }  # fmt: skip
    assert [face.name for face in catalogue.faces.values() if face.rare] == ["hanamin-a", "hanamin"]


def test_weight_in_the_manifest_is_the_one_in_the_file(catalogue: Catalogue, cache: Path) -> None:
    # Hanazono calls its one weight 500; beside it stands no other, so the catalogue says 400.
    for face in usable(catalogue, cache):
        in_file = int.from_bytes(file_of(face, cache).reference_table("OS/2").data[4:6], "big")
        assert in_file == (500 if face.rare else face.weight), face.name


def test_every_licence_allows_embedding_and_says_why(catalogue: Catalogue) -> None:
    for face in catalogue.faces.values():
        assert face.licence.may_embed
        assert face.licence.reason
        assert face.licence.text


def test_what_a_face_covers_is_in_its_file(catalogue: Catalogue, cache: Path) -> None:
    rare = [face for face in usable(catalogue, cache) if face.covers]
    for face in rare:
        held = set(file_of(face, cache).unicodes)
        claimed = {code for points in face.covers for code in points}
        assert claimed <= held, face.name


def test_what_a_face_lacks_is_in_its_file(catalogue: Catalogue, cache: Path) -> None:
    for face in usable(catalogue, cache):
        held = set(file_of(face, cache).unicodes)
        assert {ord(character) for character in face.lacks} <= held, face.name


def test_unknown_face_names_the_nearest(catalogue: Catalogue) -> None:
    (diagnostic,) = catalogue.unknown(["song", "song-hevy"])
    assert diagnostic.code == "face-unknown"
    assert diagnostic.params["name"] == "song-hevy"
    assert str(diagnostic.params["known"]).split("、")[0] == "song-heavy"


def test_unknown_face_unlike_any_lists_all(catalogue: Catalogue) -> None:
    (diagnostic,) = catalogue.unknown(["××"])
    assert str(diagnostic.params["known"]).split("、") == list(catalogue.faces)


def test_face_of_the_paper_stands_beside_the_shipped_ones(tmp_path: Path, tiny_font: Any) -> None:
    catalogue = own_catalogue(tmp_path)
    assert "song" in catalogue.faces
    needs = {"title": frozenset("中")}
    with pytest.raises(MissingTool) as caught:
        prepare(catalogue, tmp_path, {"title": ("biaosong",)}, needs)
    assert caught.value.diagnostics[0].code == "font-file-missing"
    (tmp_path / "own.ttf").write_bytes(tiny_font())
    fonts = prepare(catalogue, tmp_path, {"title": ("biaosong",)}, needs)
    assert fonts.families("title") == ("Banxin biaosong",)
    assert fonts.faces[0].weight == 500


def test_face_of_the_paper_may_stand_in_for_a_shipped_one(tmp_path: Path) -> None:
    catalogue = own_catalogue(tmp_path, OWN.replace("biaosong", "song"))
    assert catalogue.faces["song"].title_en == "Biao Song"
    assert catalogue.faces["song-heavy"].title_en == "Noto Serif SC Black"


def test_licence_without_embedding_is_refused(tmp_path: Path) -> None:
    (diagnostic,) = refusals(tmp_path, OWN.replace("may_embed = true", "may_embed = false"))
    assert diagnostic.code == "face-forbidden"
    assert diagnostic.params == {
        "name": "biaosong",
        "licence": "Contract of 2026",
        "cause": "section 3",
    }


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (("weight = 500", "weight = 5000"), "faces.biaosong.weight"),
        (("weight = 500", 'weight = "500"'), "faces.biaosong.weight"),
        (('licence = "paper"\n', ""), "faces.biaosong.licence"),
        (('licence = "paper"', 'licence = "none"'), "none"),
        (("weight", "wight"), "faces.biaosong.wight"),
        (('path = "own.ttf"', ""), "give one of"),
        (('path = "own.ttf"', 'package = "nowhere"\nfile = "x"'), "sha256"),
        (("faces.biaosong", 'faces."标宋"'), "标宋"),
        (("[faces", "[faces"[1:]), "line"),
    ],
)
def test_broken_list_is_refused_with_the_place(
    tmp_path: Path, damage: tuple[str, str], told: str
) -> None:
    diagnostics = refusals(tmp_path, OWN.replace(*damage))
    assert {d.code for d in diagnostics} == {"manifest-broken"}
    assert told in str(diagnostics[0].params["cause"])


@pytest.mark.parametrize("path", ["../own.ttf", "/etc/own.ttf", "a/../../own.ttf"])
def test_font_outside_the_folder_of_the_list_is_refused(tmp_path: Path, path: str) -> None:
    (diagnostic,) = refusals(tmp_path, OWN.replace("own.ttf", path))
    assert diagnostic.code == "font-outside"


def test_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadContent) as caught:
        load_catalogue(extra=tmp_path / "faces.toml")
    assert caught.value.diagnostics[0].code == "manifest-broken"


# OpenType 1.9.1, OS/2, fsType: 0 installable, 2 restricted, 4 preview & print, 8 editable,
# 0x100 no subsetting, 0x200 bitmaps only; of several usage bits the least restrictive counts.
@pytest.mark.parametrize("fs_type", [0, 4, 8, 2 | 4, 2 | 8])
def test_flags_that_allow_embedding(fs_type: int) -> None:
    assert not forbids_embedding(fs_type)


@pytest.mark.parametrize("fs_type", [2, 0x100, 4 | 0x100, 0x200])
def test_flags_that_forbid_embedding(fs_type: int) -> None:
    assert forbids_embedding(fs_type)


def test_file_that_contradicts_the_licence_table_is_refused(tmp_path: Path, tiny_font: Any) -> None:
    catalogue = own_catalogue(tmp_path)
    (tmp_path / "own.ttf").write_bytes(tiny_font(fs_type=2))
    with pytest.raises(BadContent) as caught:
        prepare(catalogue, tmp_path, {"title": ("biaosong",)}, {"title": frozenset("中")})
    assert caught.value.diagnostics[0].code == "face-restricted"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "font-broken"), (b"not a font at all", "font-broken"), (None, "font-without-space")],
)
def test_unfit_file_is_found_by_the_probe(
    tmp_path: Path, tiny_font: Any, data: bytes | None, code: str
) -> None:
    (tmp_path / "own.ttf").write_bytes(tiny_font("中") if data is None else data)
    own = own_catalogue(tmp_path).faces["biaosong"]
    assert [d.code for d in probe(Catalogue({"biaosong": own}), tmp_path)] == [code]


def test_probe_finds_nothing_wrong_with_the_fetched_fonts(
    catalogue: Catalogue, cache: Path
) -> None:
    fetched = {face.name: face for face in catalogue.faces.values() if not face.rare}
    assert probe(Catalogue(fetched), cache) == ()


def test_probe_of_an_empty_cache_names_every_face(tmp_path: Path, catalogue: Catalogue) -> None:
    found = {str(d.params["name"]) for d in probe(catalogue, tmp_path)}
    assert {name for name, face in catalogue.faces.items() if not face.rare} <= found
