"""One place named in a note: whether its words speak of a needle in it, and what became of that."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from guardrails.reading import boxes, gather, shot_days, shot_denied, shot_rows, shot_words
from guardrails.reading.document import Document, Region, Sentence
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import SILENT_SECTIONS
from guardrails.reading.nerve_mentions import Mention, rx
from guardrails.reading.shot_denied import places

INJECT, DRY, TOXIN, PRP = "inject", "dry", "toxin", "prp"
MUSCLE, JOINT, TENDON = "muscle", "joint", "tendon"


@dataclass(slots=True)
class Spot(Mention):
    """A place named in the note. `acted`: its words say that something was done to it."""

    kind: str = JOINT
    acted: bool = False
    strong: bool = False  # a procedure word stands right beside it
    agent: str = INJECT
    told: bool = False  # a muscle that its own words, row, box or list say was given something
    sites: int = 0  # the needle sites that its row of a table counts
    units: bool = False  # its row of a table counts units of toxin

    @property
    def name(self) -> str:
        return self.target.name

    @property
    def done(self) -> bool:
        return self.acted and self.status is Assertion.PERFORMED


def judge(doc: Document, spot: Spot) -> None:
    """Whether the words around a place speak of a needle in it, and what became of that."""
    text = doc.norm
    lead = text[max(0, spot.start - 90) : spot.start]
    after = rx(shot_words.PROCEDURE_AFTER).match(text, spot.end)
    before = rx(shot_words.PROCEDURE_BEFORE).search(lead)
    spot.body = doc.section_at(spot.start).kind != "title"
    if spot.name in ("trigger_point", "dry_needling"):
        spot.strong = spot.acted = _names_needles(doc, spot)
    elif spot.kind == JOINT and rx(shot_words.OPERATED).match(text, spot.end) and has_rival(doc):
        spot.acted = False  # the joint of the operation that a block is for
    elif rival_beside(doc, spot, lead, bool(after or before)) or (spot.kind == JOINT and rx(shot_words.PART_OF).search(lead)):
        spot.acted = False
    elif after or before:
        spot.strong = spot.acted = True
    elif not _only_anatomy(doc, spot):
        spot.strong = _field(doc, spot, lead) and not has_rival(doc)
        spot.acted = spot.strong or _acted(doc, spot)
    if spot.acted:
        spot.status = status(doc, spot)


def _field(doc: Document, spot: Spot, lead: str) -> bool:
    """A field of the procedure names the place, alone or as the ticked one of its choices."""
    if rx(shot_words.FIELD).search(lead):
        return True
    line = doc.norm[doc.norm.rfind("\n", 0, spot.start) + 1 : spot.start]
    return boxes.ticked(doc.norm, spot.start, spot.end) is True and rx(shot_words.CHOICES).search(line) is not None


def _names_needles(doc: Document, spot: Spot) -> bool:
    """Trigger points by themselves are found by a hand; injected or needled they are a procedure."""
    words = doc.norm[spot.start : spot.end]
    if not rx(_FOUND).fullmatch(words):
        return "therapy" not in words
    sentence = doc.words(doc.sentence_at(spot.start))
    title = doc.section_at(spot.start).kind == "title"
    if title or rx(shot_words.DEED).search(sentence) or rx(rf"\b(?:{_FOUND})\s?(?::|x\b)").search(sentence):
        return True
    given = rf"{shot_words.DOSE}|{shot_words.LOCAL}|\bneedle"
    return rx(rf"\b(?:{_FOUND})\s(?:of|in)\b").search(sentence) is not None and rx(given).search(sentence) is not None


def only_examined(doc: Document, spot: Spot) -> bool:
    """A sentence of the examining hand: points or tenderness found, and nothing given in it."""
    sentence = doc.words(doc.sentence_at(spot.start))
    if not rx(_EXAMINED).search(sentence):
        return False
    return rx(rf"{shot_words.DEED}|{shot_words.DOSE}|{shot_words.LOCAL}|\bneedl").search(sentence) is None


_EXAMINED = (
    r"\b(?:exam\w*|palpat\w+|reveal\w*|elicit\w*|tender\w*|(?:shows?|has|noted|found|with|are|there)\s(?:\w+\s){0,3}(?:trigger\spoints|taut\sbands))\b"
)
#: Points as an examining hand finds them.
_FOUND = r"trig(?:ger)?s?[\s-]?(?:p(?:oin)?ts?)?(?:\stherapy)?|m?trps?"


def rival_beside(doc: Document, spot: Spot, lead: str, named: bool) -> bool:
    """Another family's procedure in the clause: right beside a named one, anywhere in it otherwise."""
    if spot.name == "carpal_tunnel":
        return rx(r"\brelease\b").match(doc.norm[spot.end : spot.end + 9].strip()) is not None
    if named:
        near = rx(rf"(?:{shot_words.RIVAL})\s(?:\w+\s)?(?:inject\w*|inj|block)[^.;\n]{{0,30}}$").search(lead)
        own = doc.norm[spot.end : spot.end + 40]
        return near is not None or rx(rf"^\s(?:\w+\s)?(?:{shot_words.RIVAL})").match(own) is not None
    words = part(doc, spot)
    if rx(_OWN_PLACE).search(doc.norm, spot.start, spot.end) and rx(shot_words.DEED).search(words):
        return False
    return rx(shot_words.RIVAL).search(rx(shot_words.NOT_RIVAL).sub(" ", words)) is not None


