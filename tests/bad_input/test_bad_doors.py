"""The security list of facts/press.md, 7, through the real front doors (law L10).

A canary lies beside the issue, and a server listens on this machine: whatever reads the one is
seen by its bytes or by the watch on files, whatever calls the other by its requests. What the
laws and `test_bad_hostile` already show is not shown again.
"""

from __future__ import annotations

import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from tests.bad_input.desk import PHOTO, STORY, Desk, Heard
from tests.doors import DOORS

from banxin import pdf
from banxin.diagnostics import BanxinError
from banxin.pdf import Asset

CANARY = b"canary: 4f1d8c55 must stay where it is"


class Server(HTTPServer):
    """Answers everything with a redirect to the canary, and keeps what was asked."""

    def __init__(self, canary: Path) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.canary = canary
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(302 if "redirect" in self.path else 200)
        to_file = self.server.canary.as_uri() if "file" in self.path else "/canary.png"
        self.send_header("Location", to_file)
        self.end_headers()
        self.wfile.write(CANARY)

    def log_message(self, *arguments: object) -> None:
        """Nothing on stderr."""


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.png"
    path.write_bytes(CANARY)
    return path


@pytest.fixture
def server(canary: Path) -> Iterator[Server]:
    server = Server(canary)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def holds_canary(data: bytes) -> bool:
    """Anywhere in the file: as it is, or in any stream of it unpacked."""
    if CANARY in data:
        return True
    with pikepdf.open(BytesIO(data)) as document:
        streams = [held for held in document.objects if isinstance(held, pikepdf.Stream)]
        return any(CANARY in _unpacked(stream) for stream in streams)


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def test_the_canary_would_be_seen(server: Server, canary: Path) -> None:
    out = BytesIO()
    with pikepdf.new() as document:
        document.Root.Held = document.make_stream(CANARY)
        document.save(out, compress_streams=True, recompress_flate=True)
    assert holds_canary(out.getvalue())
    from urllib.request import urlopen  # noqa: PLC0415 - the only one who may

    with DOORS.watched() as opened, urlopen(server.address + "/redirect") as answer:  # noqa: S310
        assert answer.read() == CANARY
    assert server.asked == ["/redirect", "/canary.png"]
    assert any("socket.connect" in door for door in opened)


# Every way that the table names, and those of its kind, past what the laws try already.
# No text: without a face of its own, a document with text would end WeasyPrint 70 in a crash.
BODIES = {
    "attachment by a link": '<p><a rel="attachment" href="{}"></a></p>',
    "attachment in the head": '<link rel="attachment" href="{}"><p></p>',
    "picture set": '<img srcset="{} 1x" src="{}">',
    "border picture": '<p style="border: 9pt solid; border-image: url({}) 9"></p>',
    "list mark": '<ul><li style="list-style-image: url({})"></li></ul>',
    "content": '<style>p::before {{ content: url({}) }}</style><p></p>',
    "cursor and mask": '<p style="cursor: url({}), auto; mask: url({}); filter: url({}#f)"></p>',
    "page background": "<style>@page {{ background: url({}) }}</style><p></p>",
    "style sheet of a style sheet": '<style>@import "{}" print;</style><p></p>',
    "colour profile": '<style>@color-profile device-cmyk {{ src: url({}) }}</style>'
    '<p style="border: 1pt solid device-cmyk(0 0 0 1)"></p>',
    "picture in SVG": '<svg width="9" height="9"><image xlink:href="{}" href="{}"/></svg>',
    "use in SVG": '<svg width="9" height="9"><use xlink:href="{}#a" href="{}#a"/></svg>',
    "style sheet in SVG": '<svg width="9" height="9"><style>@import url({});</style></svg>',
    "picture in a picture": '<img src=\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg">'
    '<image href="{}" width="9" height="9"/></svg>\'>',
    "base of everything": '<base href="{}"><img src="canary.png">',
    "frame": '<iframe src="{}"></iframe><video poster="{}"></video><p></p>',
    "form and icon": '<link rel="icon" href="{}"><input type="image" src="{}"><p></p>',
}  # fmt: skip


@pytest.mark.parametrize("way", sorted(BODIES))
@pytest.mark.parametrize("outside", ["file", "http", "redirect", "redirect to file"])
def test_a_document_reaches_nothing(
    way: str, outside: str, server: Server, canary: Path, tmp_path: Path
) -> None:
    address = {
        "file": canary.as_uri(),
        "http": f"{server.address}/canary.png",
        "redirect": f"{server.address}/redirect",
        "redirect to file": f"{server.address}/redirect-file",
    }[outside]
    body = BODIES[way].replace("{{", "{").replace("}}", "}").replace("{}", address)
    with DOORS.watched() as opened:
        painted = painted_or_refused(body)
    assert server.asked == []
    assert [door for door in opened if "canary" in door or not door.startswith("open")] == []
    assert painted is None or not holds_canary(painted)


