"""The file of all acts: what is found of an act, texts kept once, removal, numbers, words, the index that follows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus.model import ActCard, Status
from corpus.selection import Selection
from embeddings.errors import IndexMismatch, StoreDamaged
from embeddings.faiss_index import WideIndex
from embeddings.manifest import Identity
from embeddings.passages import Passage
from embeddings.shared import SharedStore
from embeddings.shared_index import SharedIndex, recall
from embeddings.shared_open import open_shared
from embeddings.shared_rows import Entry, Told
from tests.embeddings.support import HashEncoder, passage, unit_rows

BUDGET = "Аудандық бюджеттің тапшылығын қаржыландыру көлемі бекітілсін."
ENCODER = HashEncoder()


def entry(act: str, name: str, *texts: str, stamp: str = "1", events: Sequence[Told] = (), **card: object) -> Entry:
    told = ActCard(act, "kk", "", "text", titles=(("kk", name),), **card)  # type: ignore[arg-type]
    passages = [passage(f"body/{at}", text, act=act) for at, text in enumerate(texts, 1)]
    return Entry(told, stamp, name, passages, events)


def put(store: SharedStore, *entries: Entry) -> SharedStore:
    store.prepare(Identity.of(ENCODER))
    for held in entries:
        missing = store.lacking(held.texts)
        store.keep(list(missing), ENCODER.encode_passages(list(missing.values())))
        store.publish(held)
    return store


@pytest.fixture
def store(tmp_path: Path) -> SharedStore:
    return put(
        SharedStore(tmp_path / "library.sqlite"),
        entry(
            "a", "Шиелі ауданының бюджеті туралы 2018", BUDGET, "Осы шешім 2018 жылғы 1 қаңтардан бастап күшіне енеді."
        ),
        entry("b", "Арал ауданының бюджеті туралы 2018", BUDGET, "Бақылау әкімге жүктелсін."),
        entry(
            "c",
            "Жерді пайдалану қағидалары",
            "Жер учаскесі аукцион арқылы беріледі.",
            kind="order",
            number="6/39-VІІІ",
            date=date(2020, 5, 4),
            status=Status.REPEALED,
            events=[Told("c", "2021-03-02", "15-VIII", "law", "amended", "body/1", "2021-07-01")],
        ),
    )


def index_of(store: SharedStore, folder: Path) -> SharedIndex:
    return SharedIndex(store, lambda: WideIndex(folder / "library.faiss"))


def asked(store: SharedStore, question: str, folder: Path, among: Sequence[int] | None = None) -> dict[str, float]:
    """The acts found and the weight of the question's words in their names."""
    search = index_of(store, folder).acts([question], ENCODER.encode_queries([question]), among)
    cards = store.cards(found.place for found in search.acts)
    return {cards[found.place].id: found.named for found in search.acts}


def test_a_text_of_two_acts_is_kept_once_and_found_for_both(store: SharedStore) -> None:
    assert (store.count(), len(store.found_places())) == (3, 4)
    text = store.text_at(1, "body/1")
    assert text == store.text_at(2, "body/1")
    assert [(owner.act, owner.clause) for owner in store.owners([text])] == [(1, "body/1"), (2, "body/1")]


def test_an_act_is_given_back_as_it_was_published(store: SharedStore) -> None:
    passages, matrix = store.of_act("b")
    assert [entry.text for entry in passages] == [BUDGET, "Бақылау әкімге жүктелсін."]
    np.testing.assert_array_equal(matrix, ENCODER.encode_passages([entry.text for entry in passages]))
    opened = open_shared(store, "b", ENCODER)
    assert opened is not None
    assert opened.dense.search(matrix[1:], 1)[0].tolist() == [[1]]
    assert open_shared(store, "nowhere", ENCODER) is None


def test_an_act_removed_takes_only_its_own_texts_with_it(store: SharedStore) -> None:
    store.remove("a")
    assert (store.count(), len(store.found_places())) == (2, 3)
    assert store.of_act("a")[0] == ()
    assert store.of_act("b")[0][0].text == BUDGET
    assert store.by_words("words", ["2018"], 5) == []
    assert [act for act, _ in store.by_words("names", ["шиели"], 5)] == []


def test_an_act_published_again_replaces_the_former_one(store: SharedStore) -> None:
    put(store, entry("b", "Арал ауданының бюджеті туралы 2019", "Өзге мәтін.", stamp="2"))
    assert [held.text for held in store.of_act("b")[0]] == ["Өзге мәтін."]
    assert store.stamps() == {"a": "1", "b": "2", "c": "1"}


def test_nothing_is_published_that_has_no_vector(store: SharedStore) -> None:
    with pytest.raises(StoreDamaged, match="have no vector"):
        store.publish(entry("d", "Жаңа акт", "Мәтіні әлі оқылмаған."))
    assert "d" not in store.stamps()


