"""Dry needling: codes by the number of muscles, and how notes state that number."""

FEW, MANY = "20560", "20561"
FROM = 3
STATED = (
    r"\b(?P<few>(?:1\s(?:or|to)\s2|1-2)\smuscles?)|(?:\b(?P<n>\d{1,2})(?P<plus>\s?\+|\sor\smore)?|(?P<over>>"
    r"|more\sthan)"
    r"\s?(?P<m>\d))\s(?:separate\s|different\s)?muscles?(?:\sgroups?)?\b|\b(?P<p>\d)\+\smuscles?"
)
