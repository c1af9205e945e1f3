"""What the source cannot show is never passed off as "no change" or as the act's silence."""

import pytest


@pytest.mark.parametrize(
    ("question", "events"),
    [
        ("Менялся ли пункт 18 в 2013 году?", {("660", "regulation")}),
        ("Has clause 22 changed between 2010 and 2014?", {("660", "regulation")}),
        ("Аумақтық органдар тізбесінің 3-тармағы 2022 жылы өзгерді ме?", {("973", "territorial-bodies")}),
        ("Что изменилось между 2010 и 2013 годами?", {("1093", "act"), ("660", "regulation")}),
        ("2016 жылы 15-тармақтың 3) тармақшасы өзгерді ме?", {("165", "regulation/15/3")}),
        ("Did clause 16 change in 2016?", {("165", "regulation/16")}),
    ],
)
def test_a_new_wording_of_the_whole_and_an_effect_in_the_period_count(real, question, events) -> None:
    answer = real.ask(question)
    assert {(event.number, event.target) for event in answer.events} == events
    assert "period_unchanged" not in {notice.code for notice in answer.notices}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What changed in 2011?", "The text was restated on 03.10.2013; earlier changes cannot be seen"),
        ("Did clause 15 change in 2012?", "The text was restated on 03.10.2013; earlier changes cannot be seen"),
        ("Что изменилось в 2024 году?", "акт утратил силу, отменён Указом от 19.01.2023 № 106"),
        ("2010 жылға дейін не өзгерді?", "31.12.2009 күні акт әлі қабылданбаған"),
    ],
)
def test_a_period_without_a_noted_change_says_what_cannot_be_seen(real, question, told) -> None:
    answer = real.ask(question)
    assert answer.events == ()
    assert told in answer.message


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        pytest.param(
            "Was Ulytau region in the list in 2020?",
            "territorial-bodies/16",
            marks=pytest.mark.xfail(strict=True, reason="refused: just below the working threshold"),
        ),
        ("2018 жылы Департаменттің мекенжайы қандай болды?", "regulation/8"),
    ],
)
def test_a_later_wording_is_not_called_the_answer_for_an_earlier_day(real, question, clause) -> None:
    answer = real.ask(question)
    assert (answer.answered, [quote.clause for quote in answer.quotes]) == (False, [clause])
    first = "The wording held dates from" if answer.language == "en" else "Қазіргі редакция"
    assert answer.message.startswith(first)


@pytest.mark.parametrize("question", ["Есть ли в перечне Жамбылская область?", "Тізбеде Павлодар облысы бар ма?"])
def test_a_region_that_may_stand_among_the_missing_items(real, question) -> None:
    answer = real.ask(question)
    assert answer.answered is False
    assert [notice.code for notice in answer.notices] == ["items_missing"]
    assert "6–14" in answer.message


def test_what_was_removed_is_told_though_another_item_was_found(real) -> None:
    answer = real.ask("Какая организация была исключена из перечня?")
    assert ("165", "organisations/1") in {(event.number, event.target) for event in answer.events}


@pytest.mark.parametrize(
    ("question", "named"), [("26-тармақ", "Ереже, 26-тармақ"), ("Пункт 15 подпункт 8-1", "Положение, подпункт 8-1)")]
)
def test_an_absent_place_is_named_as_a_reader_would(real, question, named) -> None:
    assert named in real.ask(question).message


def test_russian_nouns_and_verbs_agree(real) -> None:
    message = real.ask("Каким указом положение изложено в новой редакции?").message
    assert "Положение — изложено в новой редакции" in message


@pytest.mark.parametrize(
    "question",
    [
        "Оралда соттар әкімшісі бар ма?",
        "Есть ли администратор судов в Москве?",
        "Ташкентте соттар әкімшісі бар ма?",
        "Работает ли отдельный администратор судов в Экибастузе?",
        "asdf qwer",
    ],
)
def test_a_place_that_no_entry_names_is_not_answered_with_its_neighbour(real, question) -> None:
    assert real.ask(question).answered is False


