"""The parts of stimulators and pumps that today's procedure put in: what the device lines of a surgery center name.

A part is read from a performed service (leads by its count, generator, pump, catheter), from the implant log, and
from the words of the procedure (extension, receiver). A kind of generator that the note does not settle stays open:
part "generator", for which no code stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from guardrails.claim import Span
from guardrails.reading import deeds
from guardrails.reading import device_words as words
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Device, Service
from guardrails.reading.gather import compiled

_LEADS = frozenset({"lead", "paddle", "open", "reactiv8"})
_REVISED = frozenset({"lead_revision", "paddle_revision"})
_GENERATORS = frozenset({"generator", "generator_replacement", "stage2"})


def read_devices(doc: Document, services: Sequence[Service]) -> tuple[Device, ...]:
    """Every part that was put in, once each."""
    done = [s for s in services if s.performed]
    stimulating = [s for s in done if s.family in ("scs", "pns")]
    out = [*_pump(doc, [s for s in done if s.family == "pump"])]
    if stimulating:
        generator = list(_generator(doc, stimulating))
        out += [*_leads(doc, stimulating, bool(generator)), *generator, *_accessories(doc)]
    return tuple(out)


# --- leads --------------------------------------------------------------------------------------------


def _leads(doc: Document, services: Sequence[Service], housed: bool) -> Iterator[Device]:
    for service in services:
        spans = (*service.spans.get("procedure", ()), *service.spans.get("level", ()))
        if service.mode in _LEADS:
            part = "lead" if housed else _unhoused(doc, service)
            if part:
                yield Device(part, service.counts.get("leads"), spans)
        elif service.mode in _REVISED:
            new = _counted(doc, deeds.live(doc, words.NEW_LEAD, _sentences(doc, service)))
            if new is not None:
                yield new


def _unhoused(doc: Document, service: Service) -> str | None:
    """A lead without an implanted generator: a trial's, a permanent one, or none where the note says both or neither."""
    if doc.first(compiled(words.WEEKS)):
        return None
    if service.mode == "lead" and service.target and service.target.endswith("_trial"):
        return "trial_lead"
    trial, stays = (bool(deeds.live(doc, p)) for p in (words.TRIAL, words.PERMANENT))
    return None if trial == stays else "trial_lead" if trial else "lead"


def _counted(doc: Document, found: Sequence[re.Match[str]]) -> Device | None:
    """New leads of a revision: the log's rows, a number beside them, one where they are one."""
    if not found:
        return None
    counts = [n for m in found if (n := _number(doc.norm, m.start(), m.end())) is not None]
    return Device("lead", max(counts, default=None), tuple(doc.span(*m.span()) for m in found))


# --- generator ----------------------------------------------------------------------------------------


def _generator(doc: Document, services: Sequence[Service]) -> Iterator[Device]:
    """One generator, with its kind where the note settles it; a wireless system has none."""
    mine = [s for s in services if s.mode in _GENERATORS and not s.attributes.get("wireless")]
    if not mine:
        return
    spans = tuple(dict.fromkeys(span for s in mine for span in s.spans.get("procedure", ())))
    kind, at = _battery(doc, mine)
    yield Device(f"generator_{kind}" if kind else "generator", 1, (*spans, *at))


def _battery(doc: Document, services: Sequence[Service]) -> tuple[str | None, tuple[Span, ...]]:
    """The kind of the new generator: by the log, else by the words around the deed, else by the rest of today."""
    near = [region for s in services for region in _sentences(doc, s)]
    for regions in (_log(doc), near, deeds.today(doc)):
        found = {kind: m for kind in words.BATTERY for m in _new(doc, words.BATTERY[kind], regions)}
        kinds = set(found) | ({"rechargeable"} if regions == _log(doc) and _rows(doc, words.CHARGER) else set())
        if kinds & {"high_frequency", "closed_loop"}:
            kinds.discard("rechargeable")  # such a generator always is
        if kinds:
            at = tuple(doc.span(*m.span()) for m in found.values())
            return (kinds.pop(), at) if len(kinds) == 1 else (None, ())
    return None, ()


def _new(doc: Document, pattern: str, regions: Iterable[Region]) -> list[re.Match[str]]:
    """Matches that speak of what went in, not of what came out or was weighed against it."""
    return [m for m in deeds.live(doc, pattern, regions) if not _old(doc, m)]


def _old(doc: Document, match: re.Match[str]) -> bool:
    clause = doc.clause_at(match.start())
    before, after = doc.norm[clause.start : match.start()], doc.norm[match.end() : clause.end]
    return bool(
        compiled(words.OLD_BEFORE).search(before)
        or compiled(words.GONE_AFTER).match(after)
        or compiled(words.NOT_CHOSEN).search(before + after)
    )


