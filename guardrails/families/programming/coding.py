"""Programming codes: by kinds of parameters, once a day, never by minutes save for brain stimulators."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.device_lines import line
from guardrails.families.programming import words
from guardrails.reading.facts import Service

CITES = ("cpt", "faq/scs-programming")
ANALYSIS, GASTRIC_IN_SURGERY = "95970", "95980"
_BY = {"cranial": ("95976", "95977")}
_SPINE_OR_NERVE = ("95971", "95972")
BRAIN, BRAIN_MORE = "95983", "95984"
_MANY = 3
_PARAMETERS = Need(
    "parameters",
    "Which kinds of parameters were changed (amplitude, pulse width, rate, contacts ...)? The note does not say.",
    (),
    rule="programming/parameters",
)
_CONTRADICTED = Need(
    "parameters",
    "The note calls the programming complex, but names three parameters or fewer. Which were changed?",
    (),
    rule="programming/parameters",
)
_WHO = Need(
    "performer",
    "Who changed the settings, the physician or the manufacturer's representative? The note leaves it open.",
    ("physician", "representative"),
    rule="programming/performer",
)
_UNSURE = Need(
    "parameters",
    "Was any setting changed, or was the former program only restored? The note does not say.",
    (),
    rule="programming/parameters",
)
_GASTRIC = Need(
    "code",
    "A gastric stimulator checked after its implantation: its codes are outside the families read here.",
    hold=False,
    rule="programming/gastric",
)
_TIME = Need(
    "minutes", "How many minutes did the programming take? The note does not say.", (), rule="programming/time"
)


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line a day for spine and nerve stimulators; quarter hours for the brain's."""
    best = max(services, key=lambda s: (s.mode == "programming", s.counts.get("parameters", 0)))
    if best.target == "gastric":
        if best.attributes.get("where") != "surgery":
            return Coded((), (_GASTRIC,))
        because = f"Gastric stimulator checked and programmed in surgery: {GASTRIC_IN_SURGERY}."
        return Coded((line(GASTRIC_IN_SURGERY, [best], setting, words.FAMILY, because, cites=CITES),))
    if best.target == "brain" and best.mode == "programming":
        return Coded(tuple(_brain(best, setting)))
    return Coded((_line(best, setting),))


def _line(service: Service, setting: Setting) -> CodedLine:
    needs: list[Need] = [_WHO] if service.attributes.get("who") else []
    simple, complex_ = _BY.get(service.target or "", _SPINE_OR_NERVE)
    if service.mode == "analysis":
        needs += [_UNSURE] if service.attributes.get("unsure") else []
        return line(
            ANALYSIS, [service], setting, words.FAMILY,
            f"Analysis without a change of settings: {ANALYSIS}.", needs=needs, cites=CITES,
        )  # fmt: skip
    count, said = service.counts.get("parameters"), service.attributes.get("said")
    number = complex_ if (count or 0) > _MANY or (count is None and said == "complex") else simple
    if count is None and said is None:
        needs.append(_PARAMETERS)
    elif said == "complex" and count is not None and count <= _MANY:
        needs.append(_CONTRADICTED)
    what = f"{count} kinds of parameters" if count else f"{said or 'unnamed'} parameters"
    because = f"Programming of {what} (more than three are complex), once a day and not by time: {number}."
    return line(number, [service], setting, words.FAMILY, because, needs=needs, cites=CITES)


def _brain(service: Service, setting: Setting) -> list[CodedLine]:
    minutes = service.counts.get("minutes")
    needs = () if minutes else (_TIME,)
    because = f"Brain stimulator programming goes by quarter hours: {BRAIN}, then {BRAIN_MORE}."
    out = [line(BRAIN, [service], setting, words.FAMILY, because, needs=needs, cites=CITES)]
    more = ((minutes or 0) + 7) // 15 - 1
    if more > 0:
        out.append(line(BRAIN_MORE, [service], setting, words.FAMILY, because, units=more, cites=CITES))
    return out