def test_a_follow_up_names_its_own_place(real) -> None:
    talk = real.conversation()
    told = [talk.ask(turn) for turn in ("Есть ли администратор судов в Шымкенте?", "а в Алматы?", "а в Караганде?")]
    assert [[quote.clause for quote in answer.quotes] for answer in told] == [
        ["territorial-bodies/20"],
        ["territorial-bodies/19"],
        [],
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Кто изменил подпункт 22 пункта 15?",
            "примечания говорят только об изменениях целого (Положение, пункт 15: 4)",
        ),
        ("20-тармақтың 8-2) тармақшасы қашан енгізілді?", "дәл осы нормаға қайсысы қатысты екені айтылмаған"),
        ("Which clauses have not changed since 2013?", "No change is noted of: Decree, clause 1; Decree, clause 2;"),
        ("Қай тармақтар 2013 жылдан бері өзгермеген?", "Өзгеріс белгіленбеген: Жарлық, 1-тармақ;"),
        ("Ереженің 2012 жылғы редакциясы қандай еді?", "Бұрынғы редакциялары дереккөзде жоқ."),
    ],
)
def test_what_the_notes_leave_open_is_said_first(real, question, told) -> None:
    assert told in " ".join(real.ask(question).message.splitlines()[:1])


def test_all_decrees_are_those_of_the_act_and_not_of_a_clause(real) -> None:
    for question in (
        "Перечислите все указы, которыми менялось Положение",
        "Барлық өзгерту жарлықтарын атап шық",
        "Name all decrees that amended the regulation",
    ):
        numbers = {event.number for event in real.ask(question).events}
        assert numbers == {"1093", "660", "165", "198", "201", "16", "151", "973", "106"}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Кто предлагает упразднить суд?", "clause"),
        ("Может ли кто прекратить действие доверенности Департамента?", "not_answered"),
        ("Отменено ли положение о департаменте по обеспечению деятельности судов?", "status"),
        pytest.param(
            "Жарлық не мақсатта шығарылды?",
            "clause",
            marks=pytest.mark.xfail(strict=True, reason="the day of its commencement is quoted beside its purpose"),
        ),
        ("Тізбеден қай ұйым шығарылды?", "history"),
        ("Ереже тізбесінен қай ұйым шығарылды?", "history"),
        ("Is the Department obliged to make sure the tasks entrusted to it are actually carried out?", "clause"),
        ("Указ ещё актуален?", "status"),
    ],
)
def test_what_else_may_be_abolished_or_issued_is_no_question_of_status_or_history(real, question, kind) -> None:
    assert str(real.ask(question).kind) == kind


def test_of_subclauses_no_note_tells_what_was_left_unchanged(real) -> None:
    within = real.ask("Какие подпункты пункта 15 не менялись?")
    assert {notice.code for notice in within.notices} == {"subclauses_not_named"}
    for question in ("Which subclauses have never changed?", "Какие пункты не менялись?"):
        places = real.ask(question).about
        assert "regulation/21" in places
        assert not {"regulation/1", "regulation/7", "regulation/15", "regulation/20"} & set(places)


@pytest.mark.parametrize(
    "question",
    [
        "Осы құжатты бастан-аяқ қандай жарлықтар өзгертіп шықты, бірін де қалдырмай айтшы",
        "Leaving out the decree that ended it, how many presidential decrees amended this document?",
    ],
)
def test_a_question_of_the_whole_act_is_not_told_the_history_of_a_provision_on_acts(real, question) -> None:
    """Words of decrees and repeal lead to the operative points that speak of them; "no change is noted" was told."""
    answer = real.ask(question)
    told = {event.number for event in answer.events}
    assert answer.kind == "history"
    assert {"660", "165", "198", "201", "16", "151", "973"} <= told


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("18-тармақ туралы", ("reference",)),
        ("tell me about clause 7", ("reference",)),
        ("Был ли пункт 15 отменён?", ("status", "history")),
        ("15-тармақ күшінде ме?", ("status", "history")),
    ],
)
def test_a_place_named_alone_is_looked_up_unless_its_fate_is_asked(real, question, kinds) -> None:
    assert str(real.ask(question).kind) in kinds
