"""What the tests of the nerve families share: a note in, its lines as coders write them out."""

from __future__ import annotations

from datetime import date

from guardrails.families.base import Coded, CodedLine, Family, Setting
from guardrails.reading.facts import Service
from guardrails.reading.sections import parse
from guardrails.sides import form
from knowledge.catalog import Catalog

DOS = "2026-09-01"


def setting(dos: str = DOS, payer: str = "medicare", place: str = "office") -> Setting:
    view = Catalog.open().as_of(date.fromisoformat(dos))
    return Setting(view, view.payer(payer), place)


def services(family: Family, note: str) -> list[Service]:
    return list(family.read(parse(note)))


def coded(family: Family, note: str, dos: str = DOS) -> Coded:
    done = [s for s in services(family, note) if s.performed]
    return family.code(done, setting(dos)) if done else Coded()


def written(line: CodedLine, dos: str = DOS) -> list[str]:
    """`64421-LT x2`, `64454-RT-52`, `64405 ?side` for a line that is held for its side."""
    here = setting(dos)
    asked = "".join(f" ?{need.fact}" for need in line.needs if need.hold)
    out = []
    for shape in form(here.view.code(line.code), line.side, line.units, here.payer, here.setting):
        tail = "".join(f"-{m}" for m in (*shape.modifiers, *line.modifiers))
        out.append(f"{line.code}{tail}{f' x{shape.units}' if shape.units != 1 else ''}{asked}")
    return out


def lines(family: Family, note: str, dos: str = DOS) -> list[str]:
    return sorted(text for line in coded(family, note, dos).lines for text in written(line, dos))
