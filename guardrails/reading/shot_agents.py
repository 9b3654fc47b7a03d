"""What went through the needle: a drug, nothing (dry needling), toxin or plasma."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guardrails.reading import gather, shot_days, shot_words
from guardrails.reading.document import Document, Region
from guardrails.reading.facts import Assertion
from guardrails.reading.nerve_mentions import rx

if TYPE_CHECKING:
    from guardrails.reading.shots import Spot

_TITLE_ONLY = "title"


def settle(doc: Document, spots: Sequence[Spot]) -> None:
    """Give each spot its agent: from its sentence, else its item, else the whole note."""
    dry = today(doc, shot_words.DRY) or _empty_needles(doc)
    toxin, plasma = toxin_today(doc), today(doc, shot_words.PRP)
    marrow = today(doc, shot_words.MARROW)
    for spot in spots:
        if spot.kind == "muscle":
            spot.agent = _muscle(doc, spot, dry, toxin)
        elif plasma or marrow:
            spot.agent = _plasma(doc, spot)
            if spot.agent == "prp" and not spot.acted and _filled(doc, spot):
                spot.acted, spot.status = True, Assertion.PERFORMED


def _muscle(doc: Document, spot: Spot, dry: bool, toxin: bool) -> str:
    if spot.name == "dry_needling":
        spot.acted = spot.acted and not rx(r"\bthen\s(?:was\s)?inject").search(
            doc.words(doc.sentence_at(spot.start))
        )
        return "dry"
    sentence, item = doc.words(doc.sentence_at(spot.start)), doc.words(doc.item_at(spot.start))
    if dry and _needled_dry(doc, spot, sentence, item):
        return "dry"
    if _only_dry(sentence):
        return "dry"  # whatever became of it
    if spot.name == "trigger_point":
        return "inject"
    if rx(shot_words.UNITS).search(sentence) and not rx(rf"{shot_words.LOCAL}|{shot_words.DOSE}").search(
        sentence
    ):
        return "toxin"
    if rx(shot_words.TONE).search(sentence) and not rx(rf"{shot_words.LOCAL}|{shot_words.TPI}").search(
        sentence
    ):
        return "toxin"
    if rx(shot_words.TOXIN).search(sentence) and not rx(rf"{shot_words.TPI}|{shot_words.LOCAL}").search(
        sentence
    ):
        return "toxin"
    if not (toxin or spot.units or _units_for_tone(doc)) or rx(
        rf"{shot_words.TPI}|{shot_words.LOCAL}|{shot_words.DOSE}"
    ).search(sentence):
        return "inject"
    return (
        "inject" if rx(shot_words.TPI).search(item) and not rx(shot_words.UNITS).search(sentence) else "toxin"
    )


def _only_dry(sentence: str) -> bool:
    """A sentence that needles dry and gives nothing."""
    return rx(shot_words.DRY).search(sentence) is not None and not rx(
        rf"{shot_words.LOCAL}|{shot_words.DOSE}|{shot_words.TPI}|{shot_words.UNITS}|\binject(?:ed|ions?)\b"
    ).search(sentence)


def _empty_needles(doc: Document) -> bool:
    """Muscles needled in a note that says that nothing was injected and names no drug."""
    return (
        doc.first(rx(shot_words.NOTHING_GIVEN)) is not None
        and doc.first(rx(r"\bneedl(?:ed|ing)\b|\bpistoned\b")) is not None
        and doc.first(rx(rf"{shot_words.DRUG}|{shot_words.UNITS}")) is None
    )


def _units_for_tone(doc: Document) -> bool:
    """Units given for spasticity or dystonia, their product not named."""
    return (
        doc.first(rx(r"\bspastic\w*|\bdystoni\w*|\bsialorrh\w+|\btorticollis\b")) is not None
        and doc.first(rx(shot_words.UNITS)) is not None
        and doc.first(rx(rf"{shot_words.TPI}|{shot_words.LOCAL}")) is None
    )


def _needled_dry(doc: Document, spot: Spot, sentence: str, item: str) -> bool:
    if rx(r"\bthen\sinject").search(sentence):
        return False
    if rx(shot_words.DRY).search(sentence):
        return True
    if rx(r"\binject(?:ed|ion)").search(sentence):
        return False
    if rx(shot_words.DRY).search(item):
        return True
    today = [doc.words(s) for s in doc.sections if s.kind not in gather.SILENT_SECTIONS]
    if doc.first(rx(shot_words.NOTHING_GIVEN)) and not any(rx(shot_words.LOCAL).search(words) for words in today):
        return True
    return not any(rx(shot_words.TPI).search(rx(_DRY_POINTS).sub("", words)) for words in today)


#: Trigger points that are needled dry.
_DRY_POINTS = rf"\btrigger[-\s]points?\s(?=(?:\w+\s)?{shot_words.DRY})"


def _plasma(doc: Document, spot: Spot) -> str:
    sentence, item = doc.words(doc.sentence_at(spot.start)), doc.words(doc.item_at(spot.start))
    wanted = rx(rf"{shot_words.PRP}|{shot_words.MARROW}|\bconcentrate\b")
    if wanted.search(sentence):
        return "prp"
    if rx(shot_words.STEROID).search(sentence) or rx(shot_words.GEL).search(sentence):
        return "inject"
    return "prp" if wanted.search(item) or not today(doc, shot_words.STEROID) else "inject"


#: "Patellar tendon x 4 mL + knee joint 3 mL": how much of the plasma went where.
_SHARE = r"^(?:\s[\w-]+){0,4}?\s(?:x\s|\()?\d+(?:\.\d+)?\s?(?:ml|cc)s?\b"


def _filled(doc: Document, spot: Spot) -> bool:
    """A joint or tendon with the volume of plasma that went into it, told in the account itself."""
    sentence = doc.sentence_at(spot.start)
    if doc.section_at(spot.start).kind in gather.SILENT_SECTIONS or rx(shot_words.FUTURE).search(doc.words(sentence)):
        return False
    if gather.status(doc, spot.start, spot.end) not in (Assertion.PERFORMED, Assertion.MENTION):
        return False
    return rx(_SHARE).search(doc.norm[spot.end : sentence.end]) is not None


def today(doc: Document, pattern: str) -> bool:
    """Whether something is named as given today, or named at all and not denied."""
    return any(
        gather.status(doc, m.start(), m.end()) in (Assertion.PERFORMED, Assertion.MENTION)
        and not denied(doc, m.start(), m.end())
        for m in doc.find(rx(pattern))
    )


def denied(doc: Document, start: int, end: int) -> bool:
    """Talked about, refused or called off beside the name."""
    after, lead = doc.norm[end : end + 50], doc.norm[max(0, start - 40) : start]
    return bool(
        rx(
            r"^[^.;\n]{0,14}->\s?no\b|^[^.;\n]{0,30}\b(?:cancell?ed|declined|deferred|brought\sup|raised|mentioned|offered|considered|at\slength|not\s(?:given|done|covered)"
            r"|candidate)"
        ).search(after)
        or rx(r"\b(?:discuss\w*|counsel\w*|not|no|prior|failed|consider\w*)\s(?:\w+\s)?$").search(lead)
    )


def toxin_today(doc: Document) -> bool:
    """Whether toxin was given: named in today's text, not only in a title above another drug."""
    return bool(toxin_spots(doc))


