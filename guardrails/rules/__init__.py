"""The rules in the one order they run. A new rule is declared in its file and named here."""

from __future__ import annotations

from guardrails.rule import Rule
from guardrails.rules import addons, code, coverage, diagnoses, drugs, evidence, existence, imaging, modifiers
from guardrails.rules import mue, pairs, sides, visits

#: Rules that look at a line by itself, before it is bound to a service of the note.
BEFORE_BINDING: tuple[Rule, ...] = (
    existence.malformed,
    existence.units,
    existence.duplicate,
    existence.ended,
    existence.unknown,
    existence.facility_only,
)

#: existence -> evidence -> code and units -> add-ons -> sides -> inclusion -> MUE -> pairs -> other modifiers
#: -> diagnoses -> visit -> coverage. Claim order (sequence) is decided where the review is written.
AFTER_BINDING: tuple[Rule, ...] = (
    code.merge,
    pairs.si_same_side,
    existence.not_reviewed,
    evidence.by_the_models_quote,
    evidence.not_performed,
    evidence.unread_passage,
    evidence.left_off,
    evidence.more_than_stated,
    evidence.unsupported,
    code.family_code,
    code.units,
    code.split,
    code.caution,
    code.floor,
    evidence.answer_without_source,
    evidence.answered,
    sides.no_sides,
    sides.stated_side,
    sides.one_form,
    modifiers.called_for,
    modifiers.invalid,
    imaging.inherent,
    imaging.no_host,
    imaging.not_stated,
    modifiers.professional_only,
    visits.one_a_day,
    visits.unsupported,
    visits.added,
    visits.sedation,
    drugs.at_a_facility,
    drugs.stated,
    mue.day_limit,
    mue.unlikely,
    pairs.never,
    pairs.distinct,
    pairs.unknown_direction,
    addons.without_primary,
    modifiers.multiple,
    modifiers.unneeded,
    modifiers.distinct_form,
    modifiers.component,
    modifiers.facility_component,
    visits.modifier_25,
    visits.complexity,
    drugs.wastage,
    diagnoses.invalid,
    diagnoses.unstated,
    diagnoses.excludes1,
    diagnoses.too_many,
    diagnoses.point,
    diagnoses.missing,
    coverage.not_covered,
    coverage.levels,
    coverage.one_region,
    coverage.diagnosis,
    coverage.kx,
    coverage.prior_auth,
    coverage.sessions,
    visits.routine_sedation,
)

ORDER: tuple[Rule, ...] = BEFORE_BINDING + AFTER_BINDING
