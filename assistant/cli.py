"""The command line: parse, call, print. An edge; holds no knowledge of law or search.

Owns: arguments, progress on the terminal, exit statuses (0 answered, 1 something failed or not answered by lookup
commands, 2 wrong use). Must not know: how anything is found. Heavy libraries load only where a question needs them.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeAlias

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.case import named_in
from assistant.errors import AssistantError
from assistant.render import to_plain
from assistant.settings import CAUTION, Settings
from assistant.understand.references import find_references
from assistant.words import citation
from corpus.errors import CorpusError, UnknownClause
from corpus.ids import ACT
from corpus.library import known_acts, open_act
from corpus.model import State
from corpus.validate import Report, validate
from embeddings.errors import EmbeddingsError
from embeddings.progress import Progress, silent

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
_EXPECTED = (AssistantError, CorpusError, EmbeddingsError)
_LAST_PORT = 65_535
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5}|:\*)?")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is returned."""
    options = _parser().parse_args(argv)
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    try:
        status: int = options.run(options)
    except _EXPECTED as error:
        print(f"ereje: {error}", file=sys.stderr)
        return 2 if isinstance(error, (ValueError, KeyError)) else 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ereje", description="Answers questions about a regulation by exact quotes.")
    commands = parser.add_subparsers(required=True, metavar="command")
    for add in (
        _ask_options,
        _chat_options,
        _show_options,
        _history_options,
        _list_options,
        _check_options,
        _index_options,
    ):
        add(commands)
    _eval_options(commands)
    return parser


def _command(
    commands: Commands,
    name: str,
    text: str,
    run: Callable[[argparse.Namespace], int],
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


def _shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--act", default=Settings().act, help="id of the act (see `ereje list --acts`)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quiet", action="store_true", help="no progress on the terminal")
    parser.add_argument("--language", choices=("kk", "ru", "en"), help="of the words around the quotes")


# -- ask --------------------------------------------------------------------------------------------------------------


def _ask_options(commands: Commands) -> None:
    parser = _command(commands, "ask", "answer questions", _ask)
    parser.add_argument("question", nargs="*", help="one or more questions; none: one a line from standard input")
    parser.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="the day the question is about")
    parser.add_argument("--encoder", default=Settings().encoder, help="default, a folder, or a model's hub name")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--strict", dest="caution", action="store_const", const=CAUTION[0], help="refuse more readily")
    group.add_argument("--lenient", dest="caution", action="store_const", const=CAUTION[2], help="refuse less readily")
    _shared(parser)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _ask(options: argparse.Namespace) -> int:
    settings = Settings.of(act=options.act, encoder=options.encoder, caution=options.caution or Settings().caution)
    questions = options.question or [line for line in sys.stdin.read().splitlines() if line.strip()] or [""]
    with _progress(options) as progress:
        assistant = Assistant.open(settings, progress)
        answers = [assistant.ask(text, as_of=options.as_of, language=options.language) for text in questions]
    _print(answers, options)
    return 0


def _print(answers: Sequence[Answer], options: argparse.Namespace) -> None:
    """One answer as it is, several as a list; text answers are parted by a line."""
    if options.json:
        records = [answer.to_dict() for answer in answers]
        _print_json(records[0] if len(records) == 1 else records)
        return
    print("\n\n────────\n\n".join(to_plain(answer) for answer in answers))


def _print_json(record: object) -> None:
    print(json.dumps(record, ensure_ascii=False, indent=2))


@contextmanager
def _progress(options: argparse.Namespace) -> Iterator[Progress]:
    """A progress bar on standard error, where that is a terminal and nobody asked for quiet."""
    if options.quiet or options.json or not sys.stderr.isatty():
        yield silent
        return
    from assistant.console import bars

    with bars() as progress:
        yield progress


# -- lookups ----------------------------------------------------------------------------------------------------------


def _show_options(commands: Commands) -> None:
    parser = _command(commands, "show", "print a clause by its id or by how people name it", _show)
    parser.add_argument("place", nargs="+", help='15/3-1, regulation/15/3-1 or "15-тармақтың 3-1) тармақшасы"')
    _shared(parser)


