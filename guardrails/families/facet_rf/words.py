"""How lesions of the facet nerves are spoken of; modes and temperatures are in `reading.lesion_words`."""

DRG = r"\bdorsal root gangli\w*|\bdrgs?\b"
