"""The commands of a dialogue: another language, the whole text, the next clause, the one before, start over.

Owns: one table of words, and what they ask for together. Must not know: turns, acts, answers. A command is a turn all
of whose words stand in the table; one word beside them makes it a question, which the learned gate reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.dialogue.state import Move
from assistant.understand.skeleton import skeleton

_WORD = re.compile(r"[^\W_]+")
_TABLE = {
    "kk": "қазақша қазақ қазақшаға казахск* kazakh",
    "ru": "орысша орыс орысшаға русск* russian",
    "en": "ағылшынша ағылшын ағылшыншаға английск* english",
    "text": "мәтін мәтіні мәтінін мәтінді текст текста формулировк* text wording words",
    "says": "жазыл* айтыл* делінген написан* сказан* говор* стоит written says states reads",
    "whole": """
        толық толығымен толықтай түгел бүкіл тұтас тұтастай весь всю целый целую полный полную полного полное
        полностью целиком дословно сөзбе сөз
        процитируй процитируйте цитату quote verbatim entire whole full fully exact
    """,
    "show": """
        көрсет көрсетші көрсетіңіз көрсетіңізші көрсетіп бер берші беріңіз оқып оқышы шығар шығаршы шығарып
        покажи покажите приведи приведите открой откройте выведи выведите дай дайте зачитай
        show give read display open
    """,
    "next": "келесі келесісі келесісін кейінгі кейінгісі кейінгісін следующ* дальше далее next following",
    "previous": "алдыңғы алдыңғысы алдыңғысын алдындағы алдындағысы предыдущ* предшеств* previous preceding",
    "over": "сначала заново басынан",
    "unit": """
        тармақ тармақты тармағы тармағын тармақша тармақшаны тармақшасы бап бапты бабы бабын норма норму нормы норманы
        пункт пункта подпункт подпункта статья статью статьи
        clause clauses subclause subclauses section article provision provisions paragraph item
    """,
    "it": """
        ол оны оның осы осыны соны сол сондағы бұл бұны мұны екеуін оларды олардың өзін оған
        он его её ее их это этот эту эти этого этой тот ту те той сам саму самого оба обе
        it its that this these those them both
    """,
    "other": """
        ал енді тағы тағыда ше ғой одан сонан содан кейін маған мен жаңағы нақты керек болады ма болама тілінде тіліне
        жауап жауабын аудар аударшы аударып айт айтшы айтып жаз жазшы қазіргі
        мне а и ну ещё еще теперь тогда потом то же самое можно пожалуйста пжл ответ переведи переведите перевод
        скажи скажите напиши напишите повтори повторите языке язык на по в нужен нужна текущий действующий
        and now then the same answer please can you could me in into to say tell repeat translate put one ones after of
        for just current present
    """,
}
_LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Command:
    """What a command asks for; the language, where it chooses one."""

    move: Move
    language: str | None = None


def command_of(text: str) -> Command | None:
    """The command that a turn is, if it is one.

    >>> command_of("теперь на казахском"), command_of("and the next one, please").move.value
    (Command(move=<Move.LANGUAGE: 'language'>, language='kk'), 'next')
    """
    groups = [_group(word) for word in _WORD.findall(text)]
    if not groups or None in groups:
        return None
    told = set(groups)
    for language in _LANGUAGES:
        if language in told and not told & {"next", "previous", "unit"}:
            return Command(Move.LANGUAGE, language)
    if told & {"next", "previous"}:
        return Command(Move.NEXT if "next" in told else Move.PREVIOUS) if not {"next", "previous"} <= told else None
    if "over" in told:
        return Command(Move.OVER)
    if told & {"text", "whole"} or {"show", "unit"} <= told or {"show", "it"} <= told:
        return Command(Move.TEXT)
    return None


def calls_for_text(text: str) -> bool:
    """Whether a turn says that the text itself is to be shown, whatever else it says."""
    return any(_group(word) in ("text", "show", "says") for word in _WORD.findall(text))


def beside_commands(text: str) -> list[str]:
    """The words of a text that no command knows."""
    return [word for word in _WORD.findall(text) if _group(word) is None]


def says_unit(text: str) -> bool:
    """Whether a turn speaks of a clause, an article or another unit."""
    return any(_group(word) == "unit" for word in _WORD.findall(text))


def says_whole(text: str) -> bool:
    """Whether a turn says that all of something is meant."""
    return any(_group(word) == "whole" for word in _WORD.findall(text))


def _forms() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    exact: dict[str, str] = {}
    stems: list[tuple[str, str]] = []
    for group, words in _TABLE.items():
        for word in words.split():
            bare = word.rstrip("*")
            for form in {bare.lower(), skeleton(bare)}:
                if word.endswith("*"):
                    stems.append((form, group))
                else:
                    exact.setdefault(form, group)
    return exact, tuple(sorted(stems, key=lambda entry: -len(entry[0])))


_EXACT, _STEMS = _forms()


def _group(word: str) -> str | None:
    """The group of a word; of stems the longest counts."""
    for form in (word.lower(), skeleton(word)):
        if form in _EXACT:
            return _EXACT[form]
        for stem, group in _STEMS:
            if form.startswith(stem):
                return group
    return None
