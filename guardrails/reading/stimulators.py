"""What all implanted stimulators share: whether a note is of the spine or of a nerve, how many leads stayed."""

from __future__ import annotations

import re

from guardrails.claim import Side
from guardrails.reading import deeds
from guardrails.reading.document import Document, Region
from guardrails.reading.gather import compiled

#: One of these stands in every note that speaks of a stimulator.
STEMS = tuple(
    (
        "stim|scs|lead|octrode|octo rode|octroad|drg|paddle|ipg|i pg|generator|batt|electrode|"
        "neuromod|dorsal column|pns|sprint|reactiv8|nalu|swap out the can|laminotomy|"
        "spinal court|spinal cord|dcs|ptns|pnfs|percutaneous trial|externalized trial|"
        "percutaneous tibial|pocket re|cuff|restorative|vns|vagus|sacral neuro|nss"
    ).split("|")
)
#: What may stand between a count and the word lead: brands, lengths, contacts, sides, but no verb and no new noun phrase.
_ADJ = (
    r"(?:(?!(?:the|an?|of|and|or|was|were|is|are|to|at|in|on|with|both|needles?|contacts?|levels?|days?|weeks?|months?"
    r"|minutes?|hours?|mm|segments?|sutures?|anchors?|incisions?|which|that|for|from|no|not|into|through"
    r"|any|either|neither|nor|only|before|after|then|by|as|his|her|have|had|has)\b)"
    r"(?!(?!implanted|tunnell?ed|external|coiled|curved|damaged|fractured|migrated|buried|retained)\w+ed\b)"
    r"[\w./'\"-]*\w[\"]?\s)"
)
_LEAD_BRANDS = (
    r"octrodes?|octo\srodes?|octroads?|quadrodes?|infinions?(?:\scx|\s16)?|linear\s(?:st|3-4|4)|avistas?(?:\smri)?"
    r"|vectris(?:\s\w+)?|freedom\sstimulators?|axiums?|slimtips?|pisces(?:\s\w+)?"
)
#: A lead in any word for it; a paddle is its own part.
LEAD = (
    r"(?:(?<!ekg )(?<!ecg )(?<!monitor )(?<!cardiac )(?<!pacemaker )(?<!pacer )(?:micro-?)?leads?\b(?!\s(?:to(?!\s(?:(?:the|top|mid|bottom|upper|superior|of|level)\s)*[ct]\d)|toward|time"
    r"|in\sto|ext\w+|apron|shield))|electrodes?(?:\s?arrays?)?\b(?!\spads?)|arrays?\b"
    rf"|(?:{_LEAD_BRANDS})\b|(?<=trial )wires?\b|(?<=stimulator )wires?\b)"
)
LEADS = rf"(?<![\w.]){_ADJ}{{0,4}}{LEAD}"
PADDLE = (
    r"\b(?:\d{1,2}-?\s?(?:contact|electrode)\s)?(?:surgical\s|plate\s|epidural\s|penta\s|pente\s|lamitrode\s"
    r"|coveredge\s(?:32\s)?|artisan\s|specify\s[\d-]*\s?|surpass\s)?(?:paddles?|plate)(?:\s(?:style\s)?"
    r"(?:leads?|electrodes?|arrays?))?\b|\bsurgical\sleads?\b|\bplate\selectrodes?\b|\bpenta\b|\blamitrode\b"
    r"|\bcoveredge\b"
)
_SPINE_NAME = (
    r"\bscs\b|\bspinal\sco(?:rd|urt|rds)s?\ss[ti]\w*|\bdorsal\scolumn|\bdcs\b|\bdrg\b|\bdorsal\sroot\sgang"
    r"|\bpaddle|\bspinal\sindication|\bepidural\s(?:neuro)?stim\w*|\bneuraxial\sstim\w*|\bspinal\s(?:neuro)?(?:stim"
    r"|modulation)\w*"
    rf"|\b(?:{_LEAD_BRANDS})\b|\bwave-?writer|\bproclaim\b|\beterna\b|\bintellis\b|\binceptiv\b|\bvanta\b"
    r"|\bsenza\b|\bnevro\b|\bhfx\b|\bevoke\b|\bsaluda\b|\bprospera\b|\becaps?\b"
)
#: Words that speak of a spinal stimulator where nothing speaks of a nerve's.
_SPINE_HINT = (
    r"\bsti?[em]m\strial|\bstim\b|(?<!nerve )(?<!tens )\bstimulator\b|\bneuromod\w*|\bneurostimulator"
    r"|\bipgs?\b"
    r"|\bi\spg\b|\bpulse\sgenerator|\bpercutaneous\s(?:leads?|arrays?|trial)|\b(?:trial|temporary)\sleads?\b"
    r"|\blead\spull|\bpull(?:ed)?\s(?:the\s)?(?:trial\s)?leads|\bexternali[sz]ed\strial|\bswap\sout\sthe\scan"
    r"|\bsurgical\slead|\bbatt(?:ery)?\s(?:change|swap|replace|remov|exchange|explant)\w*|\btunnell?ed\strial"
    r"|(?<!frequency )(?<!rf )(?<!lesion )\bgenerators?\s(?:change|exch|insert|pocket|revis|remov|replac"
    r"|explant"
    r"|only|implant)\w*|\b(?:explant|revision|replacement|removal|implant\w*)\sof\s(?:the\s)?(?:\w+\s){0,2}"
    r"generator|\bsutures?\scut,?\s(?:and\s)?(?:both\s)?leads?\b|\btrial\sleads\b"
    rf"|{LEAD}\s(?:revis|replac|explant|remov|re-?pos)\w*|\b(?:revision|removal|re-?positioning|replacement"
    rf"|explant\w*|placement|remove)\s(?:of\s)?(?:\w+\s){{0,3}}{LEAD}"
    rf"|\bleads?\s(?:were\s)?removed\sat\sbedside"
    rf"|\b(?:epidural|tuohy|touhys?|tuohys|laminot\w*|tips?)\b[^\n]{{0,110}}?(?:{LEAD})"
    rf"|(?:{LEAD})[^.;\n]{{0,60}}\b(?:epidural|tuohy|tips?|pulled\sback|[ct]\d{{1,2}})\b"
    rf"|(?:{LEAD})[^.;\n]{{0,120}}\b(?:batter(?:y|ies)|pocket|generator|implantable|externali[sz]ed)\b"
    rf"|\b(?:percutaneous|perc|cylindrical|thoracic)\s(?:{LEAD})"
)
_POCKET_ALONE = r"\bpocket\s(?:relocation|revision)\b"
_NOT_OURS = r"\b(?:pump|pacemaker|aicd|icd\b|defibrillator)\b"
_RF = r"\bradio-?frequency|\brfa?\b|\blesion(?:s|ed|ing)?\b|\bablat\w*|\bneurotomy"
_NERVE_NAME = (
    r"\bpns\b|\bpnfs\b|\bptns\b|\bperipheral\s(?:nerve(?!\s(?:block|cath\w*|inj\w*))|ipg|neuro(?:st|m)\w*|stim\w*"
    r"|electrode|field)|\bsprint\b"
    r"|\bstimrouter\b|\bstim\srouter\b|\breactiv8\b|\bmultifidus\b|\brestorative\sneuro\w*|\bmoventis\b"
    r"|\boccipital\s(?:\w+\s){0,2}stim\w*|\bons\b|\bnerve\sstimulator\s(?:trial|implant|lead|placement)"
    r"|\b60-?\s?d(?:ay)?\s(?:\w+\s)?(?:pns|lead|system|treatment|stim)\w*|\bmicro-?leads?\b|\bstimq\b"
    r"|\boccipital\sstim\w*|\bperipheral\snerve\sstimulation\b(?!\s(?:test|needle))|\bspr\stherap\w*|\bsmartpatch\b"
    r"|\bnalu\b(?![^\n]{0,60}(?:scs|spinal|epidural))|\bfreedom\spns\b"
    r"|\bvag(?:us|al)\s(?:nerve\s)?(?:neuro)?stim\w*|\bvns\b|\bsacral\s(?:nerve\s)?(?:neuro)?(?:modulat|stim)\w*"
    rf"|(?:{LEAD})[^.;\n]{{0,50}}\bs[234]\s(?:\w+\s)?foram\w*"
    r"|\binterstim\b|\bnerve\sfield\sstim\w*|\bib-?stim\b|\bnss-?2\b"
    r"|\bepineuri\w+|\bmedial\sbranch\sstim\w*|\b(?:supra-?scapular|saphenous|axillary|median|ulnar|radial|peroneal"
    r"|tibial|sural"
    r"|femoral|cluneal|genicular|pudendal|intercostal|ilio-?inguinal)\s(?:nerve\s)?(?:neuro)?stimulat(?:or"
    r"|ion)\b"
    r"(?!\s(?:was\s)?(?:used|guid\w*|needle|at\s\d|was)|-)|\btibial\sneedle\sstim\w*|\bpercutaneous\stibial"
    r"|\bintegrated\s(?:neurostimulator|pns|lead)|\bimplanted\sintegrated|\bcuronix\b|\brestorative\sleads?"
    r"|\bcuff\selectrode|\bnerve\sexposed\sand\s(?:paddle|electrode|lead)"
)
_AT_NERVE = re.compile(
    rf"(?:{LEAD}|\bcuff\b)[^.;\n]{{0,60}}\b(?:beside|along\w*|next\sto|near|over|around|adjacent\sto|at|to"
    rf"|of|onto|parallel\sto)\s(?:the\s)?(?:(?:left|right|greater|lesser|superior|middle|medial|lateral"
    rf"|common|superficial|deep|posterior|anterior|sural|l\d|and)\s)*(?:\w+\s){{0,2}}?(?:nerves?\b"
    rf"|medial\sbranch\w*|peroneal|cluneal)"
)


