"""What every `Encoder` must do, run on the tests' tiny one and on the default one by each of its engines."""

import numpy as np
import pytest

from assistant.find import passages_for
from assistant.settings import Settings
from corpus.library import DEFAULT_ACT, open_act
from embeddings.encoder import Encoder
from embeddings.text import clean
from eval.sets import open_set
from tests.embeddings.support import ANSWER, CLAUSES, QUESTION, HashEncoder, real_encoder, torch_encoder

TEXTS = ["Департамент басшысын кім тағайындайды?", "a", "Кто назначает руководителя?" * 9, "", "15-тармақ", "a"]
ODD = [
    "", " ", "\n", "\x00", "a\x00b", "\ud800", "\udc00\ud800x", "\ud83d\ude00", "😀🇰🇿", "﷽" * 40, "?!…", "\u202e\u200b",
    "\x1b[31m",
]  # fmt: skip


ENCODERS = {"hash": HashEncoder, "onnx": real_encoder, "torch": torch_encoder}


@pytest.fixture(params=[pytest.param(name, marks=[pytest.mark.slow] * (name != "hash")) for name in ENCODERS])
def encoder(request: pytest.FixtureRequest) -> Encoder:
    return ENCODERS[request.param]()


def test_rows_are_unit_vectors_in_input_order(encoder: Encoder) -> None:
    for encode in (encoder.encode_queries, encoder.encode_passages):
        rows = encode(TEXTS)
        assert rows.shape == (len(TEXTS), encoder.dimension)
        assert rows.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1.0, rtol=0, atol=1e-5)
        alone = np.concatenate([encode([text]) for text in TEXTS])
        np.testing.assert_allclose(rows, alone, rtol=0, atol=2e-6)


def test_equal_texts_have_equal_vectors(encoder: Encoder) -> None:
    rows = encoder.encode_passages(TEXTS)
    np.testing.assert_allclose(rows[1], rows[5], rtol=0, atol=1e-6)
    assert float(rows[0] @ rows[2]) < 0.999


def test_the_same_call_gives_the_same_bits(encoder: Encoder) -> None:
    np.testing.assert_array_equal(encoder.encode_passages(TEXTS), encoder.encode_passages(TEXTS))


def test_no_text_gives_no_row(encoder: Encoder) -> None:
    assert encoder.encode_queries([]).shape == encoder.encode_passages([]).shape == (0, encoder.dimension)


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_no_text_can_crash_it(encoder: Encoder, text: str) -> None:
    for rows in (encoder.encode_queries([text]), encoder.encode_passages([text])):
        assert np.isfinite(rows).all()


def test_progress_ends_at_its_total(encoder: Encoder) -> None:
    heard: list[tuple[str, int, int]] = []
    encoder.encode_passages(TEXTS * 20, lambda *step: heard.append(step))
    assert heard[-1][0] == "encode"
    assert heard[-1][1] == heard[-1][2]
    assert [done for _, done, _ in heard] == sorted(done for _, done, _ in heard)


def test_the_answer_is_nearest(encoder: Encoder) -> None:
    rows = encoder.encode_passages([passage.text for passage in CLAUSES])
    best = int((rows @ encoder.encode_queries([QUESTION])[0]).argmax())
    assert CLAUSES[best].clause == ANSWER
    assert len(encoder.prompts) == 2
    assert encoder.name
    assert encoder.revision


@pytest.mark.slow
def test_both_engines_give_the_same_vectors_and_windows() -> None:
    """Of 500 texts: clauses with their translations and long ones, questions as people type them, odd ones."""
    ours, oracle = real_encoder(), torch_encoder()
    units = passages_for(open_act(DEFAULT_ACT), Settings())
    passages = [*ODD, *(passage.text for passage in units[:: len(units) // 100])][:120]
    passages += [" ".join(passage.text for passage in units[start : start + 30]) for start in (0, 300, 600)]
    asked = [question.question for question in open_set("dev").questions[::2]][: 500 - len(passages)]
    assert len(passages) + len(asked) == 500
    for made in (
        [e.encode_passages(passages) for e in (ours, oracle)],
        [e.encode_queries(asked) for e in (ours, oracle)],
    ):
        assert (made[0] * made[1]).sum(axis=1).min() >= 0.9999
        np.testing.assert_allclose(*made, rtol=0, atol=2e-6)
    cut = [[encoder._windows(0, text) for text in map(clean, passages)] for encoder in (ours, oracle)]
    assert cut[0] == cut[1]
    assert max(map(len, cut[0])) > 1
