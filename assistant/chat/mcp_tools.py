"""MCP: the same questions and look-ups as tools for language models, over streamable HTTP at ``/mcp``.

Owns: the tools' names and descriptions. Must not know: how an answer is made. The descriptions tell a model which tool
to take, and to quote rather than to paraphrase.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Annotated, Any, TypeVar

from anyio import to_thread
from mcp.server.fastmcp import FastMCP
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field

from assistant.chat.schema import (
    Acts,
    ActsOut,
    AnswerOut,
    ClausesOut,
    ComparisonOut,
    Day,
    FoundOut,
    Lang,
    SearchOut,
    Within,
)
from assistant.chat.service import Service, mended
from assistant.comparison import comparison_dict

_READ = ToolAnnotations(readOnlyHint=True, idempotentHint=True, openWorldHint=False)
_Work = TypeVar("_Work", bound=Callable[..., Any])
_INSTRUCTIONS = """Answers from the text of one legal act of Kazakhstan: {title} (act id {act}).
{status}
How to use it:
- For a question in words, call `ask`. If `answered` is false, tell the user that the act does not answer it; do not
  answer from `related` or from your own knowledge as if it were the act. If `kind` is `likely`, the clauses in
  `related` may answer: show their `text` word for word and say that the user must check whether they do.
- Give `quotes[].text` word for word, in the act's own language, with `quotes[].citation`. A `translation` is unofficial
  unless `official` is true: say so when you show it.