def systems(doc: Document) -> frozenset[str]:
    """Which stimulators the note tells of today: `scs`, `pns`, both or none."""
    kept = doc.memo.get("stimulators")
    if isinstance(kept, frozenset):
        return kept
    found = set()
    today = deeds.today(doc)
    nerve = bool(doc.first(compiled(_NERVE_NAME))) and bool(deeds.live(doc, _NERVE_NAME, today))
    nerve = nerve or any(_AT_NERVE.search(doc.norm, r.start, r.end) for r in today)
    spine = bool(deeds.live(doc, _SPINE_NAME, today))
    if nerve:
        found.add("pns")
    if spine or (not nerve and _hinted(doc)):
        found.add("scs")
    made = frozenset(found)
    doc.memo["stimulators"] = made
    return made


def _hinted(doc: Document) -> bool:
    """Whether words that lesions share (leads, generators) speak of a stimulator here: not in a lesion's own words."""
    if doc.first(compiled(_SPINE_NAME)):
        return True
    if doc.first(compiled(_NEEDLE_STIMULATOR)):
        return False
    pocket = doc.first(compiled(_POCKET_ALONE)) and not doc.first(compiled(_NOT_OURS))
    if pocket:
        return True
    lesion = compiled(_RF)
    if not doc.first(lesion):
        return doc.first(compiled(_SPINE_HINT)) is not None or _system_parts(doc)
    if deeds.live(doc, _RF):
        return doc.first(compiled(_BESIDE_RF)) is not None
    hints = [*doc.find(compiled(_SPINE_HINT)), *doc.find(compiled(_BESIDE_RF))]
    return any(not lesion.search(doc.norm, r.start, r.end) for m in hints for r in (doc.sentence_at(m.start()),))


