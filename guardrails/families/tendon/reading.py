"""Tendon, ligament, fascia and carpal tunnel injections: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.families.tendon import words
from guardrails.reading import shot_facts, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Service, Site
from guardrails.reading.nerve_mentions import rx


def read(doc: Document) -> Iterator[Service]:
    """Every sheath, ligament, origin or tunnel; ligaments injected together are one service."""
    ligaments: list[Service] = []
    for service in shot_facts.services(shots.scene(doc), "tendon"):
        name = service.target or ""
        if name in words.MIDLINE:
            service = service.at(sites=(Site(name, None, service.sites[0].spans),), contradicted={})
        if not service.performed:
            yield service
        elif name.endswith("ligament"):
            ligaments.append(service)
        else:
            yield service.at(counts={"tendons": _sheaths(doc, service)})
    if ligaments:
        first = ligaments[0]
        sites = tuple(site for service in ligaments for site in service.sites)
        spans = {
            k: tuple(s for service in ligaments for s in service.spans.get(k, ()))
            for k in ("procedure", "side", "imaging")
        }
        yield first.at(
            sites=sites, counts={"tendons": len(sites)}, spans={k: v for k, v in spans.items() if v}
        )


def _sheaths(doc: Document, service: Service) -> int:
    """Trigger fingers by the fingers named in their sentences, or by a stated number."""
    regions = {doc.sentence_at(doc.norm_region(s).start) for s in service.spans.get("procedure", ())}
    text = " ".join(doc.words(r) for r in regions)
    number = rx(words.NUMBER).search(text)
    if number:
        return int(number["n"])
    if service.target != "a1_pulley":
        return 1
    return max(1, len(set(rx(words.FINGER).findall(text))))
