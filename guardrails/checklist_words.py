"""What each family's documentation should hold beyond the procedure itself: items that words of the note meet."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPINE = frozenset({"epidural", "transforaminal", "facet", "facet_rf", "si"})
_ALL: frozenset[str] = frozenset()
_BLOCKS = frozenset({"peripheral_block", "occipital", "plexus_block", "fascial_block", "sympathetic", "genicular"})
_VERTEBRAE = frozenset({"vertebral_augmentation", "bvn", "mild", "disc_decompression", "discography", "adhesiolysis"})


@dataclass(frozen=True, slots=True)
class Words:
    """An item that words anywhere in the note meet. Empty `families` means every procedure."""

    item: str
    pattern: re.Pattern[str]
    families: frozenset[str] = _ALL


def _item(item: str, pattern: str, *families: str) -> Words:
    return Words(item, re.compile(pattern), frozenset(families))


_SAVED = (
    r"\b(?:images?|films?|pictures?|views?|spots?|prints?|hard cop\w+)\b[^.]{0,60}"
    r"\b(?:saved|stored|kept|archived|retained|printed|pacs|captured|recorded|sent|record|filed)"
    r"|\b(?:saved|stored|archived|retained|recorded|printed|kept)\b[^.]{0,40}"
    r"\b(?:images?|films?|pictures?|pacs|views?)"
)
_DOSE = r"\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml|mls|cc|ccs|units?|u|%)(?![a-z])"

ITEMS: tuple[Words, ...] = (
    _item("consent obtained", r"\bconsent|\brisks? (?:and|,|&).{0,40}(?:benefits?|discussed|explained)"),
    _item("time-out done", r"\btime[- ]?out\b|\bcorrect (?:patient|site|side)"),
    _item("needle position image saved", _SAVED, *SPINE, *_VERTEBRAE, "genicular", "lumbar_puncture", "blood_patch"),
    _item(
        "contrast flow described",
        r"\b(?:contrast|omnipaque|isovue|dye|epidurogram|arthrogram|iohexol|iopamidol)\b",
        "epidural", "transforaminal", "adhesiolysis", "sympathetic",
    ),
    _item(
        "relief after earlier block or before and after scores",
        r"\brelief\b|\bpain (?:score|scale|level)?\s*:?\s*\d{1,2}\s*/\s*10|\b\d{1,2}/10\b",
        "facet", "facet_rf", "si", "transforaminal", "genicular", "neurolysis",
    ),
    _item(
        "conservative care or reason for the procedure",
        r"\bphysical therapy\b|\bpt\b|\bconservative\b|\bfailed\b|\bnsaids?\b|\bindication",
        *SPINE, *_VERTEBRAE, "trigger_point", "dry_needling", "joint", "tendon", "prp",
    ),
    _item(
        "drug and amount stated", _DOSE,
        *_BLOCKS, "trigger_point", "joint", "tendon", "prp", "chemodenervation", "epidural",
    ),
    _item("muscles named", r"\b(?:trapez|levator|rhomboid|glut|pirif|quadratus|paraspin|splenius|muscle|biceps"
          r"|brachi|flexor|corrugator|orbicularis|sternocleid|scalene|masseter|gastroc|tibialis|infraspin|supraspin|deltoid|pector)\w*",
          "trigger_point", "dry_needling", "chemodenervation"),
    _item("units given and discarded", r"\b(?:discard|wast)\w*|\bno waste\b|\bunavoidabl\w+", "chemodenervation"),
    _item("lesion temperature and time, or the agent",
          r"\b\d{2,3}\s?(?:°|deg\w*|c\b)|\bphenol\b|\balcohol\b|\bcryo\w*",
          "facet_rf", "neurolysis", "bvn"),
    _item("trial and its result, or what is exchanged and why", r"\btrial\b|\bpsych\w*|\bend of (?:service|life)"
          r"|\beri\b|\beos\b|\bmigrat\w*|\binfect\w*|\bdeplet\w*|\bmalfunction\w*", "scs", "pns", "pump"),
    _item("final lead or catheter position", r"\b(?:[clts]\d{1,2}|foramen|nerve)\b|\btip\b", "scs", "pns", "pump"),
    _item("settings before and after", r"\bfrom\s\d|->|\bto\s\d|\b(?:unchanged|no changes?)\b"
          r"|\b(?:amplitude|rate|pulse width|contacts?)\b",
          "programming", "pump"),
    _item(
        "pressure, or amount and look of the fluid",
        r"\bopening pressure\b|\bop \d|\bclear\b|\bml\b", "lumbar_puncture",
    ),
    _item("amount of blood", r"\b\d{1,2}\s?(?:ml|cc)\b", "blood_patch"),
    _item("age of the fracture or scan that shows it", r"\bmri\b|\bedema\b|\bacute\b|\bweeks?\b|\bbone scan\b",
          "vertebral_augmentation"),
    _item("harvest and preparation", r"\bdrawn|\bdrew|\bspun|\bcentrifug\w*|\bkit\b|\bprocessed\b", "prp"),
    _item("complications stated", r"\bcomplications?\b|\btolerated\b|\bno (?:immediate )?problems\b"),
)  # fmt: skip
