"""The command line of CONTRACT.md. Commands read their options, call one function, print its result.

Exit status: 0 done, 1 a check failed, 2 bad usage or unreadable input, 3 no answer from the chosen model.
Heavy packages are imported by the commands that need them; `review` with the built-in proposer loads none.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from copilot import incoming
from copilot.errors import InputError, ProposerUnavailable
from copilot.files import json_lines, read_note

CHECK_FAILED, BAD_INPUT, NO_MODEL = 1, 2, 3

app = typer.Typer(
    name="paincoder",
    help="Suggests and checks the coding of interventional pain notes.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Dos = Annotated[str | None, typer.Option(help="Date of service, YYYY-MM-DD; today by default.")]
Payer = Annotated[str, typer.Option(help="medicare, commercial, or a profile of the practice.")]
JsonOut = Annotated[bool, typer.Option("--json", help="Exactly one JSON document on stdout.")]
ProposerName = Annotated[str, typer.Option(help="builtin or llm.")]


def main() -> None:
    """Run the command line; errors that a person can act on are one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except InputError as error:
        sys.exit(_complain(str(error), BAD_INPUT))
    except ProposerUnavailable as error:
        sys.exit(_complain(str(error), NO_MODEL))
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


@app.command()
def review(
    file: Annotated[str, typer.Argument(help="The note's text file, or - for standard input.")],
    proposal: Annotated[Path | None, typer.Option(help="A proposal as JSON to check.")] = None,
    claim: Annotated[str | None, typer.Option(help='A claim: "64483-RT x1, 64484RT (M54.16)".')] = None,
    dos: Dos = None,
    payer: Payer = "medicare",
    setting: Annotated[str, typer.Option(help="office, facility or asc.")] = "office",
    context: Annotated[Path | None, typer.Option(help="What the practice knows, as JSON.")] = None,
    answer: Annotated[list[str] | None, typer.Option(help="Q-ID=VALUE; repeatable.")] = None,
    proposer: ProposerName = "builtin",
    no_fallback: Annotated[bool, typer.Option(help="Exit 3 where the model does not answer.")] = False,
    record: Annotated[bool, typer.Option(help="Keep the review in the record.")] = False,
    as_json: JsonOut = False,
) -> None:
    """Review one note: what may be billed, and why."""
    from copilot import pipeline

    request = pipeline.Request(
        note=read_note(file),
        dos=_date(dos),
        payer=payer,
        setting=incoming.setting(setting),
        context=incoming.context_from_json(incoming.json_file(context, "context") if context else None),
        answers=incoming.answers_from_json(dict(map(incoming.answer_from_text, answer or []))),
        proposal=_proposal(proposal, claim),
        proposer=proposer,
        fallback=not no_fallback,
    )
    kept = _Kept(_open_record()) if record else None
    out = pipeline.review(request, record=kept)  # type: ignore[arg-type]
    if kept is not None:
        typer.echo(f"paincoder: recorded as case {kept.case_id}.", err=True)
    if out["degraded"]:
        typer.echo(f"paincoder: rules only: {out['degraded']}", err=True)
    if as_json:
        _print_json(out)
    else:
        from copilot.rendering import render_review

        typer.echo(render_review(out, request.note), nl=False)


@app.command()
def batch(
    source: Annotated[Path, typer.Argument(metavar="IN", help="Notes: .jsonl, .csv or .parquet.")],
    target: Annotated[Path, typer.Argument(metavar="OUT", help="One JSON line a record.")],
    proposer: ProposerName = "builtin",
    workers: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
    resume: Annotated[bool, typer.Option(help="Go on behind the lines already in OUT.")] = False,
) -> None:
    """Review many notes; one bad record never stops the rest."""
    from copilot.batch import Options, run
    from copilot.proposing import proposer_named

    proposer_named(proposer)
    options = Options(today=datetime.date.today(), proposer=proposer)
    shown = sys.stderr.isatty()

    def progress(done: int) -> None:
        if shown:
            typer.echo(f"\r{done} reviewed", err=True, nl=False)

    summary = run(source, target, options, workers, resume, progress)
    if shown:
        typer.echo(f"\r{summary.done} reviewed, {summary.failed} failed, {summary.skipped} kept", err=True)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    note: Annotated[str | None, typer.Option(help="A note that the question is about.")] = None,
    file: Annotated[Path | None, typer.Option(help="JSON lines of {id, question}.")] = None,
    dos: Dos = None,
    payer: Payer = "medicare",
    proposer: ProposerName = "builtin",
    as_json: JsonOut = False,
) -> None:
    """Answer a coding question from the knowledge."""
    if (question is None) == (file is None):
        raise InputError("Give a question, or --file with one question a line.")
    from copilot import answer_text, answering, pipeline

    catalog, day = pipeline.open_catalog(), _date(dos)
    pipeline.payer_profile(catalog.as_of(day), payer)
    text = read_note(note) if note else None
    if proposer != "builtin":
        typer.echo("paincoder: answers come from the knowledge and the rules; no model is used.", err=True)
    if file is not None:
        for row in json_lines(file, "question"):
            reply = answering.answer(str(row["question"]), catalog, day, payer, text)
            _print_line({"id": row.get("id"), **reply})
        return
    out = answering.answer(str(question), catalog, day, payer, text)
    _print_json(out) if as_json else typer.echo(answer_text.render(out, catalog.as_of(day)))


