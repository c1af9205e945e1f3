"""Ablations: what the system is without one of its parts, as data.

Owns: the names of the ablations and the settings each changes. Must not know: how a setting works. ``open_system`` is
the only place that hands them over; a setting that the assistant does not know is refused there, never ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from eval.errors import UnknownPreset
from eval.systems import AssistantSystem

Settings = Mapping[str, object]

FULL = "full"
PRESETS: Mapping[str, Settings] = MappingProxyType(
    {
        FULL: {},
        "dense-only": {"lexical": False},
        "lexical-only": {"dense": False},
        "no-translations": {"translations": False},
        "no-expected-questions": {"expected_questions": False},
        "untrained": {"trained": False},
        "base": {"trained": False, "lexical": False, "translations": False, "expected_questions": False},
    }
)


def settings_of(name: str) -> Settings:
    """The settings that a preset changes.

    Raises:
        UnknownPreset: there is none of this name.
    """
    if name not in PRESETS:
        raise UnknownPreset(name, tuple(PRESETS))
    return PRESETS[name]


def open_system(preset: str = FULL, today: date | None = None) -> AssistantSystem:
    """Ereje with a preset's settings; ``today`` is the day that "five years ago" counts from."""
    from assistant import Assistant  # heavy parts load only when something is asked

    given: dict[str, Any] = dict(settings_of(preset))
    if today is not None:
        given["today"] = today
    return AssistantSystem(Assistant.open(**given))
