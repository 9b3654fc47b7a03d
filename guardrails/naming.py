"""Words for people: how a family, a place or a fact of the reader is called in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: family -> the procedure, in the singular, as it stands after "the"
FAMILIES: Mapping[str, str] = {
    "adhesiolysis": "epidural adhesiolysis",
    "blood_patch": "epidural blood patch",
    "bvn": "basivertebral nerve ablation",
    "chemodenervation": "chemodenervation",
    "disc_decompression": "disc decompression",
    "discography": "discography",
    "dry_needling": "dry needling",
    "epidural": "epidural injection",
    "facet": "facet injection",
    "facet_rf": "facet nerve ablation",
    "fascial_block": "fascial plane block",
    "genicular": "genicular nerve procedure",
    "joint": "joint injection",
    "lumbar_puncture": "lumbar puncture",
    "mild": "lumbar decompression through the skin",
    "neurolysis": "nerve destruction",
    "occipital": "greater occipital nerve block",
    "peripheral_block": "nerve block",
    "plexus_block": "plexus block",
    "pns": "peripheral stimulator procedure",
    "programming": "programming",
    "prp": "platelet-rich plasma or marrow injection",
    "pump": "pump procedure",
    "scs": "spinal cord stimulator procedure",
    "si": "sacroiliac procedure",
    "sympathetic": "sympathetic block",
    "tendon": "tendon, ligament or tunnel injection",
    "transforaminal": "transforaminal injection",
    "trigger_point": "trigger point injection",
    "vertebral_augmentation": "vertebral augmentation",
}


def family(name: str) -> str:
    """The family in a sentence; an unknown one by its own name."""
    return FAMILIES.get(name, plain(name))


def plain(token: str) -> str:
    """A reader's token (`greater_occipital`, `separate_77003`) as words; levels and codes stay as they are."""
    return token.replace("_", " ")


def listed(tokens: Iterable[str]) -> str:
    return ", ".join(plain(token) for token in tokens)
