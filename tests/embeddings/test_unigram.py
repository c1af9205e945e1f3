"""Our tokenizer against the library that reads the model's own tokenizer: the same ids, at the same places."""

import functools
import json
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import AddedToken, Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram as Model

from corpus.library import open_act
from embeddings.encoder import QUERY_CHARACTERS
from embeddings.runtime import ensure_runtime
from embeddings.unigram import Specials, Unigram, arrays_of
from embeddings.weights import ensure_model
from eval.sets import open_set
from tests.embeddings.support import real_encoder, real_models

SEED = 20101103
PIECES = {
    "<s>": 0, "<pad>": 0, "</s>": 0, "<unk>": 0, "▁": -3, "с": -4.5, "о": -4, "т": -4, "со": -5, "сот": -6, "▁с": -5,
    "▁сот": -7.25, "от": -6.5, "a": -2, "aa": -3, "aaa": -4, "b": -7, "No": -3, "1": -4, "2": -4, "¹": -1, "й": -5,
}  # fmt: skip
SPECIALS = Specials(0, 2, 1, 3, {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3})


@functools.cache
def ours() -> Unigram:
    return Unigram(arrays_of(list(PIECES), list(PIECES.values())), SPECIALS)


@functools.cache
def theirs() -> Tokenizer:
    """The library's tokenizer over the same pieces."""
    tokenizer = Tokenizer(Model([(piece, float(score)) for piece, score in PIECES.items()], unk_id=3))
    spaces = normalizers.Replace(Regex(" {2,}"), " ")
    tokenizer.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), spaces])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.add_special_tokens([AddedToken(piece, normalized=False, special=True) for piece in SPECIALS.literal])
    return tokenizer


def assert_alike(tokenizer: Unigram, library: Tokenizer, text: str) -> None:
    found = library.encode(text, add_special_tokens=False)
    assert (tokenizer.ids(text), tokenizer.spans(text)) == (found.ids, found.offsets), ascii(text)


@pytest.mark.parametrize(
    "text",
    [
        "сот", " сот", "сот  сот ", "соттт", "aaaaaa", "", " ", "   ", "▁сот", "▁▁ a", "a▁", "\tсот\nсот", "\x01a\x0bb",
        "№ 1", "①", "ﬁ", "½", "a\u00a0b", "a\u3000\u3000b", "\u200bсот", "\ufeffa", "и\u0306", "a\u0301b", "zzz a zz",
        "a<s>b", "<s>", "сот</s> <pad>a", "<unk>a<unk>", "< s >", "z", "a\U0001f600b", "\uac00", "\u1100\u1161",
    ],
    ids=ascii,
)  # fmt: skip
def test_ids_and_places_are_the_librarys(text: str) -> None:
    assert_alike(ours(), theirs(), text)


@given(st.text(alphabet="сотabz ▁№½①\u0306и\t\u200b<>s/", max_size=60))
def test_ids_are_the_librarys_whatever_is_typed(text: str) -> None:
    assert ours().ids(text) == theirs().encode(text, add_special_tokens=False).ids


@given(st.text(alphabet="сотabz ▁№½й<>s/\n", max_size=60))
def test_places_are_the_librarys(text: str) -> None:
    assert_alike(ours(), theirs(), text)


def test_of_two_ways_of_the_same_score_the_one_that_begins_first_is_taken() -> None:
    tokenizer = Unigram(arrays_of(["x", "y", "z", "xy", "yz", "?"], [-1, -1, -1, -2, -2, -9]), Specials(5, 5, 5, 5, {}))
    library = Tokenizer(
        Model([("x", -1.0), ("y", -1.0), ("z", -1.0), ("xy", -2.0), ("yz", -2.0), ("?", -9.0)], unk_id=5)
    )
    library.pre_tokenizer = pre_tokenizers.Metaspace()
    assert tokenizer.ids("xyz") == library.encode("xyz").ids


def test_a_text_without_end_takes_time_with_its_length_only() -> None:
    asked: list[bytes] = []
    tokenizer = Unigram(arrays_of(list(PIECES), list(PIECES.values())), SPECIALS)
    find = tokenizer._find
    tokenizer._find = lambda piece: asked.append(piece) or find(piece)  # type: ignore[method-assign, func-returns-value]
    assert len(tokenizer.ids("z" * QUERY_CHARACTERS)) == 2  # the mark, and all that is unknown
    assert len(asked) <= (QUERY_CHARACTERS + 1) * max(map(len, PIECES))


def test_the_arrays_are_small_and_plain() -> None:
    arrays = arrays_of(list(PIECES), list(PIECES.values()))
    assert {array.dtype.kind for array in arrays.values()} <= {"u", "i", "f"}
    np.testing.assert_array_equal(np.sort(arrays["members"]), np.arange(len(PIECES)))


@pytest.mark.slow
def test_the_default_encoder_reads_what_its_own_tokenizer_reads() -> None:
    real_encoder()
    model = ensure_model(real_models())
    library, tokenizer = Tokenizer.from_file(str(model.path / "tokenizer.json")), ensure_runtime(model).tokenizer()
    added = json.loads((model.path / "tokenizer.json").read_bytes())["added_tokens"]
    literal = {entry["content"]: entry["id"] for entry in added}
    assert tokenizer.specials.literal == literal
    lines = [line for line in open_act().source.splitlines() if line]
    asked = [question.question for question in open_set("dev").questions]
    moments = random.Random(SEED)
    letters = [*map(chr, range(0x20, 0x250)), *map(chr, range(0x400, 0x530)), *"①½№ﬁ…«»—\u00a0\u200b\u0301\u0306 "]
    noise = ["".join(moments.choices(letters, k=40)) for _ in range(500)]
    for text in [*lines, *moments.sample(asked, 500)]:
        assert_alike(tokenizer, library, text)
    for text in noise:  # marks on letters that are written out stand elsewhere by our account
        assert tokenizer.ids(text) == library.encode(text, add_special_tokens=False).ids, ascii(text)
