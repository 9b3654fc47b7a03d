"""How lumbar puncture and the injection of a myelogram are spoken of; what only looks like one."""

FAMILY = "lumbar_puncture"
STEMS = tuple(
    ("puncture|punction|spinal tap|lp|myelogra|csf|tap|opening pressure|spinal fluid|op 1|op 2|op 3").split("|")
)
ROWS = {
    "puncture": r"\b(?:diagnostic\s|therapeutic\s|high[-\s]volume\s|large[-\s]volume\s|bedside\s"
                r"|fluoro\w*[-\s]guided\s)*(?:lumbar\s(?:puncture|punction)|spinal\stap)\b"
                r"|(?<!,\s)\blp\b(?!\(a\)|\sshunt|a\b|[\s-](?:needles?|prp|platelet|plasma|spinal\sneedle)\b)|\b(?:csf|spinal\sfluid)\s(?:collection|drainage)\b"
                r"|\blarge\svolume\stap|\b(?:did|performed)\sa\stap\b",
    "sign": r"\bopening\spressure(?=[^.;\n]{0,30}\d)(?![^.;\n]{0,20}psi)",
    "myelogram": r"\b(?:lumbar\s|cervical\s|thoracic\s|ct\s|total\sspine\s)*myelogra(?:m"
                 r"|phy)\b(?!\s(?:show|reveal|from|demonstr|in\s20|dated|\d))",
}  # fmt: skip
#: A puncture nobody wanted, or one that only serves another procedure.
ACCIDENT = (
    r"\b(?:accidental|inadvertent|unintended|unintentional)\s(?:dural\s)?puncture|\bwet\stap"
    r"|\bpost-?\s?(?:dural|lumbar)\spuncture|\bpdph\b"
)
ACCESS = (
    r"\bintrathecal\s(?:baclofen|morphine|trial|test|chemo\w*|injection|nusinersen|spinraza)"
    r"|\bspinal\sanesthe\w*|\blumbar\sdrain"
)
DRY = (
    r"\bdry\b(?!\sdressing|\ssterile)|\bno\scsf\b|\bunable\sto\sobtain\scsf"
    r"|\bcsf\s(?:was\s)?not\sobtained|\bunsuccessful\b"
)
GOT = (
    r"\bcsf\s(?:was\s)?(?:obtained|collected|returned|sent|seen|flow\w*)|\b(?:clear|cloudy|colou?rless"
    r"|bloody|xanthochrom\w*)\s?,?\s(?:\w+\s)?csf|\bml\s(?:of\s)?(?:clear\s)?csf|\btubes\b"
)
DRAINAGE = (
    r"\btherapeutic\b|\b(?:high|large)[-\s]volume\b|\bdrain(?:ed|age|ing)?\b|\bnph\b"
    r"|\bnormal\spressure\shydro\w*|\bpressure\srelief|\btook\soff\s\d|\bremoved\sfor\spressure"
    r"|\bclosing\spressure\b(?=[^\n]{0,200}\bnothing\swas\ssent)"
)
DIAGNOSTIC = (
    r"\bdiagnostic\b|\b(?:sent|to)\s(?:to\s)?(?:the\s)?lab\b|\btubes\b|\bcell\scount|\bcytolog\w*"
    r"|\bcultures?\b|\bgram\sstain|\boligoclonal|\bprotein\b|\blabs\b"
)
CONTRAST = r"\b(?:contrast|omnipaque|isovue|iohexol|iopamidol)\b"
#: Guidance that stands right at the puncture.
GUIDED = r"\b(?:under|with|using|by)\s(?:live\s|direct\s|intermittent\s|c-?arm\s)?(?:fluoro\w*|x-?ray)"
#: Not the treatment, but the reason: "therapeutic" said of nothing, or denied.
NOTHING_SENT = r"\bnothing\s(?:was\s)?sent|\bno\s(?:csf\s|samples?\s|fluid\s)?(?:was\s|were\s)?sent"
