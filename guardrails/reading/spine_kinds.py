"""Which spine act a hit belongs to: an epidural route, block or lesion of facet nerves, the SI joint."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from guardrails.reading import anatomy, spine_routes
from guardrails.reading.document import Document, Region
from guardrails.reading.gather import BODY, NOT_DONE, Hit, Hits
from guardrails.reading.spine_words import DOING, DRUG, EPIDURAL, SPINE_WORDS, owners_in, points_in

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
    "space": EPIDURAL,
    "lamina": EPIDURAL,
}
_PAIN = re.compile(
    r"\s?(?:joints?\s)?(?:pain|dysfunction|tenderness|arthr(?:itis|opathy)|lines?|nontender|area|region"
    r"|mediated|syndrome|is\b|are\b|appear)"
)


def kinds(doc: Document, hits: Hits) -> dict[int, str]:
    """For each hit the kind of act it belongs to; hits that only support what is not done are left out."""
    out: dict[int, str] = {}
    rf = _rf(doc, hits)
    lesions = _Lesions.of(hits, rf)
    for i, hit in enumerate(hits):
        if hit.owner in EPIDURAL:
            continue
        if hit.owner == "rf":
            if rf.get(i):
                out[i] = rf[i]
        elif hit.owner in ("medial_branch", "intraarticular"):
            if kind := _facet(doc, hits, i, lesions):
                out[i] = kind
        elif hit.owner in ("si", "lateral_branch"):
            if kind := _si(doc, hits, i, lesions):
                out[i] = kind
        else:
            out[i] = hit.owner
    spine_routes.epidural(doc, hits, out)
    return out


# --- radiofrequency -----------------------------------------------------------------------------------


def _rf(doc: Document, hits: Hits) -> dict[int, str]:
    """The target of every radiofrequency word: facet nerves, SI nerves, or another family (None)."""
    out: dict[int, str] = {}
    names = [i for i, h in enumerate(hits) if h.owner == "rf"]
    has_name = any(hits[i].row.strength == "name" and hits[i].assertion not in NOT_DONE for i in names)
    for i in names:
        hit = hits[i]
        if hit.row.strength == "technique" and not has_name and not _heat(doc, hit):
            continue
        if kind := _rf_target(doc, hits, hit):
            out[i] = kind
    _technique_follows_name(doc, hits, out)
    if "si_rf" in out.values() and _sacral_only(doc, hits):
        out = dict.fromkeys(out, "si_rf")
    return out


def _technique_follows_name(doc: Document, hits: Hits, out: dict[int, str]) -> None:
    """A lesion whose sentence names no target is a lesion of the procedure that was named last."""
    last: str | None = None  # what the name before was a lesion of; "" for nerves of another family
    for i in (i for i, h in enumerate(hits) if h.owner == "rf"):
        hit = hits[i]
        if hit.row.strength == "name":
            last = out.get(i, "") if hit.assertion not in NOT_DONE else last
            continue
        sentence = doc.sentence_at(hit.start)
        here = owners_in(hits, sentence.start, sentence.end) & (_RF_TARGETS | {"lateral_branch", "si"})
        if i not in out or here:
            continue
        if last == "":
            del out[i]
        elif last is not None and not anatomy.levels_in(doc.norm, sentence.start, sentence.end):
            out[i] = last


def _sacral_only(doc: Document, hits: Hits) -> bool:
    """Sacroiliac nerves are named and no facet nerve is: the L5 dorsal ramus then belongs to them."""
    sacral = any(h.owner in ("lateral_branch", "si") and h.assertion not in NOT_DONE for h in hits)
    facet = any(
        h.owner in ("medial_branch", "intraarticular")
        and h.assertion not in NOT_DONE
        and _FACET_NAMED.search(doc.norm, h.start, h.end)
        for h in hits
    )
    return sacral and not facet


_FACET_NAMED = re.compile(r"\bmed(?:ial|ian|ical)[- ]branch|\bmbs?\b|\bmbbs?\b|\bfacet|\bpillar|\bthird occ|\bton\b")


_HEAT = re.compile(
    r"\b(?:[4-9]\d|1\d\d)\s?(?:\u00b0|degrees?|deg\b|c\b)|\bvolts?\b|\bseconds\b|\bnerves?\b|\bmedial branch"
)


def _heat(doc: Document, hit: Hit) -> bool:
    scope = doc.section_at(hit.start) if doc.norm.startswith("puls", hit.start) else doc.sentence_at(hit.start)
    return bool(_HEAT.search(doc.words(scope)))


def _rf_target(doc: Document, hits: Hits, hit: Hit) -> str | None:
    regions = [
        doc.clause_at(hit.start),
        doc.sentence_at(hit.start),
        doc.item_at(hit.start),
        doc.section_at(hit.start),
    ]
    spans = [(r.start, r.end) for r in regions] + [(0, len(doc.norm))]
    if "bvn" in owners_in(hits, *spans[-1], live=True) and not _FACET & owners_in(hits, *spans[2], live=True):
        return None  # the vertebral body is lesioned here; a facet nerve would be named beside it
    for n, (start, end) in enumerate(spans):
        owners = owners_in(hits, start, end, live=n >= 2)
        if "si" in owners and not _si_lesioned(doc, hits, start, end):
            owners -= {"si"}
        sacral = not _SACRAL_LEVELS.isdisjoint(points_in(doc, hits, start, end))
        if "lateral_branch" in owners or sacral or ("si" in owners and n < 3):
            return "si_rf"
        if n == 0 and anatomy.levels_in(doc.norm, start, end) and not owners & _ELSEWHERE:
            return "facet_rf"
        target = _nearest_target(hits, hit, start, end)
        if target is not None:
            return "facet_rf" if target in ("medial_branch", "intraarticular") else None
        if "si" in owners:
            return "si_rf"
    bare = doc.norm[hit.start : hit.end] in ("rf", "rfs")
    known = anatomy.levels(doc.norm) if bare else doc.first(SPINE_WORDS)
    return "facet_rf" if known else None


def _si_lesioned(doc: Document, hits: Hits, start: int, end: int) -> bool:
    """Whether a sacroiliac name of a stretch may be the target of a lesion: not "SI joint injection"."""
    return any(h.owner == "si" and not _INTO_NAME.search(doc.norm, h.start, h.end) for h in hits.within(start, end))


_SACRAL_LEVELS = frozenset({"S2", "S3"})
_ELSEWHERE = frozenset({"neuraxial_lysis", "cord_lesion", "bvn", "genicular", "occipital", "peripheral_block", "sympathetic", "joint"})
_FACET = frozenset({"medial_branch", "intraarticular"})
_RF_TARGETS = frozenset(
    {
        "bvn",
        "genicular",
        "occipital",
        "peripheral_block",
        "sympathetic",
        "si_fusion",
        "cord_lesion",
        "neuraxial_lysis",
        "joint",
        "medial_branch",
        "intraarticular",
    }
)


def _nearest_target(hits: Hits, hit: Hit, start: int, end: int) -> str | None:
    """The owner of the anatomy nearest to a lesion word within a stretch of text."""
    near = [(_gap(hit, h), h.owner) for h in hits.within(start, end) if h.owner in _RF_TARGETS]
    return min(near)[1] if near else None


def _gap(hit: Hit, other: Hit) -> int:
    return max(0, other.start - hit.end, hit.start - other.end)


# --- facet joints and nerves --------------------------------------------------------------------------


@dataclass(slots=True)
class _Lesions:
    """The lesion words of a note (by index: whose they are), and those of them that were done."""

    all: dict[int, str]
    live: list[int]
    live_kinds: frozenset[str]
    found: dict[tuple[int, int, bool], list[int]] = field(default_factory=dict)  # of stretches asked about

    @classmethod
    def of(cls, hits: Hits, rf: dict[int, str]) -> _Lesions:
        live = [j for j in rf if hits[j].assertion not in NOT_DONE]
        return cls(rf, live, frozenset(rf[j] for j in live))

    def within(self, hits: Hits, region: Region, live: bool = False) -> list[int]:
        """The lesion words of a stretch."""
        key = (region.start, region.end, live)
        if key not in self.found:
            here = [j for j in hits.range(region.start, region.end) if j in self.all]
            self.found[key] = [j for j in here if hits[j].assertion not in NOT_DONE] if live else here
        return self.found[key]


def _facet(doc: Document, hits: Hits, i: int, rf: _Lesions) -> str | None:
    """Block, lesion, or a nerve of the sacroiliac set."""
    hit = hits[i]
    done = hit.assertion not in NOT_DONE
    sentence, item = doc.sentence_at(hit.start), doc.item_at(hit.start)
    lesions = rf.live_kinds if done else frozenset(rf.all.values())
    sacral = "si_rf" if "si_rf" in lesions else "lateral_branch"
    scope = sentence if _named_block(hit) else item
    branches = hit.owner == "medial_branch" and "lateral_branch" in owners_in(hits, scope.start, scope.end)
    if branches and _SACRAL.search(doc.words(scope)):
        return sacral
    if done and lesions == {"si_rf"} and not _named_block(hit):
        return "si_rf"
    lesioned = rf.within(hits, sentence)
    if _named_block(hit):
        live = done and any(hits[j].assertion not in NOT_DONE for j in lesioned)
        return rf.all[lesioned[0]] if live and not _own_levels(doc, hits, hit, lesioned) else "facet"
    if rf.live and (lesioned or not _blocked_here(doc, hits, i)):
        near = lesioned or rf.within(hits, item, live=True) or rf.live
        return rf.all[near[0]]
    if hit.row.strength == "technique" or (done and hit.item.marked):
        return "facet"  # shown, or the ticked one of the choices
    if not done:
        return rf.all[lesioned[0]] if lesioned else "facet"
    return "facet" if _shown(doc, hits, hit) else None


def _named_block(hit: Hit) -> bool:
    return hit.row.strength == "name"


def _own_levels(doc: Document, hits: Hits, hit: Hit, lesioned: Sequence[int]) -> bool:
    """Whether a block named beside a lesion is a thing of its own: its own clause without the lesion word."""
    clause = doc.clause_at(hit.start)
    if any(clause.start <= hits[j].start < clause.end for j in lesioned):
        return False
    return bool(anatomy.levels_in(doc.norm, clause.start, clause.end))


def _blocked_here(doc: Document, hits: Hits, i: int) -> bool:
    """Whether the sentence or item of a target names a block that is done."""
    item = doc.item_at(hits[i].start)
    return any(
        h.owner in ("medial_branch", "intraarticular") and h.row.strength == "name" and h.assertion not in NOT_DONE
        for h in hits.within(item.start, item.end)
    )


def _shown(doc: Document, hits: Hits, hit: Hit) -> bool:
    """A bare target counts when its sentence shows something being done there, and nothing else is named."""
    sentence = doc.sentence_at(hit.start)
    if hits.live_names & _NAMED_RIVALS:
        return False
    rivals = owners_in(hits, sentence.start, sentence.end) & {
        "transforaminal",
        "discography",
        "si",
        "mild",
        "vertebral_augmentation",
    }
    if (
        hit.owner == "intraarticular"
        and hit.row.strength == "target"
        and owners_in(hits, sentence.start, sentence.end) & {"epidural", "interlaminar", "caudal"}
    ):
        return False
    if "fascial_block" in owners_in(hits, sentence.start, sentence.end):
        return False
    text = doc.words(sentence)
    item = doc.item_at(hit.start)
    if sentence.start == item.start and len(text) < _HEADING:
        text = doc.words(item)  # a name at the head of its paragraph stands for what the paragraph tells
    if _LESION_PREP.search(doc.words(item)):
        return False  # needles set for a lesion that is not told of are no block
    if not _FACET_CONTEXT.search(doc.words(doc.section_at(hit.start))):
        return False
    if (
        hit.owner == "medial_branch"
        and not _NERVE_WORD.search(text)
        and len(anatomy.levels_in(doc.norm, sentence.start, sentence.end)) < 2
    ):
        return False
    return not rivals and bool(DOING.search(text))


_HEADING = 60
_LESION_PREP = re.compile(
    r"\b(?:sensory|motor)\s(?:testing|stim\w*)|\bgenerator\b|\brf\s?(?:cannul\w*|needles?|probes?|electrodes?)|\b(?:2|50)\s?(?:hz|hertz)\b"
    r"|\bno\slesions?\b"
)
_FACET_CONTEXT = re.compile(r"\b(?:lumbar|cervical|thoracic|facets?|mbbs?|spine|pillars?)\b|\b[lct]\d")
#: Named in the note, each of these takes the bare anatomy for itself.
_NAMED_RIVALS = frozenset({*EPIDURAL, "si", "lateral_branch", "rf", "discography", "sympathetic", "adhesiolysis"})
_NERVE_WORD = re.compile(
    r"\bmed(?:ial|ian|ical)[- ]branch|\bmbb?s?\b|\bram(?:us|i)\b|\bpillars?\b|\bfacets?\b|\bsaps?\b"
    r"|\bsuperior articular|\bdr\b"
)


# --- sacroiliac ---------------------------------------------------------------------------------------


_INTO = re.compile(r"\b(?:inj\w*|arthrogra\w*|enter\w*|block\w*)\b")
_INTO_JOINT = re.compile(r"\b(?:inject\w*|injections?|inj|blocks?|blocked)\b")
_INTO_NAME = re.compile(r"inj|block|sijb|siji")
_ITS_NERVES = re.compile(r"\b(?:si|sij|sacro-?\s?iliac)\b(?:\sjoint)?\s(?:nerves?|innervation)\b")
_THE_JOINT = re.compile(r"\bthe joint\b|\barthrogra\w+")


def _si(doc: Document, hits: Hits, i: int, rf: _Lesions) -> str | None:
    hit = hits[i]
    clause, sentence = doc.clause_at(hit.start), doc.sentence_at(hit.start)
    if "si_fusion" in hits.live_names and not _INTO_JOINT.search(doc.words(clause)):
        return None  # the joint of a fusion
    lesioned = any(rf.all[j] == "si_rf" for j in rf.within(hits, clause))
    lesioned_sentence = any(rf.all[j] == "si_rf" for j in rf.within(hits, sentence))
    if hit.owner == "lateral_branch" and not _SACRAL.search(doc.words(doc.section_at(hit.start))):
        return None
    if hit.owner == "lateral_branch":
        return "si_rf" if "si_rf" in rf.live_kinds else "lateral_branch"
    if lesioned:
        return "si_rf"
    if _PAIN.match(doc.norm, hit.end):
        return None
    here = doc.words(clause)
    if _INTO.search(here) or ("inj" in hit.row.pattern and _INTO_NAME.search(doc.norm, hit.start, hit.end)):
        nerves = _ITS_NERVES.search(doc.norm, hit.start, hit.end + 16) or _branches(doc, hits, clause.start, clause.end)
        return "lateral_branch" if nerves else "si"
    if lesioned_sentence:
        return "si_rf"
    if "lateral_branch" in owners_in(hits, sentence.start, sentence.end):
        return "lateral_branch"
    if hits.live_names & {"lateral_branch", "rf"} and hit.assertion not in NOT_DONE:
        return None
    if hit.title or DOING.search(doc.words(sentence)) or hit.assertion in NOT_DONE:
        return "si"
    return "si" if hits.live_names <= {"si", "si_fusion"} and _told_of_joint(doc, hit) else None


def _told_of_joint(doc: Document, hit: Hit) -> bool:
    """Whether the item of a bare name, or the form whose field it is, tells of work on the joint."""
    field = hit.item.marked or _JOINT_FIELD.search(doc.norm, max(0, hit.start - 60), hit.start)
    if doc.section_at(hit.start).kind in BODY and field:
        given = DRUG.search(doc.norm, hit.end, hit.end + _FORM)
        if given is None:
            return False
        kind = doc.section_at(given.start()).kind  # "Meds: ..." below the needle and its picture is what was given
        return kind in BODY or (kind == "medications" and bool(DOING.search(doc.norm, hit.end, given.start())))
    follow = doc.words(doc.item_at(hit.start))
    return bool(_THE_JOINT.search(follow) and DOING.search(follow))


#: "Joint ...... SI, right": a field of a form whose other fields tell what was given
_JOINT_FIELD = re.compile(r"\b(?:joint|target|site|location)s?\s?(?:\(s\)\s?)?(?:[:=|]|\.{2,})\s?(?:(?:right|left|bilateral)\s)?$")
_FORM = 500
_SACRAL = re.compile(r"\bsacr\w*|\bsi\b|\bsij\w*|\bs[123]\b|\bala\b|\bslbb?\b|\blbbs?\b")


def _branches(doc: Document, hits: Hits, start: int, end: int) -> bool:
    return "lateral_branch" in owners_in(hits, start, end)
