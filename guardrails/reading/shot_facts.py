"""Imaging of an injected place among others of the note, and the service made of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guardrails.claim import Side, Span
from guardrails.reading import gather, shot_rows, shot_sides, shot_words
from guardrails.reading import imaging as imaging_words
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion, Imaging, Service, Site
from guardrails.reading.imaging import Decided
from guardrails.reading.nerve_mentions import rx
from guardrails.reading.shots import Scene, Spot, has_rival, statuses

_US_WORD = re.compile(
    r"\bUSG?\b(?!\s?:\s?(?:\[\s?\]|no|n/?a|none))(?!\s(?:citizen|army|navy|marine|veteran|of\b))"
)
_US_SLIP = re.compile(
    r"\busg?\s(?:guid\w*|img|image|linear|curvilinear|probe|hockey|in[-\s]plane|out[-\s]of|live|long|short|used|was\sused)|\busg\b|\b(?:lumify|butterfly|sonosite|clarius)\b"
    r"|\bportable\sultrasound\b|\bultrasound\b(?=[^.;\n]{0,90}\bneedle\b)"
)
_PROBE = re.compile(r"\b(?:(?:hockey[-\s]?stick|linear|curvilinear|(?:low|high)[-\s]frequency)\s)?probe\b(?!\s?cover|\s?(?:avail|not))")
#: Probes that are no ultrasound's.
_OTHER_PROBES = r"\b(?:rfa?|radio-?\s?freq\w*|cryo\w*|ablat\w*|doppler\sonly)\b"
_DECLINED = re.compile(
    r"\b(?:no|without|not\susing)\s(?:the\s)?(?:ultrasound|us|image|imaging|guidance)\b(?!\s(?:was\s)?(?:sav"
    r"|stor"
    r"|kept|rec))|\b(?:ultrasound|us)\s(?:was\s)?(?:not\s(?:used|avail\w*|needed|required|done)|available\sbut\snot\sneeded|deferred)"
    r"|(?:\bw/?o|\bs/|\bsans|\bsine)\s?(?:us|ultrasound|imag\w*|fluoro\w*|guid\w*)\b"
    r"|\bblind(?:ly)?\b|\b(?:landmark|palpation)(?:[-\s]guided|\s(?:technique|only|based))?\b"
    r"|\bwithout\simage\b|\bno\simaging\sneeded\b|\b(?:went|done|found|placed|located|guided)\sby\s(?:feel|touch|hand)\b"
    r"|\b(?:guidance|imaging)\s?:\s?(?:\[\s?\]\s?[\w-]+\s+)*(?:\[x\]\s?)?(?:none|no|n/a|not\sused)\b"
)
UNSAVED = re.compile(
    r"\b(?:no|not?|nothing|none|unable\sto|never|without)\b[^.;\n]{0,30}\b(?:sav\w*|stor\w*|kept|keep"
    r"|record\w*|archiv\w*"
    r"|retain\w*|captur\w*)\b|\blive\s(?:view\s|us\s|ultrasound\s|image\s)?only\b|\bimages?\s?:\s?(?:no|none|not)\b"
    r"|\b(?:kept|keep|saved|stored|recorded|printed|captured)\s(?:no|none|nothing|neither)\b"
    r"|\bno\s(?:permanent\s|hard\s?)?(?:images?|pictures?|stills?|clips?|cop(?:y|ies)|record\w*)\b(?!\sguid)"
    r"|\b(?:orientation|localization|planning|look(?:ed)?)\sonly\b|\bimages?\snot\s(?:sav|stor|kept|ret|cap)\w*"
)
#: A look before the needle: all that the ultrasound was for, unless the needle was watched and an image kept.
_PRE_SCAN = re.compile(r"\bpre-?scan\w*\b|\bskin\smarking\b|\bscann?(?:ed|ing)?\s(?:first|before|beforehand)\b")
_WATCHED = re.compile(r"\bneedle\b|\b(?:in|out)[-\s](?:of[-\s])?plane\b|\breal-?\s?time\b|\btip\b")
KEPT = re.compile(
    r"\b(?:images?|imgs?|clips?|pictures?|pics?|stills?|frames?|loops?|video|film|hard\s?cop(?:y|ies))\b[^.;\n]{0,40}\b(?:sav\w*|stor\w*|kept"
    r"|archiv\w*|record\w*|retain\w*"
    r"|print\w*|pacs|captur\w*|scanned|chart)\b|\b(?:permanent\w*|stored|saved|archived"
    r"|recorded)\s(?:\w+\s){0,2}(?:images?"
    r"|record\w*|pictures?|clips?)|\bimg\s?\+|\bpermanent\s(?:record\w*|image)|\bimages?\s?:\s?(?:yes|saved"
    r"|stored|archived)"
    r"|\bwith\s(?:permanent\s|an\s)?image\b|\b(?:us|ultrasound)\s(?:w/?\s?|with\s|\+\s?)?(?:imgs?|images?|pics?|stills?)\b"
    r"|\b(?:imgs?|images?|pics?|stills?)\s?(?:x\s?\d|\+|&|taken|filed|made\sand|in\s(?:chart|epic|pacs))|\bto\spacs\b"
    r"|\b(?:kept|keeping|saved|saving|storing|stored|recorded)\s(?:an?\s|one\s|two\s|the\s|both\s)?(?:\w+\s){0,2}?"
    r"(?:images?|pictures?|frames?|stills?|clips?|loops?)\b|\bpermanent\s(?:image|record|documentation)\w*"
)
#: "Images: not stored" as a field of its own.
_IMAGE_FIELD = re.compile(r"(?:saved\s|permanent\s)?(?:image|imaging|picture|ultrasound|us\b|guidance|recording)")
_FIELD = 150
_WHOLE = re.compile(r"\b(?:throughout|entire|(?:all|both|each|every)\s(?:of\s)?(?:the\s)?(?:procedures?|injections?|needles?|sites?|parts?|steps?))\b")
_ALL = re.compile(r"\b(?:all|both|each|every|throughout|entire)\b")


def imaging(scene: Scene, group: Sequence[Spot]) -> tuple[Decided, str]:
    """(guidance, whether an image was kept) of one place: only words that are its own."""
    doc, done = scene.doc, scene.done
    found = [w for w in _words(doc) if _mine(doc, w.start, group, done)]
    scopes = gather.scopes(doc, [(s.start, s.end) for s in group])
    shared = len(_names(done)) > 1
    decided = imaging_words.SILENT
    for regions in scopes[:5]:
        here = [w for region in regions for w in imaging_words.within(found, region)]
        decided = _decided(here)
        if decided.imaging is not Imaging.SILENT or decided.against:
            break
    if decided.imaging is not Imaging.ULTRASOUND:
        return decided, "n/a"
    regions = [r for level in scopes[:5] for r in level]
    regions += [s for s in doc.sections if s.end - s.start < _FIELD and _IMAGE_FIELD.match(s.heading)]
    kept = _said(doc, KEPT, regions, group, done, shared)
    only_looked = _said(doc, _PRE_SCAN, regions, group, done, shared) and not (
        kept and _said(doc, _WATCHED, regions, group, done, shared)
    )
    if only_looked or _said(doc, UNSAVED, regions, group, done, shared):
        return Decided(Imaging.UNRECORDED_US, decided.spans, decided.against), "not_kept"
    return decided, "kept" if kept else "silent"


def _decided(here: Sequence[imaging_words.Word]) -> Decided:
    if any(w.imaging is Imaging.ULTRASOUND for w in here) and not any(
        w.imaging in (Imaging.FLUOROSCOPY, Imaging.CT, Imaging.ABSENT) for w in here
    ):
        return Decided(
            Imaging.ULTRASOUND, tuple((w.start, w.end) for w in here if w.imaging is Imaging.ULTRASOUND)
        )
    return imaging_words.decide(sorted(set(here), key=lambda w: w.start))


def _words(doc: Document) -> list[imaging_words.Word]:
    """Words of guidance that are of today, with the short forms of ultrasound and of its absence."""
    if "shot_imaging" in doc.memo:
        return doc.memo["shot_imaging"]  # type: ignore[return-value]
    found = list(imaging_words.words(doc.norm))
    taken = {w.start for w in found}
    if not doc.first(rx(_OTHER_PROBES)):
        found += [imaging_words.Word(*m.span(), Imaging.ULTRASOUND) for m in doc.find(_PROBE) if m.start() not in taken]
    for pattern, kind in ((_US_SLIP, Imaging.ULTRASOUND), (_DECLINED, Imaging.ABSENT)):
        for match in doc.find(pattern):
            if match.start() not in taken:
                found.append(
                    imaging_words.Word(
                        match.start(), match.end(), kind, match[0].startswith(("land", "palp"))
                    )
                )
    if not doc.raw.isupper():
        for match in _US_WORD.finditer(doc.raw):
            region = doc.norm_region(Span(*match.span()))
            found.append(imaging_words.Word(region.start, region.end, Imaging.ULTRASOUND))
    scene = doc.memo.get("shots")
    for spot in scene.done if isinstance(scene, Scene) else ():
        if cell := shot_rows.unguided(doc, spot.start):
            found.append(imaging_words.Word(cell.start, cell.end, Imaging.ABSENT))
    absent = [w for w in found if w.imaging is Imaging.ABSENT]
    kept = [
        w
        for w in found
        if _live(doc, w)
        and (w.imaging is Imaging.ABSENT or not any(a.start <= w.start < a.end for a in absent))
    ]
    doc.memo["shot_imaging"] = kept = sorted(kept, key=lambda w: w.start)
    return kept


def _live(doc: Document, word: imaging_words.Word) -> bool:
    section = doc.section_at(word.start)
    if section.kind in gather.SILENT_SECTIONS and section.kind not in (
        "timeout",
        "nursing",
        "plan",
        "imaging_review",
    ):
        return False
    if section.kind == "imaging_review" and rx(r"\b(?:mri|x-?rays?|ct|films?|show\w*|reveal\w*)\b").search(
        doc.norm, section.start, section.end
    ):
        return False
    if word.imaging is Imaging.ABSENT:
        return True
    if rx(r"\b(?:ultrasound|us)\s(?:exam|evaluation|of\sthe|showed\sa|revealed|therapy)").match(
        doc.norm, word.start
    ):
        return False
    found = gather.status(doc, word.start, word.end, "imaging")
    if found is Assertion.HISTORICAL and _beside_a_deed(doc, word.start):
        return True  # "stretched with saline after the steroid, under fluoroscopy"
    return found not in imaging_words.ELSEWHERE


def _beside_a_deed(doc: Document, at: int) -> bool:
    """Whether the sentence injects a place and names no other day."""
    scene, sentence = doc.memo.get("shots"), doc.sentence_at(at)
    if not isinstance(scene, Scene) or rx(_OTHER_DAY).search(doc.norm, sentence.start, sentence.end):
        return False
    return any(sentence.start <= s.start < sentence.end for s in scene.done)


_OTHER_DAY = (
    r"\b(?:last|prior|previous\w*|earlier|ago|since|reviewed|outside|(?:19|20)\d\d|in\s(?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december))\b|\d/\d"
)


def _names(done: Sequence[Spot]) -> set[tuple[str, object]]:
    return {(s.name, s.side) for s in done}


def _rivals(doc: Document) -> list[int]:
    """Where the note names other families' procedures; empty where its own text tells of none."""
    found = doc.memo.get("shot_rivals")
    if not isinstance(found, list):
        found = [m.start() for m in doc.find(rx(shot_words.RIVAL))] if has_rival(doc) else []
        doc.memo["shot_rivals"] = found
    return found


