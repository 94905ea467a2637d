"""Colour spaces of ISO 32000-2:2020, 8.6, boiled down to what reaches the plates."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.preflight.painted import ALL, NONE, PROCESS, Colour, Inks, Space, Spot
from banxin.preflight.tints import mark_of, solid_of

_DEVICE = {
    "/DeviceGray": Space("DeviceGray", Inks.GREY, 1), "/G": Space("DeviceGray", Inks.GREY, 1),
    "/DeviceRGB": Space("DeviceRGB", Inks.RGB, 3), "/RGB": Space("DeviceRGB", Inks.RGB, 3),
    "/DeviceCMYK": Space("DeviceCMYK", Inks.CMYK, 4), "/CMYK": Space("DeviceCMYK", Inks.CMYK, 4),
    "/Pattern": Space("Pattern", Inks.PATTERN), "/CalGray": Space("CalGray", Inks.GREY, 1),
    "/CalRGB": Space("CalRGB", Inks.RGB, 3), "/Lab": Space("Lab", Inks.LAB, 3),
}  # fmt: skip

# 8.6.5.6: a page may say what its device colours mean; the first four of each are one space.
_DEFAULTS = {
    "/DeviceGray": "/DefaultGray", "/DeviceRGB": "/DefaultRGB", "/DeviceCMYK": "/DefaultCMYK",
}  # fmt: skip
_ICC_BY_COMPONENTS = {1: Inks.GREY, 3: Inks.RGB, 4: Inks.CMYK}
_NESTING_MOST = 6  # Pattern of Indexed of Separation of ICCBased
# 8.6.6.5: a DeviceN with attributes has them behind its four parts.
_NCHANNEL_FROM = 4
_UNKNOWN = Space("?", Inks.UNKNOWN)

BLACK = Colour(_DEVICE["/DeviceGray"], (0.0,))
GREY, RGB, CMYK = (_DEVICE[name] for name in _DEFAULTS)

DigestOf: TypeAlias = Callable[[pikepdf.Object], str]


def digest_of(profile: pikepdf.Object) -> str:
    """SHA-256 of a profile's bytes."""
    return hashlib.sha256(profile.read_bytes()).hexdigest()


def initial(space: Space) -> Colour:
    """The colour in force when a space has just been chosen (8.6.8)."""
    if space.inks is Inks.PATTERN or not space.components:
        return Colour(space, ())
    if space.colorants:
        return Colour(space, (1.0,) * space.components)
    if space.inks is Inks.CMYK and space.name != "Indexed":
        return Colour(space, (0.0, 0.0, 0.0, 1.0))
    return Colour(space, (0.0,) * space.components)


def space_of(
    named: object, resources: pikepdf.Object, digest: DigestOf = digest_of, depth: int = 0
) -> Space:
    """The space that an operand, or an image's or group's entry, means.

    A spot colour with an RGB alternate counts as RGB, since that is what a printer
    without the spot gets; with a Lab alternate it is a spot (ISO 15930-7:2010, 6.2.4.4).

    Raises:
        LookupError: A name that means none.
    """
    if depth > _NESTING_MOST:
        return _UNKNOWN
    if isinstance(named, Name):
        return _named(str(named), resources, digest, depth)
    if isinstance(named, Array) and len(named) > 0:
        return _composed(named, resources, digest, depth)
    return _UNKNOWN


def _named(key: str, resources: pikepdf.Object, digest: DigestOf, depth: int) -> Space:
    own = resources.get(Name.ColorSpace, Dictionary())
    if key in _DEFAULTS and (default := own.get(_DEFAULTS[key])) is not None:
        return space_of(default, Dictionary(), digest, depth + 1)
    if key in _DEVICE:
        return _DEVICE[key]
    if (meant := own.get(key)) is not None:
        return space_of(meant, resources, digest, depth + 1)
    raise LookupError(key)  # nobody can paint in a space that is not there


def _composed(array: Array, resources: pikepdf.Object, digest: DigestOf, depth: int) -> Space:
    family = str(array[0])
    match family:
        case "/ICCBased":
            count = int(array[1].get(Name.N, 0))
            inks = _ICC_BY_COMPONENTS.get(count, Inks.UNKNOWN)
            return Space("ICCBased", inks, count, profile=digest(array[1]))
        case "/Indexed" | "/I":
            base = space_of(array[1], resources, digest, depth + 1)
            return Space("Indexed", base.inks, 1, base.colorants, base.spots, base.profile)
        case "/Separation" | "/DeviceN":
            return _inked(array, resources, digest, depth)
        case "/Pattern" if len(array) > 1:
            base = space_of(array[1], resources, digest, depth + 1)
            return Space("Pattern", base.inks, base.components, base.colorants, base.spots)
        case _:
            return _DEVICE.get(family, Space(family.removeprefix("/"), Inks.UNKNOWN))


def _inked(array: pikepdf.Object, resources: pikepdf.Object, digest: DigestOf, depth: int) -> Space:
    family = str(array[0]).removeprefix("/")
    listed = [array[1]] if family == "Separation" else list(array[1])
    names = tuple(str(name).removeprefix("/") for name in listed)
    alternate = space_of(array[2], resources, digest, depth + 1)
    inks = Inks.RGB if alternate.inks is Inks.RGB else Inks.SPOT
    if family == "Separation":
        spots = _spots(names[0], array, alternate)
    else:
        parts = (
            array[4].get(Name.Colorants, Dictionary())
            if len(array) > _NCHANNEL_FROM
            else Dictionary()
        )
        spots = tuple(
            spot
            for each in (parts[key] for key in sorted(parts.keys()))
            if str(each[0]) == "/Separation" and str(each[1]).removeprefix("/") in names
            for spot in _inked(each, resources, digest, depth + 1).spots
        )
    return Space(family, inks, len(names), names, spots)


def _spots(name: str, separation: pikepdf.Object, alternate: Space) -> tuple[Spot, ...]:
    if name in PROCESS or name in {ALL, NONE}:
        return ()
    solid, build = solid_of(separation[3]), mark_of(separation[2], separation[3])
    return (Spot(name, alternate.name, solid, build),)
