"""docs/layouts.md names every key of layout.toml, and nothing that is none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from banxin.layout import Colour, Layout, Rank, Template
from banxin.line_style import LineStyle
from banxin.typeset import Level, MarkWidths, Turn

PAGE = (Path(__file__).parents[2] / "docs" / "layouts.md").read_text("utf-8")
CODE = {word for span in re.findall(r"`([^`\n]+)`", PAGE) for word in re.findall(r"[\w-]+", span)}


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def models_under(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model and all that its fields are made of."""
    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            for inner in models_in(field.annotation):
                models_under(inner, seen)
    return seen


MODELS = sorted(models_under(Layout, set()), key=lambda model: model.__name__)
KEYS = [
    pytest.param(key, id=f"{model.__name__}.{key}")
    for model in MODELS
    for key in model.model_fields
]
CHOICES = {"start", "centre", "end", "justify", "head", "foot", *Level, *MarkWidths, *Turn}


@pytest.mark.parametrize("key", KEYS)
def test_every_key_is_named(key: str) -> None:
    assert key in CODE


def test_all_parts_of_a_layout_were_walked() -> None:
    assert {model.__name__ for model in MODELS} >= {"Layout", "PhotoSlot", "TitleVoice", "Weights"}


@pytest.mark.parametrize("choice", sorted(CHOICES))
def test_every_choice_is_named(choice: str) -> None:
    assert choice in CODE


def examples() -> list[dict[str, object]]:
    return [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)]


def test_the_examples_are_toml_that_a_layout_takes() -> None:
    spots, ranks, lines, templates, places = examples()
    red, pink = (Colour.model_validate(one) for one in spots["palette"].values())  # type: ignore[attr-defined]
    assert red.tint_of(pink) == 0.2
    LineStyle.model_validate(lines["lines"])
    for rank in ranks["ranks"].values():  # type: ignore[attr-defined]
        Rank.model_validate(rank)
    for template in templates["templates"]:  # type: ignore[attr-defined]
        Template.model_validate(template)
    assert [set(place) for place in places["page"]["place"]] == [  # type: ignore[index]
        {"story", "columns", "lines"},
        {"story", "photo", "columns", "lines"},
    ]


def test_units_are_told_for_every_ending_that_keys_have() -> None:
    endings = {
        key.rsplit("_", 1)[1]
        for model in MODELS
        for key, field in model.model_fields.items()
        if "_" in key and field.annotation is not bool
    }
    told = set(re.findall(r"`…_(\w+)`", PAGE))
    assert told >= endings & {"mm", "pt", "em", "lines"}
    # The others are words, not units.
    assert endings - told <= {"byline", "face", "title", "text", "widths"}


def test_english_readers_are_told_where_they_are() -> None:
    assert "**In short (English).**" in PAGE.split("\n\n")[1]
