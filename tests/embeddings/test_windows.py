"""Long texts in pieces: where they are cut, how much they share, that nothing is lost."""

from __future__ import annotations

from embeddings.windows import LONG, windows

SENTENCE = (
    "Басқарма өз құзыреті шегінде азаматтардың өтініштерін қарайды және оларға белгіленген мерзімде жауап береді."
)


def sentences(count: int) -> list[str]:
    return [f"{SENTENCE[:-1]} {number}-рет." for number in range(count)]


def test_a_text_of_up_to_480_characters_has_no_pieces() -> None:
    assert LONG == 480
    assert windows("а" * 480) == []
    assert windows("А. " * 160) == []


def test_pieces_hold_three_such_sentences_and_begin_with_the_last_of_the_piece_before() -> None:
    said = sentences(6)
    assert len(" ".join(said)) == 689
    assert windows(" ".join(said)) == [" ".join(said[at : at + 3]) for at in (0, 2)] + [" ".join(said[4:])]


def test_a_sentence_longer_than_a_piece_stands_whole() -> None:
    long = "Мына ұйымдар: " + ", ".join(f"ұйым {number}" for number in range(60)) + "."
    assert len(long) > 360
    assert windows(f"{SENTENCE} {long} {SENTENCE}") == [SENTENCE, long, SENTENCE]


def test_items_are_parted_after_their_semicolons_and_abbreviations_are_not() -> None:
    items = [f"{number}) {'мекеменің жұмысын ұйымдастырады, т.б. шаралар қабылдайды ' * 3}соңы;" for number in range(4)]
    assert windows(" ".join(items)) == [" ".join(items[at : at + 2]) for at in (0, 1, 2)]


def test_a_text_without_end_has_no_more_than_24_pieces_and_loses_no_sentence() -> None:
    said = sentences(300)
    found = windows(" ".join(said))
    assert len(found) <= 24
    assert [line for line in said if not any(line in piece for piece in found)] == []
