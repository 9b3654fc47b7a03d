"""Intrathecal pumps: operations on pump, catheter and reservoir; refills, changes of program, analysis, trials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guardrails.families.pump import words
from guardrails.reading import anatomy, deeds, stimulators
from guardrails.reading.deeds import Deed
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Imaging, Service, Site
from guardrails.reading.gather import compiled
from guardrails.reading.standing import naming

_DONE = Assertion.PERFORMED


def read(doc: Document) -> Iterator[Service]:
    """Every deed on a pump: one service a kind and status."""
    if not deeds.mentions(doc.norm, words.STEMS):
        return
    found = {**_operations(doc), **_care(doc)}
    operated = {k for k in ("implant", "replacement") if _DONE in deeds.settled(found.get(k, []))}
    care = {k for k in ("refill", "program", "analysis", "rotor") if _DONE in deeds.settled(found.get(k, []))}
    if care:
        found.pop("revision", None)
    for kind, mine in found.items():
        for status, group in deeds.settled(mine).items():
            if status is _DONE and kind in care:
                continue
            yield _service(doc, kind, status, group)
    if care and not operated:
        yield _cared(doc, care, found)


# --- operations ---------------------------------------------------------------------------------------


def _operations(doc: Document) -> dict[str, list[Deed]]:
    if doc.first(compiled(words.NOT_OURS)) and "intrathecal" not in doc.norm:
        return {}
    found: dict[str, list[Deed]] = {}
    if doc.first(compiled(words.NERVE_CATHETER)) and not doc.first(compiled(_OF_THE_SPINE)):
        return {}
    acting = deeds.deeds(doc, words.PARTS, words.VERBS)
    system = any(d.part.kind in ("pump", "reservoir") for d in acting) or "intrathecal" in doc.norm or _spinal(doc)
    fresh = bool(deeds.live(doc, words.POCKET_MADE)) and not doc.first(compiled(words.SAME_PUMP))
    for deed in acting:
        kind = None if _only_joined(doc, deed, fresh) else _kind_of(deed)
        if kind and (deed.part.kind != "catheter" or system):
            found.setdefault(kind, []).append(deed)
    if doc.first(compiled(words.TURNED)) is None:
        found["revision"] = [d for d in found.get("revision", []) if "flipped" not in doc.norm[d.start : d.end]]
    for name in deeds.named(doc, words.OPERATED):
        if name.act != "joined":
            found.setdefault(name.act, []).append(name)
        elif fresh:  # joined to a pump in a pocket made today: the pump is new
            found.setdefault("implant", []).append(name)
    _exchanges(found)
    if not doc.first(compiled(_PUMP_WORDS)):
        found.pop("catheter_removal", None)  # an epidural or nerve catheter comes out with its own procedure
    return {k: v for k, v in found.items() if v}


def _only_joined(doc: Document, deed: Deed, fresh: bool) -> bool:
    """Parts that were connected: neither is new by that, unless its words or a pocket made today say so."""
    said = doc.norm[deed.start : deed.end]
    if deed.part.new or not compiled(words.JOIN).search(said):
        return False
    if deed.part.kind == "pump":
        return not fresh and compiled(words.TO_THE).search(said) is not None
    return deed.part.kind == "catheter" and deed.act == "place"


def _spinal(doc: Document) -> bool:
    return doc.first(compiled(r"\bspinal\ssegment|\bascenda|\bpump\b|\bitp\b|\bidds\b")) is not None


def _kind_of(deed: Deed) -> str | None:
    act, part = deed.act, deed.part
    if part.kind == "pocket":
        return "revision" if act == "revise" else None
    if part.kind == "pump":
        if act == "keep" or (part.old and act == "place"):
            return None
        return {"place": "implant", "replace": "replacement", "revise": "revision", "remove": "removal"}[act]
    if part.kind == "reservoir":
        return {"place": "reservoir", "replace": "reservoir", "remove": "removal"}.get(act)
    if act == "keep" or (part.old and act == "place"):
        return None
    return "catheter_removal" if act == "remove" else "catheter"


_OF_THE_SPINE = (
    r"\bintrathecal|\bit\spump|\bitp\b|\bitb\b|\bidds\b|\bascenda|\bsynchromed|\bprometra|\breservoir"
    r"|\bpump\s(?:implant|pocket|replace|revis|refill)|\bpain\spump"
)
_PUMP_WORDS = (
    r"\bpump\b|\bintrathecal\s(?:\w+\s)?(?:cath\w*|drug|baclofen|morphine|infusion|therapy|system|opioid\w*)|\bitp\b|\bidds\b"
    r"|\bascenda|\bspinal catheter|\breservoir"
)


def _exchanges(found: dict[str, list[Deed]]) -> None:
    """An old pump out and a new one in is an exchange; a catheter out and one in is a revision."""
    done = {k for k, v in found.items() if _DONE in deeds.settled(v)}
    if "replacement" in done or {"implant", "removal"} <= done:
        mine = [d for k in ("implant", "removal", "revision") for d in found.pop(k, [])]
        found.setdefault("replacement", []).extend(mine)
    elif done & {"implant", "removal", "reservoir"}:
        found.pop("revision", None)
    if {"catheter", "catheter_removal"} <= done:
        found["catheter"] += found.pop("catheter_removal")


# --- care ---------------------------------------------------------------------------------------------


def _care(doc: Document) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for name in deeds.named(doc, words.CARE):
        sentence = doc.words(doc.sentence_at(name.start))
        if name.act == "program" and compiled(r"\bstim\w*|\bscs\b").search(sentence) and "pump" not in sentence:
            continue
        if name.act in ("refill", "program", "analysis") and not _pump_note(doc, name):
            continue
        if name.status is Assertion.HISTORICAL and _told_today(doc, name):
            name = replace(name, status=_DONE)
        kept = name.act == "program" and compiled(words.KEPT).search(sentence) is not None
        name = replace(name, status=Assertion.NEGATED) if kept and name.done else name
        found.setdefault(name.act, []).append(_by_whom(doc, name))
    return found


def _told_today(doc: Document, name: Deed) -> bool:
    """Whether nothing but a number or the heading "Medication:" made the words history."""
    kind = doc.section_at(name.start).kind
    if not naming(doc, name.start) and not (kind == "medications" and "new volume" in doc.norm):
        return False
    at = doc.clause_at(name.start)
    if compiled(words.AHEAD).search(doc.norm, at.start, name.start):
        return False
    clause = compiled(words.AHEAD).sub(" ", doc.words(doc.clause_at(name.start)))
    return compiled(words.ANOTHER_DAY).search(clause) is None


def _pump_note(doc: Document, name: Deed) -> bool:
    """Whether the note, or for a bare refill the sentence, is about a pump and not about prescriptions."""
    said = doc.norm[name.start : name.end]
    if compiled(r"\bpump|\bitp|\bitb|\bprometra|\bsynchromed|\breservoir|\bresidual|\bnew\svolume").search(said):
        return doc.first(compiled(words.NOT_OURS)) is None
    sentence = doc.words(doc.sentence_at(name.start))
    medicines = compiled(
        r"\bprescri\w*|\boxycodone|\btablets?|\btabs?\b|\bpharmacy|\bgabapentin"
        r"|\bmedications?\b(?!\s:)"
    )
    if medicines.search(sentence) and "pump" not in sentence:
        return False
    return (
        doc.first(compiled(
            r"\bpumps?\b|\bitp\b|\bidds\b|\bintrathecal|\bsynchromed|\bprometra|\bptm\b|\bmyptm\b"
            r"|\breservoir\b|\b(?:mg|mcg)/d(?:ay)?\b|\bcodman|\binfusaid|\bisomed|\bziconotide"
        ))
        is not None
    )


def _by_whom(doc: Document, name: Deed) -> Deed:
    """Staff of the clinic do the clinic's work; another clinic's or the home's is somebody else's."""
    sentence = doc.words(doc.sentence_at(name.start))
    ours = compiled(words.STAFF + "|" + words.PHYSICIAN).search(sentence)
    if name.status is Assertion.SOMEONE_ELSE and ours and not compiled(words.OUTSIDE).search(sentence):
        return replace(name, status=_DONE)
    if name.done and compiled(words.OUTSIDE).search(sentence) and not compiled(words.PHYSICIAN).search(sentence):
        return replace(name, status=Assertion.SOMEONE_ELSE)
    if name.status is Assertion.MENTION and compiled(
        r"\b(?:refill|reprogram|interrogat|chang|increas"
        r"|decreas)ed\b"
    ).search(sentence):
        told = naming(doc, name.start)
        return replace(name, status=_DONE) if told else name
    return name


def _cared(doc: Document, care: set[str], found: dict[str, list[Deed]]) -> Service:
    """The one care service of the day: refill, program, both, or analysis."""
    refill, program = "refill" in care, bool(care & {"program", "rotor"})
    mode = "refill_program" if refill and program else "refill" if refill else "program" if program else "analysis"
    if mode == "program" and "rotor" in care:
        mode = "rotor_study"
    group = [d for k in care for d in found[k] if d.done]
    text = " ".join(doc.words(r) for r in deeds.today(doc))
    attributes = {}
    if compiled(words.PHYSICIAN).search(text):
        attributes["by"] = "physician"
    elif compiled(words.STAFF).search(text):
        attributes["by"] = "staff"
    if refill and compiled(words.SKILL).search(text):
        attributes["skill"] = "stated"
    if doc.first(compiled(words.FIXED)):
        attributes["fixed"] = "yes"
    if refill and not program:
        kept = compiled(words.KEPT).search(text) or attributes.get("fixed")
        attributes["programming"] = "none" if kept else "silent"
    seen = deeds.seen(doc, group)
    spans = {"procedure": deeds.spans(doc, group)}
    if seen.spans:
        spans["imaging"] = tuple(doc.span(*s) for s in seen.spans)
    return Service(
        family=words.FAMILY, status=_DONE, region="care", sites=(Site("pump"),), imaging=seen.imaging, target=mode,
        mode=mode, spans=spans, attributes=attributes,
    )  # fmt: skip


# --- services -----------------------------------------------------------------------------------------


def _service(doc: Document, kind: str, status: Assertion, group: Sequence[Deed]) -> Service:
    done = status is _DONE
    counts = {"generators": 1} if kind in ("implant", "replacement", "removal") else {}
    side = None
    if kind in ("implant", "replacement", "removal", "revision"):
        near = [doc.sentence_at(d.start) for d in group] + deeds.today(doc)
        side = stimulators.pocket_side(doc, near) if done else None
    attributes = {}
    if done and kind in ("implant", "replacement") and doc.first(compiled(words.FIXED)):
        attributes["fixed"] = "yes"
    if done and kind == "catheter" and deeds.live(doc, words.LAMINECTOMY):
        attributes["laminectomy"] = "yes"
    region = kind
    imaging = Imaging.SILENT
    if kind == "trial":
        seen = deeds.seen(doc, group)
        imaging = seen.imaging
        levels = [lv for lv in anatomy.levels(doc.norm) if lv.pairs]
        lumbar = doc.first(compiled(words.LUMBAR))
        region = anatomy.region(levels[0].pairs[0]) if levels else "lumbar_sacral" if lumbar else ""
        attributes["catheter"] = "yes" if deeds.live(doc, words.CATHETER_STAYS) else "no"
    return Service(
        family=words.FAMILY,
        status=status,
        region=region or None,
        sites=(Site(kind, side),),
        imaging=imaging,
        target=kind,
        mode=kind,
        counts=counts,
        spans={"procedure": deeds.spans(doc, group)},
        attributes=attributes,
    )
