"""What a payer will pay: remarks, queries and advice. A coverage rule never changes a code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from guardrails.claim import Severity
from guardrails.draft import Advise, AnyEdit, Draft, DraftLine, Remark, SetModifiers
from guardrails.rule import rule

INJECTIONS = ("epidural", "transforaminal", "facet", "facet_rf", "si")


def _family(draft: Draft, line: DraftLine) -> str:
    info = draft.info(line)
    return info.family if info else ""


@rule("coverage/not-covered", layer="coverage", cites=["lcd-facet", "lcd-esi", "lcd-si"])
def not_covered(draft: Draft) -> Iterator[AnyEdit]:
    """Warn of a code that the payer's policy for its family does not pay."""
    for line in draft.live():
        limit = draft.case.payer.limits.get(_family(draft, line))
        if limit is not None and line.code in limit.not_covered:
            yield Remark(line, f"{line.code} is correct coding and not paid under {draft.case.payer.title}'s "
                         f"policy. {limit.note}", severity=Severity.WARNING,
                         cites=limit.citations)


@rule("coverage/levels", layer="coverage", cites=["lcd-facet", "lcd-esi"])
def levels(draft: Draft) -> Iterator[AnyEdit]:
    """Warn where more levels were treated than the policy pays in one session."""
    for family in INJECTIONS:
        limit = draft.case.payer.limits.get(family)
        lines = list(draft.of_family(family))
        sites = {s for line in lines for s in (line.coded.sites if line.coded else ())}
        if limit is not None and limit.levels is not None and len(sites) > limit.levels and lines:
            yield Remark(lines[-1], f"{len(sites)} levels in one session; {draft.case.payer.title}'s policy pays "
                         f"{limit.levels}. The codes stand; expect a denial of the rest.",
                         severity=Severity.WARNING, cites=limit.citations)


@rule("coverage/one-region", layer="coverage", cites=["lcd-esi", "lcd-facet"])
def one_region(draft: Draft) -> Iterator[AnyEdit]:
    """Warn of spine injections in two regions, or of two kinds, in one session."""
    if not any(draft.case.payer.limits.get(f) for f in INJECTIONS):
        return
    by_kind: dict[str, DraftLine] = {}
    for line in draft.of_family("epidural", "transforaminal", "facet"):
        info = draft.info(line)
        assert info is not None
        if info.addon:
            continue
        kind = "epidural" if info.family in ("epidural", "transforaminal") else "facet"
        by_kind.setdefault(f"{kind} {info.region}", line)
    if len(by_kind) > 1:
        line = list(by_kind.values())[-1]
        yield Remark(line, "Spine injections of different kinds or regions in one session: no NCCI edit, but the "
                     "policies pay one kind in one region.", severity=Severity.WARNING)


@rule("coverage/diagnosis", layer="coverage", cites=["lcd-facet", "lcd-esi", "lcd-si"])
def diagnosis(draft: Draft) -> Iterator[AnyEdit]:
    """Warn where none of a line's diagnoses stands on the policy's closed list, or one is excluded."""
    if not draft.case.payer.limits:
        return
    for line in draft.live():
        supporting = draft.view.supporting_diagnoses(line.code)
        closed = {s.icd for s in supporting if s.role == "closed_list"}
        excluded = {s.icd for s in supporting if s.role in ("excluded", "non_covered")}
        cites = tuple(dict.fromkeys(s.citation for s in supporting if s.citation))
        if closed and line.diagnoses and closed.isdisjoint(line.diagnoses):
            yield Remark(line, f"None of {', '.join(line.diagnoses)} is on the policy's list for {line.code}. "
                         "Never change a diagnosis to fit one.", severity=Severity.WARNING, cites=cites)
        elif line.diagnoses and excluded.issuperset(line.diagnoses):
            yield Remark(line, f"The policy excludes {', '.join(line.diagnoses)} for {line.code}.",
                         severity=Severity.WARNING, cites=cites)


@rule("coverage/kx", layer="coverage", cites=["lcd-facet", "lcd-si", "lcd-esi"], since="2021-04-25")
def kx(draft: Draft) -> Iterator[AnyEdit]:
    """Advise KX on a block that the note calls diagnostic; append it only where the profile says so."""
    choice = draft.case.payer.kx
    if choice == "off":
        return
    for line in draft.of_family("facet", "si", "transforaminal"):
        if line.code in ("64625", "27279", "27278") or not _diagnostic(draft, line) or "KX" in line.modifiers:
            continue
        why = "A diagnostic block: KX says that the policy's conditions are met."
        if choice == "append":
            yield SetModifiers(line, why, severity=Severity.INFO, modifiers=(*line.modifiers, "KX"))
        else:
            yield Advise(line, why, modifiers=("KX",))


def _diagnostic(draft: Draft, line: DraftLine) -> bool:
    family = line.coded.family if line.coded else ""
    return any(s.purpose == "diagnostic" for s in draft.support.performed(family))


@rule("coverage/prior-auth", layer="coverage", cites=["cms-opd-prior-auth", "cms-wiser"])
def prior_auth(draft: Draft) -> Iterator[AnyEdit]:
    """Say where a prior-authorization program covers a code at this place and state, or may."""
    day = f"{draft.view.dos:%Y-%m-%d}"
    pos = draft.case.context.pos or {"asc": "24"}.get(draft.case.setting)
    for line in draft.live():
        for program in draft.case.payer.prior_auth:
            applies = program.applies(line.code, day, pos, draft.case.context.state)
            if applies:
                yield Remark(line, f"{line.code}: {program.program} applies. {program.note}",
                             severity=Severity.WARNING, cites=program.citations)
            elif applies is None and (draft.case.context.state or draft.case.context.pos):
                yield Remark(line, f"{line.code}: {program.program} may apply, depending on state and place of "
                             "service.", cites=program.citations)


@rule("coverage/sessions", layer="coverage", cites=["lcd-facet", "lcd-esi", "lcd-si"])
def sessions(draft: Draft) -> Iterator[AnyEdit]:
    """Count the practice's earlier sessions (context history) against the policy's rolling window."""
    for family in INJECTIONS:
        limit = draft.case.payer.limits.get(family)
        lines = list(draft.of_family(family))
        if limit is None or not lines or not draft.case.context.history:
            continue
        allowed = limit.sessions or limit.therapeutic_sessions
        dates = _sessions(draft, family, limit.months)
        if allowed is not None and len(dates) >= allowed:
            yield Remark(lines[0], f"{len(dates)} earlier sessions in {limit.months} months; the policy pays "
                         f"{allowed}.", severity=Severity.WARNING, cites=limit.citations)


def _sessions(draft: Draft, family: str, months: int) -> set[str]:
    kin = {"epidural", "transforaminal"} if family in ("epidural", "transforaminal") else {family}
    regions = {i.region for line in draft.of_family(*kin) if (i := draft.info(line))}
    found: dict[str, set[str]] = defaultdict(set)
    for entry in draft.case.context.history:
        info = draft.view.code(str(entry.get("code", "")))
        try:
            then = date.fromisoformat(str(entry.get("dos", "")))
        except ValueError:
            continue
        age = (draft.view.dos.year - then.year) * 12 + draft.view.dos.month - then.month
        if info and info.family in kin and info.region in regions and 0 <= age <= months:
            found[family].add(then.isoformat())
    return found[family]
