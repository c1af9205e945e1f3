"""Items that a list lacks are named one by one or in a row: never as one range with those that stand between."""

from __future__ import annotations

import pytest

from assistant.answer import Related
from assistant.compose.clause import _gaps_near
from corpus.model import State
from tests.factories import act_of, asking

LIST = [f"{number}. {number}-мәтін осында тұр." for number in (1, 2, 4, 5, 8, 9)]
ACT = act_of("\n".join(("Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:", *LIST)))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("kk", "Бұл тізбенің мына тармақтары біздегі дереккөзде жоқ: 3, 6–7; олар туралы ештеңе айтуға болмайды."),
        ("ru", "Этих пунктов перечня в нашем источнике нет: 3, 6–7; о них ничего сказать нельзя."),
        ("en", "These items of the list are missing from the source held here: 3, 6–7; nothing can be said of them."),
    ],
)
def test_missing_items_are_told_without_those_between(language: str, said: str) -> None:
    missing = [str(unit.id) for unit in ACT.units() if unit.state is State.MISSING]
    assert missing == ["resolution/3", "resolution/6", "resolution/7"]
    near = [Related("resolution/5", "", 0.2)]
    assert [notice.text for notice in _gaps_near(asking(language, act=ACT), near)] == [said]
    assert _gaps_near(asking(language, act=ACT), [Related("act", "", 0.2)]) == []
