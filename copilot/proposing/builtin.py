"""The proposer that needs no model: what the reader found, in claim form."""

from __future__ import annotations

from guardrails import engine
from guardrails.claim import Proposal


class BuiltinProposer:
    """Proposes what the note supports. Proposer and checker read with the same eyes: not independent."""

    name = "builtin"

    def propose(self, case: engine.Case, reading: engine.Reading) -> Proposal:
        return engine.supported(reading, case)
