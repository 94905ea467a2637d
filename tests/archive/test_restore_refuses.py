"""An archive is a file from anywhere: nothing leaves its folder, nothing is overwritten."""

from __future__ import annotations

import io
import resource
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Name

from banxin.cli import run
from banxin.cli.commands import restore
from banxin.diagnostics import BadContent
from banxin.press import attached_source, source_files


def archive_of(files: Mapping[str, bytes] | list[tuple[str, bytes]], **saving: object) -> bytes:
    """A PDF of one blank page with files attached as source, as any program may write it."""
    out = io.BytesIO()
    listed = files.items() if isinstance(files, Mapping) else files
    with pikepdf.new() as document:
        document.add_blank_page()
        associated = Array()
        for path, data in listed:
            spec = AttachedFileSpec(
                document,
                data,
                filename=path,
                description="",
                mime_type="",
                creation_date="",
                mod_date="",
            )
            spec.obj.AFRelationship = Name.Source
            associated.append(document.make_indirect(spec.obj))
        document.Root.AF = associated
        document.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def changed(archive: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(archive)) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def refused(archive: bytes) -> list[str]:
    with pytest.raises(BadContent) as caught:
        attached_source(archive)
    return [found.code for found in caught.value.diagnostics]


GOOD = {"issue.toml": b"x", "photos/甲.jpg": b"y" * 100, "a/b/c.md": b""}


def test_files_come_out_as_they_went_in() -> None:
    assert attached_source(archive_of(GOOD)) == GOOD


@pytest.mark.parametrize(
    "name",
    [
        *("/etc/passwd", "../out", "a/../../out", "a/..", "..", ".", "./a", "a//b", "a/"),
        *("C:/x", "C:x", "a\\b", "\\\\host\\x", "~/x", "~root/x", "a\0b", "a\nb", ""),
        *("con", "photos/NUL.jpg", "lpt1.txt", "a.", "a ", "a /b", "x:y", "a\u202egpj.exe"),
        "字" * 100,
    ],
)
def test_a_path_that_is_not_safe_is_refused(name: str) -> None:
    assert refused(archive_of({"issue.toml": b"x", name: b"y"})) == ["archive-name-unsafe"]


@pytest.mark.parametrize(
    "names", [("a.md", "a.md"), ("a.md", "A.MD"), ("a", "a/b.md"), ("a/b.md", "A")]
)
def test_no_file_is_written_over_another(names: tuple[str, str]) -> None:
    codes = refused(archive_of([(name, b"x") for name in names]))
    assert "archive-name-twice" in codes


def test_hidden_names_are_files_like_others() -> None:
    """A dot in front leads nowhere."""
    assert attached_source(archive_of({".hidden": b"x"})) == {".hidden": b"x"}


def test_what_is_not_source_is_left() -> None:
    def supplement(document: pikepdf.Pdf) -> None:
        document.Root.AF[0].AFRelationship = Name.Supplement

    assert set(attached_source(changed(archive_of(GOOD), supplement))) < set(GOOD)
    assert refused(archive_of({})) == ["archive-no-source"]


@pytest.mark.parametrize(
    "data", [b"", b"no PDF", b"%PDF-1.7\n", archive_of(GOOD)[:600]], ids=range(4)
)
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    assert refused(data)[0] in {"archive-unreadable", "archive-no-source"}


def test_an_encrypted_archive_is_refused() -> None:
    locked = archive_of(GOOD, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refused(locked) == ["archive-unreadable"]


def test_a_file_that_is_not_as_it_was_is_refused() -> None:
    def alter(document: pikepdf.Pdf) -> None:
        document.Root.AF[1].EF.F.write(b"z" * 100)

    def shorten(document: pikepdf.Pdf) -> None:
        document.Root.AF[1].EF.F.Params.Size = 99

    for damage in (alter, shorten):
        assert refused(changed(archive_of(GOOD), damage)) == ["archive-file-damaged"]


def test_a_file_packed_in_a_way_of_its_own_is_refused() -> None:
    def pack(document: pikepdf.Pdf) -> None:
        stream = document.Root.AF[0].EF.F
        stream.write(b"78>", filter=Name.ASCIIHexDecode)

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(archive_of(GOOD))) as document:
        pack(document)
        document.save(
            out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none
        )
    assert refused(out.getvalue()) == ["archive-file-damaged"]