#: Places that no other procedure passes by.
_OWN_PLACE = r"\bburs|\bsheath|\blig|\binsertion|\borigin|\bfascia|\bcyst|\bgtb"


def _line(doc: Document, spot: Spot) -> Region:
    """The sentence of a place; what a place stands over as a heading ("Left hip.", "Right knee:") belongs to it."""
    sentence = doc.sentence_at(spot.start)
    if spot.kind == MUSCLE or not heads(doc, sentence):
        return sentence
    end, here = sentence.end, doc.section_at(spot.start)
    for after in doc.sentences[bisect_right(doc.sentences, sentence.start, key=lambda s: s.start) :]:
        if after.start >= here.end or heads(doc, after):
            break
        if after.item != sentence.item and end > sentence.end:
            break  # the rest of its own paragraph, or the one below a heading that is a line of its own
        end = after.end
        if after.item != sentence.item:
            sentence = Sentence(sentence.start, sentence.end, after.item)
    return Region(sentence.start, end)


def heads(doc: Document, sentence: Region) -> bool:
    """Whether a sentence is no more than the name of a place, with its side, number or label."""
    words = doc.words(sentence)
    if len(words) > _HEADING or not any(sentence.start <= p < sentence.end for p in places(doc)):
        return False
    if words.rstrip().endswith("?") or rx(rf"{shot_words.DEED}|{shot_words.DRUG}|{shot_words.DOSE}").search(words):
        return False
    named = sum(sentence.start <= p < sentence.end for p in places(doc))
    return words.rstrip().endswith(":") or len(rx(_NO_PLACE).sub(" ", words).split()) <= max(2, named)


_HEADING = 60
#: What a heading says besides the place: numbers, sides, general words.
_NO_PLACE = (
    r"[^\w\s]|\b(?:\d+\w{0,2}|left|right|bilateral|both|rt|lt|r|l|the|a|of|joint|bursa|side|site|procedure|area|first|second"
    r"|third|next|and|then|number|tendon|sheath|today|thumb|index|middle|long|ring|small|little|finger)\b"
)


def part(doc: Document, spot: Spot) -> str:
    """The sentence of a place, cut at semicolons."""
    line, sentence = _line(doc, spot), doc.sentence_at(spot.start)
    first = max(line.start, doc.norm.rfind(";", line.start, spot.start) + 1)
    last = doc.norm.find(";", spot.end, sentence.end)
    return doc.norm[first : last if last >= 0 else line.end]


