"""Lines that go with the procedures rather than being one: imaging guidance, moderate sedation, the visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from guardrails.claim import Answer, Context
from guardrails.families.base import Coded, CodedLine, Setting
from guardrails.families.sedation.coding import sedation
from guardrails.families.visit.coding import visit
from guardrails.reading.facts import Imaging, NoteFacts, Service

Extra = Callable[[NoteFacts, Sequence[Service], Sequence[CodedLine], Setting, Context, Mapping[str, Answer]],
                 Coded]

_FLUORO = {Imaging.FLUOROSCOPY: "77002", Imaging.DESCRIBED: "77002"}
_SPINE = {Imaging.FLUOROSCOPY: "77003", Imaging.DESCRIBED: "77003"}
_SECTION = {Imaging.CT: "77012", Imaging.MRI: "77021"}  # where x-ray guidance is a line of its own, so are these
#: imaging attribute of a procedure -> modality stated -> the guidance line reported beside it
GUIDANCE: Mapping[str, Mapping[Imaging, str]] = {
    "separate_77003": {**_SPINE, **_SECTION},
    "separate_77002": {**_FLUORO, **_SECTION},
    "separate_76942": {Imaging.ULTRASOUND: "76942"},
    "separate_77002_or_76942": {**_FLUORO, Imaging.ULTRASOUND: "76942", **_SECTION},
}


#: Families whose own coding decides what imaging means: no guidance line beside them.
_DECIDED = frozenset({"epidural", "transforaminal", "facet", "facet_rf", "si"})


def guidance(facts: NoteFacts, services: Sequence[Service], procedures: Sequence[CodedLine], setting: Setting,
             context: Context, answers: Mapping[str, Answer]) -> Coded:
    """One line for each modality that the note states for a procedure which does not include it."""
    made: dict[str, CodedLine] = {}
    for line in procedures:
        if line.family in _DECIDED:
            continue
        info = setting.view.code(line.code)
        wanted = GUIDANCE.get(info.imaging, {}) if info else {}
        for service in services:
            if service.family != line.family or not service.performed or service.imaging not in wanted:
                continue
            code = wanted[service.imaging]
            spans = tuple(service.spans.get("imaging", ()))
            made.setdefault(code, CodedLine(
                code, 1, None, (), "imaging_guidance", None,
                f"The note states this guidance for {line.code}, which does not include it.", ("cpt",), spans))
    return Coded(tuple(made.values()))


EXTRAS: tuple[Extra, ...] = (guidance, sedation, visit)
