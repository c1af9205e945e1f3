"""The acts that lie open: each with its finder, opened once and anew where the library holds another text of it.

Owns: which acts are open, the encoder that their finders share. Must not know: questions, answers.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from assistant.find import Finder, encoder_opener
from assistant.scope.whole import Whole
from assistant.settings import Settings
from corpus.library import Library
from corpus.model import Act
from embeddings.progress import Progress, silent

_MOST = 64  # acts that lie open at once; the longest unused is put back


@dataclass(frozen=True, slots=True)
class OpenAct:
    """An act and what finds its clauses."""

    act: Act
    finder: Finder


class Desk:
    """Opens acts of the library; may be asked by several threads."""

    def __init__(self, settings: Settings, progress: Progress = silent, library: Library | None = None) -> None:
        self._settings, self._progress = settings, progress
        self.library = library or Library()
        self.encoder = encoder_opener(settings, progress)
        self.whole = Whole(self.library, settings, self.encoder, progress)
        self._open: OrderedDict[str, OpenAct] = OrderedDict()
        self._lock = Lock()

    def lay(self, act: Act) -> OpenAct:
        """An act with a new finder."""
        return OpenAct(act, Finder(act, self._settings, self._progress, self.encoder, self.whole.held))

    def of(self, act_id: str) -> OpenAct:
        """The act with this id.

        Raises:
            ActNotFound: it is not stored.
        """
        act = self.library.open(act_id)
        with self._lock:
            held = self._open.pop(act_id, None)
            if held is None or held.act is not act:
                held = self.lay(act)
            self._open[act_id] = held
            while len(self._open) > _MOST:
                self._open.popitem(last=False)
        return held
