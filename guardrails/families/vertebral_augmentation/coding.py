"""Vertebral augmentation codes: one first vertebra a session, an add-on for each more; biopsy inside."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families import device_lines
from guardrails.families.base import Coded, CodedLine, Need, Setting
from guardrails.families.vertebral_augmentation import words
from guardrails.reading.facts import Service, Site
from knowledge.catalog import CodeInfo

CITES = ("cpt", "ncci-ptp")
UNLISTED = "22899"
_LEVELS = Need(
    "levels", "Which vertebrae were treated? The note does not say.", (), hold=False, rule="augmentation/levels"
)
_PAIRED = Need("levels", "The note names an interspace. Were both vertebrae treated?", (), rule="augmentation/levels")
_MODE = Need(
    "mode",
    "Was a cavity made (balloon, curette, implant) before the cement? The note does not settle it.",
    ("cavity", "no_cavity"),
    rule="augmentation/mode",
)
_SACRAL = Need(
    "procedure", "Cement in the sacrum has its own codes, outside those loaded. Please code it by hand.", (),
    hold=False, rule="augmentation/sacral",
)  # fmt: skip


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """Cavity and no cavity apart; within each, the upper region gives the first code."""
    lines: list[CodedLine] = []
    left_off: list[Need] = []
    for mode in dict.fromkeys(s.mode for s in services):
        mine = [s for s in services if s.mode == mode]
        sites = {site.name: site for s in mine for site in s.sites}
        sacral = [n for n in sites if n.startswith("S")]
        if any(s.attributes.get("sacral") for s in mine) or sacral:
            left_off.append(_SACRAL)
        treated = [sites[n] for n in sites if n not in sacral]
        if not treated:
            left_off += [] if _SACRAL in left_off else [_LEVELS]
            continue
        lines += _by_vertebra(mine, treated, mode or "no_cavity", setting)
    return Coded(tuple(lines), tuple(dict.fromkeys(left_off)))


def _by_vertebra(services: Sequence[Service], sites: Sequence[Site], mode: str, setting: Setting) -> list[CodedLine]:
    first, more = _codes(setting, mode)
    upper = sites[0]
    needs: list[Need] = []
    if any(s.attributes.get("mode") for s in services):
        needs.append(_MODE)
    if any(s.attributes.get("paired") for s in services):
        needs.append(_PAIRED)
    info = next((i for i in first if _covers(i, upper.name[0])), None)
    names = tuple(s.name for s in sites)
    what = "Cavity and cement (kyphoplasty)" if mode == "cavity" else "Cement without a cavity (vertebroplasty)"
    if info is None:
        because = f"{what} at {upper.name} has no code of its own: {UNLISTED}."
        return [
            device_lines.line(UNLISTED, services, setting, words.FAMILY, because, needs=needs, sites=names, cites=CITES)
        ]
    out = [
        device_lines.line(
            info.code, services, setting, words.FAMILY, f"{what}, first vertebra ({upper.name}): {info.code}.",
            needs=needs, sites=names[:1], cites=CITES,
        )
    ]  # fmt: skip
    if len(sites) > 1:
        because = f"{what}, each further vertebra ({', '.join(names[1:])}): {more.code} x{len(sites) - 1}."
        out.append(
            device_lines.line(
                more.code, services, setting, words.FAMILY, because, units=len(sites) - 1, needs=needs,
                sites=names[1:], cites=CITES,
            )
        )  # fmt: skip
    return out


def _codes(setting: Setting, mode: str) -> tuple[list[CodeInfo], CodeInfo]:
    """First-vertebra codes and the add-on of a mode: the add-on names its primaries."""
    view = setting.view
    infos = [i for c in sorted(view.family_codes(words.FAMILY)) if (i := view.code(c)) is not None]
    addons = [i for i in infos if i.addon]
    more = next(a for a in addons if _is_cavity(a) == (mode == "cavity"))
    return [i for i in infos if not i.addon and _is_cavity(i) == (mode == "cavity")], more


def _is_cavity(info: CodeInfo) -> bool:
    return info.description.lower().startswith("cavity")


def _covers(info: CodeInfo, letter: str) -> bool:
    region = {"C": "cervical", "T": "thoracic", "L": "lumbar"}[letter]
    return region in info.region
