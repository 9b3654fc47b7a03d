"""One reading of a note for all spine families: which acts it describes, at which levels, on which sides.

The families share levels and words ("foramen", "medial branch", "epidural", "lesion"), so they are told apart
here once; each family's `reading.py` then makes its services from its own acts. An act is all that was done
of one kind in the note; what was planned, historical or denied is an act of that status.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from guardrails.reading import (
    anatomy,
    gather,
    spine_changes,
    spine_columns,
    spine_parts,
    spine_relative,
    spine_sides,
    spine_undone,
)
from guardrails.reading.anatomy import Level
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import NOT_DONE, Hit, Hits
from guardrails.reading.lexicon import OTHERS, SPINE
from guardrails.reading.nouns import NOT_TREATED
from guardrails.reading.spine_acts import FAMILY, Place, Scene, SpineAct, around, in_body
from guardrails.reading.spine_kinds import KIND_OF_NOUN, kinds

__all__ = ["FAMILY", "Place", "Scene", "SpineAct", "acts_of", "scene", "scenes"]

#: How many hits away the words may stand that a bare level belongs to.
_FAR = 400
_NEAR = 40


def scene(doc: Document) -> Scene:
    """The scene of a document as a whole: made once and kept with it."""
    kept = doc.memo.get("spine")
    if not isinstance(kept, Scene):
        kept = doc.memo["spine"] = _make(doc, _hits(doc), doc)
    return kept


def scenes(doc: Document) -> tuple[Scene, ...]:
    """A scene for each procedure of the note; the one of the whole where there is one procedure."""
    kept = doc.memo.get("spine:parts")
    if not isinstance(kept, tuple):
        hits = _hits(doc)
        views = spine_parts.parts(doc, hits)
        made = [_make(view, spine_parts.kept(doc, hits, view.norm), doc) for view in views]
        kept = doc.memo["spine:parts"] = tuple(made) or (scene(doc),)
    return kept


def acts_of(doc: Document, *names: str) -> Iterator[tuple[Scene, SpineAct]]:
    """The acts of some kinds, each with its scene; what several procedures leave undone is told once."""
    told: set[tuple[object, ...]] = set()
    for one in scenes(doc):
        for act in one.of(*names):
            words = (act.kind, act.status, *((h.start, h.end) for h in act.hits), *(p.level.start for p in act.places))
            if words not in told:
                told.add(words)
                yield one, act


def _hits(doc: Document) -> Hits:
    kept = doc.memo.get("spine:hits")
    if not isinstance(kept, Hits):
        found = _without_contained(Hits(gather.find(doc, (*SPINE, *OTHERS))))
        for hit in found:
            if hit.row.strength == "name" and _ahead(doc, hit):
                hit.said = Assertion.PLANNED
        kept = doc.memo["spine:hits"] = Hits(found)
    return kept


_WILL = re.compile(r"\b(?:will|would|going to|plan to|plans to|if)\b")
_GO_ON = re.compile(r"\b(?:go(?:ing)? on to|move on to|proceed(?:ing)? (?:to|with)|followed by)\s(?:\w+\s){0,3}$")
_DONE = re.compile(r"\b(?:was|were|done|performed|given|injected|completed|today)\b")


def _ahead(doc: Document, hit: Hit) -> bool:
    """ "We will repeat the block and then go on to radiofrequency": the last step of a plan is planned too."""
    start = doc.sentence_at(hit.start).start
    lead = doc.norm[max(start, hit.start - 160) : hit.start]
    cue = next(iter(_WILL.finditer(lead)), None)
    ahead = cue and _GO_ON.search(lead) and not _DONE.search(lead, cue.end())
    return bool(ahead) and hit.assertion not in NOT_DONE


def _make(doc: Document, hits: Hits, whole: Document) -> Scene:
    kind = kinds(doc, hits)
    acts = _acts(hits, kind)
    made = Scene(doc, hits, kind, acts, whole=whole)
    _place(made)
    spine_changes.supersede(made)
    spine_changes.take_back(made)
    spine_changes.adopt(made)
    spine_sides.bind(made)
    spine_relative.add(made)
    spine_undone.take_back(made)
    spine_sides.one_side_done(made)
    return made


def _without_contained(hits: Hits) -> list[Hit]:
    """Hits that do not stand inside a longer name of another family ("SI joint" in "SI joint fusion")."""
    others = {row.owner for row in OTHERS}
    inside: set[int] = set()
    for o in hits:
        if o.owner in others or o.row.facts.get("nerve") == "TON":
            inside |= {
                id(h)
                for h in hits.within(o.start, o.end)
                if h.end <= o.end and h.owner != o.owner and (o.end - o.start) > (h.end - h.start)
            }
    return [h for h in hits if id(h) not in inside]


def _acts(hits: Sequence[Hit], kind: dict[int, str]) -> list[SpineAct]:
    made: dict[tuple[str, Assertion], SpineAct] = {}
    for index, hit in enumerate(hits):
        name = kind.get(index)
        if name in FAMILY:
            state = Assertion.PERFORMED if hit.assertion is Assertion.MENTION else hit.assertion
            made.setdefault((name, state), SpineAct(name, state)).hits.append(hit)
    return list(made.values())


# --- which act a level belongs to ---------------------------------------------------------------------


def _place(made: Scene) -> None:
    doc = made.doc
    done = {act.kind: act for act in made.acts if act.done}
    for level in anatomy.levels(doc.norm):
        if level.noun in NOT_TREATED and not (level.noun == "lamina" and level.form == "pair"):
            continue
        if level.noun == "level" and level.form == "single":
            continue
        state = gather.status(doc, level.start, level.end, "level")
        if state is Assertion.NEGATED and spine_columns.side_of(doc, level.start):
            state = Assertion.PERFORMED  # "L3 | no | yes": the row's answers are those of its columns
        owner, owner_state = _owner(made, level, done)
        if owner is None:
            continue
        if state not in NOT_DONE and owner_state in NOT_DONE and not _done_of_planned(doc, level, owner_state):
            state = owner_state
        state = Assertion.PERFORMED if state is Assertion.MENTION else state
        act = next((a for a in made.acts if a.kind == owner and a.status is state), None)
        if act is None:
            act = SpineAct(owner, state)
            made.acts.append(act)
        made.placed[level.start] = Place(level, state, in_body(doc, level.start))
        act.places.append(made.placed[level.start])


_WAS_DONE = re.compile(
    r"[^.;\n]{0,40}?\b(?:was|were) (?:\w+ly |then )?(?:entered|injected|done|treated|blocked|lesioned|performed)\b"
)


def _done_of_planned(doc: Document, level: Level, named: Assertion) -> bool:
    """ "Consented for L3-4, L4-5 and L5-S1; only L4-5 was entered": what was allowed for is told as done."""
    if named not in (Assertion.CONSENT, Assertion.PLANNED) or not _WAS_DONE.match(doc.norm, level.end):
        return False
    clause = doc.clause_at(level.start)
    return clause.start > doc.sentence_at(level.start).start


def _owner(made: Scene, level: Level, done: dict[str, SpineAct]) -> tuple[str | None, Assertion]:
    """The act whose words stand nearest: in the clause, the sentence, then what was last spoken of."""
    doc = made.doc
    here = bisect_left(made.hits.starts, level.start)
    for region in around(doc, level.start):
        near = [
            (_distance(level, made.hits[i]), i)
            for i in _around(made.hits.range(region.start, region.end), here)
            if i in made.kind and _fits(made.kind[i], level)
        ]
        if near:
            nearest = min(near)[1]
            return _family_kind(made.kind[nearest], level, done), made.hits[nearest].assertion
    section = doc.section_at(level.start)
    if section.kind in gather.SILENT_SECTIONS:
        return None, Assertion.MENTION
    index = next(
        (
            i
            for i in (
                *range(here - 1, max(-1, here - _FAR), -1),
                *range(here, min(len(made.hits), here + _FAR)),
            )
            if i in made.kind and made.hits[i].assertion not in NOT_DONE and _fits(made.kind[i], level)
        ),
        None,
    )
    if index is None:
        return None, Assertion.MENTION
    return _family_kind(made.kind[index], level, done), Assertion.MENTION


def _around(indices: range, here: int) -> range:
    """The hits of a stretch that are not too far from a place to be the nearest."""
    return range(max(indices.start, here - _NEAR), max(indices.start, min(indices.stop, here + _NEAR)))


def _distance(level: Level, hit: Hit) -> int:
    if hit.start >= level.end:
        return hit.start - level.end
    return max(0, level.start - hit.end) + 3


def _fits(kind: str, level: Level) -> bool:
    allowed = KIND_OF_NOUN.get(level.noun)
    return allowed is None or kind in allowed or kind not in FAMILY


def _family_kind(kind: str, level: Level, done: dict[str, SpineAct]) -> str | None:
    """Among the kinds of one family group, the one that was done."""
    if kind not in FAMILY:
        return None
    if kind == "epidural":
        for other in ("transforaminal", "interlaminar", "caudal"):
            if other in done:
                return other
    return kind
