"""Answers to queries: what the provider documented, applied to the services before they are coded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from guardrails.claim import Answer, Side
from guardrails.reading.facts import Imaging, Service, Site

#: Where an answer may stand so that it counts as documentation.
SOURCES = ("addendum", "record", "provider_reply")


def query_key(family: str, region: str | None, fact: str) -> str:
    """The id of a query: the procedure and what is needed, so that no answer renumbers another."""
    return ".".join((family, region or "any", fact)).lower().replace(" ", "_")


def sourced(answer: Answer) -> bool:
    return answer.source in SOURCES


def apply_answers(services: Sequence[Service], answers: Mapping[str, Answer]) -> tuple[Service, ...]:
    """The services with each answered fact filled in where the note was silent on it."""
    if not answers:
        return tuple(services)
    return tuple(_answered(service, answers) for service in services)


def _answered(service: Service, answers: Mapping[str, Answer]) -> Service:
    for fact, fill in _FILL.items():
        answer = answers.get(query_key(service.family, service.region, fact))
        if answer is not None:
            service = fill(service, answer.value)
            settled = {name: spans for name, spans in service.contradicted.items() if name != fact}
            service = replace(service, contradicted=settled)
    prefix = query_key(service.family, service.region, "")
    for key, answer in answers.items():
        fact = key.removeprefix(prefix)
        if key.startswith(prefix) and fact not in _FILL:
            service = _extra(service, fact, answer.value)
    return service


def _side(service: Service, value: str) -> Service:
    try:
        side = Side(value.strip().upper().replace("BIL", "50"))
    except ValueError:
        return service
    sites = service.sites or (Site("stated", None),)
    return replace(service, sites=tuple(s if s.side else replace(s, side=side) for s in sites))


def _imaging(service: Service, value: str) -> Service:
    try:
        return replace(service, imaging=Imaging(value.strip().lower()))
    except ValueError:
        return service


def _approach(service: Service, value: str) -> Service:
    return replace(service, approach=value.strip().lower())


def _region(service: Service, value: str) -> Service:
    return replace(service, region=value.strip().lower())


def _levels(service: Service, value: str) -> Service:
    text = value.strip()
    side = service.sites[0].side if service.sites else None
    if text.isdigit():
        wanted = min(int(text), 20)
        named = list(service.sites[:wanted])
        named += [Site(f"level {n + 1}", side) for n in range(len(named), wanted)]
    else:
        named = [Site(part.strip().upper(), side) for part in text.split(",") if part.strip()]
    return replace(service, sites=tuple(named)) if named else service


def _extra(service: Service, fact: str, value: str) -> Service:
    text = value.strip()
    if text.isdigit():
        service = replace(service, counts={**service.counts, fact: int(text)})
    return replace(service, attributes={**service.attributes, fact: text})


_FILL: Mapping[str, Callable[[Service, str], Service]] = {
    "side": _side, "imaging": _imaging, "approach": _approach, "region": _region, "levels": _levels}
