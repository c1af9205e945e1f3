"""``ereje chat`` and ``ereje eval``: the two other edges, started from the command line."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from ipaddress import ip_network

from assistant.cli.shared import Commands, act_option, command, output_options, store_option, told_in_lines
from assistant.settings import Settings

EVAL = "eval"
_LAST_PORT = 65_535
_HOST = re.compile(r"(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5}|:\*)?")


def add_commands(commands: Commands) -> None:
    """Add the commands of this theme."""
    _chat_options(commands)
    commands.add_parser(EVAL, help="evaluate on question sets (see `ereje eval --help`)", add_help=False)


def _chat_options(commands: Commands) -> None:
    parser = command(commands, "chat", "open the chat page", _chat)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=_port, default=7860, help="port to listen on; 0 takes a free one")
    parser.add_argument("--root-path", default="", help="path under which a proxy serves the page")
    parser.add_argument(
        "--auth", type=_auth, metavar="USER:PASSWORD", help="an editor, who may add and remove acts too"
    )
    parser.add_argument(
        "--reader",
        type=_auth,
        action="append",
        default=[],
        metavar="USER:PASSWORD",
        help="one who may ask and read only; may be given several times",
    )
    _caller_options(parser)
    _limit_options(parser)
    store_option(parser)
    parser.add_argument("--log-questions", action="store_true", help="write the questions into the log")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    act_option(parser, default=None)
    output_options(parser)


def _caller_options(parser: argparse.ArgumentParser) -> None:
    """Under which names the server may be called, and who may call for others."""
    several = (
        ("--allowed-host", _host, "NAME[:PORT]", "further name of the server, as a proxy's"),
        ("--proxy", _proxy, "ADDRESS[/BITS]", "proxy that may say for whom it asks (X-Forwarded-For); default: none"),
    )
    for flag, kind, shown, text in several:
        words = f"{text}; may be given several times"
        parser.add_argument(flag, type=kind, action="append", default=[], metavar=shown, help=words)


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


def _proxy(text: str) -> str:
    try:
        return str(ip_network(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"must be an address or a network such as 10.0.0.0/8, not {text!r}") from error


def _chat(options: argparse.Namespace) -> int:
    """Serve the page at once; model and index load meanwhile, told on the terminal line by line."""
    from assistant.assistant import Assistant
    from assistant.chat import ChatOptions, serve

    chosen = {name: vars(options)[name] for name in ("rate", "burst", "threads") if name in options}
    serve(
        Assistant.open(_settings(options), told_in_lines(options)),
        ChatOptions(
            host=options.host,
            port=options.port,
            root_path=options.root_path,
            auth=options.auth,
            readers=tuple(options.reader),
            open_browser=not options.no_browser,
            log_questions=options.log_questions,
            allowed_hosts=tuple(options.allowed_host),
            proxies=tuple(options.proxy),
            **chosen,
        ),
    )
    return 0


def _settings(options: argparse.Namespace) -> Settings:
    """An act that was chosen answers alone; else the whole library does."""
    chosen = {"act": options.act, "library": False} if options.act else {}
    return Settings.of(store=options.store, **chosen)


def evaluate(rest: Sequence[str]) -> int:
    """Hand over to the evaluation, an edge of its own, with its part of the command line."""
    import runpy

    sys.argv = ["ereje eval", *rest]
    try:
        runpy.run_module("eval", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return int(end.code or 0) if not isinstance(end.code, str) else 1
    return 0
