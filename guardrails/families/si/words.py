"""How sacroiliac injections, blocks and lesions are spoken of, beyond the names in `reading.lexicon`."""

#: Around the joint, not in it.
LIGAMENT = r"\b(?:posterior\s)?sacro-?\s?iliac\slig\w*|\bperi-?articular\b|\bsi\slig\w*"
INSIDE = r"\bintra-?articular|\barthrogra\w+|\binto the joint|\bjoint (?:space|was entered)"

#: Fusion of the joint, and where its implants lie.
_JOINT = r"(?:sacro-?iliac|si|sij)"
FUSION = {
    "fusion": rf"\b{_JOINT}\s(?:joint\s)?(?:fusion|arthrodesis|fixation)\b"
    rf"|\b(?:fusion|arthrodesis|fixation)\sof\s(?:the\s)?(?:\w+\s){{0,2}}?{_JOINT}\b"
    rf"|\b{_JOINT}\s(?:joint\s)?stabili[sz]ation\b|\blinq\b|\bpainteq\b|\b{_JOINT}\s(?:joint\s)?[^.;\n]{{0,25}}\ballograft\b",
}
FUSION_STEMS = ("fusion", "arthrodesis", "fixation", "linq", "painteq", "allograft", "stabili")
OPEN = r"\bopen\s(?:\w+\s){0,2}(?:fusion|arthrodesis|exposure|approach|reduction)|\bjoint\s(?:was\s)?exposed\b"
#: Through both bones: screws, triangular rods.
ACROSS = (
    r"\btrans-?(?:fix\w*|iliac|articular|gluteal)|\b(?:across|through)\s(?:the\s)?(?:\w+\s){0,2}(?:ili(?:um|ac)|si\b|sij\b|sacro-?iliac)"
    r"|\btriangular\s(?:\w+\s)?(?:implants?|rods?)|\bi-?fuse\b(?!\s(?:inter|bedrock|torq))|\b(?:into|engag\w+)\sthe\ssacrum\b|\bscrews?\b"
    r"|\bbuttress\w*|\b(?:pierc|perforat|cross)\w*\sboth\scortices"
)
#: Inside the joint line only: a graft or cage driven between the bones.
INSIDE_ONLY = (
    r"\bintra-?articular|\b(?:allograft|bone\sgraft|dowel|cage|spacer|implant|device)\b[^.;\n]{0,50}\b(?:into|in|within|inside|between)\s"
    r"(?:the\s)?(?:\w+\s){0,2}(?:joint|sij?)\b|\b(?:linq|cornerloc|catamaran|posterior\sallograft)\b"
)
NOT_ACROSS = r"\b(?:no|not|without|non-?)\s?(?:any\s)?trans-?(?:fix|articular|iliac)\w*|\bwithout\scrossing"
