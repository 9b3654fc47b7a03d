"""Toxin injections: sentences -> Service, one a target (head and neck) or one a limb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guardrails.claim import Side
from guardrails.families.chemodenervation import limbs, words
from guardrails.reading import boxes, gather, muscle_acts, muscle_words, shot_agents, shot_facts, shot_words, shots
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service, Site
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.nerve_target import Target
from guardrails.reading.shots import Scene, Spot

_ANY = Target("toxin", "chemodenervation", (), "")
_STEMS = (
    "botox",
    "tox",
    "dysport",
    "dis port",
    "xeomin",
    "zee o",
    "daxx",
    "chemo",
    "mpt",
    "btx",
    "obot",
    "abot",
    "myobloc",
    "inum",
    "units",
    "emg",
    " cd:",
    "dystoni",
    "spastic",
    "site",
    "collis",
    "spasm",
    "salivary",
    "orbicularis",
)
#: Muscles of the head that are treated for migraine.
_MIGRAINE_MUSCLES = frozenset({"corrugator", "procerus", "frontalis", "temporalis", "occipitalis"})
_LIMBS = frozenset({muscle_words.UPPER, muscle_words.LOWER})


def read(doc: Document) -> Iterator[Service]:
    """Every toxin service; what is only planned, past or denied comes without a target of its own."""
    if not any(stem in doc.norm for stem in _STEMS):
        return
    scene = shots.scene(doc)
    named = [m.span() for m in doc.find(rx(shot_words.TOXIN))]
    given = shot_agents.toxin_spots(doc)
    muscles = [s for s in scene.of(shots.MUSCLE, shots.TOXIN) if s.done]
    yield from _not_done(doc, [s for s in named if s not in given])
    bare = [s for s in named if shot_agents.toxin_status(doc, *s) is Assertion.MENTION]
    if not given and bare and limbs.by_count(doc):
        given = bare
    if not given and not (muscles and (bare or _toxin_like(doc, muscles))):
        return
    places = [Spot(start, end, _ANY, "name", Assertion.PERFORMED, kind="toxin", acted=True) for start, end in given]
    for spot in places:
        spot.body = doc.section_at(spot.start).kind != "title"
    yield from _performed(scene, places or muscles, muscles)


def _toxin_like(doc: Document, muscles: Sequence[Spot]) -> bool:
    """Units into muscles, toxin unnamed: only where spasticity or dystonia stands by."""
    wanted = (words.NECK, words.FACE, "limb", words.MIGRAINE)
    told = rf"{shot_words.UNITS}|{shot_words.TONE}"
    return any(s.units or rx(told).search(doc.words(doc.section_at(s.start))) for s in muscles) and any(
        _stated(doc, kind) for kind in wanted
    )


def _not_done(doc: Document, spots: Sequence[tuple[int, int]]) -> Iterator[Service]:
    seen: set[Assertion] = set()
    for start, end in spots:
        state = shot_agents.toxin_status(doc, start, end)
        if state in (Assertion.PERFORMED, Assertion.MENTION) or state in seen:
            continue
        seen.add(state)
        yield Service("chemodenervation", state, spans={"procedure": (doc.span(start, end),)})


def _stated(doc: Document, kind: str) -> list[tuple[int, int]]:
    """Where a condition is named and not denied."""
    found = []
    for match in doc.find(rx(words.CONDITIONS[kind])):
        lead = doc.norm[max(0, match.start() - 45) : match.start()]
        if rx(words.DENIED).search(lead):
            continue
        if rx(words.NOT_MINE).match(doc.norm, match.end()) and not _heads_paper(doc, match.start()):
            continue
        if boxes.ticked(doc.norm, *match.span()) is False:
            continue
        if doc.section_at(match.start()).kind in (
            "consent",
            "instructions",
            "allergies",
            "medications",
            "copied",
        ):
            continue
        found.append(match.span())
    return found


def _heads_paper(doc: Document, at: int) -> bool:
    """`Cervical dystonia clinic` alone on its line is the name of the paper."""
    low = doc.norm.rfind("\n", 0, at) + 1
    line = doc.norm[low : doc.norm.find("\n", at)].strip()
    return line.endswith("clinic") and len(line.split()) <= 5 and not doc.norm[low:at].strip()


def _performed(scene: Scene, places: Sequence[Spot], muscles: Sequence[Spot]) -> Iterator[Service]:
    doc = scene.doc
    conditions = {kind: _stated(doc, kind) for kind in words.CONDITIONS}
    near = {kind: bool(spots) for kind, spots in conditions.items()}
    limb_muscles = [s for s in muscles if s.target.family in _LIMBS]
    trunk = [s for s in muscles if s.target.family == muscle_words.TRUNK]
    head = [kind for kind in (words.MIGRAINE, words.NECK, words.FACE, words.SALIVARY, words.VOICE) if near[kind]]
    if words.SALIVARY in head and not _glands(doc, conditions[words.SALIVARY]):
        head.remove(words.SALIVARY)
    if words.FACE in head and words.MIGRAINE in head:
        if not _faces(muscles):
            head.remove(words.FACE)
        elif not any(s.name in _MIGRAINE_MUSCLES for s in muscles):
            head.remove(words.MIGRAINE)  # an illness that others treat
    if not head and _dystonic_neck(doc, muscles):
        head = [words.NECK]
    made = [_head(scene, kind, places, muscles, conditions[kind]) for kind in head]
    dosed = any(s.units or muscle_acts.amount(doc, s) for s in limb_muscles)
    if near["limb"] or (limb_muscles and (not head or dosed)) or limbs.by_count(doc) or (not head and limbs.named(doc)):
        made += limbs.services(scene, places, limb_muscles, set(head))
    if not head and near[words.JAW] and not limb_muscles:
        made.append(_head(scene, words.JAW, places, muscles, conditions[words.JAW]))
    if (trunk and not head) or near[words.TRUNK]:
        made.append(_trunk(scene, trunk, places))
    if not made:
        made.append(_unnamed(scene, places, muscles))
    emg = _guidance(doc)
    for service in made:
        yield service.at(attributes={**service.attributes, **emg})


def _dystonic_neck(doc: Document, muscles: Sequence[Spot]) -> bool:
    """Muscles that turn the neck, in a note of dystonia that does not say which."""
    named = any(s.target.family == muscle_words.NECK and s.name not in _SHOULDER for s in muscles)
    return named and any(
        not rx(words.DENIED).search(doc.norm[max(0, m.start() - 45) : m.start()]) for m in doc.find(rx(r"\bdystoni\w*"))
    )


_SHOULDER = frozenset({"trapezius", "levator_scapulae", "suboccipital"})


def _glands(doc: Document, spots: Sequence[tuple[int, int]]) -> bool:
    return any(gather.status(doc, s, e) not in gather.NOT_DONE for s, e in spots)


def _faces(muscles: Sequence[Spot]) -> bool:
    return any(s.name.startswith(("orbicularis", "zygomatic", "risorius", "platysma")) for s in muscles)


def _head(
    scene: Scene, kind: str, places: Sequence[Spot], muscles: Sequence[Spot], said: Sequence[tuple[int, int]]
) -> Service:
    """A head or neck target: the sides of its muscles, else of the words around the toxin."""
    wanted = {
        words.NECK: (muscle_words.NECK, muscle_words.TRUNK),
        words.FACE: (muscle_words.FACE,),
        words.JAW: (muscle_words.FACE,),
    }.get(kind, ())
    mine = [s for s in muscles if s.target.family in wanted]
    eyes = _eyes(scene.doc) if kind == words.FACE else None
    group = [*places, *mine] if not any(s.side for s in mine) else mine
    made = shot_facts.service(scene, "chemodenervation", Assertion.PERFORMED, group, target=kind)
    if kind in (words.MIGRAINE, words.SALIVARY):
        glands = len(set(rx(words.GLANDS).findall(scene.doc.norm)))
        counts = {"glands": 2 * glands} if kind == words.SALIVARY and glands else {}
        both = kind == words.SALIVARY and scene.doc.first(rx(words.BOTH_GLANDS)) is not None
        sites = (Site(kind, Side.BIL),) if both else ()
        return made.at(sites=sites, contradicted={}, counts=counts, spans=_spans(scene, places, said))
    return made.at(
        sites=(Site(kind, eyes or made.sites[0].side, made.sites[0].spans),),
        spans={**made.spans, **_spans(scene, places, said)},
    )


def _eyes(doc: Document) -> Side | None:
    """The eyes whose lids were treated: OD, OS, OU."""
    told = rx(rf"{shot_words.UNITS}|{shot_words.TOXIN}|\bbleph|\borbicularis|\beyelid|\blids?\b")
    said = {m[0] for m in doc.find(rx(r"\bo[dsu]\b(?!\s?\d)")) if told.search(doc.words(doc.sentence_at(m.start())))}
    if "ou" in said or {"od", "os"} <= said:
        return Side.BIL
    return Side.RT if "od" in said else Side.LT if "os" in said else None


def _spans(scene: Scene, places: Sequence[Spot], said: Sequence[tuple[int, int]]) -> dict:  # type: ignore[type-arg]
    spots = [(s.start, s.end) for s in places] + list(said[:2])
    return {"procedure": tuple(dict.fromkeys(scene.doc.span(*s) for s in spots))}


def _trunk(scene: Scene, spots: Sequence[Spot], places: Sequence[Spot]) -> Service:
    group = list(spots) or list(places)
    sides = _trunk_sides(scene, spots)
    made = shot_facts.service(scene, "chemodenervation", Assertion.PERFORMED, group, target=words.TRUNK)
    said = scene.doc.first(rx(words.TRUNK_COUNT))
    count = sum(2 if side is Side.BIL else 1 for side in sides.values()) or (int(said["n"]) if said else 0)
    return made.at(
        sites=tuple(Site(name, side) for name, side in sides.items()),
        counts={"muscles": count} if count else {},
        contradicted={},
        attributes={**made.attributes, "least": str(len(sides) or count)},
    )


def _trunk_sides(scene: Scene, spots: Sequence[Spot]) -> dict[str, Side | None]:
    """The muscles of the trunk with their sides: the right and the left one are two."""
    found: dict[str, Side | None] = {}
    for name in muscle_words.distinct([s.name for s in spots]):
        said = [s.side for s in spots if s.name == name and s.side]
        side = said[0] if said else shot_facts.side_around(scene, [s for s in spots if s.name == name])
        for other in said[1:]:
            side = other if side is None else side.merged(other)
        found[name] = side
    return found


def _unnamed(scene: Scene, places: Sequence[Spot], muscles: Sequence[Spot]) -> Service:
    """Toxin for nothing that the note names: the protocol's dose or headache reads as migraine, held."""
    doc = scene.doc
    faces = {s.target.family for s in muscles}
    base = shot_facts.service(scene, "chemodenervation", Assertion.PERFORMED, [*places, *muscles], contradicted={})
    head_only = bool(faces) and faces <= {muscle_words.FACE, muscle_words.NECK} and muscle_words.FACE in faces
    if doc.first(rx(words.MIGRAINE_DOSE)) or "headache" in doc.norm or head_only:
        return base.at(target=words.MIGRAINE, sites=(), attributes={**base.attributes, "inferred": "yes"})
    return base.at(target=None, sites=())


def _guidance(doc: Document) -> dict[str, str]:
    """Needle EMG or stimulation that found the muscles, once for the note."""
    for code, pattern in ((words.STIMULATION, words.STIM_WORDS), (words.EMG, words.EMG_WORDS)):
        for match in doc.find(rx(pattern)):
            kind = doc.section_at(match.start()).kind
            if kind in gather.SILENT_SECTIONS or rx(words.NO_EMG).search(
                doc.norm[max(0, match.start() - 20) : match.start()]
            ):
                continue
            if gather.status(doc, match.start(), match.end(), "imaging") in gather.NOT_DONE:
                continue
            if rx(words.NOT_GUIDED).match(doc.norm, match.end()):
                continue
            return {"guidance": code}
    return {}
