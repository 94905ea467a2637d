"""What the printer asks for: photo colour, boxes, output intent."""

from __future__ import annotations
