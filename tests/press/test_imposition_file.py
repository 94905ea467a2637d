"""Imposed files, read back with pdfminer, poppler, mutool and qpdf."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from tests.press.numbered import MM, Stands, as_bytes, boxes, numbered, numbers

from banxin.diagnostics import BadContent, BanxinError, WrongUse
from banxin.measure import ZERO, Length
from banxin.messages import Language, as_text
from banxin.press import Imposed, ImpositionJob, Scheme, impose

SRA3 = (Length.mm(450), Length.mm(320))
BIG = (Length.mm(640), Length.mm(450))
SADDLE = ImpositionJob(Scheme.SADDLE_STITCH, SRA3)


def job(scheme: Scheme = Scheme.SADDLE_STITCH, sheet: tuple[Length, Length] = SRA3,
        **more: object) -> ImpositionJob:  # fmt: skip
    return ImpositionJob(scheme, sheet, **more)  # type: ignore[arg-type]


def at(places: dict[int, Stands], page: int) -> tuple[float, float, bool]:
    found = places[page]
    return round(found.x, 1), round(found.y, 1), found.on_its_head


def picture(data: bytes, folder: Path, page: int = 1, dpi: int = 127) -> npt.NDArray[np.int_]:
    """One side as poppler paints it, 5 pixels a millimetre: (row, column, R G B)."""
    (folder / "sheet.pdf").write_bytes(data)
    which = ["-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run(
        ["pdftoppm", "-r", str(dpi), *which, "-png", folder / "sheet.pdf", folder / "sheet"],
        check=True,
    )
    with Image.open(folder / "sheet.png") as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_pages_of_a_booklet_meet_in_the_middle_of_the_sheet() -> None:
    front, back, inner, _ = numbers(impose(as_bytes(numbered(8)), SADDLE).data)
    # The sheet is 450 by 320; the fold at 225, pages of 100 by 140 on both sides of it.
    assert at(front, 8) == (175, 160, False)
    assert at(front, 1) == (275, 160, False)
    assert (at(back, 2), at(back, 7)) == ((175, 160, False), (275, 160, False))
    assert sorted(inner) == [3, 6]


def test_creep_moves_inner_leaves_to_the_spine() -> None:
    data = as_bytes(numbered(12))
    still = numbers(impose(data, SADDLE).data)
    moved = numbers(impose(data, job(creep=Length.mm(0.5))).data)
    for sheet in range(3):
        for side in (2 * sheet, 2 * sheet + 1):
            for page, before in still[side].items():
                # Odd pages stand right of the spine and move left.
                way = -1 if page % 2 else 1
                assert round(moved[side][page].x - before.x, 2) == way * 0.5 * sheet
                assert moved[side][page].y == before.y


def test_turned_pages_creep_to_the_same_spine() -> None:
    data = as_bytes(numbered(16))
    folded = job(Scheme.FOLDED, BIG, per_sheet=16)
    still = numbers(impose(data, folded).data)[0]
    moved = numbers(impose(data, job(Scheme.FOLDED, BIG, per_sheet=16, creep=Length.mm(0.5))).data)[
        0
    ]
    shifts = {page: round(moved[page].x - still[page].x, 2) for page in still}
    # From the left: 5v 12v | 9v 8v above, 4 13 | 16 1 below; spines 5·12, 9·8, 4·13, 16·1.
    assert shifts == {5: 1, 12: -1, 9: 1.5, 8: -1.5, 4: 0.5, 13: -0.5, 16: 0, 1: 0}


def test_folded_sheets_have_heads_together_and_room_for_the_knife() -> None:
    (front, _) = numbers(impose(as_bytes(numbered(8)), job(Scheme.FOLDED, BIG, per_sheet=8)).data)
    # 450 high, two rows of 140 and twice the bleed between heads: 82 to 222, and 228 to 368.
    assert at(front, 1) == (370, 152, False)
    assert at(front, 4) == (370, 298, True)
    assert at(front, 8) == (270, 152, False)


def test_the_sheet_is_turned_where_pages_only_fit_so() -> None:
    # 206 by 146 with their bleed.
    narrow = (Length.mm(150), Length.mm(210))
    (front, _) = boxes(impose(as_bytes(numbered(4)), job(sheet=narrow)).data)
    assert front["media"] == [0, 0, 210, 150]


def test_boxes_are_those_of_the_pages_together() -> None:
    for side in boxes(impose(as_bytes(numbered(4)), job(marks=True)).data):
        assert side == {
            "media": [0, 0, 450, 320],
            "trim": [125, 90, 325, 230],
            "bleed": [122, 87, 328, 233],
        }


def colour_at(sheet: npt.NDArray[np.int_], x_mm: float, y_mm: float) -> str:
    """Cyan, yellow or white; from the sheet's lower left corner, as PDF counts."""
    red, _, blue = sheet[round(sheet.shape[0] - 5 * y_mm), round(5 * x_mm)]
    return {(False, True): "cyan", (True, False): "yellow", (True, True): "white"}[
        bool(red > 128), bool(blue > 128)
    ]


