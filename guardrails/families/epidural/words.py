"""How interlaminar and caudal epidurals are spoken of, beyond the names in `reading.lexicon`."""

_CATHETER = r"\bcath(?:eter)?s?\b"
#: A catheter that stays for infusion or repeated dosing, and one that does not.
CATHETER_LEFT = (
        rf"{_CATHETER}[^.;\n]{{0,60}}\b(?:left (?:in|at|indwelling)|secured|tunnel\w*|sutured|taped"
        r"|remain\w*|stays?|is to stay|connected to (?:an?|the) (?:\w+ ){0,2}(?:infusion|pump))\b"
                 r"|\b(?:left (?:the |an? )?(?:epidural )?catheter|indwelling (?:epidural )?catheter"
                 r"|tunneled (?:epidural )?catheter)\b"
                 rf"|{_CATHETER}(?:(?!needle)[\s\S]){{0,160}}\b(?:left in\b(?! the (?:skin|needle))|(?:stitched"
                 r"|sewn) (?:in|to)\b|it was (?:then )?(?:tunnel\w*|secured|taped|sutured)"
                 r"|(?:hooked|attached|connected)(?: up)? to"
                 r" (?:an?|the) (?:\w+ ){0,2}(?:infusion|pump))"
                 rf"|{_CATHETER}[\s\S]{{0,240}}\binfusion\b(?:[^.;]|\.(?=\d)){{0,60}}\b(?:was|is|started|begun|running"
                 r"|initiated|set|at|will run|for (?:the next )?\w+ days|x ?\d+ ?d(?:ays)?|ml/hr?|ml an hour)\b"
                 r"|\b(?:continuous|epidural) infusion (?:was |is )?(?:started|begun|running|initiated|set"
                 r"|at)\b|\bcontinuous epidural infusion\b")
CATHETER_OUT = (
        rf"{_CATHETER}[^.;\n]{{0,40}}\b(?:removed|pulled|withdrawn|out|discontinued)\b|\b(?:removed|pulled"
        r"|withdrew|withdrawn) (?:the |with the )?(?:needle and )?catheter")