def test_a_bomb_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A megabyte of noughts packs into a thousand bytes; it is never unpacked beyond the limit."""
    monkeypatch.setattr(source_files, "MOST_BYTES", 500_000)
    assert refused(archive_of({"a": bytes(1_000_000)})) == ["archive-too-much"]
    half = bytes(300_000)
    assert refused(archive_of({"a": half, "b": half})) == ["archive-too-much"]
    assert attached_source(archive_of({"a": half})) == {"a": half}


def bomb() -> bytes:
    """A PDF whose catalogue lies at the head of sixteen gigabytes of blanks, packed into 16 MB."""
    packer = zlib.compressobj(9)
    catalogue = b"1 0 << /Type /Catalog /Pages 2 0 R >>"
    head = packer.compress(catalogue) + packer.flush(zlib.Z_FULL_FLUSH)
    blanks = packer.compress(b" " * (1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + blanks * 1000
    held = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(packed)
    parts = {
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        4: held + b"\nstream\n" + packed + b"\nendstream",
    }
    out, places = b"%PDF-1.5\n", {1: (2, 4)}
    for number, part in parts.items():
        places[number] = (1, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    places[5] = (1, len(out))
    table = bytes([0]) + bytes(8)
    for number in range(1, 6):
        kind, where = places[number]
        table += bytes([kind]) + where.to_bytes(6, "big") + bytes(2)
    keys = b"/Type /XRef /Size 6 /W [1 6 2] /Root 1 0 R /Length %d" % len(table)
    out += b"5 0 obj\n<< %s >>\nstream\n%s\nendstream\nendobj\n" % (keys, table)
    return out + b"startxref\n%d\n%%%%EOF\n" % places[5][1]


def test_a_file_that_fills_the_memory_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    monkeypatch.setattr(restore, "MEMORY_MOST", used + 300_000_000)
    file = tmp_path / "archive.pdf"
    file.write_bytes(bomb())
    assert run(["restore", str(file), str(tmp_path / "x"), "--lang", "en"]) == 3
    # qpdf takes the bound for damage where it meets it while it looks for an object.
    told = capsys.readouterr().err
    assert "archive-unreadable" in told or "archive-too-much" in told
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_an_existing_folder_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "archive.pdf"
    file.write_bytes(archive_of(GOOD))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/issue.toml").write_text("mine")
    assert run(["restore", str(file), str(tmp_path / "mine")]) == 2
    assert run(["restore", str(file), str(file)]) == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["issue.toml"]
    assert (tmp_path / "mine/issue.toml").read_text() == "mine"


def test_nothing_is_left_where_it_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "archive.pdf"
    file.write_bytes(archive_of({"issue.toml": b"x", "../out": b"y"}))
    assert run(["restore", str(file), str(tmp_path / "new/er")]) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["archive.pdf"]


def test_it_goes_into_a_folder_of_the_archives_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("2026-11-20.pdf").write_bytes(archive_of(GOOD))
    assert run(["restore", "2026-11-20.pdf", "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [f"2026-11-20/{name}" for name in sorted(GOOD)]
    assert told.err == "Next: banxin build 2026-11-20\n"
    assert {path: (tmp_path / "2026-11-20" / path).read_bytes() for path in GOOD} == GOOD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-11-20", "2026-11-20.pdf"]


def test_a_missing_archive_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["restore", str(tmp_path / "none.pdf"), str(tmp_path / "x"), "--lang", "en"]) == 2
    assert "archive-missing" in capsys.readouterr().err
