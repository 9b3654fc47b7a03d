"""What the tests of the spine families share: a passage read and coded as of one day."""

from __future__ import annotations

from datetime import date

from guardrails.families import ALL
from guardrails.families.base import Coded, Setting
from guardrails.reading.facts import Service
from guardrails.reading.sections import parse
from knowledge.catalog import Catalog

DAY = date(2026, 11, 24)


def setting(payer: str = "medicare", where: str = "office") -> Setting:
    """The setting of a claim of that day."""
    view = Catalog.open().as_of(DAY)
    return Setting(view, view.payer(payer), where)


def services(text: str, family: str | None = None, performed: bool = True) -> list[Service]:
    """The services read from a passage."""
    doc = parse(text)
    found = [s for f in ALL if family in (None, f.name) for s in f.read(doc)]
    return [s for s in found if s.performed or not performed]


def coded(text: str, payer: str = "medicare", where: str = "office") -> Coded:
    """All lines of a passage."""
    lines, left_off = [], []
    for family in ALL:
        mine = services(text, family.name)
        if mine:
            made = family.code(mine, setting(payer, where))
            lines += made.lines
            left_off += made.left_off
    return Coded(tuple(lines), tuple(left_off))


def lines(text: str, payer: str = "medicare", where: str = "office") -> list[tuple[str, int, str | None]]:
    """(code, units, side) of every line of a passage."""
    return [(line.code, line.units, line.side.name if line.side else None) for line in coded(text, payer, where).lines]


def needs(text: str) -> set[str]:
    """The facts that hold the lines of a passage or keep them off the claim."""
    made = coded(text)
    return {n.fact for line in made.lines for n in line.needs} | {n.fact for n in made.left_off}
