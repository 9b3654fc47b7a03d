"""Files and standard input of the command line, with one clear line where they cannot be read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from copilot.errors import InputError
from copilot.incoming import MAX_NOTE_BYTES, note_from_bytes


def read_note(file: str) -> str:
    """A note from a file or, for `-`, from standard input; no more than the limit is read."""
    if file == "-":
        return note_from_bytes(sys.stdin.buffer.read(MAX_NOTE_BYTES + 1))
    try:
        with Path(file).open("rb") as stream:
            return note_from_bytes(stream.read(MAX_NOTE_BYTES + 1))
    except OSError as error:
        raise InputError(f"Cannot read {file}: {error.strerror or error}.") from None


def json_lines(path: Path, needed: str) -> Iterator[dict[str, Any]]:
    """Records of a JSON lines file; each must have the key `needed`."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror or error}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name} is not UTF-8 text.") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            raise InputError(f"{path.name} line {number} is not JSON.") from None
        if not isinstance(row, dict) or needed not in row:
            raise InputError(f"{path.name} line {number} has no {needed!r}.")
        yield row