- Pass on `notices` and the act's status: a repealed act must never be presented as law in force.
- For a clause whose number is known, call `get_clause`; for changes `clause_history`; for validity `act_status`.
- What an amending act itself changes: `changes_made`. What changed between two days, word by word: `compare`. A wording of another day: `get_clause` with `as_of`.
- Clause ids look like regulation/15/3-1 (part/clause/subclause); `list_clauses` shows all.
- Other acts may be held, and `ask` answers from all of them: `quotes[].citation` says from which. `list_acts` tells
  which there are, and the ids to pass in `acts` or `act`. Where `same` lists several acts, say so."""

Language = Annotated[Lang, Field(description="language of the words around the quotes: kk, ru or en")]
Chosen = Annotated[Acts | None, Field(description="ids of other acts of the library to answer from, if told to")]
OfAct = Annotated[str, Field(description="id of another act of the library, if told to; empty for the server's own")]
AsOf = Annotated[Day | None, Field(description="YYYY-MM-DD; by default the day that the question names, else today")]


def mcp_server(service: Service) -> FastMCP:
    """The MCP server with its nine tools."""
    act = service.act
    title = dict(act.card.titles).get("en", act.id)
    status = service.status(None, "en").message
    server = FastMCP(
        "ereje",
        instructions=_INSTRUCTIONS.format(title=title, act=act.id, status=status),
        stateless_http=True,
        json_response=True,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),  # the edge sees to it
        log_level="WARNING",
    )
    _add_questions(server, service)
    _add_look_ups(server, service)
    _add_changes(server, service)
    _take_known_fields_only(server)
    return server


def _take_known_fields_only(server: FastMCP) -> None:
    """Refuse an argument that no one reads: a mistyped ``as_of`` must not be answered for another day."""
    for tool in server._tool_manager.list_tools():  # the library has no public way
        taken = tool.fn_metadata.arg_model
        taken.model_config["extra"] = "forbid"
        taken.model_rebuild(force=True)
        tool.parameters = taken.model_json_schema(by_alias=True)


def _tool(server: FastMCP, title: str) -> Callable[[_Work], _Work]:
    """Add a tool that works in a thread, one of those that REST works in: the event loop waits for no model."""

    def add(work: _Work) -> _Work:
        @server.tool(title=title, annotations=_READ)
        @wraps(work)
        async def in_thread(**given: Any) -> Any:
            return await to_thread.run_sync(partial(work, **given))

        return work

    return add


def _add_questions(server: FastMCP, service: Service) -> None:
    @_tool(server, "Answer a question by exact quotes")
    def ask(
        question: Annotated[str, Field(description="the user's own words, in Kazakh, Russian or English; unchanged")],
        language: Annotated[Lang | None, Field(description="of the answer's words; by default the question's")] = None,
        as_of: AsOf = None,
        acts: Chosen = None,
        within: Annotated[Within | None, Field(description="conditions on the acts to answer from")] = None,
    ) -> AnswerOut:
        """Answer a question about the act: who, what, when, whether, which clause, what changed, is it in force.

        The first choice for any question in words. Returns exact quotes with citation, amendment history, status and
        notices. Repeat `quotes[].text` verbatim and name the citation. `answered: false` means that the act gives no
        answer: say so, and offer `related` only as clauses that may be worth reading; where `kind` is `likely`, they may
        answer, and are given with their exact text to be checked. Asked for acts of the library ("which orders are
        repealed", "what comes into force next month"), `kind` is `acts`: they stand in `same`, their changes in `changes`.
        """
        selection = within.selection() if within else None
        return AnswerOut.model_validate(service.ask(question, language, as_of, acts or (), selection).to_dict())

    @_tool(server, "Search the clauses")
    def search(
        query: Annotated[str, Field(description="words or a question, in Kazakh, Russian or English")],
        k: Annotated[int, Field(description="how many clauses", ge=1, le=50)] = 10,
        language: Language = "en",
        acts: Chosen = None,
    ) -> SearchOut:
        """List the clauses nearest to some words, best first, without claiming that they answer anything.

        Use it to explore a topic or to find candidates; to answer a question use `ask`, which also decides whether
        there is an answer.
        """
        found = [FoundOut.model_validate(row) for row in service.search(query, k, language, acts or ())]
        return SearchOut(act=service.act.id, query=mended(query), found=found)


def _add_look_ups(server: FastMCP, service: Service) -> None:
    @_tool(server, "Exact text of a clause")
    def get_clause(
        clause: Annotated[str, Field(description="clause id, e.g. regulation/15/3-1 or decree/2")],
        language: Language = "en",
        act: OfAct = "",
        as_of: AsOf = None,
    ) -> AnswerOut:
        """Give the exact text of one clause by its id, with its state, history, notices and unofficial translation.

        Use it when the number is known. Quote `quotes[0].text` verbatim. `state` tells of removed and missing clauses.
        With `as_of` the wording of that day is quoted first where a text held shows it (`quotes[0].edition`), the present
        one beside it; `answered: false` means that no text held shows it: say so, with the nearest that `notices` name.
        """
        return AnswerOut.model_validate(service.clause(clause, language, act, as_of).to_dict())

    @_tool(server, "Amendment history")
    def clause_history(
        target: Annotated[str, Field(description="clause id, a part such as `regulation`, or `act` for all changes")],
        language: Language = "en",
        act: OfAct = "",
    ) -> AnswerOut:
        """Tell when and by which acts a clause, a part or the whole act was changed, from the act's own notes.

        `events` holds date, number, instrument, kind and entry into force of each change. What the notes leave open is
        in `notices`: pass it on, do not fill it in.
        """
        return AnswerOut.model_validate(service.history(target, language, act).to_dict())

    @_tool(server, "Is the act in force")
    def act_status(as_of: AsOf = None, language: Language = "en", act: OfAct = "") -> AnswerOut:
        """Tell whether the act is in force on a day (today by default), and by what it was repealed."""
        return AnswerOut.model_validate(service.status(as_of, language, act).to_dict())

    @_tool(server, "List the clauses")
    def list_clauses(
        part: Annotated[str, Field(description="a part such as `regulation`; empty for the whole act")] = "",
        language: Language = "en",
        act: OfAct = "",
    ) -> ClausesOut:
        """List the clauses with id, citation, state, chapter and text, in order; for finding ids and for overviews."""
        return ClausesOut.model_validate(service.clauses(part, language, act))


def _add_changes(server: FastMCP, service: Service) -> None:
    @_tool(server, "What an amending act changes")
    def changes_made(
        act: Annotated[str, Field(description="id of the amending act; empty for the server's own")] = "",
        language: Language = "en",
    ) -> AnswerOut:
        """List what an act changes in other acts: its instructions word for word, with the act and units each changes.

        `instructions[].text` is exact; `changed` and `changes` name the act and units as far as an act held knows the
        change, else they are empty: then quote the instruction and do not guess the clause.
        """
        return AnswerOut.model_validate(service.changes(language, act).to_dict())

    @_tool(server, "Compare two days or two texts")
    def compare(
        act: OfAct = "",
        from_day: Annotated[Day | None, Field(description="the first day, YYYY-MM-DD")] = None,
        to_day: Annotated[Day | None, Field(description="the second day; by default the act as it is now")] = None,
        other: Annotated[str, Field(description="id of a text (`ID@day`) to compare with, in place of days")] = "",
        clause: Annotated[str, Field(description="a clause or a part; empty for the whole act")] = "",
        language: Language = "en",
    ) -> ComparisonOut:
        """Tell word by word what differs between two days or two editions of an act, and by which amending acts.

        `changes[].pieces` are the exact words, each `same`, `removed` or `inserted`. `untold` means that no text held
        shows the wording of one of the days: say so, never call it unchanged.
        """
        return ComparisonOut.model_validate(
            comparison_dict(service.compare(act, other, from_day, to_day, clause), language)
        )

    @_tool(server, "List the acts of the library")
    def list_acts() -> ActsOut:
        """List the acts that can be asked, each with its id and card: kind, number, date, titles, language, status.

        Use it to find the id that `acts` or `act` of the other tools take when the user means another act than the
        server's own.
        """
        return ActsOut.model_validate({"acts": service.acts()})
