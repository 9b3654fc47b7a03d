"""HCPCS device lines of a surgery center from the parts that the note tells of; never from a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guardrails.claim import Span
from guardrails.reading.facts import Device

if TYPE_CHECKING:
    from guardrails.draft import Draft

#: A set with everything in it takes the place of its parts; before its code begins the generator has the plain one.
_SET, _PLAIN = "generator_closed_loop", "generator_rechargeable"
_INSIDE = frozenset({"lead", "extension"})


@dataclass(frozen=True, slots=True)
class DeviceLine:
    code: str
    units: int
    because: str
    spans: tuple[Span, ...]


def device_lines(draft: Draft) -> Iterator[DeviceLine]:
    """One line per part whose code is in force that day and whose number the note gives."""
    for part, device in parts(draft).items():
        code = code_of(draft, part)
        if code is not None and device.count:
            yield DeviceLine(code, device.count, _because(draft, code), device.spans)


def device_line(draft: Draft, code: str) -> DeviceLine | None:
    """The line the note supports for this device code, or None."""
    return next((line for line in device_lines(draft) if line.code == code), None)


def parts(draft: Draft) -> dict[str, Device]:
    """The parts put in as the codes of the day tell them apart."""
    found: dict[str, Device] = {}
    for device in draft.reading.facts.devices:
        known = found.get(device.part, Device(device.part, 0))
        total = (known.count or 0) + (device.count or 0)
        found[device.part] = Device(device.part, total or None, (*known.spans, *device.spans))
    if _SET not in found:
        return found
    if code_of(draft, _SET) is None:
        found[_PLAIN] = found.pop(_SET)
    elif "lead" in found:
        return {part: device for part, device in found.items() if part not in _INSIDE}
    else:
        found["generator"] = found.pop(_SET)  # a generator alone is not the set: no code is settled
    return found


def code_of(draft: Draft, part: str) -> str | None:
    """The device code in force that day which stands for a part."""
    for code in sorted(draft.view.family_codes("device")):
        info = draft.view.code(code)
        if info is not None and info.part == part and info.valid_on(draft.view.day):
            return code
    return None


def _because(draft: Draft, code: str) -> str:
    paid = draft.view.asc(code)
    how = {
        "N1": " Medicare packages it: no payment of its own at a surgery center.",
        "J7": " A pass-through device: paid apart at a surgery center.",
    }
    return "The note tells that this part was put in." + how.get(paid.payment_indicator if paid else "", "")
