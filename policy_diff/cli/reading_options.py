"""The options of every command that reads files: limits, processes, and what may be called in to help.

A command takes them all as one parameter, `terms`:

    @app.command()
    @reads
    def check(paths: Paths, …, terms: Terms) -> None:
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from policy_diff.readers import Terms

MEGABYTE = 1_000_000


def _option(*names: str, help: str, metavar: str | None = None, least: float | None = None) -> Any:
    return typer.Option(*names, help=help, metavar=metavar, min=least)


_SIZE = _option("--max-size", metavar="MB", least=0.001, help="Refuse larger texts, and PDFs etc. 20 times as large.")
_PAGES = _option("--max-pages", metavar="N", least=1, help="Refuse files with more pages.")
_SECONDS = _option("--max-seconds", metavar="N", least=0.1, help="Give up a file that takes longer to read.")
_MEMORY = _option("--max-memory", metavar="MB", least=256, help="Give up a file that takes more memory to read.")
_JOBS = _option(
    "--jobs", metavar="N", least=0, help="Read N files at a time, else one a core; 0: no processes, no such limits."
)
_NO_SCAN = _option("--no-scan", help="Do not recognise pages that are pictures (needs tesseract).")
_NO_CONVERT = _option("--no-convert", help="Do not convert .doc, .odt and .rtf (needs LibreOffice).")


def _terms(
    max_size: Annotated[float, _SIZE] = 5.0,
    max_pages: Annotated[int, _PAGES] = 2_000,
    max_seconds: Annotated[float, _SECONDS] = 300.0,
    max_memory: Annotated[int, _MEMORY] = 2_000,
    jobs: Annotated[int | None, _JOBS] = None,
    no_scan: Annotated[bool, _NO_SCAN] = False,
    no_convert: Annotated[bool, _NO_CONVERT] = False,
) -> Terms:
    """The options as the readers take them. The defaults are those of `Limits`; a test holds them together."""
    from policy_diff.readers import Limits, Terms
    from policy_diff.readers.workers import cores

    limits = Limits(bytes=int(max_size * MEGABYTE), pages=max_pages, seconds=max_seconds, memory=max_memory * MEGABYTE)
    return Terms(limits=limits, jobs=cores() if jobs is None else jobs, recognise=not no_scan, convert=not no_convert)


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with the options of reading in the place of its parameter `terms`."""
    # `Terms` is imported for the type checker only: the program has to start at once
    own, added = (inspect.signature(one, eval_str=True, locals={"Terms": object}) for one in (command, _terms))

    @functools.wraps(command)
    def with_options(*given: Any, **options: Any) -> None:
        chosen = {name: options.pop(name) for name in added.parameters if name in options}
        command(*given, **options, terms=_terms(**chosen))

    kept = [parameter for name, parameter in own.parameters.items() if name != "terms"]
    parameters = [*kept, *added.parameters.values()]
    vars(with_options)["__signature__"] = inspect.Signature(parameters)
    with_options.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return with_options