def painted_or_refused(body: str) -> bytes | None:
    try:
        return pdf.paint(body, {}, tagged=False, identifier=bytes(16))
    except BanxinError as cause:
        refusal = cause
    codes = {fault.code for fault in refusal.diagnostics}
    assert codes <= {"painter-refused", "painter-warned"}
    return None


@pytest.mark.parametrize("body", ["<div>" * 500 + "</div>" * 500])
def test_a_document_nested_without_end_is_no_crash(body: str) -> None:
    with pytest.raises((BanxinError, RecursionError)):
        pdf.paint(body, {}, tagged=False, identifier=bytes(16))


def test_an_asset_that_names_another_place_reaches_nothing(server: Server, canary: Path) -> None:
    # As if a picture had been let through: what it names is still not there.
    svg = f"""<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">
        <image href="{canary.as_uri()}" width="9" height="9"/>
        <image href="{server.address}/canary.png" width="9" height="9"/></svg>"""
    assets = {"picture": Asset("image/svg+xml", svg.encode())}
    with DOORS.watched() as opened, pytest.raises(BanxinError):
        pdf.paint('<img src="asset:picture">', assets, tagged=False, identifier=bytes(16))
    assert server.asked == []
    assert [door for door in opened if "canary" in door] == []


def checked(desk: Desk, server: Server) -> Heard:
    """A run of ``check``; nothing outside the issue is opened, nobody called."""
    with DOORS.watched() as opened:
        heard = desk.check()
    assert server.asked == []
    assert [door for door in opened if "canary" in door or not door.startswith("open")] == []
    assert all("canary: 4f1d" not in said for f in heard.findings for said in f.said.values())
    return heard


@pytest.fixture
def near(desk: Desk, canary: Path) -> Desk:
    """The desk, with the canary in the folder that holds the issue."""
    assert canary.parent == desk.folder.parent
    return desk


FIELDS = {
    "caption": (STORY, r"^( *caption: ).*$"),
    "credit": (STORY, r"^( *credit: ).*$"),
    "alt": (STORY, r"^( *alt: ).*$"),
    "byline": (STORY, r"^(byline: ).*$"),
    "masthead": ("issue.toml", r"^(motto = ).*$"),
}


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_pictures_and_links_in_every_field(field: str, near: Desk, server: Server) -> None:
    name, line = FIELDS[field]
    words = f"![图]({server.address}/canary.png)![图](../canary.png)"
    text, count = re.subn(
        line, lambda found: f'{found[1]}"{words}"', near.file(name).read_text("utf-8"), flags=re.M
    )
    assert count
    near.write(name, text)
    heard = checked(near, server)
    # Only what is read aloud may hold such words, and there they are no more than words.
    assert heard.exit_code == (0 if field == "alt" else 3)


PATHS = [
    "../canary.png",
    "/dev/stdin",
    "//server/share/x.jpg",
    "photos/../../canary.png",
    "a\x00b.jpg",
]


@pytest.mark.parametrize("path", PATHS)
def test_photos_elsewhere(path: str, near: Desk, server: Server) -> None:
    near.spoil(STORY, "watchtower.jpg", '"' + path.replace("\x00", "\\0") + '"')
    heard = checked(near, server)
    assert heard.exit_code == 3
    assert set(heard.codes) & {"path-outside", "photo-missing", "value-empty"}


@pytest.mark.parametrize(
    "name", ["two\nlines.jpg", "tab\there.jpg", "bell\x07.jpg", "clear\x1b[2J.jpg", "\u202egpj.jpg"]
)
def test_names_that_would_spoil_a_report(name: str, near: Desk, server: Server) -> None:
    near.file(PHOTO).rename(near.file(f"photos/{name}"))
    heard = checked(near, server)
    # The name comes up among those that are there; it must not begin a line of its own.
    assert heard.exit_code == 3
    said = heard.one("photo-missing").said.values()
    assert not any(set(words) & {"\n", "\t", "\x07", "\x1b", "\u202e"} for words in said)


