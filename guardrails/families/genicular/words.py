"""Genicular codes and how many branches complete them; their names are in `reading.nerve_counts`."""

BLOCK, DESTRUCTION = "64454", "64624"
#: What a single nerve was coded as before these codes came.
BEFORE_2020 = {BLOCK: "64450", DESTRUCTION: "64640"}
COMPLETE = 3