def toxin_spots(doc: Document) -> list[tuple[int, int]]:
    """Where the note names toxin that was given today."""
    if "toxin" in doc.memo:
        return doc.memo["toxin"]  # type: ignore[return-value]
    found = []
    if any(stem in doc.norm for stem in _STEMS):
        found = [m.span() for m in doc.find(rx(shot_words.TOXIN)) if _given(doc, m.start(), m.end())]
    if found and all(doc.section_at(s).kind == _TITLE_ONLY for s, _ in found) and _other_drug(doc):
        found = []
    if not found and any(stem in doc.norm for stem in _STEMS):
        found = _units_today(doc)
    if found and _all_thrown_away(doc):
        found = []
    doc.memo["toxin"] = found
    return found


_STEMS = (
    "botox",
    "tox",
    "dysport",
    "dis port",
    "xeomin",
    "zee o",
    "myobloc",
    "daxx",
    "chemo",
    "mpt",
    "btx",
    "obot",
    "abot",
    "botul",
    "inum",
    "site",
    "collis",
    "dystonia inj",
    "spasm inj",
    "salivary",
    "orbicularis",
)


#: A drug that a payer has yet to allow.
_AWAITED = r"\b(?:(?:is|are)\s(?:now\s)?being\s|await\w*\s|pending\s|request\w*\s|submit\w*\s)(?:\w+\s){0,3}?(?:pre-?)?auth\w*|\bpre-?auth\w*|\bplan\s[^.;\n]{0,20}\bpa\b"


#: "Recommend Botox 300 units", with nothing of today.
_PROPOSED = (
    r"\b(?:recommend(?:s|ing)?|suggest(?:s|ing)?|propos(?:e|es|ing)|advis(?:e|es|ing)|offer(?:s|ing)?|start(?:ing)?|begin(?:ning)?"
    r"|initiat(?:e|ing)|trial\sof|would\s\w+|will\s\w+)\s(?:(?:a|of|the|with|trial)\s)*(?:[\w-]+\s)?$"
)
_OF_TODAY = r"\b(?:today|was|were|given|injected|administered|done|performed|now)\b"
_ASKED = r"\b(?:ask(?:s|ed|ing)?|inquir\w+|interest\w*|questions?|curious)\s(?:\w+\s)?(?:re|about|for|in|regarding)\s(?:[\w-]+\s){0,2}$"
#: "On Botox through neurology, last given in January".
_THROUGH = (
    r"[^.;\n]{0,30}?\b(?:through|from|via|with|per|at|by)\s(?:her\s|his\s|their\s|the\s|an?\s|another\s|outside\s)*"
    r"(?:dr\b|neuro\w*|pcp|derm\w*|headache\s(?:clinic|center|specialist)|university|physiatr\w*|clinic|hospital)"
)