def own_layout(desk: Desk, good: str, bad: str) -> None:
    from banxin.shipped import shipped  # noqa: PLC0415

    home = desk.file("mine")
    home.mkdir()
    text = (shipped("layouts") / "tabloid" / "layout.toml").read_text("utf-8")
    found = re.search(good, text, re.M)
    assert found
    (home / "layout.toml").write_text(text.replace(found[0], bad, 1), "utf-8")
    desk.spoil("issue.toml", '"tabloid"', '"./mine"')


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (
            r"^\[palette\.black\]$|^black = ",
            '"red;background:url(x)" = { cmyk = [0, 0, 0, 1], srgb = "#000000" }\nblack = ',
        ),
        (r'srgb = "#[0-9a-f]+"', 'srgb = "url(file:///etc/passwd)"'),
        (r'srgb = "#[0-9a-f]+"', 'srgb = "#000;} @import url(x); {"'),
        (r'^name = "starter"$', 'name = "starter"\ninclude = "../../canary.png"'),
    ],
)  # fmt: skip
def test_a_layout_of_ones_own_is_no_style_sheet(
    good: str, bad: str, near: Desk, server: Server
) -> None:
    own_layout(near, good, bad)
    heard = checked(near, server)
    assert heard.exit_code == 3
    assert any(code.startswith("layout-") for code in heard.codes)


@pytest.mark.parametrize("link", ["layout", "ticket", "profile"])
def test_own_files_that_lead_out(link: str, near: Desk, server: Server, canary: Path) -> None:
    if link == "layout":
        near.file("mine").mkdir()
        near.file("mine/layout.toml").symlink_to(canary)
        near.spoil("issue.toml", '"tabloid"', '"./mine"')
    elif link == "ticket":
        near.file("mine.toml").symlink_to(canary)
        near.spoil("issue.toml", '"sheetfed-coated"', '"mine.toml"')
    else:
        near.file("house.icc").symlink_to(canary)
        near.write("mine.toml", 'based_on = "newsprint"\n[condition]\nprofile = "house.icc"\n')
        near.spoil("issue.toml", '"sheetfed-coated"', '"mine.toml"')
    assert checked(near, server).exit_code == 3


@pytest.mark.parametrize("profile", ["../canary.png", "/dev/zero", "/etc/passwd"])
def test_a_ticket_with_a_profile_elsewhere(profile: str, near: Desk, server: Server) -> None:
    near.write("mine.toml", f'based_on = "newsprint"\n[condition]\nprofile = "{profile}"\n')
    near.spoil("issue.toml", '"sheetfed-coated"', '"mine.toml"')
    heard = checked(near, server)
    assert (heard.exit_code, heard.codes) == (3, ["ticket-broken"])


def polyglot(first: bytes, photo: Path) -> None:
    """A sound JPEG with something else in it: what is in a comment, and behind the end."""
    data = photo.read_bytes()
    comment = b"\xff\xfe" + (len(first) + 2).to_bytes(2, "big") + first
    photo.write_bytes(data[:2] + comment + data[2:] + first)


def archive(canary: Path) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("canary", canary.read_bytes())
    return out.getvalue()


def test_a_photo_that_is_also_something_else_prints_as_a_photo_alone(
    near: Desk, server: Server, canary: Path
) -> None:
    strangers = (b"%PDF-1.7\n", b"<svg onload='x'>", b"<?php x ?>", CANARY, archive(canary))
    for stranger in strangers:
        polyglot(stranger, near.file(PHOTO))
    heard = near.build("--for", "press,screen")
    assert heard.errors == []
    assert server.asked == []
    for path in heard.files:
        data = path.read_bytes()
        assert CANARY not in data
        if path.suffix == ".pdf":
            assert not holds_canary(data)
            assert b"<svg onload" not in data


def bytes_of(data: bytes) -> Callable[[Path], object]:
    return lambda photo: photo.write_bytes(data)


LIES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page": (bytes_of(b"<!DOCTYPE html><img src=/canary.png>"), "photo-format"),
    "SVG": (bytes_of(b"<svg xmlns='x'><use href='#a'/></svg>"), "photo-format"),
    "a PDF": (bytes_of(b"%PDF-1.7\n%%EOF"), "photo-format"),
    "EPS": (bytes_of(b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run"), "photo-format"),
    "EPS with a preview": (bytes_of(b"\xc5\xd0\xd3\xc6" + bytes(40)), "photo-format"),
    "PostScript behind a blank": (bytes_of(b" \n%!PS\n"), "photo-format"),
    "a font": (bytes_of(b"OTTO" + bytes(400)), "photo-broken"),
    "a PNG": (lambda photo: Image.new("RGB", (2400, 1600)).save(photo, "PNG"), ""),
}


@pytest.mark.parametrize("lie", sorted(LIES))
def test_photos_that_lie_about_their_kind(lie: str, near: Desk, server: Server) -> None:
    make, code = LIES[lie]
    make(near.file(PHOTO))
    heard = checked(near, server)
    if code:
        assert heard.codes == [code]
    else:
        assert heard.errors == []
        assert heard.one("photo-suffix").severity == "note"
