"""What the tables say of codes, in sentences: where no FAQ entry answers, and beside those that do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from knowledge.records import CONTRACTOR_DECIDES

if TYPE_CHECKING:
    from knowledge.catalog import CodeInfo, Existence, View

MOST_PAIRS = 3
MOST_PRIMARIES = 8


def checked(codes: Sequence[str], view: View) -> list[dict[str, str]]:
    """Every code with its status on the day and a message, each once."""
    return [_checked(code, view) for code in dict.fromkeys(codes)]


def _checked(code: str, view: View) -> dict[str, str]:
    found = view.existence(code)
    info = view.code(code)
    status: str = found.status
    if status == "current" and found.kind != "icd10cm" and not _reviewed(found.code, info, view):
        status = "not_reviewed"
    return {"code": found.code, "status": status, "message": _message(found, status, info, view)}


def _reviewed(code: str, info: CodeInfo | None, view: View) -> bool:
    """Whether rules or an FAQ entry of ours deal with the code."""
    supported = info is not None and info.support == "supported"
    return supported or any(code in entry.codes for entry in view.faq_entries())


def _message(found: Existence, status: str, info: CodeInfo | None, view: View) -> str:
    words = found.description or (info.description if info else "")
    if status == "current":
        return f"{words}." if words else f"In force on {view.day}."
    if status == "not_reviewed":
        return f"In force on {view.day}, not reviewed here{f': {words}' if words else ''}."
    if status == "ended":
        instead = f" Replaced by {', '.join(found.replaced_by)}." if found.replaced_by else ""
        return f"Ended {found.valid_to}.{instead}" if found.valid_to else f"No longer in force.{instead}"
    if status == "not_yet":
        return f"Not in force on {view.day}; starts {found.valid_from}."
    if status == "header":
        return "A heading, not billable; a longer code is needed."
    return "Not a code in the editions loaded." if status == "unknown" else "Not written like a code."


def pair_sentences(codes: Sequence[str], view: View) -> list[str]:
    """What stands between the procedure codes of a question, two by two."""
    procedures = [code for code in codes if view.existence(code).kind in {"cpt", "hcpcs"}]
    couples = list(combinations(procedures, 2))[:MOST_PAIRS]
    return [sentence for a, b in couples for sentence in _between(a, b, view)]


def _between(a: str, b: str, view: View) -> Iterator[str]:
    for host, guidance in ((a, b), (b, a)):
        info = view.code(guidance)
        inside = view.code(host)
        if info and inside and info.family == "imaging_guidance" and inside.imaging_included:
            yield f"{host} already includes imaging guidance, so {guidance} is not billed with it."
    yield _edit(a, b, view)
    for addon, other in ((a, b), (b, a)):
        yield from _addon(addon, other, view)


def _edit(a: str, b: str, view: View) -> str:
    edition = view.editions()["ncci_ptp"]["edition"]
    pair = view.pair(a, b)
    if pair is None:
        return f"NCCI {edition} has no edit between {a} and {b}."
    if pair.status == "ended":
        return f"The NCCI edit between {pair.column1} and {pair.column2} ended {pair.ended}."
    start = f"NCCI {edition}: {pair.column1} with {pair.column2}"
    if pair.status == "active":
        start = f"NCCI {edition}: {pair.column2} is column 2 of {pair.column1}"
    if pair.indicator == "0":
        return f"{start}, indicator 0: never both, no modifier helps."
    if pair.indicator == "9":
        return f"{start}, indicator 9: the edit does not apply."
    return f"{start}, indicator 1: both only for a separate site, side or encounter that the note shows."


def _addon(addon: str, other: str, view: View) -> Iterator[str]:
    primaries = view.primaries(addon)
    if other in primaries:
        yield f"{addon} is an add-on and may stand with {other}."
    elif primaries and CONTRACTOR_DECIDES not in primaries and not view.primaries(other):
        yield f"{addon} is an add-on; {other} is not among its primaries."


_ROLES = {
    "closed_list": "on the closed list of",
    "listed": "listed by",
    "covered": "covered by",
    "representative": "named as supporting it by",
    "candidate": "depends on the payer, named by",
    "conditional": "supports it only on a condition of",
    "excluded": "excluded by",
    "not_listed": "not on the list of",
    "non_covered": "no help, the service is not covered by",
}


def support(codes: Sequence[str], view: View) -> dict[str, str]:
    """What Medicare policies say of the diagnoses of a question for its procedures, each with its source."""
    kinds = {code: view.existence(code).kind for code in codes}
    procedures = [code for code in codes if kinds[code] == "cpt" and view.supporting_diagnoses(code)]
    icds = [code for code in codes if kinds[code] == "icd10cm" and view.existence(code).status == "current"]
    said = [_supported(procedure, icd, view) for procedure in procedures for icd in icds]
    return dict(said[:MOST_PAIRS])


def _supported(procedure: str, icd: str, view: View) -> tuple[str, str]:
    rows = view.supporting_diagnoses(procedure)
    found = next((row for row in rows if row.icd == icd), None)
    row = found or next((row for row in rows if row.role == "closed_list"), None)
    if row is None:
        return f"{icd} for {procedure}: no policy read here names it.", ""
    how = _ROLES[row.role if found else "not_listed"]
    condition = f" ({row.condition})" if found and row.condition else ""
    policy = row.policies[0] if row.policies else "a policy"
    return f"{icd} for {procedure}: {how} Medicare policy {policy}{condition} ({row.issuer}).", row.citation or ""


def code_sentences(code: str, view: View) -> list[str]:
    """One code in a few sentences; the first says what it is and whether it is in force."""
    found = view.existence(code)
    info = view.code(code)
    checked_code = _checked(code, view)
    if found.kind == "icd10cm":
        title = f"{found.code}: {found.description}." if found.description else f"{found.code}."
        return [title, _state(checked_code, view)]
    words = info.description if info else found.description
    sentences = [f"{found.code}: {words}." if words else f"{found.code}.", _state(checked_code, view)]
    if info and found.status == "current":
        sentences += _details(info, view)
    return sentences


def _state(checked_code: dict[str, str], view: View) -> str:
    if checked_code["status"] == "current":
        return f"In force on {view.day}."
    if checked_code["status"] == "not_reviewed":
        return f"In force on {view.day}, recognised but not reviewed here."
    return checked_code["message"]


def _details(info: CodeInfo, view: View) -> Iterator[str]:
    primaries = [code for code in view.primaries(info.code) if code != CONTRACTOR_DECIDES]
    if primaries:
        more = " and others" if len(primaries) > MOST_PRIMARIES else ""
        yield f"An add-on, only with {', '.join(primaries[:MOST_PRIMARIES])}{more}."
    elif info.addon:
        yield "An add-on, never alone."
    if info.mue is not None:
        yield f"Units a day: {info.mue} (MUE, MAI {info.mai})."
    if info.imaging_included:
        yield "Imaging guidance is included."
    elif info.imaging_twin:
        yield f"Without fluoroscopy or CT; with it the code is {info.imaging_twin}."
    if info.bilateral == "1":
        yield "Both sides: modifier 50."
    if info.global_days in {"000", "010", "090"}:
        yield f"Global period {int(info.global_days)} days."
    if info.billing_unit:
        yield f"Billing unit: {info.billing_unit}."
    if info.notes:
        yield f"Medicare: {info.notes.rstrip('.')}."


_ASKED = (
    (re.compile(r"\b(mue|mai|units?|how many times|twice|per day|a day)\b"), "units"),
    (re.compile(r"\bglobal\b"), "global"),
    (re.compile(r"\b(rvus?|relative values?|work value)\b"), "rvu"),
    (re.compile(r"\b(prior auth\w*|auth|authori[sz]ation|pre-?cert\w*|pre-?auth\w*|wiser)\b"), "authorization"),
    (
        re.compile(r"\b(valid|deleted|ended?|expired|replaced|in force|still (good|active|current))\b"),
        "state",
    ),
)


def asked_sentences(
    question: str, code: str, view: View, payer: str, besides: Sequence[str] = ()
) -> list[str]:
    """The figures of one code that the question asks for by name, `besides` those told anyway."""
    text = question.lower()
    info = view.code(code)
    wanted = [name for form, name in _ASKED if form.search(text) and name not in besides]
    told = [sentence for name in wanted for sentence in _figure(name, code, info, view, payer)]
    return [f"{code}: {told[0][0].lower()}{told[0][1:]}", *told[1:]] if told else []


def _figure(name: str, code: str, info: CodeInfo | None, view: View, payer: str) -> Iterator[str]:
    if name == "state":
        yield _state(_checked(code, view), view)
    elif info is None:
        return
    elif name == "units" and info.mue is not None:
        yield f"Units a day {info.mue} (MUE, MAI {info.mai})."
    elif name == "global" and info.global_days:
        yield f"Global period {info.global_days}."
    elif name == "rvu" and info.rvu_work is not None:
        edition = view.editions()["rvu"]["edition"]
        totals = f"total {info.rvu_nonfac} office, {info.rvu_fac} facility"
        yield f"Work RVU {info.rvu_work}; {totals} ({edition})."
    elif name == "authorization":
        found = view.payer(payer).prior_auth_for(code, view.day, None, None)
        programs = dict.fromkeys(program.program for program in found)
        yield (
            f"Prior authorization may apply: {'; '.join(programs)} (by place of service and state)."
            if programs
            else f"No prior-authorization program of {view.payer(payer).title} loaded here names it."
        )


def citations_for(codes: Sequence[str], view: View, pairs: bool) -> list[str]:
    """The sources behind such sentences."""
    kinds = {view.existence(code).kind for code in codes}
    names = ["ncci-ptp", "ncci-addon"] if pairs else []
    if "cpt" in kinds:
        names += ["cpt", "ncci-mue"]
    if "hcpcs" in kinds:
        names.append("hcpcs")
    if "icd10cm" in kinds:
        names.append("icd10cm")
    return names


def row(citation: str, view: View) -> dict[str, Any]:
    """A citation as the contract writes it; CMS's own documents are a payer's."""
    found = view.citation(citation)
    return {"id": found.id, "title": found.title, "kind": "payer" if found.kind == "cms" else found.kind}
