"""Which proposed line stands for which line of the note: decided once, before the coding rules run."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guardrails.draft import Draft, DraftLine
from guardrails.families.base import CONFUSED
from guardrails.sides import side_of
from guardrails.support import Expected


def bind(draft: Draft) -> tuple[list[tuple[DraftLine, DraftLine]], list[tuple[DraftLine, Expected]]]:
    """Give each live line its expected line.

    Returns the merges (line, into) and splits (line, further expected line) the coding rules carry out;
    what nobody proposed is left in `draft.missing`.
    """
    open_lines = [line for line in draft.live() if line.expected is None]
    wanted = [e for e in draft.support.expected if not _taken(draft, e)]
    for same in (_same_code_and_side, _same_code):
        _match(draft, open_lines, wanted, same)
    merges = _merges(draft, open_lines)
    splits = _splits(draft, wanted)
    for same in (_same_family_and_side, _same_family, _confused):
        _match(draft, open_lines, wanted, same)
    splits += _splits(draft, wanted)
    draft.missing = wanted
    return merges, splits


def _taken(draft: Draft, expected: Expected) -> bool:
    return any(line.expected is expected for line in draft.live())


def _match(draft: Draft, lines: list[DraftLine], wanted: list[Expected],
           same: Callable[[Draft, DraftLine, Expected], bool]) -> None:
    for line in tuple(lines):
        found = next((e for e in wanted if same(draft, line, e)), None)
        if found is not None:
            line.expected = found
            lines.remove(line)
            wanted.remove(found)


def _same_code(draft: Draft, line: DraftLine, expected: Expected) -> bool:
    return line.code == expected.code


def _same_code_and_side(draft: Draft, line: DraftLine, expected: Expected) -> bool:
    return line.code == expected.code and side_of(line.modifiers) == side_of(expected.modifiers)


def _families(draft: Draft, code: str, extra: str = "") -> set[str]:
    info = draft.view.code(code)
    return {f for f in (info.family if info else "", extra) if f}


def _same_family(draft: Draft, line: DraftLine, expected: Expected) -> bool:
    mine = _families(draft, line.code)
    theirs = _families(draft, expected.code, expected.coded.family)
    return bool(mine & theirs) and _addon(draft, line.code) == _addon(draft, expected.code)


def _same_family_and_side(draft: Draft, line: DraftLine, expected: Expected) -> bool:
    return (_same_family(draft, line, expected)
            and side_of(line.modifiers) == side_of(expected.modifiers))


def _confused(draft: Draft, line: DraftLine, expected: Expected) -> bool:
    mine = _families(draft, line.code)
    theirs = _families(draft, expected.code, expected.coded.family)
    if mine & theirs:
        return True
    return any(mine & group and theirs & group for group in CONFUSED)


def _addon(draft: Draft, code: str) -> bool:
    info = draft.view.code(code)
    return bool(info and info.addon)


def _merges(draft: Draft, open_lines: list[DraftLine]) -> list[tuple[DraftLine, DraftLine]]:
    """Further proposed lines of a code whose one expected line already counts their side or units."""
    out = []
    for line in tuple(open_lines):
        host = next((h for h in draft.live() if h.expected is not None and h.code == line.code
                     and _covers(h.expected, line, h)), None)
        if host is not None:
            out.append((line, host))
            open_lines.remove(line)
    return out


def _covers(expected: Expected, line: DraftLine, host: DraftLine) -> bool:
    if "50" in expected.modifiers:
        return side_of(line.modifiers) is not side_of(host.modifiers)
    return expected.units >= host.units + line.units


def _splits(draft: Draft, wanted: list[Expected]) -> list[tuple[DraftLine, Expected]]:
    """Further lines of a service (RT and LT of one bilateral service) that one proposed line stood for."""
    out = []
    for expected in tuple(wanted):
        host = next((h for h in _bound(draft.live()) if h.expected is not None
                     and h.expected.coded is expected.coded and h.code == expected.code
                     and _speaks_for_both(h)), None)
        if host is not None:
            out.append((host, expected))
            wanted.remove(expected)
    return out


def _bound(lines: Iterable[DraftLine]) -> list[DraftLine]:
    return [line for line in lines if line.expected is not None]


def _speaks_for_both(line: DraftLine) -> bool:
    side = side_of(line.modifiers)
    return side is None or side.both or line.units > 1