def _telling(doc: Document, spot: Spot) -> str:
    """Of the part of a place, the sentences that tell a deed or a drug; all of it where none does."""
    line = _line(doc, spot)
    if line.end <= doc.sentence_at(spot.start).end:
        return part(doc, spot)
    own = [doc.words(s) for s in doc.sentences if line.start <= s.start < line.end]
    told = [w for w in own if rx(rf"{shot_words.DEED}|{shot_words.DRUG}").search(w)]
    return " ".join(told or own)


def _only_anatomy(doc: Document, spot: Spot) -> bool:
    sick = rx(shot_words.DISEASE_AFTER).match(doc.norm, spot.end)
    if sick is None:
        return elsewhere(doc.norm, spot)
    done = rx(shot_words.PROBLEM_DONE).match(doc.norm, sick.end())
    rest = doc.norm[done.end() : _line(doc, spot).end] if done else ""
    told = rx(rf"{shot_words.DID}|{shot_words.DRUG}|{shot_words.DEED}").search(rest)
    return told is None or rx(shot_words.FUTURE).search(rest) is not None


def elsewhere(text: str, spot: Spot) -> bool:
    """A picture, a brace, a position: the place is named for something else."""
    lead = text[max(0, spot.start - 60) : spot.start]
    if rx(shot_words.NOT_AFTER).match(text, spot.end):
        return True
    if spot.kind == TENDON and rx(shot_words.SPREAD_ALONG).search(lead):
        return True
    return rx(shot_words.NOT_BEFORE).search(lead) is not None and rx(shot_words.SORE_POINT).search(lead) is None


def _acted(doc: Document, spot: Spot) -> bool:
    """Whether the sentence of a place injects it: a deed, or a drug with its dose."""
    words = doc.words(_line(doc, spot))
    if rx(shot_words.SYSTEMIC).search(words):
        return False
    if rx(shot_words.DEED).search(words):
        return True
    if spot.kind == JOINT and rx(shot_words.NEEDLE_IN).search(words) and not has_rival(doc):
        return True
    if (
        spot.kind == JOINT
        and rx(r"(?:\sjoints?)?\s(?:was\s)?done\b").match(doc.norm, spot.end)
        and len(words.split()) < 9
    ):
        return True
    drug, dose = rx(shot_words.DRUG).search(words), rx(shot_words.DOSE).search(words)
    gave = rx(shot_words.GAVE).search(words)
    if rx(shot_words.GEL).search(words) and rx(_IN_SERIES).search(words):
        return True
    if dose and gave and rx(_OWN_PLACE).search(doc.norm, spot.start, spot.end):
        return True  # "ECU tendon sheath, 10 mg each": the drug is named elsewhere
    return bool(drug and (dose or gave or rx(shot_words.DOSED).search(words)))


#: A gel by its number, or with how its needle went: "visco #1 Supartz, landmark".
_IN_SERIES = r"#\s?\d|\b\d\s?(?:of|/)\s?[2-5]\b|\blandmark|\bultrasound|\bus\b|\bfluoro|\bsupero-?lateral"


def status(doc: Document, spot: Spot) -> Assertion:
    """What became of a place: its words, a time that leaves it out, a plan that tells a deed, a row."""
    text = doc.norm
    lead = text[max(0, spot.start - 60) : spot.start]
    if rx(shot_words.UNMARKED).search(lead) and not rx(shot_words.MARKED).search(lead):
        return Assertion.TEMPLATE
    words = _telling(doc, spot)
    row = shot_rows.status(doc, spot.start, shot_words.DRUG) if spot.kind != MUSCLE else None
    if row and doc.section_at(spot.start).kind not in SILENT_SECTIONS:
        return row
    if rx(shot_words.BESIDE_TIME).search(lead) and rx(shot_words.MINUTES).search(words):
        return Assertion.PERFORMED
    if rx(shot_words.PAPERS).match(text, spot.end):
        return Assertion.CONSENT
    if spot.kind == MUSCLE and rx(r"(?:\smuscles?)?[\s:]{1,2}(?:0\b(?!\.)|-\s?/\s?-)").match(text, spot.end):
        return Assertion.NEGATED
    found = _asserted(doc, spot, words)
    if found in (Assertion.PERFORMED, Assertion.MENTION) and (
        shot_denied.denied(doc, spot, words)
    ):
        return Assertion.NEGATED
    if found is Assertion.PERFORMED and spot.kind != MUSCLE and _done_there(doc, words):
        return Assertion.HISTORICAL
    if found is Assertion.PERFORMED and (_talked(doc, spot) or _wished(doc, spot)):
        return Assertion.HYPOTHETICAL
    return found if found is not Assertion.MENTION else _undecided(doc, spot, words)


