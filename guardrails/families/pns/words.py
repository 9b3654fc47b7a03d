"""How peripheral nerve stimulators are spoken of: parts, verbs, names, nerves and systems."""

from guardrails.families.stimulator_words import GENERATOR
from guardrails.reading.stimulators import LEADS

FAMILY = "pns"
_DEVICE = (
    r"\b(?:(?:integrated|peripheral(?:\snerve)?|occipital\snerve|restorative|multifidus|medial\sbranch"
    r"|nalu|curonix"
    r"|freedom|moventis|stimq)\s)*(?:nerve\s)?(?:neurostimulat(?:or|ion)|stimulat(?:or|ion)"
    r"|simulator)s?\b(?:\ssystem)?"
    r"(?!\s(?:leads?|electrode|trial|generator|ipg|batt\w*|array|program\w*|was\sused))|\bstim\s?router\b"
    r"|\breactiv8\b"
    r"(?!\sleads)|\bintegrated\s(?:pns|system|lead|device)\b|\bpns\b(?:\ssystem)?(?!\s(?:leads?|trial"
    r"|gener\w+|elect\w+"
    r"|ipg|cand\w+))|\brestorative\sleads?\b"
)
PARTS = {
    "lead": rf"{LEADS}|\b(?:\w+\s)?cuff\selectrode\b|\bsprint\s(?:pns\s)?(?:system|device)\b",
    "generator": GENERATOR + r"|\bmicro-?ipg\b|(?<!built-in )(?<!integrated )\breceiver\b",
    "pocket": r"\bpocket\b",
    "device": _DEVICE,
}
_NERVE = (
    r"(?:\b(?:supra-?scapular|axillary|median|ulnar|radial|peroneal|fibular|tibial|saphenous|cutaneous|femoral"
    r"|sural|cluneal"
    r"|intercostal|ilio-?inguinal|genito-?femoral|occipital|genicular|sciatic|pudendal|obturator|supra-?orbital"
    r"|infra-?orbital"
    r"|brachial\splexus|medial\sbranch(?:es)?)\b)"
)
NAMES = {
    #: a lead named with its nerve and no verb, as in a title or a terse note
    "sited": rf"\b(?:{LEADS}|sprint|pns\s?(?::\s?)?(?:nalu|sprint|curonix|bioness"
             rf"|\w+)?)(?:\s?x\s?\d)?[,:]?\s(?:(?!remov|pull|revis|explant)[\w+-]+,?\s)"
             rf"{{0,9}}?{_NERVE}",
    "titled": r"(?m:^)[ ]*(?:procedure:?\s)?peripheral\snerve\sstimulat(?:ion|or)(?:\s(?:note|procedure|placement"
              r"|implant\w*))?(?:\s-+\s\w+|,\s\w+)?(?:[ ]{2,}[^\n]*)?[ ]*(?m:$)",
    "housed": r"\b(?:micro-?)?(?:ipg|generator|battery)[,:]?\s(?:in\s)?(?:the\s)?(?:left|right|r|l|rt"
              r"|lt)\s(?:[\w-]+\s){0,2}pocket\b",
    "joined": r"\b(?:connected|attached|tunnell?ed|plugged"
              r"|hooked)\s(?:in\s?)?to\s(?:an?\s)?new\s(?!external)(?:(?!external)\w+\s){0,3}"
              r"(?:generator|ipg|battery)\b",
    "trial": r"\b(?:pns|pnfs|ons|(?:peripheral|occipital|suprascapular|tibial|median|ulnar|saphenous"
             r"|axillary|sural"
             r"|cluneal|genicular|femoral|peroneal)(?:\snerve)?(?:\sfield)?\s(?:neuro)?(?:stim\w*"
             r"|simulator))\strial\b",
    "temporary": r"\b(?:temporary|60-?\s?day)\s(?:pns|peripheral\s\w+\s\w+)\b(?!\sleads?\s(?:pull|remov))"
                 r"|\bsprint\s(?:pns\s)?(?:placement|implant\w*)\b|\bsprint\s(?:endura|extensa)\b"
                 r"|\bsprint\sleads?\sto\b",
    "stimulator": r"\b(?:\w+\s)?(?:nerve|medial\sbranch|median\sbranch)\s(?:stimulator|pns)\b(?!\s(?:trial"
                  r"|was\sused|used"
                  r"|leads?|gener\w+|remov\w*|to\b))|\bpnfs\b(?!\strial)"
                  r"|\bperipheral\snerve\sfield\sstimulation\b",
    "integrated": r"\bstim\s?router\s(?:implant\w*|placement)\b"
                  r"|(?<!of )\bintegrated\s(?:peripheral\s)?(?:neurostimulator"
                  r"|pns|system)\b(?!\s(?:remov|revis|explant)\w*)|\bimplanted\sintegrated\slead"
                  r"|\bcuronix\sfreedom\speripheral",
    "reactiv8": r"\breactiv8\b(?!\s(?:consult|cand\w*))|\brestorative\s(?:neuro)?(?:stimulation|leads?)\b"
                r"|\bmultifidus\sstimulator\b",
    "ear": r"\b(?:percutaneous\s)?(?:electrical\s)?nerve\sfield\sstim\w*(?=[^.;\n]{0,60}\b(?:ears?|auric\w+|cranial)\b)"
           r"|\bib-?stim\b|\bnss-?2(?:\sbridge)?\b|\bauricular\s(?:neuro)?stim\w*",
    "ptns": r"\bptns\b|\bpercutaneous\stibial\s(?:nerve\s)?(?:neuro)?(?:stim\w*|mod\w*)\b"
            r"|\btibial\sneedle\sstim\w*",
    "pull": r"\bsprint\s(?:lead\s)?(?:pull|removal)\b|\b(?:temporary|sprint|coiled?|microleads?"
            r"|60-?\s?day)\s(?:pns\s)?"
            r"(?:leads?\s)?(?:were\s|was\s)?(?:removed|removal|pulled|withdrawn)\b|\bleads?\s(?:pull"
            r"|pulled)\b"
            r"|\bmicroleads?\s(?:were\s|was\s)?withdrawn",
}  # fmt: skip
#: Nerves that leads are put to.
_LIST = (
    r"(?:\s?(?:,|and|&|/)\s?(?:the\s)?(?:left\s|right\s)?(?:greater|lesser|l\d|middle|superior"
    r"|inferior))?"
)
NERVES = {
    "suprascapular": r"\bsupra-?scapular\b", "axillary": r"\baxillary\b(?!\s(?:pocket|line|incision|fold"
                                                         r"|region))", "median": r"\bmedian\snerve\b",
    "ulnar": r"\bulnar\b", "radial": r"\bradial\snerve\b",
    "common_peroneal": r"\b(?:common\s)?peroneal\b(?<!superficial"
    r" peroneal)(?<!deep peroneal)|\bfibular\snerve\b",
    "superficial_peroneal": r"\bsuperficial\speroneal\b", "deep_peroneal": r"\bdeep\speroneal\b",
    "tibial": r"\b(?:posterior\s)?tibial\b", "saphenous": r"\bsaphenous\b",
    "lateral_femoral_cutaneous": r"\blateral\sfemoral\scutaneous\b|\blfcn\b",
    "posterior_femoral_cutaneous": r"\bposterior\sfemoral\scutaneous\b",
    "femoral": r"\b(?<!lateral )(?<!posterior )femoral\b",
    "sural": r"\bsural\b", "superior_cluneal": r"\bsuperior\scluneal", "middle_cluneal": r"\bmiddle\scluneal",
    "cluneal": r"(?<!superior )(?<!middle )\bcluneal", "intercostal": r"\bintercostal",
    "ilioinguinal": r"\bilio-?inguinal", "iliohypogastric": r"\bilio-?hypogastric",
    "genitofemoral": r"\bgenito-?femoral",
    "occipital": r"\boccipital(?!\s(?:neuralgia|headache|pain|protub\w*))"
                 r"|\bons\b", "genicular": r"\bgenicular",
    "sciatic": r"\bsciatic\b(?!a)", "pudendal": r"\bpudendal", "obturator": r"\bobturator",
    "supraorbital": r"\bsupra-?orbital", "infraorbital": r"\binfra-?orbital", "trigeminal": r"\btrigeminal",
    "brachial_plexus": r"\bbrachial\splexus", "multifidus": r"\bmultifidus|\breactiv8",
    "medial_branch": r"\bmedi(?:al|an)\sbranch|\bdorsal\sram\w+",
    "vagus": r"\bvag(?:us|al)\b|\bvns\b",
    "sacral": r"\bsacral\s(?:nerve|neuro|foram)\w*|\bs[234]\s(?:\w+\s)?(?:foram\w*|nerve|root)|\binterstim\b",
}  # fmt: skip
#: Nerves of the head that are branches of a cranial nerve: 64553.
CRANIAL = frozenset({"supraorbital", "infraorbital", "trigeminal"})
#: Nerves with codes of their own.
VAGUS, SACRAL = "vagus", "sacral"
#: Open exposure of the nerve.
OPEN = (
    r"\bcuff\b|\bcut-?down\b|\bopen\s(?:incision|exposure|placement|implant\w*|dissection)\b"
    r"|\bforamen\s(?:was\s)?exposed|\bcarotid\ssheath\s(?:was\s)?(?:opened|exposed|entered)"
    r"|\bnerve\s(?:was\s)?(?:dissected|exposed|identified\sand\sdissected)"
)
REACTIV8 = r"\breactiv8\b|\bmultifidus\b|\brestorative\sneuro\w*|\brestorative\sleads?\b"
INTEGRATED = (
    r"\bintegrated\b|\bstim\s?router\b|\bmoventis\b|\bstimq\b|\bone\spiece\b|\bone-piece\b"
    r"|\bsingle\spiece\b|\b1\spiece\b"
    r"|\b(?:curonix\s)?freedom\s(?:pns|peripheral)|\bcuronix\b"
)
DETACHABLE = (
    r"\bmicro-?ipg\b|\b(?:ipg|generator|battery)\b(?:\s\w+){0,3}\s(?:pocket|placed|connected|implanted)"
    r"|\bseparate\sgenerator"
    r"|\bconnected\sto\s(?:a\s|the\s)?(?:new\s)?(?:\w+\s){0,2}(?:ipg|generator)"
)
#: Systems whose generator stays outside, or that stay only for a while: nothing more to ask.
OUTSIDE = (
    r"\btrial\b|\btemporary\b|\b60-?\s?day\b|\bsprint\b|\bexternal\b|\bwearable\b|\bspr\b|\bendura\b"
    r"|\bextensa\b"
    r"|\bmicro-?leads?\b|\btransmitter\b|\bepg\b"
)
PULL_SIGNS = (
    r"\btemporary\b|\btrial\b|\bsprint\b|\b60-?\s?day|\bcoil\w*|\bmicrolead|\bgentle\straction"
    r"|\bday\s60\b"
)
#: The generator is worn on the skin: none was implanted.
WORN = (
    r"\bsprint\b|\b60-?\s?day\b|\bendura\b|\bextensa\b|\bwearable\b|\bept\b"
    r"|\bexternal\s(?:pulse\s)?(?:generator|stim\w*)"
)
#: A correction: no lead was placed after all.
NO_LEAD = r"\bnot\san?\s(?:stimulator\s|stimulation\s|pns\s)lead\b|\bthis\swas\sa\sblock,?\s(?:and\s)?not\b"
