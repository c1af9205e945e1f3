"""How words should be cut for the lexical search: ``python -m eval.analysers``.

Owns: the comparison of analysers, each as a lexical index alone over the act's text, its translations and, in a second
column, its expected questions. Must not know: what the product chose. Hunspell's Kazakh dictionary is asked where
Debian's ``hunspell`` and ``hunspell-kk`` are installed; its row is left out elsewhere.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.aids import expected_questions, translations
from corpus.library import open_act
from corpus.model import Act
from embeddings.folding import fold
from embeddings.lexical import Analyser, LexicalIndex, light_stem, ngrams, prefix, tokens
from embeddings.passages import Passage
from embeddings.views import passages_of
from eval.questions import Question
from eval.sets import open_set

_DICTIONARY = "kk_KZ"
HEAD = "| analyser | n | Hit@1, text and translations | Hit@1, expected questions too |\n|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Line:
    """An analyser's Hit@1 over ``n`` questions: without and with expected questions in the index."""

    name: str
    n: int
    plain: float
    aided: float

    def row(self) -> str:
        """The line of the Markdown table."""
        return f"| {self.name} | {self.n} | {self.plain:.3f} | {self.aided:.3f} |"


def whole_words(text: str) -> list[str]:
    """Words as they stand, folded."""
    return list(tokens(text))


def analysers(texts: Sequence[str]) -> dict[str, Analyser]:
    """The analysers compared; hunspell's knows the words of the given texts only."""
    found: dict[str, Analyser] = {"whole words": whole_words}
    found |= {f"first {size} letters": prefix(size) for size in (4, 5, 6)}
    found |= {f"letter {size}-grams": ngrams(size) for size in (3, 4)}
    found["light stemmer"] = light_stem
    stems = hunspell_stems(texts)
    if stems:
        found["hunspell-kk"] = lambda text: [stems.get(token, token) for token in tokens(text)]
    return found


def hunspell_stems(texts: Sequence[str]) -> dict[str, str]:
    """Folded word to folded stem by hunspell's Kazakh dictionary; empty where it is not installed."""
    if shutil.which("hunspell") is None:
        return {}
    words = sorted({word for text in texts for word in text.replace("-", " ").split() if word.isalpha()})
    command = ["hunspell", "-d", _DICTIONARY, "-i", "utf-8", "-s"]
    told = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=False)  # noqa: S603
    pairs = [line.split() for line in told.stdout.splitlines() if len(line.split()) == 2]
    return {fold(word): fold(stem) for word, stem in pairs}


def compare(act: Act, questions: Sequence[Question]) -> list[Line]:
    """Every analyser over every answerable question."""
    rendered = translations(act.id)
    plain, aided = passages_of(act, rendered), passages_of(act, rendered, expected_questions(act.id))
    asked = [question for question in questions if question.gold]
    texts = [passage.text for passage in aided] + [question.question for question in asked]
    return [
        Line(name, len(asked), _hits(plain, analyse, asked), _hits(aided, analyse, asked))
        for name, analyse in analysers(texts).items()
    ]


def _hits(passages: Sequence[Passage], analyse: Analyser, asked: Sequence[Question]) -> float:
    index = LexicalIndex([passage.text for passage in passages], analyse)
    found = [index.search(question.question, 1) for question in asked]
    right = [bool(best) and passages[best[0][0]].clause in q.acceptable for best, q in zip(found, asked, strict=True)]
    return sum(right) / max(1, len(right))


def main() -> None:
    """Print the table for the development questions."""
    print(HEAD)
    for line in compare(open_act(), open_set("dev").questions):
        print(line.row(), flush=True)


if __name__ == "__main__":
    main()
