"""For every rule: notes and claims on which it speaks, and near neighbours on which it is silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tests.guardrails.rules import notes as n
from tests.guardrails.rules.harness import RuleCase as C


class Sides(NamedTuple):
    fires: tuple[C, ...]
    silent: tuple[C, ...]


def line(code: str, *, units: int = 1, modifiers: tuple[str, ...] = (), evidence: tuple[str, ...] = (),
         diagnoses: tuple[str, ...] = ()) -> dict[str, object]:
    return {"code": code, "units": units, "modifiers": list(modifiers), "evidence": list(evidence),
            "diagnoses": list(diagnoses)}


def claim(*lines: dict[str, object], diagnoses: tuple[str, ...] = ()) -> dict[str, object]:
    return {"lines": list(lines), "diagnoses": list(diagnoses)}


HISTORY = [{"dos": f"2026-0{m}-10", "code": "62323"} for m in (1, 2, 3, 4)]

CASES: Mapping[str, Sides] = {
    "existence/malformed": Sides((C(n.TFESI, claim(line("6448"))),), (C(n.TFESI, "64483-RT"),)),
    "existence/units": Sides((C(n.TFESI, claim(line("64483", units=0))),), (C(n.TFESI, "64483-RT"),)),
    "existence/duplicate": Sides((C(n.TFESI, "64483-RT, 64483-RT"),), (C(n.TFESI_TWO, "64483-RT, 64484-RT"),)),
    "existence/ended": Sides((C(n.INTERLAMINAR, "62311"), C(n.INTERLAMINAR, "62323, 72275")),
                             (C(n.INTERLAMINAR, "62323"),)),
    "existence/unknown": Sides((C(n.TFESI, "64483-RT, 64799"),), (C(n.TFESI, "64483-RT"),)),
    "existence/facility-only": Sides((C(n.TFESI, "64483-RT, C1607"),), (C(n.TFESI, "64483-RT"),)),
    "existence/not-reviewed": Sides((C(n.TFESI, "64483-RT, 72148"),), (C(n.TFESI, "64483-RT"),)),
    "evidence/not-performed": Sides((C(n.PLANNED, "64483-RT"),), (C(n.TFESI, "64483-RT"),)),
    "evidence/discontinued": Sides(
        (C(n.GIVEN_UP), C(n.GIVEN_UP, "64483-LT-53"), C(n.CALLED_OFF, setting="asc")),
        (C(n.TFESI), C(n.CALLED_OFF), C(n.TFESI.replace("10 mg", "The first attempt was abandoned. At the second, 10 mg")))),
    "evidence/unsupported": Sides((C(n.TFESI, "64483-RT, 27096-RT"),), (C(n.SI, "27096-RT"),)),
    "evidence/more-than-stated": Sides((C(n.TFESI, "64483-RT, 64484-RT"),), (C(n.TFESI_TWO, "64483-RT, 64484-RT"),)),
    "evidence/left-off": Sides((C(n.NO_APPROACH), C(n.NO_APPROACH, "62323")), (C(n.INTERLAMINAR, "62323"),)),
    "evidence/answer-without-source": Sides(
        (C(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": "RT"}),),
        (C(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": {
            "value": "RT", "source": "addendum", "date": "2026-05-16", "text": "right side"}}),)),
    "evidence/answered": Sides(
        (C(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": {
            "value": "RT", "source": "addendum", "date": "2026-05-16", "text": "right side"}}),),
        (C(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": "RT"}),)),
    "evidence/answer-unknown": Sides(
        (C(n.TFESI, answers={"transforaminal.lumbar_sacral.colour": "RT"}), C(n.TFESI_NO_SIDE, answers={"si.sacral.side": "RT"})),
        (C(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": "RT"}), C(n.TFESI))),
    "evidence/answer-unfit": Sides(
        (C(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": {"value": "green", "source": "record"}}),),
        (C(n.TFESI_NO_SIDE, answers={"transforaminal.lumbar_sacral.side": {"value": "LT", "source": "record"}}),)),
    "code/merge": Sides((C(n.TFESI_BOTH, "64483-RT, 64483-LT"),), (C(n.TFESI_BOTH, "64483-50"),)),
    "code/family": Sides((C(n.TFESI, "62323"), C(n.INTERLAMINAR_BLIND, "62323")), (C(n.TFESI, "64483-RT"),)),
    "code/units": Sides((C(n.TFESI, "64483-RT x2"),), (C(n.TFESI, "64483-RT x1"),)),
    "code/split": Sides((C(n.TFESI_BOTH, "64483-50", setting="asc"),), (C(n.TFESI_BOTH, "64483-50"),)),
    "code/floor": Sides((C(n.TFESI_NO_SIDE, "64483"),), (C(n.TFESI, "64483-RT"),)),
    "sides/none": Sides((C(n.INTERLAMINAR, "62323-50"),), (C(n.INTERLAMINAR, "62323"),)),
    "sides/form": Sides((C(n.TFESI, "64483-LT"), C(n.TFESI_BOTH, "64483-RT")), (C(n.TFESI, "64483-RT"),)),
    "imaging/inherent": Sides((C(n.TFESI, "64483-RT, 77003"), C(n.MBB_ONE, "64493-RT, 76942")),
                              (C(n.TFESI, "64483-RT"),)),
    "imaging/no-host": Sides((C(n.VISIT_ONLY, "99214, 77003"),), (C(n.VISIT_ONLY, "99214"),)),
    "mue/day-limit": Sides((C(n.VISIT_ONLY, claim(line("99214"), line("80305", units=2))),), (C(n.VISIT_ONLY, "99214, 80305"),)),
    "mue/unlikely": Sides((C(n.VISIT_ONLY, claim(line("99214"), line("96372", units=9))),), (C(n.VISIT_ONLY, "99214, 96372"),)),
    "edit/ptp-never": Sides((C(n.SI_NERVES_AND_FACET, "64451-LT, 64493-RT"),), (C(n.SI_AND_NERVES, "27096-RT, 64451-LT"),)),
    "edit/ptp-unknown": Sides((C(n.VISIT_ONLY, "0719T, 22527"),), (C(n.MBB_ONE, "64493-RT"),)),
    "edit/ptp-distinct": Sides((C(n.RF_AND_BLOCK_ONE_SIDE, "64635-LT, 64636-LT, 64493-LT"), C(n.TWO_WAYS),
                                C(n.TWO_WAYS, "62323, 64483-RT-59")), (C(n.RF), C(n.TWO_WAYS_APART))),
    "parts/si-same-side": Sides((C(n.SI, "27096-RT, 64451-RT"),), (C(n.SI_AND_NERVES, "27096-RT, 64451-LT"),)),
    "addons/primary": Sides((C(n.TFESI, "64483-RT, 22868"),), (C(n.TFESI_TWO, "64483-RT, 64484-RT"),)),
    "modifiers/invalid": Sides((C(n.TFESI, "64483-RT-ZZ"),), (C(n.TFESI, "64483-RT"),)),
    "modifiers/multiple-51": Sides((C(n.TFESI_TWO, "64483-RT, 64484-RT-51"),), (C(n.TFESI_TWO, "64483-RT, 64484-RT"),)),
    "modifiers/distinct-unneeded": Sides((C(n.TFESI, "64483-RT-59"),), (C(n.RF_AND_BLOCK),)),
    "modifiers/distinct-form": Sides((C(n.RF_AND_BLOCK, "64635-LT, 64636-LT, 64493-RT-XU"),
                                      C(n.TWO_WAYS, "62323-59, 64483-RT-59")),
                                     (C(n.RF_AND_BLOCK), C(n.TWO_WAYS, "62323, 64483-RT-59"))),
    "modifiers/component": Sides((C(n.TFESI, "64483-RT-26"),), (C(n.TFESI, "64483-RT"),)),
    "modifiers/facility-component": Sides((C(n.TFESI, "64483-RT-26", setting="asc"),),
                                          (C(n.TFESI, "64483-RT", setting="asc"),)),
    "modifiers/facility-lines": Sides((C(n.VISIT_ONLY, "99214", setting="asc"), C(n.VISIT_ONLY, "98016", setting="asc")), (C(n.SEDATION, "62323, 99152"),)),
    "visit/unsupported": Sides((C(n.TFESI, "64483-RT, 99213"),), (C(n.VISIT_ONLY, "99214"),)),
    "visit/separate-25": Sides((C(n.VISIT_AND_INJECTION, "62323, 99214"),), (C(n.VISIT_ONLY, "99214"),)),
    "visit/added": Sides((C(n.VISIT_ONLY, "99214, G2211"), C(n.TFESI, "64483-RT, G2211")), (C(n.VISIT_ONLY, "99214"),)),
    "visit/one-a-day": Sides((C(n.VISIT_ONLY, "99214, 99213"),), (C(n.VISIT_ONLY, "99214"),)),
    "visit/complexity-25": Sides((C(n.VISIT_AND_INJECTION, "62323, 99214-25, G2211"),), (C(n.VISIT_ONLY, "99214, G2211"),)),
    "sedation/unsupported": Sides((C(n.INTERLAMINAR, "62323, 99152"),), (C(n.SEDATION, "62323, 99152"),)),
    "sedation/routine": Sides((C(n.SEDATION, "62323, 99152"),), (C(n.SEDATION, "62323, 99152", payer="commercial"),)),
    "dx/invalid": Sides((C(n.TFESI, "64483-RT (M54.1)"),), (C(n.TFESI, "64483-RT (M54.16)"),)),
    "dx/unstated": Sides((C(n.TFESI, "64483-RT (M48.061)"),), (C(n.TFESI, "64483-RT (M54.16)"),)),
    "dx/missing": Sides((C(n.NO_DIAGNOSIS),), (C(n.INTERLAMINAR),)),
    "dx/pointers": Sides((C(n.TFESI, claim(line("64483", modifiers=("RT",)), diagnoses=("M54.16",))),), (C(n.TFESI, "64483-RT (M54.16)"),)),
    "dx/excludes1": Sides((C(n.DISC_AND_BACK_PAIN, "64483-RT (M51.26 M54.50)"),), (C(n.TFESI, "64483-RT (M54.16)"),)),
    "dx/combined": Sides((C(n.DISC, "64483-RT (M51.26 M54.16)"), C(n.DISC, "64483-RT (M51.16 M54.16)")),
                         (C(n.DISC, "64483-RT (M51.16)"), C(n.DISC_AND_BACK_PAIN, "64483-RT (M51.26)"))),
    "dx/too-many": Sides((C(n.MANY, claim(line("62323"), diagnoses=n.THIRTEEN)),), (C(n.TFESI, "64483-RT (M54.16)"),)),
    "code/caution": Sides((C(n.IMPAR),), (C(n.STELLATE),)),
    "sides/one-form": Sides((C(n.VISIT_ONLY, claim(line("64721", modifiers=("RT", "LT")))),), (C(n.VISIT_ONLY, claim(line("64721", modifiers=("RT",)))),)),
    "modifiers/called-for": Sides((C(n.GENICULAR_TWO, "64454-RT"),), (C(n.SI, "27096-RT"),)),
    "imaging/not-stated": Sides((C(n.STELLATE_BLIND, "64510-RT, 77003"),), (C(n.STELLATE, "64510-RT, 77003"),)),
    "drugs/facility": Sides((C(n.TFESI, "64483-RT, J1100 x10", setting="facility"),), (C(n.TFESI_VIAL, "64483-RT, J1100 x10"),)),
    "drugs/stated": Sides((C(n.TFESI, "64483-RT, J3301 x4"),), (C(n.TFESI_VIAL, "64483-RT, J1100 x10"),)),
    "devices/stated": Sides(
        (C(n.STIMULATOR, "63685, 63650 x2, C1767", setting="asc"), C(n.STIMULATOR, "63685, 63650 x2, C1778 x16", setting="asc"),
         C(n.STIMULATOR.replace("rechargeable ", ""), "63685, 63650 x2, C1820", setting="asc")),
        (C(n.STIMULATOR, "63685, 63650 x2, C1778 x2, C1820", setting="asc"),)),
    "drugs/wastage": Sides((C(n.TFESI_VIAL, "64483-RT, J1100 x10"),), (C(n.TFESI_VIAL, "64483-RT, J1100-JZ x10"),)),
    "evidence/model": Sides((C(n.UNREAD, claim(line("64483", modifiers=("RT",), evidence=("The right L4-5 foraminal space received 4 mg of dexamethasone through a curved needle under fluoroscopy",)))),),
                            (C(n.TFESI, claim(line("64483", modifiers=("RT",), evidence=("right L4-5 foramen",)))),)),
    "evidence/unread": Sides((C(n.UNREAD_VAGUE, "64483-RT"),), (C(n.TFESI, "64483-RT"),)),
    "coverage/not-covered": Sides((C(n.MBB_THREE),), (C(n.MBB_THREE, payer="commercial"), C(n.MBB))),
    "coverage/levels": Sides((C(n.MBB_THREE),), (C(n.MBB),)),
    "coverage/one-region": Sides((C(n.TWO_REGIONS),), (C(n.INTERLAMINAR),)),
    "coverage/diagnosis": Sides((C(n.MBB_ONE.replace("spondylosis without myelopathy or radiculopathy", "radiculopathy")),),
                                (C(n.MBB_ONE),)),
    "coverage/kx": Sides((C(n.MBB),), (C(n.MBB_ONE), C(n.MBB, payer="commercial"))),
    "coverage/prior-auth": Sides((C(n.MBB, setting="facility", context={"pos": "22"}),), (C(n.MBB, context={"pos": "11"}),)),
    "coverage/sessions": Sides((C(n.INTERLAMINAR, context={"history": HISTORY}),),
                               (C(n.INTERLAMINAR, context={"history": HISTORY[:1]}),)),
}