#: A stimulator that finds muscles and nerves for a needle is none that stays.
_NEEDLE_STIMULATOR = (
    r"\btoxins?\b|\bbotulin\w*|\bbotox\b|\bdysport\b|\bxeomin\b|\bnerve\sstimulator\b|\be-?stim\b"
    r"|\bstimulat(?:or|ing)\b[^.;\n]{0,40}\bneedle"
)
#: What no lesion generator has: a pocket, an implanted generator, a name of its own.
_BESIDE_RF = (
    r"\b(?:spinal\s\w+|neuro)stimulator|\bipg\b|\b(?:batter\w+|generator)\b[^.;\n]{0,60}\bpocket"
    r"|\bpocket\b[^.;\n]{0,60}\b(?:batter|generator)"
)
_HOUSING = r"\b(?:batter(?:y|ies)|generators?|ipgs?)\b"
_COMPANY = (
    r"\b(?:anchor\w*|pockets?|headers?|impedances?|stylets?|tuohys?|epidural|port|set\s?screws?|externali[sz]ed"
    r"|program\w*|interrogat\w*"
    r"|reps?|representative|[ct]\d{1,2})\b"
)


def _system_parts(doc: Document) -> bool:
    """Whether parts that only a stimulator has are told of together: leads or a battery with anchors, pockets, programs."""
    if doc.first(compiled(_NOT_OURS)):
        return False
    part = doc.first(compiled(rf"{LEAD}|{_HOUSING}"))
    return part is not None and doc.first(compiled(_COMPANY)) is not None


