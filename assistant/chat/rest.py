"""REST: questions and look-ups as JSON, described by OpenAPI at ``/api/openapi.json``.

Owns: paths, parameters, status codes. Must not know: how an answer is made, the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse

from assistant.chat.compared import page
from assistant.chat.problems import problem
from assistant.chat.schema import Acts, ActsOut, AnswerOut, AskIn, ClausesOut, Day, Lang, Problem, SearchOut
from assistant.chat.screen import Refused
from assistant.chat.service import LOG, Service, mended
from assistant.comparison import comparison_dict
from assistant.errors import AssistantError, BadQuestion
from corpus.errors import ActNotFound, BadClauseId, BadSelection, CannotCompare, CorpusError, UnknownClause
from embeddings.errors import EmbeddingsError

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The question, the clause id or the body cannot be read"},
    404: {"model": Problem, "description": "No such clause or act; the nearest are named"},
    422: {"model": Problem, "description": "A field is unknown, is missing or has an impossible value; it is named"},
    429: {"model": Problem, "description": "Too many requests; `Retry-After` tells when to come again"},
    503: {"model": Problem, "description": "Source, model or index cannot be trusted; nothing is answered"},
}
_NONE: list[str] = []  # never changed
_MOST_TOLD, _LONGEST_NAME = 5, 60
Words = Annotated[Lang, Query(description="language of the words around the quotes")]
AsOf = Annotated[Day | None, Query(description="YYYY-MM-DD; by default the day that the question names, else today")]
Chosen = Annotated[Acts, Query(description="ids of the acts to answer from; by default all of the library")]
OfAct = Annotated[str, Query(description="id of the act; by default the server's own")]
Other = Annotated[str, Query(description="id of the text to compare it with (`ID@day`), in place of days")]
From = Annotated[Day | None, Query(alias="from", description="the first day")]
To = Annotated[Day | None, Query(alias="to", description="the second day; by default now")]
Within = Annotated[str, Query(description="a clause or a part; by default the whole")]
Place = Annotated[str, Path(description="clause id", examples=["regulation/15/3-1"])]


def add_rest(app: FastAPI, service: Service) -> None:
    """Add the REST paths and how errors are told."""
    for kind in (BadQuestion, BadClauseId, UnknownClause, CorpusError, EmbeddingsError, AssistantError):
        app.add_exception_handler(kind, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Refused, _refused)
    app.include_router(_health(service))
    app.include_router(_questions(service))
    app.include_router(_look_ups(service))


def _told(request: Request, error: Exception) -> JSONResponse:
    """An expected error as JSON with its status."""
    status = (
        404
        if isinstance(error, (UnknownClause, ActNotFound))
        else 400
        if isinstance(error, (BadQuestion, BadClauseId, BadSelection, CannotCompare))
        else 503
    )
    if status == 503:
        LOG.error("%s: %s", type(error).__name__, error)
    return JSONResponse(problem(str(error), getattr(error, "nearest", ())), status)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    """What is wrong with the fields of a request, each by its name."""
    assert isinstance(error, RequestValidationError)
    return JSONResponse(problem("; ".join(_of_field(found) for found in error.errors()[:_MOST_TOLD])), 422)


def _of_field(found: Mapping[str, Any]) -> str:
    field = ".".join(str(step) for step in found["loc"][1:])[:_LONGEST_NAME] or "the body"
    return f"{field}: {'unknown field' if found['type'] == 'extra_forbidden' else found['msg']}"


def _refused(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, Refused)
    return JSONResponse(problem(error.words), error.status)


def _known_only(request: Request) -> None:
    """Refuse a parameter that no one reads: a mistyped ``as_of`` must not be answered for another day."""
    known = {field.alias for field in request.scope["route"].dependant.query_params}
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        raise RequestValidationError([{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown])


def _health(service: Service) -> APIRouter:
    router = APIRouter(tags=["health"])

    @router.get("/healthz", summary="Whether the server runs")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz", summary="Whether model and index are loaded; 503 until they are")
    async def readyz() -> JSONResponse:
        state = {"ready": service.ready, "act": service.act.id, "problem": service.problem}
        if service.ready:
            return JSONResponse(state)
        return JSONResponse(problem(service.problem or "model and index are being loaded") | state, 503)

    return router


def _questions(service: Service) -> APIRouter:
    router = APIRouter(prefix="/api", tags=["questions"], responses=_PROBLEMS, dependencies=[Depends(_known_only)])

    @router.post("/ask", response_model=AnswerOut, summary="Answer a question by exact quotes")
    def ask(asked: AskIn) -> dict[str, Any]:
        """Quotes where an act answers; `answered: false` where none does. Nothing is ever made up."""
        within = asked.within.selection() if asked.within else None
        return service.ask(asked.question, asked.language, asked.as_of, asked.acts, within).to_dict()

    @router.get("/ask", response_model=AnswerOut, summary="The same, for a question in the address")
    def ask_by_address(
        q: str, language: Lang | None = None, as_of: AsOf = None, acts: Chosen = _NONE
    ) -> dict[str, Any]:
        return service.ask(q, language, as_of, acts).to_dict()

    @router.get(
        "/search", response_model=SearchOut, summary="The clauses nearest to a query, whether they answer or not"
    )
    def search(
        q: str, k: Annotated[int, Query(ge=1, le=50)] = 10, language: Words = "kk", acts: Chosen = _NONE
    ) -> dict[str, Any]:
        return {"act": service.act.id, "query": mended(q), "found": service.search(q, k, language, acts)}

    return router


def _look_ups(service: Service) -> APIRouter:
    router = APIRouter(prefix="/api", tags=["look-ups"], responses=_PROBLEMS, dependencies=[Depends(_known_only)])

    @router.get("/clause/{id:path}", response_model=AnswerOut, summary="A clause's exact text and history, by its id")
    def clause(id: Place, language: Words = "kk", act: OfAct = "", as_of: AsOf = None) -> dict[str, Any]:  # noqa: A002 - the path's public name
        return service.clause(id, language, act, as_of).to_dict()

    @router.get("/texts", summary="The act's editions and what they contradict in; of a clause: its wordings in time")
    def texts(clause: str = "", language: Words = "kk", act: OfAct = "") -> dict[str, Any]:
        return service.texts(clause, language, act)

    @router.get("/history/{target:path}", response_model=AnswerOut, summary="History of a clause, a part, or `act`")
    def history(target: str, language: Words = "kk", act: OfAct = "") -> dict[str, Any]:
        return service.history(target, language, act).to_dict()

    @router.get("/changes", response_model=AnswerOut, summary="What an amending act changes, in its own words")
    def changes(language: Words = "kk", act: OfAct = "") -> dict[str, Any]:
        return service.changes(language, act).to_dict()

    @router.get("/status", response_model=AnswerOut, summary="Whether the act is in force on a day")
    def status(as_of: AsOf = None, language: Words = "kk", act: OfAct = "") -> dict[str, Any]:
        return service.status(as_of, language, act).to_dict()

    @router.get("/clauses", response_model=ClausesOut, summary="All clauses, or one part's, in order")
    def clauses(part: str = "", language: Words = "kk", act: OfAct = "") -> dict[str, Any]:
        return service.clauses(part, language, act)

    @router.get("/compare", summary="What differs between two days or two texts of an act, word by word")
    def compare(
        act: OfAct = "",
        other: Other = "",
        start: From = None,
        end: To = None,
        clause: Within = "",
        language: Words = "kk",
    ) -> dict[str, Any]:
        return comparison_dict(service.compare(act, other, start, end, clause), language)

    @router.get("/compare.html", response_class=HTMLResponse, include_in_schema=False)  # a page, no JSON
    def compare_page(
        act: OfAct = "",
        other: Other = "",
        start: From = None,
        end: To = None,
        clause: Within = "",
        language: Words = "kk",
    ) -> str:
        return page(service.compare(act, other, start, end, clause), language, start, end)

    @router.get("/acts", response_model=ActsOut, summary="The acts of the library, with what is known of each")
    def acts() -> dict[str, Any]:
        return {"acts": service.acts()}

    return router
