"""Which diagnoses a claim line points to: those of the place and side that it treats, not all of the claim's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from guardrails import naming
from guardrails.claim import Side
from guardrails.sides import side_of

if TYPE_CHECKING:
    from guardrails.draft import Draft, DraftLine

MOST = 4
#: Roles of a coverage list that speak for a diagnosis.
_NAMED = frozenset({"closed_list", "representative", "covered", "candidate"})

_ARM = frozenset({"shoulder", "arm", "elbow", "hand"})
_LEG = frozenset({"hip", "leg", "knee", "foot"})
#: region of a code -> the places whose conditions it may treat (a root's pain is felt in its limb)
_OF_REGION: Mapping[str, frozenset[str]] = {
    "cervical_thoracic": _ARM | {"neck", "head", "mid_back", "chest"},
    "cervical": _ARM | {"neck", "head", "mid_back", "chest"},
    "thoracic": frozenset({"mid_back", "chest", "abdomen", "neck", "low_back"}),
    "lumbar_sacral": _LEG | {"low_back", "sacroiliac", "pelvis", "mid_back"},
    "lumbar": _LEG | {"low_back", "sacroiliac", "pelvis", "mid_back"},
    "sacral": _LEG | {"low_back", "sacroiliac", "pelvis"},
    "upper_limb": _ARM | {"neck"},
    "lower_limb": _LEG | {"pelvis"},
    "head": frozenset({"head", "neck"}),
    "trunk": frozenset({"chest", "abdomen", "pelvis", "mid_back", "low_back", "leg"}),
}
#: the places at the needle itself: a condition there leaves those of the limb behind
_CORE: Mapping[str, frozenset[str]] = {
    "cervical_thoracic": frozenset({"neck", "mid_back"}),
    "cervical": frozenset({"neck"}),
    "thoracic": frozenset({"mid_back", "chest"}),
    "lumbar_sacral": frozenset({"low_back"}),
    "lumbar": frozenset({"low_back"}),
    "sacral": frozenset({"sacroiliac"}),
}
#: the place that words name: of an official title, or of a joint
_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("neck", re.compile(r"\bcervic(?:al|o)|\bneck\b|occipito-atlanto|torticollis")),
    ("head", re.compile(r"headache|migraine|occipital|trigemin|\bfac(?:e|ial)\b|temporomandib|\bjaw\b|\bhead\b")),
    ("mid_back", re.compile(r"\bthorac")),
    ("chest", re.compile(r"intercostal|\bribs?\b|\bchest\b|\bstern")),
    ("abdomen", re.compile(r"abdom|flank|ilioinguinal|\bepigastr")),
    ("low_back", re.compile(r"\blumb|sciatic|low back|\bsacral\b")),
    ("sacroiliac", re.compile(r"sacroili|\bsacroc|\bsacral\b|\bsacrum|coccyx|coccyg")),
    ("pelvis", re.compile(r"pelvi|perine|groin|inguinal|testic|vulv|pudend|coccyx|coccyg|buttock")),
    ("shoulder", re.compile(r"shoulder|rotator|acromio|subacromial|glenohumeral|biceps|suprascapular")),
    ("elbow", re.compile(r"elbow|epicondyl|olecran|cubital")),
    ("hand", re.compile(r"\bwrist|\bhands?\b|finger|thumb|carpal|radial styloid|metacarp")),
    ("arm", re.compile(r"upper limb|upper extrem|\b(?:upper )?arm\b|forearm|brachial")),
    ("hip", re.compile(r"\bhips?\b|trochant|iliopsoas|\bgluteal")),
    ("knee", re.compile(r"\bknee|patell|pes anserin|prepatellar|genicular")),
    ("foot", re.compile(r"\bankle|\bfoot\b|\btoes?\b|plantar|heel|metatars|tarsal tunnel")),
    ("leg", re.compile(r"lower limb|lower extrem|\b(?:lower )?leg\b|thigh|femoral|calf|sciatic")),
)
#: A joint's own place with the limb around it: "pain in leg" speaks for a knee as well.
_AROUND: Mapping[str, frozenset[str]] = {
    "knee": frozenset({"leg"}), "foot": frozenset({"leg"}), "hip": frozenset({"leg", "pelvis"}),
    "shoulder": frozenset({"arm"}), "elbow": frozenset({"arm"}), "hand": frozenset({"arm"}),
}
#: Families that treat where the needle is; a puncture, patch, stimulator, pump or ganglion block serves another place.
_ON_SITE = frozenset(
    "epidural transforaminal facet facet_rf si genicular joint tendon occipital peripheral_block plexus_block "
    "fascial_block vertebral_augmentation bvn mild disc_decompression discography adhesiolysis".split()
)
#: Families that treat muscles, and the conditions that they are given for wherever the muscle is.
_MUSCLE = frozenset({"trigger_point", "dry_needling"})
_OF_MUSCLE = ("M79.1", "M79.7", "M62", "M60", "M54.2", "M54.5", "M54.6", "M54.9", "M53", "G44.2", "G24.3")
#: Conditions without a place that a pain procedure treats; comorbidities are no reason for one.
_PAINFUL = ("G", "M", "B02")


def places(words: str) -> frozenset[str]:
    """The places that words name; empty where they name none."""
    return frozenset(name for name, pattern in _PLACES if pattern.search(words.lower()))


def fits(draft: Draft, line: DraftLine, code: str) -> bool | None:
    """Whether a diagnosis is of the line's place and side; None where one of the two has no place."""
    info = draft.view.icd(code)
    title = info.description.lower() if info else ""
    if _other_side(side_of(line.modifiers), title):
        return False
    if _treats_muscle(draft, line):
        return code.startswith(_OF_MUSCLE) or None
    mine, theirs = treated(draft, line) or _served(draft, line), places(title)
    return bool(mine & theirs) if mine and theirs else None


