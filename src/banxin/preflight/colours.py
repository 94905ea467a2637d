"""Colour spaces of ISO 32000-2:2020, 8.6, boiled down to what reaches the plates."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.preflight.facts import Colour, Inks, Space

_NAMED = {
    "/DeviceGray": Inks.GREY, "/G": Inks.GREY, "/CalGray": Inks.GREY,
    "/DeviceRGB": Inks.RGB, "/RGB": Inks.RGB, "/CalRGB": Inks.RGB,
    "/DeviceCMYK": Inks.CMYK, "/CMYK": Inks.CMYK,
    "/Lab": Inks.LAB, "/Pattern": Inks.PATTERN,
}  # fmt: skip
_ICC_BY_COMPONENTS = {1: Inks.GREY, 3: Inks.RGB, 4: Inks.CMYK}
_NESTING_MOST = 4  # Pattern of Indexed of Separation of ICCBased

BLACK = Colour(Space("DeviceGray", Inks.GREY), (0.0,))


def space_of(named: object, resources: pikepdf.Object, depth: int = 0) -> Space:
    """The space that an operand, or an image's or group's entry, means.

    A spot colour with an RGB alternate counts as RGB, since that is what a printer
    without the spot gets; with a Lab alternate it is a spot (ISO 15930-7:2010, 6.2.4.4).
    """
    if depth > _NESTING_MOST:
        return Space("?", Inks.UNKNOWN)
    if isinstance(named, Name):
        key = str(named)
        own = resources.get(Name.ColorSpace, Dictionary()).get(key)
        if own is not None and key not in _NAMED:
            return space_of(own, resources, depth + 1)
        return Space(key.removeprefix("/"), _NAMED.get(key, Inks.UNKNOWN))
    if isinstance(named, Array) and len(named) > 0:
        return _composed(named, resources, depth)
    return Space("?", Inks.UNKNOWN)


def _composed(array: Array, resources: pikepdf.Object, depth: int) -> Space:
    family = str(array[0])
    name = family.removeprefix("/")
    match family:
        case "/ICCBased":
            return Space(name, _ICC_BY_COMPONENTS.get(int(array[1].get(Name.N, 0)), Inks.UNKNOWN))
        case "/Indexed" | "/I":
            return Space("Indexed", space_of(array[1], resources, depth + 1).inks)
        case "/Separation" | "/DeviceN":
            alternate = space_of(array[2], resources, depth + 1).inks
            return Space(name, Inks.RGB if alternate is Inks.RGB else Inks.SPOT)
        case "/Pattern" if len(array) > 1:
            return Space(name, space_of(array[1], resources, depth + 1).inks)
        case _:
            return Space(name, _NAMED.get(family, Inks.UNKNOWN))


def components_of(space: pikepdf.Object, resources: pikepdf.Object) -> int:
    """How many values a pixel of an image in this space has; 0 where it cannot be told."""
    if isinstance(space, Name):
        own = resources.get(Name.ColorSpace, Dictionary()).get(str(space))
        if own is not None and str(space) not in _NAMED:
            return components_of(own, resources)
    if isinstance(space, Array) and len(space) > 0:
        match str(space[0]):
            case "/Indexed" | "/I" | "/Separation":
                return 1
            case "/DeviceN":
                return len(space[1])
    inks = space_of(space, resources).inks
    return {Inks.GREY: 1, Inks.RGB: 3, Inks.LAB: 3, Inks.CMYK: 4}.get(inks, 0)
