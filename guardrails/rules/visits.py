"""The visit and moderate sedation on the day of a procedure."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.answers import query_key
from guardrails.claim import Severity
from guardrails.draft import AnyEdit, Draft, DraftLine, Drop, Hold, Remark, SetModifiers
from guardrails.families.base import Need
from guardrails.quotes import located, quote_spans
from guardrails.rule import rule


def visits(draft: Draft) -> Iterator[DraftLine]:
    """Visit lines proper: not what is added to a visit (G2211, prolonged time)."""
    for line in draft.of_family("visit"):
        info = draft.info(line)
        if info is not None and not info.addon:
            yield line


def minor_procedures(draft: Draft) -> list[DraftLine]:
    """Procedures on the claim with a global period of 0, 10 or 90 days."""
    out = []
    for line in draft.live():
        info = draft.info(line)
        if info is not None and info.global_days in ("000", "010", "090"):
            out.append(line)
    return out


@rule("visit/unsupported", layer="coding", cites=["cms-em"])
def unsupported(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a visit that the note does not document as one."""
    for line in visits(draft):
        if line.expected is not None:
            continue
        visit = draft.reading.facts.visit
        asked = next((off.need for off in draft.support.left_off if off.family == "visit"), None)
        fitting = asked is not None and (asked.fact in ("patient", "time") or line.code in asked.options)
        if visit is not None and asked is not None and fitting:
            yield Hold(line, asked.question, need=asked, key=query_key("visit", None, asked.fact))
        elif _may_be_a_visit(draft) and located(draft.case.note, line.proposed.evidence if line.proposed else ()):
            line.evidence = quote_spans(draft.case, line)
            need = Need("visit level", f"The reader did not find what supports {line.code}. Does the record support "
                        "it?", ("yes", "no"), rule="visit/unsupported", spans=line.evidence)
            yield Hold(line, need.question, need=need, key=query_key("visit", None, "visit level"))
        elif visit is None:
            yield Drop(line, f"The note documents no visit of its own; {line.code} is not supported.",
                       remedy="Documentation of history, assessment and a plan beyond the procedure.")
        elif minor_procedures(draft):
            yield Drop(line, "The visit is no more than the decision to do the procedure, which is part of it.",
                       remedy="Significant work, separately identifiable from the procedure, documented.")
        else:
            yield Drop(line, f"{line.code}: the note's visit does not support this code.",
                       remedy="Time of the date, or the elements of medical decision making.")


def _may_be_a_visit(draft: Draft) -> bool:
    """A note in which no procedure was done, and none is claimed, may be a visit that was not read."""
    return not minor_procedures(draft) and not any(service.performed for service in draft.support.services)


@rule("visit/separate-25", layer="edit", cites=["ncci-manual", "cms-em", "faq/em-same-day-procedure"])
def modifier_25(draft: Draft) -> Iterator[AnyEdit]:
    """Put 25 (57 before a 90-day procedure) on a separate visit beside a procedure; off where there is none."""
    for line in visits(draft):
        procedures = minor_procedures(draft)
        major = any(draft.info(p).global_days == "090" for p in procedures)  # type: ignore[union-attr]
        wanted = "57" if major else "25"
        if procedures and wanted not in line.modifiers:
            rest = tuple(m for m in line.modifiers if m not in ("25", "57"))
            yield SetModifiers(line, f"A separate visit on the day of {procedures[0].code}: {wanted}.",
                               modifiers=(*rest, wanted))
        elif not procedures and "25" in line.modifiers:
            yield SetModifiers(line, "No procedure with a global period on this claim: no 25.",
                               modifiers=tuple(m for m in line.modifiers if m != "25"))


@rule("visit/added", layer="coding", cites=["cms-em"])
def added(draft: Draft) -> Iterator[AnyEdit]:
    """Hold what is added to a visit (longitudinal care, prolonged time) unless the note's own time supports it."""
    for line in draft.of_family("visit", "prolonged"):
        info = draft.info(line)
        if info is None or not info.addon or line.expected is not None:
            continue
        if not list(visits(draft)):
            yield Drop(line, f"{line.code} is added to a visit and none is on the claim.",
                       remedy="A documented visit that allows it.")
        else:
            need = Need("added service", f"Does the record support {line.code} beside the visit?", ("yes", "no"),
                        rule="visit/added")
            yield Hold(line, need.question, need=need, key=query_key("visit", None, line.code))


@rule("visit/one-a-day", layer="coding", cites=["cms-em"])
def one_a_day(draft: Draft) -> Iterator[AnyEdit]:
    """Keep one visit: the level that the note supports."""
    lines = sorted(visits(draft), key=lambda line: line.expected is None)
    for line in lines[1:]:
        yield Drop(line, f"One visit a day by one physician; {lines[0].code} is on the claim already.")


@rule("visit/complexity-25", layer="edit", cites=["cms-em"], since="2024-01-01")
def complexity(draft: Draft) -> Iterator[AnyEdit]:
    """G2211 is not paid with a visit that carries 25, save listed preventive services (from 2025)."""
    for line in draft.live():
        if line.code == "G2211" and any("25" in v.modifiers for v in visits(draft)):
            yield Drop(line, "G2211 is not payable with a visit that carries modifier 25.")


@rule("sedation/unsupported", layer="coding", cites=["cpt"])
def sedation(draft: Draft) -> Iterator[AnyEdit]:
    """Reject moderate sedation without 10 minutes, an independent observer and the operator's supervision."""
    for line in draft.of_family("sedation"):
        if line.expected is None:
            read = draft.reading.facts.sedation
            lacks = []
            if read is None or not read.minutes:
                lacks.append("the intraservice minutes (10 at least)")
            if read is None or read.observer is not True:
                lacks.append("an independent trained observer")
            if read is not None and read.by_operator is False:
                lacks = ["sedation by the operator (it was given by anesthesia)"]
            what = " and ".join(lacks) or "the time that this code reports"
            yield Drop(line, f"{line.code} is not supported: the note lacks {what}.",
                       remedy="Start and stop of sedation and the observer's name and role.")


@rule("sedation/routine", layer="coverage", cites=["lcd-esi", "lcd-facet"])
def routine_sedation(draft: Draft) -> Iterator[AnyEdit]:
    """Warn that the injection policies do not pay routine sedation."""
    if draft.case.payer.id != "medicare" and draft.case.payer.inherits != "medicare":
        return
    spine = list(draft.of_family("epidural", "transforaminal", "facet", "facet_rf", "si"))
    for line in draft.of_family("sedation"):
        if spine:
            yield Remark(line, "Medicare's injection policies do not pay sedation that is routine; the note "
                         "should say why it was needed.", severity=Severity.WARNING)
