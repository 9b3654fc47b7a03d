"""`paincoder ask` without a model: the entry that answers, what the tables add, every code checked.

    answer("Can I bill 77003 with 64483?", catalog, dos)

Nothing is said that an entry of the knowledge or a table does not say. Where the source FAQ errs on the
point asked, the answer is the current rule, and the FAQ's statement is reported as the FAQ's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copilot import code_facts
from copilot.scope import Scope, scope_of
from knowledge.entries import asking
from knowledge.intent import known_codes
from knowledge.wording import codes_in

if TYPE_CHECKING:
    from knowledge.catalog import Catalog, FaqEntry, View
    from knowledge.retrieval import Hit, Index, Looked
    from knowledge.wording import Wording

WORDS = 130
RULE_WORDS = 70
DOCUMENT_WORDS = 40
RULE_NEAR = 0.45
NEARLY, MOST_CODES = 0.6, 4
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9(\"])")
_CHOICE = re.compile(r"\bor\b|\bvs\b|\bversus\b")
_OF_THE_NOTE = re.compile(
    r"\b(this|the|my) (note|case|claim|chart|procedure|record)\b|\bhere\b|\bthis patient\b|"
    r"^\W*(what|which|how) (code|codes|do i|should i|can i|would you|to)\b[^?]{0,20}(code|bill|report)?\W*$",
    re.IGNORECASE,
)


_LOOSE = "This may not be your exact question; the nearest rule is:"


@dataclass(frozen=True)
class Asked:
    """One question with everything an answer is made from."""

    question: str
    view: View
    payer: str
    looked: Looked
    hits: Sequence[Hit]
    fit: str = "good"
    """How the entry found first fits the question: good, loose or none."""

    @property
    def codes(self) -> list[str]:
        return list(self.looked.wording.codes)

    @property
    def entry(self) -> FaqEntry:
        """The entry found first."""
        best = next(hit.id for hit in self.hits if hit.kind == "faq").removeprefix("faq/")
        return next(entry for entry in self.view.faq_entries() if entry.id == best)


@dataclass(frozen=True)
class Reply:
    """What is said, and where from."""

    sentences: list[str]
    citations: list[str]
    in_scope: bool = True
    conflict: bool = False
    contested: bool = False
    document: tuple[str, str] | None = None


_UNKNOWN = Reply(
    [
        "No rule reviewed here answers that. "
        "Please ask about a procedure, visit, modifier or diagnosis, with its code if you have it."
    ],
    [],
)


def answer(
    question: str,
    catalog: Catalog,
    dos: date,
    payer: str = "medicare",
    note: str | None = None,
    index: Index | None = None,
) -> dict[str, Any]:
    """The answer in the shape of the contract (Ask)."""
    index = index or default_index(catalog)
    view = catalog.as_of(dos)
    looked = index.look(question)
    hits = index.search(question, k=80, looked=looked)
    asked = Asked(question, view, payer, looked, hits, index.fit(looked))
    scope = scope_of(question, looked, view)
    of_note = bool(note) and bool(_OF_THE_NOTE.search(question))
    elsewhere = of_note or asked.hits[0].kind == "document"
    if not scope.inside and not (elsewhere and scope.kind in {"nonsense", "specialty"}):
        return _written(_refusal(asked, scope), asked)
    if note and of_note and not asked.codes:
        return _written(_about_note(note, catalog, dos, payer), asked)
    codes = _table_codes(asked, index)
    if codes:
        return _written(_from_tables(asked, codes), asked)
    return _written(_UNKNOWN if asked.fit == "none" and not elsewhere else _from_entry(asked), asked)


def default_index(catalog: Catalog) -> Index:
    """The index in the user's folder, opened once."""
    from copilot.settings import settings

    return _index(settings().folder(), catalog)


@lru_cache(maxsize=4)
def _index(home: Path, catalog: Catalog) -> Index:
    from knowledge.retrieval import Index

    return Index.open(home, catalog)


# ---------------------------------------------------------------- from an entry


def _from_entry(asked: Asked) -> Reply:
    """The entry's current rule; beside it the FAQ's error, the positions, what tables say of the codes."""
    entry = asked.entry
    conflict = entry.conflict and not _only_sound_point(asked)
    figures = [*_figures(asked), *_support(asked, entry.answer)]
    beside = [*_conflict(entry, conflict), *_positions(entry), *_pairs(asked, entry)]
    beside += _dated(entry, asked.view) + _for_payer(asked)
    figures = [*([_LOOSE] if asked.fit == "loose" else []), *figures]
    document = _document(asked)
    room = WORDS - sum(map(_count, figures + beside)) - (_count(document[1]) if document else 0)
    rule = _fitted(entry.answer, max(room, RULE_WORDS), asked.codes)
    sources = _sources(entry)
    return Reply([*figures, *rule, *beside], sources, True, conflict, entry.contested, document)