def _mine(doc: Document, at: int, group: Sequence[Spot], done: Sequence[Spot]) -> bool:
    """Whether a word at `at` speaks of this group: in its stretch of the sentence, or after its last name."""
    own: dict[int, list[Spot]] = {}
    for spot in group:
        own.setdefault(spot.start, []).append(spot)
    others = [s for s in done if s not in own.get(s.start, ())]
    rivals = _rivals(doc)
    if not others and not rivals:
        return True
    sentence, item = doc.sentence_at(at), doc.item_at(at)
    here = sorted(s.start for s in (*group, *others) if sentence.start <= s.start < sentence.end)
    mine = {s.start for s in group}
    alien = [r for r in rivals if sentence.start <= r < sentence.end]
    if here:
        return not _owners(doc, at, here, mine, group, others).isdisjoint(mine)
    if alien:
        return False
    told = [s.start for s in group if s.body or doc.sentence_at(s.start).start > doc.section_at(s.start).start]
    other_first = rivals and told and at < min(told) and any(r < at for r in rivals)
    if other_first and not _WHOLE.search(doc.words(sentence)):
        return False  # told of the other procedure, before the needle came to this place
    if _ALL.search(doc.words(sentence)):
        return True
    inside = sorted({*(s.start for s in (*group, *others)), *rivals})
    before = [p for p in inside if item.start <= p < at]
    if before:
        return before[-1] in mine
    after = [p for p in inside if at < p < item.end]
    return not after or after[0] in mine or not others


