"""How transforaminal epidurals are spoken of, beyond the names in `reading.lexicon`."""

#: The needle gave contrast only: a study, not an injection of drug.
DRUG = (
        r"\b(?:steroid|dexa\w*|decadron|depo\w*|kenalog|triamcin\w*|celestone|betameth\w*|methylpred\w*"
        r"|solu-?medrol|lidocaine|xylocaine|bupivacaine|marcaine|"
        r"sensorcaine|ropivacaine|naropin|anesthetic|medication|solution|mixture|injectate|treatment)\b")
EPIDUROGRAM_ONLY = r"\bepidurogram for|\bneural mapping\b|\bdiagnostic epidurogra\w+|\bcontrast[- ]only\b"