def _sources(entry: FaqEntry) -> list[str]:
    """The entry itself where it is one of the source FAQ, and what it rests on."""
    return [*([] if entry.own else [f"faq/{entry.id}"]), *entry.citations]


def _figures(asked: Asked, besides: Sequence[str] = ()) -> list[str]:
    """MUE, global period, RVU and the like, where one code is named and the question asks for them."""
    known = known_codes(asked.codes, asked.view)
    if len(known) != 1:
        return []
    return code_facts.asked_sentences(asked.question, known[0], asked.view, asked.payer, besides)


def _support(asked: Asked, answer: str) -> dict[str, str]:
    """What Medicare's policies say of a diagnosis asked about, where the answer does not name it; with sources."""
    unnamed = [code for code in asked.codes if code not in answer or asked.view.existence(code).kind == "cpt"]
    return code_facts.support(unnamed, asked.view) if asked.payer == "medicare" else {}


def _conflict(entry: FaqEntry, shown: bool) -> list[str]:
    if not shown:
        return []
    said = re.sub(r"\bThe FAQ('s)?\b", r"The source FAQ\1", entry.faq_says, count=1)
    word = "outdated" if entry.standing == "outdated" else "wrong"
    if re.search(r"\b(wrong|outdated)\b", said):
        return [said]
    return [said, f"On this point the FAQ is {word}."]


def _positions(entry: FaqEntry) -> list[str]:
    if not entry.contested:
        return []
    told = " ".join(f"({n}) {position}" for n, position in enumerate(entry.positions, 1))
    return [f"Contested: {told}"]


def _pairs(asked: Asked, entry: FaqEntry) -> list[str]:
    """The edit between two codes that the question names, unless the entry's answer tells it already."""
    known = [code for code in asked.codes if asked.view.code(code)]
    told = re.search("NCCI|indicator", entry.answer) and all(code in entry.answer for code in known)
    if len(known) != 2 or told:
        return []
    return code_facts.pair_sentences(known, asked.view)


def _dated(entry: FaqEntry, view: View) -> list[str]:
    """What to know when the service was before the rule began."""
    if not entry.since or view.day >= entry.since:
        return []
    return [f"This rule holds from {entry.since}; on {view.day} an older one applied, so check it."]


def _for_payer(asked: Asked) -> list[str]:
    if asked.payer == "medicare" or "Medicare" not in asked.entry.answer:
        return []
    profile = asked.view.payer(asked.payer)
    return [f"Medicare's limits need not be those of {profile.title}: see its policy."]


def _document(asked: Asked) -> tuple[str, str] | None:
    """A practice's own passage, where it fits the question as well as the entries do."""
    first = asked.hits[0]
    if first.kind != "document":
        return None
    words = first.text.split()
    quote = " ".join(words[:DOCUMENT_WORDS]) + (" …" if len(words) > DOCUMENT_WORDS else "")
    return first.title, f"Your document {first.title} says: “{quote}”"


def _only_sound_point(asked: Asked) -> bool:
    """Whether the question asks only what the source FAQ has right in an erring entry."""
    text = asked.looked.wording.text
    if any(re.search(form, text) for form in asking()["plain"]):
        return True
    point = asking()["sound"].get(asked.entry.id)
    if point is None:
        return False
    asks, but = (any(re.search(form, text) for form in point[key]) for key in ("asks", "but"))
    return asks and not but


# ---------------------------------------------------------------- from the tables


def _table_codes(asked: Asked, index: Index) -> list[str]:
    """The codes to answer from, where no entry is about what is asked; none where one is."""
    entry = asked.entry
    wording = asked.looked.wording
    if wording.codes:
        known = known_codes(wording.codes, asked.view)
        return [] if known and _about(entry, known, index, wording) else list(wording.codes)
    if wording.concepts & set(asking()["elsewhere"]) - index.vocabulary(entry.id):
        return _by_description(asked, index)
    return []


def _by_description(asked: Asked, index: Index) -> list[str]:
    """Codes in force whose own words come about as near as the nearest."""
    hits = [
        hit
        for hit in index.search_codes(asked.question, k=12)
        if asked.view.existence(hit.id).status == "current"
    ]
    return [hit.id for hit in hits if hit.score >= NEARLY * hits[0].score][:MOST_CODES]