# --- extension, receiver, controller ------------------------------------------------------------------


def _accessories(doc: Document) -> Iterator[Device]:
    for part, pattern in (("extension", words.EXTENSION), ("receiver", words.RECEIVER)):
        device = _listed(doc, part, pattern) or _joined(doc, part, pattern)
        if device:
            yield device
    if controller := _listed(doc, "controller", words.CONTROLLER):
        yield controller


def _joined(doc: Document, part: str, pattern: str) -> Device | None:
    """A part that the procedure tells of: joined in a sentence that names a lead, generator or pocket too."""
    found = []
    for match in _new(doc, pattern, deeds.today(doc)):
        sentence = doc.sentence_at(match.start())
        rest = doc.norm[sentence.start : match.start()] + "\n" + doc.norm[match.end() : sentence.end]
        if compiled(words.JOINING).search(rest) and compiled(words.COMPANION).search(rest):
            found.append(match)
    if not found:
        return None
    counts = [n for m in found if (n := _number(doc.norm, m.start(), m.end())) is not None]
    return Device(part, max(counts, default=None), tuple(doc.span(*m.span()) for m in found))


def _listed(doc: Document, part: str, pattern: str) -> Device | None:
    """A part that the implant log lists, with the quantities of its rows."""
    rows = _rows(doc, pattern)
    if not rows:
        return None
    return Device(part, sum(_quantity(doc.words(r)) for r in rows), tuple(doc.span(r.start, r.end) for r in rows))


# --- pump ---------------------------------------------------------------------------------------------


def _pump(doc: Document, services: Sequence[Service]) -> Iterator[Device]:
    for service in services:
        spans = service.spans.get("procedure", ())
        if service.mode in ("implant", "replacement"):
            fixed = service.attributes.get("fixed")
            kind = "pump_fixed" if fixed else "pump_programmable" if _new(doc, words.PROGRAMMABLE, deeds.today(doc)) else "pump"
            yield Device(kind, 1, spans)
        elif service.mode == "catheter":
            told = " ".join(doc.words(r) for r in _sentences(doc, service))
            if compiled(words.CATHETER_IN).search(told):
                yield Device("spinal_catheter", 1, spans)


# --- the log, numbers ---------------------------------------------------------------------------------

_LOT = re.compile(r"\b(?:lot|serial|s/n|sn|ref|qty|model|implant log)\b")
_LINE = re.compile(r"(?m)^[^\n]+$")
_QUANTITY = re.compile(r"\|\s*(?:qty:?\s*)?x?\s?(?P<a>[1-4])\s*(?:\||$)|\b(?:qty:?\s?|x\s?)(?P<b>[1-4])\b")
_BEFORE = re.compile(
    r"\b(?:(?P<n>[1-4])|(?P<two>both|bilateral|dual|pair\sof)|(?P<one>an?|single|the|new))\s(?:[\w./'-]+\s){0,2}$"
)
_AFTER = re.compile(r"(?:\s\w+)?\s?\(?x\s?(?P<n>[1-4])\b")


def _log(doc: Document) -> list[Region]:
    """The rows of the implant log: lines of its section, and table rows where lots or serials are given."""
    if (kept := doc.memo.get("implant_log")) is None:
        lots = _LOT.search(doc.norm) is not None
        lines = [Region(*m.span()) for m in _LINE.finditer(doc.norm)]
        kept = doc.memo["implant_log"] = [
            r for r in lines
            if (doc.section_at(r.start).kind == "implants" or (lots and "|" in doc.words(r)))
            and not compiled(words.UNUSED_ROW).search(doc.words(r))
        ]  # fmt: skip
    return list(kept) if isinstance(kept, list) else []


def _rows(doc: Document, pattern: str) -> list[Region]:
    return [row for row in _log(doc) if doc.first(compiled(pattern), row)]


def _quantity(row: str) -> int:
    found = _QUANTITY.search(row)
    return int(found["a"] or found["b"]) if found else 1


def _number(text: str, start: int, end: int) -> int | None:
    """How many a noun stands for: the number beside it, one where it is one; None for a bare plural."""
    after = _AFTER.match(text, end)
    if after:
        return int(after["n"])
    before = _BEFORE.search(text, max(0, start - 40), start) or _BEFORE.match(text[start:end] + " ")
    if before and (before["n"] or before["two"]):
        return int(before["n"] or 2)
    return None if text[start:end].endswith("s") else 1


def _sentences(doc: Document, service: Service) -> list[Region]:
    at = (doc.norm_region(span).start for span in service.spans.get("procedure", ()))
    return list(dict.fromkeys(doc.sentence_at(start) for start in at))