def of_nerve(doc: Document, start: int) -> bool:
    """Whether a deed belongs to a nerve stimulator where a note has both kinds."""
    if systems(doc) != {"scs", "pns"}:
        return "pns" in systems(doc)
    for region in (doc.sentence_at(start), doc.item_at(start), doc.section_at(start)):
        nerve = compiled(_NERVE_NAME).search(doc.norm, region.start, region.end)
        spine = compiled(_SPINE_NAME).search(doc.norm, region.start, region.end)
        if bool(nerve) != bool(spine):
            return bool(nerve)
    return False


# --- how many leads -----------------------------------------------------------------------------------

_MANY = (
    (
        2,
        rf"\b(?:dual|twin|both|bilateral|pair\sof|couple\sof|left\sand\sright"
        rf"|right\sand\sleft)[\s-](?:of\sthe\s)?{LEADS}",
    ),
    (2, r"\b(?:dual|twin|double)[\s-](?:lead|electrode|array|octrode)s?\b"),
    (0, rf"(?<![\w.#/-])(?P<n>[1-8])(?:x|\sx)?[\s-](?!contacts?|columns?|electrodes?\s\w+\s(?:system|total)){LEADS}"),
    (2, r"\bsame\s(?:thing\s|procedure\s|steps\s)?(?:was\s|were\s)?(?:done|repeated|carried\sout"
        r"|performed)\s(?:from|through|via|with|using)\s"
        r"(?:an?\s|the\s)?(?:second|separate|another|2nd|other)\b"),
    (2, r"\b(?:second|2nd)\s(?:needle|tuohy|introducer|1|electrode)\b(?=[^.;\n]{0,180}\b(?:laid"
        r"|wires?(?!-?\s?(?:bound|wound|loop|reinforced|guid))|park\w*|driv\w+|advanc\w+|thread\w*"
        rf"|steer\w*|up\sto|tips?|to\s(?:the\s\w+\sof\s)?[ct]\d|{LEAD}))"),
    (0, rf"\b{LEADS}\s\d{{1,2}}\s?c(?:ontacts?)?\sx\s?(?P<n>[1-4])\b"),
    (
        0,
        rf"\b{LEADS}\s?(?:\(s\)\s?)?[(:]?\s?(?:x|times|number|count|placed|#)?\s?[:=]?\s?[\[(]?(?:x\s?)?"
        rf"(?<![\d.])(?P<n>[1-4])\b(?![\d./-]|\s?(?:cm|mm|contact|and\s#|was|tip|\())",
    ),
    (0, r"\b\d{1,2}-?\s?(?:contact|electrode)s?(?:\sleads?)?\s?x\s?(?P<n>[1-4])\b"),
    (0, rf"\bx\s?(?P<n>[1-4])\s{LEADS}"),
    (2, rf"\b(?:second|2nd|contralateral|another|additional|other)\s{LEADS}"),
    (3, rf"\b(?:third|3rd)\s{LEADS}"),
    (
        2,
        rf"\b(?:one|1|a)\s(?:{LEADS}\s)(?:was\s\w+\s)?(?:on|per|at|over|to)\s(?:each|either)\s(?:side"
        rf"|nerve)",
    ),
    (2, r"\bsame\s(?:was\s(?:done|repeated)\s)?(?:on|for)\s(?:the\s)?(?:other|opposite|contralateral)\sside"),
)
_ONE = rf"\b(?:an?|single|one|1|lone|sole|the|left|right|new|this)[\s-]{LEADS}"
_ONE_ONLY = (
    rf"\bonly\s(?:one|1|a\ssingle)\s{LEADS}|\bsingle\s{LEADS}\s(?:was\s)?(?:accepted|used|only)"
    rf"|\bno\s(?:second|additional|other)\s{LEADS}"
    rf"|\b(?:second|other)\s{LEAD}\s(?:\w+\s){{0,3}}(?:unnecessary|not\s(?:needed|required|placed|used))"
)
_NUMBERED = re.compile(
    r"\b(?:lead|electrode|octrode)\s(?:#\s?|number\s|no\.?\s)?(?P<n>[1-4])\b(?=\s?[(:,]"
    r"|\s(?:tip|at|was|is|in|placed|entry|left|right))|\blead\s#(?P<m>[1-4])\b"
)
_TAKEN_OUT = re.compile(
    r"[^.;\n]{0,60}\b(?:withdrawn|removed|abandoned|pulled\sback\sout"
    r"|would\snot\spass)\b"
)
_PLURAL = re.compile(r"(?:s|arrays|octrodes)$")


