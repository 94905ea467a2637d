"""PDF bytes become findings; this judge never asks the producer."""

from __future__ import annotations
