"""Other modifiers: valid on the day, called for, and in the payer's form."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.claim import Severity
from guardrails.draft import AnyEdit, Draft, DraftLine, Drop, Remark, SetModifiers
from guardrails.rule import rule
from guardrails.rules.pairs import distinct_key, edits, separate

_DISTINCT = frozenset({"59", "XE", "XP", "XS", "XU"})


def _without(line: DraftLine, *gone: str) -> tuple[str, ...]:
    return tuple(m for m in line.modifiers if m not in gone)


@rule("modifiers/invalid", layer="coding", cites=["hcpcs"])
def invalid(draft: Draft) -> Iterator[AnyEdit]:
    """Take off a modifier that is not valid on the date of service."""
    for line in draft.live():
        bad = [m for m in line.modifiers if not _valid(draft, m)]
        if bad:
            yield SetModifiers(line, f"{', '.join(bad)}: not a valid modifier on {draft.view.dos:%Y-%m-%d}.",
                               modifiers=_without(line, *bad))


def _valid(draft: Draft, modifier: str) -> bool:
    found = draft.view.modifier(modifier)
    return found is not None and found.status == "current"


@rule("modifiers/called-for", layer="coding", cites=["cpt"])
def called_for(draft: Draft) -> Iterator[AnyEdit]:
    """Put on the modifier that the service itself calls for (reduced, discontinued, separate visit)."""
    for line in draft.live():
        coded = line.coded
        wanted = [m for m in coded.modifiers if m not in line.modifiers] if coded else []
        if coded and wanted:
            yield SetModifiers(line, f"{line.code}: {', '.join(wanted)} is called for. {coded.because}",
                               spans=coded.spans[:3], modifiers=(*line.modifiers, *wanted))


@rule("modifiers/multiple-51", layer="edit", cites=["payer-policy", "faq/modifier-51-esi-facet"])
def multiple(draft: Draft) -> Iterator[AnyEdit]:
    """Take modifier 51 off add-on codes and, where the payer applies it itself, off every line."""
    for line in draft.live():
        info = draft.info(line)
        if "51" not in line.modifiers:
            continue
        if info is not None and info.addon:
            yield SetModifiers(line, f"{line.code} is an add-on: exempt from modifier 51.",
                               modifiers=_without(line, "51"))
        elif not draft.case.payer.append_51:
            yield SetModifiers(line, "Modifier 51 is not appended for this payer; it ranks the procedures "
                               "itself.", modifiers=_without(line, "51"))


@rule("modifiers/distinct-unneeded", layer="edit", cites=["cms-modifier-59", "ncci-ptp"])
def unneeded(draft: Draft) -> Iterator[AnyEdit]:
    """Take 59 or X off a line that no edit of the claim asks it for."""
    needed = {id(line) for pair, one, two in edits(draft) if pair.indicator == "1" or pair.status != "active"
              for line in (one, two)}
    seen: dict[str, int] = {}
    for line in draft.live():
        seen[line.code] = seen.get(line.code, 0) + 1
        present = _DISTINCT.intersection(line.modifiers)
        if present and id(line) not in needed and seen[line.code] == 1 and _judged(draft, line):
            yield SetModifiers(line, f"{', '.join(sorted(present))} is not needed: no NCCI edit of this claim "
                               f"touches {line.code}.", modifiers=_without(line, *present))


def _judged(draft: Draft, line: DraftLine) -> bool:
    info = draft.info(line)
    return info is not None and info.support == "supported"


@rule("modifiers/distinct-form", layer="edit", cites=["cms-modifier-59", "faq/modifier-59-versus-xu"])
def distinct_form(draft: Draft) -> Iterator[AnyEdit]:
    """Of an edit's two lines one carries 59 or X: column 2; another level, side or structure is XS, not XU."""
    found = [(one, two) for pair, one, two in edits(draft) if pair.indicator == "1" or pair.status != "active"]
    second = {id(two) for _, two in found}
    for one, two in found:
        extra = _DISTINCT.intersection(one.modifiers)
        if extra and _DISTINCT.intersection(two.modifiers) and id(one) not in second:
            yield SetModifiers(one, f"{', '.join(sorted(extra))} stands on {two.code}, the column 2 code of this NCCI "
                               "edit; one line carries it.", modifiers=_without(one, *extra))
    for line in draft.live():
        if "XU" not in line.modifiers:
            continue
        mate = next((pair for pair in found if line in pair), None)
        if mate is not None and distinct_key(*mate) not in draft.queries and separate(*mate):
            modifier = draft.case.payer.distinct_modifier
            yield SetModifiers(line, f"The note shows another level, side or structure: {modifier}, not XU.",
                               modifiers=(*_without(line, "XU"), modifier))
        else:
            yield Remark(line, "XU says an unusual, non-overlapping service; another level, side or structure "
                         "is XS (or 59 where the payer does not take X).", severity=Severity.WARNING)


@rule("modifiers/component", layer="coding", cites=["mpfs"])
def component(draft: Draft) -> Iterator[AnyEdit]:
    """26 on a physician's imaging line at a facility, not in the office; never where there is no such split."""
    if draft.case.setting == "asc":
        return
    facility = draft.case.setting == "facility"
    for line in draft.live():
        info = draft.info(line)
        if info is None or info.family in ("drug", "device"):
            continue
        split = info.pc_tc == "1"
        present = {"26", "TC"}.intersection(line.modifiers)
        if split and facility and not present:
            yield SetModifiers(line, f"At a facility the physician reports the professional part of "
                               f"{line.code}: 26.", modifiers=(*line.modifiers, "26"))
        elif present and not split:
            yield SetModifiers(line, f"{line.code} has no professional and technical part: no "
                               f"{', '.join(sorted(present))}.", modifiers=_without(line, *present))
        elif "26" in present and draft.case.setting == "office":
            yield SetModifiers(line, "In the office the practice reports the whole service: no 26.",
                               modifiers=_without(line, "26"))


@rule("modifiers/facility-component", layer="coding", cites=["cms-asc"])
def facility_component(draft: Draft) -> Iterator[AnyEdit]:
    """A surgery center's own claim carries no professional component and no visit modifier 25."""
    if draft.case.setting != "asc":
        return
    for line in draft.live():
        bad = {"26", "25", "57"}.intersection(line.modifiers)
        if bad:
            yield SetModifiers(line, f"{', '.join(sorted(bad))} belongs on the physician's claim.",
                               modifiers=_without(line, *bad))


@rule("modifiers/facility-lines", layer="coding", cites=["cms-asc"])
def professional_only(draft: Draft) -> Iterator[AnyEdit]:
    """A surgery center's own claim carries no visit and no moderate sedation line."""
    if draft.case.setting != "asc":
        return
    for line in draft.of_family("visit", "prolonged", "sedation"):
        yield Drop(line, f"{line.code} is the physician's service, not on the surgery center's claim.",
                   remedy="The physician's own claim.")
