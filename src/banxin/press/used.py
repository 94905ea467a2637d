"""Resources: only those that a page's content names.

The painter hands all pages one dictionary with what any of them might have needed, Lab colours
among it. An archive's reader should not have to know what no page uses.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pikepdf
from pikepdf import Array, Dictionary, Name

# A name in a content stream, ended as the painter ends one (ISO 32000-2:2020, 7.3.5).
_NAME = re.compile(rb"/[^\x00\t\n\f\r ()<>\[\]{}/%]+")


def keep_only_used(pdf: pikepdf.Pdf) -> None:
    """Take out of the pages' resources what no content names, and kinds that are left empty.

    A name that stands in a content for something else may keep a resource too many, and never
    takes one away.
    """
    named: dict[tuple[int, int], set[str]] = defaultdict(set)
    holders: dict[tuple[int, int], pikepdf.Object] = {}
    for holder, contents in _contents(pdf):
        resources = holder.get(Name.Resources)
        if isinstance(resources, Dictionary):
            holders[resources.objgen] = resources
            named[resources.objgen] |= {
                found.decode("latin-1") for found in _NAME.findall(contents)
            }
    for identity, resources in holders.items():
        _keep(resources, named[identity])


def _contents(pdf: pikepdf.Pdf) -> list[tuple[pikepdf.Object, bytes]]:
    """Every page and form with the bytes of its content."""
    forms = [
        (held, held.read_bytes())
        for held in pdf.objects
        if isinstance(held, pikepdf.Stream) and Name.Resources in held
    ]
    pages = []
    for page in pdf.pages:
        parts = page.obj.Contents
        streams = list(parts) if isinstance(parts, Array) else [parts]
        pages.append((page.obj, b"\n".join(stream.read_bytes() for stream in streams)))
    return [*pages, *forms]


def _keep(resources: pikepdf.Object, named: set[str]) -> None:
    for kind in list(resources.keys()):
        held = resources[kind]
        if isinstance(held, Dictionary):
            for name in [name for name in held.keys() if name not in named]:  # noqa: SIM118
                del held[name]
            if not held.keys():
                del resources[kind]
