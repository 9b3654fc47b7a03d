"""A procedure begun and given up: what is asked, and the line it makes once the record says how far it went.

Physician: modifier 53 after anesthesia, or after the needle or incision. Surgery center: 74 after anesthesia or
after the procedure was begun, 73 before anesthesia with the patient prepared and in the room. Nothing is billed for
a procedure called off before all that, and no line stands before the question is answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guardrails import naming
from guardrails.families.base import CONFUSED, Coded, CodedLine, Family, Need, Setting
from guardrails.reading.facts import Assertion, Service

FACT = "discontinued"
CITES = ("cpt", "cms-discontinued")
_PARTLY = "completed"
_IN_THE_ROOM = re.compile(
    r"\b(?:(?:brought|taken|wheeled|escorted) (?:in)?to the|in the|on the) (?:\w+ )?(?:room|suite|table|or)\b|"
    r"\b(?:prepped|draped|positioned (?:prone|supine|on)|placed (?:prone|supine)|time-?out|"
    r"iv (?:was )?(?:started|placed|access))\b"
)


def modifiers(setting: str) -> tuple[str, ...]:
    """What a discontinued procedure may carry on this claim."""
    return ("74", "73") if setting == "asc" else ("53",)


def answered(service: Service, setting: str) -> str | None:
    """The modifier that the documented answer calls for."""
    given = service.attributes.get(FACT, "").strip().upper()
    allowed = modifiers(setting)
    return allowed[0] if given == "YES" else given if given in allowed else None


def settled(service: Service) -> Service:
    """A service given up part way, of which the record says that it was not completed, was not performed."""
    if service.attributes.get("stopped") == "part" and service.attributes.get(_PARTLY, "").strip().lower() == "no":
        return service.at(status=Assertion.ABORTED_AFTER)
    return service


def coded(services: Sequence[Service], family: Family, setting: Setting) -> tuple[CodedLine, ...]:
    """The lines of services that the record documents as discontinued, each with its modifier."""
    out: list[CodedLine] = []
    for service in services:
        modifier = answered(service, setting.setting) if service.family == family.name else None
        if modifier is None or service.status not in (Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE):
            continue
        made = family.code([service.at(status=Assertion.PERFORMED)], setting)
        because = "Discontinued after it was begun, as the record documents."
        out += [replace(line, modifiers=(*line.modifiers, modifier), cites=CITES, because=because)
                for line in made.lines if _first(line, setting)]
    return tuple(out)


def _first(line: CodedLine, setting: Setting) -> bool:
    """What was given up is reported by the code of its first site alone: nothing further was reached."""
    info = setting.view.code(line.code)
    return info is None or not info.addon


def doubted(made: Coded, services: Sequence[Service]) -> Coded:
    """The family's lines with a question where the note says that the procedure was given up part way."""
    doubt = [s for s in services if s.attributes.get("stopped") == "part" and _PARTLY not in s.attributes]
    if not doubt:
        return made
    need = Need(_PARTLY, "The note says that the procedure was stopped after part of it was done. Was what this line "
                "reports completed?", ("yes", "no"), rule="evidence/discontinued",
                spans=tuple(span for s in doubt for span in s.spans.get("stopped", ())))
    return replace(made, lines=tuple(replace(line, needs=(*line.needs, need)) for line in made.lines))


def open_questions(services: Sequence[Service], setting: str, note: str) -> Iterator[tuple[Service, Need]]:
    """What must be asked of procedures that were given up, one question a family and region."""
    seen: set[tuple[str, str | None]] = set()
    for service in services:
        after = service.status is Assertion.ABORTED_AFTER
        called_off = setting == "asc" and service.status is Assertion.ABORTED_BEFORE
        in_room = called_off and _IN_THE_ROOM.search(note.lower())
        key = (service.family, service.region)
        if service.region is None and any(s.family == service.family and s.region for s in services if _open(s)):
            continue  # the same procedure, told once without its region
        if not (after or in_room) or key in seen or superseded(service, services) or FACT in service.attributes:
            continue
        seen.add(key)
        spans = tuple(service.spans.get("stopped", ()) or service.spans.get("procedure", ()))[:3]
        question = _question(naming.family(service.family), setting, after)
        yield service, Need(FACT, question, (*modifiers(setting), "no"), hold=False, rule="evidence/discontinued",
                            spans=spans)


def _open(service: Service) -> bool:
    return service.status in (Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE)


def superseded(service: Service, services: Sequence[Service]) -> bool:
    """Whether the session went on to the same kind of procedure: the failed way is part of the one that was done.

    A spine act whose way is not named stands for the named one beside it."""
    kin = {service.family}.union(*(group for group in CONFUSED if service.family in group))
    for other in services:
        near = None in (service.region, other.region) or other.region == service.region
        if other.performed and other.family in kin and near:
            return True
        named = other.approach is not None or other.family != "epidural"
        same = other is not service and other.family in kin and other.status is service.status
        if service.family == "epidural" and service.approach is None and named and same:
            return True
    return False


def _question(name: str, setting: str, after: bool) -> str:
    if setting == "asc":
        begun = "begun and not completed" if after else "called off"
        return (f"The {name} was {begun}. Does the record say when and why? Surgery center: 74 after anesthesia or "
                "once it was begun, 73 before anesthesia with the patient prepared and in the room. The physician's "
                "own claim uses 53.")
    return (f"The {name} was begun and not completed. Does the record say why, and how far it went? 53 if it was "
            "discontinued for the patient's safety after anesthesia, needle or incision. The surgery center's or "
            "hospital's own claim uses 74 (73 before anesthesia).")
