"""The route of an epidural: names decide, technique decides where no name does, the hiatus beats a Tuohy."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guardrails.reading.boxes import ticked
from guardrails.reading.document import Document
from guardrails.reading.gather import NOT_DONE, Hit, Hits
from guardrails.reading.spine_acts import line_of
from guardrails.reading.spine_words import DOING, DRUG, EPIDURAL, SPINE_WORDS, owners_in

#: Procedures that enter the epidural space for another end.
_TAKES_EPIDURAL = ("blood_patch", "scs", "mild", "adhesiolysis", "lumbar_puncture", "pump", "discography")


def epidural(doc: Document, hits: Hits, out: dict[int, str]) -> None:
    """Give every epidural hit its route, or none."""
    live = [i for i, h in enumerate(hits) if h.owner in EPIDURAL and h.assertion not in NOT_DONE]
    others = {k for i, k in out.items() if hits[i].assertion not in NOT_DONE}
    live = [i for i in live if not _either(doc, hits, i) and not _root_of_lesion(doc, hits, i)]
    live = [
        i
        for i in live
        if hits[i].owner != "epidural" or hits[i].row.strength == "name" or _given(doc, hits, i)
    ]
    routes = _routes(doc, hits, live, others)
    named = any(hits[i].owner == "epidural" for i in live)
    taken = others & set(_TAKES_EPIDURAL)
    flow_only = bool(taken) and not doc.first(DRUG)
    for i, hit in enumerate(hits):
        if hit.owner not in EPIDURAL:
            continue
        if hit.assertion in NOT_DONE:
            if hit.row.strength == "name" or (
                hit.owner != "epidural" and hit.row.strength == "technique" and not routes
            ):
                out[i] = _named_beside(doc, hits, i)
            continue
        if "adhesiolysis" in taken or (taken and (flow_only or not named) and hit.owner != "transforaminal"):
            continue
        if i not in live:
            continue
        if hit.owner == "epidural":
            out[i] = _route_here(doc, hits, i, routes)
        elif hit.owner in routes and hit.row.strength != "target":
            out[i] = hit.owner


def _named_beside(doc: Document, hits: Hits, i: int) -> str:
    """The route of an `epidural` that was not done: the one its own sentence names, as it stands in that name."""
    sentence = doc.sentence_at(hits[i].start)
    here = owners_in(hits, sentence.start, sentence.end) & set(EPIDURAL[:3])
    return next(iter(here)) if hits[i].owner == "epidural" and len(here) == 1 else hits[i].owner


_ROW = 600  # a row of boxes is no longer
_EITHER = re.compile(r"\s?(?:\w+\s)?(?:versus|vs\.?|or|/)\s?(?:\w+\s)?$")


def _either(doc: Document, hits: Hits, i: int) -> bool:
    """Two routes set against each other ("interlaminar versus transforaminal"): neither is said."""
    hit = hits[i]
    if hit.owner == "epidural" or hit.row.strength != "name":
        return False
    line = line_of(doc, hit.start)
    for other in hits.within(max(line.start, hit.start - _ROW), min(line.end, hit.end + _ROW)):
        if other.owner == hit.owner or other.owner not in EPIDURAL[:3] or other.row.strength != "name":
            continue
        first, second = sorted((hit, other), key=lambda h: h.start)
        gap = doc.norm[first.end : second.start]
        if len(gap) < 30 and _EITHER.fullmatch(gap):
            return True
        if ticked(doc.norm, hit.start, hit.end) and ticked(doc.norm, other.start, other.end):
            return True
    return False


_GANGLION = re.compile(r"\bdorsal root gangli\w*|\bdrgs?\b")


def _root_of_lesion(doc: Document, hits: Hits, i: int) -> bool:
    """The small root block or the foramen of a ganglion lesion belongs to the lesion."""
    if hits[i].owner != "transforaminal":
        return False
    sentence = doc.sentence_at(hits[i].start)
    return "rf" in owners_in(hits, sentence.start, sentence.end, live=True) and bool(
        _GANGLION.search(doc.words(sentence))
    )


_GIVING = re.compile(r"\b(?:inject|deliver|given|gave|instill|deposit|administer|placed)\w*")


def _given(doc: Document, hits: Hits, i: int) -> bool:
    """Drug put into the epidural space, no other procedure in the sentence: an epidural, route unsaid."""
    sentence = doc.sentence_at(hits[i].start)
    text = doc.words(sentence)
    if owners_in(hits, sentence.start, sentence.end) & {
        "intraarticular",
        "medial_branch",
        "blood_patch",
        "scs",
        "pump",
    }:
        return False
    return bool(
        DRUG.search(text)
        and _GIVING.search(text)
    )


def _route_here(doc: Document, hits: Hits, i: int, routes: set[str]) -> str:
    """The route of a bare `epidural`: the one in its sentence or item, else the only one of the note."""
    if not routes:
        return "epidural"
    if len(routes) == 1:
        return next(iter(routes))
    for region in (doc.sentence_at(hits[i].start), doc.item_at(hits[i].start)):
        here = routes & owners_in(hits, region.start, region.end, live=True)
        if len(here) == 1:
            return next(iter(here))
    return "epidural" if not routes else sorted(routes)[0]


def _routes(doc: Document, hits: Hits, live: Iterable[int], others: set[str]) -> set[str]:
    names: dict[str, list[Hit]] = {}
    shown: dict[str, list[Hit]] = {}
    epidural_named = False
    for i in live:
        hit = hits[i]
        epidural_named |= hit.owner == "epidural"
        if hit.owner == "epidural" or hit.row.strength == "target":
            continue
        (names if hit.row.strength == "name" else shown).setdefault(hit.owner, []).append(hit)
    blockers = others & {"facet", "facet_rf", "lateral_branch", "si_rf", "discography"}
    if "interlaminar" in shown and "interlaminar" not in names and not epidural_named and doc.first(_TO_A_NERVE):
        shown["interlaminar"] = []  # a Tuohy also goes to nerves and planes
    if "interlaminar" in shown and "interlaminar" not in names and not epidural_named:
        shown["interlaminar"] = [h for h in shown["interlaminar"] if _injected(doc, h)]
    if "transforaminal" in shown and "transforaminal" not in names:
        kept = [
            h
            for h in shown["transforaminal"]
            if _foramen_counts(doc, hits, h, bool(blockers), epidural_named)
            and not (names.keys() & {"caudal", "interlaminar"} and _bathed(doc, h))
        ]
        shown["transforaminal"] = kept
    if "caudal" in shown and "caudal" not in names and not epidural_named and doc.first(_IMPAR):
        shown["caudal"] = []  # through the sacrococcygeal ligament to the ganglion in front of the sacrum
    if "caudal" not in names and shown.get("transforaminal"):
        shown["caudal"] = [h for h in shown.get("caudal", ()) if _HIATUS.search(doc.norm, h.start, h.end)]
    routes = set(names) | {r for r, found in shown.items() if found}
    if "caudal" in routes and "interlaminar" not in names:
        routes.discard("interlaminar")
    if "transforaminal" in names and "interlaminar" not in names and "caudal" not in routes:
        routes.discard("interlaminar")
    if len(routes) > 1:
        routes = _body_over_title(routes, names, shown)
    return routes


_TO_A_NERVE = re.compile(
    r"\bcosto-?transverse\slig|\bparavertebral\s(?:space|block|nerve)|\binter-?scalene|\b(?:supra|infra)-?clavicular|\badductor canal"
    r"|\b(?:femoral|sciatic) nerve|\berector spinae|\bfascia iliaca|\bplane block"
)
#: Where only a caudal needle goes; the sacral canal is also reached through a sacral foramen.
_HIATUS = re.compile(r"hiatus|coccyg|cornua")
_IMPAR = re.compile(r"\bimpar\b|\bganglion of walther\b")
_PASSED_BY = re.compile(r"\bsacral\sforam|\bover the (?:\w+ )?foram\w+|\blateral\sto\b|\bcounting\b|\bstenosis\b|\bnarrow")


#: What ran out through a foramen is contrast, and no needle.
_RUN_OUT = re.compile(
    r"\b(?:run-?\s?off|runs?|ran|flow\w*|spread\w*|spill\w*|exit\w*|leak\w*|egress\w*|escap\w*|drain\w*|pass(?:ed|ing) out|out)\b[^.;\n]{0,30}?"
    r"\b(?:out|through|from|via|along|into)\b[^.;\n]{0,25}$"
)


_BATHED = re.compile(r"\b(?:fill\w*|outlin\w*|coat\w*|bath\w*|contrast|dye|omnipaque|isovue|reach\w*|up to|along|spread\w*|flow\w*|seen)\b[^.;\n]{0,50}$")


_BATHED_BY = re.compile(r"\b(?:outlin\w*|fill\w*|coat\w*|bath\w*|opacif\w*|seen|visuali\w*|contrast|dye)\b")
_NEEDLE = re.compile(r"\b(?:needles?|cannul\w+|advanced|directed|inserted|placed|entered)\b")


def _bathed(doc: Document, hit: Hit) -> bool:
    """A root or foramen that contrast reached from the space that another route had entered."""
    sentence = doc.sentence_at(hit.start)
    if _BATHED.search(doc.norm, max(sentence.start, hit.start - 90), hit.start):
        return True
    return bool(_BATHED_BY.search(doc.norm, hit.end, sentence.end)) and not _NEEDLE.search(doc.words(sentence))


def _foramen_counts(doc: Document, hits: Hits, hit: Hit, blocked: bool, epidural_named: bool) -> bool:
    """A foramen is the route when a needle goes there and no nerve block or lead owns it."""
    sentence = doc.sentence_at(hit.start)
    text = doc.words(sentence)
    if _PASSED_BY.search(text) or _RUN_OUT.search(doc.norm, max(sentence.start, hit.start - 60), hit.start):
        return False
    if blocked and not epidural_named:
        return False
    if not (epidural_named or SPINE_WORDS.search(text)) or _LEADS.search(text):
        return False
    after = doc.norm[sentence.end : sentence.end + 160] if _INSTEAD.search(text) else ""
    return bool(DOING.search(text + after))


_INSTEAD = re.compile(r"\binstead\b|->")
_LEADS = re.compile(
    r"\bleads?\b(?! (?:apron|to\b|shield))|\belectrodes?\b|\bpaddle\b|\blaminotomy\b|\blaminectomy was\b"
)


_INJECTED = re.compile(r"\binject\w*|\bepidural\w*|\bcontrast\b|\bgiven\b|\bgave\b")


def _injected(doc: Document, hit: Hit) -> bool:
    """An epidural entry without the word counts when something was injected there and no lead went in."""
    text = doc.words(doc.item_at(hit.start))
    return bool(
        _INJECTED.search(text) or DRUG.search(text)
    ) and not _LEADS.search(text)


def _body_over_title(routes: set[str], names: dict[str, list[Hit]], shown: dict[str, list[Hit]]) -> set[str]:
    """A route that only the title names yields to the one the body shows."""
    body = {r for r in routes if any(not h.title for h in names.get(r, []) + shown.get(r, []))}
    only_title = routes - body
    return (
        body if body and only_title and not all(h.title for r in body for h in names.get(r, [])) else routes
    )
