"""A question for the doer: nobody else whom the clause names is marked, whatever like questions were marked with."""

import pytest

from assistant.highlight import Neighbour, highlight
from corpus.model import Act

CHAIRMAN = "Қазақстан Республикасы Жоғарғы Сотының Төрағасы"
CONSENT = "Қазақстан Республикасы Жоғарғы Соты Төрағасымен келісім бойынша"
ALL_OF_15_8 = (
    f"{CHAIRMAN}на жергілікті және басқа да соттарды құру, қайта ұйымдастыру не тарату туралы ұсыныстар енгізу"
)
ALL_OF_15_10 = "судьялар мен сот қызметкерлері жүктемелерінің нормативтерін әзірлеу"


@pytest.mark.parametrize(
    ("clause", "question", "marked", "expected"),
    [
        ("regulation/15/8", "Сотты жою туралы ұсынысты кім енгізеді?", f"{CHAIRMAN}на", ALL_OF_15_8),
        ("regulation/15/8", "Кто вносит предложения о создании судов?", f"{CHAIRMAN}на", ALL_OF_15_8),
        ("regulation/15/8", "Who proposes to set up a court?", f"{CHAIRMAN}на", ALL_OF_15_8),
        ("regulation/15/10", "Жүктеме нормативтерін кім жасайды?", "судьялар мен сот қызметкерлері", ALL_OF_15_10),
        ("regulation/7", "Штат кестесін кім бекітеді?", "Департамент басшысының ұсынымы бойынша", CHAIRMAN),
        ("regulation/21", "Кто определяет полномочия заместителей?", CONSENT, "Департамент басшысы"),
        # the one who approves the limit acts, though within an entry of a list
        ("regulation/15/9", "Штат лимитін кім бекітеді?", "Қазақстан Республикасының Президенті", "Қазақстан Республикасының Президенті"),
        # asked to whom, with whom, who gets: then these are the answer
        ("regulation/15/8", "Кому вносят предложения о создании судов?", f"{CHAIRMAN}на", f"{CHAIRMAN}на"),
        ("regulation/21", "Өкілеттікті кім және кімнің келісімімен айқындайды?", CONSENT, CONSENT),
        ("regulation/15/1", "Кто получает обеспечение от Департамента?", "соттардың", "соттардың"),
    ],
)  # fmt: skip
def test_the_doer_or_the_whole_deed(act: Act, clause, question, marked, expected) -> None:
    near = [Neighbour((marked,), 0.95)]
    marks = highlight(act, act.unit(clause).own_spans, question, near)
    assert [mark.of(act.source) for mark in marks] == [expected]