def _show(options: argparse.Namespace) -> int:
    assistant = Assistant.open(Settings.of(act=options.act))
    clauses = [clause for place in options.place for clause in _resolve(assistant, place)]
    answers = [assistant.show(clause, options.language or "kk") for clause in clauses]
    _print(answers, options)
    return 0 if all(answer.quotes for answer in answers) else 1


def _resolve(assistant: Assistant, place: str) -> list[str]:
    """The clause ids meant by a place; a part or ``act`` as itself."""
    act = assistant.act
    if act.has(place) or place == ACT or place in {part.slug for part in act.parts}:
        return [place]
    found = named_in(act, find_references(place))
    if not found.clauses:
        raise UnknownClause(act.id, place, found.nearest)
    return list(found.clauses)


def _history_options(commands: Commands) -> None:
    parser = _command(commands, "history", "tell the amendment history of a clause, a part or the act", _history)
    parser.add_argument("place", nargs="?", default=ACT, help="a clause as for `show`, a part, or act (default)")
    _shared(parser)


def _history(options: argparse.Namespace) -> int:
    assistant = Assistant.open(Settings.of(act=options.act))
    places = _resolve(assistant, options.place)
    _print([assistant.history(place, options.language or "kk") for place in places], options)
    return 0


def _list_options(commands: Commands) -> None:
    parser = _command(commands, "list", "list the clauses of an act, or the stored acts", _list)
    parser.add_argument("--acts", action="store_true", help="list the stored acts instead")
    _shared(parser)


def _list(options: argparse.Namespace) -> int:
    if options.acts:
        stored = {act_id: dict(open_act(act_id).card.titles) for act_id in known_acts()}
        rows: list[dict[str, object]] = [{"act": act_id, "titles": titles} for act_id, titles in stored.items()]
        lines = [f"{act_id}  {titles.get(options.language or 'kk', '')}" for act_id, titles in stored.items()]
    else:
        act = open_act(options.act)
        language = options.language or "kk"
        rows = [
            {"clause": str(unit.id), "state": str(unit.state), "citation": citation(str(unit.id), language)}
            for unit in act.units()
        ]
        lines = [f"{row['clause']:28} {row['citation']}{_mark(str(row['state']))}" for row in rows]
    if options.json:
        _print_json(rows)
    else:
        print("\n".join(lines))
    return 0


def _mark(state: str) -> str:
    return "" if state == State.CURRENT else f"  ({state})"


# -- check and index --------------------------------------------------------------------------------------------------


def _check_options(commands: Commands) -> None:
    _shared(_command(commands, "check", "verify the stored source and account for every character of it", _check))


def _check(options: argparse.Namespace) -> int:
    report = validate(open_act(options.act))
    if options.json:
        _print_json(_report_record(report))
    else:
        print("\n".join(_report_lines(report)))
    return 1 if report.failures else 0


def _report_record(report: Report) -> dict[str, object]:
    return {
        "act": report.act,
        "sha256": report.sha256,
        "units": report.units,
        "characters": report.characters,
        "notes": report.notes,
        "events": report.events,
        "findings": [
            {"level": str(found.level), "code": found.code, "where": found.where, "text": found.text}
            for found in report.findings
        ],
        "ok": not report.failures,
    }


def _report_lines(report: Report) -> Iterator[str]:
    act = open_act(report.act)
    yield f"{report.act}: source SHA-256 {report.sha256} {'verified' if not report.failures else 'NOT TRUSTED'}"
    for part in act.parts:
        yield f"{citation(part.slug, 'en')} ({part.slug}): {len(part.units)} {_rank(report, part.slug)}"
        for unit in part.units:
            if unit.children:
                yield f"  {unit.id}: {len(unit.children)} subclauses"
    for code in ("removed", "missing", "fragment"):
        places = [found.where for found in report.findings if found.code == code]
        yield f"{code}: {', '.join(places) or 'none'}"
    yield f"notes: {report.notes}, events: {report.events}"
    yield "characters: " + ", ".join(f"{name} {count}" for name, count in sorted(report.characters.items()))
    for found in report.findings:
        if found.code not in ("removed", "missing", "fragment"):
            yield f"{found.level}: {found.code} at {found.where}: {found.text}"
    yield f"{report.characters['unexplained']} characters unexplained; {len(report.failures)} failures"