def test_bleed_ends_at_the_fold_and_at_its_own_edge(tmp_path: Path) -> None:
    sheet = picture(impose(as_bytes(numbered(4)), SADDLE).data, tmp_path)
    # 4 is yellow and left of the fold at 225, 1 cyan and right of it.
    assert [colour_at(sheet, x, 160) for x in (224.6, 225.6)] == ["yellow", "cyan"]
    # Outside the trim at 325 are 3 mm of bleed, though the page itself was painted further.
    assert [colour_at(sheet, x, 160) for x in (326, 327.5, 328.6)] == ["cyan", "cyan", "white"]
    assert [colour_at(sheet, 300, y) for y in (232.5, 233.6, 87.5, 86.4)] == [
        "cyan", "white", "cyan", "white",
    ]  # fmt: skip


def test_a_gutter_narrower_than_the_bleed_is_shared(tmp_path: Path) -> None:
    narrow = job(Scheme.FOLDED, BIG, per_sheet=8, gutter=Length.mm(2))
    sheet = picture(impose(as_bytes(numbered(8)), narrow).data, tmp_path)
    # 1 (cyan) below 4 (yellow): trims end at 224 and begin at 226, the fold between at 225.
    assert [colour_at(sheet, 400, y) for y in (224.6, 225.6)] == ["cyan", "yellow"]


def test_marks_stand_outside_the_bleed_on_every_plate(tmp_path: Path) -> None:
    plain = picture(impose(as_bytes(numbered(4)), SADDLE).data, tmp_path)
    data = impose(as_bytes(numbered(4)), job(marks=True)).data
    marked = picture(data, tmp_path)
    rows, columns = np.nonzero((plain != marked).any(axis=2))
    x, y = columns / 5, (marked.shape[0] - rows) / 5
    in_the_bleed = (x > 122.2) & (x < 327.8) & (y > 87.2) & (y < 232.8)
    assert len(x) > 100
    assert not in_the_bleed.any()
    # Cuts at 125 and 325, the fold at 225, all above and below; cuts at 90 and 230 left and right.
    for cut in (125, 225, 325):
        assert any(abs(x[y > 234] - cut) < 0.3)
        assert any(abs(x[y < 86] - cut) < 0.3)
    for cut in (90, 230):
        assert any(abs(y[x < 121] - cut) < 0.3)
        assert any(abs(y[x > 329] - cut) < 0.3)
    with pikepdf.open(BytesIO(data)) as document:
        for page in document.pages:
            (space,) = page.resources.ColorSpace.as_dict().values()
            assert [str(part) for part in list(space)[:3]] == [
                "/Separation", "/All", "/DeviceCMYK",
            ]  # fmt: skip


def test_collating_marks_climb_from_sheet_to_sheet(tmp_path: Path) -> None:
    data = impose(as_bytes(numbered(12)), job(marks=True)).data
    middles = []
    for page in (1, 3, 5):
        # A step 3 mm wide, left of the bleed at 122.
        strip = picture(data, tmp_path, page)[:, 5 * 117 + 2 : 5 * 120 - 2]
        dark = np.nonzero((strip.max(axis=2) < 80).all(axis=1))[0]
        # Twenty rows of it, and one or two of each crop mark.
        middles.append(float(np.median(dark)) / 5)
    assert [round(middles[0] - middle) for middle in middles] == [0, 4, 8]