def test_vectors_of_another_encoder_are_refused_and_of_a_newer_one_replaced(store: SharedStore) -> None:
    newer = Identity.of(HashEncoder(revision="2"))
    with pytest.raises(IndexMismatch):
        store.prepare(newer)
    assert (store.count(), len(store.found_places())) == (3, 4)
    store.prepare(newer, upgrade=True)
    assert (store.count(), len(store.found_places())) == (0, 0)
    with pytest.raises(IndexMismatch):
        store.prepare(Identity.of(HashEncoder(name="other")), upgrade=True)


@pytest.mark.parametrize(
    ("number", "day", "found"),
    [("6/39-VIII", "", ["c"]), ("6/39-VIII", "2020", ["c"]), ("6/39-VIII", "2021", []), (None, "2020-05-04", ["c"]),
     ("39", "", []), (None, "", [])],
)  # fmt: skip
def test_an_act_is_found_by_its_number_whatever_alphabet_it_is_typed_in(
    store: SharedStore, number: str | None, day: str, found: list[str]
) -> None:
    assert [card.id for card in store.numbered(number, day)] == found


def test_what_an_amending_act_did_is_told_over_all_acts(store: SharedStore) -> None:
    assert [(told.act, told.kind, told.target) for told in store.events("15-VIII", "")] == [("c", "amended", "body/1")]
    assert store.events("15", "") == []
    assert [told.act for told in store.events(None, "2021")] == ["c"]
    assert store.events() == []
    [told] = store.events(signed=(date(2021, 3, 2), date(2021, 3, 2)))
    assert (told.act, told.effective) == ("c", "2021-07-01")
    assert store.events(effective=(date(2021, 7, 1), date(2021, 12, 31))) == [told]
    assert store.events(effective=(date(2021, 1, 1), date(2021, 6, 30))) == []


def test_a_selection_is_looked_up(store: SharedStore) -> None:
    assert [card.id for card in store.selected(Selection(kinds=("order",))).values()] == ["c"]
    assert [card.id for card in store.selected(Selection(status=Status.UNKNOWN)).values()] == ["a", "b"]


def test_what_a_question_names_tells_twins_apart(store: SharedStore, tmp_path: Path) -> None:
    found = asked(store, "Шиелі ауданының бюджет тапшылығы қанша?", tmp_path)
    assert found["a"] > found["b"] > 0
    assert asked(store, "Шиелі ауданының бюджет тапшылығы қанша?", tmp_path, [2]) == {"b": found["b"]}


def test_the_index_follows_the_store(store: SharedStore, tmp_path: Path) -> None:
    index = index_of(store, tmp_path)
    assert index.open().held().tolist() == [1, 2, 4, 6]  # the places of names are not searched
    store.remove("b")
    put(store, entry("d", "Басқа акт", "Су көздері қорғалады."))
    places = index.open().held().tolist()
    assert places == store.found_places().tolist()
    index.save()
    again = WideIndex(tmp_path / "library.faiss")
    assert (again.held().tolist(), again.state) == (places, str(store.edition()))


def test_a_file_that_is_damaged_is_no_index(tmp_path: Path) -> None:
    path = tmp_path / "wide.faiss"
    index = WideIndex(path)
    index.add(np.array([1, 2], np.int64), unit_rows(2, 8, seed=1))
    index.save("1")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    damaged = WideIndex(path)
    assert (len(damaged), damaged.state) == (0, "")


def test_an_act_is_cited_by_numbers_of_several_pieces(store: SharedStore) -> None:
    put(store, entry("e", "Шешімге өзгеріс енгізу туралы", "Мәслихаттың № VI-51/429 шешіміне өзгеріс енгізілсін."))
    assert [card.id for card in store.cards(store.citing("VI-51/429")).values()] == ["e"]
    assert store.citing("VI-51/430") == store.citing("") == frozenset()


def test_a_name_is_found_by_its_sound_in_another_script(store: SharedStore, tmp_path: Path) -> None:
    put(store, entry("m", "Маңғыстау облысының бюджеті", BUDGET), entry("k", "Қостанай облысының бюджеті", BUDGET))
    found = asked(store, "what does the Mangistau region spend?", tmp_path)
    assert found["m"] > found.get("k", 0.0) == 0.0


def test_recall_is_one_where_every_row_is_compared(store: SharedStore, tmp_path: Path) -> None:
    assert recall(index_of(store, tmp_path).open(), store, unit_rows(4, 64, seed=2), k=3) == 1.0


def test_a_passage_holds_what_it_says() -> None:
    assert entry("a", "Аты", "Мәтіні").texts == [Passage("a", "", "card", "Аты"), passage("body/1", "Мәтіні", act="a")]
