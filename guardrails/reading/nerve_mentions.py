"""Where a note names a nerve, plexus, ganglion or plane as something done, and what was done there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from guardrails.claim import Side
from guardrails.reading import gather, nerve_bare, nerve_modes
from guardrails.reading.boxes import ticked
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion
from guardrails.reading.gather import SILENT_SECTIONS
from guardrails.reading.nerve_target import Target
from guardrails.reading.nerve_told import given, headline, heads, line_of, located, of_a_lead
from guardrails.reading.nerve_words import BY_NAME, TARGETS
from guardrails.reading.starts import stems

NAME, NOUN, TECHNIQUE = "name", "noun", "technique"
#: The targets that a substring of the note may name.
_ROOTS: dict[str, list[str]] = {}
for _target in TARGETS:
    for _root in _target.roots:
        _ROOTS.setdefault(_root, []).append(_target.name)
_STEMS = stems(_ROOTS)


@dataclass(slots=True)
class Mention:
    """A target named in the note, what became of it, and what was done to it where its clause says so."""

    start: int
    end: int
    target: Target
    strength: str
    status: Assertion
    mode: str | None = None
    side: Side | None = None
    side_at: tuple[int, int] | None = None
    body: bool = True
    diagnosed: int | None = None  # where the diagnosis stands that names the nerve of a nameless procedure


@cache
def rx(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once."""
    return re.compile(pattern)


def mentions(doc: Document) -> list[Mention]:
    """Every target that the note names as a procedure or speaks of as one, in order."""
    every = _longest(_named(doc))
    found = [m for m in every if _is_act(doc, m)] or _of_the_diagnosis(doc, every)
    for mention in found:
        mention.status = _status(doc, mention)
        mention.mode = _mode(doc, mention)
        mention.body = doc.section_at(mention.start).kind != "title"
    return found


def _named(doc: Document) -> Iterator[Mention]:
    here = {name for root in doc.starts.stems(_STEMS) for name in _ROOTS[root]}
    for target in TARGETS if here else ():
        if target.name not in here:
            continue
        for strength, pattern in ((NAME, target.names), (NOUN, target.noun), (TECHNIQUE, target.technique)):
            if pattern:
                for match in doc.find(rx(pattern)):
                    yield Mention(match.start(), match.end(), target, strength, Assertion.MENTION)
    yield from _bare(doc)
    yield from _chains(doc)


#: A procedure that names no nerve of its own.
_NAMELESS = (
    r"(?<!branch\s)(?<!root\s)\bnerve\s(?:blocks?|ablation|rfa|cryo\w*|neurolysis|hydro-?dissection)\b(?!\s(?:clinic|suite|service|team|tray|kit|needle|consent))"
    r"|\bperineural\s(?:injection|hydro-?dissection|infiltration)|\b(?:sclerosing|neurolytic)\s(?:\([^)\n]{0,20}\)\s)?(?:alcohol\s|phenol\s)?injections?\b"
    r"|\b(?:alcohol|phenol)\s(?:sclerosing\s|neurolytic\s|ablation\s)?injections?\b"
)
#: Other trades, of which a nameless procedure may be.
_OTHER_WORK = (
    r"\bfacet|\bmedial\sbranch|\bepidural|\btransforaminal|\bsacro-?iliac|\bsi\sjoint|\btrigger\spoint|\bbotox|\bonabot|\broot\sblock|\btfesi|\besi\b"
)


def _of_the_diagnosis(doc: Document, every: Iterable[Mention]) -> list[Mention]:
    """`Dx: Morton's neuroma. Procedure: sclerosing alcohol injection`: the one nerve that is diagnosed is the one treated."""
    told: dict[str, Mention] = {}
    for mention in every:
        kind = doc.section_at(mention.start).kind
        if mention.strength != NOUN or kind in ("history", "past_procedures", "plan", "consent", "copied", "exam"):
            continue
        if gather.status(doc, mention.start, mention.end) in (Assertion.MENTION, Assertion.PERFORMED):
            told.setdefault(mention.target.name, mention)
    if len(told) != 1 or doc.first(rx(_OTHER_WORK)):
        return []
    said = next(iter(told.values()))
    named = [
        Mention(*m.span(), said.target, NAME, Assertion.MENTION, diagnosed=said.start) for m in doc.find(rx(_NAMELESS))
    ]
    named = [m for m in named if not any(o.start < m.end and m.start < o.end for o in every)]  # "median nerve hydrodissection"
    return [m for m in named if _carried_out(doc, m)]


