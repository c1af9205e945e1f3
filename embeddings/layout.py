"""What an unpacked model folder consists of: tensor names, tokenizer and configuration files of multilingual-e5-small.

Owns names and contents only. Must not know where the folder lies or how it is written safely.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from embeddings.packed import PackedModel, Shape, Vocabulary

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
WEIGHTS_FILE = "model.safetensors"

# Names in the packed file and in a BERT checkpoint, for the parts of one layer.
LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """One tensor of the checkpoint.

    Attributes:
        name: Its name in the checkpoint.
        packed: Its name in the packed file, empty for a tensor of zeros.
        shape: Its shape.
    """

    name: str
    packed: str
    shape: tuple[int, ...]


def tensor_specs(shape: Shape) -> tuple[TensorSpec, ...]:
    """Every tensor of the checkpoint, in the order of writing."""
    return (*_embedding_specs(shape), *_layer_specs(shape), *_pooler_specs(shape))


def _embedding_specs(shape: Shape) -> Iterator[TensorSpec]:
    hidden = shape.hidden
    yield TensorSpec("embeddings.word_embeddings.weight", "emb.word", (shape.vocabulary, hidden))
    yield TensorSpec("embeddings.position_embeddings.weight", "emb.pos", (shape.positions, hidden))
    yield TensorSpec("embeddings.token_type_embeddings.weight", "emb.type", (shape.token_types, hidden))
    yield TensorSpec("embeddings.LayerNorm.weight", "emb.ln.w", (hidden,))
    yield TensorSpec("embeddings.LayerNorm.bias", "emb.ln.b", (hidden,))


def _layer_specs(shape: Shape) -> Iterator[TensorSpec]:
    for layer in range(shape.layers):
        for packed, name in LAYER_PARTS.items():
            out, into = _sizes(packed, shape)
            weight = (out,) if packed.endswith("ln") else (out, into)
            prefix = f"encoder.layer.{layer}.{name}"
            yield TensorSpec(f"{prefix}.weight", f"l{layer}.{packed}.w", weight)
            yield TensorSpec(f"{prefix}.bias", f"l{layer}.{packed}.b", (out,))


def _sizes(part: str, shape: Shape) -> tuple[int, int]:
    if part == "fi":
        return shape.feed_forward, shape.hidden
    return (shape.hidden, shape.feed_forward) if part == "fo" else (shape.hidden, shape.hidden)


def _pooler_specs(shape: Shape) -> Iterator[TensorSpec]:
    # The network never uses its pooler; zeros here spare the loader a random one and a warning about it.
    yield TensorSpec("pooler.dense.weight", "", (shape.hidden, shape.hidden))
    yield TensorSpec("pooler.dense.bias", "", (shape.hidden,))


def missing_tensors(packed: PackedModel) -> list[str]:
    """The tensors that the network needs and the packed file lacks or holds in another size."""
    wanted = {spec.packed: spec.shape for spec in tensor_specs(packed.shape) if spec.packed}
    return [name for name, shape in wanted.items() if not _holds(packed, name, shape)]


def _holds(packed: PackedModel, name: str, shape: tuple[int, ...]) -> bool:
    count = 1
    for size in shape:
        count *= size
    return name in packed.tensors and packed.tensors[name].count == count


def build_tokenizer(vocabulary: Vocabulary) -> "Tokenizer":
    """The model's own tokenizer, rebuilt from its pieces and scores."""
    from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers
    from tokenizers.models import Unigram

    pairs = list(zip(vocabulary.pieces, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(Unigram(pairs, unk_id=vocabulary.unk, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    _add_special_tokens(tokenizer, vocabulary)
    return tokenizer


def _add_special_tokens(tokenizer: "Tokenizer", vocabulary: Vocabulary) -> None:
    from tokenizers import AddedToken
    from tokenizers.processors import TemplateProcessing

    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    special = [bos, vocabulary.pieces[vocabulary.pad], eos, vocabulary.pieces[vocabulary.unk]]
    tokenizer.add_special_tokens([AddedToken(piece, normalized=False, special=True) for piece in special])
    tokenizer.post_processor = TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )


def config_files(shape: Shape, vocabulary: Vocabulary) -> dict[str, bytes]:
    """The small JSON files that make the folder a SentenceTransformer."""
    contents: dict[str, Any] = {
        "config.json": _network_config(shape),
        "tokenizer_config.json": _tokenizer_config(shape, vocabulary),
        "sentence_bert_config.json": {"do_lower_case": False, "max_seq_length": shape.positions},
        "modules.json": _modules(),
        "config_sentence_transformers.json": _prompts(),
        "1_Pooling/config.json": {
            "embedding_dimension": shape.hidden,
            "pooling_mode": "mean",
            "include_prompt": True,
        },
        "2_Normalize/config.json": {},
    }
    return {name: _json(value) for name, value in contents.items()}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")


def _network_config(shape: Shape) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "attention_probs_dropout_prob": 0.1,
        "dtype": "float32",
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "hidden_size": shape.hidden,
        "initializer_range": 0.02,
        "intermediate_size": shape.feed_forward,
        "layer_norm_eps": shape.epsilon,
        "max_position_embeddings": shape.positions,
        "model_type": "bert",
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "pad_token_id": 0,
        "type_vocab_size": shape.token_types,
        "vocab_size": shape.vocabulary,
    }


def _tokenizer_config(shape: Shape, vocabulary: Vocabulary) -> dict[str, Any]:
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    return {
        "bos_token": bos,
        "clean_up_tokenization_spaces": False,
        "cls_token": bos,
        "eos_token": eos,
        "model_input_names": ["input_ids", "attention_mask"],
        "model_max_length": shape.positions,
        "pad_token": vocabulary.pieces[vocabulary.pad],
        "sep_token": eos,
        "tokenizer_class": "PreTrainedTokenizerFast",
        "unk_token": vocabulary.pieces[vocabulary.unk],
    }


def _modules() -> list[dict[str, Any]]:
    names = {"Transformer": "", "Pooling": "1_Pooling", "Normalize": "2_Normalize"}
    return [
        {"idx": at, "name": str(at), "path": path, "type": f"sentence_transformers.models.{name}"}
        for at, (name, path) in enumerate(names.items())
    ]


def _prompts() -> dict[str, Any]:
    # "document" and "passage" are two names for one thing; different versions of the loader look for either.
    prompts = {"query": QUERY_PROMPT, "document": PASSAGE_PROMPT, "passage": PASSAGE_PROMPT}
    return {"prompts": prompts, "default_prompt_name": None, "similarity_fn_name": "cosine"}
