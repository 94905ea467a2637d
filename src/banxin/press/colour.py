"""Colour: a picture in its own colours becomes ink, or sRGB for the screen.

Relative colorimetric with black point compensation (ISO 18619:2015) throughout: paper
stays clean, and shadows keep their drawing. A profile that cannot be used counts as none, and
`tags` says so.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms

from banxin.press.originals import Original

# ICC.1:2022, 7.2.8: the header's signatures of the colour spaces that pictures come in.
# Editors that turn a photo grey often leave its RGB profile in: then its greys are R = G = B.
_SPACES_OF_MODE = {
    "L": (b"GRAY", b"RGB "), "RGB": (b"RGB ",), "CMYK": (b"CMYK",), "LAB": (b"Lab ",),
}  # fmt: skip

# A scanner's large one has 2 MB; a few of them are held while an issue is converted.
_PROFILE_BYTES_MOST = 8_000_000

# CIE 15:2018, 8.2.1.1: where the cube root of L* gives way to its straight foot.
_L_FOOT, _L_SLOPE = 8.0, 903.2963


def to_press(original: Original, press: bytes) -> Image.Image:
    """CMYK for the press profile ``press``; a grey picture becomes black ink alone.

    Untagged RGB is taken as sRGB; untagged CMYK is somebody's finished separation and stays.
    """
    image, profile = original.image, _usable(original)
    if image.mode == "L":
        black = image.point(_black_ink(profile, press))
        none = Image.new("L", image.size, 0)
        return Image.merge("CMYK", (none, none, none, black))
    if image.mode == "CMYK" and profile in {b"", press}:
        return image
    return _converted(image, profile, press, "CMYK")


def to_screen(original: Original, cmyk: bytes) -> Image.Image:
    """sRGB; untagged CMYK is taken as separated for the profile ``cmyk``."""
    image, profile = original.image, _usable(original)
    if not profile and image.mode in {"L", "RGB"}:
        return image.convert("RGB")
    if image.mode == "L":
        image = image.convert(_mode_of(profile, "L"))
    return _converted(image, profile or (cmyk if image.mode == "CMYK" else b""), b"", "RGB")


def _converted(image: Image.Image, source: bytes, target: bytes, mode: str) -> Image.Image:
    transform = _transform(source, image.mode, target, mode)
    result = ImageCms.applyTransform(image, transform)
    if result is None:
        raise AssertionError("applyTransform gives None only when asked to work in place")
    return result


class ProfileFault(StrEnum):
    """What keeps an embedded profile from being used."""

    DAMAGED = "damaged"
    OTHER_SPACE = "other space"


def profile_fault(profile: bytes, mode: str) -> ProfileFault | None:
    """What is wrong with ``profile`` for a picture of ``mode``; None if nothing is."""
    # ICC.1:2022, 7.2: the header's signature and colour space; the engine looks at the rest.
    if len(profile) > _PROFILE_BYTES_MOST or profile[36:40] != b"acsp":
        return ProfileFault.DAMAGED
    if profile[16:20] not in _SPACES_OF_MODE[mode]:
        return ProfileFault.OTHER_SPACE
    try:
        _transform(profile, _mode_of(profile, mode), b"", "RGB")
    except (OSError, ImageCms.PyCMSError):
        return ProfileFault.DAMAGED
    return None


def _mode_of(profile: bytes, mode: str) -> str:
    """The mode in which ``profile`` takes a picture of ``mode``."""
    return "RGB" if mode == "L" and profile[16:20] == b"RGB " else mode


def _usable(original: Original) -> bytes:
    """The embedded profile if it is whole and of the picture's own colour space, else nothing."""
    profile = original.profile
    sound = profile and profile_fault(profile, original.image.mode) is None
    return profile if sound else b""


def _profile(data: bytes, mode: str) -> ImageCms.ImageCmsProfile:
    if data:
        return ImageCms.ImageCmsProfile(BytesIO(data))
    standard = ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB")
    return ImageCms.ImageCmsProfile(standard)


@lru_cache(maxsize=8)
def _transform(
    source: bytes, source_mode: str, target: bytes, target_mode: str
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        _profile(source, source_mode),
        _profile(target, target_mode),
        source_mode,
        target_mode,
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=8)
def _black_ink(grey: bytes, press: bytes) -> tuple[int, ...]:
    """How much black prints each of the 256 greys as light as it looks; 255 is solid.

    A plain negative would print every midtone too dark or too light by the press's own
    gain. White stays bare paper, black stays solid, and between them luminances are
    stretched over the range of black ink on this paper, as black point compensation does.
    """
    seen = _luminances(grey, _mode_of(grey, "L") if grey else "RGB")
    printed = _luminances(press, "CMYK")
    darkest, solid = seen[0], printed[-1]
    # Rising along ever less ink, as bisect wants it.
    rising = [max(printed[ink:]) for ink in range(255, -1, -1)]
    wanted = [solid + (level - darkest) * (1 - solid) / (1 - darkest) for level in seen]
    inks = [255 - min(bisect_left(rising, level), 255) for level in wanted]
    return (255, *inks[1:255], 0)


def _luminances(profile: bytes, mode: str) -> list[float]:
    """Relative luminance (paper 1) of 256 even steps of grey, or of black ink."""
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    none = Image.new("L", ramp.size, 0)
    steps = {"L": (ramp,), "RGB": (ramp,) * 3, "CMYK": (none, none, none, ramp)}[mode]
    picture = Image.merge(mode, steps) if len(steps) > 1 else ramp
    lab = ImageCms.applyTransform(
        picture,
        ImageCms.buildTransform(
            _profile(profile, mode),
            _profile(b"", "LAB"),
            mode,
            "LAB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
        ),
    )
    if lab is None:
        raise AssertionError("applyTransform gives None only when asked to work in place")
    return [_luminance(level * 100 / 255) for level in lab.tobytes()[::3]]


def _luminance(lightness: float) -> float:
    if lightness <= _L_FOOT:
        return lightness / _L_SLOPE
    return float(((lightness + 16) / 116) ** 3)
