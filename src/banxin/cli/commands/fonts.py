"""``banxin fonts``: the faces of the manifest, and fetching those that are not here."""

from __future__ import annotations

from pathlib import Path

from banxin.cli.progress import progress
from banxin.cli.session import Session
from banxin.cli.table import table
from banxin.fonts import Catalogue, Face, absence, fetch, load_catalogue


def perform(session: Session, action: str) -> None:
    """List the faces; with ``fetch``, download what is missing before that.

    Raises:
        MissingTool: A download failed, or is not what the manifest says.
    """
    catalogue = load_catalogue()
    if action == "fetch":
        with progress(session.manner) as step:
            session.report(fetch(catalogue, session.cache, step))
    _list(session, catalogue)


def _list(session: Session, catalogue: Catalogue) -> None:
    faces = [(face, _is_here(face, session.cache)) for face in catalogue.faces.values()]
    session.answer = {
        "cache": session.cache.as_posix(),
        "faces": [
            {
                "name": face.name,
                "title": {"zh": face.title_zh, "en": face.title_en},
                "weight": face.weight,
                "licence": face.licence.name,
                "here": here,
            }
            for face, here in faces
        ],
    }
    word = session.manner.word
    session.lines += table(
        [
            [
                face.name,
                word(face.title_en, face.title_zh),
                str(face.weight),
                face.licence.name,
                word("here", "齐备") if here else word("MISSING", "缺"),
            ]
            for face, here in faces
        ]
    )


def _is_here(face: Face, cache: Path) -> bool:
    return absence(face, cache) is None
