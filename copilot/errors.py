"""Errors that a person can act on: each becomes one line, never a traceback."""

from __future__ import annotations


class InputError(ValueError):
    """What was given cannot be used: exit status 2, or the error of one batch record."""


class NoteError(InputError):
    """The note is empty, too large, or not text."""


class ProposerUnavailable(RuntimeError):
    """The chosen proposer could not be reached or gave no usable answer: falls back, or exit status 3."""
