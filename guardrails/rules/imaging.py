"""Imaging and other parts that a procedure already includes, by code attribute."""

from __future__ import annotations

from collections.abc import Iterator

from guardrails.draft import AnyEdit, Draft, DraftLine, Drop
from guardrails.extras import GUIDANCE
from guardrails.rule import rule

#: How a host code's imaging attribute names the guidance that may be reported beside it.
_SEPARATE = {attribute: frozenset(codes.values()) for attribute, codes in GUIDANCE.items()}


def guidance(draft: Draft) -> Iterator[DraftLine]:
    """Lines of needle or catheter guidance; electrical guidance of toxin injections is not imaging."""
    for line in draft.of_family("imaging_guidance"):
        if not line.code.startswith("958"):
            yield line


def hosts(draft: Draft) -> list[DraftLine]:
    """The lines that guidance could belong to: procedures, not visits, drugs or other guidance."""
    out = []
    for line in draft.live():
        info = draft.info(line)
        if info is not None and info.family not in ("imaging_guidance", "visit", "sedation", "drug", "device",
                                                    "prolonged", "uds", "anesthesia", "imaging"):
            out.append(line)
    return out


def separate(draft: Draft, host: DraftLine) -> frozenset[str]:
    """The guidance codes that may stand beside `host` on the date of service."""
    info = draft.info(host)
    return _SEPARATE.get(info.imaging, frozenset()) if info else frozenset()


def includes(draft: Draft, host: DraftLine) -> bool:
    info = draft.info(host)
    return info is not None and (info.imaging.startswith(("included", "variant_without_imaging"))
                                 or info.imaging == "not_reported")


@rule("imaging/inherent", layer="edit", cites=["cpt", "ncci-ptp", "faq/transforaminal-with-77003"])
def inherent(draft: Draft) -> Iterator[AnyEdit]:
    """Drop a guidance line whose procedures all include imaging or have a guided code of their own."""
    for line in guidance(draft):
        around = hosts(draft)
        if not around or any(line.code in separate(draft, host) for host in around):
            continue
        host = next((h for h in around if includes(draft, h)), None)
        if host is not None:
            yield Drop(line, f"Imaging is part of {host.code}; {line.code} is not billed with it.")


@rule("imaging/no-host", layer="edit", cites=["cpt", "ncci-addon"])
def no_host(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a guidance line with no procedure on the claim that it may stand beside."""
    for line in guidance(draft):
        if not any(line.code in separate(draft, host) for host in hosts(draft)):
            yield Drop(line, f"No procedure on this claim is reported together with {line.code}.",
                       remedy="A supported procedure whose guidance is reported separately.")


@rule("imaging/not-stated", layer="coding", cites=["cpt", "faq/77003-elements"])
def not_stated(draft: Draft) -> Iterator[AnyEdit]:
    """Reject a guidance line whose modality the note does not state for a procedure that may carry it."""
    for line in guidance(draft):
        if line.expected is None:
            yield Drop(line, f"The note does not state the guidance that {line.code} reports for a procedure "
                       "that may carry it.", remedy="Documentation of the modality used to guide the needle.")
