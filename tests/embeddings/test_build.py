"""Store and build: round trips, what is encoded and what is not, refusals, damage, a full disk."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from embeddings import build
from embeddings.build import FAISS_FILE, SyncReport, open_index, open_store, sync
from embeddings.errors import CannotWrite, IndexMismatch, IndexMissing, PassageInvalid, StoreDamaged
from embeddings.faiss_index import FaissIndex
from embeddings.files import write_atomic
from embeddings.manifest import Identity, Manifest
from embeddings.passages import Passage, digest, distinct
from embeddings.store import Store
from tests.embeddings.support import ANSWER, CLAUSES, QUESTION, HashEncoder, denied, passage, start_python, unit_rows


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "index")


@pytest.fixture
def built(store: Store) -> Store:
    sync(store, CLAUSES, HashEncoder())
    return store


def answer_of(store: Store, encoder: HashEncoder | None = None) -> str:
    encoder = encoder or HashEncoder()
    index = open_index(store, encoder)
    ids, _ = index.dense.search(encoder.encode_queries([QUESTION]), 1)
    return index.passages[ids[0][0]].clause


class TestSync:
    def test_rows_are_the_passages_in_order_with_their_vectors(self, built: Store) -> None:
        encoder = HashEncoder()
        index = open_index(built, encoder, CLAUSES)
        assert index.passages == CLAUSES
        np.testing.assert_array_equal(index.matrix, encoder.encode_passages([p.text for p in CLAUSES]))
        assert len(index.dense) == len(index.exact) == len(index.lexical) == len(CLAUSES)
        assert index.manifest.count == len(CLAUSES)
        assert answer_of(built) == ANSWER

    def test_nothing_new_encodes_and_writes_nothing(self, built: Store) -> None:
        encoder, before = HashEncoder(), built.path.read_bytes()
        assert sync(built, CLAUSES, encoder) == SyncReport(0, len(CLAUSES), 0, len(CLAUSES))
        assert encoder.encoded == []
        assert built.path.read_bytes() == before

    def test_only_a_new_text_is_encoded(self, built: Store) -> None:
        encoder, new = HashEncoder(), passage("21", "Жаңа тармақ")
        assert sync(built, [*CLAUSES[:-1], new], encoder) == SyncReport(1, len(CLAUSES) - 1, 1, len(CLAUSES))
        assert encoder.encoded == ["Жаңа тармақ"]
        assert open_index(built, encoder).passages == (*CLAUSES[:-1], new)

    def test_a_changed_text_replaces_the_former_one(self, built: Store) -> None:
        encoder = HashEncoder()
        changed = [replace(p, text=p.text + " Өзгерді.") if p.clause == "3" else p for p in CLAUSES]
        assert sync(built, changed, encoder).encoded == 1
        np.testing.assert_array_equal(
            open_index(built, encoder).matrix, encoder.encode_passages([p.text for p in changed])
        )

    def test_the_same_text_elsewhere_is_encoded_once(self, store: Store) -> None:
        encoder = HashEncoder()
        removed = [passage(str(number), "алып тасталды") for number in range(5)]
        assert sync(store, removed, encoder).encoded == 1
        assert sync(store, [*removed, passage("9", "алып тасталды")], encoder).encoded == 0
        assert open_index(store, encoder).manifest.count == 6
        assert encoder.encoded == ["алып тасталды"]

    def test_another_order_encodes_nothing_and_is_kept(self, built: Store) -> None:
        encoder = HashEncoder()
        assert sync(built, CLAUSES[::-1], encoder).encoded == 0
        assert open_index(built, encoder).passages == CLAUSES[::-1]
        assert answer_of(built) == ANSWER

    def test_a_repeated_passage_counts_once(self, store: Store) -> None:
        assert sync(store, [*CLAUSES, CLAUSES[0]], HashEncoder()).total == len(CLAUSES)
        open_index(store, HashEncoder(), [*CLAUSES, CLAUSES[0]])

    def test_an_index_of_nothing_answers_with_nothing(self, store: Store) -> None:
        sync(store, [], HashEncoder())
        index = open_index(store, HashEncoder())
        assert index.dense.search(HashEncoder().encode_queries(["сот"]), 5)[0].shape == (1, 0)

    def test_progress_tells_of_both_stages(self, store: Store) -> None:
        heard: list[tuple[str, int, int]] = []
        sync(store, CLAUSES, HashEncoder(), lambda *step: heard.append(step))
        assert heard == [("encode", len(CLAUSES), len(CLAUSES)), ("index", 1, 1)]

    def test_two_builds_give_the_same_manifest(self, built: Store, tmp_path: Path) -> None:
        other = open_store(tmp_path / "other")
        sync(other, CLAUSES, HashEncoder())
        assert other.manifest() == built.manifest()
        assert answer_of(other) == answer_of(built)
        assert (other.path.parent / FAISS_FILE).read_bytes() == (built.path.parent / FAISS_FILE).read_bytes()

    def test_an_interrupted_build_goes_on_where_it_stopped(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(build, "COMMIT_EVERY", 3)

        class Failing(HashEncoder):
            def encode_passages(self, texts: Any, progress: Any = None) -> Any:
                if len(self.encoded) >= 6:
                    raise KeyboardInterrupt
                return super().encode_passages(texts)

        with pytest.raises(KeyboardInterrupt):
            sync(store, CLAUSES, Failing())
        with pytest.raises(IndexMissing, match="ereje index"):
            open_index(store, HashEncoder())
        encoder = HashEncoder()
        assert sync(store, CLAUSES, encoder) == SyncReport(2, 6, 0, 8)
        assert answer_of(store) == ANSWER

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.lists(st.lists(st.tuples(st.sampled_from("123"), st.sampled_from(["сот", "бап", "\x00", "a'b", "😀"])))))
    def test_any_sequence_of_contents_ends_as_if_built_at_once(self, tmp_path: Path, turns: list[Any]) -> None:
        store, encoder = open_store(tmp_path / str(abs(hash(str(turns))))), HashEncoder()
        for turn in turns:
            passages = [passage(clause, text) for clause, text in turn]
            sync(store, passages, encoder)
            index = open_index(store, encoder, passages)
            assert index.passages == distinct(passages)
            np.testing.assert_array_equal(index.matrix, encoder.encode_passages([p.text for p in index.passages]))


class TestRefusals:
    @pytest.mark.parametrize("field", [field.name for field in fields(Identity)])
    def test_each_field_of_the_identity_changed_is_refused(
        self, built: Store, monkeypatch: pytest.MonkeyPatch, field: str
    ) -> None:
        stored = Identity.of(HashEncoder())
        changed = replace(stored, **{field: 99 if isinstance(getattr(stored, field), int) else "other"})
        monkeypatch.setattr(Identity, "of", classmethod(lambda cls, encoder: changed))
        before = built.path.read_bytes()
        for attempt in (lambda: sync(built, CLAUSES, HashEncoder()), lambda: open_index(built, HashEncoder())):
            with pytest.raises(IndexMismatch) as caught:
                attempt()
            error = caught.value
            assert error.field == field
            assert (error.expected, error.found) == (getattr(changed, field), getattr(stored, field))
            for part in (field, repr(error.expected), repr(error.found), "ereje index --rebuild", "nothing was over"):
                assert part in str(error)
        assert built.path.read_bytes() == before

    def test_a_rebuild_takes_the_other_encoder(self, built: Store) -> None:
        other = HashEncoder(name="other", revision="2", dimension=32)
        assert sync(built, CLAUSES, other, rebuild=True) == SyncReport(len(CLAUSES), 0, 0, len(CLAUSES))
        assert answer_of(built, other) == ANSWER
        with pytest.raises(IndexMismatch):
            open_index(built, HashEncoder())
        with closing(sqlite3.connect(built.path)) as db:
            assert db.execute("SELECT count(*) FROM vectors").fetchone() == (len(CLAUSES),)

    def test_a_later_revision_of_the_shipped_encoder_replaces_its_own_index(self, built: Store) -> None:
        newer = HashEncoder(revision="2")
        with pytest.raises(IndexMismatch, match="revision"):
            sync(built, CLAUSES, newer)
        assert sync(built, CLAUSES, newer, upgrade=True) == SyncReport(len(CLAUSES), 0, 0, len(CLAUSES))
        assert answer_of(built, newer) == ANSWER
        with pytest.raises(IndexMismatch, match="encoder"):
            sync(built, CLAUSES, HashEncoder(name="other", revision="2"), upgrade=True)

    def test_an_interrupted_rebuild_leaves_the_former_index(self, built: Store) -> None:
        class Failing(HashEncoder):
            def encode_passages(self, texts: Any, progress: Any = None) -> Any:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            sync(built, CLAUSES, Failing(revision="2"), rebuild=True)
        assert answer_of(built) == ANSWER

    def test_other_passages_are_refused_when_it_matters(self, built: Store) -> None:
        with pytest.raises(IndexMismatch, match="passages") as caught:
            open_index(built, HashEncoder(), CLAUSES[1:])
        assert caught.value.remedy == "run `ereje index`"

    def test_no_index_is_said_to_be_none(self, store: Store, tmp_path: Path) -> None:
        assert store.manifest() is None
        with pytest.raises(IndexMissing, match="ereje index"):
            open_index(store, HashEncoder())
        assert not store.path.exists()

    @pytest.mark.parametrize("part", ["act", "clause", "view", "text"])
    def test_a_lone_surrogate_in_a_passage_is_refused(self, part: str) -> None:
        with pytest.raises(PassageInvalid, match="lone surrogate at character 1"):
            Passage(**{"act": "a", "clause": "1", "view": "text", "text": "x", part: "a\ud800"})


def edit(path: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        assert db.execute(statement, values).rowcount >= 1


def other_bytes(path: Path) -> None:
    path.write_bytes(b"not a database at all, but long enough to be looked at" * 200)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DAMAGE: dict[str, Callable[[Path], None]] = {
    "not-sqlite": other_bytes,
    "half-a-file": half,
    "a-vector-changed": lambda path: edit(path, "UPDATE vectors SET vector = zeroblob(256) WHERE clause = '3'"),
    "a-vector-short": lambda path: edit(path, "UPDATE vectors SET vector = x'00' WHERE clause = '3'"),
    "a-vector-lost": lambda path: edit(path, "DELETE FROM vectors WHERE clause = '3'"),
    "a-text-changed": lambda path: edit(path, "UPDATE passages SET text = 'басқа' WHERE clause = '3'"),
    "a-passage-lost": lambda path: edit(path, "DELETE FROM passages WHERE clause = '3'"),
    "text-not-utf-8": lambda path: edit(path, "UPDATE passages SET text = cast(x'ff' AS TEXT) WHERE clause = '3'"),
    "manifest-not-json": lambda path: edit(path, "UPDATE manifest SET record = '{'"),
    "manifest-of-others": lambda path: edit(path, "UPDATE manifest SET record = '{}'"),
    "other-dimension": lambda path: edit(
        path, "UPDATE manifest SET record = replace(record, '\"dimension\": 64', '\"dimension\": 63')"
    ),
}


class TestDamage:
    @pytest.mark.parametrize("kind", DAMAGE)
    def test_a_damaged_store_is_refused_and_can_be_rebuilt(self, built: Store, kind: str) -> None:
        DAMAGE[kind](built.path)
        with pytest.raises(StoreDamaged) as caught:
            open_index(built, HashEncoder())
        assert caught.value.path == built.path
        assert "ereje index --rebuild" in str(caught.value)
        sync(built, CLAUSES, HashEncoder(), rebuild=True)
        assert answer_of(built) == ANSWER
        assert built.check() == []

    @pytest.mark.parametrize("kind", [kind for kind in DAMAGE if "vector" in kind])
    def test_a_damaged_vector_goes_into_no_new_index(self, built: Store, kind: str) -> None:
        assert answer_of(built) == ANSWER  # the file of FAISS is written, and serves whatever becomes of the vectors
        DAMAGE[kind](built.path)
        assert answer_of(built) == ANSWER
        with pytest.raises(StoreDamaged, match="ereje index --rebuild"):
            sync(built, (*CLAUSES, passage("21", "Жаңа мәтін.")), HashEncoder())
        assert sync(built, CLAUSES, HashEncoder(), rebuild=True).encoded == len(CLAUSES)
        assert built.snapshot().manifest.count == len(CLAUSES)

    def test_an_empty_file_is_no_index_yet(self, built: Store) -> None:
        built.path.write_bytes(b"")
        with pytest.raises(IndexMissing):
            open_index(built, HashEncoder())
        sync(built, CLAUSES, HashEncoder())
        assert answer_of(built) == ANSWER

    def test_the_check_of_the_file_tells_what_is_wrong(self, built: Store) -> None:
        assert built.check() == []
        with closing(sqlite3.connect(built.path, isolation_level=None)) as db:
            db.execute("PRAGMA writable_schema = ON")
            db.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'vectors'")
        assert built.check()
        other_bytes(built.path)
        assert built.check() == ["file is not a database"]

    @pytest.mark.parametrize("damage", ["absent", "empty", "one bit", "other vectors", "not json"])
    def test_a_damaged_faiss_file_is_made_again(self, built: Store, damage: str, tmp_path: Path) -> None:
        path = built.path.parent / FAISS_FILE
        assert answer_of(built) == ANSWER
        sound = path.read_bytes()
        path.unlink()
        other = unit_rows(3, 64, seed=1)
        if damage == "other vectors":
            FaissIndex.build(other).write(path, "some other digest")
        elif damage != "absent":
            path.write_bytes(
                {"empty": b"", "not json": b"\xff\n1", "one bit": sound[:-1] + bytes([sound[-1] ^ 1])}[damage]
            )
        manifest = built.manifest()
        assert manifest is not None
        with pytest.raises(StoreDamaged, match=r"dense\.faiss"):
            FaissIndex.read(path, manifest.vectors)
        assert answer_of(built) == ANSWER
        assert path.read_bytes() == sound

    def test_vectors_of_another_length_are_never_published(self, store: Store) -> None:
        maker = Identity.of(HashEncoder())
        store.add_vectors(maker, [p.key for p in CLAUSES], unit_rows(len(CLAUSES), 8, seed=1))
        with pytest.raises(StoreDamaged, match="another length"):
            store.publish(maker, CLAUSES)
        assert store.manifest() is None


class TestFullDisk:
    @pytest.mark.parametrize("pages", [8, 12, 20])
    def test_the_former_index_stands_and_the_build_goes_on_later(
        self, built: Store, monkeypatch: pytest.MonkeyPatch, pages: int
    ) -> None:
        monkeypatch.setattr(build, "COMMIT_EVERY", 4)
        more = [*CLAUSES, *(passage(f"x{at}", f"мәтін {at} " * 40) for at in range(60))]
        connect = Store._connect

        def limited(self: Store) -> sqlite3.Connection:
            db = connect(self)
            db.execute(f"PRAGMA max_page_count = {pages}")
            return db

        with monkeypatch.context() as patch:
            patch.setattr(Store, "_connect", limited)
            with pytest.raises(CannotWrite, match="EREJE_HOME"):
                sync(built, more, HashEncoder())
            assert answer_of(built) == ANSWER
        encoder = HashEncoder()
        assert sync(built, more, encoder).total == len(more)
        assert open_index(built, encoder).passages == tuple(more)

    def test_a_faiss_file_that_cannot_be_written_does_not_stop_an_answer(
        self, built: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = built.path.parent / FAISS_FILE
        path.mkdir()  # nothing can be renamed onto a folder
        assert answer_of(built) == ANSWER
        sync(built, [*CLAUSES, passage("30", "тағы бір тармақ")], HashEncoder())
        assert answer_of(built) == ANSWER

    def test_a_folder_that_cannot_be_made_is_explained(self, tmp_path: Path) -> None:
        (tmp_path / "index").write_text("a file in the way")
        with pytest.raises(CannotWrite, match="EREJE_HOME"):
            sync(open_store(tmp_path / "index"), CLAUSES, HashEncoder())

    def test_a_store_that_another_process_keeps_busy_is_explained(
        self, built: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("embeddings.transactions.WAIT_SECONDS", 0.01)
        with closing(sqlite3.connect(built.path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(CannotWrite, match="end the other"):
                open_index(built, HashEncoder())

    def test_an_atomic_write_that_fails_leaves_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "file"
        write_atomic(path, b"old")

        def refuse(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("embeddings.files.os.fsync", refuse)
        with pytest.raises(CannotWrite, match="No space left"):
            write_atomic(path, b"new")
        assert path.read_bytes() == b"old"
        assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


ASK = """
import sys
from pathlib import Path
from embeddings.build import open_index, open_store, sync
from embeddings.errors import EmbeddingsError
from tests.embeddings.support import CLAUSES, QUESTION, HashEncoder, passage
store, encoder = open_store(Path(sys.argv[1])), HashEncoder()
passages = [*CLAUSES, passage("30", "new")] if sys.argv[2:] else CLAUSES
try:
    sync(store, passages, encoder)
    index = open_index(store, encoder, passages)
    print(index.passages[index.dense.search(encoder.encode_queries([QUESTION]), 1)[0][0][0]].clause)