_LIST_GAP = re.compile(
    r"(?:[\s,/&+]|and|plus|then|as\swell\sas|on|at|each|of|the|right|left|bilateral|both|rt|lt|r|l|b/l|joints?|jts?"
    r"|index|middle|long|ring|small|little|thumb|fingers?|toes?|first|second|third|fourth|fifth|\d(?:st|nd|rd|th)?"
    r"|burs\w+|sheaths?|tendons?|inj\w*)*"
)


def _owners(
    doc: Document, at: int, here: list[int], mine: set[int], group: Sequence[Spot], others: Sequence[Spot]
) -> set[int]:
    """The places of a sentence that share the word: the one before it and those listed with it."""
    ends = {s.start: s.end for s in (*group, *others)}
    before = [p for p in here if p < at]
    owner = before[-1] if before else here[0]
    if before and owner != here[-1]:
        following = here[here.index(owner) + 1]
        cut = doc.norm.rfind(",", at, following)
        owner = owner if cut >= 0 or not _leads(doc, at, following) else following
    found, index = {owner}, here.index(owner)
    for step in (-1, 1):
        at_index = index
        while 0 <= at_index + step < len(here):
            first, second = sorted((here[at_index], here[at_index + step]))
            if not _LIST_GAP.fullmatch(doc.norm[ends[first] : second]):
                break
            at_index += step
            found.add(here[at_index])
    return found


