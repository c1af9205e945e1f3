"""The default encoder's network as an ONNX graph, built from its sizes rather than traced.

Owns operators and names: BERT's encoder, the mean over a text's tokens, length one. Must not know who runs it. The
weights stay where they are: the graph tells in which file, and at which byte of it, each tensor lies, so that they
are mapped into memory and held once. The vectors of words, most of the file, are its input: of a quarter of a million
only those of a text's tokens are ever read. Fused operators are those of ONNX Runtime's own domain.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embeddings.errors import ExtraMissing
from embeddings.layout import LAYER_PARTS, WEIGHTS_FILE

WORDS, MASK, VECTORS = "words", "mask", "vectors"
WORD_WEIGHTS = "embeddings.word_embeddings.weight"
_FUSED = "com.microsoft"
_OPERATORS, _FUSED_OPERATORS, _FORMAT = 20, 1, 9  # versions of the operator sets and of the file's format


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the graph needs to know of the network."""

    hidden: int
    layers: int
    heads: int
    epsilon: float

    @classmethod
    def of(cls, config: dict[str, Any]) -> "Sizes":
        """From the network's configuration."""
        return cls(
            config["hidden_size"], config["num_hidden_layers"], config["num_attention_heads"], config["layer_norm_eps"]
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tensor lies in the file of weights, in bytes."""

    shape: tuple[int, ...]
    offset: int
    length: int


def places_of(weights: Path) -> dict[str, Place]:
    """Where each tensor of a safetensors file lies."""
    with weights.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    header.pop("__metadata__", None)
    begin = 8 + size
    return {
        name: Place(
            tuple(entry["shape"]), begin + entry["data_offsets"][0], entry["data_offsets"][1] - entry["data_offsets"][0]
        )
        for name, entry in header.items()
    }


def graph_of(sizes: Sizes, places: dict[str, Place]) -> bytes:
    """The serialised graph.

    Raises:
        ExtraMissing: The library that writes such graphs is not installed.
    """
    try:
        import onnx  # noqa: F401  (`_Graph` uses it)
    except ImportError as error:
        raise ExtraMissing("onnx", "preparing the default encoder", "onnx") from error
    return _Graph(sizes, places).serialised()


class _Graph:
    """Collects nodes and constants; a value's name is that of the node that makes it."""

    def __init__(self, sizes: Sizes, places: dict[str, Place]) -> None:
        self.sizes, self.places = sizes, places
        self.nodes: list[Any] = []
        self.constants: dict[str, Any] = {}

    def serialised(self) -> bytes:
        """The whole model."""
        from onnx import TensorProto, helper

        self._mean(self._encoded())
        inputs = [
            helper.make_tensor_value_info(WORDS, TensorProto.FLOAT, ["texts", "tokens", self.sizes.hidden]),
            helper.make_tensor_value_info(MASK, TensorProto.INT64, ["texts", "tokens"]),
        ]
        outputs = [helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, ["texts", self.sizes.hidden])]
        graph = helper.make_graph(self.nodes, "encoder", inputs, outputs, [*self.constants.values()])
        versions = [helper.make_opsetid("", _OPERATORS), helper.make_opsetid(_FUSED, _FUSED_OPERATORS)]
        whole: bytes = helper.make_model(graph, opset_imports=versions, ir_version=_FORMAT).SerializeToString()
        return whole

    def _encoded(self) -> str:
        """The last layer's output, one row a token."""
        self._node("Shape", [MASK], "shape")
        self._node("Slice", ["shape", self._numbers(1), self._numbers(2)], "length")
        self._node("Concat", ["shape", self._numbers(self.sizes.hidden)], "by_text", axis=0)
        self._node("Cast", [MASK], "attended", to=6)  # to int32
        rows = self._embedded()
        for layer in range(self.sizes.layers):
            rows = self._layer(f"encoder.layer.{layer}", rows)
        return rows

    def _embedded(self) -> str:
        prefix = "embeddings"
        positions = self._weight(f"{prefix}.position_embeddings.weight")
        self._node("Slice", [positions, self._numbers(0), "length", self._numbers(0)], "positions")
        kind = self._weight(f"{prefix}.token_type_embeddings.weight", rows=1)
        self._node("Add", ["positions", kind], "places")
        self._node("Add", [WORDS, "places"], "sums")
        norm = [self._weight(f"{prefix}.LayerNorm.{part}") for part in ("weight", "bias")]
        self._node("LayerNormalization", ["sums", *norm], "normed", axis=-1, epsilon=self.sizes.epsilon)
        return self._node("Reshape", ["normed", self._numbers(-1, self.sizes.hidden)], "embedded")

    def _layer(self, prefix: str, rows: str) -> str:
        attended = self._added(f"{prefix}.{LAYER_PARTS['aln']}", self._attention(prefix, rows), rows)
        inner = self._linear(f"{prefix}.{LAYER_PARTS['fi']}", attended)
        self._node("Gelu", [inner], f"{prefix}.active")
        outer = self._linear(f"{prefix}.{LAYER_PARTS['fo']}", f"{prefix}.active")
        return self._added(f"{prefix}.{LAYER_PARTS['oln']}", outer, attended)

    def _attention(self, prefix: str, rows: str) -> str:
        parts = [self._linear(f"{prefix}.{LAYER_PARTS[part]}", rows) for part in ("q", "k", "v")]
        shaped = [self._node("Reshape", [part, "by_text"], f"{part}.by_text") for part in parts]
        self._node(
            "MultiHeadAttention", [*shaped, "", "attended"], f"{prefix}.heads", _FUSED, num_heads=self.sizes.heads
        )
        self._node("Reshape", [f"{prefix}.heads", self._numbers(-1, self.sizes.hidden)], f"{prefix}.context")
        return self._linear(f"{prefix}.{LAYER_PARTS['ao']}", f"{prefix}.context")

    def _linear(self, prefix: str, rows: str) -> str:
        weights = [self._weight(f"{prefix}.{part}") for part in ("weight", "bias")]
        return self._node("Gemm", [rows, *weights], f"{prefix}.output", transB=1)

    def _added(self, prefix: str, rows: str, beside: str) -> str:
        """Two values added and normalised."""
        norm = [self._weight(f"{prefix}.{part}") for part in ("weight", "bias")]
        inputs = [rows, beside, *norm]
        return self._node("SkipLayerNormalization", inputs, f"{prefix}.output", _FUSED, epsilon=self.sizes.epsilon)

    def _mean(self, rows: str) -> None:
        """The mean over a text's tokens, of length one; how many they are does not matter to its direction."""
        self._node("Reshape", [rows, "by_text"], "hidden")
        self._node("Cast", [MASK], "counted", to=1)  # to fp32
        self._node("Unsqueeze", ["counted", self._numbers(-1)], "weights")
        self._node("Mul", ["hidden", "weights"], "weighed")
        self._node("ReduceSum", ["weighed", self._numbers(1)], "sum", keepdims=0)
        self._node("LpNormalization", ["sum"], VECTORS, axis=-1, p=2)

    def _node(self, operator: str, inputs: Sequence[str], output: str, domain: str = "", **attributes: Any) -> str:
        from onnx import helper

        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def _numbers(self, *numbers: int) -> str:
        """A constant list of whole numbers."""
        from onnx import TensorProto, helper

        name = "numbers:" + ",".join(map(str, numbers))
        self.constants.setdefault(name, helper.make_tensor(name, TensorProto.INT64, [len(numbers)], numbers))
        return name

    def _weight(self, name: str, rows: int | None = None) -> str:
        """A tensor that lies in the file of weights, or its first rows."""
        from onnx import TensorProto

        place = self.places[name]
        shape = place.shape if rows is None else (rows, *place.shape[1:])
        length = place.length if rows is None else place.length // place.shape[0] * rows
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=shape, data_location=TensorProto.EXTERNAL)
        for key, value in (("location", WEIGHTS_FILE), ("offset", place.offset), ("length", length)):
            tensor.external_data.add(key=key, value=str(value))
        self.constants[name] = tensor
        return name