def _treats_muscle(draft: Draft, line: DraftLine) -> bool:
    info = draft.info(line)
    return info is not None and info.family in _MUSCLE


def _at_the_needle(draft: Draft, line: DraftLine, code: str) -> bool:
    """Whether a diagnosis is of the very place that a spine procedure enters, not of the limb that it also serves."""
    info, dx = draft.info(line), draft.view.icd(code)
    core = _CORE.get(info.region) if info else None
    return core is None or dx is None or bool(core & places(dx.description))


def treated(draft: Draft, line: DraftLine) -> frozenset[str]:
    """The places whose conditions the line's procedure may treat."""
    info = draft.info(line)
    if info is None or info.family not in _ON_SITE:
        return frozenset()
    known = _OF_REGION.get(info.region)
    if known is not None:
        return known
    if line.coded is None or info.family not in ("joint", "tendon"):
        return frozenset()
    named = places(naming.listed(line.coded.sites))
    return named.union(*(_AROUND.get(name, frozenset()) for name in named))


def _other_side(side: Side | None, title: str) -> bool:
    right, left = re.search(r"\bright\b", title), re.search(r"\bleft\b", title)
    return bool((side is Side.RT and left and not right) or (side is Side.LT and right and not left))


def _served(draft: Draft, line: DraftLine) -> frozenset[str]:
    """For guidance: the places of the procedures that it may guide; of two, those that do not include it."""
    info = draft.info(line)
    if info is None or info.family != "imaging_guidance":
        return frozenset()
    hosts = [(h, i.imaging) for h in draft.live() if (i := draft.info(h)) is not None and i.family in _ON_SITE]
    own = [host for host, imaging in hosts if imaging.startswith("separate")]
    return frozenset().union(*(treated(draft, host) for host in own))


def pointers(draft: Draft, line: DraftLine, codes: Sequence[str]) -> tuple[str, ...]:
    """At most four of `codes`: those of the line's place first, then painful conditions without a place.

    Where none is of the place, those without one; a diagnosis of another place is never pointed to. A visit and what
    goes with every procedure may point to all."""
    said = {code: fits(draft, line, code) for code in codes}
    own = [code for code in codes if said[code]]
    own = [code for code in own if _at_the_needle(draft, line, code)] or own
    loose = [code for code in codes if said[code] is None]
    if own and _treats_muscle(draft, line):
        loose = []
    elif own:
        loose = [code for code in loose if code.startswith(_PAINFUL)]
    return tuple(sorted([*own, *loose], key=_order(draft, line, codes, own))[:MOST])


def kept(draft: Draft, line: DraftLine, codes: Iterable[str]) -> tuple[str, ...]:
    """Of the pointers that were proposed, those that are not of another place or side."""
    return tuple(code for code in codes if fits(draft, line, code) is not False)[:MOST]


def _order(draft: Draft, line: DraftLine, codes: Sequence[str], own: Sequence[str]):  # type: ignore[no-untyped-def]
    listed = {s.icd for s in draft.view.supporting_diagnoses(line.code) if s.role in _NAMED}
    return lambda code: (code not in listed, code not in own, codes.index(code))
