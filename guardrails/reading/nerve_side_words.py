"""The words of a note that state a treated side for nerves, planes and joints: fields, boxes, letters, limbs, doses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from guardrails.claim import Side
from guardrails.reading import nerve_modes, sides
from guardrails.reading.boxes import ticked
from guardrails.reading.document import Document
from guardrails.reading.sides import SideWord

if TYPE_CHECKING:
    from guardrails.reading.nerve_mentions import Mention

LETTER = {
    "r": Side.RT,
    "l": Side.LT,
    "b": Side.BIL,
    "rt": Side.RT,
    "lt": Side.LT,
    "bl": Side.BIL,
    "bil": Side.BIL,
    "b/l": Side.BIL,
    "right": Side.RT,
    "left": Side.LT,
    "both": Side.BIL,
    "bilateral": Side.BIL,
    "bilat": Side.BIL,
}
_FIELD = re.compile(
    r"\b(?:side|laterality|sides injected|side\(s\)|sides)\s?[:=|]\s?(?P<s>right|left|bilateral|both|rt|lt|b/l"
    r"|bil|bl|r|l|b)\b(?!\s?[/|]\s?(?:l|left|right|b)\b)"
)
_BOX = re.compile(
    r"\b(?P<s>right|left|bilateral|both|rt|lt|bil|r|l)\s?(?:sides?\s?|knees?\s?)?(?=\[\s?x\s?\]"
    r"|\(\s?x\s?\)|\u2611|\u2612)|(?:\[\s?x\s?\]|\(\s?x\s?\)|\u2611|\u2612)\s?(?P<t>[rl](?=\s|$)|right|left"
    r"|bilateral|both|rt|lt|bil)\b"
)
_BEFORE = re.compile(r"(?<![a-z0-9/>'<])(?P<s>r|l|b|bl|bil|b/l)\s(?:\w+\s)?$")
_AFTER = re.compile(
    r"(?:\s(?:nerves?|n\.|blocks?|nb|inj|plane|iovera))*(?:\s?:\s|,\s|\s\(|\s?)(?P<s>r|l|b/l|bl)\)?(?=\s|[,.;+]|$)(?!\s?>)(?!\s\[)"
)
_AFTER_FULL = re.compile(
    r"(?:\s(?:nerves?|plexus|ganglion|plane|block|blocks|injection|ablation|rfa?"
    r"|neurolysis))*[,:]?\s\(?(?P<s>right|left|bilateral|rt|lt)\)?(?=[.,;\n]|$)"
)
_FULL = re.compile(r"\b(?P<s>right|left|rt|lt|bilateral|bilat)\.?\s(?:the\s)?(?:[\w-]+\s)?$")
LIMB = re.compile(
    r"(?<![\w/>'])(?P<s>right|left|rt|lt|both|bilateral|r|l)\s(?:(?:lower|upper|lateral|medial|anterior|posterior"
    r"|proximal|distal)\s)*(?:foot|feet|legs?|thighs?|groins?|hips?|knees?|"
    r"shoulders?|chest(?:\swall)?|flanks?|buttocks?|wrists?|hands?|forearms?|elbows?|ankles?|face|cheek|nostrils?|nares|naris"
    r"|asis|anterior\ssuperior\siliac\sspine|ischial\sspine|malleol\w+|mastoid|acromion|brow|scalp|occiput|neck|abdom\w+|extremit\w+|hemithorax|ribs?|tarsal)\b"
    r"(?!\s(?:pain|was\spositioned|iv\b|antecub|weak|numb|arter))"
)
#: The side that was prepared and worked on: "right flank prepped", "a probe was laid across the left groin".
_WORKED = re.compile(
    r"\b(?P<s>right|left|rt|lt)\s(?:[\w-]+\s){1,4}?(?:(?:was|were|is)\s)?(?:then\s|widely\s|sterilely\s|carefully\s)?"
    r"(?:prepped|draped|cleansed|cleaned|scrubbed|sterilely\sprepared|prepared)\b"
    r"|\b(?:probe|transducer)\b(?:\s[\w-]+){0,3}\s(?:over|across|on|along|in|at|to|above|below)\s(?:the\s)?"
    r"(?P<s2>right|left|rt|lt)\b"
)
#: "lateral fluoro, L, 2 mL": a letter between commas.
_ALONE = re.compile(r"(?:(?<=[,;]\s)|(?<=\s-\s)|(?<=\s\|\s))(?P<s>r|l|b/l|bl)(?=[,;]|\.?\s-\s|\s\||\.?\s?$|\.?\s?\n)")
_BOTH = re.compile(r"\bboth\s(?:the\s|of\sthe\s)?(?:[\w-]+\s){0,2}$")
#: "right, correction, left": what stands before the word is taken back.
_CORRECTED = re.compile(
    r"[,.]?\s(?:knee\s|side\s)?(?:-\s?)?(?:correction|sorry|i\smean|make\sthat"
    r"|scratch\sthat|no,?\swait|strike\sthat|excuse\sme)\b[,:.]?\s(?:that\sis\s"
    r"|the\s)?(?=right|left|bilat|both)"
)
#: "same knee": the side that was named last.
_SAME_LIMB = re.compile(r"\bsame\s(?:side|knee|leg|limb|hip|shoulder|foot|groin|arm|hand|ankle|flank|chest|extremity)\b")
_PICK = re.compile(r"\bleft\s?[/|]\s?right|\bright\s?[/|]\s?left|\br\s?/\s?l\s?/")


def words(doc: Document, found: Sequence[Mention]) -> list[SideWord]:
    """Every word of the note that states a treated side, letters beside a name among them."""
    text = doc.norm
    out = {(w.start, w.end): w for w in sides.sides(text) if not _symptom(text, w) and not _picked(text, w)}
    for match in (*doc.find(_FIELD), *doc.find(_WORKED), *doc.find(_ALONE), *doc.find(DOSED), *doc.find(_PAIRED)):
        group = match.lastgroup or "s"
        out[match.span(group)] = SideWord(*match.span(group), LETTER.get(match[group], Side.BIL))
    for word in _boxes(text):
        out[(word.start, word.end)] = word
    for mention in found:
        for extra in (*_letters(text, mention), *_limbs(doc, mention)):
            out.setdefault((extra.start, extra.end), extra)
    pairs = [w for w in out.values() if _PAIRED.fullmatch(text, w.start, w.end)]
    kept = sorted(
        (w for w in out.values() if w in pairs or not any(p.start <= w.start < p.end for p in pairs))
        if pairs
        else out.values(),
        key=lambda w: w.start,
    )
    kept = sorted(
        (w for w in kept if not (text.startswith("?", w.end) or _unticked(text, w) or _CORRECTED.match(text, w.end))),
        key=lambda w: w.start,
    )
    for match in doc.find(_SAME_LIMB):
        last = next((w for w in reversed(kept) if w.start < match.start() and w.side), None)
        if last:
            kept = [w for w in kept if w.start != match.start()]
            kept.append(SideWord(*match.span(), last.side))
    return sorted(kept, key=lambda w: w.start)


def _boxes(text: str) -> Iterator[SideWord]:
    """Sides that are ticked; both ticked in one line are both sides."""
    found = []
    for match in _BOX.finditer(text):
        group = "s" if match["s"] else "t"
        if ticked(text, *match.span(group)) is not False:
            found.append(SideWord(*match.span(group), LETTER[match[group]]))
    for word in found:
        mates = {w.side for w in found if "\n" not in text[min(w.start, word.start) : max(w.end, word.end)]}
        yield SideWord(word.start, word.end, Side.BIL) if {Side.RT, Side.LT} <= mates else word


def _letters(text: str, mention: Mention) -> list[SideWord]:
    found = []
    low = max(0, mention.start - 40)
    lead = text[low : mention.start]
    if (match := _BEFORE.search(lead)) or (match := _FULL.search(lead)):
        found.append(SideWord(low + match.start("s"), low + match.end("s"), LETTER[match["s"]]))
    elif match := _BOTH.search(lead):
        found.append(SideWord(low + match.start(), low + match.start() + 4, Side.BIL))
    if match := _AFTER.match(text, mention.end) or _AFTER_FULL.match(text, mention.end):
        found.append(SideWord(*match.span("s"), LETTER[match["s"]]))
    return found


def _limbs(doc: Document, mention: Mention) -> list[SideWord]:
    """A limb with its side in the sentence of a name: elsewhere it carries the cuff, or hurts."""
    sentence = doc.sentence_at(mention.start)
    return [SideWord(*m.span("s"), LETTER[m["s"]]) for m in doc.find(LIMB, sentence)]


def _symptom(text: str, word: SideWord) -> bool:
    """Pain, leaving and balance of symptoms are no sides of a procedure."""
    after = text[word.end : word.end + 60].split("\n", 1)[0]
    pain = re.match(nerve_modes.SIDE_OF_PAIN, after)
    if pain and not re.search(nerve_modes.BLOCK, after[: pain.end()]):
        return True
    if text[word.start : word.end].startswith("left"):
        lead = text[max(0, word.start - 14) : word.start]
        return bool(
            re.search(nerve_modes.LEFT_VERB_BEFORE, lead) and re.match(nerve_modes.LEFT_VERB_AFTER, after)
        )
    return False


#: "R: 3 cc. L: 3 cc.": a side with its dose.
DOSED = re.compile(r"(?<![\w/>.'-])(?P<s>r|l|right|left|rt|lt)\s?(?:side\s)?[:=-]?\s?(?=\d+(?:\.\d+)?\s?(?:ml|ccs?)\b|(?<=[:=]\s)(?:same|ditto|as\sabove)\b)")


#: "R and L", "right + left": both.
_PAIRED = re.compile(r"(?<![\w/>.'-])(?P<s>(?:r|right|rt)\s?(?:and|&|\+)\s?(?:the\s)?(?:l|left|lt)|(?:l|left|lt)\s?(?:and|&|\+)\s?(?:the\s)?(?:r|right|rt))(?![\w/>'-])")


def _picked(text: str, word: SideWord) -> bool:
    """A pick list that nobody picked from."""
    line_start = text.rfind("\n", 0, word.start) + 1
    line_end = text.find("\n", word.end)
    return _pick_list(text, line_start, line_end if line_end >= 0 else len(text))


@lru_cache(maxsize=64)
def _pick_list(text: str, start: int, end: int) -> bool:
    line = text[start:end]
    return bool(_PICK.search(line)) and not re.search(r"\[x\]|\(x\)|\u2611|\u2612", line)


def _unticked(text: str, word: SideWord) -> bool:
    if (state := ticked(text, word.start, word.end)) is not None:
        return not state
    return bool(
        re.match(r"\s?(?:\[\s?\]|\(\s?\)|\u2610)(?!\s?(?:left|right|bil))", text[word.end : word.end + 14])
        or re.search(r"(?:\[\s?\]|\(\s?\)|\u2610)\s?$", text[max(0, word.start - 6) : word.start])
    )
