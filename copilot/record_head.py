"""The record's head: how many entries it has and the hash of the last, kept in a file beside it.

A hash chain shows a changed or missing entry, but not that its last entries were cut off: the rest still holds. The
head file does. It is written after every change, and only ever forward. Whoever may change both can still deceive;
keep a copy of the head elsewhere (it names no patient) where that matters.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Head:
    entries: int
    hash: str


@dataclass(frozen=True, slots=True)
class HeadFile:
    """The head at `path`; without a path (a database in memory) nothing is kept and nothing is known."""

    path: Path | None

    def read(self) -> Head | None:
        """The head as last written; None where there is none or it cannot be read."""
        if self.path is None:
            return None
        try:
            raw = json.loads(self.path.read_text(encoding="utf-8"))
            return Head(int(raw["entries"]), str(raw["head"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, head: Head) -> None:
        """Put the head forward; one that a faster writer put further stays."""
        if self.path is None or ((known := self.read()) is not None and known.entries >= head.entries):
            return
        with suppress(OSError):  # the entry is kept; that its head is not shows in `verify`
            draft = self.path.with_suffix(f".{os.getpid()}.tmp")
            draft.write_text(json.dumps({"entries": head.entries, "head": head.hash}) + "\n", encoding="utf-8")
            draft.chmod(stat.S_IRUSR | stat.S_IWUSR)
            draft.replace(self.path)
