"""How percutaneous lumbar decompression (MILD) is spoken of; "mild" alone is a word of severity."""

FAMILY = "mild"
STEMS = tuple(
    (
        "mild|pild|vertos|debulk|guided decompress|guided cervical decompress|guided thoracic decompress"
        "|minimally invasive lumbar|lumbar decompression|flavotomy|sculpter|sculptor"
    ).split("|")
)
ROWS = {
    "mild": r"\bminimally\sinvasive\slumbar\sdecompress\w*|\b(?:vertos\s)?mild\b(?=\s?(?:procedure\b"
            r"|device\b|kit\b|decompress\w*|(?:lumbar\s)?l\d-|at\sl\d-(?:\d|s\d)\s(?:was|under|on|with"
            r"|both|bilat|and|through|performed|conver"
            r"|today|done|[,.;])))(?<!and mild)(?<!is mild)"
            r"|\bpercutaneous\simage-?\s?guided\s(?:(?:lumbar|cervical|thoracic|spinal)\s)?decompress\w*|\bpild\b|\bvertos\b(?:\smild)?"
            r"|\b(?:ligamentum\sflavum|ligament|flavum|lf)\s(?:\w+\s){0,2}debulk\w*"
            r"|\bdebulk\w*\s(?:of\s)?(?:the\s)?(?:hypertrophied\s)?(?:ligamentum|ligament|flavum|lf)\b"
            r"|\bdebulked\b"
            r"|\blaminotomy/flavotomy|\b(?:tissue|bone)\ssculpt(?:er|or)\b|\(mild\)",
}  # fmt: skip
#: One of these stands beside the procedure; without them "mild" is how bad a finding is.
COMPANY = (
    r"\bflavum\b|\blf\b|\bsculpt\w*|\brongeurs?\b|\bportals?\b|\bport\b|\bvertos\b|\bdecompress\w*|\bdebulk\w*|\bpild\b"
    r"|\bmild\s(?:procedure|device|kit)\b|\(mild\)"
)
CONVERTED = r"\bconverted\sto\s(?:an?\s)?open"
