"""Whether a question asks what an act itself changes ("what does this decree change?"), by a small learned model.

Owns: what the model looks at (words and letters, days and numbers left out) and the chance. Must not know: acts, how
such a question is answered. What was changed *in* an act is asked in nearly the same words: who does it to whom is told
by endings and the order of words. ``eval/training/changing.py`` fits the weights.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.understand.grams import bucketed, grams_of, masked, weight_of
from assistant.understand.question import Understood

WEIGHTS = Path(__file__).parent.parent / "data" / "changing.npy"
BUCKETS = 1 << 12


def clues_of(read: Understood) -> tuple[int, ...]:
    """The numbers of the words and letter runs of a question, each once; the last one always."""
    marks = [*((entry.span, "day") for entry in read.dates), *((entry.span, "place") for entry in read.references)]
    words = [word for word in masked(read.text, marks) if word not in ("<day>", "<number>")]
    return (*bucketed(grams_of(words), BUCKETS), BUCKETS)


def asks_what_it_changes(read: Understood) -> bool:
    """Whether it is likelier than not that a question asks what an act changes."""
    clues = clues_of(read)
    weights = _weights()
    return float(weights[list(clues[:-1])].astype(np.float32).sum() * weight_of(clues) + weights[BUCKETS]) > 0


@lru_cache(maxsize=1)
def _weights() -> npt.NDArray[np.float16]:
    """The committed weights; the last one is that of no clue."""
    return np.asarray(np.load(WEIGHTS, allow_pickle=False))