def _leads(doc: Document, at: int, following: int) -> bool:
    """Whether a word stands right before the next place: "ultrasound guided right bursa"."""
    return len(doc.norm[at:following].split()) <= 4


def _said(
    doc: Document,
    pattern: re.Pattern[str],
    regions: Sequence[Region],
    group: Sequence[Spot],
    done: Sequence[Spot],
    shared: bool,
) -> bool:
    return any(
        not shared or _mine(doc, m.start(), group, done) or _ALL.search(doc.words(doc.sentence_at(m.start())))
        for r in regions
        for m in pattern.finditer(doc.norm, r.start, r.end)
    )


def service(scene: Scene, family: str, state: Assertion, group: Sequence[Spot], **facts: object) -> Service:
    """The service of one place, with its side, imaging and words."""
    doc = scene.doc
    others = [s for s in scene.done if s not in group]
    side, where, against, carried = shot_sides.settled(doc, group, others)
    done = state is Assertion.PERFORMED
    seen, kept = imaging(scene, group) if done else (imaging_words.SILENT, "n/a")
    spans: dict[str, tuple[Span, ...]] = {"procedure": tuple(doc.span(s.start, s.end) for s in group)}
    for name, found in (("side", where), ("imaging", seen.spans)):
        if found:
            spans[name] = tuple(dict.fromkeys(doc.span(*s) for s in found))
    contradicted = {"side": tuple(doc.span(*s) for s in against)} if against else {}
    if seen.against:
        contradicted["imaging"] = tuple(doc.span(*s) for s in (*seen.spans, *seen.against))
    attributes = {"image": kept}
    if carried:
        attributes["side_carried"] = "yes"
    target = group[0].name
    made = Service(
        family=family,
        status=state,
        target=target,
        sites=(Site(target, side, spans["procedure"]),),
        imaging=seen.imaging,
        spans=spans,
        contradicted=contradicted,
        attributes=attributes,
    )
    return made.at(**facts)


