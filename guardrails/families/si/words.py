"""How sacroiliac injections, blocks and lesions are spoken of, beyond the names in `reading.lexicon`."""

#: Around the joint, not in it.
LIGAMENT = r"\b(?:posterior\s)?sacro-?\s?iliac\slig\w*|\bperi-?articular\b|\bsi\slig\w*"
INSIDE = r"\bintra-?articular|\barthrogra\w+|\binto the joint|\bjoint (?:space|was entered)"
