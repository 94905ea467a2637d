"""Everything that an issue is made from, so that it can be kept and made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from banxin.content import Issue
from banxin.content.model import PhotoFile
from banxin.ticket import Ticket

ISSUE_FILE = "issue.toml"


def issue_source(issue: Issue, ticket: Ticket) -> Mapping[str, bytes]:
    """The files that an issue uses, by their paths in its folder, in the order of these.

    These are its own file, its stories and fillers, every picture, and where they are its own and
    not shipped, its layout, ticket and profile. A file of the folder that nothing names is not
    among them. The issue's own file is called ``issue.toml`` whatever it was called, so that the
    folder they make is an issue.
    """
    folder = issue.folder
    paths = {ISSUE_FILE: folder / Path(issue.place.file).name}
    for story in (*issue.stories, *issue.fillers):
        paths[f"{story.name}.md"] = folder / f"{story.name}.md"
    for photo in _photos(issue):
        paths[_written(photo, folder)] = photo.path
    for own in _own_settings(issue, ticket):
        paths[own.relative_to(folder).as_posix()] = own
    return {path: file.read_bytes() for path, file in sorted(paths.items())}


def _photos(held: object) -> Iterator[PhotoFile]:
    """Every picture anywhere in the issue."""
    if isinstance(held, PhotoFile):
        yield held
    elif isinstance(held, tuple):
        for member in held:
            yield from _photos(member)
    elif is_dataclass(held):
        for field in fields(held):
            yield from _photos(getattr(held, field.name))


def _written(photo: PhotoFile, folder: Path) -> str:
    """Where the desk has put a picture, which may be a link to another of the folder."""
    for home in (folder / "photos", folder):
        path = home / photo.name
        if path.resolve() == photo.path:
            # Not resolved: ``..`` is taken out by its letters alone.
            return _normal(path.relative_to(folder).as_posix())
    return photo.path.relative_to(folder).as_posix()


def _normal(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts:
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _own_settings(issue: Issue, ticket: Ticket) -> Iterator[Path]:
    if issue.layout.startswith("./"):
        yield issue.folder / _normal(issue.layout.removeprefix("./").rstrip("/")) / "layout.toml"
    if issue.ticket.endswith(".toml"):
        yield issue.folder / _normal(issue.ticket)
    if ticket.condition.profile.is_relative_to(issue.folder):
        yield ticket.condition.profile