def _about(entry: FaqEntry, codes: Sequence[str], index: Index, wording: Wording) -> bool:
    """Whether an entry is about these codes: it is asked by them together, or it fits and each is one of its own.

    Where the question offers a choice ("64479 or 64483") one of its own is enough; an entry on procedures of
    any kind (asking.yaml: general) needs none.
    """
    asked_by = index.codes_of(entry.id)
    if any(set(codes) <= together for together in asked_by):
        return True
    if len(codes) == 1 and index.about(codes[0]) <= index.vocabulary(entry.id):
        return True
    if not index.needs_met(entry.id, wording):
        return False
    if entry.id in asking()["general"]:
        return True
    own = set(entry.codes).union(*asked_by)
    covered = [
        code in own or index.about(code) <= index.vocabulary(entry.id) or any(o.startswith(code) for o in own)
        for code in codes
    ]
    return any(covered) if _CHOICE.search(wording.text) else all(covered)


def _from_tables(asked: Asked, codes: Sequence[str]) -> Reply:
    """Facts of the codes, and the edits between those that the question names."""
    view = asked.view
    pairs = code_facts.pair_sentences(asked.codes, view) if len(asked.codes) > 1 else []
    if asked.codes:
        each = [code_facts.code_sentences(code, view) for code in codes]
        most = 2 if len(codes) > 1 else None
        told = [sentence for sentences in each for sentence in sentences[:most]]
    else:
        told = ["By their descriptions these codes come nearest; the note decides:"]
        told += [code_facts.code_sentences(code, view)[0] for code in codes]
    support = _support(asked, "")
    told = [*_figures(asked, besides=("state", "units", "global")), *support, *told]
    sentences = [*_within(list(dict.fromkeys(pairs + told)), WORDS), *_nearby(asked, codes)]
    sources = [*filter(None, support.values()), *code_facts.citations_for(codes, view, bool(pairs))]
    return Reply(sentences, sources, document=_document(asked))


def _nearby(asked: Asked, codes: Sequence[str]) -> list[str]:
    if asked.codes or any(asked.view.code(code) for code in codes):
        return []
    return ["No reviewed entry answers this."]


# ---------------------------------------------------------------- refusing, and notes


def _refusal(asked: Asked, scope: Scope) -> Reply:
    """Why not; for an attempt on an edit also the rule itself, from the entry on it."""
    if scope.kind != "gaming":
        return Reply([scope.message], [], in_scope=False)
    near = asked.looked.nearest >= RULE_NEAR or bool(known_codes(asked.codes, asked.view))
    if not near:
        general = "The code follows the service as documented, and the note is never written for the code."
        return Reply([scope.message, general], [], in_scope=False)
    rule = _fitted(asked.entry.answer, RULE_WORDS, asked.codes)
    return Reply([scope.message, "The rule:", *rule], _sources(asked.entry), in_scope=False)


def _about_note(note: str, catalog: Catalog, dos: date, payer: str) -> Reply:
    """What the review of the note says: its lines and what it asks."""
    from copilot import pipeline

    review = pipeline.review(pipeline.Request(note=note, dos=dos, payer=payer), catalog)
    lines = [*review["lines"], *review["suggested"]]
    if not lines:
        return Reply([f"The review of this note proposes no line (status: {review['status']})."], ["cpt"])
    told = [
        f"{'-'.join([line['code'], *line['modifiers']])} x{line['units']}: {line['description']}"
        f"{' (held, see the query)' if line.get('hold') else ''}."
        for line in lines
    ]
    queries = [f"To ask: {query['message']}" for query in review["queries"][:3]]
    return Reply(["From the review of this note:", *told, *queries], ["cpt"])


# ---------------------------------------------------------------- writing


def _written(reply: Reply, asked: Asked) -> dict[str, Any]:
    """The contract's keys; every code of question and answer is checked."""
    text = " ".join(reply.sentences)
    codes = [*asked.codes, *codes_in(text)] if reply.in_scope or reply.citations else []
    citations = [code_facts.row(name, asked.view) for name in dict.fromkeys(reply.citations)]
    if reply.document:
        name, quote = reply.document
        text = f"{text} {quote}"
        citations.append({"id": f"document/{name}", "title": name, "kind": "payer"})
    return {
        "answer": text,
        "in_scope": reply.in_scope,
        "conflict": reply.conflict,
        "contested": reply.contested,
        "citations": citations,
        "codes": code_facts.checked(codes, asked.view),
    }


def _fitted(text: str, room: int, codes: Iterable[str]) -> list[str]:
    """The sentences of a rule that fit: the first always, those on the asked codes next, then in order."""
    sentences = _SENTENCE.split(text.strip())
    asked = set(codes)
    order = sorted(range(len(sentences)), key=lambda n: (n > 0, not asked & set(codes_in(sentences[n])), n))
    kept: list[int] = []
    for n in order:
        if not kept or sum(_count(sentences[k]) for k in kept) + _count(sentences[n]) <= room:
            kept.append(n)
    return [sentences[n] for n in sorted(kept)]


def _within(sentences: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for sentence in sentences:
        if kept and sum(map(_count, kept)) + _count(sentence) > room:
            break
        kept.append(sentence)
    return kept


def _count(text: str) -> int:
    return len(text.split())
