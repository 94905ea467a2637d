"""A ticket: what one printer asks for. Shipped in ``tickets/``; a user's own file overrides."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from banxin.diagnostics import BadContent, Diagnostic, Place, SourcePlace, error, warning
from banxin.measure import Length
from banxin.shipped import shipped

# What any press on earth can ask for; outside it a number is a slip of the finger.
_RANGES = {
    "bleed_mm": (0, 20),
    "trim_tolerance_mm": (0, 5),
    "ink_limit_percent": (100, 400),
    "photo_ppi": (50, 2400),
    "photo_ppi_least": (1, 2400),
    "photo_ppi_good": (1, 2400),
    "type_least_pt": (1, 24),
}
_KEYS = {*_RANGES, "condition", "profile", "page_counts"}
_PPI_RISING = ("photo_ppi_least", "photo_ppi_good", "photo_ppi")


@dataclass(frozen=True, slots=True)
class Ticket:
    """The demands that this version of Banxin builds to and checks.

    Attributes:
        name: Such as ``sheetfed-coated``.
        bleed: Added outside the trim on every side.
        trim_tolerance: How far a page may be off the ordered size.
        condition: Name of the characterised printing condition in the output intent.
        profile: ICC output profile of that condition; the file must be CMYK.
        ink_limit_percent: Most ink at any place, the four inks added up.
        photo_ppi: Resolution that photos are sent at; smaller originals go as they are.
        photo_ppi_least, photo_ppi_good: Below the first is an error, below the second a warning.
        type_least: The smallest type this press holds.
        page_counts: How many pages an issue may have, rising; empty for any number.
    """

    name: str
    bleed: Length
    trim_tolerance: Length
    condition: str
    profile: Path
    ink_limit_percent: int
    photo_ppi: int
    photo_ppi_least: int
    photo_ppi_good: int
    type_least: Length
    page_counts: tuple[int, ...] = ()


def shipped_tickets() -> tuple[str, ...]:
    """The names of the tickets that come with Banxin, in alphabetical order."""
    return tuple(sorted(path.stem for path in shipped("tickets").glob("*.toml")))


def load_ticket(name: str, folder: Path) -> Ticket:
    """The ticket called ``name``, or the user's own ``*.toml`` file inside ``folder``.

    Raises:
        BadContent: ``ticket-unknown``, ``ticket-broken``, or ``path-outside`` the folder.
    """
    own = name.endswith(".toml")
    path = (folder / name).resolve() if own else shipped("tickets") / f"{name}.toml"
    if own and not path.is_relative_to(folder.resolve()):
        raise BadContent([error("path-outside", SourcePlace(name), name=name)])
    if not path.is_file():
        known = "、".join(shipped_tickets())
        raise BadContent([error("ticket-unknown", SourcePlace(name), name=name, known=known)])
    try:
        return _ticket(path, tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as cause:
        place = SourcePlace(path.name)
        raise BadContent([error("ticket-broken", place, name=name, cause=str(cause))]) from cause


def _ticket(path: Path, raw: dict[str, object]) -> Ticket:
    for key in sorted(raw.keys() - _KEYS):
        raise ValueError(" → ".join([key, *get_close_matches(key, sorted(_KEYS), n=1)]) + "?")

    def number(key: str) -> float:
        value, (least, most) = raw[key], _RANGES[key]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(f"{key} = {value!r}")
        if not least <= value <= most:
            raise ValueError(f"{key} = {value}: {least}–{most}")
        return value

    profile = (path.parent / str(raw["profile"])).resolve()
    if not profile.is_relative_to(path.parent.resolve()):
        raise ValueError(f"profile = {raw['profile']}")
    least, good, sent = (int(number(key)) for key in _PPI_RISING)
    if not least <= good <= sent:
        raise ValueError(" ≤ ".join(_PPI_RISING))
    return Ticket(
        name=path.stem,
        bleed=Length.mm(number("bleed_mm")),
        trim_tolerance=Length.mm(number("trim_tolerance_mm")),
        condition=str(raw["condition"]),
        profile=profile,
        ink_limit_percent=int(number("ink_limit_percent")),
        photo_ppi=sent,
        photo_ppi_least=least,
        photo_ppi_good=good,
        type_least=Length.pt(number("type_least_pt")),
        page_counts=_page_counts(raw.get("page_counts", [])),
    )


def _page_counts(value: object) -> tuple[int, ...]:
    listed = value if isinstance(value, list) else [None]
    counts = tuple(count for count in listed if type(count) is int)
    if len(counts) < len(listed):
        raise TypeError(f"page_counts = {value!r}")
    if list(counts) != sorted({count for count in counts if count > 0}):
        raise ValueError(f"page_counts = {value}: 1 < 2 < 4…")
    return counts


def page_count_fault(pages: int, ticket: Ticket, place: Place) -> Diagnostic | None:
    """What to tell the desk of ``pages`` pages that this printer cannot fold; None if it can.

    A warning, since a page more or less is for the desk and the printer to agree on.
    """
    if not ticket.page_counts or pages in ticket.page_counts:
        return None
    below = [count for count in ticket.page_counts if count < pages][-1:]
    above = [count for count in ticket.page_counts if count > pages][:1]
    nearest = "、".join(map(str, [*below, *above]))
    return warning("page-count", place, pages=pages, name=ticket.name, nearest=nearest)
