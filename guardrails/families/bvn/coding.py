"""Basivertebral codes: the first code is two bodies, the add-on each body more."""

from __future__ import annotations

from collections.abc import Sequence

from guardrails.families.base import Coded, Need, Setting
from guardrails.families.bvn import words
from guardrails.families.device_lines import line, valid
from guardrails.reading.facts import Service

CITES = ("cpt",)
FIRST_TWO, EACH_MORE, UNLISTED = "64628", "64629", "64999"
_FACILITY = {FIRST_TWO: "C9752", EACH_MORE: "C9753"}
_BODIES = Need("levels", "Which vertebral bodies were treated? The note does not say.", (), rule="bvn/levels")
_ONE = Need(
    "levels", "Only one vertebral body was treated; the code is for two. Please confirm (reduced service).", (),
    rule="bvn/one-body",
)  # fmt: skip


def code(services: Sequence[Service], setting: Setting) -> Coded:
    """One line for the first two bodies, one for the rest."""
    sites = tuple(dict.fromkeys(site.name for s in services for site in s.sites))
    needs = (_BODIES,) if not sites else (_ONE,) if len(sites) == 1 else ()
    first, more = _of_day(FIRST_TWO, setting), _of_day(EACH_MORE, setting)
    because = f"Basivertebral nerve ablation, first two vertebral bodies: {first}."
    out = [line(first, services, setting, words.FAMILY, because, needs=needs, sites=sites[:2], cites=CITES)]
    if len(sites) > 2 and more != UNLISTED:
        because = f"Each further vertebral body ({', '.join(sites[2:])}): {more} x{len(sites) - 2}."
        out.append(
            line(more, services, setting, words.FAMILY, because, units=len(sites) - 2, sites=sites[2:], cites=CITES)
        )
    return Coded(tuple(out))


def _of_day(number: str, setting: Setting) -> str:
    """The code in force: before 2022 a facility line of its own, unlisted for the physician."""
    if valid(number, setting):
        return number
    facility = _FACILITY[number]
    return facility if setting.setting == "asc" and valid(facility, setting) else UNLISTED
