"""What the page, REST and MCP share: questions and look-ups, readiness, limits, the log.

Owns: one door to the assistant for all edges of the server. Must not know: HTTP, HTML, gradio.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Event as Flag
from threading import Thread
from typing import Any

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.chat.dialogues import Dialogues
from assistant.chat.limits import Limiter
from assistant.chat.options import ChatOptions
from assistant.clock import today
from assistant.comparison import compared
from assistant.errors import AssistantError
from assistant.hits import own_text
from assistant.records import card_dict
from assistant.texts import texts_dict, wordings_dict
from assistant.words import citation
from corpus.beside import renderings
from corpus.compare import Comparison
from corpus.editions.texts import Texts
from corpus.errors import ActNotFound, CorpusError
from corpus.ids import ACT, ClauseId
from corpus.library import Library
from corpus.model import Act, Part, Unit
from corpus.selection import Selection
from embeddings.errors import EmbeddingsError

LOG = logging.getLogger("ereje.chat")
_FIRST = "қызмет"
_CODE = re.compile(r"[A-Z]\d{2}[0-9A-Z]{7,9}_?")  # of an act in the state's legal database
_THREE_LETTERS = {"kk": "kaz", "ru": "rus", "en": "eng"}


class Service:
    """Answers for all clients of one server."""

    def __init__(self, assistant: Assistant, options: ChatOptions) -> None:
        self.assistant, self.options = assistant, options
        self.dialogues = Dialogues(assistant, options.dialogue_bytes)
        self.limiter = Limiter(options.rate, options.burst)
        self.problem = ""
        self._ready = Flag()

    @property
    def act(self) -> Act:
        """The act asked about."""
        return self.assistant.act

    # -- readiness -----------------------------------------------------------------------------------------------------

    @property
    def ready(self) -> bool:
        """Whether model and index are loaded."""
        return self._ready.is_set()

    def prepare(self) -> None:
        """Load model and index; what goes wrong is logged and told by ``problem``."""
        began = time.monotonic()
        try:
            self.assistant.prepare()
            self.assistant.search(_FIRST, 1)  # the first question loads what prepare leaves for later
        except (AssistantError, CorpusError, EmbeddingsError) as error:
            self.problem = str(error)
            LOG.error("%s Questions go unanswered until then; what needs no model is served.", error)
            return
        except Exception as error:
            self.problem = str(error)
            LOG.exception("model and index cannot be loaded")
            return
        self.problem = ""
        self._ready.set()
        LOG.info("ready after %.1f s", time.monotonic() - began)
        self.prepare_library()

    def prepare_library(self) -> None:
        """Make all acts searchable; until they are, questions are answered from those that are."""
        try:
            self.assistant.prepare_library()
        except (AssistantError, CorpusError, EmbeddingsError) as error:
            LOG.error("%s Questions are answered from the acts that are ready.", error)
        except Exception:
            LOG.exception("the library cannot be made searchable whole")

    def prepare_in_background(self) -> None:
        """Load model and index while the page is served already."""
        Thread(target=self.prepare, name="ereje-prepare", daemon=True).start()

    # -- questions -----------------------------------------------------------------------------------------------------

    def ask(
        self,
        question: str,
        language: str | None = None,
        as_of: date | None = None,
        acts: Sequence[str] = (),
        within: Selection | None = None,
    ) -> Answer:
        """Answer a question that stands alone; see ``Assistant.ask``."""
        began = time.monotonic()
        answer = self.assistant.ask(mended(question), as_of, language, acts, within)
        self._log(answer, began)
        return answer

    def ask_in(
        self,
        dialogue: str,
        question: str,
        hint: str,
        as_of: date | None = None,
        after: int | None = None,
        within: Selection | None = None,
    ) -> tuple[str, int, Answer]:
        """Answer the next question of a dialogue; see ``Dialogues.ask``."""
        began = time.monotonic()
        name, turn, answer = self.dialogues.ask(dialogue, mended(question), hint, as_of, after, within)
        self._log(answer, began)
        return name, turn, answer

    def _log(self, answer: Answer, began: float) -> None:
        """A line on an answer: never the question, unless that was chosen."""
        words = f": {answer.question!r}" if self.options.log_questions else ""
        took = (time.monotonic() - began) * 1000
        LOG.info("%s %s, %d quotes, %.0f ms%s", answer.language, answer.kind, len(answer.quotes), took, words)

    # -- look-ups ------------------------------------------------------------------------------------------------------

    def search(self, query: str, k: int, language: str, acts: Sequence[str] = ()) -> list[dict[str, Any]]:
        """The clauses nearest to a query, best first, with their exact text."""
        found = []
        for hit in self.assistant.search(mended(query), k, acts):
            act = self.assistant.opened(hit.act).act
            found.append(
                {
                    "act": hit.act,
                    "clause": hit.clause,
                    "citation": citation(hit.clause, language, act),
                    "score": round(hit.score, 4),
                    "text": hit.text,
                    "state": str(act.unit(hit.clause).state),
                }
            )
        return found

    def clause(self, clause: str, language: str, act: str = "", as_of: date | None = None) -> Answer:
        """A clause's text, whole, as it was on a day; see ``Assistant.show``."""
        return self.assistant.show(str(ClauseId.parse(mended(clause))), language, act, as_of)

    def texts(self, clause: str, language: str, act: str = "") -> dict[str, Any]:
        """The texts of an act, or the wordings of one of its clauses in time.

        Raises:
            UnknownClause: no text of the act has such a clause.
        """
        held = self.assistant.opened(act).act
        texts = self.assistant.library.texts(held) or Texts(held)
        if not clause:
            return texts_dict(texts, language)
        place = str(ClauseId.parse(mended(clause)))
        if not any(text.act.has(place) for text in texts.all):
            held.unit(place)
        return wordings_dict(texts, place, language)

    def history(self, target: str, language: str, act: str = "") -> Answer:
        """The history of a clause, a part or the act."""
        return self.assistant.history(target if target == ACT else str(ClauseId.parse(mended(target))), language, act)

    def changes(self, language: str, act: str = "") -> Answer:
        """What an act changes in others, in its own words; see ``Assistant.changes``."""
        return self.assistant.changes(act, language)

    def status(self, as_of: date | None, language: str, act: str = "") -> Answer:
        """The act's status on a day."""
        return self.assistant.status(as_of or today(), language, act)

    def clauses(self, part: str, language: str, act: str = "") -> dict[str, Any]:
        """An act's parts and all its clauses, or one part's, in order.

        Raises:
            UnknownClause: the act has no such part.
        """
        held = self.assistant.opened(act).act
        parts = (held.part(mended(part)),) if part else held.parts
        shown = {t.clause: t.text for t in renderings(held) if t.language == language}
        rows = [_row(held, part, unit, language, shown) for part in parts for unit in part.walk()]
        return {"act": held.id, "parts": [part.slug for part in held.parts], "clauses": rows}

    def compare(self, one: str, other: str, start: date | None, end: date | None, clause: str) -> Comparison:
        """Two days or two texts of an act; see ``assistant.comparison.compared``."""
        return compared(self.assistant.library, one or self.act.id, other, start, end, mended(clause))

    def official(self, act: Act, language: str) -> str:
        """The address of an act's official text, where its file bears the name that it has there; else nothing."""
        code = Path(_file_of(act.id, act.card.sha256)).stem
        if not self.options.official or not _CODE.fullmatch(code):
            return ""
        return self.options.official.format(language=_THREE_LETTERS[language], code=code)

    def acts(self) -> list[dict[str, Any]]:
        """What is known of every act of the library."""
        return [{"act": record.id, "card": card_dict(record.card)} for record in Library().records()]


@lru_cache(maxsize=256)
def _file_of(act_id: str, sha256: str) -> str:
    """The name of the file that an act was read from; empty where it left the library while it lay open.

    The digest is that of its text: another text may have come from another file.
    """
    try:
        return Library().record(act_id).file
    except ActNotFound:
        return ""


def mended(words: str) -> str:
    """Words without halves of a character, which JSON can bring and no text can hold; each becomes a question mark."""
    return words.encode("utf-8", "replace").decode("utf-8")


def _row(act: Act, part: Part, unit: Unit, language: str, shown: dict[str, str]) -> dict[str, Any]:
    heading = part.headings[unit.heading] if unit.heading is not None else None
    return {
        "clause": str(unit.id),
        "citation": citation(str(unit.id), language, act),
        "state": str(unit.state),
        "heading": " ".join(span.of(act.source).strip() for span in heading.pieces) if heading else "",
        "text": own_text(act, str(unit.id)),
        "translation": shown.get(str(unit.id)),
        "items": len(unit.children),
    }
