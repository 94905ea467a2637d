"""What the desk is told of its photos' colours: few warnings, one note, and silence."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin, TiffImagePlugin

from banxin.diagnostics import Diagnostic, Severity, SourcePlace
from banxin.measure import Length
from banxin.messages import Language, as_text
from banxin.press import NamedPhoto, PixelBox, colour_findings, separate
from banxin.ticket import Ticket

INCH = Length.mm(25.4)
ISSUE = SourcePlace("issue.toml", 1, 1)
STORY = SourcePlace("story.md", 4, 11)
Save = Callable[..., Path]


def profile(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()  # type: ignore[arg-type]


def flat(mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (80, 60), {"L": 90, "CMYK": (40, 60, 80, 10)}.get(mode, (90, 60, 30)))  # type: ignore[arg-type]


def camera(space: int, index: str = "") -> Image.Exif:
    """The tags of a camera that says sRGB (1), or "uncalibrated" (65535) and R03 for Adobe RGB."""
    tags = Image.Exif()
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ColorSpace] = space
    if index:
        tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.IFD.Interop] = {
            ExifTags.Interop.InteropIndex: index
        }
    return tags


def camera_tiff() -> TiffImagePlugin.ImageFileDirectory_v2:
    """The same in a TIFF, whose Exif is a directory of its own."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[ExifTags.IFD.Exif] = {ExifTags.Base.ColorSpace: 1}
    return tags


def said_srgb() -> PngImagePlugin.PngInfo:
    chunks = PngImagePlugin.PngInfo()
    chunks.add(b"sRGB", b"\0")
    return chunks


def told(*paths: Path) -> tuple[Diagnostic, ...]:
    return colour_findings([NamedPhoto(path, path.name, STORY) for path in paths], ISSUE)


def test_a_photo_that_says_nothing_is_taken_as_srgb_in_one_note(saved: Save) -> None:
    (found,) = told(saved(flat(), "a.jpg"), saved(flat(), "b.png"))
    assert (found.code, found.severity, found.place) == ("photos-untagged", Severity.NOTE, ISSUE)
    for language in Language:
        assert "a.jpg" in as_text(found, language)
        assert "b.png" in as_text(found, language)


def test_thirty_photos_from_a_chat_are_one_note(saved: Save) -> None:
    (found,) = told(*(saved(flat(), f"chat-{number:02}.jpg") for number in range(30)))
    assert found.params["count"] == 30
    assert str(found.params["names"]).count("chat-") == 8


def test_a_photo_placed_twice_is_told_once(saved: Save) -> None:
    path = saved(flat(), "a.jpg")
    (found,) = told(path, path)
    assert found.params["count"] == 1


@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("profile.jpg", "RGB", {"icc_profile": profile("sRGB")}),
        ("profile.png", "RGB", {"icc_profile": profile("sRGB")}),
        ("chunk.png", "RGB", {"pnginfo": said_srgb()}),
        ("camera.jpg", "RGB", {"exif": camera(1)}),
        ("camera.tif", "RGB", {"tiffinfo": camera_tiff()}),
        ("camera.webp", "RGB", {"exif": camera(1)}),
        ("grey.jpg", "L", {}),
        ("grey-with-rgb.jpg", "L", {"icc_profile": profile("sRGB")}),
    ],
)
def test_photos_of_known_colours_are_passed_in_silence(
    name: str, mode: str, options: dict[str, object], saved: Save
) -> None:
    assert told(saved(flat(mode), name, **options)) == ()


def test_a_separation_with_the_tickets_profile_is_passed_in_silence(
    saved: Save, coated: Ticket
) -> None:
    inks = coated.condition.profile.read_bytes()
    assert told(saved(flat("CMYK"), "own.tif", icc_profile=inks)) == ()


@pytest.mark.parametrize(
    ("name", "mode", "options", "code"),
    [
        ("random.jpg", "RGB", {"icc_profile": b"not a profile"}, "photo-profile-damaged"),
        ("cut.jpg", "RGB", {"icc_profile": profile("sRGB")[:200]}, "photo-profile-damaged"),
        ("other.jpg", "RGB", {"icc_profile": profile("LAB")}, "photo-profile-other"),
        ("other.tif", "CMYK", {"icc_profile": profile("sRGB")}, "photo-profile-other"),
        ("inks.tif", "CMYK", {}, "photo-cmyk-untagged"),
        ("inks.jpg", "CMYK", {}, "photo-cmyk-untagged"),
        ("vivid.jpg", "RGB", {"exif": camera(65535, "R03")}, "photo-adobe-rgb"),
    ],
)
def test_a_photo_whose_colours_may_be_wrong_is_a_warning_at_its_place(
    name: str, mode: str, options: dict[str, object], code: str, saved: Save
) -> None:
    (found,) = told(saved(flat(mode), name, **options))
    assert (found.code, found.severity, found.place) == (code, Severity.WARNING, STORY)
    assert found.params["name"] == name


