"""A procedure given up part way: the sentence that says so, and how far it had gone.

Families read what is said beside a name ("SI injection was aborted"). This module reads what is said of "the
procedure" as such, at the end of a description that by itself reads as done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guardrails.reading import dates
from guardrails.reading.document import Document
from guardrails.reading.facts import Assertion, Service
from guardrails.reading.words import cues

_NOT_TODAY = frozenset(
    {"history", "past_procedures", "consent", "instructions", "copied", "indication", "imaging_review", "plan", "exam"}
)
_NOUN = r"(?:procedure|case|injection|block|ablation|rfa|trial|surgery|operation|attempt|treatment|implant(?:ation)?|epidural)"
_ADVERB = r"(?: (?:therefore|then|thus|promptly|immediately|subsequently|so|also|electively|safely|at (?:that|this) (?:point|time)))*"
#: words that mean a stop whatever stands beside them
_PLAIN = r"(?:aborted|abandoned|called off|halted|cancel+ed|not (?:be )?completed|ended early|cut short)"
#: words that may also tell of an ordinary end: a reason must stand beside them
_WEAK = r"(?:terminated|discontinued|stopped|ended|concluded early)"
_GIVEN_UP = re.compile(
    rf"\b{_NOUN}\b(?: (?:was|were|is|has been|had to|could|should be))?{_ADVERB}(?: be)? (?:{_PLAIN}|(?P<weak>{_WEAK}))\b"
    rf"|\b(?:abort(?:ed|ing)?|abandon(?:ed|ing)?|halt(?:ed|ing)?|call(?:ed)? off|(?P<weak2>terminat(?:ed|e|ing)|"
    rf"discontinu(?:ed|e|ing)|stop(?:ped|ping)?)) (?:the |this |today's |further |any further )?{_NOUN}\b"
    rf"|\b(?:elected|decided|opted|decision (?:was )?made|chose|asked (?:me |us )?|had) to "
    r"(?:abort|abandon|discontinue|terminate|stop|halt|not proceed)\b"
    r"|\bno (?:lesions?|ablations?|burns?|heat) (?:was|were) (?:made|created|performed|done|carried out|delivered|applied)\b"
    r"|\b(?:ablation|lesioning|radio-?frequency|rfa?|denervation) (?:was|were) not (?:performed|done|carried out|completed|delivered)\b"
    rf"|\b(?:unable|not able|could not|couldn't|did not) (?:to )?(?:safely )?(?:complete|finish) (?:the |this ){_NOUN}\b"
)
_REASON = re.compile(
    r"\b(?:due to|because|secondary to|owing to|since|given the|as (?:the |she |he |pt )|for (?:patient )?safety|"
    r"vaso-?vagal|hypoten\w+|bradycard\w+|hypertens\w+|desatur\w+|syncop\w+|unable|could(?: not|n't)|before|prior to|"
    r"without (?:inject|deliver|giving|complet)\w*|at (?:the )?(?:patient's|pt's|her|his) request|(?:in)?toler\w+|wet tap|"
    r"dural puncture|csf|intravascular|bleed\w*|no (?:steroid|medication|injectate|lesion\w*|drug)|reaction|anxi\w+|"
    r"pain|unwell|safe\w*|so (?:the|we|i)|after|fail\w*|malfunction\w*|(?:un|not )available)\b"
)
#: Reasons that speak for themselves in the sentence before or behind.
_TROUBLE = re.compile(
    r"\b(?:vaso-?vagal|hypoten\w+|bradycard\w+|desatur\w+|syncop\w+|faint\w+|wet tap|dural puncture|fail(?:ed|ure)|malfunction\w*"
    r"|(?:un|not )available|no (?:steroid|medication|injectate|lesions?|drug|injection)|nothing was (?:injected|given))\b"
)
_SAME_WORDS = 40
_TOLD = re.compile(r"\b(?:was|were|had to)\b|ed\b")
_ORDINARY_END = re.compile(r"^[^.;\n]{0,40}\b(?:without (?:any )?(?:complication|incident|difficulty)|uneventful\w*)\b")
_NOT_SAID = re.compile(
    r"\b(?:if|should|would|may|might|can|unless|risks?|possib\w+|ago|previous\w*|prior (?:attempt|procedure)|"
    r"last (?:week|month|visit|time)|history)\b[^.;]{0,60}$|\b(?:not|never)(?: \w+){0,2} ?$"
)
_ONE_OF_SEVERAL = re.compile(
    r"^[^.;\n]{0,30}\b(?:at|on|for) (?:that|this|the (?:left|right|other|second|third)|[clts]\d|the [clts]\d)"
)
_NEG_BEFORE = re.compile(
    r"\b(?:no|not|before|prior to|without|never|until|declin\w+|refus\w+|instead of|to be|nothing|nor|plan(?!es?\b|tar)\w*)\b[^.;:]{0,45}$"
)
_NEG_AFTER = re.compile(r"^ ?(?:was |were |had |been |is )*(?:not|never|deferred|declined|held)\b")
_BEGUN = re.compile(
    r"\b(?:needles?|tuohy|cannulas?|probes?|introducers?|trocars?|electrodes?|catheters?|leads?)\b[^.;]{0,50}?\b(?:advanced|"
    r"inserted|introduced|placed|passed|positioned|directed|withdrawn|removed|in place|at the)\b"
    r"|\b(?:advanced|inserted|introduced|placed|passed|directed)\b[^.;]{0,40}\b(?:needle|tuohy|cannula|probe|introducer|trocar)\b"
    r"|\bincision (?:was )?made\b|\bskin (?:was )?incised\b|\bdural puncture\b|\bwet tap\b"
    r"|\b(?:lidocaine|xylocaine|bupivacaine|marcaine|ropivacaine|local(?: anesthe\w+)?)\b[^.;]{0,50}?\b(?:infiltrat\w+|given|"
    r"inject\w+|wheal|placed|administered|in\b|used)\b"
    r"|\b(?:infiltrat\w+|numbed|an(?:a)?esthetized|wheal\w*)\b"
    r"|\b(?:midazolam|versed|fentanyl|propofol|ketamine|(?:iv |conscious |moderate )?sedation|(?:general )?anesthesia|mac)\b"
    r"[^.;]{0,40}?\b(?:given|administered|started|begun|induced|initiated|received|in effect)\b"
    r"|\b(?:gave|received|given|after|administered|following)\b[^.;]{0,30}\b(?:midazolam|versed|fentanyl|propofol|ketamine|sedation|"
    r"local(?: anesthe\w+)?|lidocaine|anesthesia)\b|\bsedated\b|\binduction\b"
    r"|\bafter (?:the )?(?:\w+ ){1,2}(?:injections?|lesions?|sites?|levels?)\b|\bfirst (?:side|level|lesion|injection)\b"
)
_DRUG = r"(?:dexameth|decadron|methylpred|depo|kenalog|triamcin|betameth|celestone|steroid|solution|mixture|medication|injectate|cortico)"
_GIVEN = re.compile(
    r"\b(?:injected|instilled|administered|deposited|delivered|infused|lesioned|denervated|ablated)\b"
    r"|\blesion(?:s|ing)?\b[^.;]{0,40}\b(?:performed|created|made|carried|completed|delivered|seconds|degrees)\b"
)
_ASIDE = re.compile(
    r"\b(?:skin|subcutan\w*|wheal|anesthe\w+|numb\w*|sedat\w+|midazolam|versed|propofol|fentanyl|contrast|omnipaque|isovue|dye|"
    r"iohexol|iopamidol|test dose|antibiotic\w*|cefazolin|ancef|lidocaine|local)\b"
)


def read_stops(doc: Document, services: Sequence[Service]) -> tuple[Service, ...]:
    """The services with those given up part way marked: not performed, or performed in a part that must be asked for."""
    out = list(services)
    for at, end in _stops(doc):
        if _went_on(doc, end):
            continue
        for index in _stopped(doc, out, at):
            out[index] = _marked(doc, out[index], at, end)
    return tuple(_staged(doc, out))


def _marked(doc: Document, service: Service, at: int, end: int) -> Service:
    words = {**service.spans, "stopped": (doc.span(at, end),)}
    if service.performed and _given(doc, _first(doc, service, at), at):
        return service.at(spans=words, attributes={**service.attributes, "stopped": "part"})
    return service.at(status=_stage(doc, at), spans=words)


def _stops(doc: Document) -> Iterator[tuple[int, int]]:
    """Where the body tells that the procedure as such was given up today."""
    for match in doc.find(_GIVEN_UP):
        sentence = doc.sentence_at(match.start())
        before, after = doc.norm[sentence.start : match.start()], doc.norm[match.end() : sentence.end]
        kind = doc.section_at(match.start()).kind
        told = kind == "plan" and _TOLD.search(match[0])  # "procedure planned" heads what was then called off
        if (kind in _NOT_TODAY and not told) or any(r.holds(match.start()) for r in doc.copied):
            continue
        if _NOT_SAID.search(before) or _ONE_OF_SEVERAL.match(after) or _ORDINARY_END.match(after):
            continue
        if any(relation == "past" for _, relation in dates.within(doc, sentence)):
            continue
        weak = match["weak"] or match["weak2"]
        near = doc.norm[max(0, sentence.start - 200) : min(len(doc.norm), sentence.end + 120)]
        elsewhere = near.replace(match[0], " ")
        if weak and not (_REASON.search(before + after) or _TROUBLE.search(elsewhere) or cues.STOPPED.search(elsewhere)):
            continue
        yield match.start(), match.end()


def _stopped(doc: Document, services: Sequence[Service], at: int) -> list[int]:
    """The performed service told nearest before the stop, where none was performed the planned one; with a second
    reading of the same words ("epidural" of an interlaminar epidural)."""
    for status in (Assertion.PERFORMED, Assertion.PLANNED):
        mine = [n for n, s in enumerate(services) if s.status is status]
        near = [(last, n) for n in mine if (last := _last(doc, services[n], at)) is not None]
        if near:
            last, nearest = max(near)
            return [n for place, n in near if n == nearest or (
                services[n].family == services[nearest].family and last - place < _SAME_WORDS)]
    return []


def _places(doc: Document, service: Service) -> list[int]:
    return sorted(doc.norm_region(s).start for name in ("procedure", "level", "side") for s in service.spans.get(name, ()))


def _last(doc: Document, service: Service, at: int) -> int | None:
    before = [place for place in _places(doc, service) if place < at]
    return before[-1] if before else None


def _first(doc: Document, service: Service, at: int) -> int:
    """Where the telling of the service begins, as far as the section of the stop reaches."""
    section = doc.section_at(at).start
    inside = [place for place in _places(doc, service) if section <= place < at]
    return doc.sentence_at(inside[0]).start if inside else section


def _went_on(doc: Document, end: int) -> bool:
    """Whether the note goes on with the work behind the stop: another way, a second attempt that held."""
    tail = doc.norm[end : end + 400]
    return bool(cues.INSTEAD.search(tail)) or _given(doc, end, min(len(doc.norm), end + 600))


def _given(doc: Document, start: int, end: int) -> bool:
    """Whether the treatment itself (injectate, lesion) was given in this stretch; skin anesthetic and contrast are not it."""
    for match in _GIVEN.finditer(doc.norm, start, end):
        if doc.section_at(match.start()).kind in _NOT_TODAY:
            continue
        sentence = doc.sentence_at(match.start())
        clause = doc.norm[max(sentence.start, match.start() - 90) : min(sentence.end, match.end() + 60, end)]
        if _NEG_BEFORE.search(doc.norm[sentence.start : match.start()]) or _NEG_AFTER.match(doc.norm[match.end() :][:30]):
            continue
        if _ASIDE.search(clause) and not re.search(_DRUG, clause):
            continue
        return True
    return False


def _stage(doc: Document, at: int) -> Assertion:
    return Assertion.ABORTED_AFTER if _begun(doc, at) else Assertion.ABORTED_BEFORE


def _begun(doc: Document, at: int) -> bool:
    """Whether anesthesia, a needle or an incision is told as given or made before, or in the sentence of, the stop."""
    for match in _BEGUN.finditer(doc.norm, 0, doc.sentence_at(at).end):
        sentence = doc.sentence_at(match.start())
        if doc.section_at(match.start()).kind in _NOT_TODAY:
            continue
        before = doc.norm[sentence.start : match.start()]
        if not _NEG_BEFORE.search(before) and not _NEG_AFTER.match(doc.norm[match.end() :][:30]) and not re.search(
            r"\b(?:no|not|never|without|before|prior to)\b", match[0]
        ):
            return True
    return False


def _staged(doc: Document, services: Sequence[Service]) -> Iterator[Service]:
    """A procedure called off after sedation or local is begun, though the needle never went in."""
    alone = not any(s.performed for s in services)
    for service in services:
        if alone and service.status is Assertion.ABORTED_BEFORE:
            places = _places(doc, service)
            if places and _begun(doc, _last_stop(doc, places[-1])):
                service = service.at(status=Assertion.ABORTED_AFTER)
        yield service


def _last_stop(doc: Document, place: int) -> int:
    """Where the giving up is told last: as far as beginnings are looked for."""
    found = [m.start() for m in re.finditer(cues.STOPPED, doc.norm) if doc.section_at(m.start()).kind not in _NOT_TODAY]
    return max([place, *found])