#: A lead that came out again and was not put back.
LOST = (
    rf"(?:{LEAD})\s(?:also\s)?(?:came|fell|slipped)\s(?:out|with|away)|(?:{LEAD})\s(?:was\s"
    rf"|were\s)?(?:dislodged"
    r"|lost)\b"
)


def lead_count(doc: Document, within: list[Region]) -> tuple[int | None, tuple[tuple[int, int], ...]]:
    """How many arrays the words of the regions count as having stayed; None where they say only "leads"."""
    only = deeds.live(doc, _ONE_ONLY, within) or [m for r in within for m in doc.find(compiled(_ONE_ONLY), r)]
    if only:
        return 1, (only[0].span(),)
    logged = _logged(doc, within)
    if logged:
        return logged
    numbered = _numbered(doc, within)
    if numbered:
        return numbered
    best, at = 0, []
    for number, pattern in _MANY:
        for match in deeds.live(doc, pattern, within):
            if _not_placed(doc, match):
                continue
            count = number or int(match["n"])
            if count > best:
                best, at = count, [match.span()]
    if best:
        return best, tuple(at)
    one = [
        m for m in deeds.live(doc, _ONE, within)
        if not m[0].rstrip().endswith(("s", "trodes")) and not _not_placed(doc, m)
    ]  # fmt: skip
    return (1, (one[0].span(),)) if one else (None, ())


_LOG_ROW = re.compile(rf"(?m)^[ ]*(?:\|\s*)?(?:{_ADJ}){{0,3}}{LEAD}[^|\n]*\|[^\n]*")
_NOT_USED = re.compile(r"\b(?:wast\w*|opened|returned|not used|unused|discard\w*|explant\w*|dropped|contaminat\w*)\b")
_QUANTITY = re.compile(r"\|\s*(?:qty:?\s*)?x?(?P<n>[1-4])\s*(?:\||$)")


