"""Vectors of very many acts in Milvus, a server or its embedded form: the only door to pymilvus.

Owns: the collections, what they record of themselves, and the words for a server that does not answer. Must not know:
texts, acts, how candidates are ranked. SQLite stays the truth: a collection that was lost is made again from it.
"""

from collections.abc import Callable, Iterable
from typing import Any, ParamSpec, TypeVar

import numpy as np

from embeddings.errors import ExtraMissing, IndexMismatch, StoreUnavailable
from embeddings.vector_index import Ids, Scores, Vectors

P = ParamSpec("P")
T = TypeVar("T")
NAME = "ereje"
_AT_ONCE = 1000  # rows in one message
_LONGEST = 64  # characters of a recorded value
_WAIT = 20.0  # seconds that a server may take to answer
_OTHER_NAME = "name another collection (milvus:URI#NAME)"


def parts_of(address: str) -> tuple[str, str]:
    """The address of a server or file, and the name of the collection in it: ``URI`` or ``URI#NAME``."""
    uri, _, name = address.partition("#")
    return uri, name or NAME


class MilvusIndex:
    """A `PlacedIndex` kept by Milvus.

    One collection holds the vectors; another, with ``_about`` behind its name, says whose they are.
    """

    exact = True  # as every row is compared where the collection was made by this class: an index FLAT

    def __init__(self, address: str, owner: str) -> None:
        """Connects.

        Args:
            address: see `parts_of`.
            owner: of the vectors: the library and the encoder that made them.

        Raises:
            ExtraMissing: pymilvus is not installed.
            StoreUnavailable: the server does not answer.
            IndexMismatch: the collection holds another owner's vectors; it is left as it is.
        """
        self._uri, self._name = parts_of(address)
        self._about = f"{self._name}_about"
        self._client: Any = None
        self._made, self._rows = False, -1  # what was asked of the server is not asked again: each call costs a journey
        self._connect()
        self._made = self._exists(self._name)
        known = self._told("owner")
        if known not in ("", owner):
            self.close()
            raise IndexMismatch(f"collection {self._name}", owner, known, _OTHER_NAME)
        self._owner = owner

    @property
    def state(self) -> str:
        """See `PlacedIndex`."""
        return self._told("state") if self._made else ""

    def __len__(self) -> int:
        """See `PlacedIndex`."""
        if self._made and self._rows < 0:
            found = self._call(self._client.query, self._name, filter="", output_fields=["count(*)"])
            self._rows = int(found[0]["count(*)"])
        return max(self._rows, 0)

    def held(self) -> Ids:
        """See `PlacedIndex`."""
        self._rows = -1  # another process may have changed them
        if not self._made:
            return np.empty(0, np.int64)
        found: list[int] = []
        last = -1
        while True:
            query = f"id > {last} and id <= {last + 16 * _AT_ONCE}"
            rows = self._call(self._client.query, self._name, filter=query, output_fields=["id"])
            found += [int(row["id"]) for row in rows]
            last += 16 * _AT_ONCE
            if not rows and not self._call(self._client.query, self._name, filter=f"id > {last}", limit=1):
                return np.array(sorted(found), np.int64)

    def add(self, places: Ids, vectors: Vectors) -> None:
        """See `PlacedIndex`."""
        if not self._made:
            self._create(vectors.shape[1])
        self._forget_state()
        for start in range(0, len(places), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            rows = [
                {"id": int(place), "vector": np.asarray(vector, np.float32)}
                for place, vector in zip(places[some], vectors[some], strict=True)
            ]
            self._call(self._client.upsert, self._name, rows)

    def drop(self, places: Ids) -> None:
        """See `PlacedIndex`."""
        if len(places) and self._made:
            self._forget_state()
            for start in range(0, len(places), _AT_ONCE):
                self._call(
                    self._client.delete, self._name, ids=[int(place) for place in places[start : start + _AT_ONCE]]
                )

    def rebuild(self, batches: Iterable[tuple[Ids, Vectors]], dimension: int) -> None:
        """See `PlacedIndex`."""
        for name in (self._name, self._about):
            if self._exists(name):
                self._call(self._client.drop_collection, name)
        self._create(dimension)
        for places, vectors in batches:
            self.add(places, vectors)

    def outgrown(self) -> bool:
        """Never: the server looks after its own structure."""
        return False

    def search(self, queries: Vectors, k: int, among: Ids | None = None) -> tuple[Ids, Scores]:
        """See `PlacedIndex`."""
        width = min(k, len(self))
        ids = np.full((len(queries), width), -1, np.int64)
        scores = np.full((len(queries), width), -np.inf, np.float32)
        if not width or (among is not None and not len(among)):
            return ids, scores
        chosen = {"filter": f"id in {[int(place) for place in among]}"} if among is not None else {}
        found = self._call(
            self._client.search,
            self._name,
            list(np.ascontiguousarray(queries, np.float32)),
            limit=width,
            search_params={"metric_type": "IP"},
            output_fields=["id"],
            **chosen,
        )
        for at, hits in enumerate(found):
            for rank, hit in enumerate(hits):
                ids[at, rank], scores[at, rank] = hit["id"], hit["distance"]
        return ids, scores

    def save(self, state: str) -> None:
        """See `PlacedIndex`."""
        if self._made:
            self._call(self._client.flush, self._name)
            self._tell("state", state)

    def close(self) -> None:
        """Ends the connection."""
        if self._client is not None:
            self._client.close()

    # -- the server ----------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        try:
            from pymilvus import MilvusClient
        except ImportError as error:
            raise ExtraMissing("pymilvus", "a store in Milvus", "'ereje[milvus]'") from error
        try:
            self._client = MilvusClient(self._uri, timeout=_WAIT)
        except Exception as error:  # the client raises its own, grpc's and the system's
            raise StoreUnavailable(self._uri, _reason(error)) from error

    def _call(self, ask: Callable[P, T], *values: P.args, **named: P.kwargs) -> T:
        """What the server answers.

        Raises:
            StoreUnavailable: it does not, or refuses.
        """
        try:
            return ask(*values, **named)
        except Exception as error:  # see above; whatever it is, nothing was answered
            raise StoreUnavailable(self._uri, _reason(error)) from error

    def _exists(self, name: str) -> bool:
        return bool(self._call(self._client.has_collection, name))

    def _create(self, dimension: int) -> None:
        from pymilvus import DataType

        vectors = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        vectors.add_field("id", DataType.INT64, is_primary=True)
        vectors.add_field("vector", DataType.FLOAT_VECTOR, dim=dimension)
        about = self._client.create_schema(auto_id=False, enable_dynamic_field=False)
        about.add_field("name", DataType.VARCHAR, is_primary=True, max_length=_LONGEST)
        about.add_field("value", DataType.VARCHAR, max_length=_LONGEST)
        about.add_field("vector", DataType.FLOAT_VECTOR, dim=2)  # no collection may lack one
        for name, schema in ((self._about, about), (self._name, vectors)):
            params = self._client.prepare_index_params()
            params.add_index("vector", index_type="FLAT", metric_type="IP")
            self._call(
                self._client.create_collection, name, schema=schema, index_params=params, consistency_level="Strong"
            )
        self._tell("owner", self._owner)
        self._made = True

    def _told(self, name: str) -> str:
        if not self._exists(self._about):
            return ""
        rows = self._call(self._client.query, self._about, filter=f'name == "{name}"', output_fields=["value"])
        return str(rows[0]["value"]) if rows else ""

    def _tell(self, name: str, value: str) -> None:
        self._call(self._client.upsert, self._about, [{"name": name, "value": value, "vector": [0.0, 0.0]}])
        self._call(self._client.flush, self._about)

    def _forget_state(self) -> None:
        """Before rows change: what is half done must not pass for the state of before."""
        self._rows = -1
        if self._told("state"):
            self._tell("state", "")


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:300]
