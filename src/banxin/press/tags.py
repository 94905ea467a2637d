"""Tags: what photos say of their own colours, and what has to be taken on trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from banxin.diagnostics import BadContent, Diagnostic, Place, note, warning
from banxin.press.colour import ProfileFault, profile_fault
from banxin.press.originals import NamedSpace, Said, said_of_colour

_FAULTS = {
    ProfileFault.DAMAGED: "photo-profile-damaged",
    ProfileFault.OTHER_SPACE: "photo-profile-other",
}

# Thirty names would be a wall that nobody reads; the count says how many there are.
_NAMES_MOST = 8


@dataclass(frozen=True, slots=True)
class NamedPhoto:
    """A photo as the desk knows it: its file, its name there, and where it is named."""

    path: Path
    name: str
    place: Place | None


def colour_findings(photos: Iterable[NamedPhoto], issue: Place | None) -> tuple[Diagnostic, ...]:
    """What the desk should know of its photos' colours; no pixel is decoded.

    A warning for each photo whose colours may come out wrong, since there are few of them; one
    note at ``issue`` for all that are taken as sRGB, since on most nights that is right.
    """
    found: list[Diagnostic] = []
    assumed: list[str] = []
    for photo in sorted(set(photos), key=lambda photo: (photo.name, str(photo.path))):
        try:
            said = said_of_colour(photo.path)
        except BadContent as refusal:
            found += refusal.diagnostics
            continue
        found += _warnings(said, photo)
        if _is_assumed(said):
            assumed.append(photo.name)
    if assumed:
        found.append(_assumed(assumed, issue))
    return tuple(found)


def _warnings(said: Said, photo: NamedPhoto) -> Iterator[Diagnostic]:
    fault = profile_fault(said.profile, said.mode) if said.profile else None
    if fault:
        yield warning(_FAULTS[fault], photo.place, name=photo.name, mode=said.mode)
    elif said.mode == "CMYK" and not said.profile:
        yield warning("photo-cmyk-untagged", photo.place, name=photo.name)
    elif said.mode == "RGB" and not said.profile and said.named is NamedSpace.ADOBE_RGB:
        yield warning("photo-adobe-rgb", photo.place, name=photo.name)


def _is_assumed(said: Said) -> bool:
    return said.mode == "RGB" and not said.profile and said.named is NamedSpace.NONE


def _assumed(names: list[str], issue: Place | None) -> Diagnostic:
    shown = "、".join(dict.fromkeys(names[:_NAMES_MOST]))
    more = " …" if len(names) > _NAMES_MOST else ""
    return note("photos-untagged", issue, count=len(names), names=shown + more)
