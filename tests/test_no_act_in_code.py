"""The code knows no act: words of the default act's own matters, bodies and lists stand with the act, in no module.

The kinds of documents and of issuers ("decree", "department") that any act may have are words of ``corpus/kinds.py``,
the one table of such nouns; it alone may hold those of them that the default act happens to use.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
KINDS = "corpus/kinds.py"
WORDS = """
    департамент|departament|the Department|апостил|apostil
    аумақтық|аумактик|территориальн|territorial|organisations|подведомств|ведомстволық|ведомстволик|subordinate
    соттар әкімші|сотының төрағасы|акимшиси|court admin|судебн
    Әкімшілігі Басшы|Сот Кеңес|Высшего Судебного|Judicial Council
    № 1093|N 1093|2010-1093|сот төрелігі|академия|правосуди|academ
    пристав|тағылымдама|стажир|Түркістан|Ұлытау
"""
THE_WORDS = tuple(word for line in WORDS.split("\n") for word in line.strip().split("|") if word)


def modules() -> list[str]:
    """The tracked modules of the four packages."""
    listed = ["git", "ls-files", "corpus", "embeddings", "assistant", "eval"]
    found = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    return [path for path in found if path.endswith(".py")]


def test_there_are_thirty_words_and_the_act_uses_them() -> None:
    assert len(set(THE_WORDS)) >= 30
    folder = ROOT / "corpus/acts/kz-decree-2010-1093"
    data = " ".join(path.read_text(encoding="utf-8") for path in folder.iterdir()).lower()
    # As code would hold them for spelling's sake, folded.
    assert [word for word in THE_WORDS if word.lower() not in data] == ["аумактик", "ведомстволик"]


@pytest.mark.parametrize("word", THE_WORDS)
def test_no_module_holds_a_word_of_the_default_act(word: str) -> None:
    paths = modules()
    if not paths:
        pytest.skip("the tree is no git repository: there is no list of modules")
    assert len(paths) > 200
    lower = word.lower()
    holding = [path for path in paths if path != KINDS and lower in (ROOT / path).read_text(encoding="utf-8").lower()]
    assert holding == []