def services(scene: Scene, family: str) -> list[Service]:
    """The services of a family of places (joints or tendons), one for each place, side and status."""
    found: list[Service] = []
    for state, spots in statuses(scene.of(family)).items():
        places: dict[str, list[Spot]] = {}
        for spot in spots:
            places.setdefault(spot.name, []).append(spot)
        for group in places.values():
            parts = _by_side(scene, group) if state is Assertion.PERFORMED else [group]
            for part in parts:
                found += _one_sided(scene.doc, service(scene, family, state, part))
    return found


#: "Ultrasound: R only", "image captured on the left only".
_ONLY = re.compile(
    r"\b(?:ultrasound|usg?|fluoro\w*|imag\w+|guid\w+)\b[^.;\n]{0,25}?\b(?P<s>r|l|rt|lt|right|left)\b\s(?:side\s|\w+\s)?only\b"
    r"|\b(?:ultrasound|usg?|fluoro\w*|imag\w+|guid\w+)\b[^.;\n]{0,20}?\bonly\s(?:on|for|used\son)\s(?:the\s)?(?P<t>right|left|rt|lt|r|l)\b"
)


def _one_sided(doc: Document, made: Service) -> list[Service]:
    """Both sides of a place, guided on one of them only, are two services."""
    site = made.sites[0]
    said = doc.first(_ONLY)
    if site.side is not Side.BIL or said is None or made.imaging in (Imaging.SILENT, Imaging.ABSENT):
        return [made]
    guided = Side.RT if (said["s"] or said["t"]).startswith("r") else Side.LT
    other = Side.LT if guided is Side.RT else Side.RT
    plain = {k: v for k, v in made.spans.items() if k != "imaging"}
    return [
        made.at(sites=(Site(site.name, guided, site.spans),)),
        made.at(
            sites=(Site(site.name, other, site.spans),),
            imaging=Imaging.ABSENT,
            spans=plain,
            attributes={**made.attributes, "image": "n/a"},
        ),
    ]


def _by_side(scene: Scene, group: Sequence[Spot]) -> list[list[Spot]]:
    """Both sides of a place told apart are two services; told together they are one."""
    doc = scene.doc
    body = [s for s in group if s.body] or list(group)
    said = {s.side for s in group if s.side is not None}
    if len(said) != 2 or Side.BIL in said:
        return [list(group)]
    if any(rx(shot_words.REPEAT).search(doc.words(doc.sentence_at(s.start))) for s in body):
        return [list(group)]
    parts = [[s for s in group if s.side is side] for side in (Side.RT, Side.LT)]
    starts = [{doc.clause_at(s.start).start for s in part if s in body} for part in parts]
    if not all(starts) or starts[0] & starts[1]:
        return [list(group)]
    return parts


def side_around(scene: Scene, group: Sequence[Spot]) -> Side | None:
    """The side that what is around some spots states."""
    return shot_sides.settled(scene.doc, group, [s for s in scene.done if s not in group])[0]
