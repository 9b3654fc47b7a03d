"""What a written level is a level of: the noun beside it, and the places that are no treated level at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guardrails.reading.anatomy import Level

#: Kinds that are never a treated level.
NOT_TREATED = frozenset(
    {"finding", "spread", "tip", "endplate", "history", "weighting", "lamina", "unselected"})

#: Nouns in the order in which they are tried at one place.
NOUNS: tuple[tuple[str, str], ...] = (
    ("weighting", r"weighted|weighting|signal|hyperintens\w+|and t2 weighted"),
    ("finding", r"(?:facet |disc |disk |neural |foraminal |neuroforaminal |central |canal |nerve )?"
                r"(?:dermatom\w*|distribution|reflex\w*|myotom\w*|radiculopath\w*|radiculitis|stenosis"
                r"|herniat\w*|bulg\w*|"
                r"protrusion|extrusion|narrowing|compression|fractures?|spondylolisthesis|anterolisthesis"
                r"|listhesis|"
                r"retrolisthesis|effusions?|hypertrophy|arthropathy|arthrosis|degenerat\w*|spondylosis|"
                r"impingement|dermatomal|tetraplegia|paraplegia|burst|edema|scar|disease|collapse"
                r"|instability|"
                r"strength|weakness|numbness|sensation|pain|symptoms|level of injury|(?<!the\s)rib|modic|cyst\b)"
                r"|facet (?:effusion|arthropathy|hypertrophy|disease|pain)|heart sounds|normal\b|s2 heart"),
    ("history",
            r"(?:posterior |anterior |instrumented |lumbar |interbody )*(?:fusion|laminectomy|discectomy"
            r"|hardware|"
                r"decompression|microdiscectomy|laminotomy|foraminotomy|acdf|plif|tlif|alif|cage)"
            r"|(?:was|is|were|are|has been|had been|being) (?:previously |already |solidly |surgically )?fused"),
    ("endplate", r"(?:superior |inferior )?end ?plates?"),
    ("lamina", r"laminae?\b|spinous process\w*|spinolaminar"),
    ("lateral_branch", r"(?:sacral )?lateral (?:sacral )?branch\w*|lbb\b|lb\b"),
    ("root",
            r"(?:exiting |traversing |spinal |selective |segmental )*(?:nerve[- ])?roots?(?: sleeves?"
            r"| sheaths?| blocks?)?|"
             r"drgs?\b|dorsal root gangli\w+|snrbs?|snri|nrb|nerve sleeves?"),
    ("foramen", r"(?:neural |dorsal |posterior |intervertebral |sacral |nerve |anterior |dorsal sacral )*"
                r"(?:neuro-?)?foram(?:en|ina|inal|in|ens)\b"),
    ("transforaminal", r"trans-?\s?for\w+|tf ?esis?\b|[lrc]?tfesi?s?\b|tfe\b|tf\b"),
    ("pedicle", r"pedicles?"),
    ("landmark",
            r"(?:(?:the )?(?:junction|groove|sulcus) (?:of|between) (?:the )?)?(?:saps?|tps?"
            r"|superior articular process\w*|"
                 r"transverse process\w*|(?:the )?\"?eyes?(?: of the (?:scott(?:y|ie) )?dog)?\"?)(?:\s?(?:/|and|&|-)\s?(?:the )?(?:saps?|tps?|transverse process\w*|"
                 r"superior articular process\w*))?(?: junctions?)?|process\b"),
    ("pillar", r"(?:articular )?pillars?|lateral mass\w*|centroids?|waists?"),
    ("nerve", r"(?:primary )?(?:medial|median|medical|med\.?)[- ]br(?:anch\w*|s|\.)?(?![a-z])|mbbs?\b|mbs?\b|mbn\b|mbrf|"
              r"(?:primary )?(?:dorsal|posterior)(?: primary)? ram(?:us|i)|drs?\b|branch(?:es)?\b|nerves?\b"),
    ("joint",
            r"(?:lateral )?(?:facets?|facette?s?|zygapoph\w+|z-?joints?|joints?|facet joints?"
            r"|apophyseal)\b"),
    ("space",
            r"inter-?\s?spaces?|inter-?\s?laminar|inter-?\s?vertebral|disc spaces?|epidural space"
            r"|translaminar"),
    ("disc", r"dis[ck]s?\b"),
    ("vertebra", r"vertebra\w*|bod(?:y|ies)\b(?!\s?:)"),
    ("tip", r"\(tip\)"),
    ("level", r"levels?\b"),
)
_KINDS = {f"k{i}": kind for i, (kind, _) in enumerate(NOUNS)}
_NOUN = "|".join(f"(?P<k{i}>{words})" for i, (_, words) in enumerate(NOUNS))
_SKIP = (
        r"(?:right|left|bilateral(?:ly)?|bilat|b/l|both|the|a|an|its|lumbar|cervical|thoracic|sacral"
        r"|medial-?|"
         r"diagnostic|therapeutic|and|of|level|levels|only|each|side|sides?|moderate|severe|mild|small|large|"
         r"left-sided|right-sided|rt|lt|interspace|broad-based|degenerative|bilateral)")
_AFTER = re.compile(rf"[\s,(]*(?:{_SKIP}[\s-]+)*?\(?(?:{_NOUN})(?![a-z])")
_AFTER_PLAIN = re.compile(
        rf"[\s(-]*(?:(?:right|left|bilateral|bilat|sacral|lumbar|cervical|thoracic|medial|the|exiting"
        rf"|level)[\s-]+)*?\(?(?:{_NOUN})")
_BEFORE = re.compile(
    rf"(?:{_NOUN})\s?(?:\(s\))?s?(?:\s(?:blocks?|injections?|ablation|neurotomy|nerves?|levels?|rfa"
    rf"|narrowing|junctions?))?"
    r"(?:\s?\([^)]{0,12}\))?[\s,:-]*(?:(?:was|were|is|are|seen|noted|present|identified|located)\s)?"
    r"(?:(?:of|at|for|from|supplying|innervating|to|on|in|over|near|with|the|both|right|left|bilateral"
    r"|levels?|these|"
    r"bilaterally|side|joints?)[\s:,]+)*$")
_SPREAD = re.compile(
    r"(?:\b(?:spread\w*|rose|rising|climb\w*|ran|run|tracked|tracking|fill(?:ed|ing)?|flow\w*|extend\w*"
    r"|outlin\w*|cephalad|"
    r"contrast|dye|ascend\w*|cut-?off|reached|uptake|medially)\b[^.;\n]{0,45}?"
    r"(?:\b(?:to|from|along|beyond|up to|at|into|of|between|outlined|seen)\b|:)\s*(?:about |approximately "
    r"|around |the |both |level )*"
    r"|\b(?:outlined|delineated|encircled|spread) (?:the )?)$")
_TIP = re.compile(
    r"(?:\b(?:thread\w*|steer\w*|advanc\w*|direct\w*|pass\w*|guid\w*|work\w*|driven|up)\b[^.;\n]{0,30}\bto\b"
    r"|\btip\b(?:(?!introduc|enter|insert|needle)[^.;\n]){0,40}\b(?:at|to|in|near|around))\s*(?:the |about |a point at |approximately )*$")
_NO_LEVEL_LEAD = re.compile(
    r"\b(?:counting (?:down|up) from(?: the)?|mri|ct scan|x-?rays?|radiographs?|between the|s/p"
    r"|status post|hx of|post)[^.;\n]{0,25}$")
_FUSION_LEAD = re.compile(
        r"\b(?:fusion|fused|laminectomy|hardware|instrumentation|acdf|stenosis|arthropathy|degenerat\w+|"
                          r"spondylo\w+|listhesis|herniat\w+|bulge|protrusion|narrowing|effusions?|defects?)"
                          r"(?:\s(?:of|at|from|in|is|are|moderate|severe|mild|worse|worst|noted|seen"
                          r"|present|and)){0,4}\s(?:the )?$")
_CIRCLE = re.compile(r"\s*\((?:circle|check|select|choose)")
_LIST = re.compile(
        r"^[\s,]*(?:(?:and|&|\+|/|plus|then|or|both|the|at|right|left|bilateral|bilat|b/l|rt|lt|r|l|on"
        r"|its|another|a|one|1|second|third|fourth|next|finally|likewise|similarly|needle|cannula|probe)[\s,]*)*$")


def _kind(match: re.Match[str] | None) -> str:
    return _KINDS[match.lastgroup] if match and match.lastgroup else ""


def _sentence_stop(text: str, start: int, end: int) -> int:
    """The first sentence or line end between two places."""
    return min((p for mark in (". ", "\n", ";") if (p := text.find(mark, start, end)) >= 0), default=end)


def _lead(text: str, start: int) -> str:
    """The words before a place, back to the last sentence end, at most 150 characters."""
    lead = text[max(0, start - 150):start]
    cut = max(lead.rfind(". "), lead.rfind("\n"), lead.rfind(";"))
    return lead[cut + 1:] if cut >= 0 else lead


def _own(text: str, level: Level, limit: int) -> str:
    """The noun that follows a level, up to the next level."""
    stop = _sentence_stop(text, level.end, min(limit, level.end + 60))
    match = _AFTER.match(text, level.end, stop)
    if match and "," in text[level.end:match.start(match.lastgroup or 0)]:
        plain = _AFTER_PLAIN.match(text, level.end, stop)
        match = plain
    return _kind(match)


def _elsewhere(lead: str, before: str) -> str:
    """Whether the words before a level (of its sentence, and of the line) make it no treated level."""
    if ("catheter" in lead or ("catheter" in before and "needle" not in lead and "tip" in lead)) and _TIP.search(lead):
        return "tip"
    if any(w in lead for w in _SPREAD_WORDS) and _SPREAD.search(lead):
        return "spread"
    if any(w in lead for w in _FUSION_WORDS) and _FUSION_LEAD.search(lead):
        return "finding"
    if any(w in lead for w in _NO_LEVEL_WORDS) and _NO_LEVEL_LEAD.search(lead):
        return "finding"
    return ""


#: One of these stands in every match of the pattern beside it: the pattern is not tried without.
_SPREAD_WORDS = (
    "spread", "rose", "rising", "climb", "ran", "run", "track", "fill", "flow", "extend", "outlin", "cephalad", "contrast",
    "dye", "ascend", "cut", "reach", "uptake", "medially", "delineat", "encircl",
)
_FUSION_WORDS = (
    "fus", "laminect", "hardware", "instrument", "acdf", "stenosis", "arthropathy", "degenerat", "spondylo", "listhesis",
    "herniat", "bulge", "protrusion", "narrowing", "defect",
)
_NO_LEVEL_WORDS = ("counting", "mri", "ct scan", "ray", "radiograph", "between", "s/p", "status post", "hx of", "post")


def _lists(text: str, found: Sequence[Level]) -> list[list[Level]]:
    """Levels coordinated with each other: only separators and small words between them."""
    groups: list[list[Level]] = []
    for level in found:
        gap = text[groups[-1][-1].end:level.start] if groups else None
        if gap is not None and len(gap) < 30 and "\n" not in gap and _LIST.match(gap):
            groups[-1].append(level)
        else:
            groups.append([level])
    return groups


def bound(text: str, found: Sequence[Level]) -> Iterable[Level]:
    """The levels with their nouns: the noun after a list, else the one before it."""
    starts = [level.start for level in found[1:]] + [len(text)]
    limits = dict(zip((level.start for level in found), starts, strict=False))
    for number, group in enumerate(_lists(text, found)):
        lead = _lead(text, group[0].start)
        nowhere = _elsewhere(lead, text[max(0, group[0].start - 120) : group[0].start])
        if not nowhere and _unselected(text, group):
            nowhere = "unselected"
        near = lead[-_NEAR:]
        before = _kind(_BEFORE.search(near)) if not nowhere and any(s in near for s in _NOUN_STEMS) else ""
        nouns = [_own(text, level, limits[level.start]) for level in group]
        for i in range(len(nouns) - 2, -1, -1):
            nouns[i] = nouns[i] or nouns[i + 1]
        if not any(nouns) and _ALA_NEXT.match(text, group[-1].end):
            nouns = ["landmark"] * len(nouns)  # "L4, L5 and the ala": the processes, not the branches
        for level, noun in zip(group, nouns, strict=True):
            strong = noun if noun in NOT_TREATED else nowhere
            yield replace(level, noun=strong or noun or before, group=number)


#: One of these stands in every noun of `NOUNS`.
_NOUN_STEMS = (
    "weight", "signal", "hyperintens", "dermatom", "distribution", "reflex", "myotom", "radicul", "stenosis", "herniat", "bulg",
    "trusion", "narrowing", "compression", "fracture", "listhesis", "effusion", "hypertrophy", "arthropathy", "arthrosis",
    "degenerat", "spondylo", "impingement", "plegia", "burst", "edema", "scar", "disease", "collapse", "instability", "strength",
    "weakness", "numbness", "sensation", "pain", "symptom", "injury", "rib", "modic", "cyst", "heart", "normal", "fusion", "lamin",
    "discectomy", "hardware", "foram", "acdf", "plif", "tlif", "alif", "cage", "plate", "spinous", "branch", "lb", "root", "drg",
    "snr", "nrb", "sleeve", "trans", "tf", "pedicle", "sap", "tp", "process", "pillar", "lateral mass", "centroid", "waist", "mb", "ram", "dr",
    "nerve", "facet", "zygapoph", "eye", "joint", "apophyseal", "space", "vertebra", "dis", "bod", "tip", "level",
)
_NEAR = 80  # how far before a list its noun may stand
_ALA_NEXT = re.compile(r"\s?,?\s?(?:and|&|\+)\s(?:the\s)?(?:sacral\s)?al(?:a|ae|la)\b")


def _unselected(text: str, group: Sequence[Level]) -> bool:
    """A pick list nobody picked from: `l3-4 / l4-5 / l5-s1 (circle)`, or three pairs held by slashes."""
    if _CIRCLE.match(text, group[-1].end):
        return True
    gaps = [text[a.end:b.start] for a, b in pairwise(group)]
    return (len(group) >= 3 and all(level.form == "pair" for level in group)
            and all("/" in gap or not gap for gap in gaps))
