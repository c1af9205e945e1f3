"""Peers behind the Protocol; the libraries themselves only where they are installed."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from corpus.model import Act
from eval.errors import MissingExtra
from eval.measures import is_exact
from eval.peers import PEERS, Peer, documents, open_peer
from eval.questions import QuestionSet
from eval.report.peers import peers_table
from eval.run import run_set
from eval.yardsticks import Oracle

LIBRARIES = {"txtai": "txtai", "haystack": "haystack", "llama-index": "llama_index"}


def test_a_peer_gets_every_text_exactly(act: Act) -> None:
    held = documents(act)
    assert {document.clause for document in held} == {str(unit.id) for unit in act.units() if unit.own_spans}
    assert all(is_exact(document.text, document.spans, act.source) for document in held)


def test_a_peer_always_answers_with_its_best_hit(act: Act) -> None:
    held = documents(act)
    peer = Peer(held, lambda question, k: [(2, 1.7), (0, 0.4)][:k])
    assert (peer.ask("?").clauses, peer.ask("?").confidence) == ((held[2].clause,), 1.0)
    assert peer.rank("?", 2) == ((held[2].clause, 1.7), (held[0].clause, 0.4))
    assert not Peer(held, lambda question, k: []).ask("?").answered


def test_side_by_side(rows: QuestionSet, act: Act) -> None:
    first = Peer(documents(act), lambda question, k: [(0, 0.5)])
    systems = {"ereje": Oracle(rows, act), "first": first}
    runs = {name: run_set(system, rows, act) for name, system in systems.items()}
    table = peers_table(runs, {"ereje": "–", "first": "0.1"})
    assert [row[0] for row in table.rows] == ["ereje", "first"]
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert table.rows[1][table.columns.index("Δ Hit@1")] == "-1.00 (-1.00 … -1.00)"


@pytest.mark.parametrize("name", PEERS)
def test_a_missing_library_is_told_with_its_extra(name: str, act: Act, tmp_path: Path) -> None:
    if find_spec(LIBRARIES[name]):
        pytest.skip("it is installed")
    with pytest.raises(MissingExtra, match=r"ereje\[peers\]"):
        open_peer(name, act, tmp_path)
