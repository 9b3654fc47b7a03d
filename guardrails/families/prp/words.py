"""Platelet-rich plasma: one code for any site, harvest and guidance inside."""

CODE = "0232T"
WHITE_CELLS = "0481T"