def _by_others(doc: Document, start: int, end: int, sentence: str) -> bool:
    """Toxin that somebody gets elsewhere, nothing of ours or of today in its sentence."""
    if not rx(_THROUGH).match(doc.norm, end) or rx(r"\b(?:i|we|today|my|our)\b").search(sentence):
        return False
    lead = doc.norm[max(0, start - 40) : start]
    return rx(r"\b(?:on|gets?|getting|receiv\w+|takes?|continu\w+|has|also|uses?)\s(?:[\w-]+\s){0,2}$").search(lead) is not None or (
        rx(r"\b(?:last|next)\b").search(doc.norm, end, doc.sentence_at(start).end) is not None
    )


def toxin_status(doc: Document, start: int, end: int) -> Assertion:
    """What became of the toxin named there."""
    lead, sentence = doc.norm[max(0, start - 60) : start], doc.words(doc.sentence_at(start))
    if rx(shot_words.BESIDE_TIME).search(lead) and rx(shot_words.MINUTES).search(sentence):
        return Assertion.PERFORMED
    if not rx(shot_words.UNITS).search(sentence) and rx(_AWAITED).search(sentence):
        return Assertion.PLANNED
    if rx(_ASKED).search(lead):
        return Assertion.HYPOTHETICAL
    if shot_days.told_of(sentence):
        return Assertion.HISTORICAL
    if rx(_PROPOSED).search(lead) and not rx(_OF_TODAY).search(sentence):
        return Assertion.PLANNED
    if _by_others(doc, start, end, sentence):
        return Assertion.SOMEONE_ELSE
    found = gather.status(doc, start, end)
    told = rx(
        rf"{shot_words.UNITS}|{shot_words.TOXIN}\s\d{{2,4}}\b|\b(?:was|were)\s(?:given|injected|treated|used|done)|\binjected\b|\bround\b"
        r"|\bsites\b"
    ).search(sentence)
    if rx(r"^(?:[^.;\n]{0,12})\b(?:not\sgiven|cancell?ed|deferred|declined|candidate)").search(
        doc.norm[end : end + 40]
    ):
        return Assertion.NEGATED
    if found is Assertion.HISTORICAL and told and shot_days.body_had(sentence):
        return Assertion.PERFORMED
    if found is not Assertion.MENTION:
        return found
    if told or _dosed(doc, start):
        return Assertion.PERFORMED
    return found


def _given(doc: Document, start: int, end: int) -> bool:
    return toxin_status(doc, start, end) is Assertion.PERFORMED


def _dosed(doc: Document, start: int) -> bool:
    """Units given or muscles listed in the item of a bare name."""
    item = doc.item_at(start)
    section = doc.section_at(start)
    if section.kind in gather.SILENT_SECTIONS:
        return False
    region = Region(item.start, max(item.end, min(section.end, item.end + 400)))
    given = rf"{shot_words.UNITS}|\bunits\s(?:injected|given)\b|\b(?:discard|wast)\w*\s?:?\s?\d{{1,3}}\b|(?:\b[a-z]{{2,}}\s\d{{1,3}}[,;.]\s?(?:(?:and|the|left|right|r|l|rt|lt)\s)*){{2}}"
    return any(not rx(_NOT_GIVEN).search(doc.words(doc.sentence_at(m.start()))) for m in rx(given).finditer(doc.norm, region.start, region.end))


#: Units that are spoken of, or of every time.
_NOT_GIVEN = rf"{shot_words.FUTURE}|\b(?:explain\w*|counsel\w*|typically|usual(?:ly)?|risks?|every\s(?:\d\d?|few|three)\s(?:weeks?|months?|wks?|mo))\b"


def _other_drug(doc: Document) -> bool:
    """A body that tells of another drug and of no units."""
    body = " ".join(doc.words(s) for s in doc.sections if s.kind in gather.BODY)
    return bool(rx(shot_words.LOCAL).search(body)) and not rx(rf"{shot_words.UNITS}").search(body)


def _all_thrown_away(doc: Document) -> bool:
    """The vial was mixed and all of its units discarded."""
    thrown = doc.first(rx(r"\b(\d+)\s?(?:u|units?)\s(?:\w+\s)?(?:discarded|wasted|thrown)"))
    amounts = set(rx(r"\b(\d+)\s?(?:u|units?)\b").findall(doc.norm))
    return (
        thrown is not None
        and amounts == {thrown[1]}
        and not doc.first(rx(r"\binject|\bgiven\b|\badminist"))
    )


def _units_today(doc: Document) -> list[tuple[int, int]]:
    """`Today 155 units were injected` after a line about the last time."""
    told = rx(rf"{shot_words.UNITS}[^.;\n]{{0,20}}\b(?:was|were)\s(?:injected|given|administered)\b")
    if not doc.first(rx(shot_words.TOXIN)):
        return []
    return [
        m.span()
        for m in doc.find(told)
        if gather.status(doc, m.start(), m.end()) in (Assertion.PERFORMED, Assertion.MENTION)
        and doc.section_at(m.start()).kind not in gather.SILENT_SECTIONS
    ]
