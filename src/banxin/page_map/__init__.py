"""The map of an issue's pages: where every story, head, photo and column stands, in millimetres.

For programs that come after the pages are made: digital editions, scans that are to be read by
machines, previews. ``schema/page-map.schema.json`` describes it.
"""

from __future__ import annotations

from banxin.page_map.draw import as_json, page_map
from banxin.page_map.model import MapPage, MapPart, MapStory, MapText, PageMap, PartKind

__all__ = [
    "MapPage",
    "MapPart",
    "MapStory",
    "MapText",
    "PageMap",
    "PartKind",
    "as_json",
    "page_map",
]