def turned(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        page.obj.Rotate = 90


def doubled(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        page.obj.UserUnit = 2


@pytest.mark.parametrize(
    ("change", "size_mm"), [(turned, (140, 100)), (doubled, (50, 70))], ids=["Rotate", "UserUnit"]
)
def test_pages_are_placed_as_they_are_seen(
    change: Callable[[pikepdf.Pdf], None], size_mm: tuple[float, float], tmp_path: Path
) -> None:
    document = numbered(4, *size_mm, bleed_mm=3 if change is turned else 1.5)
    change(document)
    data = impose(as_bytes(document), SADDLE).data
    side = boxes(data)[0]
    assert side["trim"] == [125, 90, 325, 230]
    assert side["bleed"] == [122, 87, 328, 233]
    assert round(numbers(data)[0][1].x) == 275
    sheet = picture(data, tmp_path)
    assert [colour_at(sheet, x, 160) for x in (224.6, 225.6, 327.5, 328.6)] == [
        "yellow", "cyan", "cyan", "white",
    ]  # fmt: skip


def codes(imposed: Imposed) -> list[str]:
    return [found.code for found in imposed.diagnostics]


def test_blanks_are_added_at_the_end_and_told() -> None:
    imposed = impose(as_bytes(numbered(5)), SADDLE)
    outer, back, inner, _ = numbers(imposed.data)
    assert (sorted(outer), sorted(back), sorted(inner)) == ([1], [2], [3])
    (blanks,) = (found for found in imposed.diagnostics if found.code == "impose-blanks")
    assert blanks.params == {"count": 3, "pages": 5}


def test_n_up_takes_as_many_as_fit() -> None:
    imposed = impose(as_bytes(numbered(9)), job(Scheme.N_UP, BIG))
    # 640 by 450: five columns of 106 and three rows of 146 would be 530 by 438.
    (side,) = numbers(imposed.data)
    assert sorted(side) == list(range(1, 10))
    assert side[1].y == pytest.approx(side[6].y) or side[1].x < side[2].x
    assert len(imposed.sheets[0].front.seats) == 9
    assert (imposed.sheets[0].front.columns, imposed.sheets[0].front.rows) in {(6, 3), (5, 3)}


def test_work_and_turn_is_one_form_for_both_sides() -> None:
    imposed = impose(as_bytes(numbered(4)), job(Scheme.FOLDED, BIG, work_and_turn=True))
    (side,) = numbers(imposed.data)
    middle = 320
    for front, back in ((4, 3), (1, 2)):
        # Turned about its height the sheet shows each page behind its neighbour; the numbers
        # begin at the middle of their pages, so that mirrored they meet.
        assert side[front].x - middle == pytest.approx(middle - side[back].x, abs=0.01)


def for_press(pages: int = 4) -> pikepdf.Pdf:
    document = numbered(pages)
    profile = document.make_stream(b"a profile", Dictionary(N=4))
    intent = Dictionary(
        S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"), DestOutputProfile=profile
    )
    document.Root.OutputIntents = Array([document.make_indirect(intent)])
    with document.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["dc:title"] = "侨乡风物"
        xmp["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
        xmp["pdfaid:part"] = "2"
        xmp["pdfuaid:part"] = "1"
        xmp["xmpMM:DocumentID"] = "uuid:of the pages"
    document.Root.Outlines = document.make_indirect(Dictionary(Count=0))
    document.Root.OpenAction = Array([document.pages[0].obj, Name.Fit])
    return document


def test_a_file_for_the_press_still_is_one() -> None:
    data = impose(as_bytes(for_press()), SADDLE).data
    with pikepdf.open(BytesIO(data)) as document:
        (intent,) = document.Root.OutputIntents
        assert intent.OutputConditionIdentifier == "FOGRA39"
        assert intent.DestOutputProfile.read_bytes() == b"a profile"
        assert not {"/Outlines", "/OpenAction", "/Names", "/StructTreeRoot"} & set(document.Root)
        for page in document.pages:
            assert Name.DeviceCMYK == page.obj.Group.CS
            assert Name.Annots not in page.obj
        xmp = document.open_metadata()
        assert (xmp["dc:title"], xmp["pdfxid:GTS_PDFXVersion"]) == ("侨乡风物", "PDF/X-4")
        # It is no archive's file any more, and nobody can have it read aloud.
        assert "pdfaid:part" not in xmp
        assert "pdfuaid:part" not in xmp
        assert xmp["xmpMM:DocumentID"] != "uuid:of the pages"
        assert len(document.pages) == 2


def test_a_file_without_an_output_intent_is_told_of() -> None:
    assert "impose-no-intent" in codes(impose(as_bytes(numbered(4)), SADDLE))
    assert codes(impose(as_bytes(for_press()), SADDLE)) == []


def test_links_and_missing_trims_are_told() -> None:
    document = for_press()
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])
    for page in document.pages:
        del page.obj.TrimBox
    assert codes(impose(as_bytes(document), SADDLE)) == ["impose-annotations", "impose-no-trim"]


def test_the_same_pages_give_the_same_bytes() -> None:
    data = as_bytes(for_press(7))
    marked = job(marks=True, creep=Length.mm(0.1))
    assert impose(data, marked).data == impose(data, marked).data
    assert impose(data, marked).data != impose(data, job(marks=True)).data


@pytest.mark.parametrize("scheme", list(Scheme))
def test_other_programs_have_nothing_to_say(scheme: Scheme, tmp_path: Path) -> None:
    path = tmp_path / "sheets.pdf"
    path.write_bytes(impose(as_bytes(for_press(6)), job(scheme, BIG, marks=True)).data)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors" in checked.stdout
    drawn = subprocess.run(
        ["mutool", "draw", "-q", "-r", "20", "-o", tmp_path / "sheet.png", path],
        capture_output=True,
        text=True,
        check=True,
    )
    # What Debian's build of it says of every file.
    assert set(drawn.stderr.splitlines()) <= {"warning: ICC support is not available"}


def refusal(data: bytes, how: ImpositionJob = SADDLE) -> BanxinError:
    with pytest.raises(BanxinError) as caught:
        impose(data, how)
    (found,) = caught.value.diagnostics
    assert all(as_text(found, language) for language in Language)
    return caught.value


def code(refused: BanxinError) -> str:
    (found,) = refused.diagnostics
    return found.code


def encrypted(user: str) -> bytes:
    out = BytesIO()
    numbered(4).save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def unequal() -> bytes:
    document = numbered(4)
    left, bottom, right, top = (float(str(edge)) for edge in document.pages[2].trimbox)
    document.pages[2].trimbox = Array([left, bottom, right - MM, top])
    return as_bytes(document)


def unboxed(box: object) -> bytes:
    document = numbered(4)
    document.pages[1].obj.TrimBox = box
    return as_bytes(document)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "0 bytes": (lambda: b"", "impose-damaged"),
    "no PDF": ("不是 PDF".encode, "impose-damaged"),
    "locked": (lambda: encrypted("user"), "impose-encrypted"),
    "locked for editing": (lambda: encrypted(""), "impose-encrypted"),
    "no pages": (lambda: as_bytes(pikepdf.new()), "impose-no-pages"),
    "unequal pages": (unequal, "impose-unequal"),
    "a box of no width": (lambda: unboxed(Array([5, 5, 5, 90])), "impose-page"),
    "a box of three": (lambda: unboxed(Array([5, 5, 90])), "impose-page"),
    "a box of words": (lambda: unboxed(Array([Name.A, 5, 90, 90])), "impose-page"),
    "an endless box": (lambda: unboxed(Array([0, 0, 10**9, 10**9])), "impose-page"),
}