def _done_there(doc: Document, words: str) -> bool:
    """Told of another place, or in a note that says that nothing was done today; a drug given or "today" says else."""
    if rx(rf"{shot_words.DRUG}|\btoday\b").search(words):
        return False
    return bool(rx(shot_words.DONE_THERE).search(words) or rx(shot_words.NOT_TODAY).search(doc.norm))


def _asserted(doc: Document, spot: Spot, words: str) -> Assertion:
    """What the note's cues say, and what a deed told in the same words says against them."""
    found = gather.status(doc, spot.start, spot.end)
    if spot.kind == MUSCLE and found in (Assertion.PERFORMED, Assertion.MENTION) and shot_days.told_of(words):
        return Assertion.HISTORICAL
    if found is Assertion.HISTORICAL and rx(shot_words.NOW_GIVEN).search(words):
        return Assertion.PERFORMED
    section = doc.section_at(spot.start).kind
    if found is Assertion.HISTORICAL and shot_days.body_had(words) and section not in SILENT_SECTIONS:
        return Assertion.PERFORMED
    if found is Assertion.HISTORICAL and section not in SILENT_SECTIONS and _concluded(doc, spot):
        return Assertion.PERFORMED
    if found is Assertion.HISTORICAL and section not in SILENT_SECTIONS and rx(shot_words.MADE_READY).search(words):
        return Assertion.PERFORMED if rx(shot_words.DID).search(words) else found
    if found is Assertion.NEGATED and _done_here(doc, spot):
        return Assertion.PERFORMED
    if found is Assertion.PLANNED:
        plan = doc.section_at(spot.start).kind == "plan"
        if (plan and _told(words)) or rx(shot_words.CHARTED).search(words):
            return Assertion.PERFORMED
    return found


def _concluded(doc: Document, spot: Spot) -> bool:
    """`Splint failed -> carpal tunnel inj, 20 kenalog`: what led to it is old, the drug given is not."""
    sentence = doc.sentence_at(spot.start)
    leads = list(rx(shot_words.LEADS_TO).finditer(doc.norm, sentence.start, spot.start))
    if not leads:
        return False
    rest = doc.norm[leads[-1].end() : sentence.end]
    dosed = rx(rf"{shot_words.DOSED}|{shot_words.DOSE}").search(rest) and rx(shot_words.DRUG).search(rest)
    return bool(dosed) and rx(rf"{shot_words.FUTURE}|{shot_words.BEFORE_TODAY}").search(rest) is None


def _undecided(doc: Document, spot: Spot, words: str) -> Assertion:
    """A place that no cue decides: by its section, then by what is told around it."""
    kind = doc.section_at(spot.start).kind
    if kind in SILENT_SECTIONS - {"plan", "diagnosis"} and not (kind == "billing" and _told(words)):
        today = kind == "indication" and _told(words) and "today" in words
        return Assertion.PERFORMED if today else Assertion.MENTION
    return Assertion.PERFORMED if _shown(doc, spot) else Assertion.MENTION


