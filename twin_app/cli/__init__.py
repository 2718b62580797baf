"""The command line: the same code as the window, one module per command."""

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from importlib.metadata import version
from threading import Event
from typing import NoReturn

from resources.messages import LANGUAGES, text
from sim.job import Cancelled
from sim.problem import ReadError
from sim.storage.folders import data_folder
from twin_app.cli.console import Console

COMMANDS = ("demo", "run", "info", "schedule", "report", "snapshot", "bench", "selftest", "plugins")
DONE, CHECK_FAILED, BAD_INPUT, OWN_ERROR, STOPPED = 0, 1, 2, 70, 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ReadError(self.prog, "", "bad-argument", {"text": message})


def dispatch(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit status: 0 done, 1 a check failed, 2 bad input, 130 stopped."""
    # No command opens a window, so none needs a display.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    console = Console("--json" in arguments, _language(arguments), Event())
    before = signal.signal(signal.SIGINT, lambda *_: _stop(console.stop))
    try:
        options = _parser(console.language).parse_args(list(arguments))
        status: int = import_module(f"twin_app.cli.{options.command}").run(options, console)
        return status
    except ReadError as error:
        console.error(error)
        return BAD_INPUT
    except (Cancelled, KeyboardInterrupt):
        console.log(console.text("cancelled"))
        return STOPPED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone; nothing more to say
        return DONE
    except Exception as error:  # noqa: BLE001 - the last fence: kept whole in a file, told in one line
        path = _kept(traceback.format_exc())
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        console.error(ReadError("", "", "unexpected", {"reason": reason, "path": path}))
        return OWN_ERROR
    finally:
        signal.signal(signal.SIGINT, before)


def _kept(report: str) -> str:
    """Write a report of our own error to a file and return its path; "–" where no file can be written."""
    try:
        path = data_folder("logs") / f"error-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
        path.write_text(report, encoding="utf-8")
    except OSError:
        return "–"
    return str(path)


def _stop(stop: Event) -> None:
    if stop.is_set():  # asked twice: whatever is running does not listen
        raise KeyboardInterrupt
    stop.set()


def _language(arguments: Sequence[str]) -> str:
    for k, argument in enumerate(arguments):
        named = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and k + 1 < len(arguments):
            named = arguments[k + 1]
        if named in LANGUAGES:
            return named
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "zh_CN" if locale.lower().startswith("zh") else "en"


def _parser(language: str) -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--json", action="store_true", help="one JSON document on standard output")
    shared.add_argument("--lang", choices=LANGUAGES, default=language)
    shared.add_argument("--disable-plugin", action="append", default=[], metavar="NAME")
    parser = _Parser(prog="twin", description=text("cli-about", language))
    parser.add_argument("--version", action="version", version=f"twin {version('twin-app')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        words = text(f"cli-{name}", language)
        command = commands.add_parser(name, parents=[shared], help=words, description=words)
        import_module(f"twin_app.cli.{name}").add_arguments(command)
    return parser
