"""From concepts found in a note to ICD-10-CM codes: date, site, combinations, Excludes1, symptoms, order.

The order of application is that of the Official Guidelines as `knowledge/diagnoses` records them: date, then
site, then combination codes, then Excludes1, then integral symptoms, then specific before unspecified.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guardrails.claim import Side
from guardrails.reading.dx_site import Site, as_list, by_region, by_side

QUERY = "query"
#: A combination is never made from a comorbidity list; these codes stand last on a claim.
_STATUS_LAST = (
    "Z98",
    "Z79",
    "Z96",
    "Z86",
    "Z87",
    "Z91",
    "Z99",
    "I10",
    "E11",
    "F32",
    "F33",
    "F41",
    "G47",
    "E03",
    "J44",
)
_ENCOUNTER_FIRST = ("Z45", "T85")
#: Symptom codes: integral to, or excluded by, a diagnosis of the same place.
SYMPTOMS = ("M54.", "M79.", "M25.5", "R", "G89.2")


@dataclass(frozen=True, slots=True)
class Found:
    """A concept that the note states, its site, and the codes that this leads to on the day."""

    concept: Any
    places: tuple[tuple[int, int], ...]  # in the normalised text
    site: Site
    tier: int  # 0 diagnosis list, 1 indication, 2 anywhere else
    order: int
    region: str | None = None
    side: Side | None = None
    codes: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    query: str | None = None

    @property
    def id(self) -> str:
        return str(self.concept.id)


class Book:
    """The concepts by id and by code pattern, and which codes are billable on the day."""

    def __init__(self, concepts: Sequence[Any], billable: Callable[[str], bool], day: str) -> None:
        self.by_id = {c.id: c for c in concepts}
        self.by_pattern: dict[str, Any] = {}
        for concept in concepts:
            self.by_pattern.setdefault(concept.code_pattern, concept)
        self.billable = billable
        self.day = day

    def in_force(self, concept: Any, region: str | None) -> list[str]:
        """Codes that a dated row puts in place of the maps on that day."""
        for row in concept.dated:
            if row["from"] <= self.day <= row["to"] and row.get("region") in (None, region):
                return as_list(row["code"])
        return []

    def valid(self, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(c for c in codes if c and c != QUERY and self.billable(c)))


def resolve(found: Found, book: Book, text: str) -> list[Found]:
    """One `Found` a code: by region or level, by side, or without a site."""
    concept = found.concept
    if concept.site_axis == "spine_region":
        return _by_region(found, book)
    codes = book.in_force(concept, None)
    if not codes and concept.side_map:
        codes = by_side(concept.side_map, concept.site_axis, found.site, text)
    codes = list(book.valid(codes)) or list(book.valid([concept.unspecified_code]))
    side = found.site.side if concept.site_axis != "none" else None
    query = None if codes else f"{concept.id}: which site?"
    return [replace(found, codes=tuple(codes), side=side, query=query, region=_own_region(concept.id))]


def _by_region(found: Found, book: Book) -> list[Found]:
    concept = found.concept
    out: list[Found] = []
    for region, codes in by_region(concept.region_map, found.site):
        valid = book.valid(book.in_force(concept, region) or codes)
        if valid and not any(valid == other.codes for other in out):
            out.append(
                replace(found, codes=valid, region=region, alternatives=_sister(concept, region, book))
            )
    if out:
        return out
    bare = book.valid(book.in_force(concept, None) or [concept.unspecified_code])
    return [replace(found, codes=bare, query=None if bare else f"{concept.id}: which level or region?")]


def _sister(concept: Any, region: str | None, book: Book) -> tuple[str, ...]:
    """Lumbar and lumbosacral are both defended for the lowest joints and roots."""
    other = {"lumbar": "lumbosacral", "lumbosacral": "lumbar"}.get(region or "")
    return book.valid(as_list(concept.region_map[other])) if other and other in concept.region_map else ()


_OWN_REGION = (
    ("low-back", "lumbar"),
    ("lumba", "lumbar"),
    ("lumbar", "lumbar"),
    ("neck", "cervical"),
    ("cervical", "cervical"),
    ("thoracic", "thoracic"),
    ("si-joint", "sacral"),
    ("sacro", "sacral"),
)


def _own_region(concept_id: str) -> str | None:
    """The region that a concept without a site axis names by itself."""
    return next((region for word, region in _OWN_REGION if concept_id.startswith(word)), None)


def combine(chosen: list[Found], context: Sequence[Found], book: Book) -> list[Found]:
    """Combination codes, until none applies. `context` holds what the rest of the note states; it may only
    refine a code within its own subcategory (stenosis + claudication elsewhere in the note)."""
    for _ in range(6):
        for one in chosen:
            changed = _combine_one(one, chosen, context, book)
            if changed is not None:
                chosen = changed
                break
        else:
            return chosen
    return chosen


def _combine_one(one: Found, chosen: list[Found], context: Sequence[Found], book: Book) -> list[Found] | None:
    rows = sorted(one.concept.combines_with, key=lambda r: "radiculopathy" not in r["with"])
    for row in rows:
        names = set(row["with"])
        mate = next((f for f in chosen if f is not one and f.id in names and _together(one, f, row)), None)
        outside = None
        if mate is None:
            outside = next((f for f in context if f.id in names and _together(one, f, row)), None)
        if mate is None and outside is None:
            continue
        done = _apply(one, mate or outside, row, chosen, book, refine=mate is None)  # type: ignore[arg-type]
        if done is not None:
            return done
    return None


def _together(one: Found, other: Found, row: Mapping[str, Any]) -> bool:
    """Whether two things are at the site that the row asks for; a silent site agrees with any."""
    same = row.get("same")
    if same == "side":
        return one.side is None or other.side is None or one.side is other.side
    if same in ("region", None):
        return near(one.region, other.region)
    allowed = {"lumbar or lumbosacral": ("lumbar", "lumbosacral")}.get(str(same), (str(same),))
    return one.region in (None, *allowed) and (other.region in (None, *allowed))


def near(one: str | None, other: str | None) -> bool:
    """Two regions that may be one place: equal, silent, or neighbours by naming."""
    if one is None or other is None or one == other:
        return True
    pairs = (
        {"lumbar", "lumbosacral"},
        {"cervical", "cervicothoracic"},
        {"thoracic", "thoracolumbar"},
        {"lumbosacral", "sacral"},
        {"thoracolumbar", "lumbar"},
    )
    return {one, other} in pairs


def _apply(
    one: Found, mate: Found, row: Mapping[str, Any], chosen: list[Found], book: Book, refine: bool
) -> list[Found] | None:
    """The diagnosis list after one combination, or None when it changes nothing."""
    code, drop = row["code"], list(row.get("drop", []))
    added: list[Found] = []
    if isinstance(code, str) and code.startswith("both"):
        extra = [c.strip() for c in code.split("+")[1:]]
        added = [
            replace(one, codes=(c,), order=one.order + 1)
            for c in book.valid(extra)
            if not any(c in f.codes for f in chosen)
        ]
        if refine:
            return None
        new = one
    else:
        target = _target(one, mate, code, book)
        if target is None or target.codes == one.codes or (refine and not _same_category(target, one)):
            return None
        new, added = target, [target]
        drop.extend(f"{c}" for c in one.codes)
    kept = [f for f in chosen if f is new or not _dropped(f, drop, new)]
    if isinstance(code, str) and code.startswith("both"):
        kept = [f for f in kept if f is not one] + [one]
        if len(kept) == len(chosen) and not added:
            return None
    else:
        kept = [f for f in kept if f is not one and (f is not mate or refine)]
    return sorted([*kept, *added], key=lambda f: (f.tier, f.order))


def _target(one: Found, mate: Found, code: Any, book: Book) -> Found | None:
    """The combined diagnosis: another concept by its pattern, or a plain code."""
    places = tuple(sorted({*one.places, *mate.places}))
    order, tier = min(one.order, mate.order), min(one.tier, mate.tier)
    concept = book.by_pattern.get(code) if isinstance(code, str) else None
    if concept is None:
        codes = book.valid(as_list(code))
        return replace(one, places=places, order=order, tier=tier, codes=codes) if codes else None
    region = one.region or mate.region
    site = Site(
        regions=[region] if region else [],
        sides=one.site.sides or mate.site.sides,
        levels=one.site.levels or mate.site.levels,
        limbs=one.site.limbs,
    )
    draft = replace(one, concept=concept, places=places, order=order, tier=tier, site=site, codes=())
    solved = resolve(draft, book, "")
    return solved[0] if solved and solved[0].codes else None


def _same_category(target: Found, one: Found) -> bool:
    return bool(one.codes) and all(c[:5] == one.codes[0][:5] for c in target.codes)


def _dropped(found: Found, patterns: Iterable[str], because: Found) -> bool:
    return (
        bool(found.codes) and all(matches(c, patterns) for c in found.codes) and _same_place(found, because)
    )


def matches(code: str, patterns: Iterable[str]) -> bool:
    """Whether a code falls under one of `M54.1-`, `M54.2`, `M50-M51`."""
    for pattern in patterns:
        bare = pattern.rstrip("<")
        first, dash, last = bare.partition("-")
        if dash and last:
            if first <= code[: len(first)] <= last:
                return True
        elif code == bare or (code.startswith(first) and (dash or len(first) <= 5)):
            return True
    return False


def _same_place(one: Found, other: Found) -> bool:
    """Not provably two places: sides and regions that are both known and differ keep both."""
    if one.side and other.side and one.side is not other.side and Side.BIL not in (one.side, other.side):
        return False
    return near(one.region, other.region)


def prune(chosen: list[Found]) -> list[Found]:
    """Drop integral symptoms, Excludes1 symptoms, vaguer rows of the same site, and repeats."""
    kept = list(chosen)
    for one in chosen:
        rest = [f for f in kept if f is not one]
        if one in kept and (_integral(one, rest) or _vaguer(one, rest)):
            kept = rest
    out: list[Found] = []
    for one in kept:
        codes = tuple(c for c in one.codes if not any(c in f.codes for f in out))
        if codes:
            out.append(replace(one, codes=codes))
    return out


def _integral(one: Found, rest: Iterable[Found]) -> bool:
    """A symptom of, or a symptom excluded by, another diagnosis at the same place."""
    symptom = all(c.startswith(SYMPTOMS) for c in one.codes)
    for other in rest:
        if not _same_place(one, other):
            continue
        if any(matches(c, one.concept.symptom_of) for c in other.codes):
            return True
        cause = not all(c.startswith(SYMPTOMS) for c in other.codes)
        own = [p for p in one.concept.excludes1_with if not p.endswith("<")]
        if symptom and cause and any(matches(c, own) for c in other.codes):
            return True
    return False


def _vaguer(one: Found, rest: Iterable[Found]) -> bool:
    """An unspecified code beside a specific one, or lumbar beside lumbosacral of one concept."""
    for other in rest:
        if (
            other.id == one.id
            and {one.region, other.region} == {"lumbar", "lumbosacral"}
            and one.order > other.order
        ):
            return not (one.places == other.places and len(one.site.levels) > 1)
        if not other.codes or other.codes[0][:4] != one.codes[0][:4] or other.codes == one.codes:
            continue
        silent = one.region is None and one.side is None and one.concept.site_axis != "none"
        if silent and (other.region or other.side):
            return True
        if (
            one.concept.unspecified_code in one.codes
            and one.codes[0].endswith(("9", "0"))
            and other.codes[0][:5] == one.codes[0][:5]
            and other.concept.site_axis == one.concept.site_axis
            and silent
        ):
            return True
    return False


def sequence(chosen: list[Found]) -> list[Found]:
    """The note's own order, with encounter and complication codes first and status codes last."""

    def key(found: Found) -> tuple[int, int, int]:
        code = found.codes[0]
        first = 0 if code.startswith(_ENCOUNTER_FIRST) else 1
        last = 1 if code.startswith(_STATUS_LAST) or found.concept.sequencing.startswith("Secondary") else 0
        return (last, first if not last else 1, found.order)

    return sorted(chosen, key=key)