def _talked(doc: Document, spot: Spot) -> bool:
    """A place in a list of what was talked about, with no deed in its own words."""
    lead = doc.norm[max(0, spot.start - 120) : spot.start]
    return rx(shot_words.TALKED).search(lead) is not None and not rx(shot_words.DID).search(part(doc, spot))


def _wished(doc: Document, spot: Spot) -> bool:
    """`He came wanting both shoulders done`: asked for, and no drug given in the same sentence."""
    sentence = doc.sentence_at(spot.start)
    if spot.kind == MUSCLE or rx(shot_words.WISHED).search(doc.norm, sentence.start, spot.start) is None:
        return False
    return rx(rf"{shot_words.DRUG}|{shot_words.DOSE}|->").search(doc.norm, spot.start, sentence.end) is None


def _done_here(doc: Document, spot: Spot) -> bool:
    """A clause that says "done" and denies nothing: another procedure of the note was called off."""
    clause = rx(shot_words.NO_MATTER).sub(" ", doc.words(doc.clause_at(spot.start)))
    return (
        spot.acted
        and rx(
            r"\b(?:was|were)\s(?:then\s)?(?:done|performed|given)\b|\b(?:injected|instilled|aspirated|drained)\b"
            rf"|{shot_words.DOSE}\s(?:was\s)?given"
        ).search(clause) is not None
        and rx(
            r"\b(?:no|not|never|without|declin\w*|refus\w*|defer\w*|cancel\w*|held|skip\w*|omit\w*|spared"
            r"|error)\b"
        ).search(clause)
        is None
    )


def has_rival(doc: Document) -> bool:
    """Whether the note's own text tells of another family's procedure."""
    if "shot_rival" not in doc.memo:
        doc.memo["shot_rival"] = any(
            rx(shot_words.RIVAL).search(rx(shot_words.NOT_RIVAL).sub(" ", doc.words(s)))
            for s in doc.sections
            if s.kind in gather.BODY or s.kind == "title"
        )
    return bool(doc.memo["shot_rival"])


def _told(words: str) -> bool:
    """A past deed with nothing of the future in its sentence."""
    return rx(shot_words.TOLD).search(words) is not None and rx(shot_words.FUTURE).search(words) is None


def _shown(doc: Document, spot: Spot) -> bool:
    """A place that nothing else decides: a deed told or a drug with its dose in its sentence or item."""
    if not spot.acted or _talked(doc, spot):
        return False
    words = doc.words(doc.sentence_at(spot.start)) if spot.kind == MUSCLE else _telling(doc, spot)
    if rx(shot_words.FUTURE).search(words) and not rx(r"\b(?:today|was|were|done|given)\b").search(words):
        return False
    if spot.told or rx(shot_words.DID).search(words):
        return True
    if spot.kind == MUSCLE and rx(shot_words.COMPLAINT).search(words):
        return False
    item = doc.words(doc.item_at(spot.start))
    if rx(shot_words.DOSE).search(words) or rx(shot_words.DRUG).search(words):
        return True
    if rx(
        rf"{shot_words.DOSE}|\b\d\d\s?g(?:a|auge)?\b|\bneedle|\bimages?\b|\bultrasound|\bus\b|\bfluoro"
        rf"|\blandmark"
        rf"|\bpalpat|{shot_words.DRUG}"
    ).search(item):
        return True
    if spot.kind == MUSCLE and rx(shot_words.DRY).search(words) and doc.first(
        rx(rf"{shot_words.NOTHING_GIVEN}|{shot_words.FILIFORM}")
    ):
        return True
    if rx(shot_words.MARKED).search(doc.norm[max(0, spot.start - 40) : spot.start]):
        return True
    return spot.strong and len(words.split()) <= 14 and _technique(doc)


def _technique(doc: Document) -> bool:
    """Whether the note tells how it was done anywhere."""
    return any(
        rx(rf"{shot_words.DOSE}|\bneedle|\binjected\b").search(doc.norm, s.start, s.end)
        for s in doc.sections
        if s.kind not in SILENT_SECTIONS and s.kind != "title"
    )
