"""What a row of the tables of nerves says."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A thing that is blocked or destroyed."""

    name: str
    family: str
    roots: tuple[str, ...]
    noun: str  # the anatomy: a service only beside words that say what was done
    names: str = ""  # names a procedure by itself
    technique: str = ""  # described without its name
    midline: bool = False
