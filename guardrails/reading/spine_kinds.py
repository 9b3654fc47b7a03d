"""Which spine act a hit belongs to: the route of an epidural, block or lesion of the facet nerves, or the SI joint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from guardrails.reading import anatomy
from guardrails.reading.document import Document
from guardrails.reading.gather import NOT_DONE, Hit

_EPI = ("interlaminar", "caudal", "transforaminal", "epidural")
#: The kinds of act that a level may belong to, by the noun it stands beside.
KIND_OF_NOUN: dict[str, tuple[str, ...]] = {
    "nerve": ("facet", "facet_rf", "lateral_branch", "si_rf"),
    "landmark": ("facet", "facet_rf", "lateral_branch", "si_rf"),
    "pillar": ("facet", "facet_rf"),
    "joint": ("facet", "facet_rf"),
    "lateral_branch": ("lateral_branch", "si_rf"),
    "root": ("transforaminal", "facet_rf", "si_rf", "facet"),
    "foramen": ("transforaminal", "lateral_branch", "si_rf", "epidural", "facet_rf"),
    "transforaminal": ("transforaminal",),
    "pedicle": ("transforaminal", "epidural"),
    "space": _EPI,
    "lamina": _EPI,
}
_DOING = re.compile(
    r"\b(?:inject\w*|inj\b|enter\w*|advanc\w*|plac(?:ed|ing)|introduc\w*|direct\w*|guid\w*|block\w*|numb\w*|access\w*|deposit\w*|instill\w*|administer\w*|"
    r"arthrogra\w*|contrast|dye|needle\w*|performed|done|completed|given|gave|delivered|underw\w*|treated|position\w*|pass(?:ed|ing)|insert\w*|"
    r"omnipaque|isovue|kenalog|depo\w*|dexa\w*|triamcinolone|methylpred\w*|celestone|betamethasone|marc\w*|lidocaine|bupivacaine|ropivacaine|fl[uo]+ro\w*)\b")
_PAIN = re.compile(r"\s?(?:joints?\s)?(?:pain|dysfunction|tenderness|arthr(?:itis|opathy)|lines?|nontender|area|region|mediated|syndrome|is\b|are\b|appear)")
_PRE_LESION = re.compile(r"\b(?:after completion of (?:each|the)|pre-?lesion\w*|prior to (?:each )?lesion\w*|before (?:each )?lesion\w*)\b")
_STEROID = re.compile(r"\b(?:steroid|depo\w*|kenalog|dexameth\w*|decadron|betameth\w*|celestone|triamcin\w*|methylpred\w*|bupivacaine|lidocaine|marcaine)\b")
_TAKES_EPIDURAL = ("blood_patch", "scs", "mild", "adhesiolysis", "lumbar_puncture", "pump", "discography")


def kinds(doc: Document, hits: Sequence[Hit]) -> dict[int, str]:
    """For each hit the kind of act it belongs to; hits that only support what is not done are left out."""
    out: dict[int, str] = {}
    rf = _rf(doc, hits)
    for i, hit in enumerate(hits):
        if hit.owner in _EPI:
            continue
        if hit.owner == "rf":
            if rf.get(i):
                out[i] = rf[i]
        elif hit.owner in ("medial_branch", "intraarticular"):
            if kind := _facet(doc, hits, i, rf):
                out[i] = kind
        elif hit.owner in ("si", "lateral_branch"):
            if kind := _si(doc, hits, i, rf):
                out[i] = kind
        else:
            out[i] = hit.owner
    _epidural(doc, hits, out)
    return out


# --- radiofrequency -----------------------------------------------------------------------------------

def _owners(hits: Sequence[Hit], start: int, end: int, live: bool = False) -> set[str]:
    return {h.owner for h in hits if start <= h.start < end and (not live or h.assertion not in NOT_DONE)}


def _rf(doc: Document, hits: Sequence[Hit]) -> dict[int, str]:
    """The target of every radiofrequency word: facet nerves, SI nerves, or another family (None)."""
    out: dict[int, str] = {}
    names = [i for i, h in enumerate(hits) if h.owner == "rf"]
    has_name = any(hits[i].row.strength == "name" and hits[i].assertion not in NOT_DONE for i in names)
    for i in names:
        hit = hits[i]
        if hit.row.strength == "technique" and not has_name and not _heat(doc, hit):
            continue
        kind = _rf_target(doc, hits, hit)
        if kind:
            out[i] = kind
    return out


_HEAT = re.compile(r"\b(?:[4-9]\d|1\d\d)\s?(?:\u00b0|degrees?|deg\b|c\b)|\bvolts?\b|\bseconds\b|\bnerves?\b|\bmedial branch")


def _heat(doc: Document, hit: Hit) -> bool:
    scope = doc.section_at(hit.start) if doc.norm.startswith("puls", hit.start) else doc.sentence_at(hit.start)
    return bool(_HEAT.search(doc.words(scope)))


def _rf_target(doc: Document, hits: Sequence[Hit], hit: Hit) -> str | None:
    regions = [doc.clause_at(hit.start), doc.sentence_at(hit.start), doc.item_at(hit.start), doc.section_at(hit.start)]
    spans = [(r.start, r.end) for r in regions] + [(0, len(doc.norm))]
    for n, (start, end) in enumerate(spans):
        owners = _owners(hits, start, end, live=n >= 2)
        sacral = any(p in ("S2", "S3") for level in anatomy.levels(doc.norm) if start <= level.start < end for p in level.points)
        if "lateral_branch" in owners or sacral or ("si" in owners and n < 3):
            return "si_rf"
        target = _nearest_target(hits, hit, start, end)
        if target is not None:
            return "facet_rf" if target in ("medial_branch", "intraarticular") else None
        if "si" in owners:
            return "si_rf"
    return "facet_rf"


_RF_TARGETS = frozenset({"bvn", "genicular", "occipital", "peripheral_block", "sympathetic", "si_fusion", "joint",
                         "medial_branch", "intraarticular"})


def _nearest_target(hits: Sequence[Hit], hit: Hit, start: int, end: int) -> str | None:
    """The owner of the anatomy nearest to a lesion word within a stretch of text."""
    near = [(_gap(hit, h), h.owner) for h in hits if h.owner in _RF_TARGETS and start <= h.start < end]
    return min(near)[1] if near else None


def _gap(hit: Hit, other: Hit) -> int:
    return max(0, other.start - hit.end, hit.start - other.end)


# --- facet joints and nerves --------------------------------------------------------------------------

def _facet(doc: Document, hits: Sequence[Hit], i: int, rf: dict[int, str]) -> str | None:
    hit = hits[i]
    sentence, item = doc.sentence_at(hit.start), doc.item_at(hit.start)
    lesioned = [j for j in rf if sentence.start <= hits[j].start < sentence.end]
    if hit.owner == "medial_branch" and _owners(hits, item.start, item.end) & {"lateral_branch"} and hit.row.strength != "name":
        return "si_rf" if any(k == "si_rf" for k in rf.values()) else "lateral_branch"
    if _named_block(hit) and hit.owner == "medial_branch" and "lateral_branch" in _owners(hits, sentence.start, sentence.end):
        return "lateral_branch" if not any(k == "si_rf" for k in rf.values()) else "si_rf"
    live_rf = [j for j in rf if hits[j].assertion not in NOT_DONE]
    if hit.row.strength == "name" and _named_block(hit):
        if lesioned and hit.assertion not in NOT_DONE and any(hits[j].assertion not in NOT_DONE for j in lesioned) \
                and not _own_levels(doc, hits, hit, lesioned):
            return rf[lesioned[0]]
        return "facet"
    if live_rf and (lesioned or not _blocked_here(doc, hits, i)):
        near = lesioned or [j for j in live_rf if item.start <= hits[j].start < item.end] or live_rf
        return rf[near[0]]
    if hit.row.strength == "technique":
        return "facet"
    if hit.assertion in NOT_DONE:
        return "facet" if lesioned == [] else rf[lesioned[0]]
    return "facet" if _shown(doc, hits, hit) else None


def _named_block(hit: Hit) -> bool:
    return hit.row.strength == "name"


def _own_levels(doc: Document, hits: Sequence[Hit], hit: Hit, lesioned: Sequence[int]) -> bool:
    """Whether a block named beside a lesion is a thing of its own: its own clause without the lesion word."""
    clause = doc.clause_at(hit.start)
    if any(clause.start <= hits[j].start < clause.end for j in lesioned):
        return False
    return any(clause.start <= level.start < clause.end for level in anatomy.levels(doc.norm))


def _blocked_here(doc: Document, hits: Sequence[Hit], i: int) -> bool:
    """Whether the sentence or item of a target names a block that is done."""
    item = doc.item_at(hits[i].start)
    return any(h.owner in ("medial_branch", "intraarticular") and h.row.strength == "name" and h.assertion not in NOT_DONE
               and item.start <= h.start < item.end for h in hits)


def _shown(doc: Document, hits: Sequence[Hit], hit: Hit) -> bool:
    """A bare target counts when its sentence shows something being done there, and nothing else is named."""
    sentence = doc.sentence_at(hit.start)
    if any(h.row.strength == "name" and h.owner in (*_EPI, "si", "lateral_branch", "rf", "discography", "sympathetic", "adhesiolysis")
           and h.assertion not in NOT_DONE for h in hits):
        return False
    rivals = _owners(hits, sentence.start, sentence.end) & {"transforaminal", "discography", "si", "mild", "vertebral_augmentation"}
    if hit.owner == "intraarticular" and hit.row.strength == "target" and _owners(hits, sentence.start, sentence.end) & {
            "epidural", "interlaminar", "caudal"}:
        return False
    return not rivals and bool(_DOING.search(doc.words(sentence)))


# --- sacroiliac ---------------------------------------------------------------------------------------

def _si(doc: Document, hits: Sequence[Hit], i: int, rf: dict[int, str]) -> str | None:
    hit = hits[i]
    clause, sentence = doc.clause_at(hit.start), doc.sentence_at(hit.start)
    lesioned = any(k == "si_rf" and clause.start <= hits[j].start < clause.end for j, k in rf.items())
    lesioned_sentence = any(k == "si_rf" and sentence.start <= hits[j].start < sentence.end for j, k in rf.items())
    if hit.owner == "lateral_branch":
        return "si_rf" if any(k == "si_rf" and hits[j].assertion not in NOT_DONE for j, k in rf.items()) else "lateral_branch"
    if lesioned:
        return "si_rf"
    if _PAIN.match(doc.norm, hit.end):
        return None
    here = doc.words(clause)
    if re.search(r"\b(?:inj\w*|arthrogra\w*|enter\w*|block\w*)\b", here) or "inj" in hit.row.pattern and re.search(r"inj|block|sijb|siji", doc.norm[hit.start:hit.end]):
        return "si" if not _branches(doc, hits, clause.start, clause.end) else "lateral_branch"
    if lesioned_sentence:
        return "si_rf"
    if "lateral_branch" in _owners(hits, sentence.start, sentence.end):
        return "lateral_branch"
    if any(h.owner in ("lateral_branch", "rf") and h.assertion not in NOT_DONE for h in hits) and hit.assertion not in NOT_DONE:
        return None
    if hit.title or _DOING.search(doc.words(sentence)):
        return "si"
    if hit.assertion in NOT_DONE:
        return "si"
    follow = doc.words(doc.item_at(hit.start))
    alone = not any(h.row.strength == "name" and h.owner not in ("si", "si_fusion") for h in hits)
    return "si" if alone and re.search(r"\bthe joint\b|\barthrogra\w+", follow) and _DOING.search(follow) else None


def _branches(doc: Document, hits: Sequence[Hit], start: int, end: int) -> bool:
    return "lateral_branch" in _owners(hits, start, end)


# --- epidural routes ----------------------------------------------------------------------------------

def _epidural(doc: Document, hits: Sequence[Hit], out: dict[int, str]) -> None:
    """Routes of the epidural hits. Names decide; technique decides where no name does; the hiatus beats a Tuohy."""
    live = [i for i, h in enumerate(hits) if h.owner in _EPI and h.assertion not in NOT_DONE]
    others = {k for i, k in out.items() if hits[i].assertion not in NOT_DONE}
    live = [i for i in live if hits[i].owner != "epidural" or hits[i].row.strength == "name" or _given(doc, hits, i)]
    routes = _routes(doc, hits, live, others)
    named = any(hits[i].owner == "epidural" for i in live)
    taken = others & set(_TAKES_EPIDURAL)
    flow_only = bool(taken) and not _STEROID.search(doc.norm)
    for i, hit in enumerate(hits):
        if hit.owner not in _EPI:
            continue
        if hit.assertion in NOT_DONE:
            if hit.row.strength == "name" or (hit.owner != "epidural" and hit.row.strength == "technique" and not routes):
                out[i] = hit.owner
            continue
        if taken and (flow_only or not named) and hit.owner != "transforaminal":
            continue
        if hit.owner == "epidural" and hit.row.strength != "name" and i not in live:
            continue
        if hit.owner == "epidural":
            out[i] = _route_here(doc, hits, i, routes)
        elif hit.owner in routes and hit.row.strength != "target":
            out[i] = hit.owner


def _given(doc: Document, hits: Sequence[Hit], i: int) -> bool:
    """Drug put into the epidural space, in a sentence without another procedure: an epidural, route unsaid."""
    sentence = doc.sentence_at(hits[i].start)
    text = doc.words(sentence)
    if _owners(hits, sentence.start, sentence.end) & {"intraarticular", "medial_branch", "blood_patch", "scs", "pump"}:
        return False
    return bool(_STEROID.search(text) and re.search(r"\b(?:inject|deliver|given|gave|instill|deposit|administer|placed)\w*", text))


def _route_here(doc: Document, hits: Sequence[Hit], i: int, routes: set[str]) -> str:
    """The route of a bare `epidural`: the one in its sentence or item, else the only one of the note."""
    if not routes:
        return "epidural"
    if len(routes) == 1:
        return next(iter(routes))
    for region in (doc.sentence_at(hits[i].start), doc.item_at(hits[i].start)):
        here = routes & {h.owner for h in hits if region.start <= h.start < region.end and h.assertion not in NOT_DONE}
        if len(here) == 1:
            return next(iter(here))
    return "epidural" if not routes else sorted(routes)[0]


def _routes(doc: Document, hits: Sequence[Hit], live: Iterable[int], others: set[str]) -> set[str]:
    names: dict[str, list[Hit]] = {}
    shown: dict[str, list[Hit]] = {}
    epidural_named = False
    for i in live:
        hit = hits[i]
        epidural_named |= hit.owner == "epidural"
        if hit.owner == "epidural" or hit.row.strength == "target":
            continue
        (names if hit.row.strength == "name" else shown).setdefault(hit.owner, []).append(hit)
    blockers = others & {"facet", "facet_rf", "lateral_branch", "si_rf", "discography"}
    if "transforaminal" in shown and "transforaminal" not in names:
        kept = [h for h in shown["transforaminal"] if _foramen_counts(doc, hits, h, bool(blockers), epidural_named)]
        shown["transforaminal"] = kept
    routes = set(names) | {r for r, found in shown.items() if found}
    if "caudal" in routes and "interlaminar" not in names:
        routes.discard("interlaminar")
    if "transforaminal" in names and "interlaminar" not in names and "caudal" not in routes:
        routes.discard("interlaminar")
    if len(routes) > 1:
        routes = _body_over_title(routes, names, shown)
    return routes


def _foramen_counts(doc: Document, hits: Sequence[Hit], hit: Hit, blocked: bool, epidural_named: bool) -> bool:
    """A foramen counts as the route when a needle goes there, no nerve block owns it and nobody only counts past it."""
    sentence = doc.sentence_at(hit.start)
    text = doc.words(sentence)
    if re.search(r"\bsacral\sforam|\blateral\sto\b|\bcounting\b|\bstenosis\b|\bnarrow", text):
        return False
    if blocked and not epidural_named:
        return False
    return bool(_DOING.search(text))


def _body_over_title(routes: set[str], names: dict[str, list[Hit]], shown: dict[str, list[Hit]]) -> set[str]:
    """A route that only the title names yields to the one the body shows."""
    body = {r for r in routes if any(not h.title for h in names.get(r, []) + shown.get(r, []))}
    only_title = routes - body
    return body if body and only_title and not all(h.title for r in body for h in names.get(r, [])) else routes