def _carried_out(doc: Document, mention: Mention) -> bool:
    """Whether a nameless procedure was done: said so, a headline over the work, or with its drug in its own item."""
    status = gather.status(doc, mention.start, mention.end)
    if status is Assertion.MENTION and doc.section_at(mention.start).kind not in SILENT_SECTIONS:
        item = doc.words(doc.item_at(mention.start))
        return headline(doc, mention) or rx(nerve_modes.DOSE).search(item) is not None
    return status is Assertion.PERFORMED


def _bare(doc: Document) -> Iterator[Mention]:
    """Adjectives that stand for their nerve, and muscles that stand for the plane of a block."""
    text = doc.norm
    for table, nerve in ((nerve_bare.ADJECTIVES, True), (nerve_bare.PLANES, False)):
        for name, pattern in table.items():
            for match in doc.find(rx(rf"(?<![\w-])(?:{pattern})(?![\w-])")):
                sentence = doc.words(doc.sentence_at(match.start())) if nerve else ""
                said = (
                    nerve_bare.is_nerve(text, match.start(), match.end(), sentence)
                    if nerve
                    else nerve_bare.is_plane(text, match.start(), match.end())
                )
                if said:
                    yield Mention(match.start(), match.end(), BY_NAME[name], NOUN, Assertion.MENTION)


def _chains(doc: Document) -> Iterator[Mention]:
    """`(x) Lumbar` ticked in a form that is headed "Sympathetic block"."""
    text = doc.norm
    for name, pattern in (("lumbar", r"\blumbar\b"), ("thoracic_sympathetic", r"\bthoracic\b")) if "symp" in text else ():
        for match in rx(pattern).finditer(text):
            if ticked(text, *match.span()) and re.search(r"\bsymp\w*\s(?:nerve\s|plexus\s|chain\s)?blocks?\b", text[max(0, match.start() - 150) : match.start()]):
                yield Mention(*match.span(), BY_NAME[name], NOUN, Assertion.MENTION)


def _longest(found: Iterable[Mention]) -> list[Mention]:
    """Of names that overlap, the longest: "femoral" inside "lateral femoral cutaneous" is none."""
    kept: list[Mention] = []
    for one in sorted(found, key=lambda m: (-(m.end - m.start), m.strength != NAME, m.start)):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda m: m.start)


def _is_act(doc: Document, mention: Mention) -> bool:
    """Whether the words speak of a procedure: named as one, or anatomy in a sentence that acts on it."""
    text = doc.norm
    sentence, item = doc.words(doc.sentence_at(mention.start)), doc.words(doc.item_at(mention.start))
    named = mention.strength == NAME
    if not named and _only_anatomy(text, mention):
        return False
    numbed = rx(nerve_modes.NUMBED).search(sentence) or block_beside(doc, mention)
    if not named and mention.strength == NOUN and of_a_lead(doc) and not numbed:
        return False
    if rx(nerve_modes.LEADS).search(sentence if named else line_of(doc, mention.start)) and not block_beside(doc, mention):
        return False
    if mention.target.name == "median" and _tunnel(text, sentence):
        return False
    around = item if mention.strength == TECHNIQUE else sentence
    if mention.target.name == "intercostal" and not named and rx(r"\btrigger\spoint|\btpis?\b").search(around):
        return False
    if named or _adjacent(text, mention):
        mention.strength = NAME
        return True
    if ticked(text, mention.start, mention.end):
        return True
    lead = text[max(0, mention.start - 60) : mention.start]
    if rx(nerve_modes.LABELLED).search(lead) or text.startswith("nerve", mention.start):
        return True
    if mention.strength == TECHNIQUE:
        return rx(nerve_modes.ACTING).search(item) is not None
    if doc.section_at(mention.start).kind == "title":
        return True
    ganglion = mention.target.family in ("sympathetic", "plexus_block", "fascial_block")  # no part of another trade: its item may tell
    if ganglion or heads(doc, mention, sentence) or located(doc, mention, sentence):
        sentence = item
    return rx(nerve_modes.ACTING).search(sentence) is not None