except EmbeddingsError as error:
    print(error)
"""


class TestPermissions:
    """The folder of a finished index as another user may leave it; asked by a process for which permissions hold."""

    def asked(self, store: Store, folder: int, file: int, *more: str) -> str:
        for path in store.path.parent.iterdir():
            path.chmod(file)
        store.path.parent.chmod(folder)
        try:
            out, err = start_python(ASK, store.path.parent, *more, before=denied()).communicate(timeout=60)
        finally:
            store.path.parent.chmod(0o700)
        assert err == ""
        return out.strip()

    @pytest.mark.parametrize("faiss", [True, False])
    def test_a_finished_index_that_may_only_be_read_is_asked(self, built: Store, *, faiss: bool) -> None:
        if faiss:
            assert answer_of(built) == ANSWER  # writes the FAISS file
        before = sorted(path.name for path in built.path.parent.iterdir())
        assert self.asked(built, 0o500, 0o400) == ANSWER
        assert sorted(path.name for path in built.path.parent.iterdir()) == before

    def test_one_that_is_out_of_date_is_told_to_be_on_a_disk_that_cannot_be_written(self, built: Store) -> None:
        told = self.asked(built, 0o500, 0o400, "more")
        assert told.startswith("cannot write")
        assert "Permission denied" in told
        assert "EREJE_HOME" in told

    @pytest.mark.parametrize(("folder", "file"), [(0o500, 0o000), (0o000, 0o400), (0o700, 0o000)])
    def test_one_that_may_not_be_read_is_told_so(self, built: Store, folder: int, file: int) -> None:
        told = self.asked(built, folder, file)
        assert told.startswith(f"cannot read {built.path}")
        assert "let this user read it" in told

    def test_an_interrupted_write_is_not_undone_on_a_disk_that_may_only_be_read(self, built: Store) -> None:
        """A journal beside the file says that the file is between two states: no answer comes from it."""
        with closing(sqlite3.connect(built.path, isolation_level=None)) as db:
            db.execute("PRAGMA cache_spill = 1")
            db.execute("PRAGMA cache_size = 1")
            db.execute("BEGIN IMMEDIATE")
            db.execute("CREATE TABLE more (text)")
            db.executemany("INSERT INTO more VALUES (?)", [("x" * 4000,)] * 50)
            for path in built.path.parent.iterdir():
                shutil.copy(path, path.with_name("copy." + path.name))
        for path in built.path.parent.glob("copy.*"):
            path.replace(path.with_name(path.name.removeprefix("copy.")))
        assert (built.path.parent / "index.sqlite-journal").stat().st_size > 0
        assert self.asked(built, 0o500, 0o400).startswith("cannot read")
        assert self.asked(built, 0o700, 0o600) == ANSWER


@pytest.mark.parametrize("write", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_an_index_whose_file_was_deleted_or_emptied_is_built_anew(
    built: Store, write: Callable[[Path], object]
) -> None:
    assert answer_of(built) == ANSWER
    write(built.path)
    encoder = HashEncoder()
    assert sync(built, CLAUSES, encoder).encoded == len(CLAUSES)
    assert answer_of(built) == ANSWER


class TestValues:
    def test_a_manifest_is_the_same_after_a_round_trip(self, built: Store) -> None:
        manifest = built.manifest()
        assert manifest is not None
        assert Manifest.from_dict(manifest.to_dict()) == manifest

    def test_a_digest_tells_parts_and_order_apart(self) -> None:
        keys = [p.key for p in CLAUSES]
        assert digest(keys) != digest(keys[::-1])
        assert digest([Passage("ab", "c", "v", "t").key]) != digest([Passage("a", "bc", "v", "t").key])
        assert digest([]) != digest(keys[:1])

    def test_passages_are_values(self) -> None:
        assert passage("1", "сот") == passage("1", "сот")
        assert len({passage("1", "сот"), passage("1", "сот"), passage("2", "сот")}) == 2
        assert passage("1", "").sha == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
