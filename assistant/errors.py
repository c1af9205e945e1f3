"""What can go wrong between a question and its answer. Must not know: how errors are printed."""

from __future__ import annotations


class AssistantError(Exception):
    """Root of the assistant's errors."""


class BadQuestion(AssistantError, ValueError):
    """The question cannot be read at all: it is empty or far too long."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(f"The question {problem}. {remedy}")


class BadDay(AssistantError, ValueError):
    """A day is not written as ``YYYY-MM-DD``, or there is no such day."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text[:40]!r} is no date; write YYYY-MM-DD")


class UnverifiedQuote(AssistantError):
    """A quote's text is not the source at its spans, or the source is not the one that was parsed: never shown."""

    def __init__(self, clause: str, problem: str) -> None:
        self.clause, self.problem = clause, problem
        super().__init__(
            f"The quote of {clause} was refused: {problem}. This is a defect or a damaged source; run `ereje check`."
        )


class BadSettings(AssistantError, ValueError):
    """A setting is unknown or has an impossible value."""

    def __init__(self, name: str, problem: str) -> None:
        self.name = name
        super().__init__(f"Setting {name!r} {problem}. See assistant/settings.py for the settings.")
