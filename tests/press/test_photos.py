"""Photos of every kind, read back with Pillow and poppler."""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pillow_heif
import pytest
from PIL import Image, ImageCms, ImageDraw, ImageOps
from tests.tickets import changed

from banxin.measure import Length
from banxin.press import PixelBox, for_screen, separate
from banxin.ticket import Ticket

Save = Callable[..., Path]
Png = Callable[[int, int, int, int, bytes], bytes]
INCH = Length.mm(25.4)
RED = (200, 30, 30)


def whole(image: Image.Image) -> PixelBox:
    return PixelBox(0, 0, image.width, image.height)


def percent(jpeg: bytes) -> npt.NDArray[np.float64]:
    """Ink in percent, as (row, column, C M Y K)."""
    with Image.open(BytesIO(jpeg)) as image:
        assert image.mode == "CMYK"
        return np.asarray(image).astype(float) / 2.55


def screen(jpeg: bytes) -> npt.NDArray[np.float64]:
    with Image.open(BytesIO(jpeg)) as image:
        assert image.mode == "RGB"
        return np.asarray(image).astype(float)


def flat(mode: str, colour: object, size: tuple[int, int] = (80, 60)) -> Image.Image:
    return Image.new(mode, size, colour)  # type: ignore[arg-type]


def profile(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()  # type: ignore[arg-type]


def test_the_jpeg_is_cmyk_with_adobe_marker_and_full_colour(coated: Ticket, saved: Save) -> None:
    image = flat("RGB", RED)
    jpeg = separate(saved(image), whole(image), INCH, INCH, coated)
    with Image.open(BytesIO(jpeg)) as read:
        assert read.info["adobe_transform"] == 0
        sampling = {(component[1], component[2]) for component in read.layer}  # type: ignore[attr-defined]
        assert sampling == {(1, 1)}
        assert not read.info.get("icc_profile")
        assert not read.getexif()


def test_poppler_sees_the_same_jpeg(coated: Ticket, saved: Save, tmp_path: Path) -> None:
    # Placed by a third program, so that polarity is judged by neither writer nor reader here.
    image = flat("RGB", (255, 255, 255))
    ImageDraw.Draw(image).rectangle((0, 0, 39, 59), fill=RED)
    (tmp_path / "ink.jpg").write_bytes(separate(saved(image), whole(image), INCH, INCH, coated))
    with Image.open(tmp_path / "ink.jpg") as ink:
        ink.save(tmp_path / "ink.pdf")
    listed = subprocess.run(
        ["pdfimages", "-list", tmp_path / "ink.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert "cmyk" in listed


def test_a_photo_is_shrunk_to_the_tickets_resolution(coated: Ticket, saved: Save) -> None:
    image = flat("RGB", RED, (1000, 800))
    jpeg = separate(saved(image), whole(image), INCH, Length.mm(25.4 * 0.8), coated)
    assert percent(jpeg).shape[:2] == (240, 300)


def test_a_photo_is_never_enlarged(coated: Ticket, saved: Save) -> None:
    image = flat("RGB", RED, (50, 40))
    jpeg = separate(saved(image), whole(image), INCH * 5, INCH * 4, coated)
    assert percent(jpeg).shape[:2] == (40, 50)


@pytest.mark.parametrize("scale", [1, 8])
def test_a_big_jpeg_decoded_small_keeps_its_crop(
    scale: int, coarse_ticket: Ticket, saved: Save
) -> None:
    image = flat("RGB", "white", (800 * scale, 600 * scale))
    ImageDraw.Draw(image).rectangle((400 * scale, 0, 800 * scale, 600 * scale), fill=RED)
    crop = PixelBox(200 * scale, 0, 600 * scale, 400 * scale)
    path = saved(image, "big.jpg", quality=95)
    inks = percent(separate(path, crop, INCH, INCH, coarse_ticket))
    assert inks.shape[:2] == (72, 72)
    assert inks[:, :34].sum(axis=2).max() < 6
    assert inks[:, 38:, 1].min() > 70


def quarters(size: tuple[int, int] = (80, 60)) -> Image.Image:
    """A white picture whose top left quarter, as seen, is red and whose top right is blue."""
    image = flat("RGB", "white", size)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 2 - 1, size[1] // 2 - 1), fill=RED)
    draw.rectangle((size[0] // 2, 0, size[0], size[1] // 2 - 1), fill=(30, 30, 200))
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_crop_is_counted_as_seen(orientation: int, saved: Save) -> None:
    # Stored the wrong way round by Pillow's own transposition, undone by the tag.
    seen = quarters()
    exif = Image.Exif()
    exif[0x0112] = orientation
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = seen.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else seen
    path = saved(stored, "turned.jpg", exif=exif, quality=95)
    with Image.open(path) as check:
        assert ImageOps.exif_transpose(check).size == seen.size
    left = screen(for_screen(path, PixelBox(4, 4, 36, 26), INCH, INCH))
    right = screen(for_screen(path, PixelBox(44, 4, 76, 26), INCH, INCH))
    below = screen(for_screen(path, PixelBox(4, 34, 76, 56), INCH, INCH))
    assert left.shape[:2] == (22, 32)
    assert np.allclose(left.mean(axis=(0, 1)), RED, atol=4)
    assert np.allclose(right.mean(axis=(0, 1)), (30, 30, 200), atol=4)
    assert np.allclose(below.mean(axis=(0, 1)), 255, atol=2)


def test_a_tiff_that_turns_itself_is_not_turned_twice(saved: Save) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(quarters().transpose(Image.Transpose.ROTATE_90), "turned.tif", exif=exif)
    left = screen(for_screen(path, PixelBox(4, 4, 36, 26), INCH, INCH))
    assert np.allclose(left.mean(axis=(0, 1)), RED, atol=4)


def test_white_is_bare_paper(coated: Ticket, saved: Save) -> None:
    image = flat("RGB", "white")
    assert percent(separate(saved(image), whole(image), INCH, INCH, coated)).max() == 0


def test_grey_is_black_ink_alone_from_paper_to_solid(coated: Ticket, saved: Save) -> None:
    image = Image.linear_gradient("L")
    inks = percent(separate(saved(image), whole(image), INCH, INCH, coated))
    assert inks[..., :3].max() == 0
    assert inks[..., 3].max() > 99
    assert inks[..., 3].min() < 1


def test_grey_prints_as_light_as_it_looks(coated: Ticket, saved: Save) -> None:
    # sRGB 128 is L* 53.6, relative luminance 0.216. Solid black of FOGRA39 is L* 16 on
    # paper of L* 95 (its published data); black point compensation lifts 0.216 to about 0.23,
    # L* 55 relative, 52.5 absolute; the same data give L* 54.1 at K 60 and 45.5 at K 70.
    image = flat("L", 128)
    inks = percent(separate(saved(image), whole(image), INCH, INCH, coated))
    assert 58 < inks[..., 3].mean() < 66


@pytest.mark.parametrize("ticket_name", ["coated", "newsprint"])
def test_ink_stays_under_the_limit_even_at_hard_edges(
    ticket_name: str, request: pytest.FixtureRequest, saved: Save
) -> None:
    ticket: Ticket = request.getfixturevalue(ticket_name)
    noise = [Image.effect_noise((400, 400), 200) for _ in "RGB"]
    image = Image.merge("RGB", noise)
    ImageDraw.Draw(image).rectangle((0, 0, 200, 400), fill=(0, 0, 30))
    inks = percent(separate(saved(image), whole(image), INCH * 2, INCH * 2, ticket))
    assert inks.sum(axis=2).max() <= ticket.ink.limit_percent
    # The dark half is still as dark as the limit lets it be, not washed out.
    assert inks[:, :90].sum(axis=2).mean() > ticket.ink.limit_percent - 35


def test_shadows_keep_their_drawing(coated: Ticket, saved: Save) -> None:
    # Ink on paper is never as dark as a screen's black. Without black point compensation
    # everything below sRGB 24 or so falls together into one solid patch.
    image = flat("RGB", (0, 0, 0))
    ImageDraw.Draw(image).rectangle((40, 0, 80, 60), fill=(16, 16, 16))
    inks = percent(separate(saved(image), whole(image), INCH, INCH, coated)).sum(axis=2)
    assert inks[:, :36].mean() - inks[:, 44:].mean() > 5


def test_a_finished_separation_without_profile_stays_as_it_is(coated: Ticket, saved: Save) -> None:
    image = flat("CMYK", (51, 0, 153, 26))
    jpeg = separate(saved(image, "old.tif"), whole(image), INCH, INCH, coated)
    assert np.allclose(percent(jpeg).mean(axis=(0, 1)), (20, 0, 60, 10), atol=1)


def test_a_separation_over_the_limit_is_brought_under_it(newsprint: Ticket, saved: Save) -> None:
    image = flat("CMYK", (255, 255, 255, 255))
    inks = percent(separate(saved(image, "old.tif"), whole(image), INCH, INCH, newsprint))
    assert inks.sum(axis=2).max() <= 240
    assert inks[..., 3].min() > 98


def test_a_cmyk_profile_of_the_ticket_itself_changes_nothing(coated: Ticket, saved: Save) -> None:
    image = flat("CMYK", (51, 0, 153, 26))
    path = saved(image, "own.tif", icc_profile=coated.condition.profile.read_bytes())
    inks = percent(separate(path, whole(image), INCH, INCH, coated))
    assert np.allclose(inks.mean(axis=(0, 1)), (20, 0, 60, 10), atol=1)


def test_see_through_shows_the_paper(coated: Ticket, saved: Save) -> None:
    image = flat("RGBA", (*RED, 0))
    ImageDraw.Draw(image).rectangle((40, 0, 80, 60), fill=(*RED, 255))
    inks = percent(separate(saved(image), whole(image), INCH, INCH, coated))
    assert inks[:, :36].max() < 2
    assert inks[:, 44:, 1].min() > 70


@pytest.mark.parametrize("mode", ["P", "LA", "PA"])
def test_indexed_and_grey_alpha_pictures(mode: str, coated: Ticket, saved: Save) -> None:
    image = flat("RGB", (128, 128, 128)).convert("P" if mode == "P" else "LA")
    name = "photo.gif" if mode == "P" else "photo.png"
    inks = percent(separate(saved(image, name), whole(image), INCH, INCH, coated))
    assert 100 < inks.sum(axis=2).mean() < 220 if mode == "P" else inks[..., :3].max() == 0


def test_one_bit_pictures_are_black_ink_alone(coated: Ticket, saved: Save) -> None:
    image = flat("1", 0)
    inks = percent(separate(saved(image), whole(image), INCH, INCH, coated))
    assert inks[..., :3].max() == 0
    assert inks[..., 3].min() == 100


@pytest.mark.parametrize("name", ["deep.png", "deep.tif"])
def test_sixteen_bit_grey_is_scaled_and_not_cut_off(name: str, saved: Save) -> None:
    steps = np.linspace(0, 65535, 80, dtype=np.uint16)
    image = Image.fromarray(np.tile(steps, (60, 1)))
    shown = screen(for_screen(saved(image, name), whole(image), INCH, INCH))
    assert np.allclose(shown[30, :, 0], steps / 257, atol=3)


def test_sixteen_bit_rgb(png: Png, tmp_path: Path) -> None:
    row = b"\0" + struct.pack(">HHH", *(level * 257 for level in RED)) * 80
    path = tmp_path / "deep.png"
    path.write_bytes(png(80, 60, 16, 2, row * 60))
    shown = screen(for_screen(path, PixelBox(0, 0, 80, 60), INCH, INCH))
    assert np.allclose(shown.mean(axis=(0, 1)), RED, atol=3)


def test_heic_as_phones_write_it(coated: Ticket, tmp_path: Path) -> None:
    path = tmp_path / "phone.heic"
    pillow_heif.from_pillow(flat("RGB", RED)).save(path, quality=90)
    inks = percent(separate(path, PixelBox(0, 0, 80, 60), INCH, INCH, coated))
    assert inks[..., 1].mean() > 70
    assert inks[..., 0].mean() < 40


def test_a_phones_picture_with_a_second_one_behind_it(coated: Ticket, saved: Save) -> None:
    image = flat("RGB", RED)
    path = saved(image, "two.mpo", save_all=True, append_images=[flat("RGB", "white")])
    assert percent(separate(path, whole(image), INCH, INCH, coated))[..., 1].min() > 70


def test_a_turned_heic_is_not_turned_twice(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = quarters().transpose(Image.Transpose.ROTATE_90)
    path = tmp_path / "phone.heic"
    pillow_heif.from_pillow(stored).save(path, quality=95, exif=exif.tobytes())
    seen = pillow_heif.open_heif(path).size
    assert seen == (80, 60)
    left = screen(for_screen(path, PixelBox(4, 4, 36, 26), INCH, INCH))
    assert np.allclose(left.mean(axis=(0, 1)), RED, atol=12)


def test_an_embedded_profile_is_honoured(coated: Ticket, saved: Save) -> None:
    # The same numbers in a space of gamma 1 are much lighter than in sRGB.
    linear = linear_profile()
    image = flat("RGB", (128, 128, 128))
    plain = percent(separate(saved(image, "a.jpg"), whole(image), INCH, INCH, coated))
    lit = percent(
        separate(saved(image, "b.jpg", icc_profile=linear), whole(image), INCH, INCH, coated)
    )
    assert lit.sum(axis=2).mean() < plain.sum(axis=2).mean() - 30


def linear_profile() -> bytes:
    """sRGB's own profile with its tone curves replaced by straight lines (ICC.1, 10.6)."""
    data = bytearray(profile("sRGB"))
    count = int.from_bytes(data[128:132], "big")
    for entry in range(132, 132 + 12 * count, 12):
        if bytes(data[entry : entry + 4]) in {b"rTRC", b"gTRC", b"bTRC"}:
            start = int.from_bytes(data[entry + 4 : entry + 8], "big")
            data[start : start + 12] = b"curv" + bytes(8)
    return bytes(data)


@pytest.mark.parametrize("bad", [b"not a profile", profile("sRGB")[:200], profile("LAB")])
def test_a_profile_that_cannot_be_used_counts_as_none(
    bad: bytes, coated: Ticket, saved: Save
) -> None:
    image = flat("RGB", RED)
    plain = separate(saved(image, "a.jpg"), whole(image), INCH, INCH, coated)
    assert (
        separate(saved(image, "b.jpg", icc_profile=bad), whole(image), INCH, INCH, coated) == plain
    )


def test_the_screen_gets_srgb_of_an_untagged_separation(saved: Save) -> None:
    image = flat("CMYK", (0, 0, 0, 255))
    shown = screen(for_screen(saved(image, "k.tif"), whole(image), INCH, INCH))
    assert shown.max() < 60  # black ink alone on coated paper is L* 16


def test_the_screen_gets_150_pixels_an_inch(saved: Save) -> None:
    image = flat("RGB", RED, (600, 600))
    assert screen(for_screen(saved(image), whole(image), INCH, INCH)).shape[:2] == (150, 150)


def test_the_same_photo_gives_the_same_bytes(coated: Ticket, saved: Save) -> None:
    image = Image.effect_noise((200, 200), 80).convert("RGB")
    path = saved(image, "a.jpg")
    twice = {separate(path, whole(image), INCH, INCH, coated) for _ in range(2)}
    assert len(twice) == 1
    assert len({for_screen(path, whole(image), INCH, INCH) for _ in range(2)}) == 1


def test_a_crop_outside_the_picture_is_a_bug_and_says_so(coated: Ticket, saved: Save) -> None:
    image = flat("RGB", RED)
    with pytest.raises(ValueError, match="not inside 80 × 60"):
        separate(saved(image), PixelBox(0, 0, 81, 60), INCH, INCH, coated)


def test_another_profile_gives_other_inks(coated: Ticket, saved: Save, tmp_path: Path) -> None:
    # A transform kept from one ticket must not be used for the next.
    profile = bytearray(coated.condition.profile.read_bytes())
    profile[100] ^= 1
    (tmp_path / "other.icc").write_bytes(bytes(profile))
    other = changed(
        coated, condition={"profile": tmp_path / "other.icc"}, ink={"limit_percent": 200}
    )
    image = flat("RGB", (0, 0, 0))
    path = saved(image)
    assert percent(separate(path, whole(image), INCH, INCH, coated)).sum(axis=2).mean() > 250
    assert percent(separate(path, whole(image), INCH, INCH, other)).sum(axis=2).max() <= 200
