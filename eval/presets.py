"""Ablations: what the system is without one of its parts, as data.

Owns: the names of the ablations and the settings each changes. Must not know: how a setting works. ``open_system`` is
the only place that hands them over; a setting that the assistant does not know is refused there, never ignored. The
decision weights were learned with all parts present, so an ablation tells what a part is worth to this system, not how
good a system trained without it could be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.model import Act
from embeddings.errors import IndexMismatch
from eval.errors import UnknownPreset
from eval.kazqad import QueryEncoder
from eval.systems import AssistantSystem, System

Changes = Mapping[str, object]

WRITTEN = date(2026, 11, 23)  # the day of the stored sets: "last year" in a question is the year before it, for ever
FULL = "full"
PRESETS: Mapping[str, Changes] = MappingProxyType(
    {
        FULL: {},
        "dense-only": {"lexical": False},
        "lexical-only": {"dense": False},
        "no-translations": {"translations": False},
        "no-expected-questions": {"expected_questions": False},
        "untrained": {"trained": False},
        "strict": {"caution": "strict"},
        "lenient": {"caution": "lenient"},
        "base": {"trained": False, "lexical": False, "translations": False, "expected_questions": False},
    }
)
# What the comparison of the parts' worth asks, the whole system first.
ABLATIONS = (FULL, "base", "dense-only", "lexical-only", "no-translations", "no-expected-questions", "untrained")


def settings_of(name: str) -> Changes:
    """The settings that a preset changes.

    Raises:
        UnknownPreset: there is none of this name.
    """
    if name not in PRESETS:
        raise UnknownPreset(name, tuple(PRESETS))
    return PRESETS[name]


@dataclass(frozen=True, slots=True)
class Opened:
    """A system ready to be measured, the act it answers from, and what a report should say of it."""

    system: System
    act: Act
    facts: tuple[tuple[str, str], ...]


def open_system(preset: str = FULL) -> Opened:
    """Ereje with a preset's settings, model and index loaded, on the day when the stored sets were written.

    Raises:
        UnknownPreset: there is none of this name.
    """
    chosen: dict[str, Any] = dict(settings_of(preset))
    from assistant import Assistant, Settings  # heavy parts load only now

    assistant = Assistant.open(Settings.of(**chosen, library=False), today=WRITTEN)
    try:
        assistant.prepare()
    except IndexMismatch:  # of an earlier encoder: what is measured is the system as it stands now
        assistant.prepare(rebuild=True)
    act = assistant.act
    facts = (
        ("preset", preset),
        ("act", f"{act.id} {act.card.sha256[:12]}"),
        ("settings", assistant.settings.fingerprint),
        ("asked as if on", WRITTEN.isoformat()),
    )
    return Opened(AssistantSystem(assistant), act, facts)


def encoder_of(preset: str = FULL) -> QueryEncoder:
    """The encoder alone, as the preset uses it, for benchmarks about other texts."""
    from embeddings.encoder import open_encoder

    name, adapter = _encoder(preset)
    return open_encoder(name, adapter=adapter)


def encoder_folder(preset: str = FULL) -> Path:
    """The folder of a preset's encoder, in the layout of sentence-transformers, for other people's libraries."""
    from embeddings.encoder import DEFAULT
    from embeddings.paths import models
    from embeddings.weights import ensure_model

    name, adapter = _encoder(preset)
    return ensure_model(models(), adapter=adapter).path if name == DEFAULT else Path(name)


def _encoder(preset: str) -> tuple[str, Path | None]:
    """Name and adapter of a preset's encoder."""
    from assistant import Settings
    from assistant.find import ADAPTER

    chosen: dict[str, Any] = dict(settings_of(preset))
    settings = Settings.of(**chosen, library=False)
    return settings.encoder, ADAPTER if settings.trained and ADAPTER.is_file() else None
