"""Real fonts once a session, and tiny made-up ones for everything that can go wrong."""

from __future__ import annotations

import io
import os
import tarfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from banxin.fonts import Catalogue, fetch, load_catalogue

TinyFont = Callable[..., bytes]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def cache(catalogue: Catalogue) -> Path:
    """The machine's own cache; the fonts come down on the first run only."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banxin"
    fetch(catalogue, home)
    return home


@pytest.fixture(scope="session")
def tiny_font() -> TinyFont:
    return _tiny_font


def _tiny_font(characters: str = " 中", fs_type: int = 0) -> bytes:
    """A font of squares on an em of 1000 units."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 800))
    pen.lineTo((900, 800))
    pen.lineTo((900, 0))
    pen.closePath()
    names = {ord(character): f"u{ord(character):04X}" for character in characters}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    glyph, blank = pen.glyph(), TTGlyphPen(None).glyph()
    outlines = {name: blank if code == 0x20 else glyph for code, name in names.items()}
    builder.setupGlyf({".notdef": glyph, **outlines})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 100)))
    builder.setupHorizontalHeader(ascent=1160, descent=-288)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular"})
    builder.setupOS2(fsType=fs_type)
    builder.setupPost()
    data = io.BytesIO()
    builder.save(data)
    return data.getvalue()


class Registry:
    """A registry of one package, and an npm on PATH that packs what it holds."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.cache = folder / "cache"
        self.tarball = folder / "served.tgz"
        self.calls = folder / "calls"
        self._monkeypatch = monkeypatch
        (folder / "bin").mkdir()
        self.npm(f'echo "$@" >> {self.calls}; cp {self.tarball} "$4/package-1.0.0.tgz"')

    def npm(self, body: str) -> None:
        program = self.folder / "bin/npm"
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        self._monkeypatch.setenv("PATH", f"{self.folder / 'bin'}:/usr/bin:/bin")

    def offline(self) -> None:
        self._monkeypatch.setenv("PATH", str(self.folder / "nothing"))

    def serve(self, members: dict[str, bytes]) -> str:
        """Pack a tarball with these members; its sha256."""
        with tarfile.open(self.tarball, "w:gz") as archive:
            for name, data in members.items():
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return sha256(self.tarball.read_bytes()).hexdigest()

    def catalogue(self, tarball_sha256: str, font: bytes, path: str = "tiny.ttf") -> Catalogue:
        (self.folder / "manifest.toml").write_text(
            f"""
            [licences.OFL]
            title = "OFL"
            may_embed = true
            reason = "-"
            text = "-"
            [packages.tiny]
            name = "@someone/tiny"
            version = "1.0.0"
            sha256 = "{tarball_sha256}"
            megabytes = 1
            [faces.tiny]
            title = {{ zh = "小", en = "Tiny" }}
            weight = 400
            licence = "OFL"
            package = "tiny"
            file = "{path}"
            sha256 = "{sha256(font).hexdigest()}"
            """,
            "utf-8",
        )
        return load_catalogue(self.folder)

    @property
    def cached(self) -> list[str]:
        return sorted(path.name for path in self.cache.rglob("*") if path.is_file())


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    return Registry(tmp_path, monkeypatch)