#: "infraorbital branch of the trigeminal nerve": the branch is the thing.
_PART_OF = (
    r"\b(?:infra-?orbital|supra-?orbital|mental|infra-?patellar|sural|calcaneal|palmar\scutaneous|dorsal|deep|superficial)\s(?:\w+\s)?(?:branch(?:es)?|division)\sof\s(?:the\s)?"
    r"(?:right\s|left\s)?$"
)


def _only_anatomy(text: str, mention: Mention) -> bool:
    """A nerve that hurts, was avoided, or was not met by the contrast."""
    lead = text[max(0, mention.start - 60) : mention.start]
    if rx(_PART_OF).search(lead) or rx(nerve_modes.NOT_BEFORE).search(lead) or rx(nerve_modes.DENIED_LIST).search(lead):
        return True
    return rx(nerve_modes.NOT_AFTER).match(text, mention.end) is not None and not _morton(mention)


def _tunnel(text: str, sentence: str) -> bool:
    """The median nerve of a carpal tunnel injection is not blocked."""
    named = re.search(r"\bmedian nerve block|\bnot the\b", sentence)
    return re.search(r"\bcarpal tunnel\b", text) is not None and not named


def block_beside(doc: Document, mention: Mention) -> bool:
    """Whether a sentence about leads also blocks, or the next one says that it was a block."""
    sentence = doc.sentence_at(mention.start)
    after = doc.norm[sentence.end : sentence.end + 60]
    return bool(
        rx(r"\bblocks?\b|\binject").search(doc.words(sentence))
        or re.match(r"\s*(?:this|it)\swas\sa\s(?:\w+\s){0,2}block", after)
    )


def _morton(mention: Mention) -> bool:
    return mention.target.name == "plantar_digital"


def _adjacent(text: str, mention: Mention) -> str:
    """The procedure word right beside a name, or an empty string."""
    stop = text.find("\n", mention.end)
    after = rx(nerve_modes.PROCEDURE_AFTER).match(text, mention.end, stop if stop >= 0 else len(text))
    if after:
        return after["word"]
    before = rx(nerve_modes.PROCEDURE_BEFORE).search(text[max(0, mention.start - 70) : mention.start])
    return before["word"] if before else ""


def _status(doc: Document, mention: Mention) -> Assertion:
    text = doc.norm
    if re.search(r"(?:\[\s?\]|\(\s?\)|\u2610)\s*$", text[max(0, mention.start - 6) : mention.start]):
        return Assertion.TEMPLATE
    found = gather.status(doc, mention.start, mention.end)
    if found in (Assertion.PERFORMED, Assertion.MENTION) and _none_here(doc, mention):
        return Assertion.NEGATED
    if found is not Assertion.MENTION:
        return Assertion.PERFORMED if _partly(doc, mention, found) or given(doc, mention, found) else found
    if mention.strength == NAME and headline(doc, mention):
        return Assertion.PERFORMED
    item = doc.item_at(mention.start)
    if item.marked is False or doc.section_at(mention.start).kind in SILENT_SECTIONS:
        return found
    if rx(nerve_modes.NOTHING_DONE).search(text, item.start, item.end):
        return found
    shown = rx(nerve_modes.TECHNIQUE).search(text, item.start, item.end)
    sentence = doc.sentence_at(mention.start)
    doing = rx(nerve_modes.DOING).search(text, sentence.start, sentence.end)
    return Assertion.PERFORMED if shown or doing or mention.strength == TECHNIQUE else found


def _none_here(doc: Document, mention: Mention) -> bool:
    """`Lesser occipital: not blocked`; a name in a sentence that goes on to say that no procedure was done."""
    return bool(
        rx(nerve_modes.FIELD_OF_NO).match(doc.norm, mention.end)
        or rx(nerve_modes.NO_PROCEDURE).search(doc.words(doc.sentence_at(mention.start)))
    )


