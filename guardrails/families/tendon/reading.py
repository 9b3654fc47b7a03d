"""Tendon, ligament, fascia and carpal tunnel injections: sentences -> Service."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Side
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
            yield from _counted(doc, service)
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


def _counted(doc: Document, service: Service) -> Iterator[Service]:
    """A service with its sheaths; fingers of both hands told by hand are a service a hand."""
    text = _own_words(doc, service)
    hands = _by_hand(text) if service.target == "a1_pulley" else {}
    if len(hands) > 1 and (mine := hands.get(service.sites[0].side)):
        hands = {service.sites[0].side: mine}
    elif len(hands) < 2:
        yield service.at(counts={"tendons": _sheaths(text, service)})
        return
    for side, fingers in hands.items():
        yield service.at(sites=(Site("a1_pulley", side, service.sites[0].spans),), counts={"tendons": len(fingers)})


def _by_hand(text: str) -> dict[Side | None, set[str]]:
    """Fingers by the hand named before them: "right thumb and left ring"."""
    found: dict[Side | None, set[str]] = {}
    side: Side | None = None
    for word in rx(words.HAND).findall(text):
        if word in _HANDS:
            side = _HANDS[word]
        elif side is not None:
            found.setdefault(side, set()).add(word)
    return found


_HANDS = {"right": Side.RT, "rt": Side.RT, "r": Side.RT, "left": Side.LT, "lt": Side.LT, "l": Side.LT}


def _own_words(doc: Document, service: Service) -> str:
    regions = {doc.sentence_at(doc.norm_region(s).start) for s in service.spans.get("procedure", ())}
    return " ".join(doc.words(r) for r in sorted(regions, key=lambda r: r.start))


def _sheaths(text: str, service: Service) -> int:
    """Trigger fingers by the fingers named in their sentences, or by a stated number."""
    number = rx(words.NUMBER).search(text)
    if number:
        return int(number["n"])
    if service.target != "a1_pulley":
        return 1
    return max(1, len(set(rx(words.FINGER).findall(text))))
