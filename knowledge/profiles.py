"""Payer profiles: inheritance, and those a practice keeps in its own folder. Standard library on import."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge.records import Limit, PayerProfile, PriorAuth

Raw = Mapping[str, Any]
_MERGED = ("limits", "guidance_policy")
_FIELDS = (
    "bilateral_primary", "bilateral_addon", "distinct_modifier", "append_51", "consults", "telephone", "prolonged",
    "kx", "tpi_muscle_sides", "guidance_policy", "asc_si_code", "limits", "prior_auth",
)  # fmt: skip


class UnknownPayer(KeyError):
    """No profile of that name; says which there are."""

    def __init__(self, payer: str, known: tuple[str, ...]) -> None:
        super().__init__(payer)
        self.payer = payer
        self.known = known

    def __str__(self) -> str:
        return f"unknown payer {self.payer!r}; known: {', '.join(self.known)}"


class BadProfile(ValueError):
    """A profile cannot be used; the message names the file and the reason."""


def resolve(payer: str, profiles: Mapping[str, Raw]) -> dict[str, Any]:
    """The profile with all it inherits. Limits and guidance merge family by family (null takes one away)."""
    chain: list[Raw] = []
    name: str | None = payer
    while name is not None:
        if name not in profiles:
            raise BadProfile(f"payer {payer}: inherits {name}, which is no profile")
        if any(link["id"] == name for link in chain):
            raise BadProfile(f"payer {payer}: inherits itself by way of {name}")
        chain.append(profiles[name])
        name = profiles[name].get("inherits")
    merged: dict[str, Any] = {}
    for link in reversed(chain):
        for key, value in link.items():
            if value is None or key in {"id", "inherits", "title"}:
                continue
            if key in _MERGED:
                both = {**merged.get(key, {}), **value}
                merged[key] = {family: entry for family, entry in both.items() if entry is not None}
            else:
                merged[key] = value
    lacking = [key for key in _FIELDS if key not in merged]
    if lacking:
        raise BadProfile(f"payer {payer}: no value for {', '.join(lacking)}, and nothing to inherit it from")
    own = profiles[payer]
    return merged | {"id": payer, "title": own["title"], "inherits": own.get("inherits")}


def profile(raw: Raw, origin: str) -> PayerProfile:
    """The record of a resolved profile."""
    values = {key: raw[key] for key in ("id", "title", "inherits", *_FIELDS)}
    values["limits"] = {family: _limit(family, limit) for family, limit in raw["limits"].items()}
    values["prior_auth"] = tuple(_prior_auth(program) for program in raw["prior_auth"])
    return PayerProfile(**values, origin=origin, citations=tuple(raw.get("citations", ())))


def _limit(family: str, raw: Raw) -> Limit:
    lists = {key: tuple(raw[key]) for key in ("not_covered", "citations")}
    return Limit(family=family, **{**raw, **lists})


def _prior_auth(raw: Raw) -> PriorAuth:
    values: dict[str, Any] = {key: raw[key] for key in ("program", "states", "to", "note")}
    values |= {key: tuple(raw[key]) for key in ("codes", "pos", "pos_contested", "citations")}
    return PriorAuth(**values, from_=raw["from"])


def stamp(folder: Path | None) -> tuple[tuple[str, int], ...]:
    """Names and times of a practice's profiles: what tells that one has changed."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.yaml")))


def mark(folder: Path | None) -> str:
    """A short name of the practice's profiles as they now stand, by content; empty where there are none."""
    paths = sorted(folder.glob("*.yaml")) if folder is not None and folder.is_dir() else []
    if not paths:
        return ""
    content = b"".join(path.name.encode() + b"\0" + path.read_bytes() + b"\0" for path in paths)
    return f"+practice.{hashlib.sha256(content).hexdigest()[:8]}"


def practice_profiles(folder: Path | None, built_in: Mapping[str, Raw]) -> dict[str, dict[str, Any]]:
    """The resolved profiles of a practice's folder; reads YAML and checks it only when there is any."""
    paths = sorted(folder.glob("*.yaml")) if folder is not None and folder.is_dir() else []
    if not paths:
        return {}
    from knowledge import models
    from knowledge.loading import KnowledgeError, load, validate

    raw: dict[str, Raw] = dict(built_in)
    for path in paths:
        try:
            content = models.dump(validate(load(path, path.parent), models.Payer))
        except KnowledgeError as error:
            raise BadProfile(str(error)) from None
        if content["id"] in built_in:
            raise BadProfile(
                f"{path.name}: {content['id']} is built in; give yours its own id and inherit from it"
            )
        if content["id"] != path.stem:
            raise BadProfile(f"{path.name}: the id must be the file's name, {path.stem}")
        raw[content["id"]] = content
    return {payer: resolve(payer, raw) for payer in raw if payer not in built_in}
