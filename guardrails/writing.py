"""From the finished draft to the Review: claim order, ids, verdicts, suggestions, facts and status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from guardrails.claim import (
    ChecklistItem,
    CodeLine,
    Finding,
    Layer,
    RejectedDiagnosis,
    RejectedLine,
    Review,
    ReviewDiagnosis,
    ReviewFact,
    ReviewLine,
    Severity,
    Span,
    Status,
    SuggestedDiagnosis,
    SuggestedLine,
    Verdict,
    normal_code,
    normal_modifiers,
)
from guardrails.device_suggestions import device_lines
from guardrails.draft import DiagnosisDraft, Draft, DraftLine
from guardrails.drug_lines import drug_lines
from guardrails.reading.facts import Service
from guardrails.rules.imaging import hosts


def write(draft: Draft, items: Sequence[ChecklistItem]) -> Review:
    """The Review of a draft whose rules have run."""
    ordered = _claim_order(draft)
    ids = {id(line): f"L{n}" for n, line in enumerate(ordered, 1)}
    rejected = [line for line in draft.lines if not line.live and line.proposed is not None]
    queries = tuple(_query(q.finding, [ids[id(li)] for li in q.lines if id(li) in ids])
                    for q in draft.queries.values() if _still_asked(q.lines, ids))
    lines = tuple(_line(draft, line, ids) for line in ordered)
    return Review(
        status=_status(draft, lines),
        lines=lines,
        rejected=tuple(_rejected(line, n, ids) for n, line in enumerate(rejected, 1)),
        suggested=_suggested(draft),
        diagnoses=tuple(_diagnosis(draft, d) for d in draft.diagnoses if d.live),
        rejected_diagnoses=tuple(RejectedDiagnosis(d.proposed, tuple(d.findings))
                                 for d in draft.diagnoses if not d.live),
        suggested_diagnoses=_suggested_diagnoses(draft),
        queries=queries,
        checklist=tuple(_known(item, ids, draft) for item in items),
        facts=_facts(draft),
        unread=draft.reading.facts.unread,
    )


def _still_asked(lines: Sequence[DraftLine], ids: dict[int, str]) -> bool:
    return not lines or any(id(line) in ids for line in lines)


def _claim_order(draft: Draft) -> list[DraftLine]:
    """Primaries by value (total RVU; at a surgery center its payment), each followed by its add-ons."""
    live = list(draft.live())
    addons = [line for line in live if (i := draft.info(line)) and i.addon]
    primaries = [line for line in live if line not in addons]
    primaries.sort(key=lambda line: (-_value(draft, line), line.code, _side_key(line), line.index))
    out: list[DraftLine] = []
    for line in primaries:
        out.append(line)
        mine = [a for a in addons if line.code in _primaries(draft, a) and a not in out]
        out += sorted(mine, key=lambda a: (a.code, _side_key(a), a.index))
    return out + [a for a in addons if a not in out]


def _side_key(line: DraftLine) -> tuple[str, ...]:
    return tuple("0" if m == "RT" else m for m in line.modifiers)


def _primaries(draft: Draft, line: DraftLine) -> tuple[str, ...]:
    info = draft.info(line)
    chain = info.primaries if info else ()
    return tuple(chain)


def _value(draft: Draft, line: DraftLine) -> float:
    info = draft.info(line)
    if info is None:
        return 0.0
    if draft.case.setting == "asc":
        paid = draft.view.asc(line.code)
        return (paid.rate if paid else None) or 0.0
    value = info.rvu_nonfac if draft.case.setting == "office" else info.rvu_fac
    return value or 0.0


def _verdict(line: DraftLine) -> Verdict:
    if line.proposed is None:
        return Verdict.CORRECTED
    same = (normal_code(line.proposed.code) == line.code and line.proposed.units == line.units
            and set(normal_modifiers(line.proposed.modifiers)) == set(line.modifiers))
    return Verdict.ACCEPTED if same else Verdict.CORRECTED


def _line(draft: Draft, line: DraftLine, ids: dict[int, str]) -> ReviewLine:
    info = draft.info(line)
    verdict = _verdict(line)
    given = line.proposed.diagnoses if line.proposed else ()
    return ReviewLine(
        line_id=ids[id(line)], origin=line.origin, code=line.code,
        description=info.description if info else "", units=line.units, modifiers=line.modifiers,
        diagnoses=line.diagnoses, verdict=verdict, hold=line.hold, proposed=line.proposed,
        evidence=_merged(line.evidence), evidence_source=line.source, advised_modifiers=line.advised,
        diagnoses_changed=bool(given) and set(given) != set(line.diagnoses),
        findings=tuple(replace(f, affects=(ids[id(line)],)) if f.query_id else f for f in line.findings))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(dict.fromkeys(spans)))


def _rejected(line: DraftLine, number: int, ids: dict[int, str]) -> RejectedLine:
    host = line.merged_into
    while host is not None and not host.live and host.merged_into is not None:
        host = host.merged_into
    return RejectedLine(f"R{number}", line.origin, line.proposed or CodeLine(line.code, line.units),
                        tuple(line.findings), ids.get(id(host)) if host is not None else None, line.remedy)


def _query(finding: Finding, affects: Sequence[str]) -> Finding:
    return replace(finding, affects=tuple(affects))


def _suggested(draft: Draft) -> tuple[SuggestedLine, ...]:
    out = []
    for expected in draft.missing:
        info = draft.view.code(expected.code)
        reason = Finding("code/suggest", Layer.CODING, Severity.INFO,
                         expected.coded.because or "The note supports this line; nobody proposed it.",
                         tuple(expected.coded.cites) or ("cms-documentation",), tuple(expected.coded.spans))
        modifiers = normal_modifiers((*expected.modifiers, *expected.coded.modifiers))
        out.append((expected.code, info.description if info else "", expected.units, modifiers,
                    _merged(expected.coded.spans), reason))
    if draft.case.setting == "office" and hosts(draft):
        billed = {line.code for line in draft.live()}
        for drug in drug_lines(draft):
            info = draft.view.code(drug.code)
            if drug.code not in billed:
                reason = Finding("drugs/suggest", Layer.CODING, Severity.INFO,
                                 "The note states drug, dose and vial.", ("hcpcs",), drug.spans)
                out.append((drug.code, info.description if info else "", drug.units, drug.modifiers,
                            drug.spans, reason))
    if draft.case.setting == "asc" and hosts(draft):
        billed = {line.code for line in draft.live()}
        for device in device_lines(draft):
            info = draft.view.code(device.code)
            if device.code not in billed:
                reason = Finding("devices/suggest", Layer.CODING, Severity.INFO, device.because, ("hcpcs", "cms-asc"),
                                 device.spans)
                out.append((device.code, info.description if info else "", device.units, (), device.spans, reason))
    return tuple(SuggestedLine(f"S{n}", code, words, units, modifiers, (), spans, (reason,))
                 for n, (code, words, units, modifiers, spans, reason) in enumerate(out, 1))


def _diagnosis(draft: Draft, diagnosis: DiagnosisDraft) -> ReviewDiagnosis:
    info = draft.view.icd(diagnosis.code)
    same = diagnosis.code.replace(".", "") == diagnosis.proposed.strip().upper().replace(".", "")
    return ReviewDiagnosis(diagnosis.code, info.description if info else "",
                           Verdict.ACCEPTED if same else Verdict.CORRECTED, diagnosis.proposed,
                           _merged(diagnosis.evidence), tuple(diagnosis.findings))


def _suggested_diagnoses(draft: Draft) -> tuple[SuggestedDiagnosis, ...]:
    present = {d.code for d in draft.diagnoses if d.live}
    out: dict[str, SuggestedDiagnosis] = {}
    for read in draft.reading.facts.diagnoses:
        if read.code in present or present.intersection(read.alternatives) or read.code in out:
            continue
        info = draft.view.icd(read.code)
        message = read.query or "The note states this diagnosis."
        reason = Finding("dx/suggest", Layer.CODING, Severity.QUERY if read.query else Severity.INFO, message,
                         ("icd10cm",), read.spans)
        out[read.code] = SuggestedDiagnosis(read.code, info.description if info else "", read.spans, (reason,))
    return tuple(out.values())


def _known(item: ChecklistItem, ids: dict[int, str], draft: Draft) -> ChecklistItem:
    families = set(item.affects)
    lines = [ids[id(line)] for line in draft.live()
             if (i := draft.info(line)) and (i.family in families or (line.coded and line.coded.family in families))]
    return replace(item, affects=tuple(sorted(lines, key=lambda x: int(x[1:]))))


def _facts(draft: Draft) -> tuple[ReviewFact, ...]:
    out: list[ReviewFact] = []
    for number, service in enumerate(draft.support.services, 1):
        out += _service_facts(service, f"P{number}")
    for diagnosis in draft.reading.facts.diagnoses:
        out.append(ReviewFact("diagnosis", diagnosis.code, "stated", "established", None, diagnosis.spans))
    for drug in draft.reading.facts.drugs:
        dose = f" {drug.dose:g} {drug.unit}" if drug.dose is not None and drug.unit else ""
        out.append(ReviewFact("drug", f"{drug.name}{dose}", "stated", "performed", None, drug.spans))
    visit = draft.reading.facts.visit
    if visit is not None:
        spans = tuple(s for group in visit.spans.values() for s in group)
        out.append(ReviewFact("visit", visit.kind, "stated", "performed", None, spans))
    return tuple(out)


def _service_facts(service: Service, key: str) -> list[ReviewFact]:
    status = service.status.value

    def fact(kind: str, value: str | None, name: str) -> ReviewFact:
        against = service.contradicted.get(name)
        state = "contradicted" if against else ("stated" if value else "silent")
        return ReviewFact(kind, value or "", state, status, key, against or service.spans.get(name, ()))

    out = [fact("procedure", service.family, "procedure"), fact("approach", service.approach, "approach"),
           fact("region", service.region, "region")]
    for site in service.sites:
        out.append(ReviewFact("level", site.name, "stated", status, key, site.spans))
    sides = sorted({s.side.value for s in service.sites if s.side})
    out.append(fact("side", ", ".join(sides), "side"))
    imaging = service.imaging.value
    out.append(fact("imaging", None if imaging == "silent" else imaging, "imaging"))
    if service.mode:
        out.append(fact("mode", service.mode, "mode"))
    for name, count in sorted(service.counts.items()):
        out.append(fact("count", f"{count} {name}", name))
    return [f for f in out if f.state != "silent"]


def _status(draft: Draft, lines: Sequence[ReviewLine]) -> Status:
    if not draft.reading.facts.clinical:
        return Status.NOT_A_NOTE
    blocked = any(q.blocks and q.finding.needs for q in draft.queries.values() if not q.lines)
    if any(line.hold for line in lines) or blocked or any(not line.diagnoses for line in lines):
        return Status.QUERY
    if not lines:
        return Status.NO_SERVICE if not draft.missing else Status.QUERY
    return Status.CODABLE



