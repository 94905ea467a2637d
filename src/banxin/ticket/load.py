"""A ticket is read from its TOML file, over the ticket that it is based on, and checked."""

from __future__ import annotations

from pathlib import Path

from banxin.diagnostics import BadContent, Diagnostic, SourcePlace, error
from banxin.shipped import shipped
from banxin.ticket.model import Ticket
from banxin.ticket.profile import profile_faults
from banxin.toml_sheet import NO_KEY, NotASheet, sheet_of, table_of

_BASE = "based_on"


def shipped_tickets() -> tuple[str, ...]:
    """The names of the tickets that come with Banxin, in alphabetical order."""
    return tuple(sorted(path.stem for path in shipped("tickets").glob("*.toml")))


def load_ticket(name: str, folder: Path) -> Ticket:
    """The ticket called ``name``, or the user's own ``*.toml`` file inside ``folder``.

    A user's ticket may say ``based_on = "newsprint"`` and then only what is different.

    Raises:
        BadContent: ``ticket-unknown``, ``ticket-broken``, ``path-outside`` the folder, or what
            is wrong with its profile.
    """
    own = name.endswith(".toml")
    path = (folder / name).resolve() if own else shipped("tickets") / f"{name}.toml"
    place = SourcePlace(name)
    if own and not path.is_relative_to(folder.resolve()):
        raise BadContent([error("path-outside", place, name=name)])
    if not path.is_file():
        raise BadContent([_unknown(name, place)])
    try:
        ticket = sheet_of(Ticket, {"name": path.stem, **_table(path)})
    except NotASheet as cause:
        raise BadContent(_broken(path.name, cause)) from cause
    except (UnicodeDecodeError, OSError) as cause:
        found = NotASheet(((NO_KEY, str(cause)),))
        raise BadContent(_broken(path.name, found)) from cause
    if faults := list(profile_faults(ticket.condition.profile, ticket.name, place)):
        raise BadContent(faults)
    return ticket


def _table(path: Path) -> dict[str, object]:
    """What the file says, over what the shipped ticket says that it is based on."""
    table = table_of(path.read_text("utf-8"))
    _put_profile_beside(path, table)
    base = table.pop(_BASE, None)
    if "name" in table:
        raise NotASheet((("name", "no such key"),))
    if base is None:
        return table
    if base not in shipped_tickets():
        raise NotASheet(((_BASE, f"Input should be one of {', '.join(shipped_tickets())}"),))
    return _laid_over(_table(shipped("tickets") / f"{base}.toml"), table)


def _put_profile_beside(path: Path, table: dict[str, object]) -> None:
    condition = table.get("condition")
    if not isinstance(condition, dict) or not isinstance(condition.get("profile"), str):
        return
    profile = (path.parent / condition["profile"]).resolve()
    if not profile.is_relative_to(path.parent.resolve()):
        raise NotASheet(
            (("condition.profile", f"{condition['profile']} is not beside the ticket"),)
        )
    condition["profile"] = profile


def _laid_over(base: dict[str, object], own: dict[str, object]) -> dict[str, object]:
    """One's own keys over the base's, table by table."""
    merged = dict(base)
    for key, value in own.items():
        below = base.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            merged[key] = _laid_over(below, value)
        else:
            merged[key] = value
    return merged


def _unknown(name: str, place: SourcePlace) -> Diagnostic:
    return error("ticket-unknown", place, name=name, known="、".join(shipped_tickets()))


def _broken(name: str, cause: NotASheet) -> list[Diagnostic]:
    return [
        error("ticket-broken", SourcePlace(name), name=name, key=key, cause=why)
        for key, why in cause.faults
    ]
