"""Mode and temperature of a lesion, for facet nerves and the nerves of the sacroiliac joint alike."""

from __future__ import annotations

import re

from guardrails.reading import gather, spine
from guardrails.reading import lesion_words as words
from guardrails.reading.document import Document, Region


def lesion(doc: Document, act: spine.SpineAct) -> tuple[str | None, float | None, dict[str, list[tuple[int, int]]]]:
    """Mode and temperature of a lesion; thermal where no word says otherwise."""
    regions = _regions(doc, act)
    celsius, at = _temperature(doc, regions)
    modes = _modes(doc, regions)
    mode = next(iter(modes)) if len(modes) == 1 else _last_mode(modes)
    if mode is None:
        mode = "thermal"
        if celsius is not None and celsius <= 45:
            mode = "pulsed"
        elif celsius is not None and celsius < 70 and act.family == "facet_rf":
            mode = "low_temperature"
    return mode, celsius, {"mode": [s for spots in modes.values() for s in spots], "temperature": at}


def _regions(doc: Document, act: spine.SpineAct) -> list[Region]:
    _, _, sections, body, titles, _ = gather.scopes(doc, act.marks())
    return [*sections, *body, *titles]


def _modes(doc: Document, regions: list[Region]) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for name, pattern in words.MODES.items():
        for region in regions:
            for match in doc.find(gather.compiled(pattern), region):
                lead = doc.norm[max(0, match.start() - 60) : match.start()]
                if gather.compiled(words.INTENDED).search(lead) or _unticked(doc, match.start()):
                    continue
                if gather.status(doc, match.start(), match.end(), "mode") in gather.NOT_DONE:
                    continue
                found.setdefault(name, []).append((match.start(), match.end()))
    return found


_EMPTY_BOX = re.compile(r"(?:\(\s?\)|\[\s?\]|\u2610)\s?$")
_MINUS = re.compile(r"minus\s$|-$")


def _unticked(doc: Document, start: int) -> bool:
    return bool(_EMPTY_BOX.search(doc.norm[max(0, start - 5) : start])) or doc.item_at(start).marked is False


def _last_mode(modes: dict[str, list[tuple[int, int]]]) -> str | None:
    """Of several modes the one named last; cooled beside a low temperature stays cooled."""
    if not modes:
        return None
    return max(modes, key=lambda name: modes[name][-1][0])


def _temperature(doc: Document, regions: list[Region]) -> tuple[float | None, list[tuple[int, int]]]:
    pattern, turn = gather.compiled(words.TEMPERATURE), gather.compiled(words.TURN)
    body = gather.compiled(words.BODY_TEMPERATURE)
    for region in regions:
        for match in doc.find(pattern, region):
            lead = doc.norm[max(region.start, match.start() - 40) : match.start()]
            near = doc.norm[max(0, match.start() - 14) : match.end() + 2]
            if turn.search(lead) or _MINUS.search(lead) or body.search(near):
                continue
            got = match["t"] or match["t2"] or match["t3"]
            celsius = float(got) if got else round((float(match["f"]) - 32) / 1.8)
            return celsius, [(match.start(), match.end())]
    return None, []