def _partly(doc: Document, mention: Mention, found: Assertion) -> bool:
    """Several ribs were planned and some of them done before it was stopped."""
    stopped = (Assertion.PLANNED, Assertion.ABORTED_AFTER, Assertion.ABORTED_BEFORE)
    if mention.target.name not in ("intercostal", "paravertebral") or found not in stopped:
        return False
    sentence = doc.words(doc.sentence_at(mention.start))
    if re.search(r"[;,.]\s(?:only\s)?(?:the\s)?t\d[^;.\n]{0,30}\b(?:was|were)\s(?:done|blocked|completed|injected|treated)\b", sentence):
        return True
    after = rx(nerve_modes.STOPPED_AFTER).search(sentence)
    return after is not None and re.search(r"\d|ribs?\b", after["l"]) is not None


# --- what was done ------------------------------------------------------------------------------------


def lesion_words(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Words of lesions between two places, those that are denied left out."""
    for mode, pattern in nerve_modes.LESIONS.items():
        for match in rx(pattern).finditer(text, start, end):
            if not _denied(text, match):
                yield mode, match


def _denied(text: str, match: re.Match[str]) -> bool:
    lead = text[max(0, match.start() - 30) : match.start()]
    after = text[match.end() : match.end() + 50]
    if "alcohol" in match.group() and re.search(
        r"\b(?:prep\w*|clean\w*|wip\w*|steril\w*|disinfect\w*)\s(?:\w+\s){0,4}$", lead
    ):
        return True
    if "alcohol" in match.group() and re.match(r"[^.;\n]{0,40}\b(?:skin|prep\w*|clean\w*|steril\w*|disinfect\w*)\b", after):
        return True
    return bool(
        re.search(r"(?:\bno|\bnot(?:\sa)?|\bwithout|n't|\binstead\sof|\brather\sthan)\s(?:\w+\s){0,2}$", lead)
        or re.match(r"\s(?:\w+\s)?(?:was|were)?\s?not\b(?!\sfelt)|\sswab|\sprep|\swipe|\spad", after)
    )


def _mode(doc: Document, mention: Mention) -> str | None:
    """What the words beside a name say was done to it; None where its clause does not say."""
    word = _adjacent(doc.norm, mention)
    if doc.norm[mention.start : mention.end] == "cpn":
        return "chemical"
    clause = doc.clause_at(mention.start)
    lesions = list(lesion_words(doc.norm, clause.start, clause.end))
    if word.startswith(("block", "inj", "infil", "hydro", "cathet", "infus")):
        chemical = [
            m for m, w in lesions if m in ("chemical", "cryo") and abs(w.start() - mention.start) < 60
        ]
        return chemical[0] if chemical and _gives(doc, mention) else "block"
    if word:
        return (
            strongest([m for m, _ in lesions] or [m for m, _ in lesion_words(word, 0, len(word))]) or "block"
        )
    if lesions:
        blocks = [
            abs(b.start() - mention.start)
            for b in rx(nerve_modes.BLOCK).finditer(doc.norm, clause.start, clause.end)
        ]
        near = min(lesions, key=lambda found: abs(found[1].start() - mention.start))
        if blocks and min(blocks) < abs(near[1].start() - mention.start) and near[0] == "thermal":
            return "block"
        return strongest([m for m, _ in lesions])
    if rx(nerve_modes.BLOCK).search(doc.norm, clause.start, clause.end) and mention.strength == NAME:
        return "block"
    return None


def _gives(doc: Document, mention: Mention) -> bool:
    """Whether a destroying drug beside "block" was the drug of it ("phenol block", "alcohol injection")."""
    clause = doc.words(doc.clause_at(mention.start))
    return bool(re.search(r"\b(?:phenol|alcohol|ethanol|glycerol|neurolytic|cryo\w*)\b", clause))


def strongest(modes: Sequence[str]) -> str | None:
    return next((mode for mode in nerve_modes.LESIONS if mode in modes), None)
