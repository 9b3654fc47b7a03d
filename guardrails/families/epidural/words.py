"""How interlaminar and caudal epidurals are spoken of, beyond the names in `reading.lexicon`."""

#: A catheter that stays for infusion or repeated dosing, and one that does not.
CATHETER_LEFT = (
        r"\bcatheter\b[^.;\n]{0,60}\b(?:left (?:in|indwelling)|secured|tunnel\w*|sutured|taped"
        r"|remain\w*)\b"
                 r"|\b(?:left (?:the |an? )?(?:epidural )?catheter|indwelling (?:epidural )?catheter"
                 r"|tunneled (?:epidural )?catheter)\b"
                 r"|\b(?:continuous|epidural) infusion (?:was |is )?(?:started|begun|running|initiated|set"
                 r"|at)\b|\bcontinuous epidural infusion\b")
CATHETER_OUT = (
        r"\bcatheter\b[^.;\n]{0,40}\b(?:removed|pulled|withdrawn|out|discontinued)\b|\b(?:removed|pulled"
        r"|withdrew|withdrawn) (?:the |with the )?(?:needle and )?catheter")

#: Entries of a pick list that names routes.
APPROACH_FIELD = r"\bapproach\s*:"