def test_a_printers_profile_in_an_rgb_photo_is_another_space(saved: Save, coated: Ticket) -> None:
    inks = coated.condition.profile.read_bytes()
    (found,) = told(saved(flat(), "wrong.jpg", icc_profile=inks))
    assert found.code == "photo-profile-other"


def test_an_uncalibrated_photo_without_an_index_is_only_assumed(saved: Save) -> None:
    (found,) = told(saved(flat(), "plain.jpg", exif=camera(65535)))
    assert found.code == "photos-untagged"


def test_a_photo_that_is_none_is_an_error_and_the_others_are_told(
    saved: Save, tmp_path: Path
) -> None:
    (tmp_path / "page.jpg").write_text("<!DOCTYPE html>")
    codes = [found.code for found in told(saved(flat(), "a.jpg"), tmp_path / "page.jpg")]
    assert codes == ["photo-undecodable", "photos-untagged"]


def test_a_huge_profile_is_damaged_and_soon_told(saved: Save) -> None:
    # 50 MB in a TIFF: a sound head, so that only its size speaks against it.
    head = profile("sRGB")
    path = saved(flat(), "huge.tif", icc_profile=head + bytes(50_000_000))
    (found,) = told(path)
    assert found.code == "photo-profile-damaged"


def test_a_grey_photo_is_read_by_its_rgb_profile(saved: Save, coated: Ticket) -> None:
    # Its greys are R = G = B; by a profile without a tone curve they are far lighter.
    plain = saved(flat("L"), "plain.jpg")
    lit = saved(flat("L"), "lit.jpg", icc_profile=straight(profile("sRGB")))
    same = saved(flat("L"), "same.jpg", icc_profile=profile("sRGB"))
    black = [mean_black(path, coated) for path in (plain, same, lit)]
    assert black[0] == black[1]
    assert black[2] < black[0] - 20


def straight(data: bytes) -> bytes:
    """The profile with straight lines for its tone curves (ICC.1:2022, 10.6)."""
    made = bytearray(data)
    for entry in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12):
        if bytes(made[entry : entry + 4]) in {b"rTRC", b"gTRC", b"bTRC"}:
            start = int.from_bytes(made[entry + 4 : entry + 8], "big")
            made[start : start + 12] = b"curv" + bytes(8)
    return bytes(made)


def mean_black(path: Path, ticket: Ticket) -> float:
    with Image.open(BytesIO(separate(path, PixelBox(0, 0, 80, 60), INCH, INCH, ticket))) as printed:
        return float(np.asarray(printed)[..., 3].mean())


def test_profiles_with_flipped_bytes_are_told_or_used(saved: Save, coated: Ticket) -> None:
    # Half of them in the head and the table of tags, where lengths and offsets stand.
    sound = {"RGB": profile("sRGB"), "CMYK": coated.condition.profile.read_bytes()}
    chance = random.Random(36)  # noqa: S311
    codes = set()
    for turn in range(60):
        mode = "CMYK" if turn % 6 == 0 else "RGB"
        flipped = bytearray(sound[mode])
        for _ in range(1 + turn % 4):
            reach = min(len(flipped), 400) if turn % 2 else len(flipped)
            flipped[chance.randrange(reach)] = chance.randrange(256)
        path = saved(flat(mode), "flipped.tif", icc_profile=bytes(flipped))
        codes |= {found.code for found in told(path)}
        assert separate(path, PixelBox(0, 0, 80, 60), INCH, INCH, coated)
    assert codes == {"photo-profile-damaged", "photo-profile-other"}


def test_tags_that_name_each_other_do_not_loop(saved: Save, coated: Ticket) -> None:
    # Every entry of the table given the whole file as its data: each tag holds all the others.
    data = bytearray(profile("sRGB"))
    for entry in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12):
        data[entry + 4 : entry + 12] = (0).to_bytes(4, "big") + len(data).to_bytes(4, "big")
    path = saved(flat(), "loop.jpg", icc_profile=bytes(data))
    assert [found.code for found in told(path)] == ["photo-profile-damaged"]
    assert separate(path, PixelBox(0, 0, 80, 60), INCH, INCH, coated)
