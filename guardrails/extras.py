"""Lines that go with the procedures rather than being one: imaging guidance, moderate sedation, the visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from guardrails.claim import Answer, Context
from guardrails.families.base import Coded, CodedLine, Need, Setting
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


_IMAGE = Need("image_record", "Ultrasound guidance is a line of its own only with an image of the needle kept. Was one "
              "stored? The note does not say.", ("yes", "no"), rule="imaging/image-record")
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
            edit = setting.view.pair(line.code, code)
            if edit is not None and edit.status == "active" and edit.column1 == line.code:
                continue  # an edit folds this guidance into the procedure
            spans = tuple(service.spans.get("imaging", ()))
            kept = _image_kept(facts, answers) if service.imaging is Imaging.ULTRASOUND else True
            if kept is False:
                continue
            needs = () if kept else (replace(_IMAGE, spans=spans),)
            made.setdefault(code, CodedLine(
                code, 1, None, (), "imaging_guidance", None,
                f"The note states this guidance for {line.code}, which does not include it.",
                ("cpt", "faq/permanent-image-record"), spans, needs))
    return Coded(tuple(made.values()))


def _image_kept(facts: NoteFacts, answers: Mapping[str, Answer]) -> bool | None:
    """Whether the record says that an image of the needle was kept, in the note or in an answer."""
    answer = answers.get("imaging_guidance.any.image_record")
    said = {"yes": True, "no": False}.get(answer.value.strip().lower()) if answer is not None else None
    return facts.image_kept if said is None else said


EXTRAS: tuple[Extra, ...] = (guidance, sedation, visit)