@app.command()
def lookup(
    codes: Annotated[list[str] | None, typer.Argument(help="Codes or modifiers.")] = None,
    file: Annotated[Path | None, typer.Option(help="JSON lines of {id, codes, dos?}.")] = None,
    dos: Dos = None,
    as_json: JsonOut = False,
) -> None:
    """What is known of codes on a day, and the edits between them."""
    from copilot import lookup as looking
    from copilot.pipeline import open_catalog

    if bool(codes) == (file is not None):
        raise InputError("Give codes, or --file with one JSON record a line.")
    if file is not None:
        for row in json_lines(file, "codes"):
            day = _date(row.get("dos") or dos)
            found = looking.lookup([str(code) for code in row["codes"]], day, open_catalog())
            _print_line({"id": row.get("id"), **found})
        return
    out = looking.lookup(codes or [], _date(dos), open_catalog())
    _print_json(out) if as_json else typer.echo(looking.render(out))


PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


@app.command("eval", context_settings=PASS_ON)
def evaluate(context: typer.Context) -> None:
    """Run the golden suite (the same as python -m evals)."""
    from evals.__main__ import run

    raise typer.Exit(run(context.args))


@app.command()
def verify() -> None:
    """Check the record's hash chain."""
    found = _open_record().verify()
    if found.ok:
        open_end = found.entries and not found.anchored
        doubt = " No head file: entries cut off at its end would not show." if open_end else ""
        typer.echo(f"Chain verified: {found.entries} entries, head {found.head[:16]}.{doubt}")
        return
    typer.echo(
        f"Entry {found.broken} does not hold: {found.reason}. Nothing from it on can be trusted.", err=True
    )
    raise typer.Exit(CHECK_FAILED)


@app.command()
def doctor(as_json: JsonOut = False) -> None:
    """One screen: what is configured, what answers, which editions are loaded."""
    from copilot.doctoring import examine, render

    found = examine()
    _print_json(found) if as_json else typer.echo(render(found))


@app.command("app")
def open_app(
    sample: Annotated[str | None, typer.Option(help="Open with this sample note ready to review.")] = None,
    port: Annotated[int, typer.Option(help="Port on localhost.")] = 8501,
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = True,
) -> None:
    """Open the app on this computer."""
    from copilot.launching import launch

    raise typer.Exit(launch(sample, port, browser))


# ------------------------------------------------------------------ shared by the commands


def _date(text: str | None) -> datetime.date:
    return incoming.date_of_service(text) if text else datetime.date.today()


def _proposal(path: Path | None, claim: str | None) -> Any:
    if path is not None and claim is not None:
        raise InputError("Give --proposal or --claim, not both.")
    if path is not None:
        return incoming.proposal_from_json(incoming.json_file(path, "proposal"))
    return incoming.claim_from_text(claim) if claim is not None else None


class _Kept:
    """The record as the pipeline sees it; remembers the case that was written."""

    def __init__(self, record: Any) -> None:
        self.record, self.case_id = record, ""

    def add_review(self, *review: Any) -> str:
        self.case_id = self.record.add_review(*review)
        return str(self.case_id)


def _open_record() -> Any:
    from copilot.record import Record

    return Record.open()


def _print_json(value: Mapping[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _print_line(value: Mapping[str, Any]) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


def _complain(message: str, status: int) -> int:
    typer.echo(f"paincoder: {' '.join(message.split())}", err=True)
    return status


if __name__ == "__main__":
    main()
