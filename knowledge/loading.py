"""Reading YAML strictly: duplicate keys, unquoted dates and odd tags are errors; every value keeps its line.

`load` returns plain Python data together with a map from a field's path to its line, so that a validation
error can name file, line and field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml  # type: ignore[import-untyped,unused-ignore]
from pydantic import BaseModel, ValidationError

Path_ = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SCALARS = {"bool", "int", "float", "null", "str"}


class KnowledgeError(ValueError):
    """A source file of the knowledge is wrong; the message names file, line and field, one problem a line."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its data, and the line of every path in it."""

    name: str
    data: Any
    lines: dict[Path_, int] = field(repr=False)

    def line(self, path: Path_) -> int:
        """The line of the deepest part of the path that the file has."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def error(self, path: Path_, message: str) -> str:
        """`file:line: field: message`."""
        return f"{self.name}:{self.line(path)}: {dotted(path)}: {message}"


def dotted(path: Path_) -> str:
    """`codes[3].valid_from` for ("codes", 3, "valid_from")."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.lstrip(".") or "(file)"


def load(path: Path, root: Path) -> Document:
    """Parse one file; raises KnowledgeError naming the line."""
    name = path.relative_to(root.parent).as_posix() if path.is_relative_to(root.parent) else str(path)
    return load_text(path.read_text(encoding="utf-8"), name)


def load_text(text: str, name: str) -> Document:
    """Parse YAML text under the given file name."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise KnowledgeError(
            f"{name}:{line}: not readable as YAML: {getattr(error, 'problem', error)}"
        ) from None
    lines: dict[Path_, int] = {}
    data = None if node is None else _Reader(name, lines).read(node, ())
    return Document(name, data, lines)


class _Reader:
    """Turns YAML nodes into plain data and notes their lines."""

    def __init__(self, name: str, lines: dict[Path_, int]) -> None:
        self.name = name
        self.lines = lines
        self.construct = yaml.SafeLoader("")

    def read(self, node: Any, path: Path_) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, path)

    def _mapping(self, node: Any, path: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._scalar(key_node, path)
            if not isinstance(key, str):
                raise self._error(key_node, path, f"the key {key_node.value} must be a quoted string")
            if key in result:
                raise self._error(key_node, (*path, key), "this key stands twice")
            self.lines[(*path, key)] = key_node.start_mark.line + 1
            result[key] = self.read(value_node, (*path, key))
        return result

    def _scalar(self, node: Any, path: Path_) -> Any:
        kind = node.tag.rpartition(":")[2]
        if kind == "timestamp":
            raise self._error(node, path, f'quote the date: "{node.value}"')
        if kind not in _SCALARS:
            raise self._error(node, path, f"unexpected YAML tag {node.tag}")
        return node.value if kind == "str" else self.construct.construct_object(node)

    def _error(self, node: Any, path: Path_, message: str) -> KnowledgeError:
        return KnowledgeError(f"{self.name}:{node.start_mark.line + 1}: {dotted(path)}: {message}")


def validate(document: Document, model: type[Model]) -> Model:
    """The document as a model, or a KnowledgeError with one line for each problem."""
    if not isinstance(document.data, dict):
        raise KnowledgeError(f"{document.name}:1: (file): expected keys and values, found none")
    try:
        return model.model_validate(document.data, strict=True)
    except ValidationError as error:
        problems = [document.error(_known(document, item), _say(item)) for item in error.errors()]
        raise KnowledgeError("\n".join(dict.fromkeys(problems))) from None


def _known(document: Document, item: Any) -> Path_:
    """A pydantic location without the names it adds for union members and dictionary keys."""
    path: Path_ = tuple(item["loc"])
    last = path[-1:] if item["type"] == "missing" else ()
    path = path[: len(path) - len(last)]
    while path and path not in document.lines:
        path = path[:-1]
    return (*path, *last)


def _say(item: Any) -> str:
    value = item["input"]
    if item["type"] == "extra_forbidden":
        return "unknown key"
    if item["type"] == "missing":
        return "this key is missing"
    if item["type"] == "string_pattern_mismatch":
        return f"not of the form expected here (found {value!r})"
    if (
        item["type"] in {"string_type", "literal_error"}
        and isinstance(value, int | float)
        and not isinstance(value, bool)
    ):
        return f'must be a quoted string: "{value}"'
    return f"{item['msg'].removeprefix('Value error, ')} (found {value!r})"