@pytest.mark.parametrize("kind", sorted(REFUSED))
def test_what_cannot_be_imposed_is_refused(kind: str) -> None:
    make, expected = REFUSED[kind]
    refused = refusal(make())
    assert code(refused) == expected
    assert isinstance(refused, BadContent)


@pytest.mark.parametrize("tenths", range(1, 10))
def test_half_a_file_is_imposed_or_refused(tenths: int) -> None:
    data = as_bytes(numbered(8))
    assert outcome(data[: len(data) * tenths // 10]) in {
        "imposed", "impose-damaged", "impose-no-pages", "impose-page",
    }  # fmt: skip


def outcome(data: bytes) -> str:
    try:
        impose(data, SADDLE)
    except BadContent as refused:
        return code(refused)
    return "imposed"


def test_a_sheet_too_small_says_what_is_needed() -> None:
    small = (Length.mm(205), Length.mm(150))
    refused = refusal(as_bytes(numbered(4)), job(sheet=small))
    assert isinstance(refused, WrongUse)
    (found,) = refused.diagnostics
    # 200 by 140 and 3 mm of bleed around.
    assert found.params["needed"] == "206.0 × 146.0 mm"


def test_creep_that_eats_the_margin_is_refused() -> None:
    assert code(refusal(as_bytes(numbered(16)), job(creep=Length.mm(4)))) == "impose-creep"
    assert impose(as_bytes(numbered(4)), job(creep=Length.mm(4))).data


def test_the_smallest_difference_of_size_is_let_pass() -> None:
    document = numbered(4)
    left, bottom, right, top = (float(str(edge)) for edge in document.pages[2].trimbox)
    document.pages[2].trimbox = Array([left, bottom, right - 0.2, top])
    assert impose(as_bytes(document), SADDLE).data


def test_the_job_says_no_more_than_it_needs() -> None:
    assert (SADDLE.per_sheet, SADDLE.creep, SADDLE.marks) == (4, ZERO, False)
