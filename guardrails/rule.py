"""What a rule is: a small generator of edits with an id, a layer, sources and the day it began."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from guardrails.claim import Layer

if TYPE_CHECKING:
    from guardrails.draft import AnyEdit, Draft

Body = Callable[["Draft"], Iterator["AnyEdit"]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `since` and `until` bound the dates of service it applies to (inclusive)."""

    id: str
    layer: Layer
    cites: tuple[str, ...]
    body: Body
    since: date
    until: date
    doc: str

    def applies(self, dos: date) -> bool:
        return self.since <= dos <= self.until


#: Every rule by id, in the order the modules declare them; `rules.ORDER` decides the order they run in.
REGISTRY: dict[str, Rule] = {}


def rule(id: str, *, layer: str, cites: Iterable[str], since: str = "2000-01-01",
         until: str = "9999-12-31") -> Callable[[Body], Rule]:
    """Declare a rule.

    `id` is `group/name`; `layer` is coding, edit or coverage; `cites` are ids of knowledge/sources.yaml
    or `faq/...`; the docstring says what the rule does. Raises ValueError for a second rule of one id.
    """
    def declare(body: Body) -> Rule:
        if id in REGISTRY:
            raise ValueError(f"rule {id} is declared twice")
        if not body.__doc__:
            raise ValueError(f"rule {id} has no docstring")
        made = Rule(id, Layer(layer), tuple(cites), body, date.fromisoformat(since),
                    date.fromisoformat(until), body.__doc__.strip())
        REGISTRY[id] = made
        return made
    return declare
