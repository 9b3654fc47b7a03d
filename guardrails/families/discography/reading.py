"""Discography: every disc injected counts, the control as well, the positive one no more than the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guardrails.families.discography import words
from guardrails.reading import anatomy, deeds, spinal_work
from guardrails.reading.document import Document
from guardrails.reading.facts import Imaging, Service, Site
from guardrails.reading.gather import compiled


def read(doc: Document) -> Iterator[Service]:
    """Every discography of the note, by standing and region."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    if doc.first(compiled(words.OTHER)) and not deeds.live(
        doc,
        r"\bdis[ck]o\s?gra\w+|\bprovoc\w*"
        r"|\bdisco\b",
    ):
        return
    if deeds.live(doc, words.TREATED) and not _titled(doc):
        return  # contrast in a disc that is then worked on is part of that work
    for one in spinal_work.work(doc, words.ROWS, "discs"):
        if one.status is deeds.Assertion.PERFORMED and not deeds.live(doc, words.PROVOKED):
            continue
        if one.status is deeds.Assertion.PERFORMED and doc.first(compiled(words.NONE_ENTERED)):
            one = replace(one, status=deeds.Assertion.ABORTED_AFTER, sites=())
        regions: dict[str | None, list[Site]] = {}
        for site in one.sites:
            regions.setdefault(anatomy.region(site.name), []).append(site)
        for region, sites in (regions or {_region(doc): []}).items():
            yield _service(doc, one, region, tuple(sites))


def _titled(doc: Document) -> bool:
    return any(doc.section_at(m.start()).kind == "title" for m in deeds.live(doc, r"\bdis[ck]o\s?gra\w+"))


def _region(doc: Document) -> str | None:
    if doc.first(compiled(r"\b(?:cervical|thoracic)\sdis[ck]")):
        return "cervical_thoracic"
    return "lumbar_sacral" if doc.first(compiled(r"\blumbar\b|\blumbosacral\b")) else None


def _service(doc: Document, one: spinal_work.Work, region: str | None, sites: tuple[Site, ...]) -> Service:
    done = one.status is deeds.Assertion.PERFORMED
    seen = deeds.seen(doc, one.names) if done else None
    spans = {"procedure": deeds.spans(doc, one.names)}
    if sites:
        spans["level"] = tuple(s for site in sites for s in site.spans)
    if seen and seen.spans:
        spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
    elsewhere = doc.first(compiled(words.READ_ELSEWHERE)) is not None and doc.first(compiled(words.READ_HERE)) is None
    return Service(
        family=words.FAMILY,
        status=one.status,
        approach="percutaneous",
        region=region,
        sites=sites,
        imaging=seen.imaging if seen else Imaging.SILENT,
        target="disc",
        counts={"discs": len(sites)} if done and sites else _said(doc) if done else {},
        spans=spans,
        attributes={"reading": "elsewhere"} if done and elsewhere else {},
    )


def _said(doc: Document) -> dict[str, int]:
    """Discs counted in words where no level is named ("three level discogram")."""
    found = doc.first(compiled(r"\b(?P<n>[1-5])[\s-](?:levels?|dis[ck]s?)\b"))
    return {"discs": int(found["n"])} if found else {}