def _rank(report: Report, slug: str) -> str:
    ranks = report.units[slug]
    return "items" if "item" in ranks else "articles" if "article" in ranks else "clauses"


def _index_options(commands: Commands) -> None:
    parser = _command(commands, "index", "build the search index now instead of at the first question", _index)
    parser.add_argument("--rebuild", action="store_true", help="replace an index that another encoder built")
    parser.add_argument("--encoder", default=Settings().encoder, help="default, a folder, or a model's hub name")
    _shared(parser)


def _index(options: argparse.Namespace) -> int:
    with _progress(options) as progress:
        assistant = Assistant.open(Settings.of(act=options.act, encoder=options.encoder), progress)
        assistant.prepare(rebuild=options.rebuild)
    if not options.quiet:
        print(f"The index of {options.act} is ready.", file=sys.stderr)
    return 0


# -- chat and evaluation ---------------------------------------------------------------------------------------------


def _chat_options(commands: Commands) -> None:
    parser = _command(commands, "chat", "open the chat page", _chat)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_port, default=7860, help="port to listen on; 0 takes a free one")
    parser.add_argument("--root-path", default="", help="path under which a proxy serves the page")
    parser.add_argument("--auth", type=_auth, metavar="USER:PASSWORD", help="ask for this user and password")
    parser.add_argument(
        "--allowed-host",
        type=_host,
        action="append",
        default=[],
        metavar="NAME[:PORT]",
        help="name under which MCP clients may call; may be given several times",
    )
    _limit_options(parser)
    parser.add_argument("--log-questions", action="store_true", help="write the questions into the log")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    _shared(parser)


def _limit_options(parser: argparse.ArgumentParser) -> None:
    """What one client may do, and how much is done at once; without them the server's own figures hold."""
    limits = (
        ("--rate", 0, "questions and look-ups that one client may send a minute; 0: no limit"),
        ("--burst", 1, "how many of them may come at once"),
        ("--threads", 1, "how many questions are answered at the same time"),
    )
    for flag, least, text in limits:
        parser.add_argument(flag, type=_number_from(least), default=argparse.SUPPRESS, metavar="N", help=text)


def _number_from(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not text.isascii() or not text.isdigit() or int(text) < least:
            raise argparse.ArgumentTypeError(f"must be a whole number, {least} or more, not {text!r}")
        return int(text)

    return number


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"must be a port, 0 to {_LAST_PORT}, not {text!r}")
    return int(text)


def _auth(text: str) -> tuple[str, str]:
    user, _, password = text.partition(":")
    if not user or not password:
        raise argparse.ArgumentTypeError("must be USER:PASSWORD, neither of them empty")  # never shows the password
    return user, password


def _host(text: str) -> str:
    if not _HOST.fullmatch(text):
        raise argparse.ArgumentTypeError(f"must be a name or name:port, without http:// and path, not {text!r}")
    return text


def _chat(options: argparse.Namespace) -> int:
    """Serve the page at once; model and index load meanwhile, told on the terminal line by line."""
    from assistant.chat import ChatOptions, serve

    chosen = {name: vars(options)[name] for name in ("rate", "burst", "threads") if name in options}
    serve(
        Assistant.open(Settings.of(act=options.act), _told_in_lines(options)),
        ChatOptions(
            host=options.host,
            port=options.port,
            root_path=options.root_path,
            auth=options.auth,
            open_browser=not options.no_browser,
            log_questions=options.log_questions,
            allowed_hosts=tuple(options.allowed_host),
            **chosen,
        ),
    )
    return 0


def _told_in_lines(options: argparse.Namespace) -> Progress:
    if options.quiet:
        return silent
    from assistant.console import lines

    return lines(lambda text: print(text, file=sys.stderr, flush=True))


def _eval_options(commands: Commands) -> None:
    parser = commands.add_parser("eval", help="evaluate on question sets (see `ereje eval --help`)", add_help=False)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    parser.set_defaults(run=_eval)


def _eval(options: argparse.Namespace) -> int:
    """Hand over to the evaluation, an edge of its own."""
    import runpy

    sys.argv = ["ereje eval", *options.rest]
    try:
        runpy.run_module("eval", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return int(end.code or 0) if not isinstance(end.code, str) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
