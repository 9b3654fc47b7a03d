"""Moderate sedation by the physician who does the procedure: codes and minutes."""

from __future__ import annotations

FIRST, FIRST_CHILD, FURTHER = "99152", "99151", "99153"
FIRST_FROM = 10  # minutes of intraservice time from which the first quarter hour is reported
FURTHER_FROM = 23  # from here a further quarter hour; then one more every 15 minutes
QUARTER = 15
