"""Answers to queries: what the provider documented, applied to the services before they are coded."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from guardrails.answer_values import CODES, SETTLED, VALUES
from guardrails.claim import Answer, Side, is_procedure_code, normal_code
from guardrails.families.base import Coded, CodedLine, Need
from guardrails.reading.facts import Imaging, Service, Site

#: Where an answer may stand so that it counts as documentation.
SOURCES = ("addendum", "record", "provider_reply")

_SIDES = {"RIGHT": "RT", "R": "RT", "LEFT": "LT", "L": "LT", "BILATERAL": "50", "BOTH": "50", "BIL": "50"}
_APPROACHES = frozenset("interlaminar transforaminal caudal joint lateral_branch ligament percutaneous open "
                        "catheter".split())
_REGIONS = frozenset({"cervical_thoracic", "lumbar_sacral"})
_LEVEL = re.compile(r"([CTLS]\d{1,2})(?:\s*[-/]\s*([CTLS]?)(\d{1,2}))?")
_UNCERTAIN = frozenset({"", "no", "unknown", "none"})


def query_key(family: str, region: str | None, fact: str) -> str:
    """The id of a query: the procedure and what is needed, so that no answer renumbers another."""
    return ".".join((family, region or "any", fact)).lower().replace(" ", "_")


def sourced(answer: Answer) -> bool:
    return answer.source in SOURCES


def confirmation(answers: Mapping[str, Answer], key: str, need: Need) -> bool | None:
    """What a documented yes or no says to a question that offers just these; None: the question stands."""
    answer = answers.get(key)
    if answer is None or not sourced(answer) or need.options != ("yes", "no"):
        return None
    return {"yes": True, "no": False}.get(answer.value.strip().lower())


def apply_answers(services: Sequence[Service], answers: Mapping[str, Answer]) -> tuple[Service, ...]:
    """The services with each answered fact filled in where the note was silent on it."""
    if not answers:
        return tuple(services)
    return tuple(_answered(service, answers) for service in services)


def _answered(service: Service, answers: Mapping[str, Answer]) -> Service:
    prefix = query_key(service.family, service.region, "")
    for key, answer in answers.items():
        if not key.startswith(prefix):
            continue
        fact = key.removeprefix(prefix)
        filled = _filled(service, fact, answer.value.strip())
        if filled is not service:
            settled = {name: spans for name, spans in filled.contradicted.items() if name != fact}
            service = replace(filled, contradicted=settled)
    return service


def _filled(service: Service, fact: str, value: str) -> Service:
    """The service with one answer in it; the very same where the value says nothing that fits."""
    if fact in ("approach", "region") or (service.family, fact) in VALUES:
        value = _as_option(VALUES.get((service.family, fact), ()), value)
    own = VALUES.get((service.family, fact))
    if own is not None:
        changes = own.get(value.lower(), own.get("*") if value.lower() not in _UNCERTAIN else None)
        return service if changes is None else _changed(service, changes)
    fill = _FILL.get(fact)
    return fill(service, value) if fill else _extra(service, fact, value)


def _as_option(options: Container[str], value: str) -> str:
    """"Lateral branch" as `lateral_branch`: options are shown to people without the underscore."""
    token = value.lower().replace(" ", "_")
    return value if value.lower() in options else token


def _changed(service: Service, changes: Mapping[str, Any]) -> Service:
    made: dict[str, Any] = dict(changes)
    for name in ("attributes", "counts"):
        if name in changes:
            both = {**getattr(service, name), **changes[name]}
            made[name] = {key: value for key, value in both.items() if value is not None}
    if service.sites:
        made.pop("sites", None)
    return replace(service, **made)


def _side(service: Service, value: str) -> Service:
    text = value.upper()
    try:
        side = Side(_SIDES.get(text, text))
    except ValueError:
        return service
    sites = service.sites or (Site("stated", None),)
    asked = "side" in service.contradicted  # title and body differ: the answer decides
    return replace(service, sites=tuple(s if s.side and not asked else replace(s, side=side) for s in sites))


def _imaging(service: Service, value: str) -> Service:
    try:
        return replace(service, imaging=Imaging(value.lower()))
    except ValueError:
        return service


def _approach(service: Service, value: str) -> Service:
    return replace(service, approach=value.lower()) if value.lower() in _APPROACHES else service


def _region(service: Service, value: str) -> Service:
    return replace(service, region=value.lower()) if value.lower() in _REGIONS else service


def _levels(service: Service, value: str) -> Service:
    """Levels by name ("L4-5, L5-S1"), or how many there were where the note names some."""
    side = service.sites[0].side if service.sites else None
    without_doubt = {k: v for k, v in service.attributes.items() if k != "paired"}
    if value.isdigit():
        wanted = min(int(value), 20)
        if service.family == "vertebral_augmentation":
            return service  # which vertebrae decides the code; a number does not say
        sites = list(service.sites[:wanted])
        sites += [Site(f"level {n + 1}", side) for n in range(len(sites), wanted)]
    else:
        sites = [Site(name, side) for part in value.upper().split(",") if (name := _level(part.strip()))]
    if not sites:
        return service
    counts = {**service.counts, "levels": len(sites)}
    return replace(service, sites=tuple(sites), attributes=without_doubt, counts=counts)


def _level(text: str) -> str | None:
    """"L4-5" as "L4-L5", "S1" as it stands; None for anything else."""
    match = _LEVEL.fullmatch(text)
    if match is None:
        return None
    first, letter, second = match.groups()
    return first if second is None else f"{first}-{letter or first[0]}{second}"


def _extra(service: Service, fact: str, value: str) -> Service:
    if value.isdigit():
        service = replace(service, counts={**service.counts, fact: int(value)})
    return replace(service, attributes={**service.attributes, fact: value})


_FILL: Mapping[str, Callable[[Service, str], Service]] = {
    "side": _side, "imaging": _imaging, "approach": _approach, "region": _region, "levels": _levels}


# ------------------------------------------------------------------ after coding


def settle(coded: Coded, answers: Mapping[str, Answer]) -> Coded:
    """The lines without the questions that an answer settles by itself: a code chosen, a payer's way confirmed."""
    if not answers:
        return coded
    return replace(coded, lines=tuple(_settled(line, answers) for line in coded.lines))


def _settled(line: CodedLine, answers: Mapping[str, Answer]) -> CodedLine:
    for need in line.needs:
        answer = answers.get(query_key(line.family, line.region, need.fact))
        if answer is None:
            continue
        value = answer.value.strip()
        other = CODES.get((line.family, need.fact, value.lower()))
        chosen = normal_code(value) if value in need.options and is_procedure_code(normal_code(value)) else other
        if chosen or _confirmed(line, need, value.lower()):
            line = replace(line, code=chosen or line.code, needs=tuple(n for n in line.needs if n is not need))
    return line


def _confirmed(line: CodedLine, need: Need, value: str) -> bool:
    """Whether the answer says of a contested line that it stands as it is coded."""
    if need.fact == "imaging" and "/ultrasound/" in need.rule:
        return value == "ultrasound"
    if (line.family, need.fact) not in SETTLED or value in _UNCERTAIN:
        return False
    if (line.family, need.fact) == ("scs", "new_leads"):
        return value == "kept"
    return not need.options or value in need.options
