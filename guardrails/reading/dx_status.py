"""What became of a diagnosis that the note names: established, suspected, ruled out, a finding of a study ..."""

from __future__ import annotations

import re

from guardrails.reading import context
from guardrails.reading.document import Document

_SUSPECT_BEFORE = re.compile(
    r"(?<!\w)(?:suspect\w*|likely|probabl[ey]|possibl[ey]|presum\w+|r/o|rule[- ]?out|concern(?:ing|ed)? for|"
    r"suspicious for|suggest\w*|question(?:able|ing)?|query|vs\.?|versus|differential|cannot exclude|can't exclude|"
    r"may (?:be|have|represent)|"
    r"might (?:be|have)|could (?:be|represent)|appears? (?:to be|consistent)|evaluate for|assess for|worrisome for|"
    r"features of|working|compatible with|component of|\?|favou?rs?(?! )|think(?:s|ing)? (?:of|this is))(?!\w)"
)
_SUSPECT_AFTER = re.compile(
    r"^ ?(?:\?|,? ?(?:is |was |remains )?(?:suspected|likely|probable|possible|not excluded|to be (?:confirmed|"
    r"ruled out)|under evaluation|in the differential|work-?up|vs\.?|versus|in question))"
)
_NO_BEFORE = re.compile(
    r"\b(?:no (?:evidence|signs?|findings?|symptoms?|history|clinical evidence) of|no longer has|ruled out|"
    r"rules out|den(?:ies|ied|ying)|negative for|no(?! (?:new|increase|doubt|longer|change|question|interval|"
    r"relief))|without|not|absence of|free of|resolved|excluded|excludes|"
    r"unlikely|less likely|doubt|rather than|over|never had|nor|neither|do(?:es)? not (?:think|have|suspect|"
    r"believe)|don't (?:think|have|suspect))\b"
)
_NO_AFTER = re.compile(
    r"^[^.;,]{0,24}\b(?:ruled out|excluded|not present|unlikely|resolved|absent|negative|not seen|denied|"
    r"entered in error|gone\b|not addressed|is not present|not found|was excluded)\b|^ ?(?:-|:) ?(?:no|denied|none|negative)\b"
)
_CONFIRMED = re.compile(r"\b(?:no longer r/o|confirmed|proven|established|now clear|definite|diagnostic of)\b")
_FAMILY = re.compile(
    r"\b(?:mother|father|brother|sister|siblings?|aunt|uncle|grand\w+|son|daughter|family (?:history|hx)|fhx?|"
    r"parents?|maternal|paternal|cousin|runs in the family|mom|dad)\b"
)
_OLD = re.compile(
    r"\b(?:history of|h/o|hx of|s/p|status post|previous\w*|prior|remote|past|(?<!year[ -])(?<!years )(?<!month[ -])(?<!week[ -])(?<!yr )(?<!yo )(?<!y )old|healed|childhood|as a child|"
    r"in remission|treated)\b"
)
_OLD_AFTER = re.compile(
    r"^[ ,(]*(?:in the past|years ago|as a child|,? ?resolved|,? ?healed|s/p repair|in (?:19|20)\d\d|(?:19|"
    r"20)\d\d\b)"
)
_ONGOING = re.compile(
    r"\b(?:chronic|ongoing|current\w*|persistent|for \d+|since|still|with|treated with|on |worsening|stable)\b"
)
_STUDY = re.compile(
    r"\b(?:mri|ct|x-?rays?|xr|radiograph\w*|emg|ncs|imaging|scan|films?|myelogram|radiology|radiologist|ultrasound|"
    r"discogra\w+|bone scan)\b[^.;]{0,80}$"
)
_STUDY_AFTER = re.compile(
    r"^[^.;(]{0,30}\b(?:on (?:mri|ct|x-?ray|imaging|films?)|seen on|per (?:report|radiology)|incidentally|"
    r"without clinical correlate|noted on)\b"
)
_OWN = re.compile(
    r"\b(?:my|clinical) (?:impression|assessment|diagnosis)|\bi (?:think|believe|diagnose)|"
    r"\bconsistent with (?:exam|her|his)|correlat\w+"
)
_RISKS = re.compile(
    r"\b(?:risks?|complications? (?:include|such)|may cause|can cause|conditions such as|used (?:for|to treat)|"
    r"side effects?|watch for|call (?:us )?(?:if|for)|in case of|return if|if (?:she|he|you) (?:has|have|"
    r"develops?))\b"
)
_PLANNED = re.compile(r"\b(?:if (?:she|he|it)|evaluate|screen for|test for)\b")


def assess_diagnosis(doc: Document, start: int, end: int) -> str:
    """One of established, suspected, ruled_out, imaging_finding, family_history, historical, planned, consent,
    template_unselected."""
    key = f"dx:{start}:{end}"
    if key not in doc.memo:
        doc.memo[key] = _assess(doc, start, end)
    return doc.memo[key]  # type: ignore[return-value]


def _assess(doc: Document, start: int, end: int) -> str:
    item, section, clause = doc.item_at(start), doc.section_at(start), doc.clause_at(start)
    if item.marked is False:
        return "template_unselected"
    before, after = context.before(doc, clause, start), doc.norm[end : max(end, clause.end)]
    if (
        _FAMILY.search(before)
        or "family" in section.heading
        or section.heading in ("fh", "fhx", "famhx", "fmh", "fmhx")
    ):
        return "family_history"
    sentence = doc.words(doc.sentence_at(start))
    if (
        section.kind in ("consent", "timeout", "instructions")
        or _RISKS.search(sentence[: max(0, start - doc.sentence_at(start).start)])
        or re.match(r"[^.;]{0,30}named as (?:a )?risks?", after)
    ):
        return "consent"
    if any(r.holds(start) for r in doc.copied):
        return "historical"
    return _by_words(doc, before, after, section.kind, section.heading)


def _by_words(doc: Document, before: str, after: str, kind: str, heading: str) -> str:
    near = before[-60:]
    confirmed = bool(_CONFIRMED.search(near) or _CONFIRMED.search(after[:30]))
    if not confirmed:
        match = context.last(_NO_BEFORE, near)
        if (
            match
            and len(near[match.end() :].split()) <= 6
            and not re.search(r"\b(?:but|has|with|new|increase|doubt)\b", near[match.end() :])
        ) or _NO_AFTER.search(after):
            return "ruled_out"
        if (
            _SUSPECT_BEFORE.search(before[-40:])
            or _SUSPECT_AFTER.search(after)
            or heading.startswith(("differential", "ddx", "working", "provisional"))
        ):
            return "suspected"
    if kind == "imaging_review" or (_STUDY.search(before) and not _OWN.search(before)) or _STUDY_AFTER.search(after):
        return "imaging_finding"
    if (
        _OLD.search(before[-40:]) and not _ONGOING.search(after[:40]) and not _ONGOING.search(before[-14:])
    ) or _OLD_AFTER.search(after):
        return "historical"
    if kind == "plan" and _PLANNED.search(before):
        return "planned"
    return "established"
