"""What the README says of REST and MCP is done here, word for word: its commands by curl, its list of servers by the SDK."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import anyio
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from assistant.chat.options import ChatOptions
from corpus.library import open_act
from tests.chat.browser import missing
from tests.chat.screenshots import LARGEST
from tests.chat.screenshots import README as PICTURES
from tests.chat.support import HEAD, Live
from tests.factories import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
HOST = "http://127.0.0.1:7860"
SOURCE = open_act().source


def section(title: str) -> str:
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def fenced(title: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", section(title), re.DOTALL)


def commands(title: str) -> list[str]:
    return [line for block in fenced(title, "sh") for line in block.splitlines() if line.startswith("curl ")]


def path_of(command: str) -> str:
    """The path that a command asks for, without what follows a question mark."""
    return re.search(rf"{HOST}([^?\s']*)", command)[1]  # type: ignore[index]


def is_source(told: Any) -> bool:
    """Whether every quote of an answer is the source at its spans."""
    return bool(told["quotes"]) and all(
        quote["text"] == "".join(SOURCE[start:end] for start, end in quote["spans"]) for quote in told["quotes"]
    )


def clauses_of(told: Any) -> list[str]:
    return [quote["clause"] for quote in told["quotes"]]


def a_clause(told: Any) -> None:
    assert is_source(told)
    assert (told["kind"], clauses_of(told)) == ("clause", [HEAD])
    assert told["quotes"][0]["text"].startswith("18. Департамент басшысын")


def status_in_2016(told: Any) -> None:
    assert (told["kind"], told["language"], told["as_of"]) == ("status", "en", "2016-05-01")
    assert told["status"]["in_force"] is True


def ranked(told: Any) -> None:
    assert (told["query"], len(told["found"])) == ("апостиль", 3)
    assert all(row["text"] for row in told["found"])


def one_clause(told: Any) -> None:
    assert is_source(told)
    assert (clauses_of(told), told["language"]) == (["regulation/15/3-1"], "ru")
    assert told["quotes"][0]["translation"]["official"] is False


def history(told: Any) -> None:
    assert [event["number"] for event in told["events"]] == ["1093", "660", "165", "198", "201", "16", "106"]


def status_at_the_end(told: Any) -> None:
    assert (told["as_of"], told["status"]["repealed_by"]["number"]) == ("2023-01-19", "106")


def listed(told: Any) -> None:
    by_id = {row["clause"]: row for row in told["clauses"]}
    assert set(told["parts"]) == {"decree", "regulation", "organisations", "territorial-bodies"}
    assert all(name.startswith("regulation/") for name in by_id)
    assert by_id[HEAD]["text"] in SOURCE


def shelved(told: Any) -> None:
    assert open_act().id in [held["act"] for held in told["acts"]]


def described(told: Any) -> None:
    served = {re.sub(r"\{.*", "", path) for path in told["paths"]}
    shown = {path_of(line) for line in commands("REST")} - {"/api/openapi.json"}
    assert all(any(path.startswith(start) for start in served) for path in shown)
    assert all(any(path.startswith(start) for path in shown) for start in served), "an endpoint is not in the README"


def changing_nothing(told: Any) -> None:
    assert (told["answered"], told["notice_codes"]) == (False, ["no_instructions"])


def in_time(told: Any) -> None:
    assert [(entry["from"], entry["to"]) for entry in told["wordings"]] == [("2013-10-03", None)]


def differing(told: Any) -> None:  # of the clauses that were changed between no earlier text is held
    assert {change["kind"] for change in told["changes"]} == {"untold"}
    assert "regulation/18" in told["unchanged"]


def healthy(told: Any) -> None:
    assert told == {"status": "ok"}


def ready(told: Any) -> None:
    assert told == {"ready": True, "act": open_act().id, "problem": ""}


def nine_tools(told: Any) -> None:
    assert [tool["name"] for tool in told["result"]["tools"]] == re.findall(r"`(\w+)`", section("MCP"))[:9]


def a_tool_called(told: Any) -> None:
    answer = told["result"]["structuredContent"]
    assert is_source(answer)
    assert clauses_of(answer) == [HEAD]


CHECKS: dict[str, list[Callable[[Any], None]]] = {
    "REST": [
        a_clause, status_in_2016, ranked, one_clause, history, changing_nothing, status_at_the_end, listed, in_time, differing,
        shelved, described, healthy, ready,
    ],
    "MCP": [nine_tools, a_tool_called],
}  # fmt: skip


@pytest.mark.parametrize("title", CHECKS)
def test_every_command_has_its_check(title: str) -> None:
    assert len(commands(title)) == len(CHECKS[title])


@pytest.mark.parametrize(
    ("title", "place"),
    [(title, place) for title, checks in CHECKS.items() for place in range(len(checks))],
    ids=lambda value: str(value),
)
def test_a_command_of_the_readme_gives_what_it_promises(live: Live, title: str, place: int) -> None:
    if shutil.which("curl") is None:
        missing("curl")
    command = commands(title)[place].replace(HOST, live.address)
    words = [*shlex.split(command, comments=True), "--max-time", "30", "--write-out", "\n%{http_code}"]
    body, _, status = subprocess.run(words, capture_output=True, text=True, check=True).stdout.rpartition("\n")
    assert status == "200", body
    CHECKS[title][place](json.loads(body))


TOOLS = ["ask", "search", "get_clause", "clause_history", "act_status", "list_clauses", "changes_made", "compare",
         "list_acts"]  # fmt: skip


def test_the_entry_for_clients_leads_to_the_tools(live: Live) -> None:
    (entry,) = json.loads(fenced("MCP", "json")[0])["mcpServers"].values()
    assert entry["type"] == "http"

    async def run() -> list[str]:
        address = entry["url"].replace(HOST, live.address)
        async with streamable_http_client(address) as (read, write, _), ClientSession(read, write) as session:
            await session.initialize()
            return [tool.name for tool in (await session.list_tools()).tools]

    assert anyio.run(run) == TOOLS


def test_the_limits_told_are_the_limits_that_hold(live: Live) -> None:
    own = ChatOptions()
    told = " ".join(section("REST").split())
    for words in (
        f"send {own.rate} requests a minute, {own.burst} of them at once",
        f"{own.threads} questions are answered at the same time",
        f"may have {live.service.assistant.settings.longest} characters, a request {own.largest_request} bytes",
    ):
        assert words in told


def test_the_pictures_of_the_readme_are_there_and_small() -> None:
    shown = re.findall(r"!\[[^\]]+\]\((docs/[\w-]+\.png)\)", README)
    assert sorted(shown) == sorted(f"docs/{name}.png" for name in PICTURES)
    for path in shown:
        picture = (ROOT / path).read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert len(picture) < LARGEST
