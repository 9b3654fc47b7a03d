"""How vertebroplasty and kyphoplasty are spoken of, and what says that a cavity was made."""

FAMILY = "vertebral_augmentation"
STEMS = tuple(
    (
        "kypho|vertebro|vertebral|cement|pmma|sacroplast|tamp|methacrylate|kifo|bkp|spinejack|"
        "osseofix|kiva|balloon|curette"
    ).split("|")
)
ROWS = {
    "cavity": r"\b(?:balloon\s)?(?:kypho\s?-?plast\w*|kypho\b|kifoplast\w*|kyphx\b|bkp\b)"
              r"|\bballoon[-\s]assisted\svertebroplasty"
              r"|\b(?:spinejack|osseofix|kiva)\b|\bradiofrequency\svertebral\saugment\w*",
    "no_cavity": r"(?<!assisted )\bvertebro-?\s?plast\w*|\bvertebral\splasty\b|(?<!\w)vertebro\b",
    "augmentation": r"\b(?:percutaneous\s)?vertebral\s(?:body\s)?augment\w*",
    "cement": r"\bcement\s?augment\w*|\bcemented\b|\bpmma\saugment\w*|\bvertebral\sbody\scement\w*"
              r"|\b(?:pmma|cement|\w*methacrylate)\b"
              r"[^.;\n]{0,40}\b(?:injected|placed|deposited|delivered|introduced|instilled)"
              r"|\b(?:pmma|cement)\s(?:volume\s)?\d|\b\d(?:\.\d+)?\s?(?:ml|cc)s?\s(?:of\s)?(?:\w+\s)?(?:pmma|cement)\b"
              r"|\bfilled\swith\s(?:\S+\s){0,3}(?:cement|pmma)"
              r"|\bcuret\w*[^.;\n]{0,60}\b(?:void|cavity)|\b(?:followed\sby|injection\sof"
              r"|of)\s(?:bone\s)?cement\b|\bballoon\b[^.;\n]{0,30}\binflated|\btreated\sby\sballoon",
    "sacral": r"\bsacro-?plast\w*",
}  # fmt: skip
CAVITY = (
    r"\bballoon|\bbone\stamps?\b|\binflatable\b|\bcuret\w*[^.;\n]{0,30}\b(?:void|cavity)|\bcavity\b"
    r"|\bvoid\b|\bosteotome|\bexpand(?:ed|able)"
    r"|\bspinejack\b|\bosseofix\b|\bkiva\b|\bkyphon\b|\bkyphx\b|\bstabilit\b|\bdfine\b"
)
NO_CAVITY = (
    r"\bno\s(?:cavity|balloon)|\bwithout\s(?:an?\s)?(?:cavity|balloon)|\bcavity\s(?:was\s)?not\s(?:created"
    r"|made)|\bno\svoid\b"
    r"|\bballoon\s(?:was\s)?not\sused"
)