def _logged(doc: Document, within: list[Region]) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    """Leads by the rows of an implant log, less those that were opened and not left in."""
    rows = {m.span(): m for r in within for m in doc.find(_LOG_ROW, r)}
    kept = [m for m in rows.values() if not _NOT_USED.search(m[0])]
    if not kept or not any(w in doc.norm for w in ("lot", "serial", "implant log", "s/n", "qty")):
        return None
    total = sum(int(q["n"]) if (q := _QUANTITY.search(m[0])) else 1 for m in kept)
    return total, tuple(m.span() for m in kept)


def _numbered(doc: Document, within: list[Region]) -> tuple[int, tuple[tuple[int, int], ...]] | None:
    stayed: dict[str, tuple[int, int]] = {}
    gone: set[str] = set()
    for region in within:
        for match in doc.find(_NUMBERED, region):
            number = match["n"] or match["m"]
            stayed.setdefault(number, match.span())
            if _TAKEN_OUT.match(doc.norm, match.end()):
                gone.add(number)
    left = {n: s for n, s in stayed.items() if n not in gone}
    return (len(left), tuple(left.values())) if len(stayed) > 1 and left else None


_NOT_PLACED_LEAD = re.compile(
    r"\b(?:existing|old|previous(?:ly)?|prior|indwelling|one or|1 or|1 to|up to)\s(?:\w+\s){0,2}$"
    r"|\b(?:with|w/|has|having|carr\w+|bears)\s$"
    r"|\b(?:thought|thinking|possib\w+|idea|option|consider\w*|talk\w*|discuss\w*|instead)\s(?:was\s)?(?:of\s|about\s)?"
    r"(?:(?:put|plac|add|us)\w*\s(?:in\s)?)?(?:an?\s|the\s)?$"
)
_NOT_PLACED_TAIL = re.compile(
    r"[^.;\n]{0,50}\b(?:abandon\w*|would not pass|could not be|was not placed|not placed|left alone|untouched"
    r"|withdrawn before|attempted|consider\w*|opted against|decided against|(?:not|n't) (?:need\w*|required"
    r"|necessary|add)"
    r"|unnecessary)\b"
)


def _not_placed(doc: Document, match: re.Match[str]) -> bool:
    lead = doc.norm[max(0, match.start() - 30) : match.start()]
    return bool(_NOT_PLACED_LEAD.search(lead) or _NOT_PLACED_TAIL.match(doc.norm, match.end()))


# --- where the generator lies -------------------------------------------------------------------------

_SITE = (
    r"(?:abd|flank|buttocks?|gluteal|glut|abdom\w+|hip|chest|(?:low(?:er)?|upper)\squadrant|low(?:er)?\sback"
    r"|pocket"
    r"|thigh|iliac\sfossa|infraclavicular|ipg|generator|batt\w*)"
)
_POCKET = re.compile(
    rf"\b(?P<a>left|right|lt|rt|[lr])\s(?:(?:posterior|upper|lower|superior|inferior|lateral|anterior"
    rf"|subcutaneous)\s)*{_SITE}\b|\bpocket\s(?:site\s)?(?:was\s\w+\s)?(?:on|in|over)\sthe\s(?P<b>left"
    rf"|right)\b"
    rf"|\b{_SITE}\s(?:(?:scar|incision|wound|pocket|site)\s)?(?:on|over|in)\sthe\s(?P<e>left|right)\b"
    r"|\bpocket\s(?:(?:was\s)?\w+\s)?(?:below|under|beneath|above|near|inferior\sto)\sthe\s(?P<f>left|right)\b"
    rf"|\b(?P<c>[lr])(?:lq|uq)\b|\b(?:generator|ipg|battery|pump)\W{{1,3}}(?P<d>left|right)\b"
)


def pocket_side(doc: Document, within: list[Region]) -> Side | None:
    """The side of the pocket, the first that the regions name."""
    for region in within:
        for match in doc.find(_POCKET, region):
            word = next(w for w in match.groups() if w)
            return Side.RT if word[0] == "r" else Side.LT
    return None
