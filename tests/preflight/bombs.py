"""Files made to hold up whoever opens them. Built in memory; a few hundred bytes most of them."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def paged(content: bytes = b"", **resources: object) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    _add(pdf, content, resources)
    return pdf


def _add(pdf: pikepdf.Pdf, content: bytes, resources: dict[str, object]) -> None:
    box = Array([0, 0, 300, 300])
    page = Dictionary(
        Type=Name.Page, MediaBox=box, TrimBox=box, BleedBox=box,
        Resources=Dictionary({f"/{kind}": value for kind, value in resources.items()}),
        Contents=pdf.make_stream(content),
    )  # fmt: skip
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _form(pdf: pikepdf.Pdf, content: bytes, **drawn: pikepdf.Object) -> pikepdf.Stream:
    form = pdf.make_stream(content)
    form.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]),
        Resources=Dictionary(XObject=Dictionary({f"/{key}": held for key, held in drawn.items()})),
    )  # fmt: skip
    return form


def five_thousand_pages() -> bytes:
    pdf = pikepdf.new()
    for _ in range(5000):
        _add(pdf, b"0 0 0 1 k 20 20 50 50 re f", {})
    return saved(pdf)


def form_in_itself() -> bytes:
    pdf = pikepdf.new()
    form = _form(pdf, b"/F Do")
    form.Resources.XObject = Dictionary(F=form)
    _add(pdf, b"/F Do", {"XObject": Dictionary(F=form)})
    return saved(pdf)


def forms_by_the_thousand_million() -> bytes:
    pdf = pikepdf.new()
    form = _form(pdf, b"0 0 1 1 re f")
    for _ in range(9):
        form = _form(pdf, b"/F Do " * 10, F=form)
    _add(pdf, b"/F Do", {"XObject": Dictionary(F=form)})
    return saved(pdf)


def content_of(megabytes: int) -> bytes:
    """A page whose content grows a thousandfold when it is unpacked."""
    squeeze = zlib.compressobj(9)
    packed = [squeeze.compress(b"0 0 m " * 174_763) for _ in range(megabytes)]
    pdf = paged()
    pdf.pages[0].obj.Contents.write(b"".join([*packed, squeeze.flush()]), filter=Name.FlateDecode)
    return saved(pdf)


def picture_of_gigabytes() -> bytes:
    pdf = pikepdf.new()
    twice = zlib.compress(zlib.compress(bytes(1 << 26), 9), 9)
    image = pdf.make_stream(b"")
    image.write(twice, filter=Array([Name.FlateDecode, Name.FlateDecode]))
    image.Subtype, image.ColorSpace = Name.Image, Name.DeviceCMYK
    image.Width = image.Height = 60_000
    image.BitsPerComponent = 8
    _add(pdf, b"q 200 0 0 200 0 0 cm /I Do Q", {"XObject": Dictionary(I=image)})
    return saved(pdf)


def page_tree_in_a_loop() -> bytes:
    pdf = paged()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    return saved(pdf)


def odd_names() -> bytes:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/He\x01l\nv"))
    pdf = paged(b"BT /F1 12 Tf 10 10 Td (hi) Tj ET /A#00B gs", Font=Dictionary(F1=font))
    return saved(pdf).replace(b"/BaseFont", b"/Base#00F")


def junk(megabytes: int) -> bytes:
    return b"%PDF-1.7\n" + random.Random(3).randbytes(megabytes << 20)  # noqa: S311


def page_of_a_size(*box: float) -> Callable[[], bytes]:
    def make() -> bytes:
        pdf = paged(b"0 0 0 1 k 0 0 1e9 1e9 re f")
        for name in (Name.MediaBox, Name.TrimBox, Name.BleedBox):
            pdf.pages[0].obj[name] = Array(list(box))
        return saved(pdf)

    return make


def tiles_without_number() -> bytes:
    pdf = pikepdf.new()
    tile = pdf.make_stream(b"0 0 0 1 k 0 0 .0005 .0005 re f")
    tile.stream_dict = Dictionary(
        PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 0.001, 0.001]),
        XStep=0.001, YStep=0.001, Resources=Dictionary(),
    )  # fmt: skip
    _add(pdf, b"/Pattern cs /T scn 0 0 300 300 re f", {"Pattern": Dictionary(T=tile)})
    return saved(pdf)


def function_without_end() -> bytes:
    pdf = pikepdf.new()
    function = pdf.make_stream(b"{ " + b"dup mul " * 100_000 + b"}")
    function.stream_dict = Dictionary(FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 4))
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 300, 300]),
        Function=function, Extend=Array([True, True]),
    )  # fmt: skip
    _add(pdf, b"/S sh", {"Shading": Dictionary(S=shading)})
    return saved(pdf)


def locked() -> bytes:
    out = BytesIO()
    paged().save(out, encryption=pikepdf.Encryption(user="secret", owner="x"))
    return out.getvalue()


QUICK: dict[str, Callable[[], bytes]] = {
    "locked": locked,
    "cut short": lambda: saved(paged(b"0 0 9 9 re f"))[:-200],
    "form in itself": form_in_itself,
    "no pages": lambda: saved(pikepdf.new()),
    "page tree in a loop": page_tree_in_a_loop,
    "odd names": odd_names,
    "junk": lambda: junk(4),
    "open brackets": lambda: b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000,
    "open brackets on a page": lambda: saved(paged(b"[" * 200_000)),
    "giant page": page_of_a_size(0, 0, 1e9, 1e9),
    "page without extent": page_of_a_size(0, 0, 0, 0),
    "picture of gigabytes": picture_of_gigabytes,
    "1 MB of content": lambda: content_of(1),
}
"""What is refused or judged in a few seconds."""

SLOW: dict[str, Callable[[], bytes]] = {
    "five thousand pages": five_thousand_pages,
    "2 GB of content": lambda: content_of(2048),
    "forms by the thousand million": forms_by_the_thousand_million,
    "function without end": function_without_end,
    "tiles without number": tiles_without_number,
    "100 MB of junk": lambda: junk(100),
}
"""What takes up to the bounds themselves."""
