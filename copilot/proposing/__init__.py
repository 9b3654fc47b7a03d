"""Who proposes a claim. All proposers look alike to the rules: a name and `propose`."""

from __future__ import annotations

from typing import Protocol

from copilot.errors import InputError
from guardrails.claim import Proposal
from guardrails.engine import Case, Reading

NAMES = ("builtin", "llm")


class Proposer(Protocol):
    """Suggests lines and diagnoses for a note that has been read.

    Raises ProposerUnavailable, with one sentence for the coder, where it cannot answer.
    """

    @property
    def name(self) -> str:
        """As the review shows it: `builtin`, `llm:MODEL`."""

    def propose(self, case: Case, reading: Reading) -> Proposal: ...


def proposer_named(name: str) -> Proposer:
    """`builtin` or `llm`; the model's client is imported only when it is asked for."""
    if name == "builtin":
        from copilot.proposing.builtin import BuiltinProposer

        return BuiltinProposer()
    if name == "llm":
        from copilot.proposing.llm import LlmProposer

        return LlmProposer()
    raise InputError(f"Proposer {name!r} is not one of {', '.join(NAMES)}.")
