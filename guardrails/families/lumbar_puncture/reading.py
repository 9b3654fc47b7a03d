"""Lumbar puncture for diagnosis or drainage, and the contrast injection of a myelogram."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.lumbar_puncture import words
from guardrails.reading import deeds, spinal_work
from guardrails.reading.deeds import Deed
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service
from guardrails.reading.gather import compiled
from guardrails.reading.imaging import Decided

_DONE = Assertion.PERFORMED


def read(doc: Document) -> Iterator[Service]:
    """Every puncture of the note, by standing; an accidental one is none."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    names = [n for n in deeds.named(doc, words.ROWS) if not _accident(doc, n)]
    myelogram = [n for n in names if n.act == "myelogram"]
    for status, group in deeds.settled(myelogram).items():
        if status is not _DONE or deeds.live(doc, words.CONTRAST):
            yield _service(doc, status, group, "myelogram")
    injected = any(n.done for n in myelogram) and bool(deeds.live(doc, words.CONTRAST))
    puncture = [n for n in names if n.act == "puncture"]
    if not puncture and deeds.live(doc, words.GOT):
        puncture = [n for n in names if n.act == "sign"]
    serves = doc.first(compiled(words.ACCESS)) is not None or injected
    for status, group in deeds.settled(puncture).items():
        if status is _DONE and _dry(doc):
            status = Assertion.ABORTED_AFTER
        if status is _DONE and serves:
            continue
        yield _service(doc, status, group, _purpose(doc) if status is _DONE else None)


def _accident(doc: Document, name: Deed) -> bool:
    near = doc.norm[max(0, name.start - 25) : name.end + 20]
    return compiled(words.ACCIDENT).search(near) is not None


def _dry(doc: Document) -> bool:
    return bool(deeds.live(doc, words.DRY)) and not deeds.live(doc, words.GOT)


def _purpose(doc: Document) -> str:
    """Fluid for the laboratory is diagnostic, also where pressure was measured; taken off, it is drainage."""
    drained = bool(deeds.live(doc, words.DRAINAGE))
    tested = bool(deeds.live(doc, words.DIAGNOSTIC)) and not doc.first(compiled(words.NOTHING_SENT))
    return "drainage" if drained and not tested else "diagnostic"


def _service(doc: Document, status: Assertion, group: list[Deed], mode: str | None) -> Service:
    done = status is _DONE
    seen = deeds.seen(doc, group) if done else None
    if seen and seen.imaging is Imaging.SILENT and not seen.against:
        guided = deeds.live(doc, words.GUIDED, [doc.sentence_at(d.start) for d in group])
        seen = Decided(Imaging.FLUOROSCOPY, (guided[0].span(),)) if guided else seen
    spans = {"procedure": deeds.spans(doc, group)}
    if seen and seen.spans:
        spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
    sites = spinal_work.spaces(doc) if done else ()
    if sites:
        spans["level"] = tuple(s for site in sites for s in site.spans)
    return Service(
        family=words.FAMILY,
        status=status,
        approach="percutaneous",
        region="myelogram" if mode == "myelogram" else "lumbar",
        sites=sites,
        imaging=seen.imaging if seen else Imaging.SILENT,
        target="myelogram" if mode == "myelogram" else "lumbar_puncture",
        mode=mode,
        spans=spans,
        contradicted={"imaging": tuple(doc.span(*s) for s in (*seen.spans, *seen.against))}
        if seen and seen.against
        else {},
    )
